//! ZIP archives, and files that hold their parts as one: parts by name, unpacked within one budget, and the name of the format they are.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::ops::Range;

use zip::result::ZipError;

use super::{damaged_as, flat, xml};
use crate::formats::{self, Sign};
use crate::input::{InputError, InputErrorKind, Measure, decode};

/// What is unpacked of one archive in all, in bytes. The text of a report is below 5 MB; pictures are never unpacked.
const MAX_UNPACKED: usize = 16 << 20;

/// An archive being read.
pub struct Archive<'a> {
    source: Source<'a>,
    /// Each part by its name in small letters with forward slashes: writers differ in both. Where it stands: in an archive its number, in a
    /// text a stretch of it.
    parts: HashMap<String, Range<usize>>,
    /// What may still be unpacked of it, and what might be at first.
    left: usize,
    limit: usize,
    /// What it is, for messages.
    pub what: &'static str,
}

enum Source<'a> {
    Zip(Box<zip::ZipArchive<Cursor<&'a [u8]>>>),
    Flat(&'a str),
}

impl<'a> Archive<'a> {
    /// Opens the archive in `bytes`.
    ///
    /// # Errors
    /// [`InputErrorKind::Damaged`] where its directory cannot be read.
    pub fn open(bytes: &'a [u8]) -> Result<Self, InputError> {
        let zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged_as(guess(bytes), e))?;
        let parts = zip.file_names().enumerate().filter_map(|(i, name)| Some((normal(&name.ok()?), i..i))).collect();
        let mut archive =
            Archive { source: Source::Zip(Box::new(zip)), parts, left: MAX_UNPACKED, limit: MAX_UNPACKED, what: guess(bytes) };
        archive.what = archive.format();
        Ok(archive)
    }

    /// Lets more be unpacked in all, each part by itself no more than before: for formats that keep every page in a part of its own.
    pub fn unpack_at_most(&mut self, limit: usize) {
        (self.left, self.limit) = (limit, limit);
    }

    /// The parts of a flat OPC file, whose text is `xml`.
    ///
    /// # Errors
    /// [`InputErrorKind::Damaged`] where it is not well formed.
    pub fn flat(xml: &'a str, what: &'static str) -> Result<Self, InputError> {
        let parts = flat::parts(xml, what)?.into_iter().map(|(name, at)| (normal(&name), at)).collect();
        Ok(Archive { source: Source::Flat(xml), parts, left: MAX_UNPACKED, limit: MAX_UNPACKED, what })
    }

    /// Whether it has a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&normal(name))
    }

    /// A part, unpacked; None where there is none of this name.
    ///
    /// # Errors
    /// [`InputErrorKind::Damaged`], [`InputErrorKind::Encrypted`], or [`InputErrorKind::TooLarge`] where all that was unpacked so far is
    /// more than is taken of one archive.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, InputError> {
        let what = self.what;
        let Some(at) = self.parts.get(&normal(name)).cloned() else { return Ok(None) };
        // Unpacking stops at the limit: how much more there is, is not known.
        let too_large = InputErrorKind::TooLarge { what: Measure::Unpacked, found: None, limit: self.limit };
        let left = self.left.min(MAX_UNPACKED);
        let zip = match &mut self.source {
            Source::Zip(zip) => zip,
            Source::Flat(xml) => {
                self.left = self.left.checked_sub(at.len()).ok_or(too_large)?;
                return Ok(Some(xml.as_bytes()[at].to_vec()));
            }
        };
        let entry = zip.by_index(at.start).map_err(|e| match e {
            ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => InputErrorKind::Encrypted { what }.into(),
            e => damaged_as(what, e),
        })?;
        // What the archive claims is believed only where it says that there is too much.
        if entry.size() > left as u64 {
            return Err(too_large.into());
        }
        let mut data = Vec::with_capacity(entry.size() as usize);
        entry.take(left as u64 + 1).read_to_end(&mut data).map_err(|e| damaged_as(what, e))?;
        if data.len() > left {
            return Err(too_large.into());
        }
        self.left -= data.len();
        Ok(Some(data))
    }

    /// As [`Archive::bytes`], as text.
    ///
    /// # Errors
    /// As [`Archive::bytes`], and [`InputErrorKind::Damaged`] where it is neither UTF-8 nor UTF-16.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, InputError> {
        let Some(data) = self.bytes(name)? else { return Ok(None) };
        // XML begins with its first mark, or with a byte order mark: the encodings that it may be in are told by that.
        if matches!(data.get(..2), Some(b"\xff\xfe" | b"\xfe\xff" | b"<\0" | b"\0<")) {
            return decode::decode(&data).map(|(text, _)| Some(text));
        }
        String::from_utf8(data).map(Some).map_err(|e| damaged_as(self.what, e.utf8_error()))
    }

    /// The name of the main part of an Office document, which its own directory tells (some writers number it).
    ///
    /// # Errors
    /// As [`Archive::text`].
    pub fn main_part(&mut self) -> Result<String, InputError> {
        let told = self.text("_rels/.rels")?.and_then(|rels| {
            let relations = xml::relations(&rels);
            relations.into_iter().find(|r| r.kind == "officeDocument").map(|r| xml::resolve("", &r.target))
        });
        let usual = ["word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"];
        let usual = usual.into_iter().find(|name| self.has(name)).map(str::to_owned);
        Ok(told.filter(|name| self.has(name)).or(usual).unwrap_or_default())
    }

    /// The local name of the root element of the main part, where that is XML of a folder that tells nothing; else empty.
    ///
    /// # Errors
    /// As [`Archive::text`].
    pub fn root(&mut self, main: &str) -> Result<String, InputError> {
        let usual = ["word/", "xl/", "ppt/"].iter().any(|folder| main.starts_with(folder));
        let part = if usual { None } else { self.bytes(main)? };
        Ok(part.and_then(|bytes| formats::root(&bytes)).map(|(name, _)| name).unwrap_or_default())
    }

    /// The common name of the format, by the parts that only it has.
    fn format(&self) -> &'static str {
        formats::told(|sign| matches!(sign, Sign::Part(part) if self.has(part))).map_or("ZIP", |format| format.name)
    }

    /// The format by the first part of an archive that says its type in words (OpenDocument, EPUB); None where it has no such part.
    pub fn declared(&mut self) -> Option<&'static str> {
        let kind = self.text("mimetype").ok()??;
        let format = formats::told(|sign| matches!(sign, Sign::Type(start) if kind.trim().starts_with(start)));
        format.map(|format| format.name)
    }
}

fn normal(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

/// What an archive whose directory cannot be read is likely to be: names of parts stand in clear before each.
pub fn guess(bytes: &[u8]) -> &'static str {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|w| w == name);
    formats::told(|sign| matches!(sign, Sign::Clear(name) if has(name))).map_or("ZIP", |format| format.name)
}
