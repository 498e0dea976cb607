//! Ways in which figures that do not come to their whole may be no list of its parts, or one of something else.
//!
//! In: a list under the scales of `weigh`, and which sums its whole may mean. Out: whether it stands in one of these ways; nothing is said of it then.

use rust_decimal::Decimal;

use super::list::{EndWhy, NEAR};
use super::standing::{Mark, Opener};
use super::unit::Unit;
use super::weigh::Weigher;
use super::weights::MANY_ENOUGH;
use super::words::{CARRY, CARRY_IN, CARRY_OUT, words};

/// How many figures behind a list may tell what it comes to.
const SOON: usize = 3;

impl Weigher<'_> {
    /// Whether the first `all` parts may be something else than all that the whole has; `fits` tells whether a sum is what the whole may mean.
    pub(super) fn stands_otherwise(&self, all: usize, fits: &dyn Fn(Decimal) -> bool) -> bool {
        let list = self.list;
        // "公示不规范的14个，两种问题兼有的3个".
        // The figure behind them may say so: "网站18个，其中5个两类问题都有".
        let next = list.parts.iter().max().map_or(0, |last| last + 1);
        let next = self.items.get(next).filter(|i| i.sentence == self.items[next - 1].sentence).map(|_| next);
        let both = list.parts.iter().copied().chain(next).any(|i| self.standings[i].both);
        // "市级31项、县级52项（19项市县共有）": those counted twice.
        let twice = next.is_some_and(|i| self.items[i].depth > self.items[i - 1].depth && fits(self.sum(all) - self.value(i)));
        // "校级文件47件（公文总数190件，涉密及内部143件）": a remark that tells what the whole is some of, and the others.
        let remark = list.opener == Some(Opener::Bracket)
            && list.parts[..all].iter().any(|&i| self.value(i) == self.value(list.whole()) + self.sum(all) - self.value(i));
        // Counted by another word, and yet one of the parts.
        let aside: Decimal = list.aside.iter().map(|&i| self.value(i)).sum();
        let with_those_aside = !list.aside.is_empty() && fits(self.sum(all) + aside);
        // "甲12条、乙5条，专栏3个": counted by another word, and told between.
        let unit = self.items[list.whole()].figure.unit;
        let others: Decimal = list.parts[..all].iter().filter(|&&i| self.items[i].figure.unit != unit).map(|&i| self.value(i)).sum();
        let without_others = !others.is_zero() && fits(self.sum(all) - others);
        // "45件申请中，…41件…。另有4件结转下一年度": the rest of them is told behind.
        let last = list.parts.iter().max().copied().unwrap_or_default();
        let left = (last + 1..self.items.len().min(last + 1 + SOON)).any(|i| {
            let near = self.items[i].sentence <= self.items[last].sentence + 1;
            near && (self.items[i].says & CARRY_OUT != 0 || self.standings[i].rest) && fits(self.sum(all) + self.value(i))
        });
        both || remark
            || left
            || twice
            || without_others
            || with_those_aside
            || self.ends_with_the_parts(all, fits)
            || self.is_told_elsewhere(all)
    }

    /// Whether the parts are the last of the figures alone: what is told before them is of the same whole.
    fn ends_with_the_parts(&self, all: usize, fits: &dyn Fn(Decimal) -> bool) -> bool {
        let list = self.list;
        let behind = |n: usize| self.sum(all) - self.sum(n);
        // "300件，含误投14件；扣除21件，办理279件": a remark, and the parts behind it.
        let remark = |n: usize| n == 1 && list.opener == Some(Opener::Each) && !self.is_clean(all) && !self.all_lead(&list.parts[..all]);
        // "共办理69件，含上年转来的3件，办结68件，剩余1件": so is what was carried in, wherever the parts end.
        let carried = list.opener == Some(Opener::Each) && self.items[list.parts[0]].says & (CARRY_IN | CARRY) != 0;
        let ends = || list.ends.iter().map(|e| e.parts).chain([all]);
        if carried && ends().any(|n| n > 2 && fits(self.sum(n) - self.sum(1))) {
            return true;
        }
        // "42件，其中公开答复40件，主办29件，会办13件": the last of them leave nothing out.
        // "121封，其中选登34封；咨询70封，投诉38封，建议13封": a semicolon parts two divisions.
        let parted = |n: usize| list.ends.iter().any(|e| e.parts == n && e.why == EndWhy::Semicolon);
        let last = (1..all.saturating_sub(1)).any(|n| fits(behind(n)) && (remark(n) || parted(n) || self.part_all(&list.parts[n..all])));
        // "268条，其中重点领域121条，下设医疗34条、…": one of them is divided by those behind it.
        let divided = |n: usize| n + 2 < all && self.value(list.parts[n]) == behind(n + 1) && behind(n + 1) > MANY_ENOUGH;
        last || (0..all).any(divided)
    }

    /// Whether the figures are the parts of one told elsewhere.
    fn is_told_elsewhere(&self, all: usize) -> bool {
        let list = self.list;
        let whole = self.value(list.whole());
        // "公开29件，部分公开6件，不予公开4件": those and the one before them.
        let sum = self.sum(all);
        let peers = list.opener.is_none() && all > 1 && !sum.is_zero() && self.elsewhere(sum + whole);
        let first = list.opener == Some(Opener::Within)
            && list.ends.iter().any(|end| end.parts > 1 && self.sum(end.parts) != whole && self.elsewhere(self.sum(end.parts)));
        // "受理共59件，其中新收47件。在受理的申请里，已答复59件": of the first.
        let all_of_it = list.opener == Some(Opener::Within) && self.sum(1) > MANY_ENOUGH && self.elsewhere(self.sum(1));
        // "新收1586件；上年结转73件；办理结果方面，予以公开452件…": of both together.
        let outcomes = || list.parts.iter().all(|&i| self.items[i].says & (words().results | CARRY_OUT) != 0);
        let of_both = self.items[list.whole()].says & CARRY_IN != 0 && list.parts.len() > 1 && outcomes();
        peers || first || all_of_it || of_both || all > 1 && self.elsewhere(sum)
    }

    /// Whether a figure before the list, or one soon behind it, is just `sum`.
    fn elsewhere(&self, sum: Decimal) -> bool {
        let first = self.list.parts[0];
        let last = self.list.parts.iter().copied().max().unwrap_or(first);
        // A small one is soon told again of something else, in another sentence or, by chance, behind a semicolon: "5件为代办；4件为自办，其中2件…，3件…".
        let own = [self.list.whole(), last].map(|i| self.items[i].sentence);
        let near = |i: &usize| sum > MANY_ENOUGH || own.contains(&self.items[*i].sentence);
        let parted = self.standings[self.list.whole()].mark == Mark::Semicolon && self.list.whole() + 1 == first && sum <= MANY_ENOUGH;
        // Behind them, in another sentence, it is told as a total.
        let total = |i: &usize| own.contains(&self.items[*i].sentence) || self.standings[*i].total || self.list.opener.is_none();
        let behind = (last + 1..self.items.len().min(last + 1 + SOON)).filter(near).filter(total);
        // Few are soon counted by another word as well.
        let unit = self.items[first].figure.unit;
        let counted = |i: usize| {
            let told = self.items[i].figure.unit;
            told == unit || sum > MANY_ENOUGH && matches!(told, Unit::Measure(_))
        };
        let before = (if parted { first } else { first.saturating_sub(NEAR) }..first).filter(near);
        // "新收104件，结转0件，共计114件": what comes first of those that are added up is none of the others.
        before.chain(behind).any(|i| self.value(i) == sum && counted(i) && !self.list.parts.contains(&i))
    }
}
