//! The shape of a form: plain values, the same whether compiled in or read from a user's file.

use std::borrow::Cow;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// A text of a form: compiled in, or read from a file.
pub type Text = Cow<'static, str>;

/// A list of a form: compiled in, or read from a file. It is read as the slice it is.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent, bound(serialize = "T: Serialize"))]
pub struct List<T: Clone + 'static>(Cow<'static, [T]>);

impl<T: Clone> List<T> {
    /// A list that was compiled in.
    pub const fn compiled(items: &'static [T]) -> Self {
        List(Cow::Borrowed(items))
    }
}

impl<T: Clone> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Clone> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        List(Cow::Owned(items.into_iter().collect()))
    }
}

impl<'l, T: Clone> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One official form: the tables of a report, and the years it is for.
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    /// Its name on the command line and in JSON: "2019", "2021".
    pub id: Text,
    pub title: Text,
    /// The document it was issued with.
    pub source: Text,
    /// The first and the last report year it is for.
    pub from: i32,
    pub until: Option<i32>,
    pub sections: List<Section>,
    pub tables: List<TableForm>,
}

/// A section every report has.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    pub number: u32,
    pub title: Text,
    /// Other titles it goes under, the other form's among them.
    pub variants: List<Text>,
}

/// How a table is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A line for each row.
    #[default]
    Rows,
    /// All rows side by side on one line, under a two-level header.
    Across,
}

/// One table of a form.
#[derive(Debug, Clone, Serialize)]
pub struct TableForm {
    /// The first part of every address in it.
    pub id: Text,
    pub section: u32,
    pub title: Text,
    /// The note printed in its corner.
    pub note: Option<Text>,
    pub shape: Shape,
    /// Words that only this form's table has, without punctuation.
    pub marks: List<Text>,
    pub blocks: List<Block>,
    /// The relations as the form states them.
    pub statements: List<Statement>,
    /// Every instance of every statement, over indices of [`TableForm::cells`].
    pub relations: List<Relation>,
    /// Every cell, in the order of the form.
    pub cells: List<CellForm>,
}

/// Rows that share their columns.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    pub label: Text,
    pub source: Text,
    pub columns: List<Column>,
    pub rows: List<RowForm>,
    /// The index of its first cell within [`TableForm::cells`].
    pub first_cell: usize,
}

/// What a figure may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Whole and not negative.
    Count,
    /// Whole, with a sign.
    Change,
    /// 万元, with the decimals the form asks for, if it does.
    Amount { decimals: Option<u32> },
}

#[derive(Debug, Clone, Serialize)]
pub struct Column {
    pub key: Text,
    pub label: Text,
    /// The unit printed under the label.
    pub unit: Option<Text>,
    /// The heading it shares with its neighbours.
    pub group: Option<Text>,
    pub kind: Kind,
    /// Whether it adds up the others.
    pub total: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowForm {
    pub key: Text,
    pub label: Text,
    pub variants: List<Text>,
    /// The headings it stands under, outermost first.
    pub groups: List<Text>,
    /// Whether it adds up others.
    pub total: bool,
}

/// A cell's address and where it stands in its form.
#[derive(Debug, Clone, Serialize)]
pub struct CellForm {
    /// `table/row/column`.
    pub address: Text,
    pub block: usize,
    pub row: usize,
    pub column: usize,
    pub kind: Kind,
}

/// How grave it is where something does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The report contradicts itself.
    Error,
    /// Very likely wrong, or not the official form.
    Warning,
    /// Worth a look.
    Note,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    pub zh: Text,
    pub en: Text,
}

/// How the two sides of a relation compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Op {
    #[serde(rename = "=")]
    Equal,
    #[serde(rename = ">=")]
    AtLeast,
}

/// A relation as a form states it: one sentence, which holds in every row or in every column.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// The id its findings carry.
    pub rule: Text,
    pub severity: Severity,
    /// What must hold.
    pub statement: Words,
    /// What is said where it does not hold, before the figures.
    pub broken: Words,
    /// The document it rests on.
    pub basis: Text,
    /// Its notation, as the form's file writes it.
    pub holds: Text,
}

/// `Σ coefficient · cell  op  0` over the cells of one table.
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// The id its findings carry.
    pub rule: Text,
    /// The index within [`TableForm::statements`] of the sentence it is an instance of.
    pub statement: usize,
    /// Coefficient (+1 or −1) and cell index. Terms of the left side come first; see `left`.
    pub terms: List<(i32, usize)>,
    /// How many of `terms` were written left of the operator.
    pub left: usize,
    pub op: Op,
}
