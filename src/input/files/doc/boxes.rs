//! Text boxes: which stretch of their text belongs to which place of the main text.

use std::collections::HashMap;
use std::ops::Range;

use super::long;

/// A box's entry in the table of boxes ([MS-DOC] 2.9.102, FTXBXS), and a shape's in that of shapes ([MS-DOC] 2.9.256, Spa).
const BOX: usize = 22;
const SHAPE: usize = 26;

/// See the module.
#[derive(Debug, Default)]
pub struct Boxes {
    /// The text of each box, as numbers of characters, in the order of the file; None once it was read.
    texts: Vec<Option<Range<usize>>>,
    /// The box whose shape is anchored at a character of the main text.
    anchored: HashMap<usize, usize>,
}

impl Boxes {
    /// Reads both tables; `all` is where the boxes' text stands. What cannot be read has no place, and is read at the end.
    pub fn parse(shapes: &[u8], boxes: &[u8], all: Range<usize>) -> Boxes {
        let mut found = Boxes::default();
        if all.is_empty() {
            return found;
        }
        let count = boxes.len().saturating_sub(4) / (4 + BOX);
        let mut by_shape: HashMap<u32, usize> = HashMap::new();
        let mut at = all.start;
        for i in 0..count {
            let end = all.start.saturating_add(long(boxes, i * 4 + 4).unwrap_or(0) as usize).min(all.end);
            let entry = (count + 1) * 4 + i * BOX;
            if let Some(shape) = long(boxes, entry + 14) {
                by_shape.insert(shape, found.texts.len());
            }
            found.texts.push(Some(at..end.max(at)));
            at = end.max(at);
        }
        found.texts.push(Some(at..all.end));
        let count = shapes.len().saturating_sub(4) / (4 + SHAPE);
        for i in 0..count {
            let (anchor, shape) = (long(shapes, i * 4), long(shapes, (count + 1) * 4 + i * SHAPE));
            if let (Some(anchor), Some(&text)) = (anchor, shape.and_then(|shape| by_shape.get(&shape))) {
                found.anchored.insert(anchor as usize, text);
            }
        }
        found
    }

    /// The text of the box that is anchored at a character, the first time it is asked for.
    pub fn at(&mut self, character: usize) -> Option<Range<usize>> {
        let text = *self.anchored.get(&character)?;
        self.texts[text].take()
    }

    /// The texts that no character of the main text led to.
    pub fn rest(&mut self) -> Vec<Range<usize>> {
        self.texts.iter_mut().filter_map(Option::take).filter(|text| !text.is_empty()).collect()
    }
}
