//! `requests.unpaid-fee`: where a fee was not paid, a notice of it was sent.

use rust_decimal::Decimal;

use crate::filing::State;
use crate::recognise::year_in;
use crate::rule::text::{has, paragraphs, section};
use crate::rule::{CellId, Finding, Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "requests.unpaid-fee",
    severity: Severity::Note,
    statement: spoken([
        "表中有逾期未缴费而不再处理的申请时，正文不说没有发出收费通知",
        "where requests were closed for a fee not paid, the text does not say that no notice of a fee was sent",
    ]),
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
/// What denies that there was a notice: before its name, the verb that sends it, or 无.
const DENIED: &str = "未发|没有发|未曾发|从未|无|未向|没有向|未开具|未制发|未下|未出具|未送达|没有下|没有开|没有制|没有出具|不曾";
/// What says that it is told of a part, of another year, or of those that did not pay.
const OTHERWISE: &str = "逾期|未按|除|外|其他|其余|再|上年|去年|上一年";

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some((id, count)) = figure(subject, ADDRESS) else { return };
    for words in [1, 6].iter().filter_map(|&n| section(subject, n)).flat_map(|(_, body)| paragraphs(subject, body)) {
        // A clause is of the year that was named last: "2022年未发出收费通知；2023年，发出1件".
        let mut year = None;
        let denied = |(_, clause): &(usize, &str)| {
            year = year_in(clause).or(year);
            (year.is_none() || year == subject.case.this.year) && denies(clause)
        };
        if let Some((start, clause)) = words.sentences(true).into_iter().find(denied) {
            let fact = Stated::new(SAYS, ADDRESS).with("count", count);
            let span = words.span(start, start + clause.len());
            outcome.findings.push(Finding { cells: vec![id], ..told(subject, &RULE, fact, Some(span)) });
            return;
        }
    }
}

/// Whether a clause says that no notice was sent: by a word before it, or by its count (件数为0, 0件).
fn denies(clause: &str) -> bool {
    let Some((before, after)) = clause.split_once("收费通知").or_else(|| clause.split_once("缴费通知")) else { return false };
    let after = after.trim_start_matches(['书', '单', '的']);
    let none = after.strip_prefix("件数").unwrap_or(after).trim_start_matches(['为', '共', '是', ':']);
    let none =
        none.starts_with('零') || none.strip_prefix('0').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'));
    (has(before, DENIED) || none) && !has(clause, OTHERWISE)
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
