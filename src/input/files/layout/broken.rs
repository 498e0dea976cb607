//! A row that the end of a page broke in two → one row.
//!
//! In: the parts of the pages before, and those of the next. Where a page ends with a table and the next begins with one as wide, and of the last row
//! and the first each cell is blank in one of the two (the figures stand on one page, the label they belong to on the next), or goes on in the other,
//! they are one row: alone, either would be a row without figures or figures without a row. A label of several rows that goes on beside the first of
//! them on the next page is put together too.

use super::grid::{Grid, NEAR};
use super::lines::begins_anew;
use super::part::Part;
use crate::number::is_space;

/// No page has more numbers and blank lines at an end.
const MARKS: usize = 4;

/// Puts the last row of `above` into the first of `below`, if they are one.
pub fn mend(above: &mut [Part], below: &mut [Part]) {
    let is_table = |part: &&mut Part| !matches!(part, Part::Paragraph(text) if is_page_mark(text));
    let upper = above.iter_mut().rev().take(MARKS).find(is_table);
    let lower = below.iter_mut().take(MARKS).find(is_table);
    let (Some(Part::Table { grid: upper, cells: from, rows }), Some(Part::Table { grid: lower, cells: to, .. })) = (upper, lower) else {
        return;
    };
    // A label may be broken: it fills its cell, and goes on in words, without a number of its own.
    let words = |line: &String| line.contains(char::is_alphabetic) && !line.starts_with(|c: char| c.is_ascii_digit()) && !begins_anew(line);
    let go_on: Vec<bool> = to.iter().map(|cell| cell.lines.first().is_some_and(words)).collect();
    let Some(last) = upper.cells.iter().map(|c| c.row).max() else { return };
    let pairs: Option<Vec<(usize, usize)>> = row(upper, last).map(|i| Some((i, partner(upper, i, lower)?))).collect();
    if let Some(pairs) = pairs {
        let are_halves = pairs.iter().all(|&(i, j)| from[i].is_blank() || to[j].is_blank() || from[i].is_full && go_on[j]);
        let apart = |&(i, j): &(usize, usize)| from[i].is_blank() != to[j].is_blank();
        let both_hold = pairs.iter().any(|p| !from[p.0].is_blank()) && pairs.iter().any(|p| !to[p.1].is_blank());
        if are_halves && both_hold && pairs.iter().any(apart) {
            for (i, j) in pairs {
                let mut lines = std::mem::take(&mut from[i].lines);
                lines.append(&mut to[j].lines);
                to[j].lines = lines;
            }
            *rows = last;
            return;
        }
    }
    // Beside the rest of a label a row of its own begins.
    if !row(lower, 0).any(|j| to[j].lines.first().is_some_and(|line| begins_anew(line))) {
        return;
    }
    for i in (0..upper.cells.len()).filter(|&i| upper.cells[i].row + upper.cells[i].area.rows == upper.rows()) {
        if let Some(j) = partner(upper, i, lower).filter(|&j| from[i].is_full && go_on[j]) {
            from[i].lines.append(&mut to[j].lines);
        }
    }
}

/// Whether a line is the number of a page, or nothing at all.
fn is_page_mark(text: &str) -> bool {
    text.chars().all(|c| is_space(c) || c.is_ascii_digit() || "第共页-–—/·".contains(c))
}

/// The cells that begin in a row.
fn row(grid: &Grid, row: usize) -> impl Iterator<Item = usize> + '_ {
    grid.cells.iter().enumerate().filter(move |(_, cell)| cell.row == row).map(|(i, _)| i)
}

/// The cell of the first row of `lower` that stands under a cell of `upper` and is as wide.
fn partner(upper: &Grid, cell: usize, lower: &Grid) -> Option<usize> {
    let wanted = upper.edges(&upper.cells[cell]);
    row(lower, 0).find(|&j| lower.edges(&lower.cells[j]).iter().zip(wanted).all(|(a, b)| (a - b).abs() < NEAR))
}
