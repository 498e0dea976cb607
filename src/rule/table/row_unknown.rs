//! `table.row-unknown`: no row and no column that the form does not have.

use super::FORMS;
use crate::rule::{Fact, Finding, Outcome, Rule, Severity, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "table.row-unknown",
    severity: Severity::Warning,
    statement: spoken(["表中没有官方格式以外的行、列", "no table has a row or a column that the form does not have"]),
    why: large([
        "自加的行、列汇总时没有去处，其数字也不在任何勾稽关系里；自加的列只提示。",
        "A row or column of one's own has no place where reports are added up, and its figures stand in no relation; a column is a note.",
    ]),
    basis: FORMS,
    pass: large(&[in_2021(&[("行政强制\t7", "行政强制措施\t7")])]),
    fail: large(&[in_2021(&[("行政强制\t7", "行政强制\t7\n行政奖励\t2"), ("第二十条第（八）项", "行政事业性收费情况")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    for table in &subject.case.this.tables {
        // A column of one's own disturbs nobody who adds reports up: only that it was not checked is said.
        let columns = table.unknown_columns.iter().map(|column| (column, Severity::Note));
        for (row, severity) in table.unknown_rows.iter().map(|row| (row, RULE.severity)).chain(columns) {
            let fact = Fact::RowUnknown { label: row.label.clone() };
            outcome.findings.push(Finding { severity, ..found(&RULE, fact, Vec::new(), Some(row.span)) });
        }
    }
}
