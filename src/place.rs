//! Where a thing stands in the user's document.

use serde::Serialize;

/// A stretch of a document's text, in UTF-8 bytes from 0, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The stretch from `start` to `end` (bytes, end excluded).
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest stretch that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A stretch as it is shown to people and to JavaScript.
///
/// `line` and `column` count from 1; `start` and `end` (excluded) from 0; columns and offsets are UTF-16 code units,
/// so that `text.slice(start, end)` in JavaScript is the stretch itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    pub line: u32,
    pub column: u32,
    pub start: u32,
    pub end: u32,
}

/// Turns byte positions of one text into [`Place`]s.
pub struct LineIndex<'t> {
    text: &'t str,
    /// For each line: its first byte, and the UTF-16 offset of that byte.
    lines: Vec<(usize, usize)>,
}

impl<'t> LineIndex<'t> {
    /// Reads `text` once; every later look-up reads one line at most.
    pub fn new(text: &'t str) -> Self {
        let mut lines = vec![(0, 0)];
        let mut units = 0;
        for (at, line) in text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        }) {
            units += utf16(line);
            if line.ends_with('\n') {
                lines.push((at + line.len(), units));
            }
        }
        Self { text, lines }
    }

    /// The place of `span`; positions past the end or inside a character are moved back to the nearest boundary.
    pub fn place(&self, span: Span) -> Place {
        let (line, start) = self.offset(span.start);
        let (_, end) = self.offset(span.end.max(span.start));
        Place { line: line as u32 + 1, column: (start - self.lines[line].1) as u32 + 1, start: start as u32, end: end as u32 }
    }

    fn offset(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.lines.partition_point(|&(start, _)| start <= byte) - 1;
        let (start, units) = self.lines[line];
        (line, units + utf16(&self.text[start..byte]))
    }
}

/// How many UTF-16 code units `text` takes.
fn utf16(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_from_one_and_offsets_in_utf16() {
        let text = "甲\n𠀀乙x\n";
        let index = LineIndex::new(text);
        let x = text.find('x').unwrap();
        assert_eq!(index.place(Span::new(x, x + 1)), Place { line: 2, column: 4, start: 5, end: 6 });
        assert_eq!(index.place(Span::new(text.len(), text.len())), Place { line: 3, column: 1, start: 7, end: 7 });
        assert_eq!(index.place(Span::new(99, 99)).start, 7);
    }
}
