//! What a figure is of where years or names stand together before it, or the turn of the sentence tells: "2022年、2023年分别收到40件、52件",
//! "行政复议、行政诉讼分别为13件、8件", "由自然人40件、企业3件变为自然人52件".
//!
//! In: tokens. Out: the figures of such clauses with their years or names. One pass, each clause by itself.

use std::ops::Range;

use super::token::{Kind, Token};
use super::unit::Unit;
use super::words::{BECAME, FILLER, FROM, RESPECTIVELY};

/// A figure that has its year or its name so.
pub struct Turn {
    /// Its place among the tokens.
    pub token: usize,
    pub of: TurnOf,
}

/// What a figure is of by its turn.
pub enum TurnOf {
    Year {
        /// 0 the report's, -1 the year before; None another, or which of them is not told.
        year: Option<i32>,
        /// It counts what the figure before it counts.
        again: bool,
    },
    /// The tokens of its name, and of the first and the last of the names beside it.
    Name([Range<usize>; 3]),
}

/// The figures of `tokens` that have their years or names so, in order. `year` is the report's.
pub fn turns(tokens: &[Token], year: Option<i32>) -> Vec<Turn> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let ends = |t: &Token| matches!(t.kind, Kind::Mark('。' | '!' | '?' | ',' | ';' | '(' | ')'));
        let length = tokens[from..].iter().take_while(|t| !ends(t)).count();
        clause(&tokens[from..from + length], from, year, &mut found);
        from += length + 1;
    }
    found
}

fn clause(tokens: &[Token], from: usize, year: Option<i32>, found: &mut Vec<Turn>) {
    let is_figure = |&i: &usize| matches!(tokens[i].kind, Kind::Figure(_));
    let named = years(tokens);
    if let Some(&(last, _)) = named.last().filter(|_| named.len() > 1) {
        let figures: Vec<usize> = (last..tokens.len()).filter(is_figure).collect();
        let each = figures.len() == named.len();
        // Of figures that are more or fewer than the years none is told for certain.
        found.extend(figures.iter().enumerate().map(|(n, &figure)| {
            let year = year.filter(|_| each).map(|year| named[n].1 - year);
            Turn { token: from + figure, of: TurnOf::Year { year, again: each && n > 0 } }
        }));
        return;
    }
    let at = |says| tokens.iter().position(|t| matches!(t.kind, Kind::Word(word) if word & says != 0));
    if let Some((was, became)) = at(FROM).zip(at(BECAME)) {
        found.extend((was..became).filter(is_figure).map(|i| Turn { token: from + i, of: TurnOf::Year { year: Some(-1), again: false } }));
    } else if let Some(apart) = at(RESPECTIVELY) {
        by_names(tokens, apart, from, found);
    }
}

/// As many names before 分别, the token `apart`, as counts behind it: each count is of one.
fn by_names(tokens: &[Token], apart: usize, from: usize, found: &mut Vec<Turn>) {
    let counted = |t: &Token| matches!(t.kind, Kind::Figure(figure) if matches!(figure.unit, Unit::Measure(_)));
    let joins = |t: &Token| matches!(t.kind, Kind::Mark('、') | Kind::Word(FILLER));
    let (mut names, mut begins) = (Vec::new(), 0);
    for name in tokens[..apart].split(joins) {
        if !name.is_empty() {
            names.push(from + begins..from + begins + name.len());
        }
        begins += name.len() + 1;
    }
    let figures: Vec<usize> = (apart..tokens.len()).filter(|&i| counted(&tokens[i])).collect();
    let Some(&first) = figures.first().filter(|_| figures.len() > 1 && figures.len() == names.len()) else { return };
    if tokens[first..].iter().all(|t| counted(t) || joins(t)) {
        let ends = [names[0].clone(), names[names.len() - 1].clone()];
        found.extend(figures.iter().zip(names).map(|(&i, own)| {
            let [first, last] = ends.clone();
            Turn { token: from + i, of: TurnOf::Name([own, first, last]) }
        }));
    }
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
