//! A finding in a report.

use serde::{Deserialize, Serialize};

use super::found::Found;
use super::{Facts, Fix, Number, derive, figures, fix, key};
use crate::form::Text;
use crate::place::{Place, Span};
use crate::rule::{Nature, Severity};

/// Something that is wrong, or looks so.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// let finding = &report.findings[0];
/// assert_eq!((&*finding.rule, &*finding.key), ("requests.row-total", "requests/new/total"));
/// assert_eq!(finding.formula.as_deref(), Some("10 + 1 = 11 ≠ 12"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FindingReport {
    /// A stable hash of rule and key.
    pub id: String,
    /// What it is about, within its rule: a cell, a row, a section, the words it quotes. Other findings, coming or going, do not change it; where
    /// the very same words are wrong in several places, the later ones are numbered.
    pub key: String,
    /// The rule it breaks, or the relation of the form.
    pub rule: Text,
    /// How grave it is.
    pub severity: Severity,
    /// What kind of thing it is.
    pub nature: Nature,
    /// What it says, as kinds, names and figures: its message is made from these.
    pub facts: Facts,
    /// The sentence for it.
    pub message: String,
    /// The addresses of the cells that take part, a total included; those of last year's report have "previous:" before them.
    pub cells: Vec<String>,
    /// What stands in the report.
    pub stated: Option<Number>,
    /// What should stand there.
    pub expected: Option<Number>,
    /// `stated` less `expected`.
    pub difference: Option<Number>,
    /// It in numbers: "27 + 1 = 28 ≠ 29".
    pub formula: Option<String>,
    /// The words of the report that it is about.
    pub quote: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
    /// The one replacement that surely mends it; null where there is none, or where it is for people to say.
    pub fix: Option<Fix>,
    /// The reason it was set aside for; null where it was not. What was set aside counts among the ignored alone.
    pub aside: Option<String>,
}

impl FindingReport {
    /// Whether it is still to be dealt with: not set aside.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
    /// assert!(report.findings[0].is_open());
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn is_open(&self) -> bool {
        self.aside.is_none()
    }
}

/// The finding with this index as it is told, under its key: without words yet, and not set aside.
pub fn report(found: &Found, index: usize, key: String, place: &impl Fn(Option<Span>) -> Option<Place>) -> FindingReport {
    let finding = &found.outcome.findings[index];
    let facts = derive::facts(finding, found.case);
    let (stated, expected) = figures::stated(&facts);
    let fix = fix::of(found, index).and_then(|(span, text)| Some(Fix { place: place(Some(span))?, text }));
    FindingReport {
        id: key::id(&finding.rule, &key),
        key,
        rule: finding.rule.clone(),
        severity: finding.severity,
        nature: finding.nature(),
        message: String::new(),
        difference: stated.zip(expected).map(|(s, e)| Number(s.0 - e.0)),
        stated,
        expected,
        formula: figures::formula(&facts),
        facts,
        quote: finding.quote.clone(),
        cells: finding.cells.iter().map(|&c| found.case.told_address(c)).collect(),
        place: place(finding.span),
        fix,
        aside: None,
    }
}
