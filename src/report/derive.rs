//! A finding as its rule left it → its facts: indices become addresses and names, figures the report's numbers.

use rust_decimal::Decimal;

use super::Number;
use super::facts::{CellName, Facts, Line, ListRepair, Rate, Side, Term, Tried, Value};
#[cfg(feature = "compare")]
use super::facts::{UnitFigure, UnitSuspect};
use super::names::{self, row_name};
use crate::claims::{self, Contradiction};
use crate::equations::RelationId;
use crate::equations::{self, Sides};
use crate::filing::Case;
#[cfg(feature = "compare")]
use crate::filing::FilingId;
use crate::form::Words;
use crate::prose::RateKind;
use crate::rule::{self, Fact, Finding, Stated};

/// The facts of a finding.
pub fn facts(finding: &Finding, case: &Case) -> Facts {
    let cell = || first_cell(finding, case);
    match finding.fact.clone() {
        Fact::Relation { id, sides } => self::relation(case, id, &sides),
        Fact::BlankTotal { sum } => Facts::BlankTotal { cell: cell(), sum: Number(sum) },
        Fact::Blanks { count } => {
            let table = finding.cells.first().map_or("", |&c| &case.table(c).table.title).to_owned();
            Facts::Blanks { table, count }
        }
        Fact::NotANumber { raw } => Facts::NotANumber { cell: cell(), raw },
        Fact::Negative { value } => Facts::Negative { cell: cell(), value: Number(value) },
        Fact::Fraction { value } => Facts::Fraction { cell: cell(), value: Number(value) },
        Fact::Unit { raw, value } => Facts::Unit { cell: cell(), raw, value: Number(value) },
        Fact::Precision { raw, decimals } => Facts::Precision { cell: cell(), raw, decimals },
        Fact::Doubtful { raw, choices } => Facts::Doubtful { raw, choices },
        Fact::TableMissing { title } => Facts::TableMissing { title },
        Fact::RowMissing { labels } => Facts::RowMissing { labels },
        Fact::RowUnknown { label } => Facts::RowUnknown { label },
        Fact::FormYear { table, form, fits, year } => Facts::FormYear { table, form, fits, year },
        Fact::ForeignBlock { block, form } => Facts::ForeignBlock { block, form },
        Fact::SectionMissing { number, title } => Facts::SectionMissing { number, title },
        Fact::SectionOrder { heading, after } => Facts::SectionOrder { heading, after },
        Fact::SectionHeading { found, wanted } => Facts::SectionHeading { found, wanted },
        Fact::SectionNumber { found, wanted } => Facts::SectionNumber { found, wanted },
        #[cfg(feature = "compare")]
        Fact::Sum(sum) => self::sum(case, cell(), sum),
        Fact::Stated(stated) => self::stated(stated),
        Fact::OtherYear { found, year, whose } => Facts::OtherYear { found, year, whose },
        Fact::Placeholder => Facts::Placeholder {},
        Fact::Claim(contradiction) => claim(contradiction, case, cell),
    }
}

/// The first cell that takes part; nameless where none does.
fn first_cell(finding: &Finding, case: &Case) -> CellName {
    let none = || CellName { address: String::new(), row: String::new(), column: String::new() };
    finding.cells.first().map_or_else(none, |&c| names::cell(case, c))
}

fn stated(stated: Stated) -> Facts {
    let value = |value| match value {
        rule::Value::Text(text) => Value::Text(text),
        rule::Value::Number(number) => Value::Number(Number(number)),
    };
    let [zh, en] = stated.says;
    let says = Words { zh: zh.into(), en: en.into() };
    Facts::Rule { args: stated.args.into_iter().map(|(name, of)| (name.to_owned(), value(of))).collect(), says }
}

fn relation(case: &Case, id: RelationId, sides: &Sides) -> Facts {
    let form = case.this.tables[id.table.0].table;
    let relation = form.relation(id.relation);
    // Last year's cells have the indices of this year's behind them: of the same row and column.
    let cell = |term: usize| relation.terms[term].1 % form.cells.len();
    let row = |term: usize| (form.cells[cell(term)].block, form.cells[cell(term)].row);
    let by_row = (0..relation.terms.len()).all(|term| row(term) == row(0));
    let whole = cell(relation.terms.len() - 1);
    let line = if by_row { Line::Row(row_name(form, whole)) } else { Line::Column(form.column_of(whole).label.to_string()) };
    let says = form.statements[relation.statement].broken.clone();
    Facts::Relation { line, operator: relation.op, left: side(&sides.left), right: side(&sides.right), says }
}

fn side(side: &equations::Side) -> Side {
    let term = |&(sign, value): &(i32, Decimal)| Term { sign, value: Number(value) };
    Side { terms: side.terms.iter().map(term).collect(), sum: Number(side.sum) }
}

/// What the table has for a count, with the names of its cells.
fn tried((sum, cells): claims::Sum, case: &Case) -> Tried {
    let column = cells.first().map_or_else(String::new, |&c| names::cell(case, c).column);
    Tried { sum: Number(sum), rows: names::rows(case, &cells), column }
}

fn claim(contradiction: Contradiction, case: &Case, cell: impl Fn() -> CellName) -> Facts {
    let numbers = |figures: Vec<Decimal>| figures.into_iter().map(Number).collect();
    match contradiction {
        #[cfg(feature = "compare")]
        Contradiction::Told { figure, tried: sums, .. } if is_last_years(&sums) => last_years_count(figure, sums, case),
        Contradiction::Told { figure, tried: sums, .. } => {
            Facts::Told { figure: Number(figure), tried: sums.into_iter().map(|sum| tried(sum, case)).collect() }
        }
        Contradiction::Sum { whole, parts, exceeds, certain, repair } => {
            let repair = repair.map(|(figure, becomes)| ListRepair { figure: Number(figure), becomes: becomes.map(Number) });
            Facts::List { whole: Number(whole), parts: numbers(parts), exceeds, certain, repair }
        }
        Contradiction::Rate { told, percent, kind, first, second, exact } => {
            let rate = match kind {
                RateKind::Share => Rate::Share,
                RateKind::Growth { fell: false } => Rate::Growth,
                RateKind::Growth { fell: true } => Rate::Fall,
                RateKind::Difference { fell: false } => Rate::More,
                RateKind::Difference { fell: true } => Rate::Fewer,
            };
            Facts::Rate { told: Number(told), exact: Number(exact), percent, rate, first: Number(first), second: Number(second) }
        }
        Contradiction::Balance { received, carried_in, processed, carried_out, .. } => Facts::Balance {
            received: Number(received),
            carried_in: carried_in.map(Number),
            processed: Number(processed),
            carried_out: Number(carried_out),
        },
        Contradiction::AllDone { carried_out } => Facts::AllDone { carried_out: Number(carried_out) },
        Contradiction::Repeat { first, again, earlier } => Facts::Repeat { first: Number(first), again: Number(again), earlier },
        Contradiction::Denied { found, .. } => Facts::Denied { found: Number(found), cell: cell() },
    }
}

/// Whether what was tried are sums of last year's cells.
#[cfg(feature = "compare")]
fn is_last_years(sums: &[claims::Sum]) -> bool {
    sums.first().and_then(|(_, cells)| cells.first()).is_some_and(|cell| cell.filing == FilingId::PREVIOUS)
}

/// A count that the text tells of last year, beside what last year's table has first for it.
#[cfg(feature = "compare")]
fn last_years_count(figure: Decimal, sums: Vec<claims::Sum>, case: &Case) -> Facts {
    let tried = sums.into_iter().map(|sum| tried(sum, case)).next();
    let (row, column, sum) = tried.map_or_else(Default::default, |t| (t.rows.join("＋"), t.column, t.sum.0));
    let stated = Stated::new(rule::TOLD, "").with("figure", figure).with("row", &*row).with("column", &*column).with("sum", sum);
    self::stated(stated)
}

/// A parent's figure beside those of its units.
#[cfg(feature = "compare")]
fn sum(case: &Case, cell: CellName, sum: crate::rollup::Sum) -> Facts {
    let name = |unit: usize| case.units.as_ref().and_then(|units| units.list.get(unit)).map(|unit| unit.name.clone()).unwrap_or_default();
    let parts = sum.parts.into_iter().map(|(unit, value)| UnitFigure { unit: name(unit), value: Number(value) }).collect();
    let suspect =
        sum.suspect.map(|s| UnitSuspect { unit: name(s.unit), stated: Number(s.stated), slip: s.slip, suggested: s.suggested.map(Number) });
    Facts::Sum { cell, stated: Number(sum.stated), sum: Number(sum.sum), parts, suspect }
}
