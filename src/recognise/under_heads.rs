//! A table whose rows stand side by side in the form, where cells have columns: each figure is told by its head and the label of its row, be they above it
//! or beside it, whatever is blank.
//!
//! In: the rows of grids, and of lines that tabs and the like part. Out: a slot for each cell of the table, in the form's order.

use super::fold::{contains, fold_text};
use super::prepared::PreparedTable;
use super::row_to_place::RowToPlace;
use super::stream::{Context, Slot, Unit};
use crate::document::{Cell, Row, RowKind};
use crate::number::{self, Content};
use crate::ordered::Ordered;

/// Beside a label or a head its cell holds no more characters than this.
const OTHER_WORDS: usize = 12;
/// A longer cell is no label, in bytes.
const LONGEST: usize = 200;
/// So many labels and heads are remembered.
const MOST: usize = 64;

/// A label of a row, a head of a column, or both.
#[derive(Clone, Copy)]
struct Name {
    column: u32,
    row: Option<usize>,
    head: Option<usize>,
}

/// The figures of the table, where each of its cells is told.
pub fn find(context: Context, table: &PreparedTable) -> Option<Unit> {
    let document = context.document;
    let heads = table.heads.first()?;
    let labels: Vec<Vec<char>> = table.table.rows().map(|(_, _, row)| fold_text(&row.label)).collect();
    let name = |cell: &Cell| {
        let words = fold_text(Some(document.slice(cell.span)).filter(|t| t.len() < LONGEST)?);
        let row = labels.iter().position(|label| contains(&words, label));
        let head = heads.iter().position(|head| words.ends_with(head));
        let known = row.map_or(0, |r| labels[r].len()) + head.map_or(0, |h| heads[h].len());
        (known > 0 && words.len() <= known + OTHER_WORDS).then_some(Name { column: cell.column, row, head })
    };
    let mut slots: Vec<Option<Slot>> = vec![None; table.table.cells.len()];
    let mut names: Vec<Name> = Vec::new();
    let mut kind = RowKind::Paragraph;
    for row in &document.rows {
        let keeps_columns = matches!(row.kind, RowKind::Grid(_) | RowKind::Separated);
        let own: Vec<Name> = row.cells.iter().filter(|_| keeps_columns).filter_map(name).collect();
        let ends = !keeps_columns || row.kind != kind || own.is_empty() && !slots.iter().flatten().all(is_blank);
        if ends && slots.iter().all(Option::is_some) {
            break;
        }
        if !keeps_columns {
            continue;
        }
        if row.kind != kind {
            kind = row.kind;
            names.clear();
            slots.fill(None);
        }
        names.drain(..names.len().saturating_sub(MOST));
        names.extend(&own);
        let told: Vec<(usize, Slot)> = cells(row, &own, &names, heads.len())
            .into_iter()
            .map(|(r, head, cell)| {
                let content = cell.map_or(Content::Blank, |c| number::read(document.slice(c.span)));
                let end = row.cells.last().map_or(0, |c| c.span.end);
                let slot = cell.map_or(Slot::blank(end), |c| Slot { content, span: c.span, column: Some(c.column), edges: None });
                (r * heads.len() + head, slot)
            })
            .collect();
        // Words alone are no figures, and two of a cell are told by something else.
        let words = told.iter().any(|t| t.1.content == Content::Text) && !told.iter().any(|t| matches!(t.1.content, Content::Figure(_)));
        let twice = told.iter().enumerate().any(|(i, t)| told[..i].iter().any(|other| other.0 == t.0));
        if words || twice {
            continue;
        }
        if told.iter().any(|t| slots[t.0].as_ref().is_some_and(|s| !is_blank(s))) {
            slots.fill(None);
        }
        told.into_iter().for_each(|(at, slot)| slots[at] = Some(slot));
    }
    let slots: Vec<Slot> = slots.into_iter().collect::<Option<_>>()?;
    let filled = slots.iter().filter(|s| !is_blank(s)).count();
    // What is not there may be lost, and of a line cut short what stands in between too.
    let cut = slots.iter().any(|s| s.column.is_none());
    let all: Vec<Option<usize>> = (0..slots.len()).map(Some).collect();
    let holds = || RowToPlace { slots: &slots, kind, table: table.table, cells: &all, heads: None, ways: &[] }.adds_up() == Some(true);
    let sure = !cut || filled > 0 && (holds() || filled > 1 && kind != RowKind::Separated);
    sure.then_some(Unit { from: 0, at: 0, slots, kind, leading: false, glued: false })
}

fn is_blank(slot: &Slot) -> bool {
    slot.content == Content::Blank
}

/// Which cells of the table those of a row are, each by its row and its column; None for one that is not there. `own` are the names in the row, `names` these
/// and those above.
fn cells<'r>(row: &'r Row, own: &[Name], names: &[Name], width: usize) -> Vec<(usize, usize, Option<&'r Cell>)> {
    let at = |column: u32| row.cells.iter().find(|c| c.column == column);
    // The label that stands over a column, right above its first.
    let over = |column: u32, from: u32| {
        let above = names.iter().filter(|n| n.row.is_some() && n.head.is_none() && (from..=column).contains(&n.column));
        above.max_by_key(|n| n.column).and_then(|n| n.row)
    };
    let heads: Vec<&Name> = own.iter().filter(|n| n.head.is_some()).collect();
    if let [name] = heads[..] {
        let head = name.head.unwrap_or_default();
        let behind = || row.cells.iter().filter(|c| c.column > name.column);
        let label = names.iter().rev().find(|n| n.row.is_some());
        if let Some(label) = label.filter(|l| l.column <= name.column) {
            let filled = behind().filter(|c| c.span.start < c.span.end).collect::<Vec<_>>();
            let single = if filled.len() > 1 { None } else { Some(filled.first().copied().or(behind().next())) };
            return label.row.zip(single).map(|(r, cell)| (r, head, cell)).into_iter().collect();
        }
        let mut columns: Vec<u32> = names.iter().filter(|n| n.row.is_some() && n.column > name.column).map(|n| n.column).collect();
        columns.extend(behind().filter(|c| c.span.start < c.span.end).map(|c| c.column));
        columns.order();
        columns.dedup();
        return columns.into_iter().filter_map(|c| Some((over(c, name.column + 1)?, head, at(c)))).collect();
    }
    if !heads.is_empty() {
        return Vec::new();
    }
    let label = own.first().filter(|_| own.len() == 1);
    let mut above: Vec<&Name> = Vec::new();
    for name in names.iter().rev().filter(|n| n.head.is_some()) {
        let known = |n: &&Name| if label.is_some() { n.head == name.head } else { n.column == name.column };
        if !above.iter().any(known) {
            above.push(name);
        }
    }
    // Beside a label stand all columns, or none is told.
    let of = |n: &&Name| Some((label.map_or(n.row, |l| l.row).or_else(|| over(n.column, 0))?, n.head?, at(n.column)));
    above.iter().filter(|_| label.is_none() || above.len() == width).filter_map(of).collect()
}
