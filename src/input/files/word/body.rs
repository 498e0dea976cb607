//! The body of a document in WordprocessingML → its paragraphs, and its tables with their merged cells, as they stand when all changes are accepted.
//!
//! In: the elements of the main part of a .docx (ECMA-376), or of the one XML file that Word 2003 writes, which differs in a few names. Out: what it
//! hands to a [`Builder`]. Deletions and what moved away are left out as such; hidden text is left out and counted, and so are text boxes, unless a
//! table stands in them.

use std::collections::VecDeque;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::pictures::Pictures;
use super::super::xml::{Visitor, attribute, too_many};
use super::styles::{Hiding, Styles};
use crate::document::{Area, Builder, Remark};
use crate::input::Measure;

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

/// What an element is that is not read.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Aside {
    /// No part of the document as it stands.
    #[default]
    Gone,
    /// A text box.
    Box,
    /// A header, a footer or a note.
    Margin,
}

/// See the module.
#[derive(Default)]
pub struct Body {
    builder: Builder,
    styles: Styles,
    pictures: Pictures,
    /// Whether the body has begun: what stands before it is no text.
    within: bool,
    blocks: usize,
    /// Whether a paragraph is open that has not begun: it does once there is something in it.
    pending: bool,
    /// How many elements deep we are in something that is not read, and what that is.
    skipped: usize,
    aside: Aside,
    /// The open text box: where what it holds begins, its characters, and whether a table is among it.
    open_box: (usize, usize, bool),
    /// Text boxes with tables, which are read once the paragraph or table that they hang on has ended; and whether one is being read.
    boxes: VecDeque<Range<usize>>,
    in_box: bool,
    in_text: bool,
    in_paragraph: bool,
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
    margins: usize,
    pub embedded: usize,
}

/// What an element of this name is, if it is not read: deletions, what moved away, what stands in a shape, the second of two renderings of the same,
/// readings beside characters, and how things were formatted before a recorded change.
fn aside(name: &str) -> Option<Aside> {
    match name {
        "txbxContent" => Some(Aside::Box),
        "hdr" | "ftr" | "footnote" | "endnote" => Some(Aside::Margin),
        "del" | "moveFrom" | "Fallback" | "instrText" | "delInstrText" | "rt" => Some(Aside::Gone),
        name => name.ends_with("PrChange").then_some(Aside::Gone),
    }
}

/// A recorded change of Word 2003 under the name that it has in a .docx.
fn annotation(tag: &BytesStart) -> &'static str {
    match attribute(tag, "type").as_deref() {
        Some("Word.Deletion") => "del",
        Some("Word.Formatting" | "Word.Comment") => "rPrChange",
        _ => "ins",
    }
}

impl Visitor for Body {
    fn open(&mut self, tag: &BytesStart, at: usize) {
        let name = tag.local_name();
        let name = if name.as_ref() == "annotation" { annotation(tag) } else { name.as_ref() };
        if self.skipped > 0 {
            self.skipped += 1;
            self.in_text |= self.aside != Aside::Gone && name == "t";
            self.open_box.2 |= name == "tbl";
            return;
        }
        if !self.within {
            self.within = name == "body";
            return;
        }
        let is_off = || attribute(tag, "val").is_some_and(|v| matches!(&*v, "0" | "false" | "off"));
        if self.mark(name, is_off()) {
            return;
        }
        if let Some(aside) = aside(name) {
            (self.skipped, self.aside, self.open_box) = (1, aside, (at, 0, false));
            return;
        }
        self.pictures.open(name, tag);
        match name {
            "tbl" | "p" | "tr" | "tc" => self.open_block(name),
            "tcPr" | "sdt" | "customXml" => {}
            "gridSpan" | "vMerge" | "vmerge" => self.cell_property(name, tag),
            "gridBefore" => self.columns_before(tag),
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

    fn close(&mut self, name: &str, at: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.in_text &= name != "t";
            if self.skipped == 0 {
                self.aside_ends(at);
            }
            return;
        }
        match name {
            "tbl" => self.put(Builder::end_table),
            "tr" => {
                self.muted -= usize::from(self.rows.pop().unwrap_or(false));
                self.put(Builder::end_row);
            }
            "tc" => self.close_cell(),
            "p" => {
                self.in_paragraph = false;
                if !self.end_deleted && !std::mem::take(&mut self.pending) {
                    self.put(Builder::end_paragraph);
                }
            }
            "trPr" => self.in_row_properties = false,
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "r" => self.run = Hiding::default(),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.muted > 0 {
            return;
        }
        let characters = || text.chars().filter(|c| !c.is_whitespace()).count();
        if self.skipped > 0 {
            self.open_box.1 += characters();
        } else if self.run.hides(self.paragraph) {
            self.hidden += characters();
        } else {
            self.put(|b| b.text(text));
        }
    }

    fn excess(&self) -> Option<(Measure, usize)> {
        too_many(self.blocks)
    }

    fn next_aside(&mut self) -> Option<Range<usize>> {
        let between = !self.in_paragraph && self.rows.is_empty() && self.cells.is_empty();
        let next = between.then(|| self.boxes.pop_front()).flatten();
        self.in_box = next.is_some();
        next
    }
}

impl Body {
    pub fn new(styles: Styles, builder: Builder) -> Body {
        Body { styles, builder, ..Body::default() }
    }

    /// Something that is not read has ended: it is counted, or a text box with a table is kept for its turn.
    fn aside_ends(&mut self, at: usize) {
        let (from, characters, holds_table) = self.open_box;
        match self.aside {
            Aside::Gone => {}
            Aside::Box if holds_table && !self.in_box => self.boxes.push_back(from..at),
            Aside::Box => self.boxed += characters,
            Aside::Margin => self.margins += characters,
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

    /// Columns that a row leaves out before its first cell.
    fn columns_before(&mut self, tag: &BytesStart) {
        if let Some(columns @ 1..) = attribute(tag, "val").and_then(|v| v.parse().ok()) {
            self.put_block(|b| b.cell(Area { columns, rows: 1 }, ""));
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
                self.in_paragraph = true;
                self.begin_cell();
                self.paragraph = self.styles.of_paragraphs();
                self.pending |= !std::mem::take(&mut self.end_deleted);
            }
        }
    }

    fn cell_property(&mut self, name: &str, tag: &BytesStart) {
        let Some(cell) = self.cells.last_mut().filter(|c| !c.begun) else { return };
        let value = attribute(tag, "val");
        if name != "gridSpan" {
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

    fn close_cell(&mut self) {
        self.begin_cell();
        if let Some(cell) = self.cells.pop() {
            self.muted -= usize::from(cell.deleted || cell.goes_on);
            if !cell.deleted {
                self.put(Builder::end_cell);
            }
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

    /// Text that stands aside in another part.
    pub fn aside(&mut self, characters: usize) {
        self.margins += characters;
    }

    /// The builder, for what stands in another part and is read at this place.
    pub fn builder(&mut self) -> &mut Builder {
        &mut self.builder
    }

    /// All that was handed over, and what was not read.
    pub fn finish(mut self) -> Builder {
        let counts = [
            (self.hidden, Remark::HiddenText { characters: self.hidden }),
            (self.boxed, Remark::TextBoxes { characters: self.boxed }),
            (self.margins, Remark::Margins { characters: self.margins }),
            (self.pictures.large, Remark::Images { count: self.pictures.large }),
            (self.embedded, Remark::Embedded { count: self.embedded }),
        ];
        for (_, remark) in counts.into_iter().filter(|(count, _)| *count > 0) {
            self.builder.remark(remark);
        }
        self.builder
    }
}
