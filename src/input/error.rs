//! Why an input could not be read.

use std::error::Error;

use crate::document::Excess;

/// Why an input could not be read: a [kind](InputError::kind) and a [code](InputError::code) for programs, a [message](InputError::message) for people,
/// and where a reader of another's making failed, its own error as the [source](Error::source).
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let error = Checker::new().check(Input::Bytes(b"\x89PNG\r\n"), &Options::default()).unwrap_err();
/// assert_eq!(error.code(), "unsupported");
/// ```
#[derive(Debug)]
pub struct InputError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: InputErrorKind,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// The kinds of [`InputError`].
///
/// ```
/// use gouji::{Checker, Input, InputErrorKind, Options};
///
/// let error = Checker::new().check(Input::Text("\n\n"), &Options::default()).unwrap_err();
/// assert!(matches!(error.kind(), InputErrorKind::Empty));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputErrorKind {
    /// Nothing in it but white space.
    Empty,
    /// A format that is recognised and not read.
    Unsupported {
        /// Its common name.
        what: &'static str,
    },
    /// A file that only the readers of files know, in a build without them.
    NeedsFiles {
        /// The common name of its format.
        what: &'static str,
    },
    /// A file of a known format that is broken.
    Damaged {
        /// The common name of its format.
        what: &'static str,
    },
    /// A file that wants a password.
    Encrypted {
        /// The common name of its format.
        what: &'static str,
    },
    /// A file of pages without text: they are pictures.
    Scanned {
        /// The common name of its format.
        what: &'static str,
    },
    /// A file of pages whose fonts do not say which characters they show.
    NoCharacters {
        /// The common name of its format.
        what: &'static str,
    },
    /// Bytes that are text in no encoding we know.
    NotText,
    /// Fewer reports in the input than the number of the one asked for.
    NoPart {
        /// The number asked for.
        asked: usize,
        /// How many there are.
        found: usize,
    },
    /// More of something than is taken.
    TooLarge {
        /// What there is too much of.
        what: Measure,
        /// How many there are; None where counting stopped at the limit.
        found: Option<usize>,
        /// How many are taken.
        limit: usize,
    },
}

/// What there can be too much of in an input.
///
/// ```
/// use gouji::{Checker, Input, InputErrorKind, Measure, Options};
///
/// let text = "公开".repeat(1 << 20);
/// let error = Checker::new().check(Input::Text(&text), &Options::default()).unwrap_err();
/// assert!(matches!(error.kind(), InputErrorKind::TooLarge { what: Measure::Text, found: Some(6_291_456), .. }));
/// ```
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
    ///
    /// ```
    /// assert!(gouji::Measure::Text.is_bytes() && !gouji::Measure::Pages.is_bytes());
    /// ```
    pub fn is_bytes(self) -> bool {
        matches!(self, Measure::Bytes | Measure::Unpacked | Measure::Text)
    }
}

impl InputError {
    /// An error for which another one is the reason.
    #[cfg(feature = "files")]
    pub(super) fn because(kind: InputErrorKind, source: impl Error + Send + Sync + 'static) -> Self {
        Self(Box::new(Inner { kind, source: Some(Box::new(source)) }))
    }

    /// What went wrong.
    ///
    /// ```
    /// use gouji::{Checker, Input, InputErrorKind, Options};
    ///
    /// let error = Checker::new().check(Input::Text("规章\t1\t0\t3\n"), &Options::default().part(2)).unwrap_err();
    /// assert_eq!(error.kind(), &InputErrorKind::NoPart { asked: 2, found: 1 });
    /// ```
    pub fn kind(&self) -> &InputErrorKind {
        &self.0.kind
    }

    /// A stable name for programs: `empty`, `unsupported`, `files`, `damaged`, `encrypted`, `scanned`, `no-characters`, `not-text`, `no-part`,
    /// `too-large`.
    ///
    /// ```
    /// use gouji::{Checker, Input, Options};
    ///
    /// let error = Checker::new().check(Input::Text(""), &Options::default()).unwrap_err();
    /// assert_eq!(error.code(), "empty");
    /// ```
    pub fn code(&self) -> &'static str {
        match self.0.kind {
            InputErrorKind::Empty => "empty",
            InputErrorKind::Unsupported { .. } => "unsupported",
            InputErrorKind::NeedsFiles { .. } => "files",
            InputErrorKind::Damaged { .. } => "damaged",
            InputErrorKind::Encrypted { .. } => "encrypted",
            InputErrorKind::Scanned { .. } => "scanned",
            InputErrorKind::NoCharacters { .. } => "no-characters",
            InputErrorKind::NotText => "not-text",
            InputErrorKind::NoPart { .. } => "no-part",
            InputErrorKind::TooLarge { .. } => "too-large",
        }
    }
}

impl From<InputErrorKind> for InputError {
    fn from(kind: InputErrorKind) -> Self {
        Self(Box::new(Inner { kind, source: None }))
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

impl Error for InputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
