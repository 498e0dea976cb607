//! .mht, a page saved with all its parts in one file → its HTML.

use mail_parser::MessageParser;

use super::damaged;
use crate::input::InputError;

/// Whether the bytes begin with the head of such a file.
pub fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    head.contains("mime-version:") && (head.contains("multipart/related") || head.contains("content-type: text/html"))
}

/// The page itself, decoded.
pub fn read(bytes: &[u8]) -> Result<String, InputError> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| damaged("mht"))?;
    message.body_html(0).map(|html| html.into_owned()).ok_or_else(|| damaged("mht"))
}
