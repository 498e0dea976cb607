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
/// What a row costs that the document lacks between rows that are there, where all others are; less, where many lack: an extract says nothing of its
/// form by what it leaves out.
const ROW_LACKING: f64 = 0.35;
/// One in so many rows, and two at least, are enough for a table.
const ENOUGH: usize = 4;
/// Marks of a form are looked for from so many characters before the first label on: they stand in its heads too.
const BEFORE: usize = 120;

/// A table of so many rows has labels that are words of other texts too.
const SOME: usize = 12;

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
    // Nearly all labels of a long table are that table, be it blank.
    let blank = || rows > SOME && found.len() * 4 >= rows * 3;
    let enough = found.len() * ENOUGH >= rows && found.len() >= 2.min(rows) && (with_figures || blank());
    if !enough && !is_sure(stream, table, &found) {
        return None;
    }
    let start = found.iter().map(|(_, o)| o.start).min()?.saturating_sub(BEFORE);
    let end = found.iter().map(|(_, o)| o.end).max()?;
    let words = &stream.chars[start..end];
    let marks = table.marks.iter().filter(|mark| words.windows(mark.len().max(1)).any(|w| w == mark.as_slice()));
    let lacking = last.0 - first.0 + 1 - found.len();
    let told = heads_told(stream, table, &found);
    let cost = ROW_LACKING * (lacking * found.len()) as f64 / (lacking + found.len()) as f64;
    Some(alignment.score - cost + marks.count() as f64 + told)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RowKind;
    use crate::number;
    use crate::place::Span;
    use crate::recognise::prepared::official_prepared;
    use crate::recognise::stream::{Slot, Unit};

    fn requests() -> &'static PreparedTable<'static> {
        official_prepared().all_tables().find(|t| t.form.id == "2021" && t.table.id == "requests").unwrap()
    }

    /// How well a document fits that has these rows, with `head` above the first; each label is six characters long and this like the printed one.
    fn fit_of(rows: &[usize], likeness: f64, head: &[char]) -> Option<f64> {
        let first = 200;
        let mut stream = Stream::default();
        stream.chars = vec!['某'; 2000];
        stream.chars[first - head.len()..first].copy_from_slice(head);
        let mut found = vec![None; requests().blocks.len()];
        for (i, &row) in rows.iter().enumerate() {
            let start = first + i * 10;
            let slot = Slot { content: number::read("1"), span: Span::new(0, 0), column: None, edges: None };
            stream.units.push(Unit {
                from: 0,
                at: start + 6,
                slots: vec![slot; 7],
                kind: RowKind::Separated,
                leading: false,
                glued: false,
            });
            found[row] = Some(Occurrence { label: 0, start, end: start + 6, score: 1.0, likeness, unit: Some(i) });
        }
        fit(&stream, requests(), &Alignment { rows: found, score: 0.0 })
    }

    #[test]
    fn a_quarter_of_the_rows_is_a_table_and_fewer_only_where_they_are_sure() {
        let rows = requests().blocks.len();
        let some = |n: usize, likeness| fit_of(&(0..n).collect::<Vec<_>>(), likeness, &[]).is_some();
        assert!(some(rows.div_ceil(4), 0.8) && !some(rows.div_ceil(4) - 1, 0.8));
        assert!(some(1, 0.9) && !some(1, 0.89));
    }

    #[test]
    fn a_row_lacking_in_between_weighs_less_than_forms_differ_by_and_two_weigh_more() {
        let whole = fit_of(&[0, 1, 2, 3, 4, 5, 6], 1.0, &[]).unwrap();
        let lacking = |rows: &[usize]| whole - fit_of(rows, 1.0, &[]).unwrap();
        assert!(lacking(&[0, 1, 3, 4, 5, 6, 7]) > 0.0 && lacking(&[0, 1, 3, 4, 5, 6, 7]) < AS_GOOD);
        assert!(lacking(&[0, 1, 4, 5, 6, 7, 8]) > AS_GOOD);
    }

    #[test]
    fn heads_count_from_six_tenths_of_their_characters_on() {
        let rows = [0, 1, 2, 3, 4, 5];
        let heads: Vec<char> = requests().heads[0].iter().flatten().copied().collect();
        let worth = |head: &[char]| fit_of(&rows, 1.0, head).unwrap() - fit_of(&rows, 1.0, &[]).unwrap();
        let six_tenths = (heads.len() * 6).div_ceil(10);
        assert_eq!(worth(&heads[..six_tenths - 1]), 0.0);
        assert!(worth(&heads[..six_tenths]) > 2.0 * AS_GOOD && worth(&heads) > worth(&heads[..six_tenths]));
        // Long heads say more: one form's may be among the words of the other's.
        assert!(worth(&heads) > HEADS + AS_GOOD);
        // A label of the rows and a unit may stand in between, another table not.
        let far = |n: usize| worth(&[&heads[..], &vec!['某'; n]].concat());
        assert!(far(OTHER_HEADS) == worth(&heads) && far(heads.len() + 60) == 0.0);
    }

    #[test]
    fn marks_are_looked_for_in_the_heads_too() {
        let table = official_prepared().all_tables().find(|t| !t.marks.is_empty()).unwrap();
        let fit_with = |mark: &[char], before: usize| {
            let mut stream = Stream::default();
            stream.chars = vec!['某'; 400];
            stream.chars[200 - before..200 - before + mark.len()].copy_from_slice(mark);
            let slot = Slot { content: number::read("1"), span: Span::new(0, 0), column: None, edges: None };
            let row = |i: usize| Occurrence { label: 0, start: 200 + i, end: 201 + i, score: 1.0, likeness: 0.5, unit: Some(0) };
            stream.units.push(Unit { from: 0, at: 210, slots: vec![slot], kind: RowKind::Separated, leading: false, glued: false });
            let rows = (0..table.blocks.len()).map(|i| Some(row(i))).collect();
            fit(&stream, table, &Alignment { rows, score: 0.0 }).unwrap()
        };
        let mark = &table.marks[0];
        // More than what forms may differ by and still be as good as each other.
        assert!(fit_with(mark, BEFORE) - fit_with(&[], BEFORE) > AS_GOOD);
        assert_eq!(fit_with(mark, BEFORE + mark.len()), fit_with(&[], BEFORE));
    }
}
