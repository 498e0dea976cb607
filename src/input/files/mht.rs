//! .mht, a page saved with all its parts in one file → its HTML.

use mail_parser::MessageParser;

use super::damaged;
use crate::input::InputError;

/// Messages within messages that are followed: a saved page has none, and the parser goes a step deeper for each.
const MAX_MESSAGES: usize = 32;

/// The page itself, decoded.
///
/// # Errors
/// [`InputErrorKind::Damaged`](crate::input::InputErrorKind::Damaged) where there is none.
pub fn read(bytes: &[u8]) -> Result<String, InputError> {
    if messages(bytes) > MAX_MESSAGES {
        return Err(damaged("mht"));
    }
    let message = MessageParser::default().parse(bytes).ok_or_else(|| damaged("mht"))?;
    message.body_html(0).map(|html| html.into_owned()).ok_or_else(|| damaged("mht"))
}

/// How many parts may be messages themselves: their type is called a message, or a digest of them, however it is written.
fn messages(bytes: &[u8]) -> usize {
    const TYPE: &[u8] = b"content-type";
    let has = |text: &[u8], name: &[u8]| text.windows(name.len()).any(|w| w.eq_ignore_ascii_case(name));
    let windows = bytes.windows(TYPE.len()).enumerate();
    let types: Vec<usize> = windows.filter(|(_, w)| w.eq_ignore_ascii_case(TYPE)).map(|(at, _)| at).collect();
    let ends = types.iter().skip(1).copied().chain([bytes.len()]);
    let fields = types.iter().zip(ends).map(|(&from, to)| &bytes[from..to]);
    // A part's fields end at the first empty line.
    let heads = fields.map(|f| &f[..f.windows(3).position(|w| w.starts_with(b"\n\n") || w == b"\n\r\n").unwrap_or(f.len())]);
    heads.filter(|head| has(head, b"message") || has(head, b"digest")).count()
}
