//! What was left from last year's report: its figures told for last year, and plans for a year that is over.

use super::text::contains;
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

/// A sentence that only denies has fewer tokens.
const SHORT: usize = 12;

/// How many characters may stand between a year and its plan: a comma and the office's name.
const LEAD: usize = 14;

/// What may be stale in a passage of a report for `year`.
pub fn stale(chars: &[char], tokens: &[Token], year: i32, topic: Says) -> Vec<Stale> {
    let words = structure();
    let mut found = Vec::new();
    for sentence in tokens.split(|t| matches!(t.kind, Kind::Mark('。'))) {
        // "2023年，我局将继续…" in the report for 2023, which comes out in 2024.
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
        if matches!(first.kind, Kind::Year(y) if y == year) {
            let told: String = chars[first.end..last.end].iter().collect();
            // Right behind the year and the office: further on it is the way out of what that year lacked.
            let Some((before, behind)) = told.split_once('将') else { continue };
            let near = before.chars().count() <= LEAD && !before.trim_start_matches(',').contains(',');
            let clause = behind.split(',').next().unwrap_or_default();
            let plans = words.plans.iter().any(|plan| clause.starts_with(plan)) && !words.taken.iter().any(|word| clause.contains(word));
            if near && plans {
                found.push(Stale { year, from: first.start, until: last.end, told: None });
            }
        }
        // "2025年累计发布12条" in the report for 2024: a fact of a year that had hardly begun.
        if matches!(first.kind, Kind::Year(y) if y == year + 1) {
            let told = &chars[first.end..last.end];
            let says = |what: Says| sentence.iter().any(|t| matches!(t.kind, Kind::Word(says) if says & what != 0));
            let done = contains(told, words.happened) && sentence.iter().any(|t| matches!(t.kind, Kind::Figure(_)))
                || sentence.len() < SHORT && says(NOT) && says(REQUEST | ON_REQUEST | APPLICATION);
            let elsewhere = |t: &Token| matches!(t.kind, Kind::Date(_)) || matches!(t.kind, Kind::Year(y) if y != year + 1);
            if done && !contains(told, words.ahead) && !sentence.iter().any(elsewhere) {
                found.push(Stale { year: year + 1, from: first.start, until: last.end, told: None });
            }
        }
    }
    let now = |t: &Token| {
        matches!(t.kind, Kind::Year(y) if y >= year)
            || matches!(t.kind, Kind::Word(says) if says & (THIS_YEAR | THAN | OTHER_TIME | BECAME) != 0)
    };
    let before = tokens.iter().find(|t| matches!(t.kind, Kind::Year(y) if y == year - 1));
    let Some(named) = before.filter(|_| !tokens.iter().any(now)) else { return found };
    let (items, _) = item::items(tokens, Some(year - 1), topic);
    let (claims, _) = meaning::told(&items, &list::lists(&items, &standing::standings(chars, &items), chars), chars);
    found.extend(claims.iter().filter(|t| items[t.item].from >= named.start || items[t.item].at >= named.end).map(|t| {
        let item = &items[t.item];
        Stale { year: year - 1, from: named.start.min(item.from), until: item.until, told: Some((t.count, t.part, item.figure)) }
    }));
    found
}
