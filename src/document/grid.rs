//! The rows of a table in which cells cover others: the column in which each cell stands.
//!
//! In: cells with what they cover, and the ends of rows. Out: for each row its cells, each with its column.

/// No cell of ours covers more columns or rows; a file may claim anything.
const MAX_SPAN: usize = 200;

/// How many columns and rows of its table a cell covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub columns: usize,
    pub rows: usize,
}

impl Area {
    /// A cell that is not merged with others.
    #[cfg(feature = "files")]
    pub const SINGLE: Area = Area { columns: 1, rows: 1 };

    /// As much of it as a table of ours may have, and one cell at least.
    pub fn at_most(self) -> Area {
        Area { columns: self.columns.clamp(1, MAX_SPAN), rows: self.rows.clamp(1, MAX_SPAN) }
    }
}

/// A table being read as a grid.
#[derive(Default)]
pub struct Grid {
    number: u32,
    /// For each column: the first row that no merged cell above covers.
    covered: Vec<usize>,
    rows: usize,
    column: usize,
    row: Vec<(usize, String)>,
    /// The open cell: its column, and what it covers.
    cell: Option<(usize, Area)>,
}

impl Grid {
    /// The table of this number in its document.
    pub fn new(number: u32) -> Grid {
        Grid { number, ..Grid::default() }
    }

    /// Whether a cell is open.
    pub fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// A cell begins in the first column that is free.
    pub fn begin_cell(&mut self, area: Area) {
        while self.covered.get(self.column).is_some_and(|&row| row > self.rows) {
            self.column += 1;
        }
        self.cell = Some((self.column, area));
    }

    /// The open cell ends, with this text; the column behind it. Beyond `most` columns cells are counted and not kept.
    pub fn end_cell(&mut self, text: String, most: usize) -> usize {
        let Some((column, area)) = self.cell.take() else { return 0 };
        let end = column + area.columns;
        self.column = end;
        if end <= most {
            if self.covered.len() < end {
                self.covered.resize(end, 0);
            }
            self.covered[column..end].fill(self.rows + area.rows);
            self.row.push((column, text));
        }
        end
    }

    /// The row ends: the table's number and the row's cells; None where it has none.
    pub fn end_row(&mut self) -> Option<(u32, Vec<(usize, String)>)> {
        self.column = 0;
        self.cell = None;
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return None;
        }
        self.rows += 1;
        Some((self.number, row))
    }
}
