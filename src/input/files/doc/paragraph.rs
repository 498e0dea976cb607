//! The properties of a paragraph that say where it stands: in which table, at a cell's or a row's end, and how that row is divided.

use super::runs::styled;
use super::sprm::{Modifiers, kind};
use super::{Extra, long, short};

/// No row has more cells ([MS-DOC] 2.9.323, TDefTableOperand, says 63; Word itself takes as many).
const MAX_CELLS: usize = 200;
/// Lists that point to longer ones are followed so often.
const STEPS: usize = 4;

/// How a cell goes with those beside it or above it ([MS-DOC] 2.9.318, TCGRF).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merge {
    /// It belongs to the cell on its left.
    pub left: bool,
    /// It belongs to the cell above.
    pub above: bool,
}

/// How a row is divided: the edges of its cells, in twentieths of a point, one more than there are cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    pub edges: Vec<i32>,
    pub cells: Vec<Merge>,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub style: u16,
    in_table: bool,
    depth: Option<i32>,
    /// Whether it ends a cell of a table within a table (that of others has a character of its own).
    pub ends_inner_cell: bool,
    /// Whether it ends a row, and is no text itself.
    pub ends_row: bool,
    pub row: Shape,
}

impl Paragraph {
    /// Reads the list of a paragraph's own run, then what its piece changes.
    pub fn parse(list: &[u8], changes: &[u8], extra: &mut Extra) -> Paragraph {
        let (style, modifiers) = styled(list);
        let mut paragraph = Paragraph { style, ..Paragraph::default() };
        paragraph.apply(modifiers, extra, STEPS);
        paragraph.apply(changes, extra, 0);
        paragraph
    }

    /// In how many tables it stands, each within the next.
    pub fn depth(&self) -> usize {
        let depth = self.depth.filter(|&depth| depth > 0).unwrap_or(1) as usize;
        if self.in_table || self.depth.is_some_and(|depth| depth > 0) { depth } else { 0 }
    }

    fn apply(&mut self, modifiers: &[u8], extra: &mut Extra, steps: usize) {
        for (kind, operand) in Modifiers(modifiers) {
            if extra.is_exhausted() {
                return;
            }
            let is_on = operand.first().is_some_and(|&value| value != 0);
            match kind {
                kind::PARAGRAPH_STYLE => self.style = short(operand, 0).unwrap_or(0),
                kind::IN_TABLE => self.in_table = is_on,
                kind::ROW_END | kind::INNER_ROW_END => self.ends_row |= is_on,
                kind::INNER_CELL_END => self.ends_inner_cell = is_on,
                kind::DEPTH => self.depth = long(operand, 0).map(|depth| depth as i32),
                kind::DEPTH_CHANGE => {
                    let change = long(operand, 0).map_or(0, |change| change as i32);
                    self.depth = Some(self.depth.unwrap_or(i32::from(self.in_table)).saturating_add(change));
                }
                // A list too long for its page stands in the stream of data ([MS-DOC] 2.6.2, sprmPHugePapx; 2.9.209, PrcData).
                kind::HUGE | kind::HUGE_BEFORE | kind::TABLE_PROPERTIES if steps > 0 => {
                    if let Some(list) = long(operand, 0).and_then(|at| extra.list(at)) {
                        self.apply(&list, extra, steps - 1);
                    }
                }
                kind => self.row.apply(kind, operand),
            }
        }
    }
}

impl Shape {
    /// Applies a modifier of a row ([MS-DOC] 2.6.3); one that does not fit its cells changes nothing.
    fn apply(&mut self, kind: u16, operand: &[u8]) {
        let changed = match kind {
            kind::CELLS | kind::CELLS_IN_COMPATIBILITY => self.define(operand, if kind == kind::CELLS { 20 } else { 10 }),
            kind::MERGE_CELLS | kind::SPLIT_CELLS => self.merge(operand, kind == kind::MERGE_CELLS),
            kind::MERGE_DOWN => self.merge_down(operand),
            kind::DELETE_CELLS => self.delete(operand),
            kind::INSERT_CELLS => self.insert(operand),
            kind::CELL_WIDTH => self.widen(operand),
            _ => None,
        };
        changed.unwrap_or_default();
    }

    /// All cells anew ([MS-DOC] 2.9.323): how many, their edges, and for each `size` bytes of what it is like.
    fn define(&mut self, operand: &[u8], size: usize) -> Option<()> {
        let count = usize::from(*operand.first()?).min(MAX_CELLS);
        let edges = operand.get(1..1 + (count + 1) * 2)?.chunks_exact(2);
        self.edges = edges.map(|edge| i16::from_le_bytes([edge[0], edge[1]]).into()).collect();
        let likes = operand.get(1 + (count + 1) * 2..).unwrap_or_default();
        let merge = |i: usize| {
            let flags = short(likes, i * size).unwrap_or(0);
            Merge { left: flags & 2 != 0, above: flags & 0x60 == 0x20 }
        };
        self.cells = (0..count).map(merge).collect();
        Some(())
    }

    /// The cells from one number to before another.
    fn range(&self, operand: &[u8]) -> Option<std::ops::Range<usize>> {
        let (from, to) = (usize::from(*operand.first()?), usize::from(*operand.get(1)?).min(self.cells.len()));
        (from < to).then_some(from..to)
    }

    fn merge(&mut self, operand: &[u8], merge: bool) -> Option<()> {
        let range = self.range(operand)?;
        self.cells[range].iter_mut().enumerate().for_each(|(i, cell)| cell.left = merge && i > 0);
        Some(())
    }

    fn merge_down(&mut self, operand: &[u8]) -> Option<()> {
        let cell = self.cells.get_mut(usize::from(*operand.first()?))?;
        cell.above = *operand.get(1)? == 1;
        Some(())
    }

    fn delete(&mut self, operand: &[u8]) -> Option<()> {
        let range = self.range(operand)?;
        let width = self.edges.get(range.end)?.saturating_sub(*self.edges.get(range.start)?);
        self.cells.drain(range.clone());
        self.edges.drain(range.clone());
        self.edges[range.start..].iter_mut().for_each(|edge| *edge = edge.saturating_sub(width));
        Some(())
    }

    fn insert(&mut self, operand: &[u8]) -> Option<()> {
        let (at, count) = (usize::from(*operand.first()?), usize::from(*operand.get(1)?));
        let (at, width) = (at.min(self.cells.len()), i32::from(short(operand, 2)?));
        if self.edges.is_empty() || self.cells.len() + count > MAX_CELLS {
            return None;
        }
        let left = self.edges[at];
        self.edges[at + 1..].iter_mut().for_each(|edge| *edge = edge.saturating_add(width * count as i32));
        self.edges.splice(at + 1..at + 1, (1..=count as i32).map(|i| left.saturating_add(width * i)));
        self.cells.splice(at..at, std::iter::repeat_n(Merge::default(), count));
        Some(())
    }

    fn widen(&mut self, operand: &[u8]) -> Option<()> {
        let width = i32::from(short(operand, 2)?);
        for cell in self.range(operand)? {
            let change = width.saturating_sub(self.edges.get(cell + 1)?.saturating_sub(self.edges[cell]));
            self.edges[cell + 1..].iter_mut().for_each(|edge| *edge = edge.saturating_add(change));
        }
        Some(())
    }
}
