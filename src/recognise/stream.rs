//! The document as one stream: folded words, and the groups of figures that stand between them.
//!
//! Whatever the layout (a grid, tabs, bars, blanks, one cell a line), a row of a table is words followed by figures; this is the one
//! shape that all layouts share.

use super::labels::Labels;
use super::misplaced::{ReadRow, figures_first, figures_from, is_remark, is_short_remark, is_side_by_side, is_spoilt_figure, no_label};
use super::told::{told, without_gloss};
pub use super::units::{Atom, Slot, Unit};
use crate::document::{ACROSS, Cell, Document, Row, RowKind};
use crate::filing::Doubt;
use crate::number::{self, Content, Figure};
use crate::place::Span;

/// What every reader of a table works with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub document: &'a Document,
    pub stream: &'a Stream,
}

impl Context<'_> {
    /// The doubt of cells whose figures stand somewhere in `span`.
    pub fn unread(&self, cells: Vec<usize>, span: Span) -> Doubt {
        Doubt { choices: Vec::new(), cells, raw: self.document.slice(span).to_owned(), span }
    }
}

/// A row with fewer cells behind its label may stand beside another.
const WIDE: usize = 4;

/// Among the pieces of a label that the end of a page cut in two stand no more lines and cells of other words.
pub const BETWEEN: usize = 24;

/// What a browser prints above and below a page stands in no more cells.
const PRINTED: usize = 3;

/// See the module.
#[derive(Debug, Default)]
pub struct Stream {
    pub chars: Vec<char>,
    pub atoms: Vec<Atom>,
    pub units: Vec<Unit>,
    /// Where the last unit ended, in characters.
    from: usize,
    /// Whether the last unit may go on on the next line.
    open: bool,
}

impl Stream {
    /// Lays out `document`; `labels` tell a label from a figure gone wrong.
    pub fn new(document: &Document, labels: &Labels) -> Stream {
        let mut stream = Stream::default();
        let mut read = ReadRow::default();
        // Whether the words just before are a row's label, by themselves on their line.
        let mut labelled = false;
        for (at, row) in document.rows.iter().enumerate() {
            let behind_label = std::mem::take(&mut labelled);
            read.read(document, row);
            // Where each figure has a line of its own, "- 4 -" and "4 / 9" among them number a page.
            if let (true, [first, between, last]) = (stream.open && row.kind == RowKind::Spaced, &read.cells[..])
                && (between.text == "/" || first.text == last.text && first.is_dash())
            {
                labelled = behind_label;
                continue;
            }
            if row.cells.len() <= PRINTED && is_printed(&read, labels) {
                labelled = behind_label;
                continue;
            }
            let [cell] = row.cells.as_slice() else {
                // Below a label by itself figures are its own, whatever follows them.
                if let Some(figures) = figures_first(&read, labels).filter(|_| !behind_label) {
                    let (figures, label) = row.cells.split_at(figures);
                    let turned = Row { kind: row.kind, cells: [label, figures].concat() };
                    read.read(document, &turned);
                    stream.row(&turned, &mut read, labels);
                    continue;
                }
                stream.row(row, &mut read, labels);
                continue;
            };
            let (text, words) = (read.cells[0].text, read.words(0));
            // Below a figure by itself its unit is.
            let above = stream.units.last_mut().and_then(|u| u.slots.last_mut()).filter(|_| stream.open && number::is_unit(text));
            if let Some(figure) = above.filter(|s| matches!(s.content, Content::Figure(Figure { unit: None, .. }))) {
                let with_unit = number::read(&[document.slice(figure.span), text].concat());
                figure.content = Some(with_unit).filter(|c| *c != Content::Text).unwrap_or_else(|| figure.content.clone());
                continue;
            }
            let begun = stream.open && !labels.is_whole_row(stream.units.last().map_or(0, |u| u.slots.len()));
            let in_place_of_a_figure =
                || (begun || behind_label) && is_figure(document, document.rows.get(at + 1)) && no_label(text, words, labels);
            let run_together = || text.bytes().all(|b| b.is_ascii_digit());
            let misplaced = || (stream.open || run_together()) && is_spoilt_figure(text) || in_place_of_a_figure();
            let told = told(cell, text, labels);
            if !told.is_empty() {
                for (words, slots) in told {
                    stream.words(cell, &words);
                    stream.unit(slots, RowKind::Paragraph, false, true);
                }
                stream.open = true;
                continue;
            }
            if read.is_text(0) && !misplaced() {
                let bare = without_gloss(text, words, labels);
                let words = bare.as_deref().unwrap_or(words);
                labelled = !labels.exact(words).is_empty();
                stream.words(cell, words);
                continue;
            }
            let slot = Slot { content: read.take(0), span: cell.span, column: None, edges: None };
            if stream.open {
                stream.units.last_mut().expect("an open unit").slots.push(slot);
            } else {
                stream.unit(vec![slot], RowKind::Paragraph, false, false);
                stream.open = true;
            }
        }
        stream
    }

    fn words(&mut self, cell: &Cell, words: &[char]) {
        let start = self.chars.len();
        self.chars.extend_from_slice(words);
        self.atoms.push(Atom { start, end: self.chars.len(), span: cell.span, edges: cell.edges });
        self.open = false;
    }

    /// Adds figures behind the words that are there.
    pub fn unit(&mut self, slots: Vec<Slot>, kind: RowKind, leading: bool, glued: bool) {
        let at = self.chars.len();
        self.units.push(Unit { from: self.from, at, slots, kind, leading, glued });
        self.from = at;
        self.open = false;
    }

    /// Adds the figures of a unit of another stream behind the words that are there.
    pub fn repeat(&mut self, unit: &Unit) {
        self.unit(unit.slots.clone(), unit.kind, unit.leading, unit.glued);
    }

    /// Adds the words of `other` from one character to another.
    pub fn copy(&mut self, other: &Stream, from: usize, to: usize) {
        for atom in other.atoms_between(from, to) {
            let start = self.chars.len();
            self.chars.extend_from_slice(&other.chars[atom.start..atom.end.min(to)]);
            self.atoms.push(Atom { start, end: self.chars.len(), ..*atom });
        }
    }

    /// Adds the words of an atom of `other` but for the first few characters.
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    pub fn piece(&mut self, other: &Stream, at: usize, before: usize) {
        let (atom, start) = (other.atoms[at], self.chars.len());
        self.chars.extend_from_slice(&other.chars[atom.start + before..atom.end]);
        self.atoms.push(Atom { start, end: self.chars.len(), ..atom });
    }

    fn row(&mut self, row: &Row, read: &mut ReadRow, labels: &Labels) {
        self.open = false;
        let mut slots: Vec<Slot> = Vec::new();
        let mut has_words = false;
        // Whether the open slots hold a figure, and anything at all: asked of every cell, so not looked for again each time.
        let (mut after_figure, mut filled) = (false, false);
        let figures_from = figures_from(row, read, labels);
        let side_by_side = is_side_by_side(row, read, labels);
        let mut glues = false;
        for (at, cell) in row.cells.iter().enumerate() {
            let column = matches!(row.kind, RowKind::Grid(_) | RowKind::Separated).then_some(cell.column);
            let text = read.cells[at].text;
            let misplaced = || {
                side_by_side
                    || is_spoilt_figure(text)
                    || row.kind != RowKind::Spaced && after_figure && is_short_remark(read.words(at), labels)
                    || figures_from.is_some_and(|from| at >= from) && is_remark(text)
            };
            // What a sheet says of its own sums is no figure.
            if matches!(text, "TRUE" | "FALSE") {
                continue;
            }
            let told = told(cell, text, labels);
            if !told.is_empty() {
                for (words, stuck) in told {
                    if filled {
                        self.unit(std::mem::take(&mut slots), row.kind, !has_words, glues);
                    }
                    self.words(cell, &words);
                    slots = stuck;
                    (after_figure, filled, has_words, glues) = (true, true, true, true);
                }
                continue;
            }
            if !read.is_text(at) || misplaced() {
                let content = read.take(at);
                after_figure |= matches!(content, Content::Figure(_));
                filled |= content != Content::Blank;
                slots.push(Slot { content, span: cell.span, column, edges: cell.edges });
                continue;
            }
            if filled {
                // A figure between words numbers the label of a row behind it, as one before all words does.
                let row_behind = || row.cells.len() - at > WIDE && (1..=WIDE).all(|more| !read.is_text(at + more));
                let leading = !has_words || slots.len() == 1 && row_behind() && !labels.exact(read.words(at)).is_empty();
                self.unit(std::mem::take(&mut slots), row.kind, leading, false);
            }
            slots.clear();
            (after_figure, filled) = (false, false);
            let bare = without_gloss(text, read.words(at), labels);
            self.words(cell, bare.as_deref().unwrap_or(read.words(at)));
            has_words = true;
        }
        if !slots.is_empty() && (has_words || filled || slots.len() >= ACROSS) {
            self.unit(slots, row.kind, false, glues);
        }
    }

    /// Where the last figures before character `at` stand; 0 where there are none.
    pub fn unit_before(&self, at: usize) -> usize {
        let next = self.units.partition_point(|u| u.at < at);
        self.units[..next].iter().rev().find(|u| !u.is_blank()).map_or(0, |u| u.at)
    }

    /// The atoms that lie within the characters from `from` to `to`.
    pub fn atoms_between(&self, from: usize, to: usize) -> &[Atom] {
        let first = self.atoms.partition_point(|a| a.start < from);
        let last = self.atoms.partition_point(|a| a.start < to);
        &self.atoms[first..last.max(first)]
    }
}

/// Whether a row is what a browser prints above or below a page: such a mark at either end, and neither a figure nor a row's label beside it.
fn is_printed(read: &ReadRow, labels: &Labels) -> bool {
    let ends = [read.cells.first(), read.cells.last()];
    let of_row = |at: usize| read.cells[at].is_figure() || !labels.exact(read.words(at)).is_empty();
    ends.into_iter().flatten().any(|c| is_printed_mark(c.text)) && !(0..read.cells.len()).any(of_row)
}

/// Whether a browser prints a text above or below each page, with the page's number: where the page stands, or the day and the hour.
fn is_printed_mark(text: &str) -> bool {
    /// No day and hour are longer ("12/31/2024, 10:15").
    const DAY_AND_HOUR: usize = 17;
    /// What is longer in all, in bytes, may be a report on one line.
    const LONGEST: usize = 300;
    let begin = &text.as_bytes()[..text.len().min(DAY_AND_HOUR)];
    let count = |sign: u8| begin.iter().filter(|b| **b == sign).count();
    let address = || text.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_lowercase()));
    text.len() <= LONGEST && (address() || begin.first().is_some_and(u8::is_ascii_digit) && count(b'/') == 2 && count(b':') == 1)
}

/// Whether a row is a figure by itself.
fn is_figure(document: &Document, row: Option<&Row>) -> bool {
    row.is_some_and(|row| matches!(row.cells.as_slice(), [cell] if matches!(number::read(document.slice(cell.span)), Content::Figure(_))))
}
