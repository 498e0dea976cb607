//! Shares: a percentage of a whole told, beside its count, before it, or behind a bracket.
//!
//! In: the items of a passage, how they stand, and which are parts of lists. Out: the share that an item tells, with every whole it may be of; and
//! the runs of shares that divide one whole.

use rust_decimal::Decimal;

use super::quota::FEW;
use super::{Rate, RateKind, is_count};
use crate::ordered::Ordered;
use crate::prose::item::Item;
use crate::prose::kind::kind;
use crate::prose::list::{NEAR, adds_up};
use crate::prose::standing::{Mark, Standing, without_verb};
use crate::prose::text::{begins, contains, ends};
use crate::prose::unit::Unit;
use crate::prose::words::*;

/// Farther before a share nothing says of what it is.
const LONGEST_SENTENCE: usize = 120;

/// So many characters behind 占 name what a share is of.
const NOUN: usize = 2;

/// What stands before a figure, without the marks it begins with.
fn label_of<'c>(item: &Item, chars: &'c [char]) -> &'c [char] {
    let label = &chars[item.from..item.at];
    &label[label.iter().take_while(|c| matches!(c, '、' | ',')).count()..]
}

/// "、6.7%", "和6.7%": the next of several shares.
fn goes_on(item: &Item) -> bool {
    item.label & !FILLER == 0 && !item.unknown && item.marks.iter().all(|m| matches!(m, '、' | ','))
}

/// "98件，占81.7%", "98件（81.7%）", "甲98件、乙22件，分别占81.7%、18.3%".
pub(super) fn shares(items: &[Item], standings: &[Standing], listed: &[bool], i: usize, chars: &[char]) -> Option<Rate> {
    let item = &items[i];
    let name: String = chars[item.from..item.at].iter().collect();
    // "收到130件…；剔除重复申请后，予以公开61件，占51.7%": of those that are left.
    let before = &chars[item.at.saturating_sub(LONGEST_SENTENCE)..item.at];
    if contains(before.rsplit(|c| *c == '。').next().unwrap_or_default(), structure().deducted) {
        return None;
    }
    if let Some(share) = before_its_count(items, i, chars).or_else(|| of_named(items, standings, i, chars)) {
        return Some(share);
    }
    let together = together(items, standings, i, &name);
    let together = together.or_else(|| both(items, standings, i));
    let bare = item.label == 0 && !item.unknown && item.marks == ['('];
    // "分别占81.7%、18.3%": the first of the run says so.
    let head = (0..=i)
        .rev()
        .take(NEAR)
        .take_while(|&j| items[j].figure.unit == Unit::Percent)
        .find(|&j| items[j].label & (SHARE | RESPECTIVELY) == SHARE | RESPECTIVELY);
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
            // "121件、88件，共209件，分别占55.5%和54.0%": the total is none of those that have a share.
            let mut counts = (0..head).rev().take(NEAR).filter(|&j| !standings[j].total);
            counts.nth(run.checked_sub(i - head + 1)?)?
        }
        // "73件（其中复议48件、诉讼25件），占4.63%": what a bracket divides.
        None => match &together {
            Some(parts) => parts[0],
            None => (0..i).rev().take(NEAR).find(|&j| items[j].depth <= item.depth)?,
        },
    };
    // "占比82.4%", "占申请总量的82.4%": what stands behind 占 is the whole; a name before it tells another part.
    let told = together.is_some() || begins(label_of(item, chars), structure().share).is_some();
    let counted = &items[part];
    if (!bare && head.is_none() && !told)
        || !is_count(counted)
        || counted.sentence != item.sentence
        || counted.figure.about
        || counted.change
        // "占比由上年的89.4%降至85.1%".
        || item.year == Some(-1) && counted.year != item.year
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
    // "建议121件、提案88件，分别占主办件的55.5%和54.0%": of one that was told by that name, where there is any.
    let says_of: String = head.map_or_else(|| name.clone(), |head| chars[items[head].from..items[head].at].iter().collect());
    let noun: String = says_of.split_once('占').map_or("", |(_, of)| of).chars().take(NOUN).collect();
    let label = |w: usize| chars[items[w].from..items[w].tail].iter().collect::<String>();
    let named = item.label & OF_ALL == 0
        && noun.chars().count() == NOUN
        && (part.saturating_sub(NEAR)..part).any(|w| is_count(&items[w]) && label(w).contains(&noun));
    let of_that = |w: usize| verb.is_none_or(|verb| label(w).contains(verb)) && (!named || label(w).contains(&noun));
    // "甲5件，占41%；乙2件，占17%": what has a share of its own beside it is no whole of those told in the same way.
    let has_share = |w: usize| items.get(w + 1).is_some_and(|x| x.figure.unit == Unit::Percent && x.label & SHARE != 0 && !x.change);
    let inside = chars[counted.from..counted.at].contains(&'中');
    let is_peer = |w: usize| {
        w < part
            && !inside
            && has_share(w)
            && has_share(part)
            && (w + 1..=part).all(|i| standings[i].opener.is_none() && items[i].sentence == item.sentence)
    };
    // The whole may come last: "予以公开17件，占29.3%，…，共58件".
    let behind = (i + 1..items.len())
        .take(NEAR)
        .take_while(|&w| items[w].sentence == item.sentence)
        .filter(|&w| standings[w].total || standings[w].above);
    let mut pairs: Vec<(usize, usize)> = (part.saturating_sub(NEAR)..part)
        .chain(behind)
        .filter(|&w| {
            is_count(&items[w])
                && adds_up(items[w].figure.unit, counted.figure.unit)
                && !items[w].change
                && items[w].figure.value >= counted.figure.value
                && of_that(w)
                && !is_peer(w)
        })
        .map(|w| (part, w))
        .collect();
    // "300多万份文件…796934条，其中…": what is taken apart is the nearest, and told exactly.
    let exact = pairs.iter().all(|&(_, w)| !items[w].figure.about) || listed && pairs.last().is_some_and(|&(_, w)| !items[w].figure.about);
    pairs.retain(|&(_, w)| !items[w].figure.about);
    // A channel's, an applicant's or an outcome's share among the requests is of all requests, be their number told or not.
    let of_requests = counted.topic & REQUEST != 0 && counted.says & (CHANNEL | NATURAL | LEGAL | words().results) != 0 && !counted.unknown;
    let of_all = of_all && counted.topic & REQUEST != 0 || of_requests;
    let also = together.map_or_else(Vec::new, |parts| parts[1..].to_vec());
    let of_all = of_all && also.is_empty();
    // "占75%", "占比75%" alone: of a whole told somewhere.
    let plain = matches!(behind_share, "" | "比" | "比为") && head.is_none() && told;
    (exact && (listed || of_all || plain)).then_some(Rate {
        item: i,
        part,
        also,
        of_all,
        of_sum: None,
        sure: listed || of_all,
        kind: RateKind::Share,
        pairs,
    })
}

/// The counts right before that are told together: "33件、18件，二者合计占54.3%", "分别为9件、8件、7件，合计占81%"; the last first.
fn together(items: &[Item], standings: &[Standing], i: usize, name: &str) -> Option<Vec<usize>> {
    let at = name.find('占')?;
    let says = |words: &[&str]| words.iter().any(|w| name[..at].ends_with(w));
    let two = structure().two.iter().any(|w| name[..at].contains(w));
    let counted = |j: &usize| is_count(&items[*j]) && items[*j].sentence == items[i].sentence && !items[*j].change;
    // As many as were told one by one behind what opened them; without that, the last two.
    let before = || (0..i).rev().take(NEAR).filter(counted);
    let opened = before().position(|j| standings[j].opener.is_some() || standings[j].mark >= Mark::Semicolon).filter(|_| !two);
    let mut parts: Vec<usize> = before().take(opened.map_or(2, |at| at + 1)).collect();
    // "60件为自然人，1件为企业，2件为律所，法人和其他组织合计占4.8%": fewer of them, where their share is right.
    let sum = |parts: &[usize]| parts.iter().map(|&j| items[j].figure.value).sum::<Decimal>();
    let fits = |parts: &[usize]| before().any(|w| items[i].figure.is_share(sum(parts), items[w].figure.value));
    if let Some(fewer) = (2..parts.len()).find(|&n| fits(&parts[..n])) {
        parts.truncate(fewer);
    }
    ((two || says(structure().total)) && parts.len() > 1).then_some(parts)
}

/// "复议21宗、诉讼10宗，占申请的4.63%": the two counts parted by 、 right before a share, where it is right of both together; the last first.
fn both(items: &[Item], standings: &[Standing], i: usize) -> Option<Vec<usize>> {
    let [first, last] = [i.checked_sub(2)?, i - 1];
    let counted = |j: usize| is_count(&items[j]) && items[j].sentence == items[i].sentence && !items[j].change;
    let told = counted(first) && counted(last) && standings[last].mark == Mark::Pause;
    let sum = items[first].figure.value + items[last].figure.value;
    let mut wholes = (0..first).rev().take(NEAR).filter(|&w| is_count(&items[w]));
    (told && wholes.any(|w| items[i].figure.is_share(sum, items[w].figure.value))).then(|| vec![last, first])
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
        .is_some_and(|at| at > 0 && !name.starts_with([',', '、']) && begins(label_of(item, chars), structure().share).is_none());
    let whole = |w: &usize| {
        is_count(&items[*w])
            && adds_up(items[*w].figure.unit, counted.figure.unit)
            && !items[*w].change
            && items[*w].figure.value >= counted.figure.value
    };
    let pairs: Vec<(usize, usize)> = (i.saturating_sub(NEAR)..i).filter(whole).map(|w| (part, w)).collect();
    let exact = pairs.iter().all(|&(_, w)| !items[w].figure.about);
    (behind && own && exact && !pairs.is_empty()).then(|| Rate::new(i, part, RateKind::Share, pairs))
}

/// "34件，占申请总量（47件）的72.3%", "63件，占全年受理量147件的42.86%": the whole between 占 and the share.
fn of_named(items: &[Item], standings: &[Standing], i: usize, chars: &[char]) -> Option<Rate> {
    let whole = i.checked_sub(1)?;
    let (item, of) = (&items[i], &items[whole]);
    let part = (0..whole).rev().take(FEW).find(|&j| is_count(&items[j]) && items[j].depth == item.depth)?;
    let counted = &items[part];
    // The clause of the whole says 占, and between the two figures stands nothing but 的.
    let clause: String = chars[items[whole - 1].until..of.at].iter().collect();
    let last = clause.rsplit([',', ';', '。']).next().unwrap_or_default();
    let between: String = chars[of.until..item.at].iter().filter(|c| !matches!(c, ')' | '约')).collect();
    // 分别占 has a share for each.
    let said = last.contains('占') && !last.contains('分') && of.depth >= counted.depth && item.depth == counted.depth && of_it(&between);
    let also = together(items, standings, whole, last).map_or_else(Vec::new, |parts| parts[1..].to_vec());
    // "财政类9条，新增量占累计总量（612条）的7.35%": whose share it is may stand farther before.
    let own = last.find('占').is_some_and(|at| at > 0);
    let earlier = (0..part).rev().take(NEAR).take_while(|_| own).filter(|&j| is_count(&items[j]) && items[j].sentence == item.sentence);
    let pairs: Vec<(usize, usize)> = std::iter::once(part).chain(earlier).map(|part| (part, whole)).collect();
    let fits = is_count(of) && is_count(counted) && adds_up(of.figure.unit, counted.figure.unit) && counted.sentence == item.sentence;
    let exact = !of.figure.about && !counted.figure.about && !counted.change;
    (said && fits && exact).then_some(Rate { also, ..Rate::new(i, part, RateKind::Share, pairs) })
}

/// Whether nothing but a noun and 的 stands between a whole and its share: "占全部60宗申请的70%".
fn of_it(between: &str) -> bool {
    const LONGEST: usize = 6;
    between.ends_with('的') && between.chars().count() <= LONGEST && between.chars().all(char::is_alphabetic)
}

/// Whether a rate of some of all there is, told right behind its name, is more than all.
fn is_beyond_all(item: &Item, chars: &[char]) -> bool {
    let words = structure();
    let name = without_verb(&chars[item.from..item.at], words);
    item.figure.unit == Unit::Percent && item.figure.value > Decimal::ONE_HUNDRED && !item.change && ends(name, words.part_of_all_rate)
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
    // What came in the year before may be dealt with as well.
    let carried = items.iter().any(|i| i.says & (CARRY | CARRY_IN) != 0 && !i.figure.value.is_zero());
    // What the last run comes to.
    let mut sum = Decimal::ZERO;
    for i in 0..items.len() {
        let behind = |run: &Vec<usize>| run.last().is_some_and(|&last| last + 1 == i && items[last].sentence == items[i].sentence);
        // "甲类占75%，其次是乙类20%": the word is told once.
        let rate = chars[items[i].from..items[i].at].contains(&'率');
        let like_them = items[i].figure.unit == Unit::Percent && !items[i].change && !items[i].figure.about && !rate;
        // "分别占30%、20%" is held against the counts before.
        let each = |run: &Vec<usize>| chars[items[run[0]].from..items[run[0]].at].contains(&'别');
        // "办结率110%": by itself as well.
        if !carried && is_beyond_all(&items[i], chars) {
            runs.push(vec![i]);
            sum = Decimal::ONE_HUNDRED;
            continue;
        }
        if !(named(i) || like_them && runs.last().is_some_and(|run| behind(run) && !each(run))) {
            continue;
        }
        let goes_on = |run: &&mut Vec<usize>| behind(run) && standings[i].opener.is_none() && sum != Decimal::ONE_HUNDRED;
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
        (run.len() > 1 || is_beyond_all(&items[run[0]], chars)) && kinds.len() < 2
    });
    runs
}
