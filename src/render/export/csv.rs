//! Findings and figures as csv, for Excel: a byte order mark, and no cell that a spreadsheet would run as a formula.

use csv::Writer;

use super::{Item, basis, figure};
use crate::filing::State;
use crate::form::Form;
use crate::render::answers::answers_to;
use crate::render::visible::visible;
use crate::report::names::row_name;
use crate::report::{FindingReport, Report};
use crate::say::Lang;

/// A text as a cell: one that begins like a formula gets an apostrophe before it, as OWASP advises ("CSV Injection").
fn cell(text: &str) -> String {
    let text = visible(text);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text }
}

/// What a file begins with, so that Excel reads it as UTF-8.
pub const MARK: &str = "\u{feff}";

/// Rows as lines of csv. Writing to memory cannot fail, and only texts are written.
fn lines_of<R: IntoIterator<Item = String>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// What the columns behind the message hold; empty where there is nothing to say.
type Rest = [String; 11];

/// The line of columns.
pub fn head(lang: Lang) -> String {
    MARK.to_owned() + &lines_of([lang.labels().csv_columns.map(str::to_owned)])
}

/// The lines of an input.
pub fn lines(item: &Item, lang: Lang) -> String {
    lines_of(rows(item, lang, cell))
}

/// For an input the row of its verdict, and one for each finding, each one set aside and all that was not checked; for an input that could not be
/// read the one row that says why, its rule being `input.` and the code of the error. `cell` makes the texts of others safe where they go.
pub fn rows(item: &Item, lang: Lang, cell: fn(&str) -> String) -> Vec<Vec<String>> {
    let (organization, year) = match item {
        Item::Checked(checked) => (checked.report.document.organization.as_deref(), checked.report.document.year),
        Item::Unread(_) => (None, None),
    };
    let about = [cell(&item.name(lang)), cell(organization.unwrap_or_default()), year.map_or_else(String::new, |y| y.to_string())];
    let mut rows = Vec::new();
    let mut line = |word: &str, rule: &str, message: &str, rest: Rest| {
        let own = [word.to_owned(), rule.to_owned(), cell(message)];
        rows.push(about.iter().cloned().chain(own).chain(rest).collect());
    };
    match item {
        Item::Checked(checked) => document(&checked.report, &mut line, lang, cell),
        Item::Unread(unread) => {
            line(lang.labels().unread, &format!("input.{}", unread.error.code), &unread.error.message, Rest::default());
        }
    }
    rows
}

/// The rows of one report.
fn document(report: &Report, line: &mut impl FnMut(&str, &str, &str, Rest), lang: Lang, cell: fn(&str) -> String) {
    let mut held_against = Rest::default();
    held_against[9] = cell(report.document.profile.as_deref().unwrap_or_default());
    line(lang.labels().verdict, "", &report.verdict.text, held_against);
    for finding in report.open() {
        line(lang.labels().severity(finding.severity), &finding.rule, &finding.message, details(report, finding, lang, cell));
    }
    for (finding, reason) in report.aside() {
        let mut rest = Rest::default();
        (rest[8], rest[10]) = (cell(reason), finding.id.clone());
        line(lang.labels().set_aside, &finding.rule, &finding.message, rest);
    }
    for item in &report.not_checked {
        line(lang.labels().not_checked, &item.rule, &item.why, Rest::default());
    }
}

fn details(report: &Report, finding: &FindingReport, lang: Lang, cell: fn(&str) -> String) -> Rest {
    let place = |part: fn(&crate::place::Place) -> u32| finding.place.as_ref().map_or_else(String::new, |p| part(p).to_string());
    let answers: Vec<String> = answers_to(report, finding).map(|(_, a)| a.line(lang)).collect();
    [
        finding.cells.join(" "),
        figure(finding.stated),
        figure(finding.expected),
        figure(finding.difference),
        cell(finding.formula.as_deref().unwrap_or_default()),
        cell(finding.quote.as_deref().unwrap_or_default()),
        place(|p| p.line),
        place(|p| p.column),
        cell(&answers.join(" ")),
        basis(&finding.rule).to_owned(),
        finding.id.clone(),
    ]
}

/// A cell's state, by its name in JSON.
fn state(state: State) -> &'static str {
    match state {
        State::Stated => "stated",
        State::Blank => "blank",
        State::Inferred => "inferred",
        State::Doubtful => "doubtful",
        State::Missing => "missing",
    }
}

/// A line for each cell of every table.
pub fn figures(report: &Report, forms: &[Form]) -> String {
    let columns = ["表 table", "行 row", "列 column", "数值 value", "原文 raw", "状态 state", "地址 address"];
    MARK.to_owned() + &lines_of(std::iter::once(columns.map(str::to_owned)).chain(figure_rows(report, forms, cell)))
}

/// Of each cell of every table its table, row, column, figure, words, state and address.
pub fn figure_rows<'r>(report: &'r Report, forms: &'r [Form], cell: fn(&str) -> String) -> impl Iterator<Item = [String; 7]> + 'r {
    report.tables.iter().flat_map(move |table| {
        let form = forms.iter().find(|f| f.id == table.form).and_then(|f| f.table(&table.id));
        table.cells.iter().enumerate().map(move |(i, found)| {
            let (title, name, column) =
                form.map_or_else(Default::default, |f| (f.title.as_ref(), row_name(f, i), f.column_of(i).label.as_ref()));
            let (value, address) = (figure(found.value), found.address.clone());
            [cell(title), cell(&name), cell(column), value, cell(&found.raw), state(found.state).to_owned(), address]
        })
    })
}

/// Rows as csv, as far as they are texts.
#[cfg(feature = "compare")]
pub fn spreadsheet(rows: &[Vec<String>]) -> String {
    let safe = |text: &String| if text.parse::<f64>().is_ok() { text.clone() } else { cell(text) };
    lines_of(rows.iter().map(|row| row.iter().map(safe)))
}
