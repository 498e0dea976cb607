//! A table of a form in the document: labels and figures → cells.

use super::across;
use super::alignment::Alignment;
use super::columns::{Columns, columns, heads, renamed, told};
use super::fill::{fill, leave_out_blank_columns, write};
use super::fold::{fold_text, without_number};
use super::over_columns::named;
use super::parted::parted;
use super::placing::{RowToPlace, place};
use super::prepared::{Prepared, PreparedTable};
use super::rows::{self, Found, has_figures};
use super::side_by_side::HEADER;
use super::stream::{Atom, Context, Stream, Unit};
use crate::filing::{Cell, State, Table, UnknownRow};
use crate::form::{Form, TableForm};
use crate::place::Span;

/// A label of so many characters is that of one row.
const LONG: usize = 8;
/// In so many units before the first row found and behind the last others may stand.
const NEAR: usize = 3;

/// A table the document does not have.
pub fn absent<'f>(form: &'f Form, table: &'f TableForm) -> Table<'f> {
    Table {
        form,
        table,
        span: None,
        cells: vec![Cell::missing(); table.cells.len()],
        missing_rows: Vec::new(),
        not_given: Vec::new(),
        missing_columns: Vec::new(),
        unknown_rows: Vec::new(),
        unknown_columns: Vec::new(),
        doubts: Vec::new(),
        foreign_blocks: Vec::new(),
    }
}

/// Reads the table whose labels are in the order of `alignment`, and once more in that of `rest` where it is printed in two halves; `all` has the
/// forms a block may have been taken from instead.
pub fn read<'f>(
    context: Context,
    prepared: &PreparedTable<'f>,
    alignment: &Alignment,
    rest: Option<&Alignment>,
    all: &Prepared,
) -> Table<'f> {
    let (form, table) = (prepared.form, prepared.table);
    let mut found = rows::find(context, table, alignment);
    let mut result = absent(form, table);
    let units: Vec<usize> = found.iter().filter_map(|f| f.unit).collect();
    result.span = span(context.stream, &found);
    if result.span.is_none() {
        return result;
    }
    if let (Some(&first), Some(&last)) = (units.first(), units.last()) {
        let ends = found.iter().find(|f| f.unit.is_some()).zip(found.iter().rfind(|f| f.unit.is_some()));
        let (above, below) = ends.map_or((0, 0), |(head, foot)| {
            (rows::above(context.stream, table, head, first), rows::below(context.stream, table, foot, last))
        });
        let reach = first - above..=last + below;
        let others: Vec<(usize, Atom)> =
            reach.filter(|u| !units.contains(u)).filter_map(|u| Some((u, named_so(context.stream, u)?))).collect();
        let lacking = |f: &Found| f.unit.is_none() && f.label.is_none();
        // Where as many are left as rows are lacking, these may stand in another order than the form's, and be numbered in theirs; a long label is
        // no other row's.
        let moved = others.len() == found.iter().filter(|f| lacking(f)).count();
        let near = first.saturating_sub(NEAR)..(last + NEAR).min(context.stream.units.len());
        let beside: Vec<(usize, Atom)> =
            near.filter(|u| !units.contains(u)).filter_map(|u| Some((u, named_so(context.stream, u)?))).collect();
        for f in found.iter_mut().filter(|f| lacking(f)) {
            let label = fold_text(&table.blocks[f.block].rows[f.row].label);
            let label = without_number(&label);
            let is_label = |(_, a): &&(usize, Atom)| without_number(&context.stream.chars[a.start..a.end]) == label;
            let own = if label.len() < LONG { others.iter().filter(|_| moved).find(is_label) } else { beside.iter().find(is_label) };
            f.unit = own.map(|o| o.0);
        }
        let unknown = |(u, atom): &(usize, Atom)| UnknownRow {
            label: context.document.slice(atom.span).to_owned(),
            span: atom.span.cover(context.stream.units[*u].span()),
        };
        let is_found = |u: usize| found.iter().any(|f| f.unit == Some(u));
        // The rows of another table may stand beside these, and a figure may number what follows it on the next line ("1" above ".属于国家秘密").
        let numbers = |unit: &Unit| {
            let rest = context.document.text[unit.span().end..].trim_start();
            unit.slots.len() == 1 && rest.starts_with(['.', '．', '、'])
        };
        let is_other_s = |atom: &Atom| {
            let found = all.labels.exact(&context.stream.chars[atom.start..atom.end]);
            found.first().is_some_and(|label| !prepared.rows.contains_key(label))
        };
        let is_own = |(u, atom): &&(usize, Atom)| !is_found(*u) && !is_other_s(atom) && !numbers(&context.stream.units[*u]);
        result.unknown_rows = others.iter().filter(is_own).map(unknown).collect();
    }
    result.missing_rows = found.iter().filter(|f| f.unit.is_none() && f.label.is_none()).map(|f| (f.block, f.row)).collect();
    let columns = columns(context, prepared, &found, all.forms, &mut result);
    // The doubts about whole columns.
    let unsure = result.doubts.len();
    let rest = rest.map(|rest| rows::find(context, table, rest));
    match rest.and_then(|rest| Some((halves(context, prepared, &found, &rest)?, rest))) {
        Some(([left, right], rest)) => {
            result.missing_columns.clear();
            fill(context, table, &found, &left, &mut result);
            fill(context, table, &rest, &right, &mut result);
            result.span = result.span.into_iter().chain(span(context.stream, &rest)).reduce(Span::cover);
        }
        None => fill(context, table, &found, &columns, &mut result),
    }
    let renamed = (0..table.blocks.len()).filter_map(|b| Some((b, renamed(context, prepared, b, &found)?)));
    for (b, column) in renamed {
        for row in 0..table.blocks[b].rows.len() {
            let cell = &mut result.cells[table.cells_of_row(b, row).start + column];
            if cell.value().is_some() {
                cell.state = State::Doubtful;
            }
        }
    }
    for &cell in result.doubts.iter().take(unsure).flat_map(|d| &d.cells) {
        result.cells[cell].state = State::Doubtful;
    }
    leave_out_blank_columns(table, &mut result);
    result
}

/// Which columns each half of a table has, as its heads say, where together they have all.
fn halves(context: Context, prepared: &PreparedTable, found: &[Found], rest: &[Found]) -> Option<[Columns; 2]> {
    let (stream, table) = (context.stream, prepared.table);
    let heads = prepared.heads.first().filter(|_| prepared.heads.len() == 1)?;
    let of = |half: &[Found], own: &[Option<usize>]| {
        half.iter().map(|f| own.iter().map(|c| c.map(|c| table.cells_of_row(f.block, f.row).start + c)).collect()).collect()
    };
    if let (Some(left), Some(right)) = (named(context, prepared, 0, found), named(context, prepared, 0, rest)) {
        let one = |c: usize| left.columns.contains(&Some(c)) != right.columns.contains(&Some(c));
        return (0..heads.len()).all(one).then(|| [of(found, &left.columns), of(rest, &right.columns)]);
    }
    let told = |half: &[Found]| {
        let first = half.iter().find_map(|f| f.label)?.0;
        Some(told(&stream.chars[stream.unit_before(first)..first], &table.blocks[0].columns))
    };
    let (left, right) = (told(found)?, told(rest)?);
    let one = |c: usize| left[c] != right[c];
    if !(0..heads.len()).all(one) || !left.contains(&true) || !right.contains(&true) {
        return None;
    }
    let own = |half: &[bool]| (0..heads.len()).filter(|c| half[*c]).map(Some).collect::<Vec<_>>();
    Some([of(found, &own(&left)), of(rest, &own(&right))])
}

/// The words right before the figures of a unit, if it has any.
fn named_so(stream: &Stream, unit: usize) -> Option<Atom> {
    let unit = &stream.units[unit];
    stream.atoms_between(unit.from, unit.at).last().filter(|_| has_figures(unit)).copied()
}

fn span(stream: &Stream, found: &[Found]) -> Option<Span> {
    let labels = found.iter().filter_map(|f| {
        let (start, end) = f.label?;
        stream.atoms_between(start, end).first().map(|a| a.span)
    });
    labels.chain(found.iter().filter_map(|f| f.unit.map(|u| stream.units[u].span()))).reduce(Span::cover)
}

/// Reads a table whose rows stand side by side: `unit` holds all its figures, in the form's order where
/// they are `placed`.
pub fn read_across<'f>(context: Context, form: &'f Form, table: &'f TableForm, unit: &Unit, placed: bool) -> Table<'f> {
    let mut result = absent(form, table);
    let own = || ((0..table.cells.len()).map(Some).collect(), false);
    let (cells, unsure) = if placed { own() } else { across::printed_order(context.stream, table, unit) };
    let labels: Vec<Vec<char>> = (0..table.cells.len()).map(|c| fold_text(&table.column_of(c).label)).collect();
    let heads = heads(context.stream, unit.at.saturating_sub(HEADER).max(unit.from), unit.at, &labels);
    let together = unit.slots.first().filter(|_| unit.slots.len() == 1);
    let parted = together.and_then(|slot| parted(slot, context.document.slice(slot.span), cells.len()));
    let (slots, ways) = parted.as_ref().map_or((across::of_figures(unit, cells.len()), &[][..]), |(slots, ways)| (slots, ways));
    let heads = heads.as_deref().filter(|_| cells.is_sorted());
    let row = RowToPlace { slots, kind: unit.kind, table, cells: &cells, heads, ways };
    let whole = across::trimmed(context.document, &row);
    let row = RowToPlace { slots: whole.as_deref().unwrap_or(slots), ..row };
    let mut placed = place(std::slice::from_ref(&row));
    placed[0].by_shape &= whole.is_none();
    placed[0].unsure |= unsure;
    result.span = Some(unit.span());
    write(context, &cells, &row, &placed[0], &mut result);
    if unsure {
        result.doubts.push(context.unread((0..table.cells.len()).collect(), unit.span()));
    }
    result
}

/// Reads a table whose rows should stand side by side and were printed one below the other instead.
pub fn read_stacked<'f>(context: Context, form: &'f Form, table: &'f TableForm, units: &[Option<usize>]) -> Table<'f> {
    let mut result = absent(form, table);
    let found: Vec<Found> =
        table.rows().zip(units).map(|((block, row, _), &unit)| Found { block, row, label: None, unit, heaped: false }).collect();
    let columns: Columns = found.iter().map(|f| table.cells_of_row(f.block, f.row).map(Some).collect()).collect();
    result.span = span(context.stream, &found);
    result.missing_rows = found.iter().filter(|f| f.unit.is_none()).map(|f| (f.block, f.row)).collect();
    fill(context, table, &found, &columns, &mut result);
    result
}
