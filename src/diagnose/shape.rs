//! Slips of a whole row or column: figures one place off, two rows or columns exchanged. They break a dozen relations at once.

use rust_decimal::Decimal;

use super::search::{Repair, System};
use super::slip::Kind;
use crate::ordered::Ordered;

/// A displacement that explains everything.
pub struct Displaced {
    pub kind: Kind,
    pub changes: Repair,
}

/// The displacement after which the table has no broken relation; None where there is none, or more than one that differ.
pub fn displaced(system: &System, broken: &[usize]) -> Option<Displaced> {
    // Fewer broken relations are a matter of single cells.
    if broken.len() < 3 {
        return None;
    }
    let form = system.table.table;
    let mut found: Option<Displaced> = None;
    for (b, block) in form.blocks.iter().enumerate() {
        let (rows, columns) = (block.rows.len(), block.columns.len());
        let at = |r: usize, c: usize| form.cells_of_row(b, r).start + c;
        let mut tries: Vec<(Kind, Vec<(usize, usize)>)> = Vec::new();
        // One column a row up or down, the last figure coming round; each row, or all, a column left or right.
        for c in 0..columns {
            tries.push((Kind::Shifted, (0..rows).map(|r| (at(r, c), at((r + 1) % rows, c))).collect()));
            tries.push((Kind::Shifted, (0..rows).map(|r| (at((r + 1) % rows, c), at(r, c))).collect()));
        }
        let left = |r: usize| (0..columns).map(move |c| (at(r, c), at(r, (c + 1) % columns))).collect::<Vec<_>>();
        let right = |r: usize| (0..columns).map(move |c| (at(r, (c + 1) % columns), at(r, c))).collect::<Vec<_>>();
        for r in 0..rows {
            tries.push((Kind::Shifted, left(r)));
            tries.push((Kind::Shifted, right(r)));
        }
        tries.push((Kind::Shifted, (0..rows).flat_map(left).collect()));
        tries.push((Kind::Shifted, (0..rows).flat_map(right).collect()));
        let swap = |a: Vec<usize>, b: Vec<usize>| a.iter().zip(&b).flat_map(|(&x, &y)| [(x, y), (y, x)]).collect::<Vec<_>>();
        for r in 0..rows {
            tries
                .extend((r + 1..rows).map(|s| (Kind::Swapped, swap(form.cells_of_row(b, r).collect(), form.cells_of_row(b, s).collect()))));
        }
        let column = |c: usize| (0..rows).map(|r| at(r, c)).collect::<Vec<_>>();
        for c in 0..columns {
            tries.extend((c + 1..columns).map(|d| (Kind::Swapped, swap(column(c), column(d)))));
        }
        for (kind, moves) in tries {
            let Some(changes) = mends(system, &moves) else { continue };
            match &found {
                // The same figures by another name: rows that differ in one place, say.
                Some(known) if known.changes == changes => {}
                Some(_) => return None,
                None => found = Some(Displaced { kind, changes }),
            }
        }
    }
    found
}

/// The changes that `moves` (to, from) make, where they mend every relation.
fn mends(system: &System, moves: &[(usize, usize)]) -> Option<Repair> {
    let mut values = system.values.clone();
    let mut changes: Repair = Vec::new();
    for &(to, from) in moves {
        values[to] = system.values[from];
        let (old, new): (Option<Decimal>, Decimal) = (system.values[to], system.values[from]?);
        if old != Some(new) {
            changes.push((to, old, new));
        }
    }
    changes.order_by_key(|c| c.0);
    (!changes.is_empty() && system.broken(&values) == 0).then_some(changes)
}
