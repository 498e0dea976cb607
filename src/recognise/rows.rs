//! Which figures are each row's: the units of a chain of labels, and of rows whose labels are damaged, displaced or worn away.

use super::alignment::Alignment;
use super::alike::{approximate, likeness};
use super::fold::{fold_text, without_number};
use super::stream::{Context, Stream, Unit};
use crate::document::RowKind;
use crate::form::{Block, Column, TableForm};
use crate::number::Content;
use crate::place::Span;

/// A row of the form with what was found of it.
pub struct Found {
    pub block: usize,
    pub row: usize,
    /// The words of its label, in folded characters of the stream.
    pub label: Option<(usize, usize)>,
    pub unit: Option<usize>,
    /// Whether labels stand together, and figures together behind them: which are whose is told by their order alone.
    pub heaped: bool,
}

/// The rows of `table`, in order, with the labels of `alignment` and the figures found for them.
pub fn find(context: Context, table: &TableForm, alignment: &Alignment) -> Vec<Found> {
    let mut found = assign(context.stream, table, alignment);
    above_labels(context, table, &mut found);
    heap(context, table, &mut found);
    fill_gaps(context, table, &mut found);
    find_worn_labels(context.stream, table, &mut found);
    found
}

/// The unit of each label in the chain: the figures behind it, before the next label.
fn assign(stream: &Stream, table: &TableForm, alignment: &Alignment) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let rows: Vec<(usize, usize)> = table.rows().map(|(b, r, _)| (b, r)).collect();
    for (i, &(block, row)) in rows.iter().enumerate() {
        let occurrence = alignment.rows[i];
        let next = alignment.rows[i + 1..].iter().flatten().next().map_or(stream.chars.len() + 1, |o| o.start);
        let unit = occurrence.and_then(|o| {
            o.unit.or_else(|| {
                let behind = stream.units.partition_point(|u| u.at < o.end);
                // Figures among the words between are its own, and were not understood.
                let own = stream.atoms_between(0, o.end).last().map_or(o.end, |a| a.end.max(o.end));
                let told = |u: &Unit| stream.chars[o.end..own.min(u.at)].iter().any(char::is_ascii_digit);
                let fits = |u: &Unit| {
                    u.at - o.end <= LINE_OR_TWO && !told(u) && u.at < next && u.from <= o.start.max(u.from.min(o.end)) && !u.leading
                };
                (behind < stream.units.len() && fits(&stream.units[behind])).then_some(behind)
            })
        });
        found.push(Found { block, row, label: occurrence.map(|o| (o.start, o.end)), unit, heaped: false });
    }
    found
}

/// Rows of text whose figures stand on the line above their label, as a viewer of PDF copies them: above the first label of a wide table stand as many as a
/// row has, and below the last none. Each row has those above it, and all are in doubt.
fn above_labels(context: Context, table: &TableForm, found: &mut [Found]) {
    let units = &context.stream.units;
    let Some((first, label)) = found.first().and_then(|f| Some((f.unit?, f.label?))) else { return };
    let above = first.checked_sub(1).map(|u| &units[u]).filter(|u| has_figures(u) && u.at <= label.0 && u.at + LINE_OR_TWO > label.0);
    let width = table.blocks[found[0].block].columns.len().max(WIDE);
    let wide = |u: &Unit| u.slots.len() >= width && !matches!(u.kind, RowKind::Grid(_));
    let below = || context.document.text[..units[first].slots[0].span.start].trim_end_matches(' ').ends_with('\n');
    if above.is_some_and(wide) && wide(&units[first]) && below() && found.last().is_some_and(|f| f.label.is_some() && f.unit.is_none()) {
        for f in found {
            f.unit = f.label.and_then(|l| units.partition_point(|u| u.at <= l.0).checked_sub(1));
            f.heaped = true;
        }
    }
}

/// Labels one below the other, and below the last of them the figures of more rows than it: as many rows are theirs in their order, and all are in doubt.
fn heap(context: Context, table: &TableForm, found: &mut [Found]) {
    let units = &context.stream.units;
    for last in 1..found.len() {
        let Some(unit) = found[last].unit.filter(|_| found[last].label.is_some()) else { continue };
        let own = &units[unit];
        let above = |f: &&Found| f.unit.is_none() && f.label.is_none_or(|l| l.0 >= own.from);
        let run = found[..last].iter().rev().take_while(above).count();
        // A word that also heads a column is not known without figures.
        let labels = found[last - run..last].iter().skip_while(|f| f.label.is_none()).count();
        // Figures beside their label are its own.
        let below = context.document.text[..own.slots[0].span.start].trim_end_matches(' ').ends_with('\n');
        let width = table.blocks[found[last].block].columns.len();
        let more = units[unit + 1..].iter().take_while(|u| u.from == u.at && !u.leading && u.slots.len() >= width).count();
        if !below || labels == 0 || more == 0 && own.slots.len() < 2 * width {
            continue;
        }
        for (at, f) in found[last - labels..=last].iter_mut().enumerate() {
            f.heaped = true;
            f.unit = if more == labels { Some(unit + at) } else { f.unit };
        }
    }
}

/// Rows without figures of their own: where as many units stand free between two rows as rows there lack one, they are those rows', unless
/// they are plainly called something else. A label may be unreadable, or stand a line below its figures.
fn fill_gaps(context: Context, table: &TableForm, found: &mut [Found]) {
    let taken: Vec<usize> = found.iter().filter_map(|f| f.unit).collect();
    let mut at = 0;
    while at < found.len() {
        if found[at].unit.is_some() {
            at += 1;
            continue;
        }
        let end = (at..found.len()).find(|&i| found[i].unit.is_some()).unwrap_or(found.len());
        let before = found[..at].iter().rev().find_map(|f| f.unit);
        let after = found[end..].iter().find_map(|f| f.unit);
        // The last row of a table with a block for each: its figures stand below its columns' heads.
        let last = before.filter(|_| after.is_none() && end == at + 1).and_then(|before| {
            // Heads with blank cells beside them stand between.
            let at_next = (before + 1..context.stream.units.len()).take(BLANKS).find(|&u| !context.stream.units[u].is_blank())?;
            let next = Some(&context.stream.units[at_next]).filter(|u| has_figures(u))?;
            let block = &table.blocks[found[at].block];
            let words = &context.stream.chars[context.stream.unit_before(next.at).max(next.at.saturating_sub(AT_THE_ENDS))..next.at];
            let told = |c: &Column| approximate(&fold_text(&c.label), words).is_some_and(|(cost, ..)| cost == 0);
            // Or, of a wide table, right below the row before.
            let below = next.from == next.at && block.columns.len() >= LONG || block.columns.iter().all(told);
            (next.slots.len() >= block.columns.len() && below).then_some(at_next + 1)
        });
        // The first rows of a wide table: right above the row behind them, with as many figures as it has.
        let above = after.filter(|_| at == 0).map(|after| after - above(context.stream, table, &found[end], after));
        let first = before.map(|before| before + 1).or(above);
        if let (Some(first), Some(after)) = (first, after.or(last)) {
            let free: Vec<usize> = (first..after).filter(|u| !taken.contains(u) && has_figures(&context.stream.units[*u])).collect();
            let rows = &mut found[at..end];
            let fits = |(&u, f): (&usize, &Found)| match f.label {
                Some((start, end)) => near(&context.stream.units[u], start, end),
                None => may_be(context, u, &table.blocks[f.block], f.row),
            };
            if free.len() == rows.len() && free.iter().zip(rows.iter()).all(fits) {
                for (f, u) in rows.iter_mut().zip(free) {
                    f.unit = Some(u);
                }
            }
        }
        at = end;
    }
}

/// How many units right above that of `row`, which is `unit`, are laid out as it is: the rows of a wide table whose labels nobody knows.
pub fn above(stream: &Stream, table: &TableForm, row: &Found, unit: usize) -> usize {
    let pairs = stream.units[..=unit].windows(2).rev();
    pairs.take_while(|pair| follow(&pair[0], &pair[1]) && is_wide_row(&pair[0], table, row)).take(ROWS_AT_AN_END).count()
}

/// The same below it.
pub fn below(stream: &Stream, table: &TableForm, row: &Found, unit: usize) -> usize {
    let pairs = stream.units[unit..].windows(2);
    pairs.take_while(|pair| follow(&pair[0], &pair[1]) && is_wide_row(&pair[1], table, row)).take(ROWS_AT_AN_END).count()
}

/// Whether two units are laid out alike, with no more between them than a label.
fn follow(one: &Unit, next: &Unit) -> bool {
    one.slots.len() == next.slots.len() && one.kind == next.kind && next.at - next.from <= LINE_OR_TWO
}

/// Whether a unit has a figure for each column of a row, and these are many.
fn is_wide_row(unit: &Unit, table: &TableForm, row: &Found) -> bool {
    let columns = table.blocks[row.block].columns.len();
    has_figures(unit) && columns >= LONG && unit.slots.len() >= columns
}

/// Whether a label and figures stand within a line or two of each other.
fn near(unit: &Unit, start: usize, end: usize) -> bool {
    unit.at <= start + LINE_OR_TWO && end <= unit.at + LINE_OR_TWO
}

/// The characters of a line or two between a label and its figures.
const LINE_OR_TWO: usize = 40;
/// At either end of a table a worn label is looked for no further than this.
const AT_THE_ENDS: usize = 60;
/// Between rows that are there, one in so many characters of a label may be worn.
const WORN_INSIDE: usize = 3;
/// As [`WORN_INSIDE`], at the ends: there stand other words, heads of columns and of groups, that are like the labels.
const WORN_AT_THE_ENDS: usize = 10;
/// No more rows of heads stand between two blocks.
const BLANKS: usize = 6;
/// Shorter labels bear no damage.
const LONG: usize = 4;
/// A row of fewer figures is not wide.
const WIDE: usize = 4;
/// A table has no more rows of its own before its first or behind its last.
const ROWS_AT_AN_END: usize = 3;
/// Words less like a label than this are plainly another's.
const REST_OF_A_LABEL: f64 = 0.35;

/// How many characters behind the row before a worn label is looked for: a page may end between two rows, a chapter does not.
const WORN: usize = 3000;

/// Rows without figures whose labels were too worn to be found anywhere in the document: between the rows before and behind them, a
/// likeness is enough. They are there, and blank.
fn find_worn_labels(stream: &Stream, table: &TableForm, found: &mut [Found]) {
    for i in 0..found.len() {
        if found[i].unit.is_some() || found[i].label.is_some() {
            continue;
        }
        let place = |f: &Found| f.label.or_else(|| f.unit.map(|u| (stream.units[u].at, stream.units[u].at)));
        let before = found[..i].iter().rev().find_map(place).map(|p| p.1);
        let behind = found[i + 1..].iter().find_map(place).map(|p| p.0);
        let from = before.or(behind.map(|b| b.saturating_sub(AT_THE_ENDS))).unwrap_or(0);
        let until = behind.unwrap_or(from + AT_THE_ENDS).min(from + WORN).min(stream.chars.len());
        // Figures in between would be its own: then it is no blank row.
        let figures = stream.units.iter().any(|u| u.at > from && u.at < until && has_figures(u));
        let row = &table.blocks[found[i].block].rows[found[i].row];
        let words = if figures || from >= until { &[][..] } else { &stream.chars[from..until] };
        let matched = std::iter::once(&row.label).chain(&row.variants).find_map(|text| {
            let folded = fold_text(text);
            let label = without_number(&folded);
            let (cost, start, end) = approximate(label, words)?;
            let inside = before.is_some() && behind.is_some();
            let like = if inside {
                cost * WORN_INSIDE <= label.len() && (label.len() >= LONG || cost == 0)
            } else {
                cost * WORN_AT_THE_ENDS <= label.len() && label.len() >= LONG
            };
            like.then_some((from + start, from + end))
        });
        found[i].label = matched;
    }
}

pub fn has_figures(unit: &Unit) -> bool {
    !unit.leading && unit.slots.iter().any(|s| matches!(s.content, Content::Figure(_)))
}

/// Whether a row's figures are followed by as many more of a row of no label of ours: parts of the row, which share its label.
pub fn shares_its_label(stream: &Stream, found: &[Found], i: usize, slots: usize) -> bool {
    let Some(unit) = found[i].unit else { return false };
    let next = stream.units.get(unit + 1).filter(|n| has_figures(n) && n.slots.len() == slots && n.from < n.at);
    next.is_some() && !found.iter().any(|f| f.unit == Some(unit + 1))
}

/// Whether figures without words of their own follow those of a row.
pub fn goes_on(stream: &Stream, found: &[Found], i: usize) -> bool {
    let Some(unit) = found[i].unit else { return false };
    let next = stream.units.get(unit + 1).filter(|n| has_figures(n) && n.from == n.at);
    next.is_some() && !found.iter().any(|f| f.unit == Some(unit + 1))
}

/// Where figures without a label stand, as many as a whole row has, right above a row that is blank or right below it (its unit is the one before `next`):
/// the end of a page may have cut the row between them.
pub fn lost(stream: &Stream, found: &[Found], next: usize) -> Option<Span> {
    let beside = [next.checked_sub(2), Some(next)].into_iter().flatten();
    let free = |n: &usize| !found.iter().any(|f| f.unit == Some(*n));
    let own = |n: usize| stream.units.get(n).filter(|u| has_figures(u) && u.from == u.at && u.slots.len() >= WIDE);
    beside.filter(free).find_map(own).map(Unit::span)
}

/// Whether the words before a unit could be the damaged rest of a row's label, or are the heads of its columns and the label is not there.
fn may_be(context: Context, unit: usize, block: &Block, row: usize) -> bool {
    let unit = &context.stream.units[unit];
    let words = context.stream.atoms_between(unit.from, unit.at).last().map_or(&[][..], |a| &context.stream.chars[a.start..a.end]);
    let head = |c: &Column| {
        let head = fold_text(&c.label);
        head.len() >= LONG && words.windows(head.len()).any(|w| w == head)
    };
    let label = fold_text(&block.rows[row].label);
    // Or words of the label are left out.
    let bare = without_number(words);
    let short = bare.len() >= LONG && bare.iter().filter(|c| label.contains(c)).count() * 5 >= bare.len() * 4;
    words.len() < 2 || short || block.columns.iter().any(head) || likeness(words, &label) > REST_OF_A_LABEL
}

#[cfg(test)]
mod tests {
    use crate::filing::State;
    use crate::form::official;
    use crate::input::{self, Input};
    use crate::recognise::recognise;

    /// What is read of a row of 2021's second table whose label is printed so, without figures; `ends` is printed behind it.
    fn state(row: &str, label: &str, words: &str) -> State {
        let table = official()[1].table("requests").unwrap();
        let line = |(_, _, r): (usize, usize, &crate::form::RowForm)| {
            if r.key == row { format!("{label}{words}\n") } else { format!("{}\t1\t0\t0\t0\t0\t0\t1\n", r.label) }
        };
        let text: String = table.rows().map(line).collect();
        let filing = recognise(&input::read(Input::Text(&text), None).unwrap(), official());
        let cell = table.cells.iter().position(|c| c.address.starts_with(&format!("requests/{row}/"))).unwrap();
        filing.tables.iter().find(|t| t.table.id == "requests").unwrap().cells[cell].state
    }

    #[test]
    fn a_worn_label_without_figures_is_a_blank_row_where_a_third_of_it_is_worn() {
        // 涉及国家秘密…: twelve characters and their kin, between rows that are there.
        let label =
            &official()[1].table("requests").unwrap().blocks[0].rows.iter().find(|r| r.key == "denied.law_prohibited").unwrap().label;
        let worn = |n: usize| label.chars().enumerate().map(|(i, c)| if (3..3 + n).contains(&i) { '某' } else { c }).collect::<String>();
        assert_eq!(state("denied.law_prohibited", &worn(4), ""), State::Blank);
        assert_eq!(state("denied.law_prohibited", &worn(8), ""), State::Missing);
    }
}
