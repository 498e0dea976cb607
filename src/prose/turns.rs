//! Whose year a figure is of where the years stand before it, or the turn of the sentence tells: "2022年、2023年分别收到40件、52件", "由自然人40件、企业3件变为
//! 自然人52件".
//!
//! In: tokens. Out: the figures of such clauses with their years. One pass, each clause by itself.

use super::token::{Kind, Token};
use super::words::{BECAME, FILLER, FROM};

/// A figure whose year is told so.
pub struct Turn {
    /// Its place among the tokens.
    pub token: usize,
    /// 0 the report's, -1 the year before; None another, or which of them is not told.
    pub year: Option<i32>,
    /// It counts what the figure before it counts.
    pub again: bool,
}

/// The figures of `tokens` that have their years so, in order. `year` is the report's.
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
        found.extend(figures.iter().enumerate().map(|(n, &figure)| Turn {
            token: from + figure,
            year: year.filter(|_| each).map(|year| named[n].1 - year),
            again: each && n > 0,
        }));
        return;
    }
    let at = |says| tokens.iter().position(|t| matches!(t.kind, Kind::Word(word) if word & says != 0));
    if let Some((was, became)) = at(FROM).zip(at(BECAME)) {
        found.extend((was..became).filter(is_figure).map(|i| Turn { token: from + i, year: Some(-1), again: false }));
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
