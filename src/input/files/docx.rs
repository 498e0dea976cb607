//! .docx → its paragraphs, and its tables with their merged cells, as they stand when all changes are accepted.
//!
//! Deletions and what moved away are left out as such; hidden text and text boxes are left out and counted.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::docx_styles::{Hiding, Styles};
use super::xml::{attribute, reference};
use super::{damaged, damaged_as};
use crate::document::{Area, Builder, Remark};
use crate::input::{InputError, InputErrorKind, Measure};

/// Paragraphs, line breaks, tables, rows and cells that are taken. A report has a few thousand.
const MAX_BLOCKS: usize = 60_000;

/// Reads the body of the document in the part `main`.
///
/// # Errors
/// As [`Archive::text`]; `Damaged` where the part is not well formed; `TooLarge` where it has more than [`MAX_BLOCKS`].
pub fn read(archive: &mut Archive, main: &str) -> Result<Builder, InputError> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = archive.text(&format!("{folder}/styles.xml"))?.map(|xml| Styles::parse(&xml)).unwrap_or_default();
    let xml = archive.text(main)?.ok_or_else(|| damaged(archive.what))?;
    let mut reader = Reader::from_str(&xml);
    let mut body = Body { styles, ..Body::default() };
    loop {
        match reader.read_event().map_err(|e| damaged_as(archive.what, e))? {
            Event::Start(tag) => body.open(&tag),
            Event::Empty(tag) => {
                body.open(&tag);
                body.close(tag.local_name().as_ref());
            }
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            Event::Text(text) => body.text(&text),
            Event::CData(text) => body.text(&text),
            Event::GeneralRef(name) => {
                if let Some(c) = reference(&name) {
                    body.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => return Ok(body.finish()),
            _ => {}
        }
        if body.blocks > MAX_BLOCKS {
            return Err(InputErrorKind::TooLarge { what: Measure::Nodes, found: None, limit: MAX_BLOCKS }.into());
        }
    }
}

/// A table cell, from its tag on.
struct OpenCell {
    columns: usize,
    /// Whether it goes on from the one above, and shows nothing of its own.
    goes_on: bool,
    /// Whether its deletion is recorded.
    deleted: bool,
    /// Whether it has begun: that waits until its properties are read, which stand first.
    begun: bool,
}

#[derive(Default)]
struct Body {
    builder: Builder,
    blocks: usize,
    /// Whether a paragraph is open that has not begun: it does once there is something in it.
    pending: bool,
    styles: Styles,
    /// How many elements deep we are in something that is not read, and whether that is a text box.
    skipped: usize,
    in_box: bool,
    in_text: bool,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    /// How many rows and cells are open that show nothing.
    muted: usize,
    /// The rows that are open: whether each shows nothing.
    rows: Vec<bool>,
    cells: Vec<OpenCell>,
    /// How the paragraph's style and the run's properties hide text.
    paragraph: Hiding,
    run: Hiding,
    /// Whether the open paragraph's end is deleted: the next one goes on where it stops.
    end_deleted: bool,
    hidden: usize,
    boxed: usize,
}

/// What is not read: deletions, what moved away, what stands in a shape, the second of two renderings of the same, and how things were
/// formatted before a recorded change.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "txbxContent" | "Fallback" | "instrText" | "delInstrText") || name.ends_with("PrChange")
}

impl Body {
    fn open(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skipped > 0 {
            self.skipped += 1;
            self.in_text |= self.in_box && name == "t";
            return;
        }
        let is_off = || attribute(tag, "val").is_some_and(|v| matches!(&*v, "0" | "false" | "off"));
        if self.mark(name, is_off()) {
            return;
        }
        if is_left_out(name) {
            (self.skipped, self.in_box) = (1, name == "txbxContent");
            return;
        }
        match name {
            "tbl" | "p" | "tr" | "tc" => self.open_block(name),
            "tcPr" | "sdt" | "customXml" => {}
            "gridSpan" | "vMerge" => self.cell_property(name, tag),
            "trPr" => self.in_row_properties = true,
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "r" => self.run = Hiding::default(),
            "pStyle" => self.paragraph = self.styles.of(attribute(tag, "val")),
            "rStyle" if !self.in_paragraph_properties => self.run.style = self.styles.of(attribute(tag, "val")).style,
            "vanish" if !self.in_paragraph_properties => {
                self.run.own = Some(!is_off());
            }
            "t" => self.in_text = true,
            "tab" if !self.in_paragraph_properties => self.put(|b| b.text("\t")),
            "br" | "cr" => self.put_block(Builder::line_break),
            "noBreakHyphen" => self.put(|b| b.text("-")),
            _ => {}
        }
    }

    /// Marks of recorded changes among properties: a row, a cell or a paragraph's end that is deleted, a row that is hidden.
    fn mark(&mut self, name: &str, is_off: bool) -> bool {
        match name {
            "hidden" if is_off => true,
            "del" | "hidden" if self.in_row_properties => {
                if let Some(row @ false) = self.rows.last_mut() {
                    *row = true;
                    self.muted += 1;
                }
                true
            }
            "del" if self.in_paragraph_properties && self.in_run_properties => {
                self.end_deleted = true;
                true
            }
            "cellDel" => {
                if let Some(cell) = self.cells.last_mut().filter(|c| !c.begun) {
                    cell.deleted = true;
                }
                true
            }
            _ => false,
        }
    }

    fn open_block(&mut self, name: &str) {
        match name {
            "tc" => self.cells.push(OpenCell { columns: 1, goes_on: false, deleted: false, begun: false }),
            "tr" => {
                self.put_block(Builder::begin_row);
                self.rows.push(false);
            }
            "tbl" => {
                self.begin_cell();
                self.put_block(Builder::begin_table);
            }
            _ => {
                self.begin_cell();
                self.paragraph = self.styles.of_paragraphs();
                self.pending |= !std::mem::take(&mut self.end_deleted);
            }
        }
    }

    fn cell_property(&mut self, name: &str, tag: &BytesStart) {
        let Some(cell) = self.cells.last_mut().filter(|c| !c.begun) else { return };
        let value = attribute(tag, "val");
        if name == "vMerge" {
            cell.goes_on = value.is_none_or(|v| v == "continue");
        } else if let Some(columns) = value.and_then(|v| v.parse().ok()) {
            cell.columns = columns;
        }
    }

    /// Begins the open cell, if that is still to be done: its properties are all read.
    fn begin_cell(&mut self) {
        let Some(cell) = self.cells.last_mut().filter(|c| !c.begun) else { return };
        cell.begun = true;
        let area = Area { columns: cell.columns, rows: 1 };
        let (deleted, mute) = (cell.deleted, cell.deleted || cell.goes_on);
        if !deleted {
            self.put_block(|b| b.begin_cell(area));
        }
        self.muted += usize::from(mute);
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.in_text &= name != "t";
            self.in_box &= self.skipped > 0;
            return;
        }
        match name {
            "tbl" => self.put(Builder::end_table),
            "tr" => {
                self.muted -= usize::from(self.rows.pop().unwrap_or(false));
                self.put(Builder::end_row);
            }
            "tc" => {
                self.begin_cell();
                if let Some(cell) = self.cells.pop() {
                    self.muted -= usize::from(cell.deleted || cell.goes_on);
                    if !cell.deleted {
                        self.put(Builder::end_cell);
                    }
                }
            }
            "p" if !self.end_deleted && !std::mem::take(&mut self.pending) => self.put(Builder::end_paragraph),
            "trPr" => self.in_row_properties = false,
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "r" => self.run = Hiding::default(),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    /// Hands something over, unless what it stands in shows nothing.
    fn put(&mut self, hand_over: impl FnOnce(&mut Builder)) {
        if self.muted == 0 {
            self.begin_paragraph();
            hand_over(&mut self.builder);
        }
    }

    /// As [`Body::put`], what is counted as a block.
    fn put_block(&mut self, hand_over: impl FnOnce(&mut Builder)) {
        self.blocks += usize::from(self.muted == 0);
        self.put(hand_over);
    }

    fn begin_paragraph(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.blocks += 1;
            self.builder.begin_paragraph();
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.muted > 0 {
            return;
        }
        let characters = || text.chars().filter(|c| !c.is_whitespace()).count();
        if self.skipped > 0 {
            self.boxed += characters();
        } else if self.run.hides(self.paragraph) {
            self.hidden += characters();
        } else {
            self.put(|b| b.text(text));
        }
    }

    fn finish(mut self) -> Builder {
        if self.hidden > 0 {
            self.builder.remark(Remark::HiddenText { characters: self.hidden });
        }
        if self.boxed > 0 {
            self.builder.remark(Remark::TextBoxes { characters: self.boxed });
        }
        self.builder
    }
}
