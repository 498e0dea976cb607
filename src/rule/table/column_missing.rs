//! `table.column-missing`: every column of a table is there.

use super::FORMS;
use crate::rule::{CellId, Example, Fact, Outcome, Rule, Severity, Stated, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "table.column-missing",
    severity: Severity::Error,
    statement: spoken(["每张表的各列齐全", "every column of a table is there"]),
    why: large([
        "少一列，一整类申请人就没有了数字，后面的数字也容易错到前一列去。",
        "Without a column a whole kind of applicants has no figures, and those behind it easily slip into the one before.",
    ]),
    basis: FORMS,
    pass: large(&[in_2021(&[("商业企业\t科研机构\t社会公益组织", "企业\t科研\t社会公益")])]),
    fail: large(&[Example { sample: "tests/reports/without-research.txt", ..in_2021(&[]) }]),
    run,
};

const SAYS: [&str; 2] = ["没有{label}列，或这一列是空的", "the column is missing or empty: {label}"];
const SAYS_BUT_ONE: [&str; 2] = ["{label}列只有一格有数字，其余是空的", "the column is empty but for one figure: {label}"];

fn run(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.case.this.tables() {
        for &(b, c) in &table.missing_columns {
            let block = &table.table.blocks[b];
            let cells: Vec<CellId> = (0..block.rows.len()).map(|r| CellId::this(t, table.table.cells_of_row(b, r).start + c)).collect();
            let key = cells.first().map_or("", |&cell| subject.case.address(cell));
            let filled = cells.iter().any(|&cell| subject.case.cell(cell).value().is_some());
            let fact = Stated::new(if filled { SAYS_BUT_ONE } else { SAYS }, key).with("label", &*block.columns[c].label).missing();
            outcome.findings.push(found(&RULE, Fact::Stated(fact), cells, table.span));
        }
    }
}
