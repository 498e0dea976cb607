//! Every rule is run on its own examples: silent on the good one, heard on the bad one.

mod common;

use common::slips::{report_of, text_of};
use gouji::internals::{Example, rules};
use gouji::report::Facts;
use gouji::{Checker, Input, Lang, Options};

fn findings(example: &Example, rule: &str) -> Vec<String> {
    let report = report_of(example, Lang::Zh);
    report.findings.iter().filter(|f| f.rule == rule).map(|f| f.message.clone()).collect()
}

#[test]
fn every_rule_is_silent_where_its_examples_pass_and_heard_where_they_fail() {
    let mut wrong = Vec::new();
    for rule in rules() {
        assert!(!rule.pass().is_empty() && !rule.fail().is_empty(), "{} has no examples", rule.id);
        for example in rule.pass() {
            assert!(
                !example.replace.is_empty() || example.previous.is_some() || !example.units.is_empty(),
                "{}: what passes is to come near to failing, not the sample itself",
                rule.id
            );
            let told = findings(example, rule.id);
            wrong.extend(told.first().map(|said| format!("{} accuses {:?}: {said}", rule.id, example.replace)));
        }
        for example in rule.fail() {
            if findings(example, rule.id).is_empty() {
                wrong.push(format!("{} does not see {:?}", rule.id, example.replace));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words that a rule brings along name the same facts in every language, and no fact of another name.
#[test]
fn the_words_of_a_rule_name_its_facts() {
    let names = |words: &str| -> Vec<String> {
        let mut names: Vec<String> = words.split('{').skip(1).filter_map(|w| Some(w.split_once('}')?.0.to_owned())).collect();
        names.sort_unstable();
        names
    };
    let mut seen = 0;
    for rule in rules() {
        for report in rule.fail().iter().map(|e| report_of(e, Lang::Zh)) {
            for finding in &report.findings {
                let Facts::Rule { args, says } = &finding.facts else { continue };
                let args: Vec<String> = args.keys().cloned().collect();
                assert_eq!((names(&says.zh), names(&says.en)), (args.clone(), args), "{}", finding.rule);
                seen += 1;
            }
        }
    }
    assert!(seen > 2, "{seen}");
}

#[test]
fn the_clean_samples_are_clean() {
    for (sample, held) in [("clean-2019.txt", 40), ("clean-2021.txt", 42)] {
        let path = format!("{}/www/sample/{sample}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let told: Vec<_> = report.findings.iter().map(|f| &f.message).collect();
        assert_eq!((report.summary.errors, report.summary.warnings), (0, 0), "{sample}: {told:?}");
        assert_eq!((report.summary.relations.held, report.summary.relations.not_checked), (held, 0), "{sample}");
    }
}

/// A report that mixes the forms: what the header says and what is told of its tables agree.
#[test]
fn header_and_findings_agree_on_the_form() {
    let sample = |name: &str| std::fs::read_to_string(format!("{}/www/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (old, new) = (sample("clean-2019.txt"), sample("clean-2021.txt"));
    let cut = |text: &str, from: &str, until: &str| text[text.rfind(from).unwrap()..text.rfind(until).unwrap()].to_owned();
    let disclosure = |text: &str| cut(text, "\n二、主动公开", "\n三、收到和处理");
    let requests = |text: &str| cut(text, "\n三、收到和处理", "\n四、");
    let mixed = [new.replace(&disclosure(&new), &disclosure(&old)), new.replace(&requests(&new), &requests(&old))];
    let mut named = 0;
    for text in mixed.iter().flat_map(|t| [t.clone(), t.replace("2023", "2020")]).chain([
        new.clone(),
        new.replace("2023", "2020"),
        old.replace("2019", "2022"),
    ]) {
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let told: Vec<&str> = report.findings.iter().filter(|f| f.rule == "table.form-year").map(|f| &*f.message).collect();
        let wanted = if report.document.year >= Some(2021) { "2021" } else { "2019" };
        let forms: Vec<&str> = report.tables.iter().map(|t| &*t.form).collect();
        let other = |f: &&&str| **f != wanted;
        let whole = forms.iter().all(|f| **f == *forms[0]);
        if whole {
            assert_eq!(report.document.form.as_deref(), Some(forms[0]));
            let says = told.iter().filter(|m| m.contains(&format!("本报告用的是 {} 年表", forms[0]))).count();
            assert_eq!((told.len(), says), if forms[0] == wanted { (0, 0) } else { (1, 1) }, "{told:?}");
        } else {
            assert_eq!(report.document.form.as_deref(), Some(wanted), "{told:?}");
            assert_eq!(told.len(), forms.iter().filter(other).count(), "{told:?}");
            assert!(told.iter().all(|m| !m.contains("本报告用的是") && m.contains("”表用的是")), "{told:?}");
            named += 1;
        }
    }
    assert_eq!(named, 4);
}

/// Whatever is quoted, no quotation marks of one kind stand within each other: in the messages of every rule on its bad example, and on that example
/// with marks put into its words.
#[test]
fn no_quotation_stands_within_another_of_its_kind() {
    let mut quotations = 0;
    for (rule, text) in rules().flat_map(|rule| rule.fail().iter().map(move |e| (rule, text_of(e)))) {
        for text in [text.replace("公开", "“公开”"), text.replace("8O", "“8O”").replace("XX", "“XX”"), text.replace("工作", "“工作"), text]
        {
            for lang in [gouji::Lang::Zh, gouji::Lang::En] {
                let report = Checker::new().check(Input::Text(&text), &Options::default().lang(lang)).unwrap();
                let messages = report.findings.iter().map(|f| &f.message).chain(report.diagnoses.iter().map(|d| &d.message));
                for message in messages.chain(report.not_checked.iter().map(|n| &n.why)) {
                    let mut open = false;
                    for c in message.chars().filter(|c| matches!(c, '“' | '”')) {
                        assert_ne!(open, c == '“', "{}: {message}", rule.id);
                        open = c == '“';
                        quotations += usize::from(open);
                    }
                    assert!(!open, "{}: {message}", rule.id);
                }
            }
        }
    }
    assert!(quotations > 100);
}

/// Every file of a rule is in its family's list, under the id that its place says.
#[test]
fn every_file_is_a_rule_of_the_list() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rule");
    let ids: Vec<&str> = rules().map(|rule| rule.id).collect();
    let mut files = Vec::new();
    for family in std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        let family_name = family.file_name().unwrap().to_string_lossy().into_owned();
        for file in std::fs::read_dir(&family).unwrap().map(|e| e.unwrap().path()) {
            let name = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
            files.extend((name != "mod").then(|| format!("{family_name}.{name}")));
        }
    }
    files.sort_unstable();
    let mut listed: Vec<&str> = ids.clone();
    listed.sort_unstable();
    assert_eq!(files, listed);
}

#[test]
fn a_heading_in_words_of_its_own_is_no_missing_section() {
    let sample = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
    let headings = [
        ("六、其他需要报告的事项", ["六、其他事项", "六、其他需要说明的事项", "六、其它需报告事项", "六、需要报告的其他事项"]),
        ("五、存在的主要问题及改进情况", ["五、存在问题及改进措施", "五、不足与改进", "五、主要问题和下一步打算", "五、工作中的问题"]),
    ];
    for (official, others) in headings {
        for other in others {
            let text = sample.replace(official, other);
            assert_ne!(text, sample, "{official}");
            let report = gouji::Checker::new().check(gouji::Input::Text(&text), &gouji::Options::default()).unwrap();
            let told: Vec<&str> = report.findings.iter().map(|f| f.rule.as_ref()).collect();
            assert_eq!(told, ["section.heading"], "{other}");
        }
    }
}
