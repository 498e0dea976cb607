//! Pages without drawn tables → text whose columns stand where they stand on the page, and the true place of each character.

use super::lines::lines;
use super::page::Glyph;
use super::wrapped::{GAP, HAIR, Piece, mended};
use crate::place::Span;

/// Text written in all, in bytes: characters far apart are set off by blanks.
pub const MAX_TEXT: usize = 8 << 20;

/// Text whose columns stand where they stand on the page, page after page.
#[derive(Default)]
pub struct Aligned {
    pub text: String,
    /// For each character as it is written: its first byte in the text, and its edges on the page, in points.
    places: Vec<(usize, f32, f32)>,
    /// The sizes of type, in points.
    sizes: Vec<f32>,
}

impl Aligned {
    /// Adds a page: half a character's width is one blank.
    pub fn page(&mut self, glyphs: Vec<Glyph>) {
        let mut sizes: Vec<f32> = glyphs.iter().map(|g| g.size).filter(|s| *s > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(10.0);
        self.sizes.push(size);
        for line in mended(lines(glyphs)) {
            if self.text.len() > MAX_TEXT {
                return;
            }
            self.line(&line, size / 2.0);
        }
        self.text.push('\n');
    }

    fn line(&mut self, line: &[Piece], unit: f32) {
        let mut column = 0usize;
        let mut edge = f32::MIN;
        for piece in line {
            let wanted = ((piece.left / unit).max(0.0) as usize).min(400);
            let is_near = piece.left - edge <= unit * 2.0 * GAP;
            let blanks = if is_near { 1 } else { wanted.saturating_sub(column).max(2 * column.min(1)) };
            edge = piece.right;
            self.text.push_str(&" ".repeat(blanks));
            column += blanks;
            let mut end = f32::MAX;
            for glyph in &piece.glyphs {
                if glyph.left - end > glyph.size * HAIR {
                    self.text.push(' ');
                    column += 1;
                }
                self.places.push((self.text.len(), glyph.left, glyph.right));
                self.text.push_str(&glyph.text);
                column += glyph.text.chars().map(|c| if (c as u32) < 0x1100 { 1 } else { 2 }).sum::<usize>();
                end = glyph.right;
            }
        }
        self.text.push('\n');
    }

    /// Where the edges of what stands from one byte of the text to another are on the pages, in half characters.
    pub fn edges(&self) -> impl Fn(Span) -> Option<(f32, f32)> {
        let unit = self.sizes.iter().copied().reduce(f32::max).unwrap_or(10.0) / 2.0;
        move |span: Span| {
            let first = self.places.partition_point(|place| place.0 < span.start);
            let last = self.places.partition_point(|place| place.0 < span.end);
            let own = self.places.get(first..last).filter(|own| !own.is_empty())?;
            let edges = own.iter().fold((f32::MAX, f32::MIN), |(left, right), place| (left.min(place.1), right.max(place.2)));
            Some((edges.0 / unit, edges.1 / unit))
        }
    }
}
