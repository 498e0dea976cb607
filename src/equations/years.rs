//! The relations between a table and last year's.

use rust_decimal::Decimal;

use super::{Evaluation, RelationId, State, Unchecked, blank_total, compare};
use crate::filing::{Case, CellId, FilingId, Table, TableIx};
use crate::form::Relation;

/// Evaluates what the form of a table says of it and last year's, where that was given.
pub fn evaluate<'f>(case: &Case<'f>, t: TableIx, table: &Table<'f>) -> Vec<Evaluation<'f>> {
    let form = table.table;
    let years = form.years.iter().filter(|_| case.previous.is_some()).enumerate();
    let evaluation = |(r, relation): (usize, &'f Relation)| {
        let last_year = |cell: usize| cell.checked_sub(form.cells.len());
        let cell = |&(sign, cell): &(i32, usize)| match last_year(cell) {
            Some(last) => case.last_years(t, last).map(|id| (sign, id)),
            None => Some((sign, CellId::this(t, cell))),
        };
        let cells: Vec<(i32, CellId)> = relation.terms.iter().filter_map(cell).collect();
        let state =
            if cells.len() < relation.terms.len() { State::Unchecked(Unchecked::FormChanged) } else { state(case, relation, &cells) };
        Evaluation {
            id: RelationId { table: t, relation: form.relations.len() + r },
            relation,
            statement: &form.statements[relation.statement],
            state,
            years: cells,
        }
    };
    years.map(evaluation).collect()
}

fn state(case: &Case, relation: &Relation, cells: &[(i32, CellId)]) -> State {
    let tables = || cells.iter().map(|&(_, id)| (id, case.table(id)));
    if tables().any(|(id, table)| id.filing == FilingId::THIS && table.span.is_none()) {
        return State::Unchecked(Unchecked::NoTable);
    }
    if tables().any(|(id, table)| id.filing == FilingId::THIS && case.this.is_not_given(table, id.cell.0)) {
        return State::Unchecked(Unchecked::NotGiven);
    }
    if tables().any(|(id, table)| blank_total(table, id.cell.0).is_some()) {
        return State::Unchecked(Unchecked::BlankTotal);
    }
    // Last year's table may not be there, or only in part: its cells are missing then.
    let values: Option<Vec<Decimal>> = cells.iter().map(|&(_, id)| case.cell(id).summand()).collect();
    values.map_or(State::Unchecked(Unchecked::Unread), |values| compare(relation, &values))
}
