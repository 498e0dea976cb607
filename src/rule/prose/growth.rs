//! `prose.growth`: growth agrees with the counts of both years.

use super::tell;
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.growth",
    severity: Severity::Error,
    statement: spoken(["正文所说的增减与所说的两年数量相符", "growth told agrees with the two counts told"]),
    why: large([
        "增幅是工作成绩的说法，写错了就是夸大或缩小；两年的数量都在，就应当对得上。",
        "Growth is told as an achievement, and a wrong one makes it larger or smaller than it was; with both counts told it has to come out.",
    ]),
    basis: "gouji",
    pass: large(&[
        in_2021(&[("举办培训 2 次", "2022年举办培训10次，2023年举办培训12次，同比增长20%")]),
        in_2021(&[("举办培训 2 次", "2022年举办培训12次，2023年举办培训10次，同比下降16.7%")]),
    ]),
    fail: large(&[in_2021(&[("举办培训 2 次", "2022年举办培训10次，2023年举办培训12次，同比增长2%")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::Growth, subject, outcome);
}
