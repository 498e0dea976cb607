//! What is checked together: a report, and last year's where it was given.

use super::{Cell, Filing, Table};
#[cfg(feature = "compare")]
use super::{Mismatch, Units};

/// One of the filings of a [`Case`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilingId(usize);

impl FilingId {
    /// The report that is checked.
    pub const THIS: FilingId = FilingId(0);
    /// Last year's.
    pub const PREVIOUS: FilingId = FilingId(1);
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
    /// Last year's, where it was given and is the same body's.
    pub previous: Option<Filing<'f>>,
    /// Why the report that was given as last year's is not compared.
    #[cfg(feature = "compare")]
    pub mismatch: Option<Mismatch>,
    /// The reports of its units, where they were given.
    #[cfg(feature = "compare")]
    pub units: Option<Units>,
}

impl<'f> Case<'f> {
    /// A report by itself.
    pub fn of(this: Filing<'f>) -> Case<'f> {
        Case {
            this,
            previous: None,
            #[cfg(feature = "compare")]
            mismatch: None,
            #[cfg(feature = "compare")]
            units: None,
        }
    }

    fn filing(&self, id: FilingId) -> &Filing<'f> {
        match &self.previous {
            Some(previous) if id == FilingId::PREVIOUS => previous,
            _ => &self.this,
        }
    }

    /// The table in which a cell stands.
    pub fn table(&self, id: CellId) -> &Table<'f> {
        &self.filing(id.filing).tables[id.table.0]
    }

    /// A cell.
    pub fn cell(&self, id: CellId) -> &Cell {
        &self.table(id).cells[id.cell.0]
    }

    /// The address of a cell in its form.
    pub fn address(&self, id: CellId) -> &'f str {
        &self.table(id).table.cells[id.cell.0].address
    }

    /// The address of a cell as it is told in a report: last year's have [`LAST_YEARS`] before them.
    pub fn told_address(&self, id: CellId) -> String {
        let of = if id.filing == FilingId::THIS { "" } else { LAST_YEARS };
        format!("{of}{}", self.address(id))
    }

    /// Last year's cell that means the same as one of this report; None where its form has none, or no report of last year was given.
    #[cfg(feature = "compare")]
    pub fn last_years(&self, table: TableIx, cell: usize) -> Option<CellId> {
        let previous = self.previous.as_ref()?;
        let here = &self.this.tables[table.0];
        let id = |t: usize, c: usize| CellId { filing: FilingId::PREVIOUS, table: TableIx(t), cell: CellIx(c) };
        let alike = |t: &Table| t.form.id == here.form.id && t.table.id == here.table.id && t.table.cells.len() == here.table.cells.len();
        if let Some(t) = previous.tables.iter().position(alike) {
            return Some(id(t, cell));
        }
        let address = &here.table.cells[cell].address;
        previous.tables.iter().enumerate().find_map(|(t, there)| {
            // Either form may say what it has in common with the other, the later one with the earlier as a rule.
            let said = here.form.same.iter().find(|s| s.form == there.form.id && s.here == *address).map(|s| &s.there);
            let said = said.or_else(|| there.form.same.iter().find(|s| s.form == here.form.id && s.there == *address).map(|s| &s.here));
            let wanted = said.unwrap_or(address);
            there.table.cells.iter().position(|c| c.address == *wanted).map(|c| id(t, c))
        })
    }
}

/// What stands before the address of a cell of last year's report.
const LAST_YEARS: &str = "previous:";

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
        let before = CellId { filing: FilingId::PREVIOUS, ..cell };
        assert_eq!((case.cell(cell).raw.as_str(), case.cell(before).raw.as_str()), ("1", "2"));
        assert_eq!((case.address(cell), case.told_address(before)), (case.address(before), format!("previous:{}", case.address(cell))));
        assert_eq!(case.last_years(TableIx(0), 0), Some(before));
    }
}
