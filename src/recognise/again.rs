//! What tells a second report where no section comes again: a title of another body or year behind a text, and a table with other figures.

use std::ops::Range;

use super::fold::{fold_text, without_number};
use super::labels::Labels;
use super::marks::pieces;
use super::title::Title;
use crate::document::{Document, Row};

/// A text of a report, not a line about it, has a sentence of so many characters.
const SENTENCE: usize = 40;
/// So many figures tell one table from another.
const FEW: usize = 4;
/// No row that is told in one cell is longer, in bytes.
const LONGEST_TOLD: usize = 240;
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
    let figures = |rows: Range<usize>| document.rows[rows].iter().flat_map(|r| &r.cells).flat_map(|c| figures_in(document.slice(c.span)));
    let wanted: Vec<&str> = figures(again).take(COMPARED).collect();
    let known: Vec<&str> = figures(before).collect();
    wanted.len() >= FEW && !known.windows(wanted.len()).any(|w| w == wanted)
}

/// The figures in a cell, which may be told in a sentence; the numbers of labels are none.
fn figures_in(text: &str) -> impl Iterator<Item = &str> {
    let words = |c: char| !c.is_ascii_digit() && c != '.';
    text.split(words).filter(|f| f.ends_with(|c: char| c.is_ascii_digit()))
}

/// The first of the rows above `row` that hold little but headings of a table, or figures told behind them.
pub fn headings_above(document: &Document, labels: &Labels, row: usize) -> usize {
    let heading = |text: &str| {
        let words = |text: &str| labels.is_heading(without_number(&fold_text(text)));
        let short = text.len() <= LONGEST_TOLD && !text.contains('。');
        text.is_empty() || short && (fold_text(text).is_empty() || pieces(text).any(words) || figures_in(text).next().is_some())
    };
    let headings = |r: &Row| r.cells.iter().filter(|c| heading(document.slice(c.span))).count() * 2 > r.cells.len();
    document.rows[..row].iter().rposition(|r| !headings(r)).map_or(0, |at| at + 1)
}
