//! A slip in one figure, in every layout that keeps what it needs: exactly the relations it stands in are reported.

mod common;

use common::layout::{LAYOUTS, report};
use common::{Figures, Random, check, form};
use gouji::form::Op;

#[test]
fn a_slip_breaks_exactly_its_own_relations_in_every_layout() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for form_id in ["2019", "2021"] {
        let form = form(form_id);
        for (name, print, _) in LAYOUTS {
            for seed in 0..30 {
                let mut random = Random::new(seed * 77 + 5);
                let mut figures = Figures::random(form, seed + 100, [6, 60, 800][seed as usize % 3]);
                let table = form.table(["requests", "requests", "review"][random.below(3)]).unwrap();
                let cell = random.below(table.cells.len());
                let address = table.cells[cell].address.to_string();
                let value = figures.values[&address];
                let slip = [value + 1, value + 9, value * 10 + 3, value / 10 + 2][random.below(4)];
                if slip == value {
                    continue;
                }
                figures.values.insert(address.clone(), slip);
                let answer = check(&report(&figures, *print, "0"));
                let mut expected: Vec<Vec<String>> = table
                    .relations
                    .iter()
                    .filter(|r| r.op == Op::Equal && r.terms.iter().any(|t| t.1 == cell))
                    .map(|r| r.terms.iter().map(|t| table.cells[t.1].address.to_string()).collect())
                    .collect();
                let relations = ["requests.row-total", "requests.results-total", "requests.balance", "review.total"];
                let mut found: Vec<Vec<String>> =
                    answer.findings.iter().filter(|f| relations.contains(&f.rule.as_ref())).map(|f| f.cells.clone()).collect();
                expected.sort();
                found.sort();
                tried += 1;
                if found != expected || answer.summary.errors != expected.len() {
                    failures.push(format!(
                        "{form_id}, {name}, seed {seed}, {address} {value} → {slip}: {} found, {} expected",
                        found.len(),
                        expected.len()
                    ));
                }
            }
        }
    }
    assert!(tried > 900);
    assert!(failures.is_empty(), "{} of {tried} fail:\n{}", failures.len(), failures.join("\n"));
}
