//! Why something was not checked or not read: a stable code, and its facts by name.

mod from;
mod json;

use serde::{Deserialize, Serialize};

/// Why something was not checked, or not read: in JSON a `code`, and `args` with the facts. [`crate::say`] words it.
///
/// ```
/// let reason: gouji::report::Reason = serde_json::from_str(r#"{"code": "before-forms", "args": {"year": 2015}}"#)?;
/// assert_eq!(reason, gouji::report::Reason::BeforeForms { year: 2015 });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::report::schema::describe_content))]
#[serde(tag = "code", content = "args", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// The table is not in the document.
    NoTable {
        /// The table's title.
        table: String,
    },
    /// Some cells could not be read for certain, or are missing.
    UnreadCells {
        /// The table's title.
        table: String,
        /// How many of its relations take them in.
        relations: usize,
    },
    /// A total is blank beside its parts.
    BlankTotal {
        /// The table's title.
        table: String,
        /// How many of its relations take it in.
        relations: usize,
    },
    /// Findings of one rule beyond those that are told one by one.
    TooManyFindings {
        /// How many more there are.
        count: usize,
    },
    /// The text tells figures of cells that are missing or were not read for certain.
    ToldOfUnread {
        /// How many figures.
        count: usize,
    },
    /// Only a part of the report was given.
    NotGiven {
        /// The titles of the tables that are not there at all.
        tables: Vec<String>,
        /// How many rows the tables that are there lack before their first row or behind their last.
        rows: usize,
        /// The numbers of the sections that are not there.
        sections: Vec<u32>,
        /// Whether there is no title, and so no organization.
        title: bool,
        /// How many relations take in cells of those tables and rows.
        relations: usize,
    },
    /// Last year's form has no such cells.
    #[cfg(feature = "compare")]
    FormChanged {
        /// The table's title.
        table: String,
        /// How many relations to last year's take them in.
        relations: usize,
    },
    /// A parent's figures are those of its own office alone.
    #[cfg(feature = "compare")]
    OwnFigures {},
    /// There is no unit to add up.
    #[cfg(feature = "compare")]
    NoUnits {},
    /// Figures that are not known, of the parent or of a unit, or that may differ for a unit that is missing.
    #[cfg(feature = "compare")]
    SumsOpen {
        /// How many.
        cells: usize,
    },
    /// Figures that differ as they would if one unit more should have been given.
    #[cfg(feature = "compare")]
    UnitLacking {
        /// How many.
        cells: usize,
    },
    /// No report of last year was given.
    NoPrevious {},
    /// The report that was given as last year's is another body's, as far as the names say.
    #[cfg(feature = "compare")]
    OtherBody {
        /// The body of this report.
        this: String,
        /// The body of that one.
        previous: String,
    },
    /// The report that was given as last year's is not of the year before.
    #[cfg(feature = "compare")]
    OtherYear {
        /// The year of this report.
        this: i32,
        /// The year of that one.
        previous: i32,
    },
    /// No table of an annual report was found in what was given as last year's.
    #[cfg(feature = "compare")]
    PreviousUnlike {},
    /// What was given as last year's report could not be read.
    #[cfg(feature = "compare")]
    PreviousUnread {},
    /// Several reports may be last year's.
    #[cfg(feature = "compare")]
    SeveralPrevious {
        /// Where they are.
        names: Vec<String>,
    },
    /// The report that may be last year's may as well be that of other reports.
    #[cfg(feature = "compare")]
    SharedPrevious {
        /// Where it is.
        previous: String,
        /// Where the others are.
        names: Vec<String>,
    },
    /// No report of last year is of this body, but some are of a body of a similar name.
    #[cfg(feature = "compare")]
    SimilarPrevious {
        /// Whose they are, and where.
        names: Vec<String>,
    },
    /// One of the two does not say whose or when it is, and only the names of their files go together.
    #[cfg(feature = "compare")]
    UnnamedPrevious {
        /// Where they are.
        names: Vec<String>,
    },
    /// None of the reports of last year is of this body and the year before.
    #[cfg(feature = "compare")]
    PreviousLacking {
        /// Whose report this is; null where it does not say.
        body: Option<String>,
        /// The year of this report; null where it does not say.
        year: Option<i32>,
        /// The years for which there are reports of this body.
        years: Vec<i32>,
        /// Files of the same name that could not be read: one may be it.
        unread: Vec<String>,
    },
    /// No national form covers the year.
    BeforeForms {
        /// The report's year.
        year: i32,
    },
    /// No official table was found.
    NoForm {},
    /// No headings of sections were found.
    NoSections {},
    /// The report's year was not found.
    NoYear {},
    /// Control characters (NUL and the like) that no text has were dropped.
    ControlCharacters {
        /// How many.
        count: usize,
    },
    /// Sheets of a workbook that it hides.
    HiddenSheets {
        /// Their names.
        names: Vec<String>,
    },
    /// Rows and columns of sheets that are hidden and hold something.
    HiddenCells {
        /// How many rows.
        rows: usize,
        /// How many columns.
        columns: usize,
    },
    /// Text of a document that it hides.
    HiddenText {
        /// How many characters.
        characters: usize,
    },
    /// Text in boxes beside the text.
    TextBoxes {
        /// How many characters.
        characters: usize,
    },
    /// Text of headers, footers and notes.
    MarginText {
        /// How many characters.
        characters: usize,
    },
    /// Pictures within the text, large enough to hold a table.
    Images {
        /// How many.
        count: usize,
    },
    /// Files within the document that were not read.
    EmbeddedFiles {
        /// How many.
        count: usize,
    },
    /// Pages that pictures cover, in whole or large part.
    PicturePages {
        /// Their numbers, from 1.
        pages: Vec<usize>,
    },
    /// Characters that lie slanted across a page, as a watermark does.
    SlantedText {
        /// How many characters.
        characters: usize,
    },
    /// Characters that a font shows without saying which they are.
    UnencodedText {
        /// How many characters.
        characters: usize,
    },
    /// Formulas whose value the file does not hold.
    UncalculatedFormulas {
        /// How many.
        count: usize,
    },
}
