//! Lists: a whole told, and its parts.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, Why, figure};
use crate::prose::{self, Fault, List, Narrated};

/// Every list of the passage.
pub(super) fn claims(readings: &Readings, narrated: &Narrated) -> Vec<Claim> {
    narrated.lists.iter().map(|list| claim(readings, narrated, list)).collect()
}

fn claim(readings: &Readings, narrated: &Narrated, list: &List) -> Claim {
    let items = &narrated.items;
    let value = |i: usize| items[i].figure.value;
    let everything: Vec<usize> = std::iter::once(list.whole).chain(list.parts.iter().copied()).collect();
    let (accept, partial) = known(readings, narrated, &everything);
    let (state, parts) = match prose::judge(list, items, &accept, partial) {
        Some((fault, parts)) => {
            let broken = Contradiction::Sum {
                whole: value(list.whole),
                parts: parts.iter().map(|&i| value(i)).collect(),
                exceeds: fault == Fault::Exceeds,
                certain: fault != Fault::Nearly,
                repair: prose::repair(list.whole, &parts, items).map(|r| (value(r.item), r.becomes)),
            };
            (State::Broken(broken), parts)
        }
        None if list.parts.iter().map(|&i| value(i)).sum::<Decimal>() == value(list.whole) => (State::Held, list.parts.clone()),
        None => (State::Unchecked(Why::OpenList), list.parts.clone()),
    };
    let until = parts.iter().map(|&i| items[i].until).max().unwrap_or(items[list.whole].until);
    Claim {
        kind: Kind::List,
        state,
        figures: std::iter::once(list.whole).chain(parts).map(|i| figure(narrated, &items[i])).collect(),
        readings: Vec::new(),
        span: narrated.passage.span(items[list.whole].from, until),
    }
}

/// What a told whole may stand for in the tables, and whether the told figures of `items` are all those of the tables.
fn known(readings: &Readings, narrated: &Narrated, items: &[usize]) -> (Vec<Decimal>, bool) {
    let sums = |i: usize| -> Option<Vec<Decimal>> {
        let told = narrated.told_by(i)?;
        Some(readings.of(told.count, told.part).iter().flat_map(|s| s.iter()).map(|s| s.0).collect())
    };
    let accept = items.first().and_then(|&whole| sums(whole)).unwrap_or_default();
    let all = items.iter().all(|&i| sums(i).is_some_and(|s| s.contains(&narrated.items[i].figure.value)));
    (accept, all)
}
