//! A row that the end of a page broke in two → one row.
//!
//! In: the last part of a page and the first of the next. Where both are tables with the same columns, and of the last row and the first each cell is
//! blank in one of the two (the figures stand on one page, the label they belong to on the next), or goes on in the other, they are one row: alone,
//! either would be a row without figures or figures without a row.

use super::grid::Grid;
use super::lines::begins_anew;
use super::part::Part;

/// Puts the last row of `above` into the first of `below`, if they are one.
pub fn mend(above: &mut Part, below: &mut Part) {
    let (Part::Table { grid: upper, cells: from, rows }, Part::Table { grid: lower, cells: to, .. }) = (above, below) else { return };
    if !upper.is_like(lower) {
        return;
    }
    let Some(last) = upper.cells.iter().map(|c| c.row).max() else { return };
    let pairs: Option<Vec<(usize, usize)>> = row(upper, last).map(|i| Some((i, partner(upper, i, lower)?))).collect();
    let Some(pairs) = pairs else { return };
    // A label may be broken too: it fills its cell, and goes on in words, without a number of its own.
    let words = |line: &String| line.contains(char::is_alphabetic) && !line.starts_with(|c: char| c.is_ascii_digit()) && !begins_anew(line);
    let goes_on = |i: usize, j: usize| from[i].is_full && to[j].lines.first().is_some_and(words);
    let are_halves = pairs.iter().all(|&(i, j)| from[i].is_blank() || to[j].is_blank() || goes_on(i, j));
    let apart = |i: usize, j: usize| from[i].is_blank() != to[j].is_blank();
    let both_hold = pairs.iter().any(|p| !from[p.0].is_blank()) && pairs.iter().any(|p| !to[p.1].is_blank());
    if !are_halves || !both_hold || !pairs.iter().any(|&(i, j)| apart(i, j)) {
        return;
    }
    for (i, j) in pairs {
        let mut lines = std::mem::take(&mut from[i].lines);
        lines.append(&mut to[j].lines);
        to[j].lines = lines;
    }
    *rows = last;
}

/// The cells that begin in a row.
fn row(grid: &Grid, row: usize) -> impl Iterator<Item = usize> + '_ {
    grid.cells.iter().enumerate().filter(move |(_, cell)| cell.row == row).map(|(i, _)| i)
}

/// The cell of the first row of `lower` that stands under a cell of `upper` and is as wide.
fn partner(upper: &Grid, cell: usize, lower: &Grid) -> Option<usize> {
    let wanted = &upper.cells[cell];
    row(lower, 0).find(|&j| lower.cells[j].column == wanted.column && lower.cells[j].area.columns == wanted.area.columns)
}
