//! Shares and growth: a rate told, and the counts it must agree with.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, Why, figure};
use crate::prose::{self, Narrated, Rate, RateKind, Unit};

/// Every share and every growth of the passage.
pub(super) fn claims(readings: &Readings, narrated: &Narrated) -> Vec<Claim> {
    let items = &narrated.items;
    let mut claims = Vec::new();
    let all = wholes(readings);
    // Where the parts of a list do not come to its whole, that is told of the list: shares of what they do come to are right.
    let mut sums = vec![None; items.len()];
    for list in narrated.lists.iter().filter(|list| list.parts.len() > 1) {
        let sum: Decimal = list.parts.iter().map(|&i| items[i].figure.value).sum();
        list.parts.iter().for_each(|&i| sums[i] = Some(sum));
    }
    for rate in &narrated.rates {
        let mut pairs: Vec<(Decimal, Decimal)> = rate.pairs.iter().map(|&(a, b)| (rate.first(items, a), items[b].figure.value)).collect();
        if rate.of_all {
            pairs.extend(all.iter().map(|&whole| (items[rate.part].figure.value, whole)));
        }
        pairs.extend(rate.of_sum.map(|sum| (items[rate.part].figure.value, sum)));
        // 办结率 is of those that its words name, and of no sum.
        let item = &items[rate.item];
        let named = narrated.passage.chars[item.from..item.at].contains(&'率');
        if rate.kind == RateKind::Share && rate.also.is_empty() && !named {
            pairs.extend(sums[rate.part].map(|sum| (items[rate.part].figure.value, sum)));
        }
        let mut claim = claim(narrated, rate, &pairs);
        if matches!(claim.state, State::Broken(_)) && is_the_rest(narrated, rate) {
            claim.state = State::Held;
        }
        claims.push(claim);
    }
    for (i, this, by, fell) in prose::growth_by_difference(items, &narrated.passage.chars) {
        let rate = Rate::new(i, this, RateKind::Growth { fell }, vec![(this, by)]);
        let (this, by) = (items[this].figure.value, items[by].figure.value);
        let before = if fell { this + by } else { this - by };
        if before > Decimal::ZERO {
            claims.push(claim(narrated, &rate, &[(this, before)]));
        }
    }
    // A rate that is held against its counts is told of once.
    let by_itself = |run: &&Vec<usize>| run.len() > 1 || narrated.rates.iter().all(|rate| rate.item != run[0]);
    claims.extend(narrated.shares.iter().filter(by_itself).map(|run| shares(narrated, run)));
    claims
}

/// Whether a share is what those of the same whole told before it leave of 100, each of which may be cut or rounded.
fn is_the_rest(narrated: &Narrated, rate: &Rate) -> bool {
    let items = &narrated.items;
    let (own, whole) = (items[rate.item].figure, rate.pairs.last().map(|pair| pair.1));
    let (mut sum, mut slack, mut last) = (Decimal::ZERO, Decimal::ZERO, 0);
    for peer in narrated.rates.iter().filter(|r| r.kind == RateKind::Share && r.pairs.last().map(|pair| pair.1) == whole) {
        let told = items[peer.item].figure;
        (sum, slack, last) = (sum + told.value, slack + told.step, peer.item);
    }
    let exact = whole.and_then(|whole| rate.of(rate.first(items, rate.part), items[whole].figure.value));
    let left = last == rate.item && slack > own.step && sum == Decimal::ONE_HUNDRED;
    left && exact.is_some_and(|exact| prose::agrees(own.value, exact, slack))
}

/// Shares of one whole are together no more than all of it, but for what rounding adds.
fn shares(narrated: &Narrated, run: &[usize]) -> Claim {
    let items = &narrated.items;
    let told = |i: usize| items[i].figure;
    let sum: Decimal = run.iter().map(|&i| told(i).value).sum();
    let rounding: Decimal = run.iter().map(|&i| told(i).step).sum();
    let rest = run.last().is_some_and(|&i| narrated.standings[i].rest);
    // "负责人解读占36%、图文解读占88%": what overlaps is mended by no slip in one of them.
    let slip = || {
        run.iter().any(|&i| {
            let right = Decimal::ONE_HUNDRED - (sum - told(i).value);
            [-rounding, Decimal::ZERO, rounding].iter().any(|by| prose::is_slip(told(i).value, right + *by))
        })
    };
    let opened = narrated.standings[run[0]].opener.is_some();
    // "其中甲占72%，其次是乙38%": what one digit in a short figure mends is no chance where they are all but right.
    let near = || {
        let over = sum - Decimal::ONE_HUNDRED;
        opened && over <= Decimal::TEN && run.iter().any(|&i| prose::may_be_slip(told(i).value, told(i).value - over))
    };
    let exceeds = sum > Decimal::ONE_HUNDRED + rounding && (rest || run.len() == 1 || slip() || near());
    let state = if exceeds || rest && opened && sum < Decimal::ONE_HUNDRED - rounding {
        let parts = run.iter().map(|&i| told(i).value).collect();
        State::Broken(Contradiction::Sum { whole: Decimal::ONE_HUNDRED, parts, exceeds, certain: exceeds, repair: None })
    } else if rest || (sum - Decimal::ONE_HUNDRED).abs() <= rounding {
        State::Held
    } else {
        State::Unchecked(Why::OpenList)
    };
    let (from, until) = (items[run[0]].from, run.last().map_or(0, |&i| items[i].until));
    Claim {
        kind: Kind::Share,
        state,
        figures: run.iter().map(|&i| figure(narrated, &items[i])).collect(),
        readings: Vec::new(),
        span: narrated.passage.span(from, until),
    }
}

/// What all requests may mean in the tables.
fn wholes(readings: &Readings) -> Vec<Decimal> {
    let counts = ["processed", "received"].iter().filter_map(|id| prose::count(id));
    counts.filter_map(|count| readings.of(count, None)).flat_map(|sums| sums.iter().map(|s| s.0).collect::<Vec<_>>()).collect()
}

/// A rate is right where any of `pairs` gives it.
fn claim(narrated: &Narrated, rate: &Rate, pairs: &[(Decimal, Decimal)]) -> Claim {
    let item = &narrated.items[rate.item];
    // "受理4021件，办结4012件，办结率100%": all of them is not rounded where digits exchanged make it less.
    let all = |a: Decimal, b: Decimal| item.figure.value == Decimal::ONE_HUNDRED && a != b && prose::digits_slipped(a, b);
    let right = |&(a, b): &(Decimal, Decimal)| {
        !all(a, b) && rate.of(a, b).is_some_and(|exact| prose::agrees(item.figure.value, exact, item.figure.step))
    };
    // The pair named is the nearest told; where none can be worked out nothing is said.
    let named = pairs[..rate.pairs.len()].last().or(pairs.first()).and_then(|&(a, b)| Some((a, b, rate.of(a, b)?)));
    let percent = item.figure.unit == Unit::Percent;
    let state = match named {
        None => State::Unchecked(Why::NoWhole),
        Some(_) if pairs.iter().any(right) => State::Held,
        Some((first, second, exact)) => {
            let exact = exact.round_dp(item.figure.step.scale() + u32::from(percent));
            State::Broken(Contradiction::Rate { told: item.figure.value, percent, kind: rate.kind, first, second, exact })
        }
    };
    let counts = || rate.pairs.iter().flat_map(|&(a, b)| [a, b]).chain([rate.part]);
    let from = counts().map(|i| narrated.items[i].from).min().unwrap_or(item.from);
    Claim {
        kind: if rate.kind == RateKind::Share { Kind::Share } else { Kind::Growth },
        state,
        figures: [rate.part, rate.item].into_iter().map(|i| figure(narrated, &narrated.items[i])).collect(),
        readings: Vec::new(),
        span: narrated.passage.span(from, item.until),
    }
}
