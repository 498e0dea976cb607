//! `rollup.unit`: which units were not added, and why.

use super::{Example, Fact, Outcome, PARENT, Rule, Severity, Stated, Subject, found, large, spoken, sum_of};
use crate::rollup::Standing;

pub const RULE: Rule = Rule {
    id: "rollup.unit",
    severity: Severity::Note,
    statement: spoken([
        "汇总的各单位齐全、不重复，年度和表格与上级相同；垂直领导的单位不计入",
        "the units are all there, once each, of the parent's year and form; those under vertical leadership are not added",
    ]),
    why: large([
        "缺一个、重一个或混入外地的单位，合计就对不上；这些只是建议，不是上级报告的错。",
        "One unit too few, too many, or of another place, and no sum comes out: this is told as a hint, and is no fault of the parent's report.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第三条、第五十条",
    pass: large(&[Example { replace: PARENT, ..sum_of(&[&[("青禾市水利局", "青禾市住建局")]]) }]),
    fail: large(&[Example { replace: PARENT, ..sum_of(&[&[("青禾市水利局", "青禾市住建局")], &[("2023", "2022")]]) }]),
    run,
};

fn run(subject: &Subject, outcome: &mut Outcome) {
    let (Some(units), Some(sums)) = (&subject.case.units, subject.sums) else { return };
    let mut tell = |unit: &str, standing: &str, says: [&'static str; 2]| {
        let stated = Stated::new(says, format!("{standing}/{unit}")).with("unit", unit);
        outcome.findings.push(found(&RULE, Fact::Stated(stated), Vec::new(), None));
    };
    if sums.mixed {
        let says = [
            "上级的报告只计入了一部分所属单位，给出的单位未必都在内：不相符的只作提示",
            "the parent's report counts only some of its units, and not all that were given need be among them: differences are notes",
        ];
        tell("", "mixed", says);
    }
    for name in &units.missing {
        tell(
            name,
            "missing",
            ["没有找到{unit}的报告，合计中没有它的数字", "no report of {unit} was found: its figures are not in the sums"],
        );
    }
    for (unit, standing) in units.list.iter().zip(&sums.standings) {
        let (word, says) = match standing {
            Standing::Added => continue,
            Standing::Parent => ("parent", ["{unit}就是上级的报告，没有计入合计", "{unit} is the parent's own report and was not added"]),
            Standing::Unread => (
                "unread",
                ["{unit}的报告没有读出，合计中没有它的数字", "the report of {unit} was not read: its figures are not in the sums"],
            ),
            Standing::Twice => ("twice", ["{unit}的报告有两份，只计入了一份", "there are two reports of {unit}; one was added"]),
            Standing::OtherYear => {
                ("other-year", ["{unit}的报告不是同一年度的，没有计入合计", "the report of {unit} is for another year and was not added"])
            }
            Standing::OtherForm => (
                "other-form",
                ["{unit}的报告用的是另一种表格，没有计入合计", "the report of {unit} follows another form and was not added"],
            ),
            Standing::Foreign => (
                "foreign",
                ["{unit}从名称看不属于上级的区域，没有计入合计", "{unit} is of another place, as its name says, and was not added"],
            ),
            Standing::NotBelow => (
                "not-below",
                [
                    "{unit}从名称看不是上级的下属单位，没有计入合计；请核对上级的报告是否给错",
                    "{unit} is not below the parent, as their names say, and was not added: see whether the parent's report is the right one",
                ],
            ),
            Standing::Vertical => ("vertical", ["{unit}属垂直领导，没有计入合计", "{unit} is under vertical leadership and was not added"]),
        };
        tell(&unit.name, word, says);
    }
}
