//! A report as paragraphs and tables, for the makers of files that are no text.

use super::common::Figures;
use super::common::layout::{Cell, Grid, report};

/// What stands in a document, one after the other.
pub enum Block {
    Paragraph(String),
    Table(Grid),
}

/// The report of these figures, with 0 written as `zero`.
pub fn blocks(figures: &Figures, zero: &str) -> Vec<Block> {
    report(figures, written, zero).lines().filter(|line| !line.is_empty()).map(block).collect()
}

/// A table on one line, with marks that no report has.
fn written(grid: &Grid) -> String {
    let cell = |c: &Cell| format!("{}\u{3}{}\u{3}{}\u{3}{}\u{2}", c.columns, c.rows, c.figure, c.text);
    let rows: String = grid.iter().map(|row| row.iter().map(cell).collect::<String>() + "\u{1}").collect();
    format!("\u{1}{rows}")
}

fn block(line: &str) -> Block {
    let Some(rows) = line.strip_prefix('\u{1}') else { return Block::Paragraph(line.to_owned()) };
    let cell = |text: &str| {
        let parts: Vec<&str> = text.split('\u{3}').collect();
        Cell { columns: parts[0].parse().unwrap(), rows: parts[1].parse().unwrap(), figure: parts[2] == "true", text: parts[3].to_owned() }
    };
    let rows = rows.split_terminator('\u{1}').map(|row| row.split_terminator('\u{2}').map(cell).collect());
    Block::Table(rows.collect())
}

/// A cell of a table where it stands: the columns it covers, from one to before another, and its rows.
pub struct Placed<'g> {
    pub cell: &'g Cell,
    pub row: usize,
    pub column: usize,
}

/// The cells of a table with their places, and how many columns it has.
pub fn placed(grid: &Grid) -> (Vec<Placed<'_>>, usize) {
    let width = grid[0].iter().map(|c| c.columns).sum();
    let mut covered = vec![0usize; width];
    let mut cells = Vec::new();
    for (row, line) in grid.iter().enumerate() {
        let mut column = 0;
        for cell in line {
            while covered[column] > row {
                column += 1;
            }
            covered[column..column + cell.columns].fill(row + cell.rows);
            cells.push(Placed { cell, row, column });
            column += cell.columns;
        }
    }
    (cells, width)
}
