//! Findings as Markdown, for mail and issue trackers.

use std::fmt::Write;

use super::{Checked, Item};
use crate::render::answers::{Answers, answers, answers_to};
use crate::render::visible::visible;
use crate::report::{FindingReport, Report};
use crate::say::{Lang, fill, quoted};

/// A text in which no character means anything to Markdown or HTML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '(' | ')' | '[' | ']' | '#' | '|' | '>' | '~' | '!' => out.extend(['\\', c]),
            // "http://…" would become a link by itself.
            ':' => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            _ => out.push(c),
        }
    }
    out
}

/// The chapter of an input. Writing to a string cannot fail.
pub fn part(item: &Item, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", plain(&item.name(lang)));
    match item {
        Item::Checked(checked) => chapter(&mut out, checked, lang),
        Item::Unread(unread) => {
            let _ = writeln!(out, "**{}**: {}", lang.labels().unread, plain(&unread.error.message));
        }
    }
    out
}

fn chapter(out: &mut String, checked: &Checked, lang: Lang) {
    let (report, about) = (&checked.report, &checked.report.document);
    let mut facts: Vec<String> = about.organization.iter().map(|o| plain(o)).collect();
    facts.extend(about.year.map(|y| fill(lang.labels().for_year, &[&y])));
    facts.extend(about.form.as_ref().map(|f| fill(lang.labels().form, &[&plain(f)])));
    facts.extend(about.profile.as_ref().map(|p| plain(p)));
    facts.extend(lang.labels().claims(report).map(|c| plain(&c)));
    let _ = writeln!(out, "**{}**  \n{}\n", plain(&report.verdict.text), facts.join(" · "));
    let labels = lang.labels();
    let heading = |out: &mut String, heading: &str| {
        let _ = writeln!(out, "## {heading}\n");
    };
    if !report.diagnoses.is_empty() {
        heading(out, labels.diagnoses_in_full);
        for (number, answer) in (1..).zip(answers(report)) {
            diagnosis(out, number, &answer, lang);
        }
        out.push('\n');
    }
    if report.open().next().is_some() {
        heading(out, labels.findings);
        if let Some(counted) = labels.counted(report) {
            let _ = writeln!(out, "{counted}\n");
        }
        let heads = labels.markdown_columns.join(" | ");
        let _ = writeln!(out, "| {heads} |\n|---|---|---|---|---|---|");
        for (number, finding) in (1..).zip(report.open()) {
            let _ = writeln!(out, "{}", line(number, finding, report, lang));
        }
        out.push('\n');
    }
    if report.aside().next().is_some() {
        heading(out, labels.set_aside_heading);
        for (finding, reason) in report.aside() {
            let _ = writeln!(out, "- {} ({}): {}", plain(&finding.message), finding.rule, plain(reason));
        }
        out.push('\n');
    }
    if !report.not_checked.is_empty() {
        heading(out, labels.not_checked_heading);
        for item in &report.not_checked {
            let _ = writeln!(out, "- {}: {}", item.rule, plain(&item.why));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "SHA-256 `{}` · gouji {}", checked.digest(), env!("CARGO_PKG_VERSION"));
}

/// The answers to one set of findings: one item of the list, with those to choose from below it.
fn diagnosis(out: &mut String, number: usize, answer: &Answers, lang: Lang) {
    let _ = match answer.told(lang) {
        Some((confidence, message)) => writeln!(out, "{number}. ({confidence}) {}", plain(message)),
        None => writeln!(out, "{number}. {}{}", answer.heading(lang), lang.labels().colon.trim_end()),
    };
    for other in answer.others() {
        let word = if answer.best().is_some() { format!("({}) ", answer.heading(lang)) } else { String::new() };
        let _ = writeln!(out, "   - {word}{}", plain(&other.message));
    }
}

/// A finding as a line of the table.
fn line(number: usize, finding: &FindingReport, report: &Report, lang: Lang) -> String {
    let place = finding.place.map_or_else(String::new, |p| fill(lang.labels().line, &[&p.line]));
    let suggestion: Vec<String> = answers_to(report, finding).map(|(n, a)| plain(&a.reference(n, lang))).collect();
    let quote = finding.quote.as_ref().filter(|q| !finding.message.contains(*q));
    let message = plain(&finding.message) + &quote.map_or_else(String::new, |q| format!("：{}", quoted(&plain(q))));
    let label = lang.labels().severity(finding.severity);
    format!("| {number} | {label} | {place} | {message} | {} | {} |", suggestion.join(" "), finding.rule)
}
