//! `rollup.sum`: a parent's figure is the sum over its units.

use super::{Example, Fact, Finding, Outcome, PARENT, Rule, Severity, Subject, found, large, spoken, sum_of};
use crate::filing::Mode;
use crate::rule::Why;

pub const RULE: Rule = Rule {
    id: "rollup.sum",
    severity: Severity::Error,
    statement: spoken([
        "上级的报告包括所属各单位的，每一格等于各单位（包括它自己的办公室）之和",
        "where a parent's report covers its units, each of its figures is the sum of theirs, its own office's among them",
    ]),
    why: large([
        "汇总时漏加、重加或抄错一格，单看任何一份报告都看不出来。",
        "A unit left out, added twice, or a figure miscopied in adding up shows in no report by itself.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第五十条",
    pass: large(&[Example { replace: PARENT, ..sum_of(&[&[("青禾市水利局", "青禾市住建局")]]) }]),
    fail: large(&[Example { replace: WRONG, ..sum_of(&[&[("青禾市水利局", "青禾市住建局")]]) }]),
    run,
};

/// The parent with two digits of one figure exchanged.
const WRONG: &[(&str, &str)] = &[PARENT[0], PARENT[1], ("行政处罚\t318", "行政处罚\t381")];

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(sums) = subject.sums else { return };
    let unchecked = |why| (RULE.id.into(), why);
    if sums.mode == Some(Mode::Own) {
        outcome.not_checked.push(unchecked(Why::OwnFigures));
    } else if sums.held + sums.broken.len() + sums.open + sums.lacking == 0 {
        outcome.not_checked.push(unchecked(Why::NoUnits));
    }
    for (count, why) in [(sums.open, Why::SumsOpen { cells: sums.open }), (sums.lacking, Why::UnitLacking { cells: sums.lacking })] {
        outcome.not_checked.extend((count > 0).then(|| unchecked(why)));
    }
    for sum in &sums.broken {
        // Where it is not said that the parent's figures are those of its area, they need not be the sum.
        let severity = if sums.mode == Some(Mode::Area) { RULE.severity } else { Severity::Note };
        let span = subject.case.cell(sum.cell).span;
        outcome.findings.push(Finding { severity, ..found(&RULE, Fact::Sum(sum.clone()), vec![sum.cell], span) });
    }
}
