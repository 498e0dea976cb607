//! `prose.table`: a count told in the text is that of the table.

use super::{CONTENT, tell};
use crate::claims::{Claim, Kind, State, Why as Unchecked};
use crate::rule::{Outcome, Rule, Severity, Subject, Why, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.table",
    severity: Severity::Error,
    statement: spoken(["正文所说的数字与所指的表格数字一致", "a count told in the text is that of the cells it speaks of"]),
    why: large([
        "正文和表格说的是同一件事；两处不一，读者不知道该信哪一处。",
        "Text and table tell of one thing: where they differ, no one knows which to believe.",
    ]),
    basis: CONTENT,
    pass: large(&[
        // 收到 takes in what was carried over, 新收 does not: either is right.
        in_2021(&[("全年新收政府信息公开申请 180 件", "全年收到政府信息公开申请184件")]),
    ]),
    fail: large(&[in_2021(&[("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::Count, subject, outcome);
    let unread = |c: &&Claim| c.kind == Kind::Count && matches!(c.state, State::Unchecked(Unchecked::CellsUnread));
    let count = subject.claims.iter().filter(unread).count();
    if count > 0 {
        outcome.not_checked.push((RULE.id.into(), Why::Told { count }));
    }
}
