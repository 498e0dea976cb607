//! The shape of a form: plain values, the same whether compiled in or read from a user's file.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A text of a form: compiled in, or read from a file.
///
/// ```
/// let text: gouji::form::Text = "规章".into();
/// assert_eq!(text, "规章");
/// ```
pub type Text = Cow<'static, str>;

/// A form: the tables of a report, and the years it is for. As JSON it is what `gouji forms --format json` prints.
///
/// ```
/// let form = &gouji::form::official()[1];
/// let cells: usize = form.tables.iter().map(|table| table.cells.len()).sum();
/// assert_eq!((&*form.id, form.from, cells), ("2021", 2021, 200));
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    /// Its name on the command line and in JSON: "2019", "2021".
    pub id: Text,
    /// Its full title.
    pub title: Text,
    /// The document it was issued with.
    pub source: Text,
    /// The first report year it is for.
    pub from: i32,
    /// The last report year it is for; None where it is still in force.
    pub until: Option<i32>,
    /// The sections a report has, in order.
    pub sections: Vec<Section>,
    /// The tables a report has, in order.
    pub tables: Vec<TableForm>,
    /// Cells that another form has under another address, and that mean the same. What two forms have under one address means the same.
    pub same: Vec<Same>,
}

/// A cell that another form has under another address.
///
/// ```
/// let same = &gouji::form::official()[1].same;
/// assert!(same.iter().any(|pair| pair.here == "disclosure/normative/issued" && pair.there == "disclosure/normative/made"));
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Same {
    /// The other form.
    pub form: Text,
    /// The cell's address in this form.
    pub here: Text,
    /// Its address in the other.
    pub there: Text,
}

/// A section every report has.
///
/// ```
/// let sections = &gouji::form::official()[1].sections;
/// assert_eq!((sections[0].number, &*sections[0].title), (1, "总体情况"));
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its number, from 1.
    pub number: u32,
    /// Its title, without the number.
    pub title: Text,
    /// Other titles it goes under, the other form's among them.
    pub variants: Vec<Text>,
}

/// How a table is printed.
///
/// ```
/// use gouji::form::{Shape, official};
///
/// let review = official()[1].table("review").expect("a table of the form");
/// assert_eq!(review.shape, Shape::Across);
/// ```
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
///
/// ```
/// let table = gouji::form::official()[1].table("disclosure").expect("a table of the form");
/// assert_eq!(table.cells[0].address, "disclosure/regulations/issued");
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct TableForm {
    /// The first part of every address in it.
    pub id: Text,
    /// The number of the section it stands in.
    pub section: u32,
    /// Its title, as messages have it.
    pub title: Text,
    /// The note printed in its corner.
    pub note: Option<Text>,
    /// How it is printed.
    pub shape: Shape,
    /// Words that only this form's table has, without punctuation.
    pub marks: Vec<Text>,
    /// Its rows, in blocks that share their columns.
    pub blocks: Vec<Block>,
    /// The relations as the form states them.
    pub statements: Vec<Statement>,
    /// Every instance of every statement, over indices of [`TableForm::cells`].
    pub relations: Vec<Relation>,
    /// What must hold between this table and last year's, written out as [`TableForm::relations`] are: an index from the number of its cells on is
    /// last year's cell of the index less that number. None in the small WebAssembly, which compares no reports.
    pub years: Vec<Relation>,
    /// Every cell, in the order of the form.
    pub cells: Vec<CellForm>,
}

/// Rows that share their columns.
///
/// ```
/// let table = gouji::form::official()[1].table("requests").expect("a table of the form");
/// assert!(table.blocks[0].columns.last().is_some_and(|column| column.total));
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// The heading printed above it; empty where there is none.
    pub label: Text,
    /// The clause it rests on.
    pub source: Text,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Its rows, in order.
    pub rows: Vec<RowForm>,
    /// The index of its first cell within [`TableForm::cells`].
    pub first_cell: usize,
}

/// What a figure may be.
///
/// ```
/// use gouji::form::{Kind, official};
///
/// let fees = official()[1].tables[0].cells.iter().find(|cell| cell.address.starts_with("disclosure/fees")).expect("a cell");
/// assert_eq!(fees.kind, Kind::Amount { decimals: None });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Whole and not negative.
    Count,
    /// Whole, with a sign.
    Change,
    /// 万元, with the decimals the form asks for, if it does.
    Amount {
        /// How many decimals the form asks for.
        decimals: Option<u32>,
    },
}

/// A column of a block.
///
/// ```
/// let table = gouji::form::official()[1].table("requests").expect("a table of the form");
/// assert_eq!(table.column_of(0).label, "自然人");
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The last part of the addresses of its cells.
    pub key: Text,
    /// The words printed above it.
    pub label: Text,
    /// The unit printed under the label.
    pub unit: Option<Text>,
    /// The heading it shares with its neighbours.
    pub group: Option<Text>,
    /// What its figures may be.
    pub kind: Kind,
    /// Whether it adds up the others.
    pub total: bool,
}

/// A row of a block.
///
/// ```
/// let table = gouji::form::official()[1].table("requests").expect("a table of the form");
/// assert_eq!(table.row_of(0).key, "new");
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct RowForm {
    /// The middle part of the addresses of its cells.
    pub key: Text,
    /// The words printed before it.
    pub label: Text,
    /// Other words it goes under.
    pub variants: Vec<Text>,
    /// The headings it stands under, outermost first.
    pub groups: Vec<Text>,
    /// Whether it adds up others.
    pub total: bool,
}

/// A cell's address and where it stands in its form.
///
/// ```
/// let table = gouji::form::official()[1].table("requests").expect("a table of the form");
/// assert_eq!(table.cells[0].address, "requests/new/natural");
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct CellForm {
    /// `table/row/column`.
    pub address: Text,
    /// The index of its block within [`TableForm::blocks`].
    pub block: usize,
    /// The index of its row within [`Block::rows`].
    pub row: usize,
    /// The index of its column within [`Block::columns`].
    pub column: usize,
    /// What its figure may be.
    pub kind: Kind,
}

/// The cells of a table: those of a block's rows, column by column, block after block.
pub(super) fn cells(table: &str, blocks: &[Block]) -> Vec<CellForm> {
    let mut cells = Vec::new();
    for (b, block) in blocks.iter().enumerate() {
        for (r, row) in block.rows.iter().enumerate() {
            for (c, column) in block.columns.iter().enumerate() {
                let address = [table, &row.key, &column.key].join("/").into();
                cells.push(CellForm { address, block: b, row: r, column: c, kind: column.kind });
            }
        }
    }
    cells
}

/// How grave it is where something does not hold; the gravest first.
///
/// ```
/// use gouji::report::Severity;
///
/// assert!(Severity::Error < Severity::Note);
/// ```
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
///
/// ```
/// let balance = &gouji::form::official()[1].table("review").expect("a table of the form").statements[0];
/// assert!(!balance.statement.zh.is_empty() && !balance.statement.en.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// In Chinese.
    pub zh: Text,
    /// In English.
    pub en: Text,
}

/// How the two sides of a relation compare.
///
/// ```
/// use gouji::form::{Op, official};
///
/// let relations = &official()[1].table("review").expect("a table of the form").relations;
/// assert!(relations.iter().all(|relation| relation.op == Op::Equal));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// The left side is the right side.
    #[serde(rename = "=")]
    Equal,
    /// The left side is no less than the right side.
    #[serde(rename = ">=")]
    AtLeast,
}

/// A relation as a form states it: one sentence, which holds in every row or in every column.
///
/// ```
/// let review = gouji::form::official()[1].table("review").expect("a table of the form");
/// assert_eq!(review.statements[0].holds, "upheld + corrected + other + pending = total");
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// The id its findings carry.
    pub rule: Text,
    /// How grave it is where it does not hold.
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
///
/// ```
/// let review = gouji::form::official()[1].table("review").expect("a table of the form");
/// let relation = &review.relations[0];
/// let written: Vec<String> = relation.terms.iter().map(|&(sign, cell)| format!("{sign:+} {}", review.cells[cell].address)).collect();
/// assert_eq!((written[0].as_str(), relation.left), ("+1 review/review/upheld", 4));
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Relation {
    /// The id its findings carry.
    pub rule: Text,
    /// The index within [`TableForm::statements`] of the sentence it is an instance of.
    pub statement: usize,
    /// Coefficient (+1 or −1) and cell index. Terms of the left side come first; see `left`.
    pub terms: Vec<(i32, usize)>,
    /// How many of `terms` were written left of the operator.
    pub left: usize,
    /// How the two sides compare.
    pub op: Op,
}
