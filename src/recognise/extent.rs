//! Whether a whole report was given, or a part of one: a table, a section, a text that breaks off.

use super::title::is_title;
use crate::document::Document;
use crate::filing::{Extent, Section, Table};
use crate::number::is_space;
use crate::place::Span;

/// The sections of a report.
const SECTIONS: u32 = 6;
/// Most of them.
const MOST: usize = 4;
/// So many letters and figures behind the last table are a text of their own, not a signature or the foot of a page.
const TEXT: usize = 60;
/// A paragraph is no shorter than this.
const PARAGRAPH: usize = 20;
/// Words that only a text on this subject has.
const SUBJECT: [&str; 4] = ["信息公开", "政务公开", "信息公開", "依申请公开"];

/// How much of a report `document` is; `titled` says whether a title was found.
pub fn extent(document: &Document, titled: bool, sections: &[Section], tables: &[Table]) -> Extent {
    let titled = titled || document.title.as_deref().is_some_and(is_title);
    let found: Vec<&Table> = tables.iter().filter(|t| t.span.is_some()).collect();
    if !titled && sections.is_empty() && found.is_empty() {
        let about = document.rows.iter().flat_map(|r| &r.cells).any(|c| SUBJECT.iter().any(|s| document.slice(c.span).contains(s)));
        return if about { Extent::Part } else { Extent::Report };
    }
    let has = |number: u32| sections.iter().any(|s| s.number == number);
    let sections_found = (1..=SECTIONS).filter(|&n| has(n)).count();
    let begins = titled || sections_found >= MOST && has(1);
    if !begins || breaks_off(document, sections, &found) { Extent::Part } else { Extent::Report }
}

/// Whether the text ends before its last sections. One section missing at the end is a missing section, unless the text stops in a sentence.
fn breaks_off(document: &Document, sections: &[Section], tables: &[&Table]) -> bool {
    let last_section = sections.iter().map(|s| s.number).max().unwrap_or(0);
    let last_table = tables.iter().filter_map(|t| Some((t.span?, t.table.section))).max_by_key(|(span, _)| span.end);
    let reached = last_section.max(last_table.map_or(0, |t| t.1));
    match SECTIONS.saturating_sub(reached) {
        0 => false,
        1 => sections.iter().any(|s| s.number == reached && s.empty) || ends_in_a_sentence(document),
        _ => last_table.is_none_or(|(span, section)| section < last_section || letters_behind(document, span) < TEXT),
    }
}

fn letters_behind(document: &Document, span: Span) -> usize {
    let behind = document.rows.iter().flat_map(|r| &r.cells).filter(|c| c.span.start >= span.end);
    behind.map(|c| document.slice(c.span).chars().filter(|c| c.is_alphanumeric()).count()).sum()
}

/// Whether the last words are a paragraph without its end.
fn ends_in_a_sentence(document: &Document) -> bool {
    let Some(cell) = document.rows.iter().rev().flat_map(|r| r.cells.iter().rev()).find(|c| c.span.start < c.span.end) else {
        return false;
    };
    let text = document.slice(cell.span).trim_end_matches(is_space);
    let ended = text.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '，' | ',' | '、' | '；'));
    text.chars().count() >= PARAGRAPH && text.contains(['，', '。']) && !ended
}

/// Tells the rows of a part's tables that were not given, those before the first and behind the last found, from those missing in between. Where as
/// many rows stand before the first, or behind the last, that the form does not have, they were given, under other names.
pub fn spare_the_ends(tables: &mut [Table]) {
    for table in tables.iter_mut() {
        let Some(span) = table.span else { continue };
        let rows: Vec<(usize, usize)> = table.table.rows().map(|(b, r, _)| (b, r)).collect();
        let lacks = |row: &(usize, usize)| table.missing_rows.contains(row);
        let (Some(first), Some(last)) = (rows.iter().position(|r| !lacks(r)), rows.iter().rposition(|r| !lacks(r))) else { continue };
        let above = table.unknown_rows.iter().filter(|row| row.span.end <= span.start).count();
        let below = table.unknown_rows.iter().filter(|row| row.span.start >= span.end).count();
        let from = if above == first { 0 } else { first };
        let until = if below == rows.len() - 1 - last { rows.len() - 1 } else { last };
        let (inside, ends) = table.missing_rows.iter().partition(|row| rows[from..=until].contains(row));
        (table.missing_rows, table.not_given) = (inside, ends);
    }
}
