//! The styles of a document in WordprocessingML, as far as they hide text.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::xml::{attribute, is_on};

/// How properties hide text: by a style, and by themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hiding {
    pub style: bool,
    /// What the properties themselves say, which no style overrides.
    pub own: Option<bool>,
}

impl Hiding {
    /// Whether a run is hidden within a paragraph. Hidden by the styles of both it is shown: the property switches to and fro.
    pub fn hides(self, paragraph: Hiding) -> bool {
        self.own.unwrap_or(self.style != paragraph.style)
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct Styles {
    hides: HashMap<String, bool>,
    /// Whether the style of paragraphs without one hides.
    by_default: bool,
}

/// A style as written: the one it builds on, and whether it hides text or shows it.
#[derive(Default)]
struct Written {
    based_on: Option<String>,
    own: Option<bool>,
}

impl Styles {
    /// Reads the part of the styles; what cannot be read ends it.
    pub fn parse(xml: &str) -> Styles {
        let mut reader = Reader::from_str(xml);
        let mut written: HashMap<String, Written> = HashMap::new();
        let mut default = None;
        let mut open = None;
        // Text is hidden by the properties of a style's runs, not by those of its tables' parts or of a recorded change.
        let mut apart = 0usize;
        while let Ok(event) = reader.read_event() {
            match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let starts = matches!(event, Event::Start(_));
                    match tag.local_name().as_ref() {
                        _ if apart > 0 => apart += usize::from(starts),
                        "tblStylePr" | "rPrChange" => apart += usize::from(starts),
                        // Where all parts are one file, the styles stand before the body.
                        "body" => break,
                        "style" => open = style(tag, &mut written, &mut default),
                        name => property(name, tag, open.as_ref().and_then(|id| written.get_mut(id))),
                    }
                }
                Event::End(_) => apart = apart.saturating_sub(1),
                Event::Eof => break,
                _ => {}
            }
        }
        let hides: HashMap<String, bool> = written.keys().map(|id| (id.clone(), resolve(id, &written))).collect();
        let by_default = default.is_some_and(|id| hides.get(&id).copied().unwrap_or(false));
        Styles { hides, by_default }
    }

    /// How the style of this id hides.
    pub fn of(&self, id: Option<Cow<str>>) -> Hiding {
        Hiding { style: id.is_some_and(|id| self.hides.get(&*id).copied().unwrap_or(false)), own: None }
    }

    /// How paragraphs without a style hide.
    pub fn of_paragraphs(&self) -> Hiding {
        Hiding { style: self.by_default, own: None }
    }
}

fn style(tag: &BytesStart, written: &mut HashMap<String, Written>, default: &mut Option<String>) -> Option<String> {
    let id = attribute(tag, "styleId")?.into_owned();
    let is_default = attribute(tag, "default").is_some_and(|v| is_on(&v));
    if is_default && attribute(tag, "type").is_some_and(|v| v == "paragraph") {
        *default = Some(id.clone());
    }
    written.insert(id.clone(), Written::default());
    Some(id)
}

fn property(name: &str, tag: &BytesStart, style: Option<&mut Written>) {
    let Some(style) = style else { return };
    match name {
        "basedOn" => style.based_on = attribute(tag, "val").map(Cow::into_owned),
        "vanish" => style.own = Some(attribute(tag, "val").is_none_or(|v| is_on(&v))),
        _ => {}
    }
}

/// Whether a style hides, by itself or by one that it builds on.
fn resolve(id: &str, written: &HashMap<String, Written>) -> bool {
    // Styles build on each other a few steps deep; a longer chain may be a circle.
    const STEPS: usize = 20;
    let mut id = id;
    for _ in 0..STEPS {
        let Some(style) = written.get(id) else { return false };
        match (style.own, &style.based_on) {
            (Some(own), _) => return own,
            (None, Some(next)) => id = next,
            (None, None) => return false,
        }
    }
    false
}
