//! The narrative: sentences in the manner of real reports, each with what it claims and whether it is right, written by hand.
//!
//! Each stands in a report whose tables are those of `www/sample/clean-2021.txt` (or `clean-2019.txt`), under a heading of its own, and is checked
//! through the library as a whole. `cargo test --test narrative -- --nocapture` prints precision and recall.

use std::collections::BTreeMap;
use std::fs;

use gouji::{Input, Options};

/// A sentence of the corpus: the rules that must speak, each with a figure or word its quote or formula must have.
struct Sentence {
    text: String,
    wrong: Vec<(String, String)>,
    form: String,
    section: i64,
    line: usize,
}

/// Lines of the corpus: `[section/form]` heads a group; `= sentence` is right; `! rule figure | sentence` is wrong; `# …` is a remark.
fn corpus() -> Vec<Sentence> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/narrative/corpus.txt")).unwrap();
    let (mut form, mut section) = ("2021".to_owned(), 12);
    let mut found = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            let (s, f) = head.split_once('/').expect("[section/form]");
            (section, form) = (s.parse().expect("a section"), f.to_owned());
        } else if let Some(sentence) = line.strip_prefix("= ") {
            found.push(Sentence { text: sentence.to_owned(), wrong: Vec::new(), form: form.clone(), section, line: n + 1 });
        } else if let Some(rest) = line.strip_prefix("! ") {
            let (verdict, sentence) = rest.split_once(" | ").expect("! rule figure | sentence");
            let wrong = verdict
                .split(';')
                .map(|v| v.trim().split_once(' ').expect("rule and figure"))
                .map(|(rule, figure)| (rule.to_owned(), figure.to_owned()))
                .collect();
            found.push(Sentence { text: sentence.to_owned(), wrong, form: form.clone(), section, line: n + 1 });
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "line {}: {line}", n + 1);
        }
    }
    found
}

/// A report with `sentence` in place of what its section says: 11 is 主动公开, 12 依申请公开, 15 监督保障, 4 and 5 whole sections.
fn report(sentence: &Sentence) -> String {
    let sample = fs::read_to_string(format!("{}/www/sample/clean-{}.txt", env!("CARGO_MANIFEST_DIR"), sentence.form)).unwrap();
    let mut out = String::new();
    let mut rest = sample.as_str();
    // The sample's own narrative goes: only the sentence speaks.
    let start = rest.find("（一）主动公开").unwrap();
    let end = rest.find("二、主动公开政府信息情况").unwrap();
    out += &rest[..start];
    rest = &rest[end..];
    let heading = match sentence.section {
        11 => "（一）主动公开。",
        12 => "（二）依申请公开。",
        15 => "（五）监督保障。",
        _ => "",
    };
    if !heading.is_empty() {
        out += &format!("{heading}{}\n\n", sentence.text);
    }
    if sentence.section == 4 {
        let at = rest.find("五、").unwrap();
        out += &rest[..at];
        out += &format!("{}\n\n", sentence.text);
        rest = &rest[at..];
    }
    if sentence.section == 5 {
        let at = rest.find("六、其他").unwrap();
        out += &rest[..at];
        out += &format!("{}\n\n", sentence.text);
        rest = &rest[at..];
    }
    out + rest
}

#[test]
fn the_corpus_is_judged_as_by_hand() {
    let corpus = corpus();
    let mut faults: Vec<String> = Vec::new();
    // For each rule: right alarms, missed, false.
    let mut tally: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for sentence in &corpus {
        let text = report(sentence);
        let report = gouji::check_input(Input::Text(&text), None, &Options::default()).unwrap();
        let mut found: Vec<(&str, String)> = report
            .findings
            .iter()
            .filter(|f| f.rule.starts_with("prose."))
            .map(|f| (f.rule, format!("{} {} {}", f.quote.as_deref().unwrap_or(""), f.formula.as_deref().unwrap_or(""), f.message)))
            .collect();
        for (rule, figure) in &sentence.wrong {
            match found.iter().position(|(r, words)| r == rule && words.contains(figure.as_str())) {
                Some(i) => {
                    found.swap_remove(i);
                    tally.entry(rule.clone()).or_default()[0] += 1;
                }
                None => {
                    tally.entry(rule.clone()).or_default()[1] += 1;
                    faults.push(format!("line {}: {rule} missed: {}", sentence.line, sentence.text));
                }
            }
        }
        for (rule, words) in found {
            tally.entry(rule.to_owned()).or_default()[2] += 1;
            faults.push(format!("line {}: false {rule}: {} ({words})", sentence.line, sentence.text));
        }
    }
    println!("{} sentences, {} of them wrong", corpus.len(), corpus.iter().filter(|s| !s.wrong.is_empty()).count());
    println!("{:20} {:>6} {:>7} {:>6} {:>10} {:>7}", "rule", "right", "missed", "false", "precision", "recall");
    for (rule, [right, missed, wrong]) in &tally {
        let share = |part: usize, whole: usize| if whole == 0 { "-".into() } else { format!("{:.1}%", 100.0 * part as f64 / whole as f64) };
        println!("{rule:20} {right:>6} {missed:>7} {wrong:>6} {:>10} {:>7}", share(*right, right + wrong), share(*right, right + missed));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(corpus.len() >= 300, "only {} sentences", corpus.len());
}
