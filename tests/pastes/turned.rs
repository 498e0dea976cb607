//! The table of requests told otherwise than row by row: a line for each figure, or the rows across.

use super::placed;
use crate::common::{Figures, form};

/// The rows of the table: what its groups are called and its own label, and its figures.
pub fn rows(figures: &Figures) -> Vec<(Vec<String>, Vec<String>)> {
    let table = figures.form.table("requests").unwrap();
    let row = |(b, r, row): (usize, usize, &gouji::form::RowForm)| {
        let cells = table.cells_of_row(b, r).map(|c| figures.text(&table.cells[c].address, table.cells[c].kind, "0")).collect();
        (row.groups.iter().chain([&row.label]).map(ToString::to_string).collect(), cells)
    };
    table.rows().map(row).collect()
}

pub fn heads(figures: &Figures) -> Vec<String> {
    figures.form.table("requests").unwrap().blocks[0].columns.iter().map(|c| c.label.to_string()).collect()
}

/// A text of lines of cells, as a paste between tabs and as a web page.
pub fn layouts(lines: &[Vec<String>]) -> [String; 2] {
    let text = lines.iter().map(|l| l.join("\t") + "\n").collect::<String>();
    let row = |l: &Vec<String>| format!("<tr><td>{}</td></tr>", l.join("</td><td>"));
    [format!("三、收到和处理政府信息公开申请情况\n{text}"), format!("<table>{}</table>", lines.iter().map(row).collect::<String>())]
}

fn all_read(figures: &Figures, lines: &[Vec<String>]) {
    let cells = figures.form.table("requests").unwrap().cells.len();
    for text in layouts(lines) {
        let (right, wrong, found) = placed(figures, &text);
        assert_eq!((right, wrong), (cells, 0), "{text}");
        assert!(!found.iter().any(|f| f.starts_with("requests.") || f.starts_with("table.")), "{found:?}\n{text}");
    }
}

#[test]
fn a_line_for_each_figure_is_read_whatever_is_blank_behind_it() {
    for id in ["2019", "2021"] {
        let figures = Figures::random(form(id), 47, 30);
        for behind in [0, 1, 3] {
            let blank = vec![String::new(); behind];
            let line = |path: &[String], head: &str, value: &str| {
                [path.join(" "), head.to_owned(), value.to_owned()].into_iter().chain(blank.clone()).collect()
            };
            let mut lines: Vec<Vec<String>> = vec![line(&["事项".to_owned()], "申请人", "件数")];
            for (path, cells) in rows(&figures) {
                lines.extend(heads(&figures).iter().zip(&cells).map(|(head, value)| line(&path, head, value)));
            }
            all_read(&figures, &lines);
        }
    }
}

/// The rows across: each label in a row of heads as deep as its groups are, its groups over the first of theirs; or in one row with their groups before them.
fn turned(figures: &Figures, paths: bool, corner: usize) -> Vec<Vec<String>> {
    let all = rows(figures);
    let cell = |path: &[String], level: usize, before: Option<&[String]>| {
        let known = before.is_some_and(|b| b.len() > level && path.len() > level && b[..=level] == path[..=level]);
        if known { String::new() } else { path.get(level).cloned().unwrap_or_default() }
    };
    let corner = || vec![String::new(); corner];
    let mut lines: Vec<Vec<String>> = if paths {
        vec![corner().into_iter().chain(all.iter().map(|r| r.0.concat())).collect()]
    } else {
        let level = |level: usize| {
            let own = |at: usize| cell(&all[at].0, level, at.checked_sub(1).map(|b| &all[b].0[..]));
            corner().into_iter().chain((0..all.len()).map(own)).collect()
        };
        (0..3).map(level).collect()
    };
    for (at, head) in heads(figures).iter().enumerate() {
        let group = |words: &str| vec![words.to_owned(); usize::from(corner().len() > 1)];
        let own = match head.as_str() {
            "商业企业" => [group("法人或其他组织"), vec![head.clone()]].concat(),
            "自然人" | "总计" => [vec![head.clone()], group("")].concat(),
            _ => [group(""), vec![head.clone()]].concat(),
        };
        lines.push(own.into_iter().chain(all.iter().map(|r| r.1[at].clone())).collect());
    }
    lines
}

#[test]
fn rows_across_are_told_by_the_heads_right_over_their_figures() {
    for id in ["2019", "2021"] {
        let figures = Figures::random(form(id), 53, 30);
        for corner in [1, 2] {
            all_read(&figures, &turned(&figures, true, corner));
            all_read(&figures, &turned(&figures, false, corner));
        }
    }
}

#[test]
fn a_slip_in_rows_across_is_found() {
    let mut figures = Figures::random(form("2021"), 59, 30);
    *figures.values.get_mut("requests/granted/total").unwrap() += 3;
    for text in layouts(&turned(&figures, false, 2)) {
        let (_, wrong, found) = placed(&figures, &text);
        assert!(wrong == 0 && found.iter().any(|f| f.starts_with("requests.")), "{found:?}");
    }
}

/// A block for each column, below its name, with a line for each row; `keeps` tells of which row a block has its figure.
fn blocks(figures: &Figures, names: &[usize], keeps: impl Fn(usize, usize) -> bool) -> Vec<Vec<String>> {
    let heads = heads(figures);
    let lines = |&c: &usize| {
        let own = rows(figures).into_iter().enumerate().filter(|(r, _)| keeps(c, *r)).collect::<Vec<_>>();
        let lines = own.into_iter().map(move |(_, (labels, cells))| vec![labels.concat(), cells[c].clone()]);
        [vec![format!("申请人类别：{}", heads[c]), "件数".to_owned()]].into_iter().chain(lines).collect::<Vec<_>>()
    };
    names.iter().flat_map(lines).collect()
}

#[test]
fn a_block_for_each_kind_of_applicant_is_a_column() {
    for id in ["2019", "2021"] {
        let figures = Figures::random(form(id), 53, 30);
        let cells = figures.form.table("requests").unwrap().cells.len();
        for names in [[0, 1, 2, 3, 4, 5, 6], [6, 0, 2, 1, 3, 5, 4]] {
            let [text, _] = layouts(&blocks(&figures, &names, |_, _| true));
            let (right, wrong, found) = placed(&figures, &text);
            assert_eq!((right, wrong), (cells, 0), "{text}");
            assert!(!found.iter().any(|f| f.starts_with("requests.") || f.starts_with("table.row")), "{found:?}\n{text}");
        }
    }
}

#[test]
fn blocks_of_which_some_are_lacking_or_not_alike_are_no_totals() {
    let figures = Figures::random(form("2021"), 54, 30);
    let lacking = blocks(&figures, &[0, 1, 2, 4, 5, 6], |_, _| true);
    let unlike = blocks(&figures, &[0, 1, 2, 3, 4, 5, 6], |c, r| (c, r) != (2, 4));
    let one = blocks(&figures, &[1], |_, _| true);
    for lines in [lacking, unlike, one] {
        for text in layouts(&lines) {
            let (_, wrong, found) = placed(&figures, &text);
            assert_eq!(wrong, 0, "{text}");
            assert!(!found.iter().any(|f| f.starts_with("requests.")), "{found:?}\n{text}");
        }
    }
}
