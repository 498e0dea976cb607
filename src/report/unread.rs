//! What stands for the report of an input that could not be read.

use serde::Serialize;

/// The row of an input that could not be read: it has its place among the reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Where it came from.
    pub document: Source,
    /// Why it could not be read.
    pub error: Problem,
}

/// Where an input came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The name of the file; null where it has none.
    pub name: Option<String>,
    /// The path as given; null where it came without one.
    pub path: Option<String>,
}

/// Why it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable name for programs: those of an input error, or of what a file system says.
    pub code: String,
    /// What is wrong, and what to do next.
    pub message: String,
}

impl Unread {
    /// The row of the input of this name and path.
    pub fn new(name: Option<String>, path: Option<String>, code: &str, message: String) -> Unread {
        Unread { document: Source { name, path }, error: Problem { code: code.to_owned(), message } }
    }
}
