//! Lists: a figure and the parts of it told behind it.
//!
//! In: items and how they stand. Out: every [`List`]: the wholes it may divide, its parts, and where it may end. Names are not read; which words open a
//! list and which begin another statement is all the vocabulary there is. Whether a list must add up is weighed in `weigh`.

mod bare;
mod behind;
mod going_on;
mod onward;
mod opening;
mod walk;

use super::item::Item;
use super::kind::{Kind, kind};
use super::rate::is_of_several;
use super::standing::{LONGEST_NAME, Mark, Opener, Standing};
use super::text::find;
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

/// How many figures on a list is followed: no list of a report is as long, and one that is cut there claims nothing.
const FAR: usize = 400;

/// All lists of a passage's items.
pub fn lists(items: &[Item], standings: &[Standing], chars: &[char]) -> Vec<List> {
    let reader = Reader { items, standings, chars };
    let mut found: Vec<List> = Vec::new();
    let mut taken = 0;
    // Where parts were opened without a whole before them.
    let mut opened = None;
    for (first, standing) in standings.iter().enumerate() {
        if standing.opener.is_some() && (first == 0 || standing.mark == Mark::Stop) {
            opened = Some(first);
        }
        if first == 0 {
            continue;
        }
        if let Some(list) = opened.filter(|at| at + 1 < first).and_then(|at| reader.opened_before(at, first)) {
            take_in(&mut found, list);
            opened = None;
        } else if standing.opener == Some(Opener::Apart) && (is_of_several(items, first) || is_of_years(items, first - 1)) {
            // "…，上年分别为22件、8件": each is of one of those before. "2021年、2022年复议分别为3件、8件，诉讼分别为7件、10件": of one of the years.
        } else if let Some((opener, wholes)) = reader.opening(first, &found) {
            found.extend(reader.list(first, Some(opener), wholes));
        } else if standing.sum || standing.of.is_some() || standing.above {
            found.extend(reader.behind(first, &found).or_else(|| reader.sentences(first)));
        } else if let Some(list) = reader.closing(first) {
            take_in(&mut found, list);
        } else if let Some(list) = reader.halves(first).or_else(|| reader.sentences(first)) {
            found.push(list);
        } else if first >= taken
            && let Some(whole) = reader.bare(first, &found)
        {
            // "复议1件，结果维持4件": how more ended than there were.
            let more = kind(items[first].says) == Some(Kind::Verdict) && items[first].figure.value > items[whole].figure.value;
            let list = reader.list(first, None, vec![whole]).filter(|l| more || l.parts.len() > 1);
            // One bare list is not begun within another.
            taken = list.as_ref().and_then(|l| l.parts.last()).map_or(taken, |last| last + 1);
            found.extend(list);
        }
    }
    // Where the parts of a part begin, the last of them.
    let mut inner: Vec<Option<usize>> = vec![None; items.len()];
    for list in found.iter().filter(|l| l.opener.is_some() && l.whole() + 1 == l.parts[0]) {
        inner[list.parts[0]] = inner[list.parts[0]].or(list.parts.last().copied());
    }
    let onward: Vec<Option<List>> = found.iter().map(|list| reader.onward(list, &inner)).collect();
    found.into_iter().zip(onward).map(|(list, longer)| longer.unwrap_or(list)).collect()
}

/// Whether item `i` is the last of several that are each of another year.
fn is_of_years(items: &[Item], i: usize) -> bool {
    let before = i.checked_sub(1).map(|before| &items[before]);
    before.is_some_and(|before| before.sentence == items[i].sentence && before.year != items[i].year && items[i].marks == ['、'])
}

/// Adds a list whose whole came last. What seemed to be lists among its figures are none; they are among the last that were found.
fn take_in(found: &mut Vec<List>, list: List) {
    let mut last = found.split_off(found.len().saturating_sub(NEAR));
    let inside = |i: &usize| list.parts.contains(i) || list.whole() == *i;
    last.retain(|l| l.opener.is_some() || !l.parts.iter().chain(&l.wholes).all(inside));
    found.append(&mut last);
    found.push(list);
}

/// Whether two figures can be parts of one sum: documents and cases are counted by many words (条, 件, 篇, 份), all else only by its own.
pub fn adds_up(one: Unit, other: Unit) -> bool {
    let both = |counts: fn(Unit) -> bool| counts(one) && counts(other);
    one == other && matches!(one, Unit::Measure(_) | Unit::Bare) || both(Unit::counts_alike) || both(Unit::counts_meetings)
}

/// Whether parts counted by `part` may be those of a whole counted by `whole`: 3期 hold more than three papers.
pub fn divides(whole: Unit, part: Unit) -> bool {
    adds_up(whole, part) && (whole == part || !whole.holds_papers())
}

/// Whether one figure counts reviews and the other suits: "复议166件，诉讼44件，其中37件行政复议、8件行政诉讼尚未审结" tells of each its own.
pub fn are_of_other_cases(chars: &[char], one: &Item, other: &Item) -> bool {
    let cases = |item: &Item| {
        let told = &chars[item.from.max(item.at.saturating_sub(LONGEST_NAME))..item.tail.min(item.until + LONGEST_NAME)];
        // "未经复议直接起诉" is a suit.
        let suit = item.says & (DIRECT | AFTER) != 0;
        [!suit && find(told, "复议").is_some(), suit || ["诉讼", "起诉"].iter().any(|name| find(told, name).is_some())]
    };
    matches!([cases(one), cases(other)], [[true, false], [false, true]] | [[false, true], [true, false]])
}

struct Reader<'r> {
    items: &'r [Item],
    standings: &'r [Standing],
    chars: &'r [char],
}

impl Reader<'_> {
    /// Whether a figure counts something: no rate, no change against another year, no readers.
    pub(super) fn counts(&self, i: usize) -> bool {
        let item = &self.items[i];
        let standing = &self.standings[i];
        matches!(item.figure.unit, Unit::Measure(_) | Unit::Bare) && !item.change && !standing.beside() && !self.is_of_each(i)
    }

    /// Whether a figure is one of several alike: "每月1条", "两个季度各召开1次", "指南、年报各1条". It is no part of a year's, and how many it comes to is not told.
    fn is_of_each(&self, i: usize) -> bool {
        let item = &self.items[i];
        let label = &self.chars[item.from.max(item.at.saturating_sub(LONGEST_NAME))..item.at];
        label.contains(&'每') || label[label.len().saturating_sub(3)..].contains(&'各')
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

    /// Whether the rate told right behind the item `part` is its share of `whole`.
    fn has_share_of(&self, part: usize, whole: usize) -> bool {
        let value = |i: usize| self.items[i].figure.value;
        self.items.get(part + 1).is_some_and(|next| next.figure.is_share(value(part), value(whole)))
    }

    /// Whether the item `i` counts requests.
    fn is_of_requests(&self, i: usize) -> bool {
        (self.items[i].topic | self.items[i].says) & (REQUEST | ON_REQUEST | APPLICATION) != 0
    }

    /// Whether the item `i` counts what was dealt with to its end: what was carried out of the year is none of it.
    fn is_done(&self, i: usize) -> bool {
        let says = self.items[i].says;
        says & PROCESS != 0 && says & (RECEIVE | NEW | HANDLE) == 0
    }
}
