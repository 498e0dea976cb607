//! `section.parts-list`: "由……六部分组成" names the parts it counts.

use rust_decimal::Decimal;

use super::{FORMS, has_sections};
use crate::rule::text::{digit, ends, has, opening, paragraphs};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "section.parts-list",
    severity: Severity::Warning,
    statement: spoken([
        "正文说报告由几部分组成的，部分数和所列名称与六个部分一致",
        "where the text says of which parts the report is made, their number and names are those of the six sections",
    ]),
    why: large([
        "说六部分却只列了五个，或者沿用旧格式的七部分、八部分，是改写时没有对过。",
        "Six said and five named, or seven and eight as in older forms, were not looked over when the text was written anew.",
    ]),
    basis: FORMS,
    pass: large(&[
        in_2021(&[(
            "所列数据",
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。所列数据",
        )]),
        in_2021(&[("所列数据", "本报告由文字和表格两部分组成。所列数据")]),
    ]),
    fail: large(&[
        in_2021(&[(
            "所列数据",
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。所列数据",
        )]),
        in_2021(&[(
            "所列数据",
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项七个部分组成。所列数据",
        )]),
    ]),
    run,
};

const COUNT: [&str; 2] = ["说有 {said} 个部分，列出的是 {named} 个", "{said} parts are said, {named} are named"];
const LACKS: [&str; 2] = ["说有 {said} 个部分，没有列出{title}", "{said} parts are said, and {title} is not among those named"];

/// What names a section in such a list, whatever the words around it: any of these.
const NAMES: [&str; 6] = [
    "总体情况|概述|总体",
    "主动公开",
    "依申请|公开申请|申请情况|收到和处理",
    "复议|诉讼",
    "问题|改进|不足",
    "其他|其它|需要报告|附件|附表",
];

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.case.this.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    for words in paragraphs(subject, opening(subject)).iter().filter(|words| words.text.contains("部分")) {
        for (start, sentence) in sentences(&words.text) {
            let Some((said, at, until)) = counted(sentence) else { continue };
            let list = &sentence[..at];
            let named = NAMES.iter().filter(|names| has(list, names)).count();
            // Text and tables are parts too, and a list that is no list of these names says nothing about the sections.
            if named < 4 {
                continue;
            }
            let whole = named == NAMES.len();
            // Items may share a name, as reviews and suits told apart do.
            let named = if whole { named.max(items(list)) } else { named };
            let fact = if said != named && (whole || said < named) {
                Stated::new(COUNT, "parts").with("named", Decimal::from(named))
            } else if said == NAMES.len() && !whole && !list.ends_with('等') {
                let lacking = NAMES.iter().position(|names| !has(list, names));
                let title = lacking.and_then(|at| form.sections.get(at)).map_or("", |s| s.title.as_ref());
                Stated::new(LACKS, "parts").with("title", title)
            } else {
                continue;
            };
            let span = words.span(start, start + until);
            outcome.findings.push(told(subject, &RULE, fact.with("said", Decimal::from(said)), Some(span)));
        }
    }
}

/// The sentences of a paragraph, with the byte each begins at: a list may have ; between its items.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('。').scan(0, |from, sentence| {
        *from += sentence.len();
        Some((*from - sentence.len(), sentence))
    })
}

/// How many items a list has that end as the names of sections do. What stands in brackets has items of its own.
fn items(list: &str) -> usize {
    let ended = |item: &&str| ends(item.trim_end_matches('等'), "情况|事项|措施|概述|附件|附表");
    if list.contains('(') { 0 } else { list.split(['、', ',', ';']).filter(ended).count() }
}

/// "六个部分组成", "共六个部分": the number, the byte it begins at, and the byte behind 部分.
fn counted(sentence: &str) -> Option<(usize, usize, usize)> {
    if !has(sentence, "组成|构成|包|分为|共") && !has(sentence, "分总体|分概述") {
        return None;
    }
    sentence.match_indices("部分").find_map(|(at, word)| {
        let before = sentence[..at].trim_end_matches(['个', '大']);
        let last = before.chars().next_back()?;
        let number = digit(last).filter(|n| *n > 0)?;
        Some((number as usize, before.len() - last.len_utf8(), at + word.len()))
    })
}
