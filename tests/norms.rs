//! What the norms ask: reports of our own that break each rule in other words than its examples, and reports that come near and do not.
//!
//! `tests/norms/corpus.txt` tells its own format; `second.txt` was written later, by someone who had not read the rules; `third.txt` and
//! `fourth.txt` have what was missed or told wrongly in reports written later still.

mod common;

use std::collections::BTreeMap;

use common::check;
use common::slips::sample;

/// A case: its rule, whether it breaks it, its line, and the report.
struct Case {
    rule: String,
    breaks: bool,
    line: usize,
    text: String,
}

fn corpus(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(format!("{}/tests/norms/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (mut rule, mut found) = (String::new(), Vec::new());
    for (n, line) in text.lines().enumerate().map(|(n, line)| (n + 1, line)) {
        if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            rule = head.to_owned();
        } else if let Some((sign, changes)) = line.split_once(' ').filter(|(sign, _)| ["!", "="].contains(sign)) {
            found.push(Case { rule: rule.clone(), breaks: sign == "!", line: n, text: changed(changes, n) });
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "line {n}: {line}");
        }
    }
    found
}

/// The sample with these changes.
fn changed(changes: &str, line: usize) -> String {
    let plain = |words: &str| words.replace("\\n", "\n").replace("\\t", "\t");
    changes.split(" && ").fold(sample(), |text, change| {
        let (old, new) = change.split_once(" =>").unwrap_or_else(|| panic!("line {line}: {change}"));
        let (old, new) = (plain(old), plain(new.strip_prefix(' ').unwrap_or(new)));
        assert!(text.contains(&old), "line {line}: the report has no {old:?}");
        text.replace(&old, &new)
    })
}

#[test]
fn every_rule_is_heard_where_it_is_broken_and_silent_where_it_is_nearly() {
    heard("corpus.txt", 12, 5);
    heard("second.txt", 13, 5);
    heard("third.txt", 14, 1);
    heard("fourth.txt", 6, 1);
}

/// Holds every case of a file, and the file to so many rules, with at least so many cases that break each and as many that come near.
fn heard(file: &str, rules: usize, least: usize) {
    let (mut wrong, mut seen) = (Vec::new(), BTreeMap::<String, (usize, usize)>::new());
    for case in corpus(file) {
        let report = check(&case.text);
        let told: Vec<&str> = report.findings.iter().filter(|f| f.rule == case.rule).map(|f| f.message.as_str()).collect();
        if told.is_empty() == case.breaks {
            wrong.push(format!("{file}, line {}: {} says {told:?}", case.line, case.rule));
        }
        let count = seen.entry(case.rule).or_default();
        *(if case.breaks { &mut count.0 } else { &mut count.1 }) += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(seen.len(), rules);
    for (rule, (broken, near)) in seen {
        assert!(broken >= least && near >= least, "{rule}: {broken} that break it, {near} that come near");
    }
}

/// What is not there is no fault where only a part of the report was given.
#[test]
fn a_part_is_not_told_what_it_lacks() {
    let text = sample();
    let absent = ["section.aspects", "section.measures", "section.fee"];
    for (from, until) in [("一、总体情况", "二、主动"), ("五、存在", "六、其他"), ("六、其他", "没有其他"), ("四、政府信息", "没有其他")]
    {
        let (start, end) = (text.find(from).unwrap(), text.rfind(until).unwrap());
        let report = check(&text[start..end]);
        let told: Vec<_> = report.findings.iter().filter(|f| absent.contains(&f.rule.as_ref())).map(|f| &f.message).collect();
        assert!(told.is_empty(), "{from}: {told:?}");
    }
}

/// A copy that has the tables alone left out what stood between the headings; whoever wrote that there is nothing to tell, wrote it.
#[test]
fn what_a_part_leaves_out_between_two_headings_is_not_said_to_be_empty() {
    let text = sample();
    let at = |words: &str| text.find(words).unwrap();
    let (first, second, third) = (at("一、总体情况"), at("二、主动公开"), at("三、收到和处理"));
    let heading = |from: usize| text[from..].lines().next().unwrap();
    let empty = |text: &str| check(text).findings.iter().filter(|f| f.rule == "section.empty").count();
    let tables = format!("{}\n\n{}", heading(first), &text[second..third]);
    assert_eq!(empty(&tables), 0);
    assert_eq!(empty(&format!("{tables}{}\n\n没有。\n", heading(at("五、存在")))), 1);
    assert_eq!(empty(&text.replace(&text[first..second], &format!("{}\n\n", heading(first)))), 1);
}
