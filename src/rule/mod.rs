//! The rules: one list, and it is the only way a rule exists.
//!
//! In: the document and its filing. Out: findings (facts, no wording), what could not be checked and why, and how many relations held.

pub mod body;
mod catalogue;
mod cell;
#[cfg(feature = "compare")]
mod corrected;
mod disclosure;
mod given;
mod large;
mod nature;
mod places;
mod prose;
mod relations;
mod requests;
#[cfg(feature = "compare")]
mod rollup;
mod section;
mod stated;
mod table;
pub mod text;
#[cfg(feature = "compare")]
mod units;
#[cfg(feature = "compare")]
mod years;
/// A build that compares no reports has no such rules.
#[cfg(not(feature = "compare"))]
mod alone {
    pub const RULES: &[super::Rule] = &[];
}
#[cfg(not(feature = "compare"))]
use {alone as rollup, alone as units, alone as years};

#[cfg(feature = "export")]
pub use catalogue::catalogue;
pub use catalogue::{Entry, Examples, entries};
#[cfg(feature = "toml")]
pub use given::is_part;
use large::{large, spoken};
pub use nature::Nature;
#[cfg(feature = "toml")]
pub use section::signed;
pub use stated::{Stated, Value};
#[cfg(feature = "compare")]
pub use years::TOLD;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::claims::{Claim, Contradiction};
use crate::document::Document;
use crate::equations::{Evaluation, RelationId, Sides};
use crate::filing::Case;
pub use crate::filing::CellId;
#[cfg(feature = "compare")]
use crate::filing::Mismatch;
pub use crate::form::Severity;
use crate::form::Text;
use crate::place::Span;
use crate::prose::Narrated;

/// A rule of the catalogue.
pub struct Rule {
    pub id: &'static str,
    /// The gravest severity its findings have.
    pub severity: Severity,
    /// What must hold, in Chinese and in English.
    pub statement: [&'static str; 2],
    /// Why it matters, in Chinese and in English.
    why: Option<[&'static str; 2]>,
    /// What it rests on.
    pub basis: &'static str,
    /// Reports of which it says nothing, as near to breaking as they may come.
    pass: Option<&'static [Example]>,
    /// Reports of which it does.
    fail: Option<&'static [Example]>,
    /// Runs it.
    run: fn(&Subject, &mut Outcome),
}

/// A report as an example: a sample (a path in the repository) in which every pair's first text is replaced by its second wherever it stands.
///
/// ```
/// let rules = gouji::Checker::new().rules();
/// let shown = rules.iter().flat_map(|rule| rule.examples.fail).next().expect("rules have examples");
/// assert!(shown.sample.ends_with(".txt"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The sample's path in the repository.
    pub sample: &'static str,
    /// What stands there, and what is put in its place.
    pub replace: &'static [(&'static str, &'static str)],
    /// What is put in its place in last year's report, of the same sample; None where there is none beside it.
    pub previous: Option<&'static [(&'static str, &'static str)]>,
    /// What is put in its place in the reports of its units, of the same sample.
    pub units: &'static [&'static [(&'static str, &'static str)]],
}

/// What is checked.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub document: &'a Document,
    /// That of last year's report, where one was given.
    #[cfg(feature = "compare")]
    pub last_years: Option<&'a Document>,
    /// What it comes to beside its units, where they were given.
    #[cfg(feature = "compare")]
    pub sums: Option<&'a crate::rollup::Sums>,
    pub case: &'a Case<'a>,
    /// Every relation of its tables, evaluated.
    pub evaluations: &'a [Evaluation<'a>],
    /// Every claim of its text, evaluated.
    pub claims: &'a [Claim],
    /// What its text tells.
    pub narrated: &'a [Narrated],
    /// What the body is that reports.
    pub body: body::Body,
    /// Its paragraphs, as the rules about words look at them.
    pub words: &'a [text::Words<'a>],
}

/// What a rule found, as facts; [`crate::say`] words it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The id of a rule, or of a relation of the form.
    pub rule: Text,
    pub severity: Severity,
    pub fact: Fact,
    /// Every cell that takes part.
    pub cells: Vec<CellId>,
    pub span: Option<Span>,
    /// The words of a finding in the text.
    pub quote: Option<String>,
}

/// The facts of a finding.
#[derive(Debug, Clone)]
pub enum Fact {
    /// A relation that does not hold, and both sides in numbers.
    Relation {
        id: RelationId,
        sides: Sides,
    },
    /// A total left blank beside parts that are not zero; what the parts come to.
    BlankTotal {
        sum: Decimal,
    },
    /// Cells of a table left blank.
    Blanks {
        count: usize,
    },
    NotANumber {
        raw: String,
    },
    Negative {
        value: Decimal,
    },
    Fraction {
        value: Decimal,
    },
    Unit {
        raw: String,
        value: Decimal,
    },
    Precision {
        raw: String,
        decimals: u32,
    },
    Doubtful {
        raw: String,
        choices: usize,
    },
    /// None where no table at all was found.
    TableMissing {
        title: Option<String>,
    },
    RowMissing {
        labels: Vec<String>,
    },
    RowUnknown {
        label: String,
    },
    FormYear {
        /// The table; None where the whole report follows the form.
        table: Option<String>,
        form: String,
        fits: String,
        year: i32,
    },
    /// One block of a table after another form.
    ForeignBlock {
        block: String,
        form: String,
    },
    SectionMissing {
        number: u32,
        title: String,
    },
    SectionOrder {
        heading: String,
        after: String,
    },
    SectionHeading {
        found: String,
        wanted: String,
    },
    SectionNumber {
        found: u32,
        wanted: u32,
    },
    /// A parent's figure is not the sum of its units'.
    #[cfg(feature = "compare")]
    Sum(crate::rollup::Sum),
    /// What only its rule finds.
    Stated(Stated),
    /// A year in the text that is not the report's.
    OtherYear {
        found: i32,
        year: i32,
        whose: YearOf,
    },
    Placeholder,
    /// A claim of the text that is contradicted.
    Claim(Contradiction),
}

/// Where a wrong year stands.
///
/// ```
/// assert_eq!(serde_json::to_string(&gouji::report::YearOf::OwnName)?, r#""own-name""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum YearOf {
    /// In the reporting period.
    Period,
    /// In the text.
    Narrative,
    /// In a plan for a year that is over.
    Plan,
    /// In the name the report gives itself.
    OwnName,
    /// In the file's name.
    FileName,
}

/// What of a report was not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotGiven {
    /// The titles of the tables that are not there at all.
    pub tables: Vec<String>,
    /// How many rows the tables that are there lack before their first row or behind their last.
    pub rows: usize,
    /// The numbers of the sections.
    pub sections: Vec<u32>,
    /// Whether there is no title, and so no organization.
    pub title: bool,
    /// How many relations take in cells of those tables and rows, and were not checked.
    pub relations: usize,
}

/// Why something was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The table is not in the document.
    NoTable(String),
    /// Some cells could not be read for certain, or are missing.
    Unread {
        table: String,
        relations: usize,
    },
    /// A total is blank beside its parts.
    BlankTotal {
        table: String,
        relations: usize,
    },
    /// Findings of one rule beyond those that are told one by one.
    TooMany {
        count: usize,
    },
    /// The text tells figures of cells that are missing or were not read for certain.
    Told {
        count: usize,
    },
    /// Only a part of the report was given: what is not in it.
    NotGiven(NotGiven),
    /// Last year's form has no such cells.
    #[cfg(feature = "compare")]
    FormChanged {
        table: String,
        relations: usize,
    },
    /// A parent's figures are those of its own office alone.
    #[cfg(feature = "compare")]
    OwnFigures,
    /// There is no unit to add up.
    #[cfg(feature = "compare")]
    NoUnits,
    /// Figures that may differ for a unit that is missing or not known, or that are not known themselves.
    #[cfg(feature = "compare")]
    SumsOpen {
        cells: usize,
    },
    /// Figures that differ as they would if one unit more should have been given.
    #[cfg(feature = "compare")]
    UnitLacking {
        cells: usize,
    },
    /// No report of last year was given.
    NoPrevious,
    /// The report that was given as last year's is not compared.
    #[cfg(feature = "compare")]
    Mismatch(Mismatch),
    /// No national form covers the year.
    BeforeForms(i32),
    NoForm,
    NoSections,
    NoYear,
}

/// How many relations held, broke, and were not checkable.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!((report.summary.relations.held, report.summary.relations.broken), (0, 1));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// How many hold.
    pub held: usize,
    /// How many do not.
    pub broken: usize,
    /// How many could not be checked.
    pub not_checked: usize,
}

/// What came of running the rules.
#[derive(Debug, Default)]
pub struct Outcome {
    pub findings: Vec<Finding>,
    pub not_checked: Vec<(Text, Why)>,
    pub relations: Tally,
    /// Findings of the present rule beyond [`MOST_OF_A_RULE`] that were counted and not kept.
    pub beyond: usize,
}

const fn in_2019(replace: &'static [(&'static str, &'static str)]) -> Example {
    Example { sample: "www/sample/clean-2019.txt", replace, previous: None, units: &[] }
}

const fn in_2021(replace: &'static [(&'static str, &'static str)]) -> Example {
    Example { sample: "www/sample/clean-2021.txt", replace, previous: None, units: &[] }
}

/// A parent, which is the sample itself, and its units.
#[cfg(feature = "compare")]
const fn sum_of(units: &'static [&'static [(&'static str, &'static str)]]) -> Example {
    Example { units, ..in_2021(&[]) }
}

/// Two years: what is put into last year's report, and into this one.
#[cfg(feature = "compare")]
const fn two_years(previous: &'static [(&'static str, &'static str)], replace: &'static [(&'static str, &'static str)]) -> Example {
    Example { previous: Some(previous), ..in_2021(replace) }
}

/// The documents that the forms came with.
const FORMS: &str = "国办公开办函〔2021〕30号、〔2019〕60号";

/// Every rule, in the order they run and are listed: those of one family after the other.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [cell::RULES, table::RULES, disclosure::RULES, requests::RULES, section::RULES, prose::RULES, years::RULES, rollup::RULES, units::RULES]
        .into_iter()
        .flatten()
}

/// What a rule found.
fn found(rule: &Rule, fact: Fact, cells: Vec<CellId>, span: Option<Span>) -> Finding {
    Finding { rule: rule.id.into(), severity: rule.severity, fact, cells, span, quote: None }
}

/// What a rule found, in words of its own, about the words of `span`.
fn told(subject: &Subject, rule: &Rule, fact: Stated, span: Option<Span>) -> Finding {
    let quote = span.map(|span| subject.document.quote(span));
    Finding { quote, ..found(rule, Fact::Stated(fact), Vec::new(), span) }
}

impl Rule {
    /// Reports of which it says nothing, as near to breaking as they may come; none in the small build.
    pub fn pass(&self) -> &'static [Example] {
        self.pass.unwrap_or_default()
    }

    /// Reports of which it does; none in the small build.
    pub fn fail(&self) -> &'static [Example] {
        self.fail.unwrap_or_default()
    }

    /// Runs the rule on `subject` and adds what it finds to `outcome`.
    fn run(&self, subject: &Subject, outcome: &mut Outcome) {
        (self.run)(subject, outcome);
    }
}

/// The rule that stands for all that last year's report would be asked for.
const YEARS: &str = "years.carry";

/// Tells where there is no report of last year to compare with.
fn last_year(case: &Case, outcome: &mut Outcome) {
    #[cfg(feature = "compare")]
    if let Some(mismatch) = &case.mismatch {
        return outcome.not_checked.push((YEARS.into(), Why::Mismatch(mismatch.clone())));
    }
    if case.previous.is_none() && case.this.is_report() {
        outcome.not_checked.push((YEARS.into(), Why::NoPrevious));
    }
}

/// No one reads more findings of one rule than this; the rest are counted, and told as such.
pub const MOST_OF_A_RULE: usize = 1000;

/// Tells the relations and runs every rule of the list, in its order.
pub fn check(subject: &Subject) -> Outcome {
    let mut outcome = Outcome::default();
    relations::tell(subject, &mut outcome);
    last_year(subject.case, &mut outcome);
    for rule in rules() {
        let before = outcome.findings.len();
        rule.run(subject, &mut outcome);
        let more = (outcome.findings.len() - before).saturating_sub(MOST_OF_A_RULE) + std::mem::take(&mut outcome.beyond);
        if more > 0 {
            outcome.findings.truncate(before + MOST_OF_A_RULE);
            outcome.not_checked.push((rule.id.into(), Why::TooMany { count: more }));
        }
    }
    outcome
}
