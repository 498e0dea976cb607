//! A report for people at a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::answers::{Answers, answers};
use super::visible::visible;
use crate::report::{FindingReport, Report, Unread};
use crate::rule::Severity;
use crate::say::{Lang, fill, quoted};

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
    head(&mut out, report, lang);
    // A diagnosis first, and what it explains under it.
    let mut told: Vec<&str> = Vec::new();
    for answer in answers(report) {
        diagnosis(&mut out, &answer, lang);
        for finding in report.open().filter(|f| answer.explains(f)) {
            told.push(&finding.id);
            let _ = writeln!(out, "      {}", line(finding, lang));
        }
    }
    for finding in report.open().filter(|f| !told.contains(&f.id.as_str())) {
        let style = style(finding.severity);
        let _ = writeln!(out, "  {style}{}{style:#}  {}", lang.labels().severity(finding.severity), line(finding, lang));
        if let Some(quote) = finding.quote.as_deref().filter(|q| !finding.message.contains(*q)) {
            let _ = writeln!(out, "        {}", quoted(&visible(quote)));
        }
    }
    for item in &report.not_checked {
        let word = lang.labels().not_checked;
        let _ = writeln!(out, "  {FAINT}{word}  {}：{}{FAINT:#}", item.rule, visible(&item.why));
    }
    out
}

/// The row of an input that could not be read, as text with ANSI colours.
pub fn unread(unread: &Unread, lang: Lang) -> String {
    let name = unread.document.path.as_deref().or(unread.document.name.as_deref());
    let (name, style, word) = (shown(name, lang), style(Severity::Error), lang.labels().unread);
    format!("{BOLD}{name}{BOLD:#}\n  {style}{word}{style:#}  {}\n", visible(&unread.error.message))
}

fn shown(name: Option<&str>, lang: Lang) -> String {
    name.map_or_else(|| lang.labels().pasted.to_owned(), visible)
}

/// What was checked, and the verdict. Writing to a string cannot fail.
fn head(out: &mut String, report: &Report, lang: Lang) {
    let about = &report.document;
    let mut facts: Vec<String> = Vec::new();
    facts.extend(about.organization.as_deref().map(visible));
    facts.extend(about.year.map(|y| fill(lang.labels().for_year, &[&y])));
    facts.extend(about.form.as_ref().map(|f| fill(lang.labels().form, &[f])));
    facts.extend(about.encoding.as_deref().map(str::to_owned));
    facts.extend(about.profile.as_deref().map(visible));
    let _ = writeln!(out, "{BOLD}{}{BOLD:#}  {}", shown(about.name.as_deref(), lang), facts.join(" · "));
    let style = report.verdict.gravity().map_or(AnsiColor::Green.on_default(), style).bold();
    let _ = writeln!(out, "  {style}{}{style:#}", report.verdict.text);
    if let Some(claims) = lang.labels().claims(report) {
        let _ = writeln!(out, "  {FAINT}{claims}{FAINT:#}");
    }
}

/// The answer that stands out, and the others under it; or those to choose from.
fn diagnosis(out: &mut String, answer: &Answers, lang: Lang) {
    let style = style(Severity::Error);
    let word = answer.told(lang).map_or(answer.heading(lang), |(confidence, _)| confidence);
    let word = fill(lang.labels().diagnosis, &[&word]);
    let message = answer.told(lang).map_or_else(String::new, |(_, message)| format!("  {}", visible(message)));
    let _ = writeln!(out, "  {style}{word}{style:#}{message}");
    for other in answer.others() {
        let word = if answer.best().is_some() { answer.heading(lang) } else { "·" };
        let _ = writeln!(out, "    {word}  {}", visible(&other.message));
    }
}

/// Where a finding stands, what it says, and its rule.
fn line(finding: &FindingReport, lang: Lang) -> String {
    let place = finding.place.map_or(String::new(), |p| fill(lang.labels().line, &[&p.line]) + "  ");
    format!("{place}{}  {FAINT}{}{FAINT:#}", visible(&finding.message), finding.rule)
}
