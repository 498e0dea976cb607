//! The body of a document in WordprocessingML → its paragraphs, and its tables with their merged cells, as they stand when all changes are accepted.
//!
//! In: the elements of the main part of a .docx (ECMA-376), or of the one XML file that Word 2003 writes, which differs in a few names. Out: what it
//! hands to a [`Builder`]. Deletions and what moved away are left out as such; hidden text is left out and counted, and so are text boxes, unless a
//! table stands in them.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::asides::{Aside, Asides, characters};
use super::super::pictures::Pictures;
use super::super::xml::{Visitor, attribute, too_many};
use super::cells::Cells;
use super::styles::{Hiding, Styles};
use crate::document::{Area, Builder};
use crate::input::Measure;

/// Fields within each other that are told apart.
const MAX_FIELDS: usize = 32;

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
    asides: Asides,
    in_text: bool,
    in_paragraph: bool,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    cells: Cells,
    /// How the paragraph's style and the run's properties hide text.
    paragraph: Hiding,
    run: Hiding,
    /// Whether the run is struck through, and whether it is raised above its line.
    struck: bool,
    raised: bool,
    /// The fields that are open: whether the result of each has begun, before which stands its code.
    fields: Vec<bool>,
    /// Whether the open paragraph's end is deleted: the next one goes on where it stops.
    end_deleted: bool,
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
        if let Some(aside) = self.asides.within() {
            self.asides.enter(name == "tbl");
            self.in_text |= aside != Aside::Gone && name == "t";
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
            return self.asides.begin(aside, at);
        }
        self.pictures.open(name, tag);
        match name {
            "tbl" | "p" | "tr" | "tc" => self.open_block(name),
            "tcPr" | "sdt" | "customXml" => {}
            "gridSpan" | "vMerge" | "vmerge" => self.cells.property(name, attribute(tag, "val").as_deref()),
            "gridBefore" => self.columns_before(tag),
            "trPr" => self.in_row_properties = true,
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "r" => self.begin_run(),
            "pStyle" => self.paragraph = self.styles.of(attribute(tag, "val")),
            "rStyle" if !self.in_paragraph_properties => self.run.style = self.styles.of(attribute(tag, "val")).style,
            "vanish" if !self.in_paragraph_properties => {
                self.run.own = Some(!is_off());
            }
            "strike" | "dstrike" if self.in_run_properties && !self.in_paragraph_properties => self.struck |= !is_off(),
            "vertAlign" if self.in_run_properties && !self.in_paragraph_properties => {
                self.raised = attribute(tag, "val").is_some_and(|v| v == "superscript");
            }
            "fldChar" => self.field(attribute(tag, "fldCharType").as_deref()),
            "t" => self.in_text = true,
            "tab" if !self.in_paragraph_properties => self.put(|b| b.text("\t")),
            "br" | "cr" => self.put_block(Builder::line_break),
            "noBreakHyphen" => self.put(|b| b.text("-")),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        if self.asides.within().is_some() {
            self.in_text &= name != "t";
            return self.asides.leave(at);
        }
        match name {
            "tbl" => self.put(Builder::end_table),
            "tr" => {
                self.cells.end_row();
                self.put(Builder::end_row);
            }
            "tc" => self.close_cell(),
            "p" => {
                self.in_paragraph = false;
                // A code ends with its paragraph.
                self.fields.retain(|&result| result);
                if !self.end_deleted && !std::mem::take(&mut self.pending) {
                    self.put(Builder::end_paragraph);
                }
            }
            "trPr" => self.in_row_properties = false,
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "r" => self.begin_run(),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // A field within the code of another is worked out for it alone.
        let is_code = self.fields.iter().rev().skip(1).any(|&result| !result);
        if !self.in_text || !self.cells.shown() || is_code {
            return;
        }
        if self.asides.within().is_some() {
            self.asides.count(text);
        } else if self.run.hides(self.paragraph) || self.struck {
            self.asides.hidden += characters(text);
        } else if self.raised {
            self.put(|b| b.raised(text));
        } else {
            self.put(|b| b.text(text));
        }
    }

    fn excess(&self) -> Option<(Measure, usize)> {
        too_many(self.blocks)
    }

    fn next_aside(&mut self) -> Option<Range<usize>> {
        self.asides.next(!self.in_paragraph && self.cells.is_empty())
    }
}

impl Body {
    pub fn new(styles: Styles, builder: Builder) -> Body {
        Body { styles, builder, ..Body::default() }
    }

    /// A run begins or ends: nothing is known of the next.
    fn begin_run(&mut self) {
        self.run = Hiding::default();
        (self.struck, self.raised) = (false, false);
    }

    /// A field begins, its result does, or it ends.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") if self.fields.len() < MAX_FIELDS => self.fields.push(false),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Marks of recorded changes among properties: a row, a cell or a paragraph's end that is deleted, a row that is hidden.
    fn mark(&mut self, name: &str, is_off: bool) -> bool {
        match name {
            "hidden" if is_off => true,
            "del" | "hidden" if self.in_row_properties => {
                self.cells.hide_row();
                true
            }
            "del" if self.in_paragraph_properties && self.in_run_properties => {
                self.end_deleted = true;
                true
            }
            "cellDel" => {
                self.cells.delete();
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
            "tc" => self.cells.open(),
            "tr" => {
                self.put_block(Builder::begin_row);
                self.cells.begin_row();
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

    /// Begins the open cell, if that is still to be done: its properties are all read.
    fn begin_cell(&mut self) {
        let Some(area) = self.cells.waiting() else { return };
        if let Some(area) = area {
            self.put_block(|b| b.begin_cell(area));
        }
        self.cells.has_begun();
    }

    fn close_cell(&mut self) {
        self.begin_cell();
        if self.cells.close() {
            self.put(Builder::end_cell);
        }
    }

    /// Hands something over, unless what it stands in shows nothing.
    fn put(&mut self, hand_over: impl FnOnce(&mut Builder)) {
        if self.cells.shown() {
            self.begin_paragraph();
            hand_over(&mut self.builder);
        }
    }

    /// As [`Body::put`], what is counted as a block.
    fn put_block(&mut self, hand_over: impl FnOnce(&mut Builder)) {
        self.blocks += usize::from(self.cells.shown());
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
        self.asides.margins += characters;
    }

    /// The builder, for what stands in another part and is read at this place.
    pub fn builder(&mut self) -> &mut Builder {
        &mut self.builder
    }

    /// All that was handed over, and what was not read.
    pub fn finish(mut self) -> Builder {
        self.asides.tell(self.pictures.large, self.embedded, &mut self.builder);
        self.builder
    }
}
