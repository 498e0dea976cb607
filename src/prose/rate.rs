//! Shares and growth: a percentage or a difference, and the counts it must agree with.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::item::Item;
use super::kind::kind;
use super::list::{List, NEAR, adds_up};
use super::repair;
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
    /// What is added to it: "二者合计占54.3%".
    pub also: Vec<usize>,
    /// A share of all requests: those of the tables will do as well.
    pub of_all: bool,
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

/// Whether `told` is `exact`, rounded either way or cut to steps of `step`: the last of several shares is often what the others leave of 100.
pub fn agrees(told: Decimal, exact: Decimal, step: Decimal) -> bool {
    let over = told - exact;
    over.abs() < step
}

fn is_count(item: &Item) -> bool {
    matches!(item.figure.unit, Unit::Measure(_))
}

/// All shares and growth of a passage.
pub fn rates(items: &[Item], standings: &[Standing], lists: &[List], chars: &[char]) -> Vec<Rate> {
    let mut found = Vec::new();
    let mut listed = vec![false; items.len()];
    lists.iter().flat_map(|l| &l.parts).for_each(|&i| listed[i] = true);
    // What is carried over is due later: which rate of all is told beside it cannot be said.
    let carried = items.iter().any(|i| i.says & (CARRY | CARRY_IN | CARRY_OUT) != 0);
    for (i, item) in items.iter().enumerate() {
        // "约占58.7%" is told to a tenth all the same.
        if item.figure.about && !(item.figure.unit == Unit::Percent && item.figure.step < Decimal::ONE) {
            continue;
        }
        match item.figure.unit {
            Unit::Percent if item.label & (UP | DOWN) != 0 => found.extend(growth(items, i, chars)),
            Unit::Percent => {
                found.extend(shares(items, standings, &listed, i, chars).or_else(|| quota(items, i, chars).filter(|_| !carried)));
            }
            Unit::Measure(_) if item.label & (UP | DOWN) != 0 => found.extend(difference(items, i, chars)),
            _ => {}
        }
    }
    let shared = neighbours(items, &found);
    for (rate, whole) in found.iter_mut().zip(&shared) {
        rate.pairs.order_by_key(|&(_, w)| Some(w) == *whole);
    }
    let mut shared = shared.into_iter();
    found.retain(|rate| shared.next().flatten().is_some() || rate.sure || is_swapped(items, rate));
    found
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

/// For each share the whole that most shares of its sentence are of: a wrong share is explained by it, and not by the nearest figure.
fn neighbours(items: &[Item], rates: &[Rate]) -> Vec<Option<usize>> {
    let shares = || rates.iter().filter(|r| r.kind == RateKind::Share);
    let mut agreeing: HashMap<(usize, usize), usize> = HashMap::new();
    for rate in shares() {
        let figure = &items[rate.item].figure;
        for &(part, whole) in &rate.pairs {
            let exact = rate.of(rate.first(items, part), items[whole].figure.value);
            // Whole per cents agree by chance.
            let tells = rate.sure || figure.step < Decimal::ONE;
            if tells && exact.is_some_and(|exact| agrees(figure.value, exact, figure.step)) {
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
fn shares(items: &[Item], standings: &[Standing], listed: &[bool], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let name: String = chars[item.from..item.at].iter().collect();
    if let Some(share) = before_its_count(items, i, chars).or_else(|| of_named(items, i, chars)) {
        return Some(share);
    }
    let together = together(items, i, &name);
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
        // "73件（其中复议48件、诉讼25件），占4.63%": what a bracket divides.
        None => match &together {
            Some(parts) => parts[0],
            None => (0..i).rev().take(NEAR).find(|&j| items[j].depth <= item.depth)?,
        },
    };
    // "占比82.4%", "占申请总量的82.4%": what stands behind 占 is the whole; a name before it tells another part.
    let told = together.is_some() || structure().share.iter().any(|w| name.trim_start_matches(['、', ',']).starts_with(w));
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
    // "占已办结申请的38.6%": of what was told in the same word.
    let behind_share = name.split_once('占').map_or("", |(_, of)| of);
    let verb = structure().verbs.iter().find(|verb| behind_share.contains(**verb));
    let of_that = |w: usize| {
        let told: String = chars[items[w].from..items[w].tail].iter().collect();
        verb.is_none_or(|verb| told.contains(verb))
    };
    // The whole may come last: "予以公开17件，占29.3%，…，共58件".
    let behind = (i + 1..items.len())
        .take(NEAR)
        .take_while(|&w| items[w].sentence == item.sentence)
        .filter(|&w| standings[w].total || standings[w].above);
    let pairs: Vec<(usize, usize)> = (part.saturating_sub(NEAR)..part)
        .chain(behind)
        .filter(|&w| {
            is_count(&items[w])
                && adds_up(items[w].figure.unit, counted.figure.unit)
                && !items[w].change
                && items[w].figure.value >= counted.figure.value
                && of_that(w)
        })
        .map(|w| (part, w))
        .collect();
    let exact = pairs.iter().all(|&(_, w)| !items[w].figure.about);
    // A channel's, an applicant's or an outcome's share among the requests is of all requests, be their number told or not.
    let of_requests = counted.topic & REQUEST != 0 && counted.says & (CHANNEL | NATURAL | LEGAL | words().results) != 0 && !counted.unknown;
    let of_all = of_all && counted.topic & REQUEST != 0 || of_requests;
    let also = together.map_or_else(Vec::new, |parts| parts[1..].to_vec());
    let of_all = of_all && also.is_empty();
    // "占75%" alone: of a whole told somewhere.
    let plain = behind_share.is_empty() && head.is_none() && told;
    (exact && (listed || of_all || plain) && (of_all || !pairs.is_empty())).then_some(Rate {
        item: i,
        part,
        also,
        of_all,
        sure: listed || of_all,
        kind: RateKind::Share,
        pairs,
    })
}

/// The counts right before that are told together: "33件、18件，二者合计占54.3%"; the last first.
fn together(items: &[Item], i: usize, name: &str) -> Option<Vec<usize>> {
    let at = name.find('占')?;
    let sums = structure().total.iter().any(|w| name[..at].ends_with(w));
    let counted = |j: &usize| is_count(&items[*j]) && items[*j].sentence == items[i].sentence && !items[*j].change;
    let parts: Vec<usize> = (0..i).rev().take(NEAR).filter(counted).take(2).collect();
    (sums && parts.len() == 2).then_some(parts)
}

/// "予以公开的占38.4%（192件）", "占93.4%，即452条": the count behind its share.
fn before_its_count(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let name: String = chars[item.from..item.at].iter().collect();
    let part = i + 1;
    let counted = items.get(part).filter(|c| is_count(c) && c.sentence == item.sentence && !c.change && !c.figure.about)?;
    let between: String = chars[item.until..counted.at].iter().collect();
    let behind = matches!(between.as_str(), "(" | ",即" | ",共" | ",为" | ",计" | ",有" | ",共计" | ",即为");
    // A name before 占: else the share is of the count before it.
    let own = name
        .find('占')
        .is_some_and(|at| at > 0 && !name.starts_with([',', '、']) && !structure().share.iter().any(|w| name.starts_with(w)));
    let whole = |w: &usize| {
        is_count(&items[*w])
            && adds_up(items[*w].figure.unit, counted.figure.unit)
            && !items[*w].change
            && items[*w].figure.value >= counted.figure.value
    };
    let pairs: Vec<(usize, usize)> = (i.saturating_sub(NEAR)..i).filter(whole).map(|w| (part, w)).collect();
    let exact = pairs.iter().all(|&(_, w)| !items[w].figure.about);
    (behind && own && exact && !pairs.is_empty()).then(|| Rate {
        item: i,
        part,
        also: Vec::new(),
        of_all: false,
        sure: true,
        kind: RateKind::Share,
        pairs,
    })
}

/// "34件，占申请总量（47件）的72.3%", "63件，占全年受理量147件的42.86%": the whole between 占 and the share.
fn of_named(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let whole = i.checked_sub(1)?;
    let (item, of) = (&items[i], &items[whole]);
    let part = (0..whole).rev().take(FEW).find(|&j| is_count(&items[j]) && items[j].depth == item.depth)?;
    let counted = &items[part];
    // The clause of the whole says 占, and between the two figures stands nothing but 的.
    let clause: String = chars[items[whole - 1].until..of.at].iter().collect();
    let last = clause.rsplit([',', ';', '。']).next().unwrap_or_default();
    let between: String = chars[of.until..item.at].iter().filter(|c| !matches!(c, ')' | '约')).collect();
    // 分别占 has a share for each.
    let said = last.contains('占') && !last.contains('分') && of.depth >= counted.depth && item.depth == counted.depth && between == "的";
    let also = together(items, whole, last).map_or_else(Vec::new, |parts| parts[1..].to_vec());
    let fits = is_count(of) && is_count(counted) && adds_up(of.figure.unit, counted.figure.unit) && counted.sentence == item.sentence;
    let exact = !of.figure.about && !counted.figure.about && !counted.change;
    (said && fits && exact).then_some(Rate {
        item: i,
        part,
        also,
        of_all: false,
        sure: true,
        kind: RateKind::Share,
        pairs: vec![(part, whole)],
    })
}

/// How far from a count's first word that which names its rate may stand: 已办结, 予以答复.
const FEW: usize = 4;

/// "抽查120个，合格114个，合格率95%", "应公开384项，实际公开377项，主动公开率98.2%": a rate named after what a count before it tells.
fn quota(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let text = |of: &Item| chars[of.from..of.at].to_vec();
    let mut name = text(item);
    // "达标率为", "公开率达到".
    // "公开比例为".
    if let Some(at) = name.windows(2).rposition(|w| w == ['比', '例']) {
        name.splice(at.., ['率']);
    }
    name.truncate(name.iter().rposition(|c| *c == '率')? + 1);
    // 纠错率 is of those that were 纠正.
    if name.ends_with(&['纠', '错', '率']) {
        let last = name.len() - 2;
        name[last] = '正';
    }
    let [.., first, last, '率'] = name.as_slice() else { return None };
    // 不合格, 不予公开.
    let opposite = |before: &[char]| before.iter().rev().take(2).any(|c| structure().negation.iter().any(|n| n.starts_with(*c)));
    let negated = opposite(&name[..name.len() - 3]);
    // Of those due, not of all (按时办结率), where the count is not.
    let due = |of: &Item| {
        let label: String = text(of).into_iter().collect();
        structure().due.iter().any(|w| label.contains(w))
    };
    // Its own name, and not its opposite's (不合格), nor that of what ought to be (应公开).
    let named = |j: &usize| {
        let told = text(&items[*j]);
        let at = told.windows(2).rposition(|w| w == [*first, *last]);
        let near = |at: usize| told.len() - at - 2 <= FEW;
        at.is_some_and(|at| near(at) && opposite(&told[..at]) == negated && !told[..at].contains(&'应')) && due(&items[*j]) == due(item)
    };
    let counted = |j: &usize| is_count(&items[*j]) && items[*j].sentence == item.sentence && !items[*j].change && !items[*j].figure.about;
    let near = i.saturating_sub(NEAR);
    let from = (near..=i).rev().find(|&j| items[j].marks.contains(&';') || items[j].sentence != item.sentence).unwrap_or(near);
    // 主动公开率: the count that says all of it, or the only one that says 公开.
    let candidates: Vec<usize> = (from..i).rev().filter(counted).take(FEW).filter(named).collect();
    let whole_name = |j: &&usize| text(&items[**j]).windows(name.len() - 1).any(|w| w == &name[..name.len() - 1]);
    let part = *candidates.iter().find(|c| name.len() > 3 && whole_name(c)).or(candidates.first().filter(|_| candidates.len() == 1))?;
    // "办结27件，其余于次年1月办结，办结率100%": more was done than is told.
    let between: String = chars[items[part].until..item.from].iter().collect();
    // "扣除涉密的3家": of what is left; "整改后及时率100%": another time.
    let from_here: String = chars[items[from].from..item.at].iter().collect();
    let told_again =
        (from..i).any(|j| items[j].figure.unit == Unit::Percent && text(&items[j]).windows(3).any(|w| w == [*first, *last, '率']));
    let deducted = ["扣除", "剔除", "除去"].iter().any(|w| from_here.contains(w));
    if structure().rest.iter().any(|w| between.contains(w)) || told_again || deducted {
        return None;
    }
    let whole = |w: &usize| {
        adds_up(items[*w].figure.unit, items[part].figure.unit) && items[*w].figure.value >= items[part].figure.value && !named(w)
    };
    let pairs: Vec<(usize, usize)> = (near..part).filter(counted).filter(whole).map(|w| (part, w)).collect();
    let fits = !pairs.is_empty() && item.label & (THAN | OTHER_TIME) == 0 && item.at - item.from - name.len() < FEW;
    fits.then_some(Rate { item: i, part, also: Vec::new(), of_all: item.label & PROCESS != 0, sure: true, kind: RateKind::Share, pairs })
}

/// Runs of shares of one whole told by themselves: "其中予以公开占58.5%、不予公开占7.3%", as indices of items. Together they are no more than all of it.
pub fn share_runs(items: &[Item], standings: &[Standing], chars: &[char]) -> Vec<Vec<usize>> {
    let named = |i: usize| {
        let item = &items[i];
        let share = chars[item.from..item.at].iter().position(|c| *c == '占');
        item.figure.unit == Unit::Percent
            && !item.change
            && !item.figure.about
            && share.is_some_and(|at| at > 1 || item.from > 0 && chars[item.from - 1] == ')')
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
            None if standings[i].opener.is_some() || kind(items[i].says).is_some() => {
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

/// Counts of this year and of the year before told in the sentence of item `i`: before it, as far back as the last semicolon where any stand there, or
/// that of the year before right behind it, "1312条，同比增长28%（上年1025条）".
fn counts(items: &[Item], i: usize, chars: &[char]) -> (Vec<usize>, Vec<usize>) {
    let counted = |j: &usize| items[*j].sentence == items[i].sentence && is_count(&items[*j]);
    let part = (i.saturating_sub(NEAR)..=i).rev().find(|&j| items[j].marks.contains(&';')).unwrap_or(0);
    let from = if (part..i).any(|j| counted(&j)) { part } else { 0 };
    let mut both = (Vec::new(), Vec::new());
    for j in (from.max(i.saturating_sub(NEAR))..i).filter(counted) {
        let item = &items[j];
        // "比上年增加2件", "比上年多42件" tell a difference.
        let differs = item.label & (UP | DOWN) != 0 || item.label & THAN != 0 && matches!(chars[item.at - 1], '多' | '少');
        let earlier = item.label & THAN != 0
            || item.year == Some(-1)
            || item.year.is_none() && (item.label & OTHER_TIME != 0 || item.depth > items[i].depth) && item.label & CARRY_IN == 0;
        if !differs && earlier {
            both.1.push(j);
        } else if item.year == Some(0) && !item.change {
            both.0.push(j);
        }
    }
    let next = items.get(i + 1).filter(|next| both.1.is_empty() && counted(&(i + 1)) && !next.marks.contains(&';'));
    both.1
        .extend(next.filter(|n| !n.change && n.label & CARRY_IN == 0 && (n.label & OTHER_TIME != 0 || n.year == Some(-1))).map(|_| i + 1));
    both
}

/// What may stand before a rate of growth without changing what grew.
const OF_GROWTH: Says = FILLER | THAN | UP | DOWN | OTHER_TIME | THIS_YEAR | INCLUDE;

pub(super) fn plain(item: &Item) -> bool {
    item.label & !OF_GROWTH == 0 && !item.unknown && (item.label & UP == 0) != (item.label & DOWN == 0)
}

/// "上年100件，本年120件，增长20%", "120件，比上年增加20件，增长20%".
fn growth(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let (now, before) = counts(items, i, chars);
    let fell = item.label & DOWN != 0;
    let [this] = now.as_slice() else { return None };
    if !plain(item) || items[*this].figure.about {
        return None;
    }
    let [last] = before.as_slice() else { return None };
    let fits =
        items[*last].figure.unit == items[*this].figure.unit && !items[*last].figure.about && items[*last].figure.value > Decimal::ZERO;
    fits.then(|| Rate {
        item: i,
        part: *this,
        also: Vec::new(),
        of_all: false,
        sure: true,
        kind: RateKind::Growth { fell },
        pairs: vec![(*this, *last)],
    })
}

/// "上年100件，本年120件，增加20件".
fn difference(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let (now, before) = counts(items, i, chars);
    let ([this], [last]) = (now.as_slice(), before.as_slice()) else { return None };
    let units = [*this, *last].iter().all(|&j| items[j].figure.unit == item.figure.unit && !items[j].figure.about);
    (plain(item) && units).then(|| Rate {
        item: i,
        part: *this,
        also: Vec::new(),
        of_all: false,
        sure: true,
        kind: RateKind::Difference { fell: item.label & DOWN != 0 },
        pairs: vec![(*this, *last)],
    })
}

/// Growth told with the difference alone: "120件，比上年增加20件，增长20%". Gives (rate's item, now, difference, fell).
pub fn growth_by_difference(items: &[Item], chars: &[char]) -> Vec<(usize, usize, usize, bool)> {
    let mut found = Vec::new();
    for (i, item) in items
        .iter()
        .enumerate()
        .filter(|(_, x)| x.figure.unit == Unit::Percent && x.label & (UP | DOWN) != 0 && plain(x) && !x.figure.about)
    {
        let (now, before) = counts(items, i, chars);
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
