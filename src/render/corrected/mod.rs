//! A Word file with other figures: the same file, of whose body only the characters that were changed are others.
//!
//! In: a .docx, and its text as it is now. Out: the .docx whose text that is. Every other part is copied as it stands, packed as it was; and what comes
//! out is read once more: unless it gives exactly the text asked for, nothing comes out.
//!
//! ```
//! use gouji::{Checker, Input, corrected};
//!
//! let file = std::fs::read("tests/files/report-2021.docx")?;
//! let text = Checker::new().shown_text(Input::Bytes(&file))?;
//! let mended = corrected::docx(&file, &text.replacen("青禾市", "清禾市", 1))?;
//! assert!(Checker::new().shown_text(Input::Bytes(&mended))?.contains("清禾市"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod edits;
mod runs;

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::input::{self, Input};
use crate::say::Lang;

/// Why a file could not be written again with another text.
///
/// ```
/// use gouji::corrected::{Uncorrected, docx};
///
/// assert_eq!(docx(b"no archive", "12").unwrap_err(), Uncorrected::NotWord);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Uncorrected {
    /// It is no .docx, or none that can be read.
    NotWord,
    /// Lines or cells came or went: that is more than other characters in their place.
    Structure,
    /// What was changed stands where it cannot be written back surely.
    Place,
}

impl Uncorrected {
    /// What to tell a person, and what to do instead.
    ///
    /// ```
    /// use gouji::{Lang, corrected::Uncorrected};
    ///
    /// assert!(Uncorrected::Structure.message(Lang::Zh).contains("增删"));
    /// ```
    pub fn message(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Uncorrected::NotWord, Lang::Zh) => "原来的文件不是能读的 .docx：请用“改好的报告（网页）”",
            (Uncorrected::Structure, Lang::Zh) => {
                "改动里有增删的行或格，不只是换了几处字，不能写回原来的 Word 文件：请按“改了什么”在 Word 里改，或用“改好的报告（网页）”"
            }
            (Uncorrected::Place, Lang::Zh) => {
                "有改动所在的位置不能确切地写回原来的 Word 文件：请按“改了什么”在 Word 里改，或用“改好的报告（网页）”"
            }
            #[cfg(feature = "english")]
            (Uncorrected::NotWord, Lang::En) => "the file that came is no .docx that can be read: take the corrected report as a page",
            #[cfg(feature = "english")]
            (Uncorrected::Structure, Lang::En) => {
                "lines or cells came or went, which cannot be written back into the Word file: follow the list of changes in Word, or take the corrected report as a page"
            }
            #[cfg(feature = "english")]
            (Uncorrected::Place, Lang::En) => {
                "a change stands where it cannot be written back surely: follow the list of changes in Word, or take the corrected report as a page"
            }
            #[cfg(not(feature = "english"))]
            (_, Lang::En) => "",
        }
    }
}

impl std::fmt::Display for Uncorrected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message(Lang::default()))
    }
}

impl std::error::Error for Uncorrected {}

/// The .docx `file` with `text` in the place of its own: figures and words replaced where they stand, nothing else touched.
///
/// ```
/// let file = std::fs::read("tests/files/report-2021.docx")?;
/// let text = gouji::Checker::new().shown_text(gouji::Input::Bytes(&file))?;
/// // What is not changed comes out as it was.
/// assert_eq!(gouji::corrected::docx(&file, &text)?, file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Uncorrected`]: nothing is written that would not read as `text`.
pub fn docx(file: &[u8], text: &str) -> Result<Vec<u8>, Uncorrected> {
    let was = input::read(Input::Bytes(file), None).map_err(|_| Uncorrected::NotWord)?.text;
    if was == text {
        return Ok(file.to_vec());
    }
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Uncorrected::NotWord)?;
    let main = body_of(&archive).ok_or(Uncorrected::NotWord)?;
    let mut xml = String::new();
    archive.by_index(main).ok().and_then(|mut part| part.read_to_string(&mut xml).ok()).ok_or(Uncorrected::NotWord)?;
    let edits = edits::between(&was, text).ok_or(Uncorrected::Structure)?;
    let body = runs::replaced(&xml, &was, &edits).ok_or(Uncorrected::Place)?;
    let out = packed(archive, main, &body).map_err(|_| Uncorrected::NotWord)?;
    // The reader has the last word.
    let reads = input::read(Input::Bytes(&out), None).is_ok_and(|document| document.text == text);
    if reads { Ok(out) } else { Err(Uncorrected::Place) }
}

/// The number of the part that is the body.
fn body_of(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<usize> {
    let is_body = |name: &str| {
        let name = name.trim_start_matches('/').to_ascii_lowercase();
        name.starts_with("word/document") && name.ends_with(".xml") && !name["word/".len()..].contains('/')
    };
    archive.file_names().position(|name| name.is_ok_and(|name| is_body(&name)))
}

/// The archive with `body` as its part `main`; all others as they are.
fn packed(mut archive: ZipArchive<Cursor<&[u8]>>, main: usize, body: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let part = archive.by_index_raw(i)?;
        if i != main {
            out.raw_copy_file(part)?;
            continue;
        }
        let mut options = SimpleFileOptions::default().compression_method(part.compression());
        if let Some(time) = part.last_modified() {
            options = options.last_modified_time(time);
        }
        let name = part.name()?.into_owned();
        drop(part);
        out.start_file(name, options)?;
        out.write_all(body.as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}
