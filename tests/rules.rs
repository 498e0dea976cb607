//! Every rule is run on its own examples: silent on the good one, heard on the bad one.

use gouji::rule::{Edit, RULES};
use gouji::{Input, Options};

fn findings(edit: &Edit, rule: &str) -> Vec<String> {
    let path = format!("{}/{}", env!("CARGO_MANIFEST_DIR"), edit.sample);
    let mut text = std::fs::read_to_string(&path).unwrap();
    for (old, new) in edit.replace {
        assert!(text.contains(old), "the example of {rule} changes {old:?}, which {} does not have", edit.sample);
        text = text.replace(old, new);
    }
    let report = gouji::check_input(Input::Text(&text), None, &Options::default()).unwrap();
    report.findings.iter().filter(|f| f.rule == rule).map(|f| f.message.clone()).collect()
}

#[test]
fn every_rule_holds_on_its_good_example_and_breaks_on_its_bad_one() {
    for rule in RULES {
        let good = findings(&rule.good, rule.id);
        assert!(good.is_empty() || rule.id == "cell.blank", "{} accuses its good example: {good:?}", rule.id);
        let bad = findings(&rule.bad, rule.id);
        assert!(!bad.is_empty(), "{} does not see its bad example", rule.id);
        println!("{}: {}", rule.id, bad[0]);
    }
}

#[test]
fn the_clean_samples_are_clean() {
    for (sample, held) in [("clean-2019.txt", 40), ("clean-2021.txt", 42)] {
        let path = format!("{}/www/sample/{sample}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let report = gouji::check_input(Input::Text(&text), None, &Options::default()).unwrap();
        let told: Vec<_> = report.findings.iter().map(|f| &f.message).collect();
        assert_eq!((report.summary.errors, report.summary.warnings), (0, 0), "{sample}: {told:?}");
        assert_eq!((report.summary.relations.held, report.summary.relations.not_checked), (held, 0), "{sample}");
    }
}
