//! Facts told more than once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::count::is;
use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, figure};
use crate::document::Document;
use crate::prose::{Item, Narrated, Says, Unit};

/// A fact told once: by its cells where it speaks of some, else by the words that say what is counted.
struct TellingOnce<'n> {
    narrated: &'n Narrated,
    item: &'n Item,
    key: Key,
    right: bool,
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// The count's id, and the column's words.
    Count(&'static str, Says),
    Words(String, Unit),
}

/// Fewer characters than this say too little of what is counted.
const WORDS_THAT_SAY_ENOUGH: usize = 6;

/// Every fact that the text tells again.
pub(super) fn claims(document: &Document, readings: &Readings, narrated: &[Narrated]) -> Vec<Claim> {
    let mut tellings: Vec<TellingOnce> = Vec::new();
    for narrated in narrated {
        let parts: HashSet<usize> = narrated.lists.iter().flat_map(|l| l.parts.iter().copied()).collect();
        for (i, item) in narrated.items.iter().enumerate() {
            let part = parts.contains(&i);
            if let Some(told) = narrated.told_by(i) {
                let sums = readings.of(told.count, told.part);
                let right = sums.is_some_and(|s| s.iter().any(|(sum, _)| is(&item.figure, told.count.money, *sum)));
                let key = Key::Count(told.count.id, told.part.map_or(0, |p| p.says));
                tellings.push(TellingOnce { narrated, item, key, right });
            } else if item.dated
                && item.depth == 0
                && !part
                && !item.change
                && !item.figure.about
                && !item.stock
                && matches!(item.figure.unit, Unit::Measure(_))
                && item.subject.len() >= WORDS_THAT_SAY_ENOUGH
                && item.year == Some(0)
            {
                let words = item.subject.iter().map(|&c| narrated.passage.chars[c]).collect();
                tellings.push(TellingOnce { narrated, item, key: Key::Words(words, item.figure.unit), right: false });
            }
        }
    }
    let mut firsts: HashMap<&Key, &TellingOnce> = HashMap::new();
    let mut claims = Vec::new();
    for later in &tellings {
        match firsts.entry(&later.key) {
            Entry::Vacant(entry) => _ = entry.insert(later),
            Entry::Occupied(first) => claims.push(claim(document, first.get(), later)),
        }
    }
    claims
}

fn claim(document: &Document, first: &TellingOnce, later: &TellingOnce) -> Claim {
    let (before, again) = (&first.item.figure, &later.item.figure);
    // 新收 and 收到 with what was carried over may both be right.
    let same = before.value == again.value || (first.right && later.right);
    let rounded = before.step != again.step && before.step.max(again.step) > Decimal::ONE;
    let state = if same || rounded {
        State::Held
    } else {
        let earlier = first.narrated.passage.span(first.item.from, first.item.until);
        State::Broken(Contradiction::Repeat { first: before.value, again: again.value, earlier: document.quote(earlier) })
    };
    Claim {
        kind: Kind::Repeat,
        state,
        figures: vec![figure(first.narrated, first.item), figure(later.narrated, later.item)],
        readings: Vec::new(),
        span: later.narrated.passage.span(later.item.from, later.item.until),
    }
}
