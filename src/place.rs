//! Where a thing stands in the user's document.

use serde::{Deserialize, Serialize};

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

/// Where `word` stands last in `text`. The standard library's own search from behind is a second search beside that from the front, and the page loads
/// what is compiled.
pub fn last_of(text: &str, word: &str) -> Option<usize> {
    text.char_indices().rev().map(|(at, _)| at).find(|&at| text[at..].starts_with(word))
}

/// A stretch as it is shown to people and to JavaScript.
///
/// `line` and `column` count from 1; `start` and `end` (excluded) from 0; columns and offsets are UTF-16 code units,
/// so that `text.slice(start, end)` in JavaScript is the stretch itself.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let text = "规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n";
/// let report = Checker::new().check(Input::Text(text), &Options::default())?;
/// let place = report.tables[0].cells[3].place.expect("a figure that stands there");
/// let units: Vec<u16> = text.encode_utf16().collect();
/// assert_eq!((place.line, String::from_utf16_lossy(&units[place.start as usize..place.end as usize])), (2, "6".to_owned()));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// The line it begins in, from 1.
    pub line: u32,
    /// The UTF-16 code unit of that line it begins at, from 1.
    pub column: u32,
    /// The UTF-16 code unit of the whole text it begins at, from 0.
    pub start: u32,
    /// The UTF-16 code unit behind its last one.
    pub end: u32,
}

/// Turns byte positions of one text into [`Place`]s. It does not hold the text, so that it can stand beside it.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// The first byte of each line, and its UTF-16 offset.
    lines: Vec<(usize, usize)>,
    /// The UTF-16 offset of every [`STEP`]-th byte (of the character it lies in), so that a long line is not counted from its start.
    steps: Vec<usize>,
}

/// How many bytes a look-up counts through at most.
const STEP: usize = 64;

impl LineIndex {
    /// Reads `text` once; every later look-up reads a few dozen bytes at most, however long the line.
    pub fn new(text: &str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let (mut at, mut units) = (0, 0);
        for step in (0..=text.len()).step_by(STEP) {
            let next = text.floor_char_boundary(step);
            units += utf16(&text.as_bytes()[at..next]);
            steps.push(units);
            at = next;
        }
        let mut index = Self { lines: Vec::new(), steps };
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        index.lines = starts.map(|start| (start, index.offset(text, start))).collect();
        index
    }

    /// The place of `span` in the text it was made of; positions past the end or inside a character are moved back to the nearest boundary.
    pub fn place(&self, text: &str, span: Span) -> Place {
        let byte = text.floor_char_boundary(span.start);
        let line = self.lines.partition_point(|&(start, _)| start <= byte) - 1;
        let (first, start, end) = (self.lines[line].1, self.offset(text, byte), self.offset(text, span.end.max(span.start)));
        Place { line: line as u32 + 1, column: (start - first) as u32 + 1, start: start as u32, end: end as u32 }
    }

    fn offset(&self, text: &str, byte: usize) -> usize {
        let byte = text.floor_char_boundary(byte);
        let step = byte / STEP;
        self.steps[step] + utf16(&text.as_bytes()[text.floor_char_boundary(step * STEP)..byte])
    }
}

/// How many UTF-16 code units the characters of some bytes take, which are no more than a [`STEP`] and a character: one for each character, and one more for
/// those of four bytes.
fn utf16(bytes: &[u8]) -> usize {
    let units = |byte: &u8| u8::from(byte & 0xc0 != 0x80) + u8::from(*byte >= 0xf0);
    usize::from(bytes.iter().map(units).sum::<u8>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_from_one_and_offsets_in_utf16() {
        let text = "甲\n𠀀乙x\n";
        let index = LineIndex::new(text);
        let x = text.find('x').unwrap();
        assert_eq!(index.place(text, Span::new(x, x + 1)), Place { line: 2, column: 4, start: 5, end: 6 });
        assert_eq!(index.place(text, Span::new(text.len(), text.len())), Place { line: 3, column: 1, start: 7, end: 7 });
        assert_eq!(index.place(text, Span::new(99, 99)).start, 7);
    }

    #[test]
    fn long_lines_are_counted_as_short_ones() {
        let text = "甲𠀀x乙\n".repeat(400).replacen('\n', "", 150);
        let index = LineIndex::new(&text);
        let text = text.as_str();
        let (mut line, mut column, mut units) = (1, 1, 0);
        for (at, c) in text.char_indices() {
            let place = index.place(text, Span::new(at, at + c.len_utf8()));
            assert_eq!((place.line, place.column, place.start), (line, column, units));
            units += c.len_utf16() as u32;
            column += c.len_utf16() as u32;
            if c == '\n' {
                (line, column) = (line + 1, 1);
            }
        }
    }
}
