//! `prose.repeat`: a fact told twice has one value.

use super::tell;
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.repeat",
    severity: Severity::Warning,
    statement: spoken(["同一事实在正文各处的数字一致", "a fact told twice has one value"]),
    why: large([
        "前后两个数字，至少有一个是旧的或错的；常见于只改了一处。",
        "Of two figures for one fact one at least is old or wrong; most often only one place was brought up to date.",
    ]),
    basis: "gouji",
    pass: large(&[
        in_2021(&[("（四）平台建设。", "（四）平台建设。全年新收政府信息公开申请180件。")]),
        // Another year's figure is another fact.
        in_2021(&[("（四）平台建设。", "（四）平台建设。2022年新收政府信息公开申请108件。")]),
    ]),
    fail: large(&[in_2021(&[("（四）平台建设。", "（四）平台建设。全年新收政府信息公开申请108件。")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::Repeat, subject, outcome);
}
