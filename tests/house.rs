//! The house stays one-way: a module uses only rooms above its own.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the first of the flow to the last; rooms on one line may use each other.
const ROOMS: &[&[&str]] = &[
    &["place", "number", "formats"],
    &["document"],
    &["input"],
    &["form"],
    &["reading"],
    &["recognise"],
    &["prose"],
    &["equations"],
    &["claims"],
    &["rule"],
    &["diagnose"],
    &["report"],
    &["say"],
    &["render"],
    &["checker"],
    &["wasm", "cli", "internals", "main", "lib"],
];

fn rank(room: &str) -> usize {
    ROOMS.iter().position(|r| r.contains(&room)).unwrap_or_else(|| panic!("the room {room} is not in the house: draw it in tests/house.rs"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn a_module_uses_only_what_stands_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut seen = 0;
    for file in files {
        let relative = file.strip_prefix(&root).unwrap();
        let room = relative.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if rank(room) == ROOMS.len() - 1 {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        // Tests may look down: they stand outside the flow.
        let code = text.split("#[cfg(test)]").next().unwrap();
        for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let used: String = line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if used.is_empty() || used.starts_with(char::is_uppercase) {
                    continue;
                }
                seen += 1;
                assert!(rank(&used) <= rank(room), "{} uses {used}, which comes after it", relative.display());
            }
        }
    }
    assert!(seen > 40, "only {seen} uses were seen: does the test still look?");
}
