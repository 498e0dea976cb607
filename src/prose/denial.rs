//! What a clause says not to be there: "未收到申请", "行政复议、行政诉讼均无".
//!
//! In: the tokens of a clause around its "not". Out: the [`Denial`], where it is of this body and of the whole of the report's year.

use super::flow::Flow;
use super::label::{says, topic};
use super::token::{Kind, Token};
use super::words::*;

/// "未收到…", "没有…", "无…": what is said not to have happened.
#[derive(Debug)]
pub struct Denial {
    pub says: Says,
    pub topic: Says,
    /// Characters of the passage.
    pub from: usize,
    pub until: usize,
}

/// A denial: what stands before its "not" in the clause, and from there on.
pub fn denial(before: &[Token], from: &[Token], year: Option<i32>, flow: Flow) -> Option<Denial> {
    let ends = |t: &Token| matches!(t.kind, Kind::Mark(',' | ';' | '。' | ':' | '(' | ')' | '!' | '?'));
    let length = from.iter().take_while(|t| !ends(t)).count();
    let clause = &from[..length];
    let (label, unknown_label, named) = says(before, year);
    let (denied, unknown, named_behind) = says(&clause[1..], year);
    let figures = before.iter().chain(clause).any(|t| matches!(t.kind, Kind::Figure(_)));
    let relative = named.or(named_behind).unwrap_or(flow.year);
    let elsewhere = relative != Some(0)
        || (label | denied) & (OTHERS | PART_TIME | CHANNEL | REGION | CUMULATIVE | THAN | REST) != 0
        || ((flow.elsewhere || flow.stock) && named != Some(Some(0)));
    if unknown || unknown_label || figures || elsewhere {
        return None;
    }
    // "行政复议、行政诉讼均无": what is denied stands before.
    let says = if clause.len() == 1 { label } else { denied };
    let (first, last) = (if clause.len() == 1 { before.first()? } else { &clause[0] }, clause.last()?);
    Some(Denial { says: says & !NOT, topic: flow.topic | topic(label), from: first.start, until: last.end })
}
