//! Copies of reports as people paste them, class by class: how many cells come out right, and nothing is accused falsely.

mod common;

use std::collections::HashMap;

use common::paste::{Make, Paste, classes};
use common::{Figures, form};
use gouji::report::{CellState, Severity, State};
use gouji::{Checker, Input, Options, Report};

/// What came of a class.
#[derive(Default, Clone)]
struct Score {
    pastes: usize,
    cells: usize,
    right: usize,
    wrong: usize,
    doubtful: usize,
    lost: usize,
    extra: usize,
    errors: usize,
    /// Of the errors those that a sum is wrong.
    sums: usize,
    /// Wrong figures put in, and those of them that were found.
    planted: usize,
    found: usize,
}

impl Score {
    fn add(&mut self, other: &Score) {
        self.pastes += other.pastes;
        self.cells += other.cells;
        self.right += other.right;
        self.wrong += other.wrong;
        self.doubtful += other.doubtful;
        self.lost += other.lost;
        self.extra += other.extra;
        self.errors += other.errors;
        self.sums += other.sums;
        self.planted += other.planted;
        self.found += other.found;
    }

    fn line(&self, name: &str) -> String {
        let Score { pastes, cells, right, wrong, doubtful, lost, extra, errors, sums, planted, found } = self;
        let share = 100.0 * *right as f64 / (*cells).max(1) as f64;
        format!(
            "{pastes:4} {cells:6} {share:6.1}% {wrong:5} {doubtful:5} {lost:5} {extra:5} {errors:5} {sums:5} {found:3}/{planted:<3} {name}"
        )
    }
}

fn check(paste: &Paste) -> Option<Report> {
    Checker::new().check(Input::Bytes(&paste.bytes), &Options::default()).ok()
}

fn is_sum(rule: &str) -> bool {
    ["requests.", "review.", "disclosure."].iter().any(|table| rule.starts_with(table))
}

fn score(paste: &Paste, notes: &mut Vec<String>) -> Score {
    let mut score = Score { pastes: 1, ..Score::default() };
    let report = check(paste);
    let cells: HashMap<&str, _> =
        report.iter().flat_map(|r| &r.tables).flat_map(|t| &t.cells).map(|c| (c.address.as_str(), (c.value, c.state))).collect();
    for cell in paste.figures.form.tables.iter().flat_map(|t| &t.cells) {
        let given = paste.given.is_empty()
            || paste.given.iter().any(|g| cell.address.strip_prefix(g).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.'])));
        let wanted = paste.figures.value(&cell.address, cell.kind);
        let (value, state) = cells.get(&*cell.address).copied().unwrap_or((None, CellState::Missing));
        let value = value.map(|n| n.0.to_string().parse::<f64>().unwrap());
        if !given {
            let alone = !paste.whole && value.is_some_and(|v| v != 0.0) && state != CellState::Doubtful;
            score.extra += usize::from(alone);
            continue;
        }
        score.cells += 1;
        let at = match (value, state) {
            (_, CellState::Doubtful) => &mut score.doubtful,
            (_, CellState::Missing) => &mut score.lost,
            (value, _) if value.unwrap_or(0.0) == wanted => &mut score.right,
            (None, _) => &mut score.lost,
            (Some(_), _) if wanted == 0.0 => &mut score.extra,
            _ => &mut score.wrong,
        };
        *at += 1;
        if state == CellState::Doubtful || value.unwrap_or(0.0) != wanted || state == CellState::Missing {
            notes.push(format!("{} {value:?} {state:?} for {wanted}", cell.address));
        }
    }
    let errors = report.iter().flat_map(|r| &r.findings).filter(|f| f.severity == Severity::Error);
    for finding in errors.filter(|f| !paste.rightly.contains(&&*f.rule)) {
        score.errors += 1;
        score.sums += usize::from(is_sum(&finding.rule));
        notes.push(format!("{}: {}", finding.rule, finding.message));
    }
    score
}

/// The figures with one of them ten too large; its table adds up no more.
fn slip(figures: &Figures, table: usize) -> Figures {
    let mut slipped = figures.clone();
    *slipped.values.get_mut(["requests/granted/natural", "review/direct/corrected"][table]).unwrap() += 10;
    slipped
}

/// Whether a slip is a wrong sum where it was put.
fn finds(paste: &Paste, table: usize) -> bool {
    let rule = ["requests.", "review."][table];
    check(paste).is_some_and(|r| r.findings.iter().any(|f| f.severity == Severity::Error && f.rule.starts_with(rule)))
}

/// Every way to paste a class's member: both forms, figures of several sizes.
fn member(name: &str, make: Make, notes: &mut Vec<String>) -> Score {
    let mut all = Score::default();
    for id in ["2019", "2021"] {
        for (seed, size) in [(1, 40), (2, 300), (3, 4), (4, 3000)] {
            let figures = Figures::random(form(id), seed, size);
            let paste = make(&figures);
            let mut own = Vec::new();
            let mut scored = score(&paste, &mut own);
            for table in 0..2 {
                let prefix = ["requests", "review"][table];
                if paste.given.is_empty() || paste.given.contains(&prefix) {
                    scored.planted += 1;
                    scored.found += usize::from(finds(&make(&slip(&figures, table)), table));
                }
            }
            if let (false, Ok(folder)) = (own.is_empty(), std::env::var("KEEP")) {
                std::fs::write(format!("{folder}/{}-{id}-{seed}.txt", name.replace('/', "_")), &paste.bytes).unwrap();
            }
            notes.extend(own.into_iter().take(40).map(|n| format!("{name}, {id}, seed {seed}: {n}")));
            all.add(&scored);
        }
    }
    all
}

fn members(class: &str) -> &'static [(&'static str, Make)] {
    classes().find(|c| c.0 == class).unwrap().1
}

/// Every paste of a class with its report.
fn reports(class: &str) -> Vec<(String, Report)> {
    let of = |id: &'static str| {
        members(class).iter().map(move |(name, make)| (format!("{name}, {id}"), make(&Figures::random(form(id), 1, 40))))
    };
    ["2019", "2021"].into_iter().flat_map(of).map(|(name, paste)| (name, check(&paste).unwrap())).collect()
}

#[test]
fn a_heading_within_a_part_is_no_part() {
    for (name, report) in reports("headings that read like titles") {
        let numbers: Vec<u32> = report.sections.iter().map(|s| s.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6], "{name}");
        let bracketed = report.sections.iter().find(|s| s.heading.starts_with(['（', '3']));
        assert!(bracketed.is_none(), "{name}: {bracketed:?}");
        let section = report.findings.iter().find(|f| f.rule.starts_with("section.") && f.severity != Severity::Note);
        assert!(section.is_none(), "{name}: {section:?}");
    }
}

#[test]
fn rows_that_the_form_does_not_have_are_said() {
    for class in ["repeated rows", "sub-rows"] {
        for (name, report) in reports(class).into_iter().filter(|r| class == "repeated rows" || r.0.contains("2019")) {
            assert!(report.findings.iter().any(|f| f.rule == "table.row-unknown"), "{class}, {name}");
        }
    }
}

#[test]
fn a_blank_column_is_said_once() {
    for (name, report) in reports("a blank column") {
        let errors: Vec<&str> = report.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| &*f.rule).collect();
        assert_eq!(errors, ["table.column-missing"], "{name}");
    }
}

#[test]
fn digits_misread_are_no_numbers() {
    for (name, report) in reports("digits misread") {
        assert!(report.findings.iter().any(|f| matches!(&*f.rule, "cell.not-a-number" | "cell.doubtful")), "{name}");
        assert!(!matches!(report.verdict.state, State::Holds | State::HoldsPart), "{name}");
    }
}

#[test]
fn many_letters_for_digits_are_doubted_together_and_a_few_are_slips() {
    // A row of requests and one of another table; words are words.
    for (figures, decisions, rules) in [
        (["1O", "2", "o", "l", "0", "I", "15"], "7", vec!["cell.doubtful"]),
        (["l", "O", "0", "0", "0", "〇", "I"], "5O", vec!["cell.doubtful", "cell.doubtful"]),
        (["3", "O", "0", "0", "0", "O", "3"], "l", vec!["cell.not-a-number"; 3]),
        (["1O", "无此项", "见附件", "不详", "0", "0", "10"], "7", vec!["cell.not-a-number"; 4]),
    ] {
        let text = format!(
            "行政规范性文件\t{decisions}\t1\t9\n一、本年新收政府信息公开申请数量\t{}\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n",
            figures.join("\t")
        );
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let found: Vec<&str> = report.findings.iter().filter(|f| f.severity != Severity::Note).map(|f| &*f.rule).collect();
        assert_eq!(found, rules, "{text}");
        let cell = report.tables.iter().flat_map(|t| &t.cells).find(|c| c.address == "requests/new/natural").unwrap();
        let value = cell.value.as_ref().map(|v| v.to_string());
        let read = figures[0].replace('O', "0").replace('l', "1");
        if rules[0] == "cell.doubtful" {
            assert_eq!((value.as_deref(), cell.state), (Some(&*read), CellState::Doubtful), "{text}");
        }
    }
}

/// What is read of cells by their addresses ("5" stated, "5?" doubtful, "_" blank), and the rules of what is found that is no note.
fn told(text: &str, addresses: &[&str]) -> (String, Vec<String>) {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cell = |address: &&str| {
        let cell = report.tables.iter().flat_map(|t| &t.cells).find(|c| c.address == *address).unwrap();
        let value = cell.value.as_ref().map_or(String::new(), |v| v.to_string());
        value
            + match cell.state {
                CellState::Stated => "",
                CellState::Blank => "_",
                CellState::Missing => "!",
                _ => "?",
            }
    };
    let found = report.findings.iter().filter(|f| f.severity != Severity::Note).map(|f| f.rule.to_string()).collect();
    (addresses.iter().map(cell).collect::<Vec<_>>().join(" "), found)
}

#[test]
fn labels_that_stand_together_before_their_figures_are_doubted() {
    let head = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n";
    let six = "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 8\n第二十条第（六）项\n信息内容 本年处理决定数量\n";
    for (rest, read) in [
        // By their order where there are as many rows.
        (format!("规章\n行政规范性文件\n1 0 5\n4 3 21\n{six}行政处罚 41\n行政强制 6\n"), "1? 5? 21? 41 6"),
        (format!("规章\n行政规范性文件\n  1\t0\t5\n  4\t3\t21\n{six}行政处罚 41\n行政强制 6\n"), "1? 5? 21? 41 6"),
        // A figure a line: whose they are is not told.
        (format!("规章 1 0 5\n行政规范性文件 4 3 21\n{six}行政处罚\n行政强制\n41\n6\n"), "1 5 21 ? 41?"),
        // Rows of which nothing is left but the label, and the figures of the next beside or below its own.
        (format!("规章\n行政规范性文件 4 3 21\n7\n{six}行政处罚\n行政强制 6\n"), "_ _ 21 _ 6"),
        (format!("规章\n行政规范性文件\n4\n3\n21\n{six}行政处罚\n行政强制\n6\n"), "_ _ 21 _ 6"),
    ] {
        let cells = ["regulations/issued", "regulations/in_force", "normative/in_force", "penalty/decisions", "coercion/decisions"];
        let (cells, found) = told(&(head.to_owned() + &rest), &cells.map(|c| format!("disclosure/{c}")).each_ref().map(|c| &**c));
        assert_eq!(cells, read, "{rest}");
        let rules: &[&str] = if read.contains('?') { &["cell.doubtful", "cell.blank"] } else { &["cell.blank"] };
        assert!(found.iter().all(|rule| rules.contains(&&**rule)), "{found:?} {rest}");
    }
}

#[test]
fn labels_of_a_whole_table_before_its_figures_raise_no_sum() {
    for id in ["2019", "2021"] {
        let mut figures = Figures::random(form(id), 17, 40);
        let table = figures.form.table("requests").unwrap();
        let wrong = figures.values["requests/new/natural"] + 3;
        figures.values.insert("requests/new/natural".to_owned(), wrong);
        let labels: String = table.rows().map(|(_, _, r)| format!("{}\n", r.label)).collect();
        let row = |(b, r, _): (usize, usize, _)| -> String {
            let cells: Vec<String> =
                table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0")).collect();
            cells.join(" ") + "\n"
        };
        let rows: String = table.rows().map(row).collect();
        let (cells, found) = told(&format!("{labels}{rows}"), &["requests/new/natural", "requests/carried_out/natural"]);
        let wanted = ["new", "carried_out"].map(|row| format!("{}?", figures.values[&format!("requests/{row}/natural")]));
        assert_eq!((cells, found), (wanted.join(" "), vec!["cell.doubtful".to_owned()]), "{id}");
    }
}

#[test]
fn sentences_with_blanks_and_figures_before_a_long_label_are_read() {
    let normative = ["disclosure/normative/issued", "disclosure/normative/repealed", "disclosure/normative/in_force"];
    for between in ["，", "、", "；"] {
        let row = |figures: [u32; 3]| {
            format!("本年制发件数 {} 件{between}本年废止件数 {} 件{between}现行有效件数 {} 件\n", figures[0], figures[1], figures[2])
        };
        let text = format!("- **规章**：{}- **行政规范性文件**：{}", row([0, 0, 2]), row([5, 1, 33]));
        assert_eq!(told(&text, &normative), ("5 1 33".to_owned(), vec![]), "{text}");
    }
    let rows = "7 1 0 0 0 0 8 一、本年新收政府信息公开申请数量\n0 0 0 0 0 0 0 二、上年结转政府信息公开申请数量\n4 1 0 0 0 0 5 （一）予以公开\n\
                2 0 0 0 0 0 3 （二）部分公开（区分处理的，只计这一情形，不计其他情形）\n";
    let (cells, found) = told(rows, &["requests/partial/natural", "requests/partial/total"]);
    assert_eq!((&*cells, found), ("2 3", vec!["requests.row-total".to_owned()]));
}

#[test]
fn parts_of_a_row_one_below_the_other_are_doubted_and_no_words_in_place_of_a_figure() {
    let text = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n市级\n31\n2\n640\n县级\n9\n-1\n75\n\
                其他对外管理服务事项\n12\n0\n88\n第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n行政处罚\n6\n0\n14\n\
                行政强制\n3\n0\n1\n";
    let (cells, found) =
        told(text, &["disclosure/licensing/decisions", "disclosure/other_services/decisions", "disclosure/coercion/decisions"]);
    assert!(cells.ends_with("? 88 1"), "{cells}");
    assert_eq!(found, ["cell.doubtful"]);
}

#[test]
fn a_first_row_whose_label_is_shortened_is_known_and_numbers_of_columns_are_none() {
    let rest =
        "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n（一）予以公开\t4\t0\t0\t0\t0\t0\t4\n（二）部分公开\t2\t0\t0\t0\t0\t0\t2\n";
    for (label, read) in [("1. 新收申请件数", "8 8"), ("新收公开申请数", "8 8"), ("栏次", "! !"), ("行政奖励", "! !")] {
        let text = format!("{label}\t8\t0\t0\t0\t0\t0\t8\n{rest}");
        assert_eq!(told(&text, &["requests/new/natural", "requests/new/total"]).0, read, "{label}");
    }
}

#[test]
fn rows_in_another_order_than_the_form_s_are_read_by_their_printed_labels() {
    let figures = Figures::random(form("2021"), 23, 50);
    let table = figures.form.table("requests").unwrap();
    let mut rows: Vec<String> = Vec::new();
    for (b, r, row) in table.rows() {
        let cells = table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0"));
        rows.push(std::iter::once(row.label.to_string()).chain(cells).collect::<Vec<_>>().join("\t") + "\n");
    }
    let (total, last) = (rows.len() - 2, rows.len() - 1);
    let read = |order: Vec<usize>, named: &dyn Fn(&str) -> String| {
        let text: String = order.iter().map(|&r| named(&rows[r])).collect();
        told(&text, &["requests/total/natural"])
    };
    let own = figures.values["requests/total/natural"].to_string();
    let plain = |row: &str| row.to_owned();
    let first = || std::iter::once(total).chain(0..total).chain([last]).collect::<Vec<_>>();
    assert_eq!(read(first(), &plain), (own.clone(), vec![]));
    let swapped = (0..2).chain([total, last]).chain(2..total).collect();
    assert_eq!(read(swapped, &plain), (own, vec![]));
    // A row of another name in its place is none of the form's.
    let renamed = |row: &str| row.replace("（七）总计", "（七）转办");
    assert_eq!(read(first(), &renamed), ("!".to_owned(), vec!["table.row-missing".to_owned(), "table.row-unknown".to_owned()]));
}

#[test]
fn labels_without_figures_are_not_blank_where_the_figures_stand_in_a_heap() {
    for id in ["2019", "2021"] {
        let figures = Figures::random(form(id), 9, 60);
        let table = figures.form.table("requests").unwrap();
        let rows: Vec<(usize, usize)> = table.rows().map(|(b, r, _)| (b, r)).collect();
        let labels: String = table.rows().map(|(_, _, r)| format!("{}\n", r.label)).collect();
        let column = |c: usize| -> String {
            let cell = |&(b, r): &(usize, usize)| &table.cells[table.cells_of_row(b, r).nth(c).unwrap()];
            rows.iter().map(cell).map(|cell| figures.text(&cell.address, cell.kind, "0") + "\n").collect()
        };
        let columns: String = (0..7).map(column).collect();
        let all = figures.value("requests/new/total", gouji::form::Kind::Count);
        let year = figures.form.from;
        let text = format!(
            "青禾市水利局{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年，本局新收政府信息公开申请{all}件。\n三、收到和处理政府信息公开申请情况\n{labels}{columns}"
        );
        let report = check(&Paste::new(&figures, text)).unwrap();
        let errors: Vec<_> = report.findings.iter().filter(|f| f.severity == Severity::Error && f.rule != "table.missing").collect();
        assert!(errors.is_empty(), "{id}: {:?}", errors.first().map(|f| &f.message));
        let blank = report.tables.iter().flat_map(|t| &t.cells).find(|c| c.address.starts_with("requests/") && c.state == CellState::Blank);
        assert!(blank.is_none(), "{id}: {blank:?}");
    }
}

/// The state of each cell of a row in a text of one table.
fn states(text: &str, row: &str) -> Vec<CellState> {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cells = report.tables.into_iter().flat_map(|t| t.cells);
    cells.filter(|c| c.address.starts_with(&format!("{row}/"))).map(|c| c.state).collect()
}

#[test]
fn fewer_zeros_than_columns_are_of_no_certain_column() {
    let row = |label: &str, figures: usize, between: &str| format!("{label}{between}{}\n", vec!["0"; figures].join(between));
    for between in [" ", "\t", "\n"] {
        for figures in 1..7 {
            let text = row("一、本年新收政府信息公开申请数量", 7, between) + &row("二、上年结转政府信息公开申请数量", figures, between);
            assert_eq!(states(&text, "requests/new"), [CellState::Stated; 7], "{figures} by {between:?}");
            let short = states(&text, "requests/carried_in");
            assert!(short.iter().all(|s| *s == CellState::Doubtful), "{figures} by {between:?}: {short:?}");
        }
    }
    // Of a row that no sum holds together nothing is told by one figure that may stand anywhere.
    let text = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n0\n4\n";
    assert_eq!(states(text, "disclosure/normative"), [CellState::Doubtful; 3]);
}

#[test]
fn a_column_with_the_head_of_another_is_doubted() {
    use CellState::{Doubtful, Stated};
    let table = |head: &str| {
        format!("第二十条第（六）项\n信息内容\n上一年项目数量\n{head}\n处理决定数量\n行政处罚\n31\n6\n88\n行政强制\n4\n0\n2\n")
    };
    for head in ["本年增/减", "本年增减（项）", "本年增/", "增减", "本年\n增/减"] {
        assert_eq!(states(&table(head), "disclosure/penalty"), [Stated; 3], "{head}");
    }
    for head in ["本年数量", "本年项目数", "今年\n数量"] {
        assert_eq!(states(&table(head), "disclosure/penalty"), [Stated, Doubtful, Stated], "{head}");
    }
}

#[test]
fn a_stroke_parts_what_went_up_and_down_under_the_head_of_a_change_alone() {
    use CellState::{Doubtful, Stated};
    let head = "第二十条第（六）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n";
    let text = format!("{head}行政处罚\t31\t4/1\t88\n行政强制\t3/1\t0/0\t2\n");
    assert_eq!(states(&text, "disclosure/penalty"), [Stated; 3]);
    assert_eq!(states(&text, "disclosure/coercion"), [Doubtful, Stated, Stated]);
    // Where rows have a line each, what looks like a page's number is a row.
    let head = "信息内容 本年制发件数 本年废止件数 现行有效件数\n";
    assert_eq!(states(&format!("{head}规章\n4 / 9\n行政规范性文件\n2 / 7\n"), "disclosure/regulations")[0], Stated);
}

#[test]
fn pastes_of_every_class_are_read() {
    let only = std::env::var("CLASS").ok();
    let mut table = vec!["pastes cells  right wrong doubt  lost extra error  sums slips class".to_owned()];
    let mut total = Score::default();
    let mut bad = Vec::new();
    for (class, members) in classes().filter(|c| only.as_ref().is_none_or(|o| o.split(",").any(|o| c.0.contains(o)))) {
        let mut sum = Score::default();
        let mut lines = Vec::new();
        for (name, make) in *members {
            let mut notes = Vec::new();
            let scored = member(&format!("{class}, {name}"), *make, &mut notes);
            if only.is_some() {
                lines.extend(notes.iter().filter(|n| n.contains("wrong") || !n.contains("Doubtful for")).take(8).cloned());
            }
            if scored.wrong + scored.extra + scored.errors > 0 {
                bad.push(format!("{class}, {name}: {:?}", notes.first()));
            }
            lines.push(scored.line(&format!("  {name}")));
            sum.add(&scored);
        }
        table.push(sum.line(class));
        table.extend(lines);
        total.add(&sum);
    }
    table.push(total.line("all"));
    println!("{}", table.join("\n"));
    assert!(bad.is_empty(), "{} members:\n{}", bad.len(), bad.join("\n"));
}
