//! The sections of a report: their headings, in the order they stand.

use std::collections::BTreeSet;

use super::fold::{fold_text, without_number};
use super::labels::{Labels, likeness};
use crate::document::{Document, RowKind};
use crate::form::Form;
use crate::number::is_space;
use crate::place::Span;
use crate::reading::Section;

/// A heading is no longer than this many characters.
const LONGEST: usize = 48;
/// How like its title a heading must be to be taken for it.
const LIKE: f64 = 0.6;

/// Finds the sections of `forms` in `document`; where both forms word a title differently, either is right.
pub fn read(document: &Document, forms: &[Form], labels: &Labels) -> Vec<Section> {
    let titles: Vec<(u32, Vec<char>, usize)> = forms
        .iter()
        .flat_map(|f| &f.sections)
        .flat_map(|s| std::iter::once(&s.title).chain(&s.variants).map(|t| (s.number, fold_text(t), t.len())))
        .collect();
    let groups: Vec<Vec<char>> = forms
        .iter()
        .flat_map(|f| &f.tables)
        .flat_map(|t| t.rows())
        .flat_map(|(_, _, r)| &r.groups)
        .map(|g| without_number(&fold_text(g)).to_vec())
        .collect();
    let mut found: Vec<Section> = Vec::new();
    for row in &document.rows {
        let filled: Vec<_> = row.cells.iter().filter(|c| c.span.start < c.span.end).collect();
        let in_table = !matches!(row.kind, RowKind::Paragraph | RowKind::Spaced);
        if filled.len() != 1 && in_table {
            continue;
        }
        for cell in filled {
            let text = document.slice(cell.span);
            let Some(section) = heading(text, cell.span, &titles) else { continue };
            let words = fold_text(text);
            let bare = without_number(&words);
            let of_a_table = !section.title_fits
                && (labels.like(bare).iter().any(|m| m.likeness > 0.7) || groups.iter().any(|g| likeness(g, bare) > 0.7));
            if !of_a_table {
                found.push(section);
            }
        }
    }
    keep_one_of_each(&mut found);
    for i in 0..found.len() {
        let end = found.get(i + 1).map_or(document.span().end, |next| next.span.start);
        found[i].body = Span::new(found[i].span.end.min(end), end);
        let body = document.slice(found[i].body);
        found[i].empty = !body.chars().any(char::is_alphanumeric);
    }
    found
}

/// The number printed before a heading ("三、", "（三）", "3."), and the rest.
fn printed_number(text: &str) -> (Option<u32>, &str) {
    let text = text.trim_start_matches(|c: char| is_space(c) || matches!(c, '(' | '（' | '#' | '*' | '第'));
    let mut chars = text.chars();
    let number = match chars.next() {
        Some(c) => "一二三四五六七八九".chars().position(|n| n == c).map(|p| p as u32 + 1).or(c.to_digit(10)),
        None => None,
    };
    let rest = chars.as_str().trim_start();
    let mark = |c: char| matches!(c, '、' | '.' | '．' | ',' | '，' | ')' | '）' | ':' | '：' | ' ' | '\u{3000}');
    match number {
        Some(n) if rest.starts_with(mark) => (Some(n), rest.trim_start_matches(|c| mark(c) || is_space(c))),
        _ => (None, text),
    }
}

fn heading(text: &str, span: Span, titles: &[(u32, Vec<char>, usize)]) -> Option<Section> {
    let (printed, rest) = printed_number(text);
    let head: String = rest.chars().take(LONGEST + 1).collect();
    let words = fold_text(&head);
    // No heading is without Chinese characters; most rows of figures are.
    if !words.iter().any(|c| ('\u{4e00}'..='\u{9fff}').contains(c)) {
        return None;
    }
    let section = |number, heading: &str, end: usize, title_fits| Section {
        number,
        heading: heading.trim().to_owned(),
        span: Span::new(span.start, end),
        body: Span::new(end, end),
        title_fits,
        printed_number: printed,
        empty: false,
    };
    let short = rest.chars().count() <= LONGEST && !rest.contains('。');
    if short {
        if let Some((number, ..)) = titles.iter().find(|(_, title, _)| *title == words) {
            return Some(section(*number, text, span.end, true));
        }
        let bare = !rest.contains(['，', '；', ';']);
        let nearest = titles.iter().map(|(n, t, _)| (likeness(t, &words), *n)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, number)) = nearest.filter(|n| n.0 >= LIKE && bare && (printed.is_some() || n.0 > 0.8)) {
            return Some(section(number, text, span.end, false));
        }
        // A heading in other words: only its number says which it is.
        let chinese = text.trim_start().starts_with(|c| "一二三四五六".contains(c));
        return printed.filter(|n| chinese && *n <= 6 && bare && rest.chars().count() <= 24).map(|n| section(n, text, span.end, false));
    }
    // The heading runs on into its text: only a title in full is taken.
    let run_on = titles.iter().filter(|(_, t, _)| printed.is_some() && words.starts_with(t)).max_by_key(|(_, t, _)| t.len())?;
    let (number, title, _) = run_on;
    let mut left = title.len();
    let end = rest.char_indices().find(|(_, c)| {
        left -= usize::from(super::fold::fold(*c).is_some());
        left == 0
    });
    let end = end.map_or(rest.len(), |(i, c)| i + c.len_utf8());
    let offset = text.len() - rest.len();
    Some(section(*number, &text[..offset + end], span.start + offset + end, true))
}

/// A menu or a table of contents may name the sections too: of several with one number the last run in order counts; headings told by their
/// number alone yield to those told by their title.
fn keep_one_of_each(found: &mut Vec<Section>) {
    let titled: BTreeSet<u32> = found.iter().filter(|s| s.title_fits).map(|s| s.number).collect();
    found.retain(|s| s.title_fits || !titled.contains(&s.number));
    let mut seen = Vec::new();
    let mut keep = vec![false; found.len()];
    for (i, section) in found.iter().enumerate().rev() {
        if !seen.contains(&section.number) {
            seen.push(section.number);
            keep[i] = true;
        }
    }
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(false));
}
