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

/// A section of nothing but these and a denial says that there is nothing to tell: "（一）主要问题：无。（二）改进情况：无。"
const NOTHING: &str = "暂无無没有本年度存在的主要问题及改进情况措施此项内容其他略一二";

/// The section that may have nothing to tell; but that something was left out tells nothing there either.
const OTHERS: u32 = 6;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(form) = subject.case.this.form.filter(|_| has_sections(subject, &RULE, outcome)) else { return };
    for section in &subject.case.this.sections {
        // A section whose table is missing is told by table.missing.
        if form.tables.iter().any(|t| t.section == section.number) {
            continue;
        }
        let body = subject.document.slice(section.body);
        let mut words = body.chars().filter(|c| c.is_alphabetic());
        let denied = section.number < OTHERS && body.contains(['无', '没', '無']);
        let nothing = (denied || body.contains('略')) && words.all(|c| NOTHING.contains(c));
        // What a part breaks off in, or its copy left out between two headings, was not given; a denial was.
        if nothing || section.empty && !given::is_part(subject) {
            let official = form.sections.iter().find(|s| s.number == section.number);
            let title = official.map_or(section.heading.as_str(), |s| &s.title);
            let fact = Stated::new(SAYS, section.number.to_string()).with("title", title);
            outcome.findings.push(found(&RULE, Fact::Stated(fact), Vec::new(), Some(section.span)));
        }
    }
}
