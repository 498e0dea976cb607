//! Characters of a page → lines, and paragraphs.

use super::page::Glyph;

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

/// Lines that reach as far as they may go on in the next: they are one paragraph. Each with the place of its first line, its base and its left.
pub fn paragraphs(run: Vec<(Vec<Glyph>, f32)>) -> Vec<([f32; 2], String)> {
    let mut found: Vec<([f32; 2], String)> = Vec::new();
    let mut goes_on = false;
    let all = run.into_iter().flat_map(|(glyphs, right)| lines(glyphs).into_iter().map(move |line| (line, right)));
    for (line, right) in all {
        let text = line_text(&line);
        match found.last_mut() {
            Some(last) if goes_on && !begins_anew(&text) => last.1.push_str(&text),
            _ => found.push(([line[0].base, line[0].left], text)),
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
