//! Findings and figures as csv, for Excel: a byte order mark, and no cell that a spreadsheet would run as a formula.

use csv::Writer;

use super::{Checked, basis, figure, severity};
use crate::form::Form;
use crate::render::{Lang, wording};

/// A text as a cell: one that begins like a formula gets an apostrophe before it, as OWASP advises ("CSV Injection").
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text.to_owned() }
}

fn finished(writer: Writer<Vec<u8>>) -> String {
    // Writing to memory cannot fail, and only texts were written.
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn row(writer: &mut Writer<Vec<u8>>, cells: &[String]) {
    let _ = writer.write_record(cells);
}

/// A line for each finding, and for each document without any; what was not checked and what was set aside have lines of their own.
pub fn render(checked: &[Checked], lang: Lang) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    let heads = lang.pick(
        [
            "文件",
            "单位",
            "年度",
            "级别",
            "规则",
            "说明",
            "单元格",
            "报告数",
            "应为",
            "差额",
            "算式",
            "原文",
            "行",
            "列",
            "建议",
            "依据",
            "编号",
        ],
        [
            "file",
            "organization",
            "year",
            "severity",
            "rule",
            "message",
            "cells",
            "stated",
            "expected",
            "difference",
            "formula",
            "quote",
            "line",
            "column",
            "suggestion",
            "basis",
            "id",
        ],
    );
    row(&mut writer, &heads.map(str::to_owned));
    for checked in checked {
        let report = &checked.report;
        let about = [
            cell(checked.name(lang)),
            cell(report.document.organization.as_deref().unwrap_or_default()),
            report.document.year.map_or_else(String::new, |y| y.to_string()),
        ];
        let mut line = |severity: &str, rule: &str, message: &str, rest: [String; 11]| {
            let own = [severity.to_owned(), rule.to_owned(), cell(message)];
            row(&mut writer, &about.iter().cloned().chain(own).chain(rest).collect::<Vec<_>>());
        };
        for finding in report.open() {
            let place = |part: fn(&crate::place::Place) -> u32| finding.place.as_ref().map_or_else(String::new, |p| part(p).to_string());
            let suggestion = super::suggestions(report, finding).first().map_or_else(String::new, |d| cell(&d.message));
            let rest = [
                finding.cells.join(" "),
                figure(finding.stated),
                figure(finding.expected),
                figure(finding.difference),
                cell(finding.formula.as_deref().unwrap_or_default()),
                cell(finding.quote.as_deref().unwrap_or_default()),
                place(|p| p.line),
                place(|p| p.column),
                suggestion,
                basis(finding.rule).to_owned(),
                finding.id.clone(),
            ];
            line(severity(finding, lang), finding.rule, &finding.message, rest);
        }
        for (finding, reason) in report.aside() {
            let mut rest: [String; 11] = std::array::from_fn(|_| String::new());
            (rest[8], rest[10]) = (cell(reason), finding.id.clone());
            line(lang.pick("已忽略", "set aside"), finding.rule, &finding.message, rest);
        }
        for item in &report.not_checked {
            line(lang.pick("未核对", "not checked"), item.rule, &item.why, std::array::from_fn(|_| String::new()));
        }
        if report.open().next().is_none() {
            line(lang.pick("结论", "verdict"), "", &report.verdict.text, std::array::from_fn(|_| String::new()));
        }
    }
    finished(writer)
}

/// A line for each cell of every table.
pub fn figures(checked: &Checked, forms: &[Form]) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    row(&mut writer, &["表 table", "行 row", "列 column", "数值 value", "原文 raw", "状态 state", "地址 address"].map(str::to_owned));
    for table in &checked.report.tables {
        let form = forms.iter().find(|f| f.id == table.form).and_then(|f| f.table(&table.id));
        for (i, found) in table.cells.iter().enumerate() {
            let (title, name, column) =
                form.map_or_else(Default::default, |f| (f.title.as_str(), wording::row_name(f, i), f.column_of(i).label.as_str()));
            let cells = [
                cell(title),
                cell(&name),
                cell(column),
                figure(found.value),
                cell(&found.raw),
                found.state.to_owned(),
                found.address.clone(),
            ];
            row(&mut writer, &cells);
        }
    }
    finished(writer)
}
