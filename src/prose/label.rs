//! What a stretch of a sentence says of the figure behind it: its words, the year it names, whether it estimates.
//!
//! In: tokens. Out: what they say.

use super::token::{Kind, Token, is_about};
use super::words::*;

/// What a stretch of tokens says, whether it has unknown words, and the year it names relative to `year`.
pub fn says(tokens: &[Token], year: Option<i32>) -> (Says, bool, Option<Option<i32>>) {
    let (mut says, mut unknown, mut named) = (0, false, None);
    for token in tokens {
        match token.kind {
            Kind::Word(word) => {
                says |= word;
                unknown |= word & IDIOM != 0;
                if word & THIS_YEAR != 0 {
                    named = Some(Some(0));
                }
                // "2022年同期" is that year's.
                if word & OTHER_TIME != 0 && named != Some(Some(-1)) {
                    named = Some(None);
                }
            }
            Kind::Year(y) => named = Some(year.map(|r| y - r)),
            Kind::Date(ends) => says |= if ends { 0 } else { PART_TIME },
            Kind::Unknown => unknown = true,
            Kind::Mark(_) | Kind::Figure(_) => {}
        }
    }
    (says, unknown, named)
}

/// What words make the topic of a sentence.
pub fn topic(says: Says) -> Says {
    if says & (REQUEST | ON_REQUEST) != 0 { REQUEST | INFO } else { says & INFO }
}

/// Whether a label ends with a word that makes its figure an estimate, or with one behind it that changes nothing: 约有. In 集约化 and 逾期 it says
/// nothing of the figure.
pub fn told_roughly(label: &[Token]) -> bool {
    let adds_nothing = |t: &&Token| matches!(t.kind, Kind::Word(FILLER));
    label.iter().rev().find(|t| !adds_nothing(t)).is_some_and(|t| is_about(&t.kind) && t.end + MOST_BETWEEN >= label[label.len() - 1].end)
}

/// So many characters may stand between an estimate's word and its figure.
const MOST_BETWEEN: usize = 2;

/// Whether a label names the year behind 结转: what was carried into it.
pub fn carried_to(label: &[Token]) -> bool {
    let carry = label.iter().position(|t| matches!(t.kind, Kind::Word(says) if says & CARRY != 0));
    let year = label.iter().rposition(|t| matches!(t.kind, Kind::Year(_)));
    carry.zip(year).is_some_and(|(carry, year)| carry < year)
}

/// The characters of a label that tell what is counted.
pub fn subject(label: &[Token]) -> Vec<usize> {
    let tells = |t: &&Token| match t.kind {
        Kind::Word(says) => says & (FILLER | THIS_YEAR | OWN | REGION) == 0,
        Kind::Unknown => true,
        _ => false,
    };
    label.iter().filter(tells).flat_map(|t| t.start..t.end).collect()
}
