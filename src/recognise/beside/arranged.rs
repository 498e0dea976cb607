//! Rows that stand beside one another → rows one below the other.

use std::cmp::Ordering;
use std::ops::Range;

use super::super::fold::fold_text;
use super::super::labels::{LabelId, Labels, Match};
use super::{Holds, first, holds, keeps_columns};
use crate::document::{Cell, Document, Row};

/// No table of ours has more rows.
const LONGEST: usize = 120;
/// No page has room for more tables beside one another.
const BESIDE: usize = 4;
/// What words end with says what they are from so many characters on.
const LONG: usize = 5;
/// Fewer rows are no table.
const ROWS: usize = 2;
/// So many rows once more are another table's.
const AGAIN: usize = 2;
/// No label is longer, in bytes.
const LONGEST_LABEL: usize = 240;

/// Where the tables of some rows are cut apart: the rows that stand beside one another, and the column at which the right ones begin.
struct Cut {
    rows: Range<usize>,
    column: u32,
}

/// The first tables of `rows` that stand beside others.
fn cut(document: &Document, labels: &Labels, rows: &[Row]) -> Option<Cut> {
    let (begins, column) = first(document, rows)?;
    // Beside a row stand words from that column on, or nothing; a table of other columns ends it.
    let right = |row: &Row| row.cells.iter().filter(|c| c.column >= column).map(|c| holds(document, c)).find(|h| *h != Holds::Nothing);
    let fits = |row: &Row| row.kind == rows[begins].kind && right(row) != Some(Holds::Figure);
    // The head of a block, at the left alone, has lost its columns where blanks at the ends of lines were dropped; the title of a section ends both tables.
    let is_head = |row: &Row| !keeps_columns(row) && row.cells.len() == 1 && is_known(document, labels, &row.cells[0]);
    let belongs = |at: &usize| fits(&rows[*at]) || is_head(&rows[*at]) && rows.get(at + 1).is_some_and(fits);
    let has_figure = |row: &Row| row.cells.iter().any(|c| holds(document, c) == Holds::Figure);
    let last = (begins..rows.len().min(begins + LONGEST)).take_while(belongs).last()?;
    // Heads below which other columns follow are theirs.
    let ends = last + 1 == rows.len();
    let end = if ends { last + 1 } else { (begins..=last).rev().find(|at| has_figure(&rows[*at]))? + 1 };
    let start = (begins.saturating_sub(LONGEST)..begins).rev().take_while(belongs).last().unwrap_or(begins);
    // The group of the first label at the right may stand in columns before it.
    let cells =
        |column: u32| rows[start..end].iter().flat_map(|r| &r.cells).filter(move |c| c.column == column).map(|c| holds(document, c));
    let is_words = |column: &u32| cells(*column).any(|h| h == Holds::Words) && cells(*column).all(|h| h != Holds::Figure);
    let before = (0..column).rev().take_while(is_words).last();
    Some(Cut { rows: start..end, column: before.unwrap_or(column) })
}

/// The document with the tables that stand beside one another in reading order; None where there are none.
pub fn arranged(document: &Document, labels: &Labels) -> Option<Document> {
    cut(document, labels, &document.rows)?;
    let mut rows = Vec::with_capacity(document.rows.len());
    push(document, labels, &document.rows, BESIDE, &mut rows).then(|| document.with_rows(rows))
}

/// Adds `rows`, of which at most so many tables stand beside one another; gives whether any do.
fn push(document: &Document, labels: &Labels, rows: &[Row], beside: usize, arranged: &mut Vec<Row>) -> bool {
    let (mut from, mut any) = (0, false);
    while let Some(Cut { rows: between, column }) = cut(document, labels, &rows[from..]).filter(|_| beside > 1) {
        let (start, end) = (from + between.start, from + between.end);
        let (left, right): (Vec<Row>, Vec<Row>) = rows[start..end].iter().map(|row| parted(row, column)).unzip();
        if is_better_apart(document, labels, &left, &right) {
            arranged.extend_from_slice(&rows[from..start]);
            arranged.extend(filled(left));
            push(document, labels, &filled(right), beside - 1, arranged);
            any = true;
        } else {
            arranged.extend_from_slice(&rows[from..end]);
        }
        from = end;
    }
    arranged.extend_from_slice(&rows[from..]);
    any
}

/// What of a row stands before `column`, and what from there on.
fn parted(row: &Row, column: u32) -> (Row, Row) {
    let (mut right, left) = row.cells.iter().cloned().partition::<Vec<_>, _>(|c| c.column >= column);
    right.iter_mut().for_each(|cell| cell.column -= column);
    (Row { kind: row.kind, cells: left }, Row { kind: row.kind, cells: right })
}

/// The rows in which anything stands, without the columns at their right in which nothing does.
fn filled(mut rows: Vec<Row>) -> Vec<Row> {
    let is_filled = |cell: &Cell| cell.span.start < cell.span.end;
    let last = rows.iter().flat_map(|r| &r.cells).filter(|c| is_filled(c)).map(|c| c.column).max().unwrap_or(0);
    rows.retain(|row| row.cells.iter().any(is_filled));
    rows.iter_mut().for_each(|row| row.cells.retain(|c| c.column <= last));
    rows
}

/// Whether both sides are tables, and are better read one after the other. Of a table that goes on at its right the labels are then in better order: small
/// tables print the rows of one beside one another too, to be read across. Of two tables one has rows as the forms have them and the other rows that label
/// nothing but heads. Where the right has the rows of the left once more, as of another year, or remarks, it is left as it is.
fn is_better_apart(document: &Document, labels: &Labels, left: &[Row], right: &[Row]) -> bool {
    let [own, others] = [left, right].map(|rows| rows.iter().map(|row| label(document, labels, row)).collect::<Vec<_>>());
    let steps = |ids: &mut dyn Iterator<Item = &Option<LabelId>>| {
        let ids: Vec<LabelId> = ids.copied().flatten().collect();
        ids.windows(2).filter(|two| two[0] < two[1]).count()
    };
    let apart = steps(&mut own.iter().chain(&others));
    let across = steps(&mut own.iter().zip(&others).flat_map(|(one, other)| [one, other]));
    let again = others.iter().flatten().filter(|id| own.contains(&Some(**id))).count();
    let one_is_other = own.iter().all(Option::is_none) != others.iter().all(Option::is_none);
    let are_tables = [left, right].iter().all(|rows| is_table(document, labels, rows));
    are_tables && again < AGAIN && (apart > across || one_is_other)
}

/// Whether most rows of figures begin with words that a form has.
fn is_table(document: &Document, labels: &Labels, rows: &[Row]) -> bool {
    let begins = |row: &&Row| row.cells.iter().take_while(|c| holds(document, c) != Holds::Figure).any(|c| is_known(document, labels, c));
    let with_figures: Vec<&Row> = rows.iter().filter(|row| row.cells.iter().any(|c| holds(document, c) == Holds::Figure)).collect();
    let known = with_figures.iter().copied().filter(begins).count();
    known >= ROWS && known * 2 > with_figures.len()
}

/// Whether words are a label or a heading of a form, be it worn, or end with one ("行政诉讼·未经复议直接起诉").
fn is_known(document: &Document, labels: &Labels, cell: &Cell) -> bool {
    let text = document.slice(cell.span);
    let words = if text.len() <= LONGEST_LABEL { fold_text(text) } else { Vec::new() };
    let ends = || (1..=words.len().saturating_sub(LONG)).any(|at| labels.is_heading(&words[at..]));
    !words.is_empty() && (labels.is_heading(&words) || !labels.like(&words).is_empty() || ends())
}

/// The row of a form that a row of figures is, by the words before them.
fn label(document: &Document, labels: &Labels, row: &Row) -> Option<LabelId> {
    let figure = row.cells.iter().position(|c| holds(document, c) == Holds::Figure)?;
    let words = row.cells[..figure].iter().map(|c| document.slice(c.span)).filter(|t| t.len() <= LONGEST_LABEL);
    let likeliest = |a: &Match, b: &Match| (a.likeness, a.length).partial_cmp(&(b.likeness, b.length)).unwrap_or(Ordering::Equal);
    words.filter_map(|text| labels.like(&fold_text(text)).into_iter().max_by(likeliest)).last().map(|found| found.label)
}
