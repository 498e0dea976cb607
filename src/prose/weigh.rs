//! Whether a list must add up: what speaks for a slip of the pen, and what for a list that was never meant to.
//!
//! In: a list, its figures and how they stand, and the sums its whole may mean in the tables. Out: a [`Verdict`]. Weights are bits: one more doubles the odds
//! that the author made a slip. They stand in `weights`, each with its reason.

use rust_decimal::Decimal;

use super::item::Item;
use super::kind::Kind;
use super::list::{List, NEAR, adds_up, are_of_other_cases};
use super::repair::{Repair, Slip, repairs};
use super::role::is_carried_in_apart;
use super::standing::{Mark, Opener, Standing};
use super::text::contains;
use super::weights::*;
use super::words::{NEW, RECEIVE, REVIEW, SUIT, structure};
use crate::number::is_round_to;

/// What is wrong with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The parts come to more than the whole.
    Exceeds,
    /// They come to less, and claim to be the whole.
    Short,
}

/// What a list comes to.
#[derive(Debug)]
pub enum Verdict {
    /// It adds up, as far as its first so many parts.
    Held(usize),
    /// It need not add up, or may mean another whole.
    Open,
    Broken(Broken),
}

/// A list that does not add up.
#[derive(Debug)]
pub struct Broken {
    pub fault: Fault,
    /// The item that tells its whole.
    pub whole: usize,
    /// How many of its parts were added.
    pub parts: usize,
    /// Whether no other reading is left: an error, else a warning.
    pub certain: bool,
    pub repair: Option<Repair>,
}

/// What the tables, and other lists of the text, say of a list's figures.
#[derive(Debug, Default)]
pub struct Tables {
    /// The sums that its whole may mean.
    pub accept: Vec<Decimal>,
    /// They say the same of each of its figures.
    pub agree: bool,
    /// They say otherwise of one of them: that is what is wrong.
    pub contradict: bool,
    /// They say the same of each of its parts, and nothing of its whole: what is missing may just not be told.
    pub parts_agree: bool,
    /// Another list of the text comes to just its whole.
    pub confirmed: bool,
}

/// Holds a list against its whole, and against every other sum that the whole may stand for in the tables.
pub fn judge(list: &List, items: &[Item], standings: &[Standing], chars: &[char], tables: &Tables) -> Verdict {
    let verdict = Weigher::new(list, items, standings, chars, tables.confirmed).judge(&tables.accept, tables.agree);
    match verdict {
        Verdict::Broken(Broken { fault: Fault::Short, certain: false, .. }) if tables.contradict || tables.parts_agree => Verdict::Open,
        verdict => verdict,
    }
}

pub(super) struct Weigher<'w> {
    pub(super) list: &'w List,
    pub(super) items: &'w [Item],
    pub(super) standings: &'w [Standing],
    /// The characters of the passage.
    pub(super) chars: &'w [char],
    /// What the first 0, 1, 2… parts come to.
    sums: Vec<Decimal>,
    /// Its whole is what another list comes to: no slip is looked for there.
    confirmed: bool,
}

/// A list is held against its whole at its last part and at so many other places where it may end.
const MOST_ENDS: usize = 12;

impl<'w> Weigher<'w> {
    fn new(list: &'w List, items: &'w [Item], standings: &'w [Standing], chars: &'w [char], confirmed: bool) -> Self {
        let mut sums = vec![Decimal::ZERO];
        for &part in &list.parts {
            sums.push(sums[sums.len() - 1] + items[part].figure.value);
        }
        Weigher { list, items, standings, chars, sums, confirmed }
    }

    pub(super) fn value(&self, i: usize) -> Decimal {
        self.items[i].figure.value
    }

    pub(super) fn sum(&self, parts: usize) -> Decimal {
        self.sums[parts]
    }

    fn judge(&self, accept: &[Decimal], known: bool) -> Verdict {
        let list = self.list;
        let scaled = self.sum(list.parts.len()) * Decimal::from(WAN);
        if list.parts.len() > 1 && list.wholes.iter().any(|&w| self.value(w) == scaled && self.items[w].figure.step >= WAN.into()) {
            return Verdict::Broken(self.scaled());
        }
        // "1.86万条" is rounded: only what is told as roughly adds up with it.
        let all = self.alike(list.whole());
        let rounder = all < list.parts.len() && list.parts[all..].iter().all(|&i| self.may_be_part(i));
        if list.about || rounder || list.wholes.iter().any(|&w| self.items[w].figure.about) {
            return self.roughly();
        }
        let several = self.several();
        let fits = |sum: Decimal| list.wholes.iter().any(|&w| self.value(w) == sum) || accept.contains(&sum) || several.contains(&sum);
        if all == 0 {
            return Verdict::Open;
        }
        let ends = || std::iter::once(all).chain(list.ends.iter().take(MOST_ENDS).rev().map(|e| e.parts).filter(|n| *n < all));
        // What goes on in another unit, or with more than the whole, may be over where it adds up.
        let unit = |n: usize| self.items[list.parts[n]].figure.unit;
        let chance = |n: usize| self.sum(n) <= MANY_ENOUGH && unit(n).counts_papers() && unit(n - 1).counts_papers();
        let over = |n: usize| unit(n) != unit(n - 1) && !chance(n) || self.value(list.parts[n]) > self.value(list.whole());
        // "网站268条，其他方式292条，规范性文件1条": with what is left all is told. Of requests and cases some are left over behind 其他 as well.
        let published = !self.of_requests() && !self.of_cases();
        let rest = |n: usize| published && n + 1 == all && self.standings[list.parts[n - 1]].rest;
        if let Some(parts) = (2..all).find(|&n| (over(n) || rest(n)) && fits(self.sum(n))) {
            return Verdict::Held(parts);
        }
        if let Some(parts) = ends().find(|&n| (n > 1 || list.opener.is_some()) && fits(self.sum(n))) {
            return Verdict::Held(parts);
        }
        // "其中甲353条、乙158条。此外，丙325条": with the figure behind them they may be all.
        let next = *list.parts.last().unwrap_or(&0) + 1;
        let goes_on = |i: usize| self.standings[i].mark == Mark::Stop && self.standings[i].opener.is_none() && self.counts_alike(i);
        let other_case = |i: usize| are_of_other_cases(self.chars, &self.items[list.whole()], &self.items[i]);
        // "…。另外2条…。还有1条…": and so may those that are told as the rest, one by one.
        let one_more = |i: usize| contains(&self.chars[self.items[i].from..self.items[i].at], structure().one_more);
        let behind = (next..self.items.len()).take(NEAR).take_while(|&i| goes_on(i) && !other_case(i) && (i == next || one_more(i)));
        let mut sum = self.sum(all);
        let with_next = behind.into_iter().any(|i| {
            sum += self.value(i);
            fits(sum)
        });
        // "动态216条，目录50条，报送信息100余条": two parts are hardly ever all, and what is told roughly behind them may be one more.
        let rest_roughly = self.items.get(next).is_some_and(|i| {
            all == 2
                && self.sum(all) < self.value(list.whole())
                && i.sentence == self.items[next - 1].sentence
                && i.figure.about
                && self.counts_alike(next)
        });
        // Whether the parts are of both together, or of the whole alone, is not told: a balance holds them.
        if known || self.left_out().is_some() || self.stands_otherwise(all, &fits) || with_next || rest_roughly {
            return Verdict::Open;
        }
        let readings = list.wholes.iter().map(|&w| ends().filter_map(|n| self.weigh(w, n, &several)).max_by_key(|(bits, _)| *bits));
        // It is broken only where it is for every whole it may mean.
        let mut worst: Option<(i32, Broken)> = None;
        for reading in readings {
            let Some((bits, broken)) = reading else { return Verdict::Open };
            if worst.as_ref().is_none_or(|(least, _)| bits < *least) {
                worst = Some((bits, broken));
            }
        }
        match worst {
            Some((bits, broken)) if bits >= SPEAK => Verdict::Broken(broken),
            _ => Verdict::Open,
        }
    }

    /// A list of which a figure is told roughly (1100余, 约300) or rounded (3.5万): broken where its parts come to more than its whole may be, or to less
    /// than it may be, whatever was meant.
    fn roughly(&self) -> Verdict {
        let list = self.list;
        let range = |i: usize| self.items[i].figure.range();
        let (least, most) = range(list.whole());
        // "276条，其中动态216条，目录50条，报送信息100余条": of what is told exactly, a part seldom is told roughly.
        let least_of = |i: usize| if self.items[i].figure.about && least == most { Decimal::ZERO } else { range(i).0 };
        let clear = !matches!(list.opener, None | Some(Opener::Total | Opener::Apart)) && list.wholes.len() == 1;
        if !clear || !list.parts.iter().all(|&i| self.may_be_part(i)) {
            return Verdict::Open;
        }
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for &i in &list.parts {
            (low, high) = (low + least_of(i), high + range(i).1);
        }
        let all = list.parts.len();
        // What is told roughly mostly has parts that are not told.
        let names_all = || self.fills_sentence(all) && self.claims_all(all) >= APPLICANTS;
        // "5万余条，其中规范性文件3件，其他76件": nor are so few all of so many.
        if low <= most && (high >= least || high * Decimal::TEN < least || !names_all()) {
            return Verdict::Open;
        }
        // What is told roughly is mended by no slip of a digit.
        let (fault, bits) =
            if low > most { (Fault::Exceeds, self.exceeds(most, all, &[]).0) } else { (Fault::Short, self.short(least, all)) };
        let broken = Broken { fault, whole: list.whole(), parts: all, certain: false, repair: None };
        if bits >= SPEAK { Verdict::Broken(broken) } else { Verdict::Open }
    }

    /// Whether a figure is counted as the whole is.
    fn counts_alike(&self, i: usize) -> bool {
        adds_up(self.items[i].figure.unit, self.items[self.list.whole()].figure.unit)
    }

    /// Whether a part is counted as its whole is; what is so many times the whole counts something else.
    fn may_be_part(&self, part: usize) -> bool {
        let whole = self.list.whole();
        self.counts_alike(part) && self.value(part) <= self.value(whole) * FAR_TOO_MANY
    }

    /// How many parts, from the first, are told as roughly as the whole or are round to its last digit.
    fn alike(&self, whole: usize) -> usize {
        let step = self.items[whole].figure.step;
        let fits = |&i: &usize| {
            let figure = &self.items[i].figure;
            figure.step <= step && (step <= Decimal::ONE || is_round_to(figure.value, step))
        };
        self.list.parts.iter().take_while(|i| fits(i)).count()
    }

    /// "共173769万条", of parts that come to 173,769: the 万 is too much, and that every digit agrees is no chance.
    fn scaled(&self) -> Broken {
        let (whole, parts) = (self.list.whole(), self.list.parts.len());
        let repair = Repair { figure: 0, becomes: Some(self.sum(parts)), slip: Slip::Scale };
        Broken { fault: Fault::Short, whole, parts, certain: false, repair: Some(repair) }
    }

    /// Sums of the figures right before the whole, which 其中 may speak of as well: "规章2件、规范性文件12件，其中…".
    fn several(&self) -> Vec<Decimal> {
        // "收到31件，其中办结28件。按申请方式分：当面3件、…" is of what came.
        let came = self.items[self.list.whole()].says & (RECEIVE | NEW) != 0;
        let asked = matches!(self.kind(self.list.parts[0]), Some(Kind::Channel | Kind::Applicant));
        if !matches!(self.list.opener, Some(Opener::Among | Opener::Within)) || self.list.opener == Some(Opener::Within) && came && asked {
            return Vec::new();
        }
        let last = &self.items[self.list.whole()];
        let mut running = Decimal::ZERO;
        let first = self.list.parts[0];
        // "收到1326件（未包含上年结转42件），其中已办结1308件，结转下年60件": of both together.
        let mut sums: Vec<Decimal> = self.left_out().map(|i| last.figure.value + self.value(i)).into_iter().collect();
        for i in (first.saturating_sub(NEAR)..first).rev() {
            let before = &self.items[i];
            if are_of_other_cases(self.chars, before, &self.items[first]) {
                continue;
            }
            if before.sentence != last.sentence || before.depth != last.depth || before.figure.unit != last.figure.unit || before.change {
                break;
            }
            // "12件，已答复12件，其中…": the same ones, told again.
            // But not "复议3件、诉讼3件".
            let cases = |item: &Item| item.says & (REVIEW | SUIT);
            if before.figure == last.figure && i < self.list.whole() && cases(before) == cases(last) {
                break;
            }
            running += before.figure.value;
            sums.extend([before.figure.value, running]);
            if self.standings[i].mark >= Mark::Semicolon || self.standings[i].total || self.standings[i].opener.is_some() {
                break;
            }
        }
        sums
    }

    /// The figure that is not among the whole: in a bracket right behind it, "收到1326件（未包含上年结转42件）", or before it, "除上年结转的1件，共收到124件".
    fn left_out(&self) -> Option<usize> {
        let whole = self.list.whole();
        let apart = |i: &usize| self.items[*i].sentence == self.items[whole].sentence && is_carried_in_apart(&self.items[*i], self.chars);
        if let Some(before) = whole.checked_sub(1).filter(apart) {
            return Some(before);
        }
        let next = whole + 1;
        (next < self.list.parts[0] && self.items[next].depth > self.items[next - 1].depth && self.standings[next].outside()).then_some(next)
    }

    /// Whether two figures of so many parts are alike, which a hand that copied one makes, and chance seldom: two parts, or one and the whole, where the others
    /// are no channels that publish some of it again.
    fn is_copied(&self, told: Decimal, parts: usize) -> bool {
        let parts = &self.list.parts[..parts];
        let many = |i: &usize| self.value(*i) > MANY_ENOUGH;
        let twice = |(n, i): (usize, &usize)| many(i) && parts[..n].iter().any(|&j| self.value(j) == self.value(*i));
        let whole = parts.len() > 1
            && parts.iter().any(|i| many(i) && self.value(*i) == told)
            && parts.iter().all(|&i| self.kind(i) != Some(Kind::Channel));
        self.list.ends.is_empty() && (whole || parts.iter().enumerate().any(twice))
    }

    /// How the odds stand that the first `parts` parts were meant to come to `whole`, and what is wrong if so; None where nothing is.
    fn weigh(&self, whole: usize, parts: usize, several: &[Decimal]) -> Option<(i32, Broken)> {
        let (told, sum) = (self.value(whole), self.sum(parts));
        let (plain, listens, fault) = if sum > told {
            let (bits, doubted) = self.exceeds(told, parts, several);
            (bits, doubted, Fault::Exceeds)
        } else {
            (self.short(told, parts), true, Fault::Short)
        };
        // "共公开603条，网站491条，公示栏121条": two that no word opens and that all but come to it.
        let pair = self.list.opener.is_none() && parts == 2 && (sum - told).abs() * Decimal::TEN <= told;
        let most = if pair { MOST_SURPRISE.bits() + PAIR_SWAPPED.bits() } else { MOST_SURPRISE.bits() };
        // Less than half is what a digit lost makes of a part as well.
        let little = if fault == Fault::Short && sum * Decimal::TWO < told { LITTLE.bits() } else { 0 };
        // What no surprise would bring to speak need not be tried.
        if plain - little + if listens || fault == Fault::Exceeds { most } else { 0 } < SPEAK {
            return Some((plain, Broken { fault, whole, parts, certain: false, repair: None }));
        }
        let values: Vec<Decimal> = self.list.parts[..parts].iter().map(|&i| self.value(i)).collect();
        let mut repairs = repairs(told, &values);
        repairs.found.retain(|r| !self.confirmed || r.figure > 0);
        // Two digits exchanged, and no other slip, mends few lists by chance, whatever else may be thought of it.
        let swapped = repairs.only().is_some_and(|r| r.slip == Slip::Swapped);
        let listens = listens || swapped;
        let surprise = if listens { self.surprise(told.max(sum), told, told - sum, &repairs) } else { 0 };
        let mut bits = plain + surprise;
        let lost = |r: &Repair| r.figure > 0 && matches!(r.slip, Slip::Dropped | Slip::Doubled | Slip::Digit);
        bits -= if surprise >= LOST_DIGIT && repairs.found.iter().any(lost) { little } else { 0 };
        let swaps = repairs.found.iter().any(|r| r.slip == Slip::Swapped);
        bits += if pair && swaps { PAIR_SWAPPED.bits() } else { 0 };
        // A tenth of the whole is what a digit lost or told twice makes of it, or else examples.
        let of_digits = repairs.found.iter().any(|r| r.slip != Slip::Digit);
        if fault == Fault::Short && !self.all_zero(parts) && sum * Decimal::TEN < told && !of_digits {
            bits += HARDLY_ANY.bits();
        }
        // One part left out seldom is a slip: it tells what the others are as well.
        if fault == Fault::Exceeds && repairs.found.iter().all(|r| r.slip == Slip::Extra) {
            // One slip would have to be in one figure.
            let largest = values.iter().max().copied().unwrap_or_default();
            bits += match () {
                () if largest > told || (sum - told) * NEAR_ENOUGH < told => 0,
                () if self.is_copied(told, parts) => 0,
                () if self.of_one_kind(&self.list.parts[..parts]) > 0 || self.part_all(&self.list.parts[..parts]) => 0,
                () if sum - largest > told => NO_ONE_FIGURE.bits(),
                () => NO_SLIP.bits(),
            };
        }
        // A list without an opener that mends itself by no slip is none.
        let far = fault == Fault::Short && sum * Decimal::TWO < told || fault == Fault::Exceeds && sum > told * FAR_TOO_MANY;
        // Of the figures behind a count none is more than it, or they are told beside it.
        let beside = self.list.opener.is_none() && !swapped && values.iter().any(|v| *v > told) && !self.of_requests() && !self.of_cases();
        // Nor does one that says it sums up so many figures speak of those before where it is far from what they come to.
        let none = match self.list.opener {
            None => far || self.claims_all(parts) < EACH_LEADS,
            Some(Opener::Total | Opener::Apart) => far,
            Some(_) => false,
        };
        if beside || none && repairs.found.is_empty() {
            return None;
        }
        // Two digits exchanged in one figure and no other slip: there is nothing else to think of.
        if fault == Fault::Short && swapped && (parts > 2 || self.fills_sentence(parts)) {
            bits += ONE_SWAP.bits();
        }
        if fault == Fault::Short
            && swapped
            && told <= FEW_THINGS.0
            && self.list.ends.is_empty()
            && !self.tells_few(told, parts)
            && self.fills_sentence(parts)
        {
            bits += FEW_SWAPPED.bits();
        }
        let claims = fault == Fault::Exceeds && self.list.opener.is_some() || self.claims_all(parts) >= APPLICANTS;
        let broken = Broken { fault, whole, parts, certain: claims && bits >= CERTAIN, repair: repairs.only().cloned() };
        Some((bits, broken))
    }
}
