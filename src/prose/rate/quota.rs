//! Rates that have a name of their own: 合格率, 办结率, 公开比例.
//!
//! In: the items of a passage. Out: the rate that an item tells, of the count before it that its name is made of.

use super::{Rate, RateKind, is_count};
use crate::prose::balance::is_named;
use crate::prose::done::{AllDone, in_sentence};
use crate::prose::item::Item;
use crate::prose::list::{NEAR, adds_up};
use crate::prose::repair::may_be_slip;
use crate::prose::text::{begins, contains, ends, find, has};
use crate::prose::unit::Unit;
use crate::prose::words::*;

/// How far from a count's first word that which names its rate may stand: 已办结, 予以答复.
pub(super) const FEW: usize = 4;

/// So many characters of what is counted may stand behind that word: 答复政府信息公开申请.
const NOUN: usize = 8;

/// "申请35件，均已按期办结，办结率达90%": where all are said to be done, the rate is of all of them.
pub(super) fn of_all_done(items: &[Item], i: usize, chars: &[char], done: &[AllDone]) -> Option<Rate> {
    let item = &items[i];
    let name = &chars[item.from..item.at];
    let named = contains(name, structure().done_rate) || contains(name, structure().answered_rate);
    // "均已答复，按时答复率95%" may be both.
    let due = contains(name, structure().due);
    let on_time = |d: &AllDone| contains(&chars[d.from..d.until], structure().due);
    let said = in_sentence(done, item.sentence).iter().any(|d| d.until <= item.from && (!due || on_time(d)));
    let came = |j: &usize| {
        is_count(&items[*j])
            && (items[*j].says & (RECEIVE | NEW | HANDLE | PROCESS) != 0
                && (items[*j].topic | items[*j].says) & (REQUEST | ON_REQUEST) != 0
                || is_named(&items[*j]))
    };
    let all = (0..i).rev().take(FEW).take_while(|&j| items[j].sentence + 1 >= item.sentence).find(came)?;
    let pairs = vec![(all, all)];
    let fits = named && said && item.label & (THAN | OTHER_TIME) == 0 && !items[all].figure.value.is_zero();
    fits.then_some(Rate::new(i, all, RateKind::Share, pairs))
}

/// "抽查120个，合格114个，合格率95%", "应公开384项，实际公开377项，主动公开率98.2%": a rate named after what a count before it tells.
pub(super) fn quota(items: &[Item], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let text = |of: &Item| &chars[of.from..of.at];
    let mut name = text(item).to_vec();
    let share = name.windows(2).any(|w| w == ['比', '例']);
    // "达标率为", "公开率达到".
    // "公开比例为".
    if let Some(at) = name.windows(2).rposition(|w| w == ['比', '例']) {
        name.truncate(at);
        name.push('率');
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
    let due = |of: &Item| contains(text(of), structure().due);
    // Its own name, and not its opposite's (不合格), nor that of what ought to be (应公开).
    let named = |j: &usize| {
        let told = text(&items[*j]);
        // "公开答复8件，办复率100%": answered, in whatever word.
        let answered = contains(&name, structure().answered_rate);
        let same = |w: &[char]| w == [*first, *last] || answered && begins(w, structure().answered).is_some();
        let at = told.windows(2).rposition(same);
        let near = |at: usize| {
            let behind = &told[at + 2..];
            behind.len() <= FEW || behind.len() <= NOUN && has(behind, "申请")
        };
        at.is_some_and(|at| near(at) && opposite(&told[..at]) == negated && !told[..at].contains(&'应')) && due(&items[*j]) == due(item)
    };
    // "已办结50条。办结率100%": a rate that begins its sentence is of what was told in the one before.
    let alone = i > 0 && item.from > 0 && chars[item.from - 1] == '。';
    let sentence = if alone { items[i - 1].sentence } else { item.sentence };
    let told_in =
        |j: usize, sentence: usize| is_count(&items[j]) && items[j].sentence == sentence && !items[j].change && !items[j].figure.about;
    let counted = |j: &usize| told_in(*j, sentence);
    let near = i.saturating_sub(NEAR);
    let from = (near..=i).rev().find(|&j| items[j].marks.contains(&';') || items[j].sentence != sentence && j != i).unwrap_or(near);
    // 主动公开率: the count that says all of it, or the only one that says 公开.
    let candidates: Vec<usize> = (from..i).rev().filter(counted).take(FEW).filter(named).collect();
    let whole_name = |j: &&usize| text(&items[**j]).windows(name.len() - 1).any(|w| w == &name[..name.len() - 1]);
    let part = *candidates.iter().find(|c| name.len() > 3 && whole_name(c)).or(candidates.first().filter(|_| candidates.len() == 1))?;
    // "办结50件，其中网上20件。办结率100%", "办结50件。各部门办结率100%": of others than those told right before.
    if alone && (part + 1 < i || name.len() > 3) {
        return None;
    }
    // "受理信访件15件，投诉受理率100%": of another matter than what is counted.
    let of_matter = |w: &&&str| find(&name[..name.len() - 3], w).is_some() && find(text(&items[part]), w).is_none();
    if structure().other_matters.iter().any(|w| of_matter(&w)) {
        return None;
    }
    // "调解504件、撤案265件，调解撤案率42.9%": of two together.
    let joined = name.len() > 4
        && (from..i).filter(|j| *j != part && counted(j)).any(|j| text(&items[j]).ends_with(&name[name.len() - 5..name.len() - 3]));
    if joined {
        return None;
    }
    // "办结27件，其余于次年1月办结，办结率100%": more was done than is told.
    let between = &chars[items[part].until..item.from];
    // "扣除涉密的3家": of what is left; "整改后及时率100%": another time.
    let told_again =
        (from..i).any(|j| items[j].figure.unit == Unit::Percent && text(&items[j]).windows(3).any(|w| w == [*first, *last, '率']));
    let deducted = contains(&chars[items[from].from..item.at], structure().deducted);
    // "按期答复26件，1件尚在法定期限内，按期答复率100%": of those that were due.
    let not_yet = due(item) && contains(between, structure().later);
    if not_yet || contains(between, structure().rest) || told_again || deducted {
        return None;
    }
    let of = |w: &usize| adds_up(items[*w].figure.unit, items[part].figure.unit) && !named(w);
    let holds = |w: &usize| items[*w].figure.value >= items[part].figure.value;
    // "目标50户，完成73户，完成率146%"; "收到16条，回复166条，回复率100%": of less than it, where it says so or no other is told.
    let came = |w: usize| items[w].says & (RECEIVE | NEW | HANDLE | PROCESS | REQUEST | ON_REQUEST) != 0;
    let hundred = rust_decimal::Decimal::ONE_HUNDRED;
    let alone = (near..part).filter(counted).filter(of).count() == 1;
    // "发文122件，主动公开127件，主动公开率95.9%": of papers no more are published than were written, and one slip makes it so.
    let written = |w: usize| w >= from && text(&items[w]).contains(&'文') && name.ends_with(&['公', '开', '率']);
    let by_a_slip = |w: usize| {
        let right = (items[w].figure.value * item.figure.value / hundred).round();
        item.figure.value <= hundred && may_be_slip(items[part].figure.value, right)
    };
    let all_of = |w: usize| alone && (written(w) && by_a_slip(w) || item.figure.value == hundred && came(w));
    let whole = |w: &usize| of(w) && (holds(w) || all_of(*w) || item.figure.value > hundred);
    // "文件41件，解读32件，解读率100%": of those that are to be explained, where it does not say of which.
    let all = item.figure.value == rust_decimal::Decimal::ONE_HUNDRED && ends(&name, structure().of_some_rate);
    let meant = |w: &usize| !all || text(&items[*w]).contains(&'应');
    // "职能类43条，职能类比例3.3%；法规类9条，法规类比例0.7%": what has a rate of its own is told beside the others.
    let peer = |w: &usize| share && items[part].marks.iter().any(|m| matches!(m, ';' | '。')) && items[*w + 1].figure.unit == Unit::Percent;
    // "受理267件，答复263件。其中同意公开81件，公开率30.8%": of those told in the sentence before.
    let among = text(&items[part]).starts_with(&['其', '中']);
    let counted = |j: &usize| counted(j) || among && sentence > 0 && told_in(*j, sentence - 1);
    let pairs: Vec<(usize, usize)> =
        (near..part).filter(counted).filter(whole).filter(meant).filter(|w| !peer(w)).map(|w| (part, w)).collect();
    let fits = !pairs.is_empty() && item.label & (THAN | OTHER_TIME) == 0 && item.at - item.from - name.len() < FEW;
    fits.then_some(Rate { of_all: item.label & PROCESS != 0, ..Rate::new(i, part, RateKind::Share, pairs) })
}
