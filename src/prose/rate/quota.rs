//! Rates that have a name of their own: 合格率, 办结率, 公开比例.
//!
//! In: the items of a passage. Out: the rate that an item tells, of the count before it that its name is made of.

use super::{Rate, RateKind, is_count};
use crate::prose::item::Item;
use crate::prose::list::{NEAR, adds_up};
use crate::prose::text::ends;
use crate::prose::unit::Unit;
use crate::prose::words::*;

/// How far from a count's first word that which names its rate may stand: 已办结, 予以答复.
pub(super) const FEW: usize = 4;

/// "抽查120个，合格114个，合格率95%", "应公开384项，实际公开377项，主动公开率98.2%": a rate named after what a count before it tells.
pub(super) fn quota(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
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
    // "调解504件、撤案265件，调解撤案率42.9%": of two together.
    let joined = name.len() > 4
        && (from..i).filter(|j| *j != part && counted(j)).any(|j| text(&items[j]).ends_with(&name[name.len() - 5..name.len() - 3]));
    if joined {
        return None;
    }
    // "办结27件，其余于次年1月办结，办结率100%": more was done than is told.
    let between: String = chars[items[part].until..item.from].iter().collect();
    // "扣除涉密的3家": of what is left; "整改后及时率100%": another time.
    let from_here: String = chars[items[from].from..item.at].iter().collect();
    let told_again =
        (from..i).any(|j| items[j].figure.unit == Unit::Percent && text(&items[j]).windows(3).any(|w| w == [*first, *last, '率']));
    let deducted = structure().deducted.iter().any(|w| from_here.contains(w));
    // "按期答复26件，1件尚在法定期限内，按期答复率100%": of those that were due.
    let not_yet = due(item) && structure().later.iter().any(|w| between.contains(w));
    if not_yet || structure().rest.iter().any(|w| between.contains(w)) || told_again || deducted {
        return None;
    }
    let whole = |w: &usize| {
        adds_up(items[*w].figure.unit, items[part].figure.unit) && items[*w].figure.value >= items[part].figure.value && !named(w)
    };
    // "文件41件，解读32件，解读率100%": of those that are to be explained, where it does not say of which.
    let all = item.figure.value == rust_decimal::Decimal::ONE_HUNDRED && ends(&name, structure().of_some_rate);
    let meant = |w: &usize| !all || text(&items[*w]).contains(&'应');
    let pairs: Vec<(usize, usize)> = (near..part).filter(counted).filter(whole).filter(meant).map(|w| (part, w)).collect();
    let fits = !pairs.is_empty() && item.label & (THAN | OTHER_TIME) == 0 && item.at - item.from - name.len() < FEW;
    fits.then_some(Rate { item: i, part, also: Vec::new(), of_all: item.label & PROCESS != 0, sure: true, kind: RateKind::Share, pairs })
}
