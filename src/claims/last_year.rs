//! Last year's counts, told in this year's text, held against last year's report.

use super::readings::Readings;
use super::{Claim, Contradiction, Figure, Kind, State, Why, count, growth};
use crate::filing::{CellId, FilingId};
use crate::prose::{self, Narrated, Told};

/// Every count of last year's that the passage tells.
pub(super) fn claims(readings: &Readings, last_year: &Readings, narrated: &Narrated) -> Vec<Claim> {
    prose::before(narrated, &|i| growth::told(readings, narrated, i, 0)).iter().map(|told| claim(last_year, narrated, told)).collect()
}

fn claim(last_year: &Readings, narrated: &Narrated, told: &Told) -> Claim {
    let item = &narrated.items[told.item];
    // They were worked out in last year's report, as its own.
    let of_last_year = |id: &CellId| CellId { filing: FilingId::PREVIOUS, ..*id };
    let sums = last_year.of(told.count, told.part);
    let tried: Vec<super::Sum> =
        sums.iter().flat_map(|s| s.iter()).map(|(sum, cells)| (*sum, cells.iter().map(of_last_year).collect())).collect();
    let value = count::in_tables(told, item.figure.value);
    let state = match sums.as_deref() {
        None => State::Unchecked(Why::CellsUnread),
        Some([]) => State::Unchecked(Why::NoCell),
        Some(sums) if sums.iter().any(|(sum, _)| count::is(&item.figure, told.count.money, *sum)) => State::Held,
        // Either report may be the wrong one, or last year's was corrected since.
        Some(_) => State::Broken(Contradiction::Told { figure: value, tried: tried.clone(), certain: false }),
    };
    let span = narrated.passage.span(item.from, item.until);
    let readings = tried.into_iter().map(|(_, cells)| cells).collect();
    Claim { kind: Kind::LastYear, state, figures: vec![Figure { value, span: narrated.passage.span(item.at, item.until) }], readings, span }
}
