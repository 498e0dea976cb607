//! What the text tells, held against the tables and against itself.

use super::{CLEAN_2021, Fact, Finding, Outcome, Rule, Severity, Subject, Why, edit_2021};
use crate::claims::{self, Claim, Contradiction, Kind, State};

const BASIS: &str = "《中华人民共和国政府信息公开条例》第五十条";

pub const TABLE: Rule = Rule {
    id: "prose.table",
    severity: Severity::Error,
    statement: ["正文所说的数字与所指的表格数字一致", "a count told in the text is that of the cells it speaks of"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件")]),
    run: |subject, outcome| {
        tell(&TABLE, Kind::Count, subject, outcome);
        let unread = |c: &&Claim| c.kind == Kind::Count && matches!(c.state, State::Unchecked(claims::Why::CellsUnread));
        let count = subject.claims.iter().filter(unread).count();
        if count > 0 {
            outcome.not_checked.push((TABLE.id.into(), Why::Told { count }));
        }
    },
};

pub const SUM: Rule = Rule {
    id: "prose.sum",
    severity: Severity::Error,
    statement: ["正文中分项之和与总数相符，分项不超过总数", "parts listed in the text add up to their whole, and never exceed it"],
    basis: "gouji",
    good: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次、线下4次")]),
    bad: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次、线下6次")]),
    run: |subject, outcome| tell(&SUM, Kind::List, subject, outcome),
};

pub const SHARE: Rule = Rule {
    id: "prose.share",
    severity: Severity::Error,
    statement: ["正文所说的占比与所说的数量相符", "a share told agrees with the counts told"],
    basis: "gouji",
    good: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占66.7%")]),
    bad: edit_2021(&[("举办培训 2 次", "举办培训12次，其中线上8次，占76.7%")]),
    run: |subject, outcome| tell(&SHARE, Kind::Share, subject, outcome),
};

pub const GROWTH: Rule = Rule {
    id: "prose.growth",
    severity: Severity::Error,
    statement: ["正文所说的增减与所说的两年数量相符", "growth told agrees with the two counts told"],
    basis: "gouji",
    good: edit_2021(&[("举办培训 2 次", "2022年举办培训10次，2023年举办培训12次，同比增长20%")]),
    bad: edit_2021(&[("举办培训 2 次", "2022年举办培训10次，2023年举办培训12次，同比增长2%")]),
    run: |subject, outcome| tell(&GROWTH, Kind::Growth, subject, outcome),
};

pub const BALANCE: Rule = Rule {
    id: "prose.balance",
    severity: Severity::Error,
    statement: [
        "正文所说的收到与上年结转之和，等于办结与结转下年之和",
        "requests received and carried in, as the text tells them, are those processed and carried out",
    ],
    basis: BASIS,
    good: edit_2021(&[("全年新收政府信息公开申请 180 件，上年结转 4 件，办理", "全年收到政府信息公开申请184件（含上年结转4件），办结")]),
    bad: edit_2021(&[("办理 176 件，结转下年度 8 件", "办理 180 件，结转下年度 8 件")]),
    run: |subject, outcome| tell(&BALANCE, Kind::Balance, subject, outcome),
};

pub const ALL_DONE: Rule = Rule {
    id: "prose.all-done",
    severity: Severity::Warning,
    statement: [
        "正文说申请均已办结的，没有结转下年度的申请",
        "where the text says that all requests are done, none is carried out of the year",
    ],
    basis: "gouji",
    good: edit_2021(&[("结转下年度 8 件", "结转下年度 8 件，其余均已办结")]),
    bad: edit_2021(&[("（四）平台建设。", "（四）平台建设。收到的政府信息公开申请均已办结。")]),
    run: |subject, outcome| tell(&ALL_DONE, Kind::AllDone, subject, outcome),
};

pub const REPEAT: Rule = Rule {
    id: "prose.repeat",
    severity: Severity::Warning,
    statement: ["同一事实在正文各处的数字一致", "a fact told twice has one value"],
    basis: "gouji",
    good: edit_2021(&[("（四）平台建设。", "（四）平台建设。全年新收政府信息公开申请180件。")]),
    bad: edit_2021(&[("（四）平台建设。", "（四）平台建设。全年新收政府信息公开申请108件。")]),
    run: |subject, outcome| tell(&REPEAT, Kind::Repeat, subject, outcome),
};

pub const DENIAL: Rule = Rule {
    id: "prose.denial",
    severity: Severity::Error,
    statement: ["正文说没有的，表格中为 0", "what the text denies is zero in the table"],
    basis: BASIS,
    good: CLEAN_2021,
    bad: edit_2021(&[("答复文书实行双人复核", "全年未发生因政府信息公开引发的行政复议、行政诉讼")]),
    run: |subject, outcome| tell(&DENIAL, Kind::Denial, subject, outcome),
};

/// Tells the broken claims of one kind.
fn tell(rule: &Rule, kind: Kind, subject: &Subject, outcome: &mut Outcome) {
    for claim in subject.claims.iter().filter(|c| c.kind == kind) {
        let State::Broken(contradiction) = &claim.state else { continue };
        let severity = match contradiction {
            Contradiction::Sum { certain: false, .. } | Contradiction::Balance { certain: false, .. } => Severity::Warning,
            _ => rule.severity,
        };
        outcome.findings.push(Finding {
            rule: rule.id.into(),
            severity,
            fact: Fact::Claim(contradiction.clone()),
            cells: match contradiction {
                Contradiction::Denied { cells, .. } => cells.clone(),
                _ => claim.cells(),
            },
            span: Some(claim.span),
            quote: Some(subject.document.quote(claim.span)),
        });
    }
}
