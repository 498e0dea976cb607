//! Pictures in a document that are large enough to hold a table, counted.

use quick_xml::events::BytesStart;

use super::xml::attribute;

/// The least width and height that a table is printed in, in millimetres: the narrowest of the official ones is a row of figures under its head.
const LEAST: (f64, f64) = (70.0, 15.0);

/// See the module.
#[derive(Default)]
pub struct Pictures {
    /// Width and height of the last frame, in millimetres.
    frame: (f64, f64),
    pub large: usize,
}

impl Pictures {
    /// An element begins: the frame of a picture, or the picture in it (DrawingML, VML, OpenDocument).
    pub fn open(&mut self, name: &str, tag: &BytesStart) {
        match name {
            "extent" => {
                // English Metric Units, 36,000 to the millimetre.
                let side = |name| attribute(tag, name).and_then(|v| v.parse::<f64>().ok()).unwrap_or(0.0) / 36_000.0;
                self.frame = (side("cx"), side("cy"));
            }
            "shape" | "rect" => {
                let style = attribute(tag, "style").unwrap_or_default();
                let side = |name: &str| style.split(';').filter_map(|part| part.split_once(':')).find(|(key, _)| key.trim() == name);
                self.frame = (side("width").map_or(0.0, |(_, v)| length(v)), side("height").map_or(0.0, |(_, v)| length(v)));
            }
            "frame" => {
                let side = |name| attribute(tag, name).map_or(0.0, |v| length(&v));
                self.frame = (side("width"), side("height"));
            }
            "blip" | "imagedata" | "image" => self.put(self.frame),
            _ => {}
        }
    }

    /// A picture of this width and height, in millimetres.
    pub fn put(&mut self, (width, height): (f64, f64)) {
        self.large += usize::from(width >= LEAST.0 && height >= LEAST.1);
    }
}

/// A length with its unit, in millimetres; without one it is in points.
fn length(text: &str) -> f64 {
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number: f64 = text[..text.len() - unit.len()].parse().unwrap_or(0.0);
    let millimetres = match unit {
        "mm" => 1.0,
        "cm" => 10.0,
        "in" => 25.4,
        "px" => 25.4 / 96.0,
        _ => 25.4 / 72.0,
    };
    number * millimetres
}
