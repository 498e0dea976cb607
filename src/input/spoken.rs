//! The words of a reader of screens → the cells that it tells by their places: "第 5 行 第 4 列 12", "行 5 列 4 12", "第 5 列 0".
//!
//! In: the lines of a text. Out: for each line the cell it tells, if most that tell a place follow each other so.

use crate::number::{self, Content};
use crate::place::Span;

/// A cell told by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub span: Span,
    /// The row, where it is told: it is not where it is that of the cell before.
    pub row: Option<u32>,
    /// From 0.
    pub column: u32,
}

/// Fewer figures behind a place are no table's.
const SOME: usize = 12;
/// No table of ours has more columns.
const MOST_COLUMNS: u32 = 60;

/// For each of `lines` the cell it tells.
pub fn cells(text: &str, lines: &[Span]) -> Vec<Option<Cell>> {
    let cells: Vec<Option<Cell>> = lines.iter().map(|line| cell(&text[line.start..line.end], line.start)).collect();
    // Where the name of its column is said with each figure, no cell is one.
    let figures = cells.iter().flatten().filter(|c| matches!(number::read(&text[c.span.start..c.span.end]), Content::Figure(_)));
    if figures.count() < SOME { vec![None; lines.len()] } else { cells }
}

/// The cell that a line tells, which begins at byte `at` of its text.
fn cell(line: &str, at: usize) -> Option<Cell> {
    let (mut row, mut column) = (None, None);
    let mut rest = line;
    while column.is_none() {
        // The word may stand before its number or behind it.
        let words = without(rest, " 第，,");
        let number = without(words, " 行列");
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let value = number[..digits].parse::<u32>().ok()?;
        let behind = without(&number[digits..], " ");
        let is_before = number.len() < words.len();
        match if is_before { words } else { behind }.chars().next()? {
            '行' => row = Some(value),
            '列' => column = Some(value),
            _ => return None,
        }
        rest = if is_before { &number[digits..] } else { without(behind, "行列") };
    }
    let column = column.filter(|c| (1..=MOST_COLUMNS).contains(c))? - 1;
    let start = at + line.len() - without(rest, " ，,：:").len();
    Some(Cell { span: Span::new(start, at + line.len()), row, column })
}

/// `text` without any of `signs` at its beginning.
fn without<'t>(text: &'t str, signs: &str) -> &'t str {
    let mut rest = text.chars();
    while rest.as_str().chars().next().is_some_and(|c| signs.contains(c)) {
        rest.next();
    }
    rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_by_its_place() {
        let told = |line: &str| cell(line, 0).map(|c| (c.row, c.column, line[c.span.start..c.span.end].to_owned()));
        assert_eq!(told("第 5 行 第 4 列 12"), Some((Some(5), 3, "12".into())));
        assert_eq!(told("行 5 列 4 12"), Some((Some(5), 3, "12".into())));
        assert_eq!(told("第5列，0"), Some((None, 4, "0".into())));
        assert_eq!(told("行 1 列 2 行政复议"), Some((Some(1), 1, "行政复议".into())));
        assert_eq!(told("第 2 行 第 3 列"), Some((Some(2), 2, String::new())));
        assert_eq!(told("第二十条第（五）项"), None);
        assert_eq!(told("行政许可 4"), None);
        assert_eq!(told("3 行 4"), None);
    }
}
