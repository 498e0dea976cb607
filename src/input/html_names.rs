//! The source of a page → whether the page's own build knows every named character in it.
//!
//! That build has the names that reports are written with (xtask/src/named.rs). A page with another one is read by the larger build, which has them
//! all: so both read the same.

use html5ever::tokenizer::Token;

use super::html_tokens::tokens;
use crate::ordered::Ordered;

/// Whether every `&name;` of `html` outside its scripts stands for what is known here.
pub fn are_all_known(html: &str) -> bool {
    let (shown, scripts) = html.split_once("<script").unwrap_or((html, ""));
    // A script says `a&&b;` and means no character.
    let behind = scripts.split("<script").map(|script| script.split_once("</script").map_or(script, |(_, behind)| behind));
    let mut names: Vec<&str> = Vec::new();
    for reference in std::iter::once(shown).chain(behind).flat_map(|text| text.split('&').skip(1)) {
        let end = reference.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(reference.len());
        let is_named = reference.starts_with(|c: char| c.is_ascii_alphabetic()) && reference[end..].starts_with(';');
        // Most of them are one name, again and again.
        if is_named && names.last() != Some(&&reference[..end]) {
            names.push(&reference[..end]);
        }
    }
    names.order();
    names.dedup();
    names.into_iter().all(is_known)
}

/// Whether the whole name is read as one character, and no part of it as the name of another.
fn is_known(name: &str) -> bool {
    let source = format!("&{name};");
    let text: String =
        tokens(&source).filter_map(|token| if let Token::CharacterTokens(text) = token { Some(text.to_string()) } else { None }).collect();
    !text.ends_with(';')
}
