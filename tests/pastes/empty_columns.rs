//! Columns in which nothing stands, copied along with a table: they move no figure, however much of the table is blank.

use super::told;
use crate::common::layout::{Cell, Grid, expand, html, report, texts};
use crate::common::{Figures, check, differences, form};

/// Blank cells at the end of a row.
fn blanks(count: usize) -> String {
    "\t".repeat(count)
}

/// Each table as a sheet is copied, covered cells blank, with so many columns more.
fn sheet<const MORE: usize>(grid: &Grid) -> String {
    expand(grid).iter().map(|row| texts(row).join("\t") + &blanks(MORE) + "\n").collect()
}

/// Each table as wide as the widest of its sheet, and one more.
fn whole_sheet(grid: &Grid) -> String {
    expand(grid).iter().map(|row| texts(row).join("\t") + &blanks(16 - row.len()) + "\n").collect()
}

/// Each table as a text document's is copied: cells that others cover on their right are not there, those below others are blank.
fn document<const MORE: usize>(grid: &Grid) -> String {
    let columns = |row: &Vec<Cell>| row.iter().map(|c| c.columns).sum::<usize>();
    grid.iter().map(|row| blanks(columns(&grid[0]) - columns(row)) + &texts(row).join("\t") + &blanks(MORE) + "\n").collect()
}

fn bars<const MORE: usize>(grid: &Grid) -> String {
    let row = |row: &Vec<Cell>| format!("| {} |{}\n", texts(row).join(" | "), "  |".repeat(MORE));
    expand(grid).iter().map(row).collect()
}

fn page<const MORE: usize>(grid: &Grid) -> String {
    html(grid).replace("</tr>", &("<td></td>".repeat(MORE) + "</tr>"))
}

type Print = fn(&Grid) -> String;

#[test]
fn a_copy_with_empty_columns_reads_as_one_without() {
    let layouts: [(&str, Print, &[Print]); 4] = [
        ("sheet", sheet::<0>, &[sheet::<1>, sheet::<3>, whole_sheet]),
        ("document", document::<0>, &[document::<1>, document::<2>]),
        ("bars", bars::<0>, &[bars::<1>, bars::<2>]),
        ("page", page::<0>, &[page::<1>, page::<4>]),
    ];
    for (id, seed) in [("2019", 1), ("2019", 2), ("2019", 3), ("2021", 4), ("2021", 5), ("2021", 6)] {
        // Of a small body nearly all is blank.
        let figures = Figures::random(form(id), seed, if seed % 3 == 0 { 50 } else { 3 });
        for (name, exact, others) in layouts {
            let own = differences(&check(&report(&figures, exact, "")), &figures);
            for (at, more) in others.iter().enumerate() {
                let text = report(&figures, *more, "");
                let read = differences(&check(&text), &figures);
                assert!(read.iter().all(|d| own.contains(d)), "{id} {seed} {name} {at}: {read:?} / {own:?}\n{text}");
                assert!(read.iter().all(|d| d.ends_with("doubtful")), "{id} {seed} {name} {at}: {read:?}");
            }
        }
    }
}

/// The heads of the table of requests as a sheet is copied, and rows of it below them, all with one column more.
fn requests(rows: &str) -> String {
    let heads = "\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\t\n";
    format!("三、收到和处理政府信息公开申请情况\n{heads}{rows}")
}

#[test]
fn a_row_begins_where_all_rows_of_its_table_can() {
    const NEW: &str = "一、本年新收政府信息公开申请数量\t\t\t4\t\t\t\t\t\t4\t\n";
    const CARRIED_IN: &str = "二、上年结转政府信息公开申请数量\t\t\t\t2\t\t\t\t\t2\t\n";
    let cells = ["natural", "business", "other", "total"].map(|c| format!("requests/carried_in/{c}"));
    let read = |rows: &str| told(&requests(rows), &cells.each_ref().map(|c| &**c));
    let all = |figures: &str| (figures.to_owned(), Vec::<String>::new());
    assert_eq!(read(&[NEW, CARRIED_IN].concat()), all("_ 2 _ 2"));
    // A slip in a row moves nothing.
    let slip = CARRIED_IN.replace("\t2\t\n", "\t3\t\n");
    let (read_slip, found) = read(&[NEW, &slip].concat());
    assert_eq!((&*read_slip, found.len()), ("_ 2 _ 3", 1), "{found:?}");
    // Where no other row tells, and its sum holds in several places, it is in doubt.
    let (alone, found) = read(&[&NEW.replace('4', ""), CARRIED_IN].concat());
    assert!(alone.split(' ').all(|cell| cell == "_" || cell.ends_with('?')), "{alone}");
    assert!(!found.iter().any(|f| f.starts_with("requests.")), "{found:?}");
}

#[test]
fn a_heading_below_a_blank_table_is_no_figure() {
    let heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    let own = format!("行政复议{}行政诉讼{}\n{heads}\t未经复议直接起诉{}复议后起诉{}\n", blanks(5), blanks(9), blanks(5), blanks(4));
    let cells = ["review/review/upheld", "review/direct/total", "review/after_review/total"];
    let read = |row: &str, below: &str| {
        let text =
            format!("四、政府信息公开行政复议、行政诉讼情况{0}\n{own}{1}{heads}\t{heads}\n{row}\n{below}{0}\n", blanks(14), blanks(5));
        let (read, found) = told(&text, &cells);
        (read, found.iter().any(|f| f == "cell.not-a-number"))
    };
    for below in ["五、存在的主要问题及改进情况", "五、主要问题"] {
        assert_eq!(read(&blanks(14), below), ("_ _ _".to_owned(), false), "{below}");
    }
    // Words in the place of a figure are none.
    assert_eq!(read(&format!("约十件{}3{}", blanks(9), blanks(5)), "五、主要问题"), ("? 3 _".to_owned(), true));
}
