//! .doc and .wps, as Word 97 to 2003 write it ([MS-DOC]) → its paragraphs, and its tables with their merged cells, as they stand when all
//! changes are accepted.
//!
//! The text is one row of characters, put together from [`pieces`]; [`runs`] say for each character and paragraph how it is; a paragraph says
//! in which cell of which table it stands, and [`tables`] makes the tables of that. Deletions and codes of fields are left out as such; hidden
//! text is left out and counted; headers, footers and comments are no text of the report.

mod boxes;
mod fib;
mod paragraph;
mod pieces;
mod runs;
mod sprm;
mod styles;
mod tables;
mod text;

use std::io::{Cursor, Read};

use super::biff::{long, short};
use super::{damaged, damaged_as};
use crate::document::{Builder, Remark};
use crate::input::{InputError, InputErrorKind, Measure};
use boxes::Boxes;
use fib::{Fib, Part, Table};
use pieces::Pieces;
use runs::{Of, Runs};
use styles::Styles;
use text::Text;

/// Its name in the table of formats, and for messages.
pub const WHAT: &str = "doc";
/// A stream longer than this is not read, in bytes; pictures stand in a stream of their own.
const MAX_STREAM: usize = 16 << 20;

/// A compound file that is open.
pub type File<'a> = cfb::CompoundFile<Cursor<&'a [u8]>>;

/// Reads the document of a compound file.
///
/// # Errors
/// [`InputErrorKind::Unsupported`] for versions before Word 97, [`InputErrorKind::Encrypted`], [`InputErrorKind::Damaged`],
/// [`InputErrorKind::TooLarge`].
pub fn read(file: &mut File) -> Result<Builder, InputError> {
    let document = stream(file, "/WordDocument")?;
    let fib = Fib::parse(&document)?;
    // Writers that put all into one table name the other.
    let other = if fib.tables == "1Table" { "0Table" } else { "1Table" };
    let name = [fib.tables, other].into_iter().map(|name| format!("/{name}")).find(|name| file.is_stream(name));
    let tables = stream(file, &name.ok_or_else(|| damaged(WHAT))?)?;
    let table = |table| fib.table(&tables, table);
    let pieces = Pieces::parse(&document, table(Table::Pieces), fib.is_chinese)?;
    let text = Text {
        characters: Runs::parse(&document, table(Table::CharacterRuns), Of::Characters),
        paragraphs: Runs::parse(&document, table(Table::ParagraphRuns), Of::Paragraphs),
        styles: Styles::parse(table(Table::Styles)),
        boxes: Boxes::parse(table(Table::Shapes), table(Table::Boxes), fib.part(Part::Boxes)),
        pieces,
    };
    let (mut builder, hidden) = text.read(&fib, &mut Extra::new(file, document.len()))?;
    if hidden > 0 {
        builder.remark(Remark::HiddenText { characters: hidden });
    }
    Ok(builder)
}

/// A stream of the file, unless it is longer than any report's.
fn stream(file: &mut File, name: &str) -> Result<Vec<u8>, InputError> {
    let stream = file.open_stream(name).map_err(|e| damaged_as(WHAT, e))?;
    let mut data = Vec::new();
    stream.take(MAX_STREAM as u64 + 1).read_to_end(&mut data).map_err(|e| damaged_as(WHAT, e))?;
    if data.len() > MAX_STREAM {
        return Err(InputErrorKind::TooLarge { what: Measure::Unpacked, found: None, limit: MAX_STREAM }.into());
    }
    Ok(data)
}

/// Lists of properties that are too long for their page: they stand in the stream of data, beside the pictures.
pub struct Extra<'f, 'b> {
    file: &'f mut File<'b>,
    /// The stream, once it is wanted.
    data: Option<Vec<u8>>,
    /// Bytes of lists that may still be read: a document that points to the same list again and again does not cost more for it.
    left: Option<usize>,
}

impl<'f, 'b> Extra<'f, 'b> {
    fn new(file: &'f mut File<'b>, size: usize) -> Self {
        Extra { file, data: None, left: Some((1 << 20) + 4 * size) }
    }

    /// The list at a place of the stream of data ([MS-DOC] 2.9.209, PrcData); None where there is none.
    fn list(&mut self, at: u32) -> Option<Vec<u8>> {
        let file = &mut *self.file;
        let data = self.data.get_or_insert_with(|| {
            let mut data = Vec::new();
            // A stream that breaks off has what came before.
            let _ = file.open_stream("/Data").and_then(|mut stream| stream.read_to_end(&mut data));
            data
        });
        let rest = data.get(at as usize..)?;
        let list = rest.get(2..2 + usize::from(short(rest, 0)?))?;
        self.left = self.left?.checked_sub(list.len());
        self.left.map(|_| list.to_vec())
    }

    /// Whether there were more lists than a document of this size has.
    fn is_exhausted(&self) -> bool {
        self.left.is_none()
    }
}
