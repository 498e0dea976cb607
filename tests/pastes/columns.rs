//! Which column a figure is of: columns of one's own, fewer, or in another order than the form's.

use super::{is_sum, placed, told};
use crate::common::{Figures, check, differences, form};

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

/// The table of requests as a sheet is copied, its labels in three columns, with a column of remarks behind the figures; `end` is the remarks' cell.
fn sheet_with_remarks(figures: &Figures, zero: &str, end: &dyn Fn(usize) -> &'static str) -> String {
    let table = figures.form.table("requests").unwrap();
    let mut text =
        "三、收到和处理政府信息公开申请情况\n项目\t\t\t申请人情况\t\t\t\t\t\t\t备注\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\t\n\
                    \t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\n"
            .to_owned();
    for (at, (b, r, row)) in table.rows().enumerate() {
        let cells: Vec<String> =
            table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, zero)).collect();
        let label = match row.groups.len() {
            0 => format!("{}\t\t", row.label),
            1 => format!("{}\t{}\t", row.groups[0], row.label),
            _ => format!("\t{}\t{}", row.groups[1], row.label),
        };
        text += &format!("{label}\t{}{}\n", cells.join("\t"), end(at));
    }
    text
}

#[test]
fn a_column_of_remarks_moves_no_figure() {
    let ends: [&dyn Fn(usize) -> &'static str; 4] = [
        &|_| "\t",
        &|at| if at == 0 { "\t含网上提交的" } else { "\t" },
        &|at| if at % 3 == 0 { "\t见说明" } else { "\t" },
        &|at| if at == 1 { "\t上年转来" } else { "" },
    ];
    for id in ["2019", "2021"] {
        let mut figures = Figures::random(form(id), 77, 60);
        for zero in ["0", ""] {
            for (at, end) in ends.iter().enumerate().filter(|(at, _)| zero == "0" || *at < 3) {
                let text = sheet_with_remarks(&figures, zero, end);
                let (_, _, found) = placed(&figures, &text);
                let differences = differences(&check(&text), &figures);
                assert!(!differences.iter().any(|d| d.starts_with("requests/")), "{id} {zero:?} {at} {differences:?}");
                assert!(!found.iter().any(|rule| is_sum(rule)), "{id} {zero:?} {at} {found:?}");
            }
        }
        // A slip is told where it is, and moves nothing.
        let right = figures.clone();
        *figures.values.get_mut("requests/granted/natural").unwrap() += 4;
        let (_, wrong, found) = placed(&right, &sheet_with_remarks(&figures, "0", ends[0]));
        assert_eq!((wrong, found.iter().any(|rule| rule == "requests.row-total")), (1, true), "{found:?}");
    }
}
