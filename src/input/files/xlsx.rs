//! .xlsx → sheets: the parts of SpreadsheetML that hold what a reader of the workbook sees.
//!
//! Our own, and no crate's: see [`workbook`](super::workbook) for what was measured.

use std::collections::HashSet;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::damaged;
use super::workbook::{COLUMNS, Sheet, SheetCell, Value, Writer};
use super::xml::{self, attribute, is_on, reference};
use crate::document::Builder;
use crate::input::InputError;

/// Reads every sheet that is shown, in the order of the workbook; `main` is the workbook's own part.
///
/// # Errors
/// As [`Archive::bytes`] and [`Writer::sheet`]; `Damaged` where a part is not well formed.
pub fn read(archive: &mut Archive, main: &str) -> Result<Builder, InputError> {
    let what = archive.what;
    let workbook = archive.text(main)?.ok_or_else(|| damaged(what))?;
    let workbook = Workbook::parse(&workbook).ok_or_else(|| damaged(what))?;
    let parts = parts(archive, main)?;
    let texts = match parts.iter().find(|r| r.kind == "sharedStrings") {
        Some(relation) => {
            archive.text(&relation.target)?.map_or(Some(Vec::new()), |xml| shared_texts(&xml)).ok_or_else(|| damaged(what))?
        }
        None => Vec::new(),
    };
    let mut writer = Writer::default();
    for (name, hidden, id) in workbook.sheets {
        // A sheet of another kind (a chart) has no cells.
        let Some(part) = parts.iter().find(|r| r.id == id && r.kind == "worksheet") else { continue };
        if hidden {
            writer.hidden_sheet(name);
            continue;
        }
        let xml = archive.text(&part.target)?.ok_or_else(|| damaged(what))?;
        writer.sheet(sheet(&xml, &texts, workbook.recalculates).ok_or_else(|| damaged(what))?)?;
    }
    Ok(writer.finish())
}

/// The parts that the workbook's part points to, their names made whole.
pub fn parts(archive: &mut Archive, main: &str) -> Result<Vec<xml::Relation>, InputError> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = archive.text(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let mut relations = xml::relations(&relations);
    for relation in &mut relations {
        relation.target = xml::resolve(folder, &relation.target);
    }
    Ok(relations)
}

struct Workbook {
    /// Name, whether it is hidden, and the id of its part.
    sheets: Vec<(String, bool, String)>,
    /// Whether the values of formulas are to be worked out when it is opened: those saved may never have been.
    recalculates: bool,
}

impl Workbook {
    fn parse(xml: &str) -> Option<Workbook> {
        let mut reader = Reader::from_str(xml);
        let mut workbook = Workbook { sheets: Vec::new(), recalculates: false };
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "sheet" => {
                        let text = |name: &str| attribute(&tag, name).unwrap_or_default().into_owned();
                        let hidden = matches!(text("state").as_str(), "hidden" | "veryHidden");
                        workbook.sheets.push((text("name"), hidden, text("id")));
                    }
                    "calcPr" => workbook.recalculates = attribute(&tag, "fullCalcOnLoad").is_some_and(|v| is_on(&v)),
                    _ => {}
                },
                Event::Eof => return Some(workbook),
                _ => {}
            }
        }
    }
}

/// The texts that cells share, in order; phonetic guides are no part of them.
fn shared_texts(xml: &str) -> Option<Vec<Rc<str>>> {
    let mut reader = Reader::from_str(xml);
    let mut texts = Vec::new();
    let mut text = Text::default();
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::End(tag) if tag.local_name().as_ref() == "si" => texts.push(text.take()),
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => texts.push(Rc::from("")),
            Event::Eof => return Some(texts),
            event => text.event(event, "t"),
        }
    }
}

/// Text being gathered from within one kind of element.
#[derive(Default)]
struct Text {
    text: String,
    inside: bool,
    phonetic: bool,
    /// Whether the run is struck through, or raised above its line.
    struck: bool,
    raised: bool,
}

impl Text {
    fn event(&mut self, event: &Event, element: &str) {
        match event {
            Event::Start(tag) | Event::Empty(tag) if self.look(tag) => {}
            Event::Start(tag) => match tag.local_name().as_ref() {
                "rPh" => self.phonetic = true,
                "r" => (self.struck, self.raised) = (false, false),
                name => self.inside |= name == element,
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "rPh" => self.phonetic = false,
                name => self.inside &= name != element,
            },
            Event::Text(text) => self.push(text),
            Event::CData(text) => self.push(text),
            Event::GeneralRef(name) => {
                if let Some(c) = reference(name) {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
    }

    /// How a run of the text looks, where a tag says so.
    fn look(&mut self, tag: &BytesStart) -> bool {
        match tag.local_name().as_ref() {
            "strike" => self.struck = attribute(tag, "val").is_none_or(|v| is_on(&v)),
            "vertAlign" => self.raised = attribute(tag, "val").is_some_and(|v| v == "superscript"),
            _ => return false,
        }
        true
    }

    fn push(&mut self, text: &str) {
        // Raised behind words stands the mark of a note.
        let is_mark = self.raised && !self.text.trim().is_empty();
        if self.inside && !self.phonetic && !self.struck && !is_mark {
            self.text.push_str(text);
        }
    }

    fn take(&mut self) -> Rc<str> {
        (self.inside, self.struck, self.raised) = (false, false, false);
        // Office writes a carriage return within a text like this.
        Rc::from(std::mem::take(&mut self.text).replace("_x000D_", ""))
    }
}

/// The cell being read.
#[derive(Default)]
struct Open {
    kind: String,
    value: Text,
    inline: Text,
    has_formula: bool,
    /// The formula it shares with other cells, by its number.
    shared: Option<u32>,
}

/// Reads one sheet's part.
fn sheet(xml: &str, texts: &[Rc<str>], recalculates: bool) -> Option<Sheet> {
    let mut reader = Reader::from_str(xml);
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0u32, 0u32);
    let mut next_row = 0u32;
    let mut open: Option<Open> = None;
    // Where all is to be worked out on opening, a nought of a formula may only keep the place of a value: it is one where most formulas have others.
    // What a formula shared by several cells gives one of them it was worked out for the others, too.
    let (mut noughts, mut worked_out, mut shared) = (Vec::new(), 0, HashSet::new());
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "col" => hide_columns(&mut sheet, tag),
                "row" => {
                    row = attribute(tag, "r").and_then(|r| r.parse::<u32>().ok()).map_or(next_row, |r| r.saturating_sub(1));
                    (next_row, column) = (row.saturating_add(1), 0);
                    if is_hidden(tag, "ht") {
                        sheet.hidden_rows.insert(row);
                    }
                }
                "c" => {
                    column = attribute(tag, "r").and_then(|r| column_of(&r)).unwrap_or(column);
                    let kind = attribute(tag, "t").unwrap_or_default().into_owned();
                    open = matches!(event, Event::Start(_)).then(|| Open { kind, ..Open::default() });
                    column = column.saturating_add(u32::from(open.is_none()));
                }
                "f" => {
                    if let Some(open) = &mut open {
                        open.has_formula = true;
                        open.shared = attribute(tag, "si").and_then(|number| number.parse().ok());
                    }
                }
                "mergeCell" => {
                    if let Some((from, to)) = attribute(tag, "ref").and_then(|r| area(&r)) {
                        sheet.merged.insert(from, to);
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "c" => {
                let open = open.take();
                let (has_formula, of) = open.as_ref().map_or((false, None), |open| (open.has_formula, open.shared));
                if let Some(value) = open.and_then(|open| open.value(texts)) {
                    match value {
                        Value::Number(0.0) if has_formula => noughts.push((sheet.cells.len(), of)),
                        Value::Number(_) if has_formula => {
                            worked_out += 1;
                            shared.extend(of);
                        }
                        _ => {}
                    }
                    sheet.cells.push(SheetCell { row, column, value });
                }
                column = column.saturating_add(1);
            }
            Event::Eof => {
                noughts.retain(|(_, of)| of.is_none_or(|of| !shared.contains(&of)));
                if recalculates && worked_out <= noughts.len() {
                    noughts.into_iter().for_each(|(at, _)| sheet.cells[at].value = Value::Uncalculated);
                }
                return Some(sheet);
            }
            _ => {}
        }
        if let Some(open) = &mut open {
            open.value.event(&event, "v");
            open.inline.event(&event, "t");
        }
    }
}

impl Open {
    fn value(mut self, texts: &[Rc<str>]) -> Option<Value> {
        let value = self.value.take();
        let text = value.trim();
        // A formula may well give an empty text; without a kind of its own there is no value at all.
        if self.has_formula && self.kind != "str" && text.is_empty() {
            return Some(Value::Uncalculated);
        }
        match self.kind.as_str() {
            "inlineStr" => Some(Value::Text(self.inline.take())),
            "s" => text.parse::<usize>().ok().and_then(|i| texts.get(i)).map(|t| Value::Text(t.clone())),
            "b" => Some(Value::Logical(is_on(text))),
            "" | "n" if text.is_empty() => None,
            "" | "n" => Some(text.parse().map_or(Value::Text(value.clone()), Value::Number)),
            _ => Some(Value::Text(value)),
        }
    }
}

/// Whether a row or column is hidden, or has no height or width (the attribute `size`).
fn is_hidden(tag: &BytesStart, size: &str) -> bool {
    attribute(tag, "hidden").is_some_and(|v| is_on(&v)) || attribute(tag, size).and_then(|v| v.parse::<f32>().ok()) == Some(0.0)
}

fn hide_columns(sheet: &mut Sheet, tag: &BytesStart) {
    let number = |name: &str| attribute(tag, name).and_then(|v| v.parse::<u32>().ok());
    if let (Some(first), Some(last), true) = (number("min"), number("max"), is_hidden(tag, "width")) {
        sheet.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
    }
}

/// The column of an address such as `BC12`, from 0.
fn column_of(address: &str) -> Option<u32> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.take(4).fold(0u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    (1..=COLUMNS as u32).contains(&column).then(|| column - 1)
}

/// The corners of an area such as `A1:F3`.
fn area(text: &str) -> Option<((u32, u32), (u32, u32))> {
    let place = |address: &str| {
        let digits = address.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column_of(address)?))
    };
    let (from, to) = text.split_once(':')?;
    Some((place(from)?, place(to)?))
}
