//! Why an input could not be read.

use crate::document::Excess;

/// Why an input could not be read; its wording, in every language, is in [`crate::say`].
#[derive(Debug)]
pub struct InputError(Box<InputErrorKind>);

/// The kinds of [`InputError`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputErrorKind {
    /// Nothing in it but white space.
    Empty,
    /// A format that is recognised and not read, by its common name.
    Unsupported { what: &'static str },
    /// A file that only the readers of files know, in a build without them.
    NeedsFiles { what: &'static str },
    /// A file of a known format that is broken.
    Damaged { what: &'static str },
    /// A file that wants a password.
    Encrypted { what: &'static str },
    /// A PDF without text: pictures of pages.
    Scanned,
    /// A PDF whose fonts do not say which characters they show.
    NoCharacters,
    /// Bytes that are text in no encoding we know.
    NotText,
    /// Fewer reports in the input than the number of the one asked for.
    NoPart { asked: usize, found: usize },
    /// More of something than is taken: how many there are (None where counting stopped at the limit), and the limit.
    TooLarge { what: Measure, found: Option<usize>, limit: usize },
}

/// What there can be too much of in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Measure {
    /// Bytes of the input as handed over.
    Bytes,
    /// Bytes of an archive's or a file's parts, unpacked.
    Unpacked,
    /// Bytes of text or of a page, once decoded (UTF-8).
    Text,
    /// Elements and pieces of text of a page.
    Nodes,
    /// Elements of a page within each other.
    Depth,
    /// Columns that the merged cells of one table cover.
    Columns,
    /// Cells of a sheet, or lines and cells of a text.
    Cells,
    /// Figures told in the text.
    Figures,
    /// Pages of a file.
    Pages,
    /// Reports in one input.
    Reports,
    /// Characters and drawing instructions of a file's pages.
    Drawn,
}

impl Measure {
    /// Whether it is counted in bytes.
    pub fn is_bytes(self) -> bool {
        matches!(self, Measure::Bytes | Measure::Unpacked | Measure::Text)
    }
}

impl InputError {
    /// What went wrong.
    pub fn kind(&self) -> &InputErrorKind {
        &self.0
    }

    /// A stable name for programs: `empty`, `unsupported`, `files`, `damaged`, `encrypted`, `scanned`, `no-characters`, `not-text`, `no-part`,
    /// `too-large`.
    pub fn code(&self) -> &'static str {
        match *self.0 {
            InputErrorKind::Empty => "empty",
            InputErrorKind::Unsupported { .. } => "unsupported",
            InputErrorKind::NeedsFiles { .. } => "files",
            InputErrorKind::Damaged { .. } => "damaged",
            InputErrorKind::Encrypted { .. } => "encrypted",
            InputErrorKind::Scanned => "scanned",
            InputErrorKind::NoCharacters => "no-characters",
            InputErrorKind::NotText => "not-text",
            InputErrorKind::NoPart { .. } => "no-part",
            InputErrorKind::TooLarge { .. } => "too-large",
        }
    }
}

impl From<InputErrorKind> for InputError {
    fn from(kind: InputErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl From<Excess> for InputError {
    fn from(excess: Excess) -> Self {
        let (what, found, limit) = match excess {
            Excess::Text { limit } => (Measure::Text, None, limit),
            Excess::Columns { found, limit } => (Measure::Columns, Some(found), limit),
        };
        InputErrorKind::TooLarge { what, found, limit }.into()
    }
}

impl std::error::Error for InputError {}
