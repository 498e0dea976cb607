//! `cargo xtask new-rule ID`: a rule's file with everything to fill in, and its place in the list. It builds and passes its tests as it is.

use std::fs;
use std::path::PathBuf;

use crate::run::{Failed, Step};

/// Writes `src/rule/FAMILY/NAME.rs` for the id `family.name`, and puts it into its family's list, which is all that makes it a rule.
pub fn make(root: PathBuf, id: &str) -> Step {
    let wanted = || Failed(format!("\"{id}\" is no id of a rule: it is written family.name, in small letters, as in section.fee"));
    let (family, name) = id.split_once('.').ok_or_else(wanted)?;
    let fits = |part: &str| part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    if !fits(family) || !fits(name) || name.ends_with('-') {
        return Err(wanted());
    }
    let folder = root.join("src/rule").join(family);
    let list = folder.join("mod.rs");
    let families = "the families of rules are the folders of src/rule";
    let text = fs::read_to_string(&list).map_err(|e| Failed(format!("{}: {e}; {families}", list.display())))?;
    let module = name.replace('-', "_");
    let file = folder.join(format!("{module}.rs"));
    if file.exists() {
        return Err(Failed(format!("{} is there already", file.display())));
    }
    let listed = listed(&text, &module).ok_or_else(|| Failed(format!("{} has no list of RULES", list.display())))?;
    let write = |path: &PathBuf, text: String| fs::write(path, text).map_err(|e| Failed(format!("{}: {e}", path.display())));
    write(&file, TEMPLATE.replace("family.name", id))?;
    write(&list, listed)?;
    println!("{}\n  fill it in, then: cargo fmt, cargo test --test rules, cargo xtask docs", file.display());
    Ok(())
}

/// The family's file with the module declared, and at the end of the list.
fn listed(text: &str, module: &str) -> Option<String> {
    let first = text.find("\nmod ")? + 1;
    let start = text.find("RULES: &[Rule]")?;
    let end = start + text[start..].find("];")?;
    let (head, rules) = text[first..end].split_at(start - first);
    let rules = rules.trim_end().trim_end_matches(',');
    Some(format!("{}mod {module};\n{head}{rules}, {module}::RULE{}", &text[..first], &text[end..]))
}

const TEMPLATE: &str = r#"//! `family.name`: what it is about, in a few words.

use crate::place::Span;
use crate::rule::{Fact, Outcome, Rule, Severity, Stated, Subject, found, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "family.name",
    severity: Severity::Note,
    statement: spoken(["应当如何", "what must hold"]),
    why: large(["为什么要紧", "why it matters"]),
    basis: "文号和条款",
    // As near to breaking it as a good report may come, and a report that does.
    pass: large(&[in_2021(&[("门户网站", "门户网站（待改）")])]),
    fail: large(&[in_2021(&[("门户网站", "门户网站（待改的话）")])]),
    run,
};

/// `{words}` is where a fact stands.
const SAYS: [&str; 2] = ["{words}应当改", "{words} is to be mended"];

fn run(subject: &Subject, outcome: &mut Outcome) {
    const SOUGHT: &str = "待改的话";
    for (at, words) in subject.document.text.match_indices(SOUGHT) {
        // The key is what it is about: no other finding may change it.
        let fact = Stated::new(SAYS, words).with("words", words);
        outcome.findings.push(found(&RULE, Fact::Stated(fact), Vec::new(), Some(Span::new(at, at + words.len()))));
    }
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_rule_has_its_file_and_its_place_in_the_list() {
        let root = std::env::temp_dir().join(format!("gouji-new-rule-{}", std::process::id()));
        let folder = root.join("src/rule/section");
        fs::create_dir_all(&folder).unwrap();
        let real = fs::read_to_string(crate::run::root().join("src/rule/section/mod.rs")).unwrap();
        fs::write(folder.join("mod.rs"), &real).unwrap();
        assert!(make(root.clone(), "section.new-thing").is_ok());
        let file = fs::read_to_string(folder.join("new_thing.rs")).unwrap();
        assert!(file.contains("id: \"section.new-thing\"") && !file.contains("family.name"));
        let list = fs::read_to_string(folder.join("mod.rs")).unwrap();
        // How the list is broken into lines is rustfmt's.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let without = bare(&list).replace("modnew_thing;", "").replace(",new_thing::RULE", "");
        assert_eq!(without, bare(&real).replace(",]", "]"));
        assert!(list.contains("::RULE, new_thing::RULE"), "{list}");
        for wrong in ["section.new-thing", "section", "Section.x", "section.", "nowhere.x", "../x.y"] {
            assert!(make(root.clone(), wrong).is_err(), "{wrong}");
        }
        fs::remove_dir_all(root).unwrap();
    }
}
