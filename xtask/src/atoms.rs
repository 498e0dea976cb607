//! The names of elements and attributes that html5ever's library of names, web_atoms, has at hand → those that html5ever asks for.
//!
//! web_atoms has 1,100 of them, all that HTML, SVG and MathML know, with a table by which they are found: 6 KB of what the page loads first (brotli).
//! html5ever names 260 of them in its rules. What else a page has is told by its letters, and is the same to the letter: of attributes the crate hands
//! on no more than a handful of its own (`src/input/html_tokens.rs`). The command line and the wheel have web_atoms as it is.

use std::collections::HashSet;

use crate::run::Failed;

/// The library.
pub const LIBRARY: &str = "web_atoms";
/// Its names, a line each, in its folder.
pub const NAMES: &str = "local_names.txt";
/// Whose rules ask for names.
pub const ASKING: [&str; 2] = ["html5ever", "markup5ever"];

/// Of `names` those that stand in `sources`, the rules' own, in quotation marks or as a tag. One too few would not compile.
pub fn asked_for(names: &str, sources: &str) -> Result<String, Failed> {
    let asked: HashSet<&str> = sources.split(['"', '<', '/', '>']).collect();
    let kept: Vec<&str> = names.lines().filter(|name| asked.contains(name)).collect();
    if !["td", "annotation-xml"].iter().all(|name| kept.contains(name)) {
        return Err(Failed(format!(
            "{LIBRARY}: its names, or the rules that ask for them, are written in another way; see xtask/src/atoms.rs"
        )));
    }
    Ok(kept.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::asked_for;

    const RULES: &str = r#"tag!(<td> | </th>) => expanded_name!(mathml "annotation-xml"), // abbr"#;

    #[test]
    fn a_name_stays_where_a_rule_asks_for_it() {
        let kept = asked_for("abbr\nannotation-xml\ntd\nth\n", RULES).map_err(|told| told.0);
        assert_eq!(kept.as_deref(), Ok("annotation-xml\ntd\nth\n"));
    }

    #[test]
    fn rules_written_in_another_way_are_refused() {
        assert!(asked_for("annotation-xml\ntd\n", "tag(Td)").is_err_and(|told| told.0.contains("another way")));
    }
}
