//! Growth told alone, held against last year's report.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Kind, State, Why, rate};
use crate::prose::{self, Narrated, Rate, Told};

/// Every growth of the passage that is told beside this year's count alone, where what is counted is known.
pub(super) fn claims(readings: &Readings, last_year: &Readings, narrated: &Narrated) -> Vec<Claim> {
    let alone = prose::growth_alone(&narrated.items, &narrated.rates, &narrated.passage.chars);
    alone.iter().filter_map(|rate| claim(readings, last_year, narrated, rate)).collect()
}

fn claim(readings: &Readings, last_year: &Readings, narrated: &Narrated, rate: &Rate) -> Option<Claim> {
    let figure = narrated.items[rate.part].figure.value;
    // What a count most likely is of it is for certain where the table has its figure.
    let held = |told: &&Told| readings.of(told.count, told.part).is_some_and(|sums| sums.iter().any(|(sum, _)| *sum == figure));
    let told = narrated.told_by(rate.part).or_else(|| narrated.likely_of(rate.part).filter(held))?;
    let (now, before) = (readings.of(told.count, told.part).unwrap_or_default(), last_year.of(told.count, told.part));
    let then = before.clone().unwrap_or_default();
    // Each reading against the same of last year's, as the tables have it and, where it is that reading, as the text does: what was received last year
    // less what was processed this year is nobody's growth. Over a change of the form readings may be others: then any may be right.
    let known = now.iter().any(|(sum, _)| *sum == figure);
    let mut pairs: Vec<(Decimal, Decimal)> = Vec::new();
    for (k, (last, _)) in then.iter().enumerate().filter(|_| !told.count.money) {
        for (_, (sum, _)) in now.iter().enumerate().filter(|&(i, _)| now.len() != then.len() || i == k) {
            pairs.push((*sum, *last));
            pairs.extend((!known || *sum == figure).then_some((figure, *last)));
        }
        pairs.extend(now.is_empty().then_some((figure, *last)));
    }
    let mut claim = rate::claim(narrated, rate, &pairs);
    if before.is_none() {
        claim.state = State::Unchecked(Why::CellsUnread);
    }
    claim.kind = Kind::Growth;
    Some(claim)
}
