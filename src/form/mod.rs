//! The official forms as data: tables, rows, columns, and the relations between their cells.
//!
//! In: the text of a form file (built in, or the user's own). Out: a [`Form`], or a [`FormError`] with the line and the reason.

mod load;
mod relation;

pub use load::FormError;
#[cfg(feature = "toml")]
pub use load::load;
pub use relation::{Op, Relation};

use std::sync::OnceLock;

use serde::Serialize;

/// One official form: the tables of a report, and the years it is for.
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    /// Its name on the command line and in JSON: "2019", "2021".
    pub id: String,
    pub title: String,
    /// The document it was issued with.
    pub source: String,
    /// The first and the last report year it is for.
    pub from: i32,
    pub until: Option<i32>,
    pub sections: Vec<Section>,
    pub tables: Vec<TableForm>,
}

/// A section every report has.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    pub number: u32,
    pub title: String,
    /// Other titles it goes under, the other form's among them.
    pub variants: Vec<String>,
}

/// How a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A line for each row.
    Rows,
    /// All rows side by side on one line, under a two-level header.
    Across,
}

/// One table of a form.
#[derive(Debug, Clone, Serialize)]
pub struct TableForm {
    /// The first part of every address in it.
    pub id: String,
    pub section: u32,
    pub title: String,
    /// The note printed in its corner.
    pub note: Option<String>,
    pub shape: Shape,
    /// Words that only this form's table has, without punctuation.
    pub marks: Vec<String>,
    pub blocks: Vec<Block>,
    /// Every relation, over indices of [`TableForm::cells`].
    pub relations: Vec<Relation>,
    /// Every cell, in the order of the form.
    pub cells: Vec<CellForm>,
}

/// Rows that share their columns.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    pub label: String,
    pub source: String,
    pub columns: Vec<Column>,
    pub rows: Vec<RowForm>,
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
    pub key: String,
    pub label: String,
    /// The unit printed under the label.
    pub unit: Option<String>,
    /// The heading it shares with its neighbours.
    pub group: Option<String>,
    pub kind: Kind,
    /// Whether it adds up the others.
    pub total: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowForm {
    pub key: String,
    pub label: String,
    pub variants: Vec<String>,
    /// The headings it stands under, outermost first.
    pub groups: Vec<String>,
    /// Whether it adds up others.
    pub total: bool,
}

/// A cell's address and where it stands in its form.
#[derive(Debug, Clone, Serialize)]
pub struct CellForm {
    /// `table/row/column`.
    pub address: String,
    pub block: usize,
    pub row: usize,
    pub column: usize,
    pub kind: Kind,
}

impl Form {
    /// Whether the form is the one for reports of `year`.
    pub fn covers(&self, year: i32) -> bool {
        self.from <= year && self.until.is_none_or(|until| year <= until)
    }

    /// The table with this id.
    pub fn table(&self, id: &str) -> Option<&TableForm> {
        self.tables.iter().find(|t| t.id == id)
    }
}

impl TableForm {
    /// Every row with its block's index, its index in the block, and itself, in order.
    pub fn rows(&self) -> impl Iterator<Item = (usize, usize, &RowForm)> {
        self.blocks.iter().enumerate().flat_map(|(b, block)| block.rows.iter().enumerate().map(move |(r, row)| (b, r, row)))
    }

    /// The row of a cell.
    pub fn row_of(&self, cell: usize) -> &RowForm {
        let cell = &self.cells[cell];
        &self.blocks[cell.block].rows[cell.row]
    }

    /// The column of a cell.
    pub fn column_of(&self, cell: usize) -> &Column {
        let cell = &self.cells[cell];
        &self.blocks[cell.block].columns[cell.column]
    }

    /// The indices of the cells of one row, in the order of its columns.
    pub fn cells_of_row(&self, block: usize, row: usize) -> std::ops::Range<usize> {
        let width = self.blocks[block].columns.len();
        let first = self.blocks[block].first_cell + row * width;
        first..first + width
    }
}

/// The forms that come with the program, oldest first.
pub fn official() -> &'static [Form] {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    FORMS.get_or_init(|| {
        [include_str!(concat!(env!("OUT_DIR"), "/2019.packed")), include_str!(concat!(env!("OUT_DIR"), "/2021.packed"))]
            .map(|packed| load::unpacked(packed).expect("a built-in form is well formed: a test loads each"))
            .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_forms_have_the_cells_and_relations_of_the_documents() {
        let cells = |form: &Form| form.tables.iter().map(|t| t.cells.len()).collect::<Vec<_>>();
        let equalities = |form: &Form| form.tables.iter().flat_map(|t| &t.relations).filter(|r| r.op == Op::Equal).count();
        let [old, new] = official() else { panic!("two forms") };
        assert_eq!((cells(old), equalities(old)), (vec![22, 161, 15], 40));
        assert_eq!((cells(new), equalities(new)), (vec![10, 175, 15], 42));
        assert!(old.covers(2020) && !old.covers(2021) && new.covers(2030));
    }
}
