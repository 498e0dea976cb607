//! Files as an attacker would write them: documents, workbooks, PDF, pages saved in one file.

use super::shapes::Shape;

/// The shapes of every reader of files.
pub const FILES: &[Shape] = &[];
