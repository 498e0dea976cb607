//! OpenDocument → its text or its sheets.
//!
//! In: an archive (.odt, .ods), or the one XML file that holds the same (.fodt, .fods); ISO/IEC 26300. Out: what its text or its
//! sheets hand over, by what the body is. calamine (0.38.0), which reads sheets, gave one of three .ods as it is shown: hidden rows and the
//! text of formulas never worked out were figures like any other.

mod sheets;
mod text;

use std::collections::HashSet;
use std::ops::Range;

use quick_xml::events::BytesStart;

use sheets::Sheets;
use text::Body;

use super::archive::Archive;
use super::xml::{self, Visitor, attribute};
use super::{Opened, damaged};
use crate::document::Format;
use crate::input::{InputError, InputErrorKind, Measure};

/// Reads an archive.
///
/// # Errors
/// [`InputErrorKind::Encrypted`]; [`InputErrorKind::Unsupported`] where it is neither a text nor a spreadsheet; as [`Archive::text`] and
/// [`read_flat`].
pub fn read(archive: &mut Archive) -> Result<Opened, InputError> {
    let what = archive.what;
    if archive.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(InputErrorKind::Encrypted { what }.into());
    }
    let mut document = OpenDocument::default();
    if let Some(styles) = archive.text("styles.xml")? {
        xml::walk(&styles, what, &mut document)?;
    }
    let content = archive.text("content.xml")?.ok_or_else(|| damaged(what))?;
    document.read(&content, what)
}

/// Reads one XML file.
///
/// # Errors
/// [`InputErrorKind::Unsupported`] where it is neither a text nor a spreadsheet; as [`xml::walk`]; `TooLarge` where it has more than is taken.
pub fn read_flat(xml: &str, what: &'static str) -> Result<Opened, InputError> {
    OpenDocument::default().read(xml, what)
}

/// What the styles say that stand before the body.
#[derive(Default)]
pub struct Styles {
    /// The styles of text that hide it, and those of tables that do.
    pub hidden: HashSet<String>,
    /// The styles of text that raise it above its line.
    raised: HashSet<String>,
    /// The style that is open.
    open: String,
    /// How deep we are in headers and footers, and their text.
    margin: usize,
    margins: String,
}

/// What the body is.
#[derive(Default)]
enum Kind {
    #[default]
    Unknown,
    Text(Box<Body>),
    Sheets(Box<Sheets>),
}

#[derive(Default)]
struct OpenDocument {
    styles: Styles,
    kind: Kind,
    /// Whether the body is open.
    within: bool,
}

impl OpenDocument {
    fn read(mut self, xml: &str, what: &'static str) -> Result<Opened, InputError> {
        xml::walk(xml, what, &mut self)?;
        let margins = if xml::tells_figures(&self.styles.margins) { self.styles.margins.chars().count() } else { 0 };
        match self.kind {
            Kind::Text(body) => Ok(Opened { builder: body.finish(margins), format: Format::Odt }),
            Kind::Sheets(sheets) => Ok(Opened { builder: sheets.finish()?, format: Format::Ods }),
            Kind::Unknown => Err(InputErrorKind::Unsupported { what }.into()),
        }
    }
}

impl Styles {
    fn open(&mut self, tag: &BytesStart) {
        let is = |name: &str, value: &str| attribute(tag, name).is_some_and(|v| v == value);
        match tag.local_name().as_ref() {
            _ if self.margin > 0 => self.margin += 1,
            "style" => self.open = attribute(tag, "name").unwrap_or_default().into_owned(),
            "text-properties" if is("display", "none") || is_struck(tag) => drop(self.hidden.insert(self.open.clone())),
            "text-properties" if attribute(tag, "text-position").is_some_and(|v| is_raised(&v)) => {
                self.raised.insert(self.open.clone());
            }
            "table-properties" if is("display", "false") => drop(self.hidden.insert(self.open.clone())),
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first" => self.margin = 1,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.margin > 0 {
            self.margins.extend(text.chars().filter(|c| !c.is_whitespace()));
        }
    }

    /// Whether the style that a tag names raises what has it above its line.
    pub fn raise(&self, tag: &BytesStart) -> bool {
        !self.raised.is_empty() && attribute(tag, "style-name").is_some_and(|name| self.raised.contains(&*name))
    }

    /// Whether the style that a tag names hides what has it.
    pub fn hide(&self, tag: &BytesStart) -> bool {
        !self.hidden.is_empty() && attribute(tag, "style-name").is_some_and(|name| self.hidden.contains(&*name))
    }
}

/// Whether properties of text strike it through.
fn is_struck(tag: &BytesStart) -> bool {
    ["text-line-through-style", "text-line-through-type"].iter().any(|name| attribute(tag, name).is_some_and(|v| v != "none"))
}

/// Whether a place along the height of a line is above it: "super 58%", "33% 58%".
fn is_raised(position: &str) -> bool {
    position.starts_with("super") || position.split('%').next().and_then(|v| v.trim().parse::<f32>().ok()).is_some_and(|v| v > 0.0)
}

impl Visitor for OpenDocument {
    fn open(&mut self, tag: &BytesStart, at: usize) {
        match (&mut self.kind, tag.local_name().as_ref()) {
            (Kind::Text(body), _) if self.within => body.open(tag, at, &self.styles),
            (Kind::Sheets(sheets), _) if self.within => sheets.open(tag, &self.styles),
            (Kind::Unknown, "text") if self.within => self.kind = Kind::Text(Box::default()),
            (Kind::Unknown, "spreadsheet") if self.within => self.kind = Kind::Sheets(Box::default()),
            (Kind::Unknown, "body") => self.within = true,
            _ if !self.within => self.styles.open(tag),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        match &mut self.kind {
            Kind::Text(body) if self.within => body.close(name, at),
            Kind::Sheets(sheets) if self.within => sheets.close(name),
            _ => self.styles.margin = self.styles.margin.saturating_sub(1),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.kind {
            Kind::Text(body) => body.text(text),
            Kind::Sheets(sheets) => sheets.text(text),
            Kind::Unknown => self.styles.text(text),
        }
    }

    fn excess(&self) -> Option<(Measure, usize)> {
        match &self.kind {
            Kind::Text(body) => xml::too_many(body.blocks),
            Kind::Sheets(sheets) => sheets.excess(),
            Kind::Unknown => None,
        }
    }

    fn next_aside(&mut self) -> Option<Range<usize>> {
        let Kind::Text(body) = &mut self.kind else { return None };
        body.next_aside()
    }
}
