//! .xlsx, .xlsb and .xls → HTML: a table for each sheet.

use std::fmt::Write;
use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::{damaged, escape};
use crate::input::{InputError, InputErrorKind, Measure};

/// No sheet of ours has more cells; a sheet may claim a million rows.
const MAX_CELLS: usize = 2_000_000;
const MAX_COLUMNS: usize = 128;

/// Reads every sheet, in the order of the workbook.
pub fn read(bytes: &[u8]) -> Result<String, InputError> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| damaged("xlsx/xls"))?;
    let mut html = String::new();
    for name in workbook.sheet_names() {
        let Ok(sheet) = workbook.worksheet_range(&name) else { continue };
        let cells = sheet.get_size().0.saturating_mul(sheet.get_size().1);
        if cells > MAX_CELLS {
            return Err(InputErrorKind::TooLarge { what: Measure::Cells, found: Some(cells), limit: MAX_CELLS }.into());
        }
        html.push_str("<table>");
        // A stray cell far away makes a sheet of a million blanks: rows of nothing say nothing, and no table of ours is that wide.
        for row in sheet.rows().filter(|row| row.iter().any(|cell| *cell != Data::Empty)) {
            html.push_str("<tr>");
            for cell in row.iter().take(MAX_COLUMNS) {
                html.push_str("<td>");
                match cell {
                    Data::Empty => {}
                    Data::String(text) => escape(text, &mut html),
                    Data::Int(number) => {
                        let _ = write!(html, "{number}");
                    }
                    // The shortest decimal that reads back is what the user typed.
                    Data::Float(number) => {
                        let _ = write!(html, "{number}");
                    }
                    other => escape(&other.to_string(), &mut html),
                }
                html.push_str("</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
    }
    Ok(html)
}
