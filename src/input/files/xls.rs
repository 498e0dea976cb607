//! .xls → sheets: the records of the workbook stream (BIFF8, and BIFF5 before it) that hold what a reader of the workbook sees.
//!
//! Our own, and no crate's: see [`workbook`](super::workbook) for what was measured.

use std::rc::Rc;

use super::biff::{Joined, Records, error_text, float, long, rk, short};
use super::damaged;
use super::workbook::{Sheet, SheetCell, Value, Writer};
use crate::document::Builder;
use crate::input::{InputError, InputErrorKind, decode};

/// For messages.
pub const WHAT: &str = "xls";

const BEGIN: u16 = 0x809;
const END: u16 = 0x0a;
const CONTINUE: u16 = 0x3c;

/// Reads every sheet that is shown of a workbook stream, in the order of the workbook.
///
/// # Errors
/// [`InputErrorKind::Encrypted`], [`InputErrorKind::Damaged`], and as [`Writer::sheet`].
pub fn read(stream: &[u8]) -> Result<Builder, InputError> {
    let workbook = Workbook::parse(stream)?;
    let mut writer = Writer::default();
    // No record belongs to two sheets: a workbook that points to the same ones again and again does not cost more for it.
    let mut left = stream.len();
    for entry in &workbook.sheets {
        if entry.hidden {
            writer.hidden_sheet(entry.name.clone());
            continue;
        }
        let data = stream.get(entry.at..).ok_or_else(|| damaged(WHAT))?;
        writer.sheet(workbook.sheet(data, &mut left).ok_or_else(|| damaged(WHAT))?)?;
    }
    Ok(writer.finish())
}

struct Entry {
    name: String,
    hidden: bool,
    at: usize,
}

struct Workbook {
    /// Whether texts are those of BIFF8.
    newer: bool,
    sheets: Vec<Entry>,
    texts: Vec<Rc<str>>,
}

impl Workbook {
    fn parse(stream: &[u8]) -> Result<Workbook, InputError> {
        const PASSWORD: u16 = 0x2f;
        const SHEET: u16 = 0x85;
        const SHARED_TEXTS: u16 = 0xfc;
        let mut records = Records(stream);
        let first = records.next().filter(|r| r.0 == BEGIN).and_then(|r| short(r.1, 0));
        let newer = match first {
            Some(0x600) => true,
            Some(0x500) => false,
            _ => return Err(damaged(WHAT)),
        };
        let mut workbook = Workbook { newer, sheets: Vec::new(), texts: Vec::new() };
        while let Some((kind, data)) = records.next() {
            match kind {
                PASSWORD => return Err(InputErrorKind::Encrypted { what: WHAT }.into()),
                SHEET => workbook.sheets.extend(workbook.entry(data)),
                SHARED_TEXTS => {
                    let mut parts = vec![data.get(8..).unwrap_or_default()];
                    let mut ahead = records.clone();
                    while let Some((CONTINUE, more)) = ahead.next() {
                        parts.push(more);
                        records = ahead.clone();
                    }
                    let mut joined = Joined::new(parts);
                    while !joined.is_done() {
                        let Some(text) = joined.text(2) else { break };
                        workbook.texts.push(text.into());
                    }
                }
                END => break,
                _ => {}
            }
        }
        Ok(workbook)
    }

    /// A sheet's entry; None for a chart or a module.
    fn entry(&self, data: &[u8]) -> Option<Entry> {
        const WORKSHEET: u8 = 0;
        let hidden = data.get(4)? & 3 != 0;
        let name = self.text(data.get(6..)?, 1).unwrap_or_default();
        (data[5] == WORKSHEET).then_some(Entry { name, hidden, at: long(data, 0)? as usize })
    }

    /// A text behind the number of its characters, itself one or two bytes long.
    fn text(&self, data: &[u8], length_bytes: usize) -> Option<String> {
        if self.newer {
            return Joined::new(vec![data]).text(length_bytes as u32);
        }
        let length = if length_bytes == 1 { usize::from(*data.first()?) } else { usize::from(short(data, 0)?) };
        let bytes = data.get(length_bytes..)?;
        Some(decode::gb18030(&bytes[..length.min(bytes.len())]))
    }

    /// The sheet whose records begin at `data`; `left` is how many bytes of records may still be read. None where there is none.
    fn sheet(&self, data: &[u8], left: &mut usize) -> Option<Sheet> {
        const STRING: u16 = 0x207;
        let mut sheet = Sheet::default();
        let mut records = Records(data);
        let mut depth = 0;
        // The formula whose value is a text that stands in a record after it.
        let mut formula: Option<(u32, u32)> = None;
        while let Some((kind, data)) = records.next() {
            *left = left.checked_sub(4 + data.len())?;
            match kind {
                BEGIN => depth += 1,
                END => depth -= 1,
                _ if depth == 0 => return None,
                // What stands within a sheet (a chart) is none of its cells.
                _ if depth > 1 => {}
                STRING => {
                    if let Some((row, column)) = formula.take() {
                        let mut parts = vec![data];
                        parts.extend(records.clone().take_while(|r| r.0 == CONTINUE).map(|r| r.1));
                        let text = if self.newer { Joined::new(parts).text(2) } else { self.text(data, 2) };
                        sheet.cells.push(SheetCell { row, column, value: Value::Text(text.unwrap_or_default().into()) });
                    }
                }
                kind => {
                    if let Some(place) = self.record(kind, data, &mut sheet) {
                        formula = Some(place);
                    }
                }
            }
            if depth == 0 {
                return Some(sheet);
            }
        }
        // Cut off: what is there is a part of a sheet, and its figures would be taken for all of them.
        None
    }

    /// Takes one record into the sheet; the place of a formula whose text is still to come.
    fn record(&self, kind: u16, data: &[u8], sheet: &mut Sheet) -> Option<(u32, u32)> {
        match kind {
            // ROW
            0x208 => {
                if short(data, 12)? & 0x20 != 0 {
                    sheet.hidden_rows.insert(short(data, 0)?.into());
                }
            }
            // COLINFO
            0x7d => {
                if short(data, 8)? & 1 != 0 || short(data, 4)? == 0 {
                    sheet.hide_columns(short(data, 0)?.into(), short(data, 2)?.into());
                }
            }
            // MERGECELLS
            0xe5 => {
                for area in data.get(2..)?.chunks_exact(8) {
                    let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| u32::from(short(area, at).unwrap_or_default()));
                    sheet.merged.insert((top, left), (bottom, right));
                }
            }
            // MULRK: several numbers side by side.
            0xbd => {
                let (row, first) = (short(data, 0)?, short(data, 2)?);
                for (i, number) in data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6).enumerate() {
                    let value = Value::Number(rk(long(number, 2)?));
                    sheet.cells.push(SheetCell { row: row.into(), column: u32::from(first) + i as u32, value });
                }
            }
            kind => {
                let (row, column) = (short(data, 0)?.into(), short(data, 2)?.into());
                let value = match self.value(kind, data)? {
                    Content::Value(value) => value,
                    Content::TextFollows => return Some((row, column)),
                };
                sheet.cells.push(SheetCell { row, column, value });
            }
        }
        None
    }

    /// What a cell's record holds; None where it is no cell, or a blank one.
    fn value(&self, kind: u16, data: &[u8]) -> Option<Content> {
        Some(Content::Value(match kind {
            // NUMBER, RK, LABELSST, LABEL and RSTRING, BOOLERR, FORMULA
            0x203 => Value::Number(float(data, 6)?),
            0x27e => Value::Number(rk(long(data, 6)?)),
            0xfd => Value::Text(self.texts.get(long(data, 6)? as usize)?.clone()),
            0x204 | 0xd6 => Value::Text(self.text(data.get(6..)?, 2)?.into()),
            0x205 if *data.get(7)? == 0 => Value::Logical(data[6] != 0),
            0x205 => Value::Text(error_text(data[6]).into()),
            0x06 | 0x206 | 0x406 => return formula(data),
            _ => return None,
        }))
    }
}

enum Content {
    Value(Value),
    TextFollows,
}

/// The saved value of a formula. One that is to be worked out on opening and has an empty text was never worked out.
fn formula(data: &[u8]) -> Option<Content> {
    const TO_BE_CALCULATED: u16 = 3;
    let result = data.get(6..14)?;
    if short(result, 6)? != 0xffff {
        return Some(Content::Value(Value::Number(float(result, 0)?)));
    }
    Some(Content::Value(match result[0] {
        0 => return Some(Content::TextFollows),
        1 => Value::Logical(result[2] != 0),
        2 => Value::Text(error_text(result[2]).into()),
        _ if short(data, 14)? & TO_BE_CALCULATED != 0 => Value::Uncalculated,
        _ => return None,
    }))
}
