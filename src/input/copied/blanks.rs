//! Blank cells where each cell is a line: an empty line is one, or parts two.
//!
//! In: a text and its lines. Out: which lines are blank cells.

use super::{Lines, MOST, alike, is_blank};
use crate::place::Span;

/// Which of the lines are blank cells: where each cell has a line of its own, and figures stand right below each other, a line with nothing in it
/// beside a figure is a figure that is nothing. Where an empty line parts each cell from the next, as paragraphs in cells are copied, that is a line of
/// blanks, or one empty line more, or two where a break stands in the paragraph.
pub fn blank_cells(text: &str, spans: &[Span]) -> Vec<bool> {
    /// One figure in so many stands right below something, and one in as many below a blank line.
    const SOME: usize = 6;
    /// So many blank paragraphs stand together in no text but in a table.
    const ROW: usize = 3;
    let lines = Lines { text, spans };
    let is_blank = |n: usize| is_blank(lines.at(n));
    // Of the lines with these places, which are figures: how many stand below another line, and below a blank one.
    let below = |places: &[usize]| {
        let (mut cell, mut blank) = (0, 0);
        let below = places.windows(2).filter(|pair| lines.is_figure(pair[1]));
        below.for_each(|pair| *(if is_blank(pair[0]) { &mut blank } else { &mut cell }) += 1);
        (cell, blank)
    };
    let mut cells = vec![false; spans.len()];
    let mut places: Vec<usize> = (0..spans.len()).collect();
    let (mut below_cell, mut below_blank) = below(&places);
    let parted = below_cell * SOME < below_blank;
    if parted {
        places = lines.filled();
        if let Some(step) = step(&places, lines) {
            places = with_blanks(&places, step);
        }
        (below_cell, below_blank) = below(&places);
    }
    if below_cell * SOME < below_blank || below_blank * SOME < below_cell {
        return cells;
    }
    let mut at = 0;
    while at < places.len() {
        let end = (at..places.len()).find(|&i| !is_blank(places[i])).unwrap_or(places.len());
        let beside = at > 0 && lines.is_figure(places[at - 1]) || places.get(end).is_some_and(|&next| lines.is_figure(next));
        if end - at <= MOST && (beside || parted && end - at >= ROW) {
            places[at..end].iter().for_each(|&blank| cells[blank] = true);
        }
        at = end + 1;
    }
    // Behind each line of words a row.
    let rows = places.split(|&n| !is_blank(n) && !lines.is_figure(n));
    if !alike(rows.map(|row| row.iter().filter(|&&n| cells[n] || lines.is_figure(n)).count())) {
        cells.fill(false);
    }
    cells
}

/// How many more empty lines than one stand for a blank cell, where more rows have the same number of cells so than if they stood for nothing; `places` are
/// the lines that are not empty.
fn step(places: &[usize], lines: Lines) -> Option<usize> {
    let more = |pair: &[usize]| (pair[1] - pair[0]).saturating_sub(2);
    let beside = || places.windows(2).filter(|pair| pair.iter().any(|&n| lines.is_figure(n)));
    let step = if beside().any(|pair| more(pair) % 2 == 1) { 1 } else { 2 };
    // How many rows of the most frequent length there are; a row goes from one line of words to the next.
    let alike = |blanks: &dyn Fn(&[usize]) -> usize| {
        let (mut lengths, mut length) = ([0; MOST], 0);
        for pair in places.windows(2) {
            length += blanks(pair) + usize::from(lines.is_figure(pair[1]));
            if !lines.is_figure(pair[1]) {
                lengths[length.min(MOST - 1)] += usize::from(length > 1);
                length = 0;
            }
        }
        lengths.into_iter().max().unwrap_or(0)
    };
    (alike(&|pair| more(pair) / step) > alike(&|_| 0)).then_some(step)
}

/// The lines with as many of the empty ones between two as are blank cells.
fn with_blanks(places: &[usize], step: usize) -> Vec<usize> {
    let gap = |pair: &[usize]| {
        let blanks = (pair[1] - pair[0]).saturating_sub(2) / step;
        let first = pair[0];
        std::iter::once(first).chain((1..=blanks).map(move |n| first + n))
    };
    places.windows(2).flat_map(gap).chain(places.last().copied()).collect()
}
