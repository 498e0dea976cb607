//! What stands about a figure in its cell and is none of it: marks, notes, remarks.
//!
//! In: the text of a cell, without white space. Out: the part of it that may be a figure.

use crate::place::last_of;

/// `body` without what makes it bold, without the mark of a note or a remark behind it, and without the sign before it that a sheet shows.
pub fn without(body: &str) -> &str {
    let bare = without_note(without_emphasis(body));
    // A sheet shows what marks a figure as text, or the sign of money.
    let shown = bare.strip_prefix(['\'', '‘', '’', '￥', '¥']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    shown.unwrap_or(bare)
}

/// `body` without the marks that make it bold, slanted or a program's ("**12**", "__12__", "`12`"); a line that is drawn stays.
fn without_emphasis(body: &str) -> &str {
    let is_mark = |c| matches!(c, '*' | '_' | '`');
    let inner = body.trim_matches(is_mark);
    if inner.is_empty() || !body.starts_with(is_mark) { body } else { inner }
}

/// Marks behind a figure that say nothing of how large it is.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '√' | '✓' | '✔' | '↑' | '↓' | '①'..='⑳' | '¹' | '²' | '³' | '⁰'..='⁹' | '※')
}

/// `body` without the mark of a note behind a figure ("24①", "693*", "179[2]", "5²", "8√", "15注1"), or a remark in brackets
/// ("2件(同比增长12.3%)", "11(注2)", "0件(无)").
fn without_note(body: &str) -> &str {
    let bare = body.trim_end_matches(is_mark);
    let behind = |open, close| bare.strip_suffix(close).and_then(|b: &str| b.rsplit_once(open));
    let numbered = behind('[', ']').or_else(|| behind('〔', '〕')).or_else(|| bare.rsplit_once('注').filter(|(_, note)| !note.is_empty()));
    let bare = match numbered {
        Some((figure, note)) if note.len() < 3 && note.bytes().all(|b| b.is_ascii_digit()) => figure,
        _ => bare,
    };
    // In Markdown what is struck through stands before what holds: "~~8~~ 2".
    let bare = last_of(bare, "~~").map_or(bare, |at| &bare[at + "~~".len()..]);
    let bare = match bare.strip_suffix(')').and_then(|b| b.split_once('(')) {
        Some((figure, remark)) if ASIDES.iter().any(|w| remark.starts_with(w)) => figure,
        Some((figure, "无")) if figure.starts_with('0') => figure,
        // What a fee is for is part of it, and nothing else is.
        Some((figure, part)) if figure.ends_with('元') && part.starts_with('含') => figure,
        _ => bare,
    };
    if bare.ends_with(|c: char| c.is_alphanumeric()) { bare } else { body }
}

/// With these begins what is said of a figure beside it: a note, how it has grown.
const ASIDES: [&str; 13] = ["↑", "↓", "占", "注", "上年", "去年", "同比", "环比", "比上年", "较上年", "比去年", "较去年", "与上年"];
