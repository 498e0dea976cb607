//! Two years: which of the two reports is likelier wrong, where what was carried out of one is not carried into the other.
//!
//! A figure that its own report's relations contradict, and that the other year's figure would mend, is the wrong one; so is one that was left standing
//! from the year before. Where neither is so, either may be.

use rust_decimal::Decimal;

use super::{Change, Confidence, Diagnosis, Kind};
use crate::equations::{self, Evaluation, State};
use crate::filing::{Case, CellId, FilingId, State as CellState};
use crate::form::Op;
use crate::number::times;
use crate::rule::{Fact, Outcome, Severity};

/// A figure carried from one cell into another: this report's, and last year's.
struct Carried {
    this: CellId,
    last: CellId,
    /// What each says.
    values: [Decimal; 2],
}

impl Carried {
    fn of(case: &Case, evaluation: &Evaluation) -> Option<Carried> {
        let checked = matches!(evaluation.state, State::Held(_) | State::Broken(_)) && evaluation.relation.op == Op::Equal;
        let &[(_, one), (_, other)] = evaluation.years.as_slice() else { return None };
        let (this, last) = if one.filing == FilingId::THIS { (one, other) } else { (other, one) };
        let values = [case.cell(this).summand()?, case.cell(last).summand()?];
        (checked && last.filing == FilingId::PREVIOUS).then_some(Carried { this, last, values })
    }
}

/// What last year's report says of single cells of this one.
pub fn evidence(case: &Case, evaluations: &[Evaluation]) -> Vec<(CellId, Decimal)> {
    evaluations.iter().filter_map(|e| Carried::of(case, e)).map(|c| (c.this, c.values[1])).collect()
}

/// Adds to `found` what explains the figures that are not those of last year's report.
pub fn explain(case: &Case, evaluations: &[Evaluation], outcome: &Outcome, found: &mut Vec<Diagnosis>) {
    let broken = outcome.findings.iter().enumerate().filter(|(_, f)| f.severity != Severity::Note).filter_map(|(i, finding)| {
        let Fact::Relation { id, .. } = finding.fact else { return None };
        let evaluation = evaluations.iter().find(|e| e.id == id && !e.is_within())?;
        Some((i, Carried::of(case, evaluation)?))
    });
    let (mended, open): (Vec<_>, Vec<_>) = broken.partition(|(_, carried)| found.iter().any(|d| mends(d, carried)));
    for (i, carried) in mended {
        // Of the answers to what is broken within the table those are left that mend this too.
        let explains = found.iter().find(|d| mends(d, &carried)).map(|d| d.explains.clone()).unwrap_or_default();
        found.retain(|d| d.explains != explains || mends(d, &carried));
        let mut answers: Vec<&mut Diagnosis> = found.iter_mut().filter(|d| d.explains == explains).collect();
        let only = answers.len() == 1;
        for answer in &mut answers {
            answer.explains.push(i);
            if only && answer.changes.len() == 1 && answer.kind != Kind::Other {
                answer.confidence = Confidence::Certain;
            }
        }
    }
    if !open.is_empty() {
        found.extend(either(case, evaluations, &open));
    }
}

/// Whether a diagnosis makes this report's figure last year's.
fn mends(diagnosis: &Diagnosis, carried: &Carried) -> bool {
    diagnosis.changes.iter().any(|c| c.cell == carried.this && c.suggested == carried.values[1])
}

/// The two answers to figures that were not carried over: this report is wrong, or last year's; the likelier first.
fn either(case: &Case, evaluations: &[Evaluation], open: &[(usize, Carried)]) -> Vec<Diagnosis> {
    let explains: Vec<usize> = open.iter().map(|(i, _)| *i).collect();
    let answer = |of_this: bool| {
        let change = |(_, carried): &(usize, Carried)| {
            let (cell, [this, last]) = (if of_this { carried.this } else { carried.last }, carried.values);
            let (stated, suggested) = if of_this { (this, last) } else { (last, this) };
            let blank = case.cell(cell).state == CellState::Blank;
            Change { cell, stated: (!blank).then_some(stated), suggested }
        };
        open.iter().map(change).collect::<Vec<_>>()
    };
    let (this, last) = (answer(true), answer(false));
    let last_years = case.previous.as_ref().map(|previous| equations::evaluate(&Case::of(previous.clone()))).unwrap_or_default();
    let none = || (0, 0);
    let gain_here = gain(case, evaluations, &this, |id| (id.filing == FilingId::THIS).then_some(id)).unwrap_or_else(none);
    // Seen by itself, last year's report is the one that is checked.
    let alone = |id: CellId| (id.filing == FilingId::PREVIOUS).then_some(CellId { filing: FilingId::THIS, ..id });
    let before = case.previous.as_ref().map(|previous| Case::of(previous.clone()));
    let gain_there = before.as_ref().and_then(|before| gain(before, &last_years, &last, alone)).unwrap_or_else(none);
    let weight = |(mended, broken): (usize, usize)| match (mended, broken) {
        (0, 0) => 0.5,
        (_, 0) => 0.9,
        (0, _) => 0.2,
        _ => 0.4,
    };
    let (mut of_this, of_last) = (weight(gain_here), weight(gain_there));
    // Small figures are often those of the year before: that alone outweighs no relation.
    let copied = of_this >= of_last && is_copy(case, open);
    if copied {
        of_this = f64::max(of_this, 0.85);
    }
    let kind = if copied { Kind::Copied } else { Kind::Other };
    let mut both = [
        Diagnosis { changes: this, explains: explains.clone(), kind, confidence: Confidence::Possible, weight: of_this },
        Diagnosis { changes: last, explains, kind: Kind::Other, confidence: Confidence::Possible, weight: of_last },
    ];
    both.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    if both[0].weight - both[1].weight > 0.2 {
        both[0].confidence = Confidence::Likely;
    }
    both.into()
}

/// How many of its own report's equalities a set of changes mends, and how many it breaks; None where none of the cells is one of that report.
fn gain(case: &Case, evaluations: &[Evaluation], changes: &[Change], own: impl Fn(CellId) -> Option<CellId>) -> Option<(usize, usize)> {
    let changed: Vec<(CellId, Decimal)> = changes.iter().filter_map(|c| Some((own(c.cell)?, c.suggested))).collect();
    (!changed.is_empty()).then_some(())?;
    let (mut mended, mut broken) = (0, 0);
    for evaluation in evaluations.iter().filter(|e| e.is_within() && e.relation.op == Op::Equal) {
        let held = match evaluation.state {
            State::Held(_) => true,
            State::Broken(_) => false,
            State::Unchecked(_) => continue,
        };
        let value = |id: CellId| changed.iter().find(|c| c.0 == id).map(|c| c.1).or_else(|| case.cell(id).summand());
        if !evaluation.terms().any(|(_, id)| changed.iter().any(|c| c.0 == id)) {
            continue;
        }
        let Some(sum) = evaluation.terms().map(|(sign, id)| Some(times(sign, value(id)?))).sum::<Option<Decimal>>() else { continue };
        mended += usize::from(!held && sum.is_zero());
        broken += usize::from(held && !sum.is_zero());
    }
    Some((mended, broken))
}

/// Whether every figure in question is what stood in the same cell the year before.
fn is_copy(case: &Case, open: &[(usize, Carried)]) -> bool {
    let same = |(_, carried): &(usize, Carried)| {
        let before = case.last_years(carried.this.table, carried.this.cell.0);
        before.and_then(|id| case.cell(id).summand()) == Some(carried.values[0])
    };
    open.iter().all(same) && open.iter().any(|(_, carried)| !carried.values[0].is_zero())
}
