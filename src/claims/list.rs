//! Lists: a whole told, and its parts.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, Why, figure};
use crate::prose::{self, Fault, List, Narrated, Repair, Tables, Verdict};

/// Every list of the passage.
pub(super) fn claims(readings: &Readings, narrated: &Narrated) -> Vec<Claim> {
    // Where no word says that a figure is a total and others its parts, they claim something only where they come to it, or all but.
    let says_so = |list: &List| {
        let standings = &narrated.standings;
        list.opener.is_some() || standings[list.whole()].total || standings[list.parts[0]].leads
    };
    let claims = narrated.lists.iter().enumerate().map(|(n, list)| (says_so(list), claim(readings, narrated, n)));
    claims.filter(|(says_so, claim)| *says_so || !matches!(claim.state, State::Unchecked(_))).map(|(_, claim)| claim).collect()
}

/// So many lists before and behind one may divide the same whole.
const NEIGHBOURS: usize = 3;

/// Whether the parts of a list come to its whole.
pub(super) fn comes_to_its_whole(narrated: &Narrated, list: &List) -> bool {
    let value = |i: usize| narrated.items[i].figure.value;
    list.parts.len() > 1 && list.parts.iter().map(|&i| value(i)).sum::<Decimal>() == value(list.whole())
}

/// What the list with index `n` claims.
fn claim(readings: &Readings, narrated: &Narrated, n: usize) -> Claim {
    let list = &narrated.lists[n];
    let items = &narrated.items;
    let value = |i: usize| items[i].figure.value;
    let everything: Vec<usize> = std::iter::once(list.whole()).chain(list.parts.iter().copied()).collect();
    let confirmed = narrated.lists[n.saturating_sub(NEIGHBOURS)..(n + 1 + NEIGHBOURS).min(narrated.lists.len())]
        .iter()
        .any(|other| other.whole() == list.whole() && other.parts != list.parts && comes_to_its_whole(narrated, other));
    let tables = Tables { confirmed, ..tables(readings, narrated, &everything) };
    let (whole, parts, state) = match prose::judge(list, items, &narrated.standings, &narrated.passage.chars, &tables) {
        Verdict::Held(parts) => (list.whole(), parts, State::Held),
        Verdict::Open => (list.whole(), list.parts.len(), State::Unchecked(Why::OpenList)),
        Verdict::Broken(broken) => {
            let mut parts: Vec<Decimal> = list.parts[..broken.parts].iter().map(|&i| value(i)).collect();
            let of = |r: Repair| (if r.figure == 0 { value(broken.whole) } else { parts[r.figure - 1] }, r.becomes);
            let repair = broken.repair.map(of);
            // Where the whole comes behind its parts they were read backwards.
            if list.parts.first() > list.parts.last() {
                parts.reverse();
            }
            let state = State::Broken(Contradiction::Sum {
                whole: value(broken.whole),
                exceeds: broken.fault == Fault::Exceeds,
                certain: broken.certain,
                repair,
                parts,
            });
            (broken.whole, broken.parts, state)
        }
    };
    let parts = &list.parts[..parts];
    let until = parts.iter().chain([&whole]).map(|&i| items[i].until).max().unwrap_or(items[whole].until);
    let from = parts.iter().chain([&whole]).map(|&i| items[i].from).min().unwrap_or(items[whole].from);
    Claim {
        kind: Kind::List,
        state,
        figures: std::iter::once(&whole).chain(parts).map(|&i| figure(narrated, &items[i])).collect(),
        readings: Vec::new(),
        span: narrated.passage.span(from, until),
    }
}

/// What the tables say of the figures of a list, its whole first.
fn tables(readings: &Readings, narrated: &Narrated, items: &[usize]) -> Tables {
    let whole = items.first().and_then(|&whole| readings.told(narrated, whole));
    Tables {
        accept: whole.iter().flat_map(|sums| sums.iter()).map(|sum| sum.0).collect(),
        agree: items.iter().all(|&i| readings.agree(narrated, i) == Some(true)),
        confirmed: false,
        parts_agree: items.iter().skip(1).all(|&i| readings.agree(narrated, i) == Some(true)),
        contradict: items.iter().any(|&i| readings.agree(narrated, i) == Some(false)),
    }
}
