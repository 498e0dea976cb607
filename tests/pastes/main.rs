//! Copies of reports as people paste them: how many cells come out right, and nothing is accused falsely.

mod beside;
mod blanks;
mod classes;
mod columns;
#[path = "../common/mod.rs"]
mod common;
mod copies;
mod counted;
mod cut;
mod empty_columns;
mod heads;
mod kinds;
mod labels;
mod lines;
mod reviews;
mod signs;
mod turned;

use common::Figures;
use common::paste::Paste;
use gouji::report::{CellState, Severity};
use gouji::{Checker, Input, Options, Report};

/// What is told of a paste; None where it is refused.
fn check(paste: &Paste) -> Option<Report> {
    Checker::new().check(Input::Bytes(&paste.bytes), &Options::default()).ok()
}

/// Whether a rule is a sum of one of the tables.
fn is_sum(rule: &str) -> bool {
    ["requests.", "review.", "disclosure."].iter().any(|table| rule.starts_with(table))
}

/// What is read of cells by their addresses ("5" stated, "5?" doubtful, "_" blank), and the rules of what is found that is no note.
fn told(text: &str, addresses: &[&str]) -> (String, Vec<String>) {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cell = |address: &&str| {
        let cell = report.tables.iter().flat_map(|t| &t.cells).find(|c| c.address == *address).unwrap();
        let value = cell.value.as_ref().map_or(String::new(), |v| v.to_string());
        value
            + match cell.state {
                CellState::Stated => "",
                CellState::Blank => "_",
                CellState::Missing => "!",
                _ => "?",
            }
    };
    let found = report.findings.iter().filter(|f| f.severity != Severity::Note).map(|f| f.rule.to_string()).collect();
    (addresses.iter().map(cell).collect::<Vec<_>>().join(" "), found)
}

/// The state of each cell of a row in a text of one table.
fn states(text: &str, row: &str) -> Vec<CellState> {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cells = report.tables.into_iter().flat_map(|t| t.cells);
    cells.filter(|c| c.address.starts_with(&format!("{row}/"))).map(|c| c.state).collect()
}

/// How many figures of the requests are stated as they are, how many stated otherwise, and the rules of what is found but for blanks; with each note's label.
fn placed(figures: &Figures, text: &str) -> (usize, usize, Vec<String>) {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cells = report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("requests/") && c.state == CellState::Stated);
    let (right, wrong): (Vec<_>, Vec<_>) =
        cells.partition(|c| c.value.map(|v| v.0.to_string().parse().unwrap()) == Some(figures.values[&c.address]));
    (right.len(), wrong.len(), report.findings.iter().map(|f| f.rule.to_string()).collect())
}

/// The rows of the table of requests of a form, each its group's heading, its label and its figures, the total first or last.
fn requests(figures: &Figures, total_first: bool) -> Vec<(String, String, Vec<String>)> {
    let table = figures.form.table("requests").unwrap();
    let row = |(b, r, row): (usize, usize, &gouji::form::RowForm)| {
        let mut cells: Vec<String> =
            table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0")).collect();
        if total_first {
            cells.rotate_right(1);
        }
        (row.groups.last().map_or(String::new(), |g| g.to_string()), row.label.to_string(), cells)
    };
    table.rows().map(row).collect()
}
