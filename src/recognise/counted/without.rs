//! A document without the numbers of its rows and columns.

use super::super::stream::{BETWEEN, Stream};
use super::{ALONG, TELLING, along, filled, first, is_numbered_before, says_so};
use crate::document::{Cell, Document, RowKind};
use crate::ordered::Ordered;
use crate::place::Span;

/// So many rows count, where no word says that they do.
const RUN: usize = 6;
/// So many rows of a run that do not count may lie between two that do: a row may have lost its number, and columns may be numbered there.
const BETWEEN_ROWS: usize = 3;
/// A longer run is read in several: no report has so many rows.
const MOST: usize = 64;
/// So many numbers may be skipped with the rows that are left out.
const LEFT_OUT: u32 = 3;

/// A row with a number first behind its label, 0 where there is none.
struct First {
    unit: usize,
    slot: usize,
    number: u32,
}

/// The document without the cells that number rows and columns; None where there are none.
pub fn without(document: &Document, stream: &Stream) -> Option<Document> {
    let columns: Vec<Option<usize>> = (0..stream.units.len()).map(|at| of_columns(document, stream, at)).collect();
    let units = stream.units.iter().zip(&columns);
    let mut numbers: Vec<Span> = units.flat_map(|(unit, count)| filled(unit).take(count.unwrap_or(0)).map(|(_, slot)| slot.span)).collect();
    let of_row = |unit: usize| first(document, stream, unit).map(|(slot, number)| First { unit, slot, number });
    let is_row = |at: &usize| columns[*at].is_none() && !(is_numbered_before(stream, *at) && columns[*at - 1].is_none());
    let rows: Vec<First> = (0..columns.len()).filter(is_row).filter_map(of_row).collect();
    let mut at = 0;
    while at < rows.len() {
        let run = run(&rows[at..]);
        if rows[at].number > 0 && is_proven(stream, &rows[at..], &run) {
            numbers.extend(run.iter().map(|n| &rows[at + n]).map(|row| stream.units[row.unit].slots[row.slot].span));
            at += run[run.len() - 1];
        }
        at += 1;
    }
    if numbers.is_empty() {
        return None;
    }
    numbers.order_by_key(|span| span.start);
    let is_number = |cell: &Cell| cell.span.start < cell.span.end && numbers.binary_search_by_key(&cell.span.start, |n| n.start).is_ok();
    let mut rows = document.rows.clone();
    rows.iter_mut().for_each(|row| row.cells.retain(|cell| !is_number(cell)));
    rows.retain(|row| !row.cells.is_empty());
    Some(document.with_rows(rows))
}

/// How many of the slots of a unit that hold something number columns, from the first on; None where it is a row.
fn of_columns(document: &Document, stream: &Stream, at: usize) -> Option<usize> {
    let unit = &stream.units[at];
    let (counted, all) = (along(document, unit), filled(unit).count());
    let headed = stream.atoms_between(0, unit.at).last().is_some_and(|atom| says_so(&stream.chars[atom.start..atom.end]));
    // Where each has a line of its own the figures below them follow.
    let sure = counted >= ALONG && (all == counted || [all, unit.slots.len()].contains(&(2 * counted)));
    (sure || headed && counted > 0 && all == counted).then_some(counted)
}

/// The rows that count on from the first one, by their places.
fn run(rows: &[First]) -> Vec<usize> {
    let mut run = vec![0];
    let mut last = rows[0].number;
    for (at, row) in rows.iter().enumerate().skip(1) {
        let step = row.number.saturating_sub(last);
        // Behind numbers that are left out it counts again.
        let counts_again = || rows.get(at + 1).is_some_and(|next| next.number.checked_sub(1) == Some(row.number));
        if step == 1 || (2..=LEFT_OUT).contains(&step) && counts_again() {
            last = row.number;
            run.push(at);
        }
        if run.len() == MOST || at - run[run.len() - 1] > BETWEEN_ROWS {
            break;
        }
    }
    run
}

/// Whether rows that count are numbered: most of them have figures, or the place for them, behind their numbers; and where no word says that they are, nearly
/// all rows from the first to the last count, with nearly all numbers between theirs; or twice as many do.
fn is_proven(stream: &Stream, rows: &[First], run: &[usize]) -> bool {
    let unit = &stream.units[rows[0].unit];
    let heads = || stream.atoms_between(stream.unit_before(unit.at), unit.at).iter().rev().take(BETWEEN);
    let headed = || rows[0].number == 1 && unit.kind != RowKind::Paragraph && heads().any(|a| says_so(&stream.chars[a.start..a.end]));
    let bare = run.iter().filter(|at| stream.units[rows[**at].unit].slots.len() == 1).count();
    let last = run[run.len() - 1];
    let nearly = |all: usize| all * 4 <= run.len() * 5;
    let dense = nearly(last + 1) && nearly((rows[last].number - rows[0].number) as usize + 1);
    let far =
        run.len() >= if dense { RUN } else { 2 * RUN } && (1..TELLING).all(|n| run[n] == n && rows[n].number - rows[n - 1].number == 1);
    bare * 2 < run.len() && (far || run.len() > 1 && run[1] == 1 && headed())
}
