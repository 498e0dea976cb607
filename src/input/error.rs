//! Why an input could not be read.

use std::fmt;

/// Why an input could not be read; its wording, in both languages, is in [`crate::render`].
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
    /// Bytes that are text in no encoding we know.
    NotText,
    /// More bytes than are taken.
    TooLarge { bytes: usize, limit: usize },
}

impl InputError {
    /// What went wrong.
    pub fn kind(&self) -> &InputErrorKind {
        &self.0
    }

    /// A stable name for programs: `empty`, `unsupported`, `not-text`, `too-large`.
    pub fn code(&self) -> &'static str {
        match *self.0 {
            InputErrorKind::Empty => "empty",
            InputErrorKind::Unsupported { .. } => "unsupported",
            InputErrorKind::NotText => "not-text",
            InputErrorKind::TooLarge { .. } => "too-large",
        }
    }
}

impl From<InputErrorKind> for InputError {
    fn from(kind: InputErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "input not read: {}", self.code())
    }
}

impl std::error::Error for InputError {}
