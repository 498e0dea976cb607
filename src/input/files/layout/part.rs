//! What stands on a page in its order: paragraphs, and tables with the lines of each of their cells.

use super::grid::Grid;
use super::lines::{line_text, lines};
use super::page::Glyph;
use crate::document::Builder;

/// See the module.
pub enum Part<'g> {
    Paragraph(String),
    /// A table, and for each of its cells the lines in it; a row that another page goes on with is no part of it.
    Table {
        grid: &'g Grid,
        cells: Vec<CellText>,
        rows: usize,
    },
}

/// What stands in a cell.
#[derive(Default)]
pub struct CellText {
    /// Its lines; a figure that had to be broken at the cell's edge is one.
    pub lines: Vec<String>,
    /// Whether the last of them fills the cell, so that it may go on.
    pub is_full: bool,
}

impl CellText {
    pub fn new(glyphs: Vec<Glyph>, width: f32) -> CellText {
        let mut cell = CellText::default();
        let lines = lines(glyphs);
        // Of more lines each may be a figure of a row of its own.
        let may_join = lines.len() == 2;
        for line in lines {
            let text = line_text(&line);
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            match cell.lines.last_mut() {
                Some(last) if may_join && cell.is_full && digits(last) && digits(&text) => last.push_str(&text),
                _ => cell.lines.push(text),
            }
            cell.is_full = fills(&line, width);
        }
        cell
    }

    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }
}

/// Whether a line leaves no room for one more character in a cell of this width.
fn fills(line: &[Glyph], width: f32) -> bool {
    /// What is kept free at both edges of a cell together, in points; of the usual programs Word and LibreOffice keep most.
    const MARGINS: f32 = 12.0;
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return false };
    width - (last.right - first.left) < (last.right - last.left) + MARGINS
}

impl<'g> Part<'g> {
    /// A table with these characters in its cells.
    pub fn table(grid: &'g Grid, cells: Vec<Vec<Glyph>>) -> Part<'g> {
        let cells = grid.cells.iter().zip(cells).map(|(cell, glyphs)| CellText::new(glyphs, grid.width(cell))).collect();
        Part::Table { grid, cells, rows: usize::MAX }
    }

    /// Hands it over.
    pub fn hand_over(&self, builder: &mut Builder) {
        match self {
            Part::Paragraph(text) => {
                builder.begin_paragraph();
                builder.text(text);
                builder.end_paragraph();
            }
            Part::Table { grid, cells, rows } => table(grid, cells, *rows, builder),
        }
    }
}

fn table(grid: &Grid, cells: &[CellText], rows: usize, builder: &mut Builder) {
    builder.begin_table();
    let mut row = usize::MAX;
    for (cell, text) in grid.cells.iter().zip(cells).filter(|(cell, _)| cell.row < rows) {
        if cell.row != row {
            builder.begin_row();
            row = cell.row;
        }
        builder.begin_cell(cell.area);
        for (i, line) in text.lines.iter().enumerate() {
            if i > 0 {
                builder.line_break();
            }
            builder.text(line);
        }
        builder.end_cell();
    }
    builder.end_table();
}
