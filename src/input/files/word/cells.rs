//! The rows and cells of a document in WordprocessingML that are open, and whether what stands in them is shown.
//!
//! In: that rows and cells begin and end, and their properties, which stand first in them. Out: what a cell covers once its properties are read, and
//! whether anything is shown: nothing is in a row that is deleted or hidden, nor in a cell that goes on from the one above.

use crate::document::Area;

/// A table cell, from its tag on.
struct OpenCell {
    columns: usize,
    /// Whether it goes on from the one above, and shows nothing of its own.
    goes_on: bool,
    /// Whether its deletion is recorded.
    deleted: bool,
    /// Whether it has begun: that waits until its properties are read.
    begun: bool,
}

/// See the module.
#[derive(Default)]
pub struct Cells {
    /// The rows that are open: whether each shows nothing.
    rows: Vec<bool>,
    cells: Vec<OpenCell>,
    /// How many of both show nothing.
    muted: usize,
}

impl Cells {
    /// Whether what stands here is shown.
    pub fn shown(&self) -> bool {
        self.muted == 0
    }

    /// Whether no row and no cell is open.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.cells.is_empty()
    }

    /// A row begins.
    pub fn begin_row(&mut self) {
        self.rows.push(false);
    }

    /// The open row shows nothing.
    pub fn hide_row(&mut self) {
        if let Some(row @ false) = self.rows.last_mut() {
            *row = true;
            self.muted += 1;
        }
    }

    /// The open row ends.
    pub fn end_row(&mut self) {
        self.muted -= usize::from(self.rows.pop().unwrap_or(false));
    }

    /// A cell's tag: its properties follow.
    pub fn open(&mut self) {
        self.cells.push(OpenCell { columns: 1, goes_on: false, deleted: false, begun: false });
    }

    /// The open cell is deleted.
    pub fn delete(&mut self) {
        if let Some(cell) = self.cells.last_mut().filter(|c| !c.begun) {
            cell.deleted = true;
        }
    }

    /// How many columns the open cell covers, or whether it goes on from the one above.
    pub fn property(&mut self, name: &str, value: Option<&str>) {
        let Some(cell) = self.cells.last_mut().filter(|c| !c.begun) else { return };
        if name != "gridSpan" {
            cell.goes_on = value.is_none_or(|v| v == "continue");
        } else if let Some(columns) = value.and_then(|v| v.parse().ok()) {
            cell.columns = columns;
        }
    }

    /// The open cell, if it is still to begin: what it covers, unless it is deleted.
    pub fn waiting(&mut self) -> Option<Option<Area>> {
        let cell = self.cells.last_mut().filter(|c| !c.begun)?;
        cell.begun = true;
        Some((!cell.deleted).then_some(Area { columns: cell.columns, rows: 1 }))
    }

    /// The open cell has begun: from here on it shows nothing, if it does not.
    pub fn has_begun(&mut self) {
        self.muted += usize::from(self.cells.last().is_some_and(|c| c.deleted || c.goes_on));
    }

    /// The open cell ends; whether there was one that is not deleted.
    pub fn close(&mut self) -> bool {
        let Some(cell) = self.cells.pop() else { return false };
        self.muted -= usize::from(cell.deleted || cell.goes_on);
        !cell.deleted
    }
}
