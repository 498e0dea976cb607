//! What the text tells of the tables, held against them.

use rust_decimal::Decimal;

use super::{CLEAN_2021, CellId, Fact, Finding, Outcome, Rule, Severity, Subject, edit_2021};
use crate::place::Span;
use crate::prose;
use crate::reading::Reading;

pub const TABLE: Rule = Rule {
    id: "prose.table",
    severity: Severity::Error,
    statement: ["正文所说的申请件数与表格一致", "the requests told in the text are those of the table"],
    basis: "《中华人民共和国政府信息公开条例》第五十条第（三）项",
    good: CLEAN_2021,
    bad: edit_2021(&[("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件")]),
    run: table,
};

pub const DENIAL: Rule = Rule {
    id: "prose.denial",
    severity: Severity::Error,
    statement: ["正文说没有的，表格中为 0", "what the text denies is zero in the table"],
    basis: "《中华人民共和国政府信息公开条例》第五十条第（三）项、第（四）项",
    good: CLEAN_2021,
    bad: edit_2021(&[("答复文书实行双人复核", "全年未发生行政复议、行政诉讼")]),
    run: denial,
};

fn read(subject: &Subject) -> (Vec<prose::Claim>, Vec<prose::Denied>) {
    let tables: Vec<Span> = subject.reading.tables.iter().filter_map(|t| t.span).collect();
    prose::read(subject.document, subject.reading.year, &tables)
}

/// The cell with this address.
fn cell(reading: &Reading, address: &str) -> Option<CellId> {
    reading.tables.iter().enumerate().find_map(|(t, table)| Some((t, table.table.cells.iter().position(|c| c.address == address)?)))
}

/// The sum of these cells; None where one of them is not known for certain.
fn sum(reading: &Reading, addresses: &[&str]) -> Option<(Decimal, Vec<CellId>)> {
    let cells: Vec<CellId> = addresses.iter().map(|a| cell(reading, a)).collect::<Option<_>>()?;
    let known = |&(t, c): &CellId| reading.tables[t].cells[c].summand().filter(|_| super::blank_total(&reading.tables[t], c).is_none());
    let sum = cells.iter().map(known).sum::<Option<Decimal>>()?;
    Some((sum, cells))
}

fn table(subject: &Subject, outcome: &mut Outcome) {
    for claim in read(subject).0 {
        let readings: Option<Vec<(Decimal, Vec<CellId>)>> = claim.kind.readings.iter().map(|r| sum(subject.reading, r)).collect();
        // A reading that cannot be told may be the right one: then nothing is said.
        let Some(readings) = readings else { continue };
        if readings.iter().any(|(sum, _)| *sum == claim.figure) {
            continue;
        }
        let mut cells: Vec<CellId> = readings.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
        cells.sort_unstable();
        cells.dedup();
        let tried = readings.iter().map(|(sum, _)| *sum).collect();
        outcome.findings.push(Finding {
            rule: TABLE.id,
            severity: TABLE.severity,
            fact: Fact::Told { figure: claim.figure, tried },
            cells,
            span: Some(claim.span),
            quote: Some(subject.document.slice(claim.span).to_owned()),
        });
    }
}

fn denial(subject: &Subject, outcome: &mut Outcome) {
    for denied in read(subject).1 {
        let Some((found, cells)) = sum(subject.reading, denied.kind.cells).filter(|(sum, _)| !sum.is_zero()) else { continue };
        outcome.findings.push(Finding {
            rule: DENIAL.id,
            severity: DENIAL.severity,
            fact: Fact::Denied { found },
            cells,
            span: Some(denied.span),
            quote: Some(subject.document.slice(denied.span).to_owned()),
        });
    }
}
