//! Every relation of the form, evaluated once: held, broken, or unchecked and why.
//!
//! In: a [`Case`]. Out: an [`Evaluation`] for every relation of every table of its report, in the order of the form, whatever id it has: none is
//! lost in silence. Rules, diagnoses and the report's counts all read these, and ask an evaluation for its cells: a relation between the tables of
//! two filings differs from one within a table in those cells alone.

#[cfg(feature = "compare")]
mod years;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::filing::{self, Case, CellId, CellIx, FilingId, Table, TableIx};
use crate::form::{Op, Relation, Statement};
use crate::number::{Content, times};

/// A relation, by the table whose form states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationId {
    pub table: TableIx,
    /// Its index in the table's form.
    pub relation: usize,
}

/// One relation of one table, and what it comes to.
#[derive(Debug)]
pub struct Evaluation<'f> {
    pub id: RelationId,
    /// As the form states it.
    pub relation: &'f Relation,
    /// The sentence it is an instance of.
    pub statement: &'f Statement,
    pub state: State,
    /// The cells with their signs of a relation between two years, as far as both forms have them; empty where it is one within a table.
    pub years: Vec<(i32, CellId)>,
}

impl Evaluation<'_> {
    /// Its cells with their signs: those of its left side, then those of its right.
    pub fn terms(&self) -> impl DoubleEndedIterator<Item = (i32, CellId)> {
        let (table, within) = (self.id.table, self.is_within());
        let terms = self.relation.terms.iter().filter(move |_| within);
        let terms = terms.map(move |&(sign, cell)| (sign, CellId { filing: FilingId::THIS, table, cell: CellIx(cell) }));
        terms.chain(self.years.iter().copied())
    }

    /// Whether all its cells are those of one table.
    pub fn is_within(&self) -> bool {
        self.years.is_empty()
    }
}

/// The three answers.
#[derive(Debug)]
pub enum State {
    Held(Sides),
    Broken(Sides),
    Unchecked(Unchecked),
}

/// Both sides of a relation in numbers.
#[derive(Debug, Clone)]
pub struct Sides {
    pub left: Side,
    pub right: Side,
}

/// One side of a relation in numbers.
#[derive(Debug, Clone)]
pub struct Side {
    /// The figures that are not zero, with their signs.
    pub terms: Vec<(i32, Decimal)>,
    pub sum: Decimal,
}

/// Why a relation could not be checked.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// use gouji::report::RelationUnchecked;
///
/// let codes: Vec<_> = report.relations.iter().filter_map(|relation| relation.code).collect();
/// assert!(codes.contains(&RelationUnchecked::NotGiven));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RelationUnchecked"))]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// The table is not in the document.
    NoTable,
    /// Its table or a row is not in the part of the report that was given.
    NotGiven,
    /// A cell could not be read for certain, or is missing.
    #[serde(rename = "unread-cells")]
    Unread,
    /// A total is blank beside its parts.
    BlankTotal,
    /// Last year's form has no such cells.
    #[cfg(feature = "compare")]
    FormChanged,
}

/// Evaluates every relation of every table of the report.
pub fn evaluate<'f>(case: &Case<'f>) -> Vec<Evaluation<'f>> {
    let filing = &case.this;
    let answer = |table: &Table, relation: &Relation| {
        let not_given = relation.terms.iter().any(|&(_, c)| filing.is_not_given(table, c));
        if not_given { State::Unchecked(Unchecked::NotGiven) } else { state(table, relation) }
    };
    let mut evaluations = Vec::new();
    for (t, table) in filing.tables() {
        let form = table.table;
        evaluations.extend(form.relations.iter().enumerate().map(|(r, relation)| Evaluation {
            id: RelationId { table: t, relation: r },
            relation,
            statement: &form.statements[relation.statement],
            state: answer(table, relation),
            years: Vec::new(),
        }));
        #[cfg(feature = "compare")]
        evaluations.extend(years::evaluate(case, t, table));
    }
    evaluations
}

/// What a relation of a table comes to.
fn state(table: &Table, relation: &Relation) -> State {
    if table.span.is_none() {
        return State::Unchecked(Unchecked::NoTable);
    }
    let blank = |&(_, c): &(i32, usize)| blank_total(table, c).is_some();
    if relation.op == Op::Equal && relation.terms.iter().any(blank) {
        return State::Unchecked(Unchecked::BlankTotal);
    }
    let values: Option<Vec<Decimal>> = relation.terms.iter().map(|&(_, c)| table.cells[c].summand()).collect();
    if let Some(values) = values {
        return compare(relation, &values);
    }
    // Figures whose column is in doubt: a relation within their row may come out the same wherever they stand.
    let inside = |d: &&filing::Doubt| relation.terms.iter().all(|(_, c)| d.cells.contains(c));
    let Some(doubt) = table.doubts.iter().find(inside) else { return State::Unchecked(Unchecked::Unread) };
    let unreadable = |&(_, c): &(i32, usize)| table.cells[c].content == Content::Text;
    if relation.terms.iter().any(unreadable) {
        return State::Unchecked(Unchecked::Unread);
    }
    let verdicts = doubt.choices.iter().map(|choice| {
        let values: Vec<Decimal> =
            relation.terms.iter().filter_map(|(_, c)| doubt.cells.iter().position(|d| d == c).map(|i| choice[i])).collect();
        compare(relation, &values)
    });
    let mut verdicts: Vec<State> = verdicts.collect();
    // One that holds in no way tells as much of the reading as of the report: a doubtful figure makes no wrong sum.
    let holds = verdicts.iter().all(|v| matches!(v, State::Held(..)));
    if holds && !verdicts.is_empty() { verdicts.swap_remove(0) } else { State::Unchecked(Unchecked::Unread) }
}

fn compare(relation: &Relation, values: &[Decimal]) -> State {
    let side = |range: std::ops::Range<usize>, flip: i32| {
        let terms: Vec<(i32, Decimal)> = range.map(|i| (relation.terms[i].0 * flip, values[i])).collect();
        let sum = terms.iter().map(|&(sign, v)| times(sign, v)).sum();
        Side { terms: terms.into_iter().filter(|(_, v)| !v.is_zero()).collect(), sum }
    };
    let left = side(0..relation.left, 1);
    let right = side(relation.left..relation.terms.len(), -1);
    let holds = match relation.op {
        Op::Equal => left.sum == right.sum,
        Op::AtLeast => left.sum >= right.sum,
    };
    let sides = Sides { left, right };
    if holds { State::Held(sides) } else { State::Broken(sides) }
}

/// What the parts of a total come to, where the total is blank and its parts are not zero: then it is no wrong sum, but a gap.
pub fn blank_total(table: &Table, cell: usize) -> Option<Decimal> {
    let is_total = table.table.column_of(cell).total || table.table.row_of(cell).total;
    if !is_total
        || table.cells[cell].value().is_some()
        || !table.cells[cell].content.is_nothing()
        || table.cells[cell].span.is_none() && table.cells[cell].state == filing::State::Missing
    {
        return None;
    }
    let sums = table.table.relations.iter().filter(|r| r.op == Op::Equal && r.terms.len() - r.left == 1 && r.terms[r.left].1 == cell);
    let parts = sums
        .filter_map(|r| r.terms[..r.left].iter().map(|&(sign, c)| Some(times(sign, table.cells[c].summand()?))).sum::<Option<Decimal>>());
    parts.into_iter().find(|sum| !sum.is_zero())
}
