//! Years as titles and periods write them.

use crate::document::Document;
use crate::number::{fold_width, is_space};

/// The first year (2000–2099, in digits or Chinese digits) before 年, and its first byte.
pub fn year_at(text: &str) -> Option<(usize, i32)> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(i, c)| (i, fold_width(c))).collect();
    let digit = |c: char| {
        c.to_digit(10).or_else(|| "〇一二三四五六七八九".chars().position(|d| d == c).map(|p| p as u32)).or((c == '零'
            || c == '○'
            || c == 'O'
            || c == '０')
            .then_some(0))
    };
    for (i, window) in chars.windows(4).enumerate() {
        let digits: Option<Vec<u32>> = window.iter().map(|&(_, c)| digit(c)).collect();
        let Some(digits) = digits else { continue };
        let year = digits.iter().fold(0, |n, d| n * 10 + d) as i32;
        let alone = i == 0 || digit(chars[i - 1].1).is_none();
        let rest: String = chars[i + 4..].iter().map(|&(_, c)| c).filter(|c| !is_space(*c)).take(2).collect();
        if (2000..2100).contains(&year) && alone && (rest.starts_with('年') || rest.starts_with("度")) {
            return Some((window[0].0, year));
        }
    }
    None
}

/// The first year that `text` names.
pub fn year_in(text: &str) -> Option<i32> {
    year_at(text).map(|(_, year)| year)
}

/// "2021年1月1日至2021年12月31日", the period every report states.
pub fn reporting_period(document: &Document) -> Option<i32> {
    let text: String = document.slice(document.span()).chars().take(20_000).filter(|c| !is_space(*c)).map(fold_width).collect();
    let at = text.find("1月1日")?;
    let before: String = text[..at].chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    year_in(&before)
}
