//! Files that are no text: each reader turns its format into the text or the HTML that the readers of those then read, so that a table is
//! a table whatever it came in.

mod docx;
mod mht;
mod pdf;
mod pdf_font;
mod pdf_layout;
mod xlsx;

use std::io::{Cursor, Read};

use super::{InputError, InputErrorKind, Measure, decode};
use crate::document::Format;

/// What a file holds, in a form that is read further.
pub enum Content {
    Html(String),
    Text(String),
}

/// No archive is unpacked beyond this.
const MAX_UNPACKED: u64 = 128 << 20;

pub type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// Reads a file that is no text by its first bytes; None where it is not one of these formats.
///
/// # Errors
/// [`InputErrorKind::Damaged`], [`InputErrorKind::Encrypted`], [`InputErrorKind::TooLarge`], or [`InputErrorKind::Unsupported`].
fn read(bytes: &[u8]) -> Option<Result<(Content, Format), InputError>> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(archive(bytes));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes));
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Some(pdf::read(bytes).map(|content| (content, Format::Pdf)));
    }
    decode::is_mht(bytes).then(|| mht::read(bytes).map(|html| (Content::Html(html), Format::Html)))
}

/// As [`read`]; a panic of a reader of another's making is a damaged file. (In WebAssembly it traps, and the worker is restarted.)
pub fn read_safely(bytes: &[u8]) -> Option<Result<(Content, Format), InputError>> {
    std::panic::catch_unwind(|| read(bytes)).unwrap_or_else(|_| Some(Err(damaged("docx/xlsx/pdf"))))
}

fn damaged(what: &'static str) -> InputError {
    InputErrorKind::Damaged { what }.into()
}

/// Unpacking stops at the limit: how much more there is, is not known.
fn unpacks_too_far() -> InputError {
    InputErrorKind::TooLarge { what: Measure::Unpacked, found: None, limit: MAX_UNPACKED as usize }.into()
}

fn archive(bytes: &[u8]) -> Result<(Content, Format), InputError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("docx/xlsx"))?;
    let has = |archive: &Archive, name: &str| archive.index_for_name(name).is_some();
    if has(&archive, "word/document.xml") {
        return Ok((Content::Html(docx::read(&mut archive)?), Format::Docx));
    }
    if has(&archive, "xl/workbook.xml") || has(&archive, "xl/workbook.bin") {
        bounded(&mut archive)?;
        return Ok((Content::Html(xlsx::read(bytes)?), Format::Xlsx));
    }
    Err(InputErrorKind::Unsupported { what: "ZIP" }.into())
}

/// Unpacks every entry into nothing, to be sure that another reader of the archive will not choke on it.
fn bounded(archive: &mut Archive) -> Result<(), InputError> {
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| damaged("xlsx"))?;
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| damaged("xlsx"))?;
        left = left.checked_sub(unpacked).ok_or_else(unpacks_too_far)?;
    }
    Ok(())
}

/// One entry of an archive as text.
fn entry(archive: &mut Archive, name: &str, what: &'static str) -> Result<String, InputError> {
    let entry = archive.by_name(name).map_err(|_| damaged(what))?;
    if entry.encrypted() {
        return Err(InputErrorKind::Encrypted { what }.into());
    }
    let mut data = Vec::new();
    entry.take(MAX_UNPACKED + 1).read_to_end(&mut data).map_err(|_| damaged(what))?;
    if data.len() as u64 > MAX_UNPACKED {
        return Err(unpacks_too_far());
    }
    String::from_utf8(data).map_err(|_| damaged(what))
}

/// The old compound files: .xls is read, encrypted packages and .doc/.wps are told apart and refused.
fn compound(bytes: &[u8]) -> Result<(Content, Format), InputError> {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide.as_slice())
    };
    if names("EncryptedPackage") {
        return Err(InputErrorKind::Encrypted { what: "docx/xlsx" }.into());
    }
    if names("WordDocument") {
        return Err(InputErrorKind::Unsupported { what: "doc/wps" }.into());
    }
    Ok((Content::Html(xlsx::read(bytes)?), Format::Xlsx))
}

/// Text as HTML.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            _ => out.push(c),
        }
    }
}
