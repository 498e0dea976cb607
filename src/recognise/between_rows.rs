//! What must hold between the rows decides what the rows alone leave open.

use rust_decimal::Decimal;

use super::constraints::{Layer, surviving};
use super::placing::{Placed, Placing, RowToPlace};
use super::rows::Found;
use crate::form::{Op, Relation, TableForm};
use crate::number::{Content, times};

/// Leaves of the placings of `rows` those through which the relations between the rows can hold; all of them, where nothing is decided. `found`
/// tells which rows are there and blank.
pub fn settle(table: &TableForm, found: &[Found], rows: &[RowToPlace], placed: &mut [Placed]) {
    let open: Vec<usize> = (0..rows.len()).filter(|&i| placed[i].choices.len() > 1).collect();
    if open.is_empty() {
        return;
    }
    let between = between(table, found, rows);
    let survivors = if between.is_empty() {
        None
    } else {
        solve(&between, rows, &open, placed).or_else(|| union(table, &between, rows, &open, placed))
    };
    for (&i, keep) in open.iter().zip(survivors.into_iter().flatten()) {
        let mut index = 0..;
        placed[i].choices.retain(|_| keep.contains(&index.next().unwrap_or(0)));
    }
}

/// The relations between rows that are all there and readable.
fn between<'t>(table: &'t TableForm, found: &[Found], rows: &[RowToPlace]) -> Vec<&'t Relation> {
    let unread = |i: usize| rows[i].slots.iter().any(|s| s.content == Content::Text);
    let row_of = |cell: usize| rows.iter().position(|row| row.cells.contains(&Some(cell)));
    let blank_row = |cell: usize| {
        let form = &table.cells[cell];
        found.iter().any(|f| (f.block, f.row) == (form.block, form.row) && f.unit.is_none() && f.label.is_some())
    };
    let is_there = |cell: usize| row_of(cell).map_or(blank_row(cell), |i| !unread(i));
    let counts = |r: &&Relation| {
        let rows_differ = || r.terms.iter().any(|t| row_of(t.1) != row_of(r.terms[0].1));
        r.op == Op::Equal && r.terms.iter().all(|t| is_there(t.1)) && rows_differ()
    };
    table.relations.iter().filter(counts).collect()
}

/// For each row of `open` the placings through which all `relations` can hold; None where there are none, or it takes too long.
fn solve(relations: &[&Relation], rows: &[RowToPlace], open: &[usize], placed: &[Placed]) -> Option<Vec<Vec<usize>>> {
    let adds = |i: usize, placing: &Placing| -> Vec<Decimal> {
        let share = |r: &&Relation| {
            let terms = r.terms.iter().filter_map(|&(sign, cell)| {
                let column = rows[i].cells.iter().position(|&c| c == Some(cell))?;
                Some(times(sign, rows[i].value(placing[column])))
            });
            terms.sum()
        };
        relations.iter().map(share).collect()
    };
    let mut start = vec![Decimal::ZERO; relations.len()];
    for i in (0..rows.len()).filter(|i| !open.contains(i)) {
        for (sum, add) in start.iter_mut().zip(adds(i, &placed[i].choices[0])) {
            *sum += add;
        }
    }
    let layers: Vec<Layer> = open.iter().map(|&i| Layer { choices: placed[i].choices.iter().map(|c| adds(i, c)).collect() }).collect();
    surviving(start, &layers)
}

/// As [`solve`], where not all relations can hold: one slip breaks the relations of one column, and the others may still decide.
fn union(table: &TableForm, relations: &[&Relation], rows: &[RowToPlace], open: &[usize], placed: &[Placed]) -> Option<Vec<Vec<usize>>> {
    let column = |r: &Relation| table.cells[r.terms[0].1].column;
    let width = table.blocks.iter().map(|b| b.columns.len()).max().unwrap_or(0);
    let mut union: Option<Vec<Vec<usize>>> = None;
    for left_out in 0..width {
        let rest: Vec<&Relation> = relations.iter().copied().filter(|r| column(r) != left_out).collect();
        if let Some(found) = solve(&rest, rows, open, placed) {
            let all = union.get_or_insert_with(|| vec![Vec::new(); open.len()]);
            for (known, new) in all.iter_mut().zip(found) {
                known.extend(new);
            }
        }
    }
    union
}
