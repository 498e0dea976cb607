//! Findings as Markdown, for mail and issue trackers.

use std::fmt::Write;

use super::{Checked, severity, suggestions};
use crate::render::{Lang, wording};

/// A text in which no character means anything to Markdown or HTML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
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

/// A chapter for each document.
pub fn render(checked: &[Checked], lang: Lang) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for checked in checked {
        let (report, about) = (&checked.report, &checked.report.document);
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "# {}\n", plain(checked.name(lang)));
        let mut facts: Vec<String> = about.organization.iter().map(|o| plain(o)).collect();
        facts.extend(about.year.map(|y| lang.pick(format!("{y} 年度"), format!("for {y}"))));
        facts.extend(about.form.as_ref().map(|f| lang.pick(format!("{} 年表", plain(f)), format!("form {}", plain(f)))));
        let _ = writeln!(out, "**{}**  \n{}\n", plain(&report.verdict.text), facts.join(" · "));
        if !report.diagnoses.is_empty() {
            let _ = writeln!(out, "## {}\n", lang.pick("最可能出错的数字", "The figures most likely wrong"));
            for diagnosis in &report.diagnoses {
                let _ = writeln!(out, "- ({}) {}", wording::confidence(diagnosis.confidence, lang), plain(&diagnosis.message));
            }
            out.push('\n');
        }
        if report.open().next().is_some() {
            let _ = writeln!(out, "## {}\n", lang.pick("问题清单", "Findings"));
            let heads =
                lang.pick("| 序号 | 级别 | 位置 | 问题 | 建议 | 规则 |", "| No. | Severity | Place | Finding | Suggestion | Rule |");
            let _ = writeln!(out, "{heads}\n|---|---|---|---|---|---|");
            for (n, finding) in report.open().enumerate() {
                let place = finding.place.map_or_else(String::new, |p| lang.pick(format!("第 {} 行", p.line), format!("line {}", p.line)));
                let suggestion = suggestions(report, finding).first().map_or_else(String::new, |d| plain(&d.message));
                let quote = finding
                    .quote
                    .as_ref()
                    .filter(|q| !finding.message.contains(*q))
                    .map_or_else(String::new, |q| format!("：“{}”", plain(q)));
                let message = plain(&finding.message) + &quote;
                let _ =
                    writeln!(out, "| {} | {} | {place} | {message} | {suggestion} | {} |", n + 1, severity(finding, lang), finding.rule);
            }
            out.push('\n');
        }
        if report.aside().next().is_some() {
            let _ = writeln!(out, "## {}\n", lang.pick("已忽略", "Set aside"));
            for (finding, reason) in report.aside() {
                let _ = writeln!(out, "- {} ({}): {}", plain(&finding.message), finding.rule, plain(reason));
            }
            out.push('\n');
        }
        if !report.not_checked.is_empty() {
            let _ = writeln!(out, "## {}\n", lang.pick("未能核对", "Not checked"));
            for item in &report.not_checked {
                let _ = writeln!(out, "- {}: {}", item.rule, plain(&item.why));
            }
            out.push('\n');
        }
        let _ = writeln!(out, "SHA-256 `{}` · gouji {}", checked.digest, env!("CARGO_PKG_VERSION"));
    }
    out
}
