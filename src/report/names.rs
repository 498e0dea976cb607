//! What cells and rows are called, in the words that their form prints.

use super::facts::CellName;
use crate::filing::{Case, CellId};
use crate::form::TableForm;

/// A label without the remark in brackets that some carry.
pub fn short(label: &str) -> &str {
    let cut = label.char_indices().skip(4).find(|(_, c)| matches!(c, '（' | '('));
    cut.map_or(label, |(i, _)| &label[..i])
}

/// A row's name: the nearest heading it stands under, and its label.
pub fn row_name(table: &TableForm, cell: usize) -> String {
    let row = table.row_of(cell);
    match row.groups.last().filter(|g| !g.starts_with('三')) {
        Some(group) => format!("{group}·{}", short(&row.label)),
        None => short(&row.label).to_owned(),
    }
}

/// What the rows of these cells are called: each by its name, or all of them by the heading that they stand under.
pub fn rows(case: &Case, cells: &[CellId]) -> Vec<String> {
    let heading = |&id: &CellId| case.table(id).table.row_of(id.cell.0).groups.last().map(ToString::to_string);
    match cells {
        [first, _, ..] if heading(first).is_some_and(|h| cells.iter().all(|c| heading(c).as_ref() == Some(&h))) => {
            heading(first).into_iter().collect()
        }
        _ => cells.iter().map(|&id| row_name(case.table(id).table, id.cell.0)).collect(),
    }
}

/// A cell's address and its names.
pub fn cell(case: &Case, id: CellId) -> CellName {
    let (form, cell) = (case.table(id).table, id.cell.0);
    CellName { address: case.address(id).to_owned(), row: row_name(form, cell), column: form.column_of(cell).label.to_string() }
}
