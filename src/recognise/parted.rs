//! Figures of a row that ran together.
//!
//! In: their digits, and how many columns the row has. Out: a slot for each part they may have, and every way to part them.

use super::row_to_place::Placing;
use super::units::Slot;
use crate::number;
use crate::place::Span;

/// The figures of a row of `n` columns that ran together into one, `digits`: a slot for each part they may have, and every way to part them.
pub fn parted(slot: &Slot, digits: &str, n: usize) -> Option<(Vec<Slot>, Vec<Placing>)> {
    /// Columns of fewer are a figure more often than several.
    const COLUMNS: usize = 3;
    /// No more ways are weighed.
    const WAYS: usize = 2000;
    /// No figure that ran together with others is longer.
    const LONGEST: usize = 4;
    // "00" is no figure.
    let zeros = digits.len() == n && n > 1 && digits.bytes().all(|b| b == b'0');
    if n < COLUMNS && !zeros || digits.len() < n || digits.len() > n + LONGEST * 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut slots: Vec<Slot> = Vec::new();
    // Each way so far with where it ends.
    let mut ways: Vec<(usize, Placing)> = vec![(0, Placing::new())];
    for column in 1..=n {
        let mut longer = Vec::new();
        for (at, way) in ways {
            // No figure begins with a zero but zero itself; what is left must be enough for the columns left, and not too much.
            let most = if digits[at..].starts_with('0') { 1 } else { LONGEST };
            for end in at + 1..=(at + most).min(digits.len().saturating_sub(n - column)) {
                if end + LONGEST * (n - column) < digits.len() {
                    continue;
                }
                let span = Span::new(slot.span.start + at, slot.span.start + end);
                let part = slots.iter().position(|s| s.span == span).unwrap_or_else(|| {
                    slots.push(Slot { content: number::read(&digits[at..end]), span, ..slot.clone() });
                    slots.len() - 1
                });
                longer.push((end, way.iter().copied().chain([Some(part)]).collect()));
            }
        }
        ways = longer;
        if ways.len() > WAYS {
            return None;
        }
    }
    Some((slots, ways.into_iter().map(|(_, way)| way).collect()))
}
