//! A page printed in two columns: where they part, and in which order what stands on it is read.
//!
//! In: the characters outside the tables of a page, and the tables. Out: for each place on it a key by which what stands there is put in order: above
//! and below the lines that reach over both columns, the left one before the right one.

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

/// How a page is read.
#[derive(Default)]
pub struct Columns {
    /// Where the columns part; none where there is one alone.
    middle: Option<f32>,
    /// The base lines of what reaches over both.
    across: Vec<f32>,
}

impl Columns {
    /// Finds the columns of a page: its tables stand beside where they part, most often in its middle.
    pub fn of(outside: &[Glyph], grids: &[Grid]) -> Columns {
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
            .unwrap_or_default()
    }

    fn parted_at(middle: f32, outside: &[Glyph], grids: &[Grid]) -> Option<Columns> {
        if grids.iter().map(Grid::sides).any(|[left, right]| left < middle && middle < right) {
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
        let left = outside.iter().filter(|g| g.right < middle).count() as f32;
        let right = outside.iter().filter(|g| g.left > middle).count() as f32;
        across.sort_by(f32::total_cmp);
        // A column of text, or of tables with little beside them.
        let has = |count: f32, is_here: &dyn Fn([f32; 2]) -> bool| count > least || grids.iter().any(|g| is_here(g.sides()));
        let filled = has(left, &|[_, right]| right < middle) && has(right, &|[left, _]| left > middle) && left.max(right) > least;
        (filled && left + right > 0.0).then_some(Columns { middle: Some(middle), across })
    }

    /// The characters of either column, and those of each line that reaches over both.
    pub fn part(&self, glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
        let Some(middle) = self.middle else { return vec![glyphs] };
        let mut parts: Vec<Vec<Glyph>> = (0..self.across.len() + 2).map(|_| Vec::new()).collect();
        for glyph in glyphs {
            let across = self.across.iter().position(|base| (glyph.base - base).abs() < glyph.size);
            parts[across.map_or(usize::from(glyph.left > middle), |line| line + 2)].push(glyph);
        }
        parts
    }

    /// The key of what begins at this height, and stands at this place along the line.
    pub fn key(&self, top: f32, at: f32) -> (usize, usize, i64) {
        let above = self.across.iter().filter(|base| **base < top + ROOM).count();
        let column = self.middle.map_or(0, |middle| 1 + usize::from(at > middle));
        let is_across = self.across.iter().any(|base| (base - top).abs() < 1.0);
        (above, if is_across { 0 } else { column }, (top * 100.0) as i64)
    }
}
