//! `gouji check --fix`: a corrected copy beside the input, the input untouched, and what was done told.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn sample() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap()
}

/// The sample with six mistakes, each of which has one way to be mended.
fn broken() -> String {
    let text = sample()
        .replace("《中华人民共和国政府信息公开条例》", "《中华人民共和国信息公开条例》")
        .replace("（一）主动公开。", "一、主动公开。20XX年")
        .replace("（二）依申请公开。", "二、依申请公开。")
        .replace("一、总体情况", "一、概述")
        .replace("上年结转 4 件", "上年结转 14 件");
    assert_ne!(text, sample());
    text
}

/// What the copy should be: 2023年 was not there before.
fn mended() -> String {
    sample().replace("（一）主动公开。", "（一）主动公开。2023年")
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("gouji-mend-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn fix(path: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gouji")).args(["check", "--fix", "--lang", "zh"]).args(more).arg(path).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A text in an encoding.
type Encode = Box<dyn Fn(&str) -> Vec<u8>>;

#[test]
fn a_text_is_mended_in_its_own_encoding_and_never_written_over() {
    let folder = folder("text");
    let utf16 = |text: &str| [&b"\xff\xfe"[..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat();
    let windows = |text: &str| text.replace('\n', "\r\n");
    let encodings: [(&str, Encode); 4] = [
        ("utf-8", Box::new(|text| text.as_bytes().to_vec())),
        ("mark", Box::new(|text| format!("\u{feff}{text}").into_bytes())),
        ("utf-16", Box::new(utf16)),
        ("gb18030", Box::new(move |text| encoding_rs::GB18030.encode(&windows(text)).0.into_owned())),
    ];
    for (name, encode) in encodings {
        let path = folder.join(format!("{name}.txt"));
        fs::write(&path, encode(&broken())).unwrap();
        let output = fix(&path, &[]);
        assert_eq!(fs::read(&path).unwrap(), encode(&broken()), "{name}: the input is as it was");
        let copy = folder.join(format!("{name}.改正.txt"));
        assert_eq!(fs::read(&copy).unwrap(), encode(&mended()), "{name}: {}", said(&output));
        for done in ["“概述” → “总体情况”", "“一、” → “（一）”", "“XX” → “23”", "“14” → “4”"]
        {
            assert!(said(&output).contains(done), "{name}: {done} is not told: {}", said(&output));
        }
        // What is there already is not written over either.
        fs::write(&copy, "mine").unwrap();
        fix(&path, &[]);
        assert_eq!(fs::read(&copy).unwrap(), b"mine");
        assert_eq!(fs::read(folder.join(format!("{name}.改正2.txt"))).unwrap(), encode(&mended()));
    }
}

#[test]
fn a_page_keeps_all_of_its_source_but_what_is_mended() {
    let folder = folder("page");
    let page = |text: &str, title: &str| {
        let rows = |line: &str| line.split('\t').map(|cell| format!("<td class=\"x14\"><p>{cell}</p></td>")).collect::<String>();
        let lines =
            text.lines().map(|l| if l.contains('\t') { format!("<table><tr>{}</tr></table>", rows(l)) } else { format!("<p>{l}</p>") });
        let body: Vec<String> = lines.collect();
        format!("<!doctype html><html><head><title>{title}</title><!-- 一、概述 14 --></head><body>\n{}\n</body></html>", body.join("\n"))
    };
    let path = folder.join("报告.html");
    fs::write(&path, page(&broken(), "一、概述 上年结转 14 件")).unwrap();
    let output = fix(&path, &["--format", "json"]);
    let copy = fs::read_to_string(folder.join("报告.改正.html")).unwrap();
    // The title and the remark have the same words, and are no part of the report.
    assert_eq!(copy, page(&mended(), "一、概述 上年结转 14 件"), "{}", said(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("what was done goes to standard error");
    assert!(report["findings"].as_array().is_some_and(|f| f.len() >= 6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("报告.改正.html"));
}

#[test]
fn what_cannot_be_mended_for_certain_is_told_and_left() {
    let folder = folder("left");
    let docx = folder.join("报告.docx");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/report-2021.docx"), &docx).unwrap();
    assert!(said(&fix(&docx, &[])).contains("没有可以确定地改正的地方"));
    let clean = folder.join("好的.txt");
    fs::write(&clean, sample()).unwrap();
    assert!(said(&fix(&clean, &[])).contains("没有可以确定地改正的地方"));
    // Broken characters: a copy would lose them.
    let torn = folder.join("残缺.txt");
    let text = broken();
    fs::write(&torn, [text.as_bytes(), b"\xe5\x85"].concat()).unwrap();
    assert!(said(&fix(&torn, &[])).contains("不完整的字符"));
    let mht = folder.join("存档.mht");
    let head = "MIME-Version: 1.0\nContent-Type: text/html; charset=\"utf-8\"\nContent-Transfer-Encoding: 8bit\n\n";
    fs::write(&mht, format!("{head}<html><body>{}</body></html>", text.lines().map(|l| format!("<p>{l}</p>")).collect::<String>()))
        .unwrap();
    let told = said(&fix(&mht, &[]));
    assert!(told.contains("--fix 只改文本和网页文件"), "{told}");
    let copies = fs::read_dir(&folder).unwrap().filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().contains("改正")).count();
    assert_eq!(copies, 0);
}

/// A fix is not made where the finding is left out.
#[test]
fn what_is_ignored_is_not_mended() {
    let folder = folder("ignored");
    let path = folder.join("a.txt");
    fs::write(&path, broken()).unwrap();
    fix(&path, &["--ignore", "prose.norm", "--ignore", "section.numbering"]);
    let copy = fs::read_to_string(folder.join("a.改正.txt")).unwrap();
    assert!(copy.contains("《中华人民共和国信息公开条例》") && copy.contains("一、主动公开。2023年") && copy.contains("一、总体情况"));
}
