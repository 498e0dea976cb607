//! A workbook in the XML of Excel 2003 (XML Spreadsheet, `Workbook`) → its sheets.

use quick_xml::events::BytesStart;

use super::workbook::{Sheet, SheetCell, Value, Writer};
use super::xml::{self, Visitor, attribute, is_on};
use crate::document::Builder;
use crate::input::InputError;

/// Reads every sheet that is shown, in their order.
///
/// # Errors
/// As [`xml::walk`] and [`Writer::sheet`].
pub fn read(xml: &str, what: &'static str) -> Result<Builder, InputError> {
    let mut workbook = Workbook::default();
    xml::walk(xml, what, &mut workbook)?;
    match workbook.failed {
        Some(error) => Err(error),
        None => Ok(workbook.writer.finish()),
    }
}

/// The cell that is open.
#[derive(Default)]
struct Open {
    kind: String,
    text: String,
    has_formula: bool,
    /// The columns that it covers beside its own.
    across: u32,
}

#[derive(Default)]
struct Workbook {
    writer: Writer,
    /// Why no more sheets are written.
    failed: Option<InputError>,
    /// The open sheet, its name, and whether it is hidden.
    sheet: Option<(Sheet, String, bool)>,
    row: u32,
    column: u32,
    cell: Option<Open>,
    in_data: bool,
    in_visible: bool,
    /// How many elements deep we are in a comment, which has data of its own, or in a guide to its reading.
    skipped: usize,
}

/// The number in an attribute that counts from 1, from 0.
fn index(tag: &BytesStart) -> Option<u32> {
    attribute(tag, "Index").and_then(|v| v.parse::<u32>().ok()).map(|i| i.saturating_sub(1))
}

fn number(tag: &BytesStart, name: &str) -> u32 {
    attribute(tag, name).and_then(|v| v.parse().ok()).unwrap_or(0)
}

/// Whether a row or column is hidden, or has no height or width (the attribute `size`).
fn is_hidden(tag: &BytesStart, size: &str) -> bool {
    attribute(tag, "Hidden").is_some_and(|v| is_on(&v)) || attribute(tag, size).and_then(|v| v.parse::<f32>().ok()) == Some(0.0)
}

impl Visitor for Workbook {
    fn open(&mut self, tag: &BytesStart, _: usize) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        match tag.local_name().as_ref() {
            "Comment" | "PhoneticText" => self.skipped = 1,
            "Worksheet" => {
                let name = attribute(tag, "Name").unwrap_or_default().into_owned();
                self.sheet = Some((Sheet::default(), name, false));
                (self.row, self.column) = (0, 0);
            }
            "Visible" => self.in_visible = true,
            "Data" => {
                self.in_data = true;
                if let Some(cell) = &mut self.cell {
                    cell.kind = attribute(tag, "Type").unwrap_or_default().into_owned();
                }
            }
            name @ ("Column" | "Row" | "Cell") => self.place(name, tag),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, _: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "Data" => self.in_data = false,
            "Visible" => self.in_visible = false,
            "Row" => {
                self.row = self.row.saturating_add(1);
                self.column = 0;
            }
            "Table" => (self.row, self.column) = (0, 0),
            "Worksheet" => match self.sheet.take() {
                Some((_, name, true)) => self.writer.hidden_sheet(name),
                Some((sheet, ..)) if self.failed.is_none() => self.failed = self.writer.sheet(sheet).err(),
                _ => {}
            },
            "Cell" => self.close_cell(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_visible {
            if let Some((.., hidden)) = self.sheet.as_mut() {
                *hidden |= text.starts_with("Sheet") && text != "SheetVisible";
            }
        } else if let Some(cell) = self.cell.as_mut().filter(|_| self.in_data && self.skipped == 0) {
            cell.text.push_str(text);
        }
    }
}

impl Workbook {
    /// A column, a row or a cell begins: each stands behind the last one, or where it says.
    fn place(&mut self, name: &str, tag: &BytesStart) {
        let Some((sheet, ..)) = self.sheet.as_mut() else { return };
        match name {
            "Column" => {
                let first = index(tag).unwrap_or(self.column);
                let last = first.saturating_add(number(tag, "Span"));
                if is_hidden(tag, "Width") {
                    sheet.hide_columns(first, last);
                }
                self.column = last.saturating_add(1);
            }
            "Row" => {
                (self.row, self.column) = (index(tag).unwrap_or(self.row), 0);
                if is_hidden(tag, "Height") {
                    sheet.hidden_rows.insert(self.row);
                }
                // Rows without cells that are like this one: the next stands behind them.
                self.row = self.row.saturating_add(number(tag, "Span"));
            }
            _ => {
                self.column = index(tag).unwrap_or(self.column);
                let (across, down) = (number(tag, "MergeAcross"), number(tag, "MergeDown"));
                if across > 0 || down > 0 {
                    sheet.merged.insert((self.row, self.column), (self.row.saturating_add(down), self.column.saturating_add(across)));
                }
                self.cell = Some(Open { across, has_formula: attribute(tag, "Formula").is_some(), ..Open::default() });
            }
        }
    }

    fn close_cell(&mut self) {
        let (Some(cell), Some((sheet, ..))) = (self.cell.take(), self.sheet.as_mut()) else { return };
        let column = self.column;
        self.column = column.saturating_add(cell.across).saturating_add(1);
        if let Some(value) = cell.value() {
            sheet.cells.push(SheetCell { row: self.row, column, value });
        }
    }
}

impl Open {
    fn value(self) -> Option<Value> {
        let text = self.text.trim();
        match self.kind.as_str() {
            _ if text.is_empty() => (self.has_formula && self.kind != "String").then_some(Value::Uncalculated),
            "Number" => Some(text.parse().map_or_else(|_| Value::Text(text.into()), Value::Number)),
            "Boolean" => Some(Value::Logical(text == "1")),
            _ => Some(Value::Text(text.into())),
        }
    }
}
