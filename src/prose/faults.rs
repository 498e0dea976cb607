//! How likely it is that parts which come to more, or to less, were meant to be the whole.
//!
//! In: a list under the scales of `weigh`. Out: the odds in bits, each sign with its weight of `weights`.

use rust_decimal::Decimal;

use super::kind::{Kind, kind};
use super::list::{EndWhy, NEAR};
use super::repair::{Repairs, Slip};
use super::standing::{Mark, Opener, is_enumerated};
use super::text::contains;
use super::weigh::Weigher;
use super::weights::*;
use super::words::*;
use crate::number::is_round_to;
use crate::ordered::Ordered;

impl Weigher<'_> {
    /// For parts that come to more than the whole: the odds, and whether there is such doubt that a surprise counts.
    pub(super) fn exceeds(&self, told: Decimal, parts: usize, several: &[Decimal]) -> (i32, bool) {
        let list = self.list;
        let bare = self.bare(parts);
        // Those that alone exceed the whole decide; what follows them does not matter.
        let parts = (1..=parts).find(|&n| self.sum(n) > told).unwrap_or(parts);
        let passed = list.ends.iter().filter(|e| e.parts < parts && self.sum(e.parts) <= told).map(|e| doubt(e.why)).min().unwrap_or(0);
        // "复议6件，维持4件，纠正3件": how each ended.
        let ended = self.of_cases() && list.parts[..parts].iter().all(|&i| self.kind(i) == Some(Kind::Verdict));
        // "共2件，1件为…，2件为…": what each of them was.
        // "2条予以公开，1条部分公开，3条不予公开": what became of each.
        let outcomes = list.parts.iter().any(|&i| self.kind(i) == Some(Kind::Outcome));
        let told_of = |&i: &usize| self.chars.get(self.items[i].until) == Some(&'为');
        let became = list.parts.len() > 2 && outcomes && self.all_lead(&list.parts);
        // "共受理5件。同意公开3件，部分公开0件，不予公开2件": so do three and more outcomes and nothing else.
        let ends_of_all = list.parts.len() > 2 && list.parts.iter().all(|&i| self.kind(i) == Some(Kind::Outcome));
        let each = self.of_requests() && (became || ends_of_all || list.parts[..parts].iter().all(told_of));
        let mut bits = if list.opener.is_some() || ended || each { PRIOR_EXCEEDS.bits() } else { bare } + passed;
        // The first few that come to just the whole may have been the list.
        let alone = (2..list.parts.len()).any(|n| self.sum(n) == told);
        // Of few things that may be chance, where nothing parts the others from them.
        let chance = told <= FEW_THINGS.0
            && list.opener.is_some()
            && list.ends.is_empty()
            && (self.all_lead(&list.parts) || !list.parts.iter().any(|&i| self.standings[i].leads));
        if alone && !chance && list.opener != Some(Opener::Bracket) && self.claims_all(list.parts.len()) < APART {
            bits += FIRST_FEW.bits();
        }
        // "公开47条。一是刊登稿件65件；二是…": what was done, one by one, and not of the figure before.
        if self.tells_deeds() {
            bits += DEEDS.bits();
        }
        if list.parts.len() >= STILL_THE_LIST.0 && list.opener.is_some() {
            bits += STILL_THE_LIST.1.bits();
        }
        // A paper is one of several kinds; a town may have all of several things.
        let told_apart = list.opener == Some(Opener::Within)
            || list.opener == Some(Opener::Among)
                && parts > 2
                && list.parts[1..parts].iter().all(|&i| self.standings[i].mark == Mark::Pause);
        let papers = self.items[list.whole()].figure.unit.counts_papers() && told_apart;
        if parts > 1 && self.all_lead(&list.parts[..parts]) && !self.of_requests() && !self.of_cases() && !papers {
            bits += LEADING_PARTS.bits();
        }
        let uses =
            list.parts.iter().any(|&i| self.items[i].figure.unit.counts_uses()) && !self.items[list.whole()].figure.unit.counts_uses();
        // "1件不再重复处理" is what became of a request.
        let of_each = self.of_requests() && self.all_lead(&list.parts);
        if uses || !of_each && list.parts.last().is_some_and(|&last| self.standings[last].shared) {
            bits += SAID_TO_OVERLAP.bits();
        }
        let one_is_more = list.parts[..parts].iter().any(|&i| self.value(i) > told);
        if self.tells_steps(parts) && !one_is_more {
            bits += STEPS.bits();
        }
        // "26件（全系统97件）": a bracket may compare, but not where it says 其中 or 含.
        let opened = matches!(self.standings[list.parts[0]].opener, Some(Opener::Among | Opener::Each));
        let remark = one_is_more && list.opener == Some(Opener::Bracket) && !opened && !self.part_all(&list.parts);
        // "33条含207个决定": what they hold is counted in another way.
        let held = parts == 1 && self.all_lead(&list.parts[..1]) && self.standings[list.parts[0]].mark == Mark::None;
        if remark || held && list.opener == Some(Opener::Each) || self.is_of_another(told) {
            bits += REMARK.bits();
        }
        // "9个，如“政务公开”下设14个": what an example has is no part.
        if self.standings[list.parts[0]].example && one_is_more {
            bits += EXAMPLES.bits();
        }
        // "10篇，其中图解5篇，专题5期，直播10期": most of them are counted by another word.
        let of_unit = list.parts.iter().filter(|&&i| self.items[i].figure.unit == self.items[list.whole()].figure.unit).count();
        if of_unit > 0 && of_unit * 2 < list.parts.len() && !one_is_more && passed > doubt(EndWhy::OtherUnit) {
            bits += doubt(EndWhy::OtherUnit);
        }
        let units = [list.parts[0], list.whole()].map(|i| self.items[i].figure.unit);
        if parts == 1 && units[0] != units[1] && !units.iter().all(|unit| unit.counts_papers()) {
            bits += doubt(EndWhy::OtherUnit);
        }
        // "612人次，电话1130次，其中2046次": of both together, perhaps.
        let whole = list.whole();
        let told_before = self.standings[whole].mark < Mark::Semicolon
            && whole.checked_sub(1).is_some_and(|before| {
                let beside = self.standings[before].beside();
                let (before, whole) = (&self.items[before], &self.items[whole]);
                before.sentence == whole.sentence && before.depth == whole.depth && !before.change && !beside
            });
        // "共收到8件，办结8件。其中公开9件、…": several parts behind it are of it.
        let clear = list.parts.len() > 1 && list.parts[0] > whole && list.ends.is_empty();
        if parts == 1 && list.opener == Some(Opener::Among) && told_before && !clear {
            bits += OF_SEVERAL.bits();
        }
        let visits = self.items[whole].figure.unit.counts_visits();
        let channels = list.parts[..parts].iter().filter(|&&i| kind(self.items[i].says) == Some(Kind::Channel)).count();
        let doubted = passed < 0 || self.tells_deeds() || list.opener.is_none() || visits || remark && list.parts.len() > 1;
        if passed < 0 && self.sum(parts) * Decimal::TWO > told * Decimal::from(3) {
            bits += FAR_TOO_MUCH.bits();
        }
        if doubted {
            // Where nothing says that the list was over before, its last part tells what it is as well.
            let led = list.parts.iter().filter(|&&i| self.standings[i].leads).count();
            let rest = list.parts.last().is_some_and(|&last| self.standings[last].rest);
            let alike = (rest || list.ends.is_empty()) && (led == 0 || led == list.parts.len());
            bits += self.claims_all(if alike { list.parts.len() } else { parts });
        }
        let over = self.sum(list.parts.len()) - told;
        if list.opener.is_some() {
            bits += if over * Decimal::from(30) < told { NEARLY.bits() } else { 0 };
        } else {
            // Names alone that all but come to the figure before are its parts.
            let pair = list.parts.len() == 2 && !self.part_all(&list.parts);
            bits += NEARBY.iter().filter(|_| !pair).find(|(part, _)| over * Decimal::from(*part) <= told).map_or(0, |n| n.1.bits());
        }
        // "告知其他途径3件" is an outcome of requests, and no channel.
        let plain = list.parts[..parts].iter().filter(|&&i| self.items[i].says & REST == 0);
        let mut kinds: Vec<Kind> = plain.filter_map(|&i| self.kind(i)).collect();
        kinds.order();
        kinds.dedup();
        if kinds.len() > 1 && list.opener != Some(Opener::Bracket) {
            bits += TWO_KINDS.bits();
        }
        let unit = self.items[list.whole()].figure.unit;
        if unit.counts_persons() {
            if channels < parts && !self.names_all(parts) {
                bits += self.persons();
            }
        } else if channels > 1 && !unit.counts_accounts() {
            // "处理申请13件，其中处理信函5件、…": the verb of the whole, told again.
            let again = self.items[whole].says & PROCESS != 0;
            let answered = |i: usize| contains(&self.chars[self.standings[i].name.clone()], structure().answered);
            let answers = !again && list.parts[..parts].iter().any(|&i| answered(i));
            bits += match () {
                () if self.of_requests() && answers => ANSWERS.bits(),
                () if self.of_requests() => 0,
                () => OVERLAP.bits(),
            };
        }
        // Two totals and one 其中: which it divides is not said.
        let sum = self.sum(parts);
        if several.iter().any(|s| *s >= sum) && self.claims_all(list.parts.len()) < APPLICANTS {
            bits += doubt(EndWhy::OtherUnit);
        }
        (bits, doubted)
    }

    /// Whether the parts are told of something else than the figure before them.
    fn is_of_another(&self, told: Decimal) -> bool {
        let list = self.list;
        let (whole, first) = (&self.items[list.whole()], &self.items[list.parts[0]]);
        let apart = whole.sentence < first.sentence;
        let alone = list.parts.len() == 1;
        let many = |times: Decimal| list.parts.iter().any(|&i| self.value(i) > told * times);
        match list.opener {
            // "不予公开2件，申请的信息包含多个方面、指向不明确4件", "18个部门编制目录，涵盖一级事项256个、二级1663个".
            // "意见征集8次；公开会议信息，包括常务会议15次": of what its own clause names.
            Some(Opener::Each) => {
                first.marks.contains(&';') || alone && self.standings[list.parts[0]].mark >= Mark::Comma || many(FAR_TOO_MANY)
            }
            // "公开24500条…。从主体看，部门公开92100条": of a whole told farther before.
            Some(Opener::Within) => apart && (alone || whole.says & CARRY_OUT != 0 || first.figure.value > told * Decimal::TWO),
            _ => apart && first.figure.value > told * FAR_TOO_MANY,
        }
    }

    /// Whether parts are steps that a request or a meeting goes through; of what is published they are names.
    pub(super) fn tells_steps(&self, parts: usize) -> bool {
        let list = self.list;
        // "公开信息45件，其中租房资格审核15件": of what was published they are names.
        let whole = &self.items[list.whole()];
        let informs = !self.of_requests() && contains(&self.chars[whole.from..whole.at], structure().published_things);
        !informs && !whole.figure.unit.counts_information() && list.parts[..parts].iter().any(|&i| self.standings[i].step)
    }

    /// For a list of so many parts that no word opens.
    pub(super) fn bare(&self, parts: usize) -> i32 {
        let list = self.list;
        let acts = |i: usize| self.items[i].says & (RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN) != 0;
        let outcome = |i: usize| kind(self.items[i].says) == Some(Kind::Outcome);
        match () {
            () if self.is_flow() => PRIOR_FLOW.bits(),
            // What came and what became of it balances with what was carried over.
            () if (acts(list.whole()) || self.standings[list.whole()].total)
                && list.parts[..parts].iter().any(|&i| acts(i) && !outcome(i)) =>
            {
                PRIOR_BALANCE.bits()
            }
            () if parts == list.parts.len()
                && self.claims_all(parts) >= ALL_THE_REST
                && kind(self.items[list.parts[0]].says) == Some(Kind::Verdict) =>
            {
                PRIOR_SHORT.bits()
            }
            // "其余4件为…" says that all before it are parts.
            () if list.parts[..parts].iter().any(|&i| {
                acts(i) && !outcome(i) && (self.standings[i].statement || acts(list.whole()) || self.items[i].says & RECEIVE == 0)
            }) =>
            {
                PRIOR_PLAIN.bits()
            }
            () if list.parts.len() > 3 && parts == list.parts.len() && list.parts.last().is_some_and(|&last| self.standings[last].rest) => {
                PRIOR_SHORT.bits()
            }
            () if self.of_one_kind(&list.parts[..parts]) > 0 => PRIOR_SHORT.bits(),
            () if self.is_clean(parts) && !self.is_taken_apart_itself() => {
                PRIOR_CLEAN.bits() + MANY.iter().find(|(n, _)| parts > *n).map_or(0, |m| m.1.bits())
            }
            () if self.standings[list.whole()].total || self.all_lead(&list.parts) => PRIOR_BARE.bits(),
            () => PRIOR_PLAIN.bits(),
        }
    }

    /// Whether a bracket right behind the whole takes it apart, as others do behind the figures beside it: "动态89条（甲55条、乙34条），政务27条（…）".
    fn is_taken_apart_itself(&self) -> bool {
        let whole = self.list.whole();
        let divided = |i: usize| self.items.get(i + 1).is_some_and(|next| next.depth > self.items[i].depth);
        divided(whole) && self.list.parts.iter().any(|&i| divided(i))
    }

    /// Whether a list that no word opens tells what became of things that came in, and of some that they are still dealt with: "受理190件，办结183件，
    /// 正在办理4件，退回3件".
    fn is_flow(&self) -> bool {
        let list = self.list;
        let says = |bits: Says| list.parts.iter().any(|&i| self.items[i].says & bits != 0);
        let whole = list.whole();
        let carried_in = (whole.saturating_sub(NEAR)..whole)
            .rev()
            .take_while(|&i| self.items[i].sentence == self.items[whole].sentence)
            .any(|i| self.items[i].says & (CARRY_IN | CARRY) != 0);
        let came = self.items[whole].says & (RECEIVE | NEW | HANDLE) != 0;
        !self.of_requests() && came && says(PROCESS) && says(CARRY_OUT) && !carried_in
    }

    /// Whether the list tells what was done in a sentence of its own: "一是…；二是…".
    fn tells_deeds(&self) -> bool {
        let first = &self.standings[self.list.parts[0]];
        first.mark == Mark::Stop && is_enumerated(&self.chars[first.name.clone()])
    }

    /// For parts that come to less.
    pub(super) fn short(&self, told: Decimal, parts: usize) -> i32 {
        let list = self.list;
        if parts < 2 || list.open {
            return PRIOR_PLAIN.bits();
        }
        let mut bits = if list.opener.is_some() || self.standings[list.parts[0]].leads { PRIOR_SHORT.bits() } else { self.bare(parts) };
        let done = self.all_are_done(&list.parts[..parts]) || self.all_are_answered(&list.parts[..parts], told);
        bits += self.claims_all(parts).max(if done { OUTCOMES.bits() } else { 0 });
        bits += MANY.iter().find(|(n, _)| parts >= *n).map_or(0, |m| m.1.bits());
        if list.opener == Some(Opener::Among) && parts > 2 && self.fills_sentence(parts) {
            bits += FILLS.bits();
        }
        if self.all_zero(parts) {
            bits += NONE_OF_EACH.bits();
        }
        bits += if self.tells_few(told, parts) { FEW_THINGS.2.bits() } else { 0 };
        let sum = self.sum(parts) * Decimal::ONE_HUNDRED;
        bits += COVERED.iter().find(|(share, _)| sum >= told * Decimal::from(*share)).map_or(LITTLE.bits(), |c| c.1.bits());
        if parts > 2 && told - self.sum(parts) == Decimal::ONE && told >= ONE_SHORT.0.into() {
            bits += ONE_SHORT.1.bits();
        }
        if self.shares_agree(&list.parts[..parts], told) && !self.shares_complete(&list.parts[..parts]) {
            bits += SHARES_AGREE.bits();
        }
        if self.part_some(&list.parts[..parts]) && !self.names_all(parts) {
            bits += ONE_SIDE_LEFT.bits();
        }
        if self.tells_steps(parts) {
            bits += STEPS.bits();
        }
        // "办结47件。在已办结的申请中，予以公开13件，无法提供9件": of five and more outcomes two are seldom all.
        let outcome = |&i: &usize| self.kind(i) == Some(Kind::Outcome);
        if parts == 2 && !done && list.opener == Some(Opener::Within) && self.of_requests() && list.parts.iter().all(outcome) {
            bits += TWO_OF_MANY.bits();
        }
        // "57件，其中不予处理的8件、其他处理的5件": two of many.
        if parts == 2 && self.standings[list.parts[1]].rest && self.of_requests() && sum * Decimal::TWO < told * Decimal::ONE_HUNDRED {
            bits += TWO_OF_MANY.bits();
        }
        if list.interrupted && parts == list.parts.len() {
            bits += INTERRUPTED.bits();
        }
        if !self.names_all(parts) {
            bits += self.persons();
        }
        bits
    }

    /// Whether the names of the first so many parts leave nothing out, so that nobody is of two kinds.
    fn names_all(&self, parts: usize) -> bool {
        self.claims_all(parts) >= APPLICANTS || self.part_all(&self.list.parts[..parts])
    }

    /// What it counts against a sum that persons, or their visits, are counted.
    fn persons(&self) -> i32 {
        let unit = self.items[self.list.whole()].figure.unit;
        match () {
            () if unit.counts_visits() => VISITS.bits(),
            () if unit.counts_persons() => PERSONS.bits(),
            () => 0,
        }
    }

    /// What a slip counts for that mends a sum: `range` is the larger of the whole and what its parts come to, `told` the whole.
    pub(super) fn surprise(&self, range: Decimal, told: Decimal, amiss: Decimal, repairs: &Repairs) -> i32 {
        let digit = repairs.found.iter().any(|r| r.slip == Slip::Digit);
        // Where all figures are round, so is what they are amiss by.
        let exact = !is_round_to(told, Decimal::TEN);
        let row = ROUND.iter().find(|(step, _)| digit && exact && is_round_to(amiss, Decimal::from(*step)));
        repairs.surprise(range).max(row.map_or(0, |row| row.1.bits())).min(MOST_SURPRISE.bits())
    }
}
