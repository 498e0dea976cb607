//! Rows as browsers copy them out of a page: cells with paragraphs, and cells in which only a break stands.
//!
//! In: a text and its lines. Out: the lines with those of one row put together, the rows that breaks took apart, and which lines are blank cells. How many
//! lines part two cells depends on what the cells hold; each function says which copies it reads.

use crate::number::{self, Content, is_space};
use crate::place::Span;

/// No row has more cells.
const MOST: usize = 20;

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

/// The lines, with those that a tab parts from the one before put to it: where a page's cells hold paragraphs, each cell but a row's first is copied as a
/// line of its own, behind the tab or behind a line that is just the tab.
pub fn joined(text: &str, lines: Vec<Span>) -> Vec<Span> {
    /// So many such cells are figures or blank, and half of all of them.
    const FIGURES: usize = 12;
    let bytes = |l: &Span| &text.as_bytes()[l.start..l.end];
    let of_figures = |l: &Span| text[l.start..l.end].split('\t').all(|cell| is_figure(cell) || is_blank(cell));
    let behind_a_tab = |l: &Span| bytes(l).strip_prefix(b"\t").filter(|cells| !cells.is_empty());
    let one_cell = |l: &Span| behind_a_tab(l).is_some_and(|cell| !cell.contains(&b'\t'));
    // Where cells are copied so, several of figures may stand behind the tab too. By themselves such lines are rows without their labels.
    let goes_on = |l: &Span| one_cell(l) || behind_a_tab(l).is_some() && of_figures(l);
    let parts = |l: &Span| bytes(l) == b"\t";
    let (mut all, mut figures, mut behind_tab) = (0, 0, false);
    for line in lines.iter().filter(|l| l.start < l.end) {
        if one_cell(line) || behind_tab {
            all += 1;
            figures += usize::from(of_figures(line));
        }
        behind_tab = parts(line);
    }
    if figures < FIGURES || figures * 2 < all {
        return lines;
    }
    // How few empty lines stand between a figure and the tab behind it, and between a tab and a figure. Where there are more a row ends: the cell behind the
    // tab was blank, or the next row begins with a blank one.
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].start < lines[at].end).collect();
    let figure = |l: &Span| is_figure(text[l.start..l.end].trim_start_matches('\t'));
    let between = |one: &dyn Fn(&Span) -> bool, other: &dyn Fn(&Span) -> bool| {
        let pairs = filled.windows(2).filter(|pair| one(&lines[pair[0]]) && other(&lines[pair[1]]));
        pairs.map(|pair| pair[1] - pair[0] - 1).min().unwrap_or(0)
    };
    let tabbed = |l: &Span| goes_on(l) || parts(l);
    let is_words = |l: &Span| !figure(l) && !is_blank(&text[l.start..l.end]);
    let (before_tab, behind_tab) = (between(&figure, &tabbed), between(&parts, &figure));
    let mut joined: Vec<Span> = Vec::with_capacity(lines.len());
    // How many cells the row has so far; none where it cannot go on. Whether the next line is one more, and how many empty ones were passed.
    let (mut cells, mut open, mut empty) = (0, false, 0);
    // Whether it has figures: behind them stands no label, but the next row's.
    let mut begun = false;
    // Whether the last line that is not empty was just a tab.
    let mut parted = false;
    for (at, &line) in lines.iter().enumerate() {
        if line.start == line.end && cells > 0 {
            empty += 1;
            continue;
        }
        // Names broken within a head have an empty line before their tab too.
        let next = if parts(&line) { lines[at + 1..].iter().find(|l| l.start < l.end) } else { Some(&line) };
        let apart = empty > if parted { behind_tab } else { before_tab } && (!tabbed(&line) || next.is_some_and(of_figures));
        match joined.last_mut() {
            Some(row) if cells > 0 && cells < MOST && tabbed(&line) && (parted || !apart) => {
                row.end = line.end;
                cells += bytes(&line).iter().filter(|&&b| b == b'\t').count();
                open = parts(&line);
            }
            Some(row) if open && !apart && !(begun && is_words(&line) || is_numbered(&text[line.start..line.end])) => {
                row.end = line.end;
                open = false;
            }
            _ => {
                cells = usize::from(line.start < line.end);
                (open, begun) = (parts(&line), false);
                joined.push(line);
            }
        }
        begun |= figure(&line);
        (parted, empty) = (parts(&line), 0);
    }
    joined
}

/// For each line that is part of a row which breaks took apart the cells of that row, at its first line; none at the others. A cell in which only a break
/// stands is copied as a line end without its tab: "28\t", "", "", "", "2\t30" are seven cells.
pub fn broken(text: &str, lines: &[Span]) -> Vec<Option<Vec<Span>>> {
    /// So many rows go on with figures on another line: nothing else ends lines with tabs so.
    const SOME: usize = 4;
    /// So many empty lines stand together in no text but in a row of a table in which nothing is filled in.
    const ROW: usize = 10;
    let line = |at: usize| &text[lines[at].start..lines[at].end];
    let open = |at: usize| line(at).ends_with('\t') && !is_blank(line(at)) && !line(at).contains('\n');
    let of_figures = |at: usize| !line(at).is_empty() && line(at).trim_end_matches('\t').split('\t').all(|c| is_figure(c) || is_blank(c));
    // The line behind the empty ones from `at` on, of which there are no more than a row has cells.
    let behind = |at: usize| (at..lines.len()).take(MOST).find(|&i| !line(i).is_empty());
    // Fields of a form are copied a line each too, behind the tab of their label: there no figure stands beside another.
    let beside = |at: usize, next: usize| line(next).contains('\t') || line(at).split('\t').any(is_figure);
    let go_on = |at: &usize| open(*at) && behind(at + 1).is_some_and(|next| of_figures(next) && beside(*at, next));
    if (0..lines.len()).filter(go_on).count() < SOME {
        return vec![None; lines.len()];
    }
    let mut rows: Vec<Option<Vec<Span>>> = vec![None; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let first = at;
        // A row may begin with a cell in which only a break stands, or be nothing but such cells.
        let begins = line(at).is_empty() && behind(at).is_some_and(|next| of_figures(next) || next >= at + ROW);
        if !open(at) && !begins {
            at += 1;
            continue;
        }
        let blank = |at: usize| Span::new(lines[at].end, lines[at].end);
        let mut cells = Vec::new();
        while let Some(span) = lines.get(at) {
            if span.start == span.end {
                cells.push(blank(at));
            } else if at == first || of_figures(at) {
                let mut start = span.start;
                for cell in line(at).trim_end_matches('\t').split('\t') {
                    cells.push(Span::new(start, start + cell.len()));
                    start += cell.len() + 1;
                }
                // Of tabs at its end all but the last stand behind a blank cell, and the line end is one itself.
                cells.extend((start..=span.end).map(|_| blank(at)));
                if !open(at) {
                    at += 1;
                    break;
                }
            } else {
                break;
            }
            at += 1;
            if cells.len() > MOST {
                break;
            }
        }
        rows[first..at].fill(Some(Vec::new()));
        rows[first] = Some(cells);
    }
    rows
}

/// Which of the lines are blank cells: where each cell has a line of its own, and figures stand right below each other, a line with nothing in it
/// beside a figure is a figure that is nothing. Where an empty line parts each cell from the next, as paragraphs in cells are copied, that is a line of
/// blanks, or one empty line more, or two where a break stands in the paragraph.
pub fn blank_cells(text: &str, lines: &[Span]) -> Vec<bool> {
    /// One figure in so many stands right below something, and one in as many below a blank line.
    const SOME: usize = 6;
    /// So many blank paragraphs stand together in no text but in a table.
    const ROW: usize = 3;
    let line = |at: usize| &text[lines[at].start..lines[at].end];
    let figure = |at: usize| is_figure(line(at));
    // Of the lines with these places, which are figures: how many stand below another line, and below a blank one.
    let below = |places: &[usize]| {
        let (mut cell, mut blank) = (0, 0);
        let below = places.windows(2).filter(|pair| figure(pair[1]));
        below.for_each(|pair| *(if is_blank(line(pair[0])) { &mut blank } else { &mut cell }) += 1);
        (cell, blank)
    };
    let mut cells = vec![false; lines.len()];
    let mut places: Vec<usize> = (0..lines.len()).collect();
    let (mut below_cell, mut below_blank) = below(&places);
    let parted = below_cell * SOME < below_blank;
    if parted {
        places.retain(|&at| !line(at).is_empty());
        if let Some(step) = step(&places, figure) {
            places = with_blanks(&places, step);
        }
        (below_cell, below_blank) = below(&places);
    }
    if below_cell * SOME < below_blank || below_blank * SOME < below_cell {
        return cells;
    }
    let mut at = 0;
    while at < places.len() {
        let end = (at..places.len()).find(|&i| !is_blank(line(places[i]))).unwrap_or(places.len());
        let beside = at > 0 && figure(places[at - 1]) || places.get(end).is_some_and(|&next| figure(next));
        if end - at <= MOST && (beside || parted && end - at >= ROW) {
            places[at..end].iter().for_each(|&blank| cells[blank] = true);
        }
        at = end + 1;
    }
    cells
}

/// How many more empty lines than one stand for a blank cell, where more rows have the same number of cells so than if they stood for nothing; `places` are
/// the lines that are not empty.
fn step(places: &[usize], figure: impl Fn(usize) -> bool) -> Option<usize> {
    let more = |pair: &[usize]| (pair[1] - pair[0]).saturating_sub(2);
    let beside = || places.windows(2).filter(|pair| pair.iter().any(|&at| figure(at)));
    let step = if beside().any(|pair| more(pair) % 2 == 1) { 1 } else { 2 };
    // How many rows of the most frequent length there are; a row goes from one line of words to the next.
    let alike = |blanks: &dyn Fn(&[usize]) -> usize| {
        let (mut lengths, mut length) = ([0; MOST], 0);
        for pair in places.windows(2) {
            length += blanks(pair) + usize::from(figure(pair[1]));
            if !figure(pair[1]) {
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
