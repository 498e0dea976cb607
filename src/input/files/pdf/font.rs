//! Fonts of a PDF, as far as reading goes: a code → its character and its width.

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::names;
use super::streams::Budget;
use crate::input::decode;

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
    /// For fonts of one-byte codes: the characters that their own names tell.
    simple: names::Simple,
    widths: Widths,
    /// What one unit of a width is, in thousandths: other than 1 in fonts drawn by the page itself.
    scale: f32,
}

/// The widths of glyphs: the first of a range → its last and their width; and the width of all others.
struct Widths {
    ranges: BTreeMap<u32, (u32, f32)>,
    default: f32,
}

impl Widths {
    fn of(&self, glyph: u32) -> f32 {
        let range = self.ranges.range(..=glyph).next_back().filter(|(_, (last, _))| glyph <= *last);
        range.map_or(self.default, |(_, &(_, width))| width)
    }
}

struct Composite {
    codes: CMap,
    characters: Option<CMap>,
    /// Codes that are characters in UTF-16 already.
    is_unicode: bool,
    /// Codes that are characters in GB18030.
    is_gb: bool,
}

impl Font {
    /// Reads a font's dictionary; what is missing there takes its default.
    pub fn new(dict: &Dict, budget: &mut Budget) -> Font {
        let to_unicode = dict.get::<Stream>("ToUnicode").and_then(|s| CMap::parse(&budget.decode(&s)?, load_embedded));
        if let Some(descendant) = dict.get::<Array>("DescendantFonts").and_then(|a| a.iter::<Dict>().next()) {
            let composite = Some(composite(dict, &descendant, budget));
            let widths = composite_widths(&descendant);
            return Font { to_unicode, composite, simple: names::Simple::default(), widths, scale: 1.0 };
        }
        let first = dict.get::<i32>("FirstChar").unwrap_or(0).clamp(0, 255) as u32;
        let widths = dict.get::<Array>("Widths");
        let ranges = widths.iter().flat_map(|a| a.iter::<f32>()).take(256).enumerate();
        let ranges = ranges.map(|(i, w)| (first + i as u32, (first + i as u32, w))).collect();
        let drawn = dict.get::<Name>("Subtype").is_some_and(|k| k.as_str() == "Type3");
        let matrix = dict.get::<Array>("FontMatrix").and_then(|a| a.iter::<f32>().next()).unwrap_or(0.001);
        let scale = if drawn { matrix.abs() * 1000.0 } else { 1.0 };
        Font { to_unicode, composite: None, simple: names::Simple::new(dict), widths: Widths { ranges, default: 500.0 }, scale }
    }

    /// The characters of a shown string.
    pub fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length, glyph) = self.next(&bytes[at..]);
            at += length;
            let width = self.widths.of(glyph) * self.scale;
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
        if composite.is_gb && one < 0x80 {
            return (one, 1, one);
        }
        if let Some(glyph) = composite.codes.lookup_cid_code(one, 1) {
            return (one, 1, glyph);
        }
        let two = u32::from(bytes[0]) << 8 | u32::from(bytes[1]);
        (two, 2, composite.codes.lookup_cid_code(two, 2).unwrap_or(two))
    }

    /// The character of a code; the mark of doubt where the font does not say which it is, so that it is never taken for nothing.
    fn text(&self, code: u32, glyph: u32) -> String {
        let of = |map: &CMap, key: u32| match map.lookup_bf_string(key)? {
            BfString::Char(c) => Some(c.to_string()),
            BfString::String(s) => Some(s),
        };
        if let Some(text) = self.to_unicode.as_ref().and_then(|m| of(m, code)) {
            return if text.contains(is_no_character) { UNKNOWN.to_owned() } else { text };
        }
        let told = match &self.composite {
            Some(composite) if composite.is_unicode => char::from_u32(code).map(String::from),
            Some(composite) if composite.is_gb => Some(gb(code)),
            Some(composite) => composite.characters.as_ref().and_then(|m| of(m, glyph)),
            None => self.simple.text(code),
        };
        match told {
            Some(text) => text,
            // The first glyphs of a font are blanks and the mark of a missing glyph; they are often left out of the tables.
            None if glyph <= 3 || (self.composite.is_none() && glyph <= 32) => String::new(),
            None => UNKNOWN.to_owned(),
        }
    }
}

/// Stands for a character that the font does not tell.
const UNKNOWN: &str = "\u{fffd}";

/// What a font gives that names its glyphs by no character: nothing, the mark of doubt, places for private use.
fn is_no_character(c: char) -> bool {
    matches!(c, '\0' | char::REPLACEMENT_CHARACTER | '\u{e000}'..='\u{f8ff}')
}

fn gb(code: u32) -> String {
    let bytes = [(code >> 8) as u8, code as u8];
    decode::gb18030(if code < 0x100 { &bytes[1..] } else { &bytes })
}

fn composite(dict: &Dict, descendant: &Dict, budget: &mut Budget) -> Composite {
    let named = dict.get::<Name>("Encoding").map(|n| n.as_str().to_owned());
    let codes = match &named {
        Some(name) if name.starts_with("Identity") => None,
        Some(name) => load_embedded(CMapName::from_bytes(name.as_bytes())).and_then(|data| CMap::parse(data, load_embedded)),
        None => dict.get::<Stream>("Encoding").and_then(|s| CMap::parse(&budget.decode(&s)?, load_embedded)),
    };
    let is_gb = named.as_deref().is_some_and(|n| n.starts_with("GB") && !n.starts_with("GBpc") && n.contains("EUC"));
    let is_gb = is_gb || named.as_deref().is_some_and(|n| n.starts_with("GBK2K"));
    let is_unicode = named.as_deref().is_some_and(|n| n.contains("UCS2") || n.contains("UTF16"));
    let collection = descendant.get::<Dict>("CIDSystemInfo").and_then(|info| {
        let text = |key: &str| info.get::<hayro_syntax::object::String>(key).map(|s| s.as_bytes().to_vec());
        Some(CidFamily::from_registry_ordering(&text("Registry")?, &text("Ordering")?))
    });
    let characters = collection.and_then(|c| c.ucs2_cmap()).and_then(load_embedded).and_then(|data| CMap::parse(data, load_embedded));
    Composite { codes: codes.unwrap_or_else(CMap::identity_h), characters, is_unicode, is_gb }
}

/// The array W: "c [w w …]" gives widths from c on, "c d w" one width for c to d.
fn composite_widths(descendant: &Dict) -> Widths {
    let mut widths = Widths { ranges: BTreeMap::new(), default: descendant.get::<f32>("DW").unwrap_or(1000.0) };
    let Some(array) = descendant.get::<Array>("W") else { return widths };
    let items: Vec<Object> = array.iter::<Object>().collect();
    let number = |o: &Object| o.clone().into_f32();
    let mut at = 0;
    while at + 1 < items.len() {
        let Some(first) = number(&items[at]).map(|n| n as u32) else { break };
        if let Some(list) = items[at + 1].clone().into_array() {
            let each = list.iter::<f32>().enumerate().map(|(i, w)| (first.saturating_add(i as u32), w));
            widths.ranges.extend(each.map(|(code, w)| (code, (code, w))));
            at += 2;
        } else if let (Some(last), Some(width)) = (number(&items[at + 1]), items.get(at + 2).and_then(number)) {
            widths.ranges.insert(first, (last as u32, width));
            at += 3;
        } else {
            break;
        }
    }
    widths
}
