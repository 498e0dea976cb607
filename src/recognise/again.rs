//! What tells a second report where no section comes again: a title of another body or year behind a text, and a table with other figures.

use std::ops::Range;

use rust_decimal::Decimal;

use super::fold::{fold_text, without_number};
use super::labels::Labels;
use super::title::Title;
use crate::document::{Document, Row};
use crate::number;

/// A text of a report, not a line about it, has a sentence of so many characters.
const SENTENCE: usize = 40;
/// So many figures tell one table from another.
const FEW: usize = 4;
/// No more are compared, so that the time stays in proportion to the document.
const COMPARED: usize = 15;

/// Whether a report that begins with the title `earlier` was cut off before its first section, and `title` begins the next: it is of another body
/// or year, and in the rows between stands a text.
pub fn is_cut_before(document: &Document, between: Range<usize>, earlier: &Title, title: &Title) -> bool {
    let differ = matches!((earlier.year, title.year), (Some(a), Some(b)) if a != b)
        || matches!((&earlier.organization, &title.organization), (Some(a), Some(b)) if !a.contains(b.as_str()) && !b.contains(a.as_str()));
    let sentence = |row: &Row| {
        row.cells.iter().map(|c| document.slice(c.span)).any(|text| text.contains('。') && text.chars().nth(SENTENCE - 1).is_some())
    };
    differ && document.rows[between].iter().any(sentence)
}

/// Whether the figures of the rows `again` are a table's, and nowhere among those of the rows `before`.
pub fn other_figures(document: &Document, before: Range<usize>, again: Range<usize>) -> bool {
    let figures =
        |rows: Range<usize>| document.rows[rows].iter().flat_map(|r| &r.cells).filter_map(|c| number::read(document.slice(c.span)).value());
    let wanted: Vec<Decimal> = figures(again).take(COMPARED).collect();
    let known: Vec<Decimal> = figures(before).collect();
    wanted.len() >= FEW && !known.windows(wanted.len()).any(|w| w == wanted)
}

/// The first of the rows above `row` that hold nothing but headings of a table.
pub fn headings_above(document: &Document, labels: &Labels, row: usize) -> usize {
    let heading = |text: &str| text.is_empty() || text.len() <= 240 && labels.is_heading(without_number(&fold_text(text)));
    let headings = |r: &Row| r.cells.iter().all(|c| heading(document.slice(c.span)));
    document.rows[..row].iter().rposition(|r| !headings(r)).map_or(0, |at| at + 1)
}
