//! What stands for the report of an input that could not be read.

use serde::{Deserialize, Serialize};

/// The row of an input that could not be read: it has its place among the reports.
///
/// ```
/// use gouji::report::Unread;
///
/// let unread = Unread::new(Some("扫描件.pdf".into()), None, "scanned", "这个 PDF 里没有文字".into());
/// assert_eq!(serde_json::to_value(&unread)?["error"]["code"], "scanned");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Where it came from.
    pub document: Source,
    /// Why it could not be read.
    pub error: Problem,
}

/// Where an input came from.
///
/// ```
/// use gouji::report::Unread;
///
/// let unread = Unread::new(Some("甲.pdf".into()), Some("报告/甲.pdf".into()), "scanned", String::new());
/// assert_eq!((unread.document.name.as_deref(), unread.document.path.as_deref()), (Some("甲.pdf"), Some("报告/甲.pdf")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The name of the file; null where it has none.
    pub name: Option<String>,
    /// The path as given; null where it came without one.
    pub path: Option<String>,
}

/// Why it could not be read.
///
/// ```
/// use gouji::{Checker, Input, Lang, Options, report::Unread};
///
/// let error = Checker::new().check(Input::Text(""), &Options::default()).unwrap_err();
/// let unread = Unread::new(None, None, error.code(), error.message(Lang::Zh));
/// assert_eq!(unread.error.code, "empty");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// A stable name for programs: those of an input error, or of what a file system says.
    pub code: String,
    /// What is wrong, and what to do next.
    pub message: String,
}

impl Unread {
    /// The row of the input of this name and path.
    ///
    /// ```
    /// let unread = gouji::report::Unread::new(None, None, "not-found", "没有这个文件".into());
    /// assert_eq!(unread.error.message, "没有这个文件");
    /// ```
    pub fn new(name: Option<String>, path: Option<String>, code: &str, message: String) -> Unread {
        Unread { document: Source { name, path }, error: Problem { code: code.to_owned(), message } }
    }
}
