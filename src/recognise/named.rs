//! Rows told otherwise than the forms print them.
//!
//! In: the stream. Out: the same, where figures that stand each behind the name of its column (the items of a list, of a sentence, of a program's
//! notation, the words of a screen reader) are one row, in the form's order; and a table with its rows across is turned.

use std::ops::Range;

use super::fold::fold_text;
use super::labels::Labels;
use super::over_columns::{heads_over, place};
use super::placing::RowToPlace;
use super::prepared::Prepared;
use super::stream::{Atom, Slot, Stream};
use crate::document::{Document, RowKind};
use crate::form::TableForm;
use crate::number::Content;
use crate::place::Span;

/// Behind a shorter name no unit is told.
const LONG: usize = 4;

/// No heading before a label in one cell is longer.
const HEADING: usize = 12;
/// Nor are those of all its groups.
const PATH: usize = 24;

/// A block of a table, and the names of its columns.
type Block<'p> = (&'p TableForm, usize, &'p Vec<Vec<char>>);

/// Makes rows of what is told by the names of the columns of any table.
pub fn rows(document: &Document, stream: Stream, prepared: &Prepared) -> Stream {
    let blocks = prepared.all_tables().flat_map(|t| t.heads.iter().enumerate().map(move |(b, heads)| (t.table, b, heads)));
    let mut blocks: Vec<Block> = blocks.collect();
    blocks.dedup_by(|a, b| a.2 == b.2);
    let mut result = Stream::default();
    let mut next = 0;
    // Whether the row before was told so too.
    let mut within = false;
    while let Some(unit) = stream.units.get(next) {
        // A cell of a label's before all figures may be blank, and columns behind a figure by itself.
        let blank = |s: &Slot| s.content == Content::Blank;
        let before = unit.slots.first().filter(|s| blank(s)).map(|_| unit.slots.len() - 1);
        let single = unit.slots[1..].iter().all(blank).then_some(1);
        let widths = [Some(unit.slots.len()), before.filter(|n| *n > 1), single].into_iter().flatten();
        // Behind the name of its only column a row has a figure as every other has.
        let told = widths.flat_map(|width| blocks.iter().filter(move |b| b.2.len() > 1 || width > 1).map(move |block| (width, block)));
        let row = told.into_iter().find_map(|(width, block)| {
            let (order, begins) = named(&stream, next, block, width)?;
            let labels = match width {
                1 => Vec::new(),
                _ => over(document, &stream, &unit.slots[unit.slots.len() - width..], &prepared.labels)
                    .or_else(|| across(&stream, unit.from..begins, width, block.2, &prepared.labels))?,
            };
            Some((width, order, begins, block.2, labels))
        });
        let Some((width, order, begins, heads, labels)) = row else {
            within = false;
            result.copy(&stream, unit.from, unit.at);
            result.repeat(unit);
            next += 1;
            continue;
        };
        if !std::mem::replace(&mut within, true) {
            // The names are the heads of what follows.
            let named = order.iter().zip(heads).filter_map(|(u, head)| Some((stream.units[(*u)?].at, head.len())));
            named.for_each(|(at, length)| result.copy(&stream, at - length, at));
        }
        result.copy(&stream, unit.from, labels.first().map_or(begins, |l| l.start));
        for row in 0..width {
            if let Some(label) = labels.get(row) {
                result.copy(&stream, label.start, label.end);
            }
            result.unit(slots(&stream, &order, (row, width)), RowKind::Separated, false, false);
        }
        next += order.iter().flatten().count();
    }
    result.copy(&stream, stream.units.last().map_or(0, |u| u.at), stream.chars.len());
    result
}

/// The slots of a row, of so many, whose columns are told by these units; blank where one is not told.
fn slots(stream: &Stream, order: &[Option<usize>], (row, width): (usize, usize)) -> Vec<Slot> {
    let slot = |unit: usize| {
        let slots = &stream.units[unit].slots;
        &slots[if width > 1 { slots.len() - width + row } else { 0 }]
    };
    let first = order.iter().flatten().next().map_or(0, |u| slot(*u).span.start);
    order.iter().map(|unit| unit.map_or_else(|| Slot::blank(first), |u| slot(u).clone())).collect()
}

/// For each of the columns of a block which of the units from `first` on, with `width` figures each, is named so, one by one; and where the first name
/// begins. Where not all are named the sums must hold.
fn named(stream: &Stream, first: usize, &(table, b, heads): &Block, width: usize) -> Option<(Vec<Option<usize>>, usize)> {
    let mut order = vec![None; heads.len()];
    let (mut before, mut begins): (&[char], usize) = (&[], 0);
    for index in first..(first + heads.len()).min(stream.units.len()) {
        let unit = &stream.units[index];
        let words = &stream.chars[unit.from..unit.at];
        let last = stream.atoms_between(unit.from, unit.at).last().map_or(0, |a| a.end - a.start);
        // A unit may be told behind the name.
        let glossed = |head: &Vec<char>| head.len() >= LONG && words[words.len() - last..].starts_with(head);
        let is_named = |c: &usize| words.ends_with(&heads[*c]) || glossed(&heads[*c]);
        let column = (0..heads.len()).filter(is_named).max_by_key(|&c| heads[c].len());
        let blank = |s: &Slot| s.content == Content::Blank;
        let is_wide = match unit.slots.len().checked_sub(width) {
            Some(1) if width > 1 => blank(&unit.slots[0]),
            Some(more) => more == 0 || width == 1 && unit.slots[1..].iter().all(blank),
            None => false,
        };
        let fits = |column: &usize| order[*column].is_none() && !unit.leading && is_wide;
        let Some(column) = column.filter(fits) else { break };
        let name = if words.ends_with(&heads[column]) { heads[column].len() } else { last };
        let rest = &words[..words.len() - name];
        // What stands over several columns may be told with each of them.
        let group = table.blocks[b].columns[column].group.as_ref().map(|group| fold_text(group));
        let rest = group.and_then(|group| rest.strip_suffix(&group[..])).unwrap_or(rest);
        if index == first {
            (before, begins) = (rest, unit.from + rest.len());
        } else if !ends_alike(before, rest) {
            break;
        } else if !before.ends_with(rest) {
            // Words that count the columns are not of the label.
            begins = stream.units[first].from + before.len().saturating_sub(rest.len());
        }
        order[column] = Some(index);
    }
    let told = order.iter().flatten().count();
    if told < heads.len() {
        if told < 2 || before.is_empty() || width > 1 {
            return None;
        }
        let cells: Vec<Option<usize>> = table.cells_of_row(b, 0).map(Some).collect();
        let slots = slots(stream, &order, (0, 1));
        let row = RowToPlace { slots: &slots, kind: RowKind::Separated, table, cells: &cells, heads: None, ways: &[] };
        row.adds_up().filter(|holds| *holds)?;
    }
    Some((order, begins))
}

/// Whether `words` end in `end`, whatever is counted in them: "第3列" and "第4列" are alike.
fn ends_alike(words: &[char], end: &[char]) -> bool {
    let bare = |c: &&char| !c.is_ascii_digit();
    let mut words = words.iter().rev().filter(bare);
    end.iter().rev().filter(bare).all(|c| words.next() == Some(c))
}

/// The labels right over each of these figures, where most are those of rows; the headings of groups may stand over them.
fn over(document: &Document, stream: &Stream, slots: &[Slot], labels: &Labels) -> Option<Vec<Atom>> {
    let (row, _) = place(document, slots[0].span)?;
    let spans = heads_over(document, row, slots, true)?;
    // With one head more than there are figures it is not known whose they are.
    let last = *spans.last()?;
    let (row, _) = place(document, last)?;
    document.rows[row].cells.iter().rfind(|c| c.span.start < c.span.end).filter(|c| c.span == last)?;
    let atom = |span: Span| stream.atoms.get(stream.atoms.partition_point(|a| a.span.start < span.start)).filter(|a| a.span == span);
    let atoms: Vec<Atom> = spans.into_iter().map(|s| atom(s).copied()).collect::<Option<_>>()?;
    // The headings of all its groups may stand before a label in one cell.
    let known = |a: &&Atom| (a.start..a.end.min(a.start + PATH)).any(|from| !labels.exact(&stream.chars[from..a.end]).is_empty());
    (atoms.iter().filter(known).count() * 2 > atoms.len()).then_some(atoms)
}

/// The labels of so many rows that stand side by side, or one below the other, at the end of `words`; the headings of groups between them are none.
fn across(stream: &Stream, words: Range<usize>, width: usize, heads: &[Vec<char>], labels: &Labels) -> Option<Vec<Atom>> {
    let atoms = stream.atoms_between(words.start, words.end);
    let words = |a: &Atom| &stream.chars[a.start..a.end];
    // The heading of its group may stand before a label in one cell.
    let is_label =
        |words: &[char], from: usize| !labels.exact(&words[from..]).is_empty() && (from == 0 || labels.is_heading(&words[..from]));
    let known = |a: &Atom| (0..words(a).len().min(HEADING)).any(|from| is_label(words(a), from));
    // Below the heading of a group its rows are numbered.
    let first = |a: &Atom| matches!(words(a), ['1', next, ..] if !next.is_ascii_digit());
    [false, true].into_iter().find_map(|numbered| {
        let group =
            |at: usize| !known(&atoms[at]) && labels.is_heading(words(&atoms[at])) || numbered && atoms.get(at + 1).is_some_and(first);
        let rows: Vec<Atom> = (0..atoms.len()).filter(|&at| !group(at)).map(|at| atoms[at]).collect();
        let (before, last) = rows.split_at(rows.len().checked_sub(width)?);
        // With one label more than there are rows it is not known whose the figures are.
        let more = before.last().is_some_and(|a| known(a) && !heads.iter().any(|head| head == words(a)));
        (!more && last.iter().filter(|a| known(a)).count() * 2 > width).then(|| last.to_vec())
    })
}
