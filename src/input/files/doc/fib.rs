//! The head of a Word document ([MS-DOC] 2.5, the File Information Block): what kind it is, how long its parts are, where its tables stand.

use super::{WHAT, long, short};
use crate::input::files::damaged;
use crate::input::{InputError, InputErrorKind};

/// Word 6 and Word 95, for messages.
const OLDER: &str = "Word 6/95";
/// The first version that writes the format read here ([MS-DOC] 2.5.1, nFib): Word 97. A few of its builds wrote one less.
const FIRST: u16 = 0xc0;
/// Where the places of the tables begin ([MS-DOC] 2.5.5, FibRgFcLcb97): eight bytes each.
const PLACES: usize = 154;
/// Simplified Chinese, as Windows numbers languages.
const CHINESE: u16 = 0x0804;

/// The tables that are read, by their number among the places.
#[derive(Debug, Clone, Copy)]
pub enum Table {
    Styles = 1,
    CharacterRuns = 12,
    ParagraphRuns = 13,
    Pieces = 33,
    Shapes = 40,
    Boxes = 56,
}

/// The texts that are read, by their number among those that follow each other in the document ([MS-DOC] 2.4.1): between them stand headers,
/// macros and comments.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Main = 0,
    Footnotes = 1,
    Endnotes = 5,
    Boxes = 6,
}

/// See the module.
pub struct Fib<'a> {
    stream: &'a [u8],
    /// Whether it was written in a Chinese Word.
    pub is_chinese: bool,
    /// The stream that holds the tables.
    pub tables: &'static str,
}

impl<'a> Fib<'a> {
    /// Reads the head of the document's stream.
    ///
    /// # Errors
    /// [`InputErrorKind::Unsupported`] for versions before Word 97, [`InputErrorKind::Encrypted`], [`InputErrorKind::Damaged`].
    pub fn parse(stream: &'a [u8]) -> Result<Fib<'a>, InputError> {
        let field = |at| short(stream, at).ok_or_else(|| damaged(WHAT));
        let (ident, version, flags) = (field(0)?, field(2)?, field(10)?);
        // Older ones, and those for East Asia, begin otherwise; their versions are of Word 6 and 95.
        if (0x65..FIRST).contains(&version) && matches!(ident >> 8, 0xa5 | 0xa6) {
            return Err(InputErrorKind::Unsupported { what: OLDER }.into());
        }
        if ident != 0xa5ec {
            return Err(damaged(WHAT));
        }
        if flags & 0x100 != 0 {
            return Err(InputErrorKind::Encrypted { what: WHAT }.into());
        }
        let is_chinese = field(6)? == CHINESE || field(60)? == CHINESE;
        Ok(Fib { stream, is_chinese, tables: if flags & 0x200 != 0 { "1Table" } else { "0Table" } })
    }

    /// One of the tables, out of the stream that holds them; nothing where there is none, or it lies outside.
    pub fn table<'t>(&self, tables: &'t [u8], table: Table) -> &'t [u8] {
        let at = PLACES + table as usize * 8;
        let place = long(self.stream, at).zip(long(self.stream, at + 4));
        let place = place.map(|(from, length)| (from as usize, length as usize));
        place.and_then(|(from, length)| tables.get(from..from.checked_add(length)?)).unwrap_or_default()
    }

    /// Where a part of the text begins and ends, in characters ([MS-DOC] 2.5.4, FibRgLw97).
    pub fn part(&self, part: Part) -> std::ops::Range<usize> {
        let length = |i: usize| long(self.stream, 76 + i * 4).unwrap_or(0) as usize;
        let from = (0..part as usize).map(length).fold(0, usize::saturating_add);
        from..from.saturating_add(length(part as usize))
    }
}
