//! Figures → cells: every row is placed, alone and then together with the others, and written down with how sure that is.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::alike::likeness;
use super::between_rows::settle;
use super::columns::{Columns, heads_of_block, lacking_column};
use super::fold::{fold_text, without_number};
use super::placing::{Placed, RowToPlace, place};
use super::rows::Found;
use super::ruler::Edges;
use super::stream::{Context, Slot, Stream, Unit};
use crate::filing::{Cell, Doubt, State, Table};
use crate::form::TableForm;
use crate::number::Content;
use crate::place::Span;

/// Places the figures of every row and writes the cells.
pub fn fill(context: Context, table: &TableForm, found: &[Found], columns: &Columns, result: &mut Table) {
    let lacking: Vec<Option<usize>> = (0..table.blocks.len()).map(|b| lacking_column(context, table, b, found)).collect();
    let rows: Vec<(usize, &Unit)> = found.iter().enumerate().filter_map(|(i, f)| Some((i, &context.stream.units[f.unit?]))).collect();
    let heads: Vec<Option<Vec<Edges>>> = (0..table.blocks.len()).map(|b| heads_of_block(context.stream, table, b, found)).collect();
    let patched: Vec<Cow<[Slot]>> = rows.iter().map(|&(i, unit)| slots_of(unit, lacking[found[i].block])).collect();
    let to_place: Vec<RowToPlace> = rows
        .iter()
        .zip(&patched)
        .map(|(&(i, unit), slots)| RowToPlace {
            slots,
            kind: unit.kind,
            table,
            cells: &columns[i],
            heads: heads[found[i].block].as_deref(),
        })
        .collect();
    let mut placed = place(&to_place);
    let rows: Vec<usize> = rows.into_iter().map(|(i, _)| i).collect();
    settle(table, found, &to_place, &mut placed);
    for ((&i, row), placed) in rows.iter().zip(&to_place).zip(&placed) {
        write(context, &columns[i], row, placed, result);
        if row.slots.len() < columns[i].len() && words_behind_label(context.stream, table, &found[i]) {
            columns[i].iter().flatten().for_each(|&cell| result.cells[cell].state = State::Doubtful);
        }
    }
    for f in found.iter().filter(|f| f.unit.is_none() && f.label.is_some()) {
        // The label stands there and no figure behind it: every cell of the row is blank.
        for cell in table.cells_of_row(f.block, f.row) {
            result.cells[cell] = Cell { content: Content::Blank, raw: String::new(), span: None, state: State::Blank };
        }
    }
    for (b, column) in lacking.into_iter().enumerate().filter_map(|(b, c)| Some((b, c?))) {
        result.missing_columns.push((b, column));
        for row in 0..table.blocks[b].rows.len() {
            result.cells[table.cells_of_row(b, row).start + column] = Cell::missing();
        }
    }
}

/// Whether words that are no part of the row's label stand between it and the row's figures. Where figures are lacking as well, one of them may be
/// what the words stand for, and which is not known.
fn words_behind_label(stream: &Stream, table: &TableForm, found: &Found) -> bool {
    /// Below this the label is worn, and the words may be the rest of it.
    const WHOLE: f64 = 0.9;
    let (Some((start, end)), Some(unit)) = (found.label, found.unit) else { return false };
    let row = &table.blocks[found.block].rows[found.row];
    let whole = std::iter::once(&row.label)
        .chain(&row.variants)
        .any(|label| likeness(without_number(&fold_text(label)), without_number(&stream.chars[start..end])) >= WHOLE);
    whole && end < stream.units[unit].at
}

/// The slots of a row, with an empty one put in for a column that the whole table lacks.
fn slots_of(unit: &Unit, lacking: Option<usize>) -> Cow<'_, [Slot]> {
    let Some(column) = lacking.filter(|&c| c <= unit.slots.len()) else { return Cow::Borrowed(&unit.slots) };
    let mut slots = unit.slots.clone();
    let at = slots.get(column.saturating_sub(1)).map_or(0, |s| s.span.end);
    slots.insert(column, Slot { content: Content::Blank, span: Span::new(at, at), column: None, edges: None });
    Cow::Owned(slots)
}

/// Writes the cells of one row.
pub fn write(context: Context, cells: &[Option<usize>], row: &RowToPlace, placed: &Placed, result: &mut Table) {
    let values: Vec<Vec<Decimal>> = placed.choices.iter().map(|c| row.values(c)).collect();
    let mut doubtful = Vec::new();
    for (column, &cell) in cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let agreed = values.iter().all(|v| v[column] == values[0][column]);
        let slot = placed.choices[0][column].map(|s| &row.slots[s]);
        let content = slot.map_or(Content::Blank, |s| s.content.clone());
        let state = match &content {
            Content::Text => State::Doubtful,
            _ if !agreed => State::Doubtful,
            c if c.is_nothing() => State::Blank,
            _ if placed.by_shape => State::Stated,
            _ => State::Inferred,
        };
        if !agreed {
            doubtful.push(cell);
        }
        result.cells[cell] = Cell {
            content,
            raw: slot.map_or(String::new(), |s| context.document.slice(s.span).to_owned()),
            span: slot.map(|s| s.span),
            state,
        };
    }
    if !doubtful.is_empty() {
        let span = row.slots.iter().map(|s| s.span).reduce(Span::cover).expect("a doubtful row has figures");
        let own: Vec<usize> = cells.iter().flatten().copied().collect();
        let choices = values.iter().map(|v| cells.iter().zip(v).filter(|(c, _)| c.is_some()).map(|(_, v)| *v).collect()).collect();
        result.doubts.push(Doubt { cells: own, choices, raw: context.document.slice(span).to_owned(), span });
    }
}
