//! Where the parts of a list go on behind the semicolon or the sentence that seems to end it: "其中网站公开83条。同时，公众号推送240条".
//!
//! In: a list that falls short of its whole, and the figures behind it. Out: the list with those that make it come to its whole, or all but.

use rust_decimal::Decimal;

use super::{End, EndWhy, List, NEAR, Reader, adds_up};
use crate::prose::item::Item;
use crate::prose::kind::{Kind, kind};
use crate::prose::repair::{Slip, repairs};
use crate::prose::standing::{Mark, Opener, is_enumerated};
use crate::prose::words::*;

/// So many sentences behind the one in which a list begins may hold parts of it.
const SENTENCES: usize = 3;

impl Reader<'_> {
    /// Takes to a list what is told behind it, as far as the first place that may end it where it comes to just its whole: figures that do so by chance
    /// are rare. Where those in its own sentence all but come to it, they may be meant as well. `inner` tells of each figure at which the parts of the one
    /// before it begin the last of them.
    pub(super) fn onward(&self, list: &List, inner: &[Option<usize>]) -> Option<List> {
        let value = |i: usize| self.items[i].figure.value;
        let (whole, first, last) = (list.whole(), *list.parts.first()?, *list.parts.last()?);
        let told = value(whole);
        let mut sum: Decimal = list.parts.iter().map(|&i| value(i)).sum();
        let published = |item: &Item| item.says & DEALT_WITH == 0 && !item.figure.about;
        let opened = match list.opener {
            None => self.standings[whole].total,
            Some(opener) => !matches!(opener, Opener::Bracket | Opener::Total),
        };
        if !opened || list.about || !published(&self.items[whole]) || self.items[whole].depth > 0 || told < Decimal::TEN || sum >= told {
            return None;
        }
        let unit = self.items[whole].figure.unit;
        let part = |&i: &usize| self.items[i].depth == 0 && self.counts(i) && adds_up(self.items[i].figure.unit, unit);
        let mut parts = list.parts.clone();
        let (mut nested, mut sentence, mut totals) = (last, self.items[first].sentence, false);
        let behind: Vec<usize> = (last + 1..self.items.len()).take(NEAR).filter(part).collect();
        for (n, &i) in behind.iter().enumerate() {
            let (item, standing) = (&self.items[i], &self.standings[i]);
            if i <= nested {
                continue;
            }
            // "其中门户网站1233条，含文件类2条、其他类1231条": the parts of a part.
            if let Some(last) = inner[i] {
                nested = last;
                continue;
            }
            let elsewhere = item.sentence > self.items[first].sentence + SENTENCES || item.year != self.items[first].year;
            if elsewhere || !published(item) || standing.opener.is_some() || standing.sum || standing.above || sum > told {
                return None;
            }
            // "专栏包括甲4条、乙52条，共发布56条": what those before come to.
            if standing.total && value(i) == sum {
                return None;
            }
            totals |= standing.total;
            parts.push(i);
            sum += value(i);
            let ends = behind[n + 1..].iter().find(|&&j| j > nested).is_none_or(|&j| self.standings[j].mark >= Mark::Semicolon);
            // "一是…；二是…" is one sentence, whatever marks part it.
            let in_turn =
                is_enumerated(&self.chars[standing.name.clone()]) && is_enumerated(&self.chars[self.standings[first].name.clone()]);
            sentence = if in_turn { item.sentence } else { sentence };
            let over = behind[n + 1..].iter().all(|&j| self.items[j].sentence > item.sentence);
            // "许可决定806件，其中网上办理693件；处罚决定127件": one part may be all that is told of it.
            let here = item.sentence == sentence && over && !totals && list.parts.len() > 1 && (sum - told).abs() * Decimal::TEN < told;
            // Or where two digits exchanged in one of all that its sentence tells mend it.
            let swapped = || {
                let values: Vec<Decimal> = parts.iter().map(|&i| value(i)).collect();
                repairs(told, &values).only().is_some_and(|r| r.slip == Slip::Swapped)
            };
            // "抖音发布189条，其中共创12条；视频号发布168条": another channel beside the first.
            let channel = |i: usize| kind(self.items[i].says) == Some(Kind::Channel);
            let beside = channel(whole) && channel(i) && !channel(first);
            let here = !beside && (here || ends && sum != told && item.sentence == sentence && over && !totals && swapped());
            if ends && (sum == told || here) {
                let end = (sum != told).then_some(End { parts: list.parts.len(), why: EndWhy::Semicolon });
                return Some(List { parts, ends: end.into_iter().collect(), ..list.clone() });
            }
        }
        None
    }
}
