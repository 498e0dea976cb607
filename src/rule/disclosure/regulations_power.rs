//! `disclosure.regulations-power`: 规章 are made only by those who may make them.

use rust_decimal::Decimal;

use crate::filing::State;
use crate::rule::{CellId, Fact, Outcome, Rule, Severity, Stated, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "disclosure.regulations-power",
    severity: Severity::Warning,
    statement: spoken(["没有规章制定权的机关，规章的件数为 0", "a body that cannot make 规章 has 0 of them"]),
    why: large([
        "只有国务院部门和省、设区的市、自治州的人民政府可以制定规章；其他机关填了数字，多半是把规范性文件当成了规章。",
        "Only departments of the State Council and governments of provinces, cities with districts and 自治州 make 规章: where another \
         body has some, they are most often normative documents put into the wrong row.",
    ]),
    basis: "《中华人民共和国立法法》第九十一条、第九十三条（条文号依 2023 年修正；读的是 2015 年文本的第八十条、第八十二条，主体相同）",
    pass: large(&[
        in_2021(&[("青禾市水利局", "青禾市人民政府"), ("规章\t0\t0\t0", "规章\t1\t0\t12")]),
        in_2021(&[("青禾市水利局", "国家水利总局"), ("规章\t0\t0\t0", "规章\t1\t0\t12")]),
    ]),
    fail: large(&[
        in_2021(&[("规章\t0\t0\t0", "规章\t0\t0\t1")]),
        in_2021(&[("青禾市水利局", "昆山市人民政府"), ("规章\t0\t0\t0", "规章\t2\t0\t3")]),
    ]),
    run,
};

const SAYS: [&str; 2] =
    ["{organization}没有规章制定权，表中规章却不是 0", "{organization} cannot make 规章, yet the table has other than 0 of them"];

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(organization) = subject.case.this.organization.as_deref() else { return };
    if !subject.body.makes_no_regulations() {
        return;
    }
    for (t, table) in subject.case.this.tables() {
        let of_row = |at: &usize| table.table.cells[*at].address.starts_with("disclosure/regulations/");
        let told = |at: &usize| {
            let cell = &table.cells[*at];
            cell.state == State::Stated && cell.value().is_some_and(|v| v > Decimal::ZERO)
        };
        let cells: Vec<CellId> = (0..table.cells.len()).filter(of_row).filter(told).map(|at| CellId::this(t, at)).collect();
        if let Some(&first) = cells.first() {
            let span = subject.case.cell(first).span;
            let fact = Stated::new(SAYS, "disclosure/regulations").with("organization", organization);
            outcome.findings.push(found(&RULE, Fact::Stated(fact), cells, span));
        }
    }
}
