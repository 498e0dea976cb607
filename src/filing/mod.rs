//! Every address of the form with its figure and its place, or why not: what [`crate::recognise`] gives and the rules work on.

mod case;
#[cfg(feature = "compare")]
mod pairing;
#[cfg(feature = "compare")]
mod units;

pub use case::{Case, CellId, CellIx, FilingId, TableIx};
#[cfg(feature = "cli")]
pub use pairing::{Lacking, tail};
#[cfg(feature = "compare")]
pub use pairing::{Mismatch, folded, in_full, mismatch, same_body};
#[cfg(feature = "compare")]
pub use units::{Mode, Unit, UnitTable, Units};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::form::{Form, TableForm};
use crate::number::Content;
use crate::place::Span;

/// The last characters of the names of places.
pub const PLACES: [char; 9] = ['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡'];

/// How sure the reader is of a cell.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t\t3\n行政规范性文件\t6\t2\t4\n"), &Options::default())?;
/// let state = |i: usize| report.tables[0].cells[i].state;
/// assert_eq!([state(0), state(1)], [gouji::report::CellState::Stated, gouji::report::CellState::Blank]);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CellState"))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Read where it stands.
    Stated,
    /// There, and saying nothing: blank, "/", "—", 无.
    Blank,
    /// Placed by what must hold, in the only way that fits.
    Inferred,
    /// More than one placing fits, or what stands there is no figure.
    Doubtful,
    /// Its row, column or table is not in the document.
    Missing,
}

/// One address of a form, as found.
#[derive(Debug, Clone)]
pub struct Cell {
    pub content: Content,
    /// The words of the document.
    pub raw: String,
    pub span: Option<Span>,
    pub state: State,
}

impl Cell {
    /// A cell that the document does not have.
    pub fn missing() -> Self {
        Cell { content: Content::Blank, raw: String::new(), span: None, state: State::Missing }
    }

    /// Its figure in the table's unit.
    pub fn value(&self) -> Option<Decimal> {
        self.content.value()
    }

    /// Its share in a sum: its figure, 0 where it says nothing, None where that is not known.
    pub fn summand(&self) -> Option<Decimal> {
        match self.state {
            State::Doubtful | State::Missing => None,
            _ => self.value().or_else(|| self.content.is_nothing().then_some(Decimal::ZERO)),
        }
    }
}

/// A row or a column of a table that the form does not have.
#[derive(Debug, Clone)]
pub struct UnknownRow {
    pub label: String,
    pub span: Span,
}

/// Figures that could stand in more than one column, or were not read for certain.
#[derive(Debug, Clone)]
pub struct Doubt {
    /// The cells in question, as indices into [`Table::cells`]: those of a row, or all of the table in which letters stand for digits.
    pub cells: Vec<usize>,
    /// What each placing that fits puts into them; none where the figures were not told apart from the words.
    pub choices: Vec<Vec<Decimal>>,
    /// The line as it was read, or some of the cells with letters.
    pub raw: String,
    pub span: Span,
}

/// One table of the form, as found.
#[derive(Debug, Clone)]
pub struct Table<'f> {
    /// The form this table follows: one report may mix them.
    pub form: &'f Form,
    pub table: &'f TableForm,
    /// From its first to its last cell; None where the document does not have it.
    pub span: Option<Span>,
    /// One for each of [`TableForm::cells`].
    pub cells: Vec<Cell>,
    /// Block and row index of the rows it lacks.
    pub missing_rows: Vec<(usize, usize)>,
    /// Block and row index of the rows before its first and behind its last, where only a part of the report was given.
    pub not_given: Vec<(usize, usize)>,
    /// Block and column index of the columns it lacks.
    pub missing_columns: Vec<(usize, usize)>,
    pub unknown_rows: Vec<UnknownRow>,
    /// The columns that it has besides, by their heads.
    pub unknown_columns: Vec<UnknownRow>,
    pub doubts: Vec<Doubt>,
    /// Indices of blocks printed after the other form, with that form's id.
    pub foreign_blocks: Vec<(usize, String)>,
}

/// A section found in the document.
#[derive(Debug, Clone)]
pub struct Section {
    /// The number of the form's section it is.
    pub number: u32,
    pub heading: String,
    pub span: Span,
    /// The text up to the next section.
    pub body: Span,
    /// Whether its title is one of the form's.
    pub title_fits: bool,
    /// The number printed before it, if any.
    pub printed_number: Option<u32>,
    /// Whether nothing stands under it: neither words nor a table.
    pub empty: bool,
}

/// How much of a report was given.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// assert_eq!(report.document.extent, gouji::report::Extent::Part);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// A report, or a text that is none: what is not there is missing.
    Report,
    /// A table, some sections, or a text that breaks off: what is not there was not given.
    Part,
}

/// All that was recognised in a document.
#[derive(Debug, Clone)]
pub struct Filing<'f> {
    pub extent: Extent,
    /// Which of the reports in the input this is, from 1.
    pub part: usize,
    /// The further reports in the input, where this is the first: the title of each, if it has one, and where it begins.
    pub others: Vec<(Option<String>, Span)>,
    pub title: Option<(String, Span)>,
    pub organization: Option<String>,
    pub year: Option<i32>,
    /// The form of the report as a whole; None where it follows no national form.
    pub form: Option<&'f Form>,
    pub sections: Vec<Section>,
    pub tables: Vec<Table<'f>>,
    /// Its tables are in pieces that this build does not put together; the larger one does.
    #[cfg(all(target_family = "wasm", not(feature = "files")))]
    pub torn: bool,
}

impl<'f> Filing<'f> {
    /// Its tables, each with its name.
    pub fn tables(&self) -> impl Iterator<Item = (TableIx, &Table<'f>)> {
        self.tables.iter().enumerate().map(|(table, found)| (TableIx(table), found))
    }

    /// Whether anything of an annual report was found.
    pub fn is_report(&self) -> bool {
        self.tables.iter().any(|t| t.span.is_some())
    }

    /// Whether nothing of an annual report was found: no title, no section by its title, no table, and no word of its subject.
    pub fn is_unlike(&self) -> bool {
        self.extent == Extent::Report && self.title.is_none() && !self.is_report() && self.sections.iter().all(|s| !s.title_fits)
    }

    /// Whether a cell of `table` stands in a row, or a table, that is not in the part of the report that was given.
    pub fn is_not_given(&self, table: &Table, cell: usize) -> bool {
        let form = &table.table.cells[cell];
        self.extent == Extent::Part && (table.span.is_none() || table.not_given.contains(&(form.block, form.row)))
    }
}
