//! `requests.unpaid-fee`: where a fee was not paid, a notice of it was sent.

use rust_decimal::Decimal;

use crate::filing::State;
use crate::rule::text::{has, paragraphs, section};
use crate::rule::{CellId, Finding, Outcome, Rule, Severity, Stated, Subject, in_2021, large, told};

pub const RULE: Rule = Rule {
    id: "requests.unpaid-fee",
    severity: Severity::Note,
    statement: [
        "表中有逾期未缴费而不再处理的申请时，正文不说没有发出收费通知",
        "where requests were closed for a fee not paid, the text does not say that no notice of a fee was sent",
    ],
    why: large([
        "没有收费通知，就谈不上“未按收费通知要求缴纳费用”；两处必有一处不对。",
        "Without a notice no fee can go unpaid after it: one of the two is wrong.",
    ]),
    basis: "国办公开办函〔2021〕30号附表（六）2；国办函〔2020〕109号",
    pass: large(&[in_2021(&[
        ("本年度没有收取政府信息公开信息处理费", "本年度发出收费通知1份，申请人逾期未缴，没有收取信息处理费"),
        (
            "不再处理其政府信息公开申请\t0\t0\t0\t0\t0\t0\t0\n\t3.其他\t1\t0\t0\t0\t0\t1\t2",
            "不再处理其政府信息公开申请\t1\t0\t0\t0\t0\t0\t1\n\t3.其他\t0\t0\t0\t0\t0\t1\t1",
        ),
    ])]),
    fail: large(&[in_2021(&[
        ("本年度没有收取政府信息公开信息处理费", "本年度未发出收费通知，没有收取政府信息公开信息处理费"),
        (
            "不再处理其政府信息公开申请\t0\t0\t0\t0\t0\t0\t0\n\t3.其他\t1\t0\t0\t0\t0\t1\t2",
            "不再处理其政府信息公开申请\t1\t0\t0\t0\t0\t0\t1\n\t3.其他\t0\t0\t0\t0\t0\t1\t1",
        ),
    ])]),
    run,
};

const SAYS: [&str; 2] = [
    "正文说没有收费通知，表中却有 {count} 件因逾期未按收费通知缴费而不再处理的申请",
    "the text says that no notice of a fee was sent, yet the table has {count} requests closed for a fee not paid after one",
];

const ADDRESS: &str = "requests/other.unpaid_fee/total";
/// What denies that there was a notice, before its name.
const DENIED: &str = "未发|没有发|未曾发|无|未向|没有向|未开具|未制发";

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some((id, count)) = figure(subject, ADDRESS) else { return };
    for words in [1, 6].iter().filter_map(|&n| section(subject, n)).flat_map(|(_, body)| paragraphs(subject, body)) {
        let denies = |clause: &str| {
            let notice = clause.find("收费通知").or_else(|| clause.find("缴费通知"));
            notice.is_some_and(|at| has(&clause[..at], DENIED)) && !has(clause, "逾期|未按")
        };
        if let Some((start, clause)) = words.sentences(true).into_iter().find(|(_, clause)| denies(clause)) {
            let fact = Stated::new(SAYS, ADDRESS).with("count", count);
            let span = words.span(start, start + clause.len());
            outcome.findings.push(Finding { cells: vec![id], ..told(subject, &RULE, fact, Some(span)) });
            return;
        }
    }
}

/// The figure at an address, where it is read for certain and above 0.
fn figure(subject: &Subject, address: &str) -> Option<(CellId, Decimal)> {
    for (t, table) in subject.case.this.tables() {
        if let Some(at) = table.table.cells.iter().position(|c| c.address == address) {
            let cell = &table.cells[at];
            return Some((CellId::this(t, at), cell.value().filter(|v| cell.state == State::Stated && *v > Decimal::ZERO)?));
        }
    }
    None
}
