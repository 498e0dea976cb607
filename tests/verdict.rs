//! The verdict: each state by a report of its own, and nothing that is wrong, unread or not there is ever good news.

mod common;

use common::slips::text_of;
use gouji::internals::rules;
use gouji::report::{Nature, Severity, State};
use gouji::{Aside, Checker, Input, Lang, Options, Report};

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{}/www/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The clean sample with every (old, new) pair replaced; a pair that is not in it is a mistake of the test.
fn edited(pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(sample("clean-2021.txt"), |text, (old, new)| {
        assert!(text.contains(old), "{old:?} is not in the sample");
        text.replace(old, new)
    })
}

fn check(text: &str) -> Report {
    check_with(text, &Options::default())
}

fn check_with(text: &str, options: &Options) -> Report {
    Checker::new().check(Input::Text(text), options).unwrap()
}

fn is_good(report: &Report) -> bool {
    matches!(report.verdict.state, State::Holds | State::HoldsPart)
}

const REVIEW: &str = "5\t1\t0\t1\t7\t3\t0\t0\t2\t5\t1\t0\t0\t0\t1";

#[test]
fn a_whole_report_that_holds() {
    let report = check(&edited(&[]));
    assert_eq!((report.verdict.state, report.verdict.text.as_str()), (State::Holds, "42 项勾稽关系全部成立"));
    assert_eq!(report.summary.problems, 0);
}

/// A wrong total of one row breaks its row and its column: one problem of two findings.
#[test]
fn problems_are_counted_by_their_causes() {
    let one = check(&sample("slips-2021.txt"));
    let errors = one.findings.iter().filter(|f| f.severity == Severity::Error).count();
    assert_eq!((one.verdict.state, errors, one.summary.warnings), (State::Contradicts, 3, 2));
    assert_eq!((one.summary.problems, one.verdict.text.as_str()), (4, "4 个问题（2 个错误、2 个疑似）"));
    let review = check(&edited(&[(REVIEW, "5\t1\t0\t1\t8\t3\t0\t0\t2\t5\t1\t0\t0\t0\t1")]));
    assert_eq!((review.summary.problems, review.verdict.text.as_str()), (1, "1 个问题（1 个错误）"));
    // The text tells the figure that the diagnosis asks for: the table is wrong, once.
    let told = check(&edited(&[("168\t9\t1\t0\t0\t2\t180", "168\t9\t1\t0\t0\t2\t190")]));
    assert_eq!((told.summary.problems, told.verdict.text.as_str()), (1, "1 个问题（1 个错误）"));
    assert_eq!((told.summary.errors, told.diagnoses[0].explains.len(), told.diagnoses[0].mends.len()), (3, 2, 1));
    // It tells another figure still: two mistakes.
    let both = check(&edited(&[("168\t9\t1\t0\t0\t2\t180", "168\t9\t1\t0\t0\t2\t190"), ("申请 180 件", "申请 183 件")]));
    assert_eq!(both.summary.problems, 2, "{:?}", both.findings);
    let english = check_with(&sample("slips-2021.txt"), &Options::default().lang(Lang::En));
    assert_eq!(english.verdict.text, "4 problems (2 errors, 2 warnings)");
}

#[test]
fn what_is_missing_is_told_so() {
    let without_table = check(&edited(&[(REVIEW, "（见附件）")]));
    let without_row = check(&edited(&[("\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", "")]));
    let without_section = check(&edited(&[("六、其他需要报告的事项", "")]));
    for report in [without_table, without_row, without_section] {
        assert_eq!(report.verdict.state, State::Incomplete, "{}", report.verdict.text);
        assert!(report.verdict.text.contains("，其中 1 个是缺失）"), "{}", report.verdict.text);
        assert!(report.findings.iter().any(|f| f.nature == Nature::Missing));
    }
}

#[test]
fn what_looks_wrong_is_no_good_news() {
    let year = check(&edited(&[("一、总体情况\n", "一、总体情况\n2021年1月1日至2021年12月31日，本局公开信息。\n")]));
    let placeholder = check(&edited(&[("（四）平台建设。", "（四）平台建设。本局有网站XX个。")]));
    let no_number = check(&edited(&[("行政强制\t7", "行政强制\t7O")]));
    for report in [year, placeholder, no_number] {
        assert_eq!(report.verdict.state, State::Suspect, "{:?} {:?}", report.verdict, report.findings);
        assert!(report.verdict.text.starts_with("1 个问题（1 个"), "{}", report.verdict.text);
    }
}

#[test]
fn what_is_no_report_is_told_without_a_count() {
    for text in ["春天来了，万物复苏。我们去郊外看花。", "8841 2211 35", "lorem ipsum dolor sit amet", "第一条 为了规范管理，制定本办法。"]
    {
        let report = check(text);
        assert_eq!(report.verdict.state, State::Unlike, "{text}: {}", report.verdict.text);
        assert!(!report.verdict.text.contains(|c: char| c.is_ascii_digit()), "{}", report.verdict.text);
    }
}

#[test]
fn what_could_not_be_checked_is_told_so() {
    let early = sample("clean-2019.txt").replace("2019", "2016");
    let essay: String = early.lines().filter(|l| !l.contains('\t')).collect::<Vec<_>>().join("\n");
    let report = check(&essay);
    assert_eq!(report.verdict.state, State::Unchecked, "{:?}", report.verdict);
    assert!(report.verdict.text.contains("没有可核对的勾稽关系"), "{}", report.verdict.text);
}

/// Whatever a reader passed over: the report may hold as far as it was read, and is not good news.
#[test]
fn an_input_that_was_not_read_to_the_end_is_no_good_news() {
    let report = check(&sample("clean-2021.txt").replacen("局", "局\0\0\0", 1));
    assert_eq!(report.verdict.state, State::Unchecked);
    assert!(report.verdict.text.contains("没有读取"), "{}", report.verdict.text);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["not_checked"][0]["args"]["count"], 3);
}

/// A line of a table taken out, or a figure made into words: the report never comes out as fine.
#[test]
fn no_lost_or_unreadable_figure_is_good_news() {
    let text = sample("clean-2021.txt");
    let lines: Vec<&str> = text.lines().collect();
    let mut seen = 0;
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.contains('\t') && l.ends_with(|c: char| c.is_ascii_digit())) {
        let cut = line.rfind('\t').unwrap() + 1;
        let worded = format!("{}见附件", &line[..cut]);
        for instead in [None, Some(worded.as_str())] {
            let changed: Vec<&str> = lines.iter().enumerate().filter_map(|(i, l)| if i == at { instead } else { Some(l) }).collect();
            let report = check(&changed.join("\n"));
            assert!(!is_good(&report), "{line:?} became {instead:?}: {:?}", report.verdict);
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} changes were tried");
}

/// Every rule that accuses or warns takes the good news away.
#[test]
fn no_bad_example_of_a_rule_is_good_news() {
    for (rule, text) in rules().flat_map(|rule| rule.fail().iter().map(move |e| (rule, text_of(e)))) {
        let report = check(&text);
        let grave = report.findings.iter().any(|f| f.rule == rule.id && f.severity != Severity::Note);
        assert!(!grave || !is_good(&report), "{}: {:?}", rule.id, report.verdict);
        let counted = report.summary.errors + report.summary.warnings;
        assert!(
            report.summary.problems <= counted && (counted == 0) == (report.summary.problems == 0),
            "{}: {:?}",
            rule.id,
            report.summary
        );
    }
}

#[test]
fn what_was_set_aside_stays_with_its_reason_and_counts_no_more() {
    let text = edited(&[(REVIEW, "5\t1\t0\t1\t8\t3\t0\t0\t2\t5\t1\t0\t0\t0\t1")]);
    let before = check(&text);
    let known = Aside { id: before.findings[0].id.clone(), reason: "已核实".into() };
    let unknown = Aside { id: "no such id".into(), reason: String::new() };
    let after = check_with(&text, &Options::default().aside(known).aside(unknown));
    assert_eq!(after.findings.len(), before.findings.len());
    assert_eq!(after.findings[0].aside.as_deref(), Some("已核实"));
    assert_eq!((after.summary.errors, after.summary.problems, after.summary.ignored, after.diagnoses.len()), (0, 0, 1, 0));
    assert!(
        !is_good(&after) && after.verdict.text.contains("1 项不成立") && after.verdict.text.ends_with("（已忽略 1 条）"),
        "{:?}",
        after.verdict
    );
    let ignored = check_with(&text, &Options::default().ignore("review.total"));
    assert!(ignored.findings.is_empty() && !is_good(&ignored) && ignored.summary.ignored == 1, "{:?}", ignored.verdict);
}

/// One table by itself, its first rows, and a table with the words around it: what is there holds, and the rest is told as not checked.
#[test]
fn a_part_that_holds_is_good_news_for_what_is_there() {
    let text = sample("clean-2021.txt");
    let from = text.find("一、本年新收").unwrap();
    let table = &text[from..text.find("四、政府信息公开行政复议").unwrap()];
    let rows: String = table.lines().take(6).map(|l| format!("{l}\n")).collect();
    let whole = check(table);
    assert_eq!((whole.verdict.state, whole.verdict.text.as_str()), (State::HoldsPart, "这张表 39 项关系成立；其余未粘贴，没有核对"));
    let first = check(&rows);
    assert_eq!((first.verdict.state, first.verdict.text.as_str()), (State::HoldsPart, "所给部分 6 项关系成立；其余未粘贴，没有核对"));
    let wrong = check(&table.replacen("\t29\t", "\t28\t", 1));
    assert_eq!((wrong.verdict.state, wrong.verdict.text.as_str()), (State::Contradicts, "1 个问题（1 个错误）；其余未粘贴，没有核对"));
    let file = check_with(table, &Options::default().name("表三.txt"));
    assert_eq!(file.verdict.text, "这张表 39 项关系成立；其余没有给出，没有核对");
    let unread = check(&table.replacen("\t29\t", "\t2O9\t", 1));
    assert!(!is_good(&unread), "{:?}", unread.verdict);
    let narrative = check(&text[..from]);
    assert!(!is_good(&narrative), "nothing of it could be checked: {:?}", narrative.verdict);
}

/// A claim that is only doubted, an error of two findings, and something missing: every door counts the same problems by the same words, and the line
/// of the claims says of none that it is wrong which is only doubted.
#[test]
fn every_door_counts_the_same_by_the_same_words() {
    let text = edited(&[
        ("（四）平台建设。", "（四）平台建设。本局收到的申请均已办结。"),
        ("168\t9\t1\t0\t0\t2\t180", "168\t9\t1\t0\t0\t2\t190"),
        ("六、其他需要报告的事项", ""),
    ]);
    let report = check(&text);
    assert_eq!((report.verdict.facts.problems, report.verdict.facts.errors, report.verdict.facts.doubts), (3, 1, 2));
    let doubted = report.claims.iter().filter(|claim| claim.severity == Some(Severity::Warning)).count();
    assert_eq!((doubted, report.summary.claims.broken), (1, 2));
    let listed = report.open().count();
    let zh = (
        "3 个问题（1 个错误、2 个疑似，其中 1 个是缺失）",
        "正文的说法 7 处：5 处相符，1 处不符，1 处疑似不符",
        format!("共 {listed} 条：归为 3 个问题"),
        ["错误", "疑似"],
    );
    let en = (
        "3 problems (1 error, 2 warnings; 1 of them is something missing)",
        "claims in the text (7): 5 in agreement, 1 contradicted, 1 in doubt",
        format!("findings listed ({listed}): problems they come to: 3"),
        ["error", "warning"],
    );
    for (lang, (verdict, claims, counted, words)) in [("zh", zh), ("en", en)] {
        for format in ["human", "html", "markdown", "csv"] {
            // In Markdown signs that mean something there have one before them.
            let shown = command_line(&text, format, lang).replace('\\', "").replace("&#58;", ":");
            assert!(shown.contains(verdict), "{format}: {shown}");
            assert!(words.iter().all(|word| shown.contains(word)) && !shown.contains("矛盾"), "{format}: {shown}");
            assert!(format == "csv" || shown.contains(claims), "{format}: {shown}");
            assert!(!["html", "markdown"].contains(&format) || shown.contains(&counted), "{format}: {counted} is not in {shown}");
        }
    }
}

/// What the command line says of a text on its standard input.
fn command_line(text: &str, format: &str, lang: &str) -> String {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut gouji = Command::new(env!("CARGO_BIN_EXE_gouji"));
    gouji.args(["check", "--format", format, "--lang", lang, "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = gouji.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}
