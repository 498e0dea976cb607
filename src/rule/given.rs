//! What is not in the part of a report that was given: told once, and no fault.

use super::{NotGiven, Outcome, Subject, Why};
use crate::equations::{State, Unchecked};
use crate::filing::Extent;
use crate::form::{Op, official};

/// Whether only a part of a report was given.
pub fn is_part(subject: &Subject) -> bool {
    subject.case.this.extent == Extent::Part
}

/// Tells under `rule` what was not given, if only a part was.
pub fn tell(rule: &'static str, subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    let Some(form) = filing.form.or(official().last()).filter(|_| is_part(subject)) else { return };
    let absent = |id: &str| filing.tables.iter().all(|t| t.table.id != id || t.span.is_none());
    let lacking = NotGiven {
        tables: form.tables.iter().filter(|t| absent(&t.id)).map(|t| t.title.to_string()).collect(),
        rows: filing.tables.iter().map(|t| t.not_given.len()).sum(),
        sections: form.sections.iter().map(|s| s.number).filter(|n| filing.sections.iter().all(|s| s.number != *n)).collect(),
        title: filing.title.is_none(),
        relations: relations(subject),
    };
    if lacking != NotGiven::default() {
        outcome.not_checked.push((rule.into(), Why::NotGiven(lacking)));
    }
}

/// How many equalities take in cells that were not given.
fn relations(subject: &Subject) -> usize {
    let not_given = subject.evaluations.iter().filter(|e| matches!(e.state, State::Unchecked(Unchecked::NotGiven)));
    not_given.filter(|e| e.relation.op == Op::Equal).count()
}
