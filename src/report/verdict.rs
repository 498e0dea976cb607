//! The verdict: what all findings, and all that was not checked, come to.

use serde::Serialize;

use super::{FindingReport, NotChecked, Summary, UNREAD};
use crate::reading::{self, Reading};
use crate::render::{Lang, verdict};
use crate::rule::{Nature, Severity, Tally};

/// The verdict, as every door shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    pub state: State,
    /// One sentence in the language asked for: what was found, how many problems first, and what was not checked.
    pub text: String,
}

/// What it comes to. Only the first two are good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Everything of a whole report was checked, and nothing is wrong.
    Holds,
    /// A part of a report was given, and all that is there holds.
    HoldsPart,
    /// The report contradicts itself.
    Contradicts,
    /// No contradiction, but something of a whole report is missing.
    Incomplete,
    /// Something looks wrong, or was wrong and was set aside.
    Suspect,
    /// Nothing of an annual report was found.
    Unlike,
    /// Nothing wrong was found, but nothing, or not everything, could be checked.
    Unchecked,
}

/// All that the verdict rests on, in numbers.
#[derive(Debug, Clone)]
pub struct Standing {
    pub state: State,
    pub problems: usize,
    /// Findings that are errors and contradictions.
    pub contradictions: usize,
    /// Findings of something missing.
    pub missing: usize,
    /// The other errors.
    pub faults: usize,
    /// The other warnings.
    pub warnings: usize,
    pub ignored: usize,
    pub relations: Tally,
    /// The tables found.
    pub tables: usize,
    /// Whether the input holds something that was not read.
    pub unread: bool,
    /// The rules that had nothing to work on, beside those of the relations.
    pub silent_rules: usize,
}

/// What the verdict is reached from.
pub struct Basis<'a> {
    pub reading: &'a Reading<'a>,
    pub findings: &'a [FindingReport],
    pub not_checked: &'a [NotChecked],
    pub summary: &'a Summary,
    /// Whether an error is among what is ignored.
    pub ignored_error: bool,
}

/// Reaches the verdict and words it.
pub fn reach(basis: &Basis, lang: Lang) -> Verdict {
    let standing = stand(basis);
    Verdict { state: standing.state, text: verdict::text(&standing, lang) }
}

fn stand(basis: &Basis) -> Standing {
    let open = || basis.findings.iter().filter(|f| f.is_open() && f.severity != Severity::Note);
    let count = |wanted: &dyn Fn(&FindingReport) -> bool| open().filter(|f| wanted(f)).count();
    let missing = count(&|f| f.nature == Nature::Missing);
    let contradictions = count(&|f| f.nature == Nature::Contradiction && f.severity == Severity::Error);
    let faults = count(&|f| f.nature == Nature::Suspect && f.severity == Severity::Error);
    let mut silent: Vec<&str> =
        basis.not_checked.iter().filter(|n| n.rule != UNREAD && !n.args.contains_key("relations")).map(|n| n.rule.as_ref()).collect();
    silent.dedup();
    let mut standing = Standing {
        state: State::Holds,
        problems: basis.summary.problems,
        contradictions,
        missing,
        faults,
        warnings: open().count() - missing - contradictions - faults,
        ignored: basis.summary.ignored,
        relations: basis.summary.relations,
        tables: basis.reading.tables.iter().filter(|t| t.span.is_some()).count(),
        unread: basis.not_checked.iter().any(|n| n.rule == UNREAD),
        silent_rules: silent.len(),
    };
    standing.state = state(&standing, basis);
    standing
}

fn state(standing: &Standing, basis: &Basis) -> State {
    if standing.contradictions > 0 {
        State::Contradicts
    } else if basis.reading.is_unlike() {
        State::Unlike
    } else if standing.missing > 0 {
        State::Incomplete
    } else if standing.faults + standing.warnings + standing.relations.broken > 0 || basis.ignored_error {
        State::Suspect
    } else if standing.relations.held == 0
        || standing.relations.not_checked + standing.silent_rules > 0
        || standing.unread
        || in_doubt(basis.reading)
    {
        State::Unchecked
    } else {
        State::Holds
    }
}

/// Whether a figure of a table was not read for certain.
fn in_doubt(reading: &Reading) -> bool {
    reading.tables.iter().flat_map(|t| &t.cells).any(|c| c.state == reading::State::Doubtful)
}
