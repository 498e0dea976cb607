//! Why something was not checked or not read, in English.

use super::words::{first_few, names};
use crate::report::Reason;
#[cfg(feature = "compare")]
use crate::say::ends;
use crate::say::quoted;

/// Why something was not checked or not read.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NoTable { table } => format!("the table {} was not found", quoted(table)),
        Reason::UnreadCells { table, relations } => {
            format!("{relations} relations of {} take in figures that are missing or uncertain", quoted(table))
        }
        Reason::BlankTotal { table, relations } => format!("{relations} relations of {} take in a total left blank", quoted(table)),
        Reason::TooManyFindings { count } => {
            format!("{count} more findings of this kind are not told one by one; mend those that are, then check again")
        }
        Reason::ToldOfUnread { count } => format!("{count} figures told in the text are of cells that are missing or uncertain"),
        Reason::NotGiven { tables, rows, sections, title, .. } => {
            let tables = (!tables.is_empty()).then(|| format!("the tables {}", names(tables)));
            let rows = (*rows > 0).then(|| format!("{rows} rows of the tables given"));
            let numbers: Vec<String> = sections.iter().map(u32::to_string).collect();
            let sections = (!numbers.is_empty()).then(|| format!("the sections {}", numbers.join(", ")));
            let title = title.then(|| "the title".to_owned());
            let parts: Vec<String> = [tables, rows, sections, title].into_iter().flatten().collect();
            let parts = parts.join(", ");
            format!("this is a part of a report: {parts} are not in it and were not checked; paste the whole to have it checked")
        }
        #[cfg(feature = "compare")]
        Reason::FormChanged { table, relations } => {
            format!("{relations} relations of table {} look to last year's, whose form has no such cells", quoted(table))
        }
        #[cfg(feature = "compare")]
        Reason::OwnFigures {} => "the parent's figures are its own office's alone: nothing was added up".into(),
        #[cfg(feature = "compare")]
        Reason::NoUnits {} => "there is no unit to add up".into(),
        #[cfg(feature = "compare")]
        Reason::SumsOpen { cells } => {
            format!("{cells} cells were not compared: a figure is uncertain, or a unit that is missing may make up for it")
        }
        #[cfg(feature = "compare")]
        Reason::UnitLacking { cells } => {
            format!("{cells} cells differ as they would if one unit were not given, and are no fault: see whether all units are there")
        }
        Reason::NoPrevious {} => "no report of last year was given: nothing was compared with it".into(),
        #[cfg(feature = "compare")]
        Reason::OtherBody { this, previous } => {
            let (this, previous) = (quoted(this), quoted(previous));
            format!(
                "what was given as last year's report is that of {previous}, and this is that of {this}: nothing was compared; \
                 of a body that was renamed, please compare by eye"
            )
        }
        #[cfg(feature = "compare")]
        Reason::OtherYear { this, previous } => {
            let wanted = this - 1;
            format!(
                "this is the report for {this}, and what was given as last year's is for {previous}: nothing was compared; \
                 give the one for {wanted}"
            )
        }
        #[cfg(feature = "compare")]
        Reason::PreviousUnlike {} => "no official table was found in what was given as last year's report: nothing was compared".into(),
        #[cfg(feature = "compare")]
        Reason::SeveralPrevious { names } => {
            let (count, few) = (names.len(), first_few(&ends(names)));
            format!("{count} reports may be last year's ({few}): nothing was compared; name one with --previous")
        }
        #[cfg(feature = "compare")]
        Reason::SharedPrevious { previous, names } => format!(
            "{previous} may as well be last year's report of {}: nothing was compared; of two reports for one year keep one, \
             give bodies of one name their full names, or name it with --previous for one report alone",
            first_few(&ends(names))
        ),
        #[cfg(feature = "compare")]
        Reason::SimilarPrevious { names } => format!(
            "no report of last year is of this body, only of similar names ({}): nothing was compared; \
             of a body that was renamed, please compare by eye",
            first_few(&ends(names))
        ),
        #[cfg(feature = "compare")]
        Reason::UnnamedPrevious { names } => format!(
            "only the files' names go together ({}), and one of the two does not say whose or for which year it is: nothing was compared; \
             if it is the one, name it with --previous for this report alone",
            first_few(&ends(names))
        ),
        #[cfg(feature = "compare")]
        Reason::PreviousLacking { body, year, years, unread } => {
            let why = match (body, year) {
                (Some(body), Some(year)) if years.is_empty() => {
                    let (body, wanted) = (quoted(body), year - 1);
                    format!(
                        "no report of {body} is among last year's; see whether the one for {wanted} is missing, or the body was renamed"
                    )
                }
                (Some(body), Some(year)) => {
                    let years: Vec<String> = years.iter().map(i32::to_string).collect();
                    let (body, there, wanted) = (quoted(body), years.join(", "), year - 1);
                    format!("among last year's reports those of {body} are for {there}, none is for {wanted}; add the one for {wanted}")
                }
                (body, year) => {
                    let lacks = if body.is_some() {
                        "for which year it is"
                    } else if year.is_some() {
                        "whose it is"
                    } else {
                        "whose it is and for which year"
                    };
                    format!("this report does not say {lacks}, and no file goes by its name; name last year's with --previous for it alone")
                }
            };
            let names = first_few(&ends(unread));
            let unread = (!unread.is_empty()).then(|| format!("; a file of the same name could not be read and may be it: {names}"));
            format!("{why}{}: nothing was compared", unread.unwrap_or_default())
        }
        #[cfg(feature = "compare")]
        Reason::PreviousUnread {} => "last year's report could not be read: nothing was compared".into(),
        Reason::BeforeForms { year } => {
            format!("a report for {year} is older than the national form (from 2019): it has no relations to check")
        }
        Reason::NoForm {} => "no official table was found".into(),
        Reason::NoSections {} => "no section headings were found (perhaps only tables were pasted)".into(),
        Reason::NoYear {} => "the report's year was not found".into(),
        Reason::ControlCharacters { count } => {
            format!("{count} invisible control characters were left out; compare with the document if something is missing")
        }
        Reason::HiddenSheets { names } => {
            let (count, names) = (names.len(), first_few(names));
            format!("{count} hidden sheets were not read: {names}; if they belong to the report, unhide them and check again")
        }
        Reason::HiddenCells { rows, columns } => format!(
            "{rows} hidden rows and {columns} hidden columns were not read; if they belong to the report, unhide them and check again"
        ),
        Reason::HiddenText { characters } => {
            format!("hidden or struck text ({characters} characters) was not read; if it belongs to the report, show it and check again")
        }
        Reason::TextBoxes { characters } => format!(
            "text in boxes ({characters} characters) was not read; if it belongs to the report, move it into the text and check again"
        ),
        Reason::MarginText { characters } => {
            format!("text of headers, footers and notes ({characters} characters) was not read; compare with the document")
        }
        Reason::Images { count } => {
            format!("{count} pictures were not read; if they hold tables, make them tables of text and check again")
        }
        Reason::EmbeddedFiles { count } => {
            format!("{count} files within the document were not read; if they belong to the report, check them on their own")
        }
        Reason::PicturePages { pages } => {
            let pages = first_few(&pages.iter().map(usize::to_string).collect::<Vec<_>>());
            format!("pictures cover much of page {pages} and were not read; if they hold tables, compare with the document")
        }
        Reason::SlantedText { characters } => {
            format!("slanted text, such as a watermark ({characters} characters), was not read")
        }
        Reason::UnencodedText { characters } => {
            format!("{characters} characters have no code and are read as “\u{fffd}”; copy and paste the text, or check the original file")
        }
        Reason::UncalculatedFormulas { count } => format!(
            "{count} formulas were saved without their values and not read; open and save the file in Excel or WPS, then check again"
        ),
    }
}
