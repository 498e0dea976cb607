//! Tables printed beside one another on a page: two tables, or one whose rows go on at its right.
//!
//! In: the rows of a document. Out: the same, those at the right behind those at the left, as they are read.
//! (`side_by_side` is of one table whose own rows stand beside one another, under one head.)

mod arranged;

pub use arranged::arranged;

use crate::document::{Cell, Document, Row, RowKind};
use crate::number::{self, Content};

/// Two rows that go on at the same column are no farther apart.
const NEAR: usize = 12;
/// A row of ours with another beside it has no more cells.
const MOST_CELLS: usize = 64;
/// A figure and its unit are no longer, in bytes.
const LONGEST_FIGURE: usize = 40;

/// What stands in a cell, as far as it says where a row begins again.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    Nothing,
    Figure,
    Words,
}

fn holds(document: &Document, cell: &Cell) -> Holds {
    match document.slice(cell.span) {
        "" => Holds::Nothing,
        text if text.len() <= LONGEST_FIGURE && number::read(text) != Content::Text => Holds::Figure,
        _ => Holds::Words,
    }
}

/// Whether the columns of a row are those of the rows above it.
fn keeps_columns(row: &Row) -> bool {
    matches!(row.kind, RowKind::Grid(_) | RowKind::Separated)
}

/// The columns at which a row begins again: words behind figures, and figures behind them.
fn begins_again(document: &Document, row: &Row) -> Vec<u32> {
    let mut found = Vec::new();
    if !keeps_columns(row) || row.cells.len() > MOST_CELLS {
        return found;
    }
    let (mut figures, mut begun) = (false, None);
    for cell in &row.cells {
        match holds(document, cell) {
            Holds::Figure => {
                found.extend(begun.take());
                figures = true;
            }
            Holds::Words if figures => (begun, figures) = (Some(cell.column), false),
            _ => {}
        }
    }
    found
}

/// The first of `rows` that begins again where one below it does, and that column.
pub fn first(document: &Document, rows: &[Row]) -> Option<(usize, u32)> {
    (0..rows.len()).find_map(|at| {
        let own = begins_again(document, &rows[at]);
        let next = if own.is_empty() { &[] } else { &rows[at + 1..rows.len().min(at + NEAR)] };
        let below: Vec<u32> = next.iter().filter(|r| r.kind == rows[at].kind).flat_map(|r| begins_again(document, r)).collect();
        own.into_iter().find(|column| below.contains(column)).map(|column| (at, column))
    })
}
