//! What the readers of XML parts share: the walk through a part, attributes, references, relations between parts.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::damaged_as;
use crate::input::{InputError, InputErrorKind, Measure};

/// Paragraphs, line breaks, tables, rows and cells that are taken of a text. A report has a few thousand.
pub const MAX_BLOCKS: usize = 60_000;

/// What is told of a part, element by element, in its order.
pub trait Visitor {
    /// An element begins; its tag ends at the byte `at`.
    fn open(&mut self, tag: &BytesStart, at: usize);
    /// The element of this local name ends; its end tag begins at the byte `at`.
    fn close(&mut self, name: &str, at: usize);
    /// Text, its references replaced.
    fn text(&mut self, text: &str);
    /// What there is more of than is taken, and how much is: the walk ends there.
    fn excess(&self) -> Option<(Measure, usize)> {
        None
    }
    /// A stretch of the part that was passed over and is to be walked through now.
    fn next_aside(&mut self) -> Option<Range<usize>> {
        None
    }
}

/// More than [`MAX_BLOCKS`], if there are so many.
pub fn too_many(blocks: usize) -> Option<(Measure, usize)> {
    (blocks > MAX_BLOCKS).then_some((Measure::Nodes, MAX_BLOCKS))
}

/// Walks through `xml`.
///
/// # Errors
/// `Damaged` where it is not well formed; `TooLarge` where it has more of something than the visitor takes.
pub fn walk(xml: &str, what: &'static str, visitor: &mut dyn Visitor) -> Result<(), InputError> {
    walk_with(xml, what, visitor, true)
}

/// As [`walk`]; stretches that were passed over are walked through only where `asides` says so: what stands aside within them is passed over for good.
fn walk_with(xml: &str, what: &'static str, visitor: &mut dyn Visitor, asides: bool) -> Result<(), InputError> {
    let mut reader = Reader::from_str(xml);
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|e| damaged_as(what, e))?;
        match event {
            Event::Start(tag) => visitor.open(&tag, reader.buffer_position() as usize),
            Event::Empty(tag) => {
                visitor.open(&tag, reader.buffer_position() as usize);
                visitor.close(tag.local_name().as_ref(), reader.buffer_position() as usize);
            }
            Event::End(tag) => visitor.close(tag.local_name().as_ref(), before),
            Event::Text(text) => visitor.text(&text),
            Event::CData(text) => visitor.text(&text),
            Event::GeneralRef(name) => {
                if let Some(c) = reference(&name) {
                    visitor.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        if let Some((what, limit)) = visitor.excess() {
            return Err(InputErrorKind::TooLarge { what, found: None, limit }.into());
        }
        while let Some(aside) = asides.then(|| visitor.next_aside()).flatten() {
            walk_with(&xml[aside], what, visitor, false)?;
        }
    }
}

/// An attribute by its local name, its references replaced. Looks at each attribute once, whether or not one is given twice.
pub fn attribute<'t>(tag: &'t BytesStart, name: &str) -> Option<Cow<'t, str>> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => Cow::Owned(found.value.into_owned()),
    })
}

/// Whether an attribute says yes, as Office writes it.
pub fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// The character that a reference such as `&amp;` or `&#20013;` stands for (its name without the marks); None for an unknown one.
pub fn reference(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// A relation of a part to another: its id, the last word of its type, and the other part's name as written.
pub struct Relation {
    pub id: String,
    pub kind: String,
    pub target: String,
}

/// The relations in a `.rels` part; what cannot be read ends the list.
pub fn relations(xml: &str) -> Vec<Relation> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Empty(tag) | Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let text = |name: &str| attribute(&tag, name).unwrap_or_default().into_owned();
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Relation { id: text("Id"), kind, target: text("Target") });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// The name of a part that another in `folder` points to.
pub fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for piece in target.split('/') {
        match piece {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            piece => parts.push(piece),
        }
    }
    parts.join("/")
}

/// Whether a header or footer tells figures: those of a year are part of its title, and the number of a page is a field.
pub fn tells_figures(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest[at..].bytes().take_while(u8::is_ascii_digit).count();
        let figure = &rest[at..at + digits];
        rest = &rest[at + digits..];
        if !(digits == 4 && (figure.starts_with("19") || figure.starts_with("20"))) {
            return true;
        }
    }
    false
}
