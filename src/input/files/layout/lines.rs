//! Characters of a page → lines, paragraphs, and text whose columns stand where they stand on the page.

use super::page::Glyph;
use super::wrapped::{GAP, HAIR, Piece, mended};
use crate::place::Span;

/// Text written in all, in bytes: characters far apart are set off by blanks.
pub const MAX_TEXT: usize = 8 << 20;

/// Glyphs as lines, from the top; within a line from the left.
pub fn lines(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if glyph.base - line[0].base < line[0].size.min(glyph.size) * 0.5 => line.push(glyph),
            _ => lines.push(vec![glyph]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    lines
}

/// The characters of a line; a gap is a blank.
pub fn line_text(line: &[Glyph]) -> String {
    let mut text = String::new();
    for (i, glyph) in line.iter().enumerate() {
        if i > 0 && glyph.left - line[i - 1].right > glyph.size * 0.3 {
            text.push(' ');
        }
        text.push_str(&glyph.text);
    }
    text
}

/// Lines that fill the width go on in the next: they are one paragraph. Each with the place of its first line.
pub fn paragraphs(lines: Vec<Vec<Glyph>>) -> Vec<(f32, String)> {
    let right = lines.iter().filter_map(|l| l.last().map(|g| g.right)).fold(0.0, f32::max);
    let mut found: Vec<(f32, String)> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let text = line_text(&line);
        match found.last_mut() {
            Some(last) if goes_on && !begins_anew(&text) => last.1.push_str(&text),
            _ => found.push((line[0].base, text)),
        }
        let last = line.last().expect("a line has characters");
        goes_on = right - last.right < last.size * 2.5;
    }
    found
}

/// Whether a line is numbered as headings and items are.
pub fn begins_anew(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('（' | '(' | '第') => true,
        Some(c) => {
            (c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) && chars.next().is_some_and(|d| matches!(d, '、' | '.' | '．'))
        }
        None => false,
    }
}

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
