//! `prose.denial`: what the text denies is zero in the table.

use super::{CONTENT, tell};
use crate::claims::Kind;
use crate::rule::{Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.denial",
    severity: Severity::Error,
    statement: spoken(["正文说没有的，表格中为 0", "what the text denies is zero in the table"]),
    why: large([
        "正文说没有发生，表格却有数字：不是沿用了往年的文字，就是填错了格。",
        "Where the text says it did not happen and the table has a figure, the words are an earlier year's, or the figure is in the wrong cell.",
    ]),
    basis: CONTENT,
    pass: large(&[
        // None were issued, and the cell says 0.
        in_2021(&[("答复文书实行双人复核", "全年没有制发规章")]),
    ]),
    fail: large(&[in_2021(&[("答复文书实行双人复核", "全年未发生因政府信息公开引发的行政复议、行政诉讼")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    tell(&RULE, Kind::Denial, subject, outcome);
}
