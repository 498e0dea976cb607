//! The characters of a document, in the order in which they are read → paragraphs, each with its place, for the [`Writer`].

use std::ops::Range;

use super::boxes::Boxes;
use super::fib::{Fib, Part};
use super::paragraph::Paragraph;
use super::pieces::{Character, Pieces};
use super::runs::{Runs, styled};
use super::sprm::{Modifiers, kind};
use super::styles::{Styles, switch};
use super::tables::Writer;
use super::{Extra, WHAT, short};
use crate::document::Builder;
use crate::input::files::damaged;
use crate::input::{InputError, InputErrorKind, Measure};

/// Paragraphs, lines, rows and cells that are taken. A report has a few thousand.
const MAX_BLOCKS: usize = 60_000;

/// Characters that are more than what they look like ([MS-DOC] 2.4.2 and 2.9.62).
mod mark {
    pub const CELL: u16 = 0x07;
    pub const ANCHOR: u16 = 0x08;
    pub const TAB: u16 = 0x09;
    pub const LINE: u16 = 0x0b;
    pub const PAGE: u16 = 0x0c;
    pub const PARAGRAPH: u16 = 0x0d;
    pub const COLUMN: u16 = 0x0e;
    pub const FIELD: u16 = 0x13;
    pub const RESULT: u16 = 0x14;
    pub const FIELD_END: u16 = 0x15;
    pub const HYPHEN: u16 = 0x1e;
    pub const SOFT_HYPHEN: u16 = 0x1f;
}

/// All that a document's text is read from.
pub struct Text<'a> {
    pub pieces: Pieces<'a>,
    pub characters: Runs<'a>,
    pub paragraphs: Runs<'a>,
    pub styles: Styles,
    pub boxes: Boxes,
}

/// How a character looks, as far as that decides whether it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    deleted: bool,
    hidden: bool,
    /// Whether it is raised above its line.
    raised: bool,
    /// The character that it stands for, where it is a symbol of another font.
    symbol: Option<u16>,
}

/// What is known of a place of the stream, and as far as which place it holds.
#[derive(Debug, Default)]
struct Known {
    piece: usize,
    from: usize,
    to: usize,
    look: Look,
}

impl Text<'_> {
    /// Reads all that is text of the report: the main text with its boxes, then the notes. Also gives how many characters were hidden.
    ///
    /// # Errors
    /// `TooLarge` where there are more paragraphs and cells than in any report, `Damaged` where the lists of properties go round in circles.
    pub fn read(mut self, fib: &Fib, extra: &mut Extra) -> Result<(Builder, usize), InputError> {
        let mut reading = Reading {
            writer: Writer::default(),
            hidden: 0,
            text: String::new(),
            level: String::new(),
            high: None,
            lost: false,
            boxes: Vec::new(),
        };
        let mut boxes = std::mem::take(&mut self.boxes);
        self.part(fib.part(Part::Main), Some(&mut boxes), &mut reading, extra)?;
        for text in boxes.rest() {
            self.part(text, None, &mut reading, extra)?;
        }
        for part in [Part::Footnotes, Part::Endnotes] {
            self.part(fib.part(part), None, &mut reading, extra)?;
        }
        Ok((reading.writer.finish(), reading.hidden))
    }

    fn part(&self, part: Range<usize>, mut boxes: Option<&mut Boxes>, reading: &mut Reading, extra: &mut Extra) -> Result<(), InputError> {
        let codes = self.codes(part.clone());
        let mut codes = codes.into_iter().peekable();
        let mut known = Known::default();
        let mut paragraphs = Known::default();
        let mut place = Paragraph::default();
        for character in self.pieces.characters(part) {
            if !(known.from..known.to).contains(&character.at) || known.piece != character.piece {
                known = self.known(character);
            }
            while codes.next_if(|code| code.end <= character.number).is_some() {}
            let is_code = codes.peek().is_some_and(|code| code.contains(&character.number));
            if let Some(text) = boxes.as_mut().filter(|_| character.unit == mark::ANCHOR).and_then(|boxes| boxes.at(character.number)) {
                reading.boxes.push(text);
            }
            let ends = matches!(character.unit, mark::PARAGRAPH | mark::CELL | mark::PAGE);
            if is_code || !ends {
                reading.character(character.unit, known.look, is_code);
                continue;
            }
            // Paragraphs of one run have one place, unless it is a row's end, which each has for itself.
            if !(paragraphs.from..paragraphs.to).contains(&character.at) || paragraphs.piece != character.piece {
                let (list, to) = self.paragraphs.at(character.at);
                place = Paragraph::parse(list, &self.pieces.pieces[character.piece].changes, extra);
                paragraphs = Known { piece: character.piece, from: character.at, to, look: Look::default() };
            }
            reading.end(character.unit, known.look, &place);
            if extra.is_exhausted() {
                return Err(damaged(WHAT));
            }
            if reading.writer.blocks > MAX_BLOCKS {
                return Err(InputErrorKind::TooLarge { what: Measure::Nodes, found: None, limit: MAX_BLOCKS }.into());
            }
            if place.depth() == 0 {
                for text in std::mem::take(&mut reading.boxes) {
                    self.part(text, None, reading, extra)?;
                }
            }
        }
        reading.finish();
        for text in std::mem::take(&mut reading.boxes) {
            self.part(text, None, reading, extra)?;
        }
        Ok(())
    }

    /// How a character looks, by its own run, its style, its paragraph's style, and its piece.
    fn known(&self, character: Character) -> Known {
        let (list, to) = self.characters.at(character.at);
        let (paragraph, to_paragraph) = self.paragraphs.at(character.at);
        let paragraph_hides = self.styles.hides(styled(paragraph).0);
        let (mut look, mut hidden, mut style, mut struck) = (Look::default(), None, None, false);
        let changes = &self.pieces.pieces[character.piece].changes;
        for (kind, operand) in Modifiers(list).chain(Modifiers(changes)) {
            match kind {
                kind::DELETED => look.deleted = operand[0] != 0,
                kind::HIDDEN => hidden = Some(operand[0]),
                kind::CHARACTER_STYLE => style = short(operand, 0),
                kind::STRUCK | kind::STRUCK_TWICE => struck = operand[0] == 1,
                kind::RAISED => look.raised = operand[0] == 1,
                kind::PLAIN => (hidden, style, struck, look.raised) = (None, None, false, false),
                kind::SYMBOL => look.symbol = short(operand, 2),
                _ => {}
            }
        }
        // Hidden by the styles of both it is shown: the property switches to and fro.
        let by_style = || style.is_some_and(|style| self.styles.hides(style)) != paragraph_hides;
        look.hidden = struck || switch(hidden, by_style);
        Known { piece: character.piece, from: character.at, to: to.min(to_paragraph), look }
    }

    /// The codes of fields, which are not shown as their results are: from a field's beginning to its result, or to its end where it has none.
    /// A field that does not end has no code.
    fn codes(&self, part: Range<usize>) -> Vec<Range<usize>> {
        let mut codes: Vec<Range<usize>> = Vec::new();
        // The fields that are open: where each begins, and where its result does.
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        for character in self.pieces.characters(part) {
            match character.unit {
                mark::FIELD => open.push((character.number, None)),
                mark::RESULT => {
                    if let Some((_, result @ None)) = open.last_mut() {
                        *result = Some(character.number);
                    }
                }
                mark::FIELD_END => {
                    if let Some((from, result)) = open.pop() {
                        codes.push(from..result.unwrap_or(character.number));
                    }
                }
                _ => {}
            }
        }
        codes.sort_by_key(|code| (code.start, std::cmp::Reverse(code.end)));
        // One within another adds nothing.
        codes.dedup_by(|next, outer| next.end <= outer.end);
        codes
    }
}

/// What was read of the open paragraph, and where it goes.
struct Reading {
    writer: Writer,
    text: String,
    /// The same without what is raised above its line.
    level: String,
    /// The first half of a character that UTF-16 writes in two.
    high: Option<u16>,
    hidden: usize,
    /// Whether something of the open paragraph was deleted or hidden.
    lost: bool,
    /// Boxes anchored in the open paragraph or table: they are read behind it.
    boxes: Vec<Range<usize>>,
}

impl Reading {
    fn character(&mut self, unit: u16, look: Look, is_code: bool) {
        self.lost |= look.deleted || look.hidden;
        if is_code || look.deleted {
            return;
        }
        let unit = look.symbol.filter(|_| unit == 0x28).unwrap_or(unit);
        let text = match unit {
            mark::TAB => Some('\t'),
            mark::LINE | mark::COLUMN => Some('\n'),
            mark::HYPHEN => Some('-'),
            mark::SOFT_HYPHEN | 0..=0x1f => None,
            0xd800..=0xdbff => {
                self.high = Some(unit);
                None
            }
            unit => char::decode_utf16(self.high.take().into_iter().chain([unit])).last().and_then(Result::ok),
        };
        match text {
            Some(c) if look.hidden => self.hidden += usize::from(!c.is_whitespace()),
            Some(c) => {
                self.text.push(c);
                if !look.raised {
                    self.level.push(c);
                }
            }
            None => {}
        }
    }

    /// A paragraph, a cell or a row ends.
    fn end(&mut self, unit: u16, look: Look, place: &Paragraph) {
        // A paragraph whose end is deleted goes on in the next.
        if look.deleted && unit == mark::PARAGRAPH && !place.ends_row && !place.ends_inner_cell {
            return;
        }
        let ends_cell = unit == mark::CELL && place.depth() > 0 || place.ends_inner_cell;
        let lost = std::mem::take(&mut self.lost) || look.deleted || look.hidden;
        let (text, level) = (std::mem::take(&mut self.text), std::mem::take(&mut self.level));
        // Raised beside the words of a cell stands the mark of a note, which is no part of them.
        let text = if place.depth() > 0 && !level.trim().is_empty() { level } else { text };
        self.writer.paragraph(text, place, ends_cell, lost);
    }

    /// The end of a text: what is left is a paragraph, and no table goes on.
    fn finish(&mut self) {
        self.high = None;
        self.level.clear();
        let text = std::mem::take(&mut self.text);
        self.writer.end();
        if !text.is_empty() {
            self.writer.paragraph(text, &Paragraph::default(), false, false);
        }
    }
}
