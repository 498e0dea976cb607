//! The verdict in one sentence, in Chinese and in English.

use super::Lang;
use crate::report::{Part, Standing, State};

/// The sentence: problems first, then what was checked and what was not, then what is ignored.
pub fn text(standing: &Standing, lang: Lang) -> String {
    if standing.state == State::Unlike {
        return lang.pick("这不像年度报告", "this does not look like an annual report").to_owned();
    }
    let mut parts: Vec<String> = Vec::new();
    parts.extend(problems(standing, lang));
    parts.extend(relations(standing, lang));
    if standing.silent_rules > 0 && standing.problems == 0 {
        let n = standing.silent_rules;
        parts.push(lang.pick(format!("{n} 条规则未能核对"), format!("{n} rule{} could not be checked", s(n))));
    }
    if standing.part.is_some() {
        let rest = if standing.pasted { "其余未粘贴，没有核对" } else { "其余没有给出，没有核对" };
        parts.push(lang.pick(rest, "the rest was not given and not checked").to_owned());
    }
    if standing.unread {
        parts.push(lang.pick("有的内容没有读取", "some of the input was not read").to_owned());
    }
    if standing.others > 0 {
        let n = standing.others;
        parts.push(lang.pick(format!("同一输入里另有 {n} 份报告"), format!("the input holds {n} more report{}", s(n))));
    }
    let mut text = parts.join(lang.pick("；", "; "));
    if standing.ignored > 0 {
        text += &lang.pick(format!("（已忽略 {} 条）", standing.ignored), format!(" ({} ignored)", standing.ignored));
    }
    text
}

/// "2 个问题（3 处矛盾、1 条提醒）".
fn problems(standing: &Standing, lang: Lang) -> Option<String> {
    let Standing { problems, contradictions, missing, faults, warnings, .. } = *standing;
    let kinds = [
        (contradictions, lang.pick(format!("{contradictions} 处矛盾"), format!("{contradictions} contradiction{}", s(contradictions)))),
        (missing, lang.pick(format!("{missing} 处缺失"), format!("{missing} missing"))),
        (faults, lang.pick(format!("{faults} 处差错"), format!("{faults} error{}", s(faults)))),
        (warnings, lang.pick(format!("{warnings} 条提醒"), format!("{warnings} warning{}", s(warnings)))),
    ];
    let told: Vec<String> = kinds.into_iter().filter(|k| k.0 > 0).map(|k| k.1).collect();
    let told = told.join(lang.pick("、", ", "));
    (problems > 0).then(|| lang.pick(format!("{problems} 个问题（{told}）"), format!("{problems} problem{} ({told})", s(problems))))
}

/// How many relations hold; with contradictions, only how many were not checked.
fn relations(standing: &Standing, lang: Lang) -> Option<String> {
    let (held, broken, not_checked) = (standing.relations.held, standing.relations.broken, standing.relations.not_checked);
    let unchecked = lang.pick(format!("另有 {not_checked} 项未能核对"), format!("{not_checked} could not be checked"));
    if standing.contradictions > 0 {
        let told = || {
            lang.pick(
                format!("另有 {not_checked} 项勾稽关系未能核对"),
                format!("{not_checked} relation{} could not be checked", s(not_checked)),
            )
        };
        return (not_checked > 0).then(told);
    }
    let mut text = match (held, broken + not_checked) {
        (0, _) => return Some(lang.pick("没有可核对的勾稽关系", "no relation could be checked").to_owned()),
        _ if standing.part == Some(Part::Table) => {
            lang.pick(format!("这张表 {held} 项关系成立"), format!("{held} relations of this table hold"))
        }
        _ if standing.part.is_some() => {
            lang.pick(format!("所给部分 {held} 项关系成立"), format!("{held} relations of what was given hold"))
        }
        (_, 0) => lang.pick(format!("{held} 项勾稽关系全部成立"), format!("all {held} relations hold")),
        _ => lang.pick(format!("已核对的 {held} 项勾稽关系成立"), format!("{held} of the relations checked hold")),
    };
    let comma = lang.pick("，", ", ");
    if broken > 0 {
        text += comma;
        text += &lang.pick(format!("{broken} 项不成立"), format!("{broken} broken"));
    }
    if not_checked > 0 {
        text += comma;
        text += &unchecked;
    }
    Some(text)
}

/// The plural's ending.
fn s(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
