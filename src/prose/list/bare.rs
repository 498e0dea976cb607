//! Lists that no word opens: a total, and nothing but its parts behind it.
//!
//! In: the item that may be the first part, and the lists before it. Out: the figure right before that it may divide.

use rust_decimal::Decimal;

use super::{List, NEAR, Reader, adds_up, divides};
use crate::prose::item::Item;
use crate::prose::kind::{Kind, kind};
use crate::prose::sides::{denies, part_all};
use crate::prose::standing::{Mark, Opener};
use crate::prose::text::contains;
use crate::prose::words::*;

impl Reader<'_> {
    /// The total right before the item `first` where nothing says that its parts follow, but they may.
    pub(super) fn bare(&self, first: usize, found: &[List]) -> Option<usize> {
        let (item, standing) = (&self.items[first], &self.standings[first]);
        // "文件均有解读材料，其中文字62篇": some of what no figure tells.
        if standing.opener == Some(Opener::Among) && self.speaks_of_its_own(first) {
            return None;
        }
        let before = (first.saturating_sub(NEAR)..first).rev().find(|&i| self.counts(i) && self.items[i].depth <= item.depth)?;
        // "复议10件，诉讼0件，结果维持4件": how those ended that there were.
        let ended = kind(item.says) == Some(Kind::Verdict);
        let of_none = ended && self.items[before].figure.value.is_zero() && self.items[before].says & (REVIEW | SUIT) != 0;
        let before = before.checked_sub(1).filter(|&i| of_none && self.items[i].says & REVIEW != 0).unwrap_or(before);
        // "其中1件结转；行政复议7件，5件维持": how many reviews there were is no part of what stands before. "收到121件，已答复119件，公开80件、…": nor
        // is what was done, which balances with what came, and is divided itself.
        let says = |of: &Item, words: Says| of.says & words != 0;
        let whole = &self.items[before];
        let cases = !says(whole, REVIEW | SUIT) && says(item, REVIEW | SUIT) && !ended;
        let asked = whole.says | whole.topic | item.topic;
        let done = asked & (REQUEST | ON_REQUEST) != 0 && says(whole, RECEIVE | NEW) && says(item, PROCESS) && !standing.leads;
        let outcome = |i: usize| self.items.get(i).is_some_and(|next| kind(next.says) == Some(Kind::Outcome));
        if cases || done && outcome(first + 1) && kind(item.says) != Some(Kind::Outcome) {
            return None;
        }
        // "其中网上5件、信函7件。自然人11件，法人1件": the next sentence divides what the list before it did; behind a semicolon, where that is over.
        let listed = found.last().filter(|l| (l.opener.is_some() || self.standings[l.parts[0]].leads) && l.parts.contains(&before));
        // "其中自然人6件，法人1件，予以公开3件、不予公开4件": and behind a comma, where another kind of parts begins.
        let again = |l: &List| kind(item.says) == Some(Kind::Outcome) && kind(self.items[l.parts[0]].says) != Some(Kind::Outcome);
        let listed = listed.filter(|l| {
            let over = l.sure().last() == Some(&before) && self.complete(l);
            standing.mark == Mark::Stop || over && (standing.mark == Mark::Semicolon || again(l))
        });
        if let Some(list) = listed {
            let whole = &self.items[list.whole()];
            let fits = whole.depth == item.depth && adds_up(whole.figure.unit, item.figure.unit) && whole.figure.value >= item.figure.value;
            return fits.then_some(list.whole());
        }
        let (whole, told) = (&self.items[before], &self.standings[before]);
        let adjacent = (before + 1..first).all(|i| !self.counts(i) || self.items[i].depth > item.depth || of_none);
        let fits = adjacent
            && self.counts(first)
            && whole.depth == item.depth
            && (divides(whole.figure.unit, item.figure.unit) || whole.figure.unit.counts_visits() && item.figure.unit.counts_papers())
            // One slip may have made a part larger than its whole.
            && whole.figure.value * Decimal::TEN > item.figure.value
            && (whole.figure.value != item.figure.value || self.lead_alike(first));
        let here = whole.sentence == item.sentence && standing.mark <= Mark::Semicolon;
        // "收到7件。办结6件，予以公开4件": what was done is divided, and is no part.
        let acted = item.says & (RECEIVE | NEW | HANDLE | PROCESS) != 0;
        let ended = matches!(kind(whole.says), Some(Kind::Verdict | Kind::Outcome));
        let next = !ended && whole.sentence + 1 == item.sentence && standing.mark == Mark::Stop && !acted && !item.marks.contains(&':');
        // "共2件，1件为…，1件为…"; "共12条，甲类5条，乙类7条"; "共12条。甲5条，乙7条".
        // "8件为予以公开，3件为部分公开": one like the others.
        let like_them = self.chars.get(whole.until) == Some(&'为');
        let together = found.last().is_some_and(|l| l.parts.contains(&before) && l.parts.contains(&first));
        let leading = here && standing.leads && !told.leads && !like_them && !together;
        // "经网站、新媒体等渠道公开96840条。网站公开10095条": the whole names several.
        let label = &self.chars[whole.from..whole.at];
        let several = label.contains(&'等') || kind(whole.says) == Some(Kind::Channel) && contains(label, structure().headed);
        let alike = kind(item.says).is_some() && kind(item.says) == kind(whole.says) && !several;
        let total = (told.total && here || next) && !standing.total && !alike;
        // "公开行政许可2174件，药品类1206件，器械类738件，…": no word says that it is a total, but the parts are nothing but names.
        let listed = found.iter().rev().take(NEAR).any(|l| l.parts.contains(&before));
        let names = standing.mark >= Mark::Comma
            && !standing.total
            && !standing.statement
            && (!standing.publishing || kind(item.says) == Some(Kind::Channel) || self.denied_next(first));
        let plain = here
            && names
            && (told.acts || self.parts_all(first) || self.rest_follows_alike(first, whole.figure.value))
            && item.says & (CARRY_IN | CARRY_OUT) == 0
            && item.depth == 0
            && (item.figure.unit.counts_papers() || item.figure.unit == whole.figure.unit)
            && !alike
            && !listed;
        // "受理转办工单190件，办结183件，正在办理4件，退回3件": what became of what came in. Of requests a balance tells.
        let requests = self.is_of_requests(before);
        let flows = here
            && !requests
            && whole.says & (RECEIVE | NEW | HANDLE) != 0
            && item.says & PROCESS != 0
            && whole.figure.unit == item.figure.unit;
        // "复议6件，结果维持4件，…", "诉讼8件，直接起诉6件，…".
        let of_cases = |says: Says| whole.says & says != 0 && whole.says & (DIRECT | AFTER) == 0;
        let ended = kind(item.says) == Some(Kind::Verdict) && of_cases(REVIEW | SUIT);
        let cases = here && (ended || item.says & (DIRECT | AFTER) != 0 && of_cases(SUIT));
        (fits && (leading || total || plain || flows || cases)).then_some(before)
    }

    /// Whether the figures at `first` and behind it lead their clauses and tell parts of one kind: "共17件，17件线上申请，2件信函申请".
    fn lead_alike(&self, first: usize) -> bool {
        let kind = |i: usize| kind(self.items[i].says);
        let leads = |i: usize| self.standings.get(i).is_some_and(|s| s.leads && s.mark >= Mark::Pause && s.opener.is_none());
        leads(first) && leads(first + 1) && kind(first).is_some() && kind(first) == kind(first + 1)
    }

    /// Whether the figure behind `first` is told by the same name denied: "公开241件，未公开87件".
    fn denied_next(&self, first: usize) -> bool {
        let name = |i: usize| &self.chars[self.standings[i].name.clone()];
        first + 1 < self.items.len() && denies(name(first + 1), name(first))
    }

    /// Whether the figure at `first` and the one behind it are told by names that leave nothing out: "已审结11件，尚未审结2件".
    fn parts_all(&self, first: usize) -> bool {
        let name = |i: usize| &self.chars[self.standings[i].name.clone()];
        let next = (first + 1..self.items.len()).take(NEAR).find(|&i| self.items[i].depth == self.items[first].depth);
        next.is_some_and(|next| part_all(&[name(first), name(next)]))
    }

    /// Whether one of the figures behind `first` in its sentence is what is left, whatever verb they are told by: "发了87条消息，网站上挂了54条，公众号里推了20条，剩下
    /// 的13条…". Several have to come near what `whole` tells: names alone may all be of another.
    fn rest_follows_alike(&self, first: usize, whole: Decimal) -> bool {
        let value = |i: usize| self.items[i].figure.value;
        let alike = |i: &usize| {
            let (item, one, standing) = (&self.items[*i], &self.items[first], &self.standings[*i]);
            let counted = item.figure.unit == one.figure.unit && item.depth == one.depth && item.sentence == one.sentence;
            counted && standing.opener.is_none() && standing.mark == Mark::Comma
        };
        let mut sum = value(first);
        for i in (first + 1..self.items.len()).take(NEAR).take_while(alike) {
            sum += value(i);
            if self.standings[i].rest {
                return i == first + 1 || (sum - whole).abs() * Decimal::TEN <= whole;
            }
        }
        false
    }
}
