//! The house stays one-way: a module uses only rooms above its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the first of the flow to the last; rooms on one line may use each other.
const ROOMS: &[&[&str]] = &[
    &["place", "number", "ordered", "script", "digits", "formats"],
    &["document"],
    &["input"],
    &["form"],
    &["filing"],
    &["recognise"],
    &["prose"],
    &["equations"],
    &["claims"],
    &["rollup"],
    &["together"],
    &["rule"],
    &["profile"],
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

/// What a file says it uses of its own folder: the names behind `super::`, in braces or not.
fn neighbours(code: &str) -> Vec<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("super::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c == ':' || c.is_alphanumeric()) {
            continue;
        }
        let rest = &code[at + 7..];
        let Some(list) = rest.strip_prefix('{') else {
            found.push(name(rest));
            continue;
        };
        // The names at the head of each part of the list, not those of lists within it.
        let (mut depth, mut begins) = (0, true);
        for (i, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => begins = true,
                c if begins && !c.is_whitespace() => {
                    found.push(name(&list[i..]));
                    begins = false;
                }
                _ => {}
            }
        }
    }
    found
}

/// A way from `at` back to the first of `way`, if there is one.
fn circle(at: &str, uses: &BTreeMap<String, Vec<String>>, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> Option<Vec<String>> {
    if let Some(first) = way.iter().position(|w| w == at) {
        return Some(way[first..].to_vec());
    }
    if !done.insert(at.to_owned()) {
        return None;
    }
    way.push(at.to_owned());
    let found = uses.get(at).into_iter().flatten().find_map(|next| circle(next, uses, way, done));
    way.pop();
    found
}

#[test]
fn no_files_of_a_folder_use_each_other_in_a_circle() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut folders: BTreeMap<PathBuf, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code: String = code.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
        let name = file.file_stem().unwrap().to_str().unwrap();
        if !matches!(name, "mod" | "lib" | "main") {
            folders.entry(file.parent().unwrap().to_owned()).or_default().insert(name.to_owned(), neighbours(&code));
        }
    }
    assert!(folders.values().map(|f| f.values().map(Vec::len).sum::<usize>()).sum::<usize>() > 100, "does the test still look?");
    let mut circles = Vec::new();
    for (folder, uses) in &folders {
        let mut done = BTreeSet::new();
        let found = uses.keys().filter_map(|name| circle(name, uses, &mut Vec::new(), &mut done));
        circles.extend(found.map(|files| format!("{}: {}", folder.display(), files.join(", "))));
    }
    assert!(circles.is_empty(), "these use each other in a circle:\n{}", circles.join("\n"));
}

#[test]
fn nothing_that_is_told_is_written_for_debugging() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let debugs = |file: &&PathBuf| {
        let text = fs::read_to_string(file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        code.lines().any(|line| !line.trim_start().starts_with("//") && (line.contains(":?}") || line.contains(":#?}")))
    };
    // The command line alone explains its candidates, and the larger build alone reads files.
    let elsewhere = |file: &&PathBuf| ["tests.rs", "render/explain.rs", "input/files/"].iter().any(|f| file.to_string_lossy().contains(f));
    let found: Vec<&PathBuf> = files.iter().filter(debugs).filter(|file| !elsewhere(file)).collect();
    assert!(files.len() > 100, "does the test still look?");
    assert!(found.is_empty(), "the page is built without what {{:?}} writes: {found:?}");
}
