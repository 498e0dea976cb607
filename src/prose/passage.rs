//! A document → its passages: paragraphs of text outside the tables, whole again where lines were broken.

use super::gap::{among, divides, opens};
use crate::document::{Document, RowKind};
use crate::number::{fold_width, is_space};
use crate::place::Span;
use crate::script::simplified;

/// A paragraph, folded to half width and without white space.
#[derive(Debug, Default)]
pub struct Passage {
    pub chars: Vec<char>,
    /// Where each character begins in the document, and how many bytes it takes there.
    places: Vec<(u32, u8)>,
    /// Too short for a sentence: a heading, a line of an address.
    pub heading: bool,
}

impl Passage {
    /// The stretch of the document from one character to another (end excluded).
    pub fn span(&self, from: usize, until: usize) -> Span {
        let (last, length) = self.places[until.max(from + 1) - 1];
        Span::new(self.places[from].0 as usize, last as usize + usize::from(length))
    }

    fn push(&mut self, text: &str, start: usize) {
        for (at, c) in text.char_indices().filter(|(_, c)| !is_space(*c)) {
            let length = c.len_utf8();
            let c = simplified(fold_width(c));
            // "2次.镇长办公会4次": a full stop of another script.
            let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
            if let [.., before, stop @ '.'] = self.chars.as_mut_slice()
                && han(before)
                && han(&c)
            {
                *stop = '。';
            }
            // 答覆 and 回覆, but 覆盖.
            let c = if c == '覆' && matches!(self.chars.last(), Some('答' | '回' | '批')) { '复' } else { c };
            self.chars.push(c);
            self.places.push(((start + at) as u32, length as u8));
            self.unwrap_figure();
        }
    }

    /// "共（29）件": a figure in brackets behind a word and before its unit, as forms to be filled in leave it, is told as one without them.
    fn unwrap_figure(&mut self) {
        let [before @ .., ')', unit] = self.chars.as_slice() else { return };
        if !UNITS.contains(unit) || !before.last().is_some_and(char::is_ascii_digit) {
            return;
        }
        let digits = before.iter().rev().take_while(|c| c.is_ascii_digit()).count();
        let open = before.len() - digits;
        if open > 1 && before[open - 1] == '(' && before[open - 2].is_alphabetic() {
            for at in [before.len(), open - 1] {
                self.chars.remove(at);
                self.places.remove(at);
            }
        }
    }

    /// Itself, or the pieces of one that is longer than a passage may be: each ends with a sentence where there is one. Pieces are copied, for a
    /// part of a list split in place would keep the room of the whole.
    fn pieces(self) -> Vec<Passage> {
        let mut pieces = Vec::new();
        let mut from = 0;
        while self.chars.len() - from > LONGEST {
            let within = &self.chars[from..from + LONGEST];
            let sentence = within.iter().rposition(|c| *c == '。');
            let length = sentence.or_else(|| within.iter().rposition(|c| !c.is_alphanumeric())).map_or(LONGEST, |at| at + 1);
            pieces.push(self.piece(from..from + length));
            from += length;
        }
        pieces.push(if from == 0 { self } else { self.piece(from..self.chars.len()) });
        pieces
    }

    /// Whether it is too short for a sentence, and tells no figure.
    fn is_heading(&self) -> bool {
        self.chars.len() < FULL_LINE && !self.chars.iter().any(|c| matches!(c, '。' | ',')) && !self.chars.iter().any(char::is_ascii_digit)
    }

    /// Whether it may be one of several that are told in lines of their own: a single sentence, and not a long one.
    fn is_one_line(&self) -> bool {
        self.chars.len() <= LONGEST_LINE && !self.chars[..self.chars.len() - 1].contains(&'。')
    }

    fn piece(&self, range: std::ops::Range<usize>) -> Passage {
        Passage { chars: self.chars[range.clone()].to_vec(), places: self.places[range].to_vec(), heading: false }
    }
}

/// Units that begin no name: 人大 or 个人 behind "（1）" is one that was numbered.
const UNITS: [char; 5] = ['件', '条', '份', '篇', '宗'];

/// No paragraph is longer, in characters: what is, is read in pieces, so that one endless line takes no more memory at a time than this.
const LONGEST: usize = 40_000;

/// Nor is a part told in a line of its own longer.
const LONGEST_LINE: usize = 120;

/// Lines shorter than this were not broken by the edge of a page.
const FULL_LINE: usize = 20;

/// The passages of `document`, in order; what lies within `tables` is no text.
pub fn passages(document: &Document, tables: &[Span]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut open = false;
    // Whether the last said that parts of what it tells follow, in lines of their own.
    let mut listing = false;
    for row in &document.rows {
        let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else { continue };
        let span = first.span.cover(last.span);
        if tables.iter().any(|t| span.start < t.end && t.start < span.end) {
            open = false;
            continue;
        }
        let text = document.slice(span);
        // In a table drawn for the looks of a page only a sentence is text; a line with gaps in it is one where it has marks.
        let prose = match row.kind {
            RowKind::Paragraph => true,
            RowKind::Spaced => text.contains(['。', '，']),
            RowKind::Grid(_) | RowKind::Separated => text.contains('。') && text.chars().nth(FULL_LINE).is_some(),
        };
        if !prose {
            open = false;
            continue;
        }
        let mut passage = Passage::default();
        passage.push(text, span.start);
        if passage.chars.is_empty() {
            continue;
        }
        let ended = passage.chars.ends_with(&['。']) || matches!(passage.chars.last(), Some(';' | ':' | '!' | '?' | '”' | ')'));
        let full = passage.chars.len() >= FULL_LINE && !ended;
        let mut pieces = passage.pieces();
        let Some(mut passage) = pieces.pop() else { continue };
        passages.append(&mut pieces);
        let paragraph = row.kind == RowKind::Paragraph;
        // "从公开渠道来看，…": by what the paragraph before is divided.
        let divides = divides(&passage.chars) && paragraph;
        let number = numbering(&passage.chars);
        passage.heading = passage.is_heading();
        let joins = |before: &&mut Passage| {
            // "…28条，其中：" and "1.文件类12条；" behind it: each a part of the sentence before, which goes on behind a semicolon as well.
            let goes_on = listing && (number > 0 || before.chars.ends_with(&[':'])) || number == 0 && before.chars.ends_with(&[';']);
            let listed = goes_on && paragraph && !passage.heading && passage.is_one_line();
            (divides || listed || open && number == 0) && !before.heading && before.chars.len() + passage.chars.len() <= LONGEST
        };
        match passages.last_mut().filter(joins) {
            Some(before) => {
                if listing && number > 0 {
                    passage.chars.drain(..number);
                    passage.places.drain(..number);
                    if let Some(stop @ '。') = before.chars.last_mut() {
                        *stop = ';';
                    }
                }
                before.chars.append(&mut passage.chars);
                before.places.append(&mut passage.places);
            }
            None => {
                listing = false;
                passages.push(passage);
            }
        }
        listing |= passages.last().is_some_and(|last| !last.heading && opens(&last.chars));
        open = full;
    }
    passages.iter_mut().for_each(|passage| part_at_open_bracket(&mut passage.chars));
    passages
}

/// A last bracket that 其中 opens and that is never closed is no more than a comma: "共86条（其中：公告6条、…、动态59条。"
fn part_at_open_bracket(chars: &mut [char]) {
    let open = chars.iter().rposition(|c| matches!(c, '(' | ')'));
    if let Some(at) = open.filter(|&at| chars[at] == '(' && among(&chars[at + 1..])) {
        chars[at] = ',';
    }
}

/// How many characters at the beginning number a paragraph: "一、", "（二）", "3.", "①".
fn numbering(chars: &[char]) -> usize {
    let number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let open = usize::from(chars.first() == Some(&'('));
    let length = chars[open..].iter().take_while(|c| number(c)).count();
    let mark =
        matches!(chars.get(open + length), Some('、' | ')' | '.')) && !chars.get(open + length + 1).is_some_and(char::is_ascii_digit);
    match chars.first() {
        Some('①'..='⒛') => 1,
        _ if (1..=2).contains(&length) && mark => open + length + 1,
        _ => 0,
    }
}
