//! How many root causes the findings have: one wrong figure may break a row, a column and what the text says of it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::found::Found;
use super::{DiagnosisReport, FindingReport};
use crate::claims::Contradiction;
use crate::diagnose::{Confidence, Diagnosis};
use crate::rule::{Fact, Finding, Severity};

/// How many root causes there are, each of the severity of the gravest finding it has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Causes {
    pub errors: usize,
    pub warnings: usize,
}

impl Causes {
    /// Counts one root cause; none where nothing of it is open, or a note at most.
    fn add(&mut self, gravest: Option<Severity>) {
        match gravest {
            Some(Severity::Error) => self.errors += 1,
            Some(Severity::Warning) => self.warnings += 1,
            Some(Severity::Note) | None => {}
        }
    }
}

/// The findings that are open: by their ids, their places among all.
pub fn open(findings: &[FindingReport]) -> HashMap<&str, usize> {
    findings.iter().enumerate().filter(|(_, f)| f.is_open()).map(|(i, f)| (f.id.as_str(), i)).collect()
}

/// Root causes among what is open: what one diagnosis or a set of alternative ones explains and mends is one, and so is each other finding.
pub fn count(findings: &[FindingReport], diagnoses: &[DiagnosisReport]) -> Causes {
    let mut open = open(findings);
    let mut causes = Causes::default();
    for diagnosis in diagnoses {
        // Diagnoses of the same findings are answers to one question: the first takes them all.
        let ids = diagnosis.explains.iter().chain(&diagnosis.mends);
        causes.add(ids.filter_map(|id| Some(findings[open.remove(id.as_str())?].severity)).min());
    }
    open.into_values().for_each(|i| causes.add(Some(findings[i].severity)));
    causes
}

/// The ids of findings in the text that go away with the change `diagnosis` asks for: the table was wrong, and the text was right. `ids` are the ids of
/// all findings; those for which `taken` is true went away with another.
pub fn mended(diagnosis: &Diagnosis, found: &Found, ids: &[String], taken: &mut [bool]) -> Vec<String> {
    if diagnosis.confidence == Confidence::Possible {
        return Vec::new();
    }
    let all = found.outcome.findings.iter().enumerate();
    all.filter(|&(i, finding)| mends(diagnosis, finding) && !std::mem::replace(&mut taken[i], true)).map(|(i, _)| ids[i].clone()).collect()
}

/// Whether the figure told in the text is what its cells come to after the changes of `diagnosis`.
fn mends(diagnosis: &Diagnosis, finding: &Finding) -> bool {
    let by: Decimal =
        diagnosis.changes.iter().filter(|c| finding.cells.contains(&c.cell)).map(|c| c.suggested - c.stated.unwrap_or_default()).sum();
    match &finding.fact {
        Fact::Claim(Contradiction::Told { figure, tried, .. }) => !by.is_zero() && tried.iter().any(|(sum, _)| sum + by == *figure),
        Fact::Claim(Contradiction::Denied { found, .. }) => !by.is_zero() && (found + by).is_zero(),
        _ => false,
    }
}
