//! Growth against the year before, and what the words that tell it have in common.

use rust_decimal::Decimal;

use super::item::Item;
use super::text::{begins, begins_with, contains, find};
use super::unit::Unit;
use super::words::*;

/// What may stand in the words of growth, beside those of the count that it is of.
pub const OF_GROWTH: Says = FILLER | THAN | UP | DOWN | OTHER_TIME | THIS_YEAR | RESPECTIVELY | REQUEST | APPLICATION;

/// Growth against the year before, as the text tells it.
#[derive(Debug)]
pub struct Grown {
    /// The counts of this year that may have grown so, the likeliest first; none where none is told.
    pub of: Vec<usize>,
    /// What its own words say.
    pub says: Says,
    pub from: usize,
    pub at: usize,
    pub until: usize,
    /// By how many per cent, or how many more, or fewer where it `fell`.
    pub told: Decimal,
    pub percent: bool,
    pub fell: bool,
    /// The counts may give anything between these.
    pub between: (Decimal, Decimal),
    /// 增长两倍 is said of what came to be twice as much as well.
    pub or_times: bool,
    /// Against the end of last year: only what is counted then can have grown so.
    pub at_its_end: bool,
    /// About as many: one or two more or fewer are none.
    pub about: bool,
}

/// The end of the year before.
pub const YEARS_END: &[&str] = &["上年末", "去年末", "上年底", "去年底"];

/// What was left out of both years' counts, or counted otherwise, is in no table.
pub const NOT_ALIKE: &[&str] = &["口径", "剔除", "扣除", "不含", "环比"];

/// Whether words speak of the year before itself, and do not compare with it: "2022年申请同比增长5%", "申请上年同比减少29件".
pub fn is_of_last_year(words: &[char], year: Option<i32>) -> bool {
    let last: Vec<char> = year.map(|year| format!("{}年", year - 1)).unwrap_or_default().chars().collect();
    let names = |at: &usize| {
        let rest = &words[*at..];
        !last.is_empty() && rest.starts_with(&last) || begins(rest, structure().year_before).is_some()
    };
    // 较上年, 是2022年的, 由上年的, 相当于去年.
    let compares = |at: usize| at > 0 && "较比与和同是为于按跟到过由从及".contains(words[at - 1]);
    // "较2022年同期": one that goes on is named once.
    (0..words.len()).find(names).is_some_and(|at| !compares(at))
}

/// Whether words name the year before.
pub fn names_year_before(label: &[char], year: Option<i32>) -> bool {
    contains(label, structure().year_before) || year.is_some_and(|year| find(label, &format!("{}年", year - 1)).is_some())
}

/// Whether an item is a count or an amount of this year's.
pub fn is_this_years(item: &Item) -> bool {
    let counted = matches!(item.figure.unit, Unit::Measure(_) | Unit::Yuan);
    counted && !item.figure.about && !item.change && item.year == Some(0)
}

/// Passes words that say no more than `allowed`, and the year before: where they end, and what they say.
pub fn pass(chars: &[char], from: usize, until: usize, allowed: Says, year: Option<i32>) -> (usize, Says) {
    let (mut at, mut said) = (from, 0);
    let last = year.map(|year| format!("{}年", year - 1)).unwrap_or_default();
    while at < until {
        let rest = &chars[at..until];
        let passed = begins_with(rest, &[&last, "同", "总体", "整体", ","]).filter(|_| rest[0] != ',' || at > from && until < chars.len());
        match (words().at(rest), passed) {
            (Some((length, says)), _) if says & !allowed == 0 => (at, said) = (at + length, said | says),
            (_, Some(length)) if length > 0 => at += length,
            _ => break,
        }
    }
    (at, said)
}
