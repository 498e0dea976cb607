//! The one unit whose figure would make up for a difference.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::digits::{one_differs, one_less, swapped};
use crate::filing::{Case, CellId, Unit};
use crate::form::Op;
use crate::number::times;

/// A unit, and what became of its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspect {
    /// Its place in the list.
    pub unit: usize,
    pub stated: Decimal,
    pub slip: Slip,
    /// What its figure would have to be; None where it was left out or added twice.
    pub suggested: Option<Decimal>,
}

/// What became of a unit's figure.
///
/// ```
/// assert_eq!(serde_json::to_string(&gouji::report::Slip::LeftOut)?, r#""left-out""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Slip {
    /// The parent did not add it.
    LeftOut,
    /// The parent added it twice.
    Twice,
    /// It is another figure in the unit's report, a digit or two away.
    Digits,
}

/// As many figures alike are no chance.
const NO_CHANCE: usize = 6;

/// The unit all of whose figures the parent left out, or added twice.
pub fn twin(case: &Case, added: &[usize], differences: &BTreeMap<CellId, Decimal>) -> Option<Suspect> {
    let units = &case.units.as_ref()?.list;
    let off = differences.values().filter(|d| !d.is_zero()).count();
    let is = |i: usize, sign: i32| {
        differences.iter().all(|(id, difference)| figure(case, &units[i], *id).is_some_and(|figure| times(sign, figure) == *difference))
    };
    let mut found = added.iter().filter(|_| off >= NO_CHANCE).filter_map(|&unit| {
        let slip = [(-1, Slip::LeftOut), (1, Slip::Twice)].into_iter().find(|(sign, _)| is(unit, *sign))?.1;
        Some(Suspect { unit, stated: Decimal::ZERO, slip, suggested: None })
    });
    found.next().filter(|_| found.next().is_none())
}

/// The one unit whose figure in this cell would make up for `difference`, where one is likelier than all others.
pub fn of_cell(case: &Case, cell: CellId, parts: &[(usize, Decimal)], difference: Decimal) -> Option<Suspect> {
    let units = &case.units.as_ref()?.list;
    let mut likely: Vec<(u8, Suspect)> =
        parts.iter().filter_map(|&(unit, stated)| judge(case, &units[unit], unit, cell, stated, difference)).collect();
    likely.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    match likely.as_slice() {
        [(_, one)] => Some(one.clone()),
        [(first, one), (second, _), ..] if first > second => Some(one.clone()),
        _ => None,
    }
}

fn judge(case: &Case, unit: &Unit, i: usize, cell: CellId, stated: Decimal, difference: Decimal) -> Option<(u8, Suspect)> {
    let suggested = stated + difference;
    let suspect = |slip, suggested| Suspect { unit: i, stated, slip, suggested };
    if suggested.is_sign_negative() && !suggested.is_zero() {
        return None;
    }
    // A unit whose own sums are wrong and would come out.
    if strained(case, unit, cell, stated, suggested) {
        return Some((9, suspect(Slip::Digits, Some(suggested))));
    }
    let (from, to) = (stated.normalize().to_string(), suggested.normalize().to_string());
    let long = from.len() > 1;
    if long && swapped(&from, &to) {
        Some((5, suspect(Slip::Digits, Some(suggested))))
    } else if !stated.is_zero() && difference == -stated {
        Some((4, suspect(Slip::LeftOut, None)))
    } else if !stated.is_zero() && difference == stated {
        Some((4, suspect(Slip::Twice, None)))
    } else if long && (one_less(&from, &to) || one_less(&to, &from)) {
        Some((2, suspect(Slip::Digits, Some(suggested))))
    } else {
        (long && one_differs(&from, &to)).then(|| (1, suspect(Slip::Digits, Some(suggested))))
    }
}

/// Whether a relation of the unit's own is broken and would hold with `suggested` in the cell, and none that holds would break.
fn strained(case: &Case, unit: &Unit, cell: CellId, stated: Decimal, suggested: Decimal) -> bool {
    let form = case.table(cell).table;
    let (mut mended, mut broken) = (0, 0);
    for relation in form.relations.iter().filter(|r| r.op == Op::Equal && r.terms.iter().any(|t| t.1 == cell.cell.0)) {
        let figures = relation
            .terms
            .iter()
            .map(|&(sign, c)| Some(times(sign, figure(case, unit, CellId { cell: crate::filing::CellIx(c), ..cell })?)));
        let Some(sum) = figures.sum::<Option<Decimal>>() else { continue };
        let by: Decimal = relation.terms.iter().filter(|t| t.1 == cell.cell.0).map(|t| times(t.0, suggested - stated)).sum();
        mended += usize::from(!sum.is_zero() && (sum + by).is_zero());
        broken += usize::from(sum.is_zero() && !by.is_zero());
    }
    mended > 0 && broken == 0
}

fn figure(case: &Case, unit: &Unit, id: CellId) -> Option<Decimal> {
    let table = case.table(id);
    unit.value(&table.form.id, &table.table.id, id.cell.0)
}
