//! Growth told alone, held against last year's report.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Kind, State, Why, rate};
use crate::prose::{self, Narrated, Rate};

/// Every growth of the passage that is told beside this year's count alone, where what is counted is known.
pub(super) fn claims(readings: &Readings, last_year: &Readings, narrated: &Narrated) -> Vec<Claim> {
    let alone = prose::growth_alone(&narrated.items, &narrated.rates);
    alone.iter().filter_map(|rate| claim(readings, last_year, narrated, rate)).collect()
}

fn claim(readings: &Readings, last_year: &Readings, narrated: &Narrated, rate: &Rate) -> Option<Claim> {
    let told = narrated.told_by(rate.part)?;
    // The count as the text tells it, then as the tables do: the growth of either is right.
    let sums = readings.of(told.count, told.part);
    let figure = narrated.items[rate.part].figure.value;
    let this = std::iter::once(figure).chain(sums.iter().flat_map(|s| s.iter()).map(|(sum, _)| *sum));
    let this: Vec<Decimal> = if told.count.money { Vec::new() } else { this.collect() };
    let before = last_year.of(told.count, told.part);
    let pairs: Vec<(Decimal, Decimal)> =
        before.iter().flat_map(|s| s.iter()).flat_map(|(before, _)| this.iter().map(|this| (*this, *before))).collect();
    let mut claim = rate::claim(narrated, rate, &pairs);
    if before.is_none() {
        claim.state = State::Unchecked(Why::CellsUnread);
    }
    claim.kind = Kind::Growth;
    Some(claim)
}
