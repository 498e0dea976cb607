//! The verdict: what all findings, and all that was not checked, come to.

use serde::{Deserialize, Serialize};

use super::causes::Causes;
use super::{FindingReport, Summary};
use crate::document::Document;
use crate::filing::{self, Extent, Filing};
use crate::ordered::Ordered;
use crate::rule::{Nature, Outcome, Severity, Tally, Why};

/// The verdict, as every door shows it.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!(report.verdict.text, "1 个问题（1 个错误）；其余未粘贴，没有核对");
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Verdict {
    /// What it comes to.
    pub state: State,
    /// One sentence: what was found, how many problems first, and what was not checked.
    pub text: String,
    /// What the sentence is made from.
    pub facts: Standing,
}

impl Verdict {
    /// How grave it is: an error where there is one among the problems, a warning for all else that is not good news, and None for good news.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options, report::Severity};
    ///
    /// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
    /// assert_eq!(report.verdict.gravity(), Some(Severity::Error));
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn gravity(&self) -> Option<Severity> {
        match self.state {
            State::Holds | State::HoldsPart => None,
            // What is no report has no errors of one.
            State::Unlike => Some(Severity::Warning),
            _ if self.facts.errors > 0 => Some(Severity::Error),
            _ => Some(Severity::Warning),
        }
    }
}

/// What it comes to. Only the first two are good news.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!(report.verdict.state, gouji::report::State::Contradicts);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VerdictState"))]
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

/// All that the sentence of the verdict rests on, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Standing {
    /// Root causes of the errors and warnings: each is one of the next two.
    pub problems: usize,
    /// Root causes with an error among their findings.
    #[serde(default)]
    pub errors: usize,
    /// Root causes with warnings alone: what is only doubted.
    #[serde(default)]
    pub doubts: usize,
    /// Findings that are errors and contradictions.
    pub contradictions: usize,
    /// Findings of something missing.
    pub missing: usize,
    /// The other errors.
    pub faults: usize,
    /// The other warnings.
    pub warnings: usize,
    /// Findings left out or set aside.
    pub ignored: usize,
    /// The relations of what was given.
    pub relations: Tally,
    /// The rules that had nothing to work on, beside those of the relations.
    pub silent_rules: usize,
    /// Whether the input holds something that was not read.
    pub unread: bool,
    /// What was given of a report; null where it is a whole one.
    pub part: Option<Part>,
    /// Whether a text without a name was given: one that was pasted, not a file.
    pub pasted: bool,
    /// How many further reports the input holds.
    pub others: usize,
}

/// What was given of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// One table, with all its rows.
    Table,
    /// Anything else.
    Other,
}

/// What the verdict is reached from.
pub struct Basis<'a> {
    pub document: &'a Document,
    pub filing: &'a Filing<'a>,
    pub outcome: &'a Outcome,
    pub findings: &'a [FindingReport],
    pub summary: &'a Summary,
    pub causes: Causes,
    /// Whether an error is among what is ignored.
    pub ignored_error: bool,
    /// How many further reports the input holds.
    pub others: usize,
}

/// Reaches the verdict; it has no words yet.
pub fn reach(basis: &Basis) -> Verdict {
    let facts = stand(basis);
    Verdict { state: state(&facts, basis), text: String::new(), facts }
}

fn stand(basis: &Basis) -> Standing {
    let open = || basis.findings.iter().filter(|f| f.is_open() && f.severity != Severity::Note);
    let count = |wanted: &dyn Fn(&FindingReport) -> bool| open().filter(|f| wanted(f)).count();
    let missing = count(&|f| f.nature == Nature::Missing);
    let contradictions = count(&|f| f.nature == Nature::Contradiction && f.severity == Severity::Error);
    let faults = count(&|f| f.nature == Nature::Suspect && f.severity == Severity::Error);
    let mut relations = basis.summary.relations;
    relations.not_checked = relations.not_checked.saturating_sub(not_given(basis.outcome));
    Standing {
        problems: basis.summary.problems,
        errors: basis.causes.errors,
        doubts: basis.causes.warnings,
        contradictions,
        missing,
        faults,
        warnings: open().count() - missing - contradictions - faults,
        ignored: basis.summary.ignored,
        relations,
        silent_rules: silent_rules(basis),
        unread: !basis.document.remarks.is_empty(),
        part: part(basis.filing),
        pasted: basis.document.name.is_none(),
        others: basis.others,
    }
}

fn state(standing: &Standing, basis: &Basis) -> State {
    let Tally { held, broken, not_checked } = standing.relations;
    if standing.contradictions > 0 {
        State::Contradicts
    } else if basis.filing.is_unlike() {
        State::Unlike
    } else if standing.missing > 0 {
        State::Incomplete
    } else if standing.faults + standing.warnings + broken > 0 || basis.ignored_error {
        State::Suspect
    } else if held == 0 || not_checked + standing.silent_rules > 0 || standing.unread || in_doubt(basis.filing) {
        State::Unchecked
    } else if standing.part.is_some() {
        State::HoldsPart
    } else {
        State::Holds
    }
}

/// How many relations take in cells that are not in the part of a report that was given.
fn not_given(outcome: &Outcome) -> usize {
    let relations = |why: &Why| if let Why::NotGiven(lacking) = why { lacking.relations } else { 0 };
    outcome.not_checked.iter().map(|(_, why)| relations(why)).sum()
}

/// How many rules had nothing to work on for another reason than relations that are counted already, or a part that was not given.
fn silent_rules(basis: &Basis) -> usize {
    let is_part = basis.filing.extent == Extent::Part;
    let silent = |why: &Why| match why {
        Why::NoTable(_) | Why::Unread { .. } | Why::BlankTotal { .. } | Why::NotGiven(_) => false,
        #[cfg(feature = "compare")]
        Why::FormChanged { .. } => false,
        #[cfg(feature = "compare")]
        Why::OwnFigures | Why::NoUnits | Why::SumsOpen { .. } | Why::UnitLacking { .. } => true,
        // Most reports are checked by themselves.
        Why::NoPrevious => false,
        // The rule has a thousand findings, which speak for themselves.
        Why::TooMany { .. } => false,
        // Figures of tables that were not given.
        Why::Told { .. } => !is_part,
        #[cfg(feature = "compare")]
        Why::Mismatch(_) => true,
        Why::BeforeForms(_) | Why::NoForm | Why::NoSections | Why::NoYear => true,
    };
    let mut rules: Vec<&str> = basis.outcome.not_checked.iter().filter(|(_, why)| silent(why)).map(|(rule, _)| rule.as_ref()).collect();
    rules.order();
    rules.dedup();
    rules.len()
}

fn part(filing: &Filing) -> Option<Part> {
    let mut tables = filing.tables.iter().filter(|t| t.span.is_some());
    (filing.extent == Extent::Part).then(|| match (tables.next(), tables.next()) {
        (Some(table), None) if table.not_given.is_empty() => Part::Table,
        _ => Part::Other,
    })
}

/// Whether a figure of a table was not read for certain.
fn in_doubt(filing: &Filing) -> bool {
    filing.tables.iter().flat_map(|t| &t.cells).any(|c| c.state == filing::State::Doubtful)
}
