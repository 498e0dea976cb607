//! The body of an OpenDocument spreadsheet → its sheets: cells and rows that are repeated only where they hold something.

use quick_xml::events::BytesStart;

use super::super::workbook::{MAX_CELLS, Sheet, SheetCell, Value, Writer};
use super::super::xml::attribute;
use super::Styles;
use crate::document::{Builder, Remark};
use crate::input::{InputError, Measure};

/// Hidden rows remembered of one element: those that a merged cell may begin in.
const HIDDEN_ROWS: u32 = 32;

/// The cell that is open.
#[derive(Default)]
struct Open {
    kind: String,
    value: String,
    text: String,
    has_formula: bool,
    /// Whether a merged cell covers it, so that it is not shown.
    covered: bool,
    repeat: u32,
}

/// See the module.
#[derive(Default)]
pub struct Sheets {
    writer: Writer,
    /// Why no more sheets are written.
    failed: Option<InputError>,
    sheet: Option<(Sheet, String, bool)>,
    row: u32,
    column: u32,
    /// How often the open row is repeated, whether it is hidden, and where its cells begin among the sheet's.
    repeat: u32,
    is_hidden: bool,
    first: usize,
    cell: Option<Open>,
    /// How many elements deep we are in what is no part of a cell.
    skipped: usize,
    paragraphs: usize,
    cells: usize,
    covered: usize,
}

impl Sheets {
    pub fn open(&mut self, tag: &BytesStart, styles: &Styles) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let number = |key: &str| attribute(tag, key).and_then(|v| v.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "tracked-changes"
            | "annotation"
            | "shapes"
            | "frame"
            | "custom-shape"
            | "rect"
            | "content-validations"
            | "scenario"
            | "table-source"
            | "dde-links"
            | "ruby-text" => self.skipped = 1,
            "table" => {
                let name = attribute(tag, "name").unwrap_or_default().into_owned();
                self.sheet = Some((Sheet::default(), name, styles.hide(tag)));
                (self.row, self.column) = (0, 0);
            }
            "table-column" => {
                let repeat = number("number-columns-repeated").unwrap_or(1);
                if let Some((sheet, ..)) = self.sheet.as_mut().filter(|_| !is_shown(tag)) {
                    sheet.hide_columns(self.column, self.column.saturating_add(repeat).saturating_sub(1));
                }
                self.column = self.column.saturating_add(repeat);
            }
            "table-row" => {
                (self.column, self.repeat, self.is_hidden) = (0, number("number-rows-repeated").unwrap_or(1), !is_shown(tag));
                self.first = self.sheet.as_ref().map_or(0, |(sheet, ..)| sheet.cells.len());
            }
            name @ ("table-cell" | "covered-table-cell") => self.open_cell(tag, name == "covered-table-cell"),
            "p" => {
                self.paragraphs += 1;
                // Lines within a cell stay apart, as where one is broken.
                if let Some(cell) = self.cell.as_mut().filter(|c| !c.text.is_empty()) {
                    cell.text.push('\n');
                }
            }
            "s" | "tab" => self.text(" "),
            "line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn open_cell(&mut self, tag: &BytesStart, covered: bool) {
        let value = |key: &str| attribute(tag, key).map(|v| v.into_owned());
        let number = |key: &str| value(key).and_then(|v| v.parse::<u32>().ok()).unwrap_or(1);
        let Some((sheet, ..)) = &mut self.sheet else { return };
        let (columns, rows) = (number("number-columns-spanned"), number("number-rows-spanned"));
        if columns > 1 || rows > 1 {
            let to = (self.row.saturating_add(rows).saturating_sub(1), self.column.saturating_add(columns).saturating_sub(1));
            sheet.merged.insert((self.row, self.column), to);
        }
        self.cell = Some(Open {
            kind: value("value-type").unwrap_or_default(),
            value: ["value", "string-value", "boolean-value"].into_iter().find_map(value).unwrap_or_default(),
            has_formula: value("formula").is_some(),
            repeat: number("number-columns-repeated"),
            covered,
            ..Open::default()
        });
    }

    pub fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "table" => {
                if let Some((sheet, name, hidden)) = self.sheet.take() {
                    if hidden {
                        self.writer.hidden_sheet(name);
                    } else if self.failed.is_none() {
                        self.failed = self.writer.sheet(sheet).err();
                    }
                }
            }
            "table-row" => self.close_row(),
            "table-cell" | "covered-table-cell" => self.close_cell(),
            "p" => self.paragraphs = self.paragraphs.saturating_sub(1),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let (Some(cell), Some((sheet, ..))) = (self.cell.take(), &mut self.sheet) else { return };
        let column = self.column;
        self.column = column.saturating_add(cell.repeat);
        if cell.covered {
            self.covered += cell.text.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        let repeat = cell.repeat;
        let Some(value) = cell.value() else { return };
        self.cells = self.cells.saturating_add(repeat as usize);
        if self.cells <= MAX_CELLS {
            let cells = (0..repeat).map(|i| SheetCell { row: self.row, column: column.saturating_add(i), value: value.clone() });
            sheet.cells.extend(cells);
        }
    }

    /// A row ends: what it holds is there as often as it is repeated.
    fn close_row(&mut self) {
        let Some((sheet, ..)) = &mut self.sheet else { return };
        let first = self.first.min(sheet.cells.len());
        let held = sheet.cells.len() - first;
        let copies = if held == 0 { 0 } else { self.repeat.saturating_sub(1) };
        self.cells = self.cells.saturating_add(held.saturating_mul(copies as usize));
        if self.cells <= MAX_CELLS {
            for i in 1..=copies {
                for at in first..first + held {
                    let cell = SheetCell { row: self.row.saturating_add(i), ..sheet.cells[at].clone() };
                    sheet.cells.push(cell);
                }
            }
        }
        if self.is_hidden {
            let rows = if held == 0 { self.repeat.min(HIDDEN_ROWS) } else { self.repeat.min(MAX_CELLS as u32) };
            sheet.hidden_rows.extend(self.row..self.row.saturating_add(rows));
        }
        self.row = self.row.saturating_add(self.repeat);
    }

    pub fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.skipped == 0 && self.paragraphs > 0) {
            cell.text.push_str(text);
        }
    }

    /// More cells than are taken, if there are so many.
    pub fn excess(&self) -> Option<(Measure, usize)> {
        (self.cells > MAX_CELLS).then_some((Measure::Cells, MAX_CELLS))
    }

    /// The sheets as tables, and what was not read.
    ///
    /// # Errors
    /// As [`Writer::sheet`].
    pub fn finish(self) -> Result<Builder, InputError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let mut builder = self.writer.finish();
        if self.covered > 0 {
            builder.remark(Remark::HiddenText { characters: self.covered });
        }
        Ok(builder)
    }
}

impl Open {
    /// What the cell holds: the value behind what is shown, and where there is none, what is shown.
    fn value(self) -> Option<Value> {
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => Some(self.value.parse().map_or(Value::Text(self.text.into()), Value::Number)),
            "boolean" => Some(Value::Logical(self.value == "true")),
            "" if self.has_formula && self.text.is_empty() => Some(Value::Uncalculated),
            _ => Some(if self.text.is_empty() { self.value } else { self.text })
                .filter(|text| !text.is_empty())
                .map(|text| Value::Text(text.into())),
        }
    }
}

/// Whether a row or column is shown.
fn is_shown(tag: &BytesStart) -> bool {
    attribute(tag, "visibility").is_none_or(|v| v == "visible")
}
