//! What another part brings into a document (`altChunk`): a page, a page saved in one file, Rich Text, or plain text.

use super::super::{mht, rtf};
use crate::document::Builder;
use crate::formats;
use crate::input::{decode, html};

/// Reads a part of its own format where it stands; whether it is of one that is read so.
pub fn read(bytes: &[u8], builder: &mut Builder) -> bool {
    if formats::is_zip(bytes) || bytes.starts_with(formats::COMPOUND) {
        return false;
    }
    if decode::is_mht(bytes) {
        return mht::read(bytes).is_ok_and(|page| html::read_into(&page, builder).is_ok());
    }
    if formats::of_head(bytes).is_some_and(|format| format.name == "RTF") {
        return rtf::read(bytes, builder).is_ok();
    }
    let Ok((text, _)) = decode::decode(bytes) else { return false };
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return html::read_into(&text, builder).is_ok();
    }
    for line in text.lines() {
        builder.begin_paragraph();
        builder.text(line);
        builder.end_paragraph();
    }
    true
}
