//! What a finding says, as facts: kinds, names, figures. Every sentence is made from these ([`crate::say`]), and a program needs no other words.

mod pieces;
#[cfg(feature = "compare")]
mod units;

pub use pieces::{CellName, Line, ListRepair, Rate, Side, Term, Tried, Value};
#[cfg(feature = "compare")]
pub use units::{UnitFigure, UnitSuspect};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Number;
use crate::form::{Op, Words};
use crate::rule::YearOf;

/// The facts of a finding, by its kind.
///
/// ```
/// use gouji::report::Facts;
/// let text = "青禾市水利局2023年政府信息公开工作年度报告\n行政许可\t-5\n行政处罚\t3\n行政强制\t1\n";
/// let report = gouji::Checker::new().check(gouji::Input::Text(text), &gouji::Options::default())?;
/// let negative = report.findings.iter().find_map(|f| match &f.facts {
///     Facts::Negative { cell, value } => Some((cell.address.as_str(), value.to_string())),
///     _ => None,
/// });
/// assert_eq!(negative, Some(("disclosure/licensing/decisions", "-5".to_owned())));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Facts {
    /// What only one rule finds: the rule brings its own words.
    Rule {
        /// Its facts, by name.
        args: BTreeMap<String, Value>,
        /// What the rule says, in each language: `{name}` is where a fact stands, in quotation marks where it is a text.
        says: Words,
    },
    /// A relation of the form does not hold.
    Relation {
        /// The row or the column in which it is broken.
        line: Line,
        /// How its sides should compare.
        operator: Op,
        /// Its left side in numbers.
        left: Side,
        /// Its right side in numbers.
        right: Side,
        /// What the form says of it where it is broken, before the figures.
        says: Words,
    },
    /// A total is left blank beside parts that are not zero.
    BlankTotal {
        /// The total.
        cell: CellName,
        /// What its parts come to.
        sum: Number,
    },
    /// Cells of a table are left blank.
    Blanks {
        /// The table's title.
        table: String,
        /// How many.
        count: usize,
    },
    /// A cell holds no single figure.
    NotANumber {
        /// The cell.
        cell: CellName,
        /// What stands there.
        raw: String,
    },
    /// A count is negative.
    Negative {
        /// The cell.
        cell: CellName,
        /// Its figure.
        value: Number,
    },
    /// A count is no whole number.
    Fraction {
        /// The cell.
        cell: CellName,
        /// Its figure.
        value: Number,
    },
    /// A figure has a unit that its cell does not have.
    Unit {
        /// The cell.
        cell: CellName,
        /// What stands there.
        raw: String,
        /// The figure it was read as, in the table's unit.
        value: Number,
    },
    /// An amount has not the decimals that the form asks for.
    Precision {
        /// The cell.
        cell: CellName,
        /// What stands there.
        raw: String,
        /// How many decimals it should have.
        decimals: u32,
    },
    /// The figures of a row could stand in its columns in more than one way: a doubt of the reader, no fault of the report.
    Doubtful {
        /// The row as it was read.
        raw: String,
        /// How many ways there are.
        choices: usize,
    },
    /// A table is not there.
    TableMissing {
        /// Its title; null where no table at all was found.
        title: Option<String>,
    },
    /// Rows that follow each other are not there.
    RowMissing {
        /// Their names.
        labels: Vec<String>,
    },
    /// A row that the form does not have.
    RowUnknown {
        /// What it is called.
        label: String,
    },
    /// A table follows the form of other years.
    FormYear {
        /// The table's title; null where the whole report follows that form.
        table: Option<String>,
        /// The form it follows.
        form: String,
        /// The form of the report's year.
        fits: String,
        /// The report's year.
        year: i32,
    },
    /// One block of a table follows another form than the rest.
    ForeignBlock {
        /// The block's heading.
        block: String,
        /// The form it follows.
        form: String,
    },
    /// A section is not there.
    SectionMissing {
        /// Its number.
        number: u32,
        /// Its official title.
        title: String,
    },
    /// A section stands after one that should follow it.
    SectionOrder {
        /// Its heading.
        heading: String,
        /// The heading before it.
        after: String,
    },
    /// A section's heading is not the official one.
    SectionHeading {
        /// The heading.
        found: String,
        /// The official title.
        wanted: String,
    },
    /// A section is numbered as another is.
    SectionNumber {
        /// The number printed.
        found: u32,
        /// Its own number.
        wanted: u32,
    },
    /// A year that is not the report's.
    OtherYear {
        /// The year that stands there.
        found: i32,
        /// The report's year.
        year: i32,
        /// Where it stands.
        whose: YearOf,
    },
    /// Something that was to be filled in.
    Placeholder {},
    /// A count told in the text is none of the sums it may mean.
    Told {
        /// The count told, in the table's unit.
        figure: Number,
        /// What the table has, for each way to understand the words.
        tried: Vec<Tried>,
    },
    /// A list in the text does not add up to its whole.
    List {
        /// The whole.
        whole: Number,
        /// Its parts.
        parts: Vec<Number>,
        /// Whether the parts exceed the whole.
        exceeds: bool,
        /// Whether the list is known to be complete.
        certain: bool,
        /// The one change that would make it add up; null where there is none, or more than one.
        repair: Option<ListRepair>,
    },
    /// A share, a growth or a difference is not what the two counts told give.
    Rate {
        /// The rate told.
        told: Number,
        /// What the counts give.
        exact: Number,
        /// Whether both are in per cent.
        percent: bool,
        /// What it is.
        rate: Rate,
        /// The part, or this year's count.
        first: Number,
        /// The whole, or the other year's count.
        second: Number,
    },
    /// Requests that came and went, as the text tells them, do not balance.
    Balance {
        /// What was received.
        received: Number,
        /// What was carried in from the year before; null where that is not told.
        carried_in: Option<Number>,
        /// What was processed.
        processed: Number,
        /// What was carried into the next year.
        carried_out: Number,
    },
    /// All requests are said to be done, yet some were carried into the next year.
    AllDone {
        /// How many.
        carried_out: Number,
    },
    /// One fact is told twice with two figures.
    Repeat {
        /// The figure told before.
        first: Number,
        /// The figure told here.
        again: Number,
        /// The words that told it before.
        earlier: String,
    },
    /// A parent's figure is not the sum of its units'.
    #[cfg(feature = "compare")]
    Sum {
        /// The cell.
        cell: CellName,
        /// What the parent says.
        stated: Number,
        /// What the units come to.
        sum: Number,
        /// What each unit says, in the order they were given.
        parts: Vec<UnitFigure>,
        /// The one unit whose figure would make up for it; null where there is none, or more than one.
        suspect: Option<UnitSuspect>,
    },
    /// What the text denies is not zero in the table.
    Denied {
        /// The first of the figures that are not zero.
        found: Number,
        /// Its cell.
        cell: CellName,
    },
}
