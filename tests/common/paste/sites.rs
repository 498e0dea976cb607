//! What sites and their converters make of a table: bars of its cells, sounds and words of another script, remarks, lost heads.

use super::super::layout::{self, Grid, grid, lines, one_per_line, tabs_dropped, texts};
use super::{Class, Figures, Paste, dressed, whole};

/// Each cell on a line with a bar behind it; bars that fill a row up behind its last cell, and `before` on a line before it.
fn barred(grid: &Grid, before: &str, filled: bool) -> String {
    let width = grid[0].iter().map(|c| c.columns).sum::<usize>();
    let row = |cells: &Vec<layout::Cell>| {
        let mut row: String = cells.iter().map(|c| format!("{} |\n", c.text).trim_start().to_owned()).collect();
        if filled {
            row.pop();
            row += &format!("{}\n", " |".repeat((width + 1).saturating_sub(cells.len())));
        }
        format!("{before}{row}")
    };
    grid.iter().map(row).collect()
}

fn with_bars(figures: &Figures, before: &str, filled: bool) -> Paste {
    Paste::new(figures, whole(figures, "0", |_, grid| barred(grid, before, filled)))
}

/// Labels and heads with these words in place of others.
fn reworded(figures: &Figures, print: fn(&Grid) -> String, words: &'static [(&'static str, &'static str)]) -> Paste {
    dressed(figures, print, |cell, _| {
        if !cell.figure {
            cell.text = words.iter().fold(cell.text.clone(), |text, (from, to)| text.replace(from, to));
        }
    })
}

const SOUNDS: &[(&str, &str)] =
    &[("规", "規(guī)"), ("数", "數(shù)"), ("务", "務(wù)"), ("复", "復(fù)"), ("业", "業(yè)"), ("总", "總(zǒng)")];

/// A remark of many words, with brackets in it, behind each label of the first table.
fn remarked(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    const REMARK: &str = "（按本机关登记簿填写，包括以本机关和所属单位名义办理并已经送达的各类事项，涉及几个单位的由牵头单位填写（其他单位不再填写），\
                          委托下级机关办理的由委托机关填写，年度内办理而尚未送达的不计入，撤回的也不计入，确有困难的请在备注中说明原因）";
    let text = whole(figures, "0", |table, grid| {
        let mut grid = grid.clone();
        for row in grid.iter_mut().filter(|r| table.id == "disclosure" && r.len() > 1 && r[1].figure) {
            row[0].text += REMARK;
        }
        print(&grid)
    });
    Paste::new(figures, text)
}

/// The rows of two figures, both zero, with both stuck to their labels.
fn zeros_stuck(figures: &Figures) -> Paste {
    let mut figures = figures.clone();
    figures.values.iter_mut().filter(|(a, _)| a.starts_with("disclosure/fees")).for_each(|(_, v)| *v = 0);
    let text = whole(&figures, "0", |table, grid| {
        let stuck = |r: &Vec<layout::Cell>| {
            let between = if table.id == "disclosure" && r[0].text.contains("收费") { "" } else { "\t" };
            texts(r).join(between)
        };
        lines(grid.iter().map(stuck))
    });
    Paste::new(&figures, text)
}

/// The third table below its title, of whose heads `heads` alone are left.
fn beheaded(figures: &Figures, heads: &str, between: &str) -> Paste {
    let text = whole(figures, "0", |table, own| match &*table.id {
        "review" => format!("{heads}\n{}\n", texts(&grid(figures, table, "0").pop().unwrap()).join(between)),
        _ => tabs_dropped(own),
    });
    Paste::new(figures, text)
}

/// A table drawn as a grid of styles: the grid itself, and each cell at its line and column by `place`; `by_column` writes the cells column by column.
fn styled(figures: &Figures, zero: &str, by_column: bool, place: fn([usize; 2], &layout::Cell) -> String) -> Paste {
    let text = whole(figures, zero, |_, grid| {
        let width: usize = grid[0].iter().map(|c| c.columns).sum();
        let mut covered = vec![0; width];
        let mut cells = Vec::new();
        for (y, row) in grid.iter().enumerate() {
            for cell in row {
                let x = (0..width).find(|&x| covered[x] <= y).unwrap();
                covered[x..x + cell.columns].fill(y + cell.rows);
                cells.push(([y + 1, x + 1], format!("<div style=\"{}\"><b>{}</b></div>", place([y + 1, x + 1], cell), cell.text)));
            }
        }
        if by_column {
            cells.sort_by_key(|(at, _)| at[1]);
        }
        let cells: String = cells.into_iter().map(|c| c.1).collect();
        format!("<div style=\"display:grid;grid-template-columns:repeat({width},1fr)\">{cells}</div>\n")
    });
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    Paste::new(figures, format!("<!DOCTYPE html><html><body>{body}</body></html>"))
}

fn spans(_: [usize; 2], cell: &layout::Cell) -> String {
    format!("grid-column: span {}; grid-row: span {}", cell.columns, cell.rows)
}

fn lines_of_a_grid([y, x]: [usize; 2], cell: &layout::Cell) -> String {
    format!("grid-row:{y}/{};grid-column:{x} / {}", y + cell.rows, x + cell.columns)
}

fn area([y, x]: [usize; 2], cell: &layout::Cell) -> String {
    format!("color:red;grid-area: {y} / {x} / {} / span {}", y + cell.rows, cell.columns)
}

/// As [`styled`] by spans, each row in an element that is nothing of itself.
fn in_rows_of_contents(figures: &Figures) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let width: usize = grid[0].iter().map(|c| c.columns).sum();
        let cell = |c: &layout::Cell| format!("<div style=\"{}\">{}</div>", spans([0, 0], c), c.text);
        let row = |r: &Vec<layout::Cell>| format!("<div style=\"display:contents\">{}</div>", r.iter().map(cell).collect::<String>());
        let rows: String = grid.iter().map(row).collect();
        format!("<div style=\"display:grid;grid-template-columns:repeat({width}, auto)\">{rows}</div>\n")
    });
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    Paste::new(figures, format!("<!DOCTYPE html><html><body>{body}</body></html>"))
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "a bar behind each cell",
        &[
            ("a bar before each row, rows filled up", |f| with_bars(f, "|\n", true)),
            ("rows filled up", |f| with_bars(f, "", true)),
            ("a bar before each row", |f| with_bars(f, "|\n", false)),
            ("nothing else", |f| with_bars(f, "", false)),
        ],
    ),
    (
        "sounds behind characters",
        &[
            ("by tabs", |f| reworded(f, tabs_dropped, SOUNDS)),
            ("one cell a line", |f| reworded(f, one_per_line, SOUNDS)),
            ("by bars", |f| reworded(f, layout::bars_leading, SOUNDS)),
        ],
    ),
    (
        "Taiwan's word for a document",
        &[
            ("by tabs", |f| reworded(f, tabs_dropped, &[("文件", "檔案")])),
            ("one cell a line", |f| reworded(f, one_per_line, &[("文件", "檔案")])),
        ],
    ),
    (
        "long remarks behind labels",
        &[
            ("by tabs", |f| remarked(f, tabs_dropped)),
            ("by bars", |f| remarked(f, layout::bars_leading)),
            ("one cell a line", |f| remarked(f, one_per_line)),
            ("in a page", |f| remarked(f, layout::html)),
        ],
    ),
    ("two zeros stuck to a label", &[("by tabs", zeros_stuck)]),
    (
        "grids of styles with spans",
        &[
            ("span", |f| styled(f, "0", false, spans)),
            ("span, zeros blank", |f| styled(f, "", false, spans)),
            ("lines", |f| styled(f, "0", false, lines_of_a_grid)),
            ("lines, zeros blank", |f| styled(f, "", false, lines_of_a_grid)),
            ("areas", |f| styled(f, "0", false, area)),
            ("lines, by columns", |f| styled(f, "0", true, lines_of_a_grid)),
            ("areas, by columns, zeros blank", |f| styled(f, "", true, area)),
            ("rows of contents", in_rows_of_contents),
        ],
    ),
    (
        "heads of the third table lost",
        &[
            ("but the first row, by tabs", |f| beheaded(f, "行政复议\t行政诉讼", "\t")),
            ("but two in one, by bars", |f| beheaded(f, "行政复议行政诉讼", " | ")),
            ("all, by spaces", |f| beheaded(f, "", " ")),
        ],
    ),
];
