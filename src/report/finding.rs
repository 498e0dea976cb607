//! A finding's facts → its place in the report.

use rust_decimal::Decimal;

use super::build::address;
use super::{FindingReport, Number, key};
use crate::claims::Contradiction;
use crate::equations::Sides;
use crate::form::{Op, TableForm};
use crate::place::Place;
use crate::reading::Reading;
use crate::render::{Lang, narrative, wording};
use crate::rule::{Fact, Finding};

/// A finding as it is told, under its key; nothing is set aside yet.
pub fn report(finding: &Finding, key: String, reading: &Reading, place: Option<Place>, lang: Lang) -> FindingReport {
    let cells: Vec<String> = finding.cells.iter().map(|&c| address(reading, c).to_owned()).collect();
    let (stated, expected, formula) = match &finding.fact {
        Fact::Relation { table, relation, sides: both } => {
            let form: &TableForm = reading.tables[*table].table;
            let numbers = wording::formula(form.relations[*relation].op, both);
            let (stated, expected) = sides(form.relations[*relation].op, both);
            (Some(stated), Some(expected), Some(numbers))
        }
        Fact::BlankTotal { sum } => (None, Some(*sum), None),
        Fact::Claim(contradiction) => {
            let (stated, expected) = told(contradiction);
            (stated, expected, narrative::formula(contradiction))
        }
        _ => (None, None, None),
    };
    FindingReport {
        id: key::id(&finding.rule, &key),
        key,
        rule: finding.rule.clone(),
        severity: finding.severity,
        nature: finding.nature(),
        message: wording::message(finding, reading, lang),
        difference: stated.zip(expected).map(|(s, e)| Number(s - e)),
        stated: stated.map(Number),
        expected: expected.map(Number),
        formula,
        quote: finding.quote.clone(),
        cells,
        place,
        aside: None,
    }
}

/// What a contradicted claim states, and what it should.
fn told(contradiction: &Contradiction) -> (Option<Decimal>, Option<Decimal>) {
    match contradiction {
        Contradiction::Told { figure, tried } => (Some(*figure), tried.first().copied()),
        Contradiction::Denied { found, .. } => (Some(Decimal::ZERO), Some(*found)),
        Contradiction::Sum { whole, parts, .. } => (Some(*whole), Some(parts.iter().sum())),
        Contradiction::Rate { told, exact, .. } => (Some(*told), Some(*exact)),
        Contradiction::Repeat { first, again, .. } => (Some(*again), Some(*first)),
    }
}

/// What is stated and what it should be: the right side of an equation against its left, and the left side of a comparison.
fn sides(op: Op, Sides { left, right }: &Sides) -> (Decimal, Decimal) {
    match op {
        Op::Equal => (right.sum, left.sum),
        Op::AtLeast => (left.sum, right.sum),
    }
}
