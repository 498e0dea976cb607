//! .docx, and the one XML file of Word 2003 → the parts that its body needs, and those that stand beside it.
//!
//! In: the parts of an archive. Out: its body , with what other parts bring into it (`altChunk`), and a count of the
//! text in headers, footers and notes.

mod body;
mod cells;
mod chunk;
mod styles;

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::BytesStart;

use body::Body;
use styles::Styles;

use super::archive::Archive;
use super::xml::{self, Visitor, attribute};
use super::{damaged, xlsx};
use crate::document::Builder;
use crate::input::{InputError, Measure};

/// Reads the document whose main part is `main`.
///
/// # Errors
/// As [`Archive::text`] and [`xml::walk`].
pub fn read(archive: &mut Archive, main: &str) -> Result<Builder, InputError> {
    let parts = xlsx::parts(archive, main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = parts.iter().find(|r| r.kind == "styles").map_or_else(|| xml::resolve(folder, "styles.xml"), |r| r.target.clone());
    let styles = archive.text(&styles)?.map(|xml| Styles::parse(&xml)).unwrap_or_default();
    let text = archive.text(main)?.ok_or_else(|| damaged(archive.what))?;
    let mut document = Document { body: Body::new(styles, Builder::default()), chunks: HashMap::new(), left: chunk::MAX_CHUNKS };
    let mut room = chunk::MAX_CHUNKS;
    for part in parts {
        match part.kind.as_str() {
            "aFChunk" => {
                // What is too long to be read, alone or with those before it, is not kept.
                if let Some(bytes) = archive.bytes(&part.target)?.filter(|bytes| bytes.len() <= room) {
                    room -= bytes.len();
                    document.chunks.insert(part.id, bytes);
                }
            }
            "header" | "footer" | "footnotes" | "endnotes" => {
                let mut stray = Stray::default();
                if let Some(xml) = archive.text(&part.target)? {
                    xml::walk(&xml, archive.what, &mut stray)?;
                }
                document.body.aside(stray.told(part.kind.ends_with("notes")));
            }
            _ => {}
        }
    }
    xml::walk(&text, archive.what, &mut document)?;
    Ok(document.body.finish())
}

/// The document in the one XML file that Word 2003 writes.
///
/// # Errors
/// As [`xml::walk`].
pub fn read_2003(xml: &str, what: &'static str) -> Result<Builder, InputError> {
    let mut body = Body::new(Styles::parse(xml), Builder::default());
    xml::walk(xml, what, &mut body)?;
    Ok(body.finish())
}

/// A body, and what other parts bring into it, by the id of their relation.
struct Document {
    body: Body,
    chunks: HashMap<String, Vec<u8>>,
    /// How many bytes of them may still be read.
    left: usize,
}

impl Visitor for Document {
    fn open(&mut self, tag: &BytesStart, at: usize) {
        if tag.local_name().as_ref() == "altChunk" {
            // Each is read once: it is named once by every writer.
            let chunk = attribute(tag, "id").and_then(|id| self.chunks.remove(&*id));
            let is_read = chunk.is_some_and(|bytes| chunk::read(&bytes, &mut self.left, self.body.builder()));
            self.body.embedded += usize::from(!is_read);
        }
        self.body.open(tag, at);
    }

    fn close(&mut self, name: &str, at: usize) {
        self.body.close(name, at);
    }

    fn text(&mut self, text: &str) {
        self.body.text(text);
    }

    fn excess(&self) -> Option<(Measure, usize)> {
        self.body.excess()
    }

    fn next_aside(&mut self) -> Option<Range<usize>> {
        self.body.next_aside()
    }
}

/// The text of a part that stands beside the body.
#[derive(Default)]
struct Stray {
    text: String,
    in_text: bool,
    /// How many fields are open.
    fields: usize,
}

impl Stray {
    /// How many characters are to be told: of notes all, of a header or footer those of one with figures.
    fn told(&self, is_note: bool) -> usize {
        if is_note || xml::tells_figures(&self.text) { self.text.chars().count() } else { 0 }
    }
}

impl Visitor for Stray {
    fn open(&mut self, tag: &BytesStart, _: usize) {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "fldSimple" => self.fields += 1,
            "fldChar" => match attribute(tag, "fldCharType").as_deref() {
                Some("begin") => self.fields += 1,
                Some("end") => self.fields = self.fields.saturating_sub(1),
                _ => {}
            },
            _ => {}
        }
    }

    fn close(&mut self, name: &str, _: usize) {
        self.in_text &= name != "t";
        self.fields -= usize::from(name == "fldSimple" && self.fields > 0);
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.fields == 0 {
            self.text.extend(text.chars().filter(|c| !c.is_whitespace()));
        }
    }
}
