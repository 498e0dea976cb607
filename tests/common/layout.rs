//! One report, printed in every layout.

use super::{Figures, retold};
use gouji::form::{Shape, TableForm};

/// A cell of a printed table with the columns and rows it covers.
#[derive(Clone)]
pub struct Cell {
    pub text: String,
    pub columns: usize,
    pub rows: usize,
    pub figure: bool,
}

pub type Grid = Vec<Vec<Cell>>;

fn label(text: &str, columns: usize, rows: usize) -> Cell {
    Cell { text: text.to_owned(), columns, rows, figure: false }
}

/// A table as officially printed.
pub fn grid(figures: &Figures, table: &TableForm, zero: &str) -> Grid {
    grid_of(figures, table, zero, 0..table.rows().count())
}

/// Some rows of a table, of those with one block, as they are copied: a heading beside them covers those of its rows that are there.
pub fn grid_of(figures: &Figures, table: &TableForm, zero: &str, rows: std::ops::Range<usize>) -> Grid {
    let figure = |index: usize| {
        let cell = &table.cells[index];
        Cell { text: figures.text(&cell.address, cell.kind, zero), columns: 1, rows: 1, figure: true }
    };
    let mut grid = Grid::new();
    if table.shape == Shape::Across {
        grid.push(vec![label("行政复议", 5, 2), label("行政诉讼", 10, 1)]);
        grid.push(vec![label("未经复议直接起诉", 5, 1), label("复议后起诉", 5, 1)]);
        grid.push((0..3).flat_map(|_| table.blocks[0].columns.iter().map(|c| label(&c.label, 1, 1))).collect());
        grid.push((0..table.cells.len()).map(figure).collect());
        return grid;
    }
    if table.blocks.len() > 1 {
        for (b, block) in table.blocks.iter().enumerate() {
            grid.push(vec![label(&block.label, 4, 1)]);
            let mut head = vec![label("信息内容", 1, 1)];
            head.extend(
                block.columns.iter().map(|c| label(&c.unit.as_ref().map_or(c.label.to_string(), |u| format!("{}（{u}）", c.label)), 1, 1)),
            );
            let last = head.len() - 1;
            head[last].columns = 4 - last;
            grid.push(head);
            for (r, row) in block.rows.iter().enumerate() {
                let mut line = vec![label(&row.label, 1, 1)];
                line.extend(table.cells_of_row(b, r).map(figure));
                let last = line.len() - 1;
                line[last].columns = 4 - last;
                grid.push(line);
            }
        }
        return grid;
    }
    let block = &table.blocks[0];
    grid.push(vec![label(&format!("（{}）", table.note.as_deref().unwrap_or("")), 3, 3), label("申请人情况", 6, 1), label("总计", 1, 3)]);
    grid.push(vec![label("自然人", 1, 2), label("法人或其他组织", 5, 1)]);
    grid.push(block.columns.iter().filter(|c| c.group.is_some()).map(|c| label(&c.label, 1, 1)).collect());
    for (r, row) in block.rows.iter().enumerate().filter(|(r, _)| rows.contains(r)) {
        let mut line = Vec::new();
        for (g, name) in row.groups.iter().enumerate() {
            let same = |o: &gouji::form::RowForm| o.groups.get(..=g) == Some(&row.groups[..=g]);
            if r == rows.start || !same(&block.rows[r - 1]) {
                line.push(label(name, 1, block.rows[r..rows.end].iter().take_while(|o| same(o)).count()));
            }
        }
        line.push(label(&row.label, 3 - row.groups.len(), 1));
        line.extend(table.cells_of_row(0, r).map(figure));
        grid.push(line);
    }
    grid
}

/// The grid with covered cells as empty ones: every line as wide as the table.
pub fn expand(grid: &Grid) -> Vec<Vec<Cell>> {
    let width = grid[0].iter().map(|c| c.columns).sum();
    let mut covered = vec![0usize; width];
    let mut out = Vec::new();
    for row in grid {
        let mut line: Vec<Cell> = Vec::new();
        let mut cells = row.iter();
        while line.len() < width {
            if covered[line.len()] > 0 {
                covered[line.len()] -= 1;
                line.push(label("", 1, 1));
                continue;
            }
            let Some(cell) = cells.next() else {
                line.push(label("", 1, 1));
                continue;
            };
            for i in 0..cell.columns {
                covered[line.len()] = cell.rows - 1;
                line.push(if i == 0 { cell.clone() } else { label("", 1, 1) });
            }
        }
        out.push(line);
    }
    out
}

pub fn texts(row: &[Cell]) -> Vec<String> {
    row.iter().map(|c| c.text.clone()).collect()
}

pub fn lines(rows: impl Iterator<Item = String>) -> String {
    rows.map(|r| r + "\n").collect()
}

pub fn tabs_dropped(grid: &Grid) -> String {
    lines(grid.iter().map(|r| texts(r).join("\t")))
}

pub fn tabs_kept(grid: &Grid) -> String {
    lines(expand(grid).iter().map(|r| texts(r).join("\t")))
}

/// The drift of the seed: blanks added before and after the figures row by row, blank lines inside, the head repeated.
pub fn drift(grid: &Grid) -> String {
    let mut out = String::new();
    for (i, row) in grid.iter().enumerate() {
        let at = row.iter().position(|c| c.figure).unwrap_or(row.len());
        let before = if at < row.len() && row.len() - at == 7 { i % 3 } else { 0 };
        let mut cells = texts(&row[..at]);
        cells.extend(vec![String::new(); before]);
        cells.extend(texts(&row[at..]));
        cells.extend(vec![String::new(); [0, 2, 1, 0][i % 4]]);
        out += &(cells.join("\t") + "\n");
        if i % 9 == 8 {
            out += "\n";
        }
        if i == 14 && grid.len() > 20 {
            out += &lines(grid[..3].iter().map(|r| texts(r).join("\t")));
        }
    }
    out
}

pub fn one_per_line(grid: &Grid) -> String {
    lines(grid.iter().flatten().filter(|c| !c.text.is_empty()).map(|c| c.text.clone()))
}

pub fn one_per_line_spaced(grid: &Grid) -> String {
    lines(grid.iter().flatten().filter(|c| !c.text.is_empty()).map(|c| c.text.clone() + "\n"))
}

pub fn line_and_bar(grid: &Grid) -> String {
    lines(grid.iter().flatten().map(|c| format!("{} |", c.text)))
}

pub fn alternating_bars(grid: &Grid) -> String {
    lines(grid.iter().flatten().map(|c| if c.text.is_empty() { "|".to_owned() } else { format!("{}\n|", c.text) }))
}

pub fn filler_bars(grid: &Grid) -> String {
    lines(grid.iter().map(|r| format!("{}\n| | | | | | |", texts(r).join(" | "))))
}

pub fn bars_trailing(grid: &Grid) -> String {
    lines(grid.iter().map(|r| texts(r).join(" | ") + " |"))
}

pub fn bars_leading(grid: &Grid) -> String {
    lines(grid.iter().map(|r| format!("| {} |", texts(r).join(" | "))))
}

pub fn bars_padded(grid: &Grid) -> String {
    lines(expand(grid).iter().map(|r| format!("| {} |", texts(r).join(" | "))))
}

pub fn bars_extra_column(grid: &Grid) -> String {
    lines(grid.iter().map(|r| {
        let at = r.iter().position(|c| c.figure).unwrap_or(r.len());
        let mut cells = texts(r);
        cells.insert(at, String::new());
        format!("| {} |", cells.join(" | "))
    }))
}

pub fn bars_broken_cell(grid: &Grid) -> String {
    lines(grid.iter().map(|r| {
        let cells = r.iter().map(|c| {
            let half = c.text.chars().count() / 2;
            if c.figure || half < 4 {
                c.text.clone()
            } else {
                c.text.chars().enumerate().map(|(i, x)| if i == half { format!("\n{x}") } else { x.to_string() }).collect()
            }
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    }))
}

pub fn markdown(grid: &Grid) -> String {
    let rows = expand(grid);
    let line = |r: &[Cell]| format!("| {} |", texts(r).join(" | "));
    let rule = format!("|{}", " --- |".repeat(rows[0].len()));
    lines(std::iter::once(line(&rows[0])).chain([rule]).chain(rows[1..].iter().map(|r| line(r))))
}

pub fn spaces(grid: &Grid) -> String {
    lines(grid.iter().map(|r| texts(r).into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")))
}

pub fn one_line(grid: &Grid) -> String {
    spaces(grid).replace('\n', " ")
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if (c as u32) < 0x1100 { 1 } else { 2 }).sum()
}

/// Columns aligned by spaces, labels wrapped to the width of their column, figures on the middle line: as PDF-to-text tools print.
pub fn aligned(grid: &Grid) -> String {
    let rows = expand(grid);
    let columns = rows[0].len();
    let figures = |c: usize| rows.iter().any(|r| r[c].figure);
    let widths: Vec<usize> = (0..columns)
        .map(|c| {
            if figures(c) {
                10
            } else if c == 2 {
                24
            } else {
                12
            }
        })
        .collect();
    let mut out = String::new();
    for row in &rows {
        let wrapped: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(c, (cell, w))| {
                // A label that covers its neighbours has their room too.
                let room: usize = if cell.figure {
                    *w
                } else {
                    w + (c + 1..columns)
                        .take_while(|&n| row[n].text.is_empty() && !row[n].figure && cell.columns > n - c)
                        .map(|n| widths[n])
                        .sum::<usize>()
                };
                let mut parts = vec![String::new()];
                for x in cell.text.chars() {
                    if !cell.figure && width(parts.last().unwrap()) + 2 > room - 2 {
                        parts.push(String::new());
                    }
                    parts.last_mut().unwrap().push(x);
                }
                parts
            })
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for line in 0..height {
            let mut text = String::new();
            let mut edge = 0;
            for (parts, w) in wrapped.iter().zip(&widths) {
                let top = (height - parts.len()) / 2;
                if let Some(part) = line.checked_sub(top).and_then(|i| parts.get(i)).filter(|p| !p.is_empty()) {
                    text += &" ".repeat(edge.max(width(&text)) - width(&text));
                    text += part;
                }
                edge += w;
            }
            out += text.trim_end();
            out += "\n";
        }
    }
    out
}

pub fn html(grid: &Grid) -> String {
    let cell = |c: &Cell| format!("<td colspan=\"{}\" rowspan=\"{}\"><p>{}</p></td>", c.columns, c.rows, c.text);
    let rows: String = grid.iter().map(|r| format!("<tr>{}</tr>", r.iter().map(cell).collect::<String>())).collect();
    format!("<table>{rows}</table>")
}

/// A layout: its name, how it prints a table, and whether it keeps blank cells.
pub type Layout = (&'static str, fn(&Grid) -> String, bool);

/// Whether a layout does not print a table but tells it again: a piece of one may say too little to be recognised.
#[allow(dead_code)]
pub fn is_retold(layout: &str) -> bool {
    LAYOUTS.iter().skip_while(|l| l.0 != FIRST_RETOLD).any(|l| l.0 == layout)
}

/// The layouts that print a table, as against those that tell it again.
#[allow(dead_code)]
pub fn printed() -> impl Iterator<Item = &'static Layout> {
    LAYOUTS.iter().take_while(|l| l.0 != FIRST_RETOLD)
}

/// The first of those that tell a table again; they stand behind the others.
const FIRST_RETOLD: &str = "names and figures, a line each";

/// Every layout.
pub const LAYOUTS: &[Layout] = &[
    ("tabs, covered cells dropped", tabs_dropped, true),
    ("tabs, covered cells kept", tabs_kept, true),
    ("drift", drift, true),
    ("one cell a line", one_per_line, false),
    ("one cell a line, blank lines between", one_per_line_spaced, false),
    ("one cell a line with a bar", line_and_bar, true),
    ("cell and bar on alternating lines", alternating_bars, true),
    ("bars, filler lines", filler_bars, true),
    ("bars", bars_trailing, true),
    ("bars, leading", bars_leading, true),
    ("bars, full width", bars_padded, true),
    ("bars, an extra column", bars_extra_column, true),
    ("bars, broken cells", bars_broken_cell, true),
    ("Markdown", markdown, true),
    ("spaces", spaces, false),
    ("one line", one_line, false),
    ("aligned", aligned, false),
    ("html", html, true),
    ("names and figures, a line each", retold::in_lines, false),
    ("sentences", retold::in_sentences, false),
    ("sentences below labels", retold::below_labels, false),
    ("a program's notation", retold::in_json, false),
    ("a program's notation, a row a line", retold::in_json_lines, false),
    ("read aloud", retold::read_aloud, false),
    ("dotted", retold::dotted, false),
    ("rows over two lines", retold::over_lines, false),
    ("columns in another order", |g| retold::reordered(g, [6, 0, 5, 1, 2, 3, 4], &[]), true),
    ("columns of its own", |g| retold::reordered(g, [0, 1, 2, 3, 4, 5, 6], &[("上年总计", "17"), ("同比", "+12.5%")]), true),
    ("rows across", |g| retold::turned(g, "\t"), false),
    ("rows across, bars", |g| retold::turned(g, " | "), false),
    ("quoted", |g| retold::quoted(&tabs_dropped(g), "> "), true),
];

/// A whole report: title, sections, tables.
pub fn report(figures: &Figures, print: fn(&Grid) -> String, zero: &str) -> String {
    let year = figures.form.from;
    let is_html = print(&vec![vec![label("x", 1, 1)]]).starts_with('<');
    let (open, close) = if is_html { ("<p>", "</p>") } else { ("", "") };
    let mut out = format!("{open}青禾市水利局{year}年政府信息公开工作年度报告{close}\n");
    for section in &figures.form.sections {
        out += &format!("{open}{}、{}{close}\n", ["一", "二", "三", "四", "五", "六"][section.number as usize - 1], section.title);
        match figures.form.tables.iter().find(|t| t.section == section.number) {
            Some(table) => out += &print(&grid(figures, table, zero)),
            None => out += &format!("{open}{}{close}\n", said(section.number, year)),
        }
        out += "\n";
    }
    out
}

/// What a section without a table says: all that it should, and no figure but the year.
fn said(section: u32, year: i32) -> String {
    match section {
        1 => format!("{year}年，各项工作平稳推进：主动公开及时，依申请公开畅通，政府信息管理、平台建设和监督保障都有专人负责。"),
        5 => "政策解读的形式还不够多样。下一步将多用图表和问答。".to_owned(),
        _ => "没有收取信息处理费，公开渠道保持畅通。".to_owned(),
    }
}
