//! Where one replacement in the document surely mends a finding: what to put where. In doubt there is none.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::found::Found;
use crate::claims::{Claim, Contradiction, Kind, State};
use crate::diagnose::Confidence;
use crate::filing::{self, CellId, FilingId};
use crate::form;
use crate::number::{exact, fold_width};
use crate::place::{Place, Span};
use crate::rule::{Fact, Finding};

/// A replacement that mends a finding.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let text = "行政许可\t1\n行政处罚\t3\n行政强制\t1\n行政事业性收费\t251000元\n";
/// let report = Checker::new().check(Input::Text(text), &Options::default())?;
/// let fix = report.findings.iter().find_map(|finding| finding.fix.as_ref()).expect("the table is in 万元");
/// let mut units: Vec<u16> = text.encode_utf16().collect();
/// units.splice(fix.place.start as usize..fix.place.end as usize, fix.text.encode_utf16());
/// assert!(String::from_utf16_lossy(&units).ends_with("行政事业性收费\t25.1\n"));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fix {
    /// What is replaced.
    pub place: Place,
    /// What stands there then.
    pub text: String,
}

/// The replacement that mends the finding with this index.
pub fn of(found: &Found, index: usize) -> Option<(Span, String)> {
    let finding = &found.outcome.findings[index];
    match &finding.fact {
        Fact::Relation { .. } | Fact::BlankTotal { .. } => diagnosed(found, index),
        Fact::Unit { value, .. } => in_unit(found, finding, *value),
        Fact::Precision { raw, decimals } => padded(raw, *decimals).and_then(|text| Some((finding.span?, text))),
        Fact::SectionHeading { wanted, .. } => heading(found, finding, wanted),
        Fact::SectionNumber { wanted, .. } => number(found, finding, *wanted),
        Fact::Stated(stated) => stated.fix.clone(),
        Fact::Placeholder => year(found, finding),
        Fact::Claim(contradiction) => told(found, finding, contradiction),
        _ => None,
    }
}

/// The report's year where its last two digits were never filled in, as in 20XX年; a plan is of another year.
fn year(found: &Found, finding: &Finding) -> Option<(Span, String)> {
    let (year, span) = (found.case.this.year?, finding.span?);
    let text = &found.document.text;
    let ahead: String = text[span.end..].chars().take(8).collect();
    let placed = text[..span.start].ends_with("20") && ahead.starts_with('年') && found.document.slice(span).chars().count() == 2;
    let other = ["将", "下一", "计划", "起", "至"].iter().any(|word| ahead.contains(word));
    (placed && !other).then(|| (span, format!("{:02}", year % 100)))
}

/// The figure that a certain diagnosis puts in place of another, or into a blank.
fn diagnosed(found: &Found, index: usize) -> Option<(Span, String)> {
    let diagnosis = found.diagnoses.iter().find(|d| d.explains.contains(&index) && d.confidence == Confidence::Certain)?;
    let [change] = diagnosis.changes.as_slice() else { return None };
    // Where the text tells the figure that stands there, it is not the table alone that would have to change.
    let told = |value| found.claims.iter().flat_map(Claim::evidence).any(|e| e == (change.cell, value));
    if change.stated.is_some_and(told) {
        return None;
    }
    let span = found.case.cell(change.cell).span.filter(|_| change.cell.filing == FilingId::THIS)?;
    let place = match change.stated {
        Some(stated) => figure(found, span, stated)?,
        None => span,
    };
    Some((place, change.suggested.normalize().to_string()))
}

/// An amount in the unit of its table.
fn in_unit(found: &Found, finding: &Finding, value: Decimal) -> Option<(Span, String)> {
    let &[id] = finding.cells.as_slice() else { return None };
    let amount = matches!(found.case.table(id).table.cells[id.cell.0].kind, form::Kind::Amount { .. });
    Some((finding.span.filter(|_| amount)?, value.normalize().to_string()))
}

/// An amount with the zeros behind it that are lacking; none where decimals would be lost.
fn padded(raw: &str, decimals: u32) -> Option<String> {
    let plain = !raw.is_empty() && raw.chars().all(|c| c.is_ascii_digit() || c == '.');
    let (whole, fraction) = raw.split_once('.').unwrap_or((raw, ""));
    let lacking = (decimals as usize).checked_sub(fraction.len()).filter(|_| plain && !whole.is_empty())?;
    Some(format!("{whole}.{fraction}{}", "0".repeat(lacking)))
}

/// The official title behind the number that is printed and right.
fn heading(found: &Found, finding: &Finding, wanted: &str) -> Option<(Span, String)> {
    let section = found.case.this.sections.iter().find(|s| Some(s.span) == finding.span)?;
    section.printed_number.filter(|n| *n == section.number)?;
    let text = found.document.slice(section.span);
    let mark = text.find(['、', '.', '．']).filter(|at| *at <= 6)?;
    let title = mark + text[mark..].chars().next()?.len_utf8();
    Some((Span::new(section.span.start + title, section.span.end), wanted.to_owned()))
}

/// The section's own number, where the sections stand in order.
fn number(found: &Found, finding: &Finding, wanted: u32) -> Option<(Span, String)> {
    const NUMERALS: &str = "一二三四五六七八九";
    let sections = &found.case.this.sections;
    let section = sections.iter().find(|s| Some(s.span) == finding.span)?;
    let in_order = sections.windows(2).all(|pair| pair[0].number < pair[1].number);
    let printed = found.document.slice(section.span).chars().next().filter(|c| section.title_fits && in_order && NUMERALS.contains(*c))?;
    let right = NUMERALS.chars().nth(wanted.checked_sub(1)? as usize)?;
    Some((Span::new(section.span.start, section.span.start + printed.len_utf8()), right.to_string()))
}

/// The right figure in the text, where what it must agree with is beyond doubt.
fn told(found: &Found, finding: &Finding, contradiction: &Contradiction) -> Option<(Span, String)> {
    let kind = match contradiction {
        Contradiction::Told { .. } => Kind::Count,
        Contradiction::Sum { .. } => Kind::List,
        Contradiction::Rate { .. } => Kind::Share,
        Contradiction::Balance { .. } | Contradiction::AllDone { .. } | Contradiction::Repeat { .. } | Contradiction::Denied { .. } => {
            return None;
        }
    };
    let broken = |c: &&Claim| c.kind == kind && Some(c.span) == finding.span && matches!(c.state, State::Broken(_));
    let claim = found.claims.iter().find(broken)?;
    let (at, becomes) = match contradiction {
        Contradiction::Told { tried, .. } => {
            let (one, _) = tried.first().filter(|first| tried.iter().all(|(sum, _)| *sum == first.0))?;
            (claim.figures.first().filter(|_| trusted(found, &claim.cells()))?, *one)
        }
        Contradiction::Sum { certain: true, repair: Some((figure, Some(becomes))), .. } => {
            let mut same = claim.figures.iter().filter(|f| f.value == *figure);
            (same.next().filter(|_| same.next().is_none())?, *becomes)
        }
        Contradiction::Rate { first, second, told, .. } => {
            let exact = first.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(*second)?;
            (claim.figures.last()?, exact.round_dp(told.scale()))
        }
        _ => return None,
    };
    // What another claim rests on that holds is not to be touched.
    let rests = |c: &Claim| matches!(c.state, State::Held) && c.figures.iter().any(|f| f.span == at.span);
    if found.claims.iter().any(rests) {
        return None;
    }
    Some((figure(found, at.span, at.value)?, becomes.to_string()))
}

/// Whether all these cells were read for certain, and no finding speaks of any of them but those in the text.
fn trusted(found: &Found, cells: &[CellId]) -> bool {
    let read = |&cell: &CellId| matches!(found.case.cell(cell).state, filing::State::Stated | filing::State::Blank);
    let doubted = |f: &Finding| !matches!(f.fact, Fact::Claim(_)) && f.cells.iter().any(|c| cells.contains(c));
    !cells.is_empty() && cells.iter().all(read) && !found.outcome.findings.iter().any(doubted)
}

/// Where the digits of a figure stand within `span`: only where they are written out, in one piece, and come to `value`.
fn figure(found: &Found, span: Span, value: Decimal) -> Option<Span> {
    let text = found.document.slice(span);
    let of_number = |c: char| matches!(fold_width(c), '0'..='9' | '.' | ',' | '-' | '+');
    let start = text.find(of_number)?;
    let end = text[start..].find(|c| !of_number(c)).map_or(text.len(), |length| start + length);
    if text[end..].contains(of_number) {
        return None;
    }
    let digits: String = text[start..end].chars().map(fold_width).filter(|c| *c != ',').collect();
    (exact(&digits) == Some(value)).then(|| Span::new(span.start + start, span.start + end))
}
