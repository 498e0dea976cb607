//! What a diagnosis says, in Chinese: which cell is likely wrong, and what it should be.

use super::words::cell;
use crate::diagnose::Kind;
use crate::report::{DiagnosisReport, Suggestion};
use crate::say::Rank;

/// The sentence for a diagnosis.
pub fn diagnosis(diagnosis: &DiagnosisReport, rank: Rank) -> String {
    let (cells, broken) = (&diagnosis.cells, diagnosis.explains.len());
    let why = match (diagnosis.kind, cells.len()) {
        (_, 0) => return format!("不止一处数字有误，{broken} 项关系不成立，无法确定是哪几格；请逐项对照"),
        (Kind::Digit, 1) => "错了一位数字",
        (Kind::Transposed, 1) => "两位数字颠倒",
        (Kind::Dropped, 1) => "多了或少了一位数字",
        (Kind::Total, 1) => "总计没有随各部分更新，或漏加、重加了一项",
        (Kind::Blank, 1) => "漏填",
        (Kind::Shifted, _) => "数字填错了位置",
        #[cfg(feature = "compare")]
        (Kind::Copied, _) => "沿用了上一年的数字",
        (Kind::Swapped, _) => "两处数字互相填反",
        (_, 1) => "差错原因不明",
        _ => "几处同时有误",
    };
    let shown: Vec<String> = cells.iter().take(3).map(|c| change(c, rank)).collect();
    let rest = if cells.len() > 3 { format!("，等 {} 格", cells.len()) } else { String::new() };
    let then = if rank == Rank::Answer { "改正后" } else { "改后" };
    let then = match (broken, diagnosis.kind) {
        (_, Kind::Blank) => String::new(),
        (1, _) => format!("；{then}这项关系成立"),
        _ => format!("；{then} {broken} 项关系都成立"),
    };
    format!("{}{rest}（{why}）{then}", shown.join("；"))
}

/// What a change says: that a figure should be another, or that it may be made another.
fn change(change: &Suggestion, rank: Rank) -> String {
    let of = if change.previous { "上年报告" } else { "" };
    let (name, suggested) =
        (of.to_owned() + &cell(&change.row, &change.column), change.suggested.map_or_else(String::new, |n| n.to_string()));
    match (change.stated, rank) {
        (Some(stated), Rank::Answer) => format!("{name}写的是 {stated}，应为 {suggested}"),
        (None, Rank::Answer) => format!("{name}空白，应为 {suggested}"),
        (Some(stated), Rank::Possibility) => format!("可把{name}由 {stated} 改为 {suggested}"),
        (None, Rank::Possibility) => format!("可把{name}由空白填为 {suggested}"),
    }
}
