//! The command line from outside: what is printed where, and the exit status.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/sample").join(name)
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn gouji(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(args)
        .env("LC_ALL", "zh_CN.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A call that is refused does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn the_exit_status_tells_clean_from_broken_from_unreadable() {
    let clean = sample("clean-2021.txt");
    let slips = sample("slips-2021.txt");
    assert_eq!(gouji(&["check", clean.to_str().unwrap()], b"").status.code(), Some(0));
    assert_eq!(gouji(&["check", slips.to_str().unwrap()], b"").status.code(), Some(1));
    let missing = gouji(&["check", "no/such/file.txt", clean.to_str().unwrap()], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("no/such/file.txt") && stderr(&missing).contains("检查路径"));
    assert!(stdout(&missing).contains("全部成立"), "the others are checked all the same");
    assert_eq!(gouji(&["check"], b"").status.code(), Some(2));
    assert_eq!(gouji(&["check", "--ignore", "no.such-rule", clean.to_str().unwrap()], b"").status.code(), Some(2));
}

#[test]
fn human_output_names_row_column_and_sum_and_has_no_colour_in_a_pipe() {
    let output = gouji(&["check", sample("slips-2021.txt").to_str().unwrap()], b"");
    let text = stdout(&output);
    assert!(text.contains("1.本机关不掌握相关政府信息") && text.contains("29 + 1 = 30 ≠ 31") && text.contains("第 53 行"), "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn json_is_one_report_and_ndjson_one_a_line_in_order() {
    let (a, b) = (sample("slips-2021.txt"), sample("clean-2019.txt"));
    let one: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", a.to_str().unwrap()], b"").stdout).unwrap();
    assert_eq!(one["version"], 1);
    assert_eq!(one["document"]["name"], "slips-2021.txt");
    assert_eq!(one["summary"]["errors"], 3);
    let finding = one["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "requests.row-total").unwrap();
    assert_eq!((&finding["stated"], &finding["expected"], &finding["difference"]), (&31.into(), &30.into(), &1.into()));
    assert_eq!(finding["cells"].as_array().unwrap().len(), 7);
    let lines = gouji(&["check", "--format", "ndjson", "--jobs", "3", a.to_str().unwrap(), b.to_str().unwrap(), a.to_str().unwrap()], b"");
    let names: Vec<Value> = stdout(&lines).lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["document"]["name"].clone()).collect();
    assert_eq!(names, ["slips-2021.txt", "clean-2019.txt", "slips-2021.txt"]);
}

#[test]
fn no_office_file_of_a_folder_is_passed_over_in_silence() {
    let folder = folder("office");
    let compound = std::fs::read(format!("{}/tests/files/report-2021.xls", env!("CARGO_MANIFEST_DIR"))).unwrap();
    // Cut in the middle, none of them is read; a slide show never is.
    for name in ["甲.doc", "乙.wps", "丙.ofd", "丁.pptx", "戊.RTF"] {
        std::fs::write(folder.join(name), &compound[..compound.len() / 2]).unwrap();
    }
    std::fs::write(folder.join("notes.bin"), "x").unwrap();
    let walked = gouji(&["check", "--format", "ndjson", folder.to_str().unwrap()], b"");
    let lines = stdout(&walked);
    assert_eq!(lines.lines().count(), 5, "{lines}");
    assert!(lines.lines().all(|line| line.contains("\"error\"")), "{lines}");
    assert_eq!(walked.status.code(), Some(2));
}

#[test]
fn standard_input_folders_and_encodings() {
    let text = std::fs::read_to_string(sample("clean-2021.txt")).unwrap();
    let (gb, ..) = encoding_rs::GB18030.encode(&text);
    let report: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", "-"], &gb).stdout).unwrap();
    assert_eq!((&report["document"]["encoding"], &report["summary"]["relations"]["held"]), (&"GB18030".into(), &42.into()));
    let folder = folder("walk");
    std::fs::create_dir(folder.join("b")).unwrap();
    for name in ["b/2.txt", "1.txt", "picture.png"] {
        std::fs::write(folder.join(name), &text).unwrap();
    }
    let walked = gouji(&["check", "--format", "ndjson", folder.to_str().unwrap()], b"");
    assert_eq!(stdout(&walked).lines().count(), 2);
}

#[test]
fn ignored_findings_are_counted() {
    let path = sample("slips-2021.txt");
    let args =
        ["check", "--format", "json", "--ignore", "review.total@review/review/total", "--ignore", "prose.year", path.to_str().unwrap()];
    let report: Value = serde_json::from_slice(&gouji(&args, b"").stdout).unwrap();
    assert_eq!((&report["summary"]["ignored"], &report["summary"]["errors"]), (&2.into(), &2.into()));
}

#[test]
fn bad_input_gets_a_clear_answer() {
    let refused = |input: &[u8], word: &str| {
        let output = gouji(&["check", "-"], input);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(word), "{}", stderr(&output));
    };
    refused(b"", "粘贴");
    refused(b" \n\t ", "粘贴");
    refused(b"\x89PNG\r\n\x1a\n\0\0\0", "PNG");
    refused(b"%PDF-1.7", "PDF");
    refused(&[7u8, 1, 2, 250, 3].repeat(500), "另存为");
    let essay = gouji(&["check", "-"], "春天来了，万物复苏。我们去郊外看花。".as_bytes());
    assert_eq!(essay.status.code(), Some(1));
    assert!(stdout(&essay).contains("没有找到任何官方表格"));
    let text = std::fs::read_to_string(sample("clean-2021.txt")).unwrap();
    let half = &text.as_bytes()[..text.find("（五）不予处理").unwrap() + 1];
    let cut: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", "-"], half).stdout).unwrap();
    assert!(cut["summary"]["relations"]["held"].as_u64().unwrap() >= 10, "{}", cut["summary"]);
    assert_eq!((&cut["document"]["extent"], &cut["summary"]["errors"]), (&"part".into(), &0.into()), "what was cut off is no fault");
    assert!(cut["not_checked"].as_array().unwrap().iter().any(|n| n["code"] == "not-given"));
    // No report is as long: it is refused with the true size and the limit.
    refused("8841 ".repeat(2_000_000).as_bytes(), "9.6 MB，超过 4 MB");
    let digits = gouji(&["check", "-"], "8841 ".repeat(30_000).as_bytes());
    assert_eq!(digits.status.code(), Some(1));
}

#[test]
fn the_catalogues_come_from_the_code() {
    let rules: Value = serde_json::from_slice(&gouji(&["rules", "--format", "json"], b"").stdout).unwrap();
    assert_eq!(rules.as_array().unwrap().len(), gouji::Checker::new().rules().len());
    let forms: Value = serde_json::from_slice(&gouji(&["forms", "--format", "json"], b"").stdout).unwrap();
    assert_eq!(forms[1]["tables"][1]["cells"][6]["address"], "requests/new/total");
    assert!(stdout(&gouji(&["rules"], b"")).contains("requests.balance"));
}

#[test]
fn a_form_of_one_s_own_is_used_and_a_malformed_one_refused_with_its_line() {
    let folder = folder("form");
    let official = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/form/official/2021.toml")).unwrap();
    let own = folder.join("own.toml");
    std::fs::write(&own, official.replace("id = \"2021\"", "id = \"county\"")).unwrap();
    let path = sample("clean-2021.txt");
    let report: Value =
        serde_json::from_slice(&gouji(&["check", "--format", "json", "--form", own.to_str().unwrap(), path.to_str().unwrap()], b"").stdout)
            .unwrap();
    assert_eq!((&report["document"]["form"], &report["summary"]["relations"]["held"]), (&"county".into(), &42.into()));
    std::fs::write(&own, official.replacen("label = \"规章\"", "lable = \"规章\"", 1)).unwrap();
    let refused = gouji(&["check", "--form", own.to_str().unwrap(), path.to_str().unwrap()], b"");
    assert_eq!(refused.status.code(), Some(2));
    let line = official.lines().position(|l| l.contains("label = \"规章\"")).unwrap() + 1;
    assert!(stderr(&refused).contains(&format!("line {line}")) && stderr(&refused).contains("lable"), "{}", stderr(&refused));
}

/// The JSON of `sample`, with `edits`, checked after the official form of 2021 with `changes`.
fn after_own_form(name: &str, changes: &[(&str, &str)], edits: &[(&str, &str)]) -> (Value, Option<i32>) {
    let folder = folder(name);
    let replaced = |file: &str, pairs: &[(&str, &str)]| {
        let text = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        pairs.iter().fold(text, |text, (old, new)| {
            assert!(text.contains(old), "{file} has no {old}");
            text.replace(old, new)
        })
    };
    let (form, report) = (folder.join("own.toml"), folder.join("report.txt"));
    std::fs::write(&form, replaced("src/form/official/2021.toml", changes)).unwrap();
    std::fs::write(&report, replaced("www/sample/clean-2021.txt", edits)).unwrap();
    let output = gouji(&["check", "--format", "json", "--form", form.to_str().unwrap(), report.to_str().unwrap()], b"");
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

#[test]
fn a_relation_of_one_s_own_is_evaluated_whatever_its_id() {
    let own = [("rule = \"requests.balance\"", "rule = \"county.balance\"")];
    let (clean, status) = after_own_form("own-id", &own, &[]);
    assert_eq!((&clean["summary"]["relations"]["held"], status), (&42.into(), Some(0)));
    let (broken, status) =
        after_own_form("own-id-broken", &own, &[("二、上年结转政府信息公开申请数量\t4", "二、上年结转政府信息公开申请数量\t5")]);
    let found: Vec<&Value> = broken["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "county.balance").collect();
    assert_eq!((found.len(), status), (1, Some(1)), "{broken:#}");
    assert_eq!(broken["summary"]["relations"]["held"].as_u64().unwrap() + broken["summary"]["relations"]["broken"].as_u64().unwrap(), 42);
}

#[test]
fn a_total_is_known_by_what_it_adds_up_and_not_by_its_key() {
    let own = [
        ("{ key = \"total\", label = \"总计\", total = true }", "{ key = \"sum\", label = \"总计\" }"),
        ("legal + other = total\"", "legal + other = sum\""),
        ("other + pending = total\"", "other + pending = sum\""),
        ("total >= last.pending\"", "sum >= last.pending\""),
    ];
    let (clean, status) = after_own_form("own-total", &own, &[]);
    assert_eq!((&clean["summary"]["relations"]["held"], status), (&42.into(), Some(0)));
    let (told, _) = after_own_form("own-total-told", &own, &[("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件")]);
    assert!(told["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "prose.table"), "{told:#}");
}

#[test]
fn a_relation_that_would_never_be_checked_is_refused() {
    let folder = folder("own-never");
    let official = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/form/official/2021.toml")).unwrap();
    let form = folder.join("own.toml");
    let wrong = official.replace("holds = \"in_force >= issued - repealed\"", "holds = \"in_force >= decisions\"");
    let line = wrong.lines().position(|l| l.contains(">= decisions")).unwrap() + 1;
    std::fs::write(&form, wrong).unwrap();
    let refused = gouji(&["check", "--form", form.to_str().unwrap(), "-"], "x".as_bytes());
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains(&format!("line {line}")) && stderr(&refused).contains("never be checked"), "{}", stderr(&refused));
}

#[test]
fn a_report_on_the_wrong_form_says_so() {
    let text = std::fs::read_to_string(sample("clean-2019.txt")).unwrap().replace("2019", "2022");
    let report: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", "-"], text.as_bytes()).stdout).unwrap();
    assert_eq!(report["document"]["form"], "2019");
    let found = report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "table.form-year").unwrap();
    assert!(found["message"].as_str().unwrap().contains("2022"));
    let early = text.replace("2022", "2016");
    let essay: String = early.lines().filter(|l| !l.contains('\t')).collect::<Vec<_>>().join("\n");
    let report: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", "-"], essay.as_bytes()).stdout).unwrap();
    assert_eq!((&report["document"]["form"], &report["summary"]["errors"]), (&Value::Null, &0.into()));
    assert!(report["not_checked"].as_array().unwrap().iter().any(|n| n["why"].as_str().unwrap().contains("2016")));
}

#[test]
fn explain_prints_the_system_that_was_solved() {
    let path = sample("slips-2021.txt");
    let output = gouji(&["check", "--explain", path.to_str().unwrap()], b"");
    let text = stdout(&output);
    assert!(
        text.contains("方程组 1") && text.contains("残差 -1") && text.contains("requests/unavailable.not_held/total 31 → 30"),
        "{text}"
    );
    assert!(text.find("诊断（确定）").unwrap() < text.find("29 + 1 = 30 ≠ 31").unwrap(), "the diagnosis comes before its findings");
    let json = gouji(&["check", "--explain", "--format", "json", path.to_str().unwrap()], b"");
    let report: Value = serde_json::from_slice(&json.stdout).unwrap();
    let first = &report["diagnoses"][0];
    assert_eq!((&first["kind"], &first["confidence"], &first["cells"][0]["suggested"]), (&"digit".into(), &"certain".into(), &30.into()));
    assert_eq!(first["explains"].as_array().unwrap().len(), 2);
}

#[test]
fn the_same_bytes_give_the_same_report() {
    let path = sample("slips-2021.txt");
    let run = || gouji(&["check", "--format", "json", path.to_str().unwrap()], b"").stdout;
    assert_eq!(run(), run());
}

#[test]
fn every_door_of_the_command_line_shows_the_verdict_of_the_report() {
    for name in ["clean-2019.txt", "clean-2021.txt", "slips-2021.txt"] {
        let path = sample(name);
        let report: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", path.to_str().unwrap()], b"").stdout).unwrap();
        let verdict = report["verdict"]["text"].as_str().unwrap();
        for format in ["human", "csv", "sarif", "html", "markdown"] {
            let output = gouji(&["check", "--format", format, path.to_str().unwrap()], b"");
            assert!(stdout(&output).contains(verdict), "{format} of {name}: {verdict}");
        }
    }
}

#[test]
fn one_sum_with_several_answers_is_one_card() {
    let text = stdout(&gouji(&["check", sample("slips-2021.txt").to_str().unwrap()], b"")).to_owned();
    let card = text.split("诊断（以下任选其一）").nth(1).expect("a card to choose from");
    let card: Vec<&str> = card.lines().skip(1).take_while(|l| l.trim_start().starts_with('·')).collect();
    assert_eq!((card.len(), text.matches("诊断（").count()), (5, 2), "{text}");
    assert!(card.iter().all(|l| !l.contains("应为")), "{card:?}");
}

#[test]
fn an_input_that_is_not_there_or_holds_nothing_is_a_row() {
    let empty = folder("nothing");
    let (missing, folder) = (empty.join("没有.txt"), empty.to_str().unwrap());
    let lines = gouji(&["check", "--format", "ndjson", missing.to_str().unwrap(), folder, "-"], b"");
    assert_eq!(lines.status.code(), Some(2));
    let rows: Vec<Value> = stdout(&lines).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let codes: Vec<&str> = rows.iter().map(|r| r["error"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["not-found", "no-report", "empty"]);
    assert_eq!(
        (&rows[0]["document"]["name"], &rows[2]["document"]["name"], &rows[2]["document"]["path"]),
        (&"没有.txt".into(), &Value::Null, &Value::Null)
    );
    let one: Value = serde_json::from_slice(&gouji(&["check", "--format", "json", missing.to_str().unwrap()], b"").stdout).unwrap();
    assert_eq!(one["error"]["code"], "not-found", "one input asked for: its row, not a list");
}

/// What stands in a name stays in its line, and does not colour the terminal.
#[cfg(unix)]
#[test]
fn a_file_name_cannot_turn_the_line_around() {
    let folder = folder("names");
    let name = "报告\u{202e}txt\u{1b}[31m.md";
    std::fs::write(folder.join(name), "").unwrap();
    let output = gouji(&["check", folder.join(name).to_str().unwrap()], b"");
    for text in [stdout(&output), stderr(&output)] {
        assert!(text.contains("报告[U+202E]txt[U+001B][31m.md") && !text.contains(['\u{202e}', '\u{1b}']), "{text:?}");
    }
}

#[test]
fn files_of_one_name_are_told_apart_by_path_and_digest() {
    let folder = folder("one-name");
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
    for (part, text) in [("a", text.clone()), ("b", text + "\n")] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
        std::fs::write(folder.join(part).join("r.txt"), text).unwrap();
    }
    let lines = gouji(&["check", "--format", "ndjson", folder.to_str().unwrap()], b"");
    let documents: Vec<Value> =
        String::from_utf8(lines.stdout).unwrap().lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["document"].clone()).collect();
    let of = |field: &str| documents.iter().map(|d| d[field].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(of("name"), ["r.txt", "r.txt"]);
    assert!(of("path")[0].ends_with("a/r.txt") && of("path")[1].ends_with("b/r.txt"), "{:?}", of("path"));
    assert_ne!(of("sha256")[0], of("sha256")[1]);
}

/// What was never filled in is an error, what may hide a person's name on purpose is only doubted; the exit status says which.
#[test]
fn what_was_not_filled_in_is_an_error_and_a_hidden_name_is_only_doubted() {
    let text = std::fs::read_to_string(sample("clean-2021.txt")).unwrap();
    for (words, word, status) in [("改进XX局网站检索", "错误", 1), ("及时答复张××的申请", "疑似", 0)] {
        let changed = text.replace("改进网站检索", words);
        assert_ne!(changed, text);
        let output = gouji(&["check", "--lang", "zh", "-"], changed.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{words}");
        let line = stdout(&output).lines().find(|line| line.contains("prose.placeholder")).unwrap_or_default();
        assert!(line.trim_start().starts_with(word), "{words}: {line}");
    }
}
