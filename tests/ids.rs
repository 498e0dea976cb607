//! A finding's id is its own: whatever else comes or goes in the report, it stays.

mod common;

use std::collections::BTreeMap;

use common::slips::{self, SLIPS, sample};
use common::{Random, check};
use gouji::Report;

fn slipped(chosen: impl Fn(usize) -> bool) -> Report {
    check(&slips::slipped(chosen))
}

/// What is told of by each id: the rule, and the cells or words.
fn by_id(report: &Report) -> BTreeMap<&str, (&str, &str)> {
    let all: BTreeMap<&str, (&str, &str)> = report.findings.iter().map(|f| (f.id.as_str(), (f.rule.as_ref(), f.key.as_str()))).collect();
    assert_eq!(all.len(), report.findings.len(), "two findings share an id");
    all
}

/// The ids of findings by all that they say; what another slip changes in its words makes it another finding. A placeholder's words say too little.
fn told(report: &Report) -> BTreeMap<(String, String, Option<String>), &str> {
    let findings = report.findings.iter().filter(|f| f.rule != "prose.placeholder");
    findings.map(|f| ((f.rule.to_string(), f.message.clone(), f.quote.clone()), f.id.as_str())).collect()
}

#[test]
fn every_slip_is_found_under_an_id_of_its_own() {
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    let clean = slipped(|_| false);
    for (i, slip) in SLIPS.iter().enumerate() {
        let report = slipped(|j| j == i);
        let new: Vec<&str> = by_id(&report).into_keys().filter(|id| !by_id(&clean).contains_key(id)).collect();
        assert!(!new.is_empty(), "{slip:?} is not found");
        // Two slips in one column break the one relation of that column; but each has something of its own.
        let own = new.iter().filter(|id| !owners.contains_key(**id)).count();
        assert!(own > 0, "{slip:?} is told as another is");
        owners.extend(new.into_iter().map(|id| (id.to_owned(), i)));
    }
}

#[test]
fn whatever_is_mended_the_ids_of_the_rest_stay() {
    let mut random = Random::new(20);
    let everything = slipped(|_| true);
    let (all, all_told) = (by_id(&everything), told(&everything));
    let mut compared = 0;
    for _ in 0..60 {
        let kept: Vec<bool> = SLIPS.iter().map(|_| random.below(3) > 0).collect();
        let report = slipped(|i| kept[i]);
        for (id, about) in by_id(&report) {
            assert!(all.get(id).is_none_or(|a| *a == about), "{id} is of {about:?} here, and of {:?} there", all[id]);
        }
        // Each placeholder of the list stands beside words of its own.
        for (i, key) in [(11, "通过XX门户"), (12, "围绕XX、防"), (13, "增设XX专栏"), (13, "专栏XX项。")] {
            assert_eq!(report.findings.iter().any(|f| f.key == key), kept[i], "{key}");
        }
        for (words, id) in told(&report) {
            if let Some(before) = all_told.get(&words) {
                assert_eq!(*before, id, "{words:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 600, "only {compared} findings to compare");
}

#[test]
fn a_section_filled_in_does_not_pass_its_id_on() {
    let both = slipped(|i| i >= SLIPS.len() - 2);
    let sixth = slipped(|i| i == SLIPS.len() - 1);
    let ids = |report: &Report| -> Vec<(String, String)> {
        report.findings.iter().filter(|f| f.rule == "section.missing").map(|f| (f.key.clone(), f.id.clone())).collect()
    };
    let (both, sixth) = (ids(&both), ids(&sixth));
    assert_eq!(both.iter().map(|k| k.0.as_str()).collect::<Vec<_>>(), ["5", "6"]);
    assert_eq!(sixth, both[1..]);
}

/// The same words twice are told apart by their order, and only they.
#[test]
fn only_the_very_same_words_are_numbered() {
    let report = check(&sample().replace("（四）平台建设。", "（四）平台建设。新设XX栏目。\n另有XX栏目。\n新设XX栏目。\n"));
    let keys: Vec<&str> = report.findings.iter().filter(|f| f.rule == "prose.placeholder").map(|f| f.key.as_str()).collect();
    assert_eq!(keys, ["新设XX栏目", "另有XX栏目", "新设XX栏目 #2"]);
    let wrapped = check(&sample().replace("上年结转 4 件", "上年结转 14\n件"));
    let plain = check(&sample().replace("上年结转 4 件", "上年结转14件"));
    let ids = |r: &Report| r.findings.iter().filter(|f| f.rule == "prose.table").map(|f| f.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&wrapped), ids(&plain));
    assert_eq!(ids(&plain).len(), 1);
}
