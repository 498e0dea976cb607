//! How well a document follows a table of a form, and so which form it follows.

use super::alignment::Alignment;
use super::occurrences::Occurrence;
use super::prepared::PreparedTable;
use super::stream::Stream;
use crate::form::Form;
use crate::number::Content;

/// Forms that fit to within this are as good as each other: a table cut off before they differ says nothing of its form. One row found or
/// missing, or one mark, weighs more.
pub const AS_GOOD: f64 = 0.5;
/// What the heads of the columns are worth where all of them are there.
const HEADS: f64 = 2.0;
/// What each of their characters is worth beside: one form's heads may be among the words of the other's.
const HEAD_CHARACTER: f64 = 0.1;
/// A label this like the printed one is certainly it.
const SURE: f64 = 0.9;
/// Shorter labels are words of other tables too.
const LONG: usize = 4;
/// Between the heads of the columns and the first row stand others: of the labels, of a group, of a unit.
const OTHER_HEADS: usize = 12;
/// How much of the heads' characters must be there: heads are wrapped and cut.
const TOLD: f64 = 0.6;

/// How well the labels of `alignment` follow `table`; None where they do not at all.
///
/// A row that the document lacks counts against the form only between rows that are there: what stands before the first and behind the last
/// may not have been given.
pub fn fit(stream: &Stream, table: &PreparedTable, alignment: &Alignment) -> Option<f64> {
    let rows = alignment.rows.len();
    let found: Vec<(usize, &Occurrence)> = alignment.rows.iter().enumerate().filter_map(|(i, o)| Some((i, o.as_ref()?))).collect();
    let (first, last) = (found.first()?, found.last()?);
    // Words alone behind labels ("行政许可 | 详情") are a menu's.
    let is_figure = |u: usize| stream.units[u].slots.iter().any(|s| s.content != Content::Text);
    let with_figures = found.iter().any(|(_, o)| o.unit.is_some_and(is_figure));
    let enough = found.len() * 4 >= rows && found.len() >= 2.min(rows) && with_figures;
    if !enough && !is_sure(stream, table, &found) {
        return None;
    }
    let start = found.iter().map(|(_, o)| o.start).min()?.saturating_sub(120);
    let end = found.iter().map(|(_, o)| o.end).max()?;
    let words = &stream.chars[start..end];
    let marks = table.marks.iter().filter(|mark| words.windows(mark.len().max(1)).any(|w| w == mark.as_slice()));
    let lacking = last.0 - first.0 + 1 - found.len();
    let told = heads_told(stream, table, &found);
    Some(alignment.score - 0.3 * lacking as f64 + marks.count() as f64 + told)
}

/// What the heads of the columns are worth that stand above the blocks found: how much of them is there, and how much that is.
fn heads_told(stream: &Stream, table: &PreparedTable, found: &[(usize, &Occurrence)]) -> f64 {
    let blocks = &table.blocks;
    let firsts: Vec<&(usize, &Occurrence)> = found.chunk_by(|a, b| blocks[a.0] == blocks[b.0]).filter_map(<[_]>::first).collect();
    let worth = |(row, o): &&(usize, &Occurrence)| {
        let (told, characters) = told(stream, table, blocks[*row], o.start);
        if told < TOLD { 0.0 } else { told * (HEADS + HEAD_CHARACTER * characters as f64) }
    };
    firsts.iter().copied().map(|first| worth(&first)).sum::<f64>() / firsts.len().max(1) as f64
}

/// Whether a few rows are certainly rows of `table`: unharmed labels, each with figures that fill its columns or stand under its columns' heads.
fn is_sure(stream: &Stream, table: &PreparedTable, found: &[(usize, &Occurrence)]) -> bool {
    let sure = |&&(row, o): &&(usize, &Occurrence)| {
        let Some(unit) = o.unit.filter(|_| o.likeness >= SURE).map(|u| &stream.units[u]) else { return false };
        let block = table.blocks[row];
        let columns = &table.heads[block];
        let figures = unit.slots.iter().any(|s| matches!(s.content, Content::Figure(_)));
        let filled = columns.len() > 2 && o.end - o.start >= LONG && (columns.len()..2 * columns.len()).contains(&unit.slots.len());
        let first = found.iter().find(|(r, _)| table.blocks[*r] == block).map_or(o.start, |(_, f)| f.start);
        figures && (filled || told(stream, table, block, first).0 >= TOLD)
    };
    let count = found.iter().filter(sure).count();
    // Short labels neither prove nor disprove.
    let unsure = found.iter().filter(|f| f.1.end - f.1.start >= LONG && !sure(f)).count();
    count > 0 && unsure <= count
}

/// How many of the characters of a block's heads, from 0 to 1, stand before its first row, which begins at character `first`; and how many
/// characters the heads have.
fn told(stream: &Stream, table: &PreparedTable, block: usize, first: usize) -> (f64, usize) {
    let mut wanted: Vec<char> = table.heads[block].iter().flatten().copied().collect();
    let all = wanted.len();
    let from = stream.unit_before(first).max(first.saturating_sub(2 * all + OTHER_HEADS));
    for c in &stream.chars[from..first.max(from)] {
        if let Some(at) = wanted.iter().position(|w| w == c) {
            wanted.swap_remove(at);
        }
    }
    ((all - wanted.len()) as f64 / all.max(1) as f64, all)
}

/// The form that fits best; of those as good as each other the one for `year`, else the newest.
pub fn best<'f>(fits: &[(f64, &'f Form)], year: Option<i32>) -> Option<&'f Form> {
    let most = fits.iter().map(|f| f.0).max_by(f64::total_cmp)?;
    let tied = fits.iter().filter(|f| f.0 > most - AS_GOOD).map(|f| f.1);
    tied.max_by_key(|f| (year.is_some_and(|y| f.covers(y)), f.from))
}
