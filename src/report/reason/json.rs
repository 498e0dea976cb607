//! A reason in JSON: its code, and its facts by name.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Reason;
use crate::report::NotChecked;

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
            #[cfg(feature = "compare")]
            Reason::SharedPrevious { .. } => "shared-previous",
            #[cfg(feature = "compare")]
            Reason::SimilarPrevious { .. } => "similar-previous",
            #[cfg(feature = "compare")]
            Reason::UnnamedPrevious { .. } => "unnamed-previous",
            #[cfg(feature = "compare")]
            Reason::PreviousLacking { .. } => "previous-lacking",
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
            #[cfg(feature = "compare")]
            Reason::SimilarPrevious { names } | Reason::UnnamedPrevious { names } => args.serialize_entry("names", names)?,
            #[cfg(feature = "compare")]
            Reason::SharedPrevious { previous, names } => {
                args.serialize_entry("previous", previous)?;
                args.serialize_entry("names", names)?;
            }
            #[cfg(feature = "compare")]
            Reason::PreviousLacking { body, year, years, unread } => {
                args.serialize_entry("body", body)?;
                args.serialize_entry("year", year)?;
                args.serialize_entry("years", years)?;
                args.serialize_entry("unread", unread)?;
            }
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
            #[cfg(feature = "compare")]
            Reason::SharedPrevious { previous: table(), names: vec![table()] },
            #[cfg(feature = "compare")]
            Reason::SimilarPrevious { names: vec![table()] },
            #[cfg(feature = "compare")]
            Reason::UnnamedPrevious { names: vec![table()] },
            #[cfg(feature = "compare")]
            Reason::PreviousLacking { body: Some(table()), year: None, years: vec![2021], unread: vec![table()] },
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
