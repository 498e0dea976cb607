//! Tables printed beside one another, as sheets and wide pages have them.

use super::turned::{heads, layouts, rows};
use super::{placed, told};
use crate::common::{Figures, form};

/// The table of requests as lines of cells: its groups in columns before the labels, or in the labels; with its heads above.
fn lines(figures: &Figures, range: std::ops::Range<usize>, groups: usize) -> Vec<Vec<String>> {
    let head = [vec!["项目".to_owned()], vec![String::new(); groups], heads(figures)].concat();
    let line = |(labels, cells): (Vec<String>, Vec<String>)| {
        let (own, before) = labels.split_last().unwrap();
        let mut before = before.to_vec();
        before.resize(groups, String::new());
        if groups == 0 { [vec![labels.concat()], cells].concat() } else { [before, vec![own.clone()], cells].concat() }
    };
    let own = rows(figures).into_iter().skip(range.start).take(range.len()).map(line);
    [vec![head], own.collect()].concat()
}

/// Lines beside others, with so many empty columns between; the shorter ones end blank.
fn beside(left: Vec<Vec<String>>, right: Vec<Vec<String>>, between: usize) -> Vec<Vec<String>> {
    let [left_width, right_width] = [&left, &right].map(|lines| lines.iter().map(Vec::len).max().unwrap());
    let filled = |lines: &[Vec<String>], at: usize, width: usize| {
        let mut line = lines.get(at).cloned().unwrap_or_default();
        line.resize(width, String::new());
        line
    };
    let count = left.len().max(right.len());
    (0..count).map(|at| [filled(&left, at, left_width + between), filled(&right, at, right_width)].concat()).collect()
}

#[test]
fn a_table_that_goes_on_at_its_right_is_read_to_its_end() {
    for id in ["2019", "2021"] {
        let figures = Figures::random(form(id), 61, 30);
        let cells = figures.form.table("requests").unwrap().cells.len();
        let count = rows(&figures).len();
        for cut in [8, count / 2, count - 5] {
            for (groups, between) in [(0, 0), (0, 1), (2, 0), (2, 2)] {
                let page = beside(lines(&figures, 0..cut, groups), lines(&figures, cut..count, groups), between);
                for text in layouts(&page) {
                    let (right, wrong, found) = placed(&figures, &text);
                    assert_eq!((right, wrong), (cells, 0), "{cut} {groups} {between}\n{text}");
                    assert!(!found.iter().any(|f| f.starts_with("requests.") || f.starts_with("table.")), "{found:?}\n{text}");
                }
            }
        }
    }
}

#[test]
fn three_columns_of_a_table_are_read_one_after_the_other() {
    let figures = Figures::random(form("2021"), 67, 30);
    let page = beside(lines(&figures, 0..10, 0), beside(lines(&figures, 10..20, 0), lines(&figures, 20..rows(&figures).len(), 0), 1), 1);
    for text in layouts(&page) {
        let (right, wrong, _) = placed(&figures, &text);
        assert_eq!((right, wrong), (figures.form.table("requests").unwrap().cells.len(), 0), "{text}");
    }
}

#[test]
fn a_slip_in_a_half_is_found_and_the_other_half_is_not_accused() {
    let mut figures = Figures::random(form("2021"), 71, 30);
    *figures.values.get_mut("requests/granted/total").unwrap() += 3;
    let count = rows(&figures).len();
    for text in layouts(&beside(lines(&figures, 0..12, 0), lines(&figures, 12..count, 0), 1)) {
        let (_, wrong, found) = placed(&figures, &text);
        assert!(wrong == 0 && found.iter().any(|f| f.starts_with("requests.")), "{found:?}");
    }
}

#[test]
fn small_tables_whose_rows_run_across_are_read_across() {
    let text = "第二十条第（五）项、第（六）项\n信息内容\t本年处理决定数量\t信息内容\t本年处理决定数量\n\
                行政许可\t12\t行政处罚\t7\n行政强制\t3\t行政事业性收费\t5.5\n";
    let cells = ["disclosure/licensing/decisions", "disclosure/penalty/decisions", "disclosure/coercion/decisions"];
    assert_eq!(told(text, &cells).0, "12 7 3");
}

#[test]
fn the_tables_of_disclosure_and_of_reviews_are_each_their_own() {
    let line = |line: &str| line.split('\t').map(ToOwned::to_owned).collect::<Vec<_>>();
    let left = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t6\t1\t19\n\
                第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t52\n第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t8\n行政强制\t2\n\
                第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t1.5";
    let right = "类别\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t1\t0\t0\t1\t2\n未经复议直接起诉\t0\t0\t1\t0\t1\n复议后起诉\t0\t1\t0\t0\t1";
    for order in [[left, right], [right, left]] {
        for between in [0, 1] {
            let [one, other] = order.map(|table| table.lines().map(line).collect::<Vec<_>>());
            for text in layouts(&beside(one, other, between)) {
                let cells = ["disclosure/normative/in_force", "disclosure/coercion/decisions", "disclosure/fees/amount"];
                let reviews = ["review/review/upheld", "review/review/total", "review/direct/other", "review/after_review/corrected"];
                let told = told(&text, &[&cells[..], &reviews[..]].concat());
                assert_eq!(told.0, "19 2 1.5 1 2 1 1", "{text}");
                assert!(!told.1.iter().any(|f| f.starts_with("review.") || f.starts_with("disclosure.")), "{:?}\n{text}", told.1);
            }
        }
    }
}

#[test]
fn a_column_of_remarks_among_the_figures_parts_no_table() {
    let figures = Figures::random(form("2021"), 73, 30);
    let remark = |at: usize, text: &'static str, which: fn(usize) -> bool| {
        let with = |(n, mut line): (usize, Vec<String>)| {
            let cell = if n == 0 {
                "备注"
            } else if which(n) {
                text
            } else {
                ""
            };
            line.insert(at, cell.to_owned());
            line
        };
        lines(&figures, 0..rows(&figures).len(), 0).into_iter().enumerate().map(with).collect::<Vec<_>>()
    };
    for at in [2, 4, 7] {
        for text in ["含补正", "见说明二", "另行制作"] {
            for which in [|n| n == 3 || n == 4, |_| true] {
                for page in layouts(&remark(at, text, which)) {
                    let (_, wrong, found) = placed(&figures, &page);
                    let sums = found.iter().any(|f| f.starts_with("requests.") || f.starts_with("table.column-missing"));
                    assert!(wrong == 0 && !sums, "{found:?}\n{page}");
                }
            }
        }
    }
}

#[test]
fn the_heads_of_the_next_table_are_not_those_of_the_one_above() {
    let figures = Figures::random(form("2021"), 79, 30);
    let line = |line: &str| line.split('\t').map(ToOwned::to_owned).collect::<Vec<_>>();
    let left = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t6\t1\t19";
    let right = "信息内容\t本年处理决定数量\n行政许可\t52\n行政处罚\t8\n行政强制\t2";
    let above = beside(left.lines().map(line).collect(), right.lines().map(line).collect(), 0);
    let below = lines(&figures, 0..rows(&figures).len(), 0);
    for title in ["", "三、收到和处理政府信息公开申请情况\n"] {
        let text = |lines: &[Vec<String>]| lines.iter().map(|l| l.join("\t") + "\n").collect::<String>();
        let (right, wrong, found) = placed(&figures, &format!("{}{title}{}", text(&above), text(&below)));
        assert_eq!((right, wrong), (figures.form.table("requests").unwrap().cells.len(), 0), "{title} {found:?}");
    }
}

#[test]
fn a_year_beside_another_is_told_and_not_read_as_the_same() {
    let row = |figures: &str| format!("规章\t0\t0\t0\t规章\t1\t0\t2\n行政规范性文件\t{figures}\t行政规范性文件\t6\t1\t19\n");
    let (_, found) = told(
        &format!(
            "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n{}",
            row("3\t2\t14")
        ),
        &[],
    );
    assert!(found.iter().any(|f| f == "table.row-unknown"), "{found:?}");
}
