//! Lines of values with a mark between them: a sheet's commas and semicolons (RFC 4180 and its kin), or what a writer, a program or a typesetter puts
//! between the figures of a row.
//!
//! In: a line and its mark. Out: its cells.

use super::Cell;
use super::cells::{bare_figure, split_at, trim, trim_marks};
use crate::number::{self, Content};
use crate::place::Span;
use crate::script::is_chinese;

/// The marks looked for, the surest first.
pub const MARKS: [char; 12] = [',', ';', '；', '→', '&', '、', '，', '/', ':', '：', '-', '–'];
/// Marks of a sheet part whatever stands between them; the others part figures, or words where blanks stand about them: labels hold them too.
const OF_A_SHEET: [char; 5] = [',', ';', '；', '→', '&'];
/// So many values that follow each other and are no figure of their own are a row of a wide table.
const WIDE: usize = 7;
/// A line has at least so many figures with a mark of no sheet between them.
const FIGURES: usize = 4;
/// No figure with its unit is longer, in bytes.
const LONGEST: usize = 40;

/// Whether so many of `lines` as are `needed` are values with `mark` between them, or all there are: of a wide table its heads count, as many as its
/// figures.
pub fn is_sheet(lines: &[&str], mark: char, needed: usize) -> bool {
    let marks = |line: &str| line.matches(mark).count();
    let records = || lines.iter().filter(|l| is_record(l, mark));
    let wide = records().map(|l| marks(l)).max().filter(|&w| w >= WIDE && OF_A_SHEET.contains(&mark));
    records().take(needed).count() == needed
        || wide.is_some_and(|w| {
            let own = lines.iter().filter(|l| marks(l) == w).count();
            own >= needed || own > 1 && lines.iter().all(|l| [0, w].contains(&marks(l)))
        })
}

/// Whether a line is values with `mark` between them, half of them or more figures or nothing.
fn is_record(line: &str, mark: char) -> bool {
    if !OF_A_SHEET.contains(&mark) {
        if line.matches(mark).take(FIGURES - 1).count() < FIGURES - 1 {
            return false;
        }
        let figures = split(line, 0, mark).iter().rev().take_while(|c| is_figure(&line[c.span.start..c.span.end])).count();
        return figures >= FIGURES;
    }
    // Where blanks part figures the mark stands within them: "1,254 88 3,210".
    let parted = |value: &str| value.split(' ').filter(|w| w.contains(|c: char| c.is_ascii_digit())).nth(1).is_some();
    let plain = |b: u8| matches!(b, b'0'..=b'9' | b'.' | b'+' | b'-' | b'/' | b'=' | b'"' | b'\'' | b'[' | b']' | b'(' | b')' | b' ');
    let figure =
        |value: &str| !parted(value) && (value.bytes().all(plain) || value.len() < LONGEST && number::read(value).value().is_some());
    let (mut all, mut figures, mut digits) = (0, 0, false);
    for value in line.split(mark) {
        all += 1;
        figures += usize::from(figure(value));
        digits |= !value.trim().is_empty() && figure(value);
    }
    all > 2 && figures * 2 >= all && digits && figures < all || all > WIDE && figures == all && digits
}

/// Takes apart `line`, which begins at byte `at` of its document. A label before the first figure ends at a colon, a bracket or a blank of its own.
pub fn split(line: &str, at: usize, mark: char) -> Vec<Cell> {
    let sheet = OF_A_SHEET.contains(&mark);
    let apart = |i: usize| line[..i].ends_with(' ') && line[i + mark.len_utf8()..].starts_with(' ');
    let beside_a_figure = |i: usize| {
        let (before, behind) = (line[..i].rsplit(mark).next(), line[i + mark.len_utf8()..].split(mark).next());
        is_figure(last_word(before.unwrap_or_default())) || is_figure(behind.unwrap_or_default())
    };
    let mut quoted = false;
    let mut cells = split_at(line, at, &mut |i, c| {
        quoted ^= c == '"' && sheet;
        // A dash without a blank is the figure's own.
        c == mark && !quoted && (sheet || apart(i) || mark != '-' && beside_a_figure(i))
    });
    for cell in &mut cells {
        let text = &line[cell.span.start - at..cell.span.end - at];
        if text.len() > 1 && text.starts_with('"') && text.ends_with('"') {
            cell.span = trim(line, cell.span.start + 1 - at, cell.span.end - 1 - at, at);
        }
        trim_marks(line, at, cell);
    }
    let first = cells[0].span;
    let text = &line[first.start - at..first.end - at];
    let word = last_word(text);
    if word.len() < text.len() && is_figure(word) && bare_figure(text).is_empty() {
        let label = text[..text.len() - word.len()].trim_end_matches(['：', ':', '（', '(', ' ']);
        cells[0].span.start = first.end - word.len();
        trim_marks(line, at, &mut cells[0]);
        // Words of a program are no label.
        if label.contains(is_chinese) {
            cells.insert(0, Cell { span: Span::new(first.start, first.start + label.len()), ..cells[0] });
        }
    }
    cells
}

/// What stands behind the last mark or blank that may end a label.
fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(['：', ':', '（', '(', ' ', '\t', '\u{3000}']).next().unwrap_or_default()
}

/// Whether a piece is one figure, or what is written for none.
fn is_figure(text: &str) -> bool {
    !bare_figure(text).is_empty() || text.len() < 20 && matches!(number::read(text), Content::Figure(_) | Content::Mark(_))
}
