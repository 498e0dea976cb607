//! Rows below no heads.
//!
//! In: the rows of a block, none of whose columns is named above them. Out: whether their sums tell that the columns stand in another order than the
//! form's: which is whose is not known then, and nothing of them may be accused.

use super::fold::{contains, fold_text};
use super::placing::RowToPlace;
use super::printed::TABLE_HEADS;
use super::stream::Stream;
use crate::form::Column;

/// A shorter name of a column is among the words of labels too.
const LONG: usize = 4;

/// Whether no name of `columns` stands above the row whose words begin at character `first`.
pub fn lacks_heads(stream: &Stream, columns: &[Column], first: usize) -> bool {
    let head = &stream.chars[stream.unit_before(first).max(first.saturating_sub(TABLE_HEADS))..first];
    let mut names = columns.iter().map(|c| fold_text(&c.label)).filter(|name| name.len() >= LONG);
    !names.any(|name| contains(head, &name))
}

/// Whether all of `rows`, each with a slot for every column, add up with the total in one and the same other place, and not with it where the form has it.
pub fn adds_up_in_another_order(rows: &[&RowToPlace]) -> bool {
    let with_total_at = |row: &RowToPlace, place: usize| {
        let mut cells = row.cells.to_vec();
        let last = cells.len() - 1;
        cells.swap(place, last);
        RowToPlace { cells: &cells, ways: &[], ..*row }.adds_up()
    };
    let width = rows.first().map_or(0, |row| row.cells.len());
    rows.iter().any(|row| row.adds_up() == Some(false))
        && (0..width).any(|place| rows.iter().all(|row| row.cells.len() == width && with_total_at(row, place) == Some(true)))
}
