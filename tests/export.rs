//! What can be taken away: the same facts in every shape, inert wherever it is opened, and figures that come back as they went.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use gouji::export::{self, Checked, Item, Shape};
use gouji::report::Unread;
use gouji::{Aside, Checker, Input, Lang, Options};

fn sample(name: &str) -> String {
    fs::read_to_string(format!("{}/www/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn checked(text: &str, name: Option<&str>) -> Checked {
    let options = name.map_or_else(Options::default, |name| Options::default().name(name));
    Checked::new(Checker::new().check(Input::Text(text), &options).unwrap(), text.as_bytes())
}

/// Checks with one finding set aside.
fn set_aside(text: &str, name: &str, id: String, reason: &str) -> Checked {
    let options = Options::default().name(name).aside(Aside { id, reason: reason.to_owned() });
    Checked::new(Checker::new().check(Input::Text(text), &options).unwrap(), text.as_bytes())
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gouji")).args(args).args(["--lang", "zh"]).output().unwrap()
}

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("gouji-export-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// A report in which everything the user may write is hostile to whatever shows it.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><iframe src=javascript:alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "<style>@import 'http://example.com/x.css'</style>",
    "=HYPERLINK(\"http://example.com\")",
    "=1+1|' /C calc'!A0",
    "@SUM(1)",
    "+1+1",
    "-2+3",
    "</title><script>alert(1)</script>",
    "&lt;script&gt;",
];

fn hostile() -> Vec<Item> {
    PAYLOADS
        .iter()
        .map(|payload| {
            // Where it comes out again: a file's name, a cell that is no figure, a row the form has not, words quoted from the text.
            let text = sample("clean-2021.txt")
                .replacen("二、上年结转政府信息公开申请数量\t4\t0", &format!("二、上年结转政府信息公开申请数量\t4\t{payload}"), 1)
                .replacen("（四）平台建设。", &format!("（四）平台建设。XX{payload}××局。"), 1);
            assert!(text.contains(payload));
            let id = checked(&text, None).report.findings[0].id.clone();
            set_aside(&text, payload, id, payload).into()
        })
        .chain(PAYLOADS.iter().map(|payload| Item::Unread(Unread::new(Some(payload.to_string()), None, "damaged", payload.to_string()))))
        .collect()
}

#[test]
fn a_page_has_no_script_and_no_tag_but_its_own() {
    let page = export::render(&hostile(), Shape::Html, gouji::form::official(), Lang::Zh);
    let known = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "ol", "ul", "li", "a", "section", "p", "strong",
        "table", "thead", "tbody", "tr", "th", "td", "br", "q", "small", "footer",
    ];
    for tag in page.split('<').skip(1) {
        let name = tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '>').next().unwrap();
        assert!(known.contains(&name), "<{name}");
        let attributes = tag.split('>').next().unwrap();
        assert!(!attributes.contains("src=") && !attributes.contains("javascript:") && !attributes.contains(" on"), "{attributes}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    let lists = [export::render(&hostile(), Shape::Csv, gouji::form::official(), Lang::Zh)];
    let hostile = hostile();
    let reports = hostile.iter().filter_map(|i| if let Item::Checked(c) = i { Some(&c.report) } else { None });
    let figures = reports.map(|r| export::figures(r, gouji::form::official())).collect::<Vec<_>>();
    assert_eq!(figures.len(), PAYLOADS.len());
    let mut seen = 0;
    for text in lists.iter().chain(&figures) {
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            for cell in &record.unwrap() {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
                assert!(!formula, "{cell}");
                seen += usize::from(cell.starts_with('\''));
            }
        }
    }
    assert!(seen >= 5, "only {seen} cells were made harmless: does the test still look?");
}

#[test]
fn markdown_shows_what_it_is_given_as_text() {
    let text = export::render(&hostile(), Shape::Markdown, gouji::form::official(), Lang::Zh);
    assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("]("));
    assert!(!text.contains("http://"), "a link would come alive");
    // A bar in a cell would make another column.
    for line in text.lines().filter(|l| l.starts_with("| ")) {
        assert_eq!(line.replace("\\|", "").matches('|').count(), 7, "{line}");
    }
}

#[test]
fn sarif_has_a_result_for_each_finding_where_it_stands() {
    let text = sample("slips-2021.txt");
    let findings = checked(&text, None).report.findings;
    let one = set_aside(&text, "报告 2023.txt", findings[0].id.clone(), "已核实");
    let log: serde_json::Value =
        serde_json::from_str(&export::render(&[one.into()], Shape::Sarif, gouji::form::official(), Lang::Zh)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    // The rules of the program, and behind them those that any profile may ask.
    let ids: Vec<&str> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let known = Checker::new().rules();
    assert_eq!(ids[..known.len()], known.iter().map(|rule| rule.id.as_ref()).collect::<Vec<_>>());
    assert_eq!(ids[known.len()..], ["profile.length", "profile.must-tell", "profile.contact", "profile.deadline"]);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    let units: Vec<u16> = text.encode_utf16().collect();
    for result in results {
        let finding = findings.iter().find(|f| result["partialFingerprints"]["gouji/v1"] == f.id).unwrap();
        assert_eq!(result["ruleId"], finding.rule.as_ref());
        assert_eq!(result["message"]["text"], finding.message.as_str());
        assert_eq!(run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize]["id"], finding.rule.as_ref());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "%E6%8A%A5%E5%91%8A%202023.txt");
        let (start, length) =
            (place["region"]["charOffset"].as_u64().unwrap() as usize, place["region"]["charLength"].as_u64().unwrap() as usize);
        if let Some(quote) = &finding.quote {
            assert_eq!(String::from_utf16_lossy(&units[start..start + length]), *quote);
        }
    }
    let aside = results.iter().find(|r| r["partialFingerprints"]["gouji/v1"] == findings[0].id.as_str()).unwrap();
    assert_eq!(aside["suppressions"][0]["justification"], "已核实");
}

/// What a profile's relations find is no stranger to the log: each result points to its rule, which is listed behind those of the program.
#[test]
fn sarif_lists_the_rules_of_a_profile_and_results_point_to_them() {
    let profile = "name = \"x\"\nsource = \"青政办发〔2023〕9号\"\nmax_characters = 100\n[[tables]]\nform = \"2021\"\nid = \"disclosure\"\n\
        [[tables.relations]]\nrule = \"qinghe.repeal\"\neach = \"row\"\nholds = \"issued >= repealed\"\n\
        broken = { zh = \"本年废止多于制发\", en = \"more repealed than issued\" }\n";
    let text = sample("clean-2021.txt").replace("行政规范性文件\t6\t2\t41", "行政规范性文件\t6\t9\t41");
    let folder = folder("profiled", &[("报告.txt", &text), ("要求.toml", profile)]);
    let (report, profile) = (folder.join("报告.txt"), folder.join("要求.toml"));
    let out = run(&["check", "--format", "sarif", "--profile", profile.to_str().unwrap(), report.to_str().unwrap()]);
    let log: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let (rules, results) = (&log["runs"][0]["tool"]["driver"]["rules"], log["runs"][0]["results"].as_array().unwrap());
    for id in ["qinghe.repeal", "profile.length"] {
        let result = results.iter().find(|result| result["ruleId"] == id).unwrap_or_else(|| panic!("{id}: {results:?}"));
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], id);
    }
    fs::remove_dir_all(folder).unwrap();
}

/// A rule's page is told where it is said where the pages are, and only there; a place that SARIF cannot name is refused.
#[test]
fn sarif_tells_the_page_of_a_rule_where_it_is_said_where_they_are() {
    let folder = folder("pages", &[("报告.txt", &sample("slips-2021.txt"))]);
    let path = folder.join("报告.txt");
    let run = |more: &[&str]| run(&[&["check", path.to_str().unwrap()], more].concat());
    let rules = |more: &[&str]| -> Vec<serde_json::Value> {
        let log: serde_json::Value = serde_json::from_slice(&run(&[&["--format", "sarif"], more].concat()).stdout).unwrap();
        log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().clone()
    };
    assert!(rules(&[]).iter().all(|rule| rule.get("helpUri").is_none()));
    for rule in rules(&["--rules-url", "https://gk.example/docs/rules/"]) {
        let id = rule["id"].as_str().unwrap();
        if id.starts_with("profile.") {
            assert!(rule.get("helpUri").is_none(), "{id} has no page");
        } else {
            assert_eq!(rule["helpUri"], format!("https://gk.example/docs/rules/{id}.md"));
            let page = format!("{}/docs/rules/{id}.md", env!("CARGO_MANIFEST_DIR"));
            assert!(fs::exists(&page).unwrap(), "{page}");
        }
    }
    for wrong in [
        &["--format", "sarif", "--rules-url", "docs/rules"][..],
        &["--format", "sarif", "--rules-url", "https://a b"],
        &["--rules-url", "https://gk.example"],
    ] {
        let out = run(wrong);
        assert_eq!((out.status.code(), out.stdout.len()), (Some(2), 0), "{wrong:?}");
        assert!(String::from_utf8(out.stderr).unwrap().contains("--rules-url"), "{wrong:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_command_line_gives_every_shape_and_the_same_exit_status() {
    let folder = folder("shapes", &[("甲.txt", &sample("clean-2021.txt")), ("乙.txt", &sample("slips-2021.txt"))]);
    let path = folder.to_str().unwrap();
    for format in ["csv", "sarif", "markdown", "html"] {
        let out = run(&["check", "--format", format, path]);
        assert_eq!(out.status.code(), Some(1), "{format}");
        assert_eq!(out.stdout, run(&["check", "--format", format, "--jobs", "1", path]).stdout, "{format}");
        let text = String::from_utf8(out.stdout).unwrap();
        for name in ["甲.txt", "乙.txt"] {
            let name = if format == "sarif" {
                name.bytes().map(|b| if b.is_ascii() { (b as char).to_string() } else { format!("%{b:02X}") }).collect()
            } else {
                name.to_owned()
            };
            assert!(text.contains(&name), "{format}: {name}");
        }
    }
    let csv = String::from_utf8(run(&["check", "--format", "csv", path]).stdout).unwrap();
    let clean = csv.lines().find(|l| l.contains("甲.txt")).unwrap();
    assert!(clean.contains("42 项勾稽关系全部成立"), "a clean report has its line: {clean}");
    let missing = run(&["check", "--format", "csv", path, "没有这个文件.txt"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("没有这个文件.txt"));
    let part = folder.join("丙.txt");
    fs::write(&part, sample("clean-2021.txt").split("四、政府信息公开行政复议").next().unwrap()).unwrap();
    let csv = String::from_utf8(run(&["check", "--format", "csv", part.to_str().unwrap()]).stdout).unwrap();
    assert!(csv.contains("未核对"), "what could not be checked is said: {csv}");
    fs::remove_dir_all(folder).unwrap();
}

/// The workbook of many, read by our own reader: the problems of each with a row for what could not be read, and every figure.
#[test]
fn a_workbook_of_many_has_their_problems_and_their_figures() {
    let unread = || Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "这个 PDF 里没有文字".into()));
    let items = || {
        vec![
            Item::from(checked(&sample("slips-2021.txt"), Some("差.txt"))),
            unread(),
            checked(&sample("clean-2021.txt"), Some("好.txt")).into(),
        ]
    };
    let forms = gouji::form::official();
    let bytes = export::workbook_of(&items(), forms, Lang::Zh).unwrap();
    assert_eq!(bytes, export::workbook_of(&items(), forms, Lang::Zh).unwrap(), "the same bytes every time");
    let text = Checker::new().shown_text(Input::Bytes(&bytes)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // Every row of the csv is one here, message for message.
    let csv = export::render(&items(), Shape::Csv, forms, Lang::Zh);
    let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let mut seen = 0;
    for row in rows.records().map(Result::unwrap) {
        seen += 1;
        assert!(lines.iter().any(|line| line.starts_with(&row[0]) && line.contains(row[5].trim_start_matches('\''))), "{row:?}");
    }
    assert!(seen > 8, "only {seen} rows were seen");
    for item in items() {
        let Item::Checked(one) = item else { continue };
        for cell in one.report.tables.iter().flat_map(|t| &t.cells) {
            let line = lines.iter().find(|l| l.starts_with(one.report.document.name.as_deref().unwrap()) && l.ends_with(&cell.address));
            let told = line.unwrap_or_else(|| panic!("{} is not there", cell.address)).split('\t').nth(6).unwrap();
            assert_eq!(told.parse().ok(), cell.value.map(|v| v.0.to_string().parse::<f64>().unwrap()), "{}", cell.address);
        }
    }
}

/// What a spreadsheet would run is a text in a workbook, and what is longer than a cell is cut.
#[test]
fn a_workbook_of_many_runs_nothing_and_takes_any_length() {
    let mut items = hostile();
    items.push(
        checked(&format!("青禾市水利局2023年政府信息公开工作年度报告\n规章\t{}\t0\t3\n", "𠀀".repeat(40_000)), Some("长.txt")).into(),
    );
    let bytes = export::workbook_of(&items, gouji::form::official(), Lang::Zh).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let text = std::io::read_to_string(archive.by_name(sheet).unwrap()).unwrap();
        assert!(!text.contains("<f>") && text.contains("<c "), "a formula in {sheet}");
    }
}

/// The workbook is read by our own reader of files: every figure comes back, and a broken cell is not hidden.
#[test]
fn a_workbook_gives_the_figures_back() {
    for name in ["clean-2019.txt", "clean-2021.txt", "slips-2021.txt"] {
        let one = checked(&sample(name), Some(name));
        let bytes = export::workbook(&one.report, gouji::form::official()).unwrap();
        assert_eq!(bytes, export::workbook(&one.report, gouji::form::official()).unwrap(), "the same bytes every time");
        let again = Checker::new().check(Input::Bytes(&bytes), &Options::default().name("figures.xlsx")).unwrap();
        let values = |r: &gouji::Report| {
            r.tables.iter().flat_map(|t| &t.cells).map(|c| (c.address.clone(), c.value.map(|v| v.0.normalize()))).collect::<Vec<_>>()
        };
        assert_eq!(values(&again), values(&one.report), "{name}");
        assert_eq!(again.summary.relations, one.report.summary.relations, "{name}");
    }
}

#[test]
fn the_digest_is_that_of_the_bytes() {
    // The SHA-256 of "abc", as in FIPS 180-2, appendix B.1.
    let one = Checked::new(checked(&sample("clean-2021.txt"), None).report, b"abc");
    assert_eq!(one.digest(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert!(export::render(&[one.into()], Shape::Html, gouji::form::official(), Lang::En).contains("ba7816bf"));
}

/// Two hundred inputs of which one is empty, one is no text, and one is not there: two hundred rows in every format, in the order given.
#[test]
fn every_input_has_its_row_in_every_format() {
    const COUNT: usize = 200;
    let text = "青禾市水利局2023年政府信息公开工作年度报告\n规章\t0\t0\t0\n行政规范性文件\t6\t2\t9\n";
    let names: Vec<String> = (0..COUNT).map(|n| format!("{n:03}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), if name == "017.txt" { " \n" } else { text })).collect();
    let folder = folder("rows", &files);
    fs::write(folder.join("099.txt"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    fs::remove_file(folder.join("150.txt")).unwrap();
    let paths: Vec<String> = names.iter().map(|n| folder.join(n).to_str().unwrap().to_owned()).collect();
    let out = |format: &str| {
        let args: Vec<&str> = ["check", "--format", format].into_iter().chain(paths.iter().map(String::as_str)).collect();
        let out = run(&args);
        assert_eq!(out.status.code(), Some(2), "{format}");
        let told = String::from_utf8(out.stderr).unwrap();
        let unread: Vec<&str> = ["017.txt", "099.txt", "150.txt"].into_iter().filter(|n| told.contains(n)).collect();
        assert_eq!((unread.len(), told.lines().count()), (3, 3), "{format}: standard error tells all three: {told}");
        String::from_utf8(out.stdout).unwrap()
    };
    let code = |row: &serde_json::Value| row["error"]["code"].as_str().map(str::to_owned);
    let is_whole = |rows: &[serde_json::Value], format: &str| {
        assert_eq!(rows.iter().map(|r| r["document"]["name"].as_str().unwrap()).collect::<Vec<_>>(), names, "{format}");
        let failed: Vec<(usize, String)> = rows.iter().enumerate().filter_map(|(i, r)| Some((i, code(r)?))).collect();
        assert_eq!(failed, [(17, "empty".into()), (99, "unsupported".into()), (150, "not-found".into())], "{format}");
        assert!(
            rows[17]["document"]["path"].as_str().unwrap().ends_with("/017.txt")
                && !rows[17]["error"]["message"].as_str().unwrap().is_empty()
        );
    };
    let rows: Vec<serde_json::Value> = out("ndjson").lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    is_whole(&rows, "ndjson");
    is_whole(serde_json::from_str::<Vec<serde_json::Value>>(&out("json")).unwrap().as_slice(), "json");

    let csv = out("csv");
    let records: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes()).records().map(Result::unwrap).collect();
    let heads: Vec<&csv::StringRecord> = records.iter().filter(|r| ["结论", "未能读取"].contains(&&r[3])).collect();
    assert!(heads.len() == COUNT && heads.iter().zip(&names).all(|(r, n)| r[0].ends_with(n.as_str())), "csv: {}", heads.len());
    assert_eq!((&heads[17][4], &heads[99][4], &heads[150][4]), ("input.empty", "input.unsupported", "input.not-found"));

    let log: serde_json::Value = serde_json::from_str(&out("sarif")).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["artifacts"].as_array().unwrap().len(), COUNT);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notices = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    let failed = notices.iter().filter(|n| n["level"] == "error").map(|n| {
        let artifact = &n["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(run["artifacts"][artifact["index"].as_u64().unwrap() as usize]["location"]["uri"], artifact["uri"]);
        (artifact["index"].as_u64().unwrap(), n["descriptor"]["id"].as_str().unwrap())
    });
    assert_eq!(failed.collect::<Vec<_>>(), [(17, "input.empty"), (99, "input.unsupported"), (150, "input.not-found")]);

    for (format, head) in [("html", "<section id=\"report-"), ("markdown", "# "), ("human", "")] {
        let text = out(format);
        let heads: Vec<&str> = text.lines().filter(|l| l.starts_with(head) && l.len() > head.len()).collect();
        if format != "human" {
            assert_eq!(heads.len(), COUNT, "{format}");
        }
        assert!(names.iter().all(|n| text.replace('\\', "").contains(n.as_str())), "{format}");
        assert_eq!(text.matches("未能读取").count(), if format == "html" { 6 } else { 3 }, "{format}: the index of the page tells it too");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Characters that turn a line around, break it or hide are seen as what they are, in every shape but JSON, which is for programs.
#[test]
fn no_name_or_word_turns_a_line_around() {
    let name = "报告\u{202e}txt\u{1b}[31m\u{2066}\n甲.docx";
    let text = sample("clean-2021.txt").replacen("（四）平台建设。", "（四）平台建设。XX\u{202e}局。", 1);
    let read = checked(&text, Some(name));
    assert!(read.report.findings[0].message.contains("XX"));
    let items: Vec<Item> = vec![read.into(), Item::Unread(Unread::new(Some(name.into()), None, "empty", "\u{202e}".into()))];
    for shape in [Shape::Csv, Shape::Sarif, Shape::Markdown, Shape::Html] {
        let text = export::render(&items, shape, gouji::form::official(), Lang::Zh);
        let bad = text
            .trim_start_matches('\u{feff}')
            .chars()
            .find(|c| *c != '\n' && c.is_control() || ('\u{202a}'..='\u{202e}').contains(c) || ('\u{2066}'..='\u{2069}').contains(c));
        assert_eq!(bad, None, "{shape:?}");
        assert!(shape == Shape::Sarif || text.replace('\\', "").contains("[U+202E]txt[U+001B][31m[U+2066] 甲.docx"), "{shape:?}: {text}");
    }
}
