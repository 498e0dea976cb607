//! `cell.blank`: what a blank cell leaves open.

use super::FILLING_IN;
use crate::equations::blank_total;
use crate::filing::State;
use crate::rule::{CellId, Fact, Finding, Outcome, Rule, Severity, Subject, found, in_2019, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.blank",
    severity: Severity::Warning,
    statement: spoken([
        "表格不留空格：没有的填 0；各部分不为 0 时总计不能空白",
        "no cell is left blank; a total beside parts that are not zero never is",
    ]),
    why: large([
        "空格分不清是没有还是漏填；总计空白的，读者只能自己去加。",
        "A blank may mean none or forgotten; where a total is blank, readers have to add it up themselves.",
    ]),
    basis: FILLING_IN,
    pass: large(&[
        // What stands for nothing, as its own figure.
        in_2021(&[("5\t1\t0\t1\t7", "5\t1\t０\t1\t7")]),
    ]),
    fail: large(&[in_2021(&[("5\t1\t0\t1\t7", "5\t1\t0\t1\t")]), in_2019(&[("行政强制\t22\t0\t3", "行政强制\t22\t\t3")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.case.this.tables().filter(|(_, t)| t.span.is_some()) {
        let mut blanks: Vec<CellId> = Vec::new();
        for (c, cell) in table.cells.iter().enumerate().filter(|(_, c)| c.state == State::Blank) {
            match blank_total(table, c) {
                Some(sum) => outcome.findings.push(found(&RULE, Fact::BlankTotal { sum }, vec![CellId::this(t, c)], cell.span)),
                None => blanks.push(CellId::this(t, c)),
            }
        }
        if !blanks.is_empty() {
            let span = blanks.iter().find_map(|&cell| subject.case.cell(cell).span);
            let fact = Fact::Blanks { count: blanks.len() };
            outcome.findings.push(Finding { severity: Severity::Note, ..found(&RULE, fact, blanks, span) });
        }
    }
}
