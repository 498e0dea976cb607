//! Chinese: a file for each thing that is said, and one for the words that they have in common.

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

pub struct Chinese;

impl Tongue for Chinese {
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
            Unchecked::NoTable => "没有找到这张表",
            Unchecked::NotGiven => "没有给出",
            Unchecked::Unread => "涉及缺失或读不准的数字",
            Unchecked::BlankTotal => "总计空白",
            #[cfg(feature = "compare")]
            Unchecked::FormChanged => "上年的表格没有相应的格",
        }
    }

    fn unchecked_claim(&self, why: claims::Why) -> &'static str {
        match why {
            claims::Why::CellsUnread => "所指的格缺失或读不准",
            claims::Why::NoCell => "本年度的表格没有所指的格",
            claims::Why::OpenList => "所列分项不一定是全部，或不能相加",
            claims::Why::OpenBalance => "收到、结转、办结没有说全，或只说了一部分",
            claims::Why::NoWhole => "占什么、比什么没有说明",
        }
    }

    #[cfg(feature = "export")]
    fn labels(&self) -> &'static Labels {
        &labels::LABELS
    }

    #[cfg(feature = "export")]
    fn of<'w>(&self, words: &'w Words) -> &'w str {
        &words.zh
    }
}
