//! Lists whose whole comes last: 合计, 以上三类共, the year behind its halves, a total behind sentences.
//!
//! In: the item that may be such a whole. Out: the list of the figures before it that it sums up.

use rust_decimal::Decimal;

use super::{End, EndWhy, List, NEAR, Reader, adds_up};
use crate::prose::standing::{Mark, Opener, is_enumerated};
use crate::prose::text::{begins, contains};
use crate::prose::words::{CARRY, CARRY_IN, structure};

/// Where the year, or its half, is named before a figure, it stands no farther from it.
const LONGEST_LABEL: usize = 60;

/// Among how many figures before a total those may be that are told in sentences of their own.
const FEW_SENTENCES: usize = 4;

impl Reader<'_> {
    /// The list whose whole, at `whole`, comes behind its parts: "网上5件、信函7件，合计12件", "…。以上三类渠道共公开12条". The parts are given from the last
    /// to the first, for where they begin is what may be doubted; a name that says how many there are leaves no doubt.
    pub(super) fn behind(&self, whole: usize, found: &[List]) -> Option<List> {
        let (item, standing) = (&self.items[whole], &self.standings[whole]);
        let far = standing.of.is_some() || standing.above;
        if !self.counts(whole) || standing.mark > if far { Mark::Stop } else { Mark::Comma } {
            return None;
        }
        let mut parts: Vec<usize> = Vec::new();
        let mut ends: Vec<End> = Vec::new();
        // How many parts and ends there are behind the last semicolon.
        let mut semicolon = None;
        for i in (whole.saturating_sub(NEAR)..whole).rev() {
            let part = &self.items[i];
            if !far && part.sentence != item.sentence
                || part.depth < item.depth
                || self.standings[i].sum
                || standing.of == Some(parts.len())
                || self.is_taken_apart(i)
            {
                break;
            }
            if part.depth > item.depth || !self.counts(i) || part.year != item.year {
                continue;
            }
            if !adds_up(part.figure.unit, item.figure.unit) {
                if standing.of.is_some() {
                    continue;
                }
                break;
            }
            let mark = parts.last().map_or(Mark::None, |&p| self.standings[p].mark);
            if standing.of.is_none() && mark > Mark::Pause && parts.len() > 1 {
                ends.push(End { parts: parts.len(), why: EndWhy::Mark });
            }
            parts.push(i);
            // "甲388件，占88.8%；乙49件，占11.2%，总量为437件".
            let shared = parts.iter().all(|&i| self.has_share(i)) && i > 1 && (self.has_share(i - 1) || self.has_share(i - 2));
            let parted = !far && !shared && self.standings[i].mark >= Mark::Semicolon;
            if parted && semicolon.is_none() {
                semicolon = Some((parts.len(), ends.len()));
            }
            if parted && !standing.sum || self.standings[i].opener.is_some() && standing.of.is_none() {
                break;
            }
        }
        // "主站公告63条、解读2条；子站动态6条，共计71条": what stands before a semicolon is added too where all of it comes near the total.
        let value = |i: usize| self.items[i].figure.value;
        let sum = |parts: &[usize]| parts.iter().map(|&i| value(i)).sum::<Decimal>();
        if let Some((last, ended)) = semicolon
            && ((sum(&parts) - value(whole)).abs() * Decimal::TEN > value(whole) || sum(&parts[..last]) == value(whole))
        {
            parts.truncate(last);
            ends.truncate(ended);
        }
        if standing.of.is_some_and(|of| of != parts.len()) {
            return None;
        }
        // "抽查360块，无法接通21块、未更新14块，问题牌共32块": the first is what was looked at.
        if parts.len() > 2 && parts.last().is_some_and(|&first| self.is_of_more(first, &parts, whole)) {
            parts.pop();
        }
        if let Some(of) = standing.of.filter(|_| sum(&parts) != value(whole)) {
            // Others may stand between: "发布文件83件、公告126件、动态341条。受理申请9件。…上述三类合计550件".
            let before: Vec<usize> = (whole.saturating_sub(NEAR)..whole)
                .rev()
                .filter(|&i| self.counts(i) && self.items[i].depth == item.depth && adds_up(self.items[i].figure.unit, item.figure.unit))
                .collect();
            // "网站307条，其中甲200条、乙107条；微信515条。两类合计822条": the parts of a part are none of it.
            let inner = || found.iter().rev().take(NEAR).filter(|l| l.opener.is_some_and(|o| o != Opener::Total));
            let outer: Vec<usize> = before.iter().copied().filter(|i| !inner().any(|l| l.sure().contains(i))).collect();
            let fits = |parts: &[usize]| parts.windows(of).find(|w| sum(w) == value(whole)).map(<[usize]>::to_vec);
            let cuts = |l: &List| l.sure().iter().any(|i| parts.contains(i)) && !l.sure().iter().all(|i| parts.contains(i));
            parts = match fits(&before).or_else(|| fits(&outer)) {
                Some(parts) => parts,
                None if inner().any(cuts) => outer.get(..of)?.to_vec(),
                None => parts,
            };
        }
        if self.overlaps(*parts.last()?, whole) {
            return None;
        }
        let opener = (far || standing.sum).then_some(Opener::Total);
        let about = parts.iter().chain([&whole]).any(|&i| self.items[i].figure.about);
        // "甲96条、乙40条等，合计276条": not all of them are told.
        let open = parts.iter().any(|&i| self.standings[i].more);
        let list = List { wholes: vec![whole], parts, ends, aside: Vec::new(), opener, open, about, interrupted: false };
        (list.parts.len() > if opener.is_some() { 1 } else { 3 }).then_some(list)
    }

    /// "办理结果为:公开17件;部分公开3件;…,共答复30件": parts opened without a whole before them, at `opened`, and their total at `whole`, in the same
    /// sentence.
    pub(super) fn opened_before(&self, opened: usize, whole: usize) -> Option<List> {
        // Or in the next one, where they were told one by one: "一是…1206条；二是…843条。全年共公开信息2049条".
        let sentence = self.items[opened].sentence;
        let here = sentence == self.items[whole].sentence;
        let next = sentence + 1 == self.items[whole].sentence && self.standings[opened].opener == Some(Opener::Apart);
        let label = &self.chars[self.items[whole].from..self.items[whole].at];
        if !self.standings[whole].total || !self.counts(whole) || is_enumerated(label) || !(here || next && !self.is_told_in_turn(whole)) {
            return None;
        }
        let list = self.list(opened, self.standings[opened].opener, vec![whole])?;
        // "抽查360块，无法接通21块、…，问题牌共32块": the first is what the others are of.
        let of_more = list.parts.len() > 2 && self.is_of_more(opened, &list.parts, whole);
        // "一是公开财政信息2条、服务信息52条。在论坛上回复网友，共43条": of something else.
        let of_others = !here && list.parts.iter().any(|&i| self.items[i].figure.value > self.items[whole].figure.value);
        let plain = list.parts.iter().all(|&i| !self.standings[i].total) && !of_more && !of_others && !self.is_taken_apart(opened);
        let last = *list.parts.last()?;
        let closes = plain && list.parts.len() > 1 && (last + 1..whole).all(|i| !self.counts(i));
        (closes && !self.overlaps(opened, whole)).then_some(list)
    }

    /// Whether the sentence of a figure is one of several told in turn: "二是…".
    fn is_told_in_turn(&self, i: usize) -> bool {
        let before = &self.chars[self.items[i].at.saturating_sub(LONGEST_LABEL)..self.items[i].at];
        is_enumerated(before.rsplit(|c| *c == '。').next().unwrap_or_default())
    }

    /// Whether 中 right behind a figure takes it apart: "1284家中更正23家、补充11家，共34家".
    fn is_taken_apart(&self, i: usize) -> bool {
        begins(&self.chars[self.items[i].until..], structure().of_these).is_some()
    }

    /// Whether a figure is more than the whole of which the others are a good part: what they are of.
    fn is_of_more(&self, first: usize, parts: &[usize], whole: usize) -> bool {
        let value = |i: usize| self.items[i].figure.value;
        let others: Decimal = parts.iter().filter(|&&i| i != first).map(|&i| value(i)).sum();
        value(first) > value(whole) && others * Decimal::TWO > value(whole)
    }

    /// Whether the text between a part and the total behind it says that some are counted twice: "除重复的126条外，两个平台共590条".
    fn overlaps(&self, part: usize, whole: usize) -> bool {
        let told = &self.chars[self.items[part].until..self.items[whole].at];
        contains(told, structure().shared) || contains(told, structure().deducted)
    }

    /// "通过网站公开196条，通过公众号公开355条，共公开551条": the last figure of a sentence says that it is a total, and those before it all but come to it.
    pub(super) fn closing(&self, whole: usize) -> Option<List> {
        let (item, standing) = (&self.items[whole], &self.standings[whole]);
        let last = self.items.get(whole + 1).is_none_or(|next| next.sentence != item.sentence);
        if !last || !standing.total || standing.mark != Mark::Comma || standing.opener.is_some() {
            return None;
        }
        let before =
            (whole.saturating_sub(NEAR)..whole).rev().take_while(|&i| self.items[i].sentence == item.sentence && !self.is_taken_apart(i));
        let parts: Vec<usize> = before.collect();
        let value = |i: usize| self.items[i].figure.value;
        let sum: Decimal = parts.iter().map(|&i| value(i)).sum();
        let papers = |i: usize| self.items[i].figure.unit.counts_papers();
        let alike = parts.iter().all(|&i| self.items[i].figure.unit == item.figure.unit || papers(i) && papers(whole));
        let near = alike && (sum - value(whole)).abs() * Decimal::TEN <= value(whole);
        // What came and what was done with it balance, and do not add up.
        let came = parts.iter().any(|&i| self.items[i].says & (CARRY | CARRY_IN) != 0);
        let plain = !came && parts.iter().all(|&i| !self.standings[i].total && self.standings[i].opener.is_none());
        (near && plain && parts.len() > 1).then(|| self.total(whole, parts)).flatten()
    }

    /// "上半年公开387条；下半年公开425条。全年公开812条": the year's figure, and those of its halves before it.
    pub(super) fn halves(&self, whole: usize) -> Option<List> {
        let parts = [whole.checked_sub(1)?, whole.checked_sub(2)?];
        let says = |i: usize, word: &str| {
            let begin = i.checked_sub(1).map_or(0, |before| self.items[before].until);
            let at = self.items[i].at;
            self.chars[begin.max(at.saturating_sub(LONGEST_LABEL))..at].iter().collect::<String>().contains(word)
        };
        let of_halves = says(parts[1], "上半年") && says(parts[0], "下半年") && says(whole, "全年");
        of_halves.then(|| self.total(whole, parts.to_vec())).flatten()
    }

    /// "甲公开3214条。乙公开5107条。全区合计公开8321条": each told in a sentence of its own, and added up.
    pub(super) fn sentences(&self, whole: usize) -> Option<List> {
        let (item, standing) = (&self.items[whole], &self.standings[whole]);
        let label: String = self.chars[item.from..item.at].iter().take(LONGEST_LABEL).collect();
        if standing.mark != Mark::Stop || !structure().sum.iter().any(|w| label.contains(w)) || self.is_told_in_turn(whole) {
            return None;
        }
        let near = |i: usize| i.saturating_sub(NEAR)..self.items.len().min(i + NEAR);
        let alone = |i: usize| near(i).filter(|&j| self.items[j].sentence == self.items[i].sentence && self.counts(j)).count() == 1;
        let fits = |i: &usize| adds_up(self.items[*i].figure.unit, item.figure.unit) && self.items[*i].depth == 0 && alone(*i);
        let parts: Vec<usize> = (whole.saturating_sub(FEW_SENTENCES)..whole).rev().filter(|&i| self.counts(i)).take_while(fits).collect();
        // Some of them may be all that it adds up.
        let value = |i: usize| self.items[i].figure.value;
        let runs = (2..=parts.len()).flat_map(|n| parts.windows(n));
        let some = runs.into_iter().find(|run| run.iter().map(|&i| value(i)).sum::<Decimal>() == value(whole)).map(<[usize]>::to_vec);
        (parts.len() > 1).then(|| self.total(whole, some.unwrap_or(parts))).flatten()
    }

    /// The list of `parts` told before their total at `whole`.
    pub(super) fn total(&self, whole: usize, parts: Vec<usize>) -> Option<List> {
        let all = || parts.iter().chain([&whole]);
        let about = all().any(|&i| self.items[i].figure.about);
        let fits =
            all().all(|&i| self.counts(i) && adds_up(self.items[i].figure.unit, self.items[whole].figure.unit) && self.items[i].depth == 0);
        let same_year = all().all(|&i| self.items[i].year == self.items[whole].year);
        fits.then_some(List {
            wholes: vec![whole],
            parts,
            ends: Vec::new(),
            aside: Vec::new(),
            opener: Some(Opener::Total),
            open: false,
            about,
            interrupted: false,
        })
        .filter(|_| same_year)
    }
}
