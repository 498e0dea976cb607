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

fn run(subject: &Subject, outcome: &mut Outcome) {
    const ADDRESS: &str = "requests/other.unpaid_fee/total";
    let cells = subject.case.this.tables().flat_map(|(t, table)| (0..table.cells.len()).map(move |c| CellId::this(t, c)));
    let mut unpaid = cells.filter(|&id| subject.case.address(id) == ADDRESS);
    let Some((id, count)) = unpaid.find_map(|id| {
        let cell = subject.case.cell(id);
        Some((id, cell.value().filter(|v| cell.state == State::Stated && *v > Decimal::ZERO)?))
    }) else {
        return;
    };
    for body in [1, 6].iter().filter_map(|&n| section(subject, n)).map(|(_, body)| body) {
        for words in paragraphs(subject, body) {
            let mut from = 0;
            for clause in words.text.split_inclusive([',', '。', ';']) {
                let start = from;
                from += clause.len();
                let notice = clause.find("收费通知").or_else(|| clause.find("缴费通知"));
                let denied =
                    notice.is_some_and(|at| has(&clause[..at], &["未发", "没有发", "未曾发", "无", "未向", "没有向", "未开具", "未制发"]));
                if denied && !has(clause, &["逾期", "未按"]) {
                    let fact = Stated::new(SAYS, ADDRESS).with("count", count);
                    let span = words.span(start, from);
                    outcome.findings.push(Finding { cells: vec![id], ..told(subject, &RULE, fact, Some(span)) });
                    return;
                }
            }
        }
    }
}
