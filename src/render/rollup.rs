//! A roll-up for people, as csv and as a page.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::export::{html, spreadsheet};
use super::visible::visible;
use crate::report::{Rollup, UnitDocument, UnitStanding};
use crate::rule::Severity;
use crate::say::{Lang, fill};

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Shows one roll-up after the other.
pub struct Printer {
    /// Whether there may be several: then JSON is a list.
    several: bool,
    printed: usize,
}

impl Printer {
    pub fn new(several: bool) -> Printer {
        Printer { several, printed: 0 }
    }

    /// For people at a terminal.
    pub fn human(&mut self, rollup: &Rollup, lang: Lang) -> String {
        let mut out = if self.printed > 0 { "\n".to_owned() } else { String::new() };
        self.printed += 1;
        let cells = rollup.summary.cells;
        let added = rollup.units.iter().filter(|u| u.standing == UnitStanding::Added).count();
        let all = rollup.units.len() + rollup.missing.len();
        let head = lang.pick(
            format!("{added}/{all} 个单位计入合计；{} 格相符，{} 格不符，{} 格没有比较", cells.held, cells.broken, cells.not_checked),
            format!(
                "{added} of {all} units added; {} cells come out, {} do not, {} were not compared",
                cells.held, cells.broken, cells.not_checked
            ),
        );
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{BOLD}{}{BOLD:#}\n  {head}", name(rollup));
        for finding in &rollup.findings {
            let style = match finding.severity {
                Severity::Error => AnsiColor::Red.on_default().bold(),
                Severity::Warning => AnsiColor::Yellow.on_default(),
                Severity::Note => AnsiColor::Cyan.on_default(),
            };
            let place = finding.place.map_or(String::new(), |p| fill(lang.labels().line, &[&p.line]) + "  ");
            let word = lang.labels().of(finding);
            let _ = writeln!(out, "  {style}{word}{style:#}  {place}{}  {FAINT}{}{FAINT:#}", visible(&finding.message), finding.rule);
        }
        for item in &rollup.not_checked {
            let _ = writeln!(out, "  {FAINT}{}  {}：{}{FAINT:#}", lang.labels().not_checked, item.rule, visible(&item.why));
        }
        out
    }

    /// The next roll-up of a list, or the only one; `json` is its own.
    pub fn json(&mut self, json: &str) -> String {
        self.printed += 1;
        match (self.several, self.printed) {
            (false, _) => format!("{json}\n"),
            (true, 1) => format!("[\n{json}"),
            (true, _) => format!(",\n{json}"),
        }
    }

    /// What ends the list.
    pub fn json_end(&self) -> &'static str {
        match (self.several, self.printed) {
            (false, _) => "",
            (true, 0) => "[]\n",
            (true, _) => "\n]\n",
        }
    }

    /// A line for each finding and all that was not compared.
    pub fn csv(&mut self, rollup: &Rollup, lang: Lang) -> String {
        let mut rows = Vec::new();
        if self.printed == 0 {
            let head = lang.pick(
                ["上级", "级别", "规则", "说明", "单元格", "上级所报", "单位合计", "差额", "算式"],
                ["parent", "severity", "rule", "message", "cells", "stated", "sum", "difference", "formula"],
            );
            rows.push(head.map(str::to_owned).to_vec());
        }
        let parent = name(rollup);
        let number = |n: Option<crate::report::Number>| n.map_or_else(String::new, |n| n.to_string());
        for f in &rollup.findings {
            let (word, formula) = (lang.labels().of(f).to_owned(), f.formula.clone().unwrap_or_default());
            let figures = [number(f.stated), number(f.expected), number(f.difference)];
            let texts = [parent.clone(), word, f.rule.to_string(), f.message.clone(), f.cells.join(" ")];
            rows.push(texts.into_iter().chain(figures).chain([formula]).collect());
        }
        for item in &rollup.not_checked {
            let word = lang.labels().not_checked.to_owned();
            let texts = [parent.clone(), word, item.rule.to_string(), item.why.clone()];
            rows.push(texts.into_iter().chain(std::iter::repeat_n(String::new(), 5)).collect());
        }
        let text = spreadsheet(&rows);
        self.printed += 1;
        if self.printed == 1 { format!("\u{feff}{text}") } else { text }
    }

    /// The next section of a page, behind the page's head where it is the first.
    pub fn html(&mut self, rollup: &Rollup, lang: Lang) -> String {
        let mut out = String::new();
        if self.printed == 0 {
            out += &html::page_head(lang.pick("汇总核对", "Roll-up"), lang);
        }
        self.printed += 1;
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
            let grade = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let formula = finding.formula.as_deref().unwrap_or_default();
            let (word, message) = (lang.labels().of(finding), plain(&finding.message));
            let _ = writeln!(out, "<tr class=\"{grade}\"><td>{word}</td><td>{message}</td><td>{}</td></tr>", plain(formula));
        }
        let _ = writeln!(out, "</tbody></table>");
        for item in &rollup.not_checked {
            let _ = writeln!(out, "<p>{}：{}</p>", item.rule, plain(&item.why));
        }
        let _ = writeln!(out, "</section>");
        out
    }

    /// What ends the page.
    pub fn html_end(&self) -> &'static str {
        if self.printed > 0 { "</body>\n</html>\n" } else { "" }
    }
}

/// What the parent is called.
fn name(rollup: &Rollup) -> String {
    let about = &rollup.parent;
    let name = about.organization.as_deref().or(about.name.as_deref()).unwrap_or_default();
    let year = about.year.map_or_else(String::new, |year| format!(" {year}"));
    visible(&format!("{name}{year}"))
}
