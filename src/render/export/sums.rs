//! Roll-ups as one document: csv, or a page of its own.
//!
//! In: what each roll-up came to ([`Rollup`]). Out: what a document of them begins with, what each adds to it, and what ends it.

use std::fmt::Write;

use super::{csv, grade, html};
use crate::form::official;
use crate::render::printed::printed;
use crate::render::visible::visible;
use crate::report::{Facts, FindingReport, Rollup, UnitDocument, UnitStanding};
use crate::say::Lang;

/// The shapes of roll-ups.
///
/// ```
/// use gouji::export::{SumsShape, rollups};
///
/// assert!(rollups(&[], SumsShape::Html, gouji::Lang::Zh).contains("汇总核对"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumsShape {
    /// A row for each finding and for all that was not compared, for spreadsheets.
    Csv,
    /// A page of its own, that needs nothing else.
    Html,
}

/// All of `sums` in one shape, in their order.
///
/// ```
/// use gouji::export::{SumsShape, rollups};
/// use gouji::{Checker, Input, Lang, Options, UnitInput};
///
/// let of = |name: &str, licences: &str| format!("{name}2023年政府信息公开工作年度报告\n行政许可\t{licences}\n行政处罚\t0\n");
/// let (parent, units) = (of("青禾市人民政府", "7"), [of("水利局", "3"), of("教育局", "5")]);
/// let units: Vec<UnitInput> = units.iter().map(|unit| UnitInput::new(Input::Text(unit))).collect();
/// let sums = Checker::new().rollup(Input::Text(&parent), &units, &Options::default())?;
/// let list = rollups(&[sums], SumsShape::Csv, Lang::Zh);
/// assert!(list.contains("青禾市人民政府 2023") && list.contains("表二·行政许可·本年处理决定数量"));
/// # Ok::<(), gouji::InputError>(())
/// ```
pub fn rollups(sums: &[Rollup], shape: SumsShape, lang: Lang) -> String {
    let parts = sums.iter().map(|one| part(one, shape, lang));
    std::iter::once(head(shape, lang)).chain(parts).chain([end(shape).to_owned()]).collect()
}

/// What a document of roll-ups begins with.
pub(crate) fn head(shape: SumsShape, lang: Lang) -> String {
    let columns = lang.pick(
        ["上级", "级别", "规则", "说明", "位置", "上级所报", "单位合计", "差额", "算式", "各单位的数", "地址"],
        ["parent", "severity", "rule", "message", "place", "stated", "sum", "difference", "formula", "units", "address"],
    );
    match shape {
        SumsShape::Csv => csv::MARK.to_owned() + &csv::spreadsheet(&[columns.map(str::to_owned).to_vec()]),
        SumsShape::Html => html::page_head(lang.pick("汇总核对", "Roll-up"), lang),
    }
}

/// What one roll-up adds.
pub(crate) fn part(rollup: &Rollup, shape: SumsShape, lang: Lang) -> String {
    match shape {
        SumsShape::Csv => csv::spreadsheet(&rows(rollup, lang)),
        SumsShape::Html => section(rollup, lang),
    }
}

/// What ends the document.
pub(crate) fn end(shape: SumsShape) -> &'static str {
    match shape {
        SumsShape::Csv => "",
        SumsShape::Html => "</body>\n</html>\n",
    }
}

/// A row for each finding and all that was not compared.
fn rows(rollup: &Rollup, lang: Lang) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let parent = name(rollup);
    let number = |n: Option<crate::report::Number>| n.map_or_else(String::new, |n| n.to_string());
    for f in &rollup.findings {
        let (word, formula) = (lang.labels().severity(f.severity).to_owned(), f.formula.clone().unwrap_or_default());
        let figures = [number(f.stated), number(f.expected), number(f.difference)];
        let texts = [parent.clone(), word, f.rule.to_string(), f.message.clone(), places(rollup, f, lang)];
        rows.push(texts.into_iter().chain(figures).chain([formula, figures_of_units(&f.facts, lang), f.cells.join(" ")]).collect());
    }
    for item in &rollup.not_checked {
        let word = lang.labels().not_checked.to_owned();
        let texts = [parent.clone(), word, item.rule.to_string(), item.why.clone()];
        rows.push(texts.into_iter().chain(std::iter::repeat_n(String::new(), 7)).collect());
    }
    rows
}

/// Where the cells of a finding stand, as the parent's form prints it; of a form that is not known here, their addresses.
fn places(rollup: &Rollup, finding: &FindingReport, lang: Lang) -> String {
    let form = official().iter().find(|form| rollup.parent.form.as_deref() == Some(&*form.id));
    let place = |address: &String| form.and_then(|form| printed(form, address, lang)).unwrap_or_else(|| address.clone());
    finding.cells.iter().map(place).collect::<Vec<_>>().join(lang.labels().semicolon)
}

/// What each unit adds to a sum, as far as it adds anything: "青禾市水利局 318；青禾市教育局 381".
fn figures_of_units(facts: &Facts, lang: Lang) -> String {
    let Facts::Sum { parts, .. } = facts else { return String::new() };
    let adds = parts.iter().filter(|part| !part.value.0.is_zero());
    adds.map(|part| format!("{} {}", part.unit, part.value)).collect::<Vec<_>>().join(lang.labels().semicolon)
}

/// The section of a page. Writing to a string cannot fail.
fn section(rollup: &Rollup, lang: Lang) -> String {
    let mut out = String::new();
    let cells = rollup.summary.cells;
    let plain = html::plain;
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", plain(&name(rollup)));
    let _ = writeln!(
        out,
        "<p>{}</p>",
        lang.pick(
            format!("{} 格相符，{} 格不符，{} 格没有比较", cells.held, cells.broken, cells.not_checked),
            format!("{} cells come out, {} do not, {} were not compared", cells.held, cells.broken, cells.not_checked)
        )
    );
    let _ = writeln!(out, "<ul>");
    for unit in &rollup.units {
        let name = match &unit.document {
            UnitDocument::Read(about) => about.organization.clone().or_else(|| about.name.clone()),
            UnitDocument::Unread(source) => source.name.clone(),
        };
        let why =
            if unit.standing == UnitStanding::Added { String::new() } else { lang.pick("（未计入）", " (not added)").to_owned() };
        let _ = writeln!(out, "<li>{}{why}</li>", plain(&name.unwrap_or_default()));
    }
    let _ = writeln!(out, "</ul>\n<table class=\"findings\"><tbody>");
    for finding in &rollup.findings {
        let grade = grade(finding.severity);
        let formula = finding.formula.as_deref().unwrap_or_default();
        let (word, message) = (lang.labels().severity(finding.severity), plain(&finding.message));
        let _ = writeln!(out, "<tr class=\"{grade}\"><td>{word}</td><td>{message}</td><td>{}</td></tr>", plain(formula));
    }
    let _ = writeln!(out, "</tbody></table>");
    for item in &rollup.not_checked {
        let _ = writeln!(out, "<p>{}：{}</p>", item.rule, plain(&item.why));
    }
    let _ = writeln!(out, "</section>");
    out
}

/// What the parent is called.
pub(in crate::render) fn name(rollup: &Rollup) -> String {
    let about = &rollup.parent;
    let name = about.organization.as_deref().or(about.name.as_deref()).unwrap_or_default();
    let year = about.year.map_or_else(String::new, |year| format!(" {year}"));
    visible(&format!("{name}{year}"))
}
