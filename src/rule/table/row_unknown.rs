//! `table.row-unknown`: no row that the form does not have.

use super::FORMS;
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "table.row-unknown",
    severity: Severity::Warning,
    statement: spoken(["表中没有官方格式以外的行", "no table has a row that the form does not have"]),
    why: large([
        "自加的行汇总时没有去处，其数字也不在任何勾稽关系里。",
        "A row of one's own has no place where reports are added up, and its figures stand in no relation.",
    ]),
    basis: FORMS,
    pass: large(&[in_2021(&[("行政强制\t7", "行政强制措施\t7")])]),
    fail: large(&[in_2021(&[("行政强制\t7", "行政强制\t7\n行政奖励\t2"), ("第二十条第（八）项", "行政事业性收费情况")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    for table in &subject.case.this.tables {
        for row in &table.unknown_rows {
            outcome.findings.push(found(&RULE, Fact::RowUnknown { label: row.label.clone() }, Vec::new(), Some(row.span)));
        }
    }
}
