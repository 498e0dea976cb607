//! The words that several English sentences have in common: what cells are called, lists of names.

use crate::report::CellName;
use crate::report::names::short;
use crate::say::quoted;

/// A cell by its row and its column.
pub fn cell(row: &str, column: &str) -> String {
    format!("row {}, column {}", quoted(row), quoted(column))
}

/// A cell by its names.
pub fn name(of: &CellName) -> String {
    cell(&of.row, &of.column)
}

/// Names in quotation marks, one after the other.
pub fn names(labels: &[String]) -> String {
    labels.iter().map(|l| quoted(short(l))).collect::<Vec<_>>().join(", ")
}

/// The first few of a list of names.
pub fn first_few(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|n| n.chars().take(31).collect()).collect();
    shown.join(", ") + if names.len() > SHOWN { ", …" } else { "" }
}

/// The plural's ending.
pub fn s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
