//! Compound files, the container of the old Office formats: which format it is, and its streams.

use std::io::{Cursor, Read};

use super::{Opened, damaged_as, doc, xls};
use crate::document::Format;
use crate::formats::{self, Sign};
use crate::input::{InputError, InputErrorKind, Measure};

/// A stream longer than this is not read, in bytes.
const MAX_STREAM: usize = 16 << 20;

/// Reads a workbook or a document; every other compound file is refused by the name of its format.
///
/// # Errors
/// [`InputErrorKind::Encrypted`], [`InputErrorKind::Unsupported`], [`InputErrorKind::Damaged`], and as [`xls::read`] and [`doc::read`].
pub fn read(bytes: &[u8]) -> Result<Opened, InputError> {
    let whole;
    let mut file = match cfb::CompoundFile::open(Cursor::new(bytes)) {
        Ok(file) => file,
        Err(error) => {
            whole = padded(bytes).ok_or_else(|| damaged_as(guess(bytes), error))?;
            cfb::CompoundFile::open(Cursor::new(whole.as_slice())).map_err(|e| damaged_as(guess(bytes), e))?
        }
    };
    let names: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_owned()).collect();
    let has = |name: &str| names.iter().find(|n| n.eq_ignore_ascii_case(name));
    if has("EncryptedPackage").is_some() {
        return Err(InputErrorKind::Encrypted { what: "docx/xlsx/pptx" }.into());
    }
    let class = file.root_entry().clsid().to_string();
    // A workbook with a Word document embedded is still a workbook: the table has workbooks first.
    let told = formats::told(|sign| match sign {
        Sign::Stream(name) => has(name).is_some(),
        Sign::Class(name) => class == *name,
        _ => false,
    });
    let what = told.map_or("OLE2", |format| format.name);
    if what == doc::WHAT {
        return Ok(Opened { builder: doc::read(&mut file)?, format: Format::Doc });
    }
    let Some(stream) = ["Workbook", "Book"].iter().find_map(|name| has(name)).filter(|_| what == xls::WHAT) else {
        return Err(InputErrorKind::Unsupported { what }.into());
    };
    let stream = file.open_stream(format!("/{stream}")).map_err(|e| damaged_as(what, e))?;
    let mut data = Vec::new();
    stream.take(MAX_STREAM as u64 + 1).read_to_end(&mut data).map_err(|e| damaged_as(what, e))?;
    if data.len() > MAX_STREAM {
        return Err(InputErrorKind::TooLarge { what: Measure::Unpacked, found: None, limit: MAX_STREAM }.into());
    }
    Ok(Opened { builder: xls::read(&data)?, format: Format::Xlsx })
}

/// The bytes with empty sectors behind them, as many as the table of sectors has entries for: some writers (SheetJS) count a last table in full whose
/// sectors are not there, which no program minds. None where the sectors are not of the usual size, or there are more of them than entries.
fn padded(bytes: &[u8]) -> Option<Vec<u8>> {
    const SECTOR: usize = 512;
    const ENTRIES: usize = SECTOR / 4;
    let tables = u32::from_le_bytes(bytes.get(44..48)?.try_into().ok()?) as usize;
    let length = tables.checked_add(1)?.checked_mul(SECTOR * ENTRIES)?.checked_sub(SECTOR * (ENTRIES - 1))?;
    let is_usual = bytes.get(30..32)? == [9, 0];
    let lacking = length.checked_sub(bytes.len())?;
    (is_usual && lacking <= SECTOR * ENTRIES).then(|| [bytes, &vec![0; lacking]].concat())
}

/// What a compound file whose directory cannot be read is likely to be: the names of its streams stand in it as UTF-16.
pub fn guess(bytes: &[u8]) -> &'static str {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide.as_slice())
    };
    formats::told(|sign| matches!(sign, Sign::Stream(name) if *name != "Book" && has(name))).map_or("OLE2", |format| format.name)
}
