//! The sections of a report: their headings, in the order they stand.

use super::alike::{Characters, likeness};
use super::fold::{fold, fold_text, without_number};
use super::labels::Match;
use super::prepared::{Prepared, SectionTitle};
use crate::document::{Cell, Document, Row, RowKind};
use crate::filing::Section;
use crate::number::is_space;
use crate::place::Span;
use crate::script::is_chinese;

/// A heading is no longer than this many characters.
const LONGEST: usize = 48;
/// A heading in words of its own is no longer than this.
const LONGEST_OTHER: usize = 24;
/// How like its title a heading must be to be taken for it.
const LIKE: f64 = 0.6;

/// How like its title a heading without a number must be.
const LIKE_UNNUMBERED: f64 = 0.8;
/// As like as this to a label or a heading of a table, and as much of them covered by it, words are that: 其他 within 其他需要报告事项 is no label.
const OF_A_TABLE: f64 = 0.7;

/// Finds the sections of the forms in `document`; where both forms word a title differently, either is right.
pub fn read(document: &Document, prepared: &Prepared) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    for row in &document.rows {
        let filled = || row.cells.iter().filter(|c| c.span.start < c.span.end);
        let in_table = !matches!(row.kind, RowKind::Paragraph | RowKind::Spaced);
        if in_table && filled().nth(1).is_some() {
            continue;
        }
        found.extend(filled().filter_map(|cell| section(document, cell, prepared)));
    }
    keep_one_of_each(&mut found);
    for i in 0..found.len() {
        let end = found.get(i + 1).map_or_else(|| page_below(document, found[i].span.end), |next| next.span.start);
        found[i].body = Span::new(found[i].span.end.min(end), end);
        let body = document.slice(found[i].body);
        found[i].empty = !body.chars().any(char::is_alphanumeric);
    }
    found
}

/// What a page begins with below a report that it shows: other reports are named there.
const BELOW: &[&str] = &["上一篇", "下一篇", "上一条", "下一条", "相关阅读", "相关链接", "相关文章", "相关推荐"];

/// Where the report ends that goes on behind `from`, and the page's own begins.
fn page_below(document: &Document, from: usize) -> usize {
    let starts = |row: &Row| {
        let first = row.cells.first()?.span;
        let text = document.slice(first).trim_start_matches(|c: char| !c.is_alphanumeric());
        // "相关链接的问题已经改正。" is the report's.
        let rest = BELOW.iter().find_map(|word| text.strip_prefix(word))?;
        (first.start >= from && !rest.starts_with(char::is_alphanumeric) && !rest.contains('。')).then_some(first.start)
    };
    document.rows.iter().find_map(starts).unwrap_or(document.span().end)
}

/// The section whose heading a cell is.
fn section(document: &Document, cell: &Cell, prepared: &Prepared) -> Option<Section> {
    let text = document.slice(cell.span);
    let section = heading(text, cell.span, &prepared.titles)?;
    if section.title_fits {
        return Some(section);
    }
    let words = fold_text(text);
    let bare = without_number(&words);
    let covers = |m: &Match| (m.end - m.start) as f64 > OF_A_TABLE * bare.len() as f64;
    let label = prepared.labels.like(bare).iter().any(|m| m.likeness > OF_A_TABLE && covers(m));
    let of_a_table = label || prepared.groups.iter().any(|g| likeness(g, bare) > OF_A_TABLE);
    (!of_a_table).then_some(section)
}

/// The number printed before a heading ("三、", "（三）", "3.", "第三部分"), whether it is one of those that sections have and in their way (三、 or
/// 第三部分), and the rest.
fn printed_number(text: &str) -> (Option<u32>, bool, &str) {
    let bare = text.trim_start_matches(|c: char| is_space(c) || matches!(c, '(' | '（' | '#' | '*' | '第'));
    let before = text[..text.len() - bare.len()].trim();
    let mut chars = bare.chars();
    let number = match chars.next() {
        Some(c) => "一二三四五六七八九".chars().position(|n| n == c).map(|p| p as u32 + 1).or(c.to_digit(10)),
        None => None,
    };
    let rest = chars.as_str().trim_start();
    // "一部分栏目" is no number.
    let of_part = rest.strip_prefix("部分").filter(|_| before.ends_with('第'));
    let mark = |c: char| matches!(c, '、' | '.' | '．' | ',' | '，' | ')' | '）' | ':' | '：' | ' ' | '\u{3000}');
    match number {
        Some(n) if of_part.is_some() || rest.starts_with(mark) => {
            let own = n <= 6 && !bare.starts_with(|c: char| c.is_ascii_digit()) && (of_part.is_some() || before.is_empty());
            (Some(n), own, of_part.unwrap_or(rest).trim_start_matches(|c| mark(c) || is_space(c)))
        }
        _ => (None, false, bare),
    }
}

fn heading(text: &str, span: Span, titles: &[SectionTitle]) -> Option<Section> {
    let (printed, own, rest) = printed_number(text);
    let head = || rest.chars().take(LONGEST + 1);
    // No heading is without Chinese characters; most rows of figures are.
    if !head().any(is_chinese) {
        return None;
    }
    let words: Vec<char> = head().filter_map(fold).collect();
    let section = |number, heading: &str, end: usize, title_fits| Section {
        number,
        heading: heading.trim().to_owned(),
        span: Span::new(span.start, end),
        body: Span::new(end, end),
        title_fits,
        printed_number: printed,
        empty: false,
    };
    let short = rest.chars().nth(LONGEST).is_none() && !rest.contains('。');
    if let Some(title) = titles.iter().find(|t| short && t.chars == words) {
        return Some(section(title.number, text, span.end, true));
    }
    // The heading runs on into its text, "六、其他需要报告的事项：无", or into a bracket, "（单位：件）": only a title in full is taken.
    if let Some(title) = titles.iter().filter(|t| printed.is_some() && words.starts_with(&t.chars)).max_by_key(|t| t.chars.len()) {
        let mut left = title.chars.len();
        let end = rest.char_indices().find(|(_, c)| {
            left -= usize::from(fold(*c).is_some());
            left == 0
        });
        let end = text.len() - rest.len() + end.map_or(rest.len(), |(i, c)| i + c.len_utf8());
        // "1.总体情况：受理 12 件" may be an item of any section.
        if !short || text[end..].starts_with(['(', '（']) || own && text[end..].starts_with([':', '：']) {
            return Some(section(title.number, &text[..end], span.start + end, true));
        }
    }
    if !short {
        return None;
    }
    let bare = !rest.contains(['，', '；', ';']);
    let number = if bare { nearest(&words, titles) } else { None };
    if let Some((_, number)) = number.filter(|n| printed.is_some() || n.0 > LIKE_UNNUMBERED) {
        return Some(section(number, text, span.end, false));
    }
    // A heading in other words: only its number says which it is.
    printed.filter(|_| bare && own && rest.chars().count() <= LONGEST_OTHER).map(|n| section(n, text, span.end, false))
}

/// The title that `words` are most like, as a likeness and its number; of several the lowest number. None where none is like enough.
fn nearest(words: &[char], titles: &[SectionTitle]) -> Option<(f64, u32)> {
    let characters = Characters::of(words);
    let may_be = |t: &&SectionTitle| characters.most_like(words.len(), &t.chars) >= LIKE;
    let likeness = |t: &SectionTitle| (likeness(&t.chars, words), t.number);
    let like = titles.iter().filter(may_be).map(likeness).filter(|l| l.0 >= LIKE);
    like.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
}

/// A menu or a table of contents may name the sections too: of several with one number the last run in order counts; headings told by their
/// number alone yield to those told by their title.
fn keep_one_of_each(found: &mut Vec<Section>) {
    // A set of numbers, which are small.
    let bit = |number: u32| 1_u64 << number.min(63);
    let named = found.iter().fold(0, |set, s| set | bit(s.number));
    let titled = found.iter().filter(|s| s.title_fits).fold(0, |set, s| set | bit(s.number));
    // "三、依申请公开政府信息情况" is most like the second title: where that has its own heading and no other is the third, the number says which it is.
    for section in found.iter_mut().filter(|s| !s.title_fits && titled & bit(s.number) != 0) {
        if let (Some(number), true, _) = printed_number(&section.heading)
            && named & bit(number) == 0
        {
            section.number = number;
        }
    }
    found.retain(|s| s.title_fits || titled & bit(s.number) == 0);
    let mut seen = 0;
    found.reverse();
    found.retain(|s| {
        let first = seen & bit(s.number) == 0;
        seen |= bit(s.number);
        first
    });
    found.reverse();
}
