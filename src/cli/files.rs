//! Paths → the files to check, and their bytes.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gouji::Lang;
use gouji::input::MAX_BYTES;

/// What is taken from a folder. A file named on its own is read whatever its name.
const EXTENSIONS: [&str; 10] = ["txt", "html", "htm", "md", "tsv", "mht", "docx", "xlsx", "xls", "pdf"];

/// The files at `path`: itself, or all reports in a folder and below it, by name.
///
/// # Errors
/// Where the path is not there or may not be read.
pub fn walk(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.as_os_str() == "-" || !std::fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries: Vec<PathBuf> = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        let hidden = entry.file_name().is_some_and(|n| n.to_string_lossy().starts_with(['.', '~']));
        // A link may lead in a circle: links to folders are not followed.
        let kind = std::fs::symlink_metadata(&entry)?;
        let wanted = entry.extension().is_some_and(|e| EXTENSIONS.contains(&e.to_string_lossy().to_ascii_lowercase().as_str()));
        if kind.is_dir() && !hidden {
            found.extend(walk(&entry)?);
        } else if wanted && !hidden && !kind.is_dir() {
            found.push(entry);
        }
    }
    Ok(found)
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
