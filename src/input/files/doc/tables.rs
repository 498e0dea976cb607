//! Paragraphs with their places → tables of rows and cells, handed to the [`Builder`].
//!
//! A table is held until it ends: only its rows together show which edges there are, how many columns a cell covers, and how many rows.

use super::paragraph::{Merge, Paragraph, Shape};
use crate::document::{Area, Builder};

/// Tables within each other, as far as they are told apart; what lies deeper is read as part of the deepest.
const MAX_DEPTH: usize = 12;
/// Edges nearer than this are one, in twentieths of a point: rows drawn by hand differ by a hair.
const NEAR: i32 = 60;

enum Block {
    Paragraph(String),
    Table(Vec<Row>),
}

impl Block {
    fn is_blank(&self) -> bool {
        matches!(self, Block::Paragraph(text) if text.trim().is_empty())
    }
}

#[derive(Default)]
struct Row {
    cells: Vec<Vec<Block>>,
    shape: Shape,
}

/// A table that is open: its rows, the cells of the open one, and what stands in the open cell.
#[derive(Default)]
struct Open {
    rows: Vec<Row>,
    cells: Vec<Vec<Block>>,
    cell: Vec<Block>,
    /// Whether something of the open row was deleted or hidden.
    lost: bool,
}

/// See the module.
#[derive(Default)]
pub struct Writer {
    pub builder: Builder,
    open: Vec<Open>,
    /// Paragraphs, lines, rows and cells so far.
    pub blocks: usize,
}

impl Writer {
    /// Takes a paragraph, `text` with its lines; `ends_cell` where it ends a cell, `lost` where something of it was deleted or hidden.
    pub fn paragraph(&mut self, text: String, place: &Paragraph, ends_cell: bool, lost: bool) {
        self.blocks += 1;
        let depth = place.depth().min(MAX_DEPTH);
        self.nest(depth);
        let Some(table) = self.open.last_mut() else { return write(&mut self.builder, &text) };
        table.lost |= lost;
        if place.ends_row {
            table.end_cell();
            let cells = std::mem::take(&mut table.cells);
            // A row whose text is all deleted is deleted. Its end alone does not say so: some writers mark that of the row before.
            let is_gone = std::mem::take(&mut table.lost) && cells.iter().flatten().all(Block::is_blank);
            if !is_gone {
                table.rows.push(Row { cells, shape: place.row.clone() });
            }
            return;
        }
        table.cell.push(Block::Paragraph(text));
        if ends_cell {
            table.cells.push(std::mem::take(&mut table.cell));
        }
    }

    /// Opens and closes tables until so many are open.
    fn nest(&mut self, depth: usize) {
        while self.open.len() < depth {
            self.open.push(Open::default());
        }
        while self.open.len() > depth {
            let Some(table) = self.open.pop() else { return };
            let rows = table.finish();
            match self.open.last_mut() {
                Some(outer) => outer.cell.push(Block::Table(rows)),
                None => self.table(&rows),
            }
        }
    }

    /// Ends what is open.
    pub fn finish(mut self) -> Builder {
        self.nest(0);
        self.builder
    }

    /// Ends the tables that are open, as the end of a text does.
    pub fn end(&mut self) {
        self.nest(0);
    }

    fn table(&mut self, rows: &[Row]) {
        let columns = Columns::of(rows);
        let spans: Vec<Vec<(usize, usize)>> = rows.iter().map(|row| columns.spans(row)).collect();
        self.builder.begin_table();
        for (i, row) in rows.iter().enumerate() {
            self.builder.begin_row();
            let mut at = 0;
            for (j, cell) in row.cells.iter().enumerate() {
                let (from, to) = spans[i][j];
                if from == to || is_below(rows, &spans, i, j) {
                    at = at.max(to);
                    continue;
                }
                // A row that begins further right, or leaves a gap, has nothing there.
                if from > at {
                    self.builder.cell(Area { columns: from - at, rows: 1 }, "");
                }
                at = to;
                let below = (i + 1..rows.len()).take_while(|&below| goes_on(&rows[below], &spans[below], (from, to))).count();
                self.builder.begin_cell(Area { columns: to - from, rows: below + 1 });
                self.blocks += 1;
                self.cell(cell);
                // What cells that belong to this one hold is shown nowhere, and yet is there.
                let merged = (j + 1..row.cells.len()).take_while(|&next| row.merge(next).left);
                merged.for_each(|next| self.cell(&row.cells[next]));
                self.builder.end_cell();
            }
            self.builder.end_row();
        }
        self.builder.end_table();
    }

    fn cell(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => write(&mut self.builder, text),
                Block::Table(rows) => self.table(rows),
            }
        }
    }
}

/// Hands a paragraph over, line by line.
fn write(builder: &mut Builder, text: &str) {
    for line in text.split('\n') {
        builder.begin_paragraph();
        builder.text(line);
        builder.end_paragraph();
    }
}

impl Open {
    fn end_cell(&mut self) {
        if !self.cell.is_empty() {
            self.cells.push(std::mem::take(&mut self.cell));
        }
    }

    /// Its rows; cells that no row's end followed are a row.
    fn finish(mut self) -> Vec<Row> {
        self.end_cell();
        if !self.cells.is_empty() {
            self.rows.push(Row { cells: self.cells, shape: Shape::default() });
        }
        self.rows
    }
}

impl Row {
    fn merge(&self, cell: usize) -> Merge {
        self.shape.cells.get(cell).copied().unwrap_or_default()
    }
}

/// The edges of a table's columns, from the left.
struct Columns(Vec<i32>);

impl Columns {
    fn of(rows: &[Row]) -> Columns {
        let mut edges: Vec<i32> = rows.iter().flat_map(|row| row.shape.edges.iter().copied()).collect();
        edges.sort_unstable();
        // What is near the first of a group belongs to it.
        edges.dedup_by(|next, first| next.saturating_sub(*first) < NEAR);
        Columns(edges)
    }

    fn number(&self, edge: i32) -> usize {
        self.0.partition_point(|&first| first <= edge).saturating_sub(1)
    }

    /// For each cell of a row, the columns it covers: from one to before another. None where it belongs to the cell on its left.
    fn spans(&self, row: &Row) -> Vec<(usize, usize)> {
        let mut spans: Vec<(usize, usize)> = Vec::with_capacity(row.cells.len());
        let mut at = row.shape.edges.first().map_or(0, |&edge| self.number(edge));
        for cell in 0..row.cells.len() {
            let right = row.shape.edges.get(cell + 1).map(|&edge| self.number(edge));
            if cell > 0 && row.merge(cell).left {
                let end = right.unwrap_or(at).max(at);
                let owner = (0..cell).rev().find(|&i| !row.merge(i).left).unwrap_or(0);
                spans[owner].1 = end;
                at = end;
                spans.push((end, end));
                continue;
            }
            // A cell beyond those that the row tells of is one column, and so is one narrower than a hair.
            let end = right.unwrap_or(at + 1).max(at + 1);
            spans.push((at, end));
            at = end;
        }
        spans
    }
}

/// Whether a row has a cell in these columns that belongs to the one above.
fn goes_on(row: &Row, spans: &[(usize, usize)], columns: (usize, usize)) -> bool {
    let cell = spans.partition_point(|&span| span < columns);
    spans.get(cell) == Some(&columns) && row.merge(cell).above
}

/// Whether a cell is part of one above it, which covers the same columns.
fn is_below(rows: &[Row], spans: &[Vec<(usize, usize)>], row: usize, cell: usize) -> bool {
    row > 0 && rows[row].merge(cell).above && spans[row - 1].binary_search(&spans[row][cell]).is_ok()
}
