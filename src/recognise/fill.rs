//! Figures → cells: every row is placed, alone and then together with the others, and written down with how sure that is.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::alike::likeness;
use super::between_rows::settle;
use super::columns::{Columns, heads_of_block, lacking_columns};
use super::fold::{contains, fold_text, without_number};
use super::parted::parted;
use super::placing::{Placed, Placing, RowToPlace, place};
use super::rows::{Found, goes_on, lost, shares_its_label};
use super::ruler::Edges;
use super::stream::{Context, Slot, Stream, Unit};
use super::unheaded::{adds_up_in_another_order, lacks_heads};
use crate::document::RowKind;
use crate::filing::{Cell, Doubt, State, Table};
use crate::form::{Kind, Op, TableForm};
use crate::number::{self, Content, Unit as Measure, times};
use crate::place::Span;

/// What is written for a change where there is none.
const UNCHANGED: [&str; 5] = ["持平", "不变", "无变化", "无增减", "未变化"];

/// What heads amounts that are not in 万元.
const IN_YUAN: [[char; 3]; 2] = [['单', '位', '元'], ['金', '额', '元']];

/// Places the figures of every row and writes the cells.
pub fn fill(context: Context, table: &TableForm, found: &[Found], columns: &Columns, result: &mut Table) {
    let whole = |b: usize| {
        found.iter().zip(columns).all(|(f, c)| f.block != b || c.len() == table.blocks[b].columns.len() && c.iter().flatten().is_sorted())
    };
    let lacking: Vec<Vec<usize>> =
        (0..table.blocks.len()).map(|b| if whole(b) { lacking_columns(context, table, b, found) } else { Vec::new() }).collect();
    let rows: Vec<(usize, &Unit)> = found.iter().enumerate().filter_map(|(i, f)| Some((i, &context.stream.units[f.unit?]))).collect();
    let heads: Vec<Option<Vec<Edges>>> = (0..table.blocks.len()).map(|b| heads_of_block(context.stream, table, b, found)).collect();
    let mut patched: Vec<Cow<[Slot]>> = rows.iter().map(|&(i, unit)| slots_of(unit, &lacking[found[i].block])).collect();
    mend(context, table, found, columns, &mut patched);
    for (&(i, _), slots) in rows.iter().zip(&mut patched) {
        let whole = slots.len() == columns[i].len();
        for (at, &cell) in columns[i].iter().enumerate() {
            if whole && slots[at].content == Content::Text && cell.is_some_and(|c| table.cells[c].kind == Kind::Change) {
                let text = context.document.slice(slots[at].span);
                let told = if UNCHANGED.contains(&text) { Some(number::read("0")) } else { number::read_up_and_down(text) };
                told.into_iter().for_each(|content| slots.to_mut()[at].content = content);
            }
        }
    }
    let mut ways: Vec<Vec<Placing>> = vec![Vec::new(); rows.len()];
    for ((&(i, _), slots), ways) in rows.iter().zip(&mut patched).zip(&mut ways) {
        let together = slots.first().filter(|_| slots.len() == 1);
        if let Some(parted) = together.and_then(|slot| parted(slot, context.document.slice(slot.span), columns[i].len())) {
            (*slots, *ways) = (Cow::Owned(parted.0), parted.1);
        }
    }
    let to_place: Vec<RowToPlace> = rows
        .iter()
        .zip(patched.iter().zip(&ways))
        .map(|(&(i, unit), (slots, ways))| RowToPlace {
            ways,
            slots,
            kind: unit.kind,
            table,
            cells: &columns[i],
            heads: heads[found[i].block].as_deref().filter(|_| columns[i].iter().flatten().is_sorted()),
        })
        .collect();
    let mut placed = place(&to_place);
    let rows: Vec<usize> = rows.into_iter().map(|(i, _)| i).collect();
    settle(table, found, &to_place, &mut placed);
    for (row, placed) in to_place.iter().zip(&mut placed).filter(|(row, p)| !row.ways.is_empty() && p.choices.len() == 1) {
        placed.unsure &= !row.holds(&placed.choices[0]);
    }
    for (b, block) in table.blocks.iter().enumerate() {
        let of_block = |at: &usize| found[rows[*at]].block == b;
        let own: Vec<usize> = (0..rows.len()).filter(of_block).collect();
        let first = found.iter().filter(|f| f.block == b).find_map(|f| f.label);
        if first.is_some_and(|(first, _)| lacks_heads(context.stream, &block.columns, first))
            && adds_up_in_another_order(&own.iter().map(|&at| &to_place[at]).collect::<Vec<_>>())
        {
            own.into_iter().for_each(|at| placed[at].unsure = true);
        }
    }
    for ((&i, row), placed) in rows.iter().zip(&to_place).zip(&placed) {
        write(context, &columns[i], row, placed, result);
        // Under a head in 元 figures are, if they do not say their unit.
        let first = found[i].label.map_or(0, |l| l.0);
        let above = &context.stream.chars[context.stream.unit_before(first)..first];
        let in_yuan = IN_YUAN.iter().any(|words| contains(above, words));
        for &cell in columns[i].iter().flatten().filter(|c| in_yuan && matches!(table.cells[**c].kind, Kind::Amount { .. })) {
            if let Content::Figure(figure) = &mut result.cells[cell].content {
                figure.unit.get_or_insert(Measure::Yuan);
            }
        }
        let unit = found[i].unit.map(|u| &context.stream.units[u]);
        // Figures that stick to a label may stick to each other.
        let sticks = columns[i].len() > 1
            && unit.is_some_and(|u| u.glued && u.slots.len() == 1)
            && row.ways.is_empty()
            && row.value(Some(0)) != Decimal::ZERO;
        // Of a row that is not full the first may have stuck to the words before it.
        let sticks = sticks
            || row.filled().len() < columns[i].len()
                && unit.is_some_and(|u| !u.glued && u.at > u.from && context.stream.chars[u.at - 1].is_ascii_digit());
        let shares = row.ways.is_empty() && shares_its_label(context.stream, found, i, row.slots.len());
        let behind_words = || row.slots.len() < unit.map_or(0, |u| u.slots.len()) || words_behind_label(context.stream, table, &found[i]);
        // Of a row with figures lacking those on the next line may be the rest.
        let goes_on = row.ways.is_empty() && row.slots.len() < columns[i].len() && goes_on(context.stream, found, i);
        // Beside the name of one of its columns several figures are that column's, of several years.
        let years = columns[i].len() > 1
            && found[i].label.zip(unit).is_some_and(|((_, end), u)| {
                let words = context.stream.chars.get(end..u.at).unwrap_or_default();
                table.blocks[found[i].block].columns.iter().any(|c| fold_text(&c.label) == words)
            });
        let lost = unit.filter(|u| u.is_blank()).and_then(|_| lost(context.stream, found, found[i].unit.unwrap_or_default() + 1));
        if let Some(span) = row.slots.iter().map(|s| s.span).reduce(Span::cover).filter(|_| found[i].heaped || years) {
            result.doubts.push(context.unread(columns[i].iter().flatten().copied().collect(), span));
        }
        if let Some(span) = lost {
            result.doubts.push(context.unread(columns[i].iter().flatten().copied().collect(), span));
        }
        if found[i].heaped
            || lost.is_some()
            || sticks
            || goes_on
            || years
            || (shares || row.slots.len() < columns[i].len()) && behind_words()
        {
            for &cell in columns[i].iter().flatten() {
                let cell = &mut result.cells[cell];
                cell.state = State::Doubtful;
                // A share of last year's is no figure gone wrong.
                if years && cell.content == Content::Text {
                    cell.content = Content::Blank;
                }
            }
        }
    }
    // Figures of many rows in one heap: those of a label without figures may be among them.
    let heaped = to_place.iter().any(|row| row.filled().len() > 2 * row.cells.len());
    for (i, label) in found.iter().enumerate().filter_map(|(i, f)| Some((i, f.label.filter(|_| f.unit.is_none())?))) {
        // The label stands there and no figure behind it: every cell of the row is blank; unless figures are among its words.
        let first = context.stream.atoms.partition_point(|a| a.end <= label.0);
        let words = context.stream.atoms[first..].iter().take_while(|a| a.start < label.1);
        let told = words.into_iter().find(|a| tells_figures(context.document.slice(a.span)));
        let cells: Vec<usize> = columns[i].iter().flatten().copied().collect();
        let state = if told.is_some() || heaped || found[i].heaped { State::Doubtful } else { State::Blank };
        for &cell in &cells {
            result.cells[cell] = Cell { content: Content::Blank, raw: String::new(), span: None, state };
        }
        if let Some(atom) = told {
            result.doubts.push(context.unread(cells, atom.span));
        }
    }
    for (b, column) in lacking.into_iter().enumerate().flat_map(|(b, columns)| columns.into_iter().map(move |c| (b, c))) {
        result.missing_columns.push((b, column));
        for row in 0..table.blocks[b].rows.len() {
            result.cells[table.cells_of_row(b, row).start + column] = Cell::missing();
        }
    }
}

/// Whether words hold figures behind a label and its number.
fn tells_figures(words: &str) -> bool {
    let label = words.trim_start_matches(|c: char| !c.is_alphabetic());
    label.contains(|c: char| c.is_ascii_digit())
}

/// Puts together what a copy took apart, and leaves out what it put between: figures whose thousands a space parts, and rows that go on on the next line.
fn mend(context: Context, table: &TableForm, found: &[Found], columns: &Columns, slots: &mut [Cow<[Slot]>]) {
    let rows: Vec<usize> = (0..found.len()).filter(|&i| found[i].unit.is_some()).collect();
    let mut going_on: Vec<(usize, Vec<Slot>, Option<bool>)> = Vec::new();
    for (at, &i) in rows.iter().enumerate() {
        let (unit, width) = (found[i].unit.unwrap_or_default(), columns[i].len());
        let kind = context.stream.units[unit].kind;
        let adds_up = |slots: &[Slot]| RowToPlace { slots, kind, table, cells: &columns[i], heads: None, ways: &[] }.adds_up();
        let own = &slots[at];
        if kind == RowKind::Spaced && own.len() > width {
            if let Some(joined) = joined(context, own, own.len() - width, &adds_up) {
                slots[at] = Cow::Owned(joined);
            }
            continue;
        }
        // Words beside as many figures as there are columns stand for none of them: they explain the label, or number a page ("-4-").
        let is_figure = |s: &&Slot| !matches!(s.content, Content::Text | Content::Blank);
        let words = own.iter().position(|s| s.content == Content::Text).filter(|_| own.len() > width);
        if words.is_some_and(|w| w == 0 || kind == RowKind::Paragraph) && own.iter().filter(is_figure).count() >= width {
            slots[at] = Cow::Owned(own.iter().filter(is_figure).cloned().collect());
            continue;
        }
        let free = |n: &usize| !found.iter().any(|f| f.unit == Some(*n));
        let next = Some(unit + 1).filter(free).and_then(|n| context.stream.units.get(n));
        if let Some(next) = next.filter(|n| n.from == n.at && !n.leading && own.len() + n.slots.len() == width) {
            let all: Vec<Slot> = own.iter().chain(&next.slots).cloned().collect();
            let adds_up = adds_up(&all);
            going_on.push((at, all, adds_up));
        }
    }
    // The number of a page stands there too: most rows must add up so.
    let hold = going_on.iter().filter(|g| g.2 == Some(true)).count();
    let usual = hold * 2 > going_on.len() && hold > 1;
    for (at, all, _) in going_on.into_iter().filter(|g| usual || g.2 == Some(true)) {
        slots[at] = Cow::Owned(all);
    }
}

/// `slots` with so many of them joined to the one before, which a space parts from it: where one way of all adds up ("7 3 0 10" is 73 or 7, 30); where
/// there is no sum that could tell, thousands ("1 254") that can be joined in one way.
fn joined(context: Context, slots: &[Slot], count: usize, adds_up: &dyn Fn(&[Slot]) -> Option<bool>) -> Option<Vec<Slot>> {
    /// No row of so many parts is tried in every way.
    const MOST: usize = 12;
    let text = |i: usize| context.document.slice(slots[i].span);
    let digits = |i: usize| Some(text(i)).filter(|t| t.bytes().all(|b| b.is_ascii_digit())).map_or(0, str::len);
    let is_thousands = |i: usize| digits(i - 1) < 4 && text(i).split('.').next().map_or(0, str::len) == 3;
    let is_parted = |&i: &usize| digits(i - 1) > 0 && !text(i - 1).starts_with('0') && (digits(i) > 0 || is_thousands(i));
    let places: Vec<usize> = (1..slots.len()).filter(is_parted).collect();
    if places.len() < count || places.len() > MOST {
        return None;
    }
    let mut ways = Vec::new();
    for chosen in 0u32..1 << places.len() {
        if chosen.count_ones() as usize != count {
            continue;
        }
        let mut all: Vec<Slot> = Vec::new();
        let mut thousands = true;
        for (i, slot) in slots.iter().enumerate() {
            let joins = places.iter().position(|&p| p == i).is_some_and(|p| chosen >> p & 1 == 1);
            match all.last_mut() {
                Some(last) if joins => {
                    thousands &= is_thousands(i);
                    last.span = last.span.cover(slot.span);
                    last.content = number::read(context.document.slice(last.span));
                }
                _ => all.push(slot.clone()),
            }
        }
        if adds_up(&all).unwrap_or(thousands) {
            ways.push(all);
        }
    }
    (ways.len() == 1).then(|| ways.remove(0))
}

/// Takes a column that is blank from top to bottom, or but for one row, though the sums tell that it should not be, as one that is not there: one thing
/// is wrong, not every row's sum. It is told by most rows' sums, or by one where next to nothing else is blank.
pub fn leave_out_blank_columns(table: &TableForm, result: &mut Table) {
    /// In fewer rows a slip may be that of a row.
    const ROWS: usize = 2;
    for (b, block) in table.blocks.iter().enumerate() {
        let cell = |row: usize, column: usize| table.cells_of_row(b, row).start + column;
        for column in 0..block.columns.len() {
            let blank = |row: usize| {
                result.cells[cell(row, column)].state == State::Blank || result.cells[cell(row, column)].state == State::Missing
            };
            let blank_rows = (0..block.rows.len()).filter(|&row| blank(row)).count();
            let whole = blank_rows == block.rows.len();
            // Of a table of few rows one row more than the half that has a figure is no such column.
            if !whole && (blank_rows + 1 < block.rows.len() || blank_rows <= ROWS) {
                continue;
            }
            let filled = |row: &usize| table.cells_of_row(b, *row).any(|c| result.cells[c].value().is_some_and(|v| !v.is_zero()));
            let sum = |row: usize| {
                let own = |r: &&crate::form::Relation| {
                    r.op == Op::Equal
                        && r.terms.iter().any(|t| t.1 == cell(row, column))
                        && r.terms.iter().all(|t| table.cells_of_row(b, row).contains(&t.1))
                };
                let relation = table.relations.iter().find(own)?;
                relation.terms.iter().map(|&(sign, c)| Some(times(sign, result.cells[c].summand()?))).sum::<Option<Decimal>>()
            };
            let rows: Vec<usize> = (0..block.rows.len()).filter(filled).collect();
            let broken = rows.iter().filter(|&&row| sum(row).is_some_and(|sum| !sum.is_zero())).count();
            let blanks =
                (0..block.rows.len()).flat_map(|row| table.cells_of_row(b, row)).filter(|&c| result.cells[c].state == State::Blank);
            let alone = whole && blanks.count() < block.rows.len() + block.rows.len() / 4 && broken > 0;
            if !alone && (broken < ROWS || broken * 2 < rows.len()) {
                continue;
            }
            result.missing_columns.push((b, column));
            for row in 0..block.rows.len() {
                let cell = &mut result.cells[cell(row, column)];
                // The one figure stays, and its own row is checked with it.
                if cell.state == State::Blank {
                    *cell = Cell::missing();
                }
            }
        }
    }
}

/// Whether words that are no part of the row's label stand between it and the row's figures. Where figures are lacking as well, one of them may be
/// what the words stand for, and which is not known.
fn words_behind_label(stream: &Stream, table: &TableForm, found: &Found) -> bool {
    /// Below this the label is worn, and the words may be the rest of it.
    const WHOLE: f64 = 0.9;
    let (Some((start, end)), Some(unit)) = (found.label, found.unit) else { return false };
    let row = &table.blocks[found.block].rows[found.row];
    let whole = std::iter::once(&row.label)
        .chain(&row.variants)
        .any(|label| likeness(without_number(&fold_text(label)), without_number(&stream.chars[start..end])) >= WHOLE);
    whole && end < stream.units[unit].at
}

/// The slots of a row, with an empty one put in for each column that the whole table lacks.
fn slots_of<'u>(unit: &'u Unit, lacking: &[usize]) -> Cow<'u, [Slot]> {
    let mut slots = Cow::Borrowed(&unit.slots[..]);
    for &column in lacking.iter().filter(|&&c| c < unit.slots.len() + lacking.len()) {
        let at = slots.get(column.saturating_sub(1)).map_or(0, |s| s.span.end);
        let column = column.min(slots.len());
        slots.to_mut().insert(column, Slot::blank(at));
    }
    slots
}

/// Writes the cells of one row.
pub fn write(context: Context, cells: &[Option<usize>], row: &RowToPlace, placed: &Placed, result: &mut Table) {
    let values: Vec<Vec<Decimal>> = placed.choices.iter().map(|c| row.values(c)).collect();
    let mut doubtful = Vec::new();
    let agreed = |column: usize| values.iter().all(|v| v[column] == values[0][column]);
    // Where a row may be read in several ways, noughts are what all of them have in common, wherever its figures belong.
    let open = (0..cells.len()).any(|column| cells[column].is_some() && !agreed(column));
    for (column, &cell) in cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let slot = placed.choices[0][column].map(|s| &row.slots[s]);
        let content = slot.map_or(Content::Blank, |s| s.content.clone());
        let state = match &content {
            Content::Text => State::Doubtful,
            _ if !agreed(column) || placed.unsure => State::Doubtful,
            c if c.is_nothing() => State::Blank,
            _ if placed.by_shape => State::Stated,
            _ if open && values[0][column].is_zero() => State::Doubtful,
            _ => State::Inferred,
        };
        if !agreed(column) {
            doubtful.push(cell);
        }
        result.cells[cell] = Cell {
            content,
            raw: slot.map_or(String::new(), |s| context.document.slice(s.span).to_owned()),
            span: slot.map(|s| s.span),
            state,
        };
    }
    if !doubtful.is_empty() {
        let span = row.slots.iter().map(|s| s.span).reduce(Span::cover).expect("a doubtful row has figures");
        let own: Vec<usize> = cells.iter().flatten().copied().collect();
        let choices = values.iter().map(|v| cells.iter().zip(v).filter(|(c, _)| c.is_some()).map(|(_, v)| *v).collect()).collect();
        result.doubts.push(Doubt { cells: own, choices, raw: context.document.slice(span).to_owned(), span });
    }
}
