//! Plain text → rows of cells, whatever separates them.

use super::line::{self, Bars, Line};
use super::{InputError, InputErrorKind, Measure};
use crate::document::{Cell, Row, RowKind};
use crate::place::Span;

/// No report has as many lines and cells together.
const MOST_CELLS: usize = 200_000;

/// The rows of `text`, in order; spans are bytes of `text`.
///
/// # Errors
/// [`InputErrorKind::TooLarge`] where it has more lines and cells than any report.
pub fn rows(text: &str) -> Result<Vec<Row>, InputError> {
    let mut rows = Vec::new();
    let (mut at, mut count) = (0, 0);
    // Whether the last cell still waits for the bar that ends it: a bar on a line of its own is otherwise a blank cell.
    let mut open = true;
    const ENDS: [char; 6] = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{85}'];
    let bars = Bars::of(text.lines());
    for whole in text.split_inclusive(ENDS) {
        match line::split(whole.trim_end_matches(ENDS), at, bars) {
            Line::Nothing => {}
            Line::Bar if open => open = false,
            Line::Bar => {
                let cell = Cell { span: Span::new(at, at), column: 0, edges: None };
                count += 1;
                rows.push(Row { kind: RowKind::Paragraph, cells: vec![cell] });
            }
            Line::Cells { kind, cells, open: goes_on } => {
                open = goes_on;
                count += cells.len();
                rows.push(Row { kind, cells });
            }
        }
        at += whole.len();
        if count > MOST_CELLS {
            return Err(InputErrorKind::TooLarge { what: Measure::Cells, found: None, limit: MOST_CELLS }.into());
        }
    }
    Ok(rows)
}
