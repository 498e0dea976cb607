//! `section.order`: the sections stand in order, rightly numbered.

use super::{FORMS, has_sections};
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "section.order",
    severity: Severity::Warning,
    statement: spoken(["六个部分按顺序排列，编号正确", "the six sections stand in order, rightly numbered"]),
    why: large([
        "顺序和编号是固定的，读者和汇总的人按编号找内容；跳号多半是从别处粘贴时留下的。",
        "Order and numbers are fixed, and what is looked for is found by them; a number that is skipped is most often left from a paste.",
    ]),
    basis: FORMS,
    pass: large(&[in_2021(&[("六、其他需要报告的事项", "六.其他需要报告的事项")])]),
    fail: large(&[in_2021(&[("六、其他需要报告的事项", "七、其他需要报告的事项")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    if !has_sections(subject, &RULE, outcome) {
        return;
    }
    let sections = &subject.case.this.sections;
    for pair in sections.windows(2).filter(|p| p[1].number < p[0].number) {
        let fact = Fact::SectionOrder { heading: pair[1].heading.clone(), after: pair[0].heading.clone() };
        outcome.findings.push(found(&RULE, fact, Vec::new(), Some(pair[1].span)));
    }
    for section in sections {
        if let Some(printed) = section.printed_number.filter(|n| *n != section.number) {
            let fact = Fact::SectionNumber { found: printed, wanted: section.number };
            outcome.findings.push(found(&RULE, fact, Vec::new(), Some(section.span)));
        }
    }
}
