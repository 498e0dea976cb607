//! The table of reviews and suits, whose rows stand side by side.

use super::{states, told};
use gouji::report::CellState;
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
    for nothing in ["", " ", "—", "——", "--", "/", "无"] {
        for gap in ["\t", "   "].iter().filter(|gap| **gap == "\t" || !nothing.trim().is_empty()) {
            let line = [nothing; 15].join(gap);
            assert_eq!(read(&line, rest), blank, "{line}");
            assert_eq!(read(&line, ""), blank, "{line}");
        }
    }
    // That the cells are blank is told.
    let report = Checker::new().check(Input::Text(&reviews(words, own, "")), &Options::default()).unwrap();
    assert!(report.findings.iter().any(|f| f.rule == "cell.blank"));
    // What cannot be placed is not nothing, and words of a text are no table.
    for figures in ["3\t1", "青禾市水利局门户网站\n3\t1", "见附表\n3\t0\t0\t1\t4"] {
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
