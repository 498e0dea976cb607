//! A row whose figures are to be placed, and the sums of the form within it.
//!
//! In: its slots, and which cell of the table each of its columns is. Out: what a placing of the slots adds up to.

use rust_decimal::Decimal;

use super::ruler::Edges;
use super::units::Slot;
use crate::document::RowKind;
use crate::form::{Kind, Op, TableForm};
use crate::number::{Content, times};

/// For each column: the slot that stands in it.
pub type Placing = Vec<Option<usize>>;

/// A row to be placed.
pub struct RowToPlace<'s> {
    pub slots: &'s [Slot],
    pub kind: RowKind,
    pub table: &'s TableForm,
    /// For each of its columns the cell of the table, if the form has it.
    pub cells: &'s [Option<usize>],
    /// Where the heads of its columns stand along the line, where they were found.
    pub heads: Option<&'s [Edges]>,
    /// Where all its figures ran together: the ways in which they may be parted.
    pub ways: &'s [Placing],
}

impl RowToPlace<'_> {
    /// What a slot adds to a sum.
    pub fn value(&self, slot: Option<usize>) -> Decimal {
        slot.and_then(|s| self.slots[s].content.value()).unwrap_or_default()
    }

    /// The values a placing gives, column by column.
    pub fn values(&self, placing: &Placing) -> Vec<Decimal> {
        placing.iter().map(|&slot| self.value(slot)).collect()
    }

    /// Whether one of its columns is that of a change, the only figure that may be below zero.
    pub fn has_change(&self) -> bool {
        self.cells.iter().flatten().any(|&c| self.table.cells[c].kind == Kind::Change)
    }

    /// Whether a placing puts a figure below zero where something is counted.
    pub fn counts_below_zero(&self, placing: &Placing) -> bool {
        let counts = |cell: usize| self.table.cells[cell].kind != Kind::Change;
        placing.iter().zip(self.cells).any(|(&slot, cell)| cell.is_some_and(counts) && self.value(slot) < Decimal::ZERO)
    }

    /// The slots that hold something.
    pub fn filled(&self) -> Vec<usize> {
        (0..self.slots.len()).filter(|&i| self.slots[i].content != Content::Blank).collect()
    }

    /// The sums of the form that lie within the row, each as its terms over the columns.
    pub fn sums(&self) -> Vec<Vec<(i32, usize)>> {
        let column = |cell: usize| self.cells.iter().position(|&c| c == Some(cell));
        let equal = self.table.relations.iter().filter(|r| r.op == Op::Equal);
        equal.filter_map(|r| r.terms.iter().map(|&(sign, cell)| Some((sign, column(cell)?))).collect()).collect()
    }

    /// Whether the slots as they stand, one for each column, hold every sum within the row; None where there is none.
    pub fn adds_up(&self) -> Option<bool> {
        let sums = self.sums();
        let placing: Placing = (0..self.cells.len()).map(Some).collect();
        (!sums.is_empty() && self.slots.len() == placing.len()).then(|| self.broken(&placing, &sums) == 0)
    }

    /// Whether there are sums within the row, and `placing` holds them all.
    pub fn holds(&self, placing: &Placing) -> bool {
        let sums = self.sums();
        !sums.is_empty() && self.broken(placing, &sums) == 0
    }

    /// How many of `sums` a placing breaks.
    pub fn broken(&self, placing: &Placing, sums: &[Vec<(i32, usize)>]) -> usize {
        let values = self.values(placing);
        let sum = |terms: &Vec<(i32, usize)>| terms.iter().map(|&(sign, c)| times(sign, values[c])).sum::<Decimal>();
        sums.iter().filter(|terms| !sum(terms).is_zero()).count()
    }
}
