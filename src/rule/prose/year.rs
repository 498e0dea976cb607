//! `prose.year`: one year, wherever it is told.

use super::{CONTENT, quoted, row_span};
use crate::claims;
use crate::ordered::Ordered;
use crate::place::{Span, last_of};
use crate::recognise::year_in;
use crate::rule::text::section;
use crate::rule::{Fact, Finding, Outcome, Rule, Severity, Subject, Why, YearOf, found as found_of, given, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.year",
    severity: Severity::Warning,
    statement: spoken(["标题、统计期限、正文和文件名的年度一致", "title, reporting period, text and file name agree on the year"]),
    why: large([
        "以上年报告为底稿改写的，常常漏改一处年份；那一处的内容也可能还是上年的。",
        "Where last year's report was written over, a year is easily left behind, and what stands beside it may be last year's too.",
    ]),
    basis: CONTENT,
    pass: large(&[in_2021(&[("比上年增加", "较2022年增加")]), in_2021(&[("改进网站检索", "落实2022年制定的方案，改进网站检索")])]),
    fail: large(&[
        in_2021(&[("2023年，青禾市水利局", "2022年，青禾市水利局")]),
        in_2021(&[("自2023年1月1日至2023年12月31日", "自2022年1月1日至2022年12月31日")]),
    ]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    let Some(year) = filing.year else {
        if !given::is_part(subject) {
            outcome.not_checked.push((RULE.id.into(), Why::NoYear));
        }
        return;
    };
    let other = |found, whose| Fact::OtherYear { found, year, whose };
    if let Some(found) = file_year(subject).filter(|&y| y != year) {
        let quote = subject.document.name.clone();
        outcome.findings.push(Finding { quote, ..found_of(&RULE, other(found, YearOf::FileName), Vec::new(), None) });
    }
    let body = |number| section(subject, number).map(|(_, body)| body);
    let (mut opening, mut last) = (body(1), body(6));
    for row in &subject.document.rows {
        let Some(span) = row_span(row)
            .filter(|s| row.cells.len() == 1 && filing.title.as_ref().is_none_or(|(_, t)| s.end <= t.start || s.start >= t.end))
        else {
            continue;
        };
        let text = subject.document.slice(span);
        if !text.contains('年') {
            continue;
        }
        for (from, until, found) in periods(text) {
            if found != year {
                outcome.findings.push(quoted(
                    subject,
                    &RULE,
                    other(found, YearOf::Period),
                    Span::new(span.start + from, span.start + until),
                ));
            }
        }
        if let Some((from, until, found)) = own_name(text).filter(|n| n.2 != year) {
            outcome.findings.push(quoted(subject, &RULE, other(found, YearOf::OwnName), Span::new(span.start + from, span.start + until)));
        }
        // The first paragraph of the first section, and of the last, speaks of the report's year; one that names only another year was left from
        // that.
        if opening.is_some_and(|body| span.start >= body.start && span.end <= body.end) && text.chars().count() > 15 {
            opening = last.take();
            let words = first_sentence(text);
            if let Some(found) = year_in(words).filter(|&f| f == year - 1 && !text.contains(&year.to_string()) && opens_with_year(words, f))
            {
                let end = span.start + words.len();
                outcome.findings.push(quoted(subject, &RULE, other(found, YearOf::Narrative), Span::new(span.start, end)));
            }
        }
    }
    // What is found already, by where it begins, with the furthest end up to there.
    let mut known: Vec<Span> = outcome.findings.iter().filter(|f| f.rule == RULE.id).filter_map(|f| f.span).collect();
    known.order();
    let mut furthest = 0;
    for span in &mut known {
        furthest = furthest.max(span.end);
        span.end = furthest;
    }
    for (found, span) in claims::stale(&subject.case.this, subject.narrated) {
        let whose = if found == year { YearOf::Plan } else { YearOf::Narrative };
        let before = known.partition_point(|s| s.start <= span.start);
        if before == 0 || known[before - 1].end <= span.start {
            outcome.findings.push(quoted(subject, &RULE, other(found, whose), span));
        }
    }
}

/// The year in the file's name; of a file with several reports it is none of theirs in particular.
fn file_year(subject: &Subject) -> Option<i32> {
    let alone = subject.case.this.part == 1 && subject.case.this.others.is_empty();
    subject.document.name.as_deref().filter(|_| alone).and_then(year_of_file)
}

/// "2022年青禾市水利局政府信息公开年报.docx": only a year that the name calls one; a date of upload is none.
fn year_of_file(name: &str) -> Option<i32> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    (base.contains("年度") || base.contains("年报") || base.contains("信息公开")).then(|| year_in(base)).flatten()
}

/// Reporting periods: "2022年1月1日至2022年12月31日" with their first and last byte and their year.
fn periods(text: &str) -> Vec<(usize, usize, i32)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("12月31日") {
        let near = text.floor_char_boundary(at.saturating_sub(60));
        let Some(start) = last_of(&text[near..at], "1月1日").map(|s| near + s).filter(|s| at - s < 60 && !text[..*s].ends_with('1'))
        else {
            continue;
        };
        let year_start = text.floor_char_boundary(start.saturating_sub(12));
        let Some(year) = year_in(&text[year_start..start]) else { continue };
        // "2008年…至2022年12月31日" is a span of years, and so is a period that begins in one year and ends in another.
        let later = year_in(&text[start..at]);
        if later.is_none_or(|l| l == year) {
            let from = text[year_start..start].find(&year.to_string()).map_or(year_start, |i| year_start + i);
            found.push((from, at + "12月31日".len(), year));
        }
    }
    found
}

/// The report speaking of itself: "现公布2022年政府信息公开工作年度报告"; titles in 《》 are other documents.
fn own_name(text: &str) -> Option<(usize, usize, i32)> {
    const ITSELF: [&str; 4] = ["现公布", "现将", "特编制", "本报告"];
    let end = text.find("年度报告")? + "年度报告".len();
    let words = &text[..end];
    let from = ITSELF.iter().filter_map(|w| last_of(words, w)).max()?;
    let own = &words[from..];
    let year = year_in(own)?;
    (!own.contains('《') && !own.contains('。') && own.contains("信息公开")).then_some((from, end, year))
}

fn first_sentence(text: &str) -> &str {
    text.find('。').map_or(text, |i| &text[..i + '。'.len_utf8()])
}

/// "2022年，…" and "2022年度，…": the year is what the sentence is about.
fn opens_with_year(sentence: &str, year: i32) -> bool {
    let rest = sentence.trim_start().strip_prefix(&year.to_string()).map(str::trim_start).and_then(|s| s.strip_prefix('年'));
    rest.is_some_and(|r| r.trim_start_matches('度').trim_start().starts_with(['，', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_and_the_report_s_own_name() {
        assert_eq!(periods("数据统计期限自2022年1月1日至2022年12月31日止")[0].2, 2022);
        assert_eq!(periods("自2022年1月1日起至12月31日止")[0].2, 2022);
        assert!(periods("自2008年1月1日至2022年12月31日累计").is_empty());
        assert_eq!(own_name("根据条例，现公布2022年政府信息公开工作年度报告。").map(|n| n.2), Some(2022));
        assert_eq!(own_name("已公布《青禾市2021年政府信息公开工作年度报告》").map(|n| n.2), None);
    }
}
