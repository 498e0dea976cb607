//! `cell.fraction`: counts are whole.

use super::{FILLING_IN, each};
use crate::form::Kind;
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.fraction",
    severity: Severity::Error,
    statement: spoken(["件数、项数是整数", "counts are whole numbers"]),
    why: large([
        "半件申请不存在；小数多半是金额填进了件数格，或多打了小数点。",
        "There is no half request: a fraction is most often an amount in the wrong cell, or a stray point.",
    ]),
    basis: FILLING_IN,
    pass: large(&[in_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t12.65")]), in_2021(&[("行政处罚\t318", "行政处罚\t318.0")])]),
    fail: large(&[in_2021(&[("行政处罚\t318", "行政处罚\t31.8")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    each(subject, outcome, &RULE, |cell, kind| {
        let counts = !matches!(kind, Kind::Amount { .. });
        cell.value().filter(|v| counts && !v.fract().is_zero()).map(|value| Fact::Fraction { value })
    });
}
