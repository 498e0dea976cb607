//! html5ever's rules for a page → the same, but that names of SVG and MathML stay in small letters, and that old kinds of documents are not asked for.
//!
//! A page's names come in small letters; of SVG some have capitals (`viewBox`), and html5ever gives these names and some attributes of both languages
//! back what they lack: 100 names, with two spellings each, 2.6 KB of what the page loads first (brotli). Nothing of ours asks for a drawing's names but
//! for one: in a `foreignObject` a page goes on. A document's public and system identifiers, of which html5ever has a list of seventy, are never handed
//! to it (`src/input/html_tokens.rs`), and nobody is told a page's faults. The command line and the wheel have html5ever as it is, and read the same.

use crate::run::Failed;

/// The library.
pub const LIBRARY: &str = "html5ever";
/// Its rules, in its folder.
pub const RULES: &str = "src/tree_builder/mod.rs";
/// The one name whose spelling another rule asks for.
const ASKED_FOR: &str = "foreignObject";

/// What asks for a document's kind, and the same for one without identifiers.
const KIND: [&str; 2] = [
    "data::doctype_error_and_quirks(&dt, self.opts.iframe_srcdoc)",
    "(false, if dt.force_quirks || dt.name.as_deref() != Some(\"html\") { Quirks } else { NoQuirks })",
];

/// What asks whether a page's faults are to be told one by one: they are never told.
const FAULTS: &str = "self.opts.exact_errors";

/// The rules without those that spell names anew, which stand a line each, without the list of old kinds and without words for a page's faults.
pub fn without_what_is_not_asked_for(rules: &str) -> Result<String, Failed> {
    let spells = |line: &&str| {
        let line = line.trim_start();
        let anew = line.contains(" => *name = local_name!(") && !line.contains(ASKED_FOR) || line.contains(" => Some(qualname!(");
        line.starts_with("local_name!(") && anew
    };
    let kept: Vec<&str> = rules.lines().filter(|line| !spells(line)).collect();
    if rules.lines().count() < kept.len() + 90 || ![ASKED_FOR, KIND[0], FAULTS].iter().all(|part| rules.contains(part)) {
        return Err(Failed(format!("{LIBRARY}: its rules are written in another way; see xtask/src/foreign.rs")));
    }
    Ok(kept.join("\n").replace(KIND[0], KIND[1]).replace(FAULTS, "false") + "\n")
}

#[cfg(test)]
mod tests {
    use super::{FAULTS, KIND, without_what_is_not_asked_for};

    #[test]
    fn names_are_left_as_they_come_but_for_the_one_that_is_asked_for() {
        let arms: String = (0..90).map(|n| format!("    local_name!(\"a{n}\") => Some(qualname!(\"\", \"A{n}\")),\n")).collect();
        let kept = "    local_name!(\"foreignobject\") => *name = local_name!(\"foreignObject\"),\nlet (err, quirk) = ";
        let rules = format!("match k {{\n{arms}{kept}{};\nif {FAULTS} {{}}\n", KIND[0]);
        let without = without_what_is_not_asked_for(&rules).map_err(|told| told.0);
        assert_eq!(without, Ok(format!("match k {{\n{kept}{};\nif false {{}}\n", KIND[1])));
    }

    #[test]
    fn rules_written_in_another_way_are_refused() {
        assert!(without_what_is_not_asked_for("match k {}").is_err_and(|told| told.0.contains("another way")));
    }
}
