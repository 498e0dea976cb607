//! What the heads of columns say of the figures below them.

use super::{placed, requests, states, told};
use crate::common::{Figures, form};
use gouji::report::CellState;
use gouji::{Checker, Input, Options};

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
fn applicants_below_the_head_of_their_group_stand_where_it_does_in_a_copy_without_merged_cells() {
    let below = "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他";
    for (id, zero) in ["2019", "2021"].into_iter().flat_map(|id| [(id, "0"), (id, "")]) {
        let mut figures = Figures::random(form(id), 43, 40);
        let table = figures.form.table("requests").unwrap();
        let text = |figures: &Figures, heads: &str, order: [usize; 7]| {
            let row = |(b, r, row): (usize, usize, &gouji::form::RowForm)| {
                let cells: Vec<String> =
                    table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, zero)).collect();
                format!("{}\t{}\n", row.label, order.map(|c| &*cells[c]).join("\t"))
            };
            format!("三、收到和处理政府信息公开申请情况\n{heads}\n{}", table.rows().map(row).collect::<String>())
        };
        let (right, ..) =
            placed(&figures, &text(&figures, &format!("事项\t申请人\n自然人\t法人或其他组织\t总计\n{below}"), [0, 1, 2, 3, 4, 5, 6]));
        let mut read = |heads: &str, order: [usize; 7]| {
            let (own, wrong, found) = placed(&figures, &text(&figures, heads, order));
            assert!(wrong == 0 && !found.iter().any(|f| f.starts_with("requests.")), "{id} {heads}: {found:?}");
            // A slip stays where it is.
            let cell = "requests/granted/natural";
            *figures.values.get_mut(cell).unwrap() += 30;
            let (_, wrong, found) = placed(&figures, &text(&figures, heads, order));
            assert!(wrong == 0 && found.contains(&"requests.row-total".to_owned()), "{id} {heads}: {found:?}");
            *figures.values.get_mut(cell).unwrap() -= 30;
            own == right
        };
        for group in ["法人或其他组织", "法人和其他组织"] {
            for corner in ["事项\t申请人\n", "申请人\n事项\t", ""] {
                let last = [1, 2, 3, 4, 5, 0, 6];
                assert!(read(&format!("{corner}{group}\t自然人\t总计\n{below}"), last), "{group} {corner}");
                assert!(read(&format!("{corner}总计\t{group}\t自然人\n{below}"), [6, 1, 2, 3, 4, 5, 0]), "{group} {corner}");
                assert!(read(&format!("{corner}自然人\t{group}\t总计\n{below}"), [0, 1, 2, 3, 4, 5, 6]), "{group} {corner}");
            }
        }
        // The others within their group too.
        let turned = "其他\t社会公益组织\t商业企业\t法律服务机构\t科研机构";
        assert!(read(&format!("法人或其他组织\t自然人\t总计\n{turned}"), [5, 3, 1, 4, 2, 0, 6]));
    }
    // Of heads as high as two lines the group's stands above all: it tells no order.
    let figures = Figures::random(form("2021"), 43, 40);
    let rows: String = requests(&figures, false).iter().map(|(_, label, cells)| format!("{label}   {}\n", cells.join("   "))).collect();
    let below = below.replace('\t', "   ");
    let heads =
        format!("                         法人或其他组织\n          自然人                            总计\n                {below}\n");
    assert_eq!(placed(&figures, &(heads + &rows)).1, 0);
}
