//! The document as one stream: folded words, and the groups of figures that stand between them.
//!
//! Whatever the layout (a grid, tabs, bars, blanks, one cell a line), a row of a table is words followed by figures; this is the one
//! shape that all layouts share.

use super::fold::{fold, fold_text};
use super::labels::Labels;
use super::misplaced::{ReadRow, figures_from, is_remark, is_short_remark, is_side_by_side, is_spoilt_figure, no_label};
use crate::document::{Cell, Document, Row, RowKind};
use crate::number::{self, Content};
use crate::place::Span;
use crate::script::is_chinese;

/// What every reader of a table works with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub document: &'a Document,
    pub stream: &'a Stream,
}

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
            let [cell] = row.cells.as_slice() else {
                stream.row(row, &mut read, labels);
                continue;
            };
            let (text, words) = (read.cells[0].text, read.words(0));
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

    /// Adds the words of `other` from one character to another.
    pub fn copy(&mut self, other: &Stream, from: usize, to: usize) {
        for atom in other.atoms_between(from, to) {
            let start = self.chars.len();
            self.chars.extend_from_slice(&other.chars[atom.start..atom.end.min(to)]);
            self.atoms.push(Atom { start, end: self.chars.len(), ..*atom });
        }
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
            let column = matches!(row.kind, RowKind::Grid(_)).then_some(cell.column);
            let text = read.cells[at].text;
            let misplaced = || {
                side_by_side
                    || is_spoilt_figure(text)
                    || row.kind != RowKind::Spaced && after_figure && is_short_remark(read.words(at), labels)
                    || figures_from.is_some_and(|from| at >= from) && is_remark(text)
            };
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
                self.unit(std::mem::take(&mut slots), row.kind, !has_words, false);
            }
            slots.clear();
            (after_figure, filled) = (false, false);
            let bare = without_gloss(text, read.words(at), labels);
            self.words(cell, bare.as_deref().unwrap_or(read.words(at)));
            has_words = true;
        }
        if !slots.is_empty() && (has_words || filled) {
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

/// Words with the figures behind them.
type Told = Vec<(Vec<char>, Vec<Slot>)>;

/// The labels and names in a cell with the figures that they have there: sticking to them ("规章0", "规章 0 0 4"), or in the words of a sentence or a
/// program ("予以公开：自然人3件，商业企业0件；", "\"其他\": 4,"); none where there is anything else.
fn told(cell: &Cell, text: &str, labels: &Labels) -> Told {
    if text.len() > LONGEST_SENTENCE {
        return Told::new();
    }
    // "自然人：—"
    let nothing = || {
        let (words, mark) = text.rsplit_once(['：', ':'])?;
        let words = name(words);
        let named = labels.is_heading(&words) && matches!(number::read(mark), Content::Mark(_));
        named.then(|| (words, vec![slot(cell, text, mark)]))
    };
    if !text.contains(is_digit) {
        return nothing().into_iter().collect();
    }
    let told = sentence(cell, text, labels).unwrap_or_default();
    if told.len() > 1 { told } else { glued(cell, text, labels).map_or(told, |one| vec![one]) }
}

/// A figure of `text`, as a cell's slot.
fn slot(cell: &Cell, text: &str, figure: &str) -> Slot {
    let start = cell.span.start + (figure.as_ptr() as usize - text.as_ptr() as usize);
    Slot { content: number::read(figure), span: Span::new(start, start + figure.len()), column: None, edges: None }
}

/// See [`told`]: each figure with its unit behind the name of a column, or behind a label.
fn sentence<'t>(cell: &Cell, text: &'t str, labels: &Labels) -> Option<Told> {
    let known = |words: &[char]| words.len() > 1 && (labels.is_heading(words) || !labels.exact(words).is_empty());
    // "结果维持2、结果纠正0" is a list, "不予公开1、属于国家秘密：" is not.
    let lists = |rest: &str| {
        let words = name(rest.split(is_digit).next().unwrap_or_default());
        words.is_empty() || known(&words)
    };
    let mut told = Told::new();
    let (mut from, mut at, mut worn) = (0, 0, false);
    while let Some(start) = text[at..].find(is_digit).map(|found| at + found) {
        let end = text[start..].find(|c| !is_digit(c) && !is_inside(c)).map_or(text.len(), |found| start + found);
        let end = start + text[start..end].trim_end_matches(is_inside).len();
        let word = |text: &'t str| &text[..text.find(|c: char| !is_chinese(c)).unwrap_or(text.len())];
        // A blank may stand before the unit.
        let apart = text[end..].trim_start_matches(' ');
        let end = if number::is_unit(word(apart)) { text.len() - apart.len() } else { end };
        let unit = word(&text[end..]);
        let behind = text[end + unit.len()..].chars().next();
        at = end;
        // The number of a label, a share, a year are told of no row.
        let numbers = text[from..start].chars().all(is_mark);
        let other = !unit.is_empty() && !number::is_unit(unit)
            || behind.is_some_and(|c| {
                c.is_alphanumeric()
                    || matches!(c, '%' | '.' | '．' | ')' | '）')
                    || matches!(c, '、' | ' ') && !lists(&text[end + unit.len()..])
            });
        if numbers || other {
            continue;
        }
        at += unit.len();
        let start = text[from..start].char_indices().last().filter(|c| matches!(c.1, '+' | '-' | '－' | '−')).map_or(start, |c| from + c.0);
        let words = name(&text[from..start]);
        // The name alone, or behind the label of its row, which may be worn where more figures are told.
        let colon = text[from..start].contains(['：', ':']);
        let begins = (0..words.len()).find(|&name| known(&words[name..]) && (name == 0 || told.is_empty()))?;
        let label = &words[..begins];
        worn |= begins > 0 && !known(label) && !(colon && (1..label.len()).any(|from| known(&label[from..])));
        // A sentence of one figure is the narrative's.
        if begins == 0 && told.is_empty() && !colon && text.ends_with(['。', '，', '；']) {
            return None;
        }
        told.push((words, vec![slot(cell, text, &text[start..at])]));
        from = at;
    }
    (told.len() > if worn { 2 } else { 0 } && text[from..].chars().all(is_mark)).then_some(told)
}

fn is_digit(c: char) -> bool {
    number::fold_width(c).is_ascii_digit()
}

/// Whether a mark may stand within a figure.
fn is_inside(c: char) -> bool {
    matches!(c, '.' | ',' | '，' | '．' | '’' | '\'')
}

/// The folded words of a name, without a remark in brackets behind it.
fn name(text: &str) -> Vec<char> {
    let text = text.trim_end_matches(|c| is_mark(c) && !matches!(c, '）' | ')'));
    let gloss = if text.ends_with(['）', ')']) { text.rfind(['（', '(']) } else { None };
    fold_text(&text[..gloss.unwrap_or(text.len())])
}

/// What stands between figures told in a sentence.
fn is_mark(c: char) -> bool {
    fold(c).is_none()
}

/// A label with the figures that stick to it ("规章0", "结果维持：3", "规章 0 0 4" in one cell): the folded label, and the figures.
fn glued(cell: &Cell, text: &str, labels: &Labels) -> Option<(Vec<char>, Vec<Slot>)> {
    if !text.ends_with(|c: char| c.is_ascii_digit()) || text.len() > LONGEST_LABEL {
        return None;
    }
    let label = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | ' '));
    let words = fold_text(label);
    // A group's heading may stand before the label.
    let is_label = |from: usize| !labels.exact(&words[from..]).is_empty() || from == 0 && labels.is_heading(&words);
    if words.len() < 2 || !(0..words.len().min(HEADING)).any(is_label) {
        return None;
    }
    let slots = text[label.len()..].split_ascii_whitespace().map(|figure| slot(cell, text, figure)).collect();
    Some((words, slots))
}

/// The figures of a row told in a sentence are no longer together, in bytes.
const LONGEST_SENTENCE: usize = 480;
/// No heading before a label in one cell is longer.
const HEADING: usize = 20;
/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 240;

/// The folded label in a cell that holds more: a remark in brackets ("规章（件）"), or behind a colon.
fn without_gloss(text: &str, words: &[char], labels: &Labels) -> Option<Vec<char>> {
    if text.len() > LONGEST_LABEL || !labels.exact(words).is_empty() {
        return None;
    }
    let bracket = text.ends_with(['）', ')']).then(|| text.rfind(['（', '('])).flatten();
    [bracket, text.find(['：', ':'])].into_iter().flatten().map(|end| fold_text(&text[..end])).find(|label| !labels.exact(label).is_empty())
}

/// Whether a row is a figure by itself.
fn is_figure(document: &Document, row: Option<&Row>) -> bool {
    row.is_some_and(|row| matches!(row.cells.as_slice(), [cell] if matches!(number::read(document.slice(cell.span)), Content::Figure(_))))
}
