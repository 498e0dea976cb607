//! Whole trees of reports: over two years, over governments and their units, every planted slip is found by the command line, and nothing else.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::forest::{Forest, Plan};
use common::layout::LAYOUTS;
use common::planting::plant;
use serde_json::Value;

/// A file, a rule and a key.
type Told = (String, String, String);

fn gouji(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command.args(arguments).args(["--lang", "zh"]).current_dir(folder).stdin(Stdio::null()).output().unwrap().stdout
}

/// The findings of an answer whose rules are those of years, units and sums.
fn findings<'a>(answer: &'a Value, file: &str) -> impl Iterator<Item = Told> + 'a {
    let file = file.trim_start_matches("./").to_owned();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let of_many = |rule: &str| ["years.", "units.", "rollup."].iter().any(|family| rule.starts_with(family));
    let all = answer["findings"].as_array().unwrap().iter().map(move |f| (file.clone(), word(&f["rule"]), word(&f["key"])));
    all.filter(move |(_, rule, _)| of_many(rule))
}

fn path(document: &Value) -> &str {
    document["path"].as_str().unwrap()
}

fn write(forest: &Forest, name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("gouji-tree-{name}-{}", std::process::id()));
    for (file, bytes) in &forest.files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    folder
}

/// Everything that is told of a tree: of this year's reports beside last year's, of its governments, and of the cases of units.
fn told(folder: &Path, [last, this]: [&str; 2]) -> BTreeSet<Told> {
    let rows = gouji(folder, &["check", "--previous", last, "--format", "ndjson", "--only", "findings", this]);
    let rows: Vec<Value> = String::from_utf8(rows).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut told: BTreeSet<Told> = rows.iter().flat_map(|row| findings(row, path(&row["document"]))).collect();
    let sums: Vec<Value> = serde_json::from_slice(&gouji(folder, &["rollup", "--tree", "units.csv", "--format", "json", this])).unwrap();
    told.extend(sums.iter().flat_map(|one| findings(one, path(&one["parent"]))));
    for case in std::fs::read_dir(folder.join("units")).unwrap() {
        let case = format!("units/{}", case.unwrap().file_name().to_str().unwrap());
        let list = format!("{case}/units.csv");
        let answer = if folder.join(&list).exists() {
            let sums = gouji(folder, &["rollup", "--tree", &list, "--format", "json", &case]);
            serde_json::from_slice::<Vec<Value>>(&sums).unwrap().remove(0)
        } else {
            let parent = ["txt", "html"].map(|end| format!("{case}/parent.{end}")).into_iter().find(|file| folder.join(file).exists());
            serde_json::from_slice(&gouji(folder, &["rollup", "--format", "json", &parent.unwrap(), &format!("{case}/all")])).unwrap()
        };
        told.extend(findings(&answer, path(&answer["parent"])));
    }
    told
}

#[test]
fn every_planted_slip_of_a_tree_is_found_and_none_other() {
    // Layouts in which no figure is in doubt.
    let layouts: Vec<usize> = (0..LAYOUTS.len()).filter(|&i| LAYOUTS[i].2).collect();
    for (form, kinds) in [("2019", 6), ("2021", 5), ("changed", 4)] {
        let plan = Plan::of(form, 24, 6, &layouts);
        let forest = plant(&plan);
        let folder = write(&forest, form);
        let years = plan.years.map(|year| year.to_string());
        let told = told(&folder, [&years[0], &years[1]]);
        let truth: BTreeSet<Told> = forest.truth.iter().map(|(file, rule, key)| (file.clone(), (*rule).to_owned(), key.clone())).collect();
        let apart = |one: &BTreeSet<Told>, other: &BTreeSet<Told>| one.difference(other).cloned().collect::<Vec<_>>();
        assert_eq!((apart(&truth, &told), apart(&told, &truth)), (vec![], vec![]), "{form}: planted and not found; found and not planted");
        let of_years: BTreeSet<&str> = truth.iter().map(|(_, rule, _)| rule.as_str()).filter(|rule| rule.starts_with("years.")).collect();
        assert_eq!(of_years.len(), kinds, "{form}: {of_years:?}");
        println!("{form}: {} planted, {} files", truth.len(), forest.files.len());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
