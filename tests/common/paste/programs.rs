//! What programs make of a table: a value a line behind its whole path, notations without line ends, the words of a reader of screens with the place of
//! each cell, the columns of a PDF one after the other, a page's paragraphs in cells, and what is written about a figure.

use super::super::layout::{Grid, expand, lines, tabs_dropped};
use super::super::retold::{self, quoted, rows};
use super::{Class, Figures, Paste, dressed, paste, requests, whole};

/// Each figure on a line behind all that it stands under.
fn paths(grid: &Grid, between: &str, equals: &str) -> String {
    let group = |name: &str| match name {
        "商业企业" | "科研机构" | "社会公益组织" | "法律服务机构" | "其他" => {
            format!("法人或其他组织{between}{name}")
        }
        name => name.to_owned(),
    };
    let of_row = |row: retold::Row| {
        let label = row.labels.join(between);
        let wide = row.figures.len() == 7;
        let name = |name: &str| if wide { group(name) } else { name.to_owned() };
        match row.figures.is_empty() {
            true => label + "\n",
            false => lines(row.figures.iter().map(|(head, figure)| format!("{label}{between}{}{equals}{figure}", name(head)))),
        }
    };
    rows(grid).into_iter().map(of_row).collect()
}

/// Lists of a program, a row each, all on one line or with a line for each value.
fn listed(grid: &Grid, line_end: &str) -> String {
    let row = |row: &Vec<super::Cell>| {
        let cell = |c: &super::Cell| if c.figure { c.text.replace(',', "") } else { format!("\"{}\"", c.text) };
        format!("[{line_end}{}{line_end}]", row.iter().map(cell).collect::<Vec<_>>().join(&format!(",{line_end}")))
    };
    format!("[{}]\n", grid.iter().map(row).collect::<Vec<_>>().join(&format!(",{line_end}")))
}

/// Objects of a program whose names are for it alone.
fn named(grid: &Grid, line_end: &str) -> String {
    let object = |row: retold::Row| {
        let figures = row.figures.iter().enumerate().map(|(at, (_, figure))| format!("\"n{at}\":{figure}"));
        let label = row.labels.last().map(|label| format!("\"name\":\"{label}\""));
        format!("{{{line_end}{}{line_end}}}", label.into_iter().chain(figures).collect::<Vec<_>>().join(&format!(",{line_end}")))
    };
    let objects = rows(grid).into_iter().filter(|row| !row.figures.is_empty()).map(object);
    format!("{{\"code\":0,\"rows\":[{}]}}\n", objects.collect::<Vec<_>>().join(&format!(",{line_end}")))
}

/// Each cell with its place; the row with its first cell alone, or with each.
fn placed(grid: &Grid, with_row: bool, place: fn(Option<usize>, usize) -> String) -> String {
    let mut out = format!("表格 有 {} 行\n", grid.len());
    for (number, row) in expand(grid).iter().enumerate() {
        let mut first = true;
        for (column, cell) in row.iter().enumerate().filter(|(_, c)| !c.text.is_empty()) {
            let row = (with_row || std::mem::take(&mut first)).then_some(number + 1);
            out += &format!("{} {}\n", place(row, column + 1), cell.text);
        }
    }
    out + "表格结束\n"
}

fn numbers_in_between(row: Option<usize>, column: usize) -> String {
    row.map_or(String::new(), |row| format!("第 {row} 行 ")) + &format!("第 {column} 列")
}

fn numbers_behind(row: Option<usize>, column: usize) -> String {
    row.map_or(String::new(), |row| format!("行 {row} ")) + &format!("列 {column}")
}

/// The second table column after column, each below its head.
fn columns(grid: &Grid, groups: bool) -> String {
    if !grid.iter().flatten().any(|c| c.text == "自然人") {
        return tabs_dropped(grid);
    }
    let heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let mut out = String::new();
    let body: Vec<_> = grid.iter().filter(|row| row.iter().any(|c| c.figure)).collect();
    for row in &body {
        let labels: Vec<String> = row.iter().filter(|c| !c.figure).map(|c| c.text.clone()).collect();
        out += &lines(labels[if groups { 0 } else { labels.len() - 1 }..].iter().cloned());
    }
    for (at, head) in heads.iter().enumerate() {
        out += &format!("{head}\n");
        out += &lines(body.iter().map(|row| row.iter().filter(|c| c.figure).nth(at).unwrap().text.clone()));
    }
    out
}

/// Each cell but a row's first on a line of its own behind a tab.
fn tab_led(grid: &Grid, between: &str) -> String {
    lines(grid.iter().map(|row| row.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(between)))
}

/// The figures of a row before its labels.
fn turned_rows(grid: &Grid) -> String {
    lines(grid.iter().map(|row| {
        let part = |figures: bool| row.iter().filter(|c| c.figure == figures).map(|c| c.text.clone()).collect::<Vec<_>>();
        [part(true), part(false)].concat().join("\t")
    }))
}

/// As readers of pictures write it that know no Chinese words: a blank behind each character, and between cells.
fn spelt(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let beside_chinese = !c.is_ascii() || out.chars().next_back().is_some_and(|last| !last.is_ascii());
        if beside_chinese && !out.is_empty() && !out.ends_with(['\n', ' ']) && !matches!(c, '\n' | ' ') {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Each figure within `before` and `behind`.
fn about(figures: &Figures, before: &str, behind: &str) -> Paste {
    dressed(figures, tabs_dropped, |cell, random| {
        if cell.figure && cell.text != "/" && random.below(4) == 0 {
            cell.text = format!("{before}{}{behind}", cell.text);
        }
    })
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "paths",
        &[
            ("by tabs", |f| paste(f, |g| paths(g, "\t", "\t"))),
            ("by bars", |f| paste(f, |g| paths(g, " | ", " | "))),
            ("by strokes", |f| paste(f, |g| paths(g, "/", "："))),
            ("by strokes apart", |f| paste(f, |g| paths(g, " / ", " = "))),
            ("by dashes", |f| paste(f, |g| paths(g, "-", "="))),
            ("by blanks", |f| paste(f, |g| paths(g, " ", " "))),
        ],
    ),
    (
        "notations without line ends",
        &[
            ("lists", |f| requests(f, |g| listed(g, ""))),
            ("lists, a value a line", |f| requests(f, |g| listed(g, "\n"))),
            ("objects", |f| requests(f, |g| retold::in_json(g).split('\n').map(str::trim).collect::<String>())),
            ("names of a program", |f| requests(f, |g| named(g, ""))),
            ("names of a program, a value a line", |f| requests(f, |g| named(g, "\n"))),
        ],
    ),
    (
        "cells with their places",
        &[
            ("the row once", |f| paste(f, |g| placed(g, false, numbers_in_between))),
            ("row and column", |f| paste(f, |g| placed(g, true, numbers_in_between))),
            ("numbers behind", |f| paste(f, |g| placed(g, true, numbers_behind))),
        ],
    ),
    (
        "column after column",
        &[("heads before each", |f| paste(f, |g| columns(g, true))), ("heads before each, no groups", |f| paste(f, |g| columns(g, false)))],
    ),
    (
        "paragraphs in cells",
        &[("a tab before each", |f| paste(f, |g| tab_led(g, "\n\t"))), ("blank lines between", |f| paste(f, |g| tab_led(g, "\r\n\r\n\t")))],
    ),
    (
        "about figures",
        &[
            ("a formula of a text", |f| about(f, "=\"", "\"")),
            ("the number of a note", |f| about(f, "", "（注2）")),
            ("struck through before", |f| about(f, "~~8~~ ", "")),
        ],
    ),
    (
        "figures first",
        &[
            ("by tabs", |f| requests(f, turned_rows)),
            ("in a whole", |f| paste(f, |g| if g[0][0].text.starts_with('（') { turned_rows(g) } else { tabs_dropped(g) })),
        ],
    ),
    (
        "spelt",
        &[
            ("one blank", |f| Paste::new(f, spelt(&whole(f, "0", |_, g| super::super::layout::spaces(g))))),
            ("three between cells", |f| {
                paste(f, |g| lines(g.iter().map(|row| row.iter().map(|c| spelt(&c.text)).collect::<Vec<_>>().join("   "))))
            }),
        ],
    ),
    ("quoted again", &[("bars", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| super::super::layout::bars_padded(g)), "> > ")))]),
];
