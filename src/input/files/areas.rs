//! Tables that stand side by side on a sheet → one after the other.
//!
//! In: the cells of a sheet that are shown. Out: the same in areas, each to be read as a table of its own: where a column with nothing in it parts two
//! tables that both have words and figures of their own.

use std::collections::{BTreeMap, HashMap};

use super::cell::{SheetCell, Value};
use crate::number::{self, Content};

/// What stands between two columns with nothing in them.
struct Strip {
    last: u32,
    /// How many rows begin with words, and how many with a figure.
    words: usize,
    figures: usize,
    has_figures: bool,
    last_row: u32,
}

/// The areas of a sheet whose cells are `cells`, in order; `merged` says what they cover.
pub fn areas(cells: Vec<SheetCell>, merged: &HashMap<(u32, u32), (u32, u32)>) -> Vec<Vec<SheetCell>> {
    let strips = strips(&cells, merged);
    let is_table = |s: &Strip| s.has_figures && s.words > 0 && s.words >= s.figures;
    if strips.len() < 2 || !strips.iter().all(is_table) {
        return vec![cells];
    }
    // What stands below all tables but the first follows them.
    let below = strips[1..].iter().map(|s| s.last_row).max().unwrap_or(0);
    let mut areas: Vec<Vec<SheetCell>> = (0..=strips.len()).map(|_| Vec::new()).collect();
    for cell in cells {
        let strip = strips.partition_point(|s| s.last < cell.column);
        areas[if cell.row > below { strips.len() } else { strip }].push(cell);
    }
    areas
}

/// What stands between the columns that hold and cover nothing.
fn strips(cells: &[SheetCell], merged: &HashMap<(u32, u32), (u32, u32)>) -> Vec<Strip> {
    let end = |c: &SheetCell| merged.get(&(c.row, c.column)).map_or(c.column, |to| to.1.max(c.column));
    let mut covered: Vec<(u32, u32)> = cells.iter().map(|c| (c.column, end(c))).collect();
    covered.sort_unstable();
    let mut strips: Vec<Strip> = Vec::new();
    for (first, last) in covered {
        match strips.last_mut() {
            Some(strip) if first <= strip.last + 1 => strip.last = strip.last.max(last),
            _ => strips.push(Strip { last, words: 0, figures: 0, has_figures: false, last_row: 0 }),
        }
    }
    // The first cell of each row of a strip.
    let mut begin: BTreeMap<(usize, u32), (u32, bool)> = BTreeMap::new();
    for cell in cells {
        let at = strips.partition_point(|s| s.last < cell.column);
        let is_figure = match &cell.value {
            Value::Text(text) => number::read(text) != Content::Text,
            _ => true,
        };
        strips[at].has_figures |= is_figure;
        strips[at].last_row = strips[at].last_row.max(cell.row);
        let first = begin.entry((at, cell.row)).or_insert((cell.column, is_figure));
        *first = (*first).min((cell.column, is_figure));
    }
    for (&(at, _), &(_, is_figure)) in &begin {
        *(if is_figure { &mut strips[at].figures } else { &mut strips[at].words }) += 1;
    }
    strips
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell((row, column): (u32, u32), text: &str) -> SheetCell {
        let value = text.parse().map_or(Value::Text(text.into()), Value::Number);
        SheetCell { row, column, value }
    }

    fn told(cells: &[((u32, u32), &str)]) -> Vec<usize> {
        areas(cells.iter().map(|&(at, text)| cell(at, text)).collect(), &HashMap::new()).iter().map(Vec::len).collect()
    }

    #[test]
    fn tables_side_by_side_follow_each_other() {
        let left = [((0, 0), "规章"), ((0, 1), "2"), ((1, 0), "行政许可"), ((1, 1), "7")];
        let right = [((0, 3), "新收"), ((0, 4), "5"), ((1, 3), "结转"), ((1, 4), "1")];
        let below = [((5, 0), "五、问题")];
        assert_eq!(told(&[&left[..], &right, &below].concat()), [4, 4, 1]);
        // Figures set off from their labels by a blank column are of one table.
        assert_eq!(told(&[((0, 0), "规章"), ((0, 2), "2"), ((1, 0), "行政许可"), ((1, 2), "7")]), [4]);
        // So are remarks.
        assert_eq!(told(&[&left[..], &[((0, 3), "注")]].concat()), [5]);
    }
}
