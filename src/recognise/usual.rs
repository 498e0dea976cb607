//! Where the columns of a table begin among the slots of its rows: a row by itself often fits in several places, all together in one.
//!
//! In: rows whose blanks were kept. Out: the places on which most of them agree. Blank columns behind a table's last one ("a sheet copied whole") are none
//! of its: in a row with few figures they would do as well as its own.

use std::ops::RangeInclusive;

use super::row_to_place::RowToPlace;
use crate::document::RowKind;
use crate::ordered::Ordered;

/// The places of the first column among the slots of a row with which each figure of it has a column; none where there is no figure.
pub fn offsets(row: &RowToPlace) -> RangeInclusive<isize> {
    let spare = row.slots.len() as isize - row.cells.len() as isize;
    let filled = row.filled();
    let first = filled.first().map_or(isize::MIN, |&i| i as isize);
    let last = filled.last().map_or(0, |&i| i as isize);
    (last + 1 - row.cells.len() as isize).max(spare.min(0))..=first.min(spare.max(0))
}

/// The places of the first column that most rows have in common.
pub struct Usual {
    /// Along the line: where all rows of a sheet have as many cells.
    on_line: Vec<isize>,
    /// Behind the label: where cells that others cover are not there.
    behind_label: Vec<isize>,
}

impl Usual {
    /// The places of `rows`.
    pub fn of(rows: &[&RowToPlace]) -> Usual {
        let (most, on_line) = common(rows, &on_line);
        let lines: Vec<&RowToPlace> = rows.iter().filter(|row| !matches!(row.kind, RowKind::Grid(_))).copied().collect();
        let (behind, behind_label) = common(&lines, &|_| 0);
        let better = |own: usize, other: usize, places: Vec<isize>| if own >= other && own * 2 > rows.len() { places } else { Vec::new() };
        Usual { on_line: better(most, behind, on_line), behind_label: better(behind, most, behind_label) }
    }

    /// Whether a row begins where most do.
    pub fn has(&self, row: &RowToPlace, offset: isize) -> bool {
        self.on_line.contains(&(on_line(row) + offset)) || !matches!(row.kind, RowKind::Grid(_)) && self.behind_label.contains(&offset)
    }
}

/// Where the slots of a row begin in its line; where that is not known and columns of remarks stand behind the form's, from their end.
fn on_line(row: &RowToPlace) -> isize {
    let end = if row.cells.last() == Some(&None) { -(row.slots.len() as isize) } else { 0 };
    row.slots.first().and_then(|s| s.column).map_or(end, |c| c as isize)
}

/// The places that the most of `rows` have in common, and how many have; `begin` is where the slots of a row begin.
fn common(rows: &[&RowToPlace], begin: &dyn Fn(&RowToPlace) -> isize) -> (usize, Vec<isize>) {
    let mut places: Vec<isize> = rows.iter().flat_map(|row| offsets(row).map(|o| begin(row) + o)).collect();
    places.order();
    let same: Vec<&[isize]> = places.chunk_by(|a, b| a == b).collect();
    let most = same.iter().map(|s| s.len()).max().unwrap_or(0);
    (most, same.into_iter().filter(|s| s.len() == most).map(|s| s[0]).collect())
}
