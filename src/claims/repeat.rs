//! Facts told more than once, in the same words or by the same cells.

use rust_decimal::Decimal;

use super::count::is;
use super::readings::Readings;
use super::{Claim, Contradiction, Kind, State, figure};
use crate::document::Document;
use crate::ordered::Ordered;
use crate::prose::{self, Item, Narrated, Says, Unit};

/// A fact told once: by its cells where it speaks of some, else by the words that say what is counted.
struct TellingOnce<'n> {
    narrated: &'n Narrated,
    item: &'n Item,
    key: Key,
    right: bool,
    /// The last list of its parts.
    list: Option<&'n prose::List>,
}

impl TellingOnce<'_> {
    fn is_one_with(&self, later: &TellingOnce) -> bool {
        let (one, other) = (self.item, later.item);
        // "共公开304条，其中网站165条。…网站。共公开165条": a part of it, told by the same words.
        let part = |&i: &usize| self.narrated.items[i].figure.value == other.figure.value;
        if self.list.is_some_and(|list| list.parts.iter().any(part)) {
            return false;
        }
        // "收到申请0件…已答复申请3件"; of one sentence that is a balance.
        if self.key.2 == CAME[0] {
            let apart = !std::ptr::eq(self.narrated, later.narrated) || one.sentence != other.sentence;
            return apart && one.figure.value.is_zero() != other.figure.value.is_zero();
        }
        // "公开信息561条…经网站公开信息651条": in other words, and seldom the same digits by chance.
        if self.key.2 == PUBLISHED {
            // What its words alone say is told of by them.
            let words = one.subject.len() != other.subject.len() || one.subject.len() < WORDS_THAT_SAY_ENOUGH;
            let apart = !std::ptr::eq(self.narrated, later.narrated) && words;
            return apart && prose::digits_slipped(one.figure.value, other.figure.value);
        }
        // "废止16件，宣布失效5件": two of the same kind, told side by side.
        let counted = !self.key.0.is_empty();
        if counted && std::ptr::eq(self.narrated, later.narrated) && one.sentence == other.sentence {
            return false;
        }
        let (first, again) = (one.figure.value, other.figure.value);
        // Of the same cells, any one digit may be the slip.
        let slip = if counted { prose::may_be_slip(first, again) } else { prose::is_slip(first, again) };
        one.dated && other.dated || slip
    }
}

/// The count's id, the column's words, and where the count may mean several sums the verb that it is told by; without a count the measure word, and the
/// words that say what is counted.
type Key = (&'static str, Says, &'static str, String);

/// The word by which what was published in all is told, in a paragraph of its own and whatever stands around it.
const PUBLISHED: &str = "公开";

/// Two counts from here on seldom are of the same digits by chance.
const TOO_MANY_FOR_CHANCE: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// Fewer characters than this say too little of what is counted.
const WORDS_THAT_SAY_ENOUGH: usize = 6;

/// Every fact that the text tells again.
pub(super) fn claims(document: &Document, readings: &Readings, narrated: &[Narrated], over: bool) -> Vec<Claim> {
    let mut tellings: Vec<TellingOnce> = Vec::new();
    for narrated in narrated {
        let mut parts = vec![false; narrated.items.len()];
        let mut lists = vec![None; narrated.items.len()];
        narrated.lists.iter().for_each(|l| lists[l.whole()] = Some(l));
        narrated.lists.iter().flat_map(|l| &l.parts).for_each(|&i| parts[i] = true);
        for (i, item) in narrated.items.iter().enumerate() {
            let part = parts[i];
            // "行政复议28件，审结25件…；行政诉讼12件，审结9件": each of its own cases.
            let before = narrated.items[..i].iter().rev().take_while(|before| before.sentence == item.sentence);
            if !prose::is_of_cases(item) && before.take(prose::NEAR).any(prose::is_of_cases) {
                continue;
            }
            let mut tell = |key, right| tellings.push(TellingOnce { narrated, item, key, right, list: lists[i] });
            if let Some(told) = narrated.told_by(i) {
                let sums = readings.of(told.count, told.part);
                let unread = sums.as_ref().is_none_or(|sums| sums.is_empty());
                let right = sums.is_some_and(|s| s.iter().any(|(sum, _)| is(&item.figure, told.count.money, *sum)));
                let words: String = narrated.passage.chars[item.from..item.tail].iter().collect();
                let verb =
                    prose::verbs().iter().find(|verb| told.count.rows.len() > 1 && words.contains(**verb)).copied().unwrap_or_default();
                let key = (told.count.id, told.part.map_or(0, |p| p.says), verb, String::new());
                tell(key, right);
                // Where nothing came in the year and nothing is said of the year before, nothing was dealt with.
                let came = CAME.iter().position(|id| *id == told.count.id).filter(|_| !over && unread && told.part.is_none());
                if came.is_some_and(|at| at < 3 || !item.figure.value.is_zero()) {
                    tell(("", 0, CAME[0], String::new()), right);
                }
            } else if let Unit::Measure(measure) = item.figure.unit
                && item.depth == 0
                && !part
                && !item.change
                && !item.stock
                && item.year == Some(0)
            {
                if !item.figure.about && item.subject.len() >= WORDS_THAT_SAY_ENOUGH {
                    let words = item.subject.iter().map(|&c| narrated.passage.chars[c]).collect();
                    tell(("", measure.into(), "", words), false);
                }
                if item.figure.value >= TOO_MANY_FOR_CHANCE && prose::publishes(&narrated.items, i, &narrated.passage.chars) {
                    tell(("", measure.into(), PUBLISHED, String::new()), false);
                }
            }
        }
    }
    tellings.order_by(|a, b| a.key.cmp(&b.key));
    let mut claims = denied(document, readings, narrated);
    for run in tellings.chunk_by(|a, b| a.key == b.key) {
        // Where neither names the year, they may be of two things; a slip of the pen between them says that they are one.
        claims.extend(run[1..].iter().filter(|later| run[0].is_one_with(later)).map(|later| claim(document, &run[0], later)));
    }
    claims
}

/// The counts of what came in the year, and last of what was done.
const CAME: [&str; 5] = ["new", "received", "newly-received", "handled", "processed"];

/// What the text denies in one place and counts in another, where no table says which is right.
fn denied(document: &Document, readings: &Readings, narrated: &[Narrated]) -> Vec<Claim> {
    let told = |of: &'static str| {
        let mut counted =
            narrated.iter().enumerate().flat_map(|(n, narrated)| narrated.told.iter().map(move |t| (n, &narrated.items[t.item], t)));
        counted.find(|(_, item, t)| t.count.id == of && t.part.is_none() && !item.figure.value.is_zero())
    };
    let mut claims = Vec::new();
    for (n, passage) in narrated.iter().enumerate() {
        for denial in &passage.denials {
            let unknown = |count: &&&'static prose::Count| readings.of(count, None).is_none_or(|sums| sums.is_empty());
            // "未收到申请": what came is told as 收到 or 新收, and where nothing came over from the year before nothing was dealt with.
            let came = if told("carried-in").is_none() { &CAME[..] } else { &CAME[..3] };
            let names = denial.counts.iter().filter(unknown).flat_map(|c| if c.id == "new" { came } else { std::slice::from_ref(&c.id) });
            let Some((m, item, _)) = names.filter_map(|id| told(id)).next() else { continue };
            let (words, count) = (passage.passage.span(denial.from, denial.until), narrated[m].passage.span(item.from, item.until));
            let (nothing, some) = (Decimal::ZERO, item.figure.value);
            let (first, again, earlier, span) =
                if n < m || n == m && denial.from < item.from { (nothing, some, words, count) } else { (some, nothing, count, words) };
            claims.push(Claim {
                kind: Kind::Repeat,
                state: State::Broken(Contradiction::Repeat { first, again, earlier: document.quote(earlier) }),
                figures: vec![figure(&narrated[m], item)],
                readings: Vec::new(),
                span,
            });
        }
    }
    claims
}

fn claim(document: &Document, first: &TellingOnce, later: &TellingOnce) -> Claim {
    let (before, again) = (&first.item.figure, &later.item.figure);
    // 新收 and 收到 with what was carried over may both be right.
    let same = before.value == again.value || (first.right && later.right);
    let rounded = before.step != again.step && before.step.max(again.step) > Decimal::ONE;
    let state = if same || rounded {
        State::Held
    } else {
        let earlier = first.narrated.passage.span(first.item.from, first.item.until);
        State::Broken(Contradiction::Repeat { first: before.value, again: again.value, earlier: document.quote(earlier) })
    };
    Claim {
        kind: Kind::Repeat,
        state,
        figures: vec![figure(first.narrated, first.item), figure(later.narrated, later.item)],
        readings: Vec::new(),
        span: later.narrated.passage.span(later.item.from, later.item.until),
    }
}
