//! `section.heading`: the sections have their official titles.

use super::{FORMS, has_sections};
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "section.heading",
    severity: Severity::Warning,
    statement: spoken(["各部分使用官方标题", "the sections have their official titles"]),
    why: large([
        "标题全国统一；改了标题，机器和人都不容易找到这一部分。",
        "The titles are the same everywhere: under another one neither people nor programs find the section.",
    ]),
    basis: FORMS,
    pass: large(&[
        in_2021(&[("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况")]),
        in_2021(&[("一、总体情况", "一、总体情况：")]),
    ]),
    fail: large(&[in_2021(&[("一、总体情况", "一、概述")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.case.this.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    for section in subject.case.this.sections.iter().filter(|s| !s.title_fits) {
        if let Some(wanted) = form.sections.iter().find(|s| s.number == section.number) {
            let fact = Fact::SectionHeading { found: section.heading.clone(), wanted: wanted.title.to_string() };
            outcome.findings.push(found(&RULE, fact, Vec::new(), Some(section.span)));
        }
    }
}
