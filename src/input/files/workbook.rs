//! Sheets as their readers find them → a table for each, without what is hidden.
//!
//! The three readers that feed it ([`xlsx`](super::xlsx), [`xlsb`](super::xlsb), [`xls`](super::xls)) are our own. calamine (0.38.0), which reads all
//! three, was measured against what a check must be able to rely on:
//! - It lays a sheet out as one rectangle: a stray cell in row 20,000 of the last column took 37 seconds and 10 GB, one in the last row ended
//!   the program for want of memory. Here both take less than a millisecond.
//! - It gives the cells of hidden rows as if they were shown: the figure of a hidden draft becomes a figure of the report. Here they are left
//!   out and told.
//! - It gives a formula whose value was never saved as a blank: "not worked out" would look like "nothing". Here it is told.
//! - Of damaged copies of a good .xls (a few bytes changed, or cut short) one in a hundred or so made it panic or ask for so much memory that
//!   the program was ended, and a panic in WebAssembly ends the worker.
//! - It does not know the short cell records of .xlsb.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::areas::areas;
pub use super::cell::{SheetCell, Value};
use crate::document::{ACROSS, Area, Builder, Remark, UNCALCULATED};
use crate::input::{InputError, InputErrorKind, Measure};

/// Cells written in all, blanks included, a row counting as two more. An annual report has fewer than a thousand.
pub const MAX_CELLS: usize = 50_000;
/// Bytes of text in all cells: a short cell may point to a long shared text.
const MAX_TEXT: usize = 8 << 20;
/// A stray cell far away stands beside the others, behind so many blanks; what lies between is not written out.
const MAX_GAP: u32 = 32;
/// The widest sheet there can be.
pub const COLUMNS: usize = 16_384;

/// One sheet.
pub struct Sheet {
    pub cells: Vec<SheetCell>,
    pub hidden_rows: HashSet<u32>,
    /// For each column whether it is hidden.
    pub hidden_columns: Vec<bool>,
    /// Merged cells: the upper left one → the lower right one, as row and column.
    pub merged: HashMap<(u32, u32), (u32, u32)>,
}

impl Default for Sheet {
    fn default() -> Self {
        Sheet { cells: Vec::new(), hidden_rows: HashSet::new(), hidden_columns: vec![false; COLUMNS], merged: HashMap::new() }
    }
}

impl Sheet {
    /// Hides the columns from `first` to `last`.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        let last = (last as usize).min(COLUMNS - 1);
        if first as usize <= last {
            self.hidden_columns[first as usize..=last].fill(true);
        }
    }

    fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.get(column as usize).copied().unwrap_or(false)
    }

    fn hides(&self, row: u32, column: u32) -> bool {
        self.hidden_rows.contains(&row) || self.hides_column(column)
    }

    /// A merged cell whose first row or column is hidden shows its text in the first that is not; None where none is.
    fn shown_at(&self, row: u32, column: u32) -> Option<(u32, u32)> {
        const FAR: u32 = 1000;
        let &(last_row, last_column) = self.merged.get(&(row, column))?;
        let row = (row..=last_row.min(row.saturating_add(FAR))).find(|r| !self.hidden_rows.contains(r))?;
        let column = (column..=last_column.min(column.saturating_add(FAR))).find(|&c| !self.hides_column(c))?;
        Some((row, column))
    }
}

/// Writes sheets, and counts what is not read.
#[derive(Default)]
pub struct Writer {
    builder: Builder,
    cells: usize,
    /// Bytes of their text.
    text: usize,
    hidden_sheets: Vec<String>,
    hidden_rows: usize,
    hidden_columns: usize,
    uncalculated: usize,
}

impl Writer {
    /// A sheet that the workbook hides.
    pub fn hidden_sheet(&mut self, name: String) {
        self.hidden_sheets.push(name);
    }

    /// Writes a sheet as a table, or as several where they stand side by side.
    ///
    /// # Errors
    /// [`InputErrorKind::TooLarge`] where the workbook has more cells or text than is taken.
    pub fn sheet(&mut self, mut sheet: Sheet) -> Result<(), InputError> {
        self.leave_out_hidden(&mut sheet);
        let cells = std::mem::take(&mut sheet.cells);
        areas(cells, &sheet.merged).into_iter().try_for_each(|cells| self.area(cells, &sheet))
    }

    /// Writes one area of a sheet. Rows of a wide one in which nothing stands are one blank row below words: if those are the heads of a table it is
    /// that table's.
    fn area(&mut self, mut cells: Vec<SheetCell>, sheet: &Sheet) -> Result<(), InputError> {
        if cells.is_empty() {
            return Ok(());
        }
        cells.sort_by_key(|c| (c.row, c.column));
        let columns = places(&cells, &sheet.hidden_columns);
        let width = columns.values().max().map_or(0, |w| w + 1);
        self.builder.begin_table();
        let mut rest = cells.into_iter().peekable();
        while let Some(row) = rest.peek().map(|c| c.row) {
            self.builder.begin_row();
            self.count(width + 2)?;
            let (mut written, mut words) = (0, true);
            while let Some(cell) = rest.next_if(|c| c.row == row) {
                // Of two cells at one place the later one counts.
                if rest.peek().is_some_and(|next| next.row == row && next.column == cell.column) {
                    continue;
                }
                let at = columns[&cell.column];
                self.blanks(at - written);
                words &= matches!(cell.value, Value::Text(_));
                self.cell(&cell.value)?;
                written = at + 1;
            }
            self.blanks(width - written);
            self.builder.end_row();
            let below = row.saturating_add(1);
            if words && width >= ACROSS && rest.peek().is_none_or(|c| c.row > below) && !sheet.hidden_rows.contains(&below) {
                self.count(width)?;
                self.builder.begin_row();
                self.blanks(width);
                self.builder.end_row();
            }
        }
        self.builder.end_table();
        Ok(())
    }

    /// The tables, and what was not read.
    pub fn finish(mut self) -> Builder {
        if !self.hidden_sheets.is_empty() {
            self.builder.remark(Remark::HiddenSheets { names: self.hidden_sheets });
        }
        if self.hidden_rows + self.hidden_columns > 0 {
            self.builder.remark(Remark::HiddenCells { rows: self.hidden_rows, columns: self.hidden_columns });
        }
        if self.uncalculated > 0 {
            self.builder.remark(Remark::Uncalculated { count: self.uncalculated });
        }
        self.builder
    }

    /// Takes out the cells of hidden rows and columns; those rows and columns are told that held something.
    fn leave_out_hidden(&mut self, sheet: &mut Sheet) {
        let (mut rows, mut columns) = (HashSet::new(), HashSet::new());
        let mut cells = std::mem::take(&mut sheet.cells);
        cells.retain_mut(|cell| {
            if !sheet.hides(cell.row, cell.column) {
                return true;
            }
            if let Some((row, column)) = sheet.shown_at(cell.row, cell.column) {
                (cell.row, cell.column) = (row, column);
                return true;
            }
            if sheet.hidden_rows.contains(&cell.row) {
                rows.insert(cell.row);
            } else {
                columns.insert(cell.column);
            }
            false
        });
        sheet.cells = cells;
        self.hidden_rows += rows.len();
        self.hidden_columns += columns.len();
    }

    fn count(&mut self, cells: usize) -> Result<(), InputError> {
        self.cells += cells;
        if self.cells > MAX_CELLS {
            return Err(InputErrorKind::TooLarge { what: Measure::Cells, found: None, limit: MAX_CELLS }.into());
        }
        Ok(())
    }

    fn blanks(&mut self, count: usize) {
        for _ in 0..count {
            self.builder.cell(Area::SINGLE, "");
        }
    }

    fn cell(&mut self, value: &Value) -> Result<(), InputError> {
        let number;
        let text = match value {
            // Fifteen digits are what spreadsheets keep and show: what a sum of binary fractions has beyond them is none of the user's figures.
            Value::Number(value) => {
                number = format!("{value:.14e}").parse().unwrap_or(*value).to_string();
                number.as_str()
            }
            Value::Text(text) => text,
            Value::Logical(value) => ["FALSE", "TRUE"][usize::from(*value)],
            Value::Uncalculated => {
                self.uncalculated += 1;
                UNCALCULATED
            }
        };
        self.text += text.len();
        if self.text > MAX_TEXT {
            return Err(InputErrorKind::TooLarge { what: Measure::Text, found: None, limit: MAX_TEXT }.into());
        }
        self.builder.cell(Area::SINGLE, text);
        Ok(())
    }
}

/// Where each column that holds something stands among those written: hidden ones take no place, wide gaps a narrow one.
fn places(cells: &[SheetCell], hidden: &[bool]) -> HashMap<u32, usize> {
    let used: BTreeSet<u32> = cells.iter().map(|c| c.column).collect();
    let mut places = HashMap::new();
    let (mut place, mut last) = (0usize, None);
    for column in used {
        if let Some(last) = last {
            let between = (last + 1..column).filter(|&c| !hidden.get(c as usize).copied().unwrap_or(false)).take(MAX_GAP as usize);
            place += 1 + between.count();
        }
        places.insert(column, place);
        last = Some(column);
    }
    places
}
