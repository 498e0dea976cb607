//! Labels and names that have their figures in the same cell, and labels with more than a label in their cell.
//!
//! In: the text of a cell. Out: the words and the figures told behind them; or the label without its remark.

use super::fold::{fold, fold_text};
use super::labels::Labels;
use super::units::Slot;
use crate::document::Cell;
use crate::number::{self, Content};
use crate::place::Span;
use crate::script::is_chinese;

/// Words with the figures behind them.
pub type Told = Vec<(Vec<char>, Vec<Slot>)>;

/// The labels and names in a cell with the figures that they have there: sticking to them ("规章0", "规章 0 0 4"), or in the words of a sentence or a
/// program ("予以公开：自然人3件，商业企业0件；", "\"其他\": 4,"); none where there is anything else.
pub fn told(cell: &Cell, text: &str, labels: &Labels) -> Told {
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
        let colon = text[from..start].contains(['：', ':', '=']);
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
    // A sheet's comma may part them: "其他,4".
    let figures = text[label.len()..].strip_prefix(',').unwrap_or(&text[label.len()..]);
    if figures.len() < text.len() - label.len() && figures.contains(',') {
        return None;
    }
    let slots = figures.split_ascii_whitespace().map(|figure| slot(cell, text, figure)).collect();
    Some((words, slots))
}

/// The figures of a row told in a sentence are no longer together, in bytes.
const LONGEST_SENTENCE: usize = 480;
/// No heading before a label in one cell is longer.
const HEADING: usize = 20;
/// The label of a row that the form has not has so many characters at least.
const OF_ITS_OWN: usize = 4;
/// A label is no longer than this, in bytes.
const LONGEST_LABEL: usize = 240;

/// The folded label in a cell that holds more: a remark in brackets ("规章（件）"), or behind a colon; or the words before a remark that speaks of another
/// row ("其他主动公开文件（不含规范性文件）"). The name of a column in brackets is no remark.
pub fn without_gloss(text: &str, words: &[char], labels: &Labels) -> Option<Vec<char>> {
    if text.len() > LONGEST_SENTENCE || !labels.exact(words).is_empty() {
        return None;
    }
    let is_bracket = |c: char| matches!(c, '（' | '(');
    let brackets = if text.ends_with(['）', ')']) { [text.rfind(is_bracket), text.find(is_bracket)] } else { [None; 2] };
    if let Some(open) = brackets[1].filter(|open| *open > 0) {
        let [own, gloss] = [&text[..open], &text[open..]].map(fold_text);
        if labels.is_heading(&gloss) {
            return None;
        }
        let speaks_of_a_row = |words: &[char]| labels.like(words).iter().any(|m| m.length > 2 && m.likeness == 1.0);
        let is_worn = |words: &[char]| labels.like(words).iter().any(|m| m.length * 3 > words.len() * 2);
        if own.len() >= OF_ITS_OWN && !labels.is_heading(&own) && speaks_of_a_row(&gloss) && !is_worn(&own) && !is_worn(words) {
            return Some(own);
        }
    }
    brackets
        .into_iter()
        .chain([text.find(['：', ':'])])
        .flatten()
        .map(|end| fold_text(&text[..end]))
        .find(|label| !labels.exact(label).is_empty())
}
