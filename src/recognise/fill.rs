//! Figures → cells: every row is placed, alone and then together with the others, and written down with how sure that is.

use rust_decimal::Decimal;

use super::alike::likeness;
use super::fold::{fold_text, without_number};
use super::heads::{Columns, heads_of_block, lacking_column};
use super::joint::{self, Layer};
use super::placing::{Edges, Placed, Placing, RowToPlace, place};
use super::rows::Found;
use super::stream::{Slot, Stream, Unit};
use super::table::Context;
use crate::form::{Relation, TableForm};
use crate::number::Content;
use crate::place::Span;
use crate::reading::{Cell, Doubt, State, Table};

/// Places the figures of every row and writes the cells.
pub fn fill(context: Context, table: &TableForm, found: &[Found], columns: &Columns, result: &mut Table) {
    let lacking: Vec<Option<usize>> = (0..table.blocks.len()).map(|b| lacking_column(context, table, b, found)).collect();
    let rows: Vec<(usize, &Unit)> = found.iter().enumerate().filter_map(|(i, f)| Some((i, &context.stream.units[f.unit?]))).collect();
    let heads: Vec<Option<Vec<Edges>>> = (0..table.blocks.len()).map(|b| heads_of_block(context.stream, table, b, found)).collect();
    let patched: Vec<Vec<Slot>> = rows.iter().map(|&(i, unit)| slots_of(unit, lacking[found[i].block])).collect();
    let to_place: Vec<RowToPlace> = rows
        .iter()
        .zip(&patched)
        .map(|(&(i, unit), slots)| RowToPlace {
            slots,
            kind: unit.kind,
            columns: columns[i].len(),
            relations: row_relations(table, &columns[i]),
            heads: heads[found[i].block].clone(),
        })
        .collect();
    let mut placed = place(&to_place);
    let rows: Vec<usize> = rows.into_iter().map(|(i, _)| i).collect();
    settle_jointly(table, columns, &rows, found, &to_place, &mut placed);
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

/// The relations that lie within one row, over its printed columns.
pub fn row_relations(table: &TableForm, columns: &[Option<usize>]) -> Vec<Relation> {
    let position = |cell: usize| columns.iter().position(|&c| c == Some(cell));
    let within = table.relations.iter().filter_map(|r| {
        let terms: Option<Vec<(i32, usize)>> = r.terms.iter().map(|&(sign, cell)| Some((sign, position(cell)?))).collect();
        Some(Relation { terms: terms?.into_iter().collect(), ..r.clone() })
    });
    within.collect()
}

/// The slots of a row, with an empty one put in for a column that the whole table lacks.
fn slots_of(unit: &Unit, lacking: Option<usize>) -> Vec<Slot> {
    let mut slots = unit.slots.clone();
    if let Some(column) = lacking.filter(|&c| c <= slots.len()) {
        let at = slots.get(column.saturating_sub(1)).map_or(0, |s| s.span.end);
        slots.insert(column, Slot { content: Content::Blank, span: Span::new(at, at), column: None, edges: None });
    }
    slots
}

/// Lets the relations between the rows decide what the rows alone leave open.
fn settle_jointly(table: &TableForm, columns: &Columns, rows: &[usize], found: &[Found], to_place: &[RowToPlace], placed: &mut [Placed]) {
    let open: Vec<usize> = (0..rows.len()).filter(|&i| placed[i].choices.len() > 1).collect();
    if open.is_empty() {
        return;
    }
    // A relation counts where all its rows are there and readable.
    let unread = |i: usize| to_place[i].slots.iter().any(|s| s.content == Content::Text);
    let row_of = |cell: usize| rows.iter().position(|&i| columns[i].contains(&Some(cell)));
    let blank_row = |cell: usize| {
        let form = &table.cells[cell];
        found.iter().any(|f| (f.block, f.row) == (form.block, form.row) && f.unit.is_none() && f.label.is_some())
    };
    let between: Vec<&Relation> = table
        .relations
        .iter()
        .filter(|r| {
            let all = |c: usize| row_of(c).map_or(blank_row(c), |i| !unread(i));
            r.op == crate::form::Op::Equal
                && r.terms.iter().all(|t| all(t.1))
                && r.terms.iter().any(|t| row_of(t.1) != row_of(r.terms[0].1))
        })
        .collect();
    let adds = |i: usize, placing: &Placing, relations: &[&Relation]| -> Vec<Decimal> {
        let cells = &columns[rows[i]];
        let share = |r: &&Relation| {
            let terms = r.terms.iter().filter_map(|&(sign, cell)| {
                let column = cells.iter().position(|&c| c == Some(cell))?;
                Some(to_place[i].value(placing[column]) * Decimal::from(sign))
            });
            terms.sum()
        };
        relations.iter().map(share).collect()
    };
    let solve = |relations: &[&Relation], placed: &[Placed]| {
        let mut start = vec![Decimal::ZERO; relations.len()];
        for i in (0..rows.len()).filter(|i| !open.contains(i)) {
            for (sum, add) in start.iter_mut().zip(adds(i, &placed[i].choices[0], relations)) {
                *sum += add;
            }
        }
        let layers: Vec<Layer> =
            open.iter().map(|&i| Layer { choices: placed[i].choices.iter().map(|c| adds(i, c, relations)).collect() }).collect();
        joint::surviving(start, &layers)
    };
    let survivors = if between.is_empty() {
        None
    } else {
        solve(&between, placed).or_else(|| {
            // One slip breaks the relations of one column: the others may still decide.
            let column = |r: &Relation| table.cells[r.terms[0].1].column;
            let width = table.blocks.iter().map(|b| b.columns.len()).max().unwrap_or(0);
            let mut union: Option<Vec<Vec<usize>>> = None;
            for left_out in 0..width {
                let rest: Vec<&Relation> = between.iter().copied().filter(|r| column(r) != left_out).collect();
                if let Some(found) = solve(&rest, placed) {
                    let all = union.get_or_insert_with(|| vec![Vec::new(); open.len()]);
                    for (known, new) in all.iter_mut().zip(found) {
                        known.extend(new);
                    }
                }
            }
            union
        })
    };
    if let Some(survivors) = survivors {
        for (&i, keep) in open.iter().zip(survivors) {
            let mut index = 0..;
            placed[i].choices.retain(|_| keep.contains(&index.next().unwrap_or(0)));
        }
    }
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
