//! Growth told alone: a rate or a difference against last year beside a count of this year, with no count of last year told. Only last
//! year's report can tell whether it is right.

use rust_decimal::Decimal;

use super::Told;
use super::grown::{Grown, OF_GROWTH, is_of_last_year, is_this_years, names_year_before, pass};
use super::item::Item;
use super::list::NEAR;
use super::rate::{Rate, is_of_several, one_before};
use super::text::contains;
use super::unit::Unit;
use super::worded;
use super::words::*;

/// "全年收到申请120件，同比增长20%", "收到申请120件，比上年增加20件", "申请量同比减少20件，全年收到申请100件", "收到申请120件，是上年的1.2倍": those of which
/// `rates` has none. `year` is the report's.
pub fn growth_alone(items: &[Item], rates: &[Rate], chars: &[char], year: Option<i32>) -> Vec<Grown> {
    let mut told = vec![false; items.len()];
    rates.iter().for_each(|rate| told[rate.item] = true);
    let named = (0..items.len()).filter(|&i| !told[i]).filter_map(|i| alone(items, i, chars, year));
    named.chain(worded::growth(items, chars, year)).collect()
}

fn alone(items: &[Item], i: usize, chars: &[char], year: Option<i32>) -> Option<Grown> {
    let item = &items[i];
    let way = by_one_character(item, chars);
    let ways = item.label & (UP | DOWN) | way;
    if item.unknown && way == 0 || item.figure.about || ways == 0 || ways == UP | DOWN {
        return None;
    }
    // "…，与去年相比，增加32件".
    let before = i.checked_sub(1).filter(|&before| items[before].sentence == item.sentence).map_or(0, |before| items[before].until);
    let clause = chars[before.min(item.from)..item.from].rsplit(|c| *c == '。').next().unwrap_or_default();
    // "上年" by itself is that year; any other time is not.
    let label = &chars[item.from..item.at];
    let before_last = matches!(item.year, Some(0 | -1)) || names_year_before(label, year);
    let compared = item.label & THAN != 0 || contains(clause, structure().compared) && names_year_before(clause, year);
    if !compared
        || !before_last
        || is_of_last_year(clause, year)
        || is_of_last_year(label, year)
        || contains(clause, structure().not_alike)
        || contains(label, structure().not_alike)
    {
        return None;
    }
    let of = of(items, i, chars).or_else(|| of_no_count(items, i, chars, year).then(Vec::new))?;
    let percent = match item.figure.unit {
        Unit::Percent => true,
        unit if of.first().is_none_or(|&of| items[of].figure.unit == unit) => false,
        _ => return None,
    };
    let (told, step) = (item.figure.value, item.figure.step);
    Some(Grown {
        of,
        says: item.says,
        from: item.from,
        at: item.at,
        until: item.until,
        told,
        percent,
        fell: ways == DOWN,
        between: if percent { (told - step, told + step) } else { (told, told) },
        or_times: false,
        at_its_end: contains(label, structure().years_end),
        about: false,
    })
}

impl Told {
    /// Whether it is of what there is at a year's end.
    pub fn is_at_its_end(&self) -> bool {
        self.count.says & CARRY_OUT != 0 || self.count.id.ends_with("in-force")
    }
}

/// This year's count that the growth of item `i` is of.
fn of(items: &[Item], i: usize, chars: &[char]) -> Option<Vec<usize>> {
    let item = &items[i];
    let fits = |of: &usize| {
        let this = &items[*of];
        // "申请多了20件，共计95件": what has no words of its own is told by those of the growth.
        let bare = this.says & words().meaning == 0 && !this.unknown;
        let named = bare || item.label & !(OF_GROWTH | this.says) == 0;
        is_this_years(this) && named && this.sentence == item.sentence && this.depth <= item.depth
    };
    if is_of_several(items, i) {
        return respective(items, i).filter(fits).map(|of| vec![of]);
    }
    // What its own words name may stand farther before, or behind it where nothing stands before.
    let own = item.label & !OF_GROWTH != 0;
    let near = if own { NEAR } else { 1 };
    let before = (0..i).rev().take(near).find(fits);
    let of_requests_left = |of: &usize| items[*of].says & (CARRY_IN | CARRY_OUT) != 0;
    // "收到申请74件。与上年相比，数量上升了41.6%，上年结转4件".
    let ends = matches!(chars.get(item.until), None | Some(',' | '。' | ';'));
    let alone = || one_before(items, i).filter(|one| is_first(items, i) && ends && !own && !of_requests_left(one));
    let behind = || Some(i + 1).filter(|_| is_first(items, i)).filter(|n| *n < items.len()).filter(|n| fits(n) && !of_requests_left(n));
    before.or_else(behind).or_else(alone).map(|of| vec![of])
}

/// Whether no figure stands before item `i` in its sentence.
fn is_first(items: &[Item], i: usize) -> bool {
    i == 0 || items[i - 1].sentence != items[i].sentence
}

/// "政府信息公开申请量同比减少29件": whether all that its sentence says before it is of this body's requests, or of another count that it names, and what
/// follows is another clause.
fn of_no_count(items: &[Item], i: usize, chars: &[char], year: Option<i32>) -> bool {
    let item = &items[i];
    if !is_first(items, i) {
        return false;
    }
    let from = chars[..item.at].iter().rposition(|c| matches!(c, '。' | '!' | '?' | ';')).map_or(0, |stop| stop + 1);
    let meaning = words().meaning;
    let (end, says) = pass(chars, from, item.at, OF_GROWTH | OWN | meaning, year);
    let ends = chars.get(item.until).is_none_or(|c| matches!(c, ',' | '。' | ';'));
    let only = items.get(i + 1).is_none_or(|next| next.sentence != item.sentence || next.change);
    only && ends && end == item.at && says & meaning & !(CARRY_IN | CARRY_OUT) != 0 && says & REQUEST != 0
}

/// What the words of an item name, whoever's it is, with what is said beside it: for the tables to tell whether it is that.
pub fn named(item: &Item, i: usize, beside: Says) -> Option<Told> {
    let words = words();
    let says = |of: Says| of & words.meaning;
    let own = says(item.says | beside);
    let own = if own == 0 { says(item.head) } else { own };
    let vague = (item.says | beside) & (REQUEST | ON_REQUEST) == 0 && item.figure.value < Decimal::TEN;
    let asked = (item.says | beside) & (APPLICATION | ON_REQUEST) != 0 && !vague;
    let (column, counted) = (own & words.columns, own & !words.columns | if asked { REQUEST } else { 0 });
    let part = words.parts.iter().find(|p| p.says == column);
    let count = words.count(counted).or_else(|| words.count(counted | REQUEST).filter(|_| counted & words.results != 0))?;
    let fits = part.map_or(column == 0, |part| part.table == count.table) && count.money == (item.figure.unit == Unit::Yuan);
    let plain = !item.unknown && !item.elsewhere && is_this_years(item);
    (fits && plain).then_some(Told { item: i, count, part })
}

/// The count that words name which stand beside no figure of it.
pub fn named_alone(says: Says) -> Option<Told> {
    let counted = says & words().meaning;
    words().count(counted).map(|count| Told { item: 0, count, part: None })
}

/// Which way a figure differs, where words of comparing and one character say it: "比上年少17件", "同比增8.5%", "同比多了6件".
fn by_one_character(item: &Item, chars: &[char]) -> Says {
    let label = &chars[item.from..item.at];
    let Some((last, mut before)) = label.strip_suffix(&['了']).unwrap_or(label).split_last() else { return 0 };
    while let Some((length, _)) = words().at(before).filter(|(_, says)| says & !(OF_GROWTH | words().meaning) == 0) {
        before = &before[length..];
    }
    match last {
        _ if !before.is_empty() => 0,
        '多' | '增' | '升' => UP,
        '少' | '减' | '降' => DOWN,
        _ => 0,
    }
}

/// The first of the figures that go on to item `i` as it began.
pub(super) fn first_of_several(items: &[Item], i: usize) -> usize {
    i - (0..i).rev().take(NEAR).take_while(|&j| items[j + 1].goes_on).count()
}

/// The count of this year that item `i` is told of, where as many counts before are each told of in turn: "收到40件、办结38件，较上年分别增加5件、8件".
pub(super) fn respective(items: &[Item], i: usize) -> Option<usize> {
    let first = first_of_several(items, i);
    let behind = items[i + 1..].iter().take(NEAR).take_while(|item| item.goes_on).count();
    let sentence = items[..first].last()?.sentence;
    let same = |unit: Unit| unit == items[i].figure.unit || items[i].figure.unit == Unit::Percent;
    let counted = |item: &Item| matches!(item.figure.unit, Unit::Measure(_)) && same(item.figure.unit) && !item.change && !item.goes_on;
    let told = (0..first).rev().take(NEAR).take_while(|&j| items[j].sentence == sentence);
    told.filter(|&j| counted(&items[j]) && items[j].year == Some(0) && !is_of_several(items, j)).nth(behind)
}
