//! The body of an OpenDocument text → its paragraphs, and its tables with their merged cells, without what was deleted.
//!
//! Hidden text, notes and text boxes are left out and counted; a text box with a table is read behind the paragraph or table on which it hangs.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::asides::{Aside, Asides};
use super::super::pictures::Pictures;
use super::super::xml::{MAX_BLOCKS, attribute};
use super::Styles;
use crate::document::{Area, Builder};

/// Spans within each other that are told apart.
const MAX_SPANS: usize = 64;
/// A cell with nothing in it is repeated no more often: no table of ours is so wide.
const MAX_BLANKS: usize = 200;

/// A row or cell that is open: where it begins, and how often it stands there.
type Repeated = ((usize, usize), usize);

/// See the module.
#[derive(Default)]
pub struct Body {
    builder: Builder,
    pictures: Pictures,
    pub blocks: usize,
    /// How many paragraphs and tables are open.
    paragraphs: usize,
    tables: usize,
    asides: Asides,
    /// How many paragraphs are open in what is not read.
    inner: usize,
    /// The spans that are open: whether each is raised above its line.
    spans: Vec<bool>,
    /// The rows and cells that are open, the innermost last.
    repeated: Vec<Repeated>,
}

fn aside(name: &str, tag: &BytesStart, styles: &Styles) -> Option<Aside> {
    let is = |key: &str, value: &str| attribute(tag, key).is_some_and(|v| v == value);
    match name {
        // An image may hold its bytes, an object a document of its own.
        "tracked-changes" | "annotation" | "image" | "object" | "object-ole" | "ruby-text" | "covered-table-cell" | "title" | "desc" => {
            Some(Aside::Gone)
        }
        "text-box" | "custom-shape" | "rect" | "ellipse" | "polygon" | "path" => Some(Aside::Box),
        "note" => Some(Aside::Margin),
        "section" if is("display", "none") || is("is-hidden", "true") => Some(Aside::Hidden),
        "span" | "p" | "h" | "table" if styles.hide(tag) => Some(Aside::Hidden),
        _ => None,
    }
}

/// A number that an attribute tells; 1 without it.
fn number(tag: &BytesStart, key: &str) -> usize {
    attribute(tag, key).and_then(|v| v.parse().ok()).unwrap_or(1)
}

impl Body {
    pub fn open(&mut self, tag: &BytesStart, at: usize, styles: &Styles) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.asides.within().is_some() {
            self.inner += usize::from(matches!(name, "p" | "h"));
            return self.asides.enter(name == "table");
        }
        self.pictures.open(name, tag);
        if let Some(aside) = aside(name, tag, styles) {
            self.asides.begin(aside, at);
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
            "span" if self.spans.len() < MAX_SPANS => self.spans.push(styles.raise(tag)),
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
                self.repeated.push((self.builder.mark(), number(tag, "number-rows-repeated")));
            }
            "table-cell" => {
                self.blocks += 1;
                self.repeated.push((self.builder.mark(), number(tag, "number-columns-repeated")));
                let (columns, rows) = (number(tag, "number-columns-spanned"), number(tag, "number-rows-spanned"));
                self.builder.begin_cell(Area { columns, rows });
            }
            _ => {}
        }
    }

    pub fn close(&mut self, name: &str, at: usize) {
        if self.asides.within().is_some() {
            self.inner -= usize::from(matches!(name, "p" | "h") && self.inner > 0);
            return self.asides.leave(at);
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
            "span" => drop(self.spans.pop()),
            "table-row" => {
                self.builder.end_row();
                self.repeat(0);
            }
            "table-cell" => {
                self.builder.end_cell();
                self.repeat(MAX_BLANKS);
            }
            _ => {}
        }
    }

    /// The innermost open row or cell has ended, and stands there as often as it is repeated; `blanks` times at most where there is nothing in it.
    fn repeat(&mut self, blanks: usize) {
        let Some((mark, times)) = self.repeated.pop() else { return };
        let is_blank = self.builder.mark().1 == mark.1;
        let times = if is_blank { times.min(blanks) } else { times };
        self.blocks = self.blocks.saturating_add(self.builder.repeat(mark, times.saturating_sub(1), MAX_BLOCKS));
    }

    pub fn text(&mut self, text: &str) {
        match self.asides.within() {
            None if self.paragraphs > 0 && self.spans.contains(&true) => self.builder.raised(text),
            None if self.paragraphs > 0 => self.builder.text(text),
            Some(_) if self.inner > 0 => self.asides.count(text),
            _ => {}
        }
    }

    pub fn next_aside(&mut self) -> Option<Range<usize>> {
        self.asides.next(self.paragraphs == 0 && self.tables == 0 && self.asides.within().is_none())
    }

    /// All that was handed over, and what was not read; `margins` characters stand in headers and footers.
    pub fn finish(mut self, margins: usize) -> Builder {
        self.asides.margins += margins;
        self.asides.tell(self.pictures.large, 0, &mut self.builder);
        self.builder
    }
}
