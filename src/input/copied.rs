//! Rows as browsers copy them out of a page: cells with paragraphs, and cells in which only a break stands.
//!
//! In: a text and its lines. Out: the lines with those of one row put together, the rows that breaks took apart, and which lines are blank cells. How many
//! lines part two cells depends on what the cells hold; each function says which copies it reads.

use crate::number::{self, Content, is_space};
use crate::place::Span;

/// No row has more cells.
const MOST: usize = 20;

/// Whether a cell holds what a figure's cell may: one, or a mark for none.
pub(super) fn is_figure(cell: &str) -> bool {
    /// A longer one is none, in bytes.
    const LONGEST: usize = 40;
    cell.len() < LONGEST && !is_blank(cell) && number::read(cell) != Content::Text
}

pub(super) fn is_blank(cell: &str) -> bool {
    cell.chars().all(is_space)
}

/// Whether words are numbered as a section, or as a row that stands first in its line, is: "四、".
fn is_numbered(words: &str) -> bool {
    words.split_once('、').is_some_and(|(number, _)| !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)))
}

/// A text and its lines, by their numbers.
#[derive(Clone, Copy)]
pub(super) struct Lines<'t> {
    pub text: &'t str,
    pub spans: &'t [Span],
}

impl<'t> Lines<'t> {
    pub fn at(self, n: usize) -> &'t str {
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
    pub fn filled(self) -> Vec<usize> {
        (0..self.spans.len()).filter(|&n| !self.at(n).is_empty()).collect()
    }

    /// The first line from `n` on that is not empty, no farther than a row is long.
    fn next(self, n: usize) -> Option<usize> {
        (n..self.spans.len()).take(MOST).find(|&n| !self.at(n).is_empty())
    }
}

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

/// For each line that is part of a row which breaks took apart the cells of that row, at its first line; none at the others. A cell in which only a break
/// stands is copied as a line end without its tab: "28\t", "", "", "", "2\t30" are seven cells.
pub fn broken(text: &str, spans: &[Span]) -> Vec<Option<Vec<Span>>> {
    /// So many rows go on with figures on another line: nothing else ends lines with tabs so.
    const SOME: usize = 4;
    /// So many empty lines stand together in no text but in a row of a table in which nothing is filled in.
    const ROW: usize = 10;
    let lines = Lines { text, spans };
    let open = |n: usize| lines.at(n).ends_with('\t') && !is_blank(lines.at(n)) && !lines.at(n).contains('\n');
    // Fields of a form are copied a line each too, behind the tab of their label: there no figure stands beside another.
    let beside = |n: usize, next: usize| lines.at(next).contains('\t') || lines.at(n).split('\t').any(is_figure);
    let goes_on = |n: &usize| open(*n) && lines.next(n + 1).is_some_and(|next| lines.is_of_figures(next) && beside(*n, next));
    let mut rows: Vec<Option<Vec<Span>>> = vec![None; spans.len()];
    if (0..spans.len()).filter(goes_on).count() < SOME {
        return rows;
    }
    let mut n = 0;
    while n < spans.len() {
        let first = n;
        // A row may begin with a cell in which only a break stands, or be nothing but such cells.
        let begins = lines.at(n).is_empty() && lines.next(n).is_some_and(|next| lines.is_of_figures(next) || next >= n + ROW);
        let mut cells = Vec::new();
        let mut ends = !open(n) && !begins;
        while !ends && n < spans.len() && cells.len() <= MOST && (n == first || lines.at(n).is_empty() || lines.is_of_figures(n)) {
            ends = !lines.at(n).is_empty() && !open(n);
            cells_of(spans[n], lines.at(n), &mut cells);
            n += 1;
        }
        rows[first..n].fill(Some(Vec::new()));
        if n > first {
            rows[first] = Some(cells);
        }
        n = n.max(first + 1);
    }
    rows
}

/// Adds the cells of a line; behind a tab at its end its end is a blank one.
fn cells_of(span: Span, line: &str, cells: &mut Vec<Span>) {
    let mut start = span.start;
    for cell in line.split('\t') {
        cells.push(Span::new(start, start + cell.len()));
        start += cell.len() + 1;
    }
}

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
