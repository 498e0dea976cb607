//! A page printed in two columns: where they part, and in which order what stands on it is read.
//!
//! In: the characters outside the tables of a page, and the tables. Out: for each place on it a key by which what stands there is put in order: above
//! and below the lines and tables that reach over both columns, the left one before the right one, and on into it.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::page::Glyph;

/// Between columns is more room than this to either side of the middle, in points.
const ROOM: f32 = 4.0;
/// Titles and the numbers of pages reach over both columns; of more such lines there are no columns.
const MOST_ACROSS: usize = 3;
/// So many places are tried: a page has no more tables.
const MOST_TRIED: usize = 24;
/// In either column stands so much of all characters.
const LEAST: f32 = 0.15;
/// Beside tables that reach over both, text alone tells the columns: so many lines of each.
const LINES: usize = 3;

/// How a page is read.
#[derive(Default)]
pub struct Columns {
    /// Where the columns part; none where there is one alone.
    middle: Option<f32>,
    /// The base lines of what reaches over both.
    across: Vec<f32>,
    /// The tops of the tables that do.
    tables: Vec<f32>,
    /// How far either column reaches to the right.
    right: [f32; 2],
}

impl Columns {
    /// Finds the columns of a page: its tables stand beside where they part, most often in its middle; or they part where those of the page `before` did.
    pub fn of(outside: &[Glyph], grids: &[Grid], before: &Columns) -> Columns {
        if grids.is_empty() {
            return Columns::default();
        }
        let edges = grids.iter().flat_map(|g| g.sides().into_iter().zip([-ROOM - 1.0, ROOM + 1.0])).map(|(edge, room)| edge + room);
        let sides = || outside.iter().flat_map(|g| [g.left, g.right]).chain(grids.iter().flat_map(Grid::sides));
        let centre = sides().fold(f32::MAX, f32::min) / 2.0 + sides().fold(f32::MIN, f32::max) / 2.0;
        std::iter::once(centre)
            .chain(edges)
            .take(MOST_TRIED)
            .filter_map(|middle| Columns::parted_at(middle, outside, grids))
            .next()
            .or_else(|| before.again(outside, grids))
            .unwrap_or_default()
    }

    /// The same columns on a page that has little text beside its tables, none of it between them.
    fn again(&self, outside: &[Glyph], grids: &[Grid]) -> Option<Columns> {
        let middle = self.middle.filter(|_| !self.tables.is_empty())?;
        let free = |g: &Glyph| g.right < middle - ROOM || g.left > middle + ROOM;
        if grids.iter().any(|grid| grid.sides()[0] > middle || grid.sides()[1] < middle) {
            return None;
        }
        let tables = grids.iter().map(Grid::top).collect();
        outside.iter().all(free).then_some(Columns { middle: Some(middle), across: Vec::new(), tables, right: self.right })
    }

    fn parted_at(middle: f32, outside: &[Glyph], grids: &[Grid]) -> Option<Columns> {
        let over = |grid: &&Grid| grid.sides()[0] < middle && middle < grid.sides()[1];
        let tables: Vec<f32> = grids.iter().filter(over).map(Grid::top).collect();
        if !tables.is_empty() && tables.len() < grids.len() {
            return None;
        }
        let mut across: Vec<f32> = Vec::new();
        for glyph in outside.iter().filter(|g| g.left < middle + ROOM && g.right > middle - ROOM) {
            if !across.iter().any(|base| (glyph.base - base).abs() < glyph.size) {
                across.push(glyph.base);
            }
            if across.len() > MOST_ACROSS {
                return None;
            }
        }
        let least = outside.len() as f32 * LEAST;
        let left = || outside.iter().filter(|g| g.right < middle);
        let right = || outside.iter().filter(|g| g.left > middle);
        let most = [left().count() as f32, right().count() as f32];
        across.sort_by(f32::total_cmp);
        // A column of text, or of tables with little beside them.
        let has = |count: f32, is_here: &dyn Fn([f32; 2]) -> bool| count > least || grids.iter().any(|g| is_here(g.sides()));
        let filled = has(most[0], &|[_, right]| right < middle) && has(most[1], &|[left, _]| left > middle) && most[0].max(most[1]) > least;
        let own = |glyphs: &mut dyn Iterator<Item = &Glyph>| {
            let mut bases: Vec<f32> = glyphs.filter(|g| line_at(&across, g).is_none()).map(|g| g.base).collect();
            bases.sort_by(f32::total_cmp);
            bases.dedup_by(|a, b| (*a - *b).abs() < 1.0);
            bases.len() >= LINES
        };
        let told = tables.is_empty() || own(&mut left()) && own(&mut right());
        let ends = |glyphs: &mut dyn Iterator<Item = &Glyph>| {
            glyphs.filter(|g| line_at(&across, g).is_none()).map(|g| g.right).fold(0.0, f32::max)
        };
        let right = [ends(&mut left()), ends(&mut right())];
        (filled && told).then_some(Columns { middle: Some(middle), across, tables, right })
    }

    /// The characters in runs that are read one behind the other, each with how far its lines may reach: the columns between two tables that reach over both
    /// go on into each other.
    pub fn part(&self, glyphs: Vec<Glyph>) -> Vec<Vec<(Vec<Glyph>, f32)>> {
        let Some(middle) = self.middle else {
            let right = glyphs.iter().map(|g| g.right).fold(0.0, f32::max);
            return vec![vec![(glyphs, right)]];
        };
        let mut runs: BTreeMap<(usize, usize), [Vec<Glyph>; 2]> = BTreeMap::new();
        for glyph in glyphs {
            let side = usize::from(glyph.left > middle);
            // Where tables stand in the columns, either goes on by itself.
            let run = match line_at(&self.across, &glyph) {
                Some(line) => (line, 2),
                None if self.tables.is_empty() => (0, side),
                None => (self.above(glyph.base), 0),
            };
            runs.entry(run).or_default()[if run.1 == 2 { 0 } else { side }].push(glyph);
        }
        let reach = |run: (usize, usize), side: usize| if run.1 == 2 { f32::MAX } else { self.right[side] };
        runs.into_iter().map(|(run, sides)| (0..).zip(sides).map(|(side, glyphs)| (glyphs, reach(run, side))).collect()).collect()
    }

    /// How many lines and tables that reach over both columns stand above this height.
    fn above(&self, top: f32) -> usize {
        let lines = self.across.iter().filter(|base| **base < top + ROOM).count();
        lines + self.tables.iter().filter(|table| **table <= top).count()
    }

    /// The key of what begins at this height, and stands at this place along the line.
    pub fn key(&self, top: f32, at: f32) -> (usize, usize, i64) {
        let above = self.above(top);
        let column = self.middle.map_or(0, |middle| 1 + usize::from(at > middle));
        let is_across = self.across.iter().chain(&self.tables).any(|base| (base - top).abs() < 1.0);
        (above, if is_across { 0 } else { column }, (top * 100.0) as i64)
    }
}

/// Which of these lines a character stands on.
fn line_at(across: &[f32], glyph: &Glyph) -> Option<usize> {
    across.iter().position(|base| (glyph.base - base).abs() < glyph.size)
}
