//! The module `gouji._gouji`: a thin door. Bytes and texts in; dicts and lists out, the same as the command line's JSON; or Arrow in, Arrow out.
//!
//! Paths and defaults are the Python package's beside it (`gouji/__init__.py`). The interpreter's lock is let go around all work on reports.

mod asked;
mod capsule;
mod checked;
mod columns;
mod tables;

use gouji::export::Checked;
use gouji::together::{self, Who};
use gouji::{Checker, Input, InputError, Lang, Report, UnitInput, form};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use serde::Serialize;

use asked::Asked;
use capsule::Batch;
use checked::Shape;

create_exception!(gouji, GoujiError, PyValueError, "Why there is no report: `code` for programs, the message for people.");

/// An error with a code, as every door has it.
fn error(py: Python, code: &str, message: String) -> PyErr {
    let error = GoujiError::new_err(message);
    match error.value(py).setattr("code", code) {
        Ok(()) => error,
        Err(other) => other,
    }
}

/// Why an input was not read, in the language asked for.
fn unread(py: Python, error: &InputError, lang: Lang) -> PyErr {
    self::error(py, error.code(), error.message(lang))
}

/// What is to be read: a text, the bytes of a file, or a rich paste.
#[derive(FromPyObject)]
enum Given {
    Bytes(PyBackedBytes),
    Text(PyBackedStr),
    #[pyo3(from_item_all)]
    Rich {
        html: PyBackedStr,
        text: PyBackedStr,
    },
}

impl Given {
    fn input(&self) -> Input<'_> {
        match self {
            Given::Bytes(bytes) => Input::Bytes(bytes),
            Given::Text(text) => Input::Text(text),
            Given::Rich { html, text } => Input::Rich { html, text },
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Given::Bytes(bytes) => bytes,
            Given::Text(text) => text.as_bytes(),
            Given::Rich { html, .. } => html.as_bytes(),
        }
    }

    /// The report as it is handed out: with the digest of what was checked, and where that came from.
    fn told(&self, report: Report, path: Option<&str>) -> Report {
        let mut report = Checked::new(report, self.bytes()).report;
        report.document.path = path.map(str::to_owned);
        report
    }
}

/// An answer as dicts and lists.
fn give<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize::pythonize(py, value)?)
}

#[pyfunction]
#[pyo3(signature = (data, path, previous, asked))]
fn check<'py>(py: Python<'py>, data: Given, path: Option<String>, previous: Option<Given>, asked: Asked) -> PyResult<Bound<'py, PyAny>> {
    let (checker, options) = asked.engine(py)?;
    let report = py.detach(|| {
        let report = match &previous {
            Some(previous) => checker.compare(previous.input(), data.input(), &options),
            None => checker.check(data.input(), &options),
        };
        report.map(|report| data.told(report, path.as_deref()))
    });
    give(py, &report.map_err(|e| unread(py, &e, asked.lang()))?)
}

#[pyfunction]
#[pyo3(signature = (data, path, asked))]
fn check_all<'py>(py: Python<'py>, data: Given, path: Option<String>, asked: Asked) -> PyResult<Bound<'py, PyAny>> {
    let (checker, options) = asked.engine(py)?;
    let reports = py.detach(|| -> Result<Vec<Report>, InputError> {
        let reports = checker.check_all(data.input(), &options)?;
        Ok(reports.into_iter().map(|report| data.told(report, path.as_deref())).collect())
    });
    give(py, &reports.map_err(|e| unread(py, &e, asked.lang()))?)
}

/// A unit of a roll-up.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Unit {
    data: Given,
    name: Option<String>,
    path: Option<String>,
    vertical: Option<bool>,
    part: Option<usize>,
}

impl Unit {
    fn input(&self) -> UnitInput<'_> {
        let unit = UnitInput::new(self.data.input());
        let unit = self.name.as_deref().map_or(unit, |name| unit.name(name));
        let unit = self.path.as_deref().map_or(unit, |path| unit.path(path));
        let unit = self.vertical.map_or(unit, |vertical| unit.vertical(vertical));
        self.part.map_or(unit, |part| unit.part(part))
    }
}

#[pyfunction]
#[pyo3(signature = (parent, path, units, asked))]
fn rollup<'py>(py: Python<'py>, parent: Given, path: Option<String>, units: Vec<Unit>, asked: Asked) -> PyResult<Bound<'py, PyAny>> {
    let (checker, options) = asked.engine(py)?;
    let sums = py.detach(|| {
        let units: Vec<UnitInput> = units.iter().map(Unit::input).collect();
        let mut sums = checker.rollup(parent.input(), &units, &options)?;
        sums.parent.path = path;
        Ok(sums)
    });
    give(py, &sums.map_err(|e| unread(py, &e, asked.lang()))?)
}

/// Whose report one is, and of which year, as far as is known.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Told {
    name: Option<String>,
    organization: Option<String>,
    year: Option<i32>,
    read: bool,
}

#[pyfunction]
#[pyo3(signature = (list))]
fn arrange(py: Python<'_>, list: Vec<Told>) -> PyResult<Bound<'_, PyAny>> {
    let who = |Told { name, organization, year, read }| Who { file: name, organization, year, read };
    give(py, &together::arrange(&list.into_iter().map(who).collect::<Vec<_>>()))
}

#[pyfunction]
#[pyo3(signature = (batch, path, content, shape, asked))]
fn batch(py: Python, batch: &Bound<PyAny>, path: &str, content: &str, shape: &str, asked: Asked) -> PyResult<Batch> {
    let (checker, options) = asked.engine(py)?;
    let shape = match shape {
        "findings" => Shape::Findings,
        "cells" => Shape::Cells,
        _ => Shape::Reports,
    };
    let batches = capsule::read(batch)?;
    let made = py.detach(|| checked::check(&batches, path, content, shape, &checker, &options, asked.lang()));
    made.map(Batch).map_err(|why| error(py, "call", why))
}

#[pyfunction]
fn forms(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    catalogue(py, form::official())
}

#[pyfunction]
fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    catalogue(py, &Checker::new().rules())
}

/// A catalogue as the command line prints it: through JSON, which knows no tuples.
fn catalogue<'py>(py: Python<'py>, entries: &[impl Serialize]) -> PyResult<Bound<'py, PyAny>> {
    give(py, &serde_json::to_value(entries).map_err(|e| error(py, "internal", e.to_string()))?)
}

/// The module itself.
#[pymodule]
mod _gouji {
    #[pymodule_export]
    use super::{Batch, GoujiError, arrange, batch, check, check_all, forms, rollup, rules};

    /// More bytes than these are not read.
    #[pymodule_export]
    const MAX_BYTES: usize = gouji::MAX_BYTES;
}
