//! Growth told alone: a rate or a difference against last year beside a count of this year, with no count of last year told. Only last
//! year's report can tell whether it is right.

use super::item::Item;
use super::list::NEAR;
use super::rate::{Rate, RateKind, is_of_several};
use super::text::contains;
use super::unit::Unit;
use super::words::*;

/// What may stand in the words of such a rate, beside those of the count that it is of.
const OF_GROWTH: Says = FILLER | THAN | UP | DOWN | OTHER_TIME | THIS_YEAR | RESPECTIVELY | REQUEST | APPLICATION;

/// "全年收到申请120件，同比增长20%", "收到申请120件，比上年增加20件", "申请量同比减少20件，全年收到申请100件": those of which `rates` has none. Their part is
/// this year's count; they have no pairs.
pub fn growth_alone(items: &[Item], rates: &[Rate], chars: &[char]) -> Vec<Rate> {
    let mut told = vec![false; items.len()];
    rates.iter().for_each(|rate| told[rate.item] = true);
    (0..items.len()).filter(|&i| !told[i]).filter_map(|i| alone(items, i, chars)).collect()
}

fn alone(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let way = by_one_character(item, chars);
    let ways = item.label & (UP | DOWN) | way;
    if item.unknown && way == 0 || item.figure.about || ways == 0 || ways == UP | DOWN {
        return None;
    }
    // "上年" by itself is that year; any other time is not.
    let label = &chars[item.from..item.at];
    let before_last = matches!(item.year, Some(0 | -1)) || contains(label, structure().year_before);
    let fits = |of: &usize| {
        let this = &items[*of];
        let counted = matches!(this.figure.unit, Unit::Measure(_)) && !this.figure.about && !this.change && this.year == Some(0);
        let named = item.label & !(OF_GROWTH | this.says) == 0;
        counted && named && this.sentence == item.sentence && this.depth <= item.depth
    };
    let of = if is_of_several(items, i) {
        respective(items, i).filter(fits)?
    } else {
        // What its own words name may stand farther before, or behind it where nothing stands before.
        let own = item.label & !OF_GROWTH != 0;
        let near = if own { NEAR } else { 1 };
        let before = (0..i).rev().take(near).find(fits);
        before.or_else(|| {
            Some(i + 1).filter(|_| i == 0 || items[i - 1].sentence != item.sentence).filter(|n| *n < items.len()).filter(fits)
        })?
    };
    let this = &items[of];
    // "…，与去年相比，增加32件".
    let before = i.checked_sub(1).filter(|&before| items[before].sentence == item.sentence).map_or(0, |before| items[before].until);
    let clause = chars[before.min(item.from)..item.from].rsplit(|c| *c == '。').next().unwrap_or_default();
    let compared = item.label & THAN != 0 || contains(clause, structure().compared) && contains(clause, structure().year_before);
    let fell = ways == DOWN;
    let kind = match item.figure.unit {
        Unit::Percent => RateKind::Growth { fell },
        unit if unit == this.figure.unit => RateKind::Difference { fell },
        _ => return None,
    };
    (compared && before_last).then(|| Rate::new(i, of, kind, Vec::new()))
}

/// Which way a figure differs, where words of comparing and one character say it: "比上年少17件", "同比增8.5%".
fn by_one_character(item: &Item, chars: &[char]) -> Says {
    let Some((last, mut before)) = chars[item.from..item.at].split_last().filter(|_| item.label & THAN != 0) else { return 0 };
    while let Some((length, _)) = words().at(before).filter(|(_, says)| says & !OF_GROWTH == 0) {
        before = &before[length..];
    }
    match last {
        _ if !before.is_empty() => 0,
        '多' | '增' | '升' => UP,
        '少' | '减' | '降' => DOWN,
        _ => 0,
    }
}

/// The first of the figures that go on to item `i` as it began.
pub(super) fn first_of_several(items: &[Item], i: usize) -> usize {
    i - (0..i).rev().take(NEAR).take_while(|&j| items[j + 1].goes_on).count()
}

/// The count of this year that item `i` is told of, where as many counts before are each told of in turn: "收到40件、办结38件，较上年分别增加5件、8件".
pub(super) fn respective(items: &[Item], i: usize) -> Option<usize> {
    let first = first_of_several(items, i);
    let behind = items[i + 1..].iter().take(NEAR).take_while(|item| item.goes_on).count();
    let sentence = items[..first].last()?.sentence;
    let same = |unit: Unit| unit == items[i].figure.unit || items[i].figure.unit == Unit::Percent;
    let counted = |item: &Item| matches!(item.figure.unit, Unit::Measure(_)) && same(item.figure.unit) && !item.change && !item.goes_on;
    let told = (0..first).rev().take(NEAR).take_while(|&j| items[j].sentence == sentence);
    told.filter(|&j| counted(&items[j]) && items[j].year == Some(0) && !is_of_several(items, j)).nth(behind)
}
