//! Fonts of a PDF, as far as reading goes: a code → its character and its width.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// One character of a shown string.
pub struct Shown {
    pub text: String,
    /// In thousandths of the font's size.
    pub width: f32,
    /// Whether it is the one-byte code 32, to which word spacing applies.
    pub is_space: bool,
}

/// See the module.
pub struct Font {
    to_unicode: Option<CMap>,
    /// For composite fonts: codes → glyph numbers, and those → characters.
    composite: Option<Composite>,
    widths: HashMap<u32, f32>,
    default_width: f32,
    /// What one unit of a width is, in thousandths: other than 1 in fonts drawn by the page itself.
    scale: f32,
}

struct Composite {
    codes: CMap,
    characters: Option<CMap>,
    /// Codes that are characters in UTF-16 already.
    is_unicode: bool,
}

impl Font {
    /// Reads a font's dictionary; what is missing there takes its default.
    pub fn new(dict: &Dict) -> Font {
        let to_unicode = dict.get::<Stream>("ToUnicode").and_then(|s| CMap::parse(&s.decoded().ok()?, load_embedded));
        let descendant = dict.get::<Array>("DescendantFonts").and_then(|a| a.iter::<Dict>().next());
        let kind = dict.get::<Name>("Subtype");
        match descendant {
            Some(descendant) => {
                let (widths, default_width) = composite_widths(&descendant);
                Font { to_unicode, composite: Some(composite(dict, &descendant)), widths, default_width, scale: 1.0 }
            }
            None => {
                let first = dict.get::<i32>("FirstChar").unwrap_or(0).max(0) as u32;
                let widths = dict.get::<Array>("Widths").map(|a| a.iter::<f32>().enumerate().map(|(i, w)| (first + i as u32, w)).collect());
                let drawn = kind.is_some_and(|k| k.as_str() == "Type3");
                let matrix = dict.get::<Array>("FontMatrix").and_then(|a| a.iter::<f32>().next()).unwrap_or(0.001);
                let scale = if drawn { matrix.abs() * 1000.0 } else { 1.0 };
                Font { to_unicode, composite: None, widths: widths.unwrap_or_default(), default_width: 500.0, scale }
            }
        }
    }

    /// The characters of a shown string.
    pub fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length, glyph) = self.next(&bytes[at..]);
            at += length;
            let width = self.widths.get(&glyph).copied().unwrap_or(self.default_width) * self.scale;
            shown.push(Shown { text: self.text(code, glyph), width, is_space: length == 1 && code == 32 });
        }
        shown
    }

    /// The next code, its length in bytes, and its glyph number.
    fn next(&self, bytes: &[u8]) -> (u32, usize, u32) {
        let one = u32::from(bytes[0]);
        let Some(composite) = &self.composite else { return (one, 1, one) };
        if bytes.len() < 2 {
            return (one, 1, one);
        }
        if let Some(glyph) = composite.codes.lookup_cid_code(one, 1) {
            return (one, 1, glyph);
        }
        let two = u32::from(bytes[0]) << 8 | u32::from(bytes[1]);
        (two, 2, composite.codes.lookup_cid_code(two, 2).unwrap_or(two))
    }

    fn text(&self, code: u32, glyph: u32) -> String {
        let of = |map: &CMap, key: u32| match map.lookup_bf_string(key)? {
            BfString::Char(c) => Some(c.to_string()),
            BfString::String(s) => Some(s),
        };
        if let Some(text) = self.to_unicode.as_ref().and_then(|m| of(m, code)) {
            return text;
        }
        match &self.composite {
            Some(composite) if composite.is_unicode => char::from_u32(code).map(String::from).unwrap_or_default(),
            Some(composite) => composite.characters.as_ref().and_then(|m| of(m, glyph)).unwrap_or_default(),
            // Figures and Latin letters stand at their ASCII places in nearly every simple encoding.
            None => char::from_u32(code).filter(|c| !c.is_control()).map(String::from).unwrap_or_default(),
        }
    }
}

fn composite(dict: &Dict, descendant: &Dict) -> Composite {
    let named = dict.get::<Name>("Encoding").map(|n| n.as_str().to_owned());
    let codes = match &named {
        Some(name) if name.starts_with("Identity") => None,
        Some(name) => load_embedded(CMapName::from_bytes(name.as_bytes())).and_then(|data| CMap::parse(data, load_embedded)),
        None => dict.get::<Stream>("Encoding").and_then(|s| CMap::parse(&s.decoded().ok()?, load_embedded)),
    };
    let is_unicode = named.as_deref().is_some_and(|n| n.contains("UCS2") || n.contains("UTF16"));
    let collection = descendant.get::<Dict>("CIDSystemInfo").and_then(|info| {
        let text = |key: &str| info.get::<hayro_syntax::object::String>(key).map(|s| s.as_bytes().to_vec());
        Some(CidFamily::from_registry_ordering(&text("Registry")?, &text("Ordering")?))
    });
    let characters = collection.and_then(|c| c.ucs2_cmap()).and_then(load_embedded).and_then(|data| CMap::parse(data, load_embedded));
    Composite { codes: codes.unwrap_or_else(CMap::identity_h), characters, is_unicode }
}

/// The array W: "c [w w …]" gives widths from c on, "c d w" one width for c to d.
fn composite_widths(descendant: &Dict) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let default = descendant.get::<f32>("DW").unwrap_or(1000.0);
    let Some(array) = descendant.get::<Array>("W") else { return (widths, default) };
    let items: Vec<Object> = array.iter::<Object>().collect();
    let number = |o: &Object| o.clone().into_f32();
    let mut at = 0;
    while at + 1 < items.len() {
        let Some(first) = number(&items[at]).map(|n| n as u32) else { break };
        if let Some(list) = items[at + 1].clone().into_array() {
            widths.extend(list.iter::<f32>().enumerate().map(|(i, w)| (first.saturating_add(i as u32), w)));
            at += 2;
        } else if let (Some(last), Some(width)) = (number(&items[at + 1]), items.get(at + 2).and_then(number)) {
            // A range may claim anything; there are no more than 65 536 glyphs.
            widths.extend((first..=(last as u32).min(65_535)).map(|c| (c, width)));
            at += 3;
        } else {
            break;
        }
    }
    (widths, default)
}
