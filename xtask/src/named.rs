//! html5gum's table of named characters → the same, packed; for the page's core those that reports are written with.
//!
//! html5gum keeps the 2,231 names (`&nbsp;`, `&ldquo;` …) as two strings each, 22 KB of what the page loads first (brotli). Nine in ten stand for signs of
//! mathematics and letters of other scripts, or say the same as another, and no report is written with them: the page's core has those that HTML 4 has for
//! Latin letters and the signs of printing, and leaves the others to the larger build, which it hands every page to that has one
//! (src/input/html_names.rs). Of those that stay each has most of its letters in common with the name before it, and is told so. What
//! is read stays the same to the letter: the names, their order and what they stand for are html5gum's own (tests/browser/validator.test.mjs holds them
//! against Python's). The larger build has all names, packed too; the command line and the wheel have html5gum as it is.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::libraries::Build;
use crate::run::Failed;

/// The library.
pub const LIBRARY: &str = "html5gum";
/// Its table, in its folder.
pub const TABLE: &str = "src/entities.rs";
/// How names are looked up in what [`table`] writes.
const LOOK_UP: &str = include_str!("named/entities.rs");
/// Before the second letter of names. No name stands for this character or for those behind it that are used here.
const SECOND_LETTER: char = '\u{b}';
/// Before a name that has nothing in common with the name before it; the character behind this one before a name with one letter in common, and so on.
const NOTHING_SHARED: u8 = 0x0c;

/// Of the names of HTML 4 (section 24) for signs of printing, € and arrows those that editors write, and `apos` (XML). Its Latin ones are those that HTML takes
/// without their semicolon as well: they stay, all of them.
const OF_HTML_4: [&str; 32] = [
    "apos", "bdquo", "bull", "dagger", "Dagger", "darr", "emsp", "ensp", "euro", "frasl", "hellip", "larr", "ldquo", "lrm", "lsaquo",
    "lsquo", "mdash", "ndash", "oline", "permil", "prime", "Prime", "rarr", "rdquo", "rlm", "rsaquo", "rsquo", "sbquo", "thinsp", "uarr",
    "zwj", "zwnj",
];

/// What html5gum says of one name: its first two letters, the others, and what it stands for, still escaped as in Rust's source.
struct Named<'a> {
    first: char,
    second: char,
    others: &'a str,
    characters: &'a str,
}

/// The source of html5gum's table, packed; for the small build without the names that it leaves to the large one.
pub fn packed(build: Build, source: &str) -> Result<String, Failed> {
    let mut named = names(source);
    if named.len() < 2_000 {
        return Err(Failed(format!("{LIBRARY}: its table of named characters is written in another way; see xtask/src/named.rs")));
    }
    if build == Build::Small {
        let plain: BTreeSet<String> = named.iter().filter(|name| !name.others.ends_with(';')).map(Named::whole).collect();
        named.retain(|name| plain.contains(&name.whole()) || OF_HTML_4.contains(&&*name.whole()));
    }
    Ok(table(&named))
}

impl Named<'_> {
    /// The name without its semicolon.
    fn whole(&self) -> String {
        format!("{}{}{}", self.first, self.second, self.others.trim_end_matches(';'))
    }
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
    use super::{Build, names, packed, table};

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
    fn the_core_keeps_the_names_that_html_4_has() {
        let more: String = (0..2_000).map(|n| format!("(\"q{n};\", \"¤\"),\n")).collect();
        let source =
            format!("'n' => {{\n 'b' => &[(\"sp;\", \"y\"), (\"sp\", \"y\")],\n 'd' => &[(\"ash;\", \"z\")],\n 'e' => &[{more}],\n}}");
        let kept = packed(Build::Small, &source).unwrap_or_default();
        assert!(kept.contains("sp;y") && kept.contains("ash;z") && !kept.contains('¤'), "{kept}");
    }

    #[test]
    fn a_table_written_in_another_way_is_refused() {
        assert!(packed(Build::Large, SOURCE).is_err_and(|told| told.0.contains("another way")));
    }
}
