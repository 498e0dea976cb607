//! How many root causes the findings have: one wrong figure may break a row, a column and what the text says of it.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::found::Found;
use super::{DiagnosisReport, FindingReport};
use crate::claims::Contradiction;
use crate::diagnose::{Confidence, Diagnosis};
use crate::rule::{Fact, Finding, Severity};

/// Root causes among what is open: what one diagnosis or a set of alternative ones explains is one, and so is each other error or warning that is
/// not among `mended`.
pub fn count(findings: &[FindingReport], diagnoses: &[DiagnosisReport], mended: &HashSet<&str>) -> usize {
    let mut explained: HashSet<&str> = HashSet::new();
    let mut causes = 0;
    for diagnosis in diagnoses {
        // Diagnoses of the same findings are answers to one question.
        causes += usize::from(diagnosis.explains.iter().any(|id| !explained.contains(id.as_str())));
        explained.extend(diagnosis.explains.iter().map(String::as_str));
    }
    let by_itself =
        |f: &&FindingReport| f.is_open() && f.severity != Severity::Note && ![&explained, mended].iter().any(|s| s.contains(f.id.as_str()));
    causes + findings.iter().filter(by_itself).count()
}

/// The ids of findings in the text that go away with the change a diagnosis asks for, where it stands out among its like: the table was wrong, and the
/// text was right. `ids` are the ids of all findings.
pub fn mended<'i>(found: &Found, ids: &'i [String]) -> HashSet<&'i str> {
    let standing_out = || {
        let groups = found.diagnoses.chunk_by(|a, b| a.explains == b.explains);
        groups.map(|g| &g[0]).filter(|d| d.confidence != Confidence::Possible)
    };
    let all = found.outcome.findings.iter().zip(ids);
    all.filter(|(finding, _)| standing_out().any(|d| mends(d, finding))).map(|(_, id)| id.as_str()).collect()
}

/// Whether the figure told in the text is what its cells come to after the changes of `diagnosis`.
fn mends(diagnosis: &Diagnosis, finding: &Finding) -> bool {
    let by: Decimal =
        diagnosis.changes.iter().filter(|c| finding.cells.contains(&c.cell)).map(|c| c.suggested - c.stated.unwrap_or_default()).sum();
    match &finding.fact {
        Fact::Claim(Contradiction::Told { figure, tried }) => !by.is_zero() && tried.iter().any(|(sum, _)| sum + by == *figure),
        Fact::Claim(Contradiction::Denied { found, .. }) => !by.is_zero() && (found + by).is_zero(),
        _ => false,
    }
}
