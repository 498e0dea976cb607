//! `prose.balance`: what came and what went, where the text tells both.

use super::{CONTENT, tell};
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.balance",
    severity: Severity::Error,
    statement: spoken([
        "正文所说的收到与上年结转之和，等于办结与结转下年之和",
        "requests received and carried in, as the text tells them, are those processed and carried out",
    ]),
    why: large([
        "四个数字都在正文里，读者会去加；两边不等，表格再对也没有用。",
        "All four figures stand in the text to be added up: where the sides differ, a sound table does not help.",
    ]),
    basis: CONTENT,
    pass: large(&[in_2021(&[(
        "全年新收政府信息公开申请 180 件，上年结转 4 件，办理",
        "全年收到政府信息公开申请184件（含上年结转4件），办结",
    )])]),
    fail: large(&[in_2021(&[("办理 176 件，结转下年度 8 件", "办理 180 件，结转下年度 8 件")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::Balance, subject, outcome);
}
