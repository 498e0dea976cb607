//! What a figure speaks of: the words of an item → a count of `words.toml`, and so the cells it may mean.
//!
//! In: items and lists. Out: the items whose meaning is certain, and what denials say is zero. A word that is not understood takes all certainty.

use rust_decimal::Decimal;

use super::denial::Denial;
use super::item::Item;
use super::label::topic;
use super::list::{List, NEAR};
use super::standing::Opener;
use super::unit::Unit;
use super::words::*;
use super::{Denied, Told};

/// What may stand in a claim's clause besides its meaning.
const HARMLESS: Says = FILLER
    | THIS_YEAR
    | OWN
    | AMONG
    | INCLUDE
    | OPEN
    | INFO
    | ABOUT
    | OF_ALL
    | ONWARD
    | APPLICATION
    | CARRY
    | CUMULATIVE
    | FROM
    | RESPECTIVELY;

/// What the items tell: those whose meaning is certain, and those that most likely mean what they say, though no verb is told or a word beside them is not
/// understood.
pub fn told(items: &[Item], lists: &[List], chars: &[char]) -> (Vec<Told>, Vec<Told>) {
    let (mut found, mut likely): (Vec<Told>, Vec<Told>) = (Vec::new(), Vec::new());
    // The last item of another matter: a terse clause behind it may go on about that.
    let mut lost: Option<usize> = None;
    let meaning = words().meaning;
    let disclosed = words().disclosed;
    // The head of the list that each item is a part of.
    let mut heads: Vec<Option<usize>> = vec![None; items.len()];
    for list in lists.iter().rev().filter(|l| l.opener.is_some_and(|o| o != Opener::Total)) {
        let of = &items[list.whole()];
        // "尚有1件结转下年。从申请主体看，自然人申请68件": more than is left is divided of what came.
        let parts: Decimal = list.sure().iter().map(|&i| items[i].figure.value).sum();
        let of_what_came = of.says & (CARRY_IN | CARRY_OUT) != 0 && parts > of.figure.value;
        let is_divided = |part: &Item| of.sentence == part.sentence || !of_what_came;
        list.sure().iter().filter(|&&i| is_divided(&items[i])).for_each(|&i| heads[i] = Some(list.whole()));
    }
    for (i, item) in items.iter().enumerate() {
        let whole = heads[i];
        let own = item.says & (REQUEST | ON_REQUEST | CASES | INFO) != 0;
        lost = lost.filter(|_| !own && item.says & disclosed == 0);
        // An outcome by its official name is of requests, whatever stands between, but it may be another office's.
        let may_tell = lost.is_none_or(|lost| !items[lost].elsewhere && speaks_for_itself(items, i, &found));
        if let Some(told) = may_tell.then(|| tell(items, &found, i, whole, true)).flatten() {
            found.push(told);
            continue;
        }
        // What is told by one digit agrees by chance.
        let most_likely = || tell(items, &found, i, whole, false).filter(|_| item.figure.value >= Decimal::TEN);
        likely.extend(named(items, i, chars).or_else(most_likely));
        if !own
            && whole.is_none()
            && item.depth == 0
            && item.figure.unit.counts_cases()
            && !item.figure.value.is_zero()
            && (item.unknown || item.says & meaning != 0)
            && item.says & (CHANNEL | CARRY) == 0
            && !item.change
            && item.year == Some(0)
        {
            lost = Some(i);
        }
    }
    (found, likely)
}

/// What item `i` tells, if that is certain, or most likely where that is not asked for; `found` is what those before it told for certain, `whole` the head
/// of the list it stands in.
fn tell(items: &[Item], found: &[Told], i: usize, whole: Option<usize>, certain: bool) -> Option<Told> {
    let words = words();
    let (meaning, columns) = (words.meaning, words.columns);
    let item = &items[i];
    let parent = match whole {
        // A part of what is not understood is not understood.
        Some(whole) => match found.binary_search_by_key(&whole, |t| t.item) {
            Ok(at) => Some(&found[at]),
            Err(_) if speaks_for_itself(items, i, found) && !items[whole].elsewhere => None,
            Err(_) if certain => return None,
            Err(_) => None,
        },
        None => {
            let same = |t: &&Told| items[t.item].sentence == item.sentence;
            found.iter().rev().take(NEAR).take_while(same).find(|t| items[t.item].depth <= item.depth)
        }
    };
    let money = item.figure.unit == Unit::Yuan;
    let counted_so = money || item.figure.unit.counts_cases();
    if item.unknown && certain
        || item.elsewhere
        || item.figure.about
        || !counted_so
        || item.says & !(HARMLESS | meaning | REST | ON_REQUEST) != 0
    {
        return None;
    }
    // "公文属性为主动公开138件、依申请公开560件、不予公开349件": kinds of documents, and no outcomes.
    let acted_on = RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN | CARRY_OUT;
    let attribute = |x: &Item| x.sentence == item.sentence && x.says & ON_REQUEST != 0 && x.says & (acted_on | CASES) == 0;
    if item.says & words.results != 0 && items[..i].iter().rev().take(3).any(attribute) {
        return None;
    }
    let mut says = item.says & meaning;
    // "其他3件" among the outcomes of a review.
    if item.says & REST != 0 {
        parent.filter(|p| p.count.table == "review" && whole.is_some())?;
        says |= OTHER_OUTCOME;
    }
    let (column, mut counted) = (says & columns, says & !columns);
    if column.count_ones() > 1 {
        return None;
    }
    let part = words.parts.iter().find(|p| p.says == column);
    // "收到申请8件": what else is applied for is named.
    let meant = match found.last() {
        // "收到申请8件。已答复的申请8件".
        Some(before) if of_requests(before) => says & (RECEIVE | NEW | HANDLE | PROCESS) != 0,
        _ => says & (RECEIVE | NEW | HANDLE) != 0 && named_behind(items, i),
    };
    let asked = item.says & APPLICATION != 0 && (item.topic & REQUEST != 0 || meant);
    // "依申请公开20条" alone may be a kind of what was made public.
    let acted = item.says & ON_REQUEST != 0 && says & (RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN | CARRY_OUT) != 0;
    if asked || acted {
        counted |= REQUEST;
    } else if item.says & ON_REQUEST != 0 && says & CASES == 0 {
        return None;
    }
    if counted & CASES != 0 && counted & (RECEIVE | PROCESS) == 0 {
        // "因政府信息公开申请引发的行政复议".
        counted &= !REQUEST;
    }
    // "因本机关不掌握等原因无法提供8件": all of that outcome, with its chief reason.
    let grouped = counted & words.groups;
    if item.says & OPEN != 0 && grouped.count_ones() == 1 {
        counted = counted & !words.results | grouped;
    }
    // "答复不予公开8件", "作出不予公开决定8件", "8件结转下一年度办理".
    if counted & (words.results | CARRY_IN | CARRY_OUT) != 0 {
        counted &= !(PROCESS | DECIDE);
    }
    let head = item.head & meaning & !columns;
    if counted == 0 && part.is_some() {
        counted = head;
    }
    // A figure alone says nothing.
    if counted == 0 && part.is_none() {
        return None;
    }
    let parent = parent.filter(|p| part.is_none_or(|part| part.table == p.count.table));
    let count = if part.is_some() && counted & !REQUEST == 0 && parent.is_some() {
        parent?.count
    } else {
        words
            .count(counted)
            .or_else(|| words.count(counted | head))
            .or_else(|| words.count(counted | item.topic & REQUEST))
            .or_else(|| words.count(counted | REQUEST).filter(|_| speaks_for_itself(items, i, found)))
            .or_else(|| {
                // "制发规范性文件6件，废止2件", "作出行政许可9件、行政处罚3件": what the figure before said goes without saying.
                let before = found.last().filter(|t| t.item + 1 == i && items[t.item].sentence == item.sentence)?;
                words.counts.iter().find(|c| {
                    c.says & counted == counted && (c.says & !counted).count_ones() == 1 && c.says & !counted & before.count.says != 0
                })
            })?
    };
    // "办结176件，其中当年申请172件": those that came are told as some of those that were dealt with.
    let dealt = whole.is_some() && parent.is_some_and(|p| p.count.says & PROCESS != 0 && p.item != i);
    if certain && dealt && part.is_none() && count.says & words.results == 0 {
        return None;
    }
    // "收到180件，其中办结166件": of those received, or of all that were handled?
    if certain && whole.is_some() && count.says & PROCESS != 0 && counted & PROCESS != 0 {
        return None;
    }
    // A part that names no column of its count's table ("行政复议自然人2件") is not understood; nor is a running total but of what is in force.
    let column_fits = part.is_none_or(|p| p.table == count.table);
    let total_fits = !certain || !item.stock || count.id.ends_with("in-force");
    // Reviews and suits are of this report only where it is said that they were about information.
    let informed = count.table != "review" || (item.topic | topic(item.says)) & INFO != 0;
    // 项 counts kinds of business; 条 counts pieces of information published, and not decisions or cases.
    let decided = count.says & PROCESS == 0 || count.table != "disclosure" || item.figure.unit.counts_papers();
    let measured = decided && !item.figure.unit.counts_information() || count.table == "requests" && item.topic & REQUEST != 0;
    (count.money == money && column_fits && total_fits && informed && measured).then_some(Told { item: i, count, part })
}

/// Whether a figure can be of nothing but requests, though none is named: what came or was carried over, or an outcome by its official name, where the
/// passage speaks of requests. Reviews, cases and documents too are carried over, and "不予公开".
fn speaks_for_itself(items: &[Item], i: usize, found: &[Told]) -> bool {
    let item = &items[i];
    let of_them = item.says & (words().results | NEW | CARRY_IN | CARRY_OUT) != 0 && item.says & CASES == 0;
    let spoken_of = item.topic & REQUEST != 0 || found.last().is_some_and(of_requests) || named_behind(items, i);
    of_them && spoken_of && !item.figure.unit.counts_information()
}

/// Whether what follows in the sentence can be of requests alone: two outcomes by their official names, or both kinds of applicants.
fn named_behind(items: &[Item], i: usize) -> bool {
    let rest = || items[i + 1..].iter().take(NEAR).take_while(|x| x.sentence == items[i].sentence);
    let says = |bits: Says| rest().any(|x| x.says & bits != 0);
    let other = rest().any(|x| x.says & (REQUEST | ON_REQUEST) != 0);
    !other && (rest().filter(|x| x.says & words().results != 0).nth(1).is_some() || says(NATURAL) && says(LEGAL))
}

fn of_requests(told: &Told) -> bool {
    told.count.table == "requests"
}

/// Reviews and suits.
const CASES: Says = REVIEW | SUIT | DIRECT | AFTER;

/// The row of the second table that item `i` names for this body and the year without a verb, "行政许可3660件", or behind one of two characters that no
/// word explains, "审批行政许可561条".
fn named(items: &[Item], i: usize, chars: &[char]) -> Option<Told> {
    let words = words();
    let item = &items[i];
    let row = item.says & words.meaning;
    let count = words.count(row | DECIDE).or_else(|| words.count(row | ISSUE))?;
    let ends = |at: usize| words.at(&chars[at..item.at]).is_some_and(|(length, _)| at + length == item.at);
    let behind_verb = item.subject.get(2).is_some_and(|&at| ends(at));
    // Behind a semicolon such a clause goes on about the body.
    let again = item.unknown && item.marks == [';'] && item.year == Some(0) && !item.change;
    // "上年行政许可9件、行政处罚3件".
    let elsewhere = item.elsewhere || item.marks == ['、'] && i > 0 && items[i - 1].elsewhere;
    let fits =
        (again || !elsewhere) && (behind_verb || !item.unknown) && !item.stock && !item.figure.about && item.figure.unit.counts_cases();
    fits.then_some(Told { item: i, count, part: None })
}

/// The counts that a denial says are zero.
pub fn denied(denial: &Denial) -> Option<Denied> {
    let words = words();
    let says = denial.says & words.meaning;
    let about = denial.says | denial.topic;
    let cases = says & CASES;
    let columns = words.columns & !(NATURAL | LEGAL);
    // "无结转事项": of which year is not said.
    let carried = denial.says & CARRY != 0 && says & (CARRY_IN | CARRY_OUT) == 0;
    if carried || denial.says & !(HARMLESS | words.meaning | ON_REQUEST) != 0 || says & columns != 0 {
        return None;
    }
    let count = |says: Says| words.count(says);
    let counts: Vec<&'static Count> = if cases != 0 {
        let only = says & !(CASES | REQUEST | RECEIVE | NATURAL | LEGAL) == 0;
        if !only || about & (INFO | REQUEST) == 0 {
            return None;
        }
        let separate = [REVIEW, SUIT, DIRECT, AFTER].into_iter().filter(|b| cases & b != 0);
        // 行政诉讼 beside 未经复议直接起诉 only names the latter.
        separate.filter(|b| *b != SUIT || cases & (DIRECT | AFTER) == 0).filter_map(count).collect()
    } else {
        let asked = says & !(NATURAL | LEGAL) & !REQUEST;
        let request = says & REQUEST != 0 || denial.says & ON_REQUEST != 0 || (about & REQUEST != 0 && denial.says & APPLICATION != 0);
        match asked {
            RECEIVE | NEW | 0 if request => count(NEW | REQUEST).into_iter().collect(),
            CARRY_IN if about & REQUEST != 0 => count(CARRY_IN | REQUEST).into_iter().collect(),
            CARRY_OUT if about & REQUEST != 0 => count(CARRY_OUT | REQUEST).into_iter().collect(),
            // "未作出不予公开决定", "未收取行政事业性收费".
            says if says != 0 => {
                let says = if says & words.results != 0 { says & !(PROCESS | DECIDE) | REQUEST } else { says };
                count(says).filter(|c| c.table == "disclosure" || says & words.results != 0).into_iter().collect()
            }
            _ => return None,
        }
    };
    (!counts.is_empty()).then_some(Denied { counts, from: denial.from, until: denial.until })
}
