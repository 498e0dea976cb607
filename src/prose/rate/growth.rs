//! Growth: a percentage or a difference against the year before.
//!
//! In: the items of a passage. Out: the growth that an item tells, with the counts of both years told beside it.

use rust_decimal::Decimal;

use super::{Rate, RateKind, is_count};
use crate::prose::item::Item;
use crate::prose::list::NEAR;
use crate::prose::unit::Unit;
use crate::prose::words::*;

/// Counts of this year and of the year before told in the sentence of item `i`: before it, as far back as the last semicolon where any stand there, or
/// that of the year before right behind it, "1312条，同比增长28%（上年1025条）".
fn counts(items: &[Item], i: usize, chars: &[char]) -> (Vec<usize>, Vec<usize>) {
    // "收到40件、办结38件，较上年分别增加5件、8件": which of them is told to the comparison with last year's report alone.
    if is_of_several(items, i) {
        return (Vec::new(), Vec::new());
    }
    let counted = |j: &usize| items[*j].sentence == items[i].sentence && is_count(&items[*j]);
    let part = (i.saturating_sub(NEAR)..=i).rev().find(|&j| items[j].marks.contains(&';')).unwrap_or(0);
    let from = if (part..i).any(|j| counted(&j)) { part } else { 0 };
    let mut both = (Vec::new(), Vec::new());
    for j in (from.max(i.saturating_sub(NEAR))..i).filter(counted) {
        let item = &items[j];
        // "比上年增加2件", "比上年多42件" tell a difference.
        // "比上年33件少6件" has nothing but that word before the difference.
        let alone = item.at - item.from == 1;
        let differs = item.label & (UP | DOWN) != 0 || (alone || item.label & THAN != 0) && matches!(chars[item.at - 1], '多' | '少');
        let earlier = item.label & THAN != 0
            || item.year == Some(-1)
            || item.year.is_none() && (item.label & OTHER_TIME != 0 || item.depth > items[i].depth) && item.label & CARRY_IN == 0;
        if !differs && earlier {
            both.1.push(j);
        } else if !differs && item.year == Some(0) && !item.change {
            both.0.push(j);
        }
    }
    if both.0.is_empty() {
        both.0.extend(one_before(items, i));
    }
    let next = items.get(i + 1).filter(|next| both.1.is_empty() && counted(&(i + 1)) && !next.marks.contains(&';'));
    both.1
        .extend(next.filter(|n| !n.change && n.label & CARRY_IN == 0 && (n.label & OTHER_TIME != 0 || n.year == Some(-1))).map(|_| i + 1));
    both
}

/// "收到17件，均已答复。比上年下降2件、下降10.5%": this year's count, where it is the one figure of the sentence before that of item `i`.
pub(in crate::prose) fn one_before(items: &[Item], i: usize) -> Option<usize> {
    let before = |j: &usize| items[*j].sentence + 1 == items[i].sentence && is_count(&items[*j]);
    let mut told = (i.saturating_sub(NEAR)..i).filter(before);
    let one = told.next().filter(|_| told.next().is_none())?;
    (!items[one].change && items[one].year == Some(0)).then_some(one)
}

/// Whether the words of a growth and of last year's count name another count than `this`: "结转下年度2件。新收申请量较上年的62件下降11.3%".
fn is_of_another(this: &Item, last: &Item, growth: &Item) -> bool {
    const CAME: Says = RECEIVE | NEW | HANDLE;
    let (named, own) = (last.label | growth.label, this.says);
    let came = named & (CAME | APPLICATION) != 0 && own & CAME == 0 && own & (PROCESS | CARRY_IN | CARRY_OUT) != 0;
    // "行政许可1205件。处罚量较上年的300件增长6%": in a sentence of its own what no word explains may be another count, and so may a channel's.
    let unknown = (last.unknown || named & CHANNEL != 0) && this.sentence != growth.sentence;
    came || unknown || named & words().meaning & !(own | CAME | REQUEST) != 0
}

/// Whether item `i` is one of several figures that are each of one before.
pub(in crate::prose) fn is_of_several(items: &[Item], i: usize) -> bool {
    items[i].goes_on || items.get(i + 1).is_some_and(|next| next.goes_on)
}

/// What may stand before a rate of growth without changing what grew.
const OF_GROWTH: Says = FILLER | THAN | UP | DOWN | OTHER_TIME | THIS_YEAR | INCLUDE | RESPECTIVELY;

fn plain(item: &Item) -> bool {
    item.label & !OF_GROWTH == 0 && !item.unknown && (item.label & UP == 0) != (item.label & DOWN == 0)
}

/// "上年100件，本年120件，增长20%", "120件，比上年增加20件，增长20%".
pub(super) fn growth(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let (now, before) = counts(items, i, chars);
    let fell = item.label & DOWN != 0;
    let [this] = now.as_slice() else { return None };
    // "收到7件。上年收到申请1件，收到申请的数量同比增加600%": or the words that tell what grew.
    let named = item.label & !(OF_GROWTH | REQUEST | APPLICATION | items[*this].says) == 0 && !item.unknown;
    if !(plain(item) || named && (item.label & UP == 0) != (item.label & DOWN == 0)) || items[*this].figure.about {
        return None;
    }
    let [last] = before.as_slice() else { return None };
    if is_of_another(&items[*this], &items[*last], item) {
        return None;
    }
    let fits =
        items[*last].figure.unit == items[*this].figure.unit && !items[*last].figure.about && items[*last].figure.value > Decimal::ZERO;
    fits.then(|| Rate::new(i, *this, RateKind::Growth { fell }, vec![(*this, *last)]))
}

/// "上年100件，本年120件，增加20件".
pub(super) fn difference(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let (now, before) = counts(items, i, chars);
    let ([this], [last]) = (now.as_slice(), before.as_slice()) else { return None };
    let units = [*this, *last].iter().all(|&j| items[j].figure.unit == item.figure.unit && !items[j].figure.about);
    let own = !is_of_another(&items[*this], &items[*last], item);
    (plain(item) && units && own).then(|| Rate::new(i, *this, RateKind::Difference { fell: item.label & DOWN != 0 }, vec![(*this, *last)]))
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
