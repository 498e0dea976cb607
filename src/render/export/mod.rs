//! What can be taken away: the findings as csv, SARIF, Markdown or a page of their own, and the figures as a workbook.
//!
//! In: checked documents with their forms. Out: one text (or the bytes of a workbook) for all of them. Every door gives the same.

mod csv;
mod html;
mod markdown;
mod sarif;
mod workbook;

use sha2::{Digest, Sha256};

use super::Lang;
use crate::form::Form;
use crate::report::{FindingReport, Report};

/// A document that was checked.
pub struct Checked {
    pub report: Report,
    /// Where it came from, where that says more than its name: the path as given.
    pub origin: Option<String>,
    /// SHA-256 of the bytes that were checked, in lower-case hexadecimal.
    pub digest: String,
}

/// The shapes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Csv,
    Sarif,
    Markdown,
    Html,
}

impl Checked {
    /// A report, and the bytes it is of.
    pub fn new(report: Report, bytes: &[u8]) -> Checked {
        let digest = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        Checked { report, origin: None, digest }
    }

    /// The name it came under, or a word for what was pasted.
    fn name(&self, lang: Lang) -> &str {
        self.origin.as_deref().or(self.report.document.name.as_deref()).unwrap_or(lang.pick("（粘贴的文本）", "(pasted text)"))
    }
}

/// All of `checked` in one shape. `forms` are those the reports may follow, for the layout of their tables.
pub fn render(checked: &[Checked], shape: Shape, forms: &[Form], lang: Lang) -> String {
    match shape {
        Shape::Csv => csv::render(checked, lang),
        Shape::Sarif => sarif::render(checked, lang),
        Shape::Markdown => markdown::render(checked, lang),
        Shape::Html => html::render(checked, forms, lang),
    }
}

/// The figures of one report as a csv text: address, row, column, figure, state.
pub fn figures(checked: &Checked, forms: &[Form]) -> String {
    csv::figures(checked, forms)
}

/// The figures of one report as a workbook (xlsx), a sheet for each table in its official layout.
///
/// # Errors
/// What the writer of workbooks says where a sheet is beyond what the format can hold.
pub fn workbook(checked: &Checked, forms: &[Form]) -> Result<Vec<u8>, String> {
    workbook::render(checked, forms).map_err(|e| e.to_string())
}

/// The word for a severity.
fn severity(finding: &FindingReport, lang: Lang) -> &'static str {
    use crate::rule::Severity;
    match finding.severity {
        Severity::Error => lang.pick("矛盾", "error"),
        Severity::Warning => lang.pick("提醒", "warning"),
        Severity::Note => lang.pick("提示", "note"),
    }
}

/// What a rule rests on.
fn basis(rule: &str) -> &'static str {
    crate::rule::RULES.iter().find(|r| r.id == rule).map_or("", |r| r.basis)
}

/// The suggestions of the diagnoses that explain a finding, best first.
fn suggestions<'r>(report: &'r Report, finding: &FindingReport) -> Vec<&'r crate::report::DiagnosisReport> {
    report.diagnoses.iter().filter(|d| d.explains.contains(&finding.id)).collect()
}

/// A figure as it is written in JSON.
fn figure(value: Option<crate::report::Number>) -> String {
    value.map_or_else(String::new, |v| v.0.normalize().to_string())
}
