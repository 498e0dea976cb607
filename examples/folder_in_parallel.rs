//! Checks every report of a folder on all processors with one checker: `cargo run --example folder_in_parallel -- FOLDER`.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use gouji::{Checker, Input, Options, formats};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "www/sample".to_owned());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| is_read(path));
    paths.sort();
    let (checker, next) = (Checker::new(), AtomicUsize::new(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    println!("{}", answer(&checker, path));
                }
            });
        }
    });
    Ok(())
}

/// Whether the file's name ends as those do that are read. What a file is, its content tells.
fn is_read(path: &Path) -> bool {
    path.extension().is_some_and(|ending| formats::extensions().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// One line for a file: what each report in it comes to, or why it was not read.
fn answer(checker: &Checker, path: &Path) -> String {
    let shown = path.display();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return format!("{shown}\t{error}"),
    };
    let options = Options::default().name(path.file_name().unwrap_or_default().to_string_lossy());
    match checker.check_all(Input::Bytes(&bytes), &options) {
        Ok(reports) => reports.iter().map(|report| format!("{shown}\t{}", report.verdict.text)).collect::<Vec<_>>().join("\n"),
        Err(error) => format!("{shown}\t{}", error.message(gouji::Lang::Zh)),
    }
}
