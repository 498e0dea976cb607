//! What another part brings into a document (`altChunk`): a page, a page saved in one file, Rich Text, or plain text.

use super::super::{mht, rtf};
use crate::document::Builder;
use crate::formats;
use crate::input::{decode, html};

/// What is read of all such parts of a document together, in bytes; each line of plain text weighs more than it is long.
pub const MAX_CHUNKS: usize = 512 << 10;
/// How much more.
const PLAIN: usize = 4;

/// Reads a part of its own format where it stands; whether it is of one that is read so, and no more than `left` bytes, which are then less.
pub fn read(bytes: &[u8], left: &mut usize, builder: &mut Builder) -> bool {
    let Some(rest) = left.checked_sub(bytes.len()) else { return false };
    *left = rest;
    if formats::is_zip(bytes) || bytes.starts_with(formats::COMPOUND) {
        return false;
    }
    if decode::is_mht(bytes) {
        return mht::source(bytes).is_some_and(|page| html::read_into(&page, builder).is_ok());
    }
    if formats::of_head(bytes).is_some_and(|format| format.name == "RTF") {
        return rtf::read(bytes, builder).is_ok();
    }
    let Ok((text, _)) = decode::decode(bytes) else { return false };
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return html::read_into(&text, builder).is_ok();
    }
    let Some(rest) = left.checked_sub(bytes.len() * (PLAIN - 1)) else { return false };
    *left = rest;
    for line in text.lines() {
        builder.begin_paragraph();
        builder.text(line);
        builder.end_paragraph();
    }
    true
}
