//! `years.copied`: a section that repeats last year's text.

use std::collections::HashSet;

use super::{Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, two_years};
use crate::document::Document;
use crate::filing::{Filing, Section};
use crate::place::Span;

pub const RULE: Rule = Rule {
    id: "years.copied",
    severity: Severity::Note,
    statement: spoken(["各部分的文字不照抄上年（名称和数字除外）", "no section repeats last year's text but for names and figures"]),
    why: large([
        "报告说的是这一年；一整部分与上年相同，说明工作、问题和改进可能没有更新。",
        "A report tells of its year: a section that is last year's tells of work, problems and measures that may be out of date.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第五十条",
    pass: large(&[two_years(
        &[
            ("2023", "2022"),
            (
                "围绕防汛抗旱、农村供水、河湖管护公开政府信息，主动回应群众关切，各项工作平稳推进",
                "把水库除险、灌区改造作为重点，逐项公布进度",
            ),
            ("对现行文件逐件清理", "重新登记全部文件"),
            ("文件库与公报保持一致", "并在网上列出目录"),
            ("改进网站检索，增设河湖名录专栏", "网站换了新的版面，手机也能查看"),
        ],
        &[],
    )]),
    fail: large(&[two_years(
        &[("2023", "2022"), ("多用图表和问答", "多用图表和问答，并请企业和群众参与起草，定期回访办事群众，听取对公开内容的意见，逐条改进")],
        &[("多用图表和问答", "多用图表和问答，并请企业和群众参与起草，定期回访办事群众，听取对公开内容的意见，逐条改进")],
    )]),
    run,
};

/// Fewer characters than these, names and figures apart, may well be the same in any two years.
const ENOUGH: usize = 60;
/// How many characters are looked at together.
const SHINGLE: usize = 6;
/// How many of a hundred of those have to be last year's too: a sentence or two that are new make no new section; where half is, much of what is
/// said every year may stay.
const MOST: usize = 75;
/// How many characters of either passage are told.
const TOLD: usize = 80;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let (Some(last_years), Some(previous)) = (subject.last_years, &subject.case.previous) else { return };
    let this = &subject.case.this;
    for section in &this.sections {
        let Some(before) = previous.sections.iter().find(|s| s.number == section.number) else { continue };
        // What stands in a section beside its table are the form's own words.
        if this.tables.iter().any(|t| t.table.section == section.number) {
            continue;
        }
        let (now, then) = (told(subject.document, this, section), told(last_years, previous, before));
        if now.len() < ENOUGH || !repeats(&now, &then) {
            continue;
        }
        let (span, earlier) = (passage(subject.document, section), passage(last_years, before));
        let begins = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TOLD).collect::<String>();
        let (quote, earlier) = (begins(subject.document.slice(span)), begins(last_years.slice(earlier)));
        let says = [
            "{section}与上年报告的文字相同或大多相同（名称和数字除外），请核对是否更新；上年写的是{earlier}",
            "{section} is last year's text, or most of it is, but for names and figures: see whether it was brought up to date; \
             last year's says {earlier}",
        ];
        let stated =
            Stated::new(says, section.number.to_string()).with("section", section.heading.as_str()).with("earlier", earlier.as_str());
        outcome.findings.push(Finding { quote: Some(quote), ..found(&RULE, Fact::Stated(stated), Vec::new(), Some(span)) });
    }
}

/// The text of a section without white space at its ends.
fn passage(document: &Document, section: &Section) -> Span {
    let text = document.slice(section.body);
    let start = section.body.start + (text.len() - text.trim_start().len());
    Span::new(start, (section.body.start + text.trim_end().len()).max(start))
}

/// The characters of a section that are neither figures nor marks nor of the body's own name.
fn told(document: &Document, filing: &Filing, section: &Section) -> Vec<char> {
    let text = document.slice(section.body);
    let own: String = text.lines().filter(|line| !is_footer(line)).collect();
    let text = filing.organization.as_deref().map_or_else(|| own.clone(), |name| own.replace(name, ""));
    text.chars().filter(|c| c.is_alphabetic() && !"〇零一二三四五六七八九十百千万亿两".contains(*c)).collect()
}

/// What a portal prints below every page it has, the same each year; the last section runs on into it.
const FOOTER: &[&str] = &[
    "打印本页",
    "关闭窗口",
    "主办单位",
    "主办：",
    "承办单位",
    "承办：",
    "网站标识码",
    "ICP备",
    "公网安备",
    "版权所有",
    "技术支持",
    "网站地图",
    "联系我们",
];

/// Whether a line is a page's and not the report's: "主办单位：某县人民政府办公室 网站标识码：…". A line with whole sentences is the report's.
fn is_footer(line: &str) -> bool {
    !line.contains('。') && FOOTER.iter().any(|word| line.contains(word))
}

/// Whether all but a few runs of characters of `now` are in `then`.
fn repeats(now: &[char], then: &[char]) -> bool {
    let before: HashSet<&[char]> = then.windows(SHINGLE).collect();
    let all = now.windows(SHINGLE).count();
    let same = now.windows(SHINGLE).filter(|shingle| before.contains(shingle)).count();
    same * 100 >= all * MOST
}
