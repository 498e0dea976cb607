//! A report for people at a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::{Lang, wording};
use crate::report::Report;
use crate::rule::Severity;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

/// The report as text with ANSI colours, which the stream it goes to takes out where it is no terminal.
pub fn render(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let about = &report.document;
    let name = about.name.as_deref().unwrap_or(lang.pick("（粘贴的文本）", "(pasted text)"));
    let mut facts: Vec<String> = Vec::new();
    facts.extend(about.organization.clone());
    facts.extend(about.year.map(|y| lang.pick(format!("{y} 年度"), format!("for {y}"))));
    facts.extend(about.form.as_ref().map(|f| lang.pick(format!("{f} 年表"), format!("form {f}"))));
    facts.extend(about.encoding.map(str::to_owned));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{BOLD}{name}{BOLD:#}  {}", facts.join(" · "));
    let verdict = &report.verdict.text;
    let worst = if report.summary.errors > 0 { style(Severity::Error) } else { BOLD };
    let _ = writeln!(out, "  {worst}{verdict}{worst:#}");
    // A diagnosis first, and what it explains under it; of several answers to the same findings the best carries them.
    let mut told: Vec<&str> = Vec::new();
    for diagnosis in &report.diagnoses {
        let style = style(Severity::Error);
        let confidence = wording::confidence(diagnosis.confidence, lang);
        let word = lang.pick(format!("诊断（{confidence}）"), format!("diagnosis ({confidence})"));
        let _ = writeln!(out, "  {style}{word}{style:#}  {}", diagnosis.message);
        let last = report.diagnoses.iter().rfind(|d| d.explains == diagnosis.explains).is_some_and(|d| std::ptr::eq(d, diagnosis));
        for finding in report.open().filter(|f| last && diagnosis.explains.contains(&f.id)) {
            told.push(&finding.id);
            let line = finding.place.map_or(String::new(), |p| lang.pick(format!("第 {} 行  ", p.line), format!("line {}  ", p.line)));
            let _ = writeln!(out, "      {line}{}  {FAINT}{}{FAINT:#}", finding.message, finding.rule);
        }
    }
    for finding in report.open().filter(|f| !told.contains(&f.id.as_str())) {
        let style = style(finding.severity);
        let word = match finding.severity {
            Severity::Error => lang.pick("矛盾", "error"),
            Severity::Warning => lang.pick("提醒", "warning"),
            Severity::Note => lang.pick("提示", "note"),
        };
        let line = finding.place.map_or(String::new(), |p| lang.pick(format!("第 {} 行  ", p.line), format!("line {}  ", p.line)));
        let _ = writeln!(out, "  {style}{word}{style:#}  {line}{}  {FAINT}{}{FAINT:#}", finding.message, finding.rule);
        if let Some(quote) = finding.quote.as_deref().filter(|q| !finding.message.contains(*q)) {
            let _ = writeln!(out, "        “{quote}”");
        }
    }
    for item in &report.not_checked {
        let word = lang.pick("未核对", "not checked");
        let _ = writeln!(out, "  {FAINT}{word}  {}：{}{FAINT:#}", item.rule, item.why);
    }
    out
}
