//! The document as one stream: folded words, and the groups of figures that stand between them.
//!
//! Whatever the layout (a grid, tabs, bars, blanks, one cell a line), a row of a table is words followed by figures; this is the one
//! shape that all layouts share.

use super::fold::fold;
use super::labels::Labels;
use crate::document::{Cell, Document, RowKind};
use crate::number::{self, Content};
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
    /// The grid's column, where there is a grid.
    pub column: Option<u32>,
    pub edges: Option<(f32, f32)>,
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
        // Whether the words just before are a row's label, by themselves on their line.
        let mut labelled = false;
        for (at, row) in document.rows.iter().enumerate() {
            let behind_label = std::mem::take(&mut labelled);
            if let [cell] = row.cells.as_slice() {
                let content = number::read(document.slice(cell.span));
                let slot = Slot { content, span: cell.span, column: None, edges: None };
                let text = document.slice(cell.span);
                let begun = stream.open && !labels.is_whole_row(stream.units.last().map_or(0, |u| u.slots.len()));
                let misplaced = slot.content == Content::Text
                    && (stream.open && spoilt_figure(text)
                        || (begun || behind_label) && is_figure(document, document.rows.get(at + 1)) && no_label(text, labels));
                if slot.content == Content::Text && !misplaced {
                    stream.words(document, cell);
                    let folded: Vec<char> = text.chars().filter_map(fold).collect();
                    labelled = !labels.exact(&folded).is_empty();
                } else if stream.open {
                    stream.units.last_mut().expect("an open unit").slots.push(slot);
                } else {
                    stream.unit(vec![slot], RowKind::Paragraph, false);
                    stream.open = true;
                }
            } else {
                stream.row(document, row, labels);
            }
        }
        stream
    }

    fn words(&mut self, document: &Document, cell: &Cell) {
        let span = cell.span;
        let start = self.chars.len();
        self.chars.extend(document.slice(span).chars().filter_map(fold));
        self.atoms.push(Atom { start, end: self.chars.len(), span, edges: cell.edges });
        self.open = false;
    }

    fn unit(&mut self, slots: Vec<Slot>, kind: RowKind, leading: bool) {
        let at = self.chars.len();
        self.units.push(Unit { from: self.from, at, slots, kind, leading });
        self.from = at;
        self.open = false;
    }

    fn row(&mut self, document: &Document, row: &crate::document::Row, labels: &Labels) {
        self.open = false;
        let mut slots: Vec<Slot> = Vec::new();
        let mut has_words = false;
        // Whether the open slots hold a figure, and anything at all: asked of every cell, so not looked for again each time.
        let (mut after_figure, mut filled) = (false, false);
        let figures_from = figures_from(document, row, labels);
        let side_by_side = is_side_by_side(document, row, labels);
        for (at, cell) in row.cells.iter().enumerate() {
            let text = document.slice(cell.span);
            let column = matches!(row.kind, RowKind::Grid(_)).then_some(cell.column);
            let content = number::read(text);
            let misplaced = side_by_side
                || row.kind != RowKind::Spaced && after_figure && short_remark(text, labels)
                || figures_from.is_some_and(|from| at >= from) && remark(text);
            if content != Content::Text || spoilt_figure(text) || misplaced {
                after_figure |= matches!(content, Content::Figure(_));
                filled |= content != Content::Blank;
                slots.push(Slot { content, span: cell.span, column, edges: cell.edges });
                continue;
            }
            if filled {
                self.unit(std::mem::take(&mut slots), row.kind, !has_words);
            }
            slots.clear();
            (after_figure, filled) = (false, false);
            self.words(document, cell);
            has_words = true;
        }
        if !slots.is_empty() && (has_words || filled) {
            self.unit(slots, row.kind, false);
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

/// "12O", "3/4", "1、2": begins as a figure does, and is too short for words.
fn spoilt_figure(text: &str) -> bool {
    let folded: Vec<char> = text.chars().map(number::fold_width).filter(|c| !number::is_space(*c)).collect();
    let words = folded.iter().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let digits = folded.iter().filter(|c| c.is_ascii_digit()).count();
    let starts = folded.first().is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'O' | 'o' | 'l' | 'I'));
    let numbering = folded.last().is_some_and(|c| matches!(c, '.' | '、' | ')' | ',' | '．'));
    // "3.其他", "（1）重复": a number before words numbers them.
    let label = folded.windows(2).any(|w| matches!(w[0], '.' | '、' | ')' | ',') && w[1].is_alphabetic());
    starts && digits > 0 && words <= 2 && folded.len() <= 16 && !numbering && !label
}

/// The first cell behind the last label or heading of a row that begins with a row's label: figures stand from there on, whatever is written.
fn figures_from(document: &Document, row: &crate::document::Row, labels: &Labels) -> Option<usize> {
    // Most rows have no words but their labels: only a row of a table with other words is looked at.
    if row.cells.len() < 2 || row.cells.len() > 40 || row.kind == RowKind::Spaced {
        return None;
    }
    let mut label = false;
    let mut from = None;
    for (at, cell) in row.cells.iter().enumerate() {
        let text = document.slice(cell.span);
        if text.len() > 240 || number::read(text) != Content::Text {
            continue;
        }
        let folded: Vec<char> = text.chars().filter_map(fold).collect();
        let own = !labels.exact(&folded).is_empty();
        if own || labels.is_heading(&folded) {
            label |= own;
            from = Some(at + 1);
        }
    }
    from.filter(|_| label)
}

/// Whether a row without labels is nearly all figures, as that of a table is whose rows stand side by side: words among them stand for figures.
fn is_side_by_side(document: &Document, row: &crate::document::Row, labels: &Labels) -> bool {
    const FIGURES: usize = 12;
    const CELLS: usize = 20;
    const WORDS: usize = 3;
    if !(FIGURES..=CELLS).contains(&row.cells.len()) {
        return false;
    }
    let words: Vec<&str> = row
        .cells
        .iter()
        .map(|c| document.slice(c.span))
        .filter(|text| number::read(text) == Content::Text && !spoilt_figure(text))
        .collect();
    let label = |text: &&str| {
        let folded: Vec<char> = text.chars().filter_map(fold).collect();
        !remark(text) || !labels.exact(&folded).is_empty() || labels.is_heading(&folded)
    };
    (1..=WORDS).contains(&words.len()) && row.cells.len() - words.len() >= FIGURES && !words.iter().any(label)
}

/// Words in the place of a figure ("约1205", "见附件", "1205（含续期）"): no sentence, no remark in brackets that goes on a label, and no
/// numbered words ("2.申请人逾期"), which are a label.
fn remark(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = words.len() < text.len() && words.starts_with(['.', '、', '．']);
    !numbered && text.chars().count() <= 24 && !text.contains('。') && !text.starts_with(['（', '('])
}

/// Whether a row is a figure by itself.
fn is_figure(document: &Document, row: Option<&crate::document::Row>) -> bool {
    row.is_some_and(|row| matches!(row.cells.as_slice(), [cell] if matches!(number::read(document.slice(cell.span)), Content::Figure(_))))
}

/// Words by themselves on a line among figures that are nothing of a table, worn or not.
fn no_label(text: &str, labels: &Labels) -> bool {
    let folded: Vec<char> = text.chars().filter_map(fold).collect();
    remark(text) && short_remark(text, labels) && labels.like(&folded).is_empty()
}

/// A word or two where a figure should stand.
fn short_remark(text: &str, labels: &Labels) -> bool {
    let folded: Vec<char> = text.chars().filter_map(fold).collect();
    folded.len() <= 6 && labels.exact(&folded).is_empty() && !labels.is_heading(&folded)
}
