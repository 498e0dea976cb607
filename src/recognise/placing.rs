//! Which column each figure of a row belongs to.
//!
//! In: the slots of each row, and how many columns there are. Out: for each row one placing, or the several that fit.
//! First by shape (as many slots as columns; a window of them; the place along the line), then by what must hold in the row,
//! last by what must hold between the rows (`between_rows`).

use std::collections::HashMap;

use rust_decimal::Decimal;

pub use super::row_to_place::{Placing, RowToPlace};
use super::ruler::{Edges, along, ruler};
use super::units::Slot;
use super::usual::{Usual, offsets};
use crate::document::RowKind;
use crate::number::Content;
use crate::ordered::Ordered;

/// What is known of a row's placing.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The placings that fit, the most natural first; never empty.
    pub choices: Vec<Placing>,
    /// Whether the shape alone decided.
    pub by_shape: bool,
    /// Whether nothing is certain of any column, whatever the placings agree on.
    pub unsure: bool,
}

/// More placings than this are not weighed.
const MAX_CHOICES: usize = 7000;

/// Places the rows of one table: by shape, then by each row's own relations.
pub fn place(rows: &[RowToPlace]) -> Vec<Placed> {
    let shapes: Vec<Shape> = rows.iter().map(|row| merged(row, rows).unwrap_or_else(|| shape(row))).collect();
    // Where many rows are one cell short a column of theirs is blank.
    let few = rows.iter().zip(&shapes).filter(|(row, s)| matches!(s, Shape::Windows(_)) && is_moved(row)).count() * 4 < rows.len();
    let usual = Usual::of(&rows.iter().zip(&shapes).filter(|(row, s)| tells(row, s)).map(|(row, _)| row).collect::<Vec<_>>());
    let lines: Vec<(usize, &[Slot])> = rows.iter().filter(|r| r.kind == RowKind::Spaced).map(|r| (r.cells.len(), r.slots)).collect();
    let widest = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let ruler = ruler(widest, &lines);
    rows.iter().zip(shapes).map(|(row, shape)| settle(row, shape, &usual, few, ruler.as_deref())).collect()
}

/// What the number of slots says.
enum Shape {
    Only(Placing),
    /// Windows of the kept blanks: offset of the first column among the slots, and the placing.
    Windows(Vec<(isize, Placing)>),
    /// More figures than columns: which of them are the row's?
    Open(Vec<Placing>),
    /// Blanks were lost: the figures stand in order, but where?
    Loose(Vec<usize>),
}

/// A row of a grid whose first and last column have cells of their own, as a whole row of `rows` has them, and between them a 0 or nothing in one cell over
/// several columns: it is that of each.
fn merged(row: &RowToPlace, rows: &[RowToPlace]) -> Option<Shape> {
    let n = row.cells.len();
    let whole = rows.iter().find(|r| r.kind == row.kind && r.slots.len() == n && r.cells.len() == n)?.slots;
    let (first, last) = (row.slots.first()?, row.slots.last()?);
    if !matches!(row.kind, RowKind::Grid(_))
        || row.slots.len() >= n
        || first.column != whole[0].column
        || last.column != whole[n - 1].column
    {
        return None;
    }
    let (mut placing, mut next) = (Placing::new(), 0);
    for slot in whole {
        let begins = row.slots.get(next).is_some_and(|s| s.column == slot.column);
        next += usize::from(begins);
        // The first column has a cell of its own.
        let content = &row.slots[next - 1].content;
        if !begins && !content.is_nothing() && content.value() != Some(Decimal::ZERO) {
            return None;
        }
        placing.push(Some(next - 1));
    }
    (next == row.slots.len()).then_some(Shape::Only(placing))
}

fn shape(row: &RowToPlace) -> Shape {
    let (n, k) = (row.cells.len(), row.slots.len());
    if !row.ways.is_empty() {
        return Shape::Open(row.ways.to_vec());
    }
    let mut filled = row.filled();
    if filled.is_empty() {
        // Nothing to place: blanks from the left, so that each has its place in the document.
        return Shape::Only((0..n).map(|c| (c < k).then_some(c)).collect());
    }
    let keeps_blanks = matches!(row.kind, RowKind::Grid(_) | RowKind::Separated) || filled.len() < k;
    if let Some(placing) = before_remarks(row, &filled).filter(|_| keeps_blanks) {
        return Shape::Only(placing);
    }
    if k == n && !is_moved(row) {
        return Shape::Only((0..n).map(Some).collect());
    }
    if filled.len() == n {
        return Shape::Only(filled.into_iter().map(Some).collect());
    }
    if k < n && row.kind == RowKind::Separated {
        // A line cut short: a blank at either end was lost, or a cell in between.
        return Shape::Loose((0..k).collect());
    }
    if keeps_blanks {
        let window = |o: isize| (0..n as isize).map(|c| usize::try_from(c + o).ok().filter(|&i| i < k)).collect();
        let windows: Vec<(isize, Placing)> = offsets(row).map(|o| (o, window(o))).collect();
        if !windows.is_empty() {
            return Shape::Windows(windows);
        }
    }
    if filled.len() > n + 1 {
        // Figures of several rows, or parts of figures: which are whose is not known.
        return open(&filled, n);
    }
    if filled.len() > n {
        // One figure too many at the end of a line of its own kind: it numbers the next label, unless a figure was taken apart.
        let first: Placing = filled[..n].iter().copied().map(Some).collect();
        let sums = row.sums();
        let untold = sums.is_empty() && matches!(row.slots[filled[n]].content, Content::Figure(_));
        if untold || row.broken(&first, &sums) > 0 {
            return open(&filled, n);
        }
        filled.truncate(n);
    }
    Shape::Loose(filled)
}

/// The figures of a row whose last columns are none of the form's and blank ("备注"), where it has as many as the form has columns: cells of its label may
/// stand blank before them.
fn before_remarks(row: &RowToPlace, filled: &[usize]) -> Option<Placing> {
    let (n, own) = (row.cells.len(), filled.len());
    let remarks = own < n && row.cells.iter().position(Option::is_none) == Some(own) && !row.cells[own..].iter().any(Option::is_some);
    let (first, last) = (*filled.first()?, *filled.last()?);
    let moved = || {
        first > 0
            && last - first < own
            && !row.sums().is_empty()
            && !row.holds(&(0..n).map(|c| (c < row.slots.len()).then_some(c)).collect())
    };
    let fits = remarks && (last + 1 < row.slots.len() || moved());
    fits.then(|| (0..n).map(|c| filled.get(c).copied()).collect())
}

/// Every `n` figures that follow each other, of more; of very many not all.
fn open(filled: &[usize], n: usize) -> Shape {
    /// Enough to leave every column in doubt.
    const ENOUGH: usize = 64;
    Shape::Open(filled.windows(n).take(ENOUGH).map(|w| w.iter().copied().map(Some).collect()).collect())
}

/// Whether all but one of the cells of a row are filled, and follow each other: one may have been taken out, and those behind it moved to the left.
fn is_moved(row: &RowToPlace) -> bool {
    let filled = row.filled();
    let together = || filled.last().zip(filled.first()).is_some_and(|(last, first)| last - first + 1 == filled.len());
    filled.len() + 1 == row.cells.len() && row.slots.len() > filled.len() && together() && !row.sums().is_empty()
}

/// Whether a row tells where its columns begin: its blanks were kept, and all of its cells are there.
fn tells(row: &RowToPlace, shape: &Shape) -> bool {
    matches!(shape, Shape::Windows(_) | Shape::Only(_)) && row.slots.len() >= row.cells.len() && !row.filled().is_empty()
}

fn settle(row: &RowToPlace, shape: Shape, usual: &Usual, few: bool, ruler: Option<&[Edges]>) -> Placed {
    let shape_is_open = matches!(shape, Shape::Open(_));
    // Who writes 0 for nothing left no blanks: of a row with more than half of it lacking nothing is known, nor where nothing but zeros is left, or no
    // sum tells.
    let is_zero = |s: &usize| row.slots[*s].content.value().is_some_and(|v| v.is_zero());
    let cut = match &shape {
        Shape::Loose(filled) if filled.len() * 2 < row.cells.len() => filled.iter().any(is_zero),
        Shape::Loose(filled) => filled.len() < row.cells.len() && (filled.iter().all(is_zero) || row.sums().is_empty()),
        Shape::Windows(_) => row.slots.len() < row.cells.len() && row.filled().iter().all(is_zero),
        _ => false,
    };
    // Of a row that is short a column may be lacking anywhere, not at an end alone.
    let short = matches!(&shape, Shape::Windows(_)) && row.slots.len() < row.cells.len();
    let (mut choices, by_shape) = match shape {
        Shape::Only(placing) => (vec![placing], true),
        Shape::Open(placings) => (placings, false),
        Shape::Windows(mut windows) => {
            if windows.iter().any(|w| usual.has(row, w.0)) {
                windows.retain(|w| usual.has(row, w.0));
            }
            windows.order_by_key(|&(o, _)| o.abs());
            let decided = windows.len() == 1;
            let mut all: Vec<Placing> = windows.into_iter().map(|(_, p)| p).collect();
            if few && !short && is_moved(row) {
                all.extend(arrangements(&row.filled(), row.cells.len()));
            }
            (all, decided)
        }
        Shape::Loose(filled) => {
            match ruler.filter(|r| r.len() == row.cells.len()).or(row.heads).and_then(|r| along(row.slots, &filled, r)) {
                Some(placing) => (vec![placing], true),
                None => (arrangements(&filled, row.cells.len()), false),
            }
        }
    };
    // What is below zero is a change, and where one column alone is left for it, it tells that of all.
    let all = choices.len();
    if !choices.iter().all(|c| row.counts_below_zero(c)) {
        choices.retain(|c| !row.counts_below_zero(c));
    }
    let cut = cut && (choices.len() > 1 || all == 1);
    let negative = row.slots.len() != row.cells.len() && row.has_change() && row.counts_below_zero(&choices[0]);
    // Beside words nothing is known of the row's sum.
    let unread = row.slots.iter().any(|s| s.content == Content::Text);
    let open = choices.len() > 1 && shape_is_open;
    // What ran together is told by a sum, or is nothing but zeros.
    let zeros = || row.values(&choices[0]).iter().all(Decimal::is_zero);
    let mut unsure = open || shape_is_open && !row.holds(&choices[0]) && !zeros();
    if choices.len() > 1 {
        let sums = row.sums();
        let broken: Vec<usize> = choices.iter().map(|c| row.broken(c, &sums)).collect();
        let least = broken.iter().copied().min().unwrap_or(0);
        let mut broken = broken.into_iter();
        choices.retain(|_| broken.next() == Some(least) || unread || open && least > 0);
        unsure &= choices.len() > 1;
        distinct(row, &mut choices);
    }
    // All figures of a row in one: what each column has is not known.
    unsure |= short && row.broken(&choices[0], &row.sums()) > 0;
    unsure |= negative || unread && row.slots.len() == 1 && row.cells.len() > 2 || cut && !by_shape;
    Placed { choices, by_shape, unsure }
}

/// Placings that give the same values are one placing: a 0 and a blank add the same.
fn distinct(row: &RowToPlace, choices: &mut Vec<Placing>) {
    // The same kind of map as in `constraints`, so that it is compiled once.
    let mut seen: HashMap<Vec<Decimal>, usize> = HashMap::new();
    choices.retain(|c| {
        let next = seen.len();
        *seen.entry(row.values(c)).or_insert(next) == next
    });
}

/// Every way to put the figures into `columns` places without changing their order: those that fill the last place first, then those
/// that fill the first places.
fn arrangements(filled: &[usize], columns: usize) -> Vec<Placing> {
    let mut all: Vec<Placing> = Vec::new();
    let mut chosen: Vec<usize> = (0..filled.len()).collect();
    while all.len() < MAX_CHOICES {
        let mut placing: Placing = vec![None; columns];
        for (&slot, &column) in filled.iter().zip(&chosen) {
            placing[column] = Some(slot);
        }
        all.push(placing);
        // The next combination in lexicographic order.
        let Some(i) = (0..chosen.len()).rev().find(|&i| chosen[i] < columns - (chosen.len() - i)) else { break };
        chosen[i] += 1;
        for j in i + 1..chosen.len() {
            chosen[j] = chosen[j - 1] + 1;
        }
    }
    all.order_by_key(|p| p.last().is_some_and(Option::is_none));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::official;
    use crate::number;
    use crate::place::Span;

    fn slots(cells: &[&str]) -> Vec<Slot> {
        let slot = |c: &&str| Slot { content: number::read(c), span: Span::new(0, 0), column: None, edges: None };
        cells.iter().map(slot).collect()
    }

    fn values(cells: &[&str], kind: RowKind) -> (Vec<String>, usize) {
        let slots = slots(cells);
        let table = official()[1].table("requests").unwrap();
        let own: Vec<Option<usize>> = table.cells_of_row(0, 0).map(Some).collect();
        let row = RowToPlace { slots: &slots, kind, table, cells: &own, heads: None, ways: &[] };
        let placed = place(std::slice::from_ref(&row)).remove(0);
        let text = |s: &Option<usize>| s.map_or(String::new(), |s| cells[s].to_owned());
        (placed.choices[0].iter().map(text).collect(), placed.choices.len())
    }

    #[test]
    fn windows_of_kept_blanks() {
        let expected = (["62", "9", "", "", "", "", "71"].map(String::from).to_vec(), 1);
        assert_eq!(values(&["", "62", "9", "", "", "", "", "71", ""], RowKind::Separated), expected);
        assert_eq!(values(&["62", "9", "", "", "", "", "71", "", ""], RowKind::Separated), expected);
    }

    #[test]
    fn a_wrong_total_does_not_move_the_figures() {
        let (cells, choices) = values(&["", "62", "9", "", "", "", "", "72", ""], RowKind::Separated);
        assert_eq!((cells.join(","), choices), ("62,9,,,,,72".into(), 1));
    }

    #[test]
    fn lost_blanks_leave_the_choices_that_add_up() {
        assert_eq!(values(&["27", "1", "28"], RowKind::Paragraph).1, 15);
        assert_eq!(values(&["1", "2", "3", "4", "5", "6", "21"], RowKind::Paragraph).1, 1);
        assert_eq!(values(&["0", "0"], RowKind::Paragraph).1, 1);
    }
}
