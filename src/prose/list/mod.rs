//! Lists: a figure and the parts of it told behind it.
//!
//! In: items and how they stand. Out: every [`List`]: the wholes it may divide, its parts, and where it may end. Names are not read; which words open a
//! list and which begin another statement is all the vocabulary there is. Whether a list must add up is weighed in `weigh`.

mod behind;
mod going_on;
mod onward;
mod opening;

use super::item::Item;
use super::kind::{Kind, kind};
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
            let list = reader.list(first, None, vec![whole]).filter(|l| l.parts.len() > 1);
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
        [!suit && find(told, "复议").is_some(), suit || find(told, "诉讼").is_some()]
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

    /// Whether the item `i` counts what was dealt with to its end: what was carried out of the year is none of it.
    fn is_done(&self, i: usize) -> bool {
        let says = self.items[i].says;
        says & PROCESS != 0 && says & (RECEIVE | NEW | HANDLE) == 0
    }

    /// The list that begins with the item `first`.
    fn list(&self, first: usize, opener: Option<Opener>, wholes: Vec<usize>) -> Option<List> {
        self.list_over(first, opener, wholes, true)
    }

    /// The same; where `over` is set it goes on behind the parts of one of its parts.
    fn list_over(&self, first: usize, opener: Option<Opener>, wholes: Vec<usize>, over: bool) -> Option<List> {
        let (items, standings) = (self.items, self.standings);
        let unit = items[first].figure.unit;
        let (depth, sentence) = (items[first].depth, items[first].sentence);
        let mut list =
            List { wholes, parts: Vec::new(), ends: Vec::new(), aside: Vec::new(), opener, open: false, about: false, interrupted: false };
        let mut style = None;
        let mut skipped = false;
        let mut before_name = Mark::None;
        let mut parted_behind = 0;
        let mut mostly = false;
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
            // "；在7个平台发布260条": the mark before a figure that is part of a name parts what is named.
            let mark = standing.mark.max(std::mem::replace(&mut before_name, if standing.in_name { standing.mark } else { Mark::None }));
            if matches!(item.figure.unit, Unit::Percent | Unit::Point) || item.change || standing.beside() {
                continue;
            }
            if are_of_other_cases(self.chars, &items[list.whole()], item) {
                // "复议2件，维持1件、纠正1件；诉讼1件，未审结1件": how the suits ended is told of them.
                if opener.is_none() && !list.parts.is_empty() {
                    break;
                }
                list.open = true;
                continue;
            }
            if i > first {
                // "办结46件，结转2件；办结件中公开20件、…": a division of its own.
                if standing.opener == Some(Opener::Within) && opener.is_none() {
                    break;
                }
                if standing.opener.is_some() && opener.is_none() {
                    // "网站12条，其中甲5条、乙7条；微信9条": the parts of a part are not its own.
                    let inner = self.list(i, standing.opener, vec![i - 1])?;
                    nested = inner.sure().last().map_or(i, |last| last + 1);
                    continue;
                }
                let named = standing.opener == Some(Opener::Bracket) && self.in_named_bracket(i) && self.in_named_bracket(first);
                // "网站846条，包括甲4条、乙8条；微信199条": what is behind the parts of a part goes on with the whole's.
                let inner = matches!(standing.opener, Some(Opener::Each | Opener::Among | Opener::Apart))
                    && mark < Mark::Semicolon
                    && list.parts.last() == Some(&(i - 1));
                if over
                    && inner
                    && let Some(behind) = self.behind_parts_of_part(i)
                {
                    nested = behind;
                    parted_behind = behind;
                    continue;
                }
                // "2件为网络申请，2件为信函申请；自然人3件，法人1件": another division of the same whole.
                let kinds = [kind(items[first].says), kind(item.says)];
                let anew = matches!(kinds, [Some(Kind::Channel), Some(Kind::Applicant)] | [Some(Kind::Applicant), Some(Kind::Channel)]);
                // "其中20件为申请招生信息；2件结转下年答复": what is left to do, and no part of what they were about.
                let left = item.says & CARRY_OUT != 0
                    && item.says & CARRY_IN == 0
                    && !standing.rest
                    && list.parts.iter().all(|&i| items[i].says & (words().outcomes | PROCESS | NEW | CARRY_IN | CARRY_OUT) == 0);
                if (anew || left && opener == Some(Opener::Among)) && mark == Mark::Semicolon && depth == 0 {
                    break;
                }
                if standing.opener.is_some() && !named && !list.parts.is_empty() {
                    // "从渠道看，…；从结果看，…": the next division of the same whole begins, and this one is over.
                    list.interrupted = standing.opener != Some(Opener::Within) || mark < Mark::Semicolon;
                    break;
                }
                let totals = standing.total && !standing.rest && !standings[first].total && mark >= Mark::Comma;
                // "市级网站公开8020条，各县（区）网站共公开19088条": what it is a total of is named, and may be one more part.
                let named_total =
                    totals && opener.is_some() && self.names_its_total(i) && item.figure.value <= items[list.whole()].figure.value;
                if totals && !named_total && (opener.is_some() || standing.sum) {
                    break;
                }
                // "其中道路运输类1908件；行政处罚731件，其中…": a whole of its own.
                // But "建议提案办理30条" is a kind of information.
                let done = item.says & PROCESS != 0 && items[first].says & PROCESS == 0 && !item.figure.unit.counts_information();
                // "其中全程网办9671件，网办率80%；热线1567件，联系率100%": a rate of something else.
                let of_whole = |i: usize| self.has_share_of(i, list.whole());
                let alike = self.has_share(i) && (items[i + 1].label & SHARE != 0 || !of_whole(first) || of_whole(i));
                // "其中6件为代办；4件为自办，其中2件已办": told alike, both are parts.
                let leading = standing.leads && standings[first].leads;
                // "其中甲类252条，占58%；乙类4条，其他3条": that share is of the whole, be it right or wrong.
                let rated = self.has_share(first) && !(items[first + 1].label & SHARE != 0 && self.rest_is_told(i));
                // "抖音发布189条，其中共创12条；视频号发布168条": another channel beside the first.
                let whole = &items[list.whole()];
                let beside = list.parts.len() == 1
                    && !self.chars[whole.from..whole.at].iter().any(|c| matches!(c, '、' | '等'))
                    && [item, whole].iter().all(|of| kind(of.says) == Some(Kind::Channel))
                    && kind(items[first].says) != Some(Kind::Channel);
                let own = !leading && (done || beside || self.is_divided(i) || rated && !alike);
                if mark == Mark::Semicolon && opener == Some(Opener::Among) && own {
                    break;
                }
                // "31个（新开8个、上年末34个）": told of another time.
                if opener == Some(Opener::Bracket) && item.year != items[first].year && !item.unknown {
                    break;
                }
                let style = *style.get_or_insert(mark);
                if mark == Mark::Semicolon
                    && style < Mark::Semicolon
                    && !standing.rest
                    && opener.is_some()
                    && i != parted_behind
                    && !self.rest_follows(i)
                {
                    break;
                }
                let begins_anew = mark >= Mark::Comma && standing.statement && !standings[first].statement;
                // "政策文件4条，组织管理6条": what is published may be called so.
                let acted = item.says & (RECEIVE | NEW | HANDLE | PROCESS | ISSUE | REPEAL) != 0;
                let name = item.figure.unit == unit && unit.counts_information() && !acted;
                let statement = begins_anew && !name;
                // "其中自然人74件，法人12件，上年结转2件": what came before the year is no part of what came in it.
                let carried = item.says & CARRY_IN != 0 && items[i - 1].says & NEW == 0
                    || item.says & CARRY_OUT != 0 && (items[i - 1].says & CARRY_IN != 0 || self.is_done(list.whole()));
                // "218条，其中…16件，公众号发布信息995条": with a verb of its own, and more than all.
                // Where the first is told so as well, it is one more.
                let channel = standing.acts && kind(item.says) == Some(Kind::Channel);
                let own = mark == Mark::Comma && channel && !standings[first].acts && list.parts.len() > 1;
                // "其中自然人6件，法人1件，予以公开3件，…": another division of the same.
                let two = [kind(items[first].says), kind(item.says)];
                let divided_again = matches!(two, [Some(Kind::Applicant), Some(Kind::Outcome)])
                    || matches!(two[0], Some(Kind::Applicant | Kind::Channel))
                        && item.says & (PROCESS | CARRY_OUT) != 0
                        && two[1].is_none();
                let parted = mark == Mark::Semicolon && (style != Mark::Semicolon || standing.acts);
                let larger = (parted || own) && item.figure.value > items[list.whole()].figure.value;
                let publishes =
                    mark >= Mark::Comma && standing.publishing && !standings[first].publishing && kind(item.says) != Some(Kind::Channel);
                // "政务动态221条，概况信息9条，发布解读稿件5篇": with a verb and a unit of its own.
                let statement = statement || carried || larger || divided_again || publishes && item.figure.unit != unit;
                let publishing = named_total || begins_anew && name || publishes;
                let why = match () {
                    () if !adds_up(item.figure.unit, unit) => None,
                    () if standing.rest => None,
                    () if statement => Some(EndWhy::Statement),
                    () if i == parted_behind => Some(EndWhy::Semicolon),
                    () if publishing => Some(EndWhy::Publishing),
                    () if skipped
                        || item.figure.unit != unit
                            && ![Unit::counts_papers, Unit::counts_meetings].iter().any(|of| of(item.figure.unit) && of(unit)) =>
                    {
                        Some(EndWhy::OtherUnit)
                    }
                    () if style == Mark::Pause && mark > Mark::Pause => Some(EndWhy::Mark),
                    () if style == Mark::Semicolon && list.parts.len() == 1 && !self.alike(first, i) => Some(EndWhy::Semicolon),
                    () => None,
                };
                let parts = list.parts.len();
                list.ends.extend(why.filter(|_| parts > 0).map(|why| End { parts, why }));
                // "公众号41个，全年推送1.9万余条": what is told roughly there is no part.
                if why.is_some() && item.figure.about {
                    break;
                }
            }
            if !adds_up(item.figure.unit, unit) {
                skipped = true;
                list.aside.push(i);
                continue;
            }
            list.about |= item.figure.about;
            list.open |= standing.example || standing.more || self.is_of_each(i);
            mostly |= standing.some;
            list.parts.push(i);
        }
        list.open |= self.goes_on_in_turn(first, &list);
        // "主要包含甲1条、…、其他9条" leaves nothing out.
        list.open |= mostly && !list.parts.last().is_some_and(|&last| standings[last].rest);
        list.ends.dedup_by_key(|e| e.parts);
        // "其中：指南1条；年报1条；财政3条": semicolons all along, and what they part are kinds of things and no channels.
        let channel = |i: &usize| kind(items[*i].says) == Some(Kind::Channel);
        if opener == Some(Opener::Among) && style == Some(Mark::Semicolon) && list.parts.len() > 2 && !list.parts.iter().any(channel) {
            list.ends.retain(|end| end.why != EndWhy::Semicolon);
        }
        // Where 、 and commas take turns no mark says that the list was over before.
        let back = |end: &End| end.why == EndWhy::Mark && list.parts.iter().skip(end.parts + 1).any(|&i| standings[i].mark == Mark::Pause);
        if list.ends.iter().any(back) {
            list.ends.retain(|end| end.why != EndWhy::Mark);
        }
        (!list.parts.is_empty()).then_some(list)
    }
}
