//! How people slip: two digits swapped, one mistyped, a figure in the wrong column, a total that forgot a row.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::search::{Repair, System};
use crate::digits::{one_differs, one_less, swapped};
use crate::filing::State;

/// The shapes of slips.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!(report.diagnoses[0].kind, gouji::report::SlipKind::Digit);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SlipKind"))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One digit mistyped.
    Digit,
    /// Two digits swapped.
    Transposed,
    /// A digit lost or doubled.
    Dropped,
    /// Figures in the neighbouring column or row.
    Shifted,
    /// Two cells or rows exchanged.
    Swapped,
    /// A total not brought up to date, or without one of its parts.
    Total,
    /// A total left blank.
    Blank,
    /// The figures of the year before left standing.
    #[cfg(feature = "compare")]
    Copied,
    /// No known shape.
    Other,
}

/// The shape of a repair, and how likely it is, from 0 to 1.
pub fn judge(system: &System, repair: &Repair) -> (Kind, f64) {
    let (kind, weight) = match repair.as_slice() {
        [one] => judge_one(system, one),
        [a, b] => judge_two(system, a, b).unwrap_or_else(|| weakest(system, repair)),
        _ => weakest(system, repair),
    };
    // A cell whose place the reader inferred may simply stand elsewhere.
    let sure = repair.iter().all(|c| system.table.cells[c.0].state != State::Inferred);
    (kind, if sure { weight } else { weight * 0.5 })
}

type Cell = (usize, Option<Decimal>, Decimal);

/// Several slips at once are as likely as all of them together.
fn weakest(system: &System, repair: &Repair) -> (Kind, f64) {
    let all: Vec<(Kind, f64)> = repair.iter().map(|c| judge_one(system, c)).collect();
    let weight = all.iter().map(|a| a.1).product();
    // A set of slips has a known shape where each of them has.
    let kind = if all.iter().any(|a| a.0 == Kind::Other) { Kind::Other } else { all[0].0 };
    (kind, weight)
}

fn judge_two(system: &System, a: &Cell, b: &Cell) -> Option<(Kind, f64)> {
    let value = |c: &Cell| c.1.unwrap_or_default();
    if value(a) != value(b) && value(a) == b.2 && value(b) == a.2 {
        let (x, y) = (&system.table.table.cells[a.0], &system.table.table.cells[b.0]);
        let neighbours = x.row == y.row && x.column.abs_diff(y.column) == 1 || x.column == y.column && x.row.abs_diff(y.row) == 1;
        let empty = value(a).is_zero() || value(b).is_zero();
        return Some(match (empty, neighbours) {
            (true, true) => (Kind::Shifted, 0.95),
            (true, false) => (Kind::Shifted, 0.7),
            (false, true) => (Kind::Swapped, 0.95),
            (false, false) => (Kind::Swapped, 0.8),
        });
    }
    None
}

fn judge_one(system: &System, &(cell, stated, suggested): &Cell) -> (Kind, f64) {
    let table = system.table.table;
    let is_total = table.column_of(cell).total || table.row_of(cell).total;
    let Some(stated) = stated else {
        return if is_total { (Kind::Blank, 0.9) } else { (Kind::Blank, 0.6) };
    };
    let (from, to) = (stated.normalize().to_string(), suggested.normalize().to_string());
    // With figures of one digit every change is a change of one digit: that says little.
    let long = from.len().max(to.len()) > 1;
    if long && swapped(&from, &to) {
        return (Kind::Transposed, 0.95);
    }
    let part = is_total && forgot_a_part(system, cell, stated - suggested);
    if one_differs(&from, &to) {
        return if long { (Kind::Digit, 0.85) } else { (Kind::Digit, 0.5) };
    }
    if part {
        return (Kind::Total, 0.8);
    }
    if long && (one_less(&from, &to) || one_less(&to, &from)) {
        return (Kind::Dropped, 0.8);
    }
    if stated == -suggested {
        return (Kind::Other, 0.7);
    }
    if is_total { (Kind::Total, 0.4) } else { (Kind::Other, 0.2) }
}

/// Whether a total is off by just one of its parts: one that was left out, or counted twice.
fn forgot_a_part(system: &System, cell: usize, off: Decimal) -> bool {
    let parts = system.equations.iter().filter(|e| e.terms.iter().any(|t| t.1 == cell && t.0 < 0));
    parts.flat_map(|e| &e.terms).filter(|t| t.1 != cell).any(|t| system.values[t.1].is_some_and(|v| !v.is_zero() && v == off.abs()))
}
