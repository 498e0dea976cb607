//! Rich Text Format → its paragraphs and tables.
//!
//! In: the bytes of the file (Rich Text Format Specification 1.9.1). Out: blocks, handed to a [`Builder`]. Text that was deleted is left out as such;
//! hidden text, headers, footers and notes are left out and counted, and so are text boxes, unless a table stands in them.

mod commands;
mod context;
mod table;
mod words;

use std::collections::HashMap;
use std::rc::Rc;

use context::Context;
use table::{Block, Layout, Place, hand_over};
use words::Destination;

use super::pictures::Pictures;
use super::xml::MAX_BLOCKS;
use crate::document::{Builder, Remark};
use crate::input::{InputError, InputErrorKind, Measure, decode};

/// Groups within each other that are told apart; what is nested deeper is read as if it were not.
const MAX_DEPTH: usize = 1000;

/// Reads the text, and hands it to `builder`.
///
/// # Errors
/// `TooLarge` where it has more paragraphs and cells than are taken.
pub fn read(bytes: &[u8], builder: &mut Builder) -> Result<(), InputError> {
    let state = State { fallback: 1, ..State::default() };
    let mut reader = Reader { bytes, state, page: 1252, ..Reader::default() };
    reader.run()?;
    let Reader { mut context, hidden, boxed, margins, pictures, mut boxes, .. } = reader;
    context.settle(0);
    context.end_paragraph(0);
    context.blocks.append(&mut boxes);
    hand_over(&context.blocks, builder);
    for (count, remark) in [
        (hidden, Remark::HiddenText { characters: hidden }),
        (boxed, Remark::TextBoxes { characters: boxed }),
        (margins, Remark::Margins { characters: margins }),
        (pictures.large, Remark::Images { count: pictures.large }),
    ] {
        if count > 0 {
            builder.remark(remark);
        }
    }
    Ok(())
}

/// What holds in a group, and is again as it was when the group ends.
#[derive(Clone, Copy, Default)]
struct State {
    destination: Destination,
    font: i32,
    hidden: bool,
    deleted: bool,
    /// Whether it is struck through, and whether it is raised above its line.
    struck: bool,
    raised: bool,
    /// How many characters stand behind one told by its number, for programs that do not know it.
    fallback: usize,
    /// How many tables the paragraph stands within.
    tables: usize,
}

#[derive(Default)]
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    state: State,
    groups: Vec<State>,
    /// Groups beyond those that are told apart.
    beyond: usize,
    /// Whether `\*` was just read: a destination that is not known is to be passed over.
    star: bool,
    /// How many more characters are passed over: they stand for one told by its number.
    skip: usize,
    /// The code page of the document, and those of its fonts.
    page: u16,
    fonts: HashMap<i32, u16>,
    default_font: i32,
    /// Bytes of text in the code page of the font, not decoded yet.
    pending: Vec<u8>,
    /// The first half of a character told by two numbers.
    surrogate: u16,
    context: Context,
    /// The text that the open box stands beside.
    outer: Vec<Context>,
    /// Boxes that hold tables, to follow the paragraph or table beside which they stand.
    boxes: Vec<Block>,
    /// The layout of the next row, of the outer table and of one within.
    layouts: [Rc<Layout>; 2],
    place: Place,
    blocks: usize,
    hidden: usize,
    boxed: usize,
    margins: usize,
    frame: (i32, i32),
    pictures: Pictures,
}

impl Reader<'_> {
    fn run(&mut self) -> Result<(), InputError> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => self.close(),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
            if self.blocks + self.context.opened > MAX_BLOCKS {
                return Err(InputErrorKind::TooLarge { what: Measure::Nodes, found: None, limit: MAX_BLOCKS }.into());
            }
        }
        self.flush();
        while !self.outer.is_empty() {
            self.end_box();
        }
        Ok(())
    }

    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        if self.groups.len() < MAX_DEPTH { self.groups.push(self.state) } else { self.beyond += 1 }
    }

    fn close(&mut self) {
        self.flush();
        (self.skip, self.star) = (0, false);
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(outer) = self.groups.pop() else { return };
        let ended = std::mem::replace(&mut self.state, outer).destination;
        if ended != outer.destination {
            match ended {
                Destination::Box => self.end_box(),
                Destination::Picture => self.pictures.put((millimetres(self.frame.0), millimetres(self.frame.1))),
                _ => {}
            }
        }
    }

    /// A box has ended: what it holds is kept for its turn, or counted.
    fn end_box(&mut self) {
        let Some(outer) = self.outer.pop() else { return };
        self.context.end_paragraph(0);
        let boxed = std::mem::replace(&mut self.context, outer);
        if boxed.has_table { self.boxes.extend(boxed.blocks) } else { self.boxed += boxed.characters }
    }

    /// A control word or symbol.
    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if first.is_ascii_alphabetic() {
            return self.word();
        }
        self.at += 1;
        match first {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|d| std::str::from_utf8(d).ok());
                if let Some(byte) = digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'*' => self.star = true,
            b'{' | b'}' | b'\\' => self.byte(first),
            b'~' => self.byte(b' '),
            b'_' => self.byte(b'-'),
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let rest = &rest[letters..];
        let digits = rest.iter().skip(usize::from(rest.first() == Some(&b'-'))).take(10).take_while(|b| b.is_ascii_digit()).count();
        let length = if digits > 0 { digits + usize::from(rest[0] == b'-') } else { 0 };
        let number = std::str::from_utf8(&rest[..length]).ok().and_then(|n| n.parse::<i32>().ok());
        self.at += letters + length + usize::from(rest.get(length) == Some(&b' '));
        // It stands between characters: those before it are whole.
        if word != "u" {
            self.skip = 0;
        }
        self.flush();
        let star = std::mem::take(&mut self.star);
        self.obey(word, number, star);
    }

    /// A character told by its number.
    fn unicode(&mut self, unit: u16) {
        self.flush();
        let high = std::mem::take(&mut self.surrogate);
        if (0xd800..0xdc00).contains(&unit) {
            self.surrogate = unit;
        } else {
            let units = [high, unit];
            let units = if high == 0 { &units[1..] } else { &units[..] };
            self.put(&String::from_utf16_lossy(units));
        }
        self.skip = self.state.fallback;
    }

    /// A byte of text in the code page of the font.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.state.destination.is_told() {
            self.pending.push(byte);
        }
    }

    /// Decodes the bytes that wait, and puts them.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let own = self.fonts.get(&self.state.font).copied().unwrap_or(0);
        let page = if own == 0 { self.page } else { own };
        let text = if bytes.is_ascii() { String::from_utf8(bytes).unwrap_or_default() } else { decode::code_page(&bytes, page) };
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        let characters = || text.chars().filter(|c| !c.is_whitespace()).count();
        if self.state.deleted || !self.state.destination.is_told() {
            return;
        }
        if self.state.destination == Destination::Margin {
            self.margins += characters();
        } else if self.state.hidden || self.state.struck {
            self.hidden += characters();
        } else if self.state.raised && self.state.tables > 0 && !self.context.text.trim().is_empty() {
            // Raised behind the words of a cell stands the mark of a note, which is no part of them.
        } else {
            self.context.characters += characters();
            self.context.text.push_str(text);
        }
    }
}

fn millimetres(twips: i32) -> f64 {
    f64::from(twips) * 25.4 / 1440.0
}
