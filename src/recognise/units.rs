//! What a stream is made of: words of cells, and the figures that follow each other between them.

use crate::document::RowKind;
use crate::number::Content;
use crate::place::Span;

/// Words of one cell, in the stream's folded characters.
#[derive(Debug, Clone, Copy)]
pub struct Atom {
    /// First and last (excluded) folded character.
    pub start: usize,
    pub end: usize,
    pub span: Span,
    /// Where it stands along its line, where that is known.
    pub edges: Option<(f32, f32)>,
}

/// A place for a figure.
#[derive(Debug, Clone)]
pub struct Slot {
    pub content: Content,
    pub span: Span,
    /// Its column, where there is a grid, or marks part the cells of a line: there columns may have drifted.
    pub column: Option<u32>,
    pub edges: Option<(f32, f32)>,
}

impl Slot {
    /// A place with nothing in it, at a byte of the text.
    pub fn blank(at: usize) -> Slot {
        Slot { content: Content::Blank, span: Span::new(at, at), column: None, edges: None }
    }
}

/// Figures (and blanks) that follow each other, with the words before them.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The folded characters before it, since the unit before.
    pub from: usize,
    pub at: usize,
    pub slots: Vec<Slot>,
    pub kind: RowKind,
    /// Whether words follow on the same line: then its figures number those words.
    pub leading: bool,
    /// Whether its first figure stuck to its label, as others may stick to it.
    pub glued: bool,
}

impl Unit {
    /// Whether no slot holds anything.
    pub fn is_blank(&self) -> bool {
        self.slots.iter().all(|s| s.content == Content::Blank)
    }

    /// From its first to its last slot.
    pub fn span(&self) -> Span {
        let first = self.slots[0].span;
        self.slots.iter().fold(first, |all, slot| all.cover(slot.span))
    }
}
