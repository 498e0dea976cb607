//! What the counts that a text may tell come to in the tables.

use std::cell::RefCell;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::equations::blank_total;
use crate::filing::{CellId, Filing};
use crate::prose::{Count, Narrated, Part};

/// Which count, and which column of it, by where they stand in the list of words.
type Key = (*const Count, Option<*const Part>);

/// What a count and a part of it come to, kept for who asks again.
type Known = (Key, Option<Rc<[Sum]>>);

/// The readings of one report, each worked out once: a text may tell the same count thousands of times, but there are only so many counts.
pub struct Readings<'r> {
    reading: &'r Filing<'r>,
    known: RefCell<Vec<Known>>,
}

impl<'r> Readings<'r> {
    pub fn new(reading: &'r Filing<'r>) -> Self {
        Readings { reading, known: RefCell::default() }
    }

    /// The report whose readings these are.
    pub fn reading(&self) -> &'r Filing<'r> {
        self.reading
    }

    /// The readings of a count in the form at hand (none where the form has no such rows); None where one of their cells is not known for
    /// certain, for then any might be right.
    pub fn of(&self, count: &'static Count, part: Option<&'static Part>) -> Option<Rc<[Sum]>> {
        let key = (std::ptr::from_ref(count), part.map(std::ptr::from_ref));
        let mut known = self.known.borrow_mut();
        if let Some((_, sums)) = known.iter().find(|(of, _)| *of == key) {
            return sums.clone();
        }
        let sums: Option<Rc<[Sum]>> = readings(self.reading, count, part).map(Rc::from);
        known.push((key, sums.clone()));
        sums
    }
}

impl Readings<'_> {
    /// What the count that an item tells comes to in the tables, in each of its readings; None where it tells none, or the cells are not known.
    pub fn told(&self, narrated: &Narrated, item: usize) -> Option<Rc<[Sum]>> {
        narrated.told_by(item).and_then(|told| self.of(told.count, told.part))
    }

    /// Whether the tables say what an item tells; None where they say nothing of it.
    pub fn agree(&self, narrated: &Narrated, item: usize) -> Option<bool> {
        let sums = self.told(narrated, item).filter(|sums| !sums.is_empty())?;
        Some(sums.iter().any(|(sum, _)| *sum == narrated.items[item].figure.value))
    }
}

/// The sum of some cells.
pub type Sum = (Decimal, Vec<CellId>);

fn readings(reading: &Filing, count: &Count, part: Option<&Part>) -> Option<Vec<Sum>> {
    let (t, table) = reading.tables().find(|(_, t)| t.table.id == count.table)?;
    // Where no column is named the total is meant, whatever its key.
    let column_fits = |cell: usize| match part {
        Some(part) => part.columns.iter().any(|c| *c == table.table.column_of(cell).key),
        None => table.table.column_of(cell).total,
    };
    let mut found = Vec::new();
    for rows in &count.rows {
        let mut cells: Vec<CellId> = Vec::new();
        let all = rows.iter().all(|row| {
            let before = cells.len();
            let fits = |cell: usize| {
                let (key, column) = (&table.table.row_of(cell).key, &table.table.column_of(cell).key);
                match (row.split_once('/'), row.strip_suffix('*')) {
                    (Some(whole), _) => (key.as_ref(), column.as_ref()) == whole,
                    (None, Some(prefix)) => key.starts_with(prefix) && column_fits(cell),
                    (None, None) => key == row && column_fits(cell),
                }
            };
            cells.extend((0..table.cells.len()).filter(|&c| fits(c)).map(|c| CellId::this(t, c)));
            cells.len() > before
        });
        // A row of the other form is no reading here.
        if !all {
            continue;
        }
        // "受理8件" of an extract without the row of all that was done: what came is told so by few.
        if !found.is_empty() && *rows == ["total"] && cells.iter().all(|id| reading.is_not_given(table, id.cell.0)) {
            continue;
        }
        let known = |id: &CellId| table.cells[id.cell.0].summand().filter(|_| blank_total(table, id.cell.0).is_none());
        found.push((cells.iter().map(known).sum::<Option<Decimal>>()?, cells));
    }
    Some(found)
}
