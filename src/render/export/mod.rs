//! What can be taken away: the findings as csv, SARIF, Markdown or a page of their own, and the figures as a workbook.
//!
//! In: what became of each input, with the forms. Out: one text (or the bytes of a workbook) for all of them. Every door gives the same, and every
//! input has its place in it, those that could not be read too.
//!
//! ```
//! use gouji::export::{self, Checked, Item, Shape};
//! use gouji::{Checker, Input, Lang, Options};
//!
//! let (checker, text) = (Checker::new(), "规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n");
//! let report = checker.check(Input::Text(text), &Options::default().name("水利局.txt"))?;
//! let items = [Item::from(Checked::new(report, text.as_bytes()))];
//! let list = export::render(&items, Shape::Csv, checker.forms(), Lang::Zh);
//! assert!(list.contains("水利局.txt"));
//! # Ok::<(), gouji::InputError>(())
//! ```

mod csv;
mod html;
mod markdown;
mod numbered;
mod sarif;
mod sheets;
mod stream;
#[cfg(feature = "compare")]
pub(crate) mod sums;
mod workbook;

pub use stream::{Part, Stream};
#[cfg(feature = "compare")]
pub use sums::{SumsShape, rollups};

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::visible::visible;
use crate::form::Form;
use crate::report::{Report, Unread};
use crate::rule::Severity;
use crate::say::Lang;

/// What became of one input.
///
/// ```
/// use gouji::export::Item;
/// use gouji::report::Unread;
///
/// let item = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "这个 PDF 里没有文字".into()));
/// assert!(matches!(item, Item::Unread(unread) if unread.error.code == "scanned"));
/// ```
pub enum Item {
    /// It was checked.
    Checked(Box<Checked>),
    /// It could not be read.
    Unread(Unread),
}

impl From<Checked> for Item {
    fn from(checked: Checked) -> Item {
        Item::Checked(Box::new(checked))
    }
}

/// A document that was checked.
///
/// ```
/// use gouji::export::Checked;
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n"), &Options::default())?;
/// assert!(Checked::new(report, "规章\t1\t0\t3\n".as_bytes()).report.document.sha256.is_some());
/// # Ok::<(), gouji::InputError>(())
/// ```
pub struct Checked {
    /// Its report, with the SHA-256 of what was checked.
    pub report: Report,
}

/// The shapes there are.
///
/// ```
/// use gouji::export::{Shape, render};
/// use gouji::{Lang, form};
///
/// assert!(render(&[], Shape::Sarif, form::official(), Lang::Zh).contains("2.1.0"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row for each finding, for spreadsheets.
    Csv,
    /// The Static Analysis Results Interchange Format, version 2.1.0.
    Sarif,
    /// A list to read and to paste.
    Markdown,
    /// A page of its own, that needs nothing else.
    Html,
}

impl Checked {
    /// A report, and the bytes it is of, whose SHA-256 it takes in.
    ///
    /// ```
    /// use gouji::export::Checked;
    /// use gouji::{Checker, Input, Options};
    ///
    /// let report = Checker::new().check(Input::Text("公开"), &Options::default())?;
    /// assert_eq!(report.document.sha256, None);
    /// assert!(Checked::new(report, "公开".as_bytes()).report.document.sha256.is_some());
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn new(mut report: Report, bytes: &[u8]) -> Checked {
        report.document.sha256 = Some(sha256(bytes));
        Checked { report }
    }

    /// SHA-256 of the bytes that were checked, in lower-case hexadecimal.
    ///
    /// ```
    /// use gouji::export::Checked;
    /// use gouji::{Checker, Input, Options};
    ///
    /// let report = Checker::new().check(Input::Text("公开"), &Options::default())?;
    /// assert_eq!(Checked::new(report, b"abc").digest()[..8], *"ba7816bf");
    /// # Ok::<(), gouji::InputError>(())
    /// ```
    pub fn digest(&self) -> &str {
        self.report.document.sha256.as_deref().unwrap_or_default()
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

impl Item {
    /// The path or the name it came under, as it was given.
    fn source(&self) -> Option<&str> {
        match self {
            Item::Checked(checked) => checked.report.document.path.as_deref().or(checked.report.document.name.as_deref()),
            Item::Unread(unread) => unread.document.path.as_deref().or(unread.document.name.as_deref()),
        }
    }

    /// What it is called in a line of text: its source, or a word for what was pasted.
    fn name(&self, lang: Lang) -> String {
        self.source().map_or_else(|| lang.labels().pasted.to_owned(), visible)
    }
}

/// As JSON: its report, or the row of an input that could not be read.
impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Item::Checked(checked) => checked.report.serialize(serializer),
            Item::Unread(unread) => unread.serialize(serializer),
        }
    }
}

/// All of `items` in one shape, in their order. `forms` are those the reports may follow, for the layout of their tables.
///
/// ```
/// use gouji::export::{Item, Shape, render};
/// use gouji::report::Unread;
/// use gouji::{Lang, form};
///
/// let unread = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "这个 PDF 里没有文字".into()));
/// let page = render(&[unread], Shape::Html, form::official(), Lang::Zh);
/// assert!(page.contains("扫描件.pdf") && page.contains("这个 PDF 里没有文字"));
/// ```
pub fn render(items: &[Item], shape: Shape, forms: &[Form], lang: Lang) -> String {
    let mut stream = Stream::new(shape, forms, lang);
    let mut out: String = items.iter().map(|item| stream.item(item)).collect();
    out.push_str(&stream.end());
    out
}

/// The figures of one report as a csv text: address, row, column, figure, state.
///
/// ```
/// use gouji::{Checker, Input, Options, export, form};
///
/// let report = Checker::new().check(Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n"), &Options::default())?;
/// assert!(export::figures(&report, form::official()).contains("disclosure/normative/issued"));
/// # Ok::<(), gouji::InputError>(())
/// ```
pub fn figures(report: &Report, forms: &[Form]) -> String {
    csv::figures(report, forms)
}

/// The figures of one report as a workbook (xlsx), a sheet for each table in its official layout.
///
/// # Errors
/// What the writer of workbooks says where a sheet is beyond what the format can hold.
///
/// ```
/// use gouji::{Checker, Input, Options, export, form};
///
/// let checker = Checker::new();
/// let report = checker.check(Input::Text("规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n"), &Options::default())?;
/// assert!(export::workbook(&report, form::official()).is_ok_and(|bytes| bytes.starts_with(b"PK")));
/// # Ok::<(), gouji::InputError>(())
/// ```
pub fn workbook(report: &Report, forms: &[Form]) -> Result<Vec<u8>, String> {
    workbook::render(report, forms).map_err(|e| e.to_string())
}

/// Many reports as one workbook (xlsx): a sheet of the problems, with a row for what could not be read too, and a sheet of the figures.
///
/// # Errors
/// What the writer of workbooks says where the figures are more rows than a sheet can hold, 1,048,576.
///
/// ```
/// use gouji::export::{self, Checked, Item};
/// use gouji::{Checker, Input, Lang, Options};
///
/// let checker = Checker::new();
/// let text = "规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n";
/// let items = [Item::from(Checked::new(checker.check(Input::Text(text), &Options::default())?, text.as_bytes()))];
/// assert!(export::workbook_of(&items, checker.forms(), Lang::Zh).is_ok_and(|bytes| bytes.starts_with(b"PK")));
/// # Ok::<(), gouji::InputError>(())
/// ```
pub fn workbook_of(items: &[Item], forms: &[Form], lang: Lang) -> Result<Vec<u8>, String> {
    sheets::render(items, forms, lang).map_err(|e| e.to_string())
}

/// A severity in the formats of programs, and the class of its rows in a page.
fn grade(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What a rule rests on.
fn basis(rule: &str) -> &'static str {
    crate::rule::catalogue().iter().find(|e| e.id == rule).map_or("", |e| &e.basis)
}

/// A figure as it is written in JSON.
fn figure(value: Option<crate::report::Number>) -> String {
    value.map_or_else(String::new, |v| v.0.normalize().to_string())
}
