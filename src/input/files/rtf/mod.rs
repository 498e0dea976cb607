//! Rich Text Format → its paragraphs and tables.
//!
//! In: the bytes of the file (Rich Text Format Specification 1.9.1). Out: blocks, handed to a [`Builder`]. Text that was deleted is left out as such;
//! hidden text, headers, footers and notes are left out and counted, and so are text boxes, unless a table stands in them.

mod table;
mod words;

use std::collections::HashMap;
use std::rc::Rc;

use table::{Block, Layout, Place, Row, hand_over};
use words::{Destination, character, code_page, destination};

use super::pictures::Pictures;
use super::xml::MAX_BLOCKS;
use crate::document::{Builder, Remark};
use crate::input::{InputError, InputErrorKind, Measure, decode};

/// Groups within each other that are told apart; what is nested deeper is read as if it were not.
const MAX_DEPTH: usize = 1000;
/// Tables within each other.
const MAX_TABLES: usize = 16;

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
    /// How many characters stand behind one told by its number, for programs that do not know it.
    fallback: usize,
    /// How many tables the paragraph stands within.
    tables: usize,
}

/// A table that is open.
#[derive(Default)]
struct Level {
    rows: Vec<Row>,
    cells: Vec<Vec<Block>>,
    cell: Vec<Block>,
}

/// The text, or a box beside it.
#[derive(Default)]
struct Context {
    blocks: Vec<Block>,
    levels: Vec<Level>,
    text: String,
    has_table: bool,
    characters: usize,
}

impl Context {
    /// Closes the tables deeper than `depth`, and opens those that lack.
    fn settle(&mut self, depth: usize) {
        while self.levels.len() > depth {
            let Some(mut level) = self.levels.pop() else { break };
            if !level.cell.is_empty() {
                level.cells.push(level.cell);
            }
            if !level.cells.is_empty() {
                level.rows.push(Row { cells: level.cells, layout: Rc::default() });
            }
            if !level.rows.is_empty() {
                self.has_table = true;
                self.push(Block::Table(level.rows));
            }
        }
        while self.levels.len() < depth {
            self.levels.push(Level::default());
        }
    }

    fn push(&mut self, block: Block) {
        self.levels.last_mut().map_or(&mut self.blocks, |level| &mut level.cell).push(block);
    }

    /// Ends the paragraph, which stands in so many tables.
    fn end_paragraph(&mut self, depth: usize) {
        let text = std::mem::take(&mut self.text);
        self.settle(depth);
        if !text.trim().is_empty() {
            self.push(Block::Paragraph(text));
        }
    }

    fn end_cell(&mut self, depth: usize) {
        self.end_paragraph(depth);
        if let Some(level) = self.levels.last_mut() {
            level.cells.push(std::mem::take(&mut level.cell));
        }
    }

    fn end_row(&mut self, depth: usize, layout: Rc<Layout>) {
        self.settle(depth);
        if !self.text.trim().is_empty() {
            self.end_cell(depth);
        }
        if let Some(level) = self.levels.last_mut() {
            level.rows.push(Row { cells: std::mem::take(&mut level.cells), layout });
        }
    }
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
            if self.blocks > MAX_BLOCKS {
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

    fn obey(&mut self, word: &str, number: Option<i32>, star: bool) {
        let is_on = number != Some(0);
        let value = number.unwrap_or(0);
        match word {
            "u" => self.unicode(value as u16),
            "bin" => self.at = self.at.saturating_add(value.max(0) as usize).min(self.bytes.len()),
            "uc" => self.state.fallback = value.clamp(0, 16) as usize,
            "ansicpg" => self.page = value as u16,
            "deff" => self.default_font = value,
            "f" => self.state.font = value,
            "fcharset" if self.state.destination == Destination::Fonts => {
                self.fonts.insert(self.state.font, code_page(value));
            }
            "cpg" if self.state.destination == Destination::Fonts => {
                self.fonts.insert(self.state.font, value as u16);
            }
            "picwgoal" => self.frame.0 = value,
            "pichgoal" => self.frame.1 = value,
            "v" => self.state.hidden = is_on,
            "deleted" | "mvf" => self.state.deleted = is_on,
            "plain" => (self.state.hidden, self.state.deleted, self.state.font) = (false, false, self.default_font),
            "pard" => self.state.tables = 0,
            "intbl" => self.state.tables = self.state.tables.max(1),
            "itap" => self.state.tables = value.clamp(0, MAX_TABLES as i32) as usize,
            "trowd" | "trleft" | "clmrg" | "clvmrg" | "cellx" => self.layout(word, value),
            _ => self.place_or_text(word, star),
        }
    }

    fn place_or_text(&mut self, word: &str, star: bool) {
        if let Some(to) = destination(word).or(star.then_some(Destination::Nothing)) {
            if self.state.destination.is_text() {
                self.state.destination = to;
                if to == Destination::Box {
                    self.outer.push(std::mem::take(&mut self.context));
                }
            }
            return;
        }
        if !self.state.destination.is_text() || self.state.deleted {
            return;
        }
        let tables = self.state.tables;
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" => self.put("\n"),
            "cell" => self.block(|c, _| c.end_cell(1)),
            "nestcell" => self.block(|c, _| c.end_cell(tables.max(2))),
            "row" => self.block(|c, layouts| c.end_row(1, layouts[0].clone())),
            "nestrow" => self.block(|c, layouts| c.end_row(c.levels.len().max(2), layouts[1].clone())),
            // The tab behind a list's number parts no cells.
            "tab" if self.state.destination == Destination::List => self.put(" "),
            word => {
                if let Some(text) = character(word) {
                    self.put(text);
                }
            }
        }
    }

    /// What makes a cell or a row, unless it is part of what is not read.
    fn block(&mut self, make: impl FnOnce(&mut Context, &[Rc<Layout>; 2])) {
        self.blocks += 1;
        make(&mut self.context, &self.layouts);
    }

    fn end_paragraph(&mut self) {
        let tables = self.state.tables;
        self.block(|c, _| c.end_paragraph(tables));
        if self.outer.is_empty() && tables == 0 {
            self.context.blocks.append(&mut self.boxes);
        }
    }

    /// How the next row is laid out: of the outer table, or of one within.
    fn layout(&mut self, word: &str, value: i32) {
        let layout = &mut self.layouts[usize::from(self.state.destination == Destination::Nested)];
        // What is known of the last row is known anew.
        if word == "trowd" {
            *layout = Rc::default();
            self.place = Place::default();
            return;
        }
        match word {
            "clmrg" => self.place.joins_left = true,
            "clvmrg" => self.place.joins_above = true,
            "trleft" => Rc::make_mut(layout).left = value,
            _ => {
                let place = Place { right: value, ..std::mem::take(&mut self.place) };
                Rc::make_mut(layout).cells.push(place);
            }
        }
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
        } else if self.state.hidden {
            self.hidden += characters();
        } else {
            self.context.characters += characters();
            self.context.text.push_str(text);
        }
    }
}

fn millimetres(twips: i32) -> f64 {
    f64::from(twips) * 25.4 / 1440.0
}
