//! The verdict in English: one sentence.

use super::words::s;
use crate::report::{Part, Standing, State, Verdict};

/// Problems first, then what was checked and what was not, then what is ignored.
pub fn verdict(verdict: &Verdict) -> String {
    if verdict.state == State::Unlike {
        return "this does not look like an annual report".into();
    }
    let standing = &verdict.facts;
    let mut parts: Vec<String> = problems(standing).into_iter().chain(relations(standing)).collect();
    if standing.silent_rules > 0 && standing.problems == 0 {
        parts.push(format!("{} rule{} could not be checked", standing.silent_rules, s(standing.silent_rules)));
    }
    if standing.part.is_some() {
        parts.push("the rest was not given and not checked".into());
    }
    if standing.unread {
        parts.push("some of the input was not read".into());
    }
    if standing.others > 0 {
        parts.push(format!("the input holds {} more report{}", standing.others, s(standing.others)));
    }
    let ignored = if standing.ignored > 0 { format!(" ({} ignored)", standing.ignored) } else { String::new() };
    parts.join("; ") + &ignored
}

/// "3 problems (2 errors, 1 warning; 1 of them is something missing)".
fn problems(standing: &Standing) -> Option<String> {
    let Standing { problems, errors, doubts, missing, .. } = *standing;
    let kinds = [(errors, "error"), (doubts, "warning")];
    let told: Vec<String> = kinds.iter().filter(|k| k.0 > 0).map(|(count, kind)| format!("{count} {kind}{}", s(*count))).collect();
    let missing = match missing {
        0 => String::new(),
        1 => "; 1 of them is something missing".to_owned(),
        _ => format!("; {missing} of them are something missing"),
    };
    (problems > 0).then(|| format!("{problems} problem{} ({}{missing})", s(problems), told.join(", ")))
}

/// How many relations hold; with contradictions, only how many were not checked.
fn relations(standing: &Standing) -> Option<String> {
    let (held, broken, not_checked) = (standing.relations.held, standing.relations.broken, standing.relations.not_checked);
    if standing.contradictions > 0 {
        return (not_checked > 0).then(|| format!("{not_checked} relation{} could not be checked", s(not_checked)));
    }
    if held == 0 {
        return Some("no relation could be checked".into());
    }
    let mut text = match standing.part {
        Some(Part::Table) => format!("{held} relations of this table hold"),
        Some(Part::Other) => format!("{held} relations of what was given hold"),
        None if broken + not_checked == 0 => format!("all {held} relations hold"),
        None => format!("{held} of the relations checked hold"),
    };
    if broken > 0 {
        text += &format!(", {broken} broken");
    }
    if not_checked > 0 {
        text += &format!(", {not_checked} could not be checked");
    }
    Some(text)
}
