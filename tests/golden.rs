//! No output changes unseen: what is told of every fixture, and what every rule says of its bad example, is held in tests/golden/.
//!
//! After a change that is meant: `UPDATE_GOLDEN=1 cargo test --test golden`, and look at the difference before it is committed.

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::slips::report_of;
use gouji::internals::rules;
use gouji::{Checker, Input, Lang, Options, Report};
use serde_json::{Map, Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The reports of a file, as JSON; or why it was not read.
fn reports(path: &Path) -> Value {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    match Checker::new().check_all(Input::Bytes(&bytes), &Options::default().name(name)) {
        Ok(reports) => reports.iter().map(normal).collect(),
        Err(error) => json!({ "error": error.code(), "message": error.message(Lang::Zh) }),
    }
}

/// The report as JSON with what is long put short: of relations how many of each rule came to what, of cells how many are in which state and a hash of
/// all that is told of them, and each claim in one line.
fn normal(report: &Report) -> Value {
    let Value::Object(mut report) = serde_json::to_value(report).unwrap() else { panic!("a report is an object") };
    let relations = report.remove("relations").unwrap();
    report.insert("relations".into(), short(&relations, &["rule", "state"]));
    let claims: Vec<String> = report["claims"].as_array().unwrap().iter().map(claim).collect();
    report.insert("claims".into(), claims.into());
    for table in report["tables"].as_array_mut().unwrap() {
        table["cells"] = short(&table["cells"], &["state"]);
    }
    Value::Object(report)
}

/// A claim in one line: what it is, where it begins, its figures, the cells it may mean, and its words.
fn claim(claim: &Value) -> String {
    let text = |name: &str| claim[name].as_str().unwrap_or_default();
    let (figures, cells) = (&claim["figures"], &claim["cells"]);
    let values: Vec<String> = figures.as_array().unwrap().iter().map(|f| format!("{}@{}", f["value"], f["place"]["start"])).collect();
    let state = [text("kind"), text("state"), text("code")].join(" ").trim_end().to_owned();
    format!("{state} @{} [{}] {cells} {}", claim["place"]["start"], values.join(" "), text("quote"))
}

/// How many of `items` have the same texts under `names`, and a hash of them all.
fn short(items: &Value, names: &[&str]) -> Value {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for item in items.as_array().unwrap() {
        let texts: Vec<&str> = names.iter().filter_map(|name| item[name].as_str()).collect();
        *counts.entry(texts.join(" ")).or_default() += 1;
    }
    let mut short: Map<String, Value> = counts.into_iter().map(|(name, count)| (name, count.into())).collect();
    short.insert("hash".into(), format!("{:016x}", hash(&items.to_string())).into());
    Value::Object(short)
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Holds `value` against the file of this name in tests/golden/, or writes it there.
fn hold(name: &str, value: &Value) -> Option<String> {
    let path = root().join("tests/golden").join(name);
    let text = format!("{value:#}\n");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, text).unwrap();
        return None;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let line = golden.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(golden.lines().count().min(text.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").trim().to_owned();
    (golden != text).then(|| format!("{name}, line {}:\n  was {}\n  is  {}", line + 1, at(&golden), at(&text)))
}

/// Every file that stands in for a report of the world.
fn fixtures() -> Vec<PathBuf> {
    let folders = ["tests/files", "tests/reports", "www/sample"].map(|f| root().join(f));
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_fixture_is_told_as_before() {
    let file = |path: &PathBuf| format!("{}.json", path.file_name().unwrap().to_string_lossy());
    let paths = fixtures();
    assert!(paths.len() > 18, "only {} fixtures", paths.len());
    let changed: Vec<String> = paths.iter().filter_map(|path| hold(&file(path), &reports(path))).collect();
    assert!(changed.is_empty(), "{}\nif this is meant: UPDATE_GOLDEN=1 cargo test --test golden", changed.join("\n"));
    let known: Vec<String> = paths.iter().map(file).chain(["rules.json".to_owned()]).collect();
    for golden in std::fs::read_dir(root().join("tests/golden")).unwrap() {
        let name = golden.unwrap().file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name), "tests/golden/{name} is of no fixture");
    }
}

/// What is told of every example that fails, in every language.
#[test]
fn every_rule_says_what_it_said() {
    let mut rules_told = Map::new();
    for (rule, n, example) in rules().flat_map(|rule| (1..).zip(rule.fail()).map(move |(n, e)| (rule, n, e))) {
        let in_lang = |lang| {
            let report = report_of(example, lang);
            let findings: Vec<Value> = report.findings.iter().map(|f| json!([f.rule, f.key, f.message])).collect();
            let diagnoses: Vec<&str> = report.diagnoses.iter().map(|d| d.message.as_str()).collect();
            let not_checked: Vec<&str> = report.not_checked.iter().map(|n| n.why.as_str()).collect();
            json!({ "verdict": report.verdict.text, "findings": findings, "diagnoses": diagnoses, "not_checked": not_checked })
        };
        let name = if n == 1 { rule.id.to_owned() } else { format!("{} {n}", rule.id) };
        rules_told.insert(name, json!({ "zh": in_lang(Lang::Zh), "en": in_lang(Lang::En) }));
    }
    assert_eq!(hold("rules.json", &Value::Object(rules_told)), None);
}
