//! Plain text → rows of cells, whatever separates them.

use super::{InputError, InputErrorKind, Measure};
use crate::document::{Bars, Builder, LineEnd};
use crate::place::Span;

/// No report has as many lines and cells together.
const MOST_CELLS: usize = 200_000;
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{85}'];

/// Reads `text`, which is kept as it is.
///
/// # Errors
/// [`InputErrorKind::TooLarge`] where it has more lines and cells than any report.
pub fn read(text: String) -> Result<Builder, InputError> {
    let bars = Bars::of(text.lines());
    let lines = lines(&text);
    let mut builder = Builder::verbatim(text);
    let mut count = 0;
    // Whether the last cell still waits for the bar that ends it: a bar on a line of its own is otherwise a blank cell.
    let mut open = true;
    for line in lines {
        match builder.line(line, bars) {
            LineEnd::Nothing => {}
            LineEnd::Bar if open => open = false,
            LineEnd::Bar => {
                builder.blank(line.start);
                count += 1;
            }
            LineEnd::Row { cells, open: goes_on } => {
                open = goes_on;
                count += cells;
            }
        }
        if count > MOST_CELLS {
            return Err(InputErrorKind::TooLarge { what: Measure::Cells, found: None, limit: MOST_CELLS }.into());
        }
    }
    Ok(builder)
}

/// The lines of `text`, without what ends them.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let line = |whole: &str| {
        let start = at;
        at += whole.len();
        Span::new(start, start + whole.trim_end_matches(LINE_ENDS).len())
    };
    text.split_inclusive(LINE_ENDS).map(line).collect()
}
