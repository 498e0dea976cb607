//! docs/rules/ says what the rules are: its pages are written from the rules themselves, and this holds that they are.
//!
//! `cargo xtask docs` writes them.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use common::slips::report_of;
use gouji::internals::Example;
use gouji::report::{Entry, Severity};
use gouji::{Checker, Lang};

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error 错误",
        Severity::Warning => "warning 疑似",
        Severity::Note => "note 建议",
    }
}

/// A text as code within a line of a table: what would break the line, or be unseen, has a sign.
fn code(text: &str) -> String {
    if text.is_empty() {
        return "（删去 left out）".to_owned();
    }
    format!("`{}`", text.replace('\t', " ⇥ ").replace('\n', " ⏎ ").replace('|', "¦").trim())
}

fn example(out: &mut String, number: usize, example: &Example) {
    let _ = writeln!(out, "{number}. `{}`", example.sample);
    let mut lines = |before: &str, replace: &[(&str, &str)]| {
        for (old, new) in replace {
            let _ = writeln!(out, "   - {before}{} → {}", code(old), code(new));
        }
    };
    lines("", example.replace);
    lines("上年 last year: ", example.previous.unwrap_or_default());
    for (unit, replace) in (1..).zip(example.units) {
        lines(&format!("单位 unit {unit}: "), replace);
    }
}

/// What a rule says of an example, in every language.
fn said(rule: &str, example: &Example) -> Vec<String> {
    let said = |lang| {
        let report = report_of(example, lang);
        report.findings.iter().find(|f| f.rule == rule).map(|f| f.message.clone()).unwrap_or_else(|| panic!("{rule}: {example:?}"))
    };
    Lang::ALL.iter().copied().map(said).collect()
}

fn page(rule: &Entry) -> String {
    let mut out = format!("# {}\n\n", rule.id);
    let mut line = |name: &str, zh: &str, en: &str| {
        let _ = writeln!(out, "**{name}**　{zh}  \n{en}\n");
    };
    line("应当 What must hold", &rule.statement.zh, &rule.statement.en);
    if let Some(why) = &rule.why {
        line("为什么 Why", &why.zh, &why.en);
    }
    let _ = writeln!(out, "**级别 Severity**　{}\n\n**依据 Basis**　{}\n", severity(rule.severity), rule.basis);
    let _ = writeln!(
        out,
        "**忽略这条 To silence it**　`gouji check --ignore {id}`；页面上逐条“忽略”并写理由。On the page a finding is set aside with a reason.",
        id = rule.id
    );
    if rule.examples.fail.is_empty() {
        let _ = writeln!(out, "\n表格的一项关系，由表格文件写明。A relation of a form, stated in the form's file.");
        return out;
    }
    let _ = writeln!(out, "\n## 不通过的例子 What fails\n");
    for (number, failing) in (1..).zip(rule.examples.fail) {
        example(&mut out, number, failing);
        for words in said(&rule.id, failing) {
            let _ = writeln!(out, "   - > {words}");
        }
    }
    let _ = writeln!(out, "\n## 通过的例子 What passes\n");
    for (number, passing) in (1..).zip(rule.examples.pass) {
        example(&mut out, number, passing);
    }
    out
}

fn index(rules: &[Entry]) -> String {
    let mut out = "# 规则 The rules\n\n由 `cargo xtask docs` 从代码写出；命令行 `gouji rules` 也列出它们。\
        Written from the code by `cargo xtask docs`; `gouji rules` lists them too.\n\n| | | |\n|---|---|---|\n"
        .to_owned();
    for rule in rules {
        let name = severity(rule.severity);
        let _ = writeln!(out, "| [{id}]({id}.md) | {name} | {zh}<br>{en} |", id = rule.id, zh = rule.statement.zh, en = rule.statement.en);
    }
    out
}

#[test]
fn the_pages_are_those_of_the_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let rules = Checker::new().rules();
    let mut pages: BTreeMap<String, String> = rules.iter().map(|rule| (format!("{}.md", rule.id), page(rule))).collect();
    pages.insert("README.md".to_owned(), index(&rules));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        pages.iter().for_each(|(name, text)| std::fs::write(folder.join(name), text).unwrap());
    }
    let there: BTreeMap<String, String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
            (path.file_name().unwrap().to_string_lossy().into_owned(), text)
        })
        .collect();
    let changed = |name: &&String| pages.get(*name) != there.get(*name);
    let stale: Vec<&String> = pages.keys().chain(there.keys()).filter(changed).collect();
    assert!(stale.is_empty(), "{stale:?} are not what the rules say: cargo xtask docs");
}
