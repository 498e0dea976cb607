//! `prose.all-done`: all done, and yet some carried over.

use super::tell;
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.all-done",
    severity: Severity::Warning,
    statement: spoken([
        "正文说申请均已办结的，没有结转下年度的申请",
        "where the text says that all requests are done, none is carried out of the year",
    ]),
    why: large([
        "“均已办结”与“结转”不能都对；按期办理是另一回事，不在此列。",
        "All done and some carried over cannot both be so; done in time is another matter, and not meant here.",
    ]),
    basis: "gouji",
    pass: large(&[in_2021(&[("结转下年度 8 件", "结转下年度 8 件，其余均已办结")])]),
    fail: large(&[in_2021(&[("（四）平台建设。", "（四）平台建设。收到的政府信息公开申请均已办结。")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::AllDone, subject, outcome);
}
