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

/// A column of one's own: before which of the form's it stands, its head, and its figure for a row's.
type Other<'o> = (usize, &'o str, &'o dyn Fn(&[i64]) -> String);

/// The table of requests with columns of one's own beside the form's: the heads in one row or in two, and `between` between cells.
fn beside(figures: &Figures, others: &[Other], rows_of_heads: usize, between: &str) -> String {
    let table = figures.form.table("requests").unwrap();
    let insert = |mut cells: Vec<String>, own: &dyn Fn(usize) -> String| {
        for (at, (place, ..)) in others.iter().enumerate().rev() {
            cells.insert(*place, own(at));
        }
        cells
    };
    let head = |at: usize| others[at].1.to_owned();
    let heads: Vec<String> = table.blocks[0].columns.iter().map(|c| c.label.to_string()).collect();
    let mut lines = vec!["三、收到和处理政府信息公开申请情况".to_owned()];
    if rows_of_heads == 1 {
        lines.push(format!("事项{between}{}", insert(heads, &head).join(between)));
    } else {
        let all = insert(heads, &head);
        let blank = |upper: bool| {
            let shown = |(i, h): (usize, &String)| {
                let outer = h == "自然人" || h == "总计" || i >= all.iter().position(|h| h == "总计").unwrap();
                let group = upper && i == 1;
                if group {
                    "法人或其他组织".to_owned()
                } else if outer == upper {
                    h.clone()
                } else {
                    String::new()
                }
            };
            all.iter().enumerate().map(shown).collect::<Vec<_>>().join(between)
        };
        lines.push(format!("{between}{}", blank(true)));
        lines.push(format!("{between}{}", blank(false)));
    }
    for (b, r, row) in table.rows() {
        let cells: Vec<String> =
            table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0")).collect();
        let values: Vec<i64> = cells.iter().map(|c| c.parse().unwrap()).collect();
        lines.push(format!("{}{between}{}", row.label, insert(cells, &|at| others[at].2(&values)).join(between)));
    }
    lines.join("\n") + "\n"
}

/// How many figures of the requests are stated as they are, how many stated otherwise, and the rules of what is found but for blanks; with each note's label.
fn placed(figures: &Figures, text: &str) -> (usize, usize, Vec<String>) {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cells = report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("requests/") && c.state == CellState::Stated);
    let (right, wrong): (Vec<_>, Vec<_>) =
        cells.partition(|c| c.value.map(|v| v.0.to_string().parse().unwrap()) == Some(figures.values[&c.address]));
    (right.len(), wrong.len(), report.findings.iter().map(|f| f.rule.to_string()).collect())
}

#[test]
fn columns_of_one_s_own_beside_the_form_s_are_left_out_and_told() {
    let parts = |v: &[i64]| v[1..6].iter().sum::<i64>().to_string();
    let growth = |v: &[i64]| format!("{}%", (v[6] * 7) % 60 - 20);
    let before = |v: &[i64]| (v[6] / 2 + 3).to_string();
    for id in ["2019", "2021"] {
        let mut figures = Figures::random(form(id), 31, 40);
        let cells = figures.form.table("requests").unwrap().cells.len();
        for between in ["\t", "|"] {
            for heads in [1, 2] {
                let said = vec!["table.row-unknown".to_owned()];
                for (place, name) in [(6, "小计"), (1, "组织合计")] {
                    let text = beside(&figures, &[(place, name, &parts)], heads, between);
                    assert_eq!(placed(&figures, &text), (cells, 0, said.clone()), "{id} {place} {text}");
                }
                let text = beside(&figures, &[(7, "上年总计", &before), (7, "占比", &growth)], heads, between);
                assert_eq!(placed(&figures, &text), (cells, 0, vec![said[0].clone(); 2]), "{id} {text}");
            }
        }
        // A slip is found where it is.
        *figures.values.get_mut("requests/granted/natural").unwrap() += 9;
        let text = beside(&figures, &[(6, "小计", &parts)], 2, "\t");
        let (right, wrong, found) = placed(&figures, &text);
        assert_eq!((right, wrong), (cells, 0), "{id} {found:?}");
        assert!(found.contains(&"requests.row-total".to_owned()) && found.contains(&"requests.results-total".to_owned()), "{id} {found:?}");
    }
}

/// A column's figure of a row.
type Column<'c> = &'c dyn Fn(&[i64]) -> i64;

/// The table of requests as a page, with these heads in one row or the five of organisations below theirs, and these columns of each row's figures.
fn page_of_requests(figures: &Figures, heads: &[&str], organisations: &[&str], columns: &[Column]) -> String {
    let table = figures.form.table("requests").unwrap();
    let head = |name: &&str| match *name {
        "法人或其他组织" if !organisations.is_empty() => format!("<td colspan={}>{name}</td>", organisations.len()),
        name if !organisations.is_empty() => format!("<td rowspan=2>{name}</td>"),
        name => format!("<td>{name}</td>"),
    };
    let cells = |names: &[&str], cell: &dyn Fn(&&str) -> String| names.iter().map(cell).collect::<String>();
    let below = cells(organisations, &|name| format!("<td>{name}</td>"));
    let mut page = format!(
        "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td rowspan=2>申请人</td>{}</tr><tr>{below}</tr>",
        cells(heads, &head)
    );
    if organisations.is_empty() {
        page = page.replace("<td rowspan=2>申请人</td>", "<td>申请人</td>").replace("<tr></tr>", "");
    }
    for (b, r, row) in table.rows() {
        let values: Vec<i64> = table.cells_of_row(b, r).map(|c| figures.values[&*table.cells[c].address]).collect();
        let own: String = columns.iter().map(|column| format!("<td>{}</td>", column(&values))).collect();
        page += &format!("<tr><td>{}</td>{own}</tr>", row.label);
    }
    page + "</table>"
}

/// The columns of the table of requests, each its figure of a row.
const COLUMNS: [Column; 7] = [&|v| v[0], &|v| v[1], &|v| v[2], &|v| v[3], &|v| v[4], &|v| v[5], &|v| v[6]];

#[test]
fn heads_over_their_columns_say_which_is_which() {
    let organisations = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
    let group = "法人或其他组织";
    for id in ["2019", "2021"] {
        let mut figures = Figures::random(form(id), 51, 40);
        let cells = figures.form.table("requests").unwrap().cells.len();
        let read = |figures: &Figures, heads: [&str; 3], names: [&str; 5], order: [usize; 7]| {
            let columns: Vec<_> = order.iter().map(|c| COLUMNS[*c]).collect();
            placed(figures, &page_of_requests(figures, &heads, &names, &columns))
        };
        let heads = ["自然人", group, "总计"];
        let turned = ["法律服务机构", "其他", "商业企业", "社会公益组织", "科研机构"];
        let order = [0, 4, 5, 1, 3, 2, 6];
        assert_eq!(read(&figures, heads, organisations, [0, 1, 2, 3, 4, 5, 6]), (cells, 0, vec![]), "{id}");
        assert_eq!(read(&figures, heads, turned, order), (cells, 0, vec![]), "{id}");
        assert_eq!(read(&figures, [group, "总计", "自然人"], turned, [4, 5, 1, 3, 2, 6, 0]), (cells, 0, vec![]), "{id}");
        // Shortened names, one other name in a column of its own and one in the only other one that is left.
        let short = ["法律机构", "其他", "企业", "公益组织", "科研机构"];
        assert_eq!(read(&figures, ["公民", group, "合计"], short, order), (cells, 0, vec![]), "{id}");
        assert_eq!(read(&figures, heads, ["律所", "其他", "商业企业", "社会公益组织", "科研机构"], order), (cells, 0, vec![]), "{id}");
        // Two other names that have moved are of no certain column; all other columns are.
        let (right, wrong, found) = read(&figures, heads, ["律所", "其他", "商业企业", "社会公益组织", "院所"], order);
        assert_eq!((right, wrong, found), (cells / 7 * 5, 0, vec!["cell.doubtful".to_owned()]), "{id}");
        // Names that are not the form's, in the form's order, stay where they are.
        let other = ["公司", "院所", "社团", "律所", "其他"];
        assert_eq!(read(&figures, ["公民", group, "合计"], other, [0, 1, 2, 3, 4, 5, 6]), (cells, 0, vec![]), "{id}");
        // A slip stays where it is.
        *figures.values.get_mut("requests/partial/legal").unwrap() += 5;
        let (right, wrong, found) = read(&figures, heads, turned, order);
        assert_eq!((right, wrong, found.contains(&"requests.row-total".to_owned())), (cells, 0, true), "{id}");
    }
}

#[test]
fn fewer_columns_of_applicants_are_told_by_heads_and_sums_or_are_doubted() {
    let figures = Figures::random(form("2021"), 52, 40);
    let rows = figures.form.table("requests").unwrap().cells.len() / 7;
    let organisations: Column = &|v| v[6] - v[0];
    let others: Column = &|v| v[6] - v[0] - v[1];
    for heads in [["自然人", "法人或其他组织", "总计"], ["自然人", "单位", "合计"], ["自然人", "法人和其他组织", "共计"]]
    {
        let (right, wrong, found) = placed(&figures, &page_of_requests(&figures, &heads, &[], &[COLUMNS[0], organisations, COLUMNS[6]]));
        assert_eq!((right, wrong, found.iter().any(|f| is_sum(f))), (rows * 2, 0, false), "{heads:?} {found:?}");
    }
    let heads = ["自然人", "企业", "其他组织", "总计"];
    let page = page_of_requests(&figures, &heads, &[], &[COLUMNS[0], COLUMNS[1], others, COLUMNS[6]]);
    let (right, wrong, found) = placed(&figures, &page);
    assert_eq!((right, wrong, found.iter().any(|f| is_sum(f))), (rows * 3, 0, false), "{found:?}");
    // Heads that are nobody's over figures that add up to nothing.
    let page = page_of_requests(
        &figures,
        &["自然人", "科研机构", "网站", "信函", "当面"],
        &[],
        &[COLUMNS[0], COLUMNS[2], &|v| v[0] / 2, &|v| v[1] / 3, &|v| v[6] / 2 + 1],
    );
    let (_, wrong, found) = placed(&figures, &page);
    assert_eq!((wrong, found.iter().any(|f| is_sum(f))), (0, false), "{found:?}");
}

#[test]
fn a_column_of_one_s_own_with_a_head_hides_no_slip() {
    for id in ["2019", "2021"] {
        let mut figures = Figures::random(form(id), 53, 40);
        *figures.values.get_mut("requests/rejected.duplicate/natural").unwrap() += 3;
        let cells = figures.form.table("requests").unwrap().cells.len();
        let check = |v: &[i64]| (v[6] - v[..6].iter().sum::<i64>()).to_string();
        let before = |v: &[i64]| (v[6] * 2 / 3 + 1).to_string();
        let growth = |v: &[i64]| format!("{:+}", v[6] % 7 - 3);
        for heads in [1, 2] {
            let others: [Vec<Other>; 3] =
                [vec![(7, "核对", &check)], vec![(7, "去年", &before)], vec![(7, "增减", &growth), (7, "核对", &check)]];
            for others in others {
                let (right, wrong, found) = placed(&figures, &beside(&figures, &others, heads, "\t"));
                assert_eq!((right, wrong), (cells, 0), "{id} {heads} {found:?}");
                assert_eq!(found.iter().filter(|f| *f == "requests.row-total").count(), 1, "{id} {heads} {found:?}");
            }
        }
    }
}

#[test]
fn figures_below_their_labels_begin_where_the_corner_of_the_heads_does() {
    let text = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\n0\t1\t4\n行政规范性文件\n12\t3\t41\n";
    let cells = ["disclosure/normative/issued", "disclosure/normative/repealed", "disclosure/normative/in_force"];
    assert_eq!(told(text, &cells), ("12 3 41".to_owned(), vec![]));
}

#[test]
fn a_column_too_many_of_which_neither_heads_nor_sums_tell_is_doubted() {
    // Of the organisations companies alone asked: what they add up to may stand first or last, and no head says which.
    let mut figures = Figures::random(form("2021"), 32, 40);
    let table = figures.form.table("requests").unwrap();
    for (b, r, _) in table.rows() {
        let addresses: Vec<&str> = table.cells_of_row(b, r).map(|c| &*table.cells[c].address).collect();
        let organisations: i64 = addresses[1..6].iter().map(|a| figures.values[*a]).sum();
        addresses[1..6].iter().enumerate().for_each(|(i, a)| *figures.values.get_mut(*a).unwrap() = if i == 0 { organisations } else { 0 });
    }
    let parts = |v: &[i64]| v[1..6].iter().sum::<i64>().to_string();
    for place in [1, 6] {
        let named = beside(&figures, &[(place, "小计", &parts)], 2, "\t");
        assert_eq!(placed(&figures, &named).1, 0, "{named}");
        assert_eq!(placed(&figures, &named).0, table.cells.len(), "{named}");
        let nameless = beside(&figures, &[(place, "", &parts)], 2, "\t");
        let (_, wrong, found) = placed(&figures, &nameless);
        assert_eq!((wrong, found.iter().any(|f| is_sum(f))), (0, false), "{nameless}");
    }
    // Figures that are no sum of others, and a sum that no place holds.
    let figures = Figures::random(form("2021"), 33, 40);
    let text = beside(&figures, &[(3, "小计", &|v| (v[0] + 1).to_string())], 2, "\t").replace("总计", "共有");
    let (_, wrong, found) = placed(&figures, &text);
    assert_eq!((wrong, found.iter().any(|f| is_sum(f))), (0, false), "{found:?}");
}

#[test]
fn a_column_blank_but_for_one_row_is_said_once() {
    for (row, found) in [("requests/partial", "table.column-missing"), ("requests/total", "table.column-missing")] {
        let figures = Figures::random(form("2021"), 34, 90);
        let table = figures.form.table("requests").unwrap();
        let text: String = table
            .rows()
            .map(|(b, r, form)| {
                let cells = table.cells_of_row(b, r).enumerate().map(|(i, c)| {
                    let cell = &table.cells[c];
                    let hidden = i == 0 && !cell.address.starts_with(&format!("{row}/"));
                    if hidden { String::new() } else { figures.text(&cell.address, cell.kind, "0") }
                });
                std::iter::once(form.label.to_string()).chain(cells).collect::<Vec<_>>().join("\t") + "\n"
            })
            .collect();
        let (cells, errors) = told(&text, &[&format!("{row}/natural"), "requests/new/natural"]);
        assert_eq!((cells, errors), (format!("{} !", figures.values[&format!("{row}/natural")]), vec![found.to_owned()]), "{row}");
    }
    // A column that is nothing but for one row, and no sum wants it to be more.
    let mut text = String::new();
    for (at, (_, _, row)) in form("2021").table("requests").unwrap().rows().enumerate() {
        let own = if at == 0 || at == 2 || row.key == "total" { "2" } else { "" };
        text += &format!("{}\t\t{own}\t\t\t\t\t{own}\n", row.label);
    }
    let (cells, found) = told(&text, &["requests/new/business", "requests/carried_in/business"]);
    assert_eq!((&*cells, found), ("2 _", vec![]));
}

#[test]
fn a_merged_cell_s_figure_in_each_cell_it_covered_is_one_figure() {
    use CellState::{Doubtful, Stated};
    let block = |title: &str, rows: &[&str]| {
        let line = |row: &&str| row.to_owned().to_owned() + "\n";
        [title; 4].join("\t") + "\n" + &rows.iter().map(line).collect::<String>()
    };
    let one = |figures: &str| {
        block("第二十条第（五）项", &["信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量", &format!("行政许可\t{figures}")])
    };
    assert_eq!(states(&one("31\t31\t31"), "disclosure/licensing"), [Stated]);
    assert_eq!(states(&one("31\t30\t31"), "disclosure/licensing"), [Doubtful]);
    let two = |amount: &str| {
        let heads = "信息内容\t采购项目数量\t采购总金额\t采购总金额";
        block("第二十条第（九）项", &[heads, &format!("政府集中采购\t6\t{amount}")])
    };
    assert_eq!(states(&two("88.1250\t88.1250"), "disclosure/procurement"), [Stated; 2]);
    assert_ne!(states(&two("88.1250\t12.0000"), "disclosure/procurement"), [Stated; 2]);
}

#[test]
fn rows_that_stand_in_one_row_of_a_page_are_parted_line_by_line() {
    let page = |label: &str, figures: [&str; 3]| {
        let cells: String = figures.iter().map(|f| format!("<td>{f}</td>")).collect();
        format!(
            "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>{label}</td>{cells}</tr></table>"
        )
    };
    let read = |page: &str| {
        let report = Checker::new().check(Input::Rich { html: page, text: "" }, &Options::default()).unwrap();
        let cells =
            report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("disclosure/") && c.state == CellState::Stated);
        cells.map(|c| format!("{}={}", &c.address[11..], c.value.map_or(String::new(), |v| v.to_string()))).collect::<Vec<_>>().join(" ")
    };
    let both =
        "regulations/issued=0 regulations/repealed=1 regulations/in_force=4 normative/issued=5 normative/repealed=2 normative/in_force=37";
    assert_eq!(read(&page("规章<br>行政规范性文件", ["0<br>5", "1<br>2", "4<br>37"])), both);
    assert_eq!(read(&page("<p>规章</p><p>行政规范性文件</p>", ["<p>0</p><p>5</p>", "<p>1</p> <p>2</p>", "<p>4</p><p>37</p>"])), both);
    // One label over two lines; and a cell with a line less, or more lines than labels: nobody knows what is whose.
    assert_eq!(read(&page("行政规范性<br>文件", ["5", "2", "37"])), "normative/issued=5 normative/repealed=2 normative/in_force=37");
    for figures in [["0<br>5", "1", "4<br>37"], ["0<br>5<br>7", "1<br>2<br>1", "4<br>37<br>9"]] {
        let read = read(&page("规章<br>行政规范性文件", figures));
        assert!(!["issued", "in_force", "regulations"].iter().any(|cell| read.contains(cell)), "{figures:?} {read}");
    }
}

#[test]
fn rows_side_by_side_over_one_line_of_figures_are_each_its_own() {
    let text = "第二十条第（六）项\n信息内容\t行政处罚\t行政强制\n本年处理决定数量\t46\t3\n";
    assert_eq!(told(text, &["disclosure/penalty/decisions", "disclosure/coercion/decisions"]), ("46 3".to_owned(), vec![]));
    // With one name more than there are figures nobody's are known.
    let text = "第二十条第（六）项\n信息内容\t行政处罚\t行政强制\t行政许可\n本年处理决定数量\t46\t3\n";
    let read = told(text, &["disclosure/licensing/decisions", "disclosure/penalty/decisions", "disclosure/coercion/decisions"]).0;
    assert!(!read.split(' ').any(|c| c == "46" || c == "3"), "{read}");
}

#[test]
fn words_that_say_that_nothing_applies_are_blanks_on_lines_of_their_own_too() {
    let lines =
        "一、本年新收政府信息公开申请数量\n4\n不适用\n1\n不适用\n不适用\n/\n5\n二、上年结转政府信息公开申请数量\n2\n0\n0\n0\n0\n0\n2\n";
    let cells = ["new/natural", "new/business", "new/research", "new/other", "new/total", "carried_in/natural"];
    let (cells, found) = told(lines, &cells.map(|c| format!("requests/{c}")).each_ref().map(|c| &**c));
    assert_eq!((&*cells, found), ("4 _ 1 _ 5 2", vec![]));
}

/// The rows of the table of requests of a form, each its group's heading, its label and its figures, the total first or last.
fn requests(figures: &Figures, total_first: bool) -> Vec<(String, String, Vec<String>)> {
    let table = figures.form.table("requests").unwrap();
    let row = |(b, r, row): (usize, usize, &gouji::form::RowForm)| {
        let mut cells: Vec<String> =
            table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0")).collect();
        if total_first {
            cells.rotate_right(1);
        }
        (row.groups.last().map_or(String::new(), |g| g.to_string()), row.label.to_string(), cells)
    };
    table.rows().map(row).collect()
}

#[test]
fn a_total_before_the_applicants_is_told_by_the_sums() {
    let one = "事项\t合计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
    let two = "\t共计\t自然人\t法人或其他组织\n\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
    for id in ["2019", "2021"] {
        for heads in [one, two, "事项\t总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"] {
            let mut figures = Figures::random(form(id), 41, 60);
            let text = |figures: &Figures, first: bool| {
                let rows = requests(figures, first);
                heads.to_owned() + &rows.iter().map(|(_, label, cells)| format!("{label}\t{}\n", cells.join("\t"))).collect::<String>()
            };
            let cells = figures.form.table("requests").unwrap().cells.len();
            assert_eq!(placed(&figures, &text(&figures, true)), (cells, 0, vec![]), "{id} {heads}");
            // A slip is found where it is, and no other.
            *figures.values.get_mut("requests/granted/business").unwrap() += 4;
            let (right, wrong, found) = placed(&figures, &text(&figures, true));
            assert_eq!((right, wrong, found.iter().filter(|f| *f == "requests.row-total").count()), (cells, 0, 1), "{id} {found:?}");
            // Totals that the office left at 0 stand where the form has them.
            figures.values.iter_mut().filter(|(a, _)| a.starts_with("requests/") && a.ends_with("/total")).for_each(|(_, v)| *v = 0);
            let (_, wrong, _) = placed(&figures, &text(&figures, false).replace("合计\t", "").replace("共计\t", "").replace("总计\t", ""));
            assert_eq!(wrong, 0, "{id} {heads}");
        }
    }
}

#[test]
fn a_remark_that_speaks_of_another_row_makes_no_row_that_row() {
    let row = |label: &str| {
        format!(
            "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t5\t2\t31\n{label}\t7\t1\t64\n\
             第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3\n"
        )
    };
    let cells = ["disclosure/normative/issued", "disclosure/normative/in_force"];
    for label in ["其他公开的文件（不含行政规范性文件）", "一般公文（规章、行政规范性文件以外的）", "转发上级文件（非规范性文件）"]
    {
        assert_eq!(told(&row(label), &cells), ("5 31".to_owned(), vec!["table.row-unknown".to_owned()]), "{label}");
    }
    // A label with a remark of its own, or behind its group's heading, is that row.
    let label = |label: &str| {
        let rows = "一、本年新收政府信息公开申请数量\t4\t0\t0\t0\t0\t0\t4\n二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n";
        told(&format!("{rows}{label}\t3\t0\t0\t0\t0\t0\t3\n"), &["requests/rejected.duplicate/natural"]).0
    };
    for own in ["重复申请（同一人的）", "不予处理（重复申请）", "2.重复申请（含重复申请的补正）"] {
        assert_eq!(label(own), "3", "{own}");
    }
}

#[test]
fn figures_of_several_years_beside_the_name_of_a_column_are_doubted() {
    let head = "信息内容\t今年\t去年\t增长\n";
    let rows = "规章（本年制发件数）\t0\t0\t—\n规章（本年废止件数）\t0\t0\t—\n规章（现行有效件数）\t0\t0\t—\n行政规范性文件（本年制发件数）\t6\t4\t50%\n\
                行政规范性文件（本年废止件数）\t3\t2\t50%\n行政规范性文件（现行有效件数）\t48\t45\t6.7%\n行政许可（本年处理决定数量）\t90\t45\t100%\n";
    let (cells, found) = told(
        &format!("{head}{rows}"),
        &["issued", "repealed", "in_force"].map(|c| format!("disclosure/normative/{c}")).each_ref().map(|c| &**c),
    );
    assert!(cells.split(' ').all(|c| c.ends_with('?')), "{cells}");
    assert!(found.iter().all(|f| f == "cell.doubtful"), "{found:?}");
    // With one figure each they are told.
    let one: String = rows.lines().map(|l| l.split('\t').take(2).collect::<Vec<_>>().join("\t") + "\n").collect();
    assert_eq!(told(&one, &["disclosure/normative/issued", "disclosure/normative/in_force"]).0, "6 48");
}

#[test]
fn lines_broken_within_the_cells_of_a_table_of_bars_leave_them_whole() {
    let figures = "| 1 | 2 | 0 | 0 | 3 | 0 | 1 | 0 | 0 | 1 | 0 | 0 | 4 | 0 | 4 |";
    let groups = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 ".repeat(3) + "|";
    for line in ["<br>", "<br/>", "<br />"] {
        let heads = groups.replace("结果维持", &format!("结果{line}维持")).replace("尚未", &format!("尚未{line}"));
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n| 行政复议 | 行政诉讼 |\n| | 未经复议{line}直接起诉 | 复议后起诉 |\n{heads}\n{figures}\n"
        );
        let cells = ["review/review/corrected", "review/direct/total", "review/after_review/other", "review/after_review/total"];
        assert_eq!(told(&text, &cells), ("2 1 4 4".to_owned(), vec![]), "{line}");
        // Two figures are not one.
        let two = told(&text.replace("| 1 | 2 |", &format!("| 1{line}2 | 2 |")), &["review/review/upheld"]);
        assert_ne!(two.0, "12", "{line}");
    }
}

#[test]
fn heads_broken_within_their_cells_are_heads_on_every_line() {
    let heads = |mark: char| {
        let five = ["结果{}维持", "结果{}纠正", "其他{}结果", "尚未{}审结", "总{}计"].join("\t");
        let text = format!("行政复议\t行政诉讼\n{five}\t未经复议{{}}直接起诉\t复议后{{}}起诉\n{five}\t{five}\n");
        // Word's blanks stand where a merged cell goes on.
        if mark == '+' { text.replace("\n结果{}维持", "\n\t\t\t\t\t结果{}维持") } else { text }
    };
    let cells =
        ["review/review/corrected", "review/review/total", "review/direct/total", "review/after_review/other", "review/after_review/total"];
    let read = |heads: &str, row: &str| {
        told(&format!("四、政府信息公开行政复议、行政诉讼情况\n{heads}{row}\n五、存在的主要问题及改进情况\n一是不够主动。\n"), &cells)
    };
    let row = "2\t1\t0\t3\t6\t0\t2\t1\t0\t3\t1\t0\t4\t0\t5";
    for (line, mark) in ["\n", " \n", "\n\n", " "].into_iter().flat_map(|line| [(line, '+'), (line, '-')]) {
        let all = heads(mark).replace("{}", line);
        // One head alone is broken, or all but the two that stand over others.
        let one = |at: usize| {
            let parts: Vec<String> = heads(mark).split("{}").map(str::to_owned).collect();
            parts.iter().enumerate().fold(String::new(), |text, (i, part)| text + if i == at { line } else { "" } + part)
        };
        let groups = heads(mark).replace("复议{}", "复议").replace("后{}", "后").replace("{}", line);
        for text in [all, groups].into_iter().chain((1..=17).map(one)) {
            for bars in [false, true] {
                let part = |text: &str| if bars { text.replace('\t', " | ") } else { text.to_owned() };
                assert_eq!(read(&part(&text), &part(row)), ("1 6 3 4 5".to_owned(), vec![]), "{text}");
            }
        }
    }
    // A sum that is wrong is wrong.
    let wrong = read(&heads('-').replace("{}", "\n"), &row.replace("\t6\t", "\t7\t"));
    assert_eq!(wrong, ("1 7 3 4 5".to_owned(), vec!["review.total".to_owned()]));
    // Words in place of a figure stay what they are, beside figures and alone.
    let table = |rows: &str| format!("第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n{rows}");
    for (row, cells) in [("规章\t0\t0\t未统计", "0 0 ?"), ("规章\t未统计\t未统计\t未统计", "? ? ?")] {
        let text = table(&format!("{row}\n行政规范性文件\t4\t1\t21\n"));
        let own = ["disclosure/regulations/issued", "disclosure/regulations/repealed", "disclosure/regulations/in_force"];
        assert_eq!(told(&text, &own).0, cells);
    }
}

#[test]
fn totals_alone_are_told_by_their_labels() {
    let figures = Figures::random(form("2021"), 23, 30);
    let table = figures.form.table("requests").unwrap();
    let rows = |of: &dyn Fn(&str, [i64; 7]) -> String| -> String {
        let value = |row: &str, column: &str| figures.values[&format!("requests/{row}/{column}")];
        let columns: Vec<&str> = table.blocks[0].columns.iter().map(|c| &*c.key).collect();
        table.rows().map(|(_, _, r)| of(&r.label, std::array::from_fn(|c| value(&r.key, columns[c])))).collect()
    };
    let addresses = ["requests/new/total", "requests/partial/total", "requests/total/total", "requests/carried_out/total"];
    let totals = addresses.map(|a| figures.values[a].to_string()).join(" ");
    let head = "三、收到和处理政府信息公开申请情况\n";
    let tabs = rows(&|label, v| format!("{label}\t{}\n", v[6]));
    for text in [
        format!("{head}项目\t总计\n{tabs}"),
        format!("{head}项目\t数量\n{tabs}"),
        head.to_owned() + &rows(&|label, v| format!("- {label}：{} 件\n", v[6])),
    ] {
        assert_eq!(told(&text, &addresses), (totals.clone(), vec![]), "{text}");
        assert_eq!(told(&text, &["requests/new/natural"]).0, "!");
    }
    // A wrong total is wrong.
    let wrong = figures.values["requests/total/total"];
    let slip = tabs.replace(&format!("总计\t{wrong}\n"), &format!("总计\t{}\n", wrong + 2));
    assert!(told(&format!("{head}项目\t总计\n{slip}"), &[]).1.contains(&"requests.results-total".to_owned()));
    // Of another column, or of few rows, nothing is known.
    for text in [format!("{head}项目\t自然人\n{tabs}"), head.to_owned() + &tabs.lines().take(4).collect::<Vec<_>>().join("\n")] {
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        let new = report.tables.iter().flat_map(|t| &t.cells).find(|c| c.address == "requests/new/total");
        assert!(new.is_none_or(|new| new.state != CellState::Stated), "{text}");
    }
    // The head of a group stands for its columns.
    let three = rows(&|label, v| format!("{label}\t{}\t{}\t{}\n", v[0], v[6] - v[0], v[6]));
    let text = format!("{head}申请人情况\t自然人\t法人或其他组织\t总计\n{three}");
    assert_eq!(told(&text, &addresses).0, totals);
    assert_eq!(told(&text, &["requests/new/natural"]).0, figures.values["requests/new/natural"].to_string());
}

#[test]
fn two_blanks_part_figures() {
    let table = |row: &str| {
        format!("第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t{row}\n")
    };
    let cells = ["disclosure/normative/issued", "disclosure/normative/repealed", "disclosure/normative/in_force"];
    assert_eq!(told(&table("4\t1\t58"), &cells).0, "4 1 58");
    assert_eq!(told(&table("4  1\t58"), &cells).0, "4 1 58");
    assert_eq!(told(&table("4\t1\t5 8"), &cells).0, "4 1 58");
    // What is one too many is of no certain column.
    assert!(!told(&table("4\t1\t5  8"), &cells).0.contains("58"));
}

#[test]
fn figures_on_the_line_above_their_label_are_doubted() {
    let figures = Figures::random(form("2021"), 31, 40);
    let table = figures.form.table("requests").unwrap();
    let columns: Vec<&str> = table.blocks[0].columns.iter().map(|c| &*c.key).collect();
    let line = |key: &str| columns.iter().map(|c| figures.values[&format!("requests/{key}/{c}")].to_string()).collect::<Vec<_>>().join(" ");
    let print = |above: bool| -> String {
        let row = |label: &str, key: &str| if above { format!("{}\n{label}\n", line(key)) } else { format!("{label}\n{}\n", line(key)) };
        let rows: String = table.rows().map(|(_, _, r)| row(&r.label, &r.key)).collect();
        format!(
            "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n{rows}"
        )
    };
    let addresses = ["requests/new/total", "requests/total/total", "requests/carried_out/total"];
    let values = addresses.map(|a| figures.values[a].to_string());
    assert_eq!(told(&print(false), &addresses), (values.join(" "), vec![]));
    let (read, found) = told(&print(true), &addresses);
    assert_eq!(read, values.map(|v| v + "?").join(" "));
    assert!(found.iter().all(|rule| rule == "cell.doubtful"), "{found:?}");
}

#[test]
fn rows_of_another_table_beside_a_table_are_no_rows_of_its_own() {
    let requests = ["一、本年新收政府信息公开申请数量\t3\t1\t0\t0\t0\t0\t4", "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1"];
    let text = |first: &str, second: &str| {
        format!(
            "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\t\t{first}\n行政规范性文件\t4\t1\t21\t\t{second}\n\
             第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n"
        )
    };
    let unknown = |text: &str| told(text, &[]).1.iter().filter(|rule| *rule == "table.row-unknown").count();
    assert_eq!(unknown(&text(requests[0], requests[1])), 0);
    // One of neither table is told.
    let other = text(requests[0], requests[1]).replace("行政规范性文件\t4", "政策解读\t2\t0\t2\n行政规范性文件\t4");
    assert_ne!(unknown(&other), 0);
}

#[test]
fn a_zero_over_several_columns_is_each_column_s() {
    let table = |row: &str| {
        let whole = "<td>5</td><td>1</td><td>0</td><td>0</td><td>2</td><td>0</td><td>8</td>";
        format!(
            "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td>\
             <td>法律服务机构</td><td>其他</td><td>总计</td></tr><tr><td>一、本年新收政府信息公开申请数量</td>{whole}</tr>\
             <tr><td>二、上年结转政府信息公开申请数量</td>{row}</tr><tr><td>（一）予以公开</td>{whole}</tr></table>"
        )
    };
    let cells = ["natural", "business", "other", "total"].map(|c| format!("requests/carried_in/{c}"));
    let read = |row: &str| told(&table(row), &cells.each_ref().map(|c| &**c)).0;
    assert_eq!(read("<td>3</td><td colspan=5>0</td><td>3</td>"), "3 0 0 3");
    assert_eq!(read("<td>3</td><td colspan=5></td><td>3</td>"), "3 _ _ 3");
    // Whose a figure is that covers several is not known.
    assert!(read("<td>3</td><td colspan=5>2</td><td>5</td>").contains('?'));
}

#[test]
fn a_blank_row_beside_figures_without_a_label_is_doubted() {
    let text = |between: &str| {
        format!(
            "三、收到和处理政府信息公开申请情况\n\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
             （一）予以公开\t5\t1\t0\t0\t2\t0\t8\n{between}（二）部分公开\t\t\t\t\t\t\t\n（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\
             \t2.其他法律行政法规禁止公开\t1\t0\t0\t0\t0\t0\t1\n"
        )
    };
    let cells = ["requests/granted/total", "requests/partial/natural", "requests/partial/total"];
    assert_eq!(told(&text(""), &cells).0, "8 _ _");
    assert_eq!(told(&text("\t3\t0\t0\t0\t0\t0\t3\n"), &cells).0, "8 ? ?");
}

#[test]
fn taiwan_s_word_for_a_document_is_read_in_either_script() {
    for label in ["規範性檔案（本機關製發的決定、公告、通告、意見）", "规范性档案", "規範性檔案"] {
        let text = format!(
            "第二十條第（一）項\n信息內容\t本年新制作數量\t本年新公開數量\t對外公開總數量\n規章\t0\t0\t0\n{label}\t3\t3\t10\n\
             第二十條第（五）項\n信息內容\t上一年項目數量\t本年增/減\t處理決定數量\n行政許可\t3\t0\t5\n"
        );
        assert_eq!(told(&text, &["disclosure/normative/total_public"]).0, "10", "{label}");
    }
}

#[test]
fn a_block_with_the_heads_of_another_form_makes_no_other_form_of_the_table() {
    let table = |rows: &str| {
        format!(
            "青禾市水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n\
             规章\t0\t0\t0\n规范性文件\t3\t2\t40\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t52\n{rows}第二十条第（六）项\n\
             信息内容\t本年处理决定数量\n行政处罚\t8\n行政强制\t1\n第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t4.5\n"
        )
    };
    let cells = ["disclosure/licensing/decisions", "disclosure/coercion/decisions"];
    let report = |rows: &str| Checker::new().check(Input::Text(&table(rows)), &Options::default()).unwrap();
    assert_eq!(told(&table(""), &cells).0, "52 1");
    assert!(!report("").findings.iter().any(|f| f.rule == "table.row-missing"));
    assert!(report("").findings.iter().any(|f| f.rule == "table.form-year"));
    // What its heads speak of is another matter: nothing is read as the form's own columns.
    assert_ne!(states(&table(""), "disclosure/normative")[0], CellState::Stated);
}

#[test]
fn amounts_under_a_head_in_yuan_are_in_yuan() {
    let fees = |head: &str, amount: &str| {
        let text = format!(
            "第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t3\n行政强制\t0\n第二十条第（八）项\n信息内容\t{head}\n行政事业性收费\t{amount}\n"
        );
        told(&text, &["disclosure/fees/amount"])
    };
    let yuan = vec!["cell.unit".to_owned()];
    assert_eq!(fees("本年收费金额（单位：元）", "83500"), ("8.35".to_owned(), yuan.clone()));
    assert_eq!(fees("本年收费金额（元）", "83500.00"), ("8.35".to_owned(), yuan));
    for (head, amount, read) in
        [("本年收费金额（单位：万元）", "8.35", "8.35"), ("本年收费金额（单位：元）", "8.35万元", "8.35"), ("本年收费金额", "8.35", "8.35")]
    {
        assert_eq!(fees(head, amount), (read.to_owned(), vec![]), "{head} {amount}");
    }
}

#[test]
fn numbers_of_labels_in_a_column_of_their_own_are_no_rows() {
    let figures = Figures::random(form("2021"), 43, 40);
    let cells = figures.form.table("requests").unwrap().cells.len();
    let head = "大项\t分项\t号\t情形\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n";
    let line = |(group, label, own): &(String, String, Vec<String>)| {
        let number = label.find('.').map_or("", |at| &label[..at]);
        format!("三、本年度办理结果\t{group}\t{number}\t{}\t{}\n", label.trim_start_matches(number).trim_start_matches('.'), own.join("\t"))
    };
    let rows = requests(&figures, false);
    let text: String = rows.iter().map(line).collect();
    assert_eq!(placed(&figures, &format!("{head}{text}")), (cells, 0, vec![]));
}

#[test]
fn reviews_told_apart_from_suits_are_read() {
    let heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    for above in ["（一）行政复议情况", "行政复议案件", "1.行政复议"] {
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{above}\n{heads}\n1\t0\t2\t0\t3\n（二）行政诉讼情况\n\t{heads}\n未经复议直接起诉\t0\t1\t0\t0\t1\n复议后起诉\t2\t0\t0\t5\t7\n"
        );
        let cells = ["review/review/upheld", "review/review/total", "review/direct/corrected", "review/after_review/pending"];
        assert_eq!(told(&text, &cells), ("1 3 1 5".to_owned(), vec![]), "{above}");
    }
}

/// The table of reviews in one line of figures: `groups` over the heads of their columns, in one line or with the heads of the first group beside the two
/// rows of suits, as pages print them.
fn reviews(words: [&str; 4], heads: [&str; 5], line: &str) -> String {
    let heads = heads.join("\t");
    format!(
        "四、政府信息公开行政复议、行政诉讼情况\n{}\t{}\n{heads}\t{}\t{}\n{heads}\t{heads}\n{line}\n",
        words[0], words[1], words[2], words[3]
    )
}

#[test]
fn groups_and_columns_of_reviews_in_another_order_are_read_by_their_heads() {
    let own = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let cells =
        ["review/upheld", "review/pending", "review/total", "direct/corrected", "direct/total", "after_review/other", "after_review/total"];
    let read = |text: &str| told(text, &cells.map(|c| format!("review/{c}")).each_ref().map(|c| &**c));
    let words = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let all = ("4 1 5 7 9 2 2".to_owned(), vec![]);
    assert_eq!(read(&reviews(words, own, "4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2")), all);
    let suits_first = ["行政诉讼", "行政复议", words[2], words[3]];
    assert_eq!(read(&reviews(suits_first, own, "0\t7\t0\t2\t9\t0\t0\t2\t0\t2\t4\t0\t0\t1\t5")), all);
    let total_first = ["总计", "尚未审结", "结果维持", "结果纠正", "其他结果"];
    assert_eq!(read(&reviews(words, total_first, "5\t1\t4\t0\t0\t9\t2\t0\t7\t0\t2\t0\t0\t0\t2")), all);
    let after_first = ["行政复议", "行政诉讼", "复议后起诉", "未经复议直接起诉"];
    assert_eq!(read(&reviews(after_first, total_first, "5\t1\t4\t0\t0\t2\t0\t0\t0\t2\t9\t2\t0\t7\t0")), all);
    // A sum that is wrong in the printed order is wrong.
    let wrong = read(&reviews(words, total_first, "6\t1\t4\t0\t0\t9\t2\t0\t7\t0\t2\t0\t0\t0\t2"));
    assert_eq!(wrong, ("4 1 6 7 9 2 2".to_owned(), vec!["review.total".to_owned()]));
    // Columns in an order of their own in each group: whose is which is not known.
    let mixed = reviews(words, own, "5\t4\t0\t0\t1\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2").replacen(
        &own.join("\t"),
        "总计\t结果维持\t结果纠正\t其他结果\t尚未审结",
        1,
    );
    let (read, found) = read(&mixed);
    assert!(read.split(' ').all(|c| c.ends_with('?')), "{read}");
    assert_eq!(found, ["cell.doubtful"]);
}

#[test]
fn words_before_all_figures_of_reviews_are_none_of_them() {
    let own = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let words = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let cells = ["review/review/upheld", "review/review/total", "review/direct/corrected", "review/after_review/total"];
    let page = |corner: &str, label: &str, figures: &str| {
        let cells = |names: &str| names.split('\t').map(|n| format!("<td>{n}</td>")).collect::<String>();
        let heads = own.map(|h| format!("<td rowspan=2>{h}</td>")).concat();
        let below = cells(&own.join("\t"));
        format!(
            "<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td rowspan=3>{corner}</td><td colspan=5>{}</td><td colspan=10>{}</td></tr>\
             <tr>{heads}<td colspan=5>{}</td><td colspan=5>{}</td></tr><tr>{below}{below}</tr><tr><td>{label}</td>{}</tr></table>",
            words[0],
            words[1],
            words[2],
            words[3],
            cells(figures)
        )
    };
    let figures = "4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2";
    for (corner, label) in [("项目", "数量（件）"), ("单位名称", "青禾市水利局"), ("类型", "案件数")] {
        assert_eq!(told(&page(corner, label, figures), &cells), ("4 5 7 2".to_owned(), vec![]), "{label}");
        // A wrong sum is one, and words in place of a figure are no number.
        let slip = told(&page(corner, label, &figures.replace("\t9\t", "\t8\t")), &cells);
        assert_eq!(slip, ("4 5 7 2".to_owned(), vec!["review.total".to_owned()]), "{label}");
    }
    let (read, found) = told(&reviews(words, own, &figures.replacen('4', "见附件", 1)), &cells);
    assert_eq!((&*read, found), ("? 5 7 2", vec!["cell.not-a-number".to_owned()]));
}

#[test]
fn a_unit_below_each_figure_is_the_figure_s() {
    let figures = Figures::random(form("2021"), 54, 40);
    let rows: String = requests(&figures, false)
        .iter()
        .map(|(_, label, own)| format!("{label}\n{}\n", own.iter().map(|f| format!("{f}\n件")).collect::<Vec<_>>().join("\n")))
        .collect();
    let cells = figures.form.table("requests").unwrap().cells.len();
    assert_eq!(placed(&figures, &format!("三、收到和处理政府信息公开申请情况\n{rows}")), (cells, 0, vec![]));
    let fees = |unit: &str| {
        let text = format!(
            "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n8\n件\n行政强制\n3\n件\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n61500\n{unit}\n"
        );
        told(&text, &["disclosure/penalty/decisions", "disclosure/coercion/decisions", "disclosure/fees/amount"]).0
    };
    assert_eq!(fees("元"), "8 3 6.15");
    assert_eq!(fees("万元"), "8 3 61500");
}

#[test]
fn signs_that_nobody_sees_and_signs_that_look_like_others_change_nothing() {
    let figures = Figures::random(form("2021"), 55, 40);
    let head = "三、收到和处理政府信息公开申请情况\n";
    let rows: String = requests(&figures, false).iter().map(|(_, label, own)| format!("{label}\t{}\n", own.join("\t"))).collect();
    let cells = figures.form.table("requests").unwrap().cells.len();
    for sign in ["\u{fffc}", "\u{202d}", "\u{2067}", "\u{3164}", "\u{2800}", "\u{180e}", "\u{2063}"] {
        let text = rows.replace('\t', &format!("{sign}\t{sign}"));
        assert_eq!(placed(&figures, &format!("{head}{text}")), (cells, 0, vec![]), "{sign:?}");
    }
    // The radicals and the second ideographs stand for what they look like, in a text and in a page.
    let other = |text: &str| text.replace('人', "\u{2f08}").replace('行', "\u{fa08}").replace('不', "\u{f967}").replace('自', "\u{2f83}");
    let text = other(&format!("{head}{rows}四、政府信息公开行政复议、行政诉讼情况\n本年无行政复议和行政诉讼。\n"));
    let page = text.lines().map(|l| format!("<p>{l}</p>")).collect::<String>();
    for text in [&text, &page] {
        let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
        assert!(!report.findings.iter().any(|f| f.rule == "section.heading"), "{text}");
    }
    assert_eq!(placed(&figures, &text).0, cells);
    // A page that was escaped twice is read as it was.
    let twice = rows.lines().map(|l| format!("<tr><td>{}</td></tr>", l.replace('\t', "&amp;nbsp;</td><td>&amp;nbsp;"))).collect::<String>();
    assert_eq!(placed(&figures, &format!("<p>{head}</p><table>{twice}</table>")), (cells, 0, vec![]));
}

#[test]
fn a_part_of_a_page_s_source_begins_with_any_of_its_blocks() {
    let columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let list = |row: &str, figures: [u32; 5]| {
        let items: String = columns.iter().zip(figures).map(|(c, f)| format!("<li>{c}：{f}件</li>")).collect();
        format!("<li>{row}<ul>{items}</ul></li>")
    };
    let rows = list("行政复议", [1, 0, 0, 2, 3]) + &list("未经复议直接起诉", [0, 4, 0, 0, 4]) + &list("复议后起诉", [0, 0, 1, 0, 1]);
    for begin in ["", "<h2>四、政府信息公开行政复议、行政诉讼情况</h2>", "<h4 class=\"bt\">行政复议、行政诉讼</h4>"]
    {
        let page = format!("{begin}<ul>{rows}</ul>");
        let cells = ["review/review/pending", "review/direct/corrected", "review/after_review/total"];
        assert_eq!(told(&page, &cells), ("2 4 1".to_owned(), vec![]), "{page}");
    }
    // Words in brackets of this kind are none, nor is an address: the lines behind it stay lines, and the first is the title.
    assert_eq!(told("<行政处罚>\n行政许可 6\n行政处罚 2\n行政强制 1\n", &["disclosure/penalty/decisions"]).0, "2");
    let text = "<https://www.qinghe.example/2023>\n青禾市水利局2023年政府信息公开工作年度报告\n一、总体情况\n公开信息46条。\n";
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    assert_eq!(report.document.organization.as_deref(), Some("青禾市水利局"));
}

#[test]
fn labels_across_bear_the_headings_of_their_groups() {
    for id in ["2019", "2021"] {
        let figures = Figures::random(form(id), 44, 40);
        let rows = requests(&figures, false);
        let heads: Vec<String> =
            rows.iter().map(|(group, label, _)| if label.contains('.') { format!("{group}{label}") } else { label.clone() }).collect();
        let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
        let line = |(c, name): (usize, &&str)| format!("{name}\t{}\n", rows.iter().map(|r| &*r.2[c]).collect::<Vec<_>>().join("\t"));
        let text = format!("申请人\t{}\n{}", heads.join("\t"), columns.iter().enumerate().map(line).collect::<String>());
        assert_eq!(placed(&figures, &text), (rows.len() * 7, 0, vec![]), "{id}");
    }
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
