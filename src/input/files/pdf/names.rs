//! Simple fonts of a PDF: what a one-byte code shows, where no table says so.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// What a font's own encoding tells.
#[derive(Default)]
pub struct Simple {
    /// Codes that the font names: their characters, None for a name that is none.
    named: HashMap<u32, Option<char>>,
    /// Whether codes without a name stand for nothing known: a font with signs of its own, numbered as they were used.
    own: bool,
}

impl Simple {
    /// Reads a font's dictionary.
    pub fn new(dict: &Dict) -> Simple {
        const SYMBOLIC: i32 = 4;
        let descriptor = dict.get::<Dict>("FontDescriptor");
        let has = |key: &str| descriptor.as_ref().is_some_and(|d| d.get::<Stream>(key).is_some());
        let embedded = has("FontFile") || has("FontFile2") || has("FontFile3");
        let symbolic = descriptor.as_ref().and_then(|d| d.get::<i32>("Flags")).is_some_and(|flags| flags & SYMBOLIC != 0);
        let encoding = dict.get::<Dict>("Encoding");
        let unnamed = dict.get::<Name>("Encoding").is_none() && encoding.as_ref().is_none_or(|e| e.get::<Name>("BaseEncoding").is_none());
        let named = encoding.and_then(|e| e.get::<Array>("Differences")).map(|a| differences(&a)).unwrap_or_default();
        Simple { named, own: embedded && symbolic && unnamed }
    }

    /// The character of a code; None where the font does not say.
    pub fn text(&self, code: u32) -> Option<String> {
        match self.named.get(&code) {
            Some(character) => character.map(String::from),
            None if self.own => None,
            // Figures and Latin letters stand at their ASCII places in nearly every simple encoding.
            None => Some(char::from_u32(code).filter(|c| !c.is_control()).map(String::from).unwrap_or_default()),
        }
    }
}

/// An encoding's array of differences: a code, then the names of the glyphs from it on.
fn differences(array: &Array) -> HashMap<u32, Option<char>> {
    let mut named = HashMap::new();
    let mut code = 0u32;
    for item in array.iter::<Object>().take(1024) {
        match item {
            Object::Number(n) => code = n.as_f32().clamp(0.0, 255.0) as u32,
            Object::Name(name) => {
                let name = name.as_str();
                let character = character(name);
                // A name of a sign that is none of ours says nothing against the code's usual place; a number does.
                if character.is_some() || is_number(name) {
                    named.insert(code, character);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    named
}

/// Whether a name only numbers its glyph: `g12`, `cid345`, `G07`, or in hexadecimal `g4DB6`.
fn is_number(name: &str) -> bool {
    let hexadecimal = |c: char| c.is_ascii_digit() || matches!(c, 'A'..='F');
    if name.strip_prefix('g').is_some_and(|number| !number.is_empty() && number.chars().all(hexadecimal)) {
        return true;
    }
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty() && name.len() - digits.len() <= 5 && digits.chars().all(|c| c.is_ascii_digit())
}

/// The character of a glyph's name, as far as reports have it.
fn character(name: &str) -> Option<char> {
    const NAMES: [(&str, char); 20] = [
        ("space", ' '),
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("period", '.'),
        ("comma", ','),
        ("hyphen", '-'),
        ("minus", '-'),
        ("percent", '%'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("slash", '/'),
        ("colon", ':'),
    ];
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next().filter(char::is_ascii_alphabetic), chars.next()) {
        return Some(c);
    }
    if let Some((_, c)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let hex =
        name.strip_prefix("uni").filter(|h| h.len() == 4).or_else(|| name.strip_prefix('u').filter(|h| (4..=6).contains(&h.len())))?;
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
}
