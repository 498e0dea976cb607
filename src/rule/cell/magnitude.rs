//! `cell.magnitude`: an amount that was meant in yuan.

use rust_decimal::Decimal;

use crate::filing::{Filing, State};
use crate::form;
use crate::rule::body::{Body, Kind, Level};
use crate::rule::{CellId, Fact, Outcome, Rule, Severity, Stated, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.magnitude",
    severity: Severity::Note,
    statement: spoken(["以万元计的金额在情理之中", "amounts in 万元 are such as may be"]),
    why: large([
        "以元填进万元的格，没有单位可查，只有数字大得不合情理，或者恰是上年的一万倍上下。",
        "Where yuan were put into a cell for 万元 without a unit, only the size tells: larger than may be, or some ten thousand times last year's.",
    ]),
    basis: "国办公开办函〔2021〕30号附表二、〔2019〕60号附表二",
    pass: large(&[in_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t1268000.5")])]),
    fail: large(&[
        in_2021(&[("行政事业性收费\t12.6", "行政事业性收费\t126000000")]),
        in_2021(&[("青禾市水利局", "清溪镇人民政府"), ("行政事业性收费\t12.6", "行政事业性收费\t126000")]),
    ]),
    run,
};

const SAYS: [&str; 2] =
    ["{value} 万元大得不合情理，也许是以元填报的", "{value} 万元 is more than may be: it may have been filled in in yuan"];

/// No body takes in or spends more than this in a year, in 万元: what all governments of the country together take in in such fees is some 4,000 亿元
/// a year (财政部, 全国财政决算), a province's share of it a few hundred, a county's a few, a town's next to nothing.
fn most(body: Body, organization: Option<&str>) -> Decimal {
    let of_county = || organization.is_some_and(|name| name.contains('县'));
    Decimal::from(match (body.kind, body.level) {
        (_, Some(Level::Town)) => 100_000,
        (_, Some(Level::County)) => 1_000_000,
        (Kind::Department, _) if of_county() => 1_000_000,
        (Kind::Department | Kind::Government | Kind::Office, _) => 10_000_000,
        _ => 40_000_000,
    })
}

fn run(subject: &Subject, outcome: &mut Outcome) {
    let this = &subject.case.this;
    let most = most(subject.body, this.organization.as_deref());
    for (t, table) in this.tables() {
        for (c, cell) in table.cells.iter().enumerate() {
            let form = &table.table.cells[c];
            if !matches!(form.kind, form::Kind::Amount { .. }) || cell.state != State::Stated {
                continue;
            }
            let Some(value) = cell.value() else { continue };
            let last = subject.case.previous.as_ref().filter(|_| cfg!(feature = "compare")).and_then(|p| amount(p, &form.address));
            if value > most || last.is_some_and(|last| ten_thousandfold(value, last)) {
                let fact = Stated::new(SAYS, form.address.as_ref()).with("value", value);
                outcome.findings.push(found(&RULE, Fact::Stated(fact), vec![CellId::this(t, c)], cell.span));
            }
        }
    }
}

/// What another report has at an address.
fn amount(filing: &Filing, address: &str) -> Option<Decimal> {
    for table in &filing.tables {
        if let Some(at) = table.table.cells.iter().position(|c| c.address == address) {
            return table.cells[at].value().filter(|_| table.cells[at].state == State::Stated);
        }
    }
    None
}

/// Whether `value` is `last` in the smaller unit, give or take what may change in a year.
fn ten_thousandfold(value: Decimal, last: Decimal) -> bool {
    value.checked_div(last).is_some_and(|times| times >= Decimal::from(3_000) && times <= Decimal::from(30_000))
}
