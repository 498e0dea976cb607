//! The document in a report: what it is, its sections, and every cell of its tables.

use serde::{Deserialize, Serialize};

use super::Number;
use crate::document::Format;
use crate::form::Text;
use crate::place::Place;
use crate::reading::{Extent, State};

/// What the document is; null where not found.
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
    /// "report", or "part" where only a table, some sections or a text that breaks off was given: then what is not there is no finding.
    pub extent: Extent,
    /// Which of the reports in the input this is, from 1.
    pub part: usize,
    /// The further reports in the same input, told with the first one.
    pub others: Vec<OtherReport>,
}

/// A further report in the same input.
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
