//! Lists: a figure and the parts told behind it, after 其中, 包括, a colon or in brackets.

use rust_decimal::Decimal;

use super::item::Item;
use super::token::Unit;
use super::words::*;

/// A whole and its parts, as indices of items.
#[derive(Debug, Clone)]
pub struct List {
    pub whole: usize,
    pub parts: Vec<usize>,
    /// It names all there is: 其他 among its parts, both kinds of applicants, or brackets of three and more without 其中.
    pub closed: bool,
    /// It says itself that it leaves something out (等, 主要), or breaks off.
    pub open: bool,
    /// It cannot be added up: units differ, a figure is told as 余 or 约, or kinds that overlap.
    pub mixed: bool,
    /// Its whole is the figure right before it and no other, as that of a bracket is.
    pub bound: bool,
    /// 、 parts its items: where it ends is certain.
    pub ended: bool,
}

/// How a list's parts are told apart; parts of two kinds may count the same thing twice.
fn kind(says: Says) -> u8 {
    match says {
        s if s & CHANNEL != 0 => 1,
        s if s & (NATURAL | LEGAL) != 0 => 2,
        s if s & REST != 0 => 0,
        s if s & (REVIEW | SUIT | DIRECT | AFTER) != 0 => 3,
        s if s & words().results != 0 => 4,
        _ => 5,
    }
}

/// How many figures back a whole may stand: without an end a hostile text would be read again and again.
pub const NEAR: usize = 24;

/// How many figures on a list is followed: no list of a report is as long, and one that is cut there claims nothing.
const FAR: usize = 400;

/// All lists of a passage's items.
pub fn lists(items: &[Item]) -> Vec<List> {
    let mut found: Vec<List> = Vec::new();
    for first in 1..items.len() {
        let Some((whole, shape)) = opening(items, first) else { continue };
        found.extend(list(items, whole, first, shape));
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Brackets,
    Colon,
    Among,
    Each,
}

/// Whether a list begins with the item `first`, and of which whole.
fn opening(items: &[Item], first: usize) -> Option<(usize, Shape)> {
    let item = &items[first];
    // The last figure at the same depth, or right outside the bracket; shares told beside a count are no whole.
    let counts = |i: &usize| !matches!(items[*i].figure.unit, Unit::Percent | Unit::Point);
    let brackets = item.marks.iter().filter(|m| matches!(m, '(' | ')' | '。' | ';' | ',' | '!' | '?')).copied().eq(['(']);
    let marked = item.between & (AMONG | INCLUDE) != 0;
    if brackets && items[first - 1].depth.checked_add(1) == Some(item.depth) {
        return counts(&(first - 1)).then_some((first - 1, if item.between & (AMONG) != 0 { Shape::Among } else { Shape::Brackets }));
    }
    if !marked && item.marks != [':'] {
        return None;
    }
    let whole = (first.saturating_sub(NEAR)..first).rev().filter(counts).find(|&i| items[i].depth == item.depth && !items[i].change)?;
    // 其中 may open the next sentence; nothing else reaches so far.
    let near = items[whole].sentence == item.sentence || (items[whole].sentence + 1 == item.sentence && item.between & AMONG != 0);
    let shape = if item.between & AMONG != 0 {
        Shape::Among
    } else if item.between & INCLUDE != 0 {
        Shape::Each
    } else {
        Shape::Colon
    };
    // "办结118件，分别为…" is of the figure right before; so is a colon.
    let adjacent = shape == Shape::Among
        || whole + 1 == first
        || items[whole + 1..first].iter().all(|i| i.depth > item.depth || i.figure.unit == Unit::Percent || i.change);
    (near && adjacent && !item.marks.contains(&';')).then_some((whole, shape))
}

fn list(items: &[Item], whole: usize, first: usize, shape: Shape) -> Option<List> {
    let unit = items[whole].figure.unit;
    let (depth, sentence) = (items[first].depth, items[first].sentence);
    let mut list =
        List { whole, parts: Vec::new(), closed: false, open: false, mixed: false, bound: shape == Shape::Brackets, ended: depth > 0 };
    // "其中：甲30件；乙40件": after a colon semicolons part the items.
    let semicolons = items[first].marks.contains(&':');
    let mut style = None;
    let opening = items[first].says;
    for (i, item) in items.iter().enumerate().skip(first) {
        if i == first + FAR {
            list.open = true;
            break;
        }
        if item.depth > depth {
            continue;
        }
        if item.depth < depth || item.sentence != sentence || item.marks.iter().any(|m| matches!(m, '。' | '!' | '?')) && i > first {
            break;
        }
        if i > first {
            let outer: Vec<char> = outer_marks(item);
            if depth > 0 && item.marks.contains(&')') && item.marks.contains(&'(') {
                break;
            }
            let mark = outer.iter().copied().find(|m| matches!(m, '、' | ',' | ';')).unwrap_or('、');
            if mark == ';' && !semicolons {
                break;
            }
            // Once 、 parts the items, a comma ends them.
            if style == Some('、') && mark != '、' && !(mark == ';' && semicolons) {
                break;
            }
            if matches!(item.figure.unit, Unit::Percent | Unit::Point) {
                continue;
            }
            style = style.or(Some(mark));
            list.ended |= style == Some('、');
            if item.between & (AMONG | INCLUDE) != 0 || outer.contains(&':') {
                list.open = true;
                break;
            }
            // A new statement begins: its own verb, and neither channel nor applicant.
            let verbs = RECEIVE | PROCESS | NEW | HANDLE | CARRY_IN | CARRY_OUT | CARRY | THIS_YEAR;
            if mark != '、' && item.says & verbs & !opening != 0 && item.says & (CHANNEL | NATURAL | LEGAL) == 0 {
                break;
            }
        }
        if item.change || item.year != Some(0) && items[whole].year == Some(0) || item.stock && !items[whole].stock {
            list.open = true;
            break;
        }
        if item.figure.unit != unit {
            if matches!(item.figure.unit, Unit::Percent | Unit::Point) {
                continue;
            }
            // "原创400条，转载12条，阅读量12万次": after commas something else begins.
            list.mixed |= style == Some('、') || list.parts.is_empty();
            break;
        }
        list.mixed |= item.figure.about || item.figure.step != Decimal::ONE;
        list.parts.push(i);
        list.open |= item.says & OPEN != 0;
    }
    // "等" behind the last figure, or before the first.
    list.open |= list.parts.iter().any(|&i| items[i].between & OPEN != 0);
    list.open |= list
        .parts
        .last()
        .and_then(|&i| items.get(i + 1))
        .is_some_and(|next| next.between & OPEN != 0 && next.sentence == sentence && next.marks.first() != Some(&'。'));
    let says = |bits: Says| list.parts.iter().any(|&i| items[i].says & bits != 0);
    let rest = list.parts.len() > 1
        && list
            .parts
            .last()
            .is_some_and(|&i| items[i].says & (REST | OTHER_OUTCOME) != 0 || (list.parts.len() > 3 && items[i].says & OTHER_RESULT != 0));
    list.closed =
        rest || (says(NATURAL) && says(LEGAL)) || (list.parts.len() > 2 && shape == Shape::Brackets && items[first].between & INCLUDE == 0);
    list.mixed |= items[whole].figure.about || items[whole].figure.step != Decimal::ONE;
    (!list.parts.is_empty()).then_some(list)
}

/// The marks between an item and the one before at its own depth: those within a bracket that closed since are not its.
fn outer_marks(item: &Item) -> Vec<char> {
    let mut depth = 0;
    let closed = item.marks.iter().rposition(|m| *m == ')').map_or(0, |i| i + 1);
    item.marks[closed..]
        .iter()
        .copied()
        .filter(|m| {
            depth += i32::from(*m == '(');
            depth == 0 || *m == '('
        })
        .collect()
}

/// What is wrong with a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The parts come to more than the whole.
    Exceeds,
    /// They claim to be the whole and come to less.
    Short,
    /// They all but cover it: a few are missing.
    Nearly,
}

/// A change that mends a list: which figure (the whole's or a part's index of items), and what it becomes; None where it is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    pub item: usize,
    pub becomes: Option<Decimal>,
}

/// How far short a list may be and still have meant to be whole.
const A_FEW: i64 = 10;

/// Holds a list against its whole, and against every other sum in `accept` that the whole may stand for; `partial` where its parts are known to be
/// some of several. Gives the fault with the parts that make it.
pub fn judge(list: &List, items: &[Item], accept: &[Decimal], partial: bool) -> Option<(Fault, Vec<usize>)> {
    if list.mixed {
        return None;
    }
    let value = |i: usize| items[i].figure.value;
    let whole = value(list.whole);
    // Figures before the whole that 其中 may speak of as well: "规章2件、规范性文件12件，其中…".
    let mut wholes: Vec<Decimal> = vec![whole];
    let mut running = whole;
    let first = list.whole.saturating_sub(NEAR);
    for i in (first..if list.bound { first } else { list.whole }).rev() {
        let before = &items[i];
        if before.sentence != items[list.whole].sentence
            || before.depth != items[list.whole].depth
            || before.figure.unit != items[list.whole].figure.unit
        {
            break;
        }
        running += before.figure.value;
        wholes.extend([before.figure.value, running]);
    }
    let several = wholes.len() > 1;
    let fits = |sum: Decimal| wholes.contains(&sum) || accept.contains(&sum);
    let sum = |parts: &[usize]| parts.iter().map(|&i| value(i)).sum::<Decimal>();
    // Where a list ends is not always told: what adds up as far as some item is whole there.
    let mut running = Decimal::ZERO;
    for (n, &i) in list.parts.iter().enumerate() {
        running += value(i);
        let last = n + 1 == list.parts.len();
        if fits(running) && (last || (n > 0 && !list.ended)) {
            return None;
        }
    }
    let most = if several {
        // Two totals and one 其中: the larger bounds it, and where one was carried over, both together.
        let carried = items[first..=list.whole].iter().any(|i| i.says & (CARRY_IN | CARRY) != 0);
        let singles = items[first..=list.whole].iter().filter(|i| i.sentence == items[list.whole].sentence).map(|i| i.figure.value).max();
        if carried { wholes.iter().copied().max() } else { singles }.unwrap_or(whole)
    } else {
        whole
    };
    let over: Vec<usize> = list.parts.iter().copied().filter(|&i| value(i) > most).collect();
    if let Some(&one) = over.first() {
        return Some((Fault::Exceeds, vec![one]));
    }
    let mut kinds: Vec<u8> = list.parts.iter().map(|&i| kind(items[i].says)).filter(|k| *k != 0).collect();
    kinds.sort_unstable();
    kinds.dedup();
    // Brackets right behind a figure take it apart; parts with names of their own are of the same kind as the rest.
    kinds.retain(|k| !list.bound || *k != 5);
    if kinds.len() > 1 {
        // Channels and applicants in one list: each kind on its own.
        return kinds.iter().find_map(|&k| {
            let parts: Vec<usize> = list.parts.iter().copied().filter(|&i| kind(items[i].says) == k).collect();
            (k != 5 && sum(&parts) > most && !fits(sum(&parts))).then_some((Fault::Exceeds, parts))
        });
    }
    let all = sum(&list.parts);
    if all > most {
        // People of one office are of several kinds at once.
        return (!items[list.whole].figure.unit.counts_people() || list.closed).then(|| (Fault::Exceeds, list.parts.clone()));
    }
    if all >= whole || several || list.open || partial || list.parts.len() < 2 {
        return None;
    }
    if list.closed {
        return Some((Fault::Short, list.parts.clone()));
    }
    let missing = whole - all;
    (missing <= A_FEW.into() && all * Decimal::from(20) >= whole * Decimal::from(17)).then(|| (Fault::Nearly, list.parts.clone()))
}

/// The one change of a list that makes it add up: a part left out, or two neighbouring digits of one figure swapped.
pub fn repair(whole: usize, parts: &[usize], items: &[Item]) -> Option<Repair> {
    let value = |i: usize| items[i].figure.value;
    let sum: Decimal = parts.iter().map(|&i| value(i)).sum();
    let mut repairs: Vec<Repair> = Vec::new();
    for &i in parts.iter().chain([&whole]) {
        for swapped in swaps(value(i)) {
            let fits = if i == whole { sum == swapped } else { sum - value(i) + swapped == value(whole) };
            if fits {
                repairs.push(Repair { item: i, becomes: Some(swapped) });
            }
        }
    }
    if repairs.is_empty() && parts.len() > 2 {
        repairs.extend(parts.iter().filter(|&&i| sum - value(i) == value(whole)).map(|&item| Repair { item, becomes: None }));
    }
    // More than one is none: which it was cannot be told.
    if repairs.len() == 1 { repairs.pop() } else { None }
}

/// `value` with two neighbouring digits exchanged, in every way that changes it.
fn swaps(value: Decimal) -> Vec<Decimal> {
    let digits: Vec<char> = value.to_string().chars().collect();
    let mut found = Vec::new();
    for i in 1..digits.len() {
        if digits[i] != digits[i - 1] && digits[i] != '.' && digits[i - 1] != '.' {
            let mut swapped = digits.clone();
            swapped.swap(i - 1, i);
            found.extend(swapped.into_iter().collect::<String>().parse::<Decimal>());
        }
    }
    found
}
