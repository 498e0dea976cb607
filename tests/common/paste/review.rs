//! The third table alone, by rows, transposed, in lines.

use super::super::layout::{self, grid, texts};
use super::{Class, Figures, Paste, whole};
use gouji::form::TableForm;

fn review(figures: &Figures) -> &'static TableForm {
    figures.form.table("review").unwrap()
}

const GROUPS: [[&str; 2]; 3] = [["行政复议", ""], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]];

fn results(figures: &Figures, group: usize) -> Vec<(String, String)> {
    let table = review(figures);
    let cells = table.cells_of_row(0, group);
    cells.map(|c| (table.column_of(c).label.to_string(), figures.text(&table.cells[c].address, table.cells[c].kind, "0"))).collect()
}

/// The third table alone, printed by `print`.
fn review_alone(figures: &Figures, text: String) -> Paste {
    Paste::new(figures, text).given(&["review"])
}

/// The third table alone with a row for each group; `named` names the part as printed.
fn review_by_rows(figures: &Figures, between: &str) -> String {
    let head: Vec<String> = results(figures, 0).into_iter().map(|r| r.0).collect();
    let mut out = format!("{between}{}\n", head.join(between));
    for (g, [_, name]) in GROUPS.iter().enumerate() {
        let name = if name.is_empty() { GROUPS[g][0] } else { name };
        let figures: Vec<String> = results(figures, g).into_iter().map(|r| r.1).collect();
        out += &format!("{name}{between}{}\n", figures.join(between));
    }
    out
}

/// Results as rows, groups as columns.
fn review_transposed(figures: &Figures, between: &str) -> String {
    let names: Vec<&str> = GROUPS.iter().map(|[a, b]| if b.is_empty() { *a } else { *b }).collect();
    let mut out = format!("{between}{}\n", names.join(between));
    for r in 0..5 {
        let row: Vec<String> = (0..3).map(|g| results(figures, g)[r].1.clone()).collect();
        out += &format!("{}{between}{}\n", results(figures, 0)[r].0, row.join(between));
    }
    out
}

/// Each figure on a line with its label.
fn review_lines(figures: &Figures, between: &str, figure_below: bool) -> String {
    let mut out = String::new();
    for (g, [part, name]) in GROUPS.iter().enumerate() {
        if name.is_empty() || g == 1 {
            out += &format!("{part}\n");
        }
        if !name.is_empty() {
            out += &format!("{name}\n");
        }
        for (label, figure) in results(figures, g) {
            out += &if figure_below { format!("{label}\n{figure}\n") } else { format!("{label}{between}{figure}\n") };
        }
    }
    out
}

fn with_review(figures: &Figures, print: fn(&Figures) -> String) -> Paste {
    let text = whole(figures, "0", |table, grid| if table.id == "review" { print(figures) } else { layout::tabs_dropped(grid) });
    Paste::new(figures, text)
}

/// The groups in tables one below the other, of so many groups each; nothing at all in the groups of `blank`.
fn review_bands(figures: &Figures, bands: &[usize], zero: &str, blank: &[usize]) -> Paste {
    let mut figures = figures.clone();
    let table = review(&figures);
    for cell in blank.iter().flat_map(|&g| table.cells_of_row(0, g)) {
        figures.values.insert(table.cells[cell].address.to_string(), 0);
    }
    let mut page = String::new();
    let mut groups = 0..3;
    let row = |cells: &[String]| format!("<tr>{}</tr>", cells.concat());
    let cell = |text: &str, wide: usize| format!("<td colspan=\"{wide}\">{text}</td>");
    for &count in bands {
        let own: Vec<usize> = groups.by_ref().take(count).collect();
        let all = || own.iter().flat_map(|&g| table.cells_of_row(0, g));
        page += "<table>";
        page += &row(&[cell(GROUPS[own[count - 1]][0], 5 * count)]);
        if own[0] > 0 {
            page += &row(&own.iter().map(|&g| cell(GROUPS[g][1], 5)).collect::<Vec<_>>());
        }
        page += &row(&all().map(|c| cell(&table.column_of(c).label, 1)).collect::<Vec<_>>());
        page += &row(&all().map(|c| cell(&figures.text(&table.cells[c].address, table.cells[c].kind, zero), 1)).collect::<Vec<_>>());
        page += "</table>\n";
    }
    let text = whole(&figures, "0", |table, grid| if table.id == "review" { page.clone() } else { layout::html(grid) });
    Paste::new(&figures, text)
}

/// The heads of the reviews reach over the two rows of those of the suits; nothing at all in the groups of `blank`.
fn review_over_two_rows(figures: &Figures, blank: &[usize]) -> Paste {
    let mut figures = figures.clone();
    let table = review(&figures);
    for cell in blank.iter().flat_map(|&g| table.cells_of_row(0, g)) {
        figures.values.insert(table.cells[cell].address.to_string(), 0);
    }
    let heads = |over: usize| -> String {
        results(&figures, 0).into_iter().map(|(head, _)| format!("<td rowspan=\"{over}\">{head}</td>")).collect()
    };
    let cells: String = (0..3)
        .flat_map(|g| results(&figures, g).into_iter().map(move |r| if blank.contains(&g) { "&nbsp;".to_owned() } else { r.1 }))
        .map(|figure| format!("<td>{figure}</td>"))
        .collect();
    let [_, direct, after] = GROUPS.map(|g| format!("<td colspan=\"5\">{}</td>", g[1]));
    let page = format!(
        "<table><tr><td colspan=\"5\">行政复议</td><td colspan=\"10\">行政诉讼</td></tr><tr>{}{direct}{after}</tr>\
         <tr>{}{}</tr><tr>{cells}</tr></table>\n",
        heads(2),
        heads(1),
        heads(1)
    );
    let text = whole(&figures, "0", |table, grid| if table.id == "review" { page.clone() } else { layout::html(grid) });
    Paste::new(&figures, text)
}

/// The third table's figures alone, below its title.
fn figures_alone(figures: &Figures, between: &str) -> Paste {
    let table = figures.form.table("review").unwrap();
    let title = figures.form.sections.iter().find(|s| s.number == table.section).unwrap();
    let row = grid(figures, table, "0").pop().unwrap();
    Paste::new(figures, format!("四、{}\n{}\n", title.title, texts(&row).join(between))).given(&["review"])
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "the third table in parts below each other",
        &[
            ("reviews, and suits", |f| review_bands(f, &[1, 2], "0", &[])),
            ("reviews, and suits, dashes", |f| review_bands(f, &[1, 2], "—", &[2])),
            ("reviews that are blank, and suits", |f| review_bands(f, &[1, 2], "", &[0])),
            ("each by itself", |f| review_bands(f, &[1, 1, 1], "0", &[])),
            ("each by itself, dashes", |f| review_bands(f, &[1, 1, 1], "—", &[0])),
            ("each by itself, two blank", |f| review_bands(f, &[1, 1, 1], "", &[0, 2])),
            ("each by itself, the last blank", |f| review_bands(f, &[1, 1, 1], "", &[2])),
        ],
    ),
    (
        "heads of the third table over two rows",
        &[
            ("all filled", |f| review_over_two_rows(f, &[])),
            ("the last blank", |f| review_over_two_rows(f, &[2])),
            ("the first blank", |f| review_over_two_rows(f, &[0])),
        ],
    ),
    (
        "the third table alone",
        &[
            ("by tabs", |f| review_alone(f, layout::tabs_dropped(&grid(f, review(f), "0")))),
            ("by spaces", |f| review_alone(f, layout::spaces(&grid(f, review(f), "0")))),
            ("in a page", |f| review_alone(f, layout::html(&grid(f, review(f), "0")))),
            ("one cell a line", |f| review_alone(f, layout::one_per_line(&grid(f, review(f), "0")))),
            ("by rows, by tabs", |f| review_alone(f, review_by_rows(f, "\t"))),
            ("by rows, by spaces", |f| review_alone(f, review_by_rows(f, " "))),
            ("transposed, by tabs", |f| review_alone(f, review_transposed(f, "\t"))),
            ("transposed, by spaces", |f| review_alone(f, review_transposed(f, " "))),
            ("label and figure, by tabs", |f| review_alone(f, review_lines(f, "\t", false))),
            ("label：figure", |f| review_alone(f, review_lines(f, "：", false))),
            ("label and figure, by lines", |f| review_alone(f, review_lines(f, "", true))),
        ],
    ),
    (
        "the third table otherwise",
        &[
            ("by rows", |f| with_review(f, |f| review_by_rows(f, "\t"))),
            ("by rows, by bars", |f| with_review(f, |f| review_by_rows(f, " | "))),
            ("transposed", |f| with_review(f, |f| review_transposed(f, "\t"))),
            ("transposed, by bars", |f| with_review(f, |f| review_transposed(f, " | "))),
            ("label and figure, by tabs", |f| with_review(f, |f| review_lines(f, "\t", false))),
            ("label：figure", |f| with_review(f, |f| review_lines(f, "：", false))),
            ("label and figure, by lines", |f| with_review(f, |f| review_lines(f, "", true))),
        ],
    ),
    (
        "figures below a title",
        &[("by spaces", |f| figures_alone(f, " ")), ("by tabs", |f| figures_alone(f, "\t")), ("by bars", |f| figures_alone(f, " | "))],
    ),
];
