//! A finding's facts → its place in the report, with an id that stays the same however often the report is checked.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::build::address;
use super::{FindingReport, Number};
use crate::claims::Contradiction;
use crate::equations::Sides;
use crate::form::{Op, TableForm};
use crate::place::Place;
use crate::reading::Reading;
use crate::render::{Lang, narrative, wording};
use crate::rule::{Fact, Finding};

/// A finding as it is told; nothing is set aside yet.
pub fn report(finding: &Finding, reading: &Reading, place: Option<Place>, lang: Lang) -> FindingReport {
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
        id: id(&finding.rule, &cells, finding.quote.as_deref()),
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

/// FNV-1a over rule, addresses and quote: the same finding has the same id however often the report is checked.
fn id(rule: &str, cells: &[String], quote: Option<&str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |text: &str| {
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(rule);
    cells.iter().for_each(|c| eat(c));
    eat(quote.unwrap_or_default());
    format!("{hash:016x}")
}

/// The same words may be wrong in two places: later ones get a number.
pub fn number_repeats(findings: &mut [FindingReport]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let count = seen.entry(finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.id = format!("{}-{count}", finding.id);
        }
    }
}
