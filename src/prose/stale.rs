//! What was left from last year's report: its figures told for last year, and plans for a year that is over.

use super::token::{Figure, Kind, Token};
use super::words::*;
use super::{Count, Part, item, list, meaning, standing};

/// Words that may have been left from another year's report.
#[derive(Debug)]
pub struct Stale {
    /// The year they name.
    pub year: i32,
    /// Characters of the passage.
    pub from: usize,
    pub until: usize,
    /// What they would tell if the year were the report's; None for a plan.
    pub told: Option<(&'static Count, Option<&'static Part>, Figure)>,
}

/// How a plan speaks.
const PLANS: [&str; 10] = ["将继续", "将进一步", "将着力", "将重点", "将不断", "将加强", "将持续", "将深入", "将认真", "将严格"];

/// How many characters may stand between a year and its plan: a comma and the office's name.
const LEAD: usize = 14;

/// What may be stale in a passage of a report for `year`.
pub fn stale(chars: &[char], tokens: &[Token], year: i32, topic: Says) -> Vec<Stale> {
    let mut found = Vec::new();
    for sentence in tokens.split(|t| matches!(t.kind, Kind::Mark('。'))) {
        // "2023年，我局将继续…" in the report for 2023, which comes out in 2024.
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        if matches!(first.kind, Kind::Year(y) if y == year) {
            let words: String = chars[first.end..last.end].iter().collect();
            // Right behind the year and the office: further on it is the way out of what that year lacked.
            let plan = PLANS.iter().filter_map(|p| words.find(p)).min();
            if plan.is_some_and(|at| words[..at].chars().count() <= LEAD && !words[..at].trim_start_matches(',').contains(',')) {
                found.push(Stale { year, from: first.start, until: last.end, told: None });
            }
        }
    }
    let now = |t: &Token| {
        matches!(t.kind, Kind::Year(y) if y >= year) || matches!(t.kind, Kind::Word(says) if says & (THIS_YEAR | THAN | OTHER_TIME) != 0)
    };
    let before = tokens.iter().find(|t| matches!(t.kind, Kind::Year(y) if y == year - 1));
    let Some(named) = before.filter(|_| !tokens.iter().any(now)) else { return found };
    let (items, _) = item::items(tokens, Some(year - 1), topic);
    let claims = meaning::told(&items, &list::lists(&items, &standing::standings(chars, &items), chars));
    found.extend(claims.iter().filter(|t| items[t.item].from >= named.start || items[t.item].at >= named.end).map(|t| {
        let item = &items[t.item];
        Stale { year: year - 1, from: named.start.min(item.from), until: item.until, told: Some((t.count, t.part, item.figure)) }
    }));
    found
}
