//! What stands aside in a document of XML: text boxes, headers, notes, deletions.
//!
//! In: that an element which is not read begins, what it holds, and that it ends. Out: how many characters it had, as remarks; and, of boxes that
//! hold a table, where they stand in the part, so that they are read once the paragraph or table on which they hang has ended.

use std::collections::VecDeque;
use std::ops::Range;

use crate::document::{Builder, Remark};

/// What an element is that is not read.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Aside {
    /// No part of the document as it stands.
    #[default]
    Gone,
    /// Text that is hidden.
    Hidden,
    /// A text box.
    Box,
    /// A header, a footer or a note.
    Margin,
}

/// See the module.
#[derive(Default)]
pub struct Asides {
    /// How many elements deep we are in the open one.
    depth: usize,
    kind: Aside,
    /// Where what it holds begins, its characters, and whether a table is among it.
    open: (usize, usize, bool),
    boxes: VecDeque<Range<usize>>,
    in_box: bool,
    pub hidden: usize,
    boxed: usize,
    pub margins: usize,
}

impl Asides {
    /// An element that is not read begins; what it holds begins at byte `at` of the part.
    pub fn begin(&mut self, kind: Aside, at: usize) {
        (self.depth, self.kind, self.open) = (1, kind, (at, 0, false));
    }

    /// What the open element is; None where all is read.
    pub fn within(&self) -> Option<Aside> {
        (self.depth > 0).then_some(self.kind)
    }

    /// An element begins within the open one.
    pub fn enter(&mut self, is_table: bool) {
        self.depth += 1;
        self.open.2 |= is_table;
    }

    /// An element ends at byte `at`: one within the open one, or that itself, which is counted, or kept for its turn.
    pub fn leave(&mut self, at: usize) {
        self.depth -= 1;
        if self.depth > 0 {
            return;
        }
        let (from, characters, holds_table) = self.open;
        match self.kind {
            Aside::Gone => {}
            Aside::Hidden => self.hidden += characters,
            Aside::Box if holds_table && !self.in_box => self.boxes.push_back(from..at),
            Aside::Box => self.boxed += characters,
            Aside::Margin => self.margins += characters,
        }
    }

    /// Text of the open element.
    pub fn count(&mut self, text: &str) {
        self.open.1 += characters(text);
    }

    /// The next box that holds a table, where the reader stands between paragraphs and tables.
    pub fn next(&mut self, between: bool) -> Option<Range<usize>> {
        let next = if between { self.boxes.pop_front() } else { None };
        self.in_box = next.is_some();
        next
    }

    /// Tells what was not read, with so many pictures and files within.
    pub fn tell(self, images: usize, embedded: usize, builder: &mut Builder) {
        let counts = [
            (self.hidden, Remark::HiddenText { characters: self.hidden }),
            (self.boxed, Remark::TextBoxes { characters: self.boxed }),
            (self.margins, Remark::Margins { characters: self.margins }),
            (images, Remark::Images { count: images }),
            (embedded, Remark::Embedded { count: embedded }),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0).for_each(|(_, remark)| builder.remark(remark));
    }
}

/// The characters of a text but for white space.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
