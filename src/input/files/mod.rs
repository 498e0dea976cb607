//! Files that are no text: each reader turns its format into the text or the HTML that the readers of those then read, so that a table is
//! a table whatever it came in.
//!
//! In: the bytes of a file, which may claim anything. Out: [`Opened`], with what was not read. Each reader holds its own limits: memory and
//! time stay in proportion to the size of the file and of what it unpacks to.

mod archive;
mod biff;
mod compound;
mod docx;
mod docx_styles;
mod mht;
mod pdf;
mod pdf_content;
mod pdf_font;
mod pdf_layout;
mod pdf_names;
mod pdf_page;
mod pdf_streams;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use super::{InputError, InputErrorKind, decode};
use crate::document::{Format, Remark};
use archive::Archive;

/// What a file holds, in a form that is read further.
pub enum Content {
    Html(String),
    Text(String),
}

/// A file as its reader opened it.
pub struct Opened {
    pub content: Content,
    pub format: Format,
    /// What it holds beside the content, and was not read.
    pub remarks: Vec<Remark>,
}

impl Opened {
    /// A file whose content is HTML.
    pub fn html(html: String, format: Format, remarks: Vec<Remark>) -> Opened {
        Opened { content: Content::Html(html), format, remarks }
    }
}

/// Reads a file that is no text by its first bytes; None where it is not one of these formats.
///
/// # Errors
/// [`InputErrorKind::Damaged`], [`InputErrorKind::Encrypted`], [`InputErrorKind::TooLarge`], or [`InputErrorKind::Unsupported`].
fn read(bytes: &[u8]) -> Option<Result<Opened, InputError>> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes));
    }
    if bytes.starts_with(compound::MAGIC) {
        return Some(compound::read(bytes));
    }
    // Word 2 for Windows wrote no compound file.
    if bytes.starts_with(b"\xdb\xa5\x2d\0") {
        return Some(Err(InputErrorKind::Unsupported { what: "doc" }.into()));
    }
    if is_pdf(bytes) {
        return Some(pdf::read(bytes));
    }
    decode::is_mht(bytes).then(|| mht::read(bytes).map(|html| Opened::html(html, Format::Html, Vec::new())))
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-")
}

/// As [`read`]; a panic of a reader of another's making is a damaged file. (In WebAssembly it traps, and the worker is restarted.)
pub fn read_safely(bytes: &[u8]) -> Option<Result<Opened, InputError>> {
    std::panic::catch_unwind(|| read(bytes)).unwrap_or_else(|_| Some(Err(damaged(guess(bytes)))))
}

/// The common name of the format of a file that could not be opened.
fn guess(bytes: &[u8]) -> &'static str {
    match bytes {
        _ if bytes.starts_with(b"PK") => archive::guess(bytes),
        _ if bytes.starts_with(compound::MAGIC) => compound::guess(bytes),
        _ if is_pdf(bytes) => "PDF",
        _ => "mht",
    }
}

fn damaged(what: &'static str) -> InputError {
    InputErrorKind::Damaged { what }.into()
}

/// An Office document or workbook; every other archive is refused by the name of its format.
fn archive(bytes: &[u8]) -> Result<Opened, InputError> {
    let mut archive = Archive::open(bytes)?;
    if let Some(what) = archive.declared() {
        return Err(InputErrorKind::Unsupported { what }.into());
    }
    let main = archive.main_part()?;
    let name = main.rsplit('/').next().unwrap_or_default();
    if main.starts_with("word/") {
        archive.what = "docx";
        let (html, remarks) = docx::read(&mut archive, &main)?;
        return Ok(Opened::html(html, Format::Docx, remarks));
    }
    if main.starts_with("xl/") {
        let binary = name.ends_with(".bin");
        archive.what = if binary { "xlsb" } else { "xlsx" };
        let (html, remarks) = if binary { xlsb::read(&mut archive, &main)? } else { xlsx::read(&mut archive, &main)? };
        return Ok(Opened::html(html, Format::Xlsx, remarks));
    }
    Err(InputErrorKind::Unsupported { what: archive.what }.into())
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
