//! `table.row-missing`: every row of a table is there.

use super::FORMS;
use crate::rule::{CellId, Fact, Outcome, Rule, Severity, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "table.row-missing",
    severity: Severity::Error,
    statement: spoken(["每张表的各行齐全", "every row of a table is there"]),
    why: large([
        "缺的行不知道是没有还是漏了，总计也就无从核对；没有的填 0。",
        "Whether a missing row is none or forgotten is not known, and no total over it can be checked; where there is none, 0 is written.",
    ]),
    basis: FORMS,
    pass: large(&[
        in_2021(&[("3.要求提供公开出版物", "3、要求提供公开出版物")]),
        in_2021(&[("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期未缴费")]),
    ]),
    fail: large(&[in_2021(&[("\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", "")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.case.this.tables() {
        let form = table.table;
        let rows: Vec<(usize, usize)> = form.rows().map(|(b, r, _)| (b, r)).collect();
        // Rows that follow each other are one gap: a page that was cut off is one thing, not twenty.
        let mut gap: Vec<(usize, usize)> = Vec::new();
        for row in rows.iter().map(Some).chain([None]) {
            match row.filter(|r| table.missing_rows.contains(r)) {
                Some(&row) => gap.push(row),
                None if !gap.is_empty() => {
                    let labels = gap.iter().map(|&(b, r)| form.blocks[b].rows[r].label.to_string()).collect();
                    let cells = gap.iter().flat_map(|&(b, r)| form.cells_of_row(b, r)).map(|c| CellId::this(t, c)).collect();
                    outcome.findings.push(found(&RULE, Fact::RowMissing { labels }, cells, table.span));
                    gap.clear();
                }
                None => {}
            }
        }
    }
}
