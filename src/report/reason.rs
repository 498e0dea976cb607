//! Why something was not checked or not read: a stable code, and its facts by name.

use serde::ser::{SerializeMap, SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use super::NotChecked;
use crate::document::Remark;
#[cfg(feature = "compare")]
use crate::filing::Mismatch;
use crate::rule::Why;

/// Why something was not checked, or not read: in JSON a `code`, and `args` with the facts. [`crate::say`] words it.
///
/// ```
/// let reason: gouji::report::Reason = serde_json::from_str(r#"{"code": "before-forms", "args": {"year": 2015}}"#)?;
/// assert_eq!(reason, gouji::report::Reason::BeforeForms { year: 2015 });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = super::schema::describe_content))]
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

impl From<&Why> for Reason {
    fn from(why: &Why) -> Reason {
        match why.clone() {
            Why::NoTable(table) => Reason::NoTable { table },
            Why::Unread { table, relations } => Reason::UnreadCells { table, relations },
            Why::BlankTotal { table, relations } => Reason::BlankTotal { table, relations },
            Why::TooMany { count } => Reason::TooManyFindings { count },
            Why::Told { count } => Reason::ToldOfUnread { count },
            Why::NotGiven(lacking) => Reason::NotGiven {
                tables: lacking.tables,
                rows: lacking.rows,
                sections: lacking.sections,
                title: lacking.title,
                relations: lacking.relations,
            },
            #[cfg(feature = "compare")]
            Why::FormChanged { table, relations } => Reason::FormChanged { table, relations },
            #[cfg(feature = "compare")]
            Why::OwnFigures => Reason::OwnFigures {},
            #[cfg(feature = "compare")]
            Why::NoUnits => Reason::NoUnits {},
            #[cfg(feature = "compare")]
            Why::SumsOpen { cells } => Reason::SumsOpen { cells },
            #[cfg(feature = "compare")]
            Why::UnitLacking { cells } => Reason::UnitLacking { cells },
            Why::NoPrevious => Reason::NoPrevious {},
            #[cfg(feature = "compare")]
            Why::Mismatch(mismatch) => mismatch.into(),
            Why::BeforeForms(year) => Reason::BeforeForms { year },
            Why::NoForm => Reason::NoForm {},
            Why::NoSections => Reason::NoSections {},
            Why::NoYear => Reason::NoYear {},
        }
    }
}

#[cfg(feature = "compare")]
impl From<Mismatch> for Reason {
    fn from(mismatch: Mismatch) -> Reason {
        match mismatch {
            Mismatch::Body { this, previous } => Reason::OtherBody { this, previous },
            Mismatch::Year { this, previous } => Reason::OtherYear { this, previous },
            Mismatch::NoTables => Reason::PreviousUnlike {},
            Mismatch::Unread => Reason::PreviousUnread {},
            Mismatch::Several(names) => Reason::SeveralPrevious { names },
        }
    }
}

impl From<&Remark> for Reason {
    fn from(remark: &Remark) -> Reason {
        match remark.clone() {
            Remark::ControlCharacters { count } => Reason::ControlCharacters { count },
            Remark::HiddenSheets { names } => Reason::HiddenSheets { names },
            Remark::HiddenCells { rows, columns } => Reason::HiddenCells { rows, columns },
            Remark::HiddenText { characters } => Reason::HiddenText { characters },
            Remark::TextBoxes { characters } => Reason::TextBoxes { characters },
            Remark::Margins { characters } => Reason::MarginText { characters },
            Remark::Images { count } => Reason::Images { count },
            Remark::Embedded { count } => Reason::EmbeddedFiles { count },
            Remark::Pictures { pages } => Reason::PicturePages { pages },
            Remark::Slanted { characters } => Reason::SlantedText { characters },
            Remark::Unencoded { characters } => Reason::UnencodedText { characters },
            Remark::Uncalculated { count } => Reason::UncalculatedFormulas { count },
        }
    }
}

impl Reason {
    /// Its name in JSON.
    fn code(&self) -> &'static str {
        match self {
            Reason::NoTable { .. } => "no-table",
            Reason::UnreadCells { .. } => "unread-cells",
            Reason::BlankTotal { .. } => "blank-total",
            Reason::TooManyFindings { .. } => "too-many-findings",
            Reason::ToldOfUnread { .. } => "told-of-unread",
            Reason::NotGiven { .. } => "not-given",
            #[cfg(feature = "compare")]
            Reason::FormChanged { .. } => "form-changed",
            #[cfg(feature = "compare")]
            Reason::OwnFigures {} => "own-figures",
            #[cfg(feature = "compare")]
            Reason::NoUnits {} => "no-units",
            #[cfg(feature = "compare")]
            Reason::SumsOpen { .. } => "sums-open",
            #[cfg(feature = "compare")]
            Reason::UnitLacking { .. } => "unit-lacking",
            Reason::NoPrevious {} => "no-previous",
            #[cfg(feature = "compare")]
            Reason::OtherBody { .. } => "other-body",
            #[cfg(feature = "compare")]
            Reason::OtherYear { .. } => "other-year",
            #[cfg(feature = "compare")]
            Reason::PreviousUnlike {} => "previous-unlike",
            #[cfg(feature = "compare")]
            Reason::PreviousUnread {} => "previous-unread",
            #[cfg(feature = "compare")]
            Reason::SeveralPrevious { .. } => "several-previous",
            Reason::BeforeForms { .. } => "before-forms",
            Reason::NoForm {} => "no-form",
            Reason::NoSections {} => "no-sections",
            Reason::NoYear {} => "no-year",
            Reason::ControlCharacters { .. } => "control-characters",
            Reason::HiddenSheets { .. } => "hidden-sheets",
            Reason::HiddenCells { .. } => "hidden-cells",
            Reason::HiddenText { .. } => "hidden-text",
            Reason::TextBoxes { .. } => "text-boxes",
            Reason::MarginText { .. } => "margin-text",
            Reason::Images { .. } => "images",
            Reason::EmbeddedFiles { .. } => "embedded-files",
            Reason::PicturePages { .. } => "picture-pages",
            Reason::SlantedText { .. } => "slanted-text",
            Reason::UnencodedText { .. } => "unencoded-text",
            Reason::UncalculatedFormulas { .. } => "uncalculated-formulas",
        }
    }
}

/// The facts of a reason by name.
struct Args<'r>(&'r Reason);

impl Serialize for Args<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut args = serializer.serialize_map(None)?;
        match self.0 {
            Reason::NoTable { table } => args.serialize_entry("table", table)?,
            Reason::UnreadCells { table, relations } | Reason::BlankTotal { table, relations } => {
                args.serialize_entry("table", table)?;
                args.serialize_entry("relations", relations)?;
            }
            #[cfg(feature = "compare")]
            Reason::FormChanged { table, relations } => {
                args.serialize_entry("table", table)?;
                args.serialize_entry("relations", relations)?;
            }
            Reason::TooManyFindings { count }
            | Reason::ToldOfUnread { count }
            | Reason::ControlCharacters { count }
            | Reason::Images { count }
            | Reason::EmbeddedFiles { count }
            | Reason::UncalculatedFormulas { count } => args.serialize_entry("count", count)?,
            Reason::NotGiven { tables, rows, sections, title, relations } => {
                args.serialize_entry("tables", tables)?;
                args.serialize_entry("rows", rows)?;
                args.serialize_entry("sections", sections)?;
                args.serialize_entry("title", title)?;
                args.serialize_entry("relations", relations)?;
            }
            Reason::BeforeForms { year } => args.serialize_entry("year", year)?,
            #[cfg(feature = "compare")]
            Reason::OtherBody { this, previous } => {
                args.serialize_entry("this", this)?;
                args.serialize_entry("previous", previous)?;
            }
            #[cfg(feature = "compare")]
            Reason::OtherYear { this, previous } => {
                args.serialize_entry("this", this)?;
                args.serialize_entry("previous", previous)?;
            }
            Reason::NoPrevious {} => {}
            #[cfg(feature = "compare")]
            Reason::PreviousUnlike {} | Reason::PreviousUnread {} | Reason::OwnFigures {} | Reason::NoUnits {} => {}
            #[cfg(feature = "compare")]
            Reason::SumsOpen { cells } | Reason::UnitLacking { cells } => args.serialize_entry("cells", cells)?,
            Reason::NoForm {} | Reason::NoSections {} | Reason::NoYear {} => {}
            #[cfg(feature = "compare")]
            Reason::SeveralPrevious { names } => args.serialize_entry("names", names)?,
            Reason::HiddenSheets { names } => args.serialize_entry("names", names)?,
            Reason::HiddenCells { rows, columns } => {
                args.serialize_entry("rows", rows)?;
                args.serialize_entry("columns", columns)?;
            }
            Reason::HiddenText { characters }
            | Reason::TextBoxes { characters }
            | Reason::MarginText { characters }
            | Reason::SlantedText { characters }
            | Reason::UnencodedText { characters } => args.serialize_entry("characters", characters)?,
            Reason::PicturePages { pages } => args.serialize_entry("pages", pages)?,
        }
        args.end()
    }
}

/// Written out: what is derived for a flattened enumeration is eight times the code, and everyone who opens the page loads it.
impl Serialize for NotChecked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("NotChecked", 4)?;
        fields.serialize_field("rule", &self.rule)?;
        fields.serialize_field("code", self.reason.code())?;
        fields.serialize_field("args", &Args(&self.reason))?;
        fields.serialize_field("why", &self.why)?;
        fields.end()
    }
}

#[cfg(all(test, feature = "compare"))]
mod tests {
    use super::*;

    /// What is written by hand is what the types say: every reason is read back, and has no other facts.
    #[test]
    fn every_reason_is_written_as_its_type_says() {
        let table = || "表".to_owned();
        let reasons = [
            Reason::NoTable { table: table() },
            Reason::UnreadCells { table: table(), relations: 2 },
            Reason::BlankTotal { table: table(), relations: 3 },
            Reason::TooManyFindings { count: 4 },
            Reason::ToldOfUnread { count: 5 },
            Reason::NotGiven { tables: vec![table()], rows: 6, sections: vec![1, 5], title: true, relations: 7 },
            Reason::FormChanged { table: table(), relations: 2 },
            Reason::NoPrevious {},
            Reason::OtherBody { this: table(), previous: "甲".to_owned() },
            Reason::OtherYear { this: 2023, previous: 2021 },
            Reason::PreviousUnlike {},
            Reason::PreviousUnread {},
            Reason::OwnFigures {},
            Reason::NoUnits {},
            Reason::SumsOpen { cells: 3 },
            Reason::UnitLacking { cells: 4 },
            Reason::SeveralPrevious { names: vec![table()] },
            Reason::BeforeForms { year: 2015 },
            Reason::NoForm {},
            Reason::NoSections {},
            Reason::NoYear {},
            Reason::ControlCharacters { count: 8 },
            Reason::HiddenSheets { names: vec![table()] },
            Reason::HiddenCells { rows: 9, columns: 10 },
            Reason::HiddenText { characters: 11 },
            Reason::TextBoxes { characters: 12 },
            Reason::MarginText { characters: 17 },
            Reason::Images { count: 18 },
            Reason::EmbeddedFiles { count: 19 },
            Reason::PicturePages { pages: vec![13] },
            Reason::SlantedText { characters: 14 },
            Reason::UnencodedText { characters: 15 },
            Reason::UncalculatedFormulas { count: 16 },
        ];
        for reason in reasons {
            let derived = serde_json::to_value(&reason).unwrap();
            let item = NotChecked { rule: "rule".into(), reason: reason.clone(), why: "why".into() };
            let written = serde_json::to_value(&item).unwrap();
            assert_eq!((&written["code"], &written["args"]), (&derived["code"], &derived["args"]));
            let again: NotChecked = serde_json::from_value(written).unwrap();
            assert_eq!(again.reason, reason);
        }
    }
}
