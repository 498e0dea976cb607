//! Sentences of published reports, kept outside this repository: how many changed figures are found, and how many that hold are accused.
//!
//! `cargo xtask narratives FOLDER` runs it on a folder with `claims.tsv` (number, kind, `perturbed`, `wrong` or `holds`, the sentence; `〔right→wrong〕`
//! marks the figure that is changed, `||` parts paragraphs). The sentences are split in five by their report, and each fifth is told by itself: where the
//! fifths differ much, so will the next reports.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use gouji::report::Severity;
use gouji::{Checker, Input, Options, Report};

const PARTS: usize = 5;

/// How a fifth of the sentences came out.
#[derive(Default, Clone, Copy)]
struct Score {
    changed: usize,
    found: usize,
    clean: usize,
    accused: usize,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.changed += other.changed;
        self.found += other.found;
        self.clean += other.clean;
        self.accused += other.accused;
    }

    fn told(self, name: &str) -> String {
        let share = 100.0 * self.found as f64 / self.changed.max(1) as f64;
        format!(
            "{name}: {}/{} wrong figures found ({share:.1} %), {} of {} that hold accused",
            self.found, self.changed, self.accused, self.clean
        )
    }
}

/// The year that a sentence speaks of: the first one named.
fn year(sentence: &str) -> i32 {
    let years = (2018..2030).filter_map(|y| Some((sentence.find(&y.to_string())?, y)));
    years.min().map_or(2022, |(_, year)| year)
}

fn check(checker: &Checker, sentence: &str, year: i32) -> Report {
    let body = sentence.replace("||", "\n\n");
    let text = format!("某某市某某局{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n{body}\n");
    checker.check(Input::Text(&text), &Options::default()).unwrap()
}

/// The accusations of the narrative.
fn accusations(report: &Report) -> HashSet<(String, String)> {
    let loud = report.findings.iter().filter(|f| f.rule.starts_with("prose.") && f.severity != Severity::Note);
    loud.map(|f| (f.id.clone(), f.quote.clone().unwrap_or_default())).collect()
}

/// A sentence with its marked figure as it should be, and as it was changed.
fn readings(sentence: &str) -> (String, String) {
    let Some((before, (right, (wrong, behind)))) = sentence
        .split_once('〔')
        .and_then(|(before, rest)| Some((before, rest.split_once('→')?)))
        .and_then(|(before, (right, rest))| Some((before, (right, rest.split_once('〕')?))))
    else {
        return (sentence.to_owned(), sentence.to_owned());
    };
    (format!("{before}{right}{behind}"), format!("{before}{wrong}{behind}"))
}

#[test]
#[ignore = "needs a folder of published sentences: cargo xtask narratives FOLDER"]
fn published_sentences_by_fifths() {
    let folder = PathBuf::from(std::env::var("GOUJI_NARRATIVES").expect("GOUJI_NARRATIVES names the folder with claims.tsv"));
    let table = std::fs::read_to_string(folder.join("claims.tsv")).expect("claims.tsv in the folder");
    let checker = Checker::new();
    let mut parts = [Score::default(); PARTS];
    let mut kinds: BTreeMap<String, Score> = BTreeMap::new();
    let mut told: HashSet<String> = HashSet::new();
    for row in table.lines().skip(1) {
        let [report, kind, verdict, sentence, ..] = row.split('\t').collect::<Vec<_>>()[..] else { continue };
        let part = report.bytes().map(usize::from).sum::<usize>() % PARTS;
        let (right, wrong) = readings(sentence);
        let year = year(&right);
        let held = accusations(&check(&checker, &right, year));
        let mut score = Score::default();
        match verdict {
            "wrong" => (score.changed, score.found) = (1, usize::from(!held.is_empty())),
            "perturbed" => {
                let changed = accusations(&check(&checker, &wrong, year));
                (score.changed, score.found) = (1, usize::from(changed.difference(&held).next().is_some()));
            }
            _ => {}
        }
        if verdict != "wrong" && told.insert(right) {
            (score.clean, score.accused) = (1, usize::from(!held.is_empty()));
        }
        parts[part].add(score);
        kinds.entry(kind.to_owned()).or_default().add(score);
    }
    let mut all = Score::default();
    for (n, part) in parts.iter().enumerate() {
        println!("{}", part.told(&format!("fifth {}", n + 1)));
        all.add(*part);
    }
    for (kind, score) in &kinds {
        println!("{}", score.told(kind));
    }
    println!("{}", all.told("all"));
    assert!(all.changed > 0, "no sentences in the folder");
}
