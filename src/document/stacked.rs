//! Rows that stand in one, a line each in its cells: "1.重复申请" above "2.其他", "0" above "3".
//!
//! In: the cells of a row, with the breaks of their lines. Out: how many rows they are, and what each cell has in each of them.

use super::words::BREAK;
use crate::number::{self, Content, is_space};

/// The lines of a cell end so.
const BREAKS: [char; 2] = ['\n', BREAK];

/// No group of any form has so many rows.
const MOST: usize = 30;

fn lines(cell: &str) -> usize {
    cell.split(BREAKS).count()
}

/// How many rows stand in one, of cells with the columns that they begin in: those with figures have as many lines as the words before them. 1 where it is
/// just one row.
pub fn count(row: &[(usize, &str)]) -> usize {
    let is_figure = |line: &str| matches!(number::read(line), Content::Figure(_));
    let (figures, words): (Vec<&str>, Vec<&str>) = row.iter().map(|(_, cell)| *cell).partition(|cell| cell.split(BREAKS).all(is_figure));
    let label = words.iter().rfind(|cell| !cell.is_empty()).map_or(1, |cell| lines(cell));
    if (2..=MOST).contains(&label) && figures.len() > 1 && figures.iter().all(|cell| lines(cell) == label) { label } else { 1 }
}

/// Adds to `text` what a cell has in the row `row`, from 0, of so many `rows`. A cell that has another number of lines stands in the first, whole.
pub fn push_line(text: &mut String, cell: &str, row: usize, rows: usize) {
    if rows > 1 && lines(cell) == rows {
        text.push_str(cell.split(BREAKS).nth(row).unwrap_or_default().trim_matches(is_space));
    } else if row == 0 {
        cell.split(BREAK).for_each(|words| text.push_str(words));
    }
}
