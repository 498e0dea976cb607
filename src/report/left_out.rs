//! What the user does not want to hear of: whole rules, and single findings with his reason.

use super::FindingReport;

/// A finding the user does not want to hear of: its rule, and the cell it is about if only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    pub rule: String,
    pub address: Option<String>,
}

impl Ignore {
    /// Reads `RULE` or `RULE@ADDRESS`.
    pub fn parse(text: &str) -> Ignore {
        match text.split_once('@') {
            Some((rule, address)) => Ignore { rule: rule.trim().to_owned(), address: Some(address.trim().to_owned()) },
            None => Ignore { rule: text.trim().to_owned(), address: None },
        }
    }

    /// Whether `finding` is one of those it leaves out.
    pub(super) fn covers(&self, finding: &FindingReport) -> bool {
        finding.rule == self.rule && self.address.as_ref().is_none_or(|a| finding.cells.contains(a))
    }
}

/// As [`Ignore::parse`].
impl From<&str> for Ignore {
    fn from(text: &str) -> Ignore {
        Ignore::parse(text)
    }
}

/// A finding that the user has looked at and set aside: it stays in the report, with his reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The finding's id.
    pub id: String,
    pub reason: String,
}
