//! `gouji check --fix`: an input and the replacements its findings offer → a corrected copy beside it, and what was done.
//!
//! The input itself is never written to. A text is mended where its places say; a page where its source gives the text that is wanted: a replacement is
//! tried wherever the old words stand in the source, and kept where the page, read again, says what it should and nothing else.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::files;
use crate::document::{Document, Format};
use crate::input::{decode, is_mht};
use crate::render::visible::visible;
use crate::report::{Fix, Report};
use crate::say::quoted;
use crate::{Checker, Input, Lang};

/// No more places of a page's source are tried for one replacement.
const MOST_TRIES: usize = 60;

/// Why no copy was written.
pub enum Refused {
    /// Neither a text nor a page, or no file.
    Format,
    /// The bytes have characters that no copy could keep.
    Broken,
    Io(std::io::Error),
}

/// A replacement that was made or could not be.
struct Done {
    line: u32,
    old: String,
    new: String,
    rule: String,
    made: bool,
}

/// What became of an input.
pub struct Mended {
    path: Option<PathBuf>,
    done: Vec<Done>,
}

/// Writes the corrected copy of the file at `path`, whose bytes were read as `document` and checked in `reports`; none where nothing is offered.
///
/// # Errors
/// [`Refused`].
pub fn mend(path: &Path, bytes: &[u8], document: &Document, reports: &[&Report], checker: &Checker) -> Result<Mended, Refused> {
    let mut fixes: Vec<(&str, &Fix)> =
        reports.iter().flat_map(|r| r.open()).filter_map(|f| Some((f.rule.as_ref(), f.fix.as_ref()?))).collect();
    // From the last to the first, so that a replacement moves none that is still to be made; of two at one place the first is made.
    fixes.sort_by_key(|(_, fix)| std::cmp::Reverse((fix.place.start, fix.place.end)));
    fixes.dedup_by(|later, before| later.1.place.end > before.1.place.start);
    if fixes.is_empty() {
        return Ok(Mended { path: None, done: Vec::new() });
    }
    // A page in one file with its parts has its text in a code of its own.
    if path.as_os_str() == "-" || is_mht(bytes) || !matches!(document.format, Format::Text | Format::Html) {
        return Err(Refused::Format);
    }
    let (decoded, encoding) = decode(bytes).map_err(|_| Refused::Format)?;
    let mark = marked(bytes);
    let is_text = document.format == Format::Text;
    if encoded(&decoded, encoding, mark).as_deref() != Some(bytes) || is_text && decoded != document.text {
        return Err(Refused::Broken);
    }
    let (mut source, mut shown) = (decoded, document.text.clone());
    let mut done = Vec::new();
    for (rule, fix) in fixes {
        let from = byte_at(&document.text, fix.place.start as usize);
        let until = byte_at(&document.text, fix.place.end as usize);
        let old = document.text[from..until].to_owned();
        let mut wanted = shown.clone();
        wanted.replace_range(from..until, &fix.text);
        let mended = if is_text { Some(wanted.clone()) } else { in_page(&source, &shown, from, &old, &fix.text, &wanted, checker) };
        let made = mended.is_some();
        if let Some(mended) = mended {
            (source, shown) = (mended, wanted);
        }
        done.push(Done { line: fix.place.line, old, new: fix.text.clone(), rule: rule.to_owned(), made });
    }
    done.reverse();
    if done.iter().all(|d| !d.made) {
        return Ok(Mended { path: None, done });
    }
    let bytes = encoded(&source, encoding, mark).ok_or(Refused::Broken)?;
    let path = write_beside(path, &bytes).map_err(Refused::Io)?;
    Ok(Mended { path: Some(path), done })
}

/// The byte at which so many UTF-16 units of `text` end.
fn byte_at(text: &str, units: usize) -> usize {
    let mut seen = 0;
    let at = text.char_indices().find(|(_, c)| {
        let here = seen >= units;
        seen += c.len_utf16();
        here
    });
    at.map_or(text.len(), |(at, _)| at)
}

/// The source of a page with the replacement in the place that shows as `wanted`: those nearest in order are tried first.
fn in_page(source: &str, shown: &str, from: usize, old: &str, new: &str, wanted: &str, checker: &Checker) -> Option<String> {
    if old.is_empty() {
        return None;
    }
    let rank = shown[..from].matches(old).count();
    let mut places: Vec<(usize, usize)> = source.match_indices(old).map(|(at, _)| at).enumerate().collect();
    places.sort_by_key(|(n, _)| n.abs_diff(rank));
    // What stands in the source is markup too: a replacement must not read as any.
    let escaped = new.replace('&', "&amp;").replace('<', "&lt;");
    places.iter().take(MOST_TRIES).find_map(|&(_, at)| {
        let mut page = source.to_owned();
        page.replace_range(at..at + old.len(), &escaped);
        let says = checker.shown_text(Input::Rich { html: &page, text: "" }).ok()?;
        (says == wanted).then_some(page)
    })
}

/// The byte order mark that bytes begin with.
fn marked(bytes: &[u8]) -> &'static [u8] {
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    marks.into_iter().find(|m| bytes.starts_with(m)).unwrap_or_default()
}

/// A text in an encoding, behind its mark; None where it has a character that the encoding has not.
fn encoded(text: &str, encoding: &str, mark: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = mark.to_vec();
    match encoding {
        "UTF-8" => bytes.extend(text.bytes()),
        "UTF-16LE" => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        "UTF-16BE" => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        _ => {
            let (encoded, _, lost) = encoding_rs::GB18030.encode(text);
            if lost {
                return None;
            }
            bytes.extend(encoded.iter());
        }
    }
    Some(bytes)
}

/// Writes a new file beside `path`: 报告.txt → 报告.改正.txt, or 报告.改正2.txt where that is there already.
fn write_beside(path: &Path, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    for number in 1..100 {
        let number = if number == 1 { String::new() } else { number.to_string() };
        let beside = path.with_file_name(format!("{stem}.改正{number}{ending}"));
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(mut file) => return file.write_all(bytes).map(|()| beside),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::ErrorKind::AlreadyExists.into())
}

/// What is told of an input: the copy, each replacement, and what could not be made.
pub fn told(result: &Result<Mended, Refused>, lang: Lang) -> String {
    let mended = match result {
        Ok(mended) => mended,
        Err(refused) => return format!("  {}\n", refused.message(lang)),
    };
    if mended.done.is_empty() {
        return format!("  {}\n", lang.pick("没有可以确定地改正的地方，没有写出副本", "nothing can surely be mended: no copy was written"));
    }
    let mut out = String::new();
    if let Some(path) = &mended.path {
        let path = visible(&path.to_string_lossy());
        out += &lang.pick(format!("  改正后的副本：{path}\n"), format!("  the corrected copy: {path}\n"));
    }
    for done in &mended.done {
        let (old, new) = (quoted(&visible(&done.old)), quoted(&visible(&done.new)));
        let (line, rule) = (done.line, &done.rule);
        out += &match done.made {
            true => lang.pick(format!("    第 {line} 行  {old} → {new}  {rule}\n"), format!("    line {line}  {old} → {new}  {rule}\n")),
            false => lang.pick(
                format!("    第 {line} 行  {old} 在网页源码里的位置不能确定，没有改  {rule}\n"),
                format!("    line {line}  where {old} stands in the page's source is not certain: left as it is  {rule}\n"),
            ),
        };
    }
    out
}

impl Refused {
    fn message(&self, lang: Lang) -> String {
        match self {
            Refused::Format => lang.pick(
                "--fix 只改文本和网页文件：其他格式请按“改为”逐处修改".to_owned(),
                "--fix mends files of text and HTML alone: in others, mend what is told by hand".to_owned(),
            ),
            Refused::Broken => lang.pick(
                "文件里有不完整的字符，副本不能原样保留它们：请先另存为 UTF-8 文本".to_owned(),
                "the file has broken characters that a copy could not keep: save it as UTF-8 first".to_owned(),
            ),
            Refused::Io(error) => {
                let why = files::explain(error, lang);
                lang.pick(format!("副本没有写成：{why}"), format!("the copy was not written: {why}"))
            }
        }
    }
}
