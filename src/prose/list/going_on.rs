//! Where a list goes on behind what seems to end it: the parts of one of its parts, a semicolon, a total that names what it is of.
//!
//! In: the figure at which it may be over. Out: whether it goes on there, or where.

use super::{List, NEAR, Reader};
use crate::prose::standing::{LONGEST_NAME, Mark, Opener, is_enumerated};
use crate::prose::text::{begins, find};
use crate::prose::words::structure;

impl Reader<'_> {
    /// The figure behind a semicolon that ends the parts, opened at `first`, of a part.
    pub(super) fn behind_parts_of_part(&self, first: usize) -> Option<usize> {
        let inner = self.list_over(first, self.standings[first].opener, vec![first - 1], false)?;
        // "新媒体392条，其中账号1个、公开392条；网站298条": as far as the semicolon.
        let counted = inner.sure().last()? + 1;
        let goes_on = |i: &usize| self.standings[*i].mark < Mark::Semicolon && self.standings[*i].opener.is_none();
        let behind = counted + (counted..self.items.len()).take(NEAR).take_while(goes_on).count();
        let (next, standing) = (self.items.get(behind)?, self.standings.get(behind)?);
        let goes_on = standing.mark == Mark::Semicolon && standing.opener.is_none() && !standing.total;
        (goes_on && next.sentence == self.items[first].sentence && self.counts(behind)).then_some(behind)
    }

    /// Whether a semicolon and 其他 follow in the sentence of the figure `i`: what semicolons part goes on as far as there.
    pub(super) fn rest_follows(&self, i: usize) -> bool {
        let here = |j: &usize| self.items[*j].sentence == self.items[i].sentence && self.standings[*j].opener.is_none();
        let mut behind = (i + 1..self.items.len()).take(NEAR).take_while(here);
        behind.any(|j| self.standings[j].rest && self.standings[j].mark == Mark::Semicolon && self.items[j].depth == self.items[i].depth)
    }

    /// Whether 其他 is told in the sentence of the figure `i`, at it or behind it.
    pub(super) fn rest_is_told(&self, i: usize) -> bool {
        let here = |j: &usize| self.items[*j].sentence == self.items[i].sentence && self.standings[*j].opener.is_none();
        (i..self.items.len()).take(NEAR).take_while(here).any(|j| self.standings[j].rest)
    }

    /// Whether a total's name says of what it is one, and not that it is of all of the year or of those before.
    pub(super) fn names_its_total(&self, i: usize) -> bool {
        let words = structure();
        let name = &self.chars[self.standings[i].name.clone()];
        let at = words.total.iter().filter_map(|total| find(name, total)).min();
        at.is_some_and(|at| at > 1 && begins(name, words.all_of).is_none()) && !self.standings[i].tells_above && !self.standings[i].sum
    }

    /// Whether the sentence of the list that begins with `first` is 一是, and 二是 follows it: "一是发布甲84条、乙66条。二是…".
    pub(super) fn goes_on_in_turn(&self, first: usize, list: &List) -> bool {
        let head = self.chars[..self.items[first].from].iter().rev().take(LONGEST_NAME).position(|c| *c == '。').unwrap_or(0);
        let behind = &self.chars[list.parts.last().map_or(self.chars.len(), |&last| self.items[last].until)..];
        let next = behind.iter().take(LONGEST_NAME).position(|c| *c == '。').map_or(&[][..], |at| &behind[at + 1..]);
        is_enumerated(&self.chars[self.items[first].from - head..]) && is_enumerated(next)
    }

    /// Whether the item `i` is divided by a 其中 right behind it.
    pub(super) fn is_divided(&self, i: usize) -> bool {
        let next = self.standings.get(i + 1).is_some_and(|s| s.opener == Some(Opener::Among));
        next && self.items[i + 1].depth == self.items[i].depth && self.items[i + 1].sentence == self.items[i].sentence
    }
}
