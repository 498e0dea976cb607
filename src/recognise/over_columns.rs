//! The heads that stand right over the columns of figures, in one row or in several.
//!
//! In: what is printed of a block, whose figures stand in the columns of a grid or between tabs. Out: for each column which of the block's it is, where its
//! head has another place than in the form; those that no head tells are of no certain column.

use rust_decimal::Decimal;

use super::fold::fold_text;
use super::prepared::PreparedTable;
use super::printed::{MOST_OTHERS, Named, Printed, Row, TABLE_HEADS};
use super::rows::Found;
use super::stream::{Atom, Context, Slot};
use crate::document::{Cell, Document, RowKind};
use crate::number::{self, Content};
use crate::place::Span;

/// Three columns at least tell that there are fewer than the form's.
const FEW: usize = 3;
/// Heads stand in no more rows.
const HEADS: usize = 5;

/// The columns of a block as the heads above its first row name them, where these are not just the form's in the form's order: printed in one row, as
/// many as most rows have figures; or those of the form in its order, and some beside them.
pub fn named(context: Context, prepared: &PreparedTable, b: usize, found: &[Found]) -> Option<Named> {
    let stream = context.stream;
    let rows = || found.iter().filter(|f| f.block == b);
    let first = rows().find_map(|f| f.label.map(|l| l.0).or(f.unit.map(|u| stream.units[u].at)))?;
    let units = rows().filter_map(|f| Some((prepared.table.cells_of_row(b, f.row).start, &stream.units[f.unit?]))).collect();
    let groups = prepared.table.blocks[b].columns.iter().filter_map(|c| Some(fold_text(c.group.as_ref()?))).collect();
    let printed = Printed { context, table: prepared.table, heads: &prepared.heads[b], groups, units };
    // A first row whose label is worn may stand in between.
    let reach = [stream.unit_before(first), first.saturating_sub(TABLE_HEADS)];
    let [near, far] = reach.map(|from| stream.atoms_between(from, first));
    let is_head = |a: &Atom| printed.column(&a.span).is_some();
    let above = [near, far].into_iter().find(|above| above.iter().any(is_head));
    let named = printed.total_alone(near).or_else(|| over_columns(&printed, above.unwrap_or_default(), first));
    if named.is_some() || above.is_none() {
        return named;
    }
    printed.beside_the_form_s(far).or_else(|| printed.last_first())
}

/// The columns of a block as the heads right over them name them, or those of one row among the words `above` the first row, which begins at `first`; None
/// where these are the form's in its order, or do not tell.
fn over_columns(printed: &Printed, above: &[Atom], first: usize) -> Option<Named> {
    let count = printed.heads.len();
    let has_sums = !printed.groups.is_empty();
    let over = |rows: &[Row]| {
        let begin = place(printed.context.document, printed.units.first()?.1.slots.first()?.span)?.0;
        // A cell of the first row may stand beside its column.
        rows.iter().take(2).find_map(|r| heads_over(printed.context.document, begin, r.1, has_sums))
    };
    let wide = |width: usize| Some(printed.wide(width)).filter(|rows| printed.are_most(rows));
    let right_over = (count..=count + MOST_OTHERS).rev().find_map(|width| wide(width).and_then(|rows| Some((over(&rows)?, rows))));
    let (spans, rows) = right_over.or_else(|| {
        let spans = printed.in_one_row(above, first)?;
        let rows = wide(spans.len())?;
        Some((spans, rows))
    })?;
    let width = spans.len();
    let of_spans: Vec<Option<usize>> = spans.iter().map(|s| printed.column(s)).collect();
    // A head and figures that stand in each of the columns which their merged cells covered are one column's.
    let filled = |i: usize| {
        let alike = |(_, slots): &Row| slots[i].content == slots[i - 1].content;
        i > 0 && of_spans[i].is_some() && of_spans[i] == of_spans[i - 1] && rows.len() == printed.units.len() && rows.iter().all(alike)
    };
    let mut columns: Vec<Option<usize>> = (0..width).map(|i| of_spans[i].filter(|_| !filled(i))).collect();
    if has_sums {
        name_others(printed, &spans, &mut columns);
    }
    let known = columns.iter().flatten().count();
    let sorted = columns.iter().flatten().is_sorted();
    let all = || (0..count).map(Some).collect::<Vec<_>>();
    // Over each column stands its own head, not that of its group.
    let of_group = width >= count && spans.iter().any(|s| printed.is_group(s));
    if known == 0 || of_group || (0..count).any(|c| columns.iter().filter(|n| **n == Some(c)).count() > 1) {
        return None;
    }
    let mut unsure = Vec::new();
    if width < count {
        // One column less, the others in their order, is a column that is lacking.
        if known == width && (width < 2 || sorted && width + 1 == count) || known < width && (!has_sums || width < FEW) {
            return None;
        }
        if known < width && !total_told(&rows, &mut columns, count) {
            // One column may be lacking, and a head worn.
            if known < 2 || known + 1 == width && width + 1 == count {
                return None;
            }
            (columns, unsure) = (all(), (0..count).collect());
        }
    } else if width > count {
        if known < count || has_sums && printed.holding(&rows, &columns) * 2 < rows.len() {
            return None;
        }
    } else {
        let in_place = columns.iter().enumerate().all(|(i, c)| c.is_none_or(|c| c == i));
        if in_place || known < count && !has_sums {
            return None;
        }
        // What bears another name is told by its place, or as the one that is left; of several that have moved nobody knows which is which.
        let left: Vec<usize> = (0..count).filter(|c| !columns.contains(&Some(*c))).collect();
        let mut moved = 0;
        for ((at, column), &next) in columns.iter_mut().enumerate().filter(|(_, c)| c.is_none()).zip(&left) {
            *column = Some(next);
            moved += usize::from(at != next);
        }
        if moved > 1 {
            unsure = left;
        }
        // A heading over some heads may be worn, and these stand in another order than their columns then: the sums tell.
        if has_sums && printed.holding(&rows, &columns) < printed.holding(&rows, &all()) {
            return None;
        }
    }
    let none = |&i: &usize| unsure.is_empty() && of_spans[i].is_none() && columns[i].is_none() && !printed.is_group(&spans[i]);
    let others = (0..width).filter(none).map(|i| spans[i]).collect();
    Some(Named { columns, others, unsure })
}

/// The row of a cell, and its column.
pub fn place(document: &Document, span: Span) -> Option<(usize, u32)> {
    let row = document.rows.partition_point(|r| r.cells.first().is_none_or(|c| c.span.start <= span.start)).checked_sub(1)?;
    Some((row, document.rows[row].cells.iter().find(|c| c.span == span)?.column))
}

/// The head over each of `slots`: the words that stand next above row `first` in its column, no figures between. Tabs may have gone astray: between them
/// there must be sums that bear the heads out.
pub fn heads_over(document: &Document, first: usize, slots: &[Slot], has_sums: bool) -> Option<Vec<Span>> {
    let kind = document.rows[first].kind;
    let is_figure = |c: &Cell| matches!(number::read(document.slice(c.span)), Content::Figure(_));
    let above = || document.rows[..first].iter().rev().take(HEADS).take_while(|r| r.kind == kind && !r.cells.iter().any(is_figure));
    // Those of a row that was turned stand in several.
    let (row, begins) = place(document, slots.first()?.span)?;
    let over = |slot: &Slot| {
        let column = place(document, slot.span).filter(|p| p.0 == row)?.1;
        above().flat_map(|r| &r.cells).find(|c| c.column == column && c.span.start < c.span.end).map(|c| c.span)
    };
    // Below its label a line of figures begins where the corner of the heads does.
    let own = matches!(kind, RowKind::Grid(_)) || kind == RowKind::Separated && has_sums && begins > 0;
    own.then(|| slots.iter().map(over).collect())?
}

/// Gives those heads that are none of the form's the column whose name they shorten ("企业", "社会组织"), where there is but one; or lengthen, where there
/// are as many as the form has.
fn name_others(printed: &Printed, spans: &[Span], columns: &mut [Option<usize>]) {
    let within = |short: &[char], long: &[char]| {
        let mut rest = long.iter();
        short.len() > 1 && short.iter().all(|c| rest.any(|l| l == c))
    };
    for (at, span) in spans.iter().enumerate().filter(|(at, _)| columns[*at].is_none()).collect::<Vec<_>>() {
        let words = fold_text(printed.context.document.slice(*span));
        let mut like = (0..printed.heads.len())
            .filter(|&c| within(&words, &printed.heads[c]) || columns.len() == printed.heads.len() && within(&printed.heads[c], &words));
        columns[at] = like.next().filter(|c| like.next().is_none() && !columns.contains(&Some(*c)));
    }
}

/// Whether one of fewer columns than the form's is the total, by its name or as the last one: what all others add up to.
fn total_told(rows: &[Row], columns: &mut [Option<usize>], count: usize) -> bool {
    let last = columns.len() - 1;
    let total = columns.iter().position(|c| *c == Some(count - 1)).unwrap_or(last);
    let holds = |(_, slots): &&Row| {
        let sum: Decimal = slots.iter().filter_map(|s| s.content.value()).sum();
        slots[total].content.value().is_some_and(|own| sum == own + own)
    };
    let told = columns[total].is_none_or(|c| c + 1 == count) && rows.iter().filter(holds).count() * 4 >= rows.len() * 3;
    if told {
        columns[total] = Some(count - 1);
    }
    told
}
