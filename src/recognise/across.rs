//! A table whose rows stand side by side in one line of figures: in which order, and what stands before its figures.
//!
//! In: the figures, and the heads above them. Out: which cell of the table each is.

use super::fold::fold_text;
use super::placing::RowToPlace;
use super::side_by_side::HEADER;
use super::stream::{Slot, Stream, Unit};
use crate::document::{Document, RowKind};
use crate::form::TableForm;
use crate::number::Content;

/// For each figure of `unit` its cell, as the heads above it are in order: the rows where each is named once, and the columns where their heads stand once for
/// each row. Whether the rows have their columns in orders of their own comes with it: which order is whose is not known then.
pub fn printed_order(stream: &Stream, table: &TableForm, unit: &Unit) -> (Vec<Option<usize>>, bool) {
    let own = || (0..table.cells.len()).map(Some).collect();
    let atoms = stream.atoms_between(stream.unit_before(unit.at).max(unit.at.saturating_sub(HEADER)), unit.at);
    let words: Vec<&[char]> = atoms.iter().map(|a| &stream.chars[a.start..a.end]).collect();
    let columns: Vec<Vec<char>> = table.blocks[0].columns.iter().map(|c| fold_text(&c.label)).collect();
    let heads: Vec<usize> = words.iter().filter_map(|w| columns.iter().position(|c| c == w)).collect();
    let once = |order: &[usize]| (0..columns.len()).all(|c| order.contains(&c));
    // How far along its line a label stands, where that is known: of labels as high as several lines each may be printed on another.
    let place = |label: &str| {
        let at = words.iter().position(|w| *w == fold_text(label));
        at.map_or((f32::MAX, words.len()), |at| (atoms[at].edges.map_or(0.0, |e| e.0), at))
    };
    // A row stands where its group does, and within it where its own label is.
    let places: Vec<[(f32, usize); 2]> =
        table.rows().map(|(_, _, row)| [row.groups.last().unwrap_or(&row.label), &row.label].map(|l| place(l))).collect();
    let named = !places.iter().flatten().any(|p| p.1 == words.len());
    if !named || heads.len() != table.cells.len() || !heads.chunks(columns.len()).all(once) {
        return (own(), false);
    }
    let order = &heads[..columns.len()];
    if heads.chunks(columns.len()).any(|other| other != order) {
        return (own(), true);
    }
    // The row before which so many others stand.
    let nth = |n: usize| (0..places.len()).find(|&r| places.iter().filter(|p| **p < places[r]).count() == n);
    let width = order.len();
    let cells = (0..places.len()).filter_map(nth).flat_map(|r| order.iter().map(move |c| Some(r * width + c)));
    (cells.collect(), false)
}

/// The slots of `unit` without the words that stand before them, where all others are as many as the table has cells: what is counted, whose they are.
pub fn of_figures(unit: &Unit, cells: usize) -> &[Slot] {
    match &unit.slots[..] {
        [first, rest @ ..] if rest.len() == cells && first.content == Content::Text && !rest.iter().any(|s| s.content == Content::Text) => {
            rest
        }
        all => all,
    }
}

/// The slots of a row with the blanks that a copy left out at the ends of its line, where the sums tell how many were at which: none at the end of a line that
/// has kept a blank there.
pub fn trimmed(document: &Document, row: &RowToPlace) -> Option<Vec<Slot>> {
    let (first, last) = (row.slots.first()?, row.slots.last()?);
    let lacking = row.cells.len().checked_sub(row.slots.len()).filter(|n| *n > 0 && row.kind == RowKind::Separated)?;
    if !document.text[..first.span.start].ends_with('\n') {
        return None;
    }
    let least = if last.content == Content::Blank { lacking } else { 0 };
    let mut held = None;
    for before in least..=lacking {
        let mut slots = Vec::new();
        slots.resize(before, Slot::blank(first.span.start));
        slots.extend_from_slice(row.slots);
        slots.resize(row.cells.len(), Slot::blank(last.span.end));
        if (RowToPlace { slots: &slots, ..*row }).adds_up() == Some(true) && held.replace(slots).is_some() {
            return None;
        }
    }
    held
}
