//! English: a file for each thing that is said, and one for the words that they have in common.

mod diagnosis;
mod finding;
#[cfg(feature = "export")]
mod labels;
mod reason;
mod verdict;
mod words;

#[cfg(feature = "export")]
use super::Labels;
use super::{Rank, Tongue};
use crate::claims;
use crate::equations::Unchecked;
#[cfg(feature = "export")]
use crate::form::Words;
use crate::report::{DiagnosisReport, Facts, Reason, Verdict};

pub struct English;

impl Tongue for English {
    fn finding(&self, facts: &Facts, quote: &str) -> String {
        finding::finding(facts, quote)
    }

    fn diagnosis(&self, diagnosis: &DiagnosisReport, rank: Rank) -> String {
        diagnosis::diagnosis(diagnosis, rank)
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        verdict::verdict(verdict)
    }

    fn reason(&self, reason: &Reason) -> String {
        reason::reason(reason)
    }

    fn unchecked_relation(&self, why: Unchecked) -> &'static str {
        match why {
            Unchecked::NoTable => "the table was not found",
            Unchecked::NotGiven => "it was not given",
            Unchecked::Unread => "it takes in figures that are missing or uncertain",
            Unchecked::BlankTotal => "the total is blank",
            #[cfg(feature = "compare")]
            Unchecked::FormChanged => "last year's form has no such cells",
        }
    }

    fn unchecked_claim(&self, why: claims::Why) -> &'static str {
        match why {
            claims::Why::CellsUnread => "the cells it speaks of are missing or uncertain",
            claims::Why::NoCell => "the form of this year has no such cells",
            claims::Why::OpenList => "the parts listed need not be all, or cannot be added up",
            claims::Why::OpenBalance => "not all figures of the balance are told, or some are told of a part",
            claims::Why::NoWhole => "what it is a rate of is not told",
        }
    }

    #[cfg(feature = "export")]
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    #[cfg(feature = "export")]
    fn of<'w>(&self, words: &'w Words) -> &'w str {
        &words.en
    }
}
