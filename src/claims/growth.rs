//! Growth told alone, held against last year's report.

use rust_decimal::Decimal;

use super::count::in_tables;
use super::readings::Readings;
use super::{Claim, Contradiction, Figure, Kind, State, Why, figure};
use crate::prose::{self, Grown, Narrated, RateKind, Says, Told};

/// Every growth of the passage that is told beside this year's count alone, or beside none, where what is counted is known.
pub(super) fn claims(readings: &Readings, last_year: &Readings, narrated: &Narrated) -> Vec<Claim> {
    let alone = prose::growth_alone(&narrated.items, &narrated.rates, &narrated.passage.chars, readings.reading().year);
    alone.iter().filter_map(|grown| claim(readings, last_year, narrated, grown)).collect()
}

/// What the item with this index tells: for certain, or most likely where the table has its figure; `beside` is what is said of it by another.
pub(super) fn told(readings: &Readings, narrated: &Narrated, i: usize, beside: Says) -> Option<Told> {
    let held = |told: &Told| {
        let figure = in_tables(told, narrated.items[i].figure.value);
        readings.of(told.count, told.part).is_some_and(|sums| sums.iter().any(|(sum, _)| *sum == figure))
    };
    let known = |told: &Told| Told { item: i, count: told.count, part: told.part };
    let likely = || narrated.likely_of(i).map(known).filter(held);
    narrated.told_by(i).map(known).or_else(likely).or_else(|| prose::named(&narrated.items[i], i, beside).filter(held))
}

fn claim(readings: &Readings, last_year: &Readings, narrated: &Narrated, grown: &Grown) -> Option<Claim> {
    let of: Vec<Told> = if grown.of.is_empty() {
        prose::named_alone(grown.says).into_iter().collect()
    } else {
        grown.of.iter().filter_map(|&i| told(readings, narrated, i, grown.says)).collect()
    };
    let first = of.first().filter(|told| grown.of.first().is_none_or(|i| *i == told.item))?;
    if grown.at_its_end && !first.is_at_its_end() {
        return None;
    }
    let growth = if grown.percent { RateKind::Growth { fell: grown.fell } } else { RateKind::Difference { fell: grown.fell } };
    let rate = prose::Rate::new(0, 0, growth, Vec::new());
    let by = if grown.percent { Decimal::ONE } else { in_tables(first, Decimal::ONE) };
    let (least, most) = (grown.between.0 * by, grown.between.1 * by);
    let right = |(now, then): &(Decimal, Decimal)| {
        let within = |exact: Decimal| exact == least || least < exact && exact < most;
        let few = grown.about && (now - then).abs() <= Decimal::TWO;
        few || rate.of(*now, *then).is_some_and(|exact| within(exact) || grown.or_times && within(exact + Decimal::ONE_HUNDRED))
    };
    let pairs: Vec<Vec<(Decimal, Decimal)>> = of.iter().map(|told| pairs(readings, last_year, narrated, grown, told)).collect();
    let named = pairs[0].first().and_then(|&(now, then)| Some((now, then, rate.of(now, then)?)));
    let state = match named {
        _ if last_year.of(first.count, first.part).is_none() => State::Unchecked(Why::CellsUnread),
        None => State::Unchecked(Why::NoWhole),
        Some(_) if pairs.iter().flatten().any(right) => State::Held,
        Some((first, second, exact)) => {
            let told = grown.told * by;
            let exact = exact.round_dp(told.scale() + u32::from(grown.percent));
            State::Broken(Contradiction::Rate { told, percent: grown.percent, kind: growth, first, second, exact })
        }
    };
    let span = |from: usize, until: usize| narrated.passage.span(from, until);
    let said = Figure { value: grown.told * by, span: span(grown.at, grown.until) };
    let part = grown.of.first().map(|&i| &narrated.items[i]);
    Some(Claim {
        kind: Kind::Growth,
        state,
        figures: part.map(|item| figure(narrated, item)).into_iter().chain([said]).collect(),
        readings: Vec::new(),
        span: span(part.map_or(grown.from, |item| item.from.min(grown.from)), part.map_or(0, |item| item.until).max(grown.until)),
    })
}

/// This year's count and last year's, in each reading that both may be told in.
fn pairs(readings: &Readings, last_year: &Readings, narrated: &Narrated, grown: &Grown, told: &Told) -> Vec<(Decimal, Decimal)> {
    let figure = (!grown.of.is_empty()).then(|| in_tables(told, narrated.items[told.item].figure.value));
    let now = readings.of(told.count, told.part).unwrap_or_default();
    let then = last_year.of(told.count, told.part).unwrap_or_default();
    // Each reading against the same of last year's, as the tables have it and, where it is that reading, as the text does: what was received last year
    // less what was processed this year is nobody's growth. Over a change of the form readings may be others: then any may be right.
    let known = figure.is_none_or(|figure| now.iter().any(|(sum, _)| *sum == figure));
    let mut pairs: Vec<(Decimal, Decimal)> = Vec::new();
    for (k, (last, _)) in then.iter().enumerate() {
        for (_, (sum, _)) in now.iter().enumerate().filter(|&(i, _)| now.len() != then.len() || i == k) {
            pairs.push((*sum, *last));
            pairs.extend(figure.filter(|figure| !known || sum == figure).map(|figure| (figure, *last)));
        }
        pairs.extend(figure.filter(|_| now.is_empty()).map(|figure| (figure, *last)));
    }
    pairs
}
