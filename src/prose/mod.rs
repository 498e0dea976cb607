//! The text read as claims about the tables: what is counted, the figure, its words and place.
//!
//! In: the paragraphs of a document. Out: claims whose meaning is certain. A sentence that speaks of a channel, a part, another year, another
//! body or a running total is passed over whole: a wrong accusation costs more than a missed one.

mod words;

pub use words::{CLAIMS, ClaimKind, DENIALS, Denial};

use rust_decimal::Decimal;

use crate::document::{Document, RowKind};
use crate::number::fold_width;
use crate::place::Span;
use crate::recognise::year_in;

/// A figure told in the text.
#[derive(Debug, Clone)]
pub struct Claim {
    pub kind: &'static ClaimKind,
    pub figure: Decimal,
    /// From its verb to its measure word.
    pub span: Span,
}

/// "未收到…": a thing said not to have happened.
#[derive(Debug, Clone)]
pub struct Denied {
    pub kind: &'static Denial,
    pub span: Span,
}

/// All claims and denials of a document for a report of `year`, in order; what lies within `tables` is no text.
pub fn read(document: &Document, year: Option<i32>, tables: &[Span]) -> (Vec<Claim>, Vec<Denied>) {
    let (mut claims, mut denials) = (Vec::new(), Vec::new());
    for row in document.rows.iter().filter(|r| matches!(r.kind, RowKind::Paragraph | RowKind::Spaced)) {
        let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else { continue };
        let span = first.span.cover(last.span);
        let text = document.slice(span);
        // Short of a sentence it is a label or a cell, and so is what has blanks instead of marks.
        let sentence = text.chars().count() >= 12 && (row.kind == RowKind::Paragraph || text.contains(['。', '，']));
        if !sentence || tables.iter().any(|t| span.start < t.end && t.start < span.end) {
            continue;
        }
        for (at, sentence) in sentences(text) {
            if year_in(sentence).is_some_and(|y| Some(y) != year) {
                continue;
            }
            claims.extend(claims_of(sentence, span.start + at));
            denials.extend(denials_of(sentence, span.start + at));
        }
    }
    (claims, denials)
}

/// The sentences of a paragraph with the byte each begins at.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    text.split_inclusive(['。', '！', '\n'])
        .map(|s| {
            let start = at;
            at += s.len();
            (start, s)
        })
        .collect()
}

/// The clauses of a sentence with the byte each begins at.
fn clauses(sentence: &str) -> Vec<(usize, &str)> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = sentence.char_indices().collect();
    for (i, &(at, c)) in chars.iter().enumerate() {
        // "1,120": a comma between digits groups them.
        let digit = |j: Option<usize>| j.and_then(|j| chars.get(j)).is_some_and(|(_, c)| fold_width(*c).is_ascii_digit());
        if matches!(c, '，' | '；' | ',' | ';' | '。' | '：' | ':') && !(digit(i.checked_sub(1)) && digit(Some(i + 1))) {
            clauses.push((start, &sentence[start..at]));
            start = at + c.len_utf8();
        }
    }
    clauses.push((start, &sentence[start..]));
    clauses
}

fn claims_of(sentence: &str, at: usize) -> Vec<Claim> {
    let mut found = Vec::new();
    for (start, clause) in clauses(sentence) {
        // What stands before in the sentence says what it is about, unless the clause begins anew with the whole year.
        let whole_year = words::WHOLE_YEAR.iter().any(|w| clause.contains(w));
        let (subject, so_far) = (if whole_year { clause } else { &sentence[..start + clause.len()] }, &sentence[..start + clause.len()]);
        if words::SPEAKS_OF_LESS.iter().any(|w| subject.contains(w)) || words::SPEAKS_OF_ANOTHER_TIME.iter().any(|w| so_far.contains(w)) {
            continue;
        }
        for kind in CLAIMS {
            if let Some((from, until, figure)) = kind.find(clause) {
                found.push(Claim { kind, figure, span: Span::new(at + start + from, at + start + until) });
                break;
            }
        }
    }
    found
}

fn denials_of(sentence: &str, at: usize) -> Vec<Denied> {
    let mut found = Vec::new();
    for (start, clause) in clauses(sentence) {
        for kind in DENIALS {
            if let Some((from, until)) = kind.find(clause).filter(|_| !words::OF_ANOTHER_KIND.iter().any(|w| clause.contains(w))) {
                found.push(Denied { kind, span: Span::new(at + start + from, at + start + until) });
            }
        }
    }
    found
}

impl ClaimKind {
    /// Verb, noun, figure and measure word, each right behind the other but for a few words that change nothing.
    fn find(&self, clause: &str) -> Option<(usize, usize, Decimal)> {
        let (from, verb) =
            self.verbs.iter().filter_map(|v| clause.find(v).map(|at| (at, *v))).min_by_key(|(at, v)| (*at, usize::MAX - v.len()))?;
        let behind = skip(&clause[from + verb.len()..], words::BETWEEN);
        let noun = self.nouns.iter().filter(|n| behind.starts_with(**n)).max_by_key(|n| n.len())?;
        let rest = skip(&behind[noun.len()..], words::BEFORE_FIGURE);
        let digits: String = rest.chars().map(fold_width).take_while(|c| c.is_ascii_digit() || *c == ',').collect();
        let length: usize = rest.chars().take(digits.chars().count()).map(char::len_utf8).sum();
        let figure = crate::number::read(&digits).value()?;
        let measure = rest[length..].trim_start();
        let word = words::MEASURES.iter().find(|m| measure.starts_with(**m))?;
        let until = clause.len() - measure.len() + word.len();
        Some((from, until, figure))
    }
}

/// `text` without the white space and the `words` at its head.
fn skip<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    loop {
        let trimmed = text.trim_start();
        match words.iter().find(|w| trimmed.starts_with(**w)) {
            Some(word) => text = &trimmed[word.len()..],
            None => return trimmed,
        }
    }
}

impl Denial {
    fn find(&self, clause: &str) -> Option<(usize, usize)> {
        let (from, word) = words::NOT.iter().filter_map(|w| clause.find(w).map(|at| (at, *w))).min_by_key(|(at, _)| *at)?;
        let behind = skip(&clause[from + word.len()..], words::BETWEEN);
        let noun = self.nouns.iter().filter(|n| behind.starts_with(**n)).max_by_key(|n| n.len())?;
        let until = clause.len() - behind.len() + noun.len();
        // "未收到政府信息公开申请表" denies something else.
        let ends = behind[noun.len()..].trim_start();
        let whole = ends.is_empty() || words::ENDS.iter().any(|e| ends.starts_with(e));
        whole.then_some((from, until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{self, Input};

    /// Each kind's own examples: what it must catch, with its figure, and what it must leave alone.
    #[test]
    fn every_kind_catches_its_examples_and_leaves_the_others_alone() {
        let claims = |text: &str| read(&input::read(Input::Text(text), None).unwrap(), Some(2023), &[]).0;
        for kind in CLAIMS {
            for (text, figure) in kind.catches {
                let found = claims(text);
                assert!(found.iter().any(|c| c.kind.id == kind.id && c.figure == Decimal::from(*figure)), "{}: {text}: {found:?}", kind.id);
            }
            for text in kind.leaves {
                let found = claims(text);
                assert!(found.iter().all(|c| c.kind.id != kind.id), "{}: {text}: {found:?}", kind.id);
            }
        }
        let denials = |text: &str| read(&input::read(Input::Text(text), None).unwrap(), Some(2023), &[]).1;
        for kind in DENIALS {
            for text in kind.catches {
                assert!(denials(text).iter().any(|d| d.kind.id == kind.id), "{}: {text}", kind.id);
            }
            for text in kind.leaves {
                assert!(denials(text).iter().all(|d| d.kind.id != kind.id), "{}: {text}", kind.id);
            }
        }
    }
}
