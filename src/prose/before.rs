//! Counts of the year before, told in this year's text: "收到申请35件（上年为29件）", "比上年的29件增加6件", "2021年收到29件". Only last year's report can
//! tell whether they are right.
//!
//! In: what a passage tells. Out: the figures that are surely this body's of the whole year before, each with the count that it tells. Left alone
//! is what may be of another body or a part of one, of a part of the year, of several years, or by hearsay; what was carried over; differences and
//! estimates.

use super::alone::{first_of_several, respective};
use super::item::Item;
use super::rate::is_of_several;
use super::unit::Unit;
use super::words::*;
use super::{Narrated, Told, text};

/// What the passage tells of last year, with the count of this year's beside it that says what is counted.
pub fn before(narrated: &Narrated) -> Vec<Told> {
    (0..narrated.items.len()).filter_map(|i| told(narrated, i)).collect()
}

fn told(narrated: &Narrated, i: usize) -> Option<Told> {
    let (items, chars) = (&narrated.items, &narrated.passage.chars);
    let item = &items[i];
    // "上年分别为25件、10件": said of the first of them.
    let first = &items[first_of_several(items, i)];
    let label = &chars[first.from..first.at];
    let turns = structure();
    let named = item.year == Some(-1) || text::contains(label, turns.year_before);
    let differs = item.label & (UP | DOWN | POINT) != 0 || item.label & THAN != 0 && !text::ends(label, turns.told_of_year);
    let counted = matches!(item.figure.unit, Unit::Measure(_)) && !item.figure.about;
    if !named || differs || !counted || item.unknown || text::contains(label, turns.not_that_year) {
        return None;
    }
    let words = words();
    let says = item.says & words.meaning;
    // Whatever else its words say, of whom and when: then it is not for certain the same count.
    let plain = FILLER | THIS_YEAR | OTHER_TIME | THAN | FROM | RESPECTIVELY | OWN | INFO | APPLICATION | ON_REQUEST | words.meaning;
    if item.says & !plain != 0 || item.says & (CARRY | CARRY_IN | CARRY_OUT) != 0 {
        return None;
    }
    let beside = |j: usize| {
        let near = narrated.told_by(j)?;
        let other = &items[j];
        let same = other.figure.unit == item.figure.unit && !near.count.money && other.year == Some(0);
        // With words of its own it is the count that they name; without any it is that of the figure beside it, in one sentence.
        let part = near.part.map_or(0, |part| part.says);
        // 申请 alone is of all that is told of them, and so of the figure of its own sentence.
        let named = says & !(part | REQUEST) != 0 || says & !part != 0 && other.sentence == item.sentence;
        let own = named && says & !(near.count.says | part) == 0 && says & words.columns == part;
        let terse = says == 0 && other.sentence == item.sentence && (is_of_several(items, i) || alone(narrated, i, j));
        (same && (own || terse)).then_some(Told { item: i, count: near.count, part: near.part })
    };
    if is_of_several(items, i) {
        return respective(items, i).and_then(beside);
    }
    // "上年度收到申请264件，本年度降至134件": or its own words say all.
    let alone = || words.count(says).filter(|count| count.says & !REQUEST != 0).map(|count| Told { item: i, count, part: None });
    i.checked_sub(1).and_then(beside).or_else(|| beside(i + 1)).or_else(alone)
}

/// Whether a figure without words of its own can be of none but the count at `j`: it stands in brackets behind that, or no other count is told
/// before it in the sentence: in "收到35件，其中自然人30件，上年为29件" it may be of either.
fn alone(narrated: &Narrated, i: usize, j: usize) -> bool {
    let items = &narrated.items;
    let bracket = |item: &Item| item.depth > items[j].depth;
    let others = || (0..j).rev().take_while(|&k| items[k].sentence == items[i].sentence);
    j < i && bracket(&items[i]) || others().take(super::NEAR).all(|k| items[k].figure.unit != items[i].figure.unit || items[k].change)
}
