//! Which cell is wrong: the fewest cells whose change makes every broken relation hold and breaks no other.
//!
//! In: the evaluated relations of a case and its figures. Out: diagnoses, the likeliest slip first. The method is error localisation after Fellegi and Holt
//! (1976), with every smallest answer instead of one, ranked by how people slip; exact, bounded, and without chance.

pub mod search;
mod shape;
mod slip;
#[cfg(feature = "compare")]
mod years;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::claims::Claim;
use crate::equations::{Evaluation, RelationId};
use crate::filing::{Case, CellId, TableIx};
use crate::ordered::Ordered;
use crate::rule::{Fact, Finding, Outcome};
#[cfg(feature = "cli")]
use search::Sifted;
use search::System;
pub use slip::Kind;

/// How sure a diagnosis is.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!(report.diagnoses[0].confidence, gouji::report::Confidence::Possible);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The only smallest answer, and a slip of a known shape.
    Certain,
    /// The only smallest answer, or by far the best of several.
    Likely,
    /// One of several.
    Possible,
}

/// A change of one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub cell: CellId,
    /// None where the cell is blank.
    pub stated: Option<Decimal>,
    pub suggested: Decimal,
}

/// A set of changes that repairs some findings. Without changes: several figures are wrong, and which is not determined.
#[derive(Debug, Clone)]
pub struct Diagnosis {
    pub changes: Vec<Change>,
    /// Indices of the findings it explains, in [`Outcome::findings`].
    pub explains: Vec<usize>,
    pub kind: Kind,
    pub confidence: Confidence,
    /// How likely a slip of this shape is, from 0 to 1.
    pub weight: f64,
}

/// Why no cell but the suggested ones could alone explain the findings of `diagnosis`; None where it explains no relation.
#[cfg(feature = "cli")]
pub fn sift(case: &Case, evaluations: &[Evaluation], outcome: &Outcome, diagnosis: &Diagnosis) -> Option<Sifted> {
    let relation = |&i: &usize| match outcome.findings[i].fact {
        Fact::Relation { id, .. } => Some(id),
        _ => None,
    };
    let relations: Vec<RelationId> = diagnosis.explains.iter().filter_map(relation).collect();
    let table = relations.first()?.table;
    let own = by_table(evaluations).find(|own| own[0].id.table == table)?;
    let system = System::new(&case.this.tables[table.0], own);
    let group: Vec<usize> = relations.iter().filter_map(|&id| system.place(id)).collect();
    Some(system.sift(&group))
}

/// The evaluations of each table.
fn by_table<'e, 'f>(evaluations: &'e [Evaluation<'f>]) -> impl Iterator<Item = &'e [Evaluation<'f>]> {
    evaluations.chunk_by(|a, b| a.id.table == b.id.table)
}

/// Explains the broken relations and blank totals of `outcome`. Diagnoses of one group of findings stand together, best first.
pub fn diagnose(case: &Case, evaluations: &[Evaluation], claims: &[Claim], outcome: &Outcome) -> Vec<Diagnosis> {
    let told = claims.iter().flat_map(Claim::evidence);
    #[cfg(feature = "compare")]
    let told = told.chain(years::evidence(case, evaluations));
    let told: Vec<(CellId, Decimal)> = told.collect();
    let within = |id: RelationId| id.relation < case.this.tables[id.table.0].table.relations.len();
    let explained = |finding: &Finding, table: TableIx| match finding.fact {
        Fact::Relation { id, .. } => id.table == table && within(id),
        Fact::BlankTotal { .. } => finding.cells.iter().all(|cell| cell.table == table),
        _ => false,
    };
    let mut found = Vec::new();
    for own in by_table(evaluations) {
        let table = own[0].id.table;
        if outcome.findings.iter().any(|finding| explained(finding, table)) {
            let system = System::new(&case.this.tables[table.0], own);
            found.extend(of_table(table, &system, outcome, &told));
        }
    }
    #[cfg(feature = "compare")]
    years::explain(case, evaluations, outcome, &mut found);
    found
}

/// Explains the findings of one table.
fn of_table(table: TableIx, system: &System, outcome: &Outcome, told: &[(CellId, Decimal)]) -> Vec<Diagnosis> {
    let mut found = Vec::new();
    let place = |finding: &Finding| match finding.fact {
        Fact::Relation { id, .. } => system.place(id),
        _ => None,
    };
    let broken: Vec<(usize, usize)> = outcome.findings.iter().enumerate().filter_map(|(i, f)| Some((place(f)?, i))).collect();
    // A whole column or row out of place breaks everything at once: one answer for all of it.
    let relations: Vec<usize> = broken.iter().map(|b| b.0).collect();
    let groups = system.groups(&relations);
    let explains = |group: &[usize]| broken.iter().filter(|(r, _)| group.contains(r)).map(|b| b.1).collect::<Vec<_>>();
    let mut solved: Vec<(Vec<usize>, Vec<search::Repair>)> =
        groups.into_iter().map(|g| (system.repairs(&g), g)).map(|(r, g)| (g, r)).collect();
    // A figure in the wrong column breaks two columns that share no cell: what no group explains alone, several may together.
    let (unsolved, rest): (Vec<_>, Vec<_>) = solved.into_iter().partition(|(_, repairs)| repairs.is_empty());
    solved = rest;
    let together: Vec<usize> = unsolved.iter().flat_map(|(g, _)| g.iter().copied()).collect();
    if unsolved.len() > 1 {
        solved.push((together.clone(), system.repairs(&together)));
    } else {
        solved.extend(unsolved);
    }
    let open = solved.iter().any(|(_, repairs)| repairs.is_empty());
    if let Some(shifted) = open.then(|| shape::displaced(system, &relations)).flatten() {
        let changes = shifted.changes.iter().map(|c| change(table, c)).collect();
        let explains = broken.iter().map(|b| b.1).collect();
        found.push(Diagnosis { changes, explains, kind: shifted.kind, confidence: Confidence::Likely, weight: 0.9 });
        solved.clear();
    }
    for (group, repairs) in solved {
        found.extend(ranked(table, system, repairs, explains(&group), told));
    }
    found.extend(blanks(table, system, outcome));
    found
}

fn change(table: TableIx, &(cell, stated, suggested): &(usize, Option<Decimal>, Decimal)) -> Change {
    Change { cell: CellId::this(table, cell), stated, suggested }
}

/// The repairs of one group as diagnoses, the likeliest slip first.
fn ranked(
    table: TableIx,
    system: &System,
    repairs: Vec<search::Repair>,
    explains: Vec<usize>,
    told: &[(CellId, Decimal)],
) -> Vec<Diagnosis> {
    if repairs.is_empty() {
        return vec![Diagnosis { changes: Vec::new(), explains, kind: Kind::Other, confidence: Confidence::Possible, weight: 0.0 }];
    }
    let mut all: Vec<Diagnosis> = repairs
        .iter()
        .map(|repair| {
            let (kind, weight) = slip::judge(system, repair);
            let changes: Vec<Change> = repair.iter().map(|c| change(table, c)).collect();
            let weight = heard(&changes, weight, told);
            Diagnosis { changes, explains: explains.clone(), kind, confidence: Confidence::Possible, weight }
        })
        .collect();
    // Ties stay in the order of the form: the answer is the same on every run.
    all.order_by(|a, b| b.weight.total_cmp(&a.weight));
    let runner_up = all.get(1).map_or(0.0, |d| d.weight);
    let only = all.len() == 1;
    let best = &mut all[0];
    best.confidence = match best.kind {
        Kind::Other if only => Confidence::Likely,
        Kind::Other => Confidence::Possible,
        // One cell that alone repairs several relations leaves no room for chance; two changed cells always do.
        _ if only && best.changes.len() == 1 && explains.len() > 1 => Confidence::Certain,
        _ if only || best.weight - runner_up > 0.2 => Confidence::Likely,
        _ => Confidence::Possible,
    };
    all
}

/// A repair's weight after what the text says of its cells: it tells the suggested figure where the table has another, or the stated one.
fn heard(changes: &[Change], weight: f64, told: &[(CellId, Decimal)]) -> f64 {
    let says = |change: &Change, figure: Option<Decimal>| told.iter().any(|e| e.0 == change.cell && Some(e.1) == figure);
    changes.iter().fold(weight, |weight, change| {
        // Where the text gives both (新收 and 收到 with what was carried over), it decides nothing.
        match (says(change, Some(change.suggested)), says(change, change.stated)) {
            (true, false) => 1.0 - (1.0 - weight) * 0.25,
            (false, true) => weight * 0.5,
            _ => weight,
        }
    })
}

/// Totals left blank beside their parts: what their parts come to, where every relation they stand in then holds.
fn blanks(table: TableIx, system: &System, outcome: &Outcome) -> Vec<Diagnosis> {
    let mut found = Vec::new();
    for (i, finding) in outcome.findings.iter().enumerate() {
        let (Fact::BlankTotal { sum }, &[cell]) = (&finding.fact, finding.cells.as_slice()) else { continue };
        if cell.table != table {
            continue;
        }
        let (held, all) = system.with(cell.cell.0, *sum);
        let confidence = match (held == all, all > 1) {
            (true, true) => Confidence::Certain,
            (true, false) => Confidence::Likely,
            (false, _) => Confidence::Possible,
        };
        let changes = vec![Change { cell, stated: None, suggested: *sum }];
        found.push(Diagnosis { changes, explains: vec![i], kind: Kind::Blank, confidence, weight: 0.9 });
    }
    found
}
