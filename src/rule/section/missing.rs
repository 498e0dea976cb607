//! `section.missing`: the six sections are there.

use super::{FORMS, has_sections};
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, found, given, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "section.missing",
    severity: Severity::Warning,
    statement: spoken(["六个部分齐全", "the six sections are there"]),
    why: large([
        "格式规定了六个部分，条例第五十条要求的内容分在其中；缺一部分，应当公开的就少一块。",
        "The form has six sections, which hold what article 50 asks for: without one of them something due is not told.",
    ]),
    basis: FORMS,
    pass: large(&[in_2021(&[("六、其他需要报告的事项", "其他需要报告的事项")])]),
    fail: large(&[in_2021(&[("六、其他需要报告的事项", "")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    let Some(form) = filing.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    if given::is_part(subject) {
        return;
    }
    for section in form.sections.iter().filter(|s| filing.sections.iter().all(|r| r.number != s.number)) {
        let fact = Fact::SectionMissing { number: section.number, title: section.title.to_string() };
        outcome.findings.push(found(&RULE, fact, Vec::new(), None));
    }
}
