//! The sentences of a passage → items: each figure with what stands before and behind it, whose it is, and of what time.

use rust_decimal::Decimal;

use super::denial::{Denial, denial};
use super::flow::{Flow, settle};
use super::label::{carried_to, says, subject, told_roughly, topic};
use super::token::{Figure, Kind, Token};
use super::turns::{TurnOf, turns};
use super::unit::Unit;
use super::words::*;
use crate::number::is_round_to;

/// What was done with what is counted.
const ACTS: Says = RECEIVE | NEW | HANDLE | PROCESS | CARRY | CARRY_IN | CARRY_OUT | ISSUE | REPEAL;

/// A figure told, with all that its clause and its sentence say of it.
#[derive(Debug)]
pub struct Item {
    pub figure: Figure,
    /// What the words right before it say.
    pub label: Says,
    /// That, and what those behind it say where they belong to it.
    pub says: Says,
    /// Its label names this year.
    pub dated: bool,
    /// Its label without the words that change nothing: what is counted, as told.
    pub subject: Vec<usize>,
    /// Whether something stands beside it that no word explains.
    pub unknown: bool,
    /// Not this body's figure of the whole report's year: another year, a part of it, a running total, a channel, another office, a change.
    pub elsewhere: bool,
    /// A running total or a stock: still right for what is in force.
    pub stock: bool,
    /// The year it belongs to, as far as told: 0 the report's, -1 the year before; None another.
    pub year: Option<i32>,
    /// It is what another figure is more or less by.
    pub change: bool,
    /// It goes on as the figure before it began, and is of another of as many figures before: the second of "分别增加11件、3件".
    pub goes_on: bool,
    /// How many brackets it stands in.
    pub depth: u8,
    /// The sentence of the passage, from 0.
    pub sentence: usize,
    /// Characters of the passage: its label begins, its figure begins and ends, its tail ends.
    pub from: usize,
    pub at: usize,
    pub until: usize,
    pub tail: usize,
    /// The marks between the figure before and this one.
    pub marks: Vec<char>,
    /// What the passage spoke of before: requests, reviews of them.
    pub topic: Says,
    /// What stood before a colon in its sentence: "规范性文件：制发6件".
    pub head: Says,
}

impl Item {
    /// Takes the year of its turn; `before` is the item before it.
    fn in_turn(&mut self, year: Option<i32>, again: bool, before: Option<&Item>) {
        self.year = year;
        self.elsewhere |= year != Some(0);
        self.dated &= !self.elsewhere;
        // 分别 opens no list here.
        self.says &= !(INCLUDE | RESPECTIVELY);
        let bare = again && self.says & !FILLER == 0;
        if let Some(first) = before.filter(|first| bare && first.figure.unit == self.figure.unit) {
            self.counts_as(first, first.says & !OTHER_TIME);
        }
    }

    /// Of names told together what was done may stand before the `first` alone, and what it was done with in the `last`: "新收、办结申请分别为109件、106件".
    fn shares(&mut self, first: &[Token], last: &[Token]) {
        let words = |name| says(name, None).0;
        if self.says & ACTS == 0 {
            self.says |= words(first) & ACTS;
        }
        if self.says & !(ACTS | FILLER | THIS_YEAR | OWN) == 0 {
            self.says |= words(last) & !(ACTS | OTHER_TIME);
        }
        // "网上、书面收到申请分别为…" names where it came from, and the words of some such places change nothing elsewhere.
        if words(first) & !(FILLER | THIS_YEAR | OWN | OTHERS | REGION | CHANNEL | PART_TIME) == 0 {
            (self.says, self.unknown) = (0, true);
        }
    }

    /// Where nothing but a mark or a joint parts it from `before`, goes on as that began: in "较上年分别增加11件、3件" both are changes, each of one of two counts
    /// told before. Of "行政复议、诉讼案件分别为13件、8件、2件", where there are not as many names as figures, none is understood.
    fn goes_on(&mut self, before: &mut Item) {
        let joined = self.marks == ['、'] || self.marks.is_empty() && self.label & FILLER != 0;
        let counted = matches!(self.figure.unit, Unit::Measure(_));
        let bare = self.label & !(FILLER | UP | DOWN) == 0 && !self.unknown;
        if !joined || !bare || self.figure.unit != before.figure.unit || self.depth != before.depth {
            return;
        }
        if before.label & (THAN | UP | DOWN | OTHER_TIME) != 0 {
            // "分别增加5件和减少3件".
            let ways = if self.label & (UP | DOWN) == 0 { UP | DOWN } else { 0 };
            let told = before.label & (THAN | OTHER_TIME | RESPECTIVELY | ways);
            (self.label, self.says) = (self.label | told, self.says | told);
            (self.year, self.change, self.elsewhere) = (before.year, before.change, before.elsewhere);
            self.goes_on = true;
        } else if counted {
            // A series, "近两年分别收到81件、87件", has no names before it.
            let named = before.marks.contains(&'、');
            for item in [before, &mut *self] {
                item.unknown = true;
                item.says = if named { item.says } else { 0 };
            }
        }
    }

    /// "申请由上年的176件增加到180件": the second is of what the first was of.
    fn became(&mut self, was: &Item) {
        self.counts_as(was, (self.says | was.says) & !(FROM | OTHER_TIME | BECAME));
    }

    fn counts_as(&mut self, other: &Item, says: Says) {
        self.says = says;
        self.unknown |= other.unknown;
        self.subject.clone_from(&other.subject);
    }
}

/// The items of a passage. `heading` is what the heading above spoke of; `year` is the report's.
pub fn items(tokens: &[Token], year: Option<i32>, heading: Says) -> (Vec<Item>, Vec<Denial>) {
    let (mut items, mut denials): (Vec<Item>, Vec<Denial>) = (Vec::new(), Vec::new());
    let mut flow = Flow { year: Some(0), elsewhere: false, stock: false, topic: heading, head: 0 };
    let (mut sentence, mut depth) = (0, 0u8);
    // Where the clause, and the label of the next figure, begin.
    let (mut clause, mut label) = (0, 0);
    // Where that of the last figure began.
    let mut named = 0;
    let mut marks = Vec::new();
    let mut outside: Vec<(Flow, usize, usize, usize)> = Vec::new();
    // Within a list begun by 其中, a channel's figure is a part, and says nothing of what comes after.
    let mut listing = false;
    // A clause is read for a denial once: more would cost its length each time.
    let mut denied = false;
    let mut turns = turns(tokens, year).into_iter().peekable();
    for (i, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark(mark) => {
                marks.push(mark);
                let before = label.max(clause);
                match mark {
                    '。' | '!' | '?' | ',' | ';' | ':' | '(' | ')' => {
                        settle(&tokens[clause..i], year, listing, &mut flow);
                        (clause, label, denied) = (i + 1, i + 1, false);
                    }
                    _ => {}
                }
                match mark {
                    ':' if items.last().is_none_or(|f| f.sentence != sentence || f.at < tokens[before].start) => {
                        let (words, unknown, _) = says(&tokens[before..i], year);
                        flow.head = if unknown { 0 } else { words };
                    }
                    '(' => {
                        depth = depth.saturating_add(1);
                        outside.push((flow, before, i, items.len()));
                        // "同比2022年（150件）", "较去年（150件）".
                        let (words, _, named) = says(&tokens[before..i], year);
                        flow.year = named.unwrap_or(if words & THAN != 0 { Some(-1) } else { flow.year });
                    }
                    ')' => {
                        depth = depth.saturating_sub(1);
                        if let Some((before, from, open, told)) = outside.pop() {
                            flow = before;
                            // "受理公众向市政府（市政府办公厅）提交的申请5件": a bracket that only gives another name does not end a label.
                            let named = says(&tokens[open + 1..i], year).0 & !(OWN | OTHERS | FILLER) == 0;
                            if told == items.len() && named {
                                label = from;
                            }
                        }
                    }
                    '。' | '!' | '?' if depth == 0 => {
                        sentence += 1;
                        listing = false;
                        flow = Flow { year: Some(0), elsewhere: false, stock: false, topic: flow.topic, head: 0 };
                    }
                    ';' => listing = false,
                    _ => {}
                }
            }
            Kind::Word(says) => {
                listing |= says & (AMONG | INCLUDE | RESPECTIVELY) != 0;
                if says & NOT != 0 && !denied {
                    denied = true;
                    denials.extend(denial(&tokens[clause..i], &tokens[i..], year, flow));
                }
            }
            Kind::Figure(figure) => {
                // "140件行政复议、49件行政诉讼": what stands before the mark was said of the figure before.
                let leads = i > label && label > clause && matches!(tokens[i - 1].kind, Kind::Mark('、'));
                // "收到187个申请人提出的申请583件": nothing parts the applicants from what they asked for.
                let within = items.last().is_some_and(|last: &Item| {
                    marks.is_empty() && last.figure.unit.counts_applicants() && figure.unit.counts_cases() && last.tail == last.until
                });
                label = if within { named } else { label };
                named = label;
                let turn = turns.next_if(|turn| turn.token == i).map(|turn| turn.of);
                let before = &tokens[if leads { i } else { label }..i];
                let words = if let Some(TurnOf::Name([own, ..])) = &turn { &tokens[own.clone()] } else { before };
                let rest = &tokens[i + 1..];
                // What stands between two figures without a mark is the label of the second: "79件加上去年结转4件".
                let tail = rest.iter().take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Figure(_))).count();
                let tail = if matches!(rest.get(tail), Some(Token { kind: Kind::Figure(_), .. })) { 0 } else { tail };
                let mut item = item(words, token, &rest[..tail], figure, year, flow);
                if let Some(was) = items.last().filter(|was| marks.is_empty() && was.label & FROM != 0 && item.label & BECAME != 0) {
                    item.became(was);
                }
                match &turn {
                    Some(TurnOf::Year { year, again }) => item.in_turn(*year, *again, items.last()),
                    Some(TurnOf::Name([_, first, last])) => {
                        item.from = before.first().map_or(token.start, |t| t.start);
                        item.shares(&tokens[first.clone()], &tokens[last.clone()]);
                    }
                    None => {}
                }
                // "全年共受理180件、办理176件": the year that a figure names is that of those behind it in its clause.
                if item.dated {
                    flow = Flow { year: Some(0), elsewhere: false, stock: false, ..flow };
                }
                flow.topic |= topic(item.says);
                // "全系统复议5件、诉讼3件": those behind it in its clause are of the same office.
                flow.elsewhere |= item.label & (OTHERS | REGION) != 0 && !item.dated;
                // Another matter counted in the same way: what follows may be its.
                if item.unknown && figure.unit.counts_cases() && topic(item.says) == 0 && !listing && depth == 0 {
                    flow.topic = 0;
                }
                item = Item { depth, sentence, marks: std::mem::take(&mut marks), ..item };
                if let Some(before) = items.last_mut().filter(|before| turn.is_none() && before.sentence == sentence) {
                    item.goes_on(before);
                }
                items.push(item);
                label = i + 1;
            }
            Kind::Year(_) | Kind::Date(_) | Kind::Unknown => {}
        }
    }
    if clause < tokens.len() {
        settle(&tokens[clause..], year, listing, &mut flow);
    }
    (items, denials)
}

fn item(label: &[Token], at: &Token, tail: &[Token], mut figure: Figure, year: Option<i32>, flow: Flow) -> Item {
    let (mut meant, mut unknown, named) = says(label, year);
    let before = meant;
    let (behind, unknown_behind, named_behind) = says(tail, year);
    // "4件结转至2023年继续办理": where its label says nothing of it, what stands behind tells where it was carried.
    let carry_behind = before & (CARRY | CARRY_IN | CARRY_OUT) == 0 && behind & CARRY != 0 && !unknown_behind;
    let (named, carries) = if carry_behind && named.is_none() { (named_behind, tail) } else { (named, label) };
    // "办理120件提案": where the noun does not stand before the figure, all that stands behind must be known.
    if meant & (REQUEST | ON_REQUEST | REVIEW | SUIT) == 0 || matches!(tail, [Token { kind: Kind::Unknown, .. }]) {
        unknown |= unknown_behind;
    }
    if !unknown_behind {
        meant |= behind & !(AMONG | INCLUDE | RESPECTIVELY | SHARE);
    } else {
        meant |= behind & OPEN;
    }
    figure.about |= told_roughly(label);
    // "约为47.30%" is told to a tenth, and the nought fills it up.
    let tens = figure.step * Decimal::TEN;
    if figure.about && figure.unit == Unit::Percent && figure.step < Decimal::ONE && is_round_to(figure.value, tens) {
        figure.step = tens;
    }
    // "2022年结转4件" and "结转2024年5件" are the two ends of the report's own year.
    let mut relative = named.unwrap_or(flow.year);
    if meant & CARRY != 0 && meant & (CARRY_IN | CARRY_OUT) == 0 {
        let carried = match named {
            _ if meant & NEXT != 0 => CARRY_OUT,
            // "结转至2023年2件" in the report for 2023.
            Some(Some(0)) if carried_to(carries) => CARRY_IN,
            Some(Some(-1)) => CARRY_IN,
            Some(Some(1)) => CARRY_OUT,
            // Of a report that does not tell its year, "结转2026年21件" went into the next, and "2024年结转2件" came from the one before.
            Some(None) if carried_to(carries) => CARRY_OUT,
            Some(None) => CARRY_IN,
            _ => 0,
        };
        meant |= carried;
        if carried != 0 {
            relative = Some(0);
        }
        unknown |= carried == 0;
    }
    meant &= !NEXT;
    // "结转上年未办结申请11件": not done with when that year ended.
    if meant & CARRY_IN != 0 {
        meant &= !CARRY_OUT;
    }
    // "由150件增至180件": the first is what was before.
    let from = label.iter().rposition(|t| matches!(t.kind, Kind::Word(FROM)));
    let was = from.is_some_and(|from| label[from + 1..].iter().all(|t| matches!(t.kind, Kind::Word(FILLER | OTHER_TIME))));
    if was {
        relative = Some(-1);
    }
    let change = meant & (THAN | UP | DOWN | POINT) != 0;
    let whole_year = named == Some(Some(0));
    let lesser = OTHERS | PART_TIME | CHANNEL | REGION;
    let elsewhere = change || relative != Some(0) || meant & lesser != 0 || (flow.elsewhere && !whole_year);
    Item {
        figure,
        label: before,
        says: meant,
        dated: whole_year,
        subject: subject(label),
        unknown,
        elsewhere,
        stock: meant & CUMULATIVE != 0 || (flow.stock && !whole_year),
        year: relative,
        change,
        goes_on: false,
        depth: 0,
        sentence: 0,
        from: label.first().map_or(at.start, |t| t.start),
        at: at.start,
        until: at.end,
        tail: tail.last().map_or(at.end, |t| t.end),
        marks: Vec::new(),
        topic: flow.topic,
        head: flow.head,
    }
}
