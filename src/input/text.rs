//! Plain text → rows of cells, whatever separates them.

use super::copied::{blank_cells, joined, taken_apart};
use super::{InputError, InputErrorKind, Measure, spoken};
use crate::document::{Bars, Builder, LineEnd};
use crate::place::Span;

/// No report has as many lines and cells together.
const MOST_CELLS: usize = 200_000;
const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{85}'];

/// Reads `text`, which is kept as it is.
///
/// # Errors
/// [`InputErrorKind::TooLarge`] where it has more lines and cells than any report.
pub fn read(text: String) -> Result<Builder, InputError> {
    let lines = lines(&text);
    let bars = Bars::of_text(&lines.iter().map(|l| &text[l.start..l.end]).collect::<Vec<_>>());
    let lines = joined(&text, unmarked(&text, if bars.values.is_some() { records(&text, lines) } else { lines }));
    let blanks = blank_cells(&text, &lines);
    let (apart, placed) = taken_apart(&text, &lines);
    let spoken = spoken::cells(&text, &lines);
    let mut builder = Builder::verbatim(text);
    let mut count = 0;
    // Whether the last cell still waits for the bar that ends it: a bar on a line of its own is otherwise a blank cell.
    let mut open = true;
    // The row of the cell before, where a reader of screens tells cells by their places.
    let mut row = None;
    for (((line, blank), spoken), apart) in lines.into_iter().zip(blanks).zip(spoken).zip(apart) {
        if let Some(cells) = apart {
            count += cells.len();
            (0..)
                .map(|column| if placed { column } else { 0 })
                .zip(cells)
                .for_each(|(column, cell)| builder.spoken(cell, column, column == 0));
            continue;
        }
        if let Some(cell) = spoken {
            builder.spoken(cell.span, cell.column, cell.row.is_some() && cell.row != row);
            row = cell.row.or(row);
            count += 1;
            continue;
        }
        row = None;
        match builder.line(line, bars) {
            LineEnd::Nothing if blank && placed => {
                builder.blank(line.start);
                count += 1;
            }
            LineEnd::Nothing => {}
            LineEnd::Bar if open => open = false,
            LineEnd::Bar => {
                builder.blank(line.start);
                count += 1;
            }
            LineEnd::Row { cells, open: goes_on } => {
                open = goes_on;
                count += cells;
            }
        }
        if count > MOST_CELLS {
            return Err(InputErrorKind::TooLarge { what: Measure::Cells, found: None, limit: MOST_CELLS }.into());
        }
    }
    Ok(builder)
}

/// The lines of `text`, without what ends them.
fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut lines: Vec<Span> = Vec::new();
    for whole in text.split_inclusive(LINE_ENDS) {
        let start = at;
        at += whole.len();
        // "\r\n" is one end.
        if !(whole == "\n" && text[..start].ends_with('\r')) {
            values(text, Span::new(start, start + whole.trim_end_matches(LINE_ENDS).len()), &mut lines);
        }
    }
    lines
}

/// Adds a line; of one that holds values of a program without line ends (JSON, RFC 8259), each object, list and text in it as a line of its own.
fn values(text: &str, line: Span, lines: &mut Vec<Span>) {
    /// Fewer are written in a text too.
    const SOME: usize = 3;
    let bytes = &text.as_bytes()[..line.end];
    let opened = bytes[line.start..].iter().filter(|b| matches!(b, b'[' | b'{')).count();
    let mut start = line.start;
    if opened >= SOME || opened > 0 && bytes[start] == b'{' {
        // The last two signs that are no blanks.
        let (mut second, mut last) = (b' ', b' ');
        for at in line.start..line.end {
            let sign = bytes[at];
            if matches!(sign, b' ' | b'\t') {
                continue;
            }
            let names = || bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
            let begins = match last {
                b',' => matches!(second, b'}' | b']') || matches!(sign, b'"' | b'\'') && (second == sign || names()),
                b'[' | b'{' | b':' => matches!(sign, b'[' | b'{'),
                _ => false,
            };
            if begins {
                lines.push(Span::new(start, at));
                start = at;
            }
            (second, last) = (last, sign);
        }
    }
    lines.push(Span::new(start, line.end));
}

/// What a letter puts before each line it quotes, and a list before each item; # stands for a number in or before a bracket.
const MARKS: [char; 9] = ['>', '•', '●', '○', '■', '·', '-', '*', '#'];

/// The lines without the marks of a letter or a list: where most of them have one, or some that follow each other.
fn unmarked(text: &str, mut lines: Vec<Span>) -> Vec<Span> {
    /// So many lines that begin with a mark are quoted or items, and no figures greater or less than something.
    const SOME: usize = 3;
    let filled = lines.iter().filter(|l| l.start < l.end).count();
    for mark in MARKS {
        let marks: Vec<usize> = lines.iter().map(|l| mark_of(&text[l.start..l.end], mark)).collect();
        let most = marks.iter().filter(|m| **m > 0).count() * 2 > filled;
        let mut from = 0;
        while from < lines.len() {
            let run = (from..lines.len()).take_while(|&at| marks[at] > 0 || lines[at].start == lines[at].end);
            let (end, marked) = run.fold((from, 0), |(_, marked), at| (at + 1, marked + usize::from(marks[at] > 0)));
            if most || marked >= SOME {
                (from..end).for_each(|at| lines[at].start += marks[at]);
            }
            from = end + 1;
        }
    }
    lines
}

/// The bytes of the mark that a line begins with, with the blank behind it; 0 where it begins otherwise.
fn mark_of(line: &str, mark: char) -> usize {
    let words = if mark == '#' {
        let number = line.trim_start_matches('[');
        let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.strip_prefix([']', ')']).filter(|_| behind.len() < number.len()).unwrap_or(line)
    } else {
        let mut words = line.trim_start_matches(mark);
        // What was answered before is quoted again: "> > ".
        while let Some(again) = words.strip_prefix(" >").filter(|_| mark == '>') {
            words = again;
        }
        words
    };
    // A mark that may belong to a figure is parted from words by a blank.
    if matches!(mark, '-' | '*') && !words.starts_with(' ') {
        return 0;
    }
    if words.len() == line.len() { 0 } else { line.len() - words.strip_prefix(' ').unwrap_or(words).len() }
}

/// The records of a sheet of values: a quoted value may go on over lines.
fn records(text: &str, lines: Vec<Span>) -> Vec<Span> {
    /// No label has more.
    const MOST_LINES: usize = 12;
    let odd = |line: &Span| text[line.start..line.end].bytes().filter(|&b| b == b'"').count() % 2 == 1;
    let mut records = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(&line) = lines.get(at) {
        let end = odd(&line).then(|| (at + 1..lines.len().min(at + MOST_LINES)).find(|&next| odd(&lines[next]))).flatten();
        records.push(Span::new(line.start, end.map_or(line.end, |end| lines[end].end)));
        at = end.unwrap_or(at) + 1;
    }
    records
}
