//! .xlsb → sheets: the records of MS-XLSB that hold what a reader of the workbook sees.
//!
//! Our own, and no crate's: see [`workbook`](super::workbook) for what was measured.

use std::rc::Rc;

use super::archive::Archive;
use super::biff::{error_text, rk, utf16};
use super::workbook::{Sheet, SheetCell, Value, Writer};
use super::{damaged, xlsx};
use crate::document::Builder;
use crate::input::InputError;

/// Reads every sheet that is shown, in the order of the workbook; `main` is the workbook's own part.
///
/// # Errors
/// As [`Archive::bytes`] and [`Writer::sheet`].
pub fn read(archive: &mut Archive, main: &str) -> Result<Builder, InputError> {
    const BUNDLE_SHEET: u32 = 156;
    let what = archive.what;
    let workbook = archive.bytes(main)?.ok_or_else(|| damaged(what))?;
    let parts = xlsx::parts(archive, main)?;
    let texts = match parts.iter().find(|r| r.kind == "sharedStrings") {
        Some(relation) => shared_texts(&archive.bytes(&relation.target)?.unwrap_or_default()),
        None => Vec::new(),
    };
    let mut writer = Writer::default();
    for (kind, data) in Records(&workbook) {
        let entry = if kind == BUNDLE_SHEET { bundle_sheet(data) } else { None };
        let Some((hidden, id, name)) = entry else { continue };
        let Some(part) = parts.iter().find(|r| r.id == id && r.kind == "worksheet") else { continue };
        if hidden {
            writer.hidden_sheet(name);
            continue;
        }
        let data = archive.bytes(&part.target)?.ok_or_else(|| damaged(what))?;
        writer.sheet(sheet(&data, &texts))?;
    }
    Ok(writer.finish())
}

/// The records of a part: their kind and their data. A record that is cut off ends them.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, rest) = variable(self.0, 2)?;
        let (length, rest) = variable(rest, 4)?;
        let (data, rest) = rest.split_at_checked(length as usize)?;
        self.0 = rest;
        Some((kind, data))
    }
}

/// A number in up to `most` bytes of seven bits, the lowest first.
fn variable(bytes: &[u8], most: usize) -> Option<(u32, &[u8])> {
    let mut number = 0;
    for i in 0..most {
        let byte = *bytes.get(i)?;
        number |= u32::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[i + 1..]));
        }
    }
    Some((number, &bytes[most..]))
}

fn number(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// A text behind the number of its characters, and what follows.
fn wide_text(data: &[u8]) -> Option<(String, &[u8])> {
    let length = number(data, 0)? as usize;
    let (text, rest) = data[4..].split_at_checked(length.checked_mul(2)?)?;
    Some((utf16(text), rest))
}

/// Whether a sheet is hidden, the id of its part, and its name.
fn bundle_sheet(data: &[u8]) -> Option<(bool, String, String)> {
    let hidden = number(data, 0)? & 3 != 0;
    let (id, rest) = wide_text(data.get(8..)?)?;
    Some((hidden, id, wide_text(rest)?.0))
}

fn shared_texts(data: &[u8]) -> Vec<Rc<str>> {
    const SHARED_TEXT: u32 = 19;
    let text = |data: &[u8]| wide_text(data.get(1..)?).map(|t| t.0);
    Records(data).filter(|r| r.0 == SHARED_TEXT).map(|(_, data)| Rc::from(text(data).unwrap_or_default())).collect()
}

fn sheet(data: &[u8], texts: &[Rc<str>]) -> Sheet {
    const ROW: u32 = 0;
    const COLUMN_INFO: u32 = 60;
    const MERGED: u32 = 176;
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0, 0u32);
    for (kind, data) in Records(data) {
        match kind {
            ROW => {
                (row, column) = (number(data, 0).unwrap_or(row), 0);
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    sheet.hidden_rows.insert(row);
                }
            }
            COLUMN_INFO => {
                let hidden = data.get(16).is_some_and(|flags| flags & 1 != 0) || number(data, 8) == Some(0);
                if let (Some(first), Some(last), true) = (number(data, 0), number(data, 4), hidden) {
                    sheet.hide_columns(first, last);
                }
            }
            MERGED => {
                if let [Some(top), Some(bottom), Some(left), Some(right)] = [0, 4, 8, 12].map(|at| number(data, at)) {
                    sheet.merged.insert((top, left), (bottom, right));
                }
            }
            kind => {
                // A short record has no column of its own: it stands in the one after the last.
                let Some((long, short)) = cell_kind(kind) else { continue };
                let content = if short { data.get(4..) } else { data.get(8..) };
                if !short {
                    column = number(data, 0).unwrap_or(column);
                }
                if let Some(value) = content.and_then(|content| value(long, content, texts)) {
                    sheet.cells.push(SheetCell { row, column, value });
                }
                column = column.saturating_add(1);
            }
        }
    }
    sheet
}

/// The kind of a cell's record, short ones as the long one they stand for; None for what is no cell.
fn cell_kind(kind: u32) -> Option<(u32, bool)> {
    match kind {
        1..=11 | 62 => Some((kind, false)),
        12..=18 => Some((kind - 11, true)),
        _ => None,
    }
}

/// The value behind the head of a cell's record; None for a blank.
fn value(kind: u32, content: &[u8], texts: &[Rc<str>]) -> Option<Value> {
    match kind {
        2 => Some(Value::Number(rk(number(content, 0)?))),
        3 | 11 => Some(Value::Text(error_text(*content.first()?).into())),
        4 | 10 => Some(Value::Logical(*content.first()? != 0)),
        5 | 9 => Some(Value::Number(f64::from_le_bytes(content.get(..8)?.try_into().ok()?))),
        6 | 8 => Some(Value::Text(wide_text(content)?.0.into())),
        7 => texts.get(number(content, 0)? as usize).map(|text| Value::Text(text.clone())),
        62 => Some(Value::Text(wide_text(content.get(1..)?)?.0.into())),
        _ => None,
    }
}
