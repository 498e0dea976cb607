//! What a passage says of the figures of a balance: that all were dealt with, how many are left, what came not over.
//!
//! In: an item of a passage, or where its figures stand. Out: whether it says so.

use rust_decimal::Decimal;

use super::Passage;
use crate::prose::item::Item;
use crate::prose::repair::is_swap;
use crate::prose::role::{Role, role};
use crate::prose::text::{begins, contains, ends, find};
use crate::prose::unit::Unit;
use crate::prose::words::*;

/// So many characters may stand before 申请 in the name of requests: 政府信息公开申请.
const LONGEST_NOUN: usize = 6;
/// Farther behind a figure nothing is looked for.
const LONGEST_SENTENCE: usize = 300;

impl Passage<'_> {
    /// Whether digits exchanged make more of what was dealt with than of what came: "收到17件，办结71件". What came over from the year before seldom does.
    pub(super) fn is_swapped(&self, received: usize, processed: &[usize]) -> bool {
        let value = |i: usize| self.items[i].figure.value;
        matches!(processed, [done] if value(*done) > value(received) && is_swap(value(*done), value(received)))
    }

    /// Whether all were dealt with, by the rate told behind the figures from `received` to `until`: "办结率100%".
    pub(super) fn rate_is_full(&self, received: usize, until: usize) -> bool {
        let sentence = self.items[received].sentence;
        let near = &self.items[received..self.items.len().min(until + 2)];
        near.iter().any(|item| {
            item.sentence <= sentence + 1
                && item.figure.unit == Unit::Percent
                && item.figure.value == Decimal::ONE_HUNDRED
                && contains(&self.chars[item.from..item.at], structure().done_rate)
                && !contains(&self.chars[item.from..item.at], structure().due)
        })
    }

    /// Whether a figure tells what is left of those `received`: "其余3件", or "尚有7件在办理期限内".
    pub(super) fn is_left(&self, i: usize, received: usize) -> bool {
        let item = &self.items[i];
        let words = structure();
        let counted = item.figure.unit == self.items[received].figure.unit
            && !item.figure.about
            && !item.change
            && item.says & (OTHERS | REVIEW | SUIT) == 0;
        let label: String = self.chars[item.from..item.at].iter().collect();
        let behind: String = self.chars[item.until..].iter().take(LONGEST_SENTENCE).take_while(|c| !matches!(c, ';' | '。')).collect();
        let has = |text: &str, list: &[&str]| list.iter().any(|w| text.contains(w));
        counted && (self.is_rest(i) || words.still.iter().any(|w| label.ends_with(w)) && has(&behind, words.later))
    }

    /// Whether a figure is told as the rest of those before: "其余287件".
    pub(super) fn is_rest(&self, i: usize) -> bool {
        ends(&self.chars[self.items[i].from..self.items[i].at], structure().left)
    }

    /// Whether a figure is told as one that the rest is without: "除5件延期外，其余287件".
    pub(super) fn is_apart(&self, i: usize) -> bool {
        let item = &self.items[i];
        self.chars[item.from..item.at].contains(&'除') && i + 1 < self.items.len() && self.is_rest(i + 1)
    }

    /// Whether it is of those that go on into the next year: "除5件结转外，其余287件".
    pub(super) fn is_but_for(&self, i: usize) -> bool {
        self.is_apart(i) && contains(&self.chars[self.items[i].until..self.items[i + 1].from], structure().to_next_year)
    }

    /// Whether a figure leads its clause, which says that they were dealt with: "1132件已按规定予以答复", "其余287件申请均已答复".
    pub(super) fn is_answered(&self, i: usize) -> bool {
        let (item, words) = (&self.items[i], structure());
        if !(self.standings[i].leads || self.is_rest(i)) || !item.figure.unit.counts_cases() {
            return false;
        }
        let behind = self.chars[item.until..].iter().take(LONGEST_SENTENCE).position(|c| matches!(c, ',' | ';' | '。'));
        let clause = &self.chars[item.until..item.until + behind.unwrap_or(0)];
        // What is counted may be named once more.
        let named = find(clause, "申请").filter(|&at| at <= LONGEST_NOUN).map_or(0, |at| at + 2);
        let whole = clause;
        let clause = &clause[named..];
        // "2件按时答复并公开，1件结转下年": told beside what was left.
        let left = |next: &Item| next.sentence == item.sentence && role(next) == Some(Role::CarriedOut);
        let beside = self.items.get(i + 1).is_some_and(|next| left(next) && self.standings[i + 1].leads);
        let done = beside || clause.starts_with(&['已']) || begins(clause, words.all).is_some();
        done && (contains(clause, words.done) || contains(clause, words.verbs)) && !contains(whole, words.negation)
    }

    /// What is said not to be there from the figure `from` on, as far as the sentence behind the last figure.
    pub(super) fn denied(&self, from: usize, until: usize) -> Says {
        let (start, end) = (self.items[from].from, self.items[until - 1].tail);
        let stop = self.chars[end..].iter().take(LONGEST_SENTENCE).position(|c| *c == '。').map_or(end + LONGEST_SENTENCE, |at| end + at);
        let first = self.denials.partition_point(|d| d.from <= start);
        self.denials[first..].iter().take_while(|d| d.from < stop).fold(0, |says, d| says | d.says & (CARRY_IN | CARRY_OUT | CARRY))
    }
}
