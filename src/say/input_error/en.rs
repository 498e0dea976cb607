//! Why an input was not read, in English.

use super::super::amount::amount;
use crate::formats::{self, Instead};
use crate::input::{InputErrorKind, Measure};

/// Why an input was not read, and what to do next.
pub fn input_error(kind: &InputErrorKind) -> String {
    match kind {
        InputErrorKind::Empty => "nothing in it: paste a report or choose a file".into(),
        InputErrorKind::Unsupported { what } => match formats::instead(what) {
            Instead::SaveAs => {
                format!("this is a {what} file, which is not read; open it and save it as .docx, or copy all and paste it")
            }
            Instead::Unpack => format!("this is a {what} file, which is not read; take the report out of it and choose that"),
            Instead::Paste => format!(
                "this is a {what} file, which holds no text; choose the report as Word, Excel, PDF or a web page, or copy its text and paste it"
            ),
        },
        InputErrorKind::NeedsFiles { what } => {
            format!("this is a {what} file and this build has no readers of files; open it, copy all and paste it")
        }
        #[cfg(feature = "files")]
        InputErrorKind::Damaged { what } => {
            format!("this {what} file is damaged or cut short; open it in its program and save it anew, or copy all and paste it")
        }
        #[cfg(feature = "files")]
        InputErrorKind::Encrypted { what } => {
            format!("this {what} file wants a password; take it off, or open it, copy all and paste it")
        }
        #[cfg(feature = "files")]
        InputErrorKind::Scanned { what } => {
            format!("this {what} has no text (perhaps a scan); use the Word file or the web page, or recognise its text first")
        }
        #[cfg(feature = "files")]
        InputErrorKind::NoCharacters { what } => format!(
            "the characters of this {what} have no code, even when copied; use the Word file or the web page, or recognise its text first"
        ),
        // What readers of files alone say.
        #[cfg(not(feature = "files"))]
        InputErrorKind::Damaged { .. }
        | InputErrorKind::Encrypted { .. }
        | InputErrorKind::Scanned { .. }
        | InputErrorKind::NoCharacters { .. } => String::new(),
        InputErrorKind::NotText => "not a text, or damaged; open it, copy all and paste it, or save it as .txt or .html".into(),
        InputErrorKind::NoPart { asked, found } => {
            format!("there are {found} reports in this input and no number {asked}; choose one from 1 to {found}")
        }
        InputErrorKind::TooLarge { what, found, limit } => too_large(*what, *found, *limit),
    }
}

/// What there is too much of, the limit, and what to do.
fn too_large(what: Measure, found: Option<usize>, limit: usize) -> String {
    let (what_is, then) = match what {
        Measure::Bytes => ("the file", "paste the report alone"),
        Measure::Unpacked => ("the file, unpacked,", "open it, copy all and paste it"),
        Measure::Text => ("the text", "paste the report alone"),
        Measure::Nodes => ("the number of elements of the page", "paste the report alone"),
        Measure::Depth => ("the depth of the page's elements", "open it in a browser, copy the report and paste it"),
        Measure::Columns => ("the number of columns of a table", "paste the report's own tables"),
        Measure::Cells => ("the number of lines and cells", "keep the report's own tables, or copy and paste them"),
        Measure::Drawn => ("the number of characters and drawing instructions", "keep the report's own pages, or copy and paste them"),
        Measure::Figures => ("the number of figures told in the text", "paste the report alone"),
        Measure::Reports => ("the number of reports", "check them in several inputs"),
        Measure::Pages => ("the number of pages", "keep the report's own pages"),
    };
    let limit = amount(what, limit);
    match found.map(|found| amount(what, found)) {
        Some(found) => format!("{what_is} is {found}, more than the {limit} taken; {then}"),
        None => format!("{what_is} is more than the {limit} taken; {then}"),
    }
}
