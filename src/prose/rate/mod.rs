//! Shares and growth: a percentage or a difference, and the counts it must agree with.
//!
//! In: the items of a passage, how they stand, and its lists. Out: every [`Rate`] with the pairs of counts that may give it.

mod growth;
mod quota;
mod share;

use rust_decimal::Decimal;

use super::done::AllDone;
use super::item::Item;
use super::list::List;
use super::repair;
use super::standing::Standing;
use super::token::agrees;
use super::unit::Unit;
use super::words::*;
use crate::ordered::Ordered;

pub use growth::growth_by_difference;
pub(super) use growth::is_of_several;
#[cfg(feature = "compare")]
pub(super) use growth::one_before;
pub use share::share_runs;

/// A rate told, and the counts told that it may be made of; it is right where any pair gives it.
#[derive(Debug)]
pub struct Rate {
    /// The item that tells the rate or the difference.
    pub item: usize,
    /// The first of every pair.
    pub part: usize,
    /// What is added to it: "二者合计占54.3%".
    pub also: Vec<usize>,
    /// A share of all requests: those of the tables will do as well.
    pub of_all: bool,
    /// What the counts come to whose shares, told beside them, are 100 together: what it is a share of, be that told or not.
    pub of_sum: Option<Decimal>,
    /// What it is a share of is told for certain; else its neighbours must say so.
    pub sure: bool,
    pub kind: RateKind,
    /// Each pair's (part, whole), or (this year, the year before), as indices of items.
    pub pairs: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateKind {
    /// part / whole, in per cent.
    Share,
    /// (now - before) / before, in per cent; (before - now) / before where it is told to have fallen.
    Growth { fell: bool },
    /// now - before; before - now where it is told to have fallen.
    Difference { fell: bool },
}

impl Rate {
    /// A rate of pairs of counts told for certain.
    pub fn new(item: usize, part: usize, kind: RateKind, pairs: Vec<(usize, usize)>) -> Rate {
        Rate { item, part, also: Vec::new(), of_all: false, of_sum: None, sure: true, kind, pairs }
    }

    /// The first count of a pair, with what is told together with it.
    pub fn first(&self, items: &[Item], part: usize) -> Decimal {
        items[part].figure.value + self.also.iter().map(|&i| items[i].figure.value).sum::<Decimal>()
    }

    /// What a pair of counts gives; None for a division by zero or beyond all bounds.
    pub fn of(&self, first: Decimal, second: Decimal) -> Option<Decimal> {
        let hundred = Decimal::ONE_HUNDRED;
        match self.kind {
            RateKind::Share => first.checked_mul(hundred)?.checked_div(second),
            RateKind::Growth { fell } => {
                let change = if fell { second - first } else { first - second };
                change.checked_mul(hundred)?.checked_div(second)
            }
            RateKind::Difference { fell } => Some(if fell { second - first } else { first - second }),
        }
    }
}

fn is_count(item: &Item) -> bool {
    matches!(item.figure.unit, Unit::Measure(_))
}

/// All shares and growth of a passage.
pub fn rates(items: &[Item], standings: &[Standing], lists: &[List], done: &[AllDone], chars: &[char]) -> Vec<Rate> {
    let mut found = Vec::new();
    let mut listed = vec![false; items.len()];
    lists.iter().flat_map(|l| &l.parts).for_each(|&i| listed[i] = true);
    // What is carried over is due later: which rate of all is told beside it cannot be said.
    let carried = items.iter().any(|i| i.says & (CARRY | CARRY_IN | CARRY_OUT) != 0 && !i.figure.value.is_zero());
    for (i, item) in items.iter().enumerate() {
        // "约占58.7%" is told to a tenth all the same.
        if item.figure.about && !(item.figure.unit == Unit::Percent && item.figure.step < Decimal::ONE) {
            continue;
        }
        match item.figure.unit {
            Unit::Percent if item.label & (UP | DOWN) != 0 => found.extend(growth::growth(items, i, chars)),
            Unit::Percent => {
                found.extend(
                    share::shares(items, standings, &listed, i, chars).or_else(|| {
                        quota::quota(items, i, chars).or_else(|| quota::of_all_done(items, i, chars, done)).filter(|_| !carried)
                    }),
                );
            }
            Unit::Measure(_) if item.label & (UP | DOWN) != 0 => found.extend(growth::difference(items, i, chars)),
            _ => {}
        }
    }
    of_sums(items, standings, &listed, &mut found);
    let shared = neighbours(items, &found);
    for (rate, whole) in found.iter_mut().zip(&shared) {
        rate.pairs.order_by_key(|&(_, w)| Some(w) == *whole);
    }
    let mut shared = shared.into_iter();
    found.retain(|rate| shared.next().flatten().is_some() || rate.sure || rate.of_sum.is_some() || is_swapped(items, rate));
    found.retain(|rate| !rate.pairs.is_empty() || rate.of_all || rate.of_sum.is_some());
    found
}

/// Tells of shares that name all there is, whose counts are no parts of a list, each right behind its count and told in one sentence, what their counts come
/// to: they come to 100 together, or the last is of 其他 and all but one are of that sum.
fn of_sums(items: &[Item], standings: &[Standing], listed: &[bool], rates: &mut [Rate]) {
    let follows = |one: &Rate, other: &Rate| other.item == one.item + 2 && items[one.item].sentence == items[other.item].sentence;
    let plain = |rate: &Rate| rate.kind == RateKind::Share && rate.part + 1 == rate.item && rate.also.is_empty() && !listed[rate.part];
    for run in rates.chunk_by_mut(|one, other| plain(one) && plain(other) && follows(one, other)) {
        let told = |f: fn(&super::token::Figure) -> Decimal| run.iter().map(|r| f(&items[r.item].figure)).sum::<Decimal>();
        let (sum, rounding) = (told(|f| f.value), told(|f| f.step));
        let counts: Decimal = run.iter().map(|r| items[r.part].figure.value).sum();
        let rest = run.last().is_some_and(|last| standings[last.part].rest);
        let agreeing = || run.iter().filter(|r| items[r.item].figure.is_share(items[r.part].figure.value, counts)).count();
        if run.len() > 1 && ((sum - Decimal::ONE_HUNDRED).abs() < rounding || rest && agreeing() + 1 == run.len()) {
            run.iter_mut().for_each(|r| r.of_sum = Some(counts));
        }
    }
}

/// Whether two digits exchanged make of a share what some whole before would give, which chance seldom does.
fn is_swapped(items: &[Item], rate: &Rate) -> bool {
    let told = items[rate.item].figure;
    let swapped = |&(part, whole): &(usize, usize)| {
        let exact = rate.of(rate.first(items, part), items[whole].figure.value)?.round_dp(told.step.scale());
        Some(told.step < Decimal::ONE && repair::is_swap(told.value, exact))
    };
    rate.pairs.iter().any(|pair| swapped(pair) == Some(true))
}

/// For each share the whole that most shares of its passage are of: a wrong share is explained by it, and not by the nearest figure.
fn neighbours(items: &[Item], rates: &[Rate]) -> Vec<Option<usize>> {
    let shares = || rates.iter().filter(|r| r.kind == RateKind::Share);
    let mut agreeing = vec![0_usize; items.len()];
    for rate in shares() {
        let figure = &items[rate.item].figure;
        for &(part, whole) in &rate.pairs {
            let exact = rate.of(rate.first(items, part), items[whole].figure.value);
            // Whole per cents agree by chance.
            let tells = rate.sure || figure.step < Decimal::ONE;
            if tells && exact.is_some_and(|exact| agrees(figure.value, exact, figure.step)) {
                agreeing[whole] += 1;
            }
        }
    }
    let best = |rate: &Rate| {
        // "发布250条。动态95条，占38.0%。办理工单66件，占5.2%": a whole of another sentence may be another share's alone; two others must be of it.
        let needed = |w: usize| usize::from(!rate.sure && items[w].sentence != items[rate.item].sentence);
        let counted = rate.pairs.iter().map(|&(_, w)| (agreeing[w], w)).filter(|&(count, w)| count > needed(w));
        counted.max().map(|(_, w)| w)
    };
    rates.iter().map(best).collect()
}
