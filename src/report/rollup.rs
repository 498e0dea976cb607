//! The answer for a parent's report beside those of its units.

use serde::{Deserialize, Serialize};

use super::found::Found;
use super::{About, FindingReport, NotChecked, Problem, Report, Source, Summary};
use crate::filing::Mode;
use crate::rollup::Standing;
use crate::rule::{Severity, Tally};

/// The answer for a parent and its units: what adds up, and what does not.
///
/// ```
/// use gouji::{Checker, Input, Options, UnitInput};
///
/// let of = |name: &str, count: u32| format!("{name}2023年政府信息公开工作年度报告\n一、总体情况\n汇总各部门的数据。\n行政许可\t{count}\n行政处罚\t3\n行政强制\t1\n");
/// let (parent, unit) = (of("青禾市人民政府", 12), of("青禾市水利局", 21));
/// let units = [UnitInput::new(Input::Text(&unit))];
/// let sums = Checker::new().rollup(Input::Text(&parent), &units, &Options::default())?;
/// let finding = &sums.findings[0];
/// assert_eq!((&*finding.rule, &*finding.key), ("rollup.sum", "disclosure/licensing/decisions"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Rollup {
    /// The parent's document.
    pub parent: About,
    /// The units, in the order given.
    pub units: Vec<UnitReport>,
    /// What the parent's figures count; null where neither it nor the caller says so.
    pub mode: Option<Mode>,
    /// What does not add up, which units were not added, and whose narratives are the same.
    pub findings: Vec<FindingReport>,
    /// The units of a list of which no report was found.
    pub missing: Vec<String>,
    /// What could not be compared, and why.
    pub not_checked: Vec<NotChecked>,
    /// All of it in numbers.
    pub summary: RollupSummary,
}

/// A unit of a roll-up.
///
/// ```
/// use gouji::{Checker, Input, Options, UnitInput};
///
/// let parent = "青禾市人民政府2023年政府信息公开工作年度报告\n行政许可\t1\n行政处罚\t3\n行政强制\t1\n";
/// let units = [UnitInput::new(Input::Text(""))];
/// let sums = Checker::new().rollup(Input::Text(parent), &units, &Options::default())?;
/// assert_eq!(sums.units[0].error.as_ref().map(|error| &*error.code), Some("empty"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitReport {
    /// Its document.
    pub document: UnitDocument,
    /// What came of checking it by itself; null where it could not be read.
    pub summary: Option<Summary>,
    /// Whether it was added to the sums, and why not.
    pub standing: Standing,
    /// Why it could not be read; null where it was.
    pub error: Option<Problem>,
}

/// The document of a unit: as in its own report, or where it came from if it could not be read.
///
/// ```
/// use gouji::{Checker, Input, Options, UnitInput, report::UnitDocument};
///
/// let text = "青禾市水利局2023年政府信息公开工作年度报告\n行政许可\t1\n行政处罚\t3\n行政强制\t1\n";
/// let sums = Checker::new().rollup(Input::Text(text), &[UnitInput::new(Input::Text(text))], &Options::default())?;
/// assert!(matches!(&sums.units[0].document, UnitDocument::Read(about) if about.year == Some(2023)));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum UnitDocument {
    /// It was read.
    Read(Box<About>),
    /// It could not be read.
    Unread(Source),
}

impl UnitDocument {
    /// Says where it came from.
    pub(crate) fn came_from(&mut self, path: Option<String>) {
        match self {
            UnitDocument::Read(about) => about.path = path,
            UnitDocument::Unread(source) => source.path = path,
        }
    }
}

/// A roll-up in numbers.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let parent = "青禾市人民政府2023年政府信息公开工作年度报告\n行政许可\t1\n行政处罚\t3\n行政强制\t1\n";
/// let sums = Checker::new().rollup(Input::Text(parent), &[], &Options::default())?;
/// assert_eq!((sums.summary.errors, sums.summary.cells.held), (0, 0));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RollupSummary {
    /// Findings of this severity.
    pub errors: usize,
    /// Findings of this severity.
    pub warnings: usize,
    /// Findings of this severity.
    pub notes: usize,
    /// The parent's figures: how many are the sum, are not, and could not be compared.
    pub cells: Tally,
}

/// Puts together the answer of what was found in a parent's report: of `report`, its own, what a roll-up says.
pub(crate) fn rollup(found: &Found, report: Report, mut units: Vec<UnitReport>) -> Rollup {
    let of_units = |rule: &str| rule.starts_with("rollup.") || rule.starts_with("units.");
    let mut findings = report.findings;
    findings.retain(|f| of_units(&f.rule));
    let mut not_checked = report.not_checked;
    not_checked.retain(|n| of_units(&n.rule));
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let sums = found.sums;
    let cells = sums.map_or_else(Tally::default, |s| Tally { held: s.held, broken: s.broken.len(), not_checked: s.open + s.lacking });
    for (unit, standing) in units.iter_mut().zip(sums.iter().flat_map(|s| &s.standings)) {
        unit.standing = *standing;
    }
    Rollup {
        summary: RollupSummary { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note), cells },
        parent: report.document,
        units,
        mode: sums.and_then(|s| s.mode),
        missing: found.case.units.as_ref().map(|units| units.missing.clone()).unwrap_or_default(),
        findings,
        not_checked,
    }
}
