//! The table of reviews and suits, whose rows stand side by side.

use super::{states, told};
use crate::common::layout::{report, tabs_kept};
use crate::common::{Figures, form};
use gouji::report::{CellState, State};
use gouji::{Checker, Input, Options};

#[test]
fn reviews_told_apart_from_suits_are_read() {
    let heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    for above in ["（一）行政复议情况", "行政复议案件", "1.行政复议"] {
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{above}\n{heads}\n1\t0\t2\t0\t3\n（二）行政诉讼情况\n\t{heads}\n未经复议直接起诉\t0\t1\t0\t0\t1\n复议后起诉\t2\t0\t0\t5\t7\n"
        );
        let cells = ["review/review/upheld", "review/review/total", "review/direct/corrected", "review/after_review/pending"];
        assert_eq!(told(&text, &cells), ("1 3 1 5".to_owned(), vec![]), "{above}");
    }
}

/// The table of reviews in one line of figures: `groups` over the heads of their columns, in one line or with the heads of the first group beside the two
/// rows of suits, as pages print them.
fn reviews(words: [&str; 4], heads: [&str; 5], line: &str) -> String {
    let heads = heads.join("\t");
    format!(
        "四、政府信息公开行政复议、行政诉讼情况\n{}\t{}\n{heads}\t{}\t{}\n{heads}\t{heads}\n{line}\n",
        words[0], words[1], words[2], words[3]
    )
}

#[test]
fn groups_and_columns_of_reviews_in_another_order_are_read_by_their_heads() {
    let own = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let cells =
        ["review/upheld", "review/pending", "review/total", "direct/corrected", "direct/total", "after_review/other", "after_review/total"];
    let read = |text: &str| told(text, &cells.map(|c| format!("review/{c}")).each_ref().map(|c| &**c));
    let words = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let all = ("4 1 5 7 9 2 2".to_owned(), vec![]);
    assert_eq!(read(&reviews(words, own, "4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2")), all);
    let suits_first = ["行政诉讼", "行政复议", words[2], words[3]];
    assert_eq!(read(&reviews(suits_first, own, "0\t7\t0\t2\t9\t0\t0\t2\t0\t2\t4\t0\t0\t1\t5")), all);
    let total_first = ["总计", "尚未审结", "结果维持", "结果纠正", "其他结果"];
    assert_eq!(read(&reviews(words, total_first, "5\t1\t4\t0\t0\t9\t2\t0\t7\t0\t2\t0\t0\t0\t2")), all);
    let after_first = ["行政复议", "行政诉讼", "复议后起诉", "未经复议直接起诉"];
    assert_eq!(read(&reviews(after_first, total_first, "5\t1\t4\t0\t0\t2\t0\t0\t0\t2\t9\t2\t0\t7\t0")), all);
    // A sum that is wrong in the printed order is wrong.
    let wrong = read(&reviews(words, total_first, "6\t1\t4\t0\t0\t9\t2\t0\t7\t0\t2\t0\t0\t0\t2"));
    assert_eq!(wrong, ("4 1 6 7 9 2 2".to_owned(), vec!["review.total".to_owned()]));
    // Columns in an order of their own in each group: whose is which is not known.
    let mixed = reviews(words, own, "5\t4\t0\t0\t1\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2").replacen(
        &own.join("\t"),
        "总计\t结果维持\t结果纠正\t其他结果\t尚未审结",
        1,
    );
    let (read, found) = read(&mixed);
    assert!(read.split(' ').all(|c| c.ends_with('?')), "{read}");
    assert_eq!(found, ["cell.doubtful"]);
}

#[test]
fn words_before_all_figures_of_reviews_are_none_of_them() {
    let own = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let words = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let cells = ["review/review/upheld", "review/review/total", "review/direct/corrected", "review/after_review/total"];
    let page = |corner: &str, label: &str, figures: &str| {
        let cells = |names: &str| names.split('\t').map(|n| format!("<td>{n}</td>")).collect::<String>();
        let heads = own.map(|h| format!("<td rowspan=2>{h}</td>")).concat();
        let below = cells(&own.join("\t"));
        format!(
            "<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td rowspan=3>{corner}</td><td colspan=5>{}</td><td colspan=10>{}</td></tr>\
             <tr>{heads}<td colspan=5>{}</td><td colspan=5>{}</td></tr><tr>{below}{below}</tr><tr><td>{label}</td>{}</tr></table>",
            words[0],
            words[1],
            words[2],
            words[3],
            cells(figures)
        )
    };
    let figures = "4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2";
    for (corner, label) in [("项目", "数量（件）"), ("单位名称", "青禾市水利局"), ("类型", "案件数")] {
        assert_eq!(told(&page(corner, label, figures), &cells), ("4 5 7 2".to_owned(), vec![]), "{label}");
        // A wrong sum is one, and words in place of a figure are no number.
        let slip = told(&page(corner, label, &figures.replace("\t9\t", "\t8\t")), &cells);
        assert_eq!(slip, ("4 5 7 2".to_owned(), vec!["review.total".to_owned()]), "{label}");
    }
    let (read, found) = told(&reviews(words, own, &figures.replacen('4', "见附件", 1)), &cells);
    assert_eq!((&*read, found), ("? 5 7 2", vec!["cell.not-a-number".to_owned()]));
}

#[test]
fn a_table_in_which_nothing_is_filled_in_is_there_and_blank() {
    let own = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let words = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let cells = ["review/review/upheld", "review/review/total", "review/direct/pending", "review/after_review/total"];
    let rest = "五、存在的主要问题及改进情况\n公开的内容还不够深，解读的形式还比较少。明年将组织两次培训，把已经公开的目录逐项补齐，再请群众来提意见。\n\
                六、其他需要报告的事项\n1\t依申请公开收取信息处理费\t0\n";
    let read = |line: &str, rest: &str| told(&(reviews(words, own, line) + rest), &cells);
    let blank = ("_ _ _ _".to_owned(), vec![]);
    // The row is there, with or without marks: between tabs it is seen when it is empty, between blanks it is not.
    for nothing in ["—", "——", "--", "/", "无", "", " "] {
        for gap in ["\t", "   "].into_iter().filter(|gap| *gap == "\t" || !nothing.trim().is_empty()) {
            let line = [nothing; 15].join(gap);
            assert_eq!(read(&line, rest), blank, "{line}");
            assert_eq!(read(&line, ""), blank, "{line}");
        }
    }
    // That the cells are blank is told.
    let report = Checker::new().check(Input::Text(&reviews(words, own, &["——"; 15].join("\t"))), &Options::default()).unwrap();
    assert!(report.findings.iter().any(|f| f.rule == "cell.blank"));
    // Below an empty row figures are the table's; without any row they may be lost.
    let below = format!("{}\n4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2", [""; 15].join("\t"));
    assert_eq!(read(&below, rest), ("4 5 2 2".to_owned(), vec![]));
    assert!(!read("", rest).0.contains('_'));
    // What cannot be placed is not nothing, and words of a text are no table.
    for figures in ["3\t1", "青禾市水利局门户网站\n3\t1", "见附表\n3\t0\t0\t1\t4", "（另附）", "见附表"] {
        let (read, _) = read(figures, rest);
        assert!(!read.contains('_'), "{figures}: {read}");
    }
    let sentence = "四、政府信息公开行政复议、行政诉讼情况\n行政复议、行政诉讼（未经复议直接起诉、复议后起诉）均无结果维持、结果纠正、其他结果、尚未审结的，总计为零。\n";
    assert!(states(sentence, "review").iter().all(|s| *s == CellState::Missing));
}

#[test]
fn shortened_heads_are_those_of_the_table_where_it_has_all_its_figures() {
    let cells = ["review/review/upheld", "review/review/total", "review/direct/corrected", "review/after_review/total"];
    let figures = "4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2";
    let words = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let other_words = ["行政复议", "行政诉讼", "直接起诉", "经复议后起诉"];
    for words in [words, other_words] {
        for heads in [
            ["维持", "纠正", "其他", "未审结", "合计"],
            ["维持结果", "纠正结果", "其他", "尚未审结", "合计"],
            ["维持", "纠正", "其他结果", "未审结", "总计"],
        ] {
            assert_eq!(told(&reviews(words, heads, figures), &cells), ("4 5 7 2".to_owned(), vec![]), "{heads:?}");
            let slip = told(&reviews(words, heads, &figures.replace("\t9\t", "\t8\t")), &cells);
            assert_eq!(slip, ("4 5 7 2".to_owned(), vec!["review.total".to_owned()]), "{heads:?}");
        }
    }
    // As many figures under other heads are another table's.
    let others = reviews(["信访", "投诉", "来电", "来函"], ["受理", "办结", "退回", "在办", "合计"], figures);
    assert!(states(&others, "review").iter().all(|s| *s == CellState::Missing));
}

const OWN: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
const WORDS: [&str; 4] = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
const CELLS: [&str; 5] =
    ["review/review/upheld", "review/review/total", "review/direct/corrected", "review/direct/total", "review/after_review/total"];

#[test]
fn the_end_of_a_page_between_heads_and_figures_is_none_of_them() {
    let figures = "4\t0\t0\t1\t5\t0\t7\t0\t2\t9\t0\t0\t2\t0\t2";
    let margin = "https://www.qinghe.gov.cn/xxgk/nb/2024/0118_77.html\n2/5\n2024/1/18 09:41\t青禾市水利局2023年政府信息公开工作年度报告";
    for end in ["- 3 -", "-3-", "— 3 —", "第 3 页 共 5 页", margin] {
        let read = told(&reviews(WORDS, OWN, &format!("{end}\n{figures}")), &CELLS);
        assert_eq!(read, ("4 5 7 9 2".to_owned(), vec![]), "{end}");
        let slip = told(&reviews(WORDS, OWN, &format!("{end}\n{}", figures.replace("\t9\t", "\t8\t"))), &CELLS);
        assert_eq!(slip, ("4 5 7 8 2".to_owned(), vec!["review.total".to_owned()]), "{end}");
    }
    // In a row that tabs part the dashes are cells of their own.
    let text = "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\n-\t3\t-\n行政规范性文件\t2\t0\t5\n";
    assert_eq!(told(text, &["disclosure/regulations/repealed", "disclosure/normative/in_force"]).0, "3 5");
}

#[test]
fn the_table_alone_is_read_from_a_file_of_values() {
    let whole = |line: &str, title: &str, between: &str, mark: &str| {
        let heads =
            format!("结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉,,,,{between},,,,,{0},{0}", OWN.join(","));
        format!("{title}行政复议,,,,,行政诉讼,,,,,,,,,{between}{heads}{between}{line}\r\n").replace(',', mark)
    };
    let title = "四、政府信息公开行政复议、行政诉讼情况\r\n";
    for title in [title, ""] {
        for between in ["\r\n", "\r\n\r\n"] {
            for mark in [",", ";"] {
                let zeros = whole("4,0,0,1,5,0,7,0,2,9,0,0,2,0,2", title, between, mark);
                assert_eq!(told(&zeros, &CELLS), ("4 5 7 9 2".to_owned(), vec![]), "{zeros}");
                let blanks = whole("4,,,1,5,,7,,2,8,,,2,,2", title, between, mark);
                assert_eq!(told(&blanks, &CELLS), ("4 5 7 8 2".to_owned(), vec!["review.total".to_owned()]), "{blanks}");
            }
        }
    }
    // As a system writes figures that are to stay as they are.
    let line = [4, 0, 0, 1, 5, 0, 7, 0, 2, 9, 0, 0, 2, 0, 2].map(|n| format!("=\"{n}\"")).join(",");
    assert_eq!(told(&whole(&line, title, "\r\n", ","), &CELLS), ("4 5 7 9 2".to_owned(), vec![]));
}

#[test]
fn figures_that_blanks_align_stand_under_their_own_heads() {
    // Where a head begins and ends, in half-width characters.
    let edges: Vec<(usize, usize)> = (0..15).map(|c| (c * 11, c * 11 + if c % 5 == 4 { 4 } else { 8 })).collect();
    let line = |cells: &[(usize, &str)], right: bool| {
        let mut text = String::new();
        let mut width = 0;
        for &(at, cell) in cells {
            let own: usize = cell.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            let begin = if right { edges[at].1 - own } else { edges[at].0 };
            text += &(" ".repeat(begin - width) + cell);
            width = begin + own;
        }
        text
    };
    let figures = [(0, "4"), (3, "11"), (4, "15"), (6, "7"), (9, "7")];
    for heads in [OWN, ["维持", "纠正", "其他结果", "尚未审结", "总数"]] {
        for right in [false, true] {
            let of = |from: usize| heads.iter().enumerate().map(move |(c, h)| (from + c, *h));
            let upper: Vec<(usize, &str)> = of(0).chain([(5, "直接起诉"), (10, "复议后诉")]).collect();
            let lower: Vec<(usize, &str)> = of(5).chain(of(10)).collect();
            let text = |figures: &[(usize, &str)]| {
                let rows =
                    [line(&[(0, "行政复议"), (5, "行政诉讼")], false), line(&upper, right), line(&lower, right), line(figures, right)];
                format!("四、政府信息公开行政复议、行政诉讼情况\n\n{}\n", rows.join("\n"))
            };
            assert_eq!(told(&text(&figures), &CELLS), ("4 15 7 7 _".to_owned(), vec![]), "{}", text(&figures));
            let slip = [(0, "4"), (3, "11"), (4, "15"), (6, "7"), (9, "8")];
            assert_eq!(told(&text(&slip), &CELLS), ("4 15 7 8 _".to_owned(), vec!["review.total".to_owned()]), "{}", text(&slip));
        }
    }
}

/// How old a kind of page calls itself decides whether a table ends the paragraph it stands in: what is read is the same.
#[test]
fn what_kind_of_page_it_is_changes_nothing() {
    let kinds = [
        "",
        "<!DOCTYPE html>",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">",
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">",
    ];
    let cells = WORDS.map(|head| format!("<td>{head}</td>")).concat();
    let heads = OWN.map(|head| format!("<td>{head}</td>")).concat().repeat(3);
    let figures: String = [4, 0, 0, 1, 5, 0, 7, 0, 2, 9, 0, 0, 2, 0, 2].map(|n| format!("<td>{n}</td>")).concat();
    let page = |kind: &str| {
        format!(
            "{kind}<html><body><p>四、政府信息公开行政复议、行政诉讼情况<table><tr>{cells}</tr><tr>{heads}</tr><tr>{figures}</tr></table>\
             本年没有败诉。</p></body></html>"
        )
    };
    let read = |kind: &str| {
        let report = Checker::new().check(Input::Bytes(page(kind).as_bytes()), &Options::default()).unwrap();
        assert_eq!(report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.value.is_some()).count(), 15, "{kind}");
        let report = serde_json::to_value(&report).unwrap();
        ["sections", "tables", "relations", "findings"].map(|part| report[part].clone())
    };
    let plain = read(kinds[1]);
    for kind in kinds {
        assert_eq!(read(kind), plain, "{kind}");
    }
}

#[test]
fn heads_alone_in_a_text_are_a_table_that_could_not_be_checked() {
    let figures = Figures::random(form("2021"), 23, 30);
    let whole = report(&figures, tabs_kept, "0");
    let is_row = |line: &&str| line.split('\t').filter(|c| c.parse::<u32>().is_ok()).count() == 15;
    let row = whole.lines().find(is_row).unwrap();
    let rules = |text: &str| {
        let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();
        let open = report.not_checked.iter().any(|n| n.rule == "table.missing");
        (report.findings.iter().any(|f| f.rule == "table.missing"), open, report.verdict.state)
    };
    assert!(!rules(&whole).0);
    // The row may have been blank, and lost: nothing is accused, and nothing is fine.
    let (accused, open, state) = rules(&whole.replace(row, ""));
    assert!(!accused && open && state != State::Holds, "{state:?}");
    // Other words in its place, half of the heads, or no heads at all are no table.
    assert!(rules(&whole.replace(row, "（见附件）")).0);
    assert!(rules(&whole.replace(row, "").replace("尚未审结", "")).0);
    assert!(rules(&whole.replace(row, "").replace("结果", "").replace("总计", "")).0);
}

/// Where the figures of several rows stand in lines of their own and one of them is broken in two, what is left of a row may be read in several ways: the
/// noughts that all of these have in common are as doubtful as its other figures.
#[test]
fn noughts_of_a_row_in_doubt_are_in_doubt() {
    let heads = ["结\n果\n维\n持", "结\n果\n纠\n正", "其\n他\n结\n果", "尚\n未\n审\n结", "总\n计"].join("\n\n");
    let figures = |all: &[&str]| all.iter().map(|f| format!("{f}\n\n")).collect::<String>();
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n\n行政诉讼\n\n{heads}\n\n{}未经复议直接起诉\n\n复议后起诉\n\n{heads}\n\n{heads}\n\n{}",
        figures(&["23", "2", "4", "11", "40\n6"]),
        figures(&["0", "1", "12", "0", "13", "3", "0", "37", "2", "42"]),
    );
    let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
    let sure = |c: &&gouji::report::CellReport| matches!(c.state, CellState::Stated | CellState::Inferred);
    let wrong: Vec<_> =
        report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("review/review/")).filter(sure).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
