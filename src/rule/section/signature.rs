//! `section.signature`: the report is signed by its own body, after the year and in time.

use super::has_sections;
use crate::rule::prose::{KINDS, is_other};
use crate::rule::text::{Date, Words, bare, dates, ends, has, paragraphs, section};
use crate::rule::{Finding, Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "section.signature",
    severity: Severity::Warning,
    statement: spoken([
        "落款的机关与标题一致，日期在报告年度之后，不迟于 1 月 31 日（政府为 3 月 31 日）",
        "the signature is that of the title's body, its date after the year and not after 31 January (a government's: 31 March)",
    ]),
    why: large([
        "落款还是别的机关，或者日期还在报告年度里，多半是照抄留下的；部门年度报告应在 1 月 31 日前公布，政府的在 3 月 31 日前。",
        "Another body's name, or a date within the year, is most often left from another report; a department's is due by 31 \
         January, a government's by 31 March.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第四十九条",
    pass: large(&[
        in_2021(&[("没有其他需要报告的事项。", "没有其他需要报告的事项。\n\n青禾市水利局\n\n2024年1月31日")]),
        in_2021(&[("没有其他需要报告的事项。", "没有其他需要报告的事项。\n\n市水利局\n\n二〇二四年一月二十日")]),
    ]),
    fail: large(&[
        in_2021(&[("没有其他需要报告的事项。", "没有其他需要报告的事项。\n\n青禾市教育局\n\n2024年1月20日")]),
        in_2021(&[("没有其他需要报告的事项。", "没有其他需要报告的事项。\n\n青禾市水利局\n\n2023年1月20日")]),
        in_2021(&[("没有其他需要报告的事项。", "没有其他需要报告的事项。\n\n青禾市水利局\n\n2024年2月6日")]),
    ]),
    run,
};

const BODY: [&str; 2] = ["落款是{found}，标题的机关是{organization}", "it is signed by {found}, the body of the title is {organization}"];
const EARLY: [&str; 2] = ["落款日期{date}还在报告年度之内", "the date of the signature, {date}, is before the end of the year reported"];
const LATE: [&str; 2] =
    ["落款日期{date}晚于 {month} 月 31 日", "the date of the signature, {date}, is after the last day of month {month}"];

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    if filing.form.is_none() || !has_sections(subject, &RULE, outcome) {
        return;
    }
    if let Some((before, words, date)) = found(subject) {
        signed_by(subject, before.as_ref(), outcome);
        dated(subject, &words, date, outcome);
    }
}

/// The date that ends the report, and its words.
#[cfg(feature = "toml")]
pub fn signed<'a>(subject: &Subject<'a>) -> Option<(Words<'a>, Date)> {
    found(subject).map(|(_, words, date)| (words, date))
}

/// The first date of the last section that stands alone, or behind a name alone, with the line or the name before it. What stands behind it is no
/// longer the report.
fn found<'a>(subject: &Subject<'a>) -> Option<(Option<Words<'a>>, Words<'a>, Date)> {
    let (_, body) = section(subject, 6)?;
    let mut before: Option<&Words> = None;
    for words in paragraphs(subject, body) {
        if let Some(date) = last(&words.text) {
            let (name, part) = (&words.text[..date.from], |from, until| {
                let span = words.span(from, until);
                Words::of(subject.document.slice(span), span.start)
            });
            if is_name(name) {
                return Some((Some(part(0, date.from)), part(date.from, date.until), date));
            }
            // A month alone is a date where a body signs it.
            if name.is_empty() && (date.day.is_some() || before.is_some_and(|line| is_name(&line.text))) {
                return Some((before.cloned(), words.clone(), date));
            }
        }
        before = Some(words);
    }
    None
}

/// The date a paragraph ends with, if it tells a year and is the only one.
fn last(text: &str) -> Option<Date> {
    let [date] = dates(text)[..] else { return None };
    (date.until == text.len() && date.year.is_some()).then_some(date)
}

/// Whether a line is a body's name and nothing else.
fn is_name(text: &str) -> bool {
    (4..=30).contains(&text.chars().count()) && ends(text, KINDS) && !has(text, "。|,|:|;|、")
}

/// The line before the date.
fn signed_by(subject: &Subject, before: Option<&Words>, outcome: &mut Outcome) {
    let (Some(words), Some(organization)) = (before, subject.case.this.organization.as_deref()) else { return };
    let text = words.text.as_str();
    if text.chars().count() <= 30 && !has(text, "。|,|:|;|、") && is_other(text, &bare(organization)) {
        let fact = Stated::new(BODY, "body").with("found", text).with("organization", organization);
        outcome.findings.push(told(subject, &RULE, fact, Some(words.span(0, text.len()))));
    }
}

fn dated(subject: &Subject, words: &Words, date: Date, outcome: &mut Outcome) {
    let (Some(year), Some(signed)) = (subject.case.this.year, date.year) else { return };
    let due = subject.body.due_month();
    let shown = words.text.as_str();
    let (fact, severity) = if signed <= year {
        (Stated::new(EARLY, "date").with("date", shown), Severity::Warning)
    } else if let Some(month) = due.filter(|month| signed == year + 1 && date.month > *month) {
        (Stated::new(LATE, "date").with("date", shown).with("month", rust_decimal::Decimal::from(month)), Severity::Note)
    } else {
        return;
    };
    outcome.findings.push(Finding { severity, ..told(subject, &RULE, fact, Some(words.span(0, shown.len()))) });
}
