//! `cell.doubtful`: figures that could stand in more than one place.

use crate::filing::State;
use crate::rule::{CellId, Fact, Outcome, Rule, Severity, Subject, found, in_2021, large};

pub const RULE: Rule = Rule {
    id: "cell.doubtful",
    severity: Severity::Warning,
    statement: [
        "每个数字的行列位置能够确定（读表存疑不算报告的错）",
        "the place of every figure is certain (a doubt of the reader is no fault of the report)",
    ],
    why: large([
        "复制、转换时空格丢失，一行数字就可能有几种放法；放错了会把好的报告说成错的，所以只说存疑。",
        "Where blanks are lost in copying, a row of figures may fit in several ways; a wrong guess would accuse a sound report, so it is only doubted.",
    ]),
    basis: "gouji",
    pass: large(&[
        // One blank short, and only one way in which the row adds up.
        in_2021(&[("（一）予以公开\t86\t4\t1\t0\t0\t0\t91", "（一）予以公开 86 4 1 0 0 91")]),
    ]),
    fail: large(&[in_2021(&[("行政规范性文件\t6\t2\t41", "行政规范性文件 6 41")])]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    for (t, table) in subject.case.this.tables() {
        for doubt in &table.doubts {
            let doubtful = doubt.cells.iter().filter(|&&c| table.cells[c].state == State::Doubtful);
            let cells: Vec<CellId> = doubtful.map(|&c| CellId::this(t, c)).collect();
            let fact = Fact::Doubtful { raw: doubt.raw.clone(), choices: doubt.choices.len() };
            outcome.findings.push(found(&RULE, fact, cells, Some(doubt.span)));
        }
    }
}
