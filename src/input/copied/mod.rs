//! Rows as browsers copy them out of a page: cells with paragraphs, and cells in which only a break stands.
//!
//! In: a text and its lines. Out: the lines with those of one row put together, the rows that were taken apart, and which lines are blank cells. How many
//! lines part two cells depends on what the cells hold: each file here reads one kind of copy.

mod blanks;
mod broken;
mod joined;
mod mixed;

pub use blanks::blank_cells;
pub use joined::joined;

use crate::number::{self, Content, is_space};
use crate::place::Span;

/// No row has more cells.
const MOST: usize = 20;

/// For each line that is part of a row which was taken apart the cells of that row, at its first line; none at the others. And whether each cell is known to
/// stand where it does in its row: where it is not, blank ones are left out.
pub fn taken_apart(text: &str, spans: &[Span]) -> (Vec<Option<Vec<Span>>>, bool) {
    let mixed = mixed::mixed(text, spans);
    let mut rows: Vec<Option<Vec<Span>>> =
        mixed.into_iter().zip(broken::broken(text, spans)).map(|(mixed, broken)| mixed.or(broken)).collect();
    let cell = |span: &Span| &text[span.start..span.end];
    let lengths = rows.iter().flatten().map(|row| row.iter().filter(|span| is_blank(cell(span)) || is_figure(cell(span))).count());
    let placed = alike(lengths);
    if !placed {
        rows.iter_mut().flatten().for_each(|row| row.retain(|span| !is_blank(cell(span))));
    }
    (rows, placed)
}

/// Whether rows have as many cells as most of them, those of a small table aside.
fn alike(lengths: impl Iterator<Item = usize>) -> bool {
    /// Rows as most: four fifths of them at least.
    const ALIKE: (usize, usize) = (4, 5);
    /// A row has more cells than this, or it is one of a smaller table.
    const FEW: usize = 3;
    let mut rows = [0; MOST + 1];
    lengths.filter(|length| (FEW + 1..=MOST).contains(length)).for_each(|length| rows[length] += 1);
    rows.iter().max().unwrap_or(&0) * ALIKE.1 >= rows.iter().sum::<usize>() * ALIKE.0
}

/// Whether a cell holds what a figure's cell may: one, or a mark for none.
fn is_figure(cell: &str) -> bool {
    /// A longer one is none, in bytes.
    const LONGEST: usize = 40;
    cell.len() < LONGEST && !is_blank(cell) && number::read(cell) != Content::Text
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(is_space)
}

/// Whether words are numbered as a section, or as a row that stands first in its line, is: "四、".
fn is_numbered(words: &str) -> bool {
    words.split_once('、').is_some_and(|(number, _)| !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)))
}

/// A text and its lines, by their numbers.
#[derive(Clone, Copy)]
struct Lines<'t> {
    text: &'t str,
    spans: &'t [Span],
}

impl<'t> Lines<'t> {
    fn at(self, n: usize) -> &'t str {
        &self.text[self.spans[n].start..self.spans[n].end]
    }

    fn is_figure(self, n: usize) -> bool {
        is_figure(self.at(n))
    }

    /// Whether there are cells in a line, of figures or blank.
    fn is_of_figures(self, n: usize) -> bool {
        let line = self.at(n);
        !line.is_empty() && line.trim_end_matches('\t').split('\t').all(|cell| is_figure(cell) || is_blank(cell))
    }

    /// Whether it is just the tab that parts two cells.
    fn parts(self, n: usize) -> bool {
        self.at(n) == "\t"
    }

    /// What stands behind the tab that a line begins with.
    fn behind_a_tab(self, n: usize) -> Option<&'t str> {
        self.at(n).strip_prefix('\t').filter(|cells| !cells.is_empty())
    }

    fn is_one_cell(self, n: usize) -> bool {
        self.behind_a_tab(n).is_some_and(|cell| !cell.contains('\t'))
    }

    /// Whether it goes on with the row before. Where cells are copied so, several of figures may stand behind the tab too; by themselves such lines are rows
    /// without their labels.
    fn goes_on(self, n: usize) -> bool {
        self.parts(n) || self.is_one_cell(n) || self.behind_a_tab(n).is_some() && self.is_of_figures(n)
    }

    /// The numbers of the lines that are not empty.
    fn filled(self) -> Vec<usize> {
        (0..self.spans.len()).filter(|&n| !self.at(n).is_empty()).collect()
    }

    /// The first line from `n` on that is not empty, no farther than a row is long.
    fn next(self, n: usize) -> Option<usize> {
        (n..self.spans.len()).take(MOST).find(|&n| !self.at(n).is_empty())
    }
}
