//! `table.form-year`: the form of the report's year.

use super::FORMS;
use crate::form::official;
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, Why, found, given, in_2019, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "table.form-year",
    severity: Severity::Warning,
    statement: spoken(["表格格式与报告年度相符", "the form used is the one for the report's year"]),
    why: large([
        "2021 年起用新表，栏目和口径都变了；沿用旧表的数字无法与别处汇总、与上年比较。",
        "From 2021 the form has other rows that count otherwise: figures after the old one can be neither added to others nor compared.",
    ]),
    basis: FORMS,
    pass: large(&[in_2019(&[("2019", "2020")])]),
    fail: large(&[in_2021(&[("2023", "2020")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    for table in &filing.tables {
        for (block, form) in &table.foreign_blocks {
            let fact = Fact::ForeignBlock { block: table.table.blocks[*block].label.to_string(), form: form.clone() };
            outcome.findings.push(found(&RULE, fact, Vec::new(), table.span));
        }
    }
    let Some(year) = filing.year else {
        // A part has no year where its title was not given.
        if !given::is_part(subject) {
            outcome.not_checked.push((RULE.id.into(), Why::NoYear));
        }
        return;
    };
    let Some(fits) = official().iter().find(|f| f.covers(year)) else { return };
    let there = || filing.tables.iter().filter(|t| t.span.is_some());
    // Of a report that mixes the forms, the tables are named; otherwise it is told once.
    let mixed = there().any(|t| Some(&t.form.id) != filing.form.map(|f| &f.id));
    let others = there().filter(|t| !t.form.covers(year));
    for table in others.take(if mixed { usize::MAX } else { 1 }) {
        let title = mixed.then(|| table.table.title.to_string());
        let fact = Fact::FormYear { table: title, form: table.form.id.to_string(), fits: fits.id.to_string(), year };
        outcome.findings.push(found(&RULE, fact, Vec::new(), table.span));
    }
}
