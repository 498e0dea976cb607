//! The columns of a block as they are printed, where these are not just the form's in the form's order: in another order, or some beside them.
//!
//! In: the rows found of a block, and the words above them. Out: for each printed column which of the block's it is, and the heads of those that are none.

use super::fold::{contains, fold_text};
use super::placing::RowToPlace;
use super::prepared::PreparedTable;
use super::rows::Found;
use super::stream::{Atom, Context, Slot, Unit};
use crate::document::RowKind;
use crate::form::TableForm;
use crate::number::Content;
use crate::place::Span;

/// The heads of a whole table, with what stands in its corner, are looked for in so many characters before its rows.
pub const TABLE_HEADS: usize = 160;
/// Fewer columns or rows than this do not tell that a column is lacking, or that there is another.
pub const TELLING: usize = 4;
/// No more columns of its own stand in a table beside those of the form.
const MOST_OTHERS: usize = 3;

/// The columns of a block as they are printed.
pub struct Named {
    /// For each which of the block's it is; None: none of them.
    pub columns: Vec<Option<usize>>,
    /// The heads of those that are none of them.
    pub others: Vec<Span>,
}

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
    let Some(above) = [near, far].into_iter().find(|above| above.iter().any(is_head)) else { return printed.total_alone(near) };
    printed
        .total_alone(near)
        .or_else(|| printed.in_one_row(above, first))
        .or_else(|| printed.beside_the_form_s(far))
        .or_else(|| printed.last_first())
}

/// What is printed of a block.
struct Printed<'c> {
    context: Context<'c>,
    table: &'c TableForm,
    /// The heads of the block's columns, and of its groups of columns.
    heads: &'c [Vec<char>],
    groups: Vec<Vec<char>>,
    /// The first cell of each row and its figures.
    units: Vec<(usize, &'c Unit)>,
}

/// The first cell of a row, and its slots.
type Row<'c> = (usize, &'c [Slot]);

impl<'c> Printed<'c> {
    /// The column that is headed so.
    fn column(&self, head: &Span) -> Option<usize> {
        let words = fold_text(self.context.document.slice(*head).split(['（', '(']).next().unwrap_or_default());
        self.heads.iter().position(|h| *h == words)
    }

    /// The rows that have so many slots, and none but blank ones before and behind them.
    fn wide(&self, width: usize) -> Vec<Row<'c>> {
        let own = |&(start, unit): &(usize, &'c Unit)| {
            let filled = |slot: &Slot| slot.content != Content::Blank;
            let ends = (unit.slots.iter().position(filled), unit.slots.iter().rposition(filled));
            let (first, last) = (ends.0.unwrap_or_default(), ends.1.unwrap_or_default());
            let from = (last + 1).saturating_sub(width);
            (from == first.min(unit.slots.len().checked_sub(width)?)).then(|| (start, &unit.slots[from..from + width]))
        };
        self.units.iter().filter_map(own).collect()
    }

    /// Whether these are three rows in four.
    fn are_most(&self, rows: &[Row]) -> bool {
        rows.len() * 4 >= self.units.len() * 3
    }

    /// In how many rows the sums hold if the columns are these.
    fn holding(&self, rows: &[Row], columns: &[Option<usize>]) -> usize {
        let holds = |(start, slots): &&Row| {
            let cells: Vec<Option<usize>> = columns.iter().map(|c| c.map(|c| start + c)).collect();
            let kind = RowKind::Separated;
            RowToPlace { slots, kind, table: self.table, cells: &cells, heads: None, ways: &[] }.adds_up() == Some(true)
        };
        rows.iter().filter(holds).count()
    }

    /// The total of each row alone, where every row has one figure and the words `above` name no other column.
    fn total_alone(&self, above: &[Atom]) -> Option<Named> {
        /// Fewer rows may lack the others by a slip.
        const ROWS: usize = 8;
        let total = self.heads.len().checked_sub(1).filter(|&last| last >= TELLING && self.table.blocks[0].columns[last].total)?;
        let other = |a: &Atom| self.column(&a.span).is_some_and(|c| c != total);
        // Figures that ran together are several.
        let digits = |unit: &Unit| self.context.document.slice(unit.span()).bytes().filter(u8::is_ascii_digit).count();
        let one = |row: &(usize, &Unit)| row.1.slots.len() == 1 && digits(row.1) < self.heads.len();
        (self.units.len() >= ROWS && self.units.iter().all(one) && !above.iter().any(other))
            .then(|| Named { columns: vec![Some(total)], others: Vec::new() })
    }

    /// The columns as a row of heads among the words `above` the first row, which begins at `first`, names them.
    fn in_one_row(&self, above: &[Atom], first: usize) -> Option<Named> {
        let (context, heads) = (self.context, self.heads);
        let head = above.iter().rfind(|a| self.column(&a.span).is_some())?.span;
        let row = context.document.rows.iter().find(|r| r.cells.iter().any(|c| c.span == head))?;
        // A head that is blank tells nothing.
        let is_blank = |s: &Span| s.start == s.end;
        let spans: Vec<Span> = match row.kind {
            RowKind::Paragraph => above.iter().map(|a| a.span).filter(|s| self.column(s).is_some()).collect(),
            _ => row.cells.iter().map(|c| c.span).skip_while(|s| self.column(s).is_none()).collect(),
        };
        let width = spans.iter().rposition(|s| !is_blank(s))? + 1;
        let spans = &spans[..width];
        if spans.iter().any(is_blank) {
            return None;
        }
        let rows = self.wide(width);
        let of_spans: Vec<Option<usize>> = spans.iter().map(|s| self.column(s)).collect();
        // A head and figures that stand in each of the columns which their merged cells covered are one column's.
        let filled = |i: usize| {
            let alike = |(_, slots): &Row| slots[i].content == slots[i - 1].content;
            i > 0 && of_spans[i].is_some() && of_spans[i] == of_spans[i - 1] && rows.len() == self.units.len() && rows.iter().all(alike)
        };
        let mut columns: Vec<Option<usize>> = (0..width).map(|i| of_spans[i].filter(|_| !filled(i))).collect();
        // The one head that is none of them is that of the one column that is left, where the sums hold with it.
        let left: Vec<usize> = (0..heads.len()).filter(|c| !columns.contains(&Some(*c))).collect();
        if let ([left], true, Some(at)) = (&left[..], width == heads.len(), columns.iter().position(Option::is_none)) {
            columns[at] = Some(*left);
            if self.holding(&rows, &columns) * 4 < rows.len() * 3 {
                return None;
            }
        }
        let once = |c: usize| columns.iter().filter(|n| **n == Some(c)).count() <= 1;
        // Heads in several rows stand in another order than their columns.
        let words = &context.stream.chars[above.first()?.start..first];
        let grouped = self.groups.iter().any(|group| contains(words, group));
        let own = columns.iter().enumerate().all(|(i, c)| *c == Some(i)) && width == heads.len();
        // One column less, the others in their order, is a column that is lacking.
        let lacking = width + 1 == heads.len() && columns.iter().all(Option::is_some) && columns.is_sorted();
        // Other words may be a head that is worn.
        let told = columns.iter().flatten().count();
        // The head of a group may stand for all its columns ("自然人　法人或其他组织　总计").
        let is_group = |s: &Span| self.groups.iter().any(|group| *group == fold_text(context.document.slice(*s)));
        let group = (0..width).find(|&i| of_spans[i].is_none() && is_group(&spans[i])).filter(|_| told + 1 == width && width > 2);
        let clear = told == heads.len() || told == width && width > 1 || group.is_some();
        if !clear || !(0..heads.len()).all(once) || grouped && group.is_none() || !self.are_most(&rows) || own || lacking {
            return None;
        }
        // A heading over some heads may be worn, and these stand in another order than their columns then: the sums tell.
        let own: Vec<Option<usize>> = (0..width).map(Some).collect();
        if width == heads.len() && !self.groups.is_empty() && self.holding(&rows, &columns) < self.holding(&rows, &own) {
            return None;
        }
        let others = spans.iter().copied().zip(of_spans).filter(|(span, column)| column.is_none() && !is_group(span)).map(|(span, _)| span);
        let others = others.collect();
        Some(Named { columns, others })
    }

    /// The last column of the form before all others, as the rows' sums tell ("合计 | 自然人 | 商业企业 | …"): in the form's order they do not hold.
    fn last_first(&self) -> Option<Named> {
        let count = self.heads.len();
        let rows = self.wide(count);
        let turned: Vec<Option<usize>> = (0..count).map(|c| Some((c + count - 1) % count)).collect();
        let own: Vec<Option<usize>> = (0..count).map(Some).collect();
        let [turned_breaks, own_breaks] = [&turned, &own].map(|columns| rows.len() - self.holding(&rows, columns));
        (count >= TELLING && own_breaks > 1 && turned_breaks * TELLING <= own_breaks && self.are_most(&rows))
            .then(|| Named { columns: turned, others: Vec::new() })
    }

    /// The columns of the form in its order, and some beside them, where the rows' sums tell their place and the words `above` have heads for them.
    fn beside_the_form_s(&self, above: &[Atom]) -> Option<Named> {
        let count = self.heads.len();
        let wide = |more: &usize| {
            let rows = self.wide(count + more);
            rows.len() >= TELLING && self.are_most(&rows)
        };
        let more = (1..=MOST_OTHERS).find(wide)?;
        let rows = self.wide(count + more);
        let with = |place: usize, c: usize| if c < place { Some(c) } else { c.checked_sub(place + more).map(|c| place + c) };
        let all: Vec<Vec<Option<usize>>> = (0..=count).map(|place| (0..count + more).map(|c| with(place, c)).collect()).collect();
        let held: Vec<usize> = all.iter().map(|columns| self.holding(&rows, columns)).collect();
        let most = held.iter().copied().max().filter(|most| most * 4 >= rows.len() * 3)?;
        // Where the sums hold with columns that are blank, these are the ones.
        let is_blank = |place: usize| rows.iter().all(|(_, slots)| slots[place..place + more].iter().all(|s| s.content == Content::Blank));
        if (0..=count).any(|place| held[place] == most && is_blank(place)) {
            return None;
        }
        let fits = (0..=count).filter(|&place| held[place] == most);
        let mut places = fits.filter_map(|place| Some((place, self.others_at(above, place, more)?)));
        let (place, others) = places.next()?;
        // Another place may not give other figures.
        let same = |other: &[Option<usize>]| {
            rows.iter().all(|(_, slots)| {
                let value = |columns: &[Option<usize>], c: usize| {
                    columns.iter().position(|n| *n == Some(c)).and_then(|slot| slots[slot].content.value()).unwrap_or_default()
                };
                (0..count).all(|c| value(other, c) == value(&all[place], c))
            })
        };
        places.all(|(other, _)| same(&all[other])).then(|| Named { columns: all[place].clone(), others })
    }

    /// So many heads of none of the form's columns, right behind one of them or before, where they would stand at `place`; blank cells may stand between
    /// heads in several rows.
    fn others_at(&self, above: &[Atom], place: usize, more: usize) -> Option<Vec<Span>> {
        let stream = self.context.stream;
        let is_other = |a: &Atom| {
            let words = &stream.chars[a.start..a.end];
            self.column(&a.span).is_none() && !self.groups.iter().any(|group| group == words)
        };
        let spans = |atoms: &[Atom]| atoms.iter().map(|a| a.span).collect::<Vec<Span>>();
        let among = |at: usize| above.get(at..at + more).filter(|atoms| atoms.iter().all(is_other)).map(spans);
        // Words behind a total may have been taken for what stands in place of figures.
        let behind = |end: usize| {
            let unit = stream.units.get(stream.units.partition_point(|u| u.at < end)).filter(|u| u.at == end)?;
            let words: Vec<Span> = unit.slots.iter().filter(|s| s.content == Content::Text).map(|s| s.span).collect();
            (words.len() == more).then_some(words)
        };
        (0..above.len()).find_map(|at| match self.column(&above[at].span)? {
            head if head + 1 == place => behind(above[at].end).or_else(|| among(at + 1)),
            head if head == place && place > 0 => among(at.checked_sub(more)?),
            _ => None,
        })
    }
}
