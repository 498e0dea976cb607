//! Growth against last year that no figure of a count or in per cent tells: how many times as many, 翻一番, 持平, a sign before a figure, 百分之.
//!
//! In: a passage with its items. Out: what a clause right behind this year's count, or before the first count of a sentence, says of it, where no word
//! of it is of anything else.

use rust_decimal::Decimal;

use super::grown::{Grown, OF_GROWTH, is_of_last_year, is_this_years, names_year_before, pass};
use super::item::Item;
use super::list::NEAR;
use super::text::{begins_with, contains, has};
use super::unit::{Unit, measure};
use super::words::*;
use crate::number::exact;

/// All growth told so.
pub fn growth(items: &[Item], chars: &[char], year: Option<i32>) -> Vec<Grown> {
    (0..items.len())
        .filter(|&i| is_this_years(&items[i]))
        .filter_map(|i| behind(items, i, chars, year).or_else(|| before(items, i, chars, year)))
        .collect()
}

/// "收到申请120件，是上年的1.2倍".
fn behind(items: &[Item], i: usize, chars: &[char], year: Option<i32>) -> Option<Grown> {
    let from = items[i].until;
    let mut grown = clause(chars, from + usize::from(matches!(chars.get(from), Some(',' | '('))), &items[i], year)?;
    // "收到120件，其中自然人90件，与上年持平": it may be said of either.
    let part = (0..i).rev().take(NEAR).take_while(|&j| items[j].sentence == items[i].sentence && !items[j + 1].marks.contains(&';'));
    grown.of = [i].into_iter().chain(part.filter(|&j| is_this_years(&items[j]))).collect();
    Some(grown)
}

/// "申请量较上年翻了一番，共收到120件".
fn before(items: &[Item], i: usize, chars: &[char], year: Option<i32>) -> Option<Grown> {
    if i > 0 && items[i - 1].sentence == items[i].sentence {
        return None;
    }
    let from = chars[..items[i].from].iter().rposition(|c| matches!(c, '。' | '!' | '?')).map_or(0, |stop| stop + 1);
    let mut grown = clause(chars, from, &items[i], year).filter(|grown| grown.until < items[i].at)?;
    grown.of = vec![i];
    Some(grown)
}

/// What a clause from `from` on says of `item`, if nothing else.
fn clause(chars: &[char], from: usize, item: &Item, year: Option<i32>) -> Option<Grown> {
    let (mut at, mut says) = pass(chars, from, chars.len(), OF_GROWTH | item.says & words().meaning, year);
    // "与上年相比，增长两倍".
    if says & THAN != 0 && says & (UP | DOWN) == 0 && chars.get(at) == Some(&',') {
        let (end, more) = pass(chars, at + 1, chars.len(), OF_GROWTH, year);
        (at, says) = (end, says | more);
    }
    let label = &chars[from..at];
    let compared = names_year_before(label, year) || has(label, "同比");
    let other = is_of_last_year(label, year) || contains(label, structure().not_that_year) || contains(label, structure().not_alike);
    if !compared || other {
        return None;
    }
    let grown = phrase(chars, from, at, says, item.figure.unit)?;
    let ends = chars.get(grown.until).is_none_or(|c| matches!(c, ',' | '。' | ';' | ')' | '(' | '!'));
    ends.then_some(Grown { says: item.says, ..grown })
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// The phrase at `at`, behind words from `from` on that say `says`.
fn phrase(chars: &[char], from: usize, at: usize, says: Says, unit: Unit) -> Option<Grown> {
    let (label, rest) = chars[from..].split_at(at - from);
    let up = says & (UP | DOWN) == UP;
    let grown = |length: usize, told: Decimal, below: Decimal, above: Decimal| Grown {
        of: Vec::new(),
        says: 0,
        from,
        at,
        until: at + length,
        told,
        percent: true,
        fell: false,
        between: (told - below, told + above),
        or_times: false,
        at_its_end: false,
        about: false,
    };
    if says & (UP | DOWN) == 0 {
        let roughly = begins_with(rest, &["基本", "大体", "大致"]).unwrap_or(0);
        // 内容 may be 相同 as well.
        let same = if begins_with(label, &["与", "和", "同", "较", "数", "件数", "总量"]).is_some() { "相同" } else { "持平" };
        if let Some(length) = begins_with(&rest[roughly..], &["持平", same]) {
            // 持平 is said of a few in a hundred more or fewer as well.
            let by = Decimal::from(if roughly > 0 { 20 } else { 5 });
            return Some(Grown { about: roughly > 0, ..grown(roughly + length, Decimal::ZERO, by, by) });
        }
        if let Some(length) = begins_with(rest, &["翻一番", "翻了一番", "翻番", "翻了番"]) {
            return Some(grown(length, HUNDRED, Decimal::from(35), Decimal::from(35)));
        }
        return signed(rest, unit, &grown).or_else(|| times(rest, false, &grown));
    }
    if let Some(behind) = rest.strip_prefix(&['百', '分', '之']) {
        let (value, step, length) = number(behind)?;
        return Some(Grown { fell: says & UP == 0, ..grown(length + 3, value, step, step) }).filter(|_| says & (UP | DOWN) != UP | DOWN);
    }
    times(rest, true, &grown).filter(|_| up)
}

/// "1.9倍", "近两倍", "三倍多": of what was, or more than that by so much where it `grew`.
fn times(rest: &[char], grew: bool, grown: &dyn Fn(usize, Decimal, Decimal, Decimal) -> Grown) -> Option<Grown> {
    let about = words().at(rest).filter(|(_, says)| says & ABOUT != 0).map_or(0, |(length, _)| length);
    let (value, step, length) = number(&rest[about..])?;
    let end = about + length;
    let more = begins_with(&rest[end..], &["多倍", "余倍", "倍多", "倍"])?;
    let roughly = about > 0 || more > 1;
    // Whole numbers are rounded, or told of what is a little less or more.
    let spread = if step == Decimal::ONE { Decimal::from(60) } else { step * HUNDRED };
    let told = if grew { value } else { value - Decimal::ONE } * HUNDRED;
    let (below, above) = if roughly { (value * Decimal::from(25), spread + value * Decimal::from(25)) } else { (spread, spread) };
    let above = if more > 1 { above + HUNDRED } else { above };
    // "超两倍" is anything beyond.
    let open = about > 0 && matches!(rest[0], '超' | '逾' | '突' | '至' | '高');
    Some(Grown { or_times: grew, ..grown(end + more, told, below, above) }).filter(|_| !open)
}

/// "+12.5%", "-6件".
fn signed(rest: &[char], unit: Unit, grown: &dyn Fn(usize, Decimal, Decimal, Decimal) -> Grown) -> Option<Grown> {
    let fell = match rest.first()? {
        '+' | '↑' => false,
        '-' | '↓' | '−' => true,
        _ => return None,
    };
    let (value, step, length) = number(&rest[1..])?;
    let behind = &rest[1 + length..];
    if behind.first() == Some(&'%') {
        return Some(Grown { fell, ..grown(length + 2, value, step, step) });
    }
    let (told, more) = measure(behind)?;
    (told == unit).then(|| Grown { fell, percent: false, ..grown(1 + length + more, value, Decimal::ZERO, Decimal::ZERO) })
}

/// A number in digits or in Chinese numerals below a thousand: its value, what one in its last digit is worth, and its length.
fn number(rest: &[char]) -> Option<(Decimal, Decimal, usize)> {
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    if let Some(value) = exact(&digits).filter(|_| digits.len() < 9) {
        return Some((value, Decimal::new(1, value.scale()), digits.len()));
    }
    let (mut total, mut last, mut length) = (0, None, 0);
    for c in rest.iter().take(6) {
        match "零一二三四五六七八九".chars().position(|d| d == *c).or((*c == '两').then_some(2)) {
            Some(digit) => last = Some(digit),
            None if matches!(c, '十' | '百') => total += last.take().unwrap_or(1) * if *c == '十' { 10 } else { 100 },
            None => break,
        }
        length += 1;
    }
    (length > 0).then(|| (Decimal::from(total + last.unwrap_or(0)), Decimal::ONE, length))
}
