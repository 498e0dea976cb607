//! Denials: what the text says did not happen.

use super::readings::{Readings, Sum};
use super::{Claim, Contradiction, Kind, State, Why};
use crate::filing::CellId;
use crate::ordered::Ordered;
use crate::prose::Narrated;

/// Every denial of the passage.
pub(super) fn claims(readings: &Readings, narrated: &Narrated) -> Vec<Claim> {
    let mut claims = Vec::new();
    for denied in &narrated.denials {
        // The first reading of each count: what was received is no less than what is new.
        let sums: Vec<_> = denied.counts.iter().map(|count| readings.of(count, None)).collect();
        let unread = sums.contains(&None);
        let cells: Vec<Sum> = sums.iter().flatten().filter_map(|readings| readings.first().cloned()).collect();
        let wrong = cells.iter().find(|(sum, _)| !sum.is_zero());
        let state = match wrong {
            Some((found, _)) => {
                let known = |id: &&CellId| readings.reading().tables[id.table.0].cells[id.cell.0].summand().is_some_and(|v| !v.is_zero());
                let mut stated: Vec<_> = cells.iter().flat_map(|(_, c)| c).filter(known).copied().collect();
                stated.order();
                stated.dedup();
                State::Broken(Contradiction::Denied { found: *found, cells: stated })
            }
            None if unread => State::Unchecked(Why::CellsUnread),
            None if cells.is_empty() => State::Unchecked(Why::NoCell),
            None => State::Held,
        };
        claims.push(Claim {
            kind: Kind::Denial,
            state,
            figures: Vec::new(),
            readings: cells.into_iter().map(|(_, cells)| cells).collect(),
            span: narrated.passage.span(denied.from, denied.until),
        });
    }
    claims
}
