//! What is checked together: a report, last year's where it was given, and those of the units it covers.

use super::{Cell, Filing, Table};

/// One of the filings of a [`Case`], by its place in [`Case::filings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilingId(usize);

impl FilingId {
    /// The report that is checked.
    pub const THIS: FilingId = FilingId(0);
}

/// A table, by its place in [`Filing::tables`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableIx(pub usize);

/// A cell, by its place in [`Table::cells`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellIx(pub usize);

/// A cell of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    pub filing: FilingId,
    pub table: TableIx,
    pub cell: CellIx,
}

impl CellId {
    /// A cell of the report that is checked.
    pub fn this(table: TableIx, cell: usize) -> CellId {
        CellId { filing: FilingId::THIS, table, cell: CellIx(cell) }
    }
}

/// See the module. Whatever looks beyond one report looks through here.
#[derive(Debug, Clone)]
pub struct Case<'f> {
    /// The report that is checked.
    pub this: Filing<'f>,
    /// Last year's, where it was given.
    pub previous: Option<Filing<'f>>,
    /// Those of its units, where they were given.
    pub units: Vec<Filing<'f>>,
}

impl<'f> Case<'f> {
    /// A report by itself.
    pub fn of(this: Filing<'f>) -> Case<'f> {
        Case { this, previous: None, units: Vec::new() }
    }

    /// The filings that were given: the report that is checked, then last year's, then those of its units.
    pub fn filings(&self) -> impl Iterator<Item = (FilingId, &Filing<'f>)> {
        let all = std::iter::once(&self.this).chain(&self.previous).chain(&self.units);
        all.enumerate().map(|(at, filing)| (FilingId(at), filing))
    }

    /// The table in which a cell stands.
    pub fn table(&self, id: CellId) -> &Table<'f> {
        let (_, filing) = self.filings().nth(id.filing.0).expect("cells are named only of filings that were given");
        &filing.tables[id.table.0]
    }

    /// A cell.
    pub fn cell(&self, id: CellId) -> &Cell {
        &self.table(id).cells[id.cell.0]
    }

    /// The address of a cell in its form.
    pub fn address(&self, id: CellId) -> &'f str {
        &self.table(id).table.cells[id.cell.0].address
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::official;
    use crate::input::{self, Input};
    use crate::recognise::recognise;

    #[test]
    fn cells_are_told_apart_by_filing() {
        let read = |text| recognise(&input::read(Input::Text(text), None).unwrap(), official());
        let mut case = Case::of(read("规章\t1\t0\t3\n行政规范性文件\t6\t2\t4\n"));
        case.previous = Some(read("规章\t2\t0\t5\n行政规范性文件\t1\t2\t3\n"));
        let cell = CellId::this(TableIx(0), 0);
        let (last, _) = case.filings().last().unwrap();
        let before = CellId { filing: last, ..cell };
        assert_eq!((case.cell(cell).raw.as_str(), case.cell(before).raw.as_str()), ("1", "2"));
        assert_eq!(case.address(cell), case.address(before));
    }
}
