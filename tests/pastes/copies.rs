//! Tables as Chromium copies them: as the clipboard's plain text, and as a page's `innerText`. What stands between two cells depends on whether they hold
//! paragraphs, and on how a blank one was made. The forms here were taken off real copies.

use super::requests;
use crate::common::{Figures, form};
use gouji::report::CellState;
use gouji::{Checker, Input, Options};

/// Lays out a row of cells.
type Copy = fn(&[String]) -> String;

/// Paragraphs in cells, as plain text, with what a blank cell becomes.
fn plain(row: &[String], blank: &str) -> String {
    row.iter().map(|cell| if cell.is_empty() { blank.to_owned() } else { format!("{cell}\n\n") }).collect()
}

/// Cells without paragraphs, as plain text, a break in those that are blank.
fn plain_breaks(row: &[String]) -> String {
    let last = row.len() - 1;
    let cell = |(at, cell): (usize, &String)| match cell.as_str() {
        "" => "\n".to_owned(),
        words => format!("{words}{}", if at == last { "\n" } else { "\t" }),
    };
    row.iter().enumerate().map(cell).collect()
}

/// Paragraphs in cells, as `innerText`, with what a blank cell becomes, and a row's first.
fn inner(row: &[String], blank: &str, first: &str) -> String {
    let cell = |(at, cell): (usize, &String)| match (at, cell.as_str()) {
        (0, "") => first.to_owned(),
        (0, words) => format!("{words}\n\n"),
        (_, "") => format!("\t{blank}"),
        (_, words) => format!("\t\n\n{words}\n\n"),
    };
    row.iter().enumerate().map(cell).collect::<String>() + "\n\n\n"
}

/// Cells without paragraphs, as `innerText`, a break in those that are blank.
fn inner_breaks(row: &[String]) -> String {
    row.iter().map(|cell| if cell.is_empty() { "\n" } else { cell }).collect::<Vec<_>>().join("\t") + "\n"
}

const COPIES: [(&str, Copy); 8] = [
    ("plain, a blank in the paragraph", |row| plain(row, " \n\n")),
    ("plain, a break in the paragraph", |row| plain(row, "\n\n")),
    ("plain, no paragraph", |row| plain(row, "\n")),
    ("plain, a break in the cell", plain_breaks),
    ("inner, a blank in the paragraph", |row| inner(row, "\n\n\u{a0}\n\n", "\u{a0}\n\n")),
    ("inner, a break in the paragraph", |row| inner(row, "\n\n\n\n\n", "\n\n\n")),
    ("inner, no paragraph", |row| inner(row, "\n\n", "")),
    ("inner, a break in the cell", inner_breaks),
];

/// The tables of requests and of reviews of these figures, noughts blank, one row after the other.
fn copied(figures: &Figures, copy: Copy) -> String {
    let row = |cells: &[&str]| copy(&cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
    let blank = |cell: String| if cell == "0" { String::new() } else { cell };
    let mut text = "三、收到和处理政府信息公开申请情况\n\n".to_owned();
    text += &row(&["申请人情况"]);
    text += &row(&["自然人", "法人或其他组织", "总计"]);
    text += &row(&["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]);
    for (_, label, cells) in requests(figures, false) {
        text += &copy(&std::iter::once(label).chain(cells.into_iter().map(blank)).collect::<Vec<_>>());
    }
    text += "四、政府信息公开行政复议、行政诉讼情况\n\n";
    text += &row(&["行政复议", "行政诉讼"]);
    text += &row(&["未经复议直接起诉", "复议后起诉"]);
    text += &row(&["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].repeat(3));
    let table = figures.form.table("review").unwrap();
    let cells = table.cells.iter().map(|c| blank(figures.text(&c.address, c.kind, "0")));
    text += &copy(&cells.collect::<Vec<_>>());
    text + "五、存在的主要问题及改进情况\n\n公开的内容还不够具体。\n\n"
}

#[test]
fn blank_cells_are_where_they_stood_however_the_browser_copied_them() {
    for (name, copy) in COPIES {
        for seed in 0..6 {
            let mut figures = Figures::random(form("2021"), 230 + seed, 30);
            // A table of reviews in which nothing is filled in, its first or its last figure blank.
            if seed == 0 {
                figures.values.iter_mut().filter(|(address, _)| address.starts_with("review/")).for_each(|(_, value)| *value = 0);
            }
            let text = copied(&figures, copy);
            let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
            for cell in report.tables.iter().flat_map(|t| &t.cells).filter(|c| !c.address.starts_with("disclosure/")) {
                let value = figures.values[&cell.address];
                let told = cell.value.map(|v| v.to_string());
                match value {
                    0 => assert_eq!((cell.state, told), (CellState::Blank, None), "{name}, {seed}: {}\n{text}", cell.address),
                    _ => assert_eq!(
                        (cell.state, told),
                        (CellState::Stated, Some(value.to_string())),
                        "{name}, {seed}: {}\n{text}",
                        cell.address
                    ),
                }
            }
            let accused = report.findings.iter().find(|f| f.rule.starts_with("requests.") || f.rule.starts_with("review."));
            assert!(accused.is_none(), "{name}, {seed}: {accused:?}");
        }
    }
}

/// Empty lines that stand for nothing: between rows, between pages, behind rows whose last figures are blank.
#[test]
fn empty_lines_that_are_no_cells_move_no_figure() {
    let figures = Figures::random(form("2021"), 91, 30);
    let right = |text: &str| {
        let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
        let cells = report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("requests/"));
        let told = cells.filter(|c| c.state == CellState::Stated || c.state == CellState::Blank);
        let (right, wrong): (Vec<_>, Vec<_>) =
            told.partition(|c| c.value.map_or("0".to_owned(), |v| v.to_string()) == figures.values[&c.address].to_string());
        (right.len(), wrong.len())
    };
    let all = figures.form.table("requests").unwrap().cells.len();
    let rows = requests(&figures, false);
    let each = |row: &dyn Fn(usize, &str, &[String]) -> String| -> String {
        rows.iter().enumerate().map(|(at, (_, label, cells))| row(at, label, cells)).collect()
    };
    // A line for each cell, an empty one between, and more where a page ends.
    let lines = each(&|at, label, cells| {
        let gap = if at % 9 == 8 { "\n\n\n" } else { "" };
        format!("{label}\n\n{}\n\n{gap}", cells.join("\n\n"))
    });
    assert_eq!(right(&lines), (all, 0), "{lines}");
    // Tabs, with an empty line between the rows, noughts blank or not.
    for zero in ["0", ""] {
        let tabs = each(&|_, label, cells| {
            let cells: Vec<&str> = cells.iter().map(|c| if c == "0" { zero } else { c }).collect();
            format!("{label}\t{}\n\n", cells.join("\t"))
        });
        assert_eq!(right(&tabs), (all, 0), "{tabs}");
    }
}

/// Which cells of a page hold a paragraph: told by the place of the cell in its row and its words.
type Paragraphs = fn(usize, &str) -> bool;

/// A row of which some cells hold paragraphs, as plain text. Bare cells are parted by a tab; an empty line stands behind a paragraph, in place of the tab.
fn mixed(row: &[String], paragraphs: Paragraphs) -> String {
    let next = |at: usize| row.get(at + 1).map(|cell| paragraphs(at + 1, cell));
    let cell = |(at, cell): (usize, &String)| {
        let behind = match (paragraphs(at, cell), next(at)) {
            (true, _) => "\n\n",
            (false, None) => "\n",
            (false, Some(true)) => "\t\n",
            (false, Some(false)) => "\t",
        };
        format!("{cell}{behind}")
    };
    row.iter().enumerate().map(cell).collect()
}

#[test]
fn paragraphs_in_some_cells_alone_move_no_figure_where_each_is_written() {
    let by: [(&str, Paragraphs); 4] = [
        ("noughts as the template had them, others typed over", |at, cell| at == 0 || cell == "0"),
        ("figures in paragraphs, labels without", |at, _| at > 0),
        ("the last column typed anew", |at, _| at < 7),
        ("some of them", |at, cell| (at * 7 + cell.len() * 3 + cell.bytes().map(usize::from).sum::<usize>()) % 3 > 0),
    ];
    for (name, paragraphs) in by {
        for seed in 0..4 {
            let figures = Figures::random(form("2021"), 610 + seed, 30);
            let mut text = "三、收到和处理政府信息公开申请情况\n\n".to_owned();
            for (_, label, cells) in requests(&figures, false) {
                text += &mixed(&std::iter::once(label).chain(cells).collect::<Vec<_>>(), paragraphs);
            }
            let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
            for cell in report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("requests/")) {
                let told = cell.value.map(|v| v.to_string());
                let right = Some(figures.values[&cell.address].to_string());
                assert_eq!((cell.state, told), (CellState::Stated, right), "{name}, {seed}: {}\n{text}", cell.address);
            }
        }
    }
}

/// What a report tells of the tables with these keys, as address, state and value.
fn told(text: &str, table: &str) -> Vec<(String, CellState, Option<String>)> {
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
    let cells = report.tables.into_iter().flat_map(|t| t.cells).filter(|c| c.address.starts_with(table));
    cells.map(|c| (c.address, c.state, c.value.map(|v| v.to_string()))).collect()
}

#[test]
fn rows_beside_a_mixed_table_are_read_as_without_it() {
    let paragraphs: Paragraphs = |at, cell| at == 0 || cell == "0";
    let figures = Figures::random(form("2021"), 640, 30);
    let requests: String = requests(&figures, false)
        .into_iter()
        .map(|(_, label, cells)| mixed(&std::iter::once(label).chain(cells).collect::<Vec<_>>(), paragraphs))
        .collect();
    let requests = format!("三、收到和处理政府信息公开申请情况\n\n{requests}\n");
    // A blank between two figures of a line.
    let disclosure =
        "二、主动公开政府信息情况\n\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t3\t\t17\n\n";
    assert_eq!(told(&format!("{disclosure}{requests}"), "disclosure/normative"), told(disclosure, "disclosure/normative"));
    // Heads in one line, over figures some of which are blank.
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].repeat(3).join("\t");
    let row = "2\t\t\t\t2\t1\t\t\t3\t4\t\t\t\t\t";
    let review = format!("四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉\n{heads}\n{row}\n\n");
    let alone = told(&review, "review/");
    assert!(alone.iter().any(|(_, state, _)| *state == CellState::Stated), "{alone:?}");
    assert_eq!(told(&format!("{requests}{review}"), "review/"), alone);
}
