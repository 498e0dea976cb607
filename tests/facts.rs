//! The report is facts: it is read back from its JSON as it was written, worded in any language without a second check, and what it offers as a fix
//! mends what it is offered for.

mod common;

use std::collections::HashSet;

use common::slips::mutated;
use common::{Random, check, form};
use gouji::{Checker, Input, Lang, Options, Report};

/// Every fixture and every mutated sample, worded in `lang`.
fn reports(lang: Lang) -> Vec<Report> {
    let (checker, options) = (Checker::new(), Options::default().lang(lang));
    let mut reports = Vec::new();
    for folder in ["tests/files", "tests/reports", "www/sample"] {
        let entries = std::fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let mut paths: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy();
            // A hostile file may be refused.
            reports.extend(checker.check_all(Input::Bytes(&bytes), &options.clone().name(name)).into_iter().flatten());
        }
    }
    let texts = mutated();
    // Parts of reports, and a text that is none, say what was not given.
    let cut = texts.iter().step_by(7).map(|text| text.chars().skip(600).take(500).collect::<String>());
    let all = texts.iter().cloned().chain(cut).chain(["第一季度工作总结".to_owned()]);
    reports.extend(all.map(|text| checker.check(Input::Text(&text), &options).unwrap()));
    reports
}

#[test]
fn a_report_is_read_back_as_it_was_written() {
    let reports = reports(Lang::Zh);
    assert!(reports.len() > 90, "{}", reports.len());
    for report in reports {
        let json = serde_json::to_string(&report).unwrap();
        let again: Report = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e}: {json}"));
        assert_eq!(serde_json::to_string(&again).unwrap(), json);
    }
}

#[test]
fn a_change_of_language_needs_no_second_check() {
    let json = |report: &Report| serde_json::to_value(report).unwrap();
    let chinese = reports(Lang::Zh);
    for lang in Lang::ALL.iter().copied().filter(|lang| *lang != Lang::Zh) {
        for (chinese, wanted) in chinese.iter().zip(reports(lang)) {
            // From its JSON, too: nothing that is worded rests on what is not in it.
            let mut reworded: Report = serde_json::from_value(json(chinese)).unwrap();
            gouji::say::reword(&mut reworded, lang);
            assert_ne!(reworded.verdict.text, chinese.verdict.text);
            assert_eq!(json(&reworded), json(&wanted));
            gouji::say::reword(&mut reworded, Lang::Zh);
            assert_eq!(json(&reworded), json(chinese));
        }
    }
}

/// The text with a fix put in.
fn mended(text: &str, fix: &gouji::report::Fix) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    units.splice(fix.place.start as usize..fix.place.end as usize, fix.text.encode_utf16());
    String::from_utf16(&units).unwrap()
}

/// Tries every fix of a text by itself, and gives for each rule what is wrong with it.
fn try_fixes(text: &str, wrong: &mut Vec<String>) -> Vec<String> {
    let report = check(text);
    let ids: HashSet<&str> = report.findings.iter().map(|f| f.id.as_str()).collect();
    let mut tried = Vec::new();
    for finding in &report.findings {
        let Some(fix) = &finding.fix else { continue };
        tried.push(finding.rule.to_string());
        let after = check(&mended(text, fix));
        let stays = after.findings.iter().any(|f| f.id == finding.id);
        let new: Vec<&str> = after.findings.iter().filter(|f| !ids.contains(f.id.as_str())).map(|f| f.message.as_str()).collect();
        if stays || !new.is_empty() {
            wrong.push(format!("{}: {} → {:?}: stays {stays}, new {new:?}", finding.rule, finding.message, fix.text));
        }
    }
    tried
}

#[test]
fn what_is_offered_as_a_fix_mends_and_breaks_nothing() {
    let (mut wrong, mut tried) = (Vec::new(), Vec::new());
    for text in mutated() {
        tried.extend(try_fixes(&text, &mut wrong));
    }
    // One digit of one figure of whole reports.
    let mut random = Random::new(5);
    for seed in 0..150 {
        let id = ["2019", "2021"][seed % 2];
        let text = common::layout::report(&common::Figures::random(form(id), seed as u64, 300), common::layout::tabs_kept, "0");
        let digits: Vec<usize> = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = digits[random.below(digits.len())];
        let digit = b'0' + random.below(10) as u8;
        let slipped = format!("{}{}{}", &text[..at], digit as char, &text[at + 1..]);
        tried.extend(try_fixes(&slipped, &mut wrong));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), tried.len(), wrong.join("\n"));
    tried.sort_unstable();
    let rules: HashSet<&String> = tried.iter().collect();
    println!("{} fixes: {:?}", tried.len(), tried.chunk_by(|a, b| a == b).map(|g| (&g[0], g.len())).collect::<Vec<_>>());
    for rule in ["requests.row-total", "cell.unit", "cell.precision", "section.heading", "section.order", "prose.table", "prose.share"] {
        assert!(rules.contains(&rule.to_owned()), "no fix of {rule} was tried");
    }
}

/// Where it is not certain what is wrong, nothing is offered.
#[test]
fn in_doubt_there_is_no_fix() {
    let sample = common::slips::sample();
    for (old, new) in [
        // The text and the table may each be wrong; a denial, a fact told twice, a year.
        ("全年新收政府信息公开申请 180 件", "全年未收到政府信息公开申请"),
        ("（四）平台建设。", "（四）平台建设。全年举办新闻发布会8场。全年举办新闻发布会9场。"),
        ("2023年，青禾市水利局", "2022年，青禾市水利局"),
        ("门户网站", "XX门户网站"),
        // Decimals would be lost.
        ("行政处罚\t318", "行政处罚\t31.8"),
    ] {
        let text = sample.replace(old, new);
        assert_ne!(text, sample, "{old}");
        let fixed: Vec<String> = check(&text).findings.iter().filter(|f| f.fix.is_some()).map(|f| f.message.clone()).collect();
        assert!(fixed.is_empty(), "{new}: {fixed:?}");
    }
}
