//! Rows of cells that hold paragraphs: each cell is a line of its own.
//!
//! In: a text and its lines. Out: the lines with those of one row put together.

use super::{Lines, MOST, is_blank, is_figure, is_numbered};
use crate::place::Span;

/// The lines, with those that a tab parts from the one before put to it: where a page's cells hold paragraphs, each cell but a row's first is copied as a
/// line of its own, behind the tab or behind a line that is just the tab.
pub fn joined(text: &str, spans: Vec<Span>) -> Vec<Span> {
    let lines = Lines { text, spans: &spans };
    let filled = lines.filled();
    if !are_cells(lines, &filled) {
        return spans;
    }
    // How few empty lines stand between a figure and the tab behind it, and between a tab and a figure. Where there are more a row ends: the cell behind the
    // tab was blank, or the next row begins with a blank one.
    let figure = |n: usize| is_figure(lines.at(n).trim_start_matches('\t'));
    let between = |one: &dyn Fn(usize) -> bool, other: &dyn Fn(usize) -> bool| {
        let pairs = filled.windows(2).filter(|pair| one(pair[0]) && other(pair[1]));
        pairs.map(|pair| pair[1] - pair[0] - 1).min().unwrap_or(0)
    };
    let (before_tab, behind_tab) = (between(&figure, &|n| lines.goes_on(n)), between(&|n| lines.parts(n), &figure));
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    // How many cells the row has so far; none where it cannot go on. Whether it has figures: behind them stands no label, but the next row's.
    let (mut cells, mut begun) = (0, false);
    // The last line that is not empty.
    let mut last: Option<usize> = None;
    for (n, &line) in spans.iter().enumerate() {
        if line.start == line.end && cells > 0 {
            continue;
        }
        let parted = last.is_some_and(|last| lines.parts(last));
        let empty = last.map_or(0, |last| n - last - 1);
        // Names broken within a head have an empty line before their tab too.
        let cell = if lines.parts(n) { lines.next(n + 1) } else { Some(n) };
        let more = empty > if parted { behind_tab } else { before_tab };
        let apart = more && (!lines.goes_on(n) || cell.is_some_and(|cell| lines.is_of_figures(cell) || lines.parts(cell)));
        let words = !figure(n) && !is_blank(lines.at(n));
        match joined.last_mut() {
            Some(row) if cells > 0 && cells < MOST && lines.goes_on(n) && (parted || !apart) => {
                row.end = line.end;
                cells += lines.at(n).matches('\t').count();
            }
            Some(row) if parted && cells > 0 && !apart && !(words && (begun || is_numbered(lines.at(n)))) => row.end = line.end,
            _ => {
                cells = usize::from(line.start < line.end);
                begun = false;
                joined.push(line);
            }
        }
        begun |= figure(n);
        last = Some(n);
    }
    joined
}

/// Whether enough lines are cells behind a tab, or behind a line that is just the tab, and half of these figures or blank.
fn are_cells(lines: Lines, filled: &[usize]) -> bool {
    /// Fewer stand so in a text.
    const FIGURES: usize = 12;
    let behind = |at: usize| at > 0 && lines.parts(filled[at - 1]);
    let cells = || (0..filled.len()).filter(|&at| lines.is_one_cell(filled[at]) || behind(at)).map(|at| filled[at]);
    let figures = cells().filter(|&n| lines.is_of_figures(n) || lines.parts(n)).count();
    figures >= FIGURES && figures * 2 >= cells().count()
}
