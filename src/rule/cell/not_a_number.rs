//! `cell.not-a-number`: one figure in a cell, and nothing else.

use super::{FILLING_IN, each};
use crate::document::UNCALCULATED;
use crate::filing::Cell;
use crate::number::Content;
use crate::rule::{Fact, Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.not-a-number",
    severity: Severity::Error,
    statement: spoken(["数字格只填一个数", "a cell for a figure holds one figure"]),
    why: large([
        "不是数字的格无法汇总，涉及它的勾稽关系也无从核对；字母 O 当作 0 是常见的笔误。",
        "What is no number cannot be added up, and none of its relations can be checked; the letter O for 0 is a common slip.",
    ]),
    basis: FILLING_IN,
    pass: large(&[in_2021(&[("（一）予以公开\t86", "（一）予以公开\t８６")]), in_2021(&[("行政许可\t1205", "行政许可\t1,205")])]),
    fail: large(&[in_2021(&[("（一）予以公开\t86", "（一）予以公开\t8O")]), in_2021(&[("行政许可\t1205", "行政许可\t见附件")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    // What the file does not hold is no fault of the report's: it was not read, which is told.
    let is_fault = |cell: &Cell| cell.content == Content::Text && cell.raw != UNCALCULATED;
    each(subject, outcome, &RULE, |cell, _| is_fault(cell).then(|| Fact::NotANumber { raw: cell.raw.clone() }));
}
