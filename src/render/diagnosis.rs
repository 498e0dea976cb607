//! What diagnoses say, in Chinese and in English.

use super::Lang;
use super::wording::{cell_name, number};
use crate::diagnose::{Change, Diagnosis, Kind};
use crate::reading::Reading;

/// How a diagnosis stands among those of the same findings, and so how surely it may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The only one, or one that stands out.
    Answer,
    /// One of several, or one beside a better one.
    Possibility,
}

/// The sentence for a diagnosis.
pub fn message(diagnosis: &Diagnosis, reading: &Reading, rank: Rank, lang: Lang) -> String {
    let broken = diagnosis.explains.len();
    let says = |c: &Change| change(c, reading, rank, lang);
    let why = match (diagnosis.kind, diagnosis.changes.len()) {
        (_, 0) => {
            return lang.pick(
                format!("不止一处数字有误，{broken} 项关系不成立，无法确定是哪几格；请逐项对照"),
                format!("several figures are wrong and {broken} relations broken; which cells is not determined"),
            );
        }
        (Kind::Digit, 1) => lang.pick("错了一位数字", "one digit was mistyped"),
        (Kind::Transposed, 1) => lang.pick("两位数字颠倒", "two digits were swapped"),
        (Kind::Dropped, 1) => lang.pick("多了或少了一位数字", "a digit was lost or doubled"),
        (Kind::Total, 1) => {
            lang.pick("总计没有随各部分更新，或漏加、重加了一项", "the total was not brought up to date, or left out or repeated a part")
        }
        (Kind::Blank, 1) => lang.pick("漏填", "it was left blank"),
        (Kind::Shifted, _) => lang.pick("数字填错了位置", "figures were put one place off"),
        (Kind::Swapped, _) => lang.pick("两处数字互相填反", "two figures were exchanged"),
        (_, 1) => lang.pick("差错原因不明", "for no shape of slip that is known"),
        _ => lang.pick("几处同时有误", "several slips at once"),
    };
    let shown: Vec<String> = diagnosis.changes.iter().take(3).map(says).collect();
    let more = diagnosis.changes.len().saturating_sub(3);
    let rest = if more > 0 { lang.pick(format!("，等 {} 格", more + 3), format!(", and {more} more cells")) } else { String::new() };
    let cells = shown.join(lang.pick("；", "; ")) + &rest;
    let then = if rank == Rank::Answer { "改正后" } else { "改后" };
    match (broken, diagnosis.kind) {
        (_, Kind::Blank) => lang.pick(format!("{cells}（{why}）"), format!("{cells} ({why})")),
        (1, _) => lang.pick(format!("{cells}（{why}）；{then}这项关系成立"), format!("{cells} ({why}); then the relation holds")),
        _ => lang
            .pick(format!("{cells}（{why}）；{then} {broken} 项关系都成立"), format!("{cells} ({why}); then all {broken} relations hold")),
    }
}

/// What a change says: that a figure should be another, or that it may be made another.
fn change(change: &Change, reading: &Reading, rank: Rank, lang: Lang) -> String {
    let (name, suggested) = (cell_name(reading, change.cell, lang), number(change.suggested));
    match (change.stated.map(number), rank) {
        (Some(stated), Rank::Answer) => {
            lang.pick(format!("{name}写的是 {stated}，应为 {suggested}"), format!("{name} says {stated}, should be {suggested}"))
        }
        (None, Rank::Answer) => lang.pick(format!("{name}空白，应为 {suggested}"), format!("{name} is blank, should be {suggested}")),
        (Some(stated), Rank::Possibility) => {
            lang.pick(format!("可把{name}由 {stated} 改为 {suggested}"), format!("{name}: {suggested} in place of {stated}"))
        }
        (None, Rank::Possibility) => lang.pick(format!("可把{name}由空白填为 {suggested}"), format!("{name}: {suggested} in the blank")),
    }
}

/// The word for a diagnosis' confidence, by its name in JSON.
#[cfg(feature = "export")]
pub fn confidence(name: &str, lang: Lang) -> &'static str {
    match name {
        "certain" => lang.pick("确定", "certain"),
        "likely" => lang.pick("很可能", "likely"),
        _ => lang.pick("可能", "possible"),
    }
}
