//! `section.numbering`: one system of numbers.

use super::{FORMS, has_sections};
use crate::rule::text::{Words, paragraphs};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "section.numbering",
    severity: Severity::Warning,
    statement: spoken([
        "“一、二、……六、”只用于六个部分：部分之内用（一）（二），没有第七部分",
        "一、 to 六、 number the six sections alone: within a section it is （一）（二）, and there is no seventh",
    ]),
    why: large([
        "部分之内又从“一、”编起，读者分不清是哪一级；格式要求内容“不能遗漏，也不宜泛化”，没有第七部分。",
        "Where 一、 begins anew within a section no one can tell the levels apart; the form wants nothing left out and nothing \
         added, so there is no seventh section.",
    ]),
    basis: FORMS,
    pass: large(&[
        in_2021(&[("（四）平台建设。", "（四）平台建设。一是改进检索，二是规范发布。")]),
        in_2021(&[("公开内容的针对性还不够强", "1、公开内容的针对性还不够强")]),
    ]),
    fail: large(&[
        in_2021(&[("（一）主动公开。", "一、主动公开。"), ("（二）依申请公开。", "二、依申请公开。")]),
        in_2021(&[("没有其他需要报告的事项。", "没有其他需要报告的事项。\n\n七、附件")]),
    ]),
    run,
};

const AGAIN: [&str; 2] = [
    "{heading}在一个部分之内又用了部分的编号，应为{right}",
    "{heading} has the number of a section within a section: it should be {right}",
];
const MORE: [&str; 2] = ["{heading}：格式只有六个部分", "{heading}: the form has six sections"];

const NUMERALS: &str = "一二三四五六七八九十";
/// The form's last section.
const LAST: usize = 6;
/// A heading within a section is no longer than this.
const LONGEST: usize = 30;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    let Some(form) = filing.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    for section in &filing.sections {
        // Rows of tables have such numbers, and labels may stand outside the table that was read.
        if form.tables.iter().any(|t| t.section == section.number) {
            continue;
        }
        // Two that follow each other are a system; one may be a quotation, or a line out of place.
        let headed = paragraphs(subject, section.body).iter().filter_map(|words| Some((numbered(&words.text)?, words)));
        let found: Vec<(usize, &Words)> = headed.collect();
        let follow = found.len() > 1 && found.iter().enumerate().all(|(at, (number, _))| *number == at + 1);
        let more = section.number as usize == LAST && found.first().is_some_and(|(number, _)| *number == LAST + 1);
        if !follow && !more {
            continue;
        }
        for (number, words) in &found {
            let numeral = NUMERALS.chars().nth(number - 1).unwrap_or_default();
            let heading: String = words.text.chars().take_while(|c| *c != '。').take(LONGEST).collect();
            let fact = Stated::new(if more { MORE } else { AGAIN }, heading.as_str()).with("heading", heading.as_str());
            let fact = if more {
                fact
            } else {
                let right = format!("（{numeral}）");
                fact.with("right", right.as_str()).fixed(words.span(0, numeral.len_utf8() + '、'.len_utf8()), right)
            };
            outcome.findings.push(told(subject, &RULE, fact, Some(words.span(0, heading.len()))));
        }
    }
}

/// The number of a section (一、) that a paragraph begins with, if it is a heading: short, or a few words before its first 。
fn numbered(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let number = NUMERALS.chars().position(|n| n == first)? + 1;
    let rest = text[first.len_utf8()..].strip_prefix('、')?;
    let length = rest.chars().take_while(|c| *c != '。').count();
    (1..=LONGEST).contains(&length).then_some(number)
}
