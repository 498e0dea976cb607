//! `units.copied`: two units whose narratives are the same but for names and figures.

use std::collections::HashMap;

use super::{Example, Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, sum_of};
use crate::rollup::{alike, keys};

pub const RULE: Rule = Rule {
    id: "units.copied",
    severity: Severity::Note,
    statement: spoken([
        "各单位的文字各写各的，除名称和数字外不与别的单位雷同",
        "no two units' narratives are the same but for names and figures",
    ]),
    why: large([
        "各单位的工作不同，文字却一样，说明至少有一份不是自己写的。",
        "Units do different work; where their texts are the same, at least one was not written by the unit itself.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第五十条",
    pass: large(&[Example {
        replace: PARENT,
        ..sum_of(&[
            &[("水利局", "住建局")],
            &[
                ("水利局", "教育局"),
                (
                    "围绕防汛抗旱、农村供水、河湖管护公开政府信息，主动回应群众关切，各项工作平稳推进",
                    "把招生入学、学校布局作为公开重点，家长关心什么就先公开什么",
                ),
                ("对现行文件逐件清理", "清点历年文件并重新归档"),
                ("公开内容的针对性还不够强，一些政策解读形式单一", "学校自己的公开栏目更新不勤，家长要找的信息分散在几处"),
            ],
        ])
    }]),
    fail: large(&[Example { replace: PARENT, ..sum_of(&[&[("水利局", "住建局")], &[("水利局", "教育局")]]) }]),
    run,
};

/// What makes the sample a government's report: a bureau has no other bureaus below it.
const PARENT: &[(&str, &str)] = &[("青禾市水利局", "青禾市人民政府")];

/// How many of a hundred shingles are the same.
const MOST: usize = 85;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(units) = &subject.case.units else { return };
    // Each is compared with the first of every place where it meets others: the work grows with the units, and not with their pairs.
    let mut first: HashMap<(usize, &[u32]), usize> = HashMap::new();
    for (i, unit) in units.list.iter().enumerate() {
        let mut like = None;
        for key in keys(&unit.signature) {
            let met = *first.entry(key).or_insert(i);
            if met != i && like.is_none() && alike(&units.list[met].signature, &unit.signature) >= MOST {
                like = Some(&units.list[met]);
            }
        }
        // Two reports of one unit are told as such.
        let Some(like) = like.filter(|like| like.name != unit.name) else { continue };
        let says = [
            "{unit}与{other}的文字相同（名称和数字除外）：一份写的是{here}，另一份写的是{there}",
            "the narratives of {unit} and {other} are the same but for names and figures: one says {here}, the other {there}",
        ];
        let stated = Stated::new(says, format!("{}/{}", unit.name, like.name))
            .with("unit", unit.name.as_str())
            .with("other", like.name.as_str())
            .with("here", unit.begins.as_str())
            .with("there", like.begins.as_str());
        outcome.findings.push(Finding { quote: Some(unit.begins.clone()), ..found(&RULE, Fact::Stated(stated), Vec::new(), None) });
    }
}
