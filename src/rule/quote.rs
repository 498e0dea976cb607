//! The words that a finding quotes.

use crate::document::Document;
use crate::place::Span;

/// A quotation is no longer than this, in bytes: first and last words of a longer stretch say where it is, and a thousand findings about one
/// long line do not copy it a thousand times.
const LONGEST_QUOTE: usize = 1200;

/// The words of `span` as a finding quotes them.
pub fn quote(document: &Document, span: Span) -> String {
    let text = document.slice(span);
    if text.len() <= LONGEST_QUOTE {
        return text.to_owned();
    }
    let (head, tail) = (text.floor_char_boundary(LONGEST_QUOTE / 2), text.ceil_char_boundary(text.len() - LONGEST_QUOTE / 2));
    format!("{}……{}", &text[..head], &text[tail..])
}
