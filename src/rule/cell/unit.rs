//! `cell.unit`: figures are in the unit of their table.

use super::{each, figure};
use crate::filing::Cell;
use crate::form::Kind;
use crate::number::{Figure, Unit};
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.unit",
    severity: Severity::Warning,
    statement: spoken(["金额以万元为单位，件数不带金额单位", "amounts are in 万元, counts have no unit of money"]),
    why: large([
        "以元填进万元的格，金额就大了一万倍，而表格看上去毫无异样。",
        "Yuan in a cell for 万元 make an amount ten thousand times too large, and nothing in the table shows it.",
    ]),
    basis: "国办公开办函〔2021〕30号附表二、〔2019〕60号附表二",
    pass: large(&[in_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t12.6万元")]), in_2021(&[("行政处罚\t318", "行政处罚\t318件")])]),
    fail: large(&[in_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t126000元")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    each(subject, outcome, &RULE, |cell, kind| figure(cell).and_then(|f| wrong_unit(cell, f, kind)));
}

fn wrong_unit(cell: &Cell, figure: &Figure, kind: Kind) -> Option<Fact> {
    let money = matches!(figure.unit, Some(Unit::Yuan | Unit::TenThousandYuan | Unit::HundredMillionYuan));
    let wrong = match kind {
        // 12万 of a count is a large count, not money.
        Kind::Count | Kind::Change => money && cell.raw.contains('元'),
        Kind::Amount { .. } => figure.unit.is_some_and(|u| u != Unit::TenThousandYuan),
    };
    wrong.then(|| Fact::Unit { raw: cell.raw.clone(), value: figure.value() })
}
