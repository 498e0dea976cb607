//! What can be taken away: the findings as csv, SARIF, Markdown or a page of their own, and the figures as a workbook.
//!
//! In: what became of each input, with the forms. Out: one text (or the bytes of a workbook) for all of them. Every door gives the same, and every
//! input has its place in it, those that could not be read too.

mod csv;
mod html;
mod markdown;
mod sarif;
mod workbook;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::visible::visible;
use crate::form::Form;
use crate::report::{Report, Unread};
use crate::say::Lang;

/// What became of one input.
pub enum Item {
    Checked(Box<Checked>),
    Unread(Unread),
}

impl From<Checked> for Item {
    fn from(checked: Checked) -> Item {
        Item::Checked(Box::new(checked))
    }
}

/// A document that was checked.
pub struct Checked {
    pub report: Report,
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
    /// A report, and the bytes it is of, whose SHA-256 it takes in.
    pub fn new(mut report: Report, bytes: &[u8]) -> Checked {
        report.document.sha256 = Some(Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect());
        Checked { report }
    }

    /// SHA-256 of the bytes that were checked, in lower-case hexadecimal.
    pub fn digest(&self) -> &str {
        self.report.document.sha256.as_deref().unwrap_or_default()
    }
}

impl Item {
    /// The path or the name it came under, as it was given.
    fn source(&self) -> Option<&str> {
        match self {
            Item::Checked(checked) => checked.report.document.path.as_deref().or(checked.report.document.name.as_deref()),
            Item::Unread(unread) => unread.document.path.as_deref().or(unread.document.name.as_deref()),
        }
    }

    /// What it is called in a line of text: its source, or a word for what was pasted.
    fn name(&self, lang: Lang) -> String {
        self.source().map_or_else(|| lang.labels().pasted.to_owned(), visible)
    }
}

/// As JSON: its report, or the row of an input that could not be read.
impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Item::Checked(checked) => checked.report.serialize(serializer),
            Item::Unread(unread) => unread.serialize(serializer),
        }
    }
}

/// All of `items` in one shape, in their order. `forms` are those the reports may follow, for the layout of their tables.
pub fn render(items: &[Item], shape: Shape, forms: &[Form], lang: Lang) -> String {
    match shape {
        Shape::Csv => csv::render(items, lang),
        Shape::Sarif => sarif::render(items, lang),
        Shape::Markdown => markdown::render(items, lang),
        Shape::Html => html::render(items, forms, lang),
    }
}

/// The figures of one report as a csv text: address, row, column, figure, state.
pub fn figures(report: &Report, forms: &[Form]) -> String {
    csv::figures(report, forms)
}

/// The figures of one report as a workbook (xlsx), a sheet for each table in its official layout.
///
/// # Errors
/// What the writer of workbooks says where a sheet is beyond what the format can hold.
pub fn workbook(report: &Report, forms: &[Form]) -> Result<Vec<u8>, String> {
    workbook::render(report, forms).map_err(|e| e.to_string())
}

/// What a rule rests on.
fn basis(rule: &str) -> &'static str {
    crate::rule::catalogue().iter().find(|e| e.id == rule).map_or("", |e| &e.basis)
}

/// A figure as it is written in JSON.
fn figure(value: Option<crate::report::Number>) -> String {
    value.map_or_else(String::new, |v| v.0.normalize().to_string())
}
