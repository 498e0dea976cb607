//! The table of reviews between lines, tabs or marks that keep the columns: what is blank moves no figure.

use super::told;

const HEADS: &str = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
const CELLS: [&str; 5] =
    ["review/review/corrected", "review/review/total", "review/direct/other", "review/direct/total", "review/after_review/pending"];

/// A web page with the rows of a table, whose cells tabs part.
fn page(rows: &str) -> String {
    let row = |r: &str| r.split('\t').map(|c| format!("<td>{c}</td>")).collect::<String>();
    let rows: String = rows.lines().map(|r| format!("<tr>{}</tr>", row(r))).collect();
    format!("<p>四、政府信息公开行政复议、行政诉讼情况</p><table>{rows}</table><p>五、存在的主要问题及改进情况</p>")
}

/// A text with the rows of a table, whose cells `mark` parts.
fn text(rows: &str, mark: &str) -> String {
    format!("四、政府信息公开行政复议、行政诉讼情况\n{}\n五、存在的主要问题及改进情况\n", rows.replace('\t', mark))
}

fn is(texts: &[String], expected: &str, rules: &[&str]) {
    for text in texts {
        let (read, found) = told(text, &CELLS);
        assert_eq!((&*read, found.iter().map(String::as_str).collect::<Vec<_>>()), (expected, rules.to_vec()), "{text}");
    }
}

/// As a web page, and between tabs.
fn layouts(rows: &str) -> Vec<String> {
    vec![page(rows), text(rows, "\t")]
}

/// The heads in three rows, all others' below those of suits or beside them, behind so many blank cells.
fn across(before: usize, beside: bool, figures: &str) -> String {
    let (b, gap) = ("\t".repeat(before), "\t".repeat(5));
    let suits = format!("未经复议直接起诉{gap}复议后起诉\t\t\t\t");
    let (second, third) = if beside { (HEADS, "\t\t\t\t") } else { ("\t\t\t\t", HEADS) };
    format!("{b}行政复议{gap}行政诉讼{}\n{b}{second}\t{suits}\n{b}{third}\t{HEADS}\t{HEADS}\n{b}{figures}\n", "\t".repeat(9))
}

#[test]
fn blank_cells_before_all_others_and_at_the_ends_of_groups_move_no_figure() {
    for before in [0, 1, 3] {
        for beside in [false, true] {
            let blank_ends = "\t6\t\t1\t7\t\t2\t4\t\t6\t\t\t\t\t";
            let rows = across(before, beside, blank_ends);
            is(&[layouts(&rows), vec![text(&rows, "|"), text(&rows, ",")]].concat(), "6 7 4 6 _", &[]);
            is(&layouts(&across(before, beside, "\t\t\t\t\t\t\t8\t\t8\t\t\t\t3\t3")), "_ _ 8 8 3", &[]);
            is(&layouts(&across(before, beside, &blank_ends.replace("\t7\t", "\t9\t"))), "6 9 4 6 _", &["review.total"]);
        }
    }
}

#[test]
fn a_line_cut_short_is_placed_where_its_sums_hold() {
    let read = |figures: &str| told(&layouts(&across(0, true, figures))[1], &CELLS).0;
    assert_eq!(read("3\t1\t\t2\t6\t\t\t\t5\t5"), "1 6 _ 5 _");
    // Where the blanks in between are lost as well nothing is certain of the cells that are left.
    let (read, expected) = (read("3\t1\t2\t6\t5\t5"), ["1", "6", "_", "5", "_"]);
    let wrong = read.split(' ').zip(expected).filter(|(cell, own)| !cell.ends_with(['?', '!']) && cell != own);
    assert_eq!(wrong.count(), 0, "{read}");
}

#[test]
fn a_line_whose_first_blanks_a_copy_left_out_is_placed_where_its_sums_hold() {
    let heads = format!("行政复议\t行政诉讼\n{HEADS}\t未经复议直接起诉\t复议后起诉\n{HEADS}\t{HEADS}\n");
    for heads in [heads, across(0, false, "")] {
        let read = |line: &str| {
            let (read, found) = told(&text(&format!("{}\n{line}", heads.trim_end()), "\t"), &CELLS);
            (read, found.join(" "))
        };
        let line = "\t\t\t4\t4\t3\t\t\t\t3\t\t\t\t\t";
        let own = |figures: &str| (figures.to_owned(), String::new());
        assert_eq!(read(line), own("_ 4 _ 3 _"));
        // What is told by the sums is inferred, and no other place is thought of.
        assert_eq!(read(line.trim_start()), own("_ 4? _ 3? _"));
        assert_eq!(read(&line.trim_start().replace("3\t\t\t\t3", "3\t2\t\t\t5")), own("_ 4? _ 5? _"));
        assert_eq!(read("7\t7\t\t\t\t\t"), own("_ _ _ 7? _"));
        // A line that keeps no blank at its end may have lost some at either; below heads that keep their blanks it has not.
        let (cut, _) = read("6\t\t\t\t6");
        assert!(cut == "_ ? _ ? _" || cut == "_ 6 _ _ _", "{cut}");
        // Where the sums do not hold so, nothing is certain and wrong.
        for slip in ["4\t5\t3\t\t\t\t3\t\t\t\t\t", "1\t4\t4\t3\t\t\t\t3\t\t\t\t\t"] {
            let (read, found) = read(slip);
            assert!(!found.contains("review.") && !read.contains("4 ") && !read.contains("3 "), "{slip}: {read} {found}");
        }
    }
}

#[test]
fn a_list_of_every_outcome_and_a_table_turned_are_read_whatever_is_blank() {
    let list = |figures: [&str; 15], end: &str| {
        let rows = ["行政复议\t", "行政诉讼\t未经复议直接起诉", "\t复议后起诉"]
            .into_iter()
            .flat_map(|row| HEADS.split('\t').enumerate().map(move |(i, head)| format!("{}\t{head}", if i == 0 { row } else { "\t" })));
        let rows: String = rows.zip(figures).map(|(r, f)| format!("{r}\t{f}{end}\n")).collect();
        format!("类别\t\t结果\t件数{end}\n{rows}")
    };
    let figures = ["", "4", "", "", "4", "", "", "2", "1", "3", "5", "", "", "", "5"];
    for end in ["", "\t"] {
        is(&layouts(&list(figures, end)), "4 4 2 3 _", &[]);
        is(&layouts(&list(figures.map(|f| if f.is_empty() { "—" } else { f }), end)), "4 4 2 3 _", &[]);
    }
    let turned = |rows: [&str; 5]| {
        let rows: String = HEADS.split('\t').zip(rows).map(|(head, row)| format!("{head}\t{row}\n")).collect();
        format!("结果\t行政复议\t行政诉讼\t\n\t\t未经复议直接起诉\t复议后起诉\n{rows}")
    };
    is(&layouts(&turned(["\t\t5", "4\t\t", "\t2\t", "\t1\t", "4\t3\t5"])), "4 4 2 3 _", &[]);
    is(&layouts(&turned(["\t\t5", "4\t\t", "\t2\t", "\t1\t", "4\t4\t5"])), "4 4 2 4 _", &["review.total"]);
    // Cells that are blank at the end of a row need not be there.
    let cut = turned(["", "4", "\t2", "\t1", "4\t3"]);
    assert_eq!(told(&page(&cut), &CELLS), ("4 4 2 3 _".to_owned(), vec![]));
}

/// Rows of another table, by which a text is seen to be a file of values.
fn licences() -> String {
    let rows = ["行政许可\t46", "行政处罚\t3", "行政强制\t0"];
    rows.map(|row| format!("信息内容\t本年处理决定数量\t\t\t\t\n{row}\t\t\t\t\n")).concat()
}

#[test]
fn a_row_of_reviews_in_which_nothing_stands_is_blank() {
    let rows = |own: &str, direct: &str, after: &str| {
        format!("类别\t{HEADS}\n行政复议\t{own}\n行政诉讼（未经复议直接起诉）\t{direct}\n行政诉讼（复议后起诉）\t{after}\n")
    };
    let figures = "1\t2\t0\t0\t3";
    for nothing in ["—", "/", ""] {
        let blank = [nothing; 5].join("\t");
        is(&layouts(&rows(figures, &blank, &blank)), "2 3 _ _ _", &[]);
        is(&layouts(&rows(&blank, figures, &blank)), "_ _ 0 3 _", &[]);
        is(&layouts(&rows(&blank, &blank, figures)), "_ _ _ _ 0", &[]);
    }
    // Between blanks marks alone are seen, and in a file of values blanks behind a label.
    let marks = text(&rows(figures, &["/"; 5].join("\t"), figures), " ");
    assert_eq!(told(&marks, &CELLS).0, "2 3 _ _ 0");
    let blank = "\t\t\t\t";
    let file = |rows: &str| text(&(licences() + rows), ",");
    assert_eq!(told(&file(&rows(blank, "0\t0\t4\t0\t4", blank)), &CELLS).0, "_ _ 4 4 _");
    assert_eq!(told(&file(&rows(blank, blank, blank)), &CELLS).0, "_ _ _ _ _");
    // A label by itself has not the figures of the row below it.
    let alone = text("类别 结果维持 结果纠正 其他结果 尚未审结 总计\n行政复议\n行政诉讼（未经复议直接起诉） 0 0 4 0 4\n", " ");
    assert!(!told(&alone, &CELLS).0.starts_with("0 4"));
    // Words in the place of figures are none, and a row that is not there is not blank.
    let words = told(&page(&rows(figures, "见附件", figures)), &CELLS).0;
    assert!(words.starts_with("2 3 ") && !words.contains('_'), "{words}");
    let lacking = rows(figures, figures, figures).lines().take(3).map(|l| format!("{l}\n")).collect::<String>();
    assert!(told(&page(&lacking), &CELLS).0.ends_with('!'));
}

#[test]
fn heads_that_bear_their_row_s_label_are_read_alone() {
    let short = ["行政复议/", "行政诉讼/未经复议直接起诉/", "行政诉讼/复议后起诉/"];
    let long = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"];
    let file = |title: &str, groups: [&str; 3], figures: &str| {
        let heads: Vec<String> = groups.iter().flat_map(|g| HEADS.split('\t').map(move |h| format!("{g}{h}"))).collect();
        told(&format!("{title}{}\r\n{figures}\r\n", heads.join(",")), &CELLS)
    };
    for [own, direct, after] in [short, long] {
        assert_eq!(file("", [own, direct, after], "0,6,0,1,7,0,2,4,0,6,0,0,0,3,3"), ("6 7 4 6 3".to_owned(), vec![]));
        // Below a title, the groups in another order, and with a slip.
        assert_eq!(
            file("四、政府信息公开行政复议、行政诉讼情况\r\n", [direct, after, own], "0,2,4,0,6,0,0,0,3,3,0,6,0,1,7"),
            ("6 7 4 6 3".to_owned(), vec![])
        );
        let slip = file("", [own, direct, after], "0,6,0,1,7,0,2,4,0,8,0,0,0,3,3");
        assert_eq!(slip, ("6 7 4 8 3".to_owned(), vec!["review.total".to_owned()]));
    }
}
