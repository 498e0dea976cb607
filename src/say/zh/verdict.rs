//! The verdict in Chinese: one sentence.

use crate::report::{Part, Standing, State, Verdict};

/// Problems first, then what was checked and what was not, then what is ignored.
pub fn verdict(verdict: &Verdict) -> String {
    if verdict.state == State::Unlike {
        return "这不像年度报告".into();
    }
    let standing = &verdict.facts;
    let mut parts: Vec<String> = problems(standing).into_iter().chain(relations(standing)).collect();
    if standing.silent_rules > 0 && standing.problems == 0 {
        parts.push(format!("{} 条规则未能核对", standing.silent_rules));
    }
    if standing.part.is_some() {
        parts.push(if standing.pasted { "其余未粘贴，没有核对" } else { "其余没有给出，没有核对" }.into());
    }
    if standing.unread {
        parts.push("有的内容没有读取".into());
    }
    if standing.others > 0 {
        parts.push(format!("这里另有 {} 份报告", standing.others));
    }
    let ignored = if standing.ignored > 0 { format!("（已忽略 {} 条）", standing.ignored) } else { String::new() };
    parts.join("；") + &ignored
}

/// “3 个问题（2 个错误、1 个疑似，其中 1 个是缺失）”。
fn problems(standing: &Standing) -> Option<String> {
    let Standing { problems, errors, doubts, missing, .. } = *standing;
    let kinds = [(errors, "错误"), (doubts, "疑似")];
    let told: Vec<String> = kinds.iter().filter(|k| k.0 > 0).map(|(count, kind)| format!("{count} 个{kind}")).collect();
    let missing = if missing > 0 { format!("，其中 {missing} 个是缺失") } else { String::new() };
    (problems > 0).then(|| format!("{problems} 个问题（{}{missing}）", told.join("、")))
}

/// How many relations hold; with contradictions, only how many were not checked.
fn relations(standing: &Standing) -> Option<String> {
    let (held, broken, not_checked) = (standing.relations.held, standing.relations.broken, standing.relations.not_checked);
    if standing.contradictions > 0 {
        return (not_checked > 0).then(|| format!("另有 {not_checked} 项勾稽关系未能核对"));
    }
    if held == 0 {
        return Some("没有可核对的勾稽关系".into());
    }
    let mut text = match standing.part {
        Some(Part::Table) => format!("这张表 {held} 项关系成立"),
        Some(Part::Other) => format!("所给部分 {held} 项关系成立"),
        None if broken + not_checked == 0 => format!("{held} 项勾稽关系全部成立"),
        None => format!("已核对的 {held} 项勾稽关系成立"),
    };
    if broken > 0 {
        text += &format!("，{broken} 项不成立");
    }
    if not_checked > 0 {
        text += &format!("，另有 {not_checked} 项未能核对");
    }
    Some(text)
}
