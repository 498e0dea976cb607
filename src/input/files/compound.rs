//! Compound files, the container of the old Office formats: which format it is, and its streams.

use std::io::{Cursor, Read};

use super::{Opened, damaged, xls};
use crate::document::Format;
use crate::input::{InputError, InputErrorKind, Measure};

/// The first bytes of every compound file.
pub const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A stream longer than this is not read, in bytes.
const MAX_STREAM: usize = 16 << 20;

/// Streams at the root → what the file is. A workbook with a Word document embedded is still a workbook.
const SIGNS: [(&str, &str); 10] = [
    ("Workbook", xls::WHAT),
    ("Book", xls::WHAT),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("PP97_DUALSTORAGE", "ppt"),
    ("VisioDocument", "vsd"),
    ("Quill", "pub"),
    ("BodyText", "hwp"),
    ("CONTENTS", "wps (Microsoft Works)"),
    ("__properties_version1.0", "msg"),
];

/// Reads a workbook; every other compound file is refused by the name of its format.
///
/// # Errors
/// [`InputErrorKind::Encrypted`], [`InputErrorKind::Unsupported`], [`InputErrorKind::Damaged`], and as [`xls::read`].
pub fn read(bytes: &[u8]) -> Result<Opened, InputError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged(guess(bytes)))?;
    let names: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_owned()).collect();
    let has = |name: &str| names.iter().find(|n| n.eq_ignore_ascii_case(name));
    if has("EncryptedPackage").is_some() {
        return Err(InputErrorKind::Encrypted { what: "docx/xlsx/pptx" }.into());
    }
    let Some((stream, what)) = SIGNS.iter().find_map(|&(sign, what)| Some((has(sign)?, what))) else {
        return Err(InputErrorKind::Unsupported { what: installer(&file).unwrap_or("OLE2") }.into());
    };
    if what != xls::WHAT {
        return Err(InputErrorKind::Unsupported { what }.into());
    }
    let stream = file.open_stream(format!("/{stream}")).map_err(|_| damaged(what))?;
    let mut data = Vec::new();
    stream.take(MAX_STREAM as u64 + 1).read_to_end(&mut data).map_err(|_| damaged(what))?;
    if data.len() > MAX_STREAM {
        return Err(InputErrorKind::TooLarge { what: Measure::Unpacked, found: None, limit: MAX_STREAM }.into());
    }
    Ok(Opened { builder: xls::read(&data)?, format: Format::Xlsx })
}

/// Installers have no stream of a fixed name, but a class of their own.
fn installer(file: &cfb::CompoundFile<Cursor<&[u8]>>) -> Option<&'static str> {
    (file.root_entry().clsid().to_string() == "000c1084-0000-0000-c000-000000000046").then_some("msi")
}

/// What a compound file whose directory cannot be read is likely to be: the names of its streams stand in it as UTF-16.
pub fn guess(bytes: &[u8]) -> &'static str {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide.as_slice())
    };
    SIGNS.iter().find(|(sign, _)| *sign != "Book" && has(sign)).map_or("OLE2", |&(_, what)| what)
}
