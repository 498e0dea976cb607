//! Labels apart from their figures, worn, in another order or of another table.

use super::{check, placed, requests, told};
use crate::common::paste::Paste;
use crate::common::{Figures, form};
use gouji::report::{CellState, Severity};
use gouji::{Checker, Input, Options};

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
fn what_was_carried_in_may_stand_first_under_whatever_number() {
    let mut figures = Figures::random(form("2021"), 67, 50);
    let table = figures.form.table("requests").unwrap();
    let own = |figures: &Figures, numbers: [&str; 2], cell: &str, end: &str, copies: usize| {
        let row = |(b, r, row): (usize, usize, &gouji::form::RowForm)| {
            let cells = table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0"));
            // The copies of a merged cell's label stand behind each other.
            let labels = std::iter::repeat_n(row.label.to_string(), copies);
            labels.chain(cells).collect::<Vec<_>>().join(cell) + end
        };
        let mut rows: Vec<String> = table.rows().map(row).collect();
        rows.swap(0, 1);
        (rows[0], rows[1]) = (rows[0].replace("二、", numbers[0]), rows[1].replace("一、", numbers[1]));
        let (right, wrong, found) = placed(figures, &rows.concat());
        (right, wrong, found.into_iter().filter(|f| f.starts_with("requests.") || f.starts_with("table.row")).collect::<Vec<_>>())
    };
    for numbers in [["一、", "二、"], ["二、", "一、"], ["", ""]] {
        for (cell, end) in [("\t", "\n"), (" | ", " |\n"), ("\n", "\n")] {
            for copies in [1, 3].into_iter().filter(|n| *n == 1 || cell == " | ") {
                assert_eq!(own(&figures, numbers, cell, end, copies), (table.cells.len(), 0, vec![]), "{numbers:?} {cell:?}");
            }
        }
    }
    *figures.values.get_mut("requests/carried_in/total").unwrap() += 2;
    assert!(!own(&figures, ["一、", "二、"], "\t", "\n", 1).2.is_empty());
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
