//! The words of a report as the rules about them look at them. In: the rows of the document. Out: paragraphs, read once for all rules: without white
//! space, half width and in simplified characters, each character with its place; dates among them. The tables are left out: what they say has
//! rules of its own.

use super::Subject;
use crate::document::{Document, RowKind};
use crate::filing::Filing;
use crate::number::{fold_width, is_space};
use crate::place::Span;
use crate::script::{is_chinese, simplified};

/// What speaks of the report itself stands before its first section, or in so many bytes behind that section's heading.
const OPENING: usize = 1500;
/// In a text without sections it stands in so many bytes.
const HEAD: usize = 4500;
/// No more of a section is looked through for something that should be there; in a longer one it is taken to be.
const LONGEST: usize = 18_000;

/// Words with their places.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    pub text: String,
    /// What they are in the document, and where that begins: places are looked for where something is told, which is seldom.
    source: &'t str,
    start: usize,
}

/// A character as it is compared; None for white space. Most are Chinese, and these are neither wide nor space.
fn compared(c: char) -> Option<char> {
    if is_chinese(c) {
        return Some(simplified(c));
    }
    (!is_space(c)).then(|| fold_width(c))
}

impl<'t> Words<'t> {
    /// The words of `source`, which begins at `start` in the document.
    pub fn of(source: &'t str, start: usize) -> Words<'t> {
        let mut text = String::with_capacity(source.len());
        text.extend(source.chars().filter_map(compared));
        Words { text, source, start }
    }

    /// Its sentences, or what commas part too, each with the byte it begins at.
    pub fn sentences(&self, commas: bool) -> Vec<(usize, &str)> {
        let (mut found, mut from) = (Vec::new(), 0);
        for (at, c) in self.text.char_indices() {
            if matches!(c, '。' | ';') || commas && c == ',' {
                let end = at + c.len_utf8();
                found.push((from, &self.text[from..end]));
                from = end;
            }
        }
        found.push((from, &self.text[from..]));
        found
    }

    /// Where the bytes from `from` until `until` stand in the document.
    pub fn span(&self, from: usize, until: usize) -> Span {
        let (mut read, mut start) = (0, self.start);
        for (at, c) in self.source.char_indices() {
            let Some(folded) = compared(c) else { continue };
            if read <= from {
                start = self.start + at;
            }
            read += folded.len_utf8();
            if read >= until {
                return Span::new(start, self.start + at + c.len_utf8());
            }
        }
        Span::new(start, self.start + self.source.len())
    }
}

/// Words as they are compared.
pub fn bare(text: &str) -> String {
    Words::of(text, 0).text
}

/// Whether `text` has one of these words, which bars part: lists of words are texts, for the page loads them all.
pub fn has(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.contains(word))
}

/// Where `word` stands first in `text`. Whether it does at all is told sooner than where, and most texts do not have it.
pub fn find(text: &str, word: &str) -> Option<usize> {
    if text.contains(word) { text.find(word) } else { None }
}

/// Whether `text` ends with one of these words.
pub fn ends(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.ends_with(word))
}

/// The paragraphs of a report that stand in no table, in their order. A line with gaps in it is one too, and so is a sentence in a table drawn for
/// the looks of a page; other rows of several cells are not.
pub fn read<'t>(document: &'t Document, filing: &Filing) -> Vec<Words<'t>> {
    let mut found = Vec::new();
    for row in &document.rows {
        let mut filled = row.cells.iter().map(|c| c.span).filter(|s| s.start < s.end);
        let Some(cell) = filled.next() else { continue };
        let whole = filled.next_back().map_or(cell, |last| cell.cover(last));
        if filing.tables.iter().any(|t| t.span.is_some_and(|s| s.start < whole.end && whole.start < s.end)) {
            continue;
        }
        let text = document.slice(whole);
        if whole == cell || row.kind == RowKind::Spaced || text.contains('。') {
            // What runs on from a heading is its section's, the heading says nothing: "六、其他需要报告的事项：无。"
            let heading = filing.sections.iter().find(|s| s.span.start == whole.start);
            let start = heading.map_or(whole.start, |s| s.span.end.min(whole.end));
            found.push(Words::of(document.slice(Span::new(start, whole.end)), start));
        }
    }
    found
}

/// The paragraphs that begin within `span`.
pub fn paragraphs<'a>(subject: &Subject<'a>, span: Span) -> &'a [Words<'a>] {
    let from = |place: usize| subject.words.partition_point(|words| words.start < place);
    subject.words.get(from(span.start)..from(span.end)).unwrap_or_default()
}

/// Where the report speaks of itself: from its title into its first section.
pub fn opening(subject: &Subject) -> Span {
    let filing = &subject.case.this;
    let all = subject.document.span();
    let start = filing.title.as_ref().map_or(all.start, |(_, span)| span.end);
    let first = filing.sections.first().filter(|s| s.body.start >= start);
    let until = first.map_or(start + HEAD, |s| s.body.end.min(s.body.start + OPENING));
    Span::new(start, until.min(all.end))
}

/// The heading and the body of a section, if it is there.
pub fn section(subject: &Subject, number: u32) -> Option<(Span, Span)> {
    subject.case.this.sections.iter().find(|s| s.number == number).map(|s| (s.span, s.body))
}

/// The words of a section that says something, to be looked through for what should be there; None where it is not there, empty, or too long to tell.
pub fn said_in(subject: &Subject, number: u32) -> Option<String> {
    let (_, body) = section(subject, number)?;
    if body.end - body.start > LONGEST {
        return None;
    }
    let said: String = paragraphs(subject, body).iter().map(|words| words.text.as_str()).collect();
    said.chars().filter(|c| c.is_alphanumeric()).nth(8).is_some().then_some(said)
}

/// A date: its year where it tells one, its month, and its day where it tells one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    pub from: usize,
    pub until: usize,
    pub year: Option<i32>,
    pub month: i32,
    pub day: Option<i32>,
}

/// The dates in `text`, in order: 2024年1月20日, 1月20日, 二〇二四年一月, 2024-01-20.
pub fn dates(text: &str) -> Vec<Date> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = text[at..].find(numeral) {
        match date(text, at + next) {
            Some(date) => {
                at = date.until;
                found.push(date);
            }
            None => at += next + text[at + next..].find(|c| !numeral(c)).unwrap_or(text.len() - at - next),
        }
    }
    found
}

fn numeral(c: char) -> bool {
    digit(c).is_some() || c == '十'
}

/// The value of a digit, in Arabic or Chinese numerals.
pub fn digit(c: char) -> Option<i32> {
    Some(match c {
        '0'..='9' => c as i32 - '0' as i32,
        '零' | '○' | '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The number that begins at `at`, and the byte behind it.
fn number(text: &str, at: usize) -> Option<(i32, usize)> {
    let rest = &text[at..];
    let length = rest.find(|c| !numeral(c)).unwrap_or(rest.len());
    if length == 0 || rest[..length].chars().nth(4).is_some() {
        return None;
    }
    // 二十一, 十二, 三十: of what stands before and behind the ten, what is not there is one and none.
    let value = match rest[..length].split_once('十') {
        Some((tens, ones)) => {
            let of = |part: &str, none| part.chars().next().and_then(digit).unwrap_or(none);
            of(tens, 1) * 10 + of(ones, 0)
        }
        None => rest[..length].chars().filter_map(digit).fold(0, |n, d| n * 10 + d),
    };
    Some((value, at + length))
}

fn date(text: &str, from: usize) -> Option<Date> {
    let after = |at: usize, signs: &[char]| text[at..].chars().next().filter(|c| signs.contains(c)).map(|c| at + c.len_utf8());
    let (first, at) = number(text, from)?;
    let of_year = |n: &i32| (2000..2100).contains(n);
    let (year, month, at) = match after(at, &['年', '-', '/', '.']).filter(|_| of_year(&first)) {
        Some(next) => {
            let (month, at) = number(text, next)?;
            (Some(first), month, at)
        }
        None => (None, first, at),
    };
    let at = match year {
        Some(_) => after(at, &['月', '-', '/', '.'])?,
        None => after(at, &['月'])?,
    };
    let day = number(text, at);
    let until = day.map_or(at, |(_, end)| after(end, &['日', '号']).unwrap_or(end));
    let fits = (1..=12).contains(&month) && day.is_none_or(|(d, _)| (1..=31).contains(&d));
    fits.then_some(Date { from, until, year, month, day: day.map(|(d, _)| d) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_ways_they_are_written() {
        let read = |text: &str| dates(&bare(text)).iter().map(|d| (d.year, d.month, d.day)).collect::<Vec<_>>();
        assert_eq!(read("自2023年1月1日至 12月31日"), [(Some(2023), 1, Some(1)), (None, 12, Some(31))]);
        assert_eq!(read("二〇二四年一月二十日"), [(Some(2024), 1, Some(20))]);
        assert_eq!(read("2024-01-20，2024.1.5"), [(Some(2024), 1, Some(20)), (Some(2024), 1, Some(5))]);
        assert_eq!(read("2023年1月至十二月"), [(Some(2023), 1, None), (None, 12, None)]);
        assert_eq!(read("２０２３年全年办理12件，电话0351-1234567，比例1.5"), []);
    }

    #[test]
    fn words_know_their_places() {
        let words = Words::of("国办 公开办函〔２０２１〕30号", 10);
        let at = words.text.find("2021").unwrap();
        assert_eq!(words.text, "国办公开办函〔2021〕30号");
        assert_eq!(words.span(at, at + 4), Span::new(32, 44));
    }
}
