//! A parent's report beside those of its units: which are added, and each of its figures against their sum.
//!
//! In: a [`Case`] with units. Out: [`Sums`], which the rules of a roll-up tell. A unit that is missing, or that could not be read, may account for
//! what the parent has more: then nothing is said of it.

mod area;
mod likeliest;
mod mode;
mod shingles;
mod standing;
mod sums;
mod unit;

pub use area::{is_foreign, level, own_place};
pub use likeliest::Slip;
pub use shingles::{alike, keys};
pub use standing::Standing;
pub use sums::{Sum, Sums, evaluate};
pub use unit::unit;

use rust_decimal::Decimal;

use crate::equations::blank_total;
use crate::filing::Table;

/// What a cell adds to a sum; None where that is not known, or a total is blank beside its parts.
fn value(table: &Table, cell: usize) -> Option<Decimal> {
    table.cells[cell].summand().filter(|_| blank_total(table, cell).is_none())
}
