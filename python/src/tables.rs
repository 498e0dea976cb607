//! Reports → rows of tables: whose they are, what they come to, their findings, cells and what was not checked.

use arrow_array::RecordBatch;
use gouji::Report;
use gouji::report::UNREAD;
use serde::Serialize;

use crate::checked::Shape;
use crate::columns::{Kind, Table, Value, batch, count};

/// Whose row it is: before all others.
const WHOSE: [(&str, Kind); 5] =
    [("path", Kind::Text), ("part", Kind::Whole), ("organization", Kind::Text), ("year", Kind::Whole), ("form", Kind::Text)];

const ABOUT: [(&str, Kind); 16] = [
    ("title", Kind::Text),
    ("format", Kind::Text),
    ("extent", Kind::Text),
    ("sha256", Kind::Text),
    ("error_code", Kind::Text),
    ("error", Kind::Text),
    ("verdict", Kind::Text),
    ("errors", Kind::Whole),
    ("warnings", Kind::Whole),
    ("notes", Kind::Whole),
    ("ignored", Kind::Whole),
    ("problems", Kind::Whole),
    ("relations_held", Kind::Whole),
    ("relations_broken", Kind::Whole),
    ("relations_not_checked", Kind::Whole),
    ("claims_not_checked", Kind::Whole),
];

const FINDING: [(&str, Kind); 13] = [
    ("id", Kind::Text),
    ("rule", Kind::Text),
    ("severity", Kind::Text),
    ("key", Kind::Text),
    ("message", Kind::Text),
    ("cells", Kind::Texts),
    ("stated", Kind::Figure),
    ("expected", Kind::Figure),
    ("difference", Kind::Figure),
    ("formula", Kind::Text),
    ("quote", Kind::Text),
    ("line", Kind::Whole),
    ("aside", Kind::Text),
];

const CELL: [(&str, Kind); 6] = [
    ("table", Kind::Text),
    ("address", Kind::Text),
    ("value", Kind::Figure),
    ("raw", Kind::Text),
    ("state", Kind::Text),
    ("line", Kind::Whole),
];

const NOT_CHECKED: [(&str, Kind); 3] = [("rule", Kind::Text), ("code", Kind::Text), ("why", Kind::Text)];

/// The tables that are being made: of a shape that is flat one of them, behind whose its rows are.
pub struct Tables {
    shape: Shape,
    whose: Table,
    about: Table,
    findings: Table,
    cells: Table,
    not_checked: Table,
    /// Where the lists of each report end.
    ends: [Vec<i32>; 3],
}

impl Tables {
    /// Empty ones.
    pub fn new(shape: Shape) -> Tables {
        Tables {
            shape,
            whose: Table::new(&WHOSE),
            about: Table::new(&ABOUT),
            findings: Table::new(&FINDING),
            cells: Table::new(&CELL),
            not_checked: Table::new(&NOT_CHECKED),
            ends: Default::default(),
        }
    }

    /// The rows of a report.
    ///
    /// # Errors
    /// Where they are more than one batch can hold.
    pub fn report(&mut self, path: Option<&str>, report: &Report) -> Result<(), String> {
        match self.shape {
            Shape::Findings => self.findings(report)?,
            Shape::Cells => self.cells(report)?,
            Shape::Reports => {
                self.findings(report)?;
                self.cells(report)?;
                for open in &report.not_checked {
                    let json = serde_json::to_value(open).map_err(|e| e.to_string())?;
                    self.not_checked.row([
                        Value::Text(Some(&open.rule)),
                        Value::Text(json["code"].as_str()),
                        Value::Text(Some(&open.why)),
                    ])?;
                }
                let (about, summary) = (&report.document, &report.summary);
                self.about.row([
                    Value::Text(about.title.as_deref()),
                    Value::Text(Some(&name(&about.format))),
                    Value::Text(Some(&name(&about.extent))),
                    Value::Text(about.sha256.as_deref()),
                    Value::Text(None),
                    Value::Text(None),
                    Value::Text(Some(&report.verdict.text)),
                    count(summary.errors),
                    count(summary.warnings),
                    count(summary.notes),
                    count(summary.ignored),
                    count(summary.problems),
                    count(summary.relations.held),
                    count(summary.relations.broken),
                    count(summary.relations.not_checked),
                    count(summary.claims.not_checked),
                ])?;
            }
        }
        let about = &report.document;
        self.owned(|| {
            [
                Value::Text(path),
                count(about.part),
                Value::Text(about.organization.as_deref()),
                Value::Whole(about.year),
                Value::Text(about.form.as_deref()),
            ]
        })
    }

    /// The row of an input that could not be read: in every table, for what is not there looks fine.
    ///
    /// # Errors
    /// As of a report.
    pub fn unread(&mut self, path: Option<&str>, code: &str, why: &str) -> Result<(), String> {
        let (text, none) = (|text| Value::Text(Some(text)), || Value::Text(None));
        let whole = || Value::Whole(None);
        match self.shape {
            Shape::Findings => {
                let figure = || Value::Figure(None);
                let texts = Value::Texts(&[]);
                let row = [
                    none(),
                    text(UNREAD),
                    text("error"),
                    text(code),
                    text(why),
                    texts,
                    figure(),
                    figure(),
                    figure(),
                    none(),
                    none(),
                    whole(),
                    none(),
                ];
                self.findings.row(row)?;
            }
            Shape::Cells => self.cells.row([none(), none(), Value::Figure(None), text(why), text("unread"), whole()])?,
            Shape::Reports => self.about.row([
                none(),
                none(),
                none(),
                none(),
                text(code),
                text(why),
                none(),
                whole(),
                whole(),
                whole(),
                whole(),
                whole(),
                whole(),
                whole(),
                whole(),
                whole(),
            ])?,
        }
        self.owned(|| [Value::Text(path), whole(), none(), whole(), none()])
    }

    /// Says whose the rows are that came since the last time, and where they end.
    fn owned<'a>(&mut self, whose: impl Fn() -> [Value<'a>; 5]) -> Result<(), String> {
        let rows = match self.shape {
            Shape::Findings => self.findings.len(),
            Shape::Cells => self.cells.len(),
            Shape::Reports => self.about.len(),
        };
        while self.whose.len() < rows {
            self.whose.row(whose())?;
        }
        for (ends, table) in self.ends.iter_mut().zip([&self.findings, &self.cells, &self.not_checked]) {
            ends.push(i32::try_from(table.len()).map_err(|_| "too many rows for one batch: give fewer reports at a time")?);
        }
        Ok(())
    }

    fn findings(&mut self, report: &Report) -> Result<(), String> {
        for finding in &report.findings {
            self.findings.row([
                Value::Text(Some(&finding.id)),
                Value::Text(Some(&finding.rule)),
                Value::Text(Some(&name(&finding.severity))),
                Value::Text(Some(&finding.key)),
                Value::Text(Some(&finding.message)),
                Value::Texts(&finding.cells),
                Value::Figure(finding.stated),
                Value::Figure(finding.expected),
                Value::Figure(finding.difference),
                Value::Text(finding.formula.as_deref()),
                Value::Text(finding.quote.as_deref()),
                Value::Whole(finding.place.and_then(|p| i32::try_from(p.line).ok())),
                Value::Text(finding.aside.as_deref()),
            ])?;
        }
        Ok(())
    }

    fn cells(&mut self, report: &Report) -> Result<(), String> {
        for table in &report.tables {
            for cell in &table.cells {
                self.cells.row([
                    Value::Text(Some(&table.id)),
                    Value::Text(Some(&cell.address)),
                    Value::Figure(cell.value),
                    Value::Text(Some(&cell.raw)),
                    Value::Text(Some(&name(&cell.state))),
                    Value::Whole(cell.place.and_then(|p| i32::try_from(p.line).ok())),
                ])?;
            }
        }
        Ok(())
    }

    /// The batch.
    ///
    /// # Errors
    /// In Arrow's words; none is known.
    pub fn finish(self) -> Result<RecordBatch, String> {
        let rows = self.whose.len();
        let mut columns = self.whose.finish();
        match self.shape {
            Shape::Findings => columns.extend(self.findings.finish()),
            Shape::Cells => columns.extend(self.cells.finish()),
            Shape::Reports => {
                columns.extend(self.about.finish());
                let lists = [("findings", self.findings), ("cells", self.cells), ("not_checked", self.not_checked)];
                for ((name, table), ends) in lists.into_iter().zip(&self.ends) {
                    columns.push((name, table.lists(ends).map_err(|e| e.to_string())?));
                }
            }
        }
        batch(columns, rows).map_err(|e| e.to_string())
    }
}

/// The name of a state, a severity, a format: as in JSON.
fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
