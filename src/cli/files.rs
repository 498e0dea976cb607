//! Paths → the files to check, and their bytes.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::Lang;
use crate::formats;
use crate::input::MAX_BYTES;

/// An input that was named, or found in a folder.
pub struct Listed {
    pub path: PathBuf,
    /// Why it cannot be read, where that is known without reading it.
    pub problem: Option<Problem>,
}

/// Why there is nothing to read at a path.
pub enum Problem {
    Io(io::Error),
    /// A folder in which there is no report.
    NoReport,
}

impl Problem {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Io(error) => code(error),
            Problem::NoReport => "no-report",
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Problem::Io(error) => explain(error, lang),
            Problem::NoReport => {
                let kinds = formats::extensions().map(|e| format!(".{e}")).collect::<Vec<_>>().join(" ");
                lang.pick(format!("文件夹里没有可核对的报告（{kinds}）"), format!("no report in this folder ({kinds})"))
            }
        }
    }
}

impl Listed {
    fn new(path: PathBuf) -> Listed {
        Listed { path, problem: None }
    }

    fn unreadable(path: PathBuf, problem: Problem) -> Listed {
        Listed { path, problem: Some(problem) }
    }

    /// The same input once more; of one without a problem.
    pub fn again(&self) -> Listed {
        Listed::new(self.path.clone())
    }

    fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// The file's name; None for standard input.
    pub fn name(&self) -> Option<String> {
        self.path.file_name().map(|n| n.to_string_lossy().into_owned()).filter(|_| !self.is_standard_input())
    }

    /// The path as given, with slashes; None for standard input.
    pub fn origin(&self) -> Option<String> {
        (!self.is_standard_input()).then(|| self.path.display().to_string().replace('\\', "/"))
    }

    /// The path as it is told to people.
    pub fn shown(&self) -> String {
        self.path.display().to_string()
    }
}

/// The inputs at `path`: itself, whatever its name, or all files in a folder and below it that end as formats do that are read, by name. What cannot be read is listed with the reason, so that nothing
/// is lost; and so is a folder without any report.
pub fn walk(path: &Path) -> Vec<Listed> {
    if path.as_os_str() == "-" {
        return vec![Listed::new(path.to_owned())];
    }
    match std::fs::metadata(path) {
        Err(error) => vec![Listed::unreadable(path.to_owned(), Problem::Io(error))],
        Ok(about) if !about.is_dir() => vec![Listed::new(path.to_owned())],
        Ok(_) => {
            let mut found = Vec::new();
            folder(path, &mut found);
            if found.is_empty() {
                found.push(Listed::unreadable(path.to_owned(), Problem::NoReport));
            }
            found
        }
    }
}

/// Adds the reports in a folder and below it.
fn folder(path: &Path, found: &mut Vec<Listed>) {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return found.push(Listed::unreadable(path.to_owned(), Problem::Io(error))),
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            // What it was is not known: the folder stands for it.
            Err(error) => found.push(Listed::unreadable(path.to_owned(), Problem::Io(error))),
        }
    }
    paths.sort();
    for entry in paths {
        let hidden = entry.file_name().is_some_and(|n| n.to_string_lossy().starts_with(['.', '~']));
        let wanted = entry.extension().is_some_and(|e| formats::documents().any(|known| e.eq_ignore_ascii_case(known)));
        // A link may lead in a circle: links to folders are not followed.
        match std::fs::symlink_metadata(&entry) {
            _ if hidden => {}
            Ok(kind) if kind.is_dir() => folder(&entry, found),
            Ok(_) if !wanted => {}
            Ok(_) => match std::fs::metadata(&entry) {
                Ok(kind) if kind.is_file() => found.push(Listed::new(entry)),
                // A pipe or a device never ends: in a folder it is no report.
                Ok(_) => {}
                Err(error) => found.push(Listed::unreadable(entry, Problem::Io(error))),
            },
            Err(error) => found.push(Listed::unreadable(entry, Problem::Io(error))),
        }
    }
}

/// The paths listed in a file, or on standard input for "-": one a line.
///
/// # Errors
/// Where the list may not be read.
pub fn listed_in(list: &Path) -> io::Result<Vec<PathBuf>> {
    let mut text = String::new();
    if list.as_os_str() == "-" {
        io::stdin().lock().read_to_string(&mut text)?;
    } else {
        std::fs::File::open(list)?.read_to_string(&mut text)?;
    }
    Ok(text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

/// The bytes of a file, or of standard input for "-"; no more than one byte over the limit is read.
///
/// # Errors
/// Where the file may not be read.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    if path.as_os_str() == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// A stable name for why a file could not be read, for programs.
pub fn code(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "not-found",
        io::ErrorKind::PermissionDenied => "permission-denied",
        _ => "unreadable",
    }
}

/// Why a file could not be read, and what to do.
pub fn explain(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => lang.pick("没有这个文件或文件夹，请检查路径".into(), "no such file or folder; check the path".into()),
        io::ErrorKind::PermissionDenied => {
            lang.pick("没有读取权限，请检查文件权限".into(), "permission denied; check who may read it".into())
        }
        _ => lang.pick(format!("不能读取：{error}"), format!("cannot be read: {error}")),
    }
}
