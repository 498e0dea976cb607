//! Counts of the year before, told in this year's text: "收到申请35件（上年为29件）", "比上年的29件增加6件", "2021年收到29件". Only last year's report can
//! tell whether they are right.
//!
//! In: what a passage tells. Out: the figures that are surely this body's of the whole year before, each with the count that it tells. Left alone
//! is what may be of another body or a part of one, of a part of the year, of several years, or by hearsay; what was carried over; differences and
//! estimates.

use super::alone::{first_of_several, respective};
use super::item::Item;
use super::rate::is_of_several;
use super::text::{begins, contains, ends};
use super::unit::Unit;
use super::words::*;
use super::{Narrated, Told};

/// What the passage tells of last year, with the count of this year's beside it that says what is counted; `known` is what an item of this year's tells.
pub fn before(narrated: &Narrated, known: &dyn Fn(usize) -> Option<Told>) -> Vec<Told> {
    (0..narrated.items.len()).filter_map(|i| told(narrated, i, known)).collect()
}

fn told(narrated: &Narrated, i: usize, known: &dyn Fn(usize) -> Option<Told>) -> Option<Told> {
    let (items, chars) = (&narrated.items, &narrated.passage.chars);
    let item = &items[i];
    // "上年分别为25件、10件": said of the first of them.
    let first = &items[first_of_several(items, i)];
    let label = &chars[first.from..first.at];
    let turns = structure();
    let named = item.year == Some(-1) || contains(label, turns.year_before);
    let differs = item.label & (UP | DOWN | POINT) != 0 || item.label & THAN != 0 && !ends(label, turns.told_of_year);
    // "完成去年的30件": what was left over from it.
    let left_over = is_left_over(label);
    let counted = matches!(item.figure.unit, Unit::Measure(_) | Unit::Yuan) && !item.figure.about;
    // "上年末为45件": of what was in force or left over then.
    let at_its_end = contains(label, turns.years_end);
    let unknown = item.unknown && !is_known(narrated, item);
    // "上年该申请人提出20件" is no count of the whole year's.
    let of_some = contains(label, turns.of_some_applicants);
    if !named || differs || left_over || !counted || unknown || of_some || !at_its_end && contains(label, turns.not_that_year) {
        return None;
    }
    let words = words();
    let says = item.says & words.meaning;
    // Whatever else its words say, of whom and when: then it is not for certain the same count.
    // "较去年的57件有所增加": what stands behind it may say which way it went.
    let plain =
        UP | DOWN | FILLER | THIS_YEAR | OTHER_TIME | THAN | FROM | RESPECTIVELY | OWN | INFO | APPLICATION | ON_REQUEST | words.meaning;
    if item.says & !plain != 0 || item.says & (CARRY | CARRY_IN | CARRY_OUT) != 0 {
        return None;
    }
    let stock = |told: &Told| !at_its_end || told.is_at_its_end();
    let beside = |j: usize| {
        let near = known(j)?;
        let other = &items[j];
        let same = other.figure.unit == item.figure.unit && other.year == Some(0);
        // With words of its own it is the count that they name; without any it is that of the figure beside it, in one sentence.
        let part = near.part.map_or(0, |part| part.says);
        // 申请 alone is of all that is told of them, and so of the figure of its own sentence.
        let named = says & !(part | REQUEST) != 0 || says & !part != 0 && other.sentence == item.sentence;
        let own = named && says & !(near.count.says | part) == 0 && says & words.columns == part;
        let head = item.head != 0 && item.head == other.head && j == i + 1;
        let terse = says == 0 && other.sentence == item.sentence && (is_of_several(items, i) || head || alone(narrated, i, j));
        (same && (own || terse)).then_some(Told { item: i, count: near.count, part: near.part })
    };
    if is_of_several(items, i) {
        return respective(items, i).and_then(beside).filter(stock);
    }
    // "复议、诉讼由上年的5件、4件变为7件、6件" is in turn of what is named before, though no word says so; "2022年、2023年收到29件、35件" is of years.
    let of_one_year = label.contains(&'年') && !label.windows(2).any(|two| matches!(two, ['年', '、' | '和' | '及']));
    let next = items.get(i + 1).filter(|_| of_one_year).map_or(&[][..], |next| &chars[item.until..next.at]);
    if matches!(next, ['、' | '和' | '及' | '与' | '/'] | ['以', '及']) {
        return None;
    }
    // "上年度收到申请264件，本年度降至134件": or its own words say all.
    let alone = || words.count(says).filter(|count| count.says & !REQUEST != 0).map(|count| Told { item: i, count, part: None });
    // "办理94件（含上年结转3件），比上年的67件增加27件": a bracket between is of the figure before it.
    let nearest = (0..i).rev().take(super::NEAR).find(|&j| items[j].depth <= item.depth);
    nearest.and_then(beside).or_else(|| Some(i + 1).filter(|&next| next < items.len()).and_then(beside)).or_else(alone).filter(stock)
}

/// Whether the name of the year before stands right behind a word of doing: what was left over from that year is no count of it.
fn is_left_over(label: &[char]) -> bool {
    let behind = |at: usize| begins(&label[at..], structure().done_of_last).map(|length| &label[at + length..]);
    (0..label.len()).filter_map(behind).any(|rest| begins(rest, structure().year_before).is_some())
}

/// Whether all that stands before and behind a figure are known words and such as these: "而2022年只有43件", "较上年的57件有所增加".
fn is_known(narrated: &Narrated, item: &Item) -> bool {
    let chars = &narrated.passage.chars;
    let (mut at, mut little) = (item.from, false);
    while at < item.tail {
        let rest = &chars[at..item.tail];
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let length = match words().at(rest) {
            _ if at == item.at => item.until - at,
            Some((length, says)) if says & IDIOM == 0 => length,
            _ if digits == 4 && rest.get(4) == Some(&'年') => 5,
            _ => match begins(rest, structure().beside) {
                Some(length) => {
                    little = true;
                    length
                }
                None => return false,
            },
        };
        at += length;
    }
    little
}

/// Whether a figure without words of its own can be of none but the count at `j`: it stands in brackets behind that, or no other count is told
/// before it in the sentence: in "收到35件，其中自然人30件，上年为29件" it may be of either.
fn alone(narrated: &Narrated, i: usize, j: usize) -> bool {
    let items = &narrated.items;
    let bracket = |item: &Item| item.depth > items[j].depth;
    let others = || (0..j).rev().take_while(|&k| items[k].sentence == items[i].sentence);
    j < i && bracket(&items[i]) || others().take(super::NEAR).all(|k| items[k].figure.unit != items[i].figure.unit || items[k].change)
}
