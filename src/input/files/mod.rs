//! Files that are no text: each reader hands its paragraphs, tables and cells to a [`Builder`], so that a table is a table whatever it came in.
//!
//! In: the bytes of a file, which may claim anything. Out: [`Opened`], with what was not read. Each reader holds its own limits: memory and
//! time stay in proportion to the size of the file and of what it unpacks to.

mod archive;
mod areas;
mod asides;
mod biff;
mod cell;
mod compound;
mod doc;
mod flat;
mod layout;
mod mht;
mod odf;
mod ofd;
mod pdf;
mod pictures;
mod rtf;
mod word;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml_workbook;

use super::{InputError, InputErrorKind, decode};
use crate::document::{Builder, Format};
use crate::formats;
use archive::Archive;

/// A file as its reader opened it.
pub struct Opened {
    /// Its text and tables, and what it holds beside them that was not read.
    pub builder: Builder,
    pub format: Format,
}

/// Reads a file that is no text by its first bytes; None where it is not one of these formats.
///
/// # Errors
/// [`InputErrorKind::Damaged`], [`InputErrorKind::Encrypted`], [`InputErrorKind::TooLarge`], or [`InputErrorKind::Unsupported`].
fn read(bytes: &[u8]) -> Option<Result<Opened, InputError>> {
    if formats::is_zip(bytes) {
        return Some(archive(bytes));
    }
    if bytes.starts_with(formats::COMPOUND) {
        return Some(compound::read(bytes));
    }
    if is_pdf(bytes) {
        return Some(pdf::read(bytes));
    }
    if let Some(what) = told_by_head(bytes) {
        return Some(one_file(bytes, what));
    }
    decode::is_mht(bytes).then(|| mht::read(bytes))
}

/// A file that comes with a letter, where it is one of these formats, can be read and is no letter itself.
fn attached(bytes: &[u8]) -> Option<Opened> {
    if decode::is_mht(bytes) { None } else { read(bytes)?.ok() }
}

/// The name of a format whose files are one text: Rich Text, or XML.
fn told_by_head(bytes: &[u8]) -> Option<&'static str> {
    let format = formats::of_head(bytes)?;
    let is_text = |sign: &formats::Sign| matches!(sign, formats::Sign::Root(..)) || format.name == "RTF";
    (format.treatment == formats::Treatment::ReadByFiles && format.signs.iter().any(is_text)).then_some(format.name)
}

/// A file that is one text.
fn one_file(bytes: &[u8], what: &'static str) -> Result<Opened, InputError> {
    if what == "RTF" {
        let mut builder = Builder::default();
        rtf::read(bytes, &mut builder)?;
        return Ok(Opened { builder, format: Format::Rtf });
    }
    let (text, _) = decode::decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    match what {
        "fodt/fods" => odf::read_flat(text, what),
        "Word 2003 XML" => Ok(Opened { builder: word::read_2003(text, what)?, format: Format::Docx }),
        "Excel 2003 XML" => Ok(Opened { builder: xml_workbook::read(text, what)?, format: Format::Xlsx }),
        _ => office(&mut Archive::flat(text, what)?),
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    formats::of_head(bytes).is_some_and(|format| format.name == pdf::WHAT)
}

/// As [`read`]; a panic of a reader of another's making is a damaged file. (In WebAssembly it traps, and the worker is restarted.)
pub fn read_safely(bytes: &[u8]) -> Option<Result<Opened, InputError>> {
    std::panic::catch_unwind(|| read(bytes)).unwrap_or_else(|_| Some(Err(damaged(guess(bytes)))))
}

/// The common name of the format of a file that could not be opened.
fn guess(bytes: &[u8]) -> &'static str {
    match bytes {
        _ if formats::is_zip(bytes) => archive::guess(bytes),
        _ if bytes.starts_with(formats::COMPOUND) => compound::guess(bytes),
        _ if told_by_head(bytes).is_some() => told_by_head(bytes).unwrap_or_default(),
        _ if is_pdf(bytes) => "PDF",
        _ => "mht",
    }
}

fn damaged(what: &'static str) -> InputError {
    InputErrorKind::Damaged { what }.into()
}

/// As [`damaged`], with the error that told so.
fn damaged_as(what: &'static str, source: impl std::error::Error + Send + Sync + 'static) -> InputError {
    InputError::because(InputErrorKind::Damaged { what }, source)
}

/// An OpenDocument, an OFD, or an Office document or workbook; every other archive is refused by the name of its format.
fn archive(bytes: &[u8]) -> Result<Opened, InputError> {
    let mut archive = Archive::open(bytes)?;
    let declared = archive.declared();
    archive.what = declared.unwrap_or(archive.what);
    match archive.what {
        "odt" | "ods" | "odt/ods" => odf::read(&mut archive),
        ofd::WHAT => Ok(Opened { builder: ofd::read(&mut archive)?, format: Format::Ofd }),
        what if declared.is_some() => Err(InputErrorKind::Unsupported { what }.into()),
        _ => office(&mut archive),
    }
}

/// An Office document or workbook, by what its main part is.
fn office(archive: &mut Archive) -> Result<Opened, InputError> {
    let main = archive.main_part()?;
    let name = main.rsplit('/').next().unwrap_or_default();
    let root = archive.root(&main)?;
    if main.starts_with("word/") || root == "document" {
        archive.what = "docx";
        return Ok(Opened { builder: word::read(archive, &main)?, format: Format::Docx });
    }
    if main.starts_with("xl/") || root == "workbook" {
        let binary = name.ends_with(".bin");
        archive.what = if binary { "xlsb" } else { "xlsx" };
        let builder = if binary { xlsb::read(archive, &main)? } else { xlsx::read(archive, &main)? };
        return Ok(Opened { builder, format: Format::Xlsx });
    }
    Err(InputErrorKind::Unsupported { what: archive.what }.into())
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    #[test]
    fn a_damaged_file_tells_what_its_reader_said() {
        let error = read(b"PK\x03\x04 and no more").and_then(Result::err).unwrap();
        assert_eq!(error.code(), "damaged");
        assert!(error.source().is_some_and(|source| source.is::<zip::result::ZipError>()));
    }
}
