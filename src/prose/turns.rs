//! What the turn of a clause tells of its figures, where their own words do not: whose year each is of ("2022年、2023年分别收到40件、52件", "由自然人40件、企业3件变为
//! 自然人52件"), which of several names ("行政复议、行政诉讼分别为13件、8件"), which of the figures before ("较上年分别增加11件、3件").
//!
//! In: tokens. Out: the figures of such clauses, each with what it is told by. One pass, each clause by itself.

use std::ops::Range;

use super::text::begins;
use super::token::{Kind, Token};
use super::unit::Unit;
use super::words::{BECAME, DOWN, FILLER, FROM, OTHER_TIME, RESPECTIVELY, THAN, UP, structure};

/// What a figure is told by.
pub enum Turn {
    /// Its year: 0 the report's, -1 the year before; None another, or which of them is not told. Whether it counts what the figure before it counts.
    Year(Option<i32>, bool),
    /// It is so many-th, from 0, of so many that are each of one of as many figures before.
    Nth(usize, usize),
    /// The tokens of its name, and of the first of the names beside it.
    Named(Range<usize>, Range<usize>),
    /// So too, and of which is not told.
    Unclear(usize, usize),
}

/// The figures of `tokens` that have such a turn, by their places among them, in order. `year` is the report's.
pub fn turns(tokens: &[Token], year: Option<i32>, chars: &[char]) -> Vec<(usize, Turn)> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let ends = |t: &Token| matches!(t.kind, Kind::Mark('。' | '!' | '?' | ',' | ';' | '(' | ')'));
        let length = tokens[from..].iter().take_while(|t| !ends(t)).count();
        clause(&tokens[from..from + length], from, year, chars, &mut found);
        from += length + 1;
    }
    found
}

fn clause(tokens: &[Token], from: usize, year: Option<i32>, chars: &[char], found: &mut Vec<(usize, Turn)>) {
    let is_figure = |&i: &usize| matches!(tokens[i].kind, Kind::Figure(_));
    let named = years(tokens);
    if let Some(&(last, _)) = named.last().filter(|_| named.len() > 1) {
        let figures: Vec<usize> = (last..tokens.len()).filter(is_figure).collect();
        let each = figures.len() == named.len();
        // Of figures that are more or fewer than the years none is told for certain.
        let of = |n: usize| year.filter(|_| each).map(|year| named[n].1 - year);
        found.extend(figures.iter().enumerate().map(|(n, &figure)| (from + figure, Turn::Year(of(n), each && n > 0))));
        return;
    }
    let at = |says| tokens.iter().position(|t| matches!(t.kind, Kind::Word(word) if word & says != 0));
    if let Some((was, became)) = at(FROM).zip(at(BECAME)) {
        found.extend((was..became).filter(is_figure).map(|i| (from + i, Turn::Year(Some(-1), false))));
        return;
    }
    let figures: Vec<usize> = (0..tokens.len()).filter(is_figure).collect();
    let mut behind = 0;
    for run in figures.chunk_by(|&a, &b| goes_on(&tokens[a..=b])) {
        let head = behind..run[0];
        behind = run[run.len() - 1] + 1;
        if run.len() > 1 {
            let turns = run_of(tokens, head, run, year, chars);
            found.extend(run.iter().zip(turns).map(|(&figure, turn)| (from + figure, moved(turn, from))));
        }
    }
}

/// The same, its places counted from the beginning of the passage and not of its clause.
fn moved(turn: Turn, by: usize) -> Turn {
    let range = |r: Range<usize>| r.start + by..r.end + by;
    match turn {
        Turn::Named(own, first) => Turn::Named(range(own), range(first)),
        other => other,
    }
}

/// Whether nothing but a mark, a joint or the way it changed stands between two figures that are counted alike.
fn goes_on(tokens: &[Token]) -> bool {
    let [Token { kind: Kind::Figure(one), .. }, between @ .., Token { kind: Kind::Figure(other), .. }] = tokens else { return false };
    let joint = |t: &Token| matches!(t.kind, Kind::Mark('、')) || matches!(t.kind, Kind::Word(says) if says & !(FILLER | UP | DOWN) == 0);
    let parted = between.iter().any(|t| matches!(t.kind, Kind::Mark(_) | Kind::Word(FILLER)));
    one.unit == other.unit && one.unit != Unit::Bare && parted && between.iter().all(joint)
}

/// What each figure of `run` is told by, where the tokens `head` stand before it.
fn run_of(tokens: &[Token], head: Range<usize>, run: &[usize], year: Option<i32>, chars: &[char]) -> Vec<Turn> {
    let says = tokens[head.clone()].iter().fold(0, |says, t| match t.kind {
        Kind::Word(word) => says | word,
        Kind::Year(named) if year.is_some_and(|year| named < year) => says | OTHER_TIME,
        _ => says,
    });
    let Kind::Figure(first) = tokens[run[0]].kind else { return Vec::new() };
    if says & (THAN | UP | DOWN | OTHER_TIME) != 0 {
        return (0..run.len()).map(|n| Turn::Nth(n, run.len())).collect();
    }
    // "分别占81.7%、18.3%" is read with the counts before.
    if !matches!(first.unit, Unit::Measure(_)) {
        return Vec::new();
    }
    let names = names(&tokens[head.clone()], chars);
    if names.len() != run.len() {
        return (0..run.len()).map(|n| Turn::Unclear(n, run.len())).collect();
    }
    let of = |n: usize| head.start + names[n].start..head.start + names[n].end;
    (0..run.len()).map(|n| Turn::Named(of(n), of(0))).collect()
}

/// The names before 分别, apart.
fn names(head: &[Token], chars: &[char]) -> Vec<Range<usize>> {
    let end = head.iter().position(|t| matches!(t.kind, Kind::Word(word) if word & RESPECTIVELY != 0)).unwrap_or(0);
    let joins = |t: &Token| match t.kind {
        Kind::Mark('、') => true,
        Kind::Word(FILLER) => begins(&chars[t.start..t.end], structure().joins) == Some(t.end - t.start),
        _ => false,
    };
    let mut found = Vec::new();
    let mut from = 0;
    for part in head[..end].split(joins) {
        found.push(from..from + part.len());
        from += part.len() + 1;
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The first years of a clause that are told together, with nothing but a mark or a joint between two.
fn years(tokens: &[Token]) -> Vec<(usize, i32)> {
    let mut found: Vec<(usize, i32)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Kind::Year(named) = token.kind else { continue };
        let joined =
            found.last().is_none_or(|&(last, _)| last + 2 == i && matches!(tokens[i - 1].kind, Kind::Mark('、') | Kind::Word(FILLER)));
        if !joined && found.len() > 1 {
            break;
        }
        if !joined {
            found.clear();
        }
        found.push((i, named));
    }
    found
}
