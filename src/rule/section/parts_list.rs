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

const COUNT: [&str; 2] =
    ["说有 {said} 个部分，列出的是 {named} 个，格式有 6 个", "{said} parts are said, {named} are named, the form has 6"];
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

/// No more bytes stand between a number and the list that it opens: "组成，分别为".
const LEAD: usize = 24;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.case.this.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    for words in paragraphs(subject, opening(subject)).iter().filter(|words| words.text.contains("部分")) {
        for (start, sentence) in sentences(&words.text) {
            let Some((said, at, until)) = counted(sentence) else { continue };
            let count = |list: &str| NAMES.iter().filter(|names| has(list, names)).count();
            // The list stands before its number, or opens behind it: "共六个部分，分别为总体情况、……".
            let (before, behind) = (&sentence[..at], &sentence[until..]);
            let is_behind = count(before) < 4;
            let list = if is_behind { behind } else { before };
            let first = list.find("总体").or_else(|| list.find("概述")).unwrap_or(0);
            let opens = || first <= LEAD && has(&behind[..first], ":|即|为|包|是") && ends(before, "共|计|分|为|成|由|括|含|有|下");
            let named = count(list);
            // Text and tables are parts too, and a list that is no list of these names says nothing about the sections.
            if named < 4 || is_behind && !opens() {
                continue;
            }
            let whole = named == NAMES.len();
            let (items, most) = items(&list[first..]);
            // The fees and their remissions were a part of the older form.
            let older = whole && (NAMES.len() + 1..=most).contains(&said) && list.contains("减免");
            // Items may share a name, as reviews and suits told apart do; behind a list a sentence may go on to other things.
            let named = if older {
                said
            } else if whole && !is_behind {
                named.max(items)
            } else {
                named
            };
            let of_report = || said == named && has(list, "总体情况|概述") && has(sentence, "报告|年报|全文");
            let fact = if said < named || older || whole && said > most {
                Stated::new(COUNT, "parts").with("named", Decimal::from(named))
            } else if !whole && (said == NAMES.len() || of_report()) && (said == items || !list.contains('等')) {
                let lacking = NAMES.iter().position(|names| !has(list, names));
                let title = lacking.and_then(|at| form.sections.get(at)).map_or("", |s| s.title.as_ref());
                Stated::new(LACKS, "parts").with("title", title)
            } else {
                continue;
            };
            let span = words.span(start, start + if is_behind { sentence.len() } else { until });
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

/// How many items a list has that end as the names of sections do, and how many it may have at most: 行政复议、行政诉讼 are one. What stands in
/// brackets has items of its own.
fn items(list: &str) -> (usize, usize) {
    let items = || list.split(['、', ',', ';']);
    let ended = |item: &&str| ends(item.trim_end_matches(['等', '。']), "情况|事项|措施|概述|附件|附表");
    // "，共" before the number is none.
    let may_be = |item: &&str| item.chars().nth(1).is_some() && !item.ends_with("复议");
    (if list.contains('(') { 0 } else { items().filter(ended).count() }, items().filter(may_be).count())
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
        let from = before.len() - last.len_utf8();
        // "第一部分" is the first of them.
        (!before[..from].ends_with('第')).then_some((number as usize, from, at + word.len()))
    })
}
