//! `years.copied`: a section, or a long passage of one, that repeats last year's text.

use std::collections::HashMap;

use super::{Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, two_years};
use crate::document::Document;
use crate::filing::{Filing, Section};
use crate::place::Span;

pub const RULE: Rule = Rule {
    id: "years.copied",
    severity: Severity::Note,
    statement: spoken([
        "各部分的文字不照抄上年，没有长段与上年相同（名称和数字除外）",
        "no section, and no long passage of one, repeats last year's text but for names and figures",
    ]),
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
            ("发布信息 412 条，比上年增加 37 条", "发布信息 375 条"),
            ("新收政府信息公开申请 180 件", "收到申请 171 件"),
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
/// Nor is a passage shorter than these told of by itself: what is said of guidance, laws and plans in the same words every year is seldom as long.
const PASSAGE_ENOUGH: usize = 80;
/// Half of it is enough with so many figures of two digits and more in it that are all last year's too: work that is done anew comes to other figures.
const FIGURES_ENOUGH: usize = 2;
/// With these work is counted that is done anew each year; articles, days, telephones and columns are as many in any year.
const DONE_ANEW: &str = "件条份篇场次期册封例批万";
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
        let (body, earlier) = (body(this, section), body(previous, before));
        let (now, then) = (told(subject.document, this, body), told(last_years, previous, earlier));
        let Some(copied) = copied(&now, &then) else { continue };
        let (says, span, earlier) = match copied {
            Copied::Section => (SECTION, passage(subject.document, body), passage(last_years, earlier)),
            Copied::Passage([from, until], [then_from, then_until]) => {
                (PASSAGE, between(&now, from, until, body), between(&then, then_from, then_until, earlier))
            }
        };
        let begins = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TOLD).collect::<String>();
        let (quote, earlier) = (begins(subject.document.slice(span)), begins(last_years.slice(earlier)));
        let stated =
            Stated::new(says, section.number.to_string()).with("section", section.heading.as_str()).with("earlier", earlier.as_str());
        outcome.findings.push(Finding { quote: Some(quote), ..found(&RULE, Fact::Stated(stated), Vec::new(), Some(span)) });
    }
}

const SECTION: [&str; 2] = [
    "{section}与上年报告的文字相同或大多相同（名称和数字除外），请核对是否更新；上年写的是{earlier}",
    "{section} is last year's text, or most of it is, but for names and figures: see whether it was brought up to date; \
     last year's says {earlier}",
];
const PASSAGE: [&str; 2] = [
    "{section}中有一段文字与上年报告相同（名称和数字除外），请核对是否更新；上年写的是{earlier}",
    "a passage of {section} is last year's text but for names and figures: see whether it was brought up to date; last year's says {earlier}",
];

/// What a section tells, as far as the first table: in a file of sheets the tables follow the last section.
fn body(filing: &Filing, section: &Section) -> Span {
    let begins = filing.tables.iter().filter_map(|table| table.span).map(|span| span.start);
    let first = begins.filter(|start| (section.body.start..section.body.end).contains(start)).min();
    Span::new(section.body.start, first.unwrap_or(section.body.end))
}

/// A text without white space at its ends.
fn passage(document: &Document, body: Span) -> Span {
    let text = document.slice(body);
    let start = body.start + (text.len() - text.trim_start().len());
    Span::new(start, (body.start + text.trim_end().len()).max(start))
}

/// A character of a section, where it stands in its text, and the figure right before it if that is no year; blank where there is none.
type Placed<'t> = (char, usize, &'t str);

/// The characters of a section's text that are neither figures nor marks nor of the body's own name.
fn told<'t>(document: &'t Document, filing: &Filing, body: Span) -> Vec<Placed<'t>> {
    let text = document.slice(body);
    let own = filing.organization.as_deref().unwrap_or_default();
    let mut names = text.match_indices(own).map(|(at, name)| at..at + name.len()).filter(|name| !name.is_empty()).peekable();
    let mut told = Vec::new();
    let (mut line_at, mut figure, mut numeral) = (0, 0..0, 0..0);
    for line in text.split_inclusive('\n') {
        let footer = is_footer(line);
        for (at, c) in line.char_indices().map(|(at, c)| (line_at + at, c)).filter(|_| !footer) {
            while names.next_if(|name| name.end <= at).is_some() {}
            let named = names.peek().is_some_and(|name| name.contains(&at));
            let until = at + c.len_utf8();
            // "十二件": a numeral is a figure where something is counted with it.
            if numeral.end == at && "件条份篇宗次".contains(c) {
                figure = numeral.clone();
            }
            if "〇零一二三四五六七八九十百千万亿两".contains(c) {
                numeral = if numeral.end == at { numeral.start..until } else { at..until };
            } else if !named && c.is_alphabetic() {
                told.push((c, at, &text[if c == '年' { 0..0 } else { figure }]));
                figure = 0..0;
            } else if c.is_numeric() {
                // "1,260" and "120、35" are told before one word.
                figure = if figure.is_empty() { at..until } else { figure.start..until };
            }
        }
        line_at += line.len();
    }
    told
}

/// From one of the characters of a section's text to another (end excluded).
fn between(told: &[Placed], from: usize, until: usize, body: Span) -> Span {
    let (last, at, _) = told[until - 1];
    Span::new(body.start + told[from].1, body.start + at + last.len_utf8())
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

/// What of a section is last year's: the whole, or a passage from one of its characters to another, here and there.
enum Copied {
    Section,
    Passage([usize; 2], [usize; 2]),
}

fn copied(now: &[Placed], then: &[Placed]) -> Option<Copied> {
    let shingle = |window: &[Placed]| std::array::from_fn::<char, SHINGLE, _>(|i| window[i].0);
    let mut before: HashMap<[char; SHINGLE], usize> = HashMap::new();
    for (at, window) in then.windows(SHINGLE).enumerate() {
        before.entry(shingle(window)).or_insert(at);
    }
    // The run that is last year's, and the one that tells most.
    let (mut same, mut run, mut longest) = (0, Run::default(), Run::default());
    for (at, window) in now.windows(SHINGLE).enumerate() {
        let Some(&there) = before.get(&shingle(window)) else {
            run = Run::default();
            continue;
        };
        same += 1;
        // "收到12件，办结11件": a sentence that tells this year's figures was brought up to date.
        if window[1..].iter().zip(&then[there + 1..]).any(|(now, then)| now.2 != then.2) {
            run = Run::default();
            continue;
        }
        let (before_it, (unit, _, figure)) = (window[SHINGLE - 2].0, window[SHINGLE - 1]);
        let is_done_anew = before_it != '第' && DONE_ANEW.contains(unit) && figure.chars().filter(|c| c.is_numeric()).nth(1).is_some();
        let figures = usize::from(is_done_anew);
        run = match run.length {
            0 => Run { here: at, there, length: SHINGLE, figures },
            length => Run { length: length + 1, figures: run.figures + figures, ..run },
        };
        longest = if run.tells() > longest.tells() { run } else { longest };
    }
    let all = now.len().saturating_sub(SHINGLE - 1);
    if now.len() >= ENOUGH && same * 100 >= all * MOST {
        return Some(Copied::Section);
    }
    let Run { here, there, length, .. } = longest;
    let until = |from: usize, all: usize| [from, (from + length).min(all)];
    (longest.tells() >= PASSAGE_ENOUGH).then(|| Copied::Passage(until(here, now.len()), until(there, then.len())))
}

/// A run of characters that is last year's: where it begins here and there, how long it is, and how many figures it has, all of them last year's.
#[derive(Default, Clone, Copy)]
struct Run {
    here: usize,
    there: usize,
    length: usize,
    figures: usize,
}

impl Run {
    /// Its length; twice that with figures that are the same.
    fn tells(&self) -> usize {
        if self.figures >= FIGURES_ENOUGH { 2 * self.length } else { self.length }
    }
}
