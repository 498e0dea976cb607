//! Where a list begins, and which figures it may divide.
//!
//! In: the item that may be its first part. Out: what opens it, and the wholes before it, the nearest first.

use rust_decimal::Decimal;

use super::{List, NEAR, Reader, adds_up, are_of_other_cases, divides};
use crate::prose::item::Item;
use crate::prose::kind::{Kind, kind};
use crate::prose::standing::Opener;
use crate::prose::text::{begins, contains, ends, find};
use crate::prose::unit::Unit;
use crate::prose::words::*;

/// No clause that says what is divided is longer.
const LONGEST_CLAUSE: usize = 24;

/// Nor does a sentence begin farther before the first part that it opens.
const LONGEST_HEAD: usize = 60;

impl Reader<'_> {
    /// How a list begins with the item `first`, and the wholes it may divide; `found` are the lists before it.
    pub(super) fn opening(&self, first: usize, found: &[List]) -> Option<(Opener, Vec<usize>)> {
        let (item, standing) = (&self.items[first], &self.standings[first]);
        let opener = standing.opener?;
        // "占全部申请（1470件）", "3条（属上述143条）" name what the figure before is of.
        let gap = &self.chars[self.items.get(first.wrapping_sub(1)).map_or(0, |before| before.until)..item.at];
        let bracketed = gap.rsplit(|c| matches!(c, ',' | ';' | '。')).next().filter(|clause| clause.contains(&'('));
        let of = bracketed.is_some_and(|clause| clause.contains(&'占') || standing.tells_above);
        if !self.counts(first) || of {
            return None;
        }
        if self.in_named_bracket(first) && opener != Opener::Bracket {
            let before = (first.saturating_sub(NEAR)..first).rev().find(|&i| self.counts(i) && self.items[i].depth < item.depth)?;
            let fits = self.items[before].sentence == item.sentence && adds_up(self.items[before].figure.unit, item.figure.unit);
            return fits.then(|| (opener, vec![before]));
        }
        if item.depth > self.items[first - 1].depth {
            // A bracket takes apart the figure right before it.
            let before = (first.saturating_sub(NEAR)..first).rev().find(|&i| self.counts(i) && self.items[i].depth < item.depth)?;
            let rate = |i: usize| self.items[i].figure.unit == Unit::Percent && self.items[i].depth < item.depth;
            let adjacent = (before + 1..first).all(|i| !self.counts(i) && !rate(i));
            // "180件，较上年（200件）": the figure of another year is no part.
            let adjacent = adjacent && self.items[before].year == item.year && (before + 1 < first || self.directly(first));
            return (adjacent && self.items[before].sentence == item.sentence).then(|| (Opener::Bracket, vec![before]));
        }
        if opener == Opener::Bracket {
            return None;
        }
        // "在答复的92件中，公开25件、…": of just that figure, whatever was divided before.
        if opener == Opener::Within
            && gap.starts_with(&['中'])
            && let Some(of) = first.checked_sub(1).filter(|&of| self.counts(of) && self.items[of].depth == item.depth)
            && divides(self.items[of].figure.unit, item.figure.unit)
        {
            return Some((opener, vec![of]));
        }
        if let Some(whole) = standing.subject.as_ref().and_then(|s| self.named(first, &self.chars[s.clone()])) {
            return Some((opener, vec![whole]));
        }
        if let Some(whole) = self.within(first, opener) {
            return Some((opener, vec![whole]));
        }
        let reaches = |i: &usize| {
            let whole = &self.items[*i];
            // "收到128宗。答复类型包括:予以公开47宗、…": where the sentence begins with what opens it, its whole is told before.
            let counted = |sentence: usize| {
                (first.saturating_sub(NEAR)..first).filter(move |&j| self.items[j].sentence == sentence && self.counts(j))
            };
            // "主动公开27条，历年累计1081条。类别有:…": the year's is the one.
            let of_year = |j: &usize| self.items[*j].year == Some(0) && !self.items[*j].stock;
            let told_before = (first.saturating_sub(NEAR)..first).rev().find(|&j| self.counts(j)).map(|j| self.items[j].sentence);
            let alone = |sentence: usize| counted(sentence).count() == 1 || counted(sentence).filter(of_year).count() == 1;
            let head = self.head(first);
            let near = head.is_some_and(|head| opener != Opener::Apart || self.says_first(head));
            let begins =
                near && told_before.is_some_and(|sentence| sentence < item.sentence && sentence + 2 >= item.sentence && alone(sentence));
            // "文件156件。文件均有解读材料，其中文字62篇": of what its own sentence speaks of.
            let of_its_own = opener == Opener::Among && self.speaks_of_its_own(first);
            let far = matches!(opener, Opener::Among | Opener::Within) && !of_its_own || begins && opener != Opener::Bracket && !of_its_own;
            // "…50条。工作运行正常。在主动公开的信息中，…".
            let only = opener == Opener::Within && whole.sentence < item.sentence && *i + 1 == first;
            let near = whole.sentence == item.sentence
                || far && whole.sentence + 1 == item.sentence
                || begins && told_before == Some(whole.sentence) && !of_its_own
                || only;
            // What came by one way, or of one kind of applicant, is not what the outcomes divide.
            let of_others = kind(item.says) == Some(Kind::Outcome)
                && matches!(kind(whole.says), Some(Kind::Channel | Kind::Applicant))
                && !self.standings[*i].total;
            // "与上年27433件相比": what was counted in another year.
            let other_time = whole.year.is_none() && item.year.is_some();
            near && !of_others
                && !are_of_other_cases(self.chars, whole, item)
                && !other_time
                && self.counts(*i)
                && whole.depth == item.depth
                && divides(whole.figure.unit, item.figure.unit)
        };
        let mut wholes: Vec<usize> = (first.saturating_sub(NEAR)..first).rev().filter(reaches).collect();
        // "公开379条，涉及53个栏目，其中文件1条、…": of the papers, and not of where they stand.
        let unit = item.figure.unit;
        let paper = wholes.iter().position(|&w| self.items[w].figure.unit == unit && self.items[w].sentence == item.sentence);
        let places = |&w: &usize| !self.items[w].figure.unit.counts_papers();
        if let Some(paper) = paper.filter(|&paper| unit.counts_papers() && wholes[..paper].iter().all(places)) {
            wholes.drain(..paper);
        }
        if unit.counts_papers() && wholes.first().is_some_and(|&w| self.counts_places(&self.items[w])) {
            return None;
        }
        // "公开5条，历年累计492条。其中机构类新增2条，…": what is new is some of the year's.
        if item.says & NEW != 0 && wholes.iter().any(|&w| !self.items[w].stock) {
            wholes.retain(|&w| !self.items[w].stock);
        }
        // 包括 and a colon take apart the figure right before them.
        if matches!(opener, Opener::Each | Opener::Apart | Opener::Colon) {
            let of_its_time = |i: usize| self.items[i].year.is_some() || item.year.is_none();
            let counted = |i: &usize| self.counts(*i) && self.items[*i].depth == item.depth && of_its_time(*i);
            let nearest = (0..first).rev().take(NEAR).find(counted)?;
            wholes.retain(|&w| w == nearest);
        }
        // "收到37件，其中办结33件，撤回6件。按申请方式分：当面4件": of what came.
        if opener == Opener::Within && matches!(kind(item.says), Some(Kind::Channel | Kind::Applicant)) {
            let came = |w: &usize| self.items[*w].says & (RECEIVE | NEW) != 0 && self.items[*w].says & CARRY_IN == 0;
            if wholes.iter().any(came) {
                wholes.retain(came);
            }
        }
        let nearest = *wholes.first()?;
        // "上年结转5件。办理结果:办结66件，结转3件": of all that came, not of what was carried in.
        if self.items[nearest].says & CARRY_IN != 0 && item.says & PROCESS != 0 {
            return None;
        }
        // A second 其中 divides what the first did: of the figures before, its whole, and not the parts that it came to be behind.
        let divided = found
            .iter()
            .rev()
            .take(NEAR)
            .find(|l| l.opener.is_some() && l.sure().contains(&nearest) && self.items[l.whole()].depth == item.depth);
        // "决策公开类4条，执行公开类：动态52条": what the colon is behind is told beside that figure, and no part of it.
        if opener == Opener::Colon && self.is_kind_as(nearest, gap) {
            return None;
        }
        // "按平台分:…；按主办单位分:…" divide the same whole, and so do those behind parts that come to it.
        if let Some(before) = divided.filter(|l| opener == Opener::Within && (l.opener == Some(Opener::Within) || self.complete(l))) {
            return Some((opener, vec![before.whole()]));
        }
        // 包括 and a colon take apart that figure, and no other.
        let colon = opener == Opener::Apart && nearest + 1 == first && gap.contains(&':');
        if matches!(opener, Opener::Each | Opener::Colon) || colon {
            return Some((opener, vec![nearest]));
        }
        let mut candidates = vec![nearest];
        candidates.extend(divided.map(List::whole));
        // A zero or a figure smaller than the part itself is not what is taken apart, where a larger one stands before in its sentence.
        let here = || wholes.iter().filter(|&&w| self.items[w].sentence == self.items[nearest].sentence);
        if divided.is_none_or(|l| self.items[l.whole()].figure.value < item.figure.value) {
            candidates.extend(here().find(|&&w| self.items[w].figure.value >= item.figure.value));
        }
        if candidates.len() == 1 && self.items[nearest].figure.value < item.figure.value {
            candidates.extend(here().max_by_key(|&&w| self.items[w].figure.value));
        }
        candidates.dedup();
        if self.items[nearest].figure.value < item.figure.value && candidates.len() > 1 {
            candidates.remove(0);
        }
        Some((opener, candidates))
    }

    /// Whether what stands before the colon of a `gap` is a kind, as what the figure before counts is one.
    fn is_kind_as(&self, figure: usize, gap: &[char]) -> bool {
        let name = &self.chars[self.standings[figure].name.clone()];
        let head = gap.split(|c| *c == ':').next().unwrap_or_default();
        name.ends_with(&['类']) && head.ends_with(&['类'])
    }

    /// The characters of a sentence before the figure `first`, where it does not begin too far before.
    fn head(&self, first: usize) -> Option<&[char]> {
        let before = &self.chars[..self.items[first].at];
        let at = before.iter().rev().take(LONGEST_HEAD).position(|c| *c == '。')?;
        Some(&before[before.len() - at..])
    }

    /// Whether a sentence as far as its first figure speaks of a thing of its own before 其中, and does not only say by what the one before is divided.
    pub(super) fn speaks_of_its_own(&self, first: usize) -> bool {
        let words = structure();
        let Some(head) = self.head(first) else { return false };
        let clause = head.split(|c| matches!(c, ',' | ':')).next().unwrap_or_default();
        clause.len() < head.len() && contains(clause, words.all) && begins(clause, words.among).is_none()
    }

    /// Whether a figure counts where papers stand: "更新8个板块，其中通知公告6条".
    fn counts_places(&self, item: &Item) -> bool {
        item.figure.unit.is_one_of(&["个", "类", "家"]) && begins(&self.chars[item.until..], structure().places).is_some()
    }

    /// Whether the parts of a list come to its whole.
    pub(super) fn complete(&self, list: &List) -> bool {
        let value = |i: usize| self.items[i].figure.value;
        list.sure().iter().map(|&i| value(i)).sum::<Decimal>() == value(list.whole())
    }

    /// Whether the bracket of item `i` opens right behind the figure before it: "34件，占申请总量（47件）" does not.
    pub(super) fn directly(&self, i: usize) -> bool {
        let before_bracket = || self.items[i].marks.iter().take_while(|m| **m != '(');
        before_bracket().all(|m| !matches!(m, ',' | '、' | ';' | '。'))
    }

    /// "公告（31条）": the name stands before the bracket that holds nothing but its figure.
    pub(super) fn in_named_bracket(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.depth > 0 && self.chars[item.at - 1] == '(' && !self.directly(i)
    }

    /// Whether a sentence begins with 一是, or 分别为.
    pub(super) fn says_first(&self, head: &[char]) -> bool {
        let begins = |word: &&str| word.chars().enumerate().all(|(i, c)| head.get(i) == Some(&c));
        structure().first.iter().chain(structure().apart.iter()).any(begins)
    }

    /// The figure before `first` whose name the clause in front of it takes up: "网站402条…。网站信息中，动态233条、…".
    pub(super) fn within(&self, first: usize, opener: Opener) -> Option<usize> {
        if opener != Opener::Within {
            return None;
        }
        let item = &self.items[first];
        let clause = &self.chars[item.from.saturating_sub(LONGEST_CLAUSE)..item.from];
        let clause = clause.strip_suffix(&[',']).or(clause.strip_suffix(&[':'])).unwrap_or(clause);
        let begin = clause.iter().rposition(|c| matches!(c, ',' | ';' | '。' | ':' | ')')).map_or(0, |at| at + 1);
        let clause = clause[begin..].strip_prefix(&['在']).unwrap_or(&clause[begin..]);
        let told = |i: &usize| {
            let whole = &self.items[*i];
            let name: Vec<char> = whole.subject.iter().map(|&c| self.chars[c]).collect();
            name.len() > 1
                && clause.starts_with(&name)
                && self.counts(*i)
                && whole.depth == item.depth
                && adds_up(whole.figure.unit, item.figure.unit)
                && whole.figure.value >= item.figure.value
        };
        // "答复21件，结转1件。在已答复的信件中，公开7件、…": told by that verb.
        let verb = structure().verbs.iter().find(|verb| find(clause, verb).is_some());
        let done = |i: &usize| {
            let whole = &self.items[*i];
            let label = &self.chars[whole.from..whole.at];
            verb.is_some_and(|verb| ends(clause, structure().of_these) && find(label, verb).is_some())
                && self.counts(*i)
                && whole.depth == item.depth
                && whole.sentence + 1 == item.sentence
                && whole.says & (CARRY | CARRY_IN | CARRY_OUT) == 0
                && adds_up(whole.figure.unit, item.figure.unit)
        };
        let before = || (first.saturating_sub(NEAR)..first).rev();
        before().find(told).or_else(|| before().find(done).filter(|_| before().filter(done).count() == 1))
    }

    /// The figure before `first` that was told of `subject`.
    pub(super) fn named(&self, first: usize, subject: &[char]) -> Option<usize> {
        let told = |i: &usize| {
            let whole = &self.items[*i];
            self.counts(*i)
                && whole.sentence + 1 >= self.items[first].sentence
                && adds_up(whole.figure.unit, self.items[first].figure.unit)
                && self.chars[whole.from..whole.at].windows(subject.len()).any(|w| w == subject)
        };
        (first.saturating_sub(NEAR)..first).rev().find(told)
    }
}
