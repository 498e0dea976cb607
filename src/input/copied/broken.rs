//! Rows with cells in which only a break stands: it takes the row apart.
//!
//! In: a text and its lines. Out: the cells of each row that breaks took apart.

use super::{Lines, MOST, is_blank, is_figure};
use crate::place::Span;

/// For each line that is part of a row which breaks took apart the cells of that row, at its first line; none at the others. A cell in which only a break
/// stands is copied as a line end without its tab: "28\t", "", "", "", "2\t30" are seven cells.
pub fn broken(text: &str, spans: &[Span]) -> Vec<Option<Vec<Span>>> {
    /// So many rows go on with figures on another line: nothing else ends lines with tabs so.
    const SOME: usize = 4;
    /// So many empty lines stand together in no text but in a row of a table in which nothing is filled in.
    const ROW: usize = 10;
    let lines = Lines { text, spans };
    let open = |n: usize| lines.at(n).ends_with('\t') && !is_blank(lines.at(n)) && !lines.at(n).contains('\n');
    // Fields of a form are copied a line each too, behind the tab of their label: there no figure stands beside another.
    let beside = |n: usize, next: usize| lines.at(next).contains('\t') || lines.at(n).split('\t').any(is_figure);
    let goes_on = |n: &usize| open(*n) && lines.next(n + 1).is_some_and(|next| lines.is_of_figures(next) && beside(*n, next));
    let mut rows: Vec<Option<Vec<Span>>> = vec![None; spans.len()];
    if (0..spans.len()).filter(goes_on).count() < SOME {
        return rows;
    }
    let mut n = 0;
    while n < spans.len() {
        let first = n;
        // A row may begin with a cell in which only a break stands, or be nothing but such cells.
        let begins = lines.at(n).is_empty() && lines.next(n).is_some_and(|next| lines.is_of_figures(next) || next >= n + ROW);
        let mut cells = Vec::new();
        let mut ends = !open(n) && !begins;
        while !ends && n < spans.len() && cells.len() <= MOST && (n == first || lines.at(n).is_empty() || lines.is_of_figures(n)) {
            ends = !lines.at(n).is_empty() && !open(n);
            cells_of(spans[n], lines.at(n), &mut cells);
            n += 1;
        }
        rows[first..n].fill(Some(Vec::new()));
        if n > first {
            rows[first] = Some(cells);
        }
        n = n.max(first + 1);
    }
    rows
}

/// Adds the cells of a line; behind a tab at its end its end is a blank one.
fn cells_of(span: Span, line: &str, cells: &mut Vec<Span>) {
    let mut start = span.start;
    for cell in line.split('\t') {
        cells.push(Span::new(start, start + cell.len()));
        start += cell.len() + 1;
    }
}
