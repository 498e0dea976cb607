//! Each figure of the parent against the sum of its units'.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::likeliest::{self, Suspect};
use super::mode::mode;
use super::standing::{Standing, standings};
use super::value;
use crate::document::Document;
use crate::filing::{Case, CellId, CellIx, Mode, TableIx, Unit};
use crate::form::Op;
use crate::number::times;

/// What the figures of a parent come to beside those of its units.
#[derive(Debug)]
pub struct Sums {
    /// What the parent's figures count; None where it is not said.
    pub mode: Option<Mode>,
    /// Whether it says that some of its units are left out.
    pub mixed: bool,
    /// How each unit stands, in order.
    pub standings: Vec<Standing>,
    /// The figures that are not the sum.
    pub broken: Vec<Sum>,
    /// How many are.
    pub held: usize,
    /// How many could not be compared: a figure is not known, or a unit is wanting that may account for the difference.
    pub open: usize,
    /// How many differ as they would if one unit more should have been given.
    pub lacking: usize,
}

/// A figure that is not the sum of the units'.
#[derive(Debug, Clone)]
pub struct Sum {
    pub cell: CellId,
    pub stated: Decimal,
    pub sum: Decimal,
    /// The units that were added, with what each adds.
    pub parts: Vec<(usize, Decimal)>,
    /// The one unit whose figure would make up for it.
    pub suspect: Option<Suspect>,
}

/// A figure that can be compared.
struct Compared {
    stated: Decimal,
    sum: Decimal,
}

/// As many cells and more are not slips of the pen but a unit that is not there.
const MANY: usize = 3;
/// So are as many that cannot be told apart.
const TOO_MANY: usize = 7;

/// Compares; None where no units were given.
pub fn evaluate(document: &Document, case: &Case) -> Option<Sums> {
    let units = case.units.as_ref()?;
    let (mode, mixed) = units.mode.map_or_else(|| mode(document, &case.this), |mode| (Some(mode), false));
    let mut standings = standings(case);
    let none = |mode, standings| Some(Sums { mode, mixed, standings, broken: Vec::new(), held: 0, open: 0, lacking: 0 });
    if mode == Some(Mode::Own) {
        return none(mode, standings);
    }
    let mut compared = compare(case, &standings);
    // Of units that only their names leave out the sums may say that they belong.
    let by_name =
        |i: usize| matches!(standings[i], Standing::Foreign) || standings[i] == Standing::Vertical && units.list[i].vertical.is_none();
    let left_out: Vec<usize> = (0..standings.len()).filter(|&i| by_name(i)).collect();
    if !left_out.is_empty() {
        let mut with = standings.clone();
        left_out.iter().for_each(|&i| with[i] = Standing::Added);
        let all = compare(case, &with);
        let off = |compared: &BTreeMap<CellId, Option<Compared>>| compared.values().flatten().filter(|c| c.stated != c.sum).count();
        // Nearly all figures come out then; by chance a few do.
        if off(&all) * 2 < off(&compared) {
            (standings, compared) = (with, all);
        }
    }
    if !standings.contains(&Standing::Added) {
        return none(mode, standings);
    }
    let wanting = !units.missing.is_empty() || standings.iter().any(|s| s.is_wanting());
    let known: BTreeMap<CellId, Decimal> =
        compared.iter().filter_map(|(&id, c)| Some((id, c.as_ref()?.stated - c.as_ref()?.sum))).collect();
    let added: Vec<usize> = (0..standings.len()).filter(|&i| standings[i] == Standing::Added).collect();
    let twin = likeliest::twin(case, &added, &known);
    let (flagged, rest, certain) = wrong(case, &known);
    // Where most figures differ, some do so by as much as others by chance.
    let few = flagged.len() < TOO_MANY;
    let likely = || rest.iter().filter(|&&id| !few || !is_moved(case, &known, &flagged, id)).count();
    let lacking = !wanting && twin.is_none() && (rest.len() >= TOO_MANY || certain && likely() >= MANY);
    let mut told: BTreeSet<CellId> = flagged;
    if !wanting && !lacking {
        told.extend(&rest);
    }
    let off = known.values().filter(|d| !d.is_zero()).count();
    let broken: Vec<Sum> = told.iter().filter_map(|&cell| sum(case, &compared, &added, cell, twin.as_ref())).collect();
    let unsaid = off - broken.len();
    Some(Sums {
        mode,
        mixed,
        standings,
        held: known.len() - off,
        open: compared.len() - known.len() + if lacking { 0 } else { unsaid },
        lacking: if lacking { unsaid } else { 0 },
        broken,
    })
}

/// Every figure of the parent beside the sum of the units that are added; None where one of them is not known.
fn compare(case: &Case, standings: &[Standing]) -> BTreeMap<CellId, Option<Compared>> {
    let units = case.units.as_ref().map_or(&[][..], |units| &units.list);
    let added: Vec<&Unit> = units.iter().zip(standings).filter(|(_, s)| **s == Standing::Added).map(|(unit, _)| unit).collect();
    let mut compared = BTreeMap::new();
    for (t, table) in case.this.tables().filter(|(_, t)| t.span.is_some()) {
        for c in 0..table.cells.len() {
            let sum = || added.iter().map(|unit| unit.value(&table.form.id, &table.table.id, c)).sum::<Option<Decimal>>();
            let both = value(table, c).and_then(|stated| Some(Compared { stated, sum: sum()? }));
            compared.insert(CellId::this(t, c), both);
        }
    }
    compared
}

/// The figures that are wrong whatever unit may be missing, those that differ else, and whether the two could be told apart: what a missing unit would
/// account for keeps all relations of the form, and is never less than nothing.
fn wrong(case: &Case, known: &BTreeMap<CellId, Decimal>) -> (BTreeSet<CellId>, BTreeSet<CellId>, bool) {
    let mut differences = known.clone();
    let (mut flagged, mut certain) = (BTreeSet::new(), true);
    for (t, _) in case.this.tables() {
        match repair(case, t, known) {
            Repair::Whole => {}
            Repair::One(cell, difference) => {
                flagged.insert(cell);
                differences.insert(cell, difference);
            }
            Repair::Open => certain = false,
        }
    }
    // A change may be less than nothing; a count may not.
    let counts = |id: &CellId| !matches!(case.table(*id).table.cells[id.cell.0].kind, crate::form::Kind::Change);
    flagged.extend(differences.iter().filter(|(id, d)| d.is_sign_negative() && !d.is_zero() && counts(id)).map(|(id, _)| *id));
    let rest = differences.iter().filter(|(id, d)| !d.is_zero() && !flagged.contains(id)).map(|(id, _)| *id).collect();
    (flagged, rest, certain)
}

/// Whether what a cell has too much is just what one beside it lacks, in a relation that adds up both: it was put in the wrong row, and is no missing
/// unit's.
fn is_moved(case: &Case, known: &BTreeMap<CellId, Decimal>, flagged: &BTreeSet<CellId>, id: CellId) -> bool {
    let Some(difference) = known.get(&id) else { return false };
    let added_up = case.table(id).table.relations.iter().filter(|r| r.op == Op::Equal);
    added_up.filter_map(|r| Some((r, r.terms.iter().find(|t| t.1 == id.cell.0)?.0))).any(|(relation, sign)| {
        let mut beside = relation.terms.iter().filter(|t| t.0 == sign).map(|t| CellId { cell: CellIx(t.1), ..id });
        beside.any(|other| flagged.contains(&other) && known.get(&other) == Some(&-*difference))
    })
}

/// What would make the differences of a table a report that holds.
enum Repair {
    /// They are one.
    Whole,
    /// This cell with this difference.
    One(CellId, Decimal),
    /// More than one cell, or it is not known which.
    Open,
}

fn repair(case: &Case, t: TableIx, known: &BTreeMap<CellId, Decimal>) -> Repair {
    let table = case.this.tables[t.0].table;
    let difference = |cell: usize| known.get(&CellId::this(t, cell)).copied();
    let residuals: Vec<(usize, Decimal)> = table
        .relations
        .iter()
        .enumerate()
        .filter(|(_, r)| r.op == Op::Equal)
        .filter_map(|(r, relation)| {
            Some((r, relation.terms.iter().map(|&(sign, c)| Some(times(sign, difference(c)?))).sum::<Option<Decimal>>()?))
        })
        .collect();
    let broken: Vec<(usize, Decimal)> = residuals.iter().filter(|(_, residual)| !residual.is_zero()).copied().collect();
    let Some(&(first, _)) = broken.first() else { return Repair::Whole };
    let sign_in = |r: usize, cell: usize| table.relations[r].terms.iter().find(|t| t.1 == cell).map(|t| t.0);
    let mends = |cell: usize| {
        let by: Option<Vec<Decimal>> = broken.iter().map(|&(r, residual)| Some(-times(sign_in(r, cell)?, residual))).collect();
        let by = by?;
        let alone = residuals.iter().all(|(r, residual)| !residual.is_zero() || sign_in(*r, cell).is_none());
        (alone && by.iter().all(|b| *b == by[0])).then(|| (cell, difference(cell).unwrap_or_default() + by[0]))
    };
    let all: Vec<(usize, Decimal)> = table.relations[first].terms.iter().filter_map(|&(_, cell)| mends(cell)).collect();
    let off: Vec<&(usize, Decimal)> = all.iter().filter(|(cell, _)| difference(*cell).is_some_and(|d| !d.is_zero())).collect();
    match (off.as_slice(), all.as_slice()) {
        ([(cell, rest)], _) | ([], [(cell, rest)]) => Repair::One(CellId::this(t, *cell), *rest),
        _ => Repair::Open,
    }
}

fn sum(case: &Case, compared: &BTreeMap<CellId, Option<Compared>>, added: &[usize], cell: CellId, twin: Option<&Suspect>) -> Option<Sum> {
    let Compared { stated, sum } = *compared.get(&cell)?.as_ref()?;
    if stated == sum {
        return None;
    }
    let table = case.table(cell);
    let units = &case.units.as_ref()?.list;
    let of = |&i: &usize| Some((i, units[i].value(&table.form.id, &table.table.id, cell.cell.0)?));
    let parts: Vec<(usize, Decimal)> = added.iter().filter_map(of).collect();
    let suspect = match twin {
        Some(twin) => parts.iter().find(|(i, _)| *i == twin.unit).map(|&(unit, stated)| Suspect { unit, stated, ..twin.clone() }),
        None => likeliest::of_cell(case, cell, &parts, stated - sum),
    };
    Some(Sum { cell, stated, sum, parts, suspect })
}
