//! The document in a report: what it is, its sections, and every cell of its tables.

use serde::{Deserialize, Serialize};

use super::Number;
use crate::document::Format;
use crate::filing::{Extent, State};
use crate::form::Text;
use crate::place::Place;

/// What the document is; null where not found.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n"), &Options::default())?;
/// assert_eq!((report.document.form.as_deref(), report.document.title), (Some("2021"), None));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct About {
    /// The name it came under; null where it has none, as a paste.
    pub name: Option<String>,
    /// Where it came from, as the path was given to the command line; null elsewhere.
    pub path: Option<String>,
    /// SHA-256 of the bytes that were checked, in lower-case hexadecimal; null where the report was made without the large build's digest.
    pub sha256: Option<String>,
    /// The format it was read as.
    pub format: Format,
    /// The encoding its bytes were read in; null where the format fixes it.
    pub encoding: Option<Text>,
    /// Its title.
    pub title: Option<String>,
    /// The body whose report it is.
    pub organization: Option<String>,
    /// The year it reports on.
    pub year: Option<i32>,
    /// The form its tables follow.
    pub form: Option<String>,
    /// The profile it was also held against: its name, and what that rests on. Null where none was asked for.
    #[serde(default)]
    pub profile: Option<String>,
    /// "report", or "part" where only a table, some sections or a text that breaks off was given: then what is not there is no finding.
    pub extent: Extent,
    /// Which of the reports in the input this is, from 1.
    pub part: usize,
    /// The further reports in the same input, told with the first one.
    pub others: Vec<OtherReport>,
}

/// Last year's report, as it was given beside this one.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let of = |year| format!("青禾市水利局{year}年政府信息公开工作年度报告\n规章\t1\t0\t3\n");
/// let report = Checker::new().compare(Input::Text(&of(2022)), Input::Text(&of(2023)), &Options::default())?;
/// assert_eq!(report.previous.and_then(|previous| previous.year), Some(2022));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Previous {
    /// The name it came under; null where it has none.
    pub name: Option<String>,
    /// The body whose report it is.
    pub organization: Option<String>,
    /// The year it reports on.
    pub year: Option<i32>,
}

/// A further report in the same input.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let two = [2022, 2023].map(|year| format!("青禾市水利局{year}年政府信息公开工作年度报告\n规章\t1\t0\t3\n一、总体情况\n公开。\n")).concat();
/// let report = Checker::new().check(Input::Text(&two), &Options::default())?;
/// assert_eq!(report.document.others[0].title.as_deref(), Some("青禾市水利局2023年政府信息公开工作年度报告"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OtherReport {
    /// Null where it has none, and was told by its sections beginning again.
    pub title: Option<String>,
    /// Where it begins.
    pub place: Option<Place>,
}

/// A section of the report.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、总体情况\n本局依法公开信息。\n二、主动公开政府信息情况\n"), &Options::default())?;
/// assert_eq!(report.sections[1].heading, "二、主动公开政府信息情况");
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SectionReport {
    /// Which of the form's sections it is, from 1.
    pub number: u32,
    /// Its heading, as printed.
    pub heading: String,
    /// Where its heading stands.
    pub place: Option<Place>,
}

/// A table of the form.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n"), &Options::default())?;
/// assert_eq!((&*report.tables[0].id, report.tables[0].cells.len()), ("disclosure", 10));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TableReport {
    /// Its name, the first part of every address in it.
    pub id: String,
    /// The form it follows.
    pub form: String,
    /// From its first to its last cell; null where it was not found.
    pub place: Option<Place>,
    /// Every cell, in the order of the form.
    pub cells: Vec<CellReport>,
}

/// A cell of a table.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n"), &Options::default())?;
/// let cell = &report.tables[0].cells[0];
/// assert_eq!((&*cell.address, &*cell.raw), ("disclosure/regulations/issued", "1"));
/// assert!(cell.place.is_some_and(|place| place.line == 1 && place.column == 4));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CellReport {
    /// `table/row/column`.
    pub address: String,
    /// A number, or null when blank or unread.
    pub value: Option<Number>,
    /// What stands there.
    pub raw: String,
    /// How sure the reader is of it.
    pub state: State,
    /// Where it stands; null where it was not found.
    pub place: Option<Place>,
}
