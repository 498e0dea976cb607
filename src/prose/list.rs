//! Lists: a figure and the parts of it told behind it.
//!
//! In: items and how they stand. Out: every [`List`]: the wholes it may divide, its parts, and where it may end. Names are not read; which words open a
//! list and which begin another statement is all the vocabulary there is. Whether a list must add up is weighed in `weigh`.

use rust_decimal::Decimal;

use super::item::Item;
use super::kind::{Kind, kind};
use super::standing::{Mark, Opener, Standing};
use super::unit::Unit;
use super::words::*;

/// A whole and its parts, as indices of items.
#[derive(Debug, Clone)]
pub struct List {
    /// The figures it may divide, the nearest first.
    pub wholes: Vec<usize>,
    pub parts: Vec<usize>,
    /// Where it may end before its last part.
    pub ends: Vec<End>,
    /// None where nothing but its place behind a total says that it is one.
    pub opener: Option<Opener>,
    /// Figures among the parts that are counted by other words: 新闻发布会5场.
    pub aside: Vec<usize>,
    /// It says itself that it leaves something out (等, 主要).
    pub open: bool,
    /// It cannot be added up: a figure is told as 余 or 约.
    pub about: bool,
    /// Another list begins inside it: what follows that may belong to either.
    pub interrupted: bool,
}

/// A place where a list may be over.
#[derive(Debug, Clone, Copy)]
pub struct End {
    /// How many parts come before it.
    pub parts: usize,
    pub why: EndWhy,
}

/// What says that a list may be over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndWhy {
    /// A comma where 、 parted the items before.
    Mark,
    /// A semicolon behind the first part.
    Semicolon,
    /// The next name begins as a statement of its own does.
    Statement,
    /// The next name begins with a word of publishing, which names of parts have as well.
    Publishing,
    /// A figure of another kind stands between: people, money.
    OtherUnit,
}

impl List {
    /// The nearest whole.
    pub fn whole(&self) -> usize {
        self.wholes[0]
    }

    /// The parts that it has wherever it ends.
    pub fn sure(&self) -> &[usize] {
        &self.parts[..self.ends.first().map_or(self.parts.len(), |e| e.parts)]
    }
}

/// How many figures back a whole may stand: without an end a hostile text would be read again and again.
pub const NEAR: usize = 24;

/// Among how many figures before a total those may be that are told in sentences of their own.
const FEW_SENTENCES: usize = 4;

/// No clause that says what is divided is longer.
const LONGEST_CLAUSE: usize = 24;

/// How many figures on a list is followed: no list of a report is as long, and one that is cut there claims nothing.
const FAR: usize = 400;

/// All lists of a passage's items.
pub fn lists(items: &[Item], standings: &[Standing], chars: &[char]) -> Vec<List> {
    let reader = Reader { items, standings, chars };
    let mut found: Vec<List> = Vec::new();
    let mut taken = 0;
    for (first, standing) in standings.iter().enumerate().skip(1) {
        if let Some((opener, wholes)) = reader.opening(first, &found) {
            found.extend(reader.list(first, Some(opener), wholes));
        } else if standing.sum || standing.of.is_some() || standing.above {
            found.extend(reader.behind(first).or_else(|| reader.sentences(first)));
        } else if let Some(list) = reader.halves(first).or_else(|| reader.sentences(first)) {
            found.push(list);
        } else if first >= taken
            && let Some(whole) = reader.bare(first, &found)
        {
            let list = reader.list(first, None, vec![whole]).filter(|l| l.parts.len() > 1);
            // One bare list is not begun within another.
            taken = list.as_ref().and_then(|l| l.parts.last()).map_or(taken, |last| last + 1);
            found.extend(list);
        }
    }
    found
}

/// Whether two figures can be parts of one sum: documents and cases are counted by many words (条, 件, 篇, 份), all else only by its own.
pub fn adds_up(one: Unit, other: Unit) -> bool {
    let cases = |u: Unit| u.counts_alike();
    one == other && matches!(one, Unit::Measure(_) | Unit::Bare) || cases(one) && cases(other)
}

struct Reader<'r> {
    items: &'r [Item],
    standings: &'r [Standing],
    chars: &'r [char],
}

impl Reader<'_> {
    /// Whether a figure counts something: no rate, no change against another year, no readers.
    fn counts(&self, i: usize) -> bool {
        let item = &self.items[i];
        let standing = &self.standings[i];
        // "每月1条", "两个季度各召开1次" are no parts of a year's.
        let label = &self.chars[item.from..item.at];
        let each = || label.contains(&'每') || label[label.len().saturating_sub(3)..].contains(&'各');
        matches!(item.figure.unit, Unit::Measure(_) | Unit::Bare) && !item.change && !standing.reach && !standing.in_name && !each()
    }

    /// How a list begins with the item `first`, and the wholes it may divide; `found` are the lists before it.
    fn opening(&self, first: usize, found: &[List]) -> Option<(Opener, Vec<usize>)> {
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
        if let Some(whole) = standing.subject.as_ref().and_then(|s| self.named(first, &self.chars[s.clone()])) {
            return Some((opener, vec![whole]));
        }
        if let Some(whole) = self.within(first, opener) {
            return Some((opener, vec![whole]));
        }
        let reaches = |i: &usize| {
            let whole = &self.items[*i];
            // "收到128宗。答复类型包括:予以公开47宗、…": where the sentence begins with what opens it, its whole is told before.
            let alone = |sentence: usize| {
                (first.saturating_sub(NEAR)..first).filter(|&j| self.items[j].sentence == sentence && self.counts(j)).count()
            };
            let head =
                self.chars[..item.at].iter().rev().take(LONGEST_CLAUSE).position(|c| *c == '。').map(|at| &self.chars[item.at - at..]);
            let near = head.is_some_and(|head| opener != Opener::Apart || self.says_first(head));
            let begins = near && alone(item.sentence) == 0 && item.sentence > 0 && alone(item.sentence - 1) == 1;
            let far = matches!(opener, Opener::Among | Opener::Within) || begins && opener != Opener::Bracket;
            let near = whole.sentence == item.sentence || far && whole.sentence + 1 == item.sentence;
            near && self.counts(*i) && whole.depth == item.depth && adds_up(whole.figure.unit, item.figure.unit)
        };
        let mut wholes: Vec<usize> = (first.saturating_sub(NEAR)..first).rev().filter(reaches).collect();
        // 包括 and a colon take apart the figure right before them.
        if matches!(opener, Opener::Each | Opener::Apart | Opener::Colon) {
            let nearest = (0..first).rev().take(NEAR).find(|&i| self.counts(i) && self.items[i].depth == item.depth)?;
            wholes.retain(|&w| w == nearest);
        }
        let nearest = *wholes.first()?;
        // A second 其中 divides what the first did: of the figures before, its whole, and not the parts that it came to be behind.
        let divided = found.iter().rev().take(NEAR).find(|l| l.sure().contains(&nearest) && self.items[l.whole()].depth == item.depth);
        // "按平台分:…；按主办单位分:…" divide the same whole.
        if let Some(before) = divided.filter(|l| opener == Opener::Within && matches!(l.opener, Some(Opener::Within))) {
            return Some((opener, vec![before.whole()]));
        }
        let mut candidates = vec![nearest];
        candidates.extend(divided.map(List::whole));
        // A zero or a figure smaller than the part itself is not what is taken apart, where a larger one stands before.
        candidates.extend(wholes.iter().find(|&&w| self.items[w].figure.value >= item.figure.value));
        candidates.dedup();
        if self.items[nearest].figure.value < item.figure.value && candidates.len() > 1 {
            candidates.remove(0);
        }
        Some((opener, candidates))
    }

    /// Whether the bracket of item `i` opens right behind the figure before it: "34件，占申请总量（47件）" does not.
    fn directly(&self, i: usize) -> bool {
        let before_bracket = || self.items[i].marks.iter().take_while(|m| **m != '(');
        before_bracket().all(|m| !matches!(m, ',' | '、' | ';' | '。'))
    }

    /// "公告（31条）": the name stands before the bracket that holds nothing but its figure.
    fn in_named_bracket(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.depth > 0 && self.chars[item.at - 1] == '(' && !self.directly(i)
    }

    /// Whether a sentence begins with 一是, or 分别为.
    fn says_first(&self, head: &[char]) -> bool {
        let begins = |word: &&str| word.chars().enumerate().all(|(i, c)| head.get(i) == Some(&c));
        structure().first.iter().chain(structure().apart).any(begins)
    }

    /// Whether a rate is told behind both items: they are told alike.
    fn alike(&self, one: usize, other: usize) -> bool {
        let rated = |i: usize| self.items.get(i + 1).is_some_and(|next| next.figure.unit == Unit::Percent);
        rated(one) && rated(other)
    }

    /// Whether a share is told right behind the item `i`.
    fn has_share(&self, i: usize) -> bool {
        self.items
            .get(i + 1)
            .is_some_and(|next| next.figure.unit == Unit::Percent && !next.change && next.sentence == self.items[i].sentence)
    }

    /// Whether the item `i` is divided by a 其中 right behind it.
    fn is_divided(&self, i: usize) -> bool {
        let next = self.standings.get(i + 1).is_some_and(|s| s.opener == Some(Opener::Among));
        next && self.items[i + 1].depth == self.items[i].depth && self.items[i + 1].sentence == self.items[i].sentence
    }

    /// The figure before `first` whose name the clause in front of it takes up: "网站402条…。网站信息中，动态233条、…".
    fn within(&self, first: usize, opener: Opener) -> Option<usize> {
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
        (first.saturating_sub(NEAR)..first).rev().find(told)
    }

    /// The figure before `first` that was told of `subject`.
    fn named(&self, first: usize, subject: &[char]) -> Option<usize> {
        let told = |i: &usize| {
            let whole = &self.items[*i];
            self.counts(*i)
                && whole.sentence + 1 >= self.items[first].sentence
                && adds_up(whole.figure.unit, self.items[first].figure.unit)
                && self.chars[whole.from..whole.at].windows(subject.len()).any(|w| w == subject)
        };
        (first.saturating_sub(NEAR)..first).rev().find(told)
    }

    /// The list whose whole, at `whole`, comes behind its parts: "网上5件、信函7件，合计12件", "…。以上三类渠道共公开12条". The parts are given from the last
    /// to the first, for where they begin is what may be doubted; a name that says how many there are leaves no doubt.
    fn behind(&self, whole: usize) -> Option<List> {
        let (item, standing) = (&self.items[whole], &self.standings[whole]);
        let far = standing.of.is_some() || standing.above;
        if !self.counts(whole) || standing.mark > if far { Mark::Stop } else { Mark::Comma } {
            return None;
        }
        let mut parts: Vec<usize> = Vec::new();
        let mut ends: Vec<End> = Vec::new();
        for i in (whole.saturating_sub(NEAR)..whole).rev() {
            let part = &self.items[i];
            if !far && part.sentence != item.sentence
                || part.depth < item.depth
                || self.standings[i].sum
                || standing.of == Some(parts.len())
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
            if !far && self.standings[i].mark >= Mark::Semicolon || self.standings[i].opener.is_some() && standing.of.is_none() {
                break;
            }
        }
        if standing.of.is_some_and(|of| of != parts.len()) {
            return None;
        }
        let value = |i: usize| self.items[i].figure.value;
        if let Some(of) = standing.of.filter(|_| parts.iter().map(|&i| value(i)).sum::<Decimal>() != value(whole)) {
            // Others may stand between: "发布文件83件、公告126件、动态341条。受理申请9件。…上述三类合计550件".
            let before: Vec<usize> = (whole.saturating_sub(NEAR)..whole)
                .rev()
                .filter(|&i| self.counts(i) && self.items[i].depth == item.depth && adds_up(self.items[i].figure.unit, item.figure.unit))
                .collect();
            let other = before.windows(of).find(|w| w.iter().map(|&i| value(i)).sum::<Decimal>() == value(whole));
            parts = other.map_or(parts, <[usize]>::to_vec);
        }
        let opener = (far || standing.sum).then_some(Opener::Total);
        let about = parts.iter().chain([&whole]).any(|&i| self.items[i].figure.about);
        let list = List { wholes: vec![whole], parts, ends, aside: Vec::new(), opener, open: false, about, interrupted: false };
        (list.parts.len() > if opener.is_some() { 1 } else { 3 }).then_some(list)
    }

    /// "上半年公开387条；下半年公开425条。全年公开812条": the year's figure, and those of its halves before it.
    fn halves(&self, whole: usize) -> Option<List> {
        let parts = [whole.checked_sub(1)?, whole.checked_sub(2)?];
        let says = |i: usize, word: &str| {
            let from = i.checked_sub(1).map_or(0, |before| self.items[before].until);
            self.chars[from..self.items[i].at].iter().collect::<String>().contains(word)
        };
        let of_halves = says(parts[1], "上半年") && says(parts[0], "下半年") && says(whole, "全年");
        of_halves.then(|| self.total(whole, parts.to_vec())).flatten()
    }

    /// "甲公开3214条。乙公开5107条。全区合计公开8321条": each told in a sentence of its own, and added up.
    fn sentences(&self, whole: usize) -> Option<List> {
        let (item, standing) = (&self.items[whole], &self.standings[whole]);
        let label: String = self.chars[item.from..item.at].iter().collect();
        let sums = standing.mark == Mark::Stop && ["合计", "总计"].iter().any(|w| label.contains(w));
        let alone =
            |i: usize| (0..self.items.len()).filter(|&j| self.items[j].sentence == self.items[i].sentence && self.counts(j)).count() == 1;
        let fits = |i: &usize| adds_up(self.items[*i].figure.unit, item.figure.unit) && self.items[*i].depth == 0 && alone(*i);
        let parts: Vec<usize> = (whole.saturating_sub(FEW_SENTENCES)..whole).rev().filter(|&i| self.counts(i)).take_while(fits).collect();
        // Some of them may be all that it adds up.
        let value = |i: usize| self.items[i].figure.value;
        let runs = (2..=parts.len()).flat_map(|n| parts.windows(n));
        let some = runs.into_iter().find(|run| run.iter().map(|&i| value(i)).sum::<Decimal>() == value(whole)).map(<[usize]>::to_vec);
        (sums && parts.len() > 1).then(|| self.total(whole, some.unwrap_or(parts))).flatten()
    }

    /// The list of `parts` told before their total at `whole`.
    fn total(&self, whole: usize, parts: Vec<usize>) -> Option<List> {
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

    /// The total right before the item `first` where nothing says that its parts follow, but they may.
    fn bare(&self, first: usize, found: &[List]) -> Option<usize> {
        let (item, standing) = (&self.items[first], &self.standings[first]);
        let before = (first.saturating_sub(NEAR)..first).rev().find(|&i| self.counts(i) && self.items[i].depth <= item.depth)?;
        // "其中网上5件、信函7件。自然人11件，法人1件": the next sentence divides what the list before it did.
        let listed = found.last().filter(|l| l.opener.is_some() && l.parts.contains(&before) && standing.mark == Mark::Stop);
        if let Some(list) = listed {
            let whole = &self.items[list.whole()];
            let fits = whole.depth == item.depth && adds_up(whole.figure.unit, item.figure.unit) && whole.figure.value >= item.figure.value;
            return fits.then_some(list.whole());
        }
        let (whole, told) = (&self.items[before], &self.standings[before]);
        let adjacent = (before + 1..first).all(|i| !self.counts(i) || self.items[i].depth > item.depth);
        let fits = adjacent
            && self.counts(first)
            && whole.depth == item.depth
            && (adds_up(whole.figure.unit, item.figure.unit) || whole.figure.unit.counts_visits() && item.figure.unit.counts_papers())
            && whole.figure.value > item.figure.value;
        let here = whole.sentence == item.sentence && standing.mark <= Mark::Semicolon;
        // "收到7件。办结6件，予以公开4件": what was done is divided, and is no part.
        let acted = item.says & (RECEIVE | NEW | HANDLE | PROCESS) != 0;
        let next = whole.sentence + 1 == item.sentence && standing.mark == Mark::Stop && !acted;
        // "共2件，1件为…，1件为…"; "共12条，甲类5条，乙类7条"; "共12条。甲5条，乙7条".
        // "8件为予以公开，3件为部分公开": one like the others.
        let like_them = self.chars.get(whole.until) == Some(&'为');
        let leading = here && standing.leads && !told.leads && !like_them;
        let alike = kind(item.says).is_some() && kind(item.says) == kind(whole.says);
        let total = (told.total && here || next) && !standing.total && !alike;
        // "公开行政许可2174件，药品类1206件，器械类738件，…": no word says that it is a total, but the parts are nothing but names.
        let listed = found.iter().rev().take(NEAR).any(|l| l.parts.contains(&before));
        let names = standing.mark >= Mark::Comma && !standing.total && !standing.statement && !standing.publishing;
        let plain = here
            && names
            && told.acts
            && item.says & (CARRY_IN | CARRY_OUT) == 0
            && item.depth == 0
            && item.figure.unit.counts_papers()
            && !alike
            && !listed;
        (fits && (leading || total || plain)).then_some(before)
    }

    /// The list that begins with the item `first`.
    fn list(&self, first: usize, opener: Option<Opener>, wholes: Vec<usize>) -> Option<List> {
        let (items, standings) = (self.items, self.standings);
        let unit = items[first].figure.unit;
        let (depth, sentence) = (items[first].depth, items[first].sentence);
        let mut list =
            List { wholes, parts: Vec::new(), ends: Vec::new(), aside: Vec::new(), opener, open: false, about: false, interrupted: false };
        let mut style = None;
        let mut skipped = false;
        // Where the parts of one of its parts end.
        let mut nested = first;
        for (i, item) in items.iter().enumerate().skip(first) {
            let standing = &standings[i];
            if i < nested {
                continue;
            }
            if i == first + FAR {
                list.open = true;
                break;
            }
            if item.depth > depth {
                continue;
            }
            // A bracket that closed and another that opened are two.
            let reopened = depth > 0 && i > first && item.marks.contains(&')') && item.marks.contains(&'(') && items[i - 1].depth == depth;
            let reopened = reopened && !(self.in_named_bracket(first) && self.in_named_bracket(i));
            if item.depth < depth || item.sentence != sentence || reopened {
                break;
            }
            if matches!(item.figure.unit, Unit::Percent | Unit::Point) || item.change || standing.reach || standing.in_name {
                continue;
            }
            if i > first {
                if standing.opener.is_some() && opener.is_none() {
                    // "网站12条，其中甲5条、乙7条；微信9条": the parts of a part are not its own.
                    let inner = self.list(i, standing.opener, vec![i - 1])?;
                    nested = inner.sure().last().map_or(i, |last| last + 1);
                    continue;
                }
                let named = standing.opener == Some(Opener::Bracket) && self.in_named_bracket(i) && self.in_named_bracket(first);
                if standing.opener.is_some() && !named && !list.parts.is_empty() {
                    list.interrupted = true;
                    break;
                }
                if standing.total && !standing.rest && standing.mark >= Mark::Comma && opener.is_some() {
                    break;
                }
                // "其中道路运输类1908件；行政处罚731件，其中…": a whole of its own.
                let done = item.says & PROCESS != 0 && items[first].says & PROCESS == 0;
                let own = done || self.is_divided(i) || self.has_share(first) && !self.has_share(i);
                if standing.mark == Mark::Semicolon && opener == Some(Opener::Among) && own {
                    break;
                }
                let style = *style.get_or_insert(standing.mark);
                if standing.mark == Mark::Semicolon && style < Mark::Semicolon && !standing.rest && opener.is_some() {
                    break;
                }
                let statement = standing.mark >= Mark::Comma && standing.statement && !standings[first].statement;
                // "其中自然人74件，法人12件，上年结转2件": what came before the year is no part of what came in it.
                let carried = item.says & CARRY_IN != 0 && items[i - 1].says & NEW == 0;
                let larger = standing.mark == Mark::Semicolon && item.figure.value > items[list.whole()].figure.value;
                let statement = statement || carried || larger;
                let publishing = standing.mark >= Mark::Comma
                    && standing.publishing
                    && !standings[first].publishing
                    && kind(item.says) != Some(Kind::Channel);
                let why = match () {
                    () if !adds_up(item.figure.unit, unit) => None,
                    () if standing.rest => None,
                    () if statement => Some(EndWhy::Statement),
                    () if publishing => Some(EndWhy::Publishing),
                    () if skipped || item.figure.unit != unit && !(item.figure.unit.counts_papers() && unit.counts_papers()) => {
                        Some(EndWhy::OtherUnit)
                    }
                    () if style == Mark::Pause && standing.mark > Mark::Pause => Some(EndWhy::Mark),
                    () if style == Mark::Semicolon && list.parts.len() == 1 && !self.alike(first, i) => Some(EndWhy::Semicolon),
                    () => None,
                };
                let parts = list.parts.len();
                list.ends.extend(why.filter(|_| parts > 0).map(|why| End { parts, why }));
            }
            if !adds_up(item.figure.unit, unit) {
                skipped = true;
                list.aside.push(i);
                continue;
            }
            list.about |= item.figure.about;
            list.open |= standing.some || standing.more;
            list.parts.push(i);
        }
        list.ends.dedup_by_key(|e| e.parts);
        (!list.parts.is_empty()).then_some(list)
    }
}
