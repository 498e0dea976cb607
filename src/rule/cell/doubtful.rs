//! `cell.doubtful`: figures that could stand in more than one place.

use crate::filing::State;
use crate::rule::{CellId, Fact, Outcome, Rule, Severity, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "cell.doubtful",
    severity: Severity::Warning,
    statement: spoken([
        "每个数字的行列位置能够确定（读表存疑不算报告的错）",
        "the place of every figure is certain (a doubt of the reader is no fault of the report)",
    ]),
    why: large([
        "复制、转换时空格丢失，一行数字就可能有几种放法；放错了会把好的报告说成错的，所以只说存疑。",
        "Where blanks are lost in copying, a row of figures may fit in several ways; a wrong guess would accuse a sound report, \
         so it is only doubted.",
    ]),
    basis: "gouji",
    pass: large(&[
        // One blank short, and only one way in which the row adds up.
        in_2021(&[("（一）予以公开\t86\t4\t1\t0\t0\t0\t91", "（一）予以公开 86 4 1 0 0 91")]),
    ]),
    fail: large(&[in_2021(&[("行政规范性文件\t6\t2\t41", "行政规范性文件 6 41")])]),
    run,
};

/// A table with more doubtful rows was not understood as a whole, which is said once.
const FEW: usize = 4;

fn run(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.case.this.tables() {
        let together = if table.doubts.len() > FEW { table.doubts.len() } else { 1 };
        for doubts in table.doubts.chunks(together) {
            let doubtful = doubts.iter().flat_map(|d| &d.cells).filter(|&&c| table.cells[c].state == State::Doubtful);
            let cells: Vec<CellId> = doubtful.map(|&c| CellId::this(t, c)).collect();
            let (Some(first), Some(last)) = (doubts.first(), doubts.last()) else { continue };
            let raw = if together > 1 { format!("{}……{}", first.raw, last.raw) } else { first.raw.clone() };
            let choices = doubts.iter().map(|d| d.choices.len()).max().unwrap_or_default();
            outcome.findings.push(found(&RULE, Fact::Doubtful { raw, choices }, cells, Some(first.span)));
        }
    }
}
