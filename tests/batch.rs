//! The command line over many reports: last year's paired by body and year, whole trees, lists of paths, parts of reports, one document for all.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use common::tree::{UNITS, parent_and_units, print, two_years};
use serde_json::Value;

fn gouji(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(arguments)
        .args(["--lang", "zh"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// A folder with two years of three bodies, the second of which breaks with its first in one column.
fn years(name: &str) -> (PathBuf, String) {
    let folder = std::env::temp_dir().join(format!("gouji-batch-{name}-{}", std::process::id()));
    for year in ["last", "this"] {
        std::fs::create_dir_all(folder.join(year)).unwrap();
    }
    let form = &gouji::form::official()[1];
    let mut cell = String::new();
    for (i, unit) in UNITS[..3].iter().enumerate() {
        let ([last, this], slip) = two_years([form, form], i as u64 + 5, usize::from(i == 1));
        cell = slip.map_or(cell, |s| s.cell);
        for (year, at, figures) in [("last", 2022, &last), ("this", 2023, &this)] {
            let text = print(figures, unit, at, &format!("{unit}{year}"), &common::layout::LAYOUTS[0]);
            std::fs::write(folder.join(year).join(format!("{i}-{at}.txt")), text).unwrap();
        }
    }
    (folder, cell)
}

fn rows(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn reports_are_paired_by_body_and_year_and_what_is_alone_is_listed() {
    let (folder, cell) = years("pairs");
    std::fs::remove_file(folder.join("last/2-2022.txt")).unwrap();
    let output = gouji(&folder, &["check", "--previous", "last", "--format", "ndjson", "this"]);
    let rows = rows(&output);
    let of_years: Vec<Vec<&str>> = rows
        .iter()
        .map(|r| {
            let findings = r["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "years.carry");
            findings.map(|f| f["key"].as_str().unwrap()).collect()
        })
        .collect();
    assert_eq!(of_years, [vec![], vec![cell.as_str()], vec![]]);
    assert_eq!((rows[0]["previous"]["year"].as_i64(), &rows[2]["previous"]), (Some(2022), &Value::Null));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("1 份没有与上年的报告对照") && told.contains("2-2023.txt: "), "{told}");
    // A pair by the caller's word that is none is a wrong call.
    let wrong = gouji(&folder, &["check", "--previous", "last/0-2022.txt", "this/1-2023.txt"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("没有核对与上年的衔接"));
    assert_eq!(wrong.status.code(), Some(2));
    // Two that may be last year's: none is guessed.
    std::fs::copy(folder.join("last/0-2022.txt"), folder.join("last/copy.txt")).unwrap();
    let asked = gouji(&folder, &["check", "--previous", "last", "--format", "json", "this/0-2023.txt"]);
    assert!(String::from_utf8_lossy(&asked.stdout).contains("\"several-previous\""));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_wrong_pair_of_a_folder_is_never_checked_in_silence() {
    let folder = std::env::temp_dir().join(format!("gouji-batch-wrong-{}", std::process::id()));
    for year in ["last", "this"] {
        std::fs::create_dir_all(folder.join(year)).unwrap();
    }
    let form = &gouji::form::official()[1];
    let ([last, this], _) = two_years([form, form], 9, 1);
    let layout = &common::layout::LAYOUTS[0];
    let write = |at: &str, figures, body: &str, year| std::fs::write(folder.join(at), print(figures, body, year, body, layout)).unwrap();
    // What came of the pair: the year before that it was held against, or why it was not.
    let outcome = |file: &str| {
        let output = gouji(&folder, &["check", "--previous", "last", "--format", "ndjson", &format!("this/{file}")]);
        let report = rows(&output).remove(0);
        let told = String::from_utf8_lossy(&output.stderr).contains("没有与上年的报告对照");
        let carried = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "years.carry").count();
        let not_checked = report["not_checked"].as_array().unwrap();
        let why = not_checked.iter().find(|n| n["rule"] == "years.carry").map(|n| n["code"].as_str().unwrap().to_owned());
        (carried, why, told)
    };
    let none = (0, Some("previous-lacking".to_owned()), true);
    // Bodies of names that are alike, and the same body's report of the same year: none of them is last year's.
    write("this/a.txt", &this, "青禾市水利局", 2023);
    write("last/a.txt", &last, "青禾市水务局", 2022);
    write("last/b.txt", &last, "白河市水利局", 2022);
    write("last/c.txt", &last, "青禾市水利局", 2023);
    write("last/d.txt", &last, "青禾市水利局", 2021);
    assert_eq!(outcome("a.txt"), (0, Some("similar-previous".to_owned()), true));
    // The one whose name says the same in other words.
    write("last/e.txt", &last, "云川省青禾市水利局", 2022);
    assert_eq!(outcome("a.txt"), (1, None, false));
    // A name that may be either's is asked about.
    write("this/b.txt", &this, "水利局", 2023);
    assert_eq!(outcome("b.txt"), (0, Some("several-previous".to_owned()), true));
    // Tables alone, whose files' names are all that they go by: of digits, or of words.
    let of = |row: &str, figure: u32| format!("{row}\t{figure}\t0\t0\t0\t0\t0\t{figure}\n");
    for (last, this) in [("1.txt", "7.txt"), ("甲表2022.txt", "甲表2023.txt"), ("乙表2022.txt", "丙表2023.txt")] {
        std::fs::write(folder.join("last").join(last), of("四、结转下年度继续办理", 3)).unwrap();
        std::fs::write(folder.join("this").join(this), of("二、上年结转政府信息公开申请数量", 2)).unwrap();
    }
    assert_eq!(["7.txt", "甲表2023.txt", "丙表2023.txt"].map(outcome), [none.clone(), (2, None, false), none]);
    // Units that go by numbers: of several the one of the very name, but not of two that are one number off.
    for unit in ["last/d-01.txt", "last/d-02.txt", "this/d-02.txt", "this/d-03.txt"] {
        let row =
            if unit.starts_with("last") { "四、结转下年度继续办理" } else { "二、上年结转政府信息公开申请数量" };
        std::fs::write(folder.join(unit), of(row, if unit.starts_with("last") { 3 } else { 2 })).unwrap();
    }
    assert_eq!(outcome("d-02.txt"), (2, None, false));
    assert_eq!(outcome("d-03.txt").1.as_deref(), Some("several-previous"));
    std::fs::remove_dir_all(folder).unwrap();
}

/// A folder of reports for 2022 and one for 2023: each with its file, body and year.
fn folders(name: &str, reports: &[(&str, &str, i32)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("gouji-batch-{name}-{}", std::process::id()));
    let form = &gouji::form::official()[1];
    let ([last, this], _) = two_years([form, form], 9, 1);
    for (file, body, year) in reports {
        let figures = if file.starts_with("last") { &last } else { &this };
        let at = folder.join(file);
        std::fs::create_dir_all(at.parent().unwrap()).unwrap();
        std::fs::write(at, print(figures, body, *year, body, &common::layout::LAYOUTS[0])).unwrap();
    }
    folder
}

/// Of every report that is checked: the year it was held against, or the code, the facts and the words of why it was not.
fn held_against(output: &Output) -> Vec<Result<i64, (String, Value, String)>> {
    let answer = |row: &Value| {
        let why = row["not_checked"].as_array().unwrap().iter().find(|n| n["rule"] == "years.carry");
        match (row["previous"]["year"].as_i64(), why) {
            (Some(year), None) => Ok(year),
            (_, why) => {
                let why = why.unwrap_or_else(|| panic!("neither held against a year nor told why: {row}"));
                Err((why["code"].as_str().unwrap().to_owned(), why["args"].clone(), why["why"].as_str().unwrap().to_owned()))
            }
        }
    };
    rows(output).iter().map(answer).collect()
}

#[test]
fn of_reports_that_may_share_last_years_the_sure_one_is_paired_and_the_others_are_told() {
    let reports = [
        ("last/1.txt", "水利局", 2022),
        ("last/2.txt", "青禾市教育局", 2022),
        ("last/3.txt", "青禾市民政局", 2022),
        ("this/a.txt", "水利局", 2023),
        ("this/b.txt", "白河市水利局", 2023),
        ("this/c.txt", "青禾市教育局", 2023),
        ("this/d.txt", "青禾市民政局", 2023),
        ("this/e.txt", "青禾市民政局", 2023),
    ];
    let folder = folders("shared", &reports);
    let output = gouji(&folder, &["check", "--previous", "last", "--format", "ndjson", "--jobs", "2", "this"]);
    let found = held_against(&output);
    // The very name, and the only one of that name.
    assert_eq!((&found[0], &found[2]), (&Ok(2022), &Ok(2022)));
    let shared = |i: usize| {
        let Err((code, args, why)) = &found[i] else { panic!("{:?}", found[i]) };
        assert!(why.contains("也可能是"), "{why}");
        (code.as_str(), args["previous"].as_str().unwrap(), args["names"][0].as_str().unwrap())
    };
    assert_eq!(shared(1), ("shared-previous", "last/1.txt", "this/a.txt"));
    // Two reports of one body for one year: neither is held against last year's in silence.
    assert_eq!(shared(3), ("shared-previous", "last/3.txt", "this/e.txt"));
    assert_eq!(shared(4), ("shared-previous", "last/3.txt", "this/d.txt"));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("3 份没有与上年的报告对照") && told.contains("this/d.txt: ") && !told.contains("this/c.txt"), "{told}");
    // One folder for both years gives the same pairs.
    let whole = gouji(&folder, &["check", "--previous", ".", "--format", "ndjson", "this"]);
    let codes = |found: Vec<Result<i64, (String, Value, String)>>| found.into_iter().map(|f| f.map_err(|f| f.0)).collect::<Vec<_>>();
    assert_eq!(codes(held_against(&whole)), codes(found));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn why_no_report_of_last_year_was_found_is_told_with_what_to_do() {
    let reports = [
        ("last/1.txt", "青禾市水利局", 2021),
        ("last/2.txt", "青禾市水利局", 2020),
        ("last/3.txt", "青禾市教育局", 2023),
        ("last/4.txt", "青禾市民政局", 2022),
        ("last/5.txt", "青禾市民政局", 2022),
        ("last/6.txt", "青禾市文化局", 2022),
        ("last/统计局2022.txt", "白河县统计局", 2022),
        ("this/a.txt", "青禾市水利局", 2023),
        ("this/b.txt", "青禾市教育局", 2023),
        ("this/c.txt", "青禾市民政局", 2023),
        ("this/d.txt", "青禾市文物局", 2023),
        ("this/档案馆2023.txt", "青禾市档案馆", 2023),
    ];
    let folder = folders("why", &reports);
    let locked = folder.join("last/档案馆2022.docx");
    std::fs::write(locked, b"PK\x03\x04 cut off").unwrap();
    let row = "二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2\n";
    std::fs::write(folder.join("this/统计局2023.txt"), row).unwrap();
    let output = gouji(&folder, &["check", "--previous", "last", "--format", "ndjson", "this"]);
    let found = held_against(&output);
    let why = |i: usize| found[i].as_ref().unwrap_err();
    let words: [(&str, &[&str]); 6] = [
        ("previous-lacking", &["“青禾市水利局”的只有 2021、2020 年度的", "请补上 2022 年度的"]),
        ("previous-lacking", &["“青禾市教育局”的只有 2023 年度的"]),
        ("several-previous", &["last/4.txt、last/5.txt"]),
        ("similar-previous", &["青禾市文化局 last/6.txt", "改了名"]),
        ("previous-lacking", &["没有“青禾市档案馆”的", "不能读取", "last/档案馆2022.docx"]),
        ("unnamed-previous", &["last/统计局2022.txt", "没有写明单位或年度"]),
    ];
    for (i, (code, words)) in words.iter().enumerate() {
        assert_eq!(why(i).0, *code, "{:?}", why(i));
        assert!(words.iter().all(|word| why(i).2.contains(word)), "{:?}", why(i));
    }
    assert_eq!((&why(0).1["years"], &why(0).1["year"]), (&serde_json::json!([2021, 2020]), &serde_json::json!(2023)));
    // What people read has the same reasons, one a line.
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.lines().filter(|line| line.starts_with("  this/")).count() == 6, "{told}");
    assert!(told.contains("this/c.txt: 有 2 份可能是上年的报告"), "{told}");
    // What comes by standard input is matched as well.
    let text = std::fs::File::open(folder.join("this/a.txt")).unwrap();
    let arguments = ["check", "--previous", "last", "--format", "ndjson", "--lang", "en", "-"];
    let output = Command::new(env!("CARGO_BIN_EXE_gouji")).args(arguments).current_dir(&folder).stdin(text).output().unwrap();
    let Err((code, _, words)) = held_against(&output).remove(0) else { panic!("no pair") };
    assert!(code == "previous-lacking" && words.contains("are for 2021, 2020, none is for 2022"), "{words}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn parts_of_reports_and_lists_of_paths() {
    let (folder, _) = years("parts");
    std::fs::write(folder.join("list"), "this/0-2023.txt\nnowhere.txt\nthis/1-2023.txt\n").unwrap();
    let output = gouji(&folder, &["check", "--files-from", "list", "--format", "ndjson", "--only", "summary", "--only", "cells"]);
    let rows = rows(&output);
    let keys = |row: &Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        (keys(&rows[0]), keys(&rows[1])),
        (vec!["document".into(), "summary".into(), "tables".into()], vec!["document".into(), "error".into()])
    );
    assert_eq!((rows[1]["error"]["code"].as_str(), output.status.code()), (Some("not-found"), Some(2)));
    assert_eq!((rows.len(), rows[2]["document"]["sha256"].as_str().map(str::len)), (3, Some(64)));
    let refused = gouji(&folder, &["check", "--only", "cells", "list"]);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn one_document_for_all_is_whole_whatever_the_threads() {
    let (folder, _) = years("whole");
    for format in ["csv", "sarif", "markdown", "html", "json"] {
        let texts = ["1", "3"].map(|jobs| gouji(&folder, &["check", "--format", format, "--jobs", jobs, "this", "last"]).stdout);
        assert!(texts[0] == texts[1] && !texts[0].is_empty(), "{format}");
        let text = String::from_utf8(texts[0].clone()).unwrap();
        match format {
            "sarif" => {
                let log: Value = serde_json::from_str(&text).unwrap();
                let run = &log["runs"][0];
                assert_eq!(run["artifacts"].as_array().unwrap().len(), 6);
                let index = |r: &Value| r["locations"][0]["physicalLocation"]["artifactLocation"]["index"].as_u64().unwrap() < 6;
                assert!(run["results"].as_array().unwrap().iter().all(index));
            }
            "html" => assert_eq!((text.matches("<section").count(), text.matches("href=\"#report-").count()), (6, 6)),
            "json" => assert_eq!(serde_json::from_str::<Vec<Value>>(&text).unwrap().len(), 6),
            _ => assert!(text.contains("last/2-2022.txt"), "{format}"),
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_tree_is_added_up_by_its_list() {
    let folder = std::env::temp_dir().join(format!("gouji-batch-tree-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let form = &gouji::form::official()[1];
    let (parent, units, slip) = parent_and_units(form, 4, 3, true);
    let layout = &common::layout::LAYOUTS[0];
    std::fs::write(folder.join("p.txt"), print(&parent, "青禾市人民政府", 2023, "本报告汇总了全市的数据", layout)).unwrap();
    let mut list = String::from("parent,unit,vertical\n青禾市人民政府,青禾市财政局,\n");
    for (i, (unit, name)) in units.iter().zip(UNITS).enumerate() {
        std::fs::write(folder.join(format!("u{i}.txt")), print(unit, name, 2023, name, layout)).unwrap();
        list += &format!("青禾市人民政府,{name},\n");
    }
    std::fs::write(folder.join("units.csv"), list).unwrap();
    // With a unit of the list missing, only what exceeds the parent, or breaks its own relations, is an error.
    let output = gouji(&folder, &["rollup", "--tree", "units.csv", "--format", "json", "."]);
    let trees: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(trees[0]["missing"][0], "青禾市财政局");
    let output = gouji(&folder, &["rollup", "--format", "json", "p.txt", "."]);
    let sums: Value = serde_json::from_slice(&output.stdout).unwrap();
    let cells: Vec<&str> = sums["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["rule"] == "rollup.sum")
        .map(|f| f["cells"][0].as_str().unwrap())
        .collect();
    assert_eq!((cells, output.status.code(), sums["mode"].as_str()), (vec![slip.unwrap().cell.as_str()], Some(1), Some("area")));
    for format in ["human", "csv", "html"] {
        assert!(!gouji(&folder, &["rollup", "--format", format, "p.txt", "."]).stdout.is_empty(), "{format}");
    }
    std::fs::write(folder.join("units.csv"), "a,b\n").unwrap();
    assert_eq!(gouji(&folder, &["rollup", "--tree", "units.csv", "."]).status.code(), Some(2));
    std::fs::remove_dir_all(folder).unwrap();
}
