//! What the rooms above say of what they did not check or read → the reason that is told.

use super::Reason;
use crate::document::Remark;
#[cfg(feature = "cli")]
use crate::filing::Lacking;
#[cfg(feature = "compare")]
use crate::filing::Mismatch;
use crate::rule::Why;

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
            #[cfg(feature = "cli")]
            Mismatch::Shared { previous, others } => Reason::SharedPrevious { previous, names: others },
            #[cfg(feature = "cli")]
            Mismatch::Similar(names) => Reason::SimilarPrevious { names },
            #[cfg(feature = "cli")]
            Mismatch::Unnamed(names) => Reason::UnnamedPrevious { names },
            #[cfg(feature = "cli")]
            Mismatch::Lacking(Lacking { body, year, years, unread }) => Reason::PreviousLacking { body, year, years, unread },
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
