//! What the text tells, held against the tables and against itself; years that are not the report's, and blanks that were never filled in.

mod all_done;
mod balance;
mod denial;
mod growth;
mod norm;
mod other_body;
mod period;
mod placeholder;
mod repeat;
mod share;
mod sum;
mod table;
mod year;

pub use other_body::{KINDS, is_other};

use super::{Fact, Finding, Outcome, Rule, Severity, Subject, found};
use crate::claims::{Contradiction, Kind, State};
use crate::document::Row;
use crate::place::Span;

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[
    table::RULE,
    sum::RULE,
    share::RULE,
    growth::RULE,
    balance::RULE,
    all_done::RULE,
    repeat::RULE,
    denial::RULE,
    year::RULE,
    placeholder::RULE,
    period::RULE,
    norm::RULE,
    other_body::RULE,
];

/// What a report tells, and that it tells the truth.
const CONTENT: &str = "《中华人民共和国政府信息公开条例》第五十条";

/// Tells the broken claims of one kind.
pub(super) fn tell(rule: &Rule, kind: Kind, subject: &Subject, outcome: &mut Outcome) {
    for claim in subject.claims.iter().filter(|c| c.kind == kind) {
        let State::Broken(contradiction) = &claim.state else { continue };
        let severity = match contradiction {
            Contradiction::Told { certain: false, .. }
            | Contradiction::Sum { certain: false, .. }
            | Contradiction::Balance { certain: false, .. } => Severity::Warning,
            _ => rule.severity,
        };
        let cells = match contradiction {
            Contradiction::Denied { cells, .. } => cells.clone(),
            _ => claim.cells(),
        };
        let fact = Fact::Claim(contradiction.clone());
        outcome.findings.push(Finding { cells, severity, ..quoted(subject, rule, fact, claim.span) });
    }
}

/// A finding about the words of `span`.
fn quoted(subject: &Subject, rule: &Rule, fact: Fact, span: Span) -> Finding {
    Finding { quote: Some(subject.document.quote(span)), ..found(rule, fact, Vec::new(), Some(span)) }
}

fn row_span(row: &Row) -> Option<Span> {
    Some(row.cells.first()?.span.cover(row.cells.last()?.span))
}
