//! html5gum as cargo brings it → the same with its table of named characters packed, and what cargo is told to build that one into the page.
//!
//! html5gum keeps the 2,231 names (`&nbsp;`, `&ldquo;` …) as two strings each, 22 KB of what the page loads first (brotli). A name has most of its
//! letters in common with the name before it; told so they are 9 KB. What is read stays the same to the letter: the names, their order and what they
//! stand for are html5gum's own (tests/browser/validator.test.mjs holds them against Python's). The command line and the wheel have html5gum as it is.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::dist::copy;
use crate::run::{Failed, output, root, target};

/// The library.
const LIBRARY: &str = "html5gum";
/// Its table, in its folder.
const TABLE: &str = "src/entities.rs";
/// How names are looked up in what [`table`] writes.
const LOOK_UP: &str = include_str!("named/entities.rs");
/// Before the second letter of names. No name stands for this character or for those behind it that are used here.
const SECOND_LETTER: char = '\u{b}';
/// Before a name that has nothing in common with the name before it; the character behind this one before a name with one letter in common, and so on.
const NOTHING_SHARED: u8 = 0x0c;

/// What html5gum says of one name: its first two letters, the others, and what it stands for, still escaped as in Rust's source.
struct Named<'a> {
    first: char,
    second: char,
    others: &'a str,
    characters: &'a str,
}

/// Writes the packed library below the folder of what is built, with a lock file of its own, since the library is no longer the registry's; gives what
/// cargo is told so as to build it. None of this is stable but the patch; the toolchain is pinned.
pub fn arguments() -> Result<[String; 6], Failed> {
    let folder = target().join("named");
    let (library, lock) = (folder.join(LIBRARY), folder.join("Cargo.lock"));
    let failed = |e: std::io::Error| Failed(format!("{}: {e}", folder.display()));
    let brought = brought()?;
    let table = packed(&fs::read_to_string(brought.join(TABLE)).map_err(failed)?)?;
    // Cargo builds anew what is written anew.
    let same = |file: &str, text: &[u8]| fs::read(library.join(file)).is_ok_and(|there| there == text);
    let manifest = fs::read(brought.join("Cargo.toml")).map_err(failed)?;
    if !same("Cargo.toml", &manifest) || !same(TABLE, table.as_bytes()) {
        if library.exists() {
            fs::remove_dir_all(&library).map_err(failed)?;
        }
        copy(&brought, &library)?;
        fs::write(library.join(TABLE), table).map_err(failed)?;
    }
    fs::copy(root().join("Cargo.lock"), &lock).map_err(failed)?;
    let config = |key: &str, path: &Path| format!("{key}={:?}", path.to_string_lossy());
    Ok([
        "-Z".into(),
        "lockfile-path".into(),
        "--config".into(),
        config("resolver.lockfile-path", &lock),
        "--config".into(),
        config(&format!("patch.crates-io.{LIBRARY}.path"), &library),
    ])
}

/// The folder of the library as cargo brought it.
fn brought() -> Result<PathBuf, Failed> {
    let told = output("cargo", &["metadata", "--format-version", "1", "--quiet"])?;
    let told: serde_json::Value = serde_json::from_slice(&told).map_err(|e| Failed(format!("cargo metadata: {e}")))?;
    let packages = told["packages"].as_array().into_iter().flatten();
    let manifest = packages.filter(|package| package["name"] == LIBRARY).find_map(|package| package["manifest_path"].as_str());
    manifest.and_then(|path| Path::new(path).parent()).map(Path::to_owned).ok_or_else(|| Failed(format!("cargo metadata: no {LIBRARY}")))
}

/// The source of html5gum's table, packed.
fn packed(source: &str) -> Result<String, Failed> {
    let named = names(source);
    if named.len() < 2_000 {
        return Err(Failed(format!("{LIBRARY}: its table of named characters is written in another way; see xtask/src/named.rs")));
    }
    Ok(table(&named))
}

/// The names in a source of html5gum's: letters in a branch of a match each, the rest as `("rest", "characters")`.
fn names(source: &str) -> Vec<Named<'_>> {
    let (mut named, mut first, mut second) = (Vec::new(), None, None);
    for line in source.lines() {
        let arm = line.trim_start().strip_prefix('\'').and_then(|l| Some((l.chars().next()?, l.get(1..)?.strip_prefix("' => ")?)));
        match arm {
            Some((letter, "{")) => first = Some(letter),
            Some((letter, list)) if list.starts_with("&[") => second = Some(letter),
            _ => {}
        }
        let (Some(first), Some(second)) = (first, second) else { continue };
        for pair in line.split("(\"").skip(1) {
            let parts = pair.split_once("\", \"").and_then(|(others, after)| Some((others, after.split_once("\")")?.0)));
            if let Some((others, characters)) = parts {
                named.push(Named { first, second, others, characters });
            }
        }
    }
    named
}

/// The names front-coded, a string for each first letter, before the functions that look them up.
fn table(named: &[Named<'_>]) -> String {
    let (mut letters, mut strings) = (String::new(), Vec::new());
    let mut before = ('\0', "");
    for name in named {
        if !letters.ends_with(name.first) {
            letters.push(name.first);
            strings.push(String::new());
            before = ('\0', "");
        }
        let (Some(string), (second, others)) = (strings.last_mut(), before) else { continue };
        let shared = if second == name.second {
            name.others.bytes().zip(others.bytes()).take_while(|(a, b)| a == b).count()
        } else {
            let _ = write!(string, "{}{}", SECOND_LETTER.escape_unicode(), name.second);
            0
        };
        before = (name.second, name.others);
        if let Ok(count) = u8::try_from(shared) {
            let _ = write!(string, "\\x{:02x}{}{}", NOTHING_SHARED + count, &name.others[shared..], name.characters);
        }
    }
    let mut out = LOOK_UP.to_owned();
    let _ = writeln!(
        out,
        "\nconst SECOND_LETTER: char = {SECOND_LETTER:?};\nconst NOTHING_SHARED: u8 = {NOTHING_SHARED};\nconst LETTERS: &str = {letters:?};"
    );
    let _ = writeln!(out, "static NAMES: [&str; {}] = [", strings.len());
    for string in &strings {
        let _ = writeln!(out, "    \"{string}\",");
    }
    out + "];\n"
}

#[cfg(test)]
mod tests {
    use super::{names, packed, table};

    /// A table as html5gum writes it.
    const SOURCE: &str = r#"
        'A' => {
                    'E' => &[("lig;", "\u{c6}"), ("lig", "\u{c6}")],
        }
        'n' => {
                    'o' => &[
                        ("tin;", "\u{2209}"),
                        ("t", "\u{ac}"),
                    ],
        }"#;

    #[test]
    fn a_name_is_told_by_what_it_does_not_share_with_the_one_before() {
        let written = table(&names(SOURCE));
        assert!(written.contains(r#"const LETTERS: &str = "An";"#), "{written}");
        assert!(written.contains(r#""\u{b}E\x0clig;\u{c6}\x0f\u{c6}","#), "{written}");
        assert!(written.contains(r#""\u{b}o\x0ctin;\u{2209}\x0d\u{ac}","#), "{written}");
    }

    #[test]
    fn a_table_written_in_another_way_is_refused() {
        assert!(packed(SOURCE).is_err_and(|told| told.0.contains("another way")));
    }
}
