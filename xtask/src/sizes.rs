//! What the page loads, in bytes: raw, gzip and brotli.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What the page fetches before it has given its first verdict of a pasted report: tests/browser/page.test.mjs holds the page to this list.
const FIRST: [&str; 6] = ["index.html", "style.css", "icon.svg", "page/main.js", "page/worker.js", "core/gouji_core_bg.wasm"];

/// Every file of a folder and below it, by name.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    Ok(files)
}

/// What the page may load when it opens, in bytes after brotli: offices' lines are slow, and whoever waits goes elsewhere.
const MOST_FIRST_LOAD: usize = 360_000;

/// Prints a line for each file of the first load, and their sum.
///
/// # Errors
/// Where the sum is past [`MOST_FIRST_LOAD`] and all that makes it smaller was at hand (`complete`).
pub fn print(dist: &Path, complete: bool) -> io::Result<()> {
    let files = files(dist)?;
    println!("{:40} {:>9} {:>9} {:>9}", "first load", "raw", "gzip", "brotli");
    let mut sum = [0; 3];
    for name in FIRST {
        let file = &dist.join(name);
        let bytes = std::fs::read(file)?;
        let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        println!("{:40} {:9} {:9} {:9}", file.strip_prefix(dist).unwrap_or(file).display(), sizes[0], sizes[1], sizes[2]);
        for (all, one) in sum.iter_mut().zip(sizes) {
            *all += one;
        }
    }
    println!("{:40} {:9} {:9} {:9}  of at most {MOST_FIRST_LOAD}", "sum", sum[0], sum[1], sum[2]);
    println!("loaded when it is wanted:");
    let later = |f: &&PathBuf| f.components().any(|c| c.as_os_str() == "page") && !FIRST.iter().any(|first| f.ends_with(first));
    let later = |f: &&PathBuf| later(f) || f.ends_with("files/gouji_files_bg.wasm");
    for file in files.iter().filter(later) {
        let bytes = std::fs::read(file)?;
        println!("{:40} {:9} {:9} {:9}", file.strip_prefix(dist).unwrap_or(file).display(), bytes.len(), gzip(&bytes)?, brotli(&bytes)?);
    }
    match sum[2].checked_sub(MOST_FIRST_LOAD) {
        Some(over) if over > 0 && complete => Err(io::Error::other(format!("the first load is {over} bytes more than the page may have"))),
        _ => Ok(()),
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> io::Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut out, &params)?;
    Ok(out.len())
}
