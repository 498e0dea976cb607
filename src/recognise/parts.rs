//! The reports in one document: two years of one body, two bodies, the first perhaps cut off. Each is read by itself, so that the figures of
//! two reports never stand in one table.
//!
//! In: the rows of a document. Out: where each report begins. A report begins where what was there already comes again from an earlier place:
//! a section, or the rows of a table; at the title before it, if one stands in between. Titles alone (menus, links to other years, the head
//! of every page, an annex) begin nothing, nor does a table of contents; but a title of another body or year does behind a title with a text.
//! A table that comes again behind the sections is another's where its figures are others.

use std::ops::Range;

use super::again::{headings_above, is_cut_before, other_figures};
use super::labels::LabelId;
use super::marks::{HEADS, Mark, marks};
use super::prepared::Prepared;
use super::title::Title;
use crate::document::{Document, Row};
use crate::number::{self, Content};
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

/// The heads of a table stand in no more rows.
const ROWS_OF_HEADS: usize = 3;

/// So many headings right below each other, from the first on, are a table of contents.
const CONTENTS: usize = 3;

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
        let appended = part.comes_again_behind(mark, *row, &marks[i + 1..]) && {
            let next = marks[i + 1..].iter().find(|(_, m)| !matches!(m, Mark::Label(..))).map_or(document.rows.len(), |m| m.0);
            let begin = starts.last().map_or(0, |s| s.0);
            part.compared = true;
            other_figures(document, begin..*row, *row..next)
        };
        if appended || part.begins_again(mark, &marks[i + 1..]) && !part.is_other_half(document, prepared, *row, mark) {
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
        part.take(mark, *row);
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
    /// The row of each.
    rows: Vec<usize>,
    /// Titles since the last section or row of a table, with their rows.
    titles: Vec<(usize, Title)>,
    /// Whether a table that comes again behind the sections was looked at.
    compared: bool,
}

/// No row of a form is wider: what goes beyond is not looked at, or a text in one line would be read again for each of its labels.
const WIDEST: usize = 64;

impl Progress {
    /// Whether `mark` in `row`, followed by `rest`, begins a table that was there and whose section is long past.
    fn comes_again_behind(&self, mark: &Mark, row: usize, rest: &[(usize, Mark)]) -> bool {
        // Heads may stand in several rows, right above one another.
        let stands_above = |label: &LabelId| {
            *label >= HEADS && self.labels.iter().rposition(|l| l == label).is_some_and(|at| self.rows[at] + ROWS_OF_HEADS >= row)
        };
        let known = |m: &Mark| {
            let Mark::Label(label, section) = m else { return false };
            self.labels.contains(label) && !stands_above(label) && self.sections.last().is_some_and(|last| last > section)
        };
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

    /// Whether `mark` in `row` is the label of a row of which the rest of the figures stood with the same label before: the other half of its table.
    fn is_other_half(&self, document: &Document, prepared: &Prepared, row: usize, mark: &Mark) -> bool {
        let Mark::Label(label, _) = mark else { return false };
        let figures = |row: usize| {
            let read =
                |r: &Row| r.cells.iter().take(WIDEST).filter(|c| !matches!(number::read(document.slice(c.span)), Content::Text)).count();
            // Each cell may have a line of its own.
            let lines = document.rows[row + 1..].iter().take(WIDEST).take_while(|r| r.cells.len() == 1 && read(r) == 1).count();
            read(&document.rows[row]) + if document.rows[row].cells.len() == 1 { lines } else { 0 }
        };
        let Some(before) = self.labels.iter().position(|l| l == label).map(|at| figures(self.rows[at])) else { return false };
        let widths = prepared.all_tables().filter_map(|t| Some(t.heads[t.blocks[*t.rows.get(label)?]].len()));
        let now = figures(row);
        now > 0 && before > 0 && widths.into_iter().any(|width| before + now == width)
    }

    fn take(&mut self, mark: &Mark, row: usize) {
        // The title nearest before the first section or row is the report's own.
        if self.sections.is_empty() && self.labels.is_empty() && self.title.is_none() {
            self.title = self.titles.last().map(|t| t.1.clone());
        }
        self.titles.clear();
        match mark {
            Mark::Title(_) => {}
            Mark::Section(number) => self.sections.push(*number),
            Mark::Label(label, _) => {
                self.labels.push(*label);
                self.rows.push(row);
            }
        }
    }
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
