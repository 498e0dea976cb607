//! A roll-up for people at a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::export::sums::name;
use super::visible::visible;
use crate::report::{Rollup, UnitStanding};
use crate::rule::Severity;
use crate::say::{Lang, fill};

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// One roll-up.
pub fn human(rollup: &Rollup, lang: Lang) -> String {
    let mut out = String::new();
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
        let word = lang.labels().severity(finding.severity);
        let _ = writeln!(out, "  {style}{word}{style:#}  {place}{}  {FAINT}{}{FAINT:#}", visible(&finding.message), finding.rule);
    }
    for item in &rollup.not_checked {
        let _ = writeln!(out, "  {FAINT}{}  {}：{}{FAINT:#}", lang.labels().not_checked, item.rule, visible(&item.why));
    }
    out
}
