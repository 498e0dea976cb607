//! Words where a figure should stand: told from labels, cell by cell.

use std::ops::Range;

use super::fold::{folded, numbers};
use super::labels::Labels;
use crate::document::{Document, Row, RowKind, UNCALCULATED};
use crate::filing::{Cell, Doubt, Table};
use crate::number::{self, Content, Mark};
use crate::ordered::Ordered;

/// The cells of a row, each read and folded once.
#[derive(Default)]
pub struct ReadRow<'d> {
    pub cells: Vec<ReadCell<'d>>,
    /// The folded words of those that are no figures.
    chars: Vec<char>,
}

/// A cell of a row.
pub struct ReadCell<'d> {
    pub text: &'d str,
    content: Content,
    words: Range<usize>,
}

impl ReadCell<'_> {
    /// Whether the cell holds a figure.
    pub fn is_figure(&self) -> bool {
        matches!(self.content, Content::Figure(_))
    }

    /// Whether a dash stands in the cell.
    pub fn is_dash(&self) -> bool {
        self.content == Content::Mark(Mark::Dash)
    }
}

impl<'d> ReadRow<'d> {
    /// Reads the cells of `row`, in place of those before.
    pub fn read(&mut self, document: &'d Document, row: &Row) {
        self.cells.clear();
        self.chars.clear();
        for cell in &row.cells {
            let text = document.slice(cell.span);
            let content = number::read(text);
            let from = self.chars.len();
            if content == Content::Text {
                self.chars.extend(folded(text));
            }
            self.cells.push(ReadCell { text, content, words: from..self.chars.len() });
        }
    }

    /// Whether words stand in a cell, not a figure nor a mark.
    pub fn is_text(&self, at: usize) -> bool {
        self.cells[at].content == Content::Text
    }

    /// The folded words of a cell; none where there is a figure.
    pub fn words(&self, at: usize) -> &[char] {
        &self.chars[self.cells[at].words.clone()]
    }

    /// What stands in a cell, which is then blank.
    pub fn take(&mut self, at: usize) -> Content {
        std::mem::replace(&mut self.cells[at].content, Content::Blank)
    }

    /// The cells with words.
    fn texts(&self) -> impl Iterator<Item = (usize, &'d str)> {
        self.cells.iter().enumerate().filter(|(_, c)| c.content == Content::Text).map(|(at, c)| (at, c.text))
    }
}

/// Reads letters as digits where many cells of a report have them ("1O", "l2"), as a reader of pictures leaves them, and doubts those of a table together;
/// a few are slips of who wrote them.
pub fn read_letters(tables: &mut [Table]) {
    /// So many are slips, and so many are shown.
    const FEW: usize = 3;
    let spoilt = |cell: &Cell| number::read_letters(&cell.raw).filter(|_| cell.content == Content::Text);
    if tables.iter().flat_map(|t| &t.cells).filter_map(spoilt).count() <= FEW {
        return;
    }
    for table in tables {
        let mut cells = Vec::new();
        for (c, cell) in table.cells.iter_mut().enumerate() {
            if let Some(content) = spoilt(cell) {
                cell.content = content;
                cells.push(c);
            }
        }
        let mut shown: Vec<&str> = cells.iter().map(|&c| &*table.cells[c].raw).collect();
        shown.order();
        shown.dedup();
        shown.truncate(FEW);
        if let Some(span) = cells.first().and_then(|&c| table.cells[c].span) {
            table.doubts.push(Doubt { raw: shown.join("、"), cells, choices: Vec::new(), span });
        }
    }
}

/// A spoilt figure has no more characters.
const LONGEST_FIGURE: usize = 16;
/// Figures of a row that ran together have no more.
const MOST_DIGITS: usize = 60;
/// And no more of them are Chinese: a unit, a word for a part.
const MOST_WORDS: usize = 2;
/// A word or two in place of a figure have no more characters.
const SHORT_REMARK: usize = 6;

/// "12O", "3/4", "1、2", "O": begins as a figure does, and is too short for words.
pub fn is_spoilt_figure(text: &str) -> bool {
    // Figures that ran together have more digits than any figure.
    if number::read_letters(text).is_some() || text.bytes().all(|b| b.is_ascii_digit()) && (1..=MOST_DIGITS).contains(&text.len()) {
        return true;
    }
    let folded = || text.chars().filter(|c| !number::is_space(*c)).map(number::fold_width);
    if !folded().next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'O' | 'o' | 'l' | 'I')) {
        return false;
    }
    let folded: Vec<char> = folded().collect();
    let words = folded.iter().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let digits = folded.iter().filter(|c| c.is_ascii_digit()).count();
    let numbering = folded.last().is_some_and(|c| matches!(c, '.' | '、' | ')' | ',' | '．'));
    // "3.其他", "（1）重复": a number before words numbers them.
    let label = folded.windows(2).any(|w| matches!(w[0], '.' | '、' | ')' | ',') && w[1].is_alphabetic());
    digits > 0 && words <= MOST_WORDS && folded.len() <= LONGEST_FIGURE && !numbering && !label
}

/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 240;
/// A row of more cells is of no table of ours.
const MOST_CELLS: usize = 40;

/// The first cell behind the last label or heading of a row that begins with a row's label: figures stand from there on, whatever is written.
pub fn figures_from(row: &Row, read: &ReadRow, labels: &Labels) -> Option<usize> {
    // Most rows have no words but their labels: only a row of a table with other words is looked at.
    if row.cells.len() < 2 || row.cells.len() > MOST_CELLS || row.kind == RowKind::Spaced {
        return None;
    }
    // A row's label stands behind the headings of two groups at most; the heads of columns are more, one beside the other.
    const HEADINGS: usize = 3;
    let (mut labels_found, mut headings) = (0, 0);
    let mut from = None;
    for (nth, (at, text)) in read.texts().filter(|(_, text)| text.len() <= LONGEST_LABEL).enumerate() {
        let words = read.words(at);
        let own = !labels.exact(words).is_empty();
        // The head of a column may have its unit behind it.
        let bare = || text.find(['（', '(']).is_some_and(|end| labels.is_heading(&folded(&text[..end]).collect::<Vec<_>>()));
        if own || labels.is_heading(words) || bare() {
            labels_found += usize::from(own);
            headings = nth + 1;
            from = Some(at + 1);
        }
    }
    // The heads of a table with its rows across are labels, one beside the other.
    // Words alone that end as a head begins: its cell is broken, and goes on on the next line ("审结　总计　结果" above "维持").
    let broken = || (0..row.cells.len()).all(|at| read.is_text(at)) && labels.begins_heading(read.words(row.cells.len() - 1));
    from.filter(|&from| (1..=2).contains(&labels_found) && headings <= HEADINGS && !(from < row.cells.len() && broken()))
}

/// How many figures, as many as a whole row has, a row begins with whose label stands behind them.
pub fn figures_first(read: &ReadRow, labels: &Labels) -> Option<usize> {
    /// Fewer may be numbers of the label, or of what stands before it.
    const WIDE: usize = 5;
    let count = read.cells.len();
    let figures = (0..count).take_while(|&at| !read.is_text(at)).count();
    let whole = figures >= WIDE && figures < count && labels.is_whole_row(figures) && (figures..count).all(|at| read.is_text(at));
    (whole && (figures..count).any(|at| !labels.exact(read.words(at)).is_empty())).then_some(figures)
}

/// Whether a row without labels is nearly all figures, as that of a table is whose rows stand side by side: words among them stand for figures.
pub fn is_side_by_side(row: &Row, read: &ReadRow, labels: &Labels) -> bool {
    const FIGURES: usize = 12;
    const CELLS: usize = 20;
    const WORDS: usize = 3;
    if !(FIGURES..=CELLS).contains(&row.cells.len()) {
        return false;
    }
    let words: Vec<(usize, &str)> = read.texts().filter(|(_, text)| !is_spoilt_figure(text)).collect();
    let label = |&(at, text): &(usize, &str)| {
        let words = read.words(at);
        !is_remark(text) || !labels.exact(words).is_empty() || labels.is_heading(words) || labels.is_half(words)
    };
    (1..=WORDS).contains(&words.len()) && row.cells.len() - words.len() >= FIGURES && !words.iter().any(label)
}

/// Words in the place of a figure ("约1205", "见附件", "1205（含续期）"): no sentence, no remark in brackets that goes on a label, and no
/// numbered words ("2.申请人逾期", "五、存在的主要问题"), which are a label or a heading; or what stands for a formula without a value.
pub fn is_remark(text: &str) -> bool {
    if text == UNCALCULATED {
        return true;
    }
    let words = text.trim_start_matches(numbers);
    let numbered = words.len() < text.len() && words.starts_with(['.', '、', '．']);
    !numbered && text.chars().nth(LONGEST_REMARK).is_none() && !text.contains('。') && !text.starts_with(['（', '('])
}

/// No remark has more characters.
const LONGEST_REMARK: usize = 24;

/// Words by themselves on a line among figures that are nothing of a table, worn or not.
pub fn no_label(text: &str, words: &[char], labels: &Labels) -> bool {
    is_remark(text) && is_short_remark(words, labels) && labels.like(words).is_empty()
}

/// A word or two where a figure should stand.
pub fn is_short_remark(words: &[char], labels: &Labels) -> bool {
    words.len() <= SHORT_REMARK && labels.exact(words).is_empty() && !labels.is_heading(words)
}
