//! What a form's file says, field by field: read strictly, so that a misspelt field is not lost in silence. Values whose place a fault is told by
//! keep it.

use serde::Deserialize;
use toml::Spanned;

use super::notation::Each;
use super::shape::{Severity, Shape};

/// A form as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    pub id: Spanned<String>,
    pub title: String,
    pub source: String,
    pub from: i32,
    pub until: Option<i32>,
    #[serde(default)]
    pub sections: Vec<SectionFile>,
    pub tables: Spanned<Vec<Spanned<TableFile>>>,
    #[serde(default)]
    pub same: Vec<SameFile>,
}

/// A cell that another form has under another address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameFile {
    pub form: String,
    pub here: Spanned<String>,
    pub there: String,
}

/// A section every report has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    pub number: u32,
    pub title: String,
    #[serde(default)]
    pub variants: Vec<String>,
}

/// A table, its relations not yet written out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableFile {
    pub id: Spanned<String>,
    pub section: u32,
    pub title: String,
    pub note: Option<String>,
    #[serde(default)]
    pub shape: Shape,
    #[serde(default)]
    pub marks: Vec<String>,
    #[serde(default)]
    pub blocks: Vec<Spanned<BlockFile>>,
    #[serde(default)]
    pub relations: Vec<RelationFile>,
}

/// Rows that share their columns.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockFile {
    pub label: String,
    pub source: String,
    pub columns: Vec<ColumnFile>,
    pub rows: Vec<RowFile>,
}

/// What a figure may be; a count where nothing is said.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KindFile {
    Count,
    Change,
    Amount,
}

/// A column of a block.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnFile {
    pub key: Spanned<String>,
    pub label: String,
    pub unit: Option<String>,
    pub group: Option<String>,
    pub kind: Option<KindFile>,
    pub decimals: Option<u32>,
    #[serde(default)]
    pub total: bool,
}

/// A row of a block.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowFile {
    pub key: Spanned<String>,
    pub label: String,
    #[serde(default)]
    pub variants: Vec<String>,
    #[serde(default)]
    pub groups: Vec<String>,
    #[serde(default)]
    pub total: bool,
}

/// A sentence in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsFile {
    pub zh: String,
    pub en: String,
}

/// A relation; what is left out of its words is said in general ones.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationFile {
    pub rule: String,
    pub each: Each,
    pub holds: Spanned<String>,
    pub severity: Option<Severity>,
    pub statement: Option<WordsFile>,
    pub broken: Option<WordsFile>,
    pub basis: Option<String>,
}
