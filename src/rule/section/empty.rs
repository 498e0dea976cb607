//! `section.empty`: every section says something.

use super::{FORMS, has_sections};
use crate::rule::{Fact, Outcome, Rule, Severity, Stated, Subject, found, given, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "section.empty",
    severity: Severity::Warning,
    statement: spoken(["各部分有内容；“存在的主要问题及改进情况”不能只写“无”", "no section is empty; the fifth is not just 无"]),
    why: large([
        "空着的部分等于没有报告；问题和改进是条例第五十条点名要写的，没有问题的工作并不存在。",
        "An empty section reports nothing; problems and what is done about them are asked for by article 50, and no year was without any.",
    ]),
    basis: FORMS,
    pass: large(&[
        // The sixth may have nothing to tell.
        in_2021(&[("本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。", "无。")]),
    ]),
    fail: large(&[
        in_2021(&[("公开内容的针对性还不够强，一些政策解读形式单一。下一步将在起草文件时同步准备解读材料，多用图表和问答。", "无。")]),
        in_2021(&[("本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。", "")]),
    ]),
    run,
};

const SAYS: [&str; 2] = ["{title}部分没有内容", "the section {title} says nothing"];

/// The section that must say something, however well the year went.
const PROBLEMS: u32 = 5;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.case.this.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    let last = subject.case.this.sections.iter().map(|s| s.body.end).max().unwrap_or(0);
    for section in &subject.case.this.sections {
        // A section whose table is missing is told by table.missing; what a part breaks off in was not given.
        let broken_off = given::is_part(subject) && section.body.end == last;
        if broken_off || form.tables.iter().any(|t| t.section == section.number) {
            continue;
        }
        let words: String = subject.document.slice(section.body).chars().filter(|c| c.is_alphanumeric()).take(8).collect();
        let nothing = section.number == PROBLEMS && matches!(words.as_str(), "无" | "暂无" | "没有" | "無");
        if section.empty || nothing {
            let official = form.sections.iter().find(|s| s.number == section.number);
            let title = official.map_or(section.heading.as_str(), |s| &s.title);
            let fact = Stated::new(SAYS, section.number.to_string()).with("title", title);
            outcome.findings.push(found(&RULE, Fact::Stated(fact), Vec::new(), Some(section.span)));
        }
    }
}
