//! Fuzzing under the limits of docs/bounds.md: each reader's corpus is made from the fixtures, and libFuzzer stops where an input takes more.

use std::fs;
use std::path::Path;

use crate::run::{self, Failed, Step, root};

/// A target of fuzz/targets: its name, where its first inputs come from (folder and ending), and the longest input tried, in bytes.
type Target = (&'static str, &'static [(&'static str, &'static str)], usize);

const TARGETS: &[Target] = &[
    ("text", &[("www/sample", "txt"), ("tests/reports", "txt")], 64 << 10),
    ("html", &[("tests/files", "html")], 64 << 10),
    ("docx", &[("tests/files", "docx")], 256 << 10),
    ("xlsx", &[("tests/files", "xlsx"), ("tests/files", "xls")], 256 << 10),
    ("doc", &[("tests/files", "doc")], 256 << 10),
    ("odf", &[("tests/files", "odt"), ("tests/files", "ods")], 256 << 10),
    ("rtf", &[("tests/files", "rtf")], 256 << 10),
    ("xml", &[("tests/files", "xml"), ("tests/files", "fodt")], 256 << 10),
    ("pdf", &[("tests/files", "pdf")], 512 << 10),
    ("ofd", &[("tests/files", "ofd")], 256 << 10),
    ("mht", &[("tests/files", "mht")], 256 << 10),
    ("form", &[("src/form/official", "toml")], 64 << 10),
];

/// The sanitizer keeps about twice what the program holds, and what was freed a while longer; one allocation, and seconds for one input in a
/// program that is many times slower under it.
const LIMITS: [&str; 3] = ["-rss_limit_mb=1536", "-malloc_limit_mb=256", "-timeout=10"];

/// Fuzzes one target (every one, where none is named) for so many seconds each.
pub fn run(target: Option<String>, seconds: Option<String>) -> Step {
    let seconds: u32 = seconds.as_deref().unwrap_or("60").parse().map_err(|_| Failed("the seconds are a number".into()))?;
    let chosen: Vec<&Target> = TARGETS.iter().filter(|t| target.as_ref().is_none_or(|name| name == t.0)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|t| t.0).collect();
        return Err(Failed(format!("no such target; there are {}", names.join(", "))));
    }
    for (name, sources, longest) in chosen {
        corpus(&root(), name, sources).map_err(|e| Failed(format!("the corpus of {name}: {e}")))?;
        let (time, length) = (format!("-max_total_time={seconds}"), format!("-max_len={longest}"));
        let own = ["-print_final_stats=1", &time, &length];
        let args: Vec<&str> = ["fuzz", "run", name, "--"].into_iter().chain(LIMITS).chain(own).collect();
        // The sanitizer's switches are unstable: a stable compiler takes them when told so, and no second toolchain is needed.
        run::step_with("cargo", &args, &[("RUSTC_BOOTSTRAP", "1")])?;
    }
    Ok(())
}

fn corpus(root: &Path, name: &str, sources: &[(&str, &str)]) -> std::io::Result<()> {
    let folder = root.join("fuzz/corpus").join(name);
    fs::create_dir_all(&folder)?;
    for (from, ending) in sources {
        for entry in fs::read_dir(root.join(from))? {
            let path = entry?.path();
            if let (true, Some(file)) = (path.extension().is_some_and(|e| e == *ending), path.file_name()) {
                fs::copy(&path, folder.join(file))?;
            }
        }
    }
    Ok(())
}
