//! Growth against the year before, and what the words that tell it have in common.

use rust_decimal::Decimal;

use super::item::Item;
use super::text::{begins, begins_with};
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

/// Words right before the name of the year before with which it is compared, or which make it the first of two: 较上年, 是2022年的, 由上年的, 相当于去年.
const COMPARES: &str = "较比与和同是为于按跟到过由从及";

/// Where words name the year before first.
fn year_before(words: &[char], year: Option<i32>) -> Option<usize> {
    let last: Vec<char> = year.map(|year| format!("{}年", year - 1)).unwrap_or_default().chars().collect();
    let names = |&at: &usize| {
        let rest = &words[at..];
        !last.is_empty() && rest.starts_with(&last) || begins(rest, structure().year_before).is_some()
    };
    (0..words.len()).find(names)
}

/// Whether words name the year before.
pub fn names_year_before(words: &[char], year: Option<i32>) -> bool {
    year_before(words, year).is_some()
}

/// Whether words speak of the year before itself, and do not compare with it: "2022年申请同比增长5%", "申请上年同比减少29件".
pub fn is_of_last_year(words: &[char], year: Option<i32>) -> bool {
    year_before(words, year).is_some_and(|at| at == 0 || !COMPARES.contains(words[at - 1]))
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
