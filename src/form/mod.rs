//! A form: the official tables as data, with the relations between their cells.
//!
//! In: a form's file (TOML). Out: a [`Form`], or a [`FormError`] with the line and the reason. The official forms are read and checked by the same
//! code when the crate is built (`build.rs`), and compiled in as a text
//! that is read without a question (`compiled`).

mod compiled;
#[cfg(feature = "toml")]
mod file;
#[cfg(feature = "toml")]
mod load;
#[cfg(feature = "toml")]
mod notation;
#[cfg(feature = "schema")]
mod schema;
mod shape;

#[cfg(feature = "toml")]
pub(crate) use file::RelationFile;
#[cfg(feature = "toml")]
pub use load::{FormError, load};
pub use shape::*;

use std::sync::LazyLock;

impl Form {
    /// Whether the form is the one for reports of `year`.
    ///
    /// ```
    /// let covers = |id, year| gouji::form::official().iter().any(|form| form.id == id && form.covers(year));
    /// assert!(covers("2019", 2020) && !covers("2019", 2021) && covers("2021", 2021));
    /// ```
    pub fn covers(&self, year: i32) -> bool {
        self.from <= year && self.until.is_none_or(|until| year <= until)
    }

    /// The table with this id.
    ///
    /// ```
    /// let form = &gouji::form::official()[1];
    /// assert!(form.table("requests").is_some() && form.table("Requests").is_none());
    /// ```
    pub fn table(&self, id: &str) -> Option<&TableForm> {
        self.tables.iter().find(|t| t.id == id)
    }
}

impl TableForm {
    /// Every row with its block's index, its index in the block, and itself, in order.
    ///
    /// ```
    /// let table = gouji::form::official()[1].table("review").expect("a table of the form");
    /// let keys: Vec<&str> = table.rows().map(|(_, _, row)| &*row.key).collect();
    /// assert_eq!(keys, ["review", "direct", "after_review"]);
    /// ```
    pub fn rows(&self) -> impl Iterator<Item = (usize, usize, &RowForm)> {
        self.blocks.iter().enumerate().flat_map(|(b, block)| block.rows.iter().enumerate().map(move |(r, row)| (b, r, row)))
    }

    /// The row of the cell with this index.
    ///
    /// ```
    /// let table = gouji::form::official()[1].table("disclosure").expect("a table of the form");
    /// assert_eq!(table.row_of(0).label, "规章");
    /// ```
    ///
    /// # Panics
    /// Where the table has no such cell.
    pub fn row_of(&self, cell: usize) -> &RowForm {
        let cell = &self.cells[cell];
        &self.blocks[cell.block].rows[cell.row]
    }

    /// The column of the cell with this index.
    ///
    /// ```
    /// let table = gouji::form::official()[1].table("disclosure").expect("a table of the form");
    /// assert_eq!(table.column_of(0).key, "issued");
    /// ```
    ///
    /// # Panics
    /// Where the table has no such cell.
    pub fn column_of(&self, cell: usize) -> &Column {
        let cell = &self.cells[cell];
        &self.blocks[cell.block].columns[cell.column]
    }

    /// The relation with this index: those within the table, then those between it and last year's.
    ///
    /// ```
    /// let table = gouji::form::official()[1].table("requests").expect("a table of the form");
    /// assert_eq!(table.relation(0).rule, "requests.row-total");
    /// assert_eq!(table.relation(table.relations.len()).rule, "years.carry");
    /// ```
    ///
    /// # Panics
    /// Where the table has no such relation.
    pub fn relation(&self, index: usize) -> &Relation {
        index.checked_sub(self.relations.len()).map_or_else(|| &self.relations[index], |year| &self.years[year])
    }

    /// The indices of the cells of one row, in the order of its columns.
    ///
    /// ```
    /// let table = gouji::form::official()[1].table("review").expect("a table of the form");
    /// assert_eq!(table.cells_of_row(0, 1), 5..10);
    /// ```
    ///
    /// # Panics
    /// Where the table has no such block.
    pub fn cells_of_row(&self, block: usize, row: usize) -> std::ops::Range<usize> {
        let width = self.blocks[block].columns.len();
        let first = self.blocks[block].first_cell + row * width;
        first..first + width
    }
}

/// The forms that come with the program, oldest first.
///
/// ```
/// let sources: Vec<&str> = gouji::form::official().iter().map(|form| &*form.source).collect();
/// assert!(sources[1].contains("国办公开办函〔2021〕30号"));
/// ```
pub fn official() -> &'static [Form] {
    static OFFICIAL: LazyLock<Vec<Form>> = LazyLock::new(compiled::read);
    &OFFICIAL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_forms_have_the_cells_and_relations_of_the_documents() {
        let cells = |form: &Form| form.tables.iter().map(|t| t.cells.len()).collect::<Vec<_>>();
        let equalities = |form: &Form| form.tables.iter().flat_map(|t| t.relations.iter()).filter(|r| r.op == Op::Equal).count();
        let [old, new] = ["2019", "2021"].map(|id| official().iter().find(|form| form.id == id).unwrap());
        assert_eq!((cells(old), equalities(old)), (vec![22, 161, 15], 40));
        assert_eq!((cells(new), equalities(new)), (vec![10, 175, 15], 42));
        assert!(old.covers(2020) && !old.covers(2021) && new.covers(2030));
    }
}
