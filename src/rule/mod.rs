//! The rules: one list, and it is the only way a rule exists.
//!
//! In: the document and its reading. Out: findings (facts, no wording), what could not be checked and why, and how many relations held.

mod cells;
mod given;
mod nature;
mod relations;
mod structure;
mod text;
mod told;

pub use nature::Nature;

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::claims::{Claim, Contradiction};
use crate::document::Document;
use crate::equations::{Evaluation, Sides};
pub use crate::form::Severity;
use crate::form::{Form, Text, Words, official};
use crate::place::Span;
use crate::prose::Narrated;
pub use crate::reading::CellId;
use crate::reading::Reading;

/// A rule of the catalogue.
pub struct Rule {
    pub id: &'static str,
    /// The gravest severity its findings have.
    pub severity: Severity,
    /// What must hold, in Chinese and in English.
    pub statement: [&'static str; 2],
    /// What it rests on.
    pub basis: &'static str,
    /// A change to the clean sample after which it is still silent.
    pub good: Edit,
    /// A change to the clean sample that it must report.
    pub bad: Edit,
    /// Runs it.
    run: fn(&Subject, &mut Outcome),
}

/// A change to a sample (a path in the repository): every (old, new) pair is replaced wherever it stands.
#[derive(Debug, Clone, Copy)]
pub struct Edit {
    pub sample: &'static str,
    pub replace: &'static [(&'static str, &'static str)],
}

/// What is checked.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub document: &'a Document,
    pub reading: &'a Reading<'a>,
    /// Every relation of its tables, evaluated.
    pub evaluations: &'a [Evaluation],
    /// Every claim of its text, evaluated.
    pub claims: &'a [Claim],
    /// What its text tells.
    pub narrated: &'a [Narrated],
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
    /// A relation that does not hold: its index within the table, and both sides in numbers.
    Relation {
        table: usize,
        relation: usize,
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
    ColumnMissing {
        label: String,
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
    SectionEmpty {
        title: String,
    },
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
    /// No national form covers the year.
    BeforeForms(i32),
    NoForm,
    NoSections,
    NoYear,
}

/// How many relations held, broke, and were not checkable.
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
}

const CLEAN_2019: Edit = Edit { sample: "www/sample/clean-2019.txt", replace: &[] };
const CLEAN_2021: Edit = Edit { sample: "www/sample/clean-2021.txt", replace: &[] };

const fn edit_2019(replace: &'static [(&'static str, &'static str)]) -> Edit {
    Edit { sample: "www/sample/clean-2019.txt", replace }
}

const fn edit_2021(replace: &'static [(&'static str, &'static str)]) -> Edit {
    Edit { sample: "www/sample/clean-2021.txt", replace }
}

/// Every rule, in the order they run and are listed.
pub const RULES: &[Rule] = &[
    cells::BLANK,
    cells::NOT_A_NUMBER,
    cells::NEGATIVE,
    cells::FRACTION,
    cells::UNIT,
    cells::PRECISION,
    cells::DOUBTFUL,
    structure::TABLE_MISSING,
    structure::ROW_MISSING,
    structure::COLUMN_MISSING,
    structure::ROW_UNKNOWN,
    structure::FORM_YEAR,
    structure::SECTION_MISSING,
    structure::SECTION_ORDER,
    structure::SECTION_HEADING,
    structure::SECTION_EMPTY,
    told::TABLE,
    told::SUM,
    told::SHARE,
    told::GROWTH,
    told::BALANCE,
    told::ALL_DONE,
    told::REPEAT,
    told::DENIAL,
    text::YEAR,
    text::PLACEHOLDER,
];

/// A rule as the catalogue tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    pub id: Text,
    pub severity: Severity,
    /// What must hold, in both languages.
    pub statement: Words,
    /// What it rests on.
    pub basis: Text,
}

/// The whole catalogue: the relations that the official forms and `own` ones state, each id once, then the rules.
pub fn entries(own: &[Form]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for form in official().iter().rev().chain(own) {
        for named in form.tables.iter().flat_map(|t| &t.statements) {
            if entries.iter().all(|e| e.id != named.rule) {
                let (statement, basis) = (named.statement.clone(), named.basis.clone());
                entries.push(Entry { id: named.rule.clone(), severity: named.severity, statement, basis });
            }
        }
    }
    entries.extend(RULES.iter().map(Rule::entry));
    entries
}

/// The catalogue of the official forms.
pub fn catalogue() -> &'static [Entry] {
    static CATALOGUE: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(&[]));
    &CATALOGUE
}

impl Rule {
    fn entry(&self) -> Entry {
        let [zh, en] = self.statement;
        let statement = Words { zh: zh.into(), en: en.into() };
        Entry { id: self.id.into(), severity: self.severity, statement, basis: self.basis.into() }
    }

    /// Runs the rule on `subject` and adds what it finds to `outcome`.
    fn run(&self, subject: &Subject, outcome: &mut Outcome) {
        (self.run)(subject, outcome);
    }
}

/// No one reads more findings of one rule than this; the rest are counted, and told as such.
const MOST_OF_A_RULE: usize = 1000;

/// Tells the relations and runs every rule of the list, in its order.
pub fn check(subject: &Subject) -> Outcome {
    let mut outcome = Outcome::default();
    relations::tell(subject, &mut outcome);
    for rule in RULES {
        let before = outcome.findings.len();
        rule.run(subject, &mut outcome);
        let more = (outcome.findings.len() - before).saturating_sub(MOST_OF_A_RULE);
        if more > 0 {
            outcome.findings.truncate(before + MOST_OF_A_RULE);
            outcome.not_checked.push((rule.id.into(), Why::TooMany { count: more }));
        }
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole catalogue, so that a rule can neither vanish nor appear unseen.
    #[test]
    fn the_catalogue_is_this() {
        let entries = entries(&[]);
        let ids: Vec<&str> = entries.iter().map(|e| e.id.as_ref()).collect();
        assert_eq!(
            ids,
            [
                "disclosure.in-force",
                "requests.row-total",
                "requests.results-total",
                "requests.balance",
                "review.total",
                "disclosure.total-public",
                "cell.blank",
                "cell.not-a-number",
                "cell.negative",
                "cell.fraction",
                "cell.unit",
                "cell.precision",
                "cell.doubtful",
                "table.missing",
                "table.row-missing",
                "table.column-missing",
                "table.row-unknown",
                "table.form-year",
                "section.missing",
                "section.order",
                "section.heading",
                "section.empty",
                "prose.table",
                "prose.sum",
                "prose.share",
                "prose.growth",
                "prose.balance",
                "prose.all-done",
                "prose.repeat",
                "prose.denial",
                "prose.year",
                "prose.placeholder",
            ]
        );
    }
}
