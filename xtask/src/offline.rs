//! The service worker's list: every file the hosted page may ask for, and a version that changes with any of them.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::run::{Failed, Step};

/// What the page never asks for: the package's own files, the page as one file, examples, types.
const NOT_KEPT: [&str; 8] = ["gouji.html", "gouji.js", "gouji-element.js", "worker.js", "engine.js", "formats.js", "sw.js", "README.md"];
/// The package's modules, which the page has joined, and examples.
const FOLDERS_NOT_KEPT: [&str; 3] = ["app/", "view/", "example/"];

/// Writes version and list into dist/sw.js.
pub fn write(dist: &Path, files: &[std::path::PathBuf]) -> Step {
    let failed = |e: std::io::Error| Failed(format!("dist/sw.js: {e}"));
    let mut names: Vec<String> = files
        .iter()
        .filter_map(|f| f.strip_prefix(dist).ok())
        .map(|f| f.to_string_lossy().replace('\\', "/"))
        .filter(|n| {
            !NOT_KEPT.contains(&n.as_str())
                && !["core/", "files/"].iter().any(|glue| n.starts_with(glue) && n.ends_with(".js"))
                && !FOLDERS_NOT_KEPT.iter().any(|folder| n.starts_with(folder))
                && (n == "rules.json" || ["html", "css", "js", "wasm", "svg", "txt"].iter().any(|e| n.ends_with(&format!(".{e}"))))
        })
        .collect();
    names.sort();
    let mut digest = Sha256::new();
    for name in &names {
        digest.update(name);
        digest.update(fs::read(dist.join(name)).map_err(failed)?);
    }
    let version: String = digest.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect();
    let list: Vec<String> = names.iter().map(|n| format!("\"./{n}\"")).collect();
    let script = fs::read_to_string(dist.join("sw.js")).map_err(failed)?;
    let written = script
        .replace("const VERSION = \"development\";", &format!("const VERSION = \"{version}\";"))
        .replace("const FILES = [];", &format!("const FILES = [{}];", list.join(", ")));
    if written == script {
        return Err(Failed("www/sw.js: its first two constants were not found".to_owned()));
    }
    fs::write(dist.join("sw.js"), written).map_err(failed)
}
