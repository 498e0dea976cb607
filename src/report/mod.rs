//! The one public shape of an answer: what every door gives, as JSON or as a JavaScript object.

mod accounted;
mod args;
mod build;
mod causes;
mod finding;
mod key;
mod left_out;
mod number;
mod unread;
mod verdict;

use std::collections::BTreeMap;

use serde::Serialize;

pub use accounted::{CheckState, ClaimReport, FigureReport, RelationReport};
pub use args::Arg;
pub(crate) use build::{Found, address, build};
pub use left_out::{Aside, Ignore};
pub use number::Number;
pub use unread::Unread;
pub(crate) use verdict::{Part, Standing};
pub use verdict::{State, Verdict};

use crate::form::Text;
use crate::place::Place;
pub use crate::rule::{Nature, Severity, Tally};

/// The version of this shape.
pub const VERSION: u32 = 1;

/// What stands for a rule where it is not a rule that could not be checked, but the input that was not read.
pub const UNREAD: &str = "input.unread";

/// The answer for one document.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    pub version: u32,
    /// What it comes to, in one sentence.
    pub verdict: Verdict,
    pub document: About,
    pub sections: Vec<SectionReport>,
    pub tables: Vec<TableReport>,
    /// Every relation of the form, once.
    pub relations: Vec<RelationReport>,
    /// Every claim of the text that was understood.
    pub claims: Vec<ClaimReport>,
    /// Gravest first, then as they stand in the document; those set aside are among them.
    pub findings: Vec<FindingReport>,
    /// The cells most likely wrong, best first; empty when nothing is broken.
    pub diagnoses: Vec<DiagnosisReport>,
    pub not_checked: Vec<NotChecked>,
    pub summary: Summary,
}

impl Report {
    /// The findings still to be dealt with.
    pub fn open(&self) -> impl Iterator<Item = &FindingReport> {
        self.findings.iter().filter(|f| f.is_open())
    }

    /// The findings set aside, each with the reason.
    pub fn aside(&self) -> impl Iterator<Item = (&FindingReport, &str)> {
        self.findings.iter().filter_map(|f| Some((f, f.aside.as_deref()?)))
    }
}

/// What the document is; null where not found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About {
    pub name: Option<String>,
    /// Where it came from, as the path was given to the command line; null elsewhere.
    pub path: Option<String>,
    /// SHA-256 of the bytes that were checked, in lower-case hexadecimal; null where the report was made without the large build's digest.
    pub sha256: Option<String>,
    pub format: &'static str,
    pub encoding: Option<&'static str>,
    pub title: Option<String>,
    pub organization: Option<String>,
    pub year: Option<i32>,
    pub form: Option<String>,
    /// "report", or "part" where only a table, some sections or a text that breaks off was given: then what is not there is no finding.
    pub extent: &'static str,
    /// Which of the reports in the input this is, from 1.
    pub part: usize,
    /// The further reports in the same input, told with the first one.
    pub others: Vec<OtherReport>,
}

/// A further report in the same input.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherReport {
    /// Null where it has none, and was told by its sections beginning again.
    pub title: Option<String>,
    /// Where it begins.
    pub place: Option<Place>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionReport {
    pub number: u32,
    pub heading: String,
    pub place: Option<Place>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableReport {
    pub id: String,
    pub form: String,
    pub place: Option<Place>,
    pub cells: Vec<CellReport>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellReport {
    pub address: String,
    /// A number, or null when blank or unread.
    pub value: Option<Number>,
    pub raw: String,
    pub state: &'static str,
    pub place: Option<Place>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingReport {
    /// A stable hash of rule and key.
    pub id: String,
    /// What it is about, within its rule: a cell, a row, a section, the words it quotes. Other findings, coming or going, do not change it; where
    /// the very same words are wrong in several places, the later ones are numbered.
    pub key: String,
    pub rule: Text,
    pub severity: Severity,
    pub nature: Nature,
    pub message: String,
    pub cells: Vec<String>,
    pub stated: Option<Number>,
    pub expected: Option<Number>,
    pub difference: Option<Number>,
    pub formula: Option<String>,
    pub quote: Option<String>,
    pub place: Option<Place>,
    /// The reason it was set aside for; null where it was not. What was set aside counts among the ignored alone.
    pub aside: Option<String>,
}

impl FindingReport {
    /// Whether it is still to be dealt with: not set aside.
    pub fn is_open(&self) -> bool {
        self.aside.is_none()
    }
}

/// A set of cells whose change repairs the findings it explains. Diagnoses of the same findings stand together, best first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DiagnosisReport {
    pub cells: Vec<Suggestion>,
    pub explains: Vec<String>,
    pub kind: &'static str,
    pub confidence: &'static str,
    /// Diagnoses with the same number are alternatives of about equal weight: one of them is right, and which one is for the reader to say.
    /// Null where one answer stands out; others to the same findings are then mere possibilities, and are told after it.
    pub choice: Option<usize>,
    pub message: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    pub address: String,
    pub stated: Option<Number>,
    pub suggested: Option<Number>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotChecked {
    /// The rule that was not checked; `input.unread` for what the input holds and no reader takes as the report.
    pub rule: Text,
    /// A stable name of the reason, for programs.
    pub code: &'static str,
    /// The facts of the reason by name: numbers and words.
    pub args: BTreeMap<&'static str, Arg>,
    pub why: String,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub ignored: usize,
    /// Root causes of the errors and warnings: findings that one diagnosis explains, or a set of alternative ones, are one problem.
    pub problems: usize,
    /// The equalities of the form.
    pub relations: Tally,
    pub claims: Tally,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Severity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Severity".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": ["error", "warning", "note"] })
    }
}
