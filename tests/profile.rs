//! Profiles: what a region asks beyond the law is found where it is asked for, told by its source in every export, and loaded strictly.

mod common;

use std::fs;
use std::process::Command;

use common::slips::sample;
use gouji::{Checker, Input, Options, Profile, Report};

const WUWEI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/wuwei-2025.toml");

fn profile(more: &str) -> Profile {
    let text = format!("name = \"青禾市 2023 年\"\nsource = \"青政办发〔2023〕9号\"\n{more}");
    Profile::load(&text).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn check(more: &str, text: &str) -> Report {
    Checker::new().with_profile(profile(more)).check(Input::Text(text), &Options::default()).unwrap()
}

fn told(report: &Report, rule: &str) -> Vec<String> {
    report.findings.iter().filter(|f| f.rule == rule).map(|f| f.message.clone()).collect()
}

#[test]
fn what_is_asked_is_found_and_what_is_told_is_not() {
    let long = check("max_characters = 100", &sample());
    assert_eq!(told(&long, "profile.length").len(), 1);
    assert!(told(&long, "profile.length")[0].contains("青政办发〔2023〕9号"));
    assert!(told(&check("max_characters = 1000", &sample()), "profile.length").is_empty());

    let tell = "[[must_tell]]\nwhat = \"网站发布数量\"\nwords = [\"门户网站\"]\n[[must_tell]]\nwhat = \"公报期数\"\nwords = [\"公报\"]\n\
        [[must_tell]]\nwhat = \"直播\"\nwords = [\"直播\", \"在线访谈\"]\n[[must_tell]]\nwhat = \"检索\"\nwords = [\"检索\"]\ncount = false\n";
    let report = check(tell, &sample());
    // 公报 is named beside 废止行政规范性文件 2 件, in one sentence with a figure: in doubt it is told.
    assert_eq!(told(&report, "profile.must-tell").len(), 1);
    assert!(told(&report, "profile.must-tell")[0].contains("直播"));
    let without = sample().replace("412 条，比上年增加 37 条，制发行政规范性文件 6 件", "若干条，均有解读");
    assert_eq!(told(&check(tell, &without), "profile.must-tell").len(), 2);
    // That there was none is told, too.
    let none = sample().replace("改进网站检索", "没有举办直播；改进网站检索");
    assert!(told(&check(tell, &none), "profile.must-tell").is_empty());

    let contact = "contact = [\"联系电话\"]";
    assert_eq!(told(&check(contact, &sample()), "profile.contact").len(), 1);
    assert!(told(&check(contact, &sample().replace("12月31日。", "12月31日。联系 电话：0300-1234567。")), "profile.contact").is_empty());

    let signed = |date: &str| sample() + "\n青禾市水利局\n" + date;
    let late = |date| told(&check("deadline = \"01-20\"", &signed(date)), "profile.deadline").len();
    assert_eq!([late("2024年1月20日"), late("2024年1月21日"), late("二〇二四年二月一日"), late("2025年1月3日")], [0, 1, 1, 1]);
}

#[test]
fn a_part_is_asked_nothing() {
    let text = sample();
    let part = &text[text.find("一、总体情况").unwrap()..text.find("二、主动").unwrap()];
    let report = check("max_characters = 5\ncontact = [\"电话\"]\n[[must_tell]]\nwhat = \"直播\"\nwords = [\"直播\"]", part);
    assert!(report.findings.iter().all(|f| !f.rule.starts_with("profile.")));
}

#[test]
fn own_relations_are_checked_and_severities_are_its_own() {
    let own = "[severities]\n\"qinghe.repeal\" = \"note\"\n\"disclosure.regulations-power\" = \"error\"\n[[tables]]\nform = \"2021\"\nid = \"disclosure\"\n\
        [[tables.relations]]\nrule = \"qinghe.repeal\"\neach = \"row\"\nholds = \"issued >= repealed\"\n\
        broken = { zh = \"本年废止多于制发\", en = \"more repealed than issued\" }\n";
    let text = sample().replace("行政规范性文件\t6\t2\t41", "行政规范性文件\t6\t9\t41").replace("规章\t0\t0\t0", "规章\t1\t0\t1");
    let report = check(own, &text);
    let found = report.findings.iter().find(|f| f.rule == "qinghe.repeal").expect("its relation is checked");
    assert_eq!((found.severity, found.message.contains("本年废止多于制发")), (gouji::report::Severity::Note, true));
    let power = report.findings.iter().find(|f| f.rule == "disclosure.regulations-power").unwrap();
    assert_eq!(power.severity, gouji::report::Severity::Error);
    assert!(report.relations.iter().any(|r| r.rule == "qinghe.repeal"));
    // The catalogue knows what may be found.
    let rules = Checker::new().with_profile(profile(&format!("max_characters = 900\n{own}"))).rules();
    let known = |id: &str| rules.iter().find(|rule| rule.id == id);
    // In its own words, with its own basis; what it does not ask is not told.
    let (repeal, length) = (known("qinghe.repeal").unwrap(), known("profile.length").unwrap());
    assert_eq!(length.statement.zh, "总体情况不超过 900 字");
    assert!(length.why.as_ref().is_some_and(|why| why.zh.contains("青政办发〔2023〕9号")));
    assert_eq!([&*repeal.basis, &*length.basis], ["青政办发〔2023〕9号"; 2]);
    assert!(known("profile.contact").is_none() && known("profile.must-tell").is_none() && known("profile.deadline").is_none());
    // Without the profile nothing of it is there.
    let plain = common::check(&text);
    assert!(plain.findings.iter().all(|f| f.rule != "qinghe.repeal") && plain.document.profile.is_none());
}

#[test]
fn a_profile_is_loaded_strictly_with_line_and_reason() {
    let head = "name = \"x\"\nsource = \"y\"\n";
    for (more, line, reason) in [
        ("dead_line = \"01-20\"", 3, "dead_line"),
        ("deadline = \"13-01\"", 3, "13-01"),
        ("deadline = \"2-30\"", 3, "2-30"),
        ("max_characters = \"千\"", 3, "invalid type"),
        ("\n[[must_tell]]\nwhat = \"直播\"\nwords = []", 6, "词"),
        ("[[must_tell]]\nwhat = \"直播\"", 3, "words"),
        ("[severities]\n\"cell.blank\" = \"note\"\n\"cell.blnk\" = \"note\"", 5, "cell.blnk"),
        ("[severities]\n\"cell.blank\" = \"off\"", 4, "off"),
        ("[[tables]]\nform = \"2020\"\nid = \"requests\"\nrelations = []", 4, "2020"),
        ("[[tables]]\nform = \"2021\"\nid = \"request\"\nrelations = []", 5, "request"),
        (
            "[[tables]]\nform = \"2021\"\nid = \"requests\"\n[[tables.relations]]\nrule = \"a.b\"\neach = \"column\"\nholds = \"new = nwe\"",
            9,
            "nwe",
        ),
        ("= 1", 3, ""),
    ] {
        let error = Profile::load(&format!("{head}{more}")).expect_err(more);
        assert_eq!(error.line, line, "{more}: {error}");
        assert!(error.reason.contains(reason), "{more}: {error}");
    }
    let missing = Profile::load("name = \"x\"\n").unwrap_err();
    assert!(missing.reason.contains("source"), "{missing}");
}

/// The profile of the repository is read, and asks of a report what its source asks.
#[test]
fn the_worked_example_asks_what_its_source_does() {
    let profile = Profile::load(&fs::read_to_string(WUWEI).unwrap()).unwrap();
    assert_eq!(profile.to_string(), "武威市 2025 年（武政办发〔2025〕54号）");
    let checker = Checker::new().with_profile(profile);
    let lacks = |text: &str| {
        let report = checker.check(Input::Text(text), &Options::default()).unwrap();
        report.findings.iter().filter(|f| f.rule.starts_with("profile.")).map(|f| f.key.clone()).collect::<Vec<_>>()
    };
    let text = sample().replace("2023", "2025").replace("2022", "2024");
    let mut lacking = lacks(&text);
    lacking.sort_unstable();
    let expected = [
        "回应关切的数量",
        "政务公开专区的数量",
        "政务新媒体发布信息的数量",
        "政策解读的数量",
        "行政规范性文件的现行有效数量",
        "重点领域信息的数量",
    ];
    assert_eq!(lacking, expected);
    let whole = text.replace(
        "（四）平台建设。",
        "政务新媒体发布 86 条，解读政策 12 篇，回应关切 30 次，公开就业、养老等重点领域信息 44 条，现行有效行政规范性文件 41 件。\n（四）平台建设。设政务公开专区 1 处。",
    );
    assert_eq!(lacks(&whole), [""; 0]);
    assert_eq!(lacks(&whole.replace("设政务公开专区", &"公开工作平稳有序。".repeat(120))), ["length", "政务公开专区的数量"]);
}

#[test]
fn every_export_names_the_profile() {
    let run = |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_gouji")).args(args).output().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt");
    for format in ["human", "json", "ndjson", "csv", "sarif", "markdown", "html"] {
        let output = run(&["check", "--profile", WUWEI, "--format", format, sample]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("武政办发〔2025〕54号") && text.contains("武威市 2025 年"), "{format}: {text}");
    }
    let ignored = run(&["check", "--profile", WUWEI, "--ignore", "profile.must-tell", "--lang", "zh", sample]);
    let text = String::from_utf8(ignored.stdout).unwrap();
    assert!(!text.contains("profile.must-tell") && text.contains("忽略"), "{text}");
    for (path, told) in [("no-such.toml", "--profile no-such.toml"), (sample, "第 1 行")] {
        let output = run(&["check", "--profile", path, "--lang", "zh", sample]);
        let told_of = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told_of.contains(told) && output.stdout.is_empty(), "{told_of}");
    }
}
