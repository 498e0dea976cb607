//! The narrative: sentences in the manner of real reports, each with what it claims and whether it is right, written by hand.
//!
//! Each stands in a report whose tables are those of `www/sample/clean-2021.txt` (or `clean-2019.txt`), under a heading of its own, and is checked
//! through the library as a whole. `cargo test --test narrative -- --nocapture` prints precision and recall.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::layout::{report as printed, tabs_dropped};
use common::{Figures, Random, form};

use gouji::{Checker, Input, Options};

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

/// A report with `sentence` in place of what its section says: 11 is 主动公开, 12 依申请公开, 15 监督保障, 1 the section without a heading of its own, 4 and 5
/// whole sections. The form `none` is a text without tables, in which `||` parts paragraphs.
fn report(sentence: &Sentence) -> String {
    if sentence.form == "none" {
        return format!("青禾市水利局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n{}\n", sentence.text.replace("||", "\n\n"));
    }
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
    if !heading.is_empty() || sentence.section == 1 {
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
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let mut found: Vec<(&str, String)> = report
            .findings
            .iter()
            .filter(|f| f.rule.starts_with("prose."))
            .map(|f| {
                (f.rule.as_ref(), format!("{} {} {}", f.quote.as_deref().unwrap_or(""), f.formula.as_deref().unwrap_or(""), f.message))
            })
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

/// Phrasings with the sums of cells they tell in braces. Each is of this body and of the whole year.
const PHRASINGS: &[&str] = &[
    "全年新收政府信息公开申请{requests/new/total}件，上年结转{requests/carried_in/total}件，办结{requests/total/total}件，结转下年度{requests/carried_out/total}件。",
    "本年度共收到政府信息公开申请{requests/new/total}件，其中自然人申请{requests/new/natural}件，法人或其他组织申请{requests/new/business+requests/new/research+requests/new/charity+requests/new/legal+requests/new/other}件。",
    "我局全年共收办依申请公开{requests/new/total+requests/carried_in/total}件，已办结{requests/total/total}件。",
    "共办结政府信息公开申请{requests/total/total}件，其中予以公开{requests/granted/total}件、部分公开{requests/partial/total}件。",
    "办结政府信息公开申请{requests/total/total}件，予以公开及部分公开{requests/granted/total+requests/partial/total}件，不予公开{DENIED}件，无法提供{UNAVAILABLE}件。",
    "全年答复政府信息公开申请{requests/total/total}件：属于国家秘密{requests/denied.state_secret/total}件、保护第三方合法权益{requests/denied.third_party/total}件、本机关不掌握相关政府信息{requests/unavailable.not_held/total}件、信访举报投诉类申请{requests/rejected.complaint/total}件、重复申请{requests/rejected.duplicate/total}件。",
    "政府信息公开工作引发行政复议{review/review/total}件，其中维持{review/review/upheld}件、纠正{review/review/corrected}件、其他结果{review/review/other}件、尚未审结{review/review/pending}件。",
    "因政府信息公开，未经复议直接起诉{review/direct/total}起，复议后起诉{review/after_review/total}起。",
    "政府信息公开行政复议、行政诉讼共{review/review/total+review/direct/total+review/after_review/total}件。",
    "作出行政许可决定{disclosure/licensing/decisions}件、行政处罚决定{disclosure/penalty/decisions}件、行政强制决定{disclosure/coercion/decisions}件。",
];

/// Those of the form of 2021 alone.
const PHRASINGS_2021: &[&str] = &[
    "全年制发行政规范性文件{disclosure/normative/issued}件，废止{disclosure/normative/repealed}件，现行有效{disclosure/normative/in_force}件。",
    "规章本年制发{disclosure/regulations/issued}件，废止{disclosure/regulations/repealed}件。",
];

fn expanded(phrasing: &str) -> String {
    let rows = |prefix: &str, keys: &[&str]| keys.iter().map(|k| format!("requests/{prefix}.{k}/total")).collect::<Vec<_>>().join("+");
    let denied = [
        "state_secret",
        "law_prohibited",
        "safety_stability",
        "third_party",
        "internal_affairs",
        "process_info",
        "enforcement_file",
        "admin_query",
    ];
    phrasing
        .replace("DENIED", &rows("denied", &denied))
        .replace("UNAVAILABLE", &rows("unavailable", &["not_held", "needs_creation", "unclear"]))
}

/// A phrasing with its figures; the one at `changed` (from 0) is told as one that no reading gives. Gives the sentence and that figure.
fn told(phrasing: &str, figures: &Figures, changed: Option<usize>) -> (String, Option<i64>) {
    let (mut out, mut wrong) = (String::new(), None);
    let phrasing = expanded(phrasing);
    for (i, piece) in phrasing.split('{').enumerate() {
        let Some((sum, rest)) = piece.split_once('}').filter(|_| i > 0) else {
            out += piece;
            continue;
        };
        let value: i64 = sum.split('+').map(|address| figures.values[address]).sum();
        let value = if changed == Some(i - 1) { value * 10 + 7 + figures.values["requests/new/total"] } else { value };
        wrong = wrong.or((changed == Some(i - 1)).then_some(value));
        out += &format!("{value}{rest}");
    }
    (out, wrong)
}

#[test]
fn one_changed_number_is_named_and_none_changed_is_silence() {
    let mut random = Random::new(5);
    let (mut silent, mut named) = (0, 0);
    for form_id in ["2019", "2021"] {
        let phrasings = PHRASINGS.iter().chain(if form_id == "2021" { PHRASINGS_2021 } else { &[] });
        for phrasing in phrasings {
            for round in 0..12 {
                let figures = Figures::random(form(form_id), 900 + round, if round % 2 == 0 { 8 } else { 600 });
                let report = |sentence: &str| {
                    let text = printed(&figures, tabs_dropped, "0")
                        .replace("各项工作平稳推进，公开渠道保持畅通。", "各项工作平稳推进。")
                        .replacen("二、主动公开", &format!("{sentence}\n二、主动公开"), 1);
                    let found = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
                    found.findings.into_iter().filter(|f| f.rule.starts_with("prose.")).collect::<Vec<_>>()
                };
                let (right, _) = told(phrasing, &figures, None);
                let found = report(&right);
                assert!(found.is_empty(), "{form_id}: {right}: {found:?}");
                silent += 1;
                let count = expanded(phrasing).matches('{').count();
                let (slip, wrong) = told(phrasing, &figures, Some(random.below(count)));
                let (found, wrong) = (report(&slip), wrong.unwrap().to_string());
                assert!(
                    found.iter().any(|f| f.rule == "prose.table" && f.quote.as_ref().is_some_and(|q| q.contains(&wrong))),
                    "{form_id}: {slip}: {found:?}"
                );
                // Nothing else in the sentence is accused of not being the table's.
                let others = found.iter().filter(|f| f.rule == "prose.table" && !f.quote.as_ref().unwrap().contains(&wrong)).count();
                assert_eq!(others, 0, "{form_id}: {slip}: {found:?}");
                named += 1;
            }
        }
    }
    println!("{silent} right sentences silent, {named} changed numbers named");
}

/// Lists, shares and growth of figures drawn at random: silent as drawn, and the changed one is in the words quoted.
#[test]
fn the_text_s_own_arithmetic_is_held() {
    let mut random = Random::new(11);
    let base = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
    let check = |sentence: &str| {
        let text = base.replace("改进网站检索，增设河湖名录专栏。", sentence);
        assert_ne!(text, base);
        let found = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        found
            .findings
            .into_iter()
            .filter(|f| f.rule.starts_with("prose."))
            .map(|f| (f.rule, f.formula.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    for _ in 0..60 {
        let parts: Vec<usize> = (0..3).map(|_| 20 + random.below(900)).collect();
        let (a, b, c) = (parts[0], parts[1], parts[2]);
        let whole = a + b + c;
        for list in [
            |w, a, b, c| format!("全年发布信息{w}条，其中动态{a}条、公告{b}条、其他{c}条。"),
            |w, a, b, c| format!("全年发布信息{w}条，其中，动态{a}条，公告{b}条，解读{c}条。"),
            |w, a, b, c| format!("全年发布信息{w}条（动态{a}条、公告{b}条、解读{c}条）。"),
            |w, a, b, c| format!("全年发布信息{w}条：动态{a}条，公告{b}条，其他{c}条。"),
        ] {
            assert_eq!(check(&list(whole, a, b, c)), [], "{}", list(whole, a, b, c));
            let found = check(&list(whole, a, b + whole, c));
            assert!(
                matches!(found.as_slice(), [(rule, formula)] if rule == "prose.sum" && formula.contains(&(b + whole).to_string())),
                "{}: {found:?}",
                list(whole, a, b + whole, c)
            );
        }
        let tenths = (a * 2000 + whole) / (whole * 2);
        let share = |tenths: usize| format!("全年发布信息{whole}条，其中动态{a}条，占{}.{}%。", tenths / 10, tenths % 10);
        assert_eq!(check(&share(tenths)), [], "{}", share(tenths));
        assert!(matches!(check(&share(tenths + 20)).as_slice(), [(rule, _)] if rule == "prose.share"), "{}", share(tenths + 20));
        let (before, now) = (a + b, a + b + c);
        let tenths = (c * 2000 + before) / (before * 2);
        let growth = |tenths: usize| format!("2022年发布信息{before}条，2023年发布信息{now}条，增长{}.{}%。", tenths / 10, tenths % 10);
        assert_eq!(check(&growth(tenths)), [], "{}", growth(tenths));
        assert!(matches!(check(&growth(tenths + 20)).as_slice(), [(rule, _)] if rule == "prose.growth"), "{}", growth(tenths + 20));
    }
}

/// What a text leaves out of its balance the table may tell: what was carried in is there, and makes up for what came.
#[test]
fn a_balance_that_leaves_out_what_was_carried_in_is_held_with_the_table() {
    for (done, spoken) in [(18, 0), (17, 1)] {
        let mut figures = Figures::random(form("2021"), 3, 4);
        for (address, value) in &mut figures.values {
            *value = match address.as_str() {
                "requests/new/natural" | "requests/new/total" => 18,
                "requests/carried_in/natural" | "requests/carried_in/total" => 3,
                "requests/granted/natural" | "requests/granted/total" | "requests/total/natural" | "requests/total/total" => 18,
                "requests/carried_out/natural" | "requests/carried_out/total" => 3,
                _ => 0,
            };
        }
        let sentence = format!("本年新收政府信息公开申请18件。当年办结{done}件，尚有3件结转下一年度办理。");
        let text = printed(&figures, tabs_dropped, "0").replacen("二、主动公开", &format!("{sentence}\n二、主动公开"), 1);
        let found = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let told: Vec<&str> = found.findings.iter().map(|f| f.rule.as_ref()).filter(|rule| rule.starts_with("prose.")).collect();
        assert_eq!(told.len(), spoken, "{sentence} {told:?}");
    }
}

/// A figure told of a table that is not there is not checked, and that is said.
#[test]
fn what_could_not_be_held_against_a_table_is_said() {
    let sample = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
    let whole = Checker::new().check(Input::Text(&sample), &Options::default()).unwrap();
    assert!(whole.not_checked.iter().all(|n| n.rule != "prose.table"));
    let start = sample.find("（本列数据的勾稽关系为").unwrap();
    let end = sample.find("四、政府信息公开行政复议").unwrap();
    let without = format!("{}{}", &sample[..start], &sample[end..]);
    let found = Checker::new().check(Input::Text(&without), &Options::default()).unwrap();
    assert!(found.not_checked.iter().any(|n| n.rule == "prose.table" && n.why.contains("4 处")), "{:?}", found.not_checked);
    assert!(found.findings.iter().all(|f| f.rule != "prose.table"));
}

/// Every count of `words.toml` is told somewhere in the corpus, so that none stands there untried.
#[test]
fn every_count_is_told_in_the_corpus() {
    let mut told: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for sentence in corpus() {
        let text = report(&sentence);
        let document = gouji::internals::read(Input::Text(&text), None).unwrap();
        let reading = gouji::internals::recognise(&document, gouji::form::official());
        told.extend(gouji::internals::prose::read(&document, &reading).unwrap().iter().flat_map(|n| &n.told).map(|t| t.count.id));
    }
    let untold: Vec<&str> = gouji::internals::prose::counts().iter().map(|c| c.id).filter(|id| !told.contains(id)).collect();
    assert!(untold.is_empty(), "{untold:?}");
}
