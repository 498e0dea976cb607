//! Tables laid out as those of statistics: a row numbers the columns below the heads, a column the rows.

use super::told;
use crate::common::layout::{Cell, Grid, Layout, grid, printed};
use crate::common::{Figures, check, differences, form};
use gouji::form::TableForm;

/// How a table is numbered.
#[derive(Clone, Copy, Debug)]
struct Numbers {
    /// The head of the column that numbers the rows, if there is one.
    rows: &'static str,
    /// What begins the row that numbers the columns, if there is one.
    columns: &'static str,
    /// Whether the numbers of rows have a zero before them.
    wide: bool,
    /// Whether the headings of groups have a line, and a number, of their own.
    lines: bool,
}

const NUMBERS: [Numbers; 5] = [
    Numbers { rows: "行次", columns: "甲", wide: false, lines: true },
    Numbers { rows: "代码", columns: "栏次", wide: true, lines: false },
    Numbers { rows: "编号", columns: "", wide: false, lines: true },
    Numbers { rows: "", columns: "甲", wide: false, lines: false },
    Numbers { rows: "", columns: "", wide: false, lines: true },
];

fn cell(text: &str, columns: usize, rows: usize, figure: bool) -> Cell {
    Cell { text: text.to_owned(), columns, rows, figure }
}

/// The headings of groups in lines of their own.
fn flat(grid: Grid) -> Grid {
    let mut flat = Grid::new();
    for mut row in grid {
        let labels = row.iter().take_while(|c| !c.figure).count();
        if labels > 0 && labels < row.len() && row.len() - labels > 3 {
            let figures = row.len() - labels;
            for group in row.drain(..labels - 1) {
                let blank = (0..figures).map(|_| cell("", 1, 1, true));
                flat.push([cell(&group.text, 3, 1, false)].into_iter().chain(blank).collect());
            }
            row[0].columns = 3;
        }
        flat.push(row);
    }
    flat
}

/// A printed table with its numbers; `next` is that of its first row.
fn numbered(grid: Grid, numbers: Numbers, next: &mut usize) -> Grid {
    let mut out = Grid::new();
    let has = |words: &str| usize::from(!words.is_empty());
    for (at, row) in grid.iter().enumerate() {
        let mut line = row.clone();
        let labels = row.iter().take_while(|c| !c.figure).count();
        let is_row = labels > 0 && labels < row.len();
        if !numbers.rows.is_empty() && is_row {
            let text = if numbers.wide { format!("{next:02}") } else { next.to_string() };
            line.insert(labels, cell(&text, 1, 1, false));
            *next += 1;
        } else if !numbers.rows.is_empty() && (row[0].text == "信息内容" || row[0].rows == 3) {
            line.insert(1, cell(numbers.rows, 1, row[0].rows, false));
        } else if !numbers.rows.is_empty() && row.len() == 1 {
            line[0].columns += 1;
        }
        let below_heads = labels < row.len() && at > 0 && grid[at - 1].iter().all(|c| !c.figure);
        if below_heads && !numbers.columns.is_empty() {
            let figures = &row[labels..];
            let sum = |n: usize| if figures.len() == 7 && n == 7 { "7=1+2+3+4+5+6".to_owned() } else { n.to_string() };
            let counted = (1..=figures.len()).zip(figures).map(|(n, c)| cell(&sum(n), c.columns, 1, false));
            let width = row[..labels].iter().map(|c| c.columns).sum();
            let before = [cell(numbers.columns, width, 1, false), cell("乙", 1, 1, false)];
            out.push(before.into_iter().take(if is_row { 1 + has(numbers.rows) } else { 0 }).chain(counted).collect());
        }
        out.push(line);
    }
    out
}

/// A report printed so, its tables counted each by itself or all together.
fn report(figures: &Figures, layout: &Layout, numbers: Numbers, anew: bool, zero: &str) -> String {
    let mut next = 1;
    let table = |table: &TableForm| {
        let plain = grid(figures, table, zero);
        next = if anew { 1 } else { next };
        let print = layout.1(&numbered(if numbers.lines { flat(plain) } else { plain }, numbers, &mut next));
        let title = if print.starts_with('<') { format!("<p>{}</p>", table.title) } else { table.title.to_string() };
        format!("{title}\n{print}\n")
    };
    figures.form.tables.iter().map(table).collect()
}

#[test]
fn numbers_of_rows_and_columns_are_no_figures() {
    for (seed, id) in [(5, "2019"), (6, "2021"), (7, "2021")] {
        let mut figures = Figures::random(form(id), seed, 30);
        if seed == 7 {
            // A slip: what is wrong is as certain as what is right.
            *figures.values.get_mut("requests/denied.third_party/natural").unwrap() += 5;
        }
        for layout in printed() {
            for (numbers, zero) in NUMBERS.iter().flat_map(|n| [(n, "0"), (n, "")]).filter(|(_, zero)| layout.2 || *zero == "0") {
                let plain = Numbers { rows: "", columns: "", ..*numbers };
                let others = differences(&check(&report(&figures, layout, plain, true, zero)), &figures);
                for anew in [true, false] {
                    let text = report(&figures, layout, *numbers, anew, zero);
                    let report = check(&text);
                    let own = differences(&report, &figures);
                    let worse: Vec<_> = own.iter().filter(|d| !others.contains(d)).collect();
                    assert!(worse.is_empty(), "{} {numbers:?} {zero:?} {worse:?}\n{text}", layout.0);
                }
            }
        }
    }
}

#[test]
fn figures_that_count_are_figures() {
    let reviews = "四、政府信息公开行政复议、行政诉讼情况\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";
    let cells = ["review/review/upheld", "review/review/corrected", "review/review/other", "review/review/pending", "review/review/total"];
    assert_eq!(told(&format!("{reviews}行政复议\t1\t2\t3\t4\t10\n"), &cells).0, "1 2 3 4 10");
    // A column of which some rows count by chance, and decisions that count one below the other.
    let disclosure = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t4\n行政规范性文件\t2\t0\t9\n\
                      信息内容\t本年处理决定数量\n行政许可\t3\n行政处罚\t4\n行政强制\t5\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t6\n";
    let cells = ["regulations/issued", "normative/issued", "normative/in_force", "licensing/decisions", "penalty/decisions", "fees/amount"];
    let cells = cells.map(|cell| format!("disclosure/{cell}"));
    let (read, _) = told(disclosure, &cells.each_ref().map(|cell| &**cell));
    assert_eq!(read, "1 2 9 3 4 6");
    // Rows of several tables that count on by chance, others between them.
    let others = "行政强制\t1\t7\t1\n行政事业性收费\t2\t0\n政府集中采购\t3\t1.25\n甲项\t9\t0\n乙项\t4\t0\n丙项\t3\t0\n丁项\t0\t0\n戊项\t7\t0\n己项\t8\t0\n";
    assert_eq!(told(others, &["disclosure/fees/previous_items", "disclosure/coercion/change"]).0, "2 7");
    // Numbers before the labels, below a head that says so, number the rows; the figures behind them may count.
    let before = "序号\t信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n1\t规章\t1\t0\t4\n2\t行政规范性文件\t2\t0\t9\n";
    let (read, _) = told(before, &cells.each_ref().map(|cell| &**cell)[..3]);
    assert_eq!(read, "1 2 9");
}

#[test]
fn numbers_of_a_table_in_which_rows_are_left_out_are_no_figures() {
    let heads = "指标名称\t行次\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n";
    let rows = "一、本年新收政府信息公开申请数量\t1\t8\t1\t\t\t\t\t9\n二、上年结转政府信息公开申请数量\t2\t\t\t\t\t\t\t\n\
                （一）予以公开\t4\t5\t\t\t\t\t\t5\n（二）部分公开\t5\t1\t1\t\t\t\t\t2\n（七）总计\t29\t8\t1\t\t\t\t\t9\n";
    let cells =
        ["new/natural", "new/total", "carried_in/natural", "granted/natural", "partial/business"].map(|cell| format!("requests/{cell}"));
    let (read, _) = told(&format!("三、收到和处理政府信息公开申请情况\n{heads}{rows}"), &cells.each_ref().map(|cell| &**cell));
    assert_eq!(read, "8 9 _ 5 1");
}
