//! Reports made for tests: random figures that hold every relation, printed in every layout they arrive in.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod forest;
pub mod layout;
pub mod odd_units;
pub mod paste;
pub mod planting;
pub mod retold;
pub mod slips;
pub mod story;
pub mod tree;

use std::collections::HashMap;

use gouji::form::{Form, Kind, official};
use gouji::report::CellState;
use gouji::{Checker, Input, Options, Report};

/// Numbers that look random and are the same on every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Figures for every address of a form.
#[derive(Clone)]
pub struct Figures {
    pub form: &'static Form,
    pub values: HashMap<String, i64>,
}

impl Figures {
    /// Figures that hold every relation; `size` is about how large the larger ones are.
    pub fn random(form: &'static Form, seed: u64, size: usize) -> Figures {
        let mut random = Random::new(seed);
        let mut values: HashMap<String, i64> = HashMap::new();
        for table in &form.tables {
            for cell in &table.cells {
                let value = if random.below(3) == 0 { random.below(size) } else { random.below(4) };
                values.insert(cell.address.to_string(), value as i64);
            }
        }
        let mut figures = Figures { form, values };
        figures.settle(&mut random);
        figures
    }

    fn get(&self, address: &str) -> i64 {
        self.values.get(address).copied().unwrap_or(0)
    }

    fn set(&mut self, address: String, value: i64) {
        self.values.insert(address, value);
    }

    fn settle(&mut self, random: &mut Random) {
        let requests = self.form.table("requests").unwrap();
        let block = &requests.blocks[0];
        let results: Vec<&str> =
            block.rows.iter().map(|r| r.key.as_ref()).filter(|k| !["new", "carried_in", "total", "carried_out"].contains(k)).collect();
        for column in block.columns.iter().filter(|c| !c.total).map(|c| &c.key) {
            // Natural persons ask most; the other columns are nearly empty.
            if column != "natural" {
                for row in &results {
                    if random.below(5) > 0 {
                        self.set(format!("requests/{row}/{column}"), 0);
                    }
                }
                self.set(format!("requests/carried_in/{column}"), 0);
            }
            let total: i64 = results.iter().map(|r| self.get(&format!("requests/{r}/{column}"))).sum();
            self.set(format!("requests/total/{column}"), total);
            let carried_out = random.below(3).min(if column == "natural" { 3 } else { 1 }) as i64;
            self.set(format!("requests/carried_out/{column}"), carried_out);
            let carried_in = self.get(&format!("requests/carried_in/{column}")).min(total + carried_out);
            self.set(format!("requests/carried_in/{column}"), carried_in);
            self.set(format!("requests/new/{column}"), total + carried_out - carried_in);
        }
        for row in &block.rows {
            let sum = block.columns.iter().filter(|c| !c.total).map(|c| self.get(&format!("requests/{}/{}", row.key, c.key))).sum();
            self.set(format!("requests/{}/total", row.key), sum);
        }
        for row in ["review", "direct", "after_review"] {
            let sum = ["upheld", "corrected", "other", "pending"].iter().map(|c| self.get(&format!("review/{row}/{c}"))).sum();
            self.set(format!("review/{row}/total"), sum);
        }
        // The body of these reports is a 局, which makes no 规章.
        for cell in self.form.table("disclosure").unwrap().cells.iter().filter(|c| c.address.starts_with("disclosure/regulations/")) {
            self.values.insert(cell.address.to_string(), 0);
        }
        let stock = self.get("disclosure/normative/issued").max(self.get("disclosure/normative/disclosed")) + 3;
        for column in ["in_force", "total_public"] {
            self.set(format!("disclosure/normative/{column}"), stock);
        }
    }

    /// The figure as printed: `zero` stands for 0.
    pub fn text(&self, address: &str, kind: Kind, zero: &str) -> String {
        match (self.get(address), kind) {
            (0, _) => zero.to_owned(),
            (value, Kind::Amount { decimals: Some(_) }) => format!("{value}.2500"),
            (value, Kind::Amount { decimals: None }) => format!("{value}.25"),
            (value, _) => value.to_string(),
        }
    }

    /// The value a reader should give, 0 for what stands for nothing.
    pub fn value(&self, address: &str, kind: Kind) -> f64 {
        match (self.get(address), kind) {
            (0, _) => 0.0,
            (value, Kind::Amount { .. }) => value as f64 + 0.25,
            (value, _) => value as f64,
        }
    }
}

/// Checks a text.
pub fn check(text: &str) -> Report {
    Checker::new().check(Input::Text(text), &Options::default()).expect("a text is read")
}

/// The figures of a report by address; None where it says nothing.
pub fn figures(report: &Report) -> HashMap<String, Option<f64>> {
    let number = |n: gouji::report::Number| n.0.to_string().parse::<f64>().unwrap();
    report.tables.iter().flat_map(|t| &t.cells).map(|c| (c.address.clone(), c.value.map(number))).collect()
}

/// Holds the figures of `report` against `expected` (a blank is 0) and gives every difference; doubtful cells are told apart.
pub fn differences(report: &Report, expected: &Figures) -> Vec<String> {
    let found = figures(report);
    let states: HashMap<&str, CellState> = report.tables.iter().flat_map(|t| &t.cells).map(|c| (c.address.as_str(), c.state)).collect();
    let mut wrong = Vec::new();
    for cell in expected.form.tables.iter().flat_map(|t| &t.cells) {
        let wanted = expected.value(&cell.address, cell.kind);
        match found.get(cell.address.as_ref()) {
            _ if states.get(cell.address.as_ref()) == Some(&CellState::Doubtful) => wrong.push(format!("{} doubtful", cell.address)),
            Some(value) if value.unwrap_or(0.0) == wanted => {}
            other => wrong.push(format!("{}: {other:?} for {wanted}", cell.address)),
        }
    }
    wrong
}

pub fn form(id: &str) -> &'static Form {
    official().iter().find(|f| f.id == id).unwrap()
}
