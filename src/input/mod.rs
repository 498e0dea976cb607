//! The only door in: bytes or a paste → [`Document`].
//!
//! The format is told by content, never by name. Every reader keeps the one promise: what it cannot read it refuses with an
//! [`InputError`] that says what to do next; nothing panics on any bytes.

mod copied;
mod decode;
mod error;
#[cfg(feature = "files")]
mod files;
mod html;
#[cfg(all(target_family = "wasm", not(feature = "files")))]
mod html_names;
mod html_rows;
mod html_styles;
mod html_tokens;
mod html_tree;
mod spoken;
mod text;

#[cfg(feature = "cli")]
pub use decode::{decode, is_mht};
pub use error::{InputError, InputErrorKind, Measure};

use crate::document::{Builder, Document, Format};
use crate::formats;
use crate::script;

/// The largest input taken, in bytes: a file with its pictures. A caller may stop reading one byte past it.
///
/// ```
/// assert!(gouji::MAX_BYTES < 1 << 30);
/// ```
pub const MAX_BYTES: usize = 256 << 20;
/// The largest page taken, in bytes of its source; a saved page brings its scripts and small pictures along.
pub const MAX_PAGE: usize = 16 << 20;
/// The largest text taken, in bytes of UTF-8, be it a text as it came or the text of a page or a file. A report has less than a tenth.
pub const MAX_TEXT: usize = 4 << 20;

/// What the user handed over. The format is told by the content, never by a name.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let checker = Checker::new();
/// let row = "<table><tr><td>规章<td>1<td>0<td>3<tr><td>行政规范性文件<td>6<td>2<td>3</table>";
/// for input in [Input::Text(row), Input::Bytes(row.as_bytes()), Input::Rich { html: row, text: "" }] {
///     assert_eq!(checker.check(input, &Options::default())?.tables[0].id, "disclosure");
/// }
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// A file, as its bytes.
    Bytes(&'a [u8]),
    /// A text, already decoded.
    Text(&'a str),
    /// A rich paste: the clipboard's text/html and its text/plain.
    Rich {
        /// The source of the page or of the part of it that was copied.
        html: &'a str,
        /// The same as plain text; empty where there is none.
        text: &'a str,
    },
}

/// Reads `input` into a [`Document`]; `name` is the file's name, kept for messages and never trusted for the format.
///
/// # Errors
/// [`InputError`] where the bytes are empty, not a text, too large, or in a format that is not read.
pub fn read(input: Input, name: Option<&str>) -> Result<Document, InputError> {
    if let Input::Rich { html, text } = input {
        at_most(Measure::Text, html.len().max(text.len()), MAX_PAGE)?;
    }
    let mut document = match input {
        Input::Bytes(bytes) => read_bytes(bytes)?,
        Input::Text(text) => read_text(text.to_owned(), None)?,
        // A paste from a plain-text editor carries an HTML half without a table; the plain half then keeps the lines.
        Input::Rich { html, text } if html.to_ascii_lowercase().contains("<table") || text.trim().is_empty() => read_html(html, None)?,
        Input::Rich { text, .. } => read_text(text.to_owned(), None)?,
    };
    document.name = name.map(str::to_owned);
    Ok(document)
}

fn read_bytes(bytes: &[u8]) -> Result<Document, InputError> {
    if bytes.len() > MAX_BYTES {
        // The caller may have stopped reading there: how many bytes there are is not known.
        return Err(InputErrorKind::TooLarge { what: Measure::Bytes, found: None, limit: MAX_BYTES }.into());
    }
    #[cfg(feature = "files")]
    if let Some(read) = files::read_safely(bytes) {
        let opened = read?;
        return finish(opened.builder, opened.format, None);
    }
    #[cfg(not(feature = "files"))]
    if let Some(what) = decode::needs_files(bytes) {
        return Err(InputErrorKind::NeedsFiles { what }.into());
    }
    if let Some(format) = formats::of_head(bytes) {
        return Err(InputErrorKind::Unsupported { what: format.name }.into());
    }
    at_most(Measure::Bytes, bytes.len(), MAX_PAGE)?;
    let (text, encoding) = decode::decode(bytes)?;
    read_text(text, Some(encoding))
}

/// Refuses more than `limit` of something.
fn at_most(what: Measure, found: usize, limit: usize) -> Result<(), InputError> {
    if found > limit { Err(InputErrorKind::TooLarge { what, found: Some(found), limit }.into()) } else { Ok(()) }
}

/// Reads a text, which may be the source of a letter or of a page.
fn read_text(text: String, encoding: Option<&'static str>) -> Result<Document, InputError> {
    match decode::letter(&text) {
        Some(body) => decode::decode(&body).and_then(|(text, encoding)| read_source(text, Some(encoding))),
        None => read_source(text, encoding),
    }
}

fn read_source(text: String, encoding: Option<&'static str>) -> Result<Document, InputError> {
    let (mut text, dropped) = decode::without_controls(text);
    // The clipboard of Windows says before a page where it begins.
    if let Some(page) = text.find('<').filter(|_| text.starts_with("Version:") && text.contains("StartHTML:")) {
        text.drain(..page);
    }
    if !looks_like_html(&text) {
        if !holds_markup(&text) {
            return finish(plain(text, dropped)?, Format::Text, encoding);
        }
        let marked = |line: &str| match line.trim_start().chars().next() {
            Some('<') => line.to_owned(),
            Some('|') => format!("<p>{}</p>", unbroken(line)),
            _ => format!("<p>{line}</p>"),
        };
        text = text.lines().map(marked).collect();
    }
    let mut builder = page(&text)?;
    builder.dropped(dropped);
    finish(builder, Format::Html, encoding)
}

fn read_html(html: &str, encoding: Option<&'static str>) -> Result<Document, InputError> {
    finish(page(html)?, Format::Html, encoding)
}

/// The source of a page; where it was escaped twice, as it was before.
fn page(html: &str) -> Result<Builder, InputError> {
    at_most(Measure::Text, html.len(), MAX_PAGE)?;
    let html = if is_full_of(html, "&amp;nbsp;") { &html.replace("&amp;", "&") } else { html };
    #[cfg(all(target_family = "wasm", not(feature = "files")))]
    if !html_names::are_all_known(html) {
        return Err(InputErrorKind::NeedsFiles { what: "HTML" }.into());
    }
    html::read(html)
}

/// A text that is no page, out of which so many control characters were taken.
fn plain(text: String, dropped: usize) -> Result<Builder, InputError> {
    at_most(Measure::Text, text.len(), MAX_TEXT)?;
    let other = text.contains(script::looks_like_another);
    let mut builder = text::read(if other { text.chars().map(script::unified).collect() } else { text })?;
    builder.dropped(dropped);
    Ok(builder)
}

/// The document, unless there is nothing in it or more than in any report.
fn finish(builder: Builder, format: Format, encoding: Option<&'static str>) -> Result<Document, InputError> {
    let document = builder.finish(format, encoding)?;
    at_most(Measure::Text, document.text.len(), MAX_TEXT)?;
    if document.text.chars().all(crate::number::is_space) {
        return Err(InputErrorKind::Empty.into());
    }
    Ok(document)
}

/// Whether a text without a page's head is full of what a page is written in: it was copied out of an editor's source.
fn holds_markup(text: &str) -> bool {
    ["<td", "<br", "&nbsp;", "<TD", "<BR"].iter().any(|tag| is_full_of(text, tag))
}

/// Whether `tag` stands there often.
fn is_full_of(text: &str, tag: &str) -> bool {
    /// Fewer may be told of.
    const SOME: usize = 4;
    text.matches(tag).take(SOME).count() == SOME
}

/// A line of a table drawn with bars, whose cells are whole: lines broken within them ("结果<br>维持") are one; figures stay apart.
fn unbroken(line: &str) -> String {
    let mut whole = String::new();
    for (at, piece) in line.split("<br").enumerate() {
        let rest = if at == 0 { piece } else { piece.split_once('>').map_or(piece, |broken| broken.1) };
        let figures = whole.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit());
        if at > 0 {
            whole.push(if figures { '、' } else { ' ' });
        }
        whole.push_str(rest);
    }
    whole
}

/// HTML begins with a tag, and names an element early on.
fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if !start.starts_with('<') {
        return false;
    }
    let head = start[..start.floor_char_boundary(4096)].to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<head",
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<h5",
        "<body",
        "<meta",
        "<table",
        "<div",
        "<p>",
        "<p ",
        "<pre",
        "<span",
        "<section",
        "<article",
        "<ul",
        "<ol",
        "<dl",
        "<li",
        "<!--startfragment",
    ]
    .iter()
    .any(|tag| head.contains(tag))
}
