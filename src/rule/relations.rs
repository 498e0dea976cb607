//! 勾稽关系: what came of the relations that the forms state. They have no list here: a relation's id, severity and words stand in its form, and
//! whatever a form states is evaluated ([`crate::equations`]) and told.

#[cfg(feature = "compare")]
use super::Severity;
use super::{CellId, Fact, Finding, Outcome, Subject, Tally, Why};
use crate::equations::{Evaluation, Sides, State, Unchecked};
use crate::filing::{FilingId, TableIx};
use crate::form::Op;
use crate::ordered::Ordered;

/// A table, a statement of its form, and why its relations were not checked.
type Of = (TableIx, usize, Unchecked);

/// Tells the broken relations, and what could not be checked by table, rule and reason.
pub fn tell(subject: &Subject, outcome: &mut Outcome) {
    outcome.relations = tally(subject);
    let mut unchecked: Vec<(Of, (&Evaluation, usize))> = Vec::new();
    for evaluation in subject.evaluations {
        match &evaluation.state {
            State::Held(_) => {}
            State::Broken(sides) => outcome.findings.push(finding(subject, evaluation, sides)),
            State::Unchecked(why) => {
                let key = (evaluation.id.table, evaluation.relation.statement, *why);
                // The relations of one statement stand side by side, and there are few reasons.
                match unchecked.iter_mut().rev().find(|u| u.0 == key) {
                    Some(known) => known.1.1 += 1,
                    None => unchecked.push((key, (evaluation, 1))),
                }
            }
        }
    }
    unchecked.order_by_key(|u| u.0);
    for ((t, _, why), (evaluation, relations)) in unchecked {
        let table = subject.case.this.tables[t.0].table.title.to_string();
        let why = match why {
            // Told once for all rules.
            Unchecked::NotGiven => continue,
            Unchecked::NoTable => Why::NoTable(table),
            Unchecked::Unread => Why::Unread { table, relations },
            Unchecked::BlankTotal => Why::BlankTotal { table, relations },
            #[cfg(feature = "compare")]
            Unchecked::FormChanged => Why::FormChanged { table, relations },
        };
        outcome.not_checked.push((evaluation.statement.rule.clone(), why));
    }
}

/// How many equalities held, broke, and were not checkable. Plausibility (≥) is no 勾稽关系: it is checked, and does not count among them.
fn tally(subject: &Subject) -> Tally {
    let mut tally = Tally::default();
    for evaluation in subject.evaluations.iter().filter(|e| e.relation.op == Op::Equal) {
        match evaluation.state {
            State::Held(_) => tally.held += 1,
            State::Broken(_) => tally.broken += 1,
            State::Unchecked(_) => tally.not_checked += 1,
        }
    }
    tally
}

fn finding(subject: &Subject, evaluation: &Evaluation, sides: &Sides) -> Finding {
    let cells: Vec<CellId> = evaluation.terms().map(|(_, cell)| cell).collect();
    // The total is where one looks first; where it has no place, any cell that takes part.
    let mut this = cells.iter().rev().filter(|cell| cell.filing == FilingId::THIS);
    let span = this.find_map(|&cell| subject.case.cell(cell).span);
    let severity = evaluation.statement.severity;
    #[cfg(feature = "compare")]
    let severity = match severity {
        // A figure of last year's that was corrected since need not be the one that was printed.
        Severity::Error if !evaluation.is_within() && super::corrected::corrected(subject) => Severity::Warning,
        severity => severity,
    };
    let fact = Fact::Relation { id: evaluation.id, sides: sides.clone() };
    Finding { rule: evaluation.relation.rule.clone(), severity, fact, cells, span, quote: None }
}
