//! Pages whose blank cells are made in many ways, as Chromium copies them as plain text: some of these leave no trace.

use super::requests;
use crate::common::{Figures, Random, form};
use gouji::report::{CellState, Severity};
use gouji::{Checker, Input, Options};

/// What a cell holds.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Words, or nothing at all.
    Bare,
    Break,
    Paragraph,
    ParagraphBreak,
}

use Kind::{Bare, Break, Paragraph, ParagraphBreak};

/// The kinds of cells with a figure in a page.
const FILLED: [&[Kind]; 4] = [&[Bare], &[Paragraph], &[Bare, Paragraph], &[Paragraph, Paragraph, Bare]];
/// The blank cells of a page.
const BLANK: [&[(Kind, &str)]; 5] = [
    &[(Bare, ""), (Break, ""), (ParagraphBreak, ""), (Paragraph, "\u{a0}")],
    &[(Bare, ""), (Bare, "\u{a0}"), (Break, ""), (Paragraph, "\u{a0}"), (Bare, "\u{3000}"), (Bare, "\u{200b}")],
    &[(Bare, ""), (ParagraphBreak, "")],
    &[(Break, ""), (ParagraphBreak, "")],
    &[(Break, ""), (Bare, "")],
];

/// A row as Chromium copies it: a tab before a cell unless a line has just ended, an empty line behind a paragraph.
fn row(copy: &mut String, cells: &[(Kind, String)]) {
    for (at, (kind, words)) in cells.iter().enumerate() {
        if at > 0 && !copy.ends_with('\n') {
            copy.push('\t');
        }
        if matches!(kind, Paragraph | ParagraphBreak) && !copy.ends_with('\n') {
            copy.push('\n');
        }
        copy.push_str(words);
        copy.push_str(match kind {
            Bare => "",
            Break => "\n",
            Paragraph | ParagraphBreak => "\n\n",
        });
    }
    if !copy.ends_with('\n') {
        copy.push('\n');
    }
}

/// The copy of a page in which `seed` chooses the kinds of cells, and how many noughts are written.
fn page(figures: &Figures, seed: u64) -> String {
    let mut random = Random::new(seed);
    let (written, filled, blank) = ([0, 1, 2, 9][random.below(4)], FILLED[random.below(4)], BLANK[random.below(5)]);
    let mut cells = |row: Vec<String>| -> Vec<(Kind, String)> {
        let mut cell = |words: String| {
            if words == "0" && random.below(10) >= written {
                let (kind, words) = blank[random.below(blank.len())];
                return (kind, words.to_owned());
            }
            (filled[random.below(filled.len())], words)
        };
        row.into_iter().map(&mut cell).collect()
    };
    let mut heads = |text: &mut String, heads: &[&str]| row(text, &cells(heads.iter().map(|h| (*h).to_owned()).collect()));
    let mut text = "三、收到和处理政府信息公开申请情况\n\n".to_owned();
    heads(&mut text, &["自然人", "法人或其他组织", "总计"]);
    heads(&mut text, &["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]);
    let own = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let mut review = "四、政府信息公开行政复议、行政诉讼情况\n\n".to_owned();
    heads(&mut review, &["行政复议", "行政诉讼"]);
    heads(&mut review, &[&own[..], &["未经复议直接起诉", "复议后起诉"]].concat());
    heads(&mut review, &own.repeat(2));
    for (_, label, figures) in requests(figures, false) {
        row(&mut text, &cells([vec![label], figures].concat()));
    }
    let table = figures.form.table("review").unwrap();
    row(&mut review, &cells(table.cells.iter().map(|c| figures.text(&c.address, c.kind, "0")).collect()));
    text + &review + "五、存在的主要问题及改进情况\n\n公开的内容还不够具体。\n\n"
}

#[test]
fn blank_cells_of_many_kinds_put_no_figure_into_a_wrong_cell() {
    let (mut sure, mut all) = (0, 0);
    for seed in 0..40 {
        let figures = Figures::random(form("2021"), 870 + seed, 40);
        let text = page(&figures, seed);
        let report = Checker::new().check(Input::Text(&text), &Options::default()).unwrap();
        for cell in report.tables.iter().flat_map(|t| &t.cells).filter(|c| !c.address.starts_with("disclosure/")) {
            all += 1;
            if matches!(cell.state, CellState::Stated | CellState::Inferred | CellState::Blank) {
                sure += 1;
                let told = cell.value.map_or("0".to_owned(), |v| v.to_string());
                assert_eq!(told, figures.values[&cell.address].to_string(), "{seed}: {}\n{text}", cell.address);
            }
        }
        let accused = report.findings.iter().find(|f| f.severity == Severity::Error);
        assert!(accused.is_none(), "{seed}: {accused:?}\n{text}");
    }
    // What is lost is in doubt, and no more than that.
    assert!(sure * 2 > all, "{sure} of {all}");
}
