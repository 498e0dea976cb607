//! The body of an OpenDocument text → its paragraphs, and its tables with their merged cells, without what was deleted.
//!
//! Hidden text, notes and text boxes are left out and counted; a text box with a table is read behind the paragraph or table on which it hangs.

use std::collections::VecDeque;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::pictures::Pictures;
use super::super::xml::attribute;
use super::Styles;
use crate::document::{Area, Builder, Remark};

/// What an element is that is not read.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Aside {
    #[default]
    Gone,
    Hidden,
    Box,
    Note,
}

/// See the module.
#[derive(Default)]
pub struct Body {
    builder: Builder,
    pictures: Pictures,
    pub blocks: usize,
    /// How many paragraphs and tables are open.
    paragraphs: usize,
    tables: usize,
    /// How many elements deep we are in something that is not read, what that is, and how many paragraphs are open in it.
    skipped: usize,
    aside: Aside,
    inner: usize,
    /// The open text box: where what it holds begins, its characters, and whether a table is among it.
    open_box: (usize, usize, bool),
    /// Text boxes with tables whose turn is to come; and whether one is being read.
    boxes: VecDeque<Range<usize>>,
    in_box: bool,
    hidden: usize,
    boxed: usize,
    notes: usize,
}

fn aside(name: &str, tag: &BytesStart, styles: &Styles) -> Option<Aside> {
    let is = |key: &str, value: &str| attribute(tag, key).is_some_and(|v| v == value);
    match name {
        // An image may hold its bytes, an object a document of its own.
        "tracked-changes" | "annotation" | "image" | "object" | "object-ole" | "ruby-text" | "covered-table-cell" | "title" | "desc" => {
            Some(Aside::Gone)
        }
        "text-box" | "custom-shape" | "rect" | "ellipse" | "polygon" | "path" => Some(Aside::Box),
        "note" => Some(Aside::Note),
        "section" if is("display", "none") || is("is-hidden", "true") => Some(Aside::Hidden),
        "span" | "p" | "h" | "table" if styles.hide(tag) => Some(Aside::Hidden),
        _ => None,
    }
}

impl Body {
    pub fn open(&mut self, tag: &BytesStart, at: usize, styles: &Styles) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skipped > 0 {
            self.skipped += 1;
            self.inner += usize::from(matches!(name, "p" | "h"));
            self.open_box.2 |= name == "table";
            return;
        }
        self.pictures.open(name, tag);
        if let Some(aside) = aside(name, tag, styles) {
            (self.skipped, self.aside, self.open_box) = (1, aside, (at, 0, false));
            // A span stands within a paragraph, and is one itself no more than a paragraph is.
            self.inner = usize::from(matches!(name, "span" | "p" | "h"));
            return;
        }
        match name {
            "p" | "h" => {
                self.paragraphs += 1;
                self.blocks += 1;
                self.builder.begin_paragraph();
            }
            "s" => {
                let count = attribute(tag, "c").and_then(|c| c.parse().ok()).unwrap_or(1usize);
                (0..count.min(8)).for_each(|_| self.builder.text("\u{a0}"));
            }
            "tab" => self.builder.text("\t"),
            "line-break" => {
                self.blocks += 1;
                self.builder.line_break();
            }
            "table" => {
                self.tables += 1;
                self.blocks += 1;
                self.builder.begin_table();
            }
            "table-row" => {
                self.blocks += 1;
                self.builder.begin_row();
            }
            "table-cell" => {
                self.blocks += 1;
                let span = |key| attribute(tag, key).and_then(|v| v.parse().ok()).unwrap_or(1);
                self.builder.begin_cell(Area { columns: span("number-columns-spanned"), rows: span("number-rows-spanned") });
            }
            _ => {}
        }
    }

    pub fn close(&mut self, name: &str, at: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.inner -= usize::from(matches!(name, "p" | "h") && self.inner > 0);
            if self.skipped == 0 {
                self.aside_ends(at);
            }
            return;
        }
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.builder.end_paragraph();
            }
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                self.builder.end_table();
            }
            "table-row" => self.builder.end_row(),
            "table-cell" => self.builder.end_cell(),
            _ => {}
        }
    }

    pub fn text(&mut self, text: &str) {
        if self.skipped == 0 {
            if self.paragraphs > 0 {
                self.builder.text(text);
            }
        } else if self.inner > 0 {
            self.open_box.1 += text.chars().filter(|c| !c.is_whitespace()).count();
        }
    }

    fn aside_ends(&mut self, at: usize) {
        let (from, characters, holds_table) = self.open_box;
        match self.aside {
            Aside::Gone => {}
            Aside::Box if holds_table && !self.in_box => self.boxes.push_back(from..at),
            Aside::Box => self.boxed += characters,
            Aside::Hidden => self.hidden += characters,
            Aside::Note => self.notes += characters,
        }
    }

    pub fn next_aside(&mut self) -> Option<Range<usize>> {
        let between = self.paragraphs == 0 && self.tables == 0 && self.skipped == 0;
        let next = between.then(|| self.boxes.pop_front()).flatten();
        self.in_box = next.is_some();
        next
    }

    /// All that was handed over, and what was not read; `margins` characters stand in headers and footers.
    pub fn finish(mut self, margins: usize) -> Builder {
        for (count, remark) in [
            (self.hidden, Remark::HiddenText { characters: self.hidden }),
            (self.boxed, Remark::TextBoxes { characters: self.boxed }),
            (self.notes + margins, Remark::Margins { characters: self.notes + margins }),
            (self.pictures.large, Remark::Images { count: self.pictures.large }),
        ] {
            if count > 0 {
                self.builder.remark(remark);
            }
        }
        self.builder
    }
}
