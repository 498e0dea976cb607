//! Findings as a page of its own (问题清单): no script, nothing loaded, to be printed, mailed and returned.

use std::fmt::Write;

use super::numbered::Numbered;
use super::{Checked, Item, basis, grade};
use crate::form::{Form, TableForm};
use crate::render::answers::{Answers, answers, answers_to};
use crate::render::grid::{What, grid};
use crate::render::visible::visible;
use crate::report::{FindingReport, Report, TableReport};
use crate::rule::Severity;
use crate::say::{Lang, fill};

const STYLE: &str = include_str!("page.css");

/// A text in which no character means anything to HTML.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// What a page begins with, up to its heading.
pub fn page_head(title: &str, lang: Lang) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        lang.labels().tag,
    )
}

/// The line of an input in the index; its number, from 1, is its section's.
pub fn index_line(item: &Item, lang: Lang) -> Numbered {
    let verdict = match item {
        Item::Checked(checked) => plain(&checked.report.verdict.text),
        Item::Unread(_) => lang.labels().unread.to_owned(),
    };
    Numbered::around("<li><a href=\"#report-".into(), format!("\">{}</a> {verdict}</li>", plain(&item.name(lang))))
}

/// The section of an input; its number, from 1, is put in where it is written. Writing to a string cannot fail.
pub fn part(item: &Item, forms: &[Form], lang: Lang) -> Numbered {
    let mut out = String::new();
    let _ = writeln!(out, "\">\n<h2>{}</h2>", plain(&item.name(lang)));
    match item {
        Item::Checked(checked) => section(&mut out, checked, forms, lang),
        Item::Unread(unread) => {
            let (word, message) = (lang.labels().unread, plain(&unread.error.message));
            let _ = writeln!(out, "<p class=\"error\"><strong>{word}</strong></p>\n<p>{message}</p>");
        }
    }
    let _ = writeln!(out, "</section>");
    Numbered::around("<section id=\"report-".into(), out)
}

/// What ends the page: the index, where there is more than one input, which the style puts before the sections.
pub fn page_end(index: &[String]) -> String {
    let mut out = String::new();
    if index.len() > 1 {
        let _ = writeln!(out, "<ol class=\"index\">\n{}\n</ol>", index.join("\n"));
    }
    let _ = writeln!(out, "<footer>gouji 勾稽 {}</footer>\n</body>\n</html>", env!("CARGO_PKG_VERSION"));
    out
}

fn section(out: &mut String, checked: &Checked, forms: &[Form], lang: Lang) {
    let (report, about) = (&checked.report, &checked.report.document);
    let mut facts: Vec<String> = about.organization.iter().map(|o| plain(o)).collect();
    facts.extend(about.year.map(|y| fill(lang.labels().for_year, &[&y])));
    facts.extend(about.form.as_ref().map(|f| fill(lang.labels().form, &[&plain(f)])));
    facts.extend(about.profile.as_ref().map(|p| plain(p)));
    let grade = report.verdict.gravity().map_or("good", grade);
    let _ = writeln!(out, "<p>{}</p>\n<p class=\"{grade}\"><strong>{}</strong></p>", facts.join(" · "), plain(&report.verdict.text));
    if let Some(claims) = lang.labels().claims(report) {
        let _ = writeln!(out, "<p>{}</p>", plain(&claims));
    }
    if !report.diagnoses.is_empty() {
        let cards: String = answers(report).map(|a| card(&a, lang)).collect();
        let _ = writeln!(out, "<h3>{}</h3>\n<ol class=\"diagnoses\">{cards}</ol>", lang.labels().diagnoses);
    }
    findings(out, report, lang);
    let mut list = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            let _ = writeln!(out, "<h3>{title}</h3>\n<ul>{}</ul>", items.iter().map(|i| format!("<li>{i}</li>")).collect::<String>());
        }
    };
    let aside = report.aside().map(|(f, reason)| format!("{}（{}）：{}", plain(&f.message), f.rule, plain(reason)));
    list(lang.labels().set_aside_heading, aside.collect());
    let unchecked = report.not_checked.iter().map(|n| format!("{}：{}", n.rule, plain(&n.why)));
    list(lang.labels().not_checked_heading, unchecked.collect());
    for found in &report.tables {
        if let Some(form) = forms.iter().find(|f| f.id == found.form).and_then(|f| f.table(&found.id)) {
            table(out, found, form, report, lang);
        }
    }
    let _ = writeln!(out, "<p class=\"digest\">SHA-256 {}</p>", checked.digest());
}

/// The answers to one set of findings: the one that stands out and the others under it, or those to choose from.
fn card(answer: &Answers, lang: Lang) -> String {
    let mut out = String::from("<li>");
    if let Some((confidence, message)) = answer.told(lang) {
        let _ = write!(out, "{}（{confidence}）", plain(message));
    }
    if !answer.others().is_empty() {
        let others: String = answer.others().iter().map(|d| format!("<li>{}</li>", plain(&d.message))).collect();
        let _ = write!(out, "<p>{}</p><ul>{others}</ul>", answer.heading(lang));
    }
    out + "</li>\n"
}

/// The table of what is to be dealt with.
fn findings(out: &mut String, report: &Report, lang: Lang) {
    if report.open().next().is_none() {
        return;
    }
    if let Some(counted) = lang.labels().counted(report) {
        let _ = writeln!(out, "<h3>{}</h3>\n<p>{counted}</p>", lang.labels().findings);
    }
    let heads: String = lang.labels().page_columns.iter().map(|h| format!("<th scope=\"col\">{h}</th>")).collect();
    let _ = writeln!(out, "<table class=\"findings\">\n<thead><tr>{heads}</tr></thead>\n<tbody>");
    for (number, finding) in (1..).zip(report.open()) {
        let _ = writeln!(out, "{}", line(number, finding, report, lang));
    }
    let _ = writeln!(out, "</tbody>\n</table>");
}

fn line(number: usize, finding: &FindingReport, report: &Report, lang: Lang) -> String {
    let grade = grade(finding.severity);
    let place = finding.place.map_or_else(String::new, |p| fill(lang.labels().line_and_column, &[&p.line, &p.column]));
    let suggestion: Vec<String> = answers_to(report, finding).map(|(n, a)| plain(&a.reference(n, lang))).collect();
    let quote = finding.quote.as_ref().filter(|q| !finding.message.contains(*q));
    let quote = quote.map_or_else(String::new, |q| format!("<br><q>{}</q>", plain(q)));
    format!(
        "<tr class=\"{grade}\"><td>{number}</td><td>{}</td><td>{place}</td><td>{}{quote}</td><td>{}</td><td>{}</td><td>{}<br><small>{}</small></td></tr>",
        lang.labels().severity(finding.severity),
        plain(&finding.message),
        plain(finding.formula.as_deref().unwrap_or_default()),
        suggestion.join("<br>"),
        plain(basis(&finding.rule)),
        finding.rule,
    )
}

fn table(out: &mut String, found: &TableReport, form: &TableForm, report: &Report, lang: Lang) {
    let _ = writeln!(out, "<h3>{}</h3>", plain(&form.title));
    if found.place.is_none() {
        let _ = writeln!(out, "<p>{}</p>", lang.labels().table_not_found);
        return;
    }
    let _ = writeln!(out, "<table class=\"figures\">");
    for line in grid(form) {
        let _ = write!(out, "<tr>");
        for cell in line {
            let spans = format!("{}{}", span("colspan", cell.columns), span("rowspan", cell.rows));
            match cell.what {
                What::Label(text) => {
                    let _ = write!(out, "<th{spans}>{}</th>", plain(&text));
                }
                What::Figure(i) => {
                    let figure = &found.cells[i];
                    let wrong = report.open().filter(|f| f.cells.contains(&figure.address)).map(|f| f.severity).min();
                    let (grade, sign) = match wrong {
                        Some(Severity::Error) => (" class=\"error\"", " ✗"),
                        Some(Severity::Warning) => (" class=\"warning\"", " !"),
                        _ => ("", ""),
                    };
                    let text = figure.value.map_or_else(|| figure.raw.clone(), |v| v.0.normalize().to_string());
                    let _ = write!(out, "<td{spans}{grade}>{}{sign}</td>", plain(&text));
                }
            }
        }
        let _ = writeln!(out, "</tr>");
    }
    let _ = writeln!(out, "</table>");
}

fn span(name: &str, count: usize) -> String {
    if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() }
}
