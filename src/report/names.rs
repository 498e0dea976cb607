//! What cells and rows are called, in the words that their form prints.

use super::facts::CellName;
use crate::filing::{CellId, Filing};
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

/// A cell's address and its names.
pub fn cell(filing: &Filing, id: CellId) -> CellName {
    let form = filing.tables[id.0].table;
    CellName { address: address(filing, id).to_owned(), row: row_name(form, id.1), column: form.column_of(id.1).label.to_string() }
}

/// The address of a cell.
pub fn address<'r>(filing: &'r Filing, (table, cell): CellId) -> &'r str {
    &filing.tables[table].table.cells[cell].address
}
