//! Rows that the end of a page cut in two.

use super::told;
use crate::common::{Figures, form};

/// The report of 2021 as lines, one row of its second table put otherwise.
fn with(key: &str, cut: &dyn Fn(&str, &str) -> String) -> (String, Figures) {
    let figures = Figures::random(form("2021"), 23, 40);
    let table = figures.form.table("requests").unwrap();
    let row = |(b, r, row): (usize, usize, &gouji::form::RowForm)| {
        let cells = table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0"));
        let cells = cells.collect::<Vec<_>>().join("\t");
        if row.key == key { cut(&row.label, &cells) } else { format!("{}\t{cells}\n", row.label) }
    };
    let rows: String = table.rows().map(row).collect();
    (format!("三、收到和处理政府信息公开申请情况\n{rows}"), figures)
}

/// A label in two after so many characters.
fn halves(label: &str, at: usize) -> (&str, &str) {
    label.split_at(label.char_indices().nth(at).unwrap().0)
}

const BLANKS: &str = "\t\t\t\t\t\t";
const ENDS: [&str; 5] = [
    "",
    "　　— 5 —\n",
    "https://zw.example.gov.cn/xx/2.html 5/9\n2023/2/3 9:08 云溪县林业局年度报告\n",
    "云溪县林业局年度报告\t2023/2/3 9:08\n",
    "5/9\n自然人\t商业企业\t科研机构\t其他\n",
];

#[test]
fn a_label_in_two_halves_is_one_with_the_figures_of_either() {
    for (key, at) in [("denied.enforcement_file", 4), ("other.unpaid_fee", 11), ("other.no_correction", 20), ("rejected.reissue", 4)] {
        for between in ENDS {
            let first = |label: &str, cells: &str| {
                let (one, other) = halves(label, at);
                format!("{one}\t{cells}\n{between}{other}\t{BLANKS}\n")
            };
            let second = |label: &str, cells: &str| {
                let (one, other) = halves(label, at);
                format!("{one}\t{BLANKS}\n{between}{other}\t{cells}\n")
            };
            let alone = |label: &str, cells: &str| {
                let (one, other) = halves(label, at);
                format!("{one}\n{between}{other}\t{cells}\n")
            };
            for cut in [&first as &dyn Fn(&str, &str) -> String, &second, &alone] {
                let (text, figures) = with(key, cut);
                let cells = ["natural", "total"].map(|c| format!("requests/{key}/{c}"));
                let wanted = cells.each_ref().map(|c| figures.values[c].to_string()).join(" ");
                assert_eq!(told(&text, &cells.each_ref().map(|c| &**c)), (wanted, vec![]), "{text}");
            }
        }
    }
}

#[test]
fn a_blank_row_in_two_halves_is_blank_and_there() {
    for between in ENDS {
        let (text, _) = with("rejected.excessive", &|label, _| {
            let (one, other) = halves(label, 5);
            format!("{one}\t{BLANKS}\n{between}{other}\t{BLANKS}\n")
        });
        let (cells, found) = told(&text, &["requests/rejected.excessive/natural"]);
        assert_eq!(cells, "_", "{text}");
        assert!(!found.iter().any(|rule| rule == "table.row-missing"), "{found:?} {text}");
    }
}

#[test]
fn halves_with_figures_in_both_and_rows_between_stay_apart() {
    // Figures beside both halves; a row of its own between them.
    for between in ["", "3.其他\t1\t0\t0\t0\t0\t0\t1\n"] {
        let (text, figures) = with("denied.admin_query", &|label, cells| {
            let (one, other) = halves(label, 5);
            let own = if between.is_empty() { "1\t0\t0\t0\t0\t0\t1" } else { BLANKS };
            format!("{one}\t{cells}\n{between}{other}\t{own}\n")
        });
        let other = "requests/denied.enforcement_file/total";
        assert_eq!(told(&text, &[other]).0, figures.values[other].to_string(), "{text}");
    }
}

#[test]
fn what_is_printed_around_a_page_is_no_figure() {
    let key = "rejected.duplicate";
    for mark in ["https://zw.example.gov.cn/xx/2.html    4/9\n", "2023/2/3 9:08    云溪县林业局年度报告\n"] {
        let (text, figures) = with(key, &|label, cells| format!("{mark}{label}\t{cells}\n{mark}"));
        let cells = [format!("requests/{key}/natural"), format!("requests/{key}/total")];
        let wanted = cells.each_ref().map(|c| figures.values[c].to_string()).join(" ");
        assert_eq!(told(&text, &cells.each_ref().map(|c| &**c)), (wanted, vec![]), "{text}");
    }
}

#[test]
fn a_row_with_an_address_in_a_cell_of_its_own_is_a_row() {
    let text = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\t本年处理决定数量\t公开网址\n行政许可\t1205\thttps://zw.example.gov.cn/xk\n";
    assert_eq!(told(text, &["disclosure/licensing/decisions"]).0, "1205");
}
