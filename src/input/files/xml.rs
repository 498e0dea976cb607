//! What the readers of XML parts share: attributes, references, relations between parts.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

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
