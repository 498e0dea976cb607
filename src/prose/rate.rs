//! Shares and growth: a percentage or a difference, and the counts it must agree with.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::item::Item;
use super::kind::kind;
use super::list::{List, NEAR, adds_up};
use super::standing::Standing;
use super::unit::Unit;
use super::words::*;
use crate::ordered::Ordered;

/// A rate told, and the counts told that it may be made of; it is right where any pair gives it.
#[derive(Debug)]
pub struct Rate {
    /// The item that tells the rate or the difference.
    pub item: usize,
    /// The first of every pair.
    pub part: usize,
    /// A share of all requests: those of the tables will do as well.
    pub of_all: bool,
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

/// Whether `told` is `exact`, rounded either way or cut to steps of `step`: the last of several shares is often what the others leave of 100.
pub fn agrees(told: Decimal, exact: Decimal, step: Decimal) -> bool {
    let over = told - exact;
    over.abs() < step
}

fn is_count(item: &Item) -> bool {
    matches!(item.figure.unit, Unit::Measure(_))
}

/// All shares and growth of a passage.
pub fn rates(items: &[Item], lists: &[List], chars: &[char]) -> Vec<Rate> {
    let mut found = Vec::new();
    let mut listed = vec![false; items.len()];
    lists.iter().flat_map(|l| &l.parts).for_each(|&i| listed[i] = true);
    // What is carried over is due later: which rate of all is told beside it cannot be said.
    let carried = items.iter().any(|i| i.says & (CARRY | CARRY_IN | CARRY_OUT) != 0);
    for (i, item) in items.iter().enumerate() {
        if item.figure.about {
            continue;
        }
        match item.figure.unit {
            Unit::Percent if item.label & (UP | DOWN) != 0 => found.extend(growth(items, i)),
            Unit::Percent => {
                found.extend(shares(items, &listed, i, chars).or_else(|| quota(items, i, chars).filter(|_| !carried)));
            }
            Unit::Measure(_) if item.label & (UP | DOWN) != 0 => found.extend(difference(items, i)),
            _ => {}
        }
    }
    let shared = neighbours(items, &found);
    for (rate, whole) in found.iter_mut().zip(shared) {
        rate.pairs.order_by_key(|&(_, w)| Some(w) == whole);
    }
    found
}

/// For each share the whole that most shares of its sentence are of: a wrong share is explained by it, and not by the nearest figure.
fn neighbours(items: &[Item], rates: &[Rate]) -> Vec<Option<usize>> {
    let shares = || rates.iter().filter(|r| r.kind == RateKind::Share);
    let mut agreeing: HashMap<(usize, usize), usize> = HashMap::new();
    for rate in shares() {
        let figure = &items[rate.item].figure;
        for &(part, whole) in &rate.pairs {
            let exact = rate.of(items[part].figure.value, items[whole].figure.value);
            if exact.is_some_and(|exact| agrees(figure.value, exact, figure.step)) {
                *agreeing.entry((items[rate.item].sentence, whole)).or_default() += 1;
            }
        }
    }
    let best = |rate: &Rate| {
        let counted = rate.pairs.iter().filter_map(|&(_, w)| Some((*agreeing.get(&(items[rate.item].sentence, w))?, w)));
        counted.max().map(|(_, w)| w)
    };
    rates.iter().map(best).collect()
}

/// "、6.7%", "和6.7%": the next of several shares.
fn goes_on(item: &Item) -> bool {
    item.label & !FILLER == 0 && !item.unknown && item.marks.iter().all(|m| matches!(m, '、' | ','))
}

/// "98件，占81.7%", "98件（81.7%）", "甲98件、乙22件，分别占81.7%、18.3%".
fn shares(items: &[Item], listed: &[bool], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let bare = item.label == 0 && !item.unknown && item.marks == ['('];
    // "分别占81.7%、18.3%": the first of the run says so.
    let head = (0..=i)
        .rev()
        .take(NEAR)
        .take_while(|&j| items[j].figure.unit == Unit::Percent)
        .find(|&j| items[j].label & (SHARE | INCLUDE) == SHARE | INCLUDE);
    let part = match head {
        Some(head) => {
            let run = items[head..]
                .iter()
                .take(NEAR)
                .take_while(|x| x.figure.unit == Unit::Percent && (goes_on(x) || std::ptr::eq(*x, &items[head])))
                .count();
            if i >= head + run {
                return None;
            }
            i.checked_sub(run)?
        }
        None => i.checked_sub(1)?,
    };
    // "占比82.4%", "占申请总量的82.4%": what stands behind 占 is the whole; a name before it tells another part.
    let name: String = chars[item.from..item.at].iter().collect();
    let told = structure().share.iter().any(|w| name.trim_start_matches(['、', ',']).starts_with(w));
    let counted = &items[part];
    if (!bare && head.is_none() && !told)
        || !is_count(counted)
        || counted.sentence != item.sentence
        || counted.figure.about
        || counted.change
    {
        return None;
    }
    if item.marks.iter().any(|m| matches!(m, '。' | ';')) || (head.is_none() && item.marks.iter().filter(|m| **m == ',').count() > 1) {
        return None;
    }
    // "占总数" is of the whole the text told; without it, of the list's.
    let of_all = item.label & (OF_ALL | REQUEST | APPLICATION) != 0;
    let listed = listed[part];
    let pairs: Vec<(usize, usize)> = (part.saturating_sub(NEAR)..part)
        .filter(|&w| {
            is_count(&items[w])
                && adds_up(items[w].figure.unit, counted.figure.unit)
                && !items[w].change
                && items[w].figure.value >= counted.figure.value
        })
        .map(|w| (part, w))
        .collect();
    let exact = pairs.iter().all(|&(_, w)| !items[w].figure.about);
    // A channel's, an applicant's or an outcome's share among the requests is of all requests, be their number told or not.
    let of_requests = counted.topic & REQUEST != 0 && counted.says & (CHANNEL | NATURAL | LEGAL | words().results) != 0 && !counted.unknown;
    let of_all = of_all && counted.topic & REQUEST != 0 || of_requests;
    (exact && (listed || of_all) && (of_all || !pairs.is_empty())).then_some(Rate { item: i, part, of_all, kind: RateKind::Share, pairs })
}

/// How far from a count's first word that which names its rate may stand: 已办结, 予以答复.
const FEW: usize = 3;

/// "抽查120个，合格114个，合格率95%": a rate named after what the count before it tells.
fn quota(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let name: Vec<char> = item.subject.iter().map(|&c| chars[c]).collect();
    let [root @ .., '率'] = name.as_slice() else { return None };
    let part = i.checked_sub(1)?;
    let counted = &items[part];
    let told: Vec<char> = counted.subject.iter().map(|&c| chars[c]).collect();
    // Of those due, not of all: 按时办结率.
    let label: String = chars[item.from..item.at].iter().collect();
    let due = structure().due.iter().any(|w| label.contains(w));
    let counts = |w: &usize| {
        let whole = &items[*w];
        let alike = adds_up(whole.figure.unit, counted.figure.unit)
            && whole.figure.value >= counted.figure.value
            && whole.sentence == item.sentence;
        is_count(whole) && alike && !whole.figure.about && !whole.change
    };
    let pairs: Vec<(usize, usize)> = (part.saturating_sub(NEAR)..part).filter(counts).map(|w| (part, w)).collect();
    let named = root.len() == 2 && told.windows(2).take(FEW).any(|w| w == root) && counted.sentence == item.sentence;
    let fits = named && !due && !pairs.is_empty() && !counted.figure.about && !counted.change && item.label & (THAN | OTHER_TIME) == 0;
    fits.then_some(Rate { item: i, part, of_all: item.label & PROCESS != 0, kind: RateKind::Share, pairs })
}

/// Runs of shares of one whole told by themselves: "其中予以公开占58.5%、不予公开占7.3%", as indices of items. Together they are no more than all of it.
pub fn share_runs(items: &[Item], standings: &[Standing], chars: &[char]) -> Vec<Vec<usize>> {
    let named = |i: usize| {
        let item = &items[i];
        let share = chars[item.from..item.at].iter().position(|c| *c == '占');
        item.figure.unit == Unit::Percent && !item.change && !item.figure.about && share.is_some_and(|at| at > 1)
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    // What the last run comes to.
    let mut sum = Decimal::ZERO;
    for i in (0..items.len()).filter(|&i| named(i)) {
        let goes_on = |run: &&mut Vec<usize>| {
            let behind = run.last().is_some_and(|&last| last + 1 == i && items[last].sentence == items[i].sentence);
            behind && standings[i].opener.is_none() && sum != Decimal::ONE_HUNDRED
        };
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.push(i),
            None if standings[i].opener.is_some() => {
                runs.push(vec![i]);
                sum = Decimal::ZERO;
            }
            None => continue,
        }
        sum += items[i].figure.value;
    }
    // Applicants beside channels are two divisions of the same whole.
    runs.retain(|run| {
        let mut kinds: Vec<_> = run.iter().filter_map(|&i| kind(items[i].says)).collect();
        kinds.order();
        kinds.dedup();
        run.len() > 1 && kinds.len() < 2
    });
    runs
}

/// Counts of this year and of the year before told in the sentence of item `i`, before it.
fn counts(items: &[Item], i: usize) -> (Vec<usize>, Vec<usize>) {
    let mut both = (Vec::new(), Vec::new());
    for (j, item) in
        items.iter().enumerate().take(i).skip(i.saturating_sub(NEAR)).filter(|(_, x)| x.sentence == items[i].sentence && is_count(x))
    {
        let compared = item.label & THAN != 0 && item.label & (UP | DOWN) == 0;
        if compared
            || (item.label & (UP | DOWN) == 0 && matches!(item.year, Some(-1))
                || (item.year.is_none() && (item.label & OTHER_TIME != 0 || item.depth > items[i].depth) && item.label & CARRY_IN == 0))
        {
            both.1.push(j);
        } else if item.year == Some(0) && !item.change {
            both.0.push(j);
        }
    }
    both
}

/// What may stand before a rate of growth without changing what grew.
const OF_GROWTH: Says = FILLER | THAN | UP | DOWN | OTHER_TIME | THIS_YEAR | INCLUDE;

pub(super) fn plain(item: &Item) -> bool {
    item.label & !OF_GROWTH == 0 && !item.unknown && (item.label & UP == 0) != (item.label & DOWN == 0)
}

/// "上年100件，本年120件，增长20%", "120件，比上年增加20件，增长20%".
fn growth(items: &[Item], i: usize) -> Option<Rate> {
    let item = &items[i];
    let (now, before) = counts(items, i);
    let fell = item.label & DOWN != 0;
    let [this] = now.as_slice() else { return None };
    if !plain(item) || items[*this].figure.about {
        return None;
    }
    let [last] = before.as_slice() else { return None };
    let fits =
        items[*last].figure.unit == items[*this].figure.unit && !items[*last].figure.about && items[*last].figure.value > Decimal::ZERO;
    fits.then(|| Rate { item: i, part: *this, of_all: false, kind: RateKind::Growth { fell }, pairs: vec![(*this, *last)] })
}

/// "上年100件，本年120件，增加20件".
fn difference(items: &[Item], i: usize) -> Option<Rate> {
    let item = &items[i];
    let (now, before) = counts(items, i);
    let ([this], [last]) = (now.as_slice(), before.as_slice()) else { return None };
    let units = [*this, *last].iter().all(|&j| items[j].figure.unit == item.figure.unit && !items[j].figure.about);
    (plain(item) && units).then(|| Rate {
        item: i,
        part: *this,
        of_all: false,
        kind: RateKind::Difference { fell: item.label & DOWN != 0 },
        pairs: vec![(*this, *last)],
    })
}

/// Growth told with the difference alone: "120件，比上年增加20件，增长20%". Gives (rate's item, now, difference, fell).
pub fn growth_by_difference(items: &[Item]) -> Vec<(usize, usize, usize, bool)> {
    let mut found = Vec::new();
    for (i, item) in items
        .iter()
        .enumerate()
        .filter(|(_, x)| x.figure.unit == Unit::Percent && x.label & (UP | DOWN) != 0 && plain(x) && !x.figure.about)
    {
        let (now, before) = counts(items, i);
        let fell = item.label & DOWN != 0;
        let [this] = now.as_slice() else { continue };
        let Some(d) = i.checked_sub(1).filter(|d| *d > *this && before.is_empty()) else { continue };
        let by = &items[d];
        let same =
            by.sentence == item.sentence && plain(by) && (by.label & DOWN != 0) == fell && by.figure.unit == items[*this].figure.unit;
        if same && !by.figure.about && !items[*this].figure.about && *this + 1 == d {
            found.push((i, *this, d, fell));
        }
    }
    found
}
