//! Lines, blanks and signs: rows in one row, cells over several lines, what is blank, what nobody sees.

use super::{placed, requests, told};
use crate::common::{Figures, form};
use gouji::report::CellState;
use gouji::{Checker, Input, Options};

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
fn thousands_in_rows_parted_by_blanks_are_no_values_between_commas() {
    let rows = "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n\
        一、本年新收政府信息公开申请数量 2,310 1,204 18 7 41 3 3,583\n二、上年结转政府信息公开申请数量 1,002 88 0 0 0 0 1,090\n\
        （一）予以公开 1,450 620 9 1,007 20 0 3,106\n（七）总计 3,011 1,190 12 5 38 3 4,259\n四、结转下年度继续办理 301 102 6 2 3 0 414\n";
    let cells =
        ["requests/new/natural", "requests/new/total", "requests/carried_in/natural", "requests/granted/charity", "requests/total/total"];
    for gap in [" ", "    "] {
        let head = "第二十条第（五）项\n信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 64 +5 21,706\n其他对外管理服务事项 1,254 0 9,800\n";
        let text = format!("二、主动公开政府信息情况\n{head}{rows}").replace(' ', gap);
        let (read, _) = told(&text, &cells);
        assert_eq!(read, "2310 3583 1002 1007 4259", "{text}");
    }
    // Commas alone part values, quoted or not.
    let sheet = rows.replace(',', "").replace(' ', ",");
    assert_eq!(told(&sheet, &cells).0, "2310 3583 1002 1007 4259", "{sheet}");
}

#[test]
fn a_sheet_with_a_line_for_each_figure_is_read() {
    let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let rows = [("一、本年新收政府信息公开申请数量", [26, 4, 3, 1, 4, 2, 40]), ("二、上年结转政府信息公开申请数量", [1, 0, 0, 0, 1, 0, 2])];
    for between in [",", " , "] {
        let line = |(label, figures): &(&str, [u32; 7])| -> String {
            names.iter().zip(figures).map(|(name, figure)| [*label, name, &figure.to_string()].join(between) + "\n").collect()
        };
        let text = format!("项目,申请人类型,数量\n{}", rows.iter().map(line).collect::<String>());
        let cells = ["requests/new/natural", "requests/new/other", "requests/new/total", "requests/carried_in/total"];
        assert_eq!(told(&text, &cells), ("26 2 40 2".to_owned(), vec![]), "{text}");
    }
    // A line for each row is another thing, and its figures are no single one.
    let row = "类别,制发,废止,有效\n规章,0,0,0\n行政规范性文件,6,2,41\n";
    let found = Checker::new().check(Input::Text(row), &Options::default()).unwrap().findings;
    assert!(found.iter().all(|f| f.rule != "cell.not-a-number"), "{found:?}");
}

/// A program that writes a document's paragraphs first and its tables behind them tells a merged cell once for each column that it covers.
#[test]
fn tables_behind_the_sections_with_their_merged_cells_repeated_are_of_the_same_report() {
    let sections = "一、总体情况\n工作平稳推进。\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n五、存在的主要问题及改进情况\n解读还不够多样。\n六、其他需要报告的事项\n没有其他事项。\n";
    let row = |label: &str, figures: &str| format!("{label} | {label} | {label} | {figures}\n");
    let tables = row("一、本年新收政府信息公开申请数量", "26 | 4 | 3 | 1 | 4 | 2 | 40")
        + &row("二、上年结转政府信息公开申请数量", "1 | 0 | 0 | 0 | 1 | 0 | 2");
    let text =
        format!("青禾市水利局2023年政府信息公开工作年度报告\n{sections}\n规章 | 0 | 0 | 3\n行政事业性收费 | 7.5 | 7.5 | 7.5\n{tables}");
    let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
    assert!(report.document.others.is_empty(), "{:?}", report.document.others);
    assert_eq!(told(&text, &["requests/new/total", "requests/carried_in/total", "disclosure/regulations/in_force"]).0, "40 2 3");
}

/// A row may be told as a sentence, each figure behind the name of its column, with blanks before the figures or without.
#[test]
fn figures_told_by_the_names_of_their_columns_in_a_line_are_read() {
    for blank in ["", " "] {
        let row = |label: &str, figures: [u32; 3]| {
            let told: Vec<String> =
                ["本年制发件数", "本年废止件数", "现行有效件数"].iter().zip(figures).map(|(name, n)| format!("{name}{blank}{n}")).collect();
            format!("{label}：{}\n", told.join("，"))
        };
        let text = row("规章", [0, 0, 2]) + &row("行政规范性文件", [1, 3, 10]);
        let cells = [
            "disclosure/regulations/in_force",
            "disclosure/normative/issued",
            "disclosure/normative/repealed",
            "disclosure/normative/in_force",
        ];
        assert_eq!(told(&text, &cells), ("2 1 3 10".to_owned(), vec![]), "{text}");
    }
}
