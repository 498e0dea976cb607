//! .mht, a page saved with all its parts in one file → its HTML.

use mail_parser::MessageParser;

use super::damaged;
use crate::input::InputError;

/// The page itself, decoded.
pub fn read(bytes: &[u8]) -> Result<String, InputError> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| damaged("mht"))?;
    message.body_html(0).map(|html| html.into_owned()).ok_or_else(|| damaged("mht"))
}
