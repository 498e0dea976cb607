//! The balance of requests as the text itself tells it: received and carried in, processed and carried out.
//!
//! In: the items of a passage and what it denies. Out: every [`Balance`], with the items that tell its four figures. The table has the same relation (requests.balance);
//! here it is held between the figures of the text, with a table or without.

mod said;

use rust_decimal::Decimal;

use super::denial::Denial;
use super::done::{AllDone, in_sentence};
use super::item::Item;
use super::list::{List, NEAR};
use super::role::{Role, is_carried_in_apart, role, role_among, role_of_any};
use super::standing::{Opener, Standing};
use super::text::{begins, contains};
use super::words::*;

/// What a passage tells of the requests that came and went, as indices of items.
#[derive(Debug)]
pub struct Balance {
    pub received: usize,
    pub carried_in: Option<usize>,
    /// One figure, or each outcome.
    pub processed: Vec<usize>,
    /// None where the text says that nothing was.
    pub carried_out: Option<usize>,
    /// What was carried in is told as some of what was received (含, 其中).
    pub included: bool,
    /// What is left is told as the rest of those received (其余, 剩余), or nothing came over from the year before: no other may be among them.
    pub closed: bool,
    /// What was left is not told, nor that nothing was: more may not have been dealt with than came.
    pub open: bool,
    /// A figure is told more than once, or others stand between, or outcomes for what was processed: they may be some of several.
    pub doubtful: bool,
}

/// No remark in a bracket is longer.
const LONGEST_REMARK: usize = 24;

/// How many figures behind those that came may tell what was done with them.
const FEW: usize = 4;

/// All balances of a passage.
pub fn balances(
    items: &[Item],
    standings: &[Standing],
    lists: &[List],
    denials: &[Denial],
    done: &[AllDone],
    chars: &[char],
) -> Vec<Balance> {
    let mut part = vec![None; items.len()];
    lists.iter().filter(|l| l.opener.is_some()).for_each(|l| l.sure().iter().for_each(|&i| part[i] = Some(l.whole())));
    let passage = Passage { items, standings, part, denials, done, chars };
    let mut found = Vec::new();
    let mut from = 0;
    // "答复50件，其中新收45件": some of those that were dealt with.
    let of_processed = |i: usize| {
        let processed = |j: &Item| role(j) == Some(Role::Processed);
        passage.part[i].is_some_and(|whole| processed(&items[whole])) && !items[i..].iter().take(FEW).any(processed)
    };
    // "办公室受理31件": where that is the first of all, it is the body that the passage speaks of.
    let first = items.iter().position(|i| i.says & (RECEIVE | NEW | HANDLE) != 0);
    let of_office = |i: usize| first == Some(i) && passage.part[i].is_none() && role_of_any(&items[i], 0) == Some(Role::Received);
    // "共办理1261件（含上年结转74件），答复1181件": all that there was to do, where what was done is told behind; and "申请190件，办结187件，结转3件".
    let to_do = |i: usize| {
        let carried_in = |j: &Item| role(j) == Some(Role::CarriedIn);
        let within = passage.part.get(i + 1).is_some_and(|whole| *whole == Some(i)) && carried_in(&items[i + 1]);
        let later = items[i + 1..].iter().take(FEW).take_while(|j| j.sentence == items[i].sentence);
        let mut told = [false; 2];
        for (j, later) in (i + 1..).zip(later) {
            told[0] |= role(later) == Some(Role::Processed) || passage.is_answered(j);
            told[1] |= role(later) == Some(Role::CarriedOut);
        }
        // "共办理80件，已答复69件，11件顺延"; "办理61件，办结54件，结转7件" says so in another word as well.
        let label = |j: usize| &chars[items[j].from..items[j].at];
        let finished = |j: usize| items.get(j).is_some() && contains(label(j), structure().done);
        let apart = !finished(i) && finished(i + 1);
        let handled = (standings[i].total || apart) && contains(label(i), structure().to_do) && told == [true; 2];
        let named = is_named(&items[i]) && passage.part[i].is_none() && told == [true; 2];
        named || role(&items[i]) == Some(Role::Processed) && (within && told[0] || handled)
    };
    let begins =
        |i: &usize| (matches!(role(&items[*i]), Some(Role::Received | Role::All)) || of_office(*i) || to_do(*i)) && !of_processed(*i);
    while let Some(received) = (from..items.len()).find(begins) {
        let (balance, until) = passage.balance(received);
        // Where requests are not named, only the four figures together tell that they are meant.
        found.extend(balance.filter(|b| asked(&items[received]) || is_named(&items[received]) || b.carried_in.is_some() && !b.doubtful));
        from = until;
    }
    found
}

/// Whether a figure is of requests for information: 申请, where nothing says what else is applied for.
pub fn asked(item: &Item) -> bool {
    (item.says | item.topic) & (REQUEST | ON_REQUEST) != 0 || item.says & APPLICATION != 0 && !item.unknown
}

/// Whether a figure's own words speak of requests.
fn asked_for(item: &Item) -> bool {
    item.says & (REQUEST | ON_REQUEST | APPLICATION) != 0
}

/// Whether a figure is told by the name of requests alone: "政府信息公开申请190件", "通过网站、现场申请等途径提交政府信息公开190件".
pub(super) fn is_named(item: &Item) -> bool {
    let verbs =
        RECEIVE | NEW | HANDLE | PROCESS | CARRY | CARRY_IN | CARRY_OUT | REVIEW | SUIT | DIRECT | AFTER | CUMULATIVE | OTHERS | PART_TIME;
    let ways = item.says & INFO != 0 && item.says & (CHANNEL | APPLICATION) != 0;
    let named = (ways || item.says & (REQUEST | ON_REQUEST) != 0) && item.says & (verbs | words().results) == 0;
    named && item.figure.unit.counts_cases() && !item.figure.about && !item.change && item.year == Some(0)
}

struct Passage<'p> {
    items: &'p [Item],
    standings: &'p [Standing],
    /// The whole of the list that an item is a part of.
    part: Vec<Option<usize>>,
    denials: &'p [Denial],
    done: &'p [AllDone],
    chars: &'p [char],
}

impl Passage<'_> {
    /// "办理人大代表建议6件": whether a figure is told by the name of something else that offices deal with, and not of requests.
    fn names_another_matter(&self, item: &Item) -> bool {
        contains(&self.chars[item.from..item.at], structure().other_matters) && !asked_for(item)
    }

    /// The balance whose first figure is `received`, and where the next may begin.
    fn balance(&self, received: usize) -> (Option<Balance>, usize) {
        let (items, standings) = (self.items, self.standings);
        // "收到网上申请105件，快递17件，合计122件": their sum came.
        let added = |i: usize, sum: usize| self.part[i] == Some(sum) && matches!(role(&items[i]), Some(Role::CarriedIn | Role::Carried));
        let with_carried = |sum: usize| (sum.saturating_sub(NEAR)..sum).any(|i| added(i, sum));
        let sum = self.part[received].filter(|&sum| sum > received && standings[sum].sum && !with_carried(sum));
        let received = sum.unwrap_or(received);
        let first = &items[received];
        let (mut carried_in, mut processed, mut carried_out, mut outcomes) = (None, None, None, Vec::new());
        // "共办理80件，已答复69件，11件顺延": of all that there was to do.
        let mut closed = role(first) == Some(Role::Processed);
        let mut carried = None;
        let mut again = false;
        // What was carried in may be told before.
        let mut before = received.checked_sub(1).filter(|&i| items[i].sentence == first.sentence);
        // Reviews, or suits, may be told so as well, where the first of them says so.
        let cases = [Some(received), before].into_iter().flatten().fold(0, |says, i| says | items[i].says & (REVIEW | SUIT));
        let role = |item: &Item| role_among(item, cases);
        before = before.filter(|&i| role(&items[i]) == Some(Role::CarriedIn));
        carried_in = before.or(carried_in);
        let mut until = received + 1;
        // The sentence in which the last of them was told.
        let mut told_last = first.sentence;
        for (i, item) in items.iter().enumerate().skip(received + 1).take(NEAR) {
            let of = if self.is_but_for(i) { Some(Role::CarriedOut) } else { role(item) };
            let of = of.filter(|of| *of != Role::Processed || !self.names_another_matter(item));
            let together = i > received && (of == Some(Role::All) || standings[i].sum);
            // "全市收到918件，我局办结20件": of two offices.
            let governed = REGION | OTHERS;
            let another = first.says & governed != 0 && item.says & OWN != 0 || first.says & governed == 0 && item.says & governed != 0;
            // What is left may be told in a sentence of its own behind the outcomes, and what was asked for in one before them.
            let left = || of == Some(Role::CarriedOut) || self.is_left(i, received);
            // There it must say that it is of requests.
            let of_them = asked_for(item) || self.is_rest(i);
            let alone = || (carried_in.is_some() || carried_out.is_some()) && items[i - 1].sentence == told_last && of_them;
            let farther = if processed.is_some() { left() } else { alone() };
            let farthest = told_last + 1 + usize::from(farther);
            if another
                || item.sentence > farthest
                || of == Some(Role::Received) && self.part[i] != Some(received) && item.depth <= first.depth && !together
            {
                break;
            }
            until = i + 1;
            // "答复138件（含上年结转3件，另有8件顺延到下年度答复）".
            let of_bracket = match of {
                Some(Role::CarriedIn) => true,
                Some(Role::CarriedOut) => processed.is_some(),
                Some(Role::Carried) => processed.is_some() && item.label & INCLUDE != 0,
                _ => false,
            };
            if item.depth > first.depth && !of_bracket {
                continue;
            }
            // "共计442件": both together.
            if together && processed.is_none() && outcomes.is_empty() {
                continue;
            }
            // "61件中办结58件": told again, to be divided.
            if self.chars.get(item.until) == Some(&'中') {
                continue;
            }
            let left = processed.is_some() && self.part[i].is_none() && carried_out.is_none();
            let slot = match of {
                _ if left && item.depth == first.depth && self.is_left(i, received) => {
                    closed = standings[i].rest || self.is_rest(i);
                    &mut carried_out
                }
                // "答复14件（包括2022年结转1件）": what was dealt with holds none of what was left, whichever year is named.
                Some(Role::CarriedOut | Role::Carried) if item.depth > first.depth && item.label & INCLUDE != 0 => &mut carried_in,
                Some(Role::Carried) if left => &mut carried_out,
                Some(Role::Carried) => &mut carried,
                // "2024年结转183件；办理1875件，结转2025年344件" in a report that names the year before as its own, or the next.
                Some(Role::CarriedIn) if carried_in.is_some() && processed.is_some() && item.label & CARRY_IN == 0 => &mut carried_out,
                Some(Role::CarriedIn) => &mut carried_in,
                Some(Role::CarriedOut) => &mut carried_out,
                // "予以公开8件，其中部分公开3件": some of those told before.
                Some(Role::Outcome) if self.part[i].is_some_and(|whole| outcomes.contains(&whole)) => continue,
                Some(Role::Outcome) => {
                    outcomes.push(i);
                    continue;
                }
                // "收到申请3件。处理群众来信6件": of something else.
                Some(Role::Processed) if item.unknown && item.sentence > first.sentence && !asked_for(item) && outcomes.is_empty() => {
                    continue;
                }
                // "不予处理1件，告知其他途径办理11件": one more outcome.
                Some(Role::Processed) if standings[i].step => continue,
                Some(Role::Processed) if !outcomes.is_empty() && processed.is_none() && !standings[i].total => {
                    outcomes.push(i);
                    continue;
                }
                // "总计处理1248件。作出答复1190件，…": the first was all that there was to do.
                Some(Role::Processed)
                    if processed.is_some_and(|p: usize| standings[p].total && self.all(received, carried_in) == items[p].figure.value) =>
                {
                    processed = Some(i);
                    continue;
                }
                // "办结38件；上年结转3件亦已办结，全年共办结41件".
                Some(Role::Processed) if processed.is_some() && standings[i].total => {
                    processed = Some(i);
                    continue;
                }
                Some(Role::Processed) => &mut processed,
                _ if processed.is_none() && item.depth == first.depth && self.is_answered(i) => &mut processed,
                // "5件不属于本机关职责": what became of these is told in other words.
                _ => {
                    let of_these = cases != 0 || item.says & (REVIEW | SUIT) == 0;
                    // "…、无法提供8件、逾期未补正2件": told among outcomes, it may be one more.
                    again |= of_these
                        && outcomes.last().is_some_and(|last| *last + 1 == i)
                        && self.part[i] == self.part[i - 1]
                        && processed.is_none();
                    // Those who asked, told one by one, are not yet what became of it.
                    if self.part[i] == Some(received) {
                        told_last = item.sentence;
                    }
                    again |= of_these && item.figure.unit.counts_cases() && !item.change && self.part[i].is_none() && carried_out.is_none();
                    continue;
                }
            };
            // "上年结转2件…答复231件（含上年结转2件）": the same, told again.
            again |= slot.is_some_and(|told: usize| items[told].figure != item.figure);
            *slot = slot.or(Some(i));
            told_last = item.sentence;
        }
        carried_in = carried_in.or(carried.filter(|_| carried_out.is_some()));
        // "除5件结转外，其余287件均已答复": these two are all that came, where nothing else is told of it.
        let but_for = carried_out.filter(|&i| self.is_but_for(i));
        let mut others = received + 1..until;
        let parted = others.clone().any(|i| self.part[i] == Some(received));
        let unlike = but_for.is_some_and(|i| processed != Some(i + 1) || !outcomes.is_empty() || parted);
        if unlike || others.any(|i| self.is_apart(i) && !self.is_but_for(i)) {
            return (None, until);
        }
        closed |= but_for.is_some() && carried_in.is_none() && carried.is_none();
        // "共办结136件，除去上年结转的9件，本年新收131件中仍有4件结转".
        let told_before = || {
            (0..received)
                .rev()
                .take(3)
                .take_while(|&i| items[i].sentence == first.sentence)
                .find(|&i| role(&items[i]) == Some(Role::Processed))
        };
        processed = processed.or_else(|| told_before().filter(|_| outcomes.is_empty()));
        // "收到73件，结转4件，共办理77件。公开35件、…": all that there was to do, and its outcomes.
        let finished = |p: usize| contains(&self.chars[items[p].from..items[p].at], structure().done);
        let all_told = |p: usize| {
            standings[p].total
                && !(p > received && finished(p))
                && carried_in.is_some()
                && self.all(received, carried_in) == items[p].figure.value
        };
        let left = carried_out.is_some_and(|i: usize| !items[i].figure.value.is_zero());
        processed = processed.filter(|&p| !left || !all_told(p));
        let told = processed.is_some();
        // "收到3件，2件按时答复，1件结转下年": what became of each of them.
        let leads = |i: Option<usize>| i.is_some_and(|i| standings[i].leads);
        closed |= carried_in.is_none() && carried.is_none() && leads(processed) && leads(carried_out);
        // "收到20件，已办结15件，撤回3件，结转2件": outcomes beside what was processed may be more of it, where they are just what else would be missing.
        let value = |i: &usize| items[*i].figure.value;
        let gone: Decimal = processed.iter().chain(&carried_out).map(value).sum();
        let missing = self.all(received, carried_in) - gone;
        let more: Decimal = outcomes.iter().filter(|i| self.part[**i].is_none()).map(value).sum();
        again |= told && !more.is_zero() && (carried_out.is_none() || more == missing || outcomes.iter().any(|i| value(i) == missing));
        // "受理74件。在答复的78件申请中：公开31件、…，结转6件": the outcomes told say that nothing came over.
        closed |=
            told && outcomes.len() > 2 && outcomes.iter().chain(&carried_out).map(value).sum::<Decimal>() == self.all(received, carried_in);
        // "收到92件、上年结转2件。其中予以公开19件，…，结转9件": who tells what was left beside what became of the others tells all.
        let all_ended = outcomes.len() > 3 && carried_in.is_some() && carried_out.is_some();
        let processed = processed.map_or(outcomes, |i| vec![i]);
        let denied = self.denied(before.unwrap_or(received), until);
        let none_in = carried_in.is_none() && denied & (CARRY_IN | CARRY) != 0;
        // "均已办结，办结21件": nothing was left.
        let all_done = !again && carried.is_none() && in_sentence(self.done, first.sentence).iter().any(|d| !d.as_ruled);
        let denied_out = denied & CARRY_OUT != 0 || denied & CARRY != 0 && carried_in.is_some();
        let none_out = told && carried_out.is_none() && (denied_out || all_done || self.rate_is_full(received, until));
        // What is one of several parts is not all that came.
        let open = carried_out.is_none()
            && !none_out
            && self.part[received].is_none()
            && (carried_in.is_some() || none_in || told && self.is_swapped(received, &processed));
        // "办理的7件申请中，予以公开3件、…、结转下年度1件": what was left is some of those that it would be told beside.
        let of_these = |done: &usize| {
            let opened = standings.get(done + 1).is_some_and(|s| s.opener == Some(Opener::Within));
            let parts = (done + 1..items.len()).take(NEAR).filter(|&i| self.part[i] == Some(*done) && Some(i) != carried_out);
            let all: Decimal = parts.chain(carried_out).map(|i| value(&i)).sum();
            opened && carried_out.is_some() && all == value(done)
        };
        // "办结141件（含上年度转办件）": how many of them came before is not told.
        let of_two_years = |i: &usize| {
            let behind = &self.chars[items[*i].until..];
            let bracket = behind.iter().take(LONGEST_REMARK).position(|c| *c == ')').map_or(&[][..], |end| &behind[..end]);
            let words = structure();
            bracket.starts_with(&['('])
                && begins(&bracket[1..], words.each).is_some()
                && contains(bracket, words.year_before)
                && !bracket.iter().any(char::is_ascii_digit)
        };
        let within = processed.iter().any(of_these) || processed.iter().chain([&received]).any(of_two_years);
        // "新收0件，上年结转0件，结转下年1件": more was left than there was, whatever was done.
        let beyond = carried_in.is_some() && carried_out.is_some_and(|out: usize| value(&out) > self.all(received, carried_in));
        let told_done = !processed.is_empty() && !within && (carried_out.is_some() || none_out || open);
        // "答复94件（含上年结转2件）": among what was dealt with, and not what came.
        let of_done = first.says & (RECEIVE | NEW) != 0
            && carried_in.is_some_and(|i: usize| self.part[i].is_some_and(|whole| processed.contains(&whole)));
        // "收到7件，其中撤回2件，结转1件，其余4件已答复": a list that comes to all that came has said what became of each.
        let listed = (received + 1..items.len()).take(NEAR).filter(|&i| self.part[i] == Some(received));
        let divided = carried_out.is_some_and(|out| self.part[out] == Some(received))
            && listed.map(|i| value(&i)).sum::<Decimal>() == self.all(received, carried_in);
        let balance = (!divided && told_done || beyond && processed.is_empty()).then(|| Balance {
            received,
            carried_in,
            processed,
            carried_out,
            included: carried_in.is_some_and(|i: usize| {
                let apart = i < received && is_carried_in_apart(&items[i], self.chars);
                let named = self.follows_new(i, received) || standings[i].opener.is_some() || items[i].depth > first.depth || i < received;
                but_for.is_some() || named && !apart && !of_done
            }),
            closed: closed || none_in,
            open,
            doubtful: again || !told && !all_ended,
        });
        (balance, until)
    }

    /// What came in all.
    fn all(&self, received: usize, carried_in: Option<usize>) -> Decimal {
        let value = |i: usize| self.items[i].figure.value;
        value(received) + carried_in.map_or(Decimal::ZERO, value)
    }

    /// Whether what was carried in is told behind what was new, and that as some of what came: "共15件，其中新收14件，结转上年1件".
    fn follows_new(&self, i: usize, received: usize) -> bool {
        i > 0 && self.items[i - 1].says & (NEW | RECEIVE) != 0 && self.part[i - 1] == Some(received)
    }
}
