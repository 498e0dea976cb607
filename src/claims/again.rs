//! A figure taken up again in the next words: by the verb that told it ("办结的82件中"), or as all of them ("3件均为网络申请").
//!
//! In: a passage. Out: a [`Claim`] for each that is another figure than the one it takes up.

use super::list::comes_to_its_whole;
use super::{Claim, Contradiction, Kind, State, figure};
use crate::document::Document;
use crate::prose::{self, Narrated};

/// So many characters may stand behind a figure that is taken up again: 信息中.
const TAKEN_UP: usize = 3;

/// "办结76件。办结的82件中，…": a figure taken up by its verb, to be divided, and the one that was told by it. Where it is told of another figure as well, or
/// its parts come to it, it may be something else.
pub(super) fn taken_up(document: &Document, narrated: &Narrated) -> Vec<Claim> {
    let (items, chars) = (&narrated.items, &narrated.passage.chars);
    let value = |i: usize| items[i].figure.value;
    let mut claims = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let behind = &chars[item.until..chars.len().min(item.until + TAKEN_UP + 1)];
        let behind = behind.split(|c| matches!(c, ',' | ':' | '。')).next().unwrap_or_default();
        let taken = behind.first() == Some(&'中') || behind.len() <= TAKEN_UP && behind.last() == Some(&'中');
        if !taken {
            continue;
        }
        let label: String = chars[item.from..item.at].iter().collect();
        let verb = label.trim_start_matches(['在', '已']).strip_suffix('的');
        let Some(verb) = verb.filter(|verb| prose::is_of_doing(verb)) else { continue };
        let told = |j: &usize| {
            let before = &items[*j];
            let words: String = chars[before.from..before.at].iter().collect();
            before.sentence + 1 >= item.sentence
                && before.figure.unit == item.figure.unit
                && before.depth == item.depth
                && !before.elsewhere
                && !before.figure.about
                && narrated.standings[*j].opener.is_none()
                && words.contains(verb)
        };
        let near = || i.saturating_sub(prose::NEAR)..i;
        let mut before = near().filter(told);
        let (Some(first), None) = (before.next(), before.next()) else { continue };
        let confirmed = narrated.lists.iter().any(|l| l.whole() == i && comes_to_its_whole(narrated, l));
        // "公开信息9条。公开的8条信息中，…": of what was published one slip apart is no chance, whatever its parts come to.
        let slip = item.says & prose::DEALT_WITH == 0 && prose::may_be_slip(value(first), value(i));
        if (!confirmed || slip) && !item.figure.about && near().all(|j| value(j) != value(i)) {
            claims.push(told_otherwise(document, narrated, first, i));
        }
    }
    claims
}

/// "收到申请3条，2条申请人均为自然人": all there are, told in another figure than what came. Where it is what some figures before are, or come to, it may be
/// of those; where others are told behind it (121件均已答复，12件结转), together they may be all.
pub(super) fn all_of_them(document: &Document, narrated: &Narrated) -> Vec<Claim> {
    let items = &narrated.items;
    let value = |i: usize| items[i].figure.value;
    let came = |i: usize| prose::asked(&items[i]) && items[i].says & (prose::CAME_IN | prose::PROCESS) != 0;
    let mut claims = Vec::new();
    // How many parts the longest list has that each figure is a part of.
    let mut listed = vec![0; items.len()];
    narrated.lists.iter().for_each(|l| l.parts.iter().for_each(|&i| listed[i] = l.parts.len().max(listed[i])));
    for (i, item) in items.iter().enumerate() {
        let all = item.figure.unit.counts_cases() && !item.figure.about && listed[i] < 2 && prose::is_of_all(narrated, i);
        // "按申请人分，3件均为自然人；按结果分，…" divides them once more.
        let anew = narrated.standings.get(i + 1).is_some_and(|next| next.opener.is_some());
        let goes_on = items.get(i + 1).is_some_and(|next| next.sentence == item.sentence && next.figure.unit.counts_cases() && !anew);
        if !all || goes_on {
            continue;
        }
        let before = || (i.saturating_sub(prose::NEAR)..i).rev().filter(|&j| items[j].figure.unit.counts_cases());
        let Some(first) = before().find(|&j| came(j)) else { continue };
        let near = items[first].sentence + 1 >= item.sentence && items[first].figure.unit == item.figure.unit;
        let together = |j: usize, k: usize| value(j) + value(k) == value(i) && k < j || value(i) + value(j) == value(k);
        let told = before().any(|j| value(j) == value(i) || before().any(|k| together(j, k)));
        // Between them nothing else may be what they all are.
        let alone = before().take_while(|&j| j > first).all(|j| listed[j] > 0);
        if near && alone && !told {
            claims.push(told_otherwise(document, narrated, first, i));
        }
    }
    claims
}

/// That the item `again` of a passage tells in another figure what `first` told.
fn told_otherwise(document: &Document, narrated: &Narrated, first: usize, again: usize) -> Claim {
    let (one, other) = (&narrated.items[first], &narrated.items[again]);
    let earlier = document.quote(narrated.passage.span(one.from, one.until));
    Claim {
        kind: Kind::Repeat,
        state: State::Broken(Contradiction::Repeat { first: one.figure.value, again: other.figure.value, earlier }),
        figures: vec![figure(narrated, one), figure(narrated, other)],
        readings: Vec::new(),
        span: narrated.passage.span(other.from, other.until),
    }
}
