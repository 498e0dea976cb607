//! The reports in one document: two years of one body, two bodies, the first perhaps cut off. Each is read by itself, so that the figures of
//! two reports never stand in one table.
//!
//! In: the rows of a document. Out: where each report begins. A report begins where what was there already comes again from an earlier place:
//! a section, or the rows of a table; at the title before it, if one stands in between. Titles alone (menus, links to other years, the head
//! of every page, an annex) begin nothing, nor does a table of contents; but a title of another body or year does behind a title with a text.
//! A table that comes again behind the sections is another's where its figures are others.

use std::ops::Range;

use super::again::{headings_above, is_cut_before, other_figures};
use super::fold::{fold, fold_text, without_number};
use super::labels::LabelId;
use super::prepared::Prepared;
use super::quick::QuickMap;
use super::title::{Title, titles};
use crate::document::{Document, Row, RowKind};
use crate::form::Shape;
use crate::number::{self, Content, is_space};
use crate::place::Span;

/// One of the reports in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its rows among those of the document.
    pub rows: Range<usize>,
    /// Its title; None where it has none of its own.
    pub title: Option<String>,
    /// Its title, or its first words.
    pub span: Span,
}

/// What tells how far a report has come.
enum Mark {
    Title(Title),
    /// A section by its official title, with its number.
    Section(u32),
    /// A row of a table by its label, with the number of the table's section.
    Label(LabelId, u32),
}

/// Labels from this number on are those over the figures of a table whose rows stand side by side.
const HEADS: LabelId = usize::MAX / 2;
/// A label shorter than this is a word of other tables and texts too.
const LONG: usize = 5;
/// So many headings right below each other, from the first on, are a table of contents.
const CONTENTS: usize = 3;
/// A heading that runs on into its text has at least so much of it; behind a line of a table of contents stands a page number.
const TEXT: usize = 10;

/// The reports of `document`, in order; one where there are no more, whatever it is.
pub fn parts(document: &Document, prepared: &Prepared) -> Vec<Part> {
    let marks = without_contents(marks(document, prepared));
    let mut starts: Vec<(usize, Option<Title>)> = vec![(0, None)];
    let mut part = Progress::default();
    for (i, (row, mark)) in marks.iter().enumerate() {
        if let Mark::Title(title) = mark {
            let goes_on = marks[i + 1..].iter().any(|(_, m)| !matches!(m, Mark::Title(_)));
            let earlier = part.titles.last().filter(|_| goes_on && part.sections.is_empty() && part.labels.is_empty());
            if earlier.is_some_and(|(from, earlier)| is_cut_before(document, *from..*row, earlier, title)) {
                starts.push((*row, Some(title.clone())));
                part = Progress { title: Some(title.clone()), ..Progress::default() };
            }
            part.titles.push((*row, title.clone()));
            continue;
        }
        let appended = part.comes_again_behind(mark, &marks[i + 1..]) && {
            let next = marks[i + 1..].iter().find(|(_, m)| !matches!(m, Mark::Label(..))).map_or(document.rows.len(), |m| m.0);
            let begin = starts.last().map_or(0, |s| s.0);
            part.compared = true;
            other_figures(document, begin..*row, *row..next)
        };
        if appended || part.begins_again(mark, &marks[i + 1..]) {
            let title = part.titles.pop();
            let row = match &title {
                Some((row, _)) => *row,
                None if appended => headings_above(document, &prepared.labels, *row),
                None if matches!(mark, Mark::Label(..)) => head_of_table(document, *row),
                None => *row,
            };
            starts.push((row, title.as_ref().map(|t| t.1.clone())));
            part = Progress { title: title.map(|t| t.1), ..Progress::default() };
        }
        part.take(mark);
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|s| s.0).chain([document.rows.len()]).collect();
    starts.into_iter().zip(ends).map(|((from, title), until)| part_of(document, from..until, title)).collect()
}

fn part_of(document: &Document, rows: Range<usize>, title: Option<Title>) -> Part {
    let title = title.and_then(|t| t.text);
    let first = document.rows[rows.clone()].iter().flat_map(|r| &r.cells).find(|c| c.span.start < c.span.end).map(|c| c.span);
    let span = title.as_ref().map(|t| t.1).or(first).unwrap_or(Span::new(0, 0));
    Part { rows, title: title.map(|t| t.0), span }
}

/// How far the present report has come.
#[derive(Default)]
struct Progress {
    title: Option<Title>,
    sections: Vec<u32>,
    labels: Vec<LabelId>,
    /// Titles since the last section or row of a table, with their rows.
    titles: Vec<(usize, Title)>,
    /// Whether a table that comes again behind the sections was looked at.
    compared: bool,
}

impl Progress {
    /// Whether `mark`, followed by `rest`, begins a table that was there and whose section is long past.
    fn comes_again_behind(&self, mark: &Mark, rest: &[(usize, Mark)]) -> bool {
        let known =
            |m: &Mark| matches!(m, Mark::Label(l, s) if self.labels.contains(l) && self.sections.last().is_some_and(|last| last > s));
        !self.compared && known(mark) && rest.first().is_some_and(|(_, m)| known(m))
    }

    /// Whether `mark`, followed by `rest`, is of the next report.
    fn begins_again(&self, mark: &Mark, rest: &[(usize, Mark)]) -> bool {
        let titled = self.titles.last().map(|t| &t.1);
        let another =
            titled.is_some_and(|t| self.title.as_ref().is_some_and(|own| t.text.as_ref().map(|x| &x.0) != own.text.as_ref().map(|x| &x.0)));
        match mark {
            Mark::Title(_) => false,
            Mark::Section(number) => {
                let known = self.sections.contains(number);
                let back = self.sections.iter().any(|s| s > number);
                match titled {
                    // The head of a page may stand before a heading that is repeated with it, but not before one that comes long before.
                    Some(_) => known && back || another && (back || known && *number == 1),
                    None => {
                        known && back && rest.iter().any(|(_, m)| matches!(m, Mark::Section(n) if n > number && self.sections.contains(n)))
                    }
                }
            }
            // Heads of a table may be printed again on its next page.
            Mark::Label(label, _) if *label >= HEADS => false,
            Mark::Label(label, _) => {
                let again = |m: &Mark| matches!(m, Mark::Label(l, _) if self.labels.contains(l));
                let goes_on = rest.iter().take_while(|(_, m)| !matches!(m, Mark::Title(_))).take(2).filter(|(_, m)| again(m)).count();
                let back = self.labels.contains(label) && self.labels.last() != Some(label) && goes_on > 0;
                // Within the sections of a report a table may be printed twice.
                back && (another || self.sections.is_empty())
            }
        }
    }

    fn take(&mut self, mark: &Mark) {
        // The title nearest before the first section or row is the report's own.
        if self.sections.is_empty() && self.labels.is_empty() && self.title.is_none() {
            self.title = self.titles.last().map(|t| t.1.clone());
        }
        self.titles.clear();
        match mark {
            Mark::Title(_) => {}
            Mark::Section(number) => self.sections.push(*number),
            Mark::Label(label, _) => self.labels.push(*label),
        }
    }
}

/// Every mark with its row, in order.
fn marks(document: &Document, prepared: &Prepared) -> Vec<(usize, Mark)> {
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
            if text.len() <= LONGEST_LABEL && text.len() >= 3 * LONG {
                found.extend(labels_of(text, prepared, &heads).map(|mark| (at, mark)));
            }
        }
    }
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

/// The labels that the text of a cell is: one of a row, or several of `heads` side by side.
fn labels_of(text: &str, prepared: &Prepared, heads: &[(Vec<char>, u32)]) -> impl Iterator<Item = Mark> {
    let folded = fold_text(text);
    let bare = without_number(&folded);
    let mut marks = Vec::new();
    if bare.len() >= LONG {
        if let Some(&label) = prepared.labels.exact(&folded).first() {
            marks.push(Mark::Label(label, prepared.section_of(label)));
        } else if heads.iter().any(|h| bare.starts_with(&h.0)) {
            let among = |h: &Vec<char>| bare.windows(h.len()).any(|w| w == h) && bare.len() < 3 * h.len();
            let among = heads.iter().enumerate().filter(|(_, h)| among(&h.0));
            marks.extend(among.map(|(i, h)| Mark::Label(HEADS + i, h.1)));
        }
    }
    marks.into_iter()
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

/// The marks without tables of contents.
fn without_contents(marks: Vec<(usize, Mark)>) -> Vec<(usize, Mark)> {
    let number = |i: usize| match marks.get(i) {
        Some((row, Mark::Section(number))) => Some((*row, *number)),
        _ => None,
    };
    let mut keep = vec![true; marks.len()];
    let mut i = 0;
    while i < marks.len() {
        let mut end = i + 1;
        while let (Some(a), Some(b)) = (number(end - 1), number(end)) {
            if b.0 > a.0 + 1 || b.1 <= a.1 {
                break;
            }
            end += 1;
        }
        if number(i).is_some_and(|n| n.1 == 1) && end - i >= CONTENTS {
            keep[i..end].fill(false);
        }
        i = end;
    }
    let mut keep = keep.into_iter();
    marks.into_iter().filter(|_| keep.next().unwrap_or(true)).collect()
}

/// The first row of the head of the table whose first label stands in `row`: behind the last row of figures before it.
fn head_of_table(document: &Document, row: usize) -> usize {
    let has_figures = |r: &Row| r.cells.iter().any(|c| !matches!(number::read(document.slice(c.span)), Content::Text));
    document.rows[..row].iter().rposition(has_figures).map_or(row, |at| at + 1)
}
