//! What cells and rows are called, in the words that their form prints.

use super::facts::CellName;
use crate::form::TableForm;
use crate::reading::{CellId, Reading};

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

/// A cell's address and its names.
pub fn cell(reading: &Reading, id: CellId) -> CellName {
    let form = reading.tables[id.0].table;
    CellName { address: address(reading, id).to_owned(), row: row_name(form, id.1), column: form.column_of(id.1).label.to_string() }
}

/// The address of a cell.
pub fn address<'r>(reading: &'r Reading, (table, cell): CellId) -> &'r str {
    &reading.tables[table].table.cells[cell].address
}
