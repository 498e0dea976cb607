//! Figures with a sign, figures that stick to words, and more figures than columns: of rows that no sum tells.

use super::told;

/// The second table of 2019 with one row of the licences, tabs between its cells.
fn licences(row: &str) -> String {
    format!(
        "第二十条第（五）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t{row}\n其他对外管理服务事项\t14\t+2\t31\n\
         第二十条第（六）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\t52\t0\t7\n行政强制\t9\t0\t1\n"
    )
}

#[test]
fn what_is_below_zero_is_a_change_and_no_count() {
    let cells = ["previous_items", "change", "decisions"].map(|c| format!("disclosure/licensing/{c}"));
    let read = |row: &str| told(&licences(row), &cells.each_ref().map(|c| &**c));
    // Cells at the end of the line were cut off: a figure with a sign tells where it stands.
    for (row, expected) in [("46\t-3", "46? -3? _"), ("-3", "_ -3? _")] {
        let (cells, found) = read(row);
        assert_eq!(cells, expected);
        assert!(!found.contains(&"cell.negative".to_owned()), "{row}: {found:?}");
    }
    assert_eq!(read("46\t-3\t128"), ("46 -3 128".to_owned(), vec![]));
    assert_eq!(read("\t-3\t128").0, "_ -3 128");
    // In its own place a count below zero is wrong.
    assert_eq!(read("-46\t3\t128"), ("-46 3 128".to_owned(), vec!["cell.negative".to_owned()]));
}

#[test]
fn a_change_under_each_of_the_columns_it_covered_is_one() {
    let fees = |row: &str| {
        let heads = "| 信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 |\n| --- | --- | --- | --- |\n";
        told(
            &format!("第二十条第（八）项\n{heads}| 行政事业性收费 | {row} |\n"),
            &["disclosure/fees/previous_items", "disclosure/fees/change"],
        )
    };
    let (blank, found) = fees(" | -2 | -2");
    assert!(["_ -2", "-2? ?"].contains(&&*blank) || blank.split(' ').all(|c| c.ends_with('?')), "{blank}");
    assert!(!found.contains(&"cell.negative".to_owned()), "{found:?}");
    assert_eq!(fees("8 | -2 | -2").0, "8 -2");
}

#[test]
fn a_figure_too_many_beside_no_sum_is_doubted() {
    let table = |row: &str| format!("二、主动公开政府信息情况\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n{row}\n");
    let cells = ["disclosure/normative/issued", "disclosure/normative/in_force"];
    assert_eq!(told(&table("行政规范性文件\n4\n1\n23"), &cells), ("4 23".to_owned(), vec![]));
    let (read, _) = told(&table("行政规范性文件\n0\n4\n1\n23"), &cells);
    assert!(read.split(' ').all(|c| c.ends_with('?')), "{read}");
}

#[test]
fn a_figure_that_sticks_to_its_worn_label_leaves_the_others_in_doubt() {
    let cells = ["disclosure/normative/issued", "disclosure/normative/repealed", "disclosure/normative/in_force"];
    let page = |own: &str| {
        let row = |r: &str| format!("<tr><td>{}</td></tr>", r.replace('\t', "</td><td>"));
        let heads = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数";
        told(&format!("<table>{}{}{}</table>", row(heads), row("规章\t0\t0\t0"), row(own)), &cells).0
    };
    assert_eq!(page("行政规范性文件\t3\t1\t37"), "3 1 37");
    let worn = page("行政规范性文3\t1\t37\t");
    assert!(worn.split(' ').all(|c| c.ends_with('?')), "{worn}");
}
