//! `years.told`: a count of last year's told in this year's text is that of last year's report.

use super::{Outcome, Rule, Severity, Subject, large, spoken, two_years};
use crate::claims::Kind;
use crate::rule::prose;

pub const RULE: Rule = Rule {
    id: "years.told",
    severity: Severity::Warning,
    statement: spoken(["正文所说的上年数量与上年报告的表格相符", "a count of last year's told in the text is that of last year's tables"]),
    why: large([
        "增减是从上年的数算起的，上年的数说错了，增减也就错了；也可能是上年报告的表格错了。更正过上年数字的，应当在报告中说明。",
        "Growth is reckoned from last year's count: told wrongly, it makes that wrong too; or last year's table is. A figure that \
         was corrected since should be told as such.",
    ]),
    basis: "gouji",
    pass: large(&[
        two_years(&[("2023", "2022")], &[("新收政府信息公开申请 180 件", "新收政府信息公开申请 180 件（上年为 180 件）")]),
        two_years(&[("2023", "2022")], &[("新收政府信息公开申请 180 件", "新收政府信息公开申请 180 件（全市上年为 950 件）")]),
    ]),
    fail: large(&[two_years(&[("2023", "2022")], &[("新收政府信息公开申请 180 件", "新收政府信息公开申请 180 件（上年为 108 件）")])]),
    run,
};

/// How it is told: `sum` is last year's table's.
pub const SAYS: [&str; 2] = [
    "正文说上年是 {figure}，而上年报告{row}行{column}列是 {sum}；如已更正上年数字，请在报告中说明",
    "the text says {figure} for last year, and row {row}, column {column} of last year's report is {sum}; if that was corrected, \
     say so in the report",
];

fn run(subject: &Subject, outcome: &mut Outcome) {
    prose::tell(&RULE, Kind::LastYear, subject, outcome);
}
