//! What the parts of a list are, where words tell: applicants, channels, cases or outcomes.

use super::words::*;

/// How a list's parts are told apart; parts of two kinds may count the same thing twice.
pub fn kind(says: Says) -> Option<Kind> {
    match says {
        s if s & (NATURAL | LEGAL) != 0 => Some(Kind::Applicant),
        s if s & CHANNEL != 0 => Some(Kind::Channel),
        s if s & (REVIEW | SUIT | DIRECT | AFTER) != 0 => Some(Kind::Case),
        s if s & words().results != 0 => Some(Kind::Outcome),
        s if s & words().outcomes != 0 => Some(Kind::Verdict),
        _ => None,
    }
}

/// What a part is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Applicant,
    Channel,
    Case,
    Outcome,
    /// How a review or a suit ended.
    Verdict,
}
