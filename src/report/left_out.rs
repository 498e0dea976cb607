//! What the user does not want to hear of: whole rules, and single findings with his reason.

use super::FindingReport;

/// A finding the user does not want to hear of: its rule, and the cell it is about if only there.
///
/// ```
/// use gouji::{Ignore, Options};
///
/// let everywhere = Ignore { rule: "cell.blank".into(), address: None };
/// let options = Options::default().ignore(everywhere).ignore("requests.balance@requests/new/total");
/// # let _ = options;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The rule's id.
    pub rule: String,
    /// The address of the cell; None for all.
    pub address: Option<String>,
}

impl Ignore {
    /// Reads `RULE` or `RULE@ADDRESS`.
    ///
    /// ```
    /// let ignore = gouji::Ignore::parse("cell.blank@requests/new/total");
    /// assert_eq!((&*ignore.rule, ignore.address.as_deref()), ("cell.blank", Some("requests/new/total")));
    /// ```
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
///
/// ```
/// use gouji::{Aside, Checker, Input, Options};
///
/// let (checker, text) = (Checker::new(), "规章\t6\t0\t3\n行政规范性文件\t6\t2\t4\n");
/// let finding = checker.check(Input::Text(text), &Options::default())?.findings.remove(0);
/// let aside = Aside { id: finding.id, reason: "已核实".into() };
/// let report = checker.check(Input::Text(text), &Options::default().aside(aside))?;
/// assert_eq!((report.summary.warnings, report.summary.ignored), (0, 1));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The finding's id.
    pub id: String,
    /// Why the user sets it aside.
    pub reason: String,
}
