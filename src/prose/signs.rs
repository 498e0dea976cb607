//! The signs that a list names all there is: what its parts are, how they are told, and the shares beside them.
//!
//! In: a list under the scales of `weigh`. Out: what each sign weighs, or whether it is there.

use rust_decimal::Decimal;

use super::kind::{Kind, kind};
use super::list::NEAR;
use super::sides::{part_all, part_some};
use super::standing::{LONGEST_NAME, Opener};
use super::text::contains;
use super::token::Figure;
use super::unit::Unit;
use super::weigh::Weigher;
use super::weights::*;
use super::words::*;

impl Weigher<'_> {
    /// What says that the parts are all there is.
    pub(super) fn claims_all(&self, parts: usize) -> i32 {
        let list = self.list;
        let parts = &list.parts[..parts];
        let Some(&last) = parts.last().filter(|_| parts.len() > 1) else { return 0 };
        let says = |bits: Says| parts.iter().any(|&i| self.items[i].says & bits != 0);
        let mut most = 0;
        if self.standings[last].rest || self.items[last].says & OTHER_OUTCOME != 0 {
            most = ALL_THE_REST;
        }
        // The four ways in which a review or a suit stands, told one by one.
        let verdicts = || parts.iter().all(|&i| kind(self.items[i].says) == Some(Kind::Verdict));
        if parts.len() > 2 && says(OTHER_OUTCOME) && verdicts() {
            most = ALL_THE_REST;
        }
        // And who tells what is still dealt with tells all.
        if parts.len() > 1 && self.of_cases() && says(PENDING | CARRY_OUT) && parts.iter().all(|&i| self.kind(i) == Some(Kind::Verdict)) {
            most = most.max(OUTCOMES.bits());
        }
        // What came in the year and what was left from the last.
        let is = |i: usize, says: Says| self.items[i].says & says != 0;
        let came = |one: usize, other: usize| is(one, NEW | RECEIVE) && is(other, CARRY_IN);
        let both = match parts {
            [one, other] => list.opener.is_some() && self.of_requests() && (came(*one, *other) || came(*other, *one)),
            _ => false,
        };
        let applicants = says(NATURAL) && parts.len() == 2 && says(words().columns & !(NATURAL | words().outcomes)) && self.of_requests();
        if both || applicants || self.part_all(parts) {
            most = most.max(SIDES.bits());
        }
        // "建议21件（主办4件，协办17件）": a bracket that leaves nothing out.
        if self.part_all(parts) && list.opener == Some(Opener::Bracket) && self.standings[parts[0]].opener == Some(Opener::Bracket) {
            most = most.max(APPLICANTS);
        }
        if says(NATURAL) && says(LEGAL) {
            most = most.max(APPLICANTS);
        }
        if self.shares_complete(parts) {
            most = most.max(SHARES.bits());
        }
        let ended = |&i: &usize| self.kind(i) == Some(Kind::Outcome) || self.items[i].says & (words().outcomes | CARRY_OUT | PROCESS) != 0;
        if parts.len() > 2 && parts.iter().all(ended) {
            most = most.max(OUTCOMES.bits());
        }
        // A request comes by one way, and there are few ways.
        let several = parts.len() > 2 || self.of_one_kind(parts) > 0 && self.of_requests();
        let way = match list.opener {
            Some(Opener::Bracket) if self.standings[parts[0]].opener == Some(Opener::Bracket) => {
                if several {
                    BRACKET.bits()
                } else {
                    BRACKET_OF_TWO.bits()
                }
            }
            Some(Opener::Within) => WITHIN.bits(),
            Some(Opener::Total) => TOTAL.bits(),
            Some(Opener::Apart) => APART,
            Some(Opener::Each | Opener::Colon) => EACH.bits(),
            None if self.all_lead(parts) => EACH_LEADS,
            Some(_) if self.all_lead(parts) => EACH_LEADS_OF.bits(),
            Some(Opener::Bracket) if several => BRACKET_AMONG.bits(),
            Some(Opener::Bracket) => EACH.bits(),
            _ => 0,
        };
        let counted = if self.standings[last].kinds == Some(parts.len()) { COUNTED.bits() } else { 0 };
        most.max(way).max(counted).max(self.of_one_kind(parts))
    }

    /// Whether the names of parts leave nothing out: 城市 and 农村.
    pub(super) fn part_all(&self, parts: &[usize]) -> bool {
        part_all(&parts.iter().map(|&i| &self.chars[self.standings[i].name.clone()]).collect::<Vec<_>>())
    }

    /// Whether the names of parts are some of those that would leave nothing out, and one is not told: 政务动态 and 信息公开目录 without 概况类.
    pub(super) fn part_some(&self, parts: &[usize]) -> bool {
        part_some(&parts.iter().map(|&i| &self.chars[self.standings[i].name.clone()]).collect::<Vec<_>>())
    }

    pub(super) fn all_lead(&self, parts: &[usize]) -> bool {
        parts.iter().all(|&i| self.standings[i].leads)
    }

    /// Whether the whole counts requests.
    pub(super) fn of_requests(&self) -> bool {
        let (whole, first) = (&self.items[self.list.whole()], &self.items[self.list.parts[0]]);
        // "共接到9件依申请公开申请，其中5件为…": what stands behind the whole is what the first part's clause begins with.
        let behind = if whole.sentence == first.sentence { first.topic } else { 0 };
        (whole.topic | whole.says | behind) & (REQUEST | ON_REQUEST | APPLICATION) != 0
    }

    /// What a part is one of. "已通过网站公开3件" among what became of requests is an outcome, and no channel.
    pub(super) fn kind(&self, part: usize) -> Option<Kind> {
        let says = self.items[part].says;
        // "复议5件，维持1件，撤回1件，尚在办理3件": of reviews and suits that is how they stand.
        // "复议5件，其中行政复议维持5件，尚未审结1件": so is the end of one by its whole name.
        let how = if matches!(kind(says), Some(Kind::Case)) { words().outcomes } else { WITHDRAWN | CARRY_OUT };
        if self.of_cases() && says & how != 0 {
            return Some(Kind::Verdict);
        }
        let already = || self.chars.get(self.standings[part].name.start) == Some(&'已');
        kind(says).map(|of| if of == Kind::Channel && self.of_requests() && already() { Kind::Outcome } else { of })
    }

    /// Whether the whole counts reviews or suits.
    pub(super) fn of_cases(&self) -> bool {
        self.items[self.list.whole()].says & (REVIEW | SUIT) != 0
    }

    /// What it counts for that the parts are all channels, or all outcomes, of requests: each request came by one way and ends in one.
    pub(super) fn of_one_kind(&self, parts: &[usize]) -> i32 {
        let requests = self.of_requests();
        let of = |wanted: Kind| parts.iter().all(|&i| self.kind(i) == Some(wanted));
        match () {
            () if (requests || self.items[self.list.whole()].figure.unit.counts_accounts()) && of(Kind::Channel) => CHANNELS.bits(),
            () if requests && of(Kind::Outcome) => SOME_OUTCOMES.bits(),
            () if self.of_cases() && of(Kind::Verdict) => SOME_OUTCOMES.bits(),
            () => 0,
        }
    }

    /// Whether a rate right behind the parts says that all were dealt with: "其中4件撤回，13件答复，办结率100%". Ways in which they came, and who asked,
    /// leave open what became of the others.
    pub(super) fn all_are_done(&self, parts: &[usize]) -> bool {
        let behind = |last: &usize| self.items[last + 1..].iter().take(NEAR).find(|next| next.depth == self.items[*last].depth);
        let Some(next) = parts.last().and_then(behind) else { return false };
        let name = &self.chars[next.from..next.at];
        let rate = || contains(name, structure().done_rate) || contains(name, structure().answered_rate);
        next.figure.unit == Unit::Percent
            && next.figure.value == Decimal::ONE_HUNDRED
            && next.sentence == self.items[parts[0]].sentence
            && rate()
            && !contains(name, structure().due)
            && !parts.iter().any(|&i| matches!(self.kind(i), Some(Kind::Channel | Kind::Applicant)))
    }

    /// Whether what became of few requests is told, and between them and what came, or right behind, that all were answered: "受理6件，均已按规定答复。其中予以公开
    /// 4件、部分公开1件". Some may be left out all the same: no more than two fifths.
    pub(super) fn all_are_answered(&self, parts: &[usize], told: Decimal) -> bool {
        let words = structure();
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return false };
        // "同意公开2件，不属于本机关公开2件": an outcome may be told in words of the author's own.
        let kinds = || parts.iter().map(|&i| self.kind(i));
        let outcome = |of: Option<Kind>| of == Some(Kind::Outcome);
        let outcomes = self.of_requests() && kinds().any(outcome) && kinds().all(|of| of.is_none() || outcome(of));
        let says = |clause: &[char]| {
            (contains(clause, words.all) || clause.starts_with(&['已']))
                && [words.answered, words.to_do, words.done].iter().any(|said| contains(clause, said))
                && !contains(clause, words.left_over)
                && !clause.iter().any(char::is_ascii_digit)
        };
        let clauses = |stretch: &[char]| stretch.split(|c| matches!(c, ',' | ';' | '。')).any(says);
        let behind = &self.chars[self.items[last].until..];
        let behind = &behind[..behind.len().min(LONGEST_NAME)];
        let next = behind.iter().enumerate().filter(|(_, c)| **c == '。').map(|(at, _)| at).nth(1).unwrap_or(behind.len());
        let until = self.items.get(last + 1).map_or(next, |item| next.min(item.from.saturating_sub(self.items[last].until)));
        let between = self.chars.get(self.items[self.list.whole()].until..self.items[first].from).filter(|text| text.len() <= LONGEST_NAME);
        let (most, missing) = FEW_OF_TWO_LEADING;
        let few = told <= most && (told - self.sum(parts.len())) * missing <= told;
        outcomes && few && (between.is_some_and(clauses) || clauses(&behind[..until]))
    }

    /// The shares told beside the parts, where each has one.
    fn shares(&self, parts: &[usize]) -> Option<Vec<Figure>> {
        let share = |i: usize| {
            let next = self.items.get(i + 1)?;
            (next.figure.unit == Unit::Percent && !next.change && next.sentence == self.items[i].sentence).then_some(next.figure)
        };
        parts.iter().map(|&i| share(i)).collect()
    }

    /// Whether each part's share is of `whole`.
    pub(super) fn shares_agree(&self, parts: &[usize], whole: Decimal) -> bool {
        let fits = |(part, share): (&usize, &Figure)| share.is_share(self.value(*part), whole);
        self.shares(parts).is_some_and(|shares| parts.iter().zip(&shares).all(fits))
    }

    /// Whether each part has its share beside it, and these come to 100.
    pub(super) fn shares_complete(&self, parts: &[usize]) -> bool {
        self.shares(parts).is_some_and(|s| {
            let (sum, step): (Decimal, Decimal) = (s.iter().map(|f| f.value).sum(), s.iter().map(|f| f.step).sum());
            (sum - Decimal::ONE_HUNDRED).abs() <= step
        })
    }
}
