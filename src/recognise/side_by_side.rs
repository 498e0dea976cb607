//! A table whose rows stand side by side under a two-level header: which figures are its own?

use super::fold::{contains, fold_text, without_number};
use super::placing::RowToPlace;
use super::prepared::PreparedTable;
use super::quick::QuickMap;
use super::stream::{Atom, Context, Slot, Stream, Unit};
use super::under_heads;
use crate::document::RowKind;
use crate::number::Content;

/// Where the figures of the table are.
pub enum Found {
    /// All in one unit, in the order of the heads before it.
    Across(Unit),
    /// All in one unit, in the form's order.
    Placed(Unit),
    /// A unit for each row.
    Stacked(Vec<Option<usize>>),
}

/// How much of the header must be there: headers are wrapped, cut by page breaks and printed one character a line, so that only their
/// characters can be counted on.
const LEAST_HEADER: f64 = 0.6;
/// As [`LEAST_HEADER`], over as many figures as the table has cells: the heads may be shortened ("维持", "未审结", "合计").
const LEAST_OVER_ALL: f64 = 0.5;
/// A header is no longer than this.
pub const HEADER: usize = 220;
/// Beside a row's own label its cell holds no more characters than this.
const OTHER_WORDS: usize = 12;

/// Finds the table's figures among the units that are not `taken`.
pub fn find(context: Context, table: &PreparedTable, taken: &[usize]) -> Option<Found> {
    let stream = context.stream;
    let placed = || under_heads::find(context, table).map(Found::Placed);
    if let Some(found) = placed().or_else(|| banded(stream, table, taken)) {
        return Some(found);
    }
    let mut header: QuickMap<char, usize> = QuickMap::default();
    for &c in table.heads.iter().flatten().flatten() {
        *header.entry(c).or_default() += table.blocks.len();
    }
    let all: usize = header.values().sum();
    let mut best: Option<(f64, usize)> = None;
    let mut from = 0;
    for (index, unit) in stream.units.iter().enumerate() {
        let (all_cells, filled) = (unit.slots.len() == table.table.cells.len(), !unit.is_blank());
        // What stands before words of its line is none of a table's: the time in the margin of a printed page. A row in which
        // nothing is filled in is one that has all its cells.
        if unit.leading || !filled && !all_cells {
            continue;
        }
        let start = if filled { std::mem::replace(&mut from, unit.at) } else { from };
        if taken.contains(&index) || unit.at == start {
            continue;
        }
        let words = &stream.chars[start.max(unit.at.saturating_sub(HEADER))..unit.at];
        let least = if all_cells { LEAST_OVER_ALL } else { LEAST_HEADER };
        if (words.len() as f64 / all as f64) < least {
            continue;
        }
        let share = told(&header, words) as f64 / all as f64;
        // Figures right below a blank row are the table's.
        let below = |row: usize| filled && stream.units[row].is_blank() && stream.units[row].at == unit.at;
        if share >= least && best.is_none_or(|(known, row)| share > known || below(row)) {
            best = Some((share, index));
        }
    }
    match best {
        Some((_, index)) => Some(Found::Across(over_lines(&stream.units[index..], table.table.cells.len()))),
        None => stacked(stream, table, taken).or_else(|| turned(stream, table, taken)).or_else(|| bare(stream, table, taken)),
    }
}

/// Units one below the other that each hold one row or several: right behind the heads of their columns, which stand there once for each. Heads that
/// others follow at once are those of a row that is blank.
fn banded(stream: &Stream, table: &PreparedTable, taken: &[usize]) -> Option<Found> {
    let width = table.heads.first()?.len();
    let heads = table.heads[0].concat();
    let rows: Vec<Vec<char>> = table.table.rows().map(|(_, _, row)| fold_text(&row.label)).collect();
    let mut left = rows.len();
    // How many of the last `left` rows are headed by these words, which bear their labels.
    let headed = |words: &[char], left: usize| {
        let count = words.windows(heads.len()).filter(|w| *w == heads).count();
        let next = rows[rows.len() - left..].get(..count)?;
        next.iter().all(|label| contains(words, label)).then_some(count)
    };
    let mut found: Option<Unit> = None;
    let (mut slots, mut at) = (Vec::new(), 0);
    for (_, unit) in stream.units.iter().enumerate().filter(|(i, u)| !u.is_blank() && !u.leading && !taken.contains(i)) {
        let words = &stream.chars[stream.unit_before(unit.at).max(unit.at.saturating_sub(HEADER))..unit.at];
        let direct = (1..=left).take_while(|&n| words.ends_with(&heads.repeat(n))).count();
        if direct == 0 {
            continue;
        }
        // Room enough for all: the first heads reach over two rows, and no row is blank.
        // Between blanks alone what is blank may be anywhere.
        // One of no row's length is cut short, and what is lacking may be of any.
        let keeps_blanks = matches!(unit.kind, RowKind::Grid(_) | RowKind::Separated);
        let whole = |n: usize| keeps_blanks && unit.slots.len() < n * width && unit.slots.len() % width == 0;
        let count = headed(words, left).filter(|&n| n == direct || whole(n))?;
        // Of more cells than the heads the first may stand before the table's.
        if unit.slots.len() > direct * width && unit.slots[0].content == Content::Blank {
            return None;
        }
        left -= count;
        let own = unit.slots.split_at_checked(direct * width).filter(|own| own.1.iter().all(|s| s.content == Content::Blank))?.0;
        let before = unit.slots[0].span.start;
        slots.extend(std::iter::repeat_n(Slot::blank(before), (count - direct) * width));
        slots.extend_from_slice(own);
        found.get_or_insert_with(|| unit.clone());
        at = unit.at;
    }
    let mut found = found?;
    if left > 0 {
        let end = stream.units.iter().find(|u| u.at > at && !u.is_blank()).map_or(stream.chars.len(), |u| u.at);
        left -= headed(&stream.chars[at..end.min(at + HEADER)], left)?;
        let behind = slots[slots.len() - 1].span.end;
        slots.resize_with(table.table.cells.len(), || Slot::blank(behind));
    }
    found.slots = slots;
    (left == 0).then_some(Found::Across(found))
}

/// Figures right below the title of the table's section, as many as it has cells, that hold all its sums.
fn bare(stream: &Stream, table: &PreparedTable, taken: &[usize]) -> Option<Found> {
    let cells: Vec<Option<usize>> = (0..table.table.cells.len()).map(Some).collect();
    let sections = table.form.sections.iter().filter(|s| s.number == table.table.section);
    let titles: Vec<Vec<char>> = sections.flat_map(|s| std::iter::once(&s.title).chain(&s.variants)).map(|t| fold_text(t)).collect();
    let own: Vec<char> =
        table.table.rows().flat_map(|(_, _, row)| fold_text(&row.label)).chain(table.heads.iter().flatten().flatten().copied()).collect();
    let is_table = |(index, unit): &(usize, &Unit)| {
        let figures = unit.slots.len() == cells.len() && unit.slots.iter().all(|s| matches!(s.content, Content::Figure(_)));
        let words = &stream.chars[unit.from..unit.at];
        // Of its heads those over others may be left.
        let below = |title: &Vec<char>| {
            let rest = words.windows(title.len()).rposition(|w| w == title).map_or(words, |at| &words[at + title.len()..]);
            rest.len() < words.len() && rest.len() < HEADER && rest.iter().all(|c| own.contains(c) || title.contains(c))
        };
        let row = || RowToPlace { slots: &unit.slots, kind: unit.kind, table: table.table, cells: &cells, heads: None, ways: &[] };
        figures && !taken.contains(index) && titles.iter().any(below) && row().adds_up() == Some(true)
    };
    stream.units.iter().enumerate().find(is_table).map(|(_, unit)| Found::Across(unit.clone()))
}

/// The first of `units`, and what follows it on lines without words where that makes `wanted` figures.
fn over_lines(units: &[Unit], wanted: usize) -> Unit {
    let mut whole = units[0].clone();
    for line in units[1..].iter().take_while(|u| u.from == u.at && !u.leading).take(wanted) {
        whole.slots.extend_from_slice(&line.slots);
        if whole.slots.len() >= wanted {
            break;
        }
    }
    if whole.slots.len() == wanted { whole } else { units[0].clone() }
}

/// Units that bear the labels of the columns, one after the other, with a figure for each row: between blanks, where none may be lost.
fn turned(stream: &Stream, table: &PreparedTable, taken: &[usize]) -> Option<Found> {
    let heads = table.heads.first()?;
    let rows: Vec<Vec<char>> = table.table.rows().map(|(_, _, row)| fold_text(&row.label)).collect();
    let bears = |(unit, head): (&Unit, &Vec<char>)| unit.slots.len() == rows.len() && stream.chars[unit.from..unit.at].ends_with(head);
    let is_table = |first: &usize| {
        let units = &stream.units[*first..];
        let at = units[0].at;
        let above = &stream.chars[stream.unit_before(at).max(at.saturating_sub(HEADER))..at];
        let named = |label: &Vec<char>| above.windows(label.len()).position(|w| w == label).unwrap_or(usize::MAX);
        !taken.contains(first)
            && units.len() >= heads.len()
            && units.iter().zip(heads).all(bears)
            && rows.iter().map(named).is_sorted()
            && rows.last().is_some_and(|label| contains(above, label))
    };
    let first = (0..stream.units.len()).find(is_table)?;
    let units = &stream.units[first..first + heads.len()];
    let slots: Vec<Slot> = (0..rows.len()).flat_map(|r| units.iter().map(move |u| u.slots[r].clone())).collect();
    Some(Found::Across(Unit { slots, ..units[0].clone() }))
}

/// How many characters of `header` are among `words`, each counted no more often than the header has it.
fn told(header: &QuickMap<char, usize>, words: &[char]) -> usize {
    let mut left = header.clone();
    let mut take = |c: &&char| match left.get_mut(*c) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    words.iter().filter(&mut take).count()
}

/// The rows one below the other, each with its own label; or one of them alone, with the heads of its columns.
fn stacked(stream: &Stream, table: &PreparedTable, taken: &[usize]) -> Option<Found> {
    /// So many heads are a table's, not words of a text.
    const HEADS: usize = 2;
    /// A shorter label is a word of the section's title too.
    const LONG: usize = 5;
    let mut next = 0;
    let mut found = Vec::new();
    let mut headed = false;
    let labels: Vec<Vec<char>> = table.table.rows().map(|(_, _, row)| fold_text(&row.label)).collect();
    for ((block, ..), label) in table.table.rows().zip(&labels) {
        let heads = &table.heads[block];
        let mut told = false;
        let mut fits = |unit: &Unit| {
            let figures = unit.slots.iter().filter(|s| matches!(s.content, Content::Figure(_) | Content::Mark(_))).count();
            if figures == 0 || unit.slots.len() < heads.len() {
                return false;
            }
            let is_label = |a: &Atom| {
                let words = &stream.chars[a.start..a.end];
                words.ends_with(label) && words.len() <= label.len() + OTHER_WORDS
            };
            let from = stream.unit_before(unit.at).max(unit.at.saturating_sub(HEADER));
            let words = &stream.chars[from..unit.at];
            // "（一）行政复议情况" stands above the heads.
            let headed = |a: &Atom| {
                let words = without_number(&stream.chars[a.start..a.end]);
                words.starts_with(label) && words.len() <= label.len() + OTHER_WORDS
            };
            told = !unit.leading && figures <= heads.len() && heads.iter().filter(|head| contains(words, head)).count() >= HEADS;
            let broken = || label.len() >= LONG && contains(words, label);
            let last = stream.atoms_between(unit.from, unit.at).last();
            let other = last.is_some_and(|a| labels.iter().any(|other| stream.chars[a.start..a.end].ends_with(other)));
            last.is_some_and(is_label)
                || told && !other && (stream.atoms_between(from, unit.at).iter().any(|a| is_label(a) || headed(a)) || broken())
        };
        let at = (next..stream.units.len()).find(|u| !taken.contains(u) && fits(&stream.units[*u]));
        next = at.map_or(next, |u| u + 1);
        headed |= at.is_some() && told;
        found.push(at);
    }
    let count = found.iter().flatten().count();
    (count * 2 > found.len() || count == 1 && headed).then_some(Found::Stacked(found))
}
