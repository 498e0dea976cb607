//! What the clauses before a figure say of it: whose it is, of which year, what it is about.
//!
//! In: the tokens of each clause as it ends. Out: what is carried over to the next ones.

use super::label::{says, topic};
use super::token::{Kind, Token};
use super::words::*;

/// What is carried from clause to clause.
#[derive(Clone, Copy)]
pub struct Flow {
    pub year: Option<i32>,
    pub elsewhere: bool,
    pub stock: bool,
    pub topic: Says,
    pub head: Says,
}

/// Carries what a finished clause said over to the next ones.
pub fn settle(clause: &[Token], year: Option<i32>, listing: bool, flow: &mut Flow) {
    let (says, unknown, named) = says(clause, year);
    // "2021年结转2件，共办结10件": the year is where those came from, and not when the others were dealt with.
    if says & (THAN | CARRY | CARRY_IN | CARRY_OUT) == 0
        && let Some(named) = named
    {
        flow.year = named;
    }
    if named == Some(Some(0)) {
        (flow.elsewhere, flow.stock) = (false, false);
    }
    flow.stock |= says & CUMULATIVE != 0;
    let lesser = OTHERS | PART_TIME | REGION;
    flow.elsewhere |= says & lesser != 0 || (says & CHANNEL != 0 && !listing) || (unknown && ends_as_office(clause));
    flow.topic |= topic(says);
}

/// "青山区高度重视": another office may be what the sentence is about. Only its name's last character is known.
fn ends_as_office(clause: &[Token]) -> bool {
    matches!(clause, [Token { kind: Kind::Unknown, .. }, Token { kind: Kind::Word(says), .. }, ..] if says & (OWN | OTHERS) != 0)
}
