//! The diagnoses of the same findings as one answer: one that stands out with mere possibilities beside it, or several to choose from.

use crate::report::{DiagnosisReport, FindingReport, Report};
use crate::say::{Lang, fill};

/// The diagnoses of one set of findings, best first.
pub struct Answers<'r>(&'r [DiagnosisReport]);

/// All answers of a report, in its order.
pub fn answers(report: &Report) -> impl Iterator<Item = Answers<'_>> {
    report.diagnoses.chunk_by(|a, b| a.explains == b.explains).map(Answers)
}

/// The answers to one finding, with their numbers in the report from 1.
pub fn answers_to<'r>(report: &'r Report, finding: &FindingReport) -> impl Iterator<Item = (usize, Answers<'r>)> {
    (1..).zip(answers(report)).filter(|(_, a)| a.explains(finding))
}

impl<'r> Answers<'r> {
    /// Whether `finding` is one of those it explains.
    pub fn explains(&self, finding: &FindingReport) -> bool {
        self.0[0].explains.contains(&finding.id)
    }

    /// The one that stands out; None where there are several of about equal weight.
    pub fn best(&self) -> Option<&'r DiagnosisReport> {
        self.0.first().filter(|d| d.choice.is_none())
    }

    /// Those to choose from, or mere possibilities beside the best.
    pub fn others(&self) -> &'r [DiagnosisReport] {
        if self.best().is_some() { &self.0[1..] } else { self.0 }
    }

    /// What stands before the others.
    pub fn heading(&self, lang: Lang) -> &'static str {
        match self.best() {
            Some(_) => lang.labels().or_possibly,
            None => lang.labels().one_of_these,
        }
    }

    /// How sure the best is, and what it says; None where there is no best.
    pub fn told(&self, lang: Lang) -> Option<(&'static str, &'r str)> {
        self.best().map(|d| (lang.labels().confidence(d.confidence), d.message.as_str()))
    }

    /// All of it in one line.
    pub fn line(&self, lang: Lang) -> String {
        let others: Vec<String> = match self.others() {
            [one] => vec![one.message.clone()],
            several => (1..).zip(several).map(|(n, d)| format!("({n}) {}", d.message)).collect(),
        };
        let labels = lang.labels();
        let others = (!others.is_empty()).then(|| format!("{}{}{}", self.heading(lang), labels.colon, others.join(labels.semicolon)));
        let best = self.best().map(|d| d.message.clone());
        best.into_iter().chain(others).collect::<Vec<_>>().join(labels.stop)
    }

    /// What is told of it beside a finding whose answers stand elsewhere under `number`.
    pub fn reference(&self, number: usize, lang: Lang) -> String {
        match self.best() {
            Some(best) => best.message.clone(),
            None => fill(lang.labels().see_diagnosis, &[&number]),
        }
    }
}
