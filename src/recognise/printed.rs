//! The columns of a block as they are printed, where these are not just the form's in the form's order: in another order, or some beside them.
//!
//! In: the rows found of a block, and the words above them. Out: for each printed column which of the block's it is, and the heads of those that are none.

use super::fold::{contains, fold_text};
use super::placing::RowToPlace;
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
pub const MOST_OTHERS: usize = 3;

/// The columns of a block as they are printed.
pub struct Named {
    /// For each which of the block's it is; None: none of them.
    pub columns: Vec<Option<usize>>,
    /// The heads of those that are none of them.
    pub others: Vec<Span>,
    /// Those of the block of which nobody knows whether they are among the printed ones, and where.
    pub unsure: Vec<usize>,
}

/// What is printed of a block.
pub struct Printed<'c> {
    pub context: Context<'c>,
    pub table: &'c TableForm,
    /// The heads of the block's columns, and of its groups of columns.
    pub heads: &'c [Vec<char>],
    pub groups: Vec<Vec<char>>,
    /// The first cell of each row and its figures.
    pub units: Vec<(usize, &'c Unit)>,
}

/// The first cell of a row, and its slots.
pub type Row<'c> = (usize, &'c [Slot]);

impl<'c> Printed<'c> {
    /// The column that is headed so.
    pub fn column(&self, head: &Span) -> Option<usize> {
        let words = fold_text(self.context.document.slice(*head).split(['（', '(']).next().unwrap_or_default());
        self.heads.iter().position(|h| *h == words)
    }

    /// Whether the head of a group of columns stands there.
    pub fn is_group(&self, head: &Span) -> bool {
        self.groups.iter().any(|group| *group == fold_text(self.context.document.slice(*head)))
    }

    /// The rows that have so many slots, and none but blank ones before and behind them.
    pub fn wide(&self, width: usize) -> Vec<Row<'c>> {
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
    pub fn are_most(&self, rows: &[Row]) -> bool {
        rows.len() * 4 >= self.units.len() * 3
    }

    /// In how many rows the sums hold if the columns are these.
    pub fn holding(&self, rows: &[Row], columns: &[Option<usize>]) -> usize {
        let holds = |(start, slots): &&Row| {
            let cells: Vec<Option<usize>> = columns.iter().map(|c| c.map(|c| start + c)).collect();
            let kind = RowKind::Separated;
            RowToPlace { slots, kind, table: self.table, cells: &cells, heads: None, ways: &[] }.adds_up() == Some(true)
        };
        rows.iter().filter(holds).count()
    }

    /// The total of each row alone, where every row has one figure and the words `above` name no other column.
    pub fn total_alone(&self, above: &[Atom]) -> Option<Named> {
        /// Fewer rows may lack the others by a slip.
        const ROWS: usize = 8;
        let total = self.heads.len().checked_sub(1).filter(|&last| last >= TELLING && self.table.blocks[0].columns[last].total)?;
        let other = |a: &Atom| self.heads[..total].iter().any(|head| self.context.stream.chars[a.start..a.end].ends_with(head));
        // Figures that ran together are several.
        let digits = |unit: &Unit| self.context.document.slice(unit.span()).bytes().filter(u8::is_ascii_digit).count();
        let one = |row: &(usize, &Unit)| row.1.slots.len() == 1 && digits(row.1) < self.heads.len();
        (self.units.len() >= ROWS && self.units.iter().all(one) && !above.iter().any(other)).then(|| Named {
            columns: vec![Some(total)],
            others: Vec::new(),
            unsure: Vec::new(),
        })
    }

    /// The heads of one row among the words `above` the first row, which begins at `first`; or of two, where those of a group stand below its head.
    pub fn in_one_row(&self, above: &[Atom], first: usize) -> Option<Vec<Span>> {
        let context = self.context;
        let head = above.iter().rfind(|a| self.column(&a.span).is_some())?.span;
        let at = context.document.rows.iter().position(|r| r.cells.iter().any(|c| c.span == head))?;
        let row = &context.document.rows[at];
        // A head that is blank tells nothing.
        let is_blank = |s: &Span| s.start == s.end;
        let mut spans: Vec<Span> = match row.kind {
            RowKind::Paragraph => above.iter().map(|a| a.span).filter(|s| self.column(s).is_some()).collect(),
            _ => row.cells.iter().map(|c| c.span).skip_while(|s| self.column(s).is_none()).collect(),
        };
        spans.truncate(spans.iter().rposition(|s| !is_blank(s))? + 1);
        // Heads in several rows stand in another order than their columns.
        let words = &context.stream.chars[above.first()?.start..first];
        let grouped = self.groups.iter().any(|group| contains(words, group)) && !spans.iter().any(|s| self.is_group(s));
        if spans.iter().any(is_blank) {
            return None;
        }
        self.below_their_group(at, &spans).or((!grouped).then_some(spans))
    }

    /// The heads of the row above, with `below` in place of the one that is none of the form's, their group's: where a copy keeps no merged cells they begin
    /// the line, whatever stands over them. Together they name every column once.
    fn below_their_group(&self, at: usize, below: &[Span]) -> Option<Vec<Span>> {
        let above = self.context.document.rows[..at].last().filter(|r| r.kind != RowKind::Paragraph)?;
        let upper: Vec<Span> = above.cells.iter().map(|c| c.span).filter(|s| s.start < s.end).collect();
        let group = upper.iter().position(|s| self.is_group(s)).or_else(|| upper.iter().rposition(|s| self.column(s).is_none()))?;
        let (before, behind) = (&upper[..group], &upper[group + 1..]);
        let own = before.iter().skip_while(|s| self.column(s).is_none());
        let spans: Vec<Span> = own.chain(below).chain(behind).copied().collect();
        let named = (0..self.heads.len()).all(|c| spans.iter().filter(|s| self.column(s) == Some(c)).count() == 1);
        named.then_some(spans)
    }

    /// The last column of the form before all others, as the rows' sums tell ("合计 | 自然人 | 商业企业 | …"): in the form's order they do not hold.
    pub fn last_first(&self) -> Option<Named> {
        let count = self.heads.len();
        let rows = self.wide(count);
        let turned: Vec<Option<usize>> = (0..count).map(|c| Some((c + count - 1) % count)).collect();
        let own: Vec<Option<usize>> = (0..count).map(Some).collect();
        let [turned_breaks, own_breaks] = [&turned, &own].map(|columns| rows.len() - self.holding(&rows, columns));
        (count >= TELLING && own_breaks > 1 && turned_breaks * TELLING <= own_breaks && self.are_most(&rows)).then(|| Named {
            columns: turned,
            others: Vec::new(),
            unsure: Vec::new(),
        })
    }

    /// The columns of the form in its order, and some beside them, where the rows' sums tell their place and the words `above` have heads for them.
    pub fn beside_the_form_s(&self, above: &[Atom]) -> Option<Named> {
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
        places.all(|(other, _)| same(&all[other])).then(|| Named { columns: all[place].clone(), others, unsure: Vec::new() })
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
