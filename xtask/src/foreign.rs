//! html5ever's rules for a page → the same, but that names of SVG and MathML stay in small letters.
//!
//! A page's names come in small letters; of SVG some have capitals (`viewBox`), and html5ever gives these names and some attributes of both languages
//! back what they lack: 100 names, with two spellings each, 3 KB of what the page loads first (brotli). Nothing of ours asks for a drawing's names but
//! for one: in a `foreignObject` a page goes on. The command line and the wheel have html5ever as it is.

use crate::run::Failed;

/// The library.
pub const LIBRARY: &str = "html5ever";
/// Its rules, in its folder.
pub const RULES: &str = "src/tree_builder/mod.rs";
/// The one name whose spelling another rule asks for.
const ASKED_FOR: &str = "foreignObject";

/// The rules without those that spell names anew, which stand a line each.
pub fn in_small_letters(rules: &str) -> Result<String, Failed> {
    let spells = |line: &&str| {
        let line = line.trim_start();
        let anew = line.contains(" => *name = local_name!(") && !line.contains(ASKED_FOR) || line.contains(" => Some(qualname!(");
        line.starts_with("local_name!(") && anew
    };
    let kept: Vec<&str> = rules.lines().filter(|line| !spells(line)).collect();
    if rules.lines().count() < kept.len() + 90 || !rules.contains(ASKED_FOR) {
        return Err(Failed(format!("{LIBRARY}: the names it spells anew are written in another way; see xtask/src/foreign.rs")));
    }
    // What spelled them is now asked for by nobody.
    Ok(format!("#![allow(unused)]\n{}\n", kept.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::in_small_letters;

    #[test]
    fn names_are_left_as_they_come_but_for_the_one_that_is_asked_for() {
        let arms: String = (0..90).map(|n| format!("    local_name!(\"a{n}\") => Some(qualname!(\"\", \"A{n}\")),\n")).collect();
        let rules = format!(
            "match k {{\n{arms}    _ => None,\n}}\n    local_name!(\"foreignobject\") => *name = local_name!(\"foreignObject\"),\n"
        );
        let kept = in_small_letters(&rules).map_err(|told| told.0);
        assert_eq!(
            kept.as_deref(),
            Ok(
                "#![allow(unused)]\nmatch k {\n    _ => None,\n}\n    local_name!(\"foreignobject\") => *name = local_name!(\"foreignObject\"),\n"
            )
        );
    }

    #[test]
    fn rules_written_in_another_way_are_refused() {
        assert!(in_small_letters("match k {}").is_err_and(|told| told.0.contains("another way")));
    }
}
