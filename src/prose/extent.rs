//! Whether the parts of a list are all that its sentence tells: of few things that are told so nothing was left out.
//!
//! In: a list under the scales of `weigh`. Out: how far its parts fill their sentence, and whether they tell so few things that they are all of them.

use rust_decimal::Decimal;

use super::list::{End, EndWhy, NEAR};
use super::standing::{Mark, Opener};
use super::unit::Unit;
use super::weigh::Weigher;
use super::weights::*;

impl Weigher<'_> {
    /// Whether the first `parts` of a list that no word opens are three names and more, or the two halves of a thing, counted by one word and told in the
    /// sentence of their whole, as far as its end or a semicolon.
    pub(super) fn is_clean(&self, parts: usize) -> bool {
        let list = self.list;
        let parts = &list.parts[..parts];
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return false };
        let unit = self.items[list.whole()].figure.unit;
        let over = self.is_over(last, Mark::Semicolon);
        let sum: Decimal = parts.iter().map(|&i| self.value(i)).sum();
        let whole = self.value(list.whole());
        let near = (sum - whole).abs() * Decimal::TEN <= whole;
        (parts.len() > 2 || near || self.part_all(parts))
            && list.ends.iter().all(|e| e.parts >= parts.len())
            && over
            && (self.items[list.whole()].sentence == self.items[first].sentence || self.is_alone(list.whole()))
            && parts.iter().all(|&i| self.items[i].figure.unit == unit && !self.standings[i].leads)
    }

    /// Whether nothing behind a part, but for what its own brackets hold, is told in its sentence before a mark as strong as `mark`.
    fn is_over(&self, last: usize, mark: Mark) -> bool {
        let part = &self.items[last];
        let next = (last + 1..self.items.len())
            .take(NEAR)
            .find(|&i| self.items[i].depth <= part.depth && !matches!(self.items[i].figure.unit, Unit::Percent | Unit::Point));
        next.is_none_or(|next| self.items[next].sentence != part.sentence || self.standings[next].mark >= mark)
    }

    /// Whether the first `parts` of a list that a word opens are all that is told as far as the end of its sentence, or a semicolon, each counted as papers
    /// are and parted by the same mark. Two outcomes are seldom all of them.
    pub(super) fn fills_sentence(&self, parts: usize) -> bool {
        let list = self.list;
        let told = &list.parts[..parts];
        let (Some(&first), Some(&last)) = (told.first(), told.last()) else { return false };
        let parted = told[1..].iter().map(|&i| self.standings[i].mark).max().unwrap_or(Mark::None);
        // Among names that semicolons part, one that begins as a verb does (组织机构) is a name.
        let semicolons = parted == Mark::Semicolon;
        let goes_on = |why: EndWhy| why == EndWhy::Semicolon || why == EndWhy::Publishing && semicolons;
        let end = |e: &End| e.parts >= parts || goes_on(e.why) && told[1..].iter().all(|&i| self.standings[i].mark == parted);
        // "其中网站9件、邮寄2件，按时办结11件": or a statement of its own follows.
        let ends_here = |e: &End| e.parts == parts && e.why == EndWhy::Statement;
        // A list parted by semicolons ends with its sentence.
        let behind = if parted < Mark::Semicolon { Mark::Semicolon } else { Mark::Stop };
        let over = list.ends.iter().any(ends_here) || self.is_over(last, behind);
        let unit = self.items[list.whole()].figure.unit;
        let alike = |i: &usize| self.items[*i].figure.unit == unit || unit.counts_papers() && self.items[*i].figure.unit.counts_papers();
        (matches!(list.opener, Some(Opener::Among | Opener::Each | Opener::Colon | Opener::Bracket))
            || list.opener.is_none() && self.of_one_kind(told) > 0)
            && (parts == list.parts.len() || list.ends.iter().any(ends_here))
            && !list.interrupted
            && list.aside.is_empty()
            && list.ends.iter().all(end)
            && over
            && told.iter().all(alike)
            && (parts > 2 || list.opener != Some(Opener::Each))
            && (self.items[list.whole()].sentence == self.items[first].sentence || self.is_alone(list.whole()) || list.whole() + 1 == first)
    }

    /// Whether so few things are told by kinds that fill their sentence, and so many of them, that all their kinds are.
    pub(super) fn tells_few(&self, told: Decimal, parts: usize) -> bool {
        let told_parts = &self.list.parts[..parts];
        let (most, missing) = match parts {
            2 if self.all_lead(told_parts) || self.of_one_kind(told_parts) > 0 || self.part_all(told_parts) => FEW_OF_TWO_LEADING,
            2 => FEW_OF_TWO,
            _ => (FEW_THINGS.0, FEW_THINGS.1),
        };
        told <= most && (told - self.sum(parts)) * missing <= told && self.fills_sentence(parts)
    }

    /// Whether each way by which requests came, or what became of them, is told to be none.
    pub(super) fn all_zero(&self, parts: usize) -> bool {
        let parts = &self.list.parts[..parts];
        parts.len() > 1 && parts.iter().all(|&i| self.value(i).is_zero()) && self.of_one_kind(parts) > 0
    }

    /// Whether a figure is the one that its sentence counts.
    fn is_alone(&self, whole: usize) -> bool {
        let sentence = self.items[whole].sentence;
        let near = whole.saturating_sub(NEAR)..self.items.len().min(whole + NEAR);
        near.filter(|&i| self.items[i].sentence == sentence && !self.items[i].change && self.items[i].figure.unit != Unit::Percent).count()
            == 1
    }
}
