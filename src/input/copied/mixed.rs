//! Rows of a copy in which some cells hold paragraphs and others do not, and a figure stands in each.
//!
//! In: a text and its lines. Out: for each line that is part of such a row the cells of that row, at its first line; none at the others. Browsers part cells
//! by a tab, by an empty line where the first of two holds a paragraph, and by a tab and a line end where the second does: "3\t", "0", "", "11", "", "0\t2" are
//! five cells. Read one by one, a tab at the end of a line would stand for a blank cell. That there is none is told by the rows: they have as many figures each.

use super::{Lines, MOST, is_blank, is_figure};
use crate::place::Span;

/// So many rows of a table are taken apart so, and as many have all their figures.
const SOME: usize = 4;
/// Rows with as many figures as most: four fifths of them at least.
const ALIKE: (usize, usize) = (4, 5);
/// A row has more figures than this, or it is one of a smaller table.
const FEW: usize = 3;

/// So many lines farther than its last begins what stands behind a row.
const BETWEEN: usize = 3;

/// A row has so many labels at most, the names of the groups that it begins among them.
const LABELS: usize = 3;

/// A label with the figures behind it, up to the next.
struct Row {
    first: usize,
    last: usize,
    cells: Vec<Span>,
    figures: usize,
    /// A line of it ends with a tab, and a line of figures follows.
    parted: bool,
    /// No cell of it is blank: none is between two others, and no more empty lines stand in it than part cells (none behind a tab, else one), or behind it.
    written: bool,
    /// It is a line of heads.
    heads: bool,
}

/// The cells of the rows that are taken apart so.
pub fn mixed(text: &str, spans: &[Span]) -> Vec<Option<Vec<Span>>> {
    let mut found: Vec<Option<Vec<Span>>> = vec![None; spans.len()];
    let lines = Lines { text, spans };
    if (0..spans.len()).filter(|&n| lines.at(n).ends_with('\t')).take(SOME).count() < SOME {
        return found;
    }
    let rows = rows(lines);
    // How many rows have so many figures.
    let mut alike = [0; MOST + 1];
    let long = || rows.iter().filter(|row| (FEW + 1..=MOST).contains(&row.figures));
    long().filter(|row| row.written).for_each(|row| alike[row.figures] += 1);
    let (usual, most) = alike.into_iter().enumerate().max_by_key(|&(_, rows)| rows).unwrap_or_default();
    if most < SOME || most * ALIKE.1 < long().count() * ALIKE.0 || long().filter(|row| row.parted).count() < SOME {
        return found;
    }
    let within = |row: &&Row| row.written && row.figures == usual;
    let Some(from) = rows.iter().position(|row| within(&row)) else { return found };
    let until = rows.iter().rposition(|row| within(&row)).unwrap_or(from);
    for (n, row) in rows.into_iter().enumerate() {
        // In a row of the same table with fewer figures some are blank, and which is not told here.
        let apart = n < from || n > until;
        if row.written && (row.figures == usual || apart && row.figures > 1) {
            found[row.first..=row.last].fill(Some(Vec::new()));
            found[row.first] = Some(row.cells);
        }
    }
    found
}

/// Every label with the figures behind it.
fn rows(lines: Lines) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for n in lines.filled() {
        let line = lines.at(n);
        let mut start = lines.spans[n].start;
        let mut cells = Vec::new();
        let (mut words, mut figures) = (0, 0);
        // A cell before another in the same line is blank.
        let blank = line.trim_end_matches('\t').split('\t').any(is_blank);
        for cell in line.split('\t') {
            match () {
                () if is_figure(cell) => figures += 1,
                () if is_blank(cell) => {}
                () => words += 1,
            }
            if !is_blank(cell) {
                cells.push(Span::new(start, start + cell.len()));
            }
            start += cell.len() + 1;
        }
        match rows.last_mut() {
            // What stands below heads has no label.
            Some(row) if words == 0 && !row.heads => {
                let open = lines.at(row.last).ends_with('\t');
                row.parted |= open;
                row.written &= !blank && n - row.last <= if open { 1 } else { 2 };
                row.last = n;
                row.figures += figures;
                row.cells.append(&mut cells);
            }
            before => {
                if let Some(row) = before {
                    row.written &= n - row.last <= BETWEEN;
                }
                rows.push(Row { first: n, last: n, cells, figures, parted: false, written: !blank, heads: words > LABELS });
            }
        }
    }
    rows
}
