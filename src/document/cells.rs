//! A line cut into cells at its marks: where each begins and ends without what surrounds it.

use super::Cell;
use crate::number::is_space;
use crate::place::Span;

/// The cells of `line`, which begins at byte `at` of its document, between the characters that `is_end` tells.
pub fn split_at(line: &str, at: usize, is_end: &mut dyn FnMut(usize, char) -> bool) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (i, c) in line.char_indices().chain([(line.len(), '\n')]) {
        if i == line.len() || is_end(i, c) {
            cells.push(Cell { span: trim(line, start, i, at), column: cells.len() as u32, edges: None });
            start = i + c.len_utf8();
        }
    }
    cells
}

/// Whether more than one blank stands between figures from byte `i` of `line` on: they are two ("58  0").
pub fn parts_figures(line: &str, i: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    // A long gap is looked over once.
    if !line[..i].ends_with(is_digit) {
        return false;
    }
    let rest = line[i..].trim_start_matches(' ');
    rest.starts_with(is_digit) && line.len() - i > rest.len() + 1
}

/// The span of `line[start..end]` without the white space and the quotes a spreadsheet puts around it.
pub fn trim(line: &str, start: usize, end: usize, at: usize) -> Span {
    let part = &line[start..end];
    let body = part.trim_start_matches(is_space);
    let from = start + part.len() - body.len();
    let body = body.trim_end_matches(is_space);
    Span::new(at + from, at + from + body.len())
}

/// A cell that holds a figure within quotes or brackets of a program, or before its marks for the end of a line: the figure alone.
pub fn trim_marks(line: &str, at: usize, cell: &mut Cell) {
    let text = &line[cell.span.start - at..cell.span.end - at];
    let bare = bare_figure(text);
    if !bare.is_empty() && bare.len() < text.len() {
        let start = at + (bare.as_ptr() as usize - line.as_ptr() as usize);
        cell.span = Span::new(start, start + bare.len());
    }
}

/// The figure that is alone in `text` but for marks of a program; empty where something else is there.
pub fn bare_figure(text: &str) -> &str {
    /// No figure is longer, in bytes.
    const LONGEST: usize = 40;
    if text.len() > LONGEST || text.contains(['(', '（']) && text.contains([')', '）']) {
        return "";
    }
    // What a program or a typesetter ends a line with.
    let body = &text[..text.find(['\\', '↵']).unwrap_or(text.len())];
    let bare = body.trim_matches(|c| "=\'\"“”‘’[]{}()（）,;；。 \t".contains(c));
    let is_figure =
        bare.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b'-' | b'+')) && bare.contains(|c: char| c.is_ascii_digit());
    if is_figure { bare } else { "" }
}
