//! A flat OPC file, all parts of an Office document in one XML file → where its parts stand in it.
//!
//! The format is that of Open Packaging as Word writes it under "XML document" (`pkg:package`).

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::xml::{self, Visitor, attribute};
use crate::input::InputError;

/// The parts that are XML themselves: name → where its content stands.
///
/// # Errors
/// `Damaged` where the file is not well formed.
pub fn parts(xml: &str, what: &'static str) -> Result<HashMap<String, Range<usize>>, InputError> {
    let mut parts = Parts::default();
    xml::walk(xml, what, &mut parts)?;
    Ok(parts.found)
}

#[derive(Default)]
struct Parts {
    found: HashMap<String, Range<usize>>,
    name: String,
    from: usize,
}

impl Visitor for Parts {
    fn open(&mut self, tag: &BytesStart, at: usize) {
        match tag.local_name().as_ref() {
            "part" => self.name = attribute(tag, "name").unwrap_or_default().into_owned(),
            "xmlData" => self.from = at,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, at: usize) {
        if name == "xmlData" && self.from <= at {
            self.found.entry(std::mem::take(&mut self.name)).or_insert(self.from..at);
        }
    }

    fn text(&mut self, _: &str) {}
}
