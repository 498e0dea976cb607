//! `cell.precision`: the decimals that a form asks for.

use super::{each, figure};
use crate::document::Format;
use crate::form::Kind;
use crate::number::{Figure, Unit};
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, in_2019, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.precision",
    severity: Severity::Warning,
    statement: spoken(["2019年表采购总金额保留四位小数", "the procurement amount of form 2019 keeps four decimals"]),
    why: large([
        "表头写明“万元，保留四位小数”，即精确到元；少了位数就分不清是取整还是漏填。",
        "Its head asks for 万元 with four decimals, that is, to the yuan: with fewer, what was rounded cannot be told from what was left out.",
    ]),
    basis: "国办公开办函〔2019〕60号附表二",
    pass: large(&[
        in_2019(&[("政府集中采购\t18\t205.3600", "政府集中采购\t18\t0")]),
        in_2019(&[("政府集中采购\t18\t205.3600", "政府集中采购\t18\t205.0000")]),
    ]),
    fail: large(&[in_2019(&[("政府集中采购\t18\t205.3600", "政府集中采购\t18\t205.36")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    // A spreadsheet keeps the number and shows its decimals by a format of its own.
    if matches!(subject.document.format, Format::Xlsx | Format::Ods) {
        return;
    }
    each(subject, outcome, &RULE, |cell, kind| {
        let Kind::Amount { decimals: Some(decimals) } = kind else { return None };
        let wrong = |f: &&Figure| !f.number.is_zero() && f.decimals != decimals && f.unit != Some(Unit::Yuan);
        figure(cell).filter(wrong).map(|_| Fact::Precision { raw: cell.raw.clone(), decimals })
    });
}
