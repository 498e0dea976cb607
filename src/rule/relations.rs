//! 勾稽关系: what came of the relations that the forms state. They have no list here: a relation's id, severity and words stand in its form, and
//! whatever a form states is evaluated ([`crate::equations`]) and told.

use std::collections::BTreeMap;

use super::{CellId, Fact, Finding, Outcome, Subject, Tally, Why};
use crate::equations::{Evaluation, Sides, State, Unchecked};
use crate::filing::Table;
use crate::form::{Op, Relation};

/// Tells the broken relations, and what could not be checked by table, rule and reason.
pub fn tell(subject: &Subject, outcome: &mut Outcome) {
    outcome.relations = tally(subject);
    let mut unchecked: BTreeMap<(usize, usize, Unchecked), usize> = BTreeMap::new();
    for evaluation in subject.evaluations {
        let (table, relation) = named(subject, evaluation);
        match &evaluation.state {
            State::Held(_) => {}
            State::Broken(sides) => outcome.findings.push(finding(evaluation, table, relation, sides)),
            State::Unchecked(why) => *unchecked.entry((evaluation.table, relation.statement, *why)).or_default() += 1,
        }
    }
    for ((t, statement, why), relations) in unchecked {
        let form = subject.filing.tables[t].table;
        let table = form.title.to_string();
        let why = match why {
            // Told once for all rules.
            Unchecked::NotGiven => continue,
            Unchecked::NoTable => Why::NoTable(table),
            Unchecked::Unread => Why::Unread { table, relations },
            Unchecked::BlankTotal => Why::BlankTotal { table, relations },
        };
        outcome.not_checked.push((form.statements[statement].rule.clone(), why));
    }
}

/// How many equalities held, broke, and were not checkable. Plausibility (≥) is no 勾稽关系: it is checked, and does not count among them.
fn tally(subject: &Subject) -> Tally {
    let mut tally = Tally::default();
    for evaluation in subject.evaluations.iter().filter(|e| named(subject, e).1.op == Op::Equal) {
        match evaluation.state {
            State::Held(_) => tally.held += 1,
            State::Broken(_) => tally.broken += 1,
            State::Unchecked(_) => tally.not_checked += 1,
        }
    }
    tally
}

fn named<'a>(subject: &Subject<'a>, evaluation: &Evaluation) -> (&'a Table<'a>, &'a Relation) {
    let table = &subject.filing.tables[evaluation.table];
    (table, &table.table.relations[evaluation.relation])
}

fn finding(evaluation: &Evaluation, table: &Table, relation: &Relation, sides: &Sides) -> Finding {
    let t = evaluation.table;
    let cells: Vec<CellId> = relation.terms.iter().map(|&(_, c)| (t, c)).collect();
    // The total is where one looks first; where it has no place, any cell that takes part.
    let span = relation.terms.iter().rev().find_map(|&(_, c)| table.cells[c].span);
    let severity = table.table.statements[relation.statement].severity;
    let fact = Fact::Relation { table: t, relation: evaluation.relation, sides: sides.clone() };
    Finding { rule: relation.rule.clone(), severity, fact, cells, span, quote: None }
}
