//! What a diagnosis says, in English: which cell is likely wrong, and what it should be.

use super::words::cell;
use crate::diagnose::Kind;
use crate::report::{DiagnosisReport, Suggestion};
use crate::say::Rank;

/// The sentence for a diagnosis.
pub fn diagnosis(diagnosis: &DiagnosisReport, rank: Rank) -> String {
    let (cells, broken) = (&diagnosis.cells, diagnosis.explains.len());
    let why = match (diagnosis.kind, cells.len()) {
        (_, 0) => return format!("several figures are wrong and {broken} relations broken; which cells is not determined"),
        (Kind::Digit, 1) => "one digit was mistyped",
        (Kind::Transposed, 1) => "two digits were swapped",
        (Kind::Dropped, 1) => "a digit was lost or doubled",
        (Kind::Total, 1) => "the total was not brought up to date, or left out or repeated a part",
        (Kind::Blank, 1) => "it was left blank",
        (Kind::Shifted, _) => "figures were put one place off",
        #[cfg(feature = "compare")]
        (Kind::Copied, _) => "copied from the year before",
        (Kind::Swapped, _) => "two figures were exchanged",
        (_, 1) => "for no shape of slip that is known",
        _ => "several slips at once",
    };
    let shown: Vec<String> = cells.iter().take(3).map(|c| change(c, rank)).collect();
    let rest = if cells.len() > 3 { format!(", and {} more cells", cells.len() - 3) } else { String::new() };
    let then = match (broken, diagnosis.kind) {
        (_, Kind::Blank) => String::new(),
        (1, _) => "; then the relation holds".into(),
        _ => format!("; then all {broken} relations hold"),
    };
    format!("{}{rest} ({why}){then}", shown.join("; "))
}

/// What a change says: that a figure should be another, or that it may be made another.
fn change(change: &Suggestion, rank: Rank) -> String {
    let of = if change.previous { "last year's report, " } else { "" };
    let (name, suggested) =
        (of.to_owned() + &cell(&change.row, &change.column), change.suggested.map_or_else(String::new, |n| n.to_string()));
    match (change.stated, rank) {
        (Some(stated), Rank::Answer) => format!("{name} says {stated}, should be {suggested}"),
        (None, Rank::Answer) => format!("{name} is blank, should be {suggested}"),
        (Some(stated), Rank::Possibility) => format!("{name}: {suggested} in place of {stated}"),
        (None, Rank::Possibility) => format!("{name}: {suggested} in the blank"),
    }
}
