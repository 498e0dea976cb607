//! The one public shape of an answer: what every door gives, as JSON or as a JavaScript object.
//!
//! In: all that was found. Out: a [`Report`] of facts; its words are put in by [`crate::say`], in any language and at any time.

mod accounted;
mod build;
mod causes;
mod derive;
mod document;
mod facts;
mod figures;
mod finding;
mod fix;
mod found;
mod key;
mod left_out;
pub(crate) mod names;
mod number;
mod reason;
#[cfg(feature = "compare")]
mod rollup;
#[cfg(feature = "schema")]
mod schema;
mod unread;
mod verdict;

use serde::{Deserialize, Serialize};

pub use accounted::{CheckState, ClaimReport, FigureReport, RelationReport};
pub(crate) use build::build;
#[cfg(feature = "cli")]
pub(crate) use derive::facts;
pub use document::{About, CellReport, OtherReport, Previous, SectionReport, TableReport};
pub use facts::{CellName, Facts, Line, ListRepair, Rate, Side, Term, Tried, Value};
#[cfg(feature = "compare")]
pub use facts::{UnitFigure, UnitSuspect};
pub(crate) use figures::formula;
pub use finding::FindingReport;
pub use fix::Fix;
pub(crate) use found::Found;
pub use left_out::{Aside, Ignore};
pub use number::Number;
pub use reason::Reason;
#[cfg(feature = "compare")]
pub(crate) use rollup::rollup;
#[cfg(feature = "compare")]
pub use rollup::{Rollup, RollupSummary, UnitDocument, UnitReport};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use unread::{Problem, Source, Unread};
pub(crate) use verdict::{Part, Standing};
pub use verdict::{State, Verdict};

pub use crate::claims::{Kind as ClaimKind, Why as ClaimUnchecked};
pub use crate::diagnose::{Confidence, Kind as SlipKind};
pub use crate::document::Format;
pub use crate::equations::Unchecked as RelationUnchecked;
#[cfg(feature = "compare")]
pub use crate::filing::Mode;
pub use crate::filing::{Extent, State as CellState};
use crate::form::Text;
#[cfg(feature = "compare")]
pub use crate::rollup::{Slip, Standing as UnitStanding};
pub use crate::rule::{Entry, Example, Examples, Nature, Severity, Tally, YearOf};

/// The version of this shape.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n"), &Options::default())?;
/// assert_eq!(report.version, gouji::report::VERSION);
/// # Ok::<(), gouji::InputError>(())
/// ```
pub const VERSION: u32 = 1;

/// What stands for a rule where it is not a rule that could not be checked, but the input that was not read.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\u{0}\n行政规范性文件\t6\t2\t4\n"), &Options::default())?;
/// assert!(report.not_checked.iter().any(|not_checked| not_checked.rule == gouji::report::UNREAD));
/// # Ok::<(), gouji::InputError>(())
/// ```
pub const UNREAD: &str = "input.unread";

/// The answer for one document. It is read back from its JSON as it was written.
///
/// ```
/// let report = gouji::Checker::new().check(gouji::Input::Text("规章\t1\t0\t3\n"), &gouji::Options::default())?;
/// let json = serde_json::to_string(&report)?;
/// let again: gouji::Report = serde_json::from_str(&json)?;
/// assert_eq!(serde_json::to_string(&again)?, json);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// The version of this shape: 1.
    pub version: u32,
    /// What it comes to, in one sentence.
    pub verdict: Verdict,
    /// What the document is.
    pub document: About,
    /// The sections found, as they stand.
    pub sections: Vec<SectionReport>,
    /// The tables of the form, found or not.
    pub tables: Vec<TableReport>,
    /// Every relation of the form, once.
    pub relations: Vec<RelationReport>,
    /// Every claim of the text that was understood.
    pub claims: Vec<ClaimReport>,
    /// Gravest first, then as they stand in the document; those set aside are among them.
    pub findings: Vec<FindingReport>,
    /// The cells most likely wrong, best first; empty when nothing is broken.
    pub diagnoses: Vec<DiagnosisReport>,
    /// What the input holds and no reader took as the report, and what no rule could check.
    pub not_checked: Vec<NotChecked>,
    /// Last year's report, where one was given and read; null where none was.
    pub previous: Option<Previous>,
    /// All of it in numbers.
    pub summary: Summary,
}

impl Report {
    /// The findings still to be dealt with.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
    /// assert_eq!(report.open().count(), 1);
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn open(&self) -> impl Iterator<Item = &FindingReport> {
        self.findings.iter().filter(|f| f.is_open())
    }

    /// The findings set aside, each with the reason.
    ///
    /// ```
    /// use gouji::{Aside, Checker, Input, Options};
    ///
    /// let (checker, text) = (Checker::new(), "一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n");
    /// let finding = checker.check(Input::Text(text), &Options::default())?.findings.remove(0);
    /// let options = Options::default().aside(Aside { id: finding.id, reason: "已核实".into() });
    /// let report = checker.check(Input::Text(text), &options)?;
    /// assert_eq!(report.aside().map(|(_, reason)| reason).collect::<Vec<_>>(), ["已核实"]);
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn aside(&self) -> impl Iterator<Item = (&FindingReport, &str)> {
        self.findings.iter().filter_map(|f| Some((f, f.aside.as_deref()?)))
    }
}

/// A set of cells whose change repairs the findings it explains. Diagnoses of the same findings stand together, best first.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// let best = &report.diagnoses[0];
/// assert_eq!(best.explains, [report.findings[0].id.clone()]);
/// assert_eq!(best.choice, Some(1), "one of several that are as likely");
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DiagnosisReport {
    /// The cells and what each should be; none where several figures are wrong and it is not determined which.
    pub cells: Vec<Suggestion>,
    /// The ids of the findings it explains.
    pub explains: Vec<String>,
    /// The ids of findings in the text that go away with it too: the text says what the cells come to once they are changed. With those it explains
    /// they are one problem.
    #[serde(default)]
    pub mends: Vec<String>,
    /// How people slip so.
    pub kind: SlipKind,
    /// How sure it is.
    pub confidence: Confidence,
    /// Diagnoses with the same number are alternatives of about equal weight: one of them is right, and which one is for the reader to say.
    /// Null where one answer stands out; others to the same findings are then mere possibilities, and are told after it.
    pub choice: Option<usize>,
    /// The sentence for it.
    pub message: String,
}

/// What one cell should be.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// let totals = report.diagnoses.iter().flat_map(|diagnosis| &diagnosis.cells).filter(|cell| cell.column == "总计");
/// assert_eq!(totals.map(|cell| cell.suggested.map(|n| n.to_string())).collect::<Vec<_>>(), [Some("11".to_owned())]);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Suggestion {
    /// `table/row/column`.
    pub address: String,
    /// The name of its row, after the heading it stands under.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// Whether it is a cell of last year's report; left out where it is one of this report.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub previous: bool,
    /// The figure that stands there; null where it is blank.
    pub stated: Option<Number>,
    /// The figure that should.
    pub suggested: Option<Number>,
}

/// Something that was not checked, or not read.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// use gouji::report::Reason;
///
/// assert!(report.not_checked.iter().any(|not_checked| matches!(&not_checked.reason, Reason::NotGiven { relations: 41, .. })));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NotChecked {
    /// The rule that was not checked; `input.unread` for what the input holds and no reader takes as the report.
    pub rule: Text,
    /// In JSON its `code`, for programs, and `args`, its facts by name.
    #[serde(flatten)]
    pub reason: Reason,
    /// The reason in words.
    pub why: String,
}

/// The report in numbers.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!((report.summary.errors, report.summary.problems), (1, 1));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Summary {
    /// Findings of this severity that are open.
    pub errors: usize,
    /// Findings of this severity that are open.
    pub warnings: usize,
    /// Findings of this severity that are open.
    pub notes: usize,
    /// Findings left out or set aside.
    pub ignored: usize,
    /// Root causes of the errors and warnings: findings that one diagnosis explains or mends, or a set of alternative ones, are one problem.
    pub problems: usize,
    /// The equalities of the form.
    pub relations: Tally,
    /// The claims of the text.
    pub claims: Tally,
}
