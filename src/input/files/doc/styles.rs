//! The styles ([MS-DOC] 2.9.271, STSH), as far as they hide text.

use super::short;
use super::sprm::{Modifiers, kind};

/// Styles build on each other a few steps deep; a longer chain may be a circle.
const STEPS: usize = 20;
/// No document has more styles.
const MAX_STYLES: usize = 4096;

/// A style: the one it builds on, and what it says of hiding.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    based_on: u16,
    hides: Option<u8>,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Styles(Vec<Style>);

impl Styles {
    /// Reads the table of styles; what cannot be read hides nothing.
    pub fn parse(table: &[u8]) -> Styles {
        let head = usize::from(short(table, 0).unwrap_or(0));
        let base = usize::from(short(table, 4).unwrap_or(0));
        let mut rest = table.get(2 + head..).unwrap_or_default();
        let mut styles = Vec::new();
        while let Some(length) = short(rest, 0).filter(|_| styles.len() < MAX_STYLES) {
            let Some((style, after)) = rest[2..].split_at_checked(length.into()) else { break };
            styles.push(parse(style, base).unwrap_or_default());
            rest = after;
        }
        Styles(styles)
    }

    /// Whether the style of this number hides, by itself or by one that it builds on.
    pub fn hides(&self, number: u16) -> bool {
        self.hides_within(number, STEPS)
    }

    fn hides_within(&self, number: u16, steps: usize) -> bool {
        let Some((style, steps)) = self.0.get(usize::from(number)).zip(steps.checked_sub(1)) else { return false };
        switch(style.hides, || self.hides_within(style.based_on, steps))
    }
}

/// What a switch comes to ([MS-DOC] 2.9.327, ToggleOperand): off, on, as the style has it, or the opposite.
pub fn switch(operand: Option<u8>, style: impl FnOnce() -> bool) -> bool {
    match operand {
        Some(0) => false,
        Some(1) => true,
        Some(0x81) => !style(),
        _ => style(),
    }
}

/// A style as it stands in the table ([MS-DOC] 2.9.260, STD).
fn parse(style: &[u8], base: usize) -> Option<Style> {
    const PARAGRAPH: u16 = 1;
    const CHARACTER: u16 = 2;
    let kind_and_base = short(style, 2)?;
    // The name, its end, and then one list for each of what the style is of, each at an even place.
    let name = usize::from(short(style, base)?);
    let mut at = base + 2 + name * 2 + 2;
    let list = match kind_and_base & 0xf {
        CHARACTER => 0,
        PARAGRAPH => 1,
        _ => return None,
    };
    for _ in 0..list {
        at += 2 + usize::from(short(style, at)?);
        at += at % 2;
    }
    let length = usize::from(short(style, at)?);
    let hides = Modifiers(style.get(at + 2..at + 2 + length)?).filter(|m| m.0 == kind::HIDDEN).last();
    Some(Style { based_on: kind_and_base >> 4, hides: hides.and_then(|m| m.1.first().copied()) })
}
