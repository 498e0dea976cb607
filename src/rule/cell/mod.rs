//! What a single cell may hold.

mod blank;
mod doubtful;
mod fraction;
mod magnitude;
mod negative;
mod not_a_number;
mod precision;
mod unit;

use super::{CellId, Fact, Outcome, Rule, Subject, found};
use crate::filing::Cell;
use crate::form::Kind;
use crate::number::{Content, Figure};

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] =
    &[blank::RULE, not_a_number::RULE, negative::RULE, fraction::RULE, unit::RULE, precision::RULE, doubtful::RULE, magnitude::RULE];

/// What the forms' own remarks ask of every cell.
const FILLING_IN: &str = "国办公开办函〔2021〕30号、〔2019〕60号填报说明";

/// Reports every cell for which `fault` gives a fact.
fn each(subject: &Subject, outcome: &mut Outcome, rule: &Rule, fault: impl Fn(&Cell, Kind) -> Option<Fact>) {
    for (t, table) in subject.case.this.tables() {
        for (c, cell) in table.cells.iter().enumerate() {
            if let Some(fact) = fault(cell, table.table.cells[c].kind) {
                outcome.findings.push(found(rule, fact, vec![CellId::this(t, c)], cell.span));
            }
        }
    }
}

fn figure(cell: &Cell) -> Option<&Figure> {
    match &cell.content {
        Content::Figure(figure) => Some(figure),
        _ => None,
    }
}
