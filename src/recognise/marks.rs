//! The titles, headings of sections and labels of tables in a document, row by row: what tells where a report begins.

use super::fold::{fold, fold_text, without_number};
use super::labels::LabelId;
use super::prepared::Prepared;
use super::quick::QuickMap;
use super::title::{Title, titles};
use crate::document::{Document, Row, RowKind};
use crate::form::Shape;
use crate::number::is_space;

/// What tells how far a report has come.
pub enum Mark {
    Title(Title),
    /// A section by its official title, with its number.
    Section(u32),
    /// A row of a table by its label, with the number of the table's section.
    Label(LabelId, u32),
}

/// Labels from this number on are those over the figures of a table whose rows stand side by side.
pub const HEADS: LabelId = usize::MAX / 2;
/// A label shorter than this is a word of other tables and texts too.
const LONG: usize = 5;
/// A heading that runs on into its text has at least so much of it; behind a line of a table of contents stands a page number.
const TEXT: usize = 10;

/// Every mark with its row, in order.
pub fn marks(document: &Document, prepared: &Prepared) -> Vec<(usize, Mark)> {
    let heads = heads(prepared);
    let mut titles = titles(document).into_iter().peekable();
    let mut found = Vec::new();
    for (at, row) in document.rows.iter().enumerate() {
        if let Some((_, title)) = titles.next_if(|t| t.0 == at) {
            found.push((at, Mark::Title(title)));
        }
        if let Some(number) = section(document, row, &prepared.sections) {
            found.push((at, Mark::Section(number)));
            continue;
        }
        for cell in &row.cells {
            let text = document.slice(cell.span);
            if text.len() > LONGEST_LABEL {
                continue;
            }
            let before = found.len();
            labels_of(text, at, prepared, &heads, &mut found);
            // Of a row that is told again the label stands whole between marks, and in no sentence of a text.
            for part in pieces(text).filter(|_| !text.contains('。')) {
                if found.len() == before {
                    labels_of(part, at, prepared, &heads, &mut found);
                }
            }
        }
    }
    // A merged cell may be told once for each column that it covers.
    found.dedup_by(|a, b| a.0 == b.0 && matches!((&a.1, &b.1), (Mark::Label(one, _), Mark::Label(other, _)) if one == other));
    found
}

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 240;

/// The labels over the figures of the tables whose rows stand side by side, each with the number of its table's section.
fn heads(prepared: &Prepared) -> Vec<(Vec<char>, u32)> {
    let across = prepared.all_tables().map(|t| t.table).filter(|t| t.shape == Shape::Across);
    let mut heads: Vec<(Vec<char>, u32)> =
        across.flat_map(|t| t.rows().map(|(_, _, r)| (without_number(&fold_text(&r.label)).to_vec(), t.section))).collect();
    heads.retain(|h| h.0.len() >= LONG);
    heads.dedup();
    heads
}

/// Adds the labels that the text of a cell in row `at` is: one of a row, or several of `heads` side by side.
fn labels_of(text: &str, at: usize, prepared: &Prepared, heads: &[(Vec<char>, u32)], found: &mut Vec<(usize, Mark)>) {
    if text.len() < 3 * LONG {
        return;
    }
    let folded = fold_text(text);
    let bare = without_number(&folded);
    if bare.len() < LONG {
        return;
    }
    if let Some(&label) = prepared.labels.exact(&folded).first() {
        found.push((at, Mark::Label(label, prepared.section_of(label))));
    } else if heads.iter().any(|h| bare.starts_with(&h.0) || bare.ends_with(&h.0)) {
        let among = |h: &Vec<char>| bare.windows(h.len()).any(|w| w == h) && bare.len() < 3 * h.len();
        for (i, head) in heads.iter().enumerate().filter(|(_, h)| among(&h.0)) {
            found.push((at, Mark::Label(HEADS + i, head.1)));
        }
    }
}

/// What stands between the marks of a list, of a program's notation or of a reader.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(['：', ':', '=', '"', ' ', '\u{3000}'])
}

/// The section that a row is the heading of: by its official title, numbered 一、 or not at all. （一） numbers what is within a section.
fn section(document: &Document, row: &Row, headings: &QuickMap<Vec<char>, u32>) -> Option<u32> {
    let mut filled = row.cells.iter().filter(|c| c.span.start < c.span.end);
    let (cell, other) = (filled.next()?, filled.next());
    if other.is_some() && !matches!(row.kind, RowKind::Spaced) {
        return None;
    }
    let text = document.slice(cell.span).trim_start_matches(|c: char| is_space(c) || matches!(c, '#' | '*'));
    if text.starts_with(['（', '(', '1', '2', '3', '4', '5', '6']) || text.len() < 9 {
        return None;
    }
    let folded: Vec<char> = text.chars().take(60).filter_map(fold).collect();
    let bare = without_number(&folded);
    if let Some(&number) = headings.get(bare) {
        return Some(number);
    }
    let numbered = bare.len() < folded.len() && text.chars().nth(1) == Some('、');
    let runs_on = |title: &Vec<char>| bare.starts_with(title) && bare[title.len()..].iter().filter(|c| !c.is_ascii()).count() >= TEXT;
    numbered.then(|| headings.iter().filter(|(t, _)| runs_on(t)).max_by_key(|(t, _)| t.len()).map(|(_, &n)| n)).flatten()
}
