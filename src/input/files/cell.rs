//! The cells of a sheet, as its reader finds them.

use std::rc::Rc;

/// What a cell holds.
#[derive(Clone)]
pub enum Value {
    Number(f64),
    Text(Rc<str>),
    Logical(bool),
    /// A formula whose value was never worked out.
    Uncalculated,
}

/// A cell that is not empty: its row and column from 0.
#[derive(Clone)]
pub struct SheetCell {
    pub row: u32,
    pub column: u32,
    pub value: Value,
}
