//! `table.missing`: the official tables are there.

use super::FORMS;
use crate::document::{Document, Remark, Row, RowKind};
use crate::form::{TableForm, official};
use crate::place::Span;
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, Why, found, given, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "table.missing",
    severity: Severity::Error,
    statement: spoken(["三张官方表格齐全", "the three official tables are there"]),
    why: large([
        "表格是年度报告的主体，全国按它汇总；图片或附件里的表格读不出来，也汇总不了。",
        "The tables are the body of a report and are added up for the whole country: in a picture or an attachment they can be \
         neither read nor added.",
    ]),
    basis: FORMS,
    pass: large(&[
        // Headed in other words, it is still the table.
        in_2021(&[("四、政府信息公开行政复议、行政诉讼情况", "四、复议诉讼情况")]),
    ]),
    fail: large(&[in_2021(&[("5\t1\t0\t1\t7\t3\t0\t0\t2\t5\t1\t0\t0\t0\t1", "（见附件）")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    if given::is_part(subject) {
        given::tell(RULE.id, subject, outcome);
        return;
    }
    // A picture may be the table: that it cannot be read is told, and no fault.
    let pictures = subject.document.remarks.iter().any(|r| matches!(r, Remark::Pictures { .. } | Remark::Images { .. }));
    if filing.form.is_none() {
        // Before the first form there was no national table: nothing is missing, and nothing can be checked.
        match filing.year.filter(|&y| official().iter().all(|f| y < f.from)) {
            Some(year) => outcome.not_checked.push((RULE.id.into(), Why::BeforeForms(year))),
            None => {
                if !pictures {
                    outcome.findings.push(found(&RULE, Fact::TableMissing { title: None }, Vec::new(), None));
                }
                outcome.not_checked.push((RULE.id.into(), Why::NoForm));
            }
        }
    }
    for table in filing.tables.iter().filter(|t| t.span.is_none()) {
        let section = filing.sections.iter().find(|s| s.number == table.table.section);
        // A copy as text may lose a row that is blank: under the heads alone the table is there, and nothing of it can be checked.
        if pictures || section.is_some_and(|s| is_heads_alone(subject.document, s.body, table.table)) {
            outcome.not_checked.push((RULE.id.into(), Why::NoTable(table.table.title.to_string())));
            continue;
        }
        let fact = Fact::TableMissing { title: Some(table.table.title.to_string()) };
        outcome.findings.push(found(&RULE, fact, Vec::new(), section.map(|s| s.span)));
    }
}

/// Whether a stretch of text, no grid, holds the heads of a table's columns and the labels of its rows, each of them, and nothing else. Heads over several
/// tables of a section are among nothing else, so this is told of a table that has its section to itself.
fn is_heads_alone(document: &Document, body: Span, table: &TableForm) -> bool {
    /// Heads alone are shorter, in bytes.
    const LONGEST: usize = 4000;
    let in_grid =
        |row: &Row| matches!(row.kind, RowKind::Grid(_)) && row.cells.iter().any(|c| c.span.start >= body.start && c.span.end <= body.end);
    if body.end - body.start > LONGEST {
        return false;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words = letters(document.slice(body));
    let (mut own, mut told) = (String::new(), true);
    for (block, _, row) in table.rows() {
        row.groups.iter().for_each(|group| own += &letters(group));
        for label in table.blocks[block].columns.iter().map(|column| &column.label).chain([&row.label]) {
            let label = letters(label);
            told &= words.contains(&label);
            own += &label;
        }
    }
    told && words.chars().all(|c| own.contains(c)) && !document.rows.iter().any(in_grid)
}
