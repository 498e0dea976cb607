//! `cell.negative`: counts are not negative.

use super::{FILLING_IN, each};
use crate::filing::State;
use crate::form::Kind;
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, in_2019, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.negative",
    severity: Severity::Error,
    statement: spoken(["除“本年增/减”外，数字不为负", "no figure but 本年增/减 is negative"]),
    why: large([
        "件数、项数、金额没有负的；负号多半是破折号或录入差错。",
        "No count or amount is below zero: a minus is most often a dash, or a slip of the key.",
    ]),
    basis: FILLING_IN,
    pass: large(&[in_2019(&[("行政许可\t120\t+3\t", "行政许可\t120\t-3\t")])]),
    fail: large(&[in_2019(&[("行政许可\t120\t+3\t", "行政许可\t-120\t+3\t")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    each(subject, outcome, &RULE, |cell, kind| {
        let certain = cell.state != State::Doubtful && kind != Kind::Change;
        cell.value().filter(|v| certain && v.is_sign_negative() && !v.is_zero()).map(|value| Fact::Negative { value })
    });
}
