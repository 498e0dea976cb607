//! `section.measures`: the fifth section tells problems, and what is done about them.

use super::has_sections;
use crate::rule::text::{has, said_in, section};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, given, in_2021, large, told};

pub const RULE: Rule = Rule {
    id: "section.measures",
    severity: Severity::Note,
    statement: ["第五部分既写存在的问题，也写改进的措施", "the fifth section tells problems and what is done about them"],
    why: large([
        "这一部分的标题就是“主要问题及改进情况”，条例第五十条两样都要；只写一半等于没有写完。",
        "Its title names both, and article 50 asks for both: one alone is half a section.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第五十条第一款第四项",
    pass: large(&[in_2021(&[(
        "公开内容的针对性还不够强，一些政策解读形式单一。下一步将在起草文件时同步准备解读材料，多用图表和问答。",
        "上年指出的更新滞后已经整改。",
    )])]),
    fail: large(&[
        in_2021(&[("下一步将在起草文件时同步准备解读材料，多用图表和问答。", "")]),
        in_2021(&[("公开内容的针对性还不够强，一些政策解读形式单一。", "")]),
    ]),
    run,
};

const SAYS: [&str; 2] = ["第五部分没有写到{what}", "the fifth section does not tell {what}"];

const PROBLEMS: &str = "问题|不足|不够|短板|弱|差距|欠缺|有待|还需|仍需|困难|滞后|不高|不强|不到位|不及时|不全|不深|不细|不严|不平衡|缺乏|单一|较少|偏|需进一步|需要进一步|不完善|不规范|不熟|针对";
const MEASURES: &str =
    "下一步|改进|将|加强|提升|整改|措施|完善|优化|强化|今后|继续|推进|规范|提高|加大|拓展|拓宽|健全|深化|丰富|培训|落实|组织";

fn run(subject: &Subject, outcome: &mut Outcome) {
    if subject.case.this.form.is_none() || given::is_part(subject) || !has_sections(subject, &RULE, outcome) {
        return;
    }
    let (Some((heading, _)), Some(said)) = (section(subject, 5), said_in(subject, 5)) else { return };
    for (what, words) in [("存在的问题", PROBLEMS), ("改进措施", MEASURES)] {
        if !has(&said, words) {
            outcome.findings.push(told(subject, &RULE, Stated::new(SAYS, what).with("what", what).missing(), Some(heading)));
        }
    }
}
