//! Tables retold: each figure with the name of its column, columns in another order, rows across, quoted.

use super::layout::{Cell, Grid, expand, lines, tabs_dropped, texts};

/// A row as it is told: its labels, and each figure with the name of its column.
pub struct Row {
    pub labels: Vec<String>,
    pub figures: Vec<(String, String)>,
}

/// The rows of a printed table, headings of blocks among them as rows without figures.
pub fn rows(grid: &Grid) -> Vec<Row> {
    let mut heads: Vec<String> = Vec::new();
    let mut out = Vec::new();
    let wide = expand(grid);
    for (line, cells) in wide.iter().zip(grid) {
        heads.resize(line.len(), String::new());
        let labels: Vec<String> = cells.iter().filter(|c| !c.figure && !c.text.is_empty()).map(|c| c.text.clone()).collect();
        if !line.iter().any(|c| c.figure) {
            for (head, cell) in heads.iter_mut().zip(line).filter(|(_, cell)| !cell.text.is_empty()) {
                *head = cell.text.clone();
            }
            if cells.len() == 1 {
                out.push(Row { labels, figures: Vec::new() });
            }
            continue;
        }
        // Nobody tells a name and then nothing.
        let told = |text: &str| if text.is_empty() { "0".to_owned() } else { text.to_owned() };
        let figures: Vec<(String, String)> =
            (0..line.len()).filter(|&c| line[c].figure).map(|c| (heads[c].clone(), told(&line[c].text))).collect();
        if figures.len() < 15 {
            out.push(Row { labels, figures });
            continue;
        }
        // The third table has no labels of rows but over its columns.
        for (group, figures) in
            [["行政复议", ""], ["行政诉讼", "未经复议直接起诉"], ["行政诉讼", "复议后起诉"]].iter().zip(figures.chunks(5))
        {
            let labels = group.iter().filter(|g| !g.is_empty()).map(|g| (*g).to_owned()).collect();
            out.push(Row { labels, figures: figures.to_vec() });
        }
    }
    out
}

fn told(grid: &Grid, tell: impl Fn(&Row) -> String) -> String {
    rows(grid).iter().map(tell).collect()
}

/// Each figure on a line behind the name of its column.
pub fn in_lines(grid: &Grid) -> String {
    told(grid, |row| lines(row.labels.iter().cloned().chain(row.figures.iter().map(|(name, figure)| format!("{name}：{figure}")))))
}

/// What is nothing is not told.
pub fn in_lines_without_nothing(grid: &Grid) -> String {
    told(grid, |row| {
        let something = row.figures.iter().filter(|f| f.1 != "0" || row.figures.len() < 5);
        lines(row.labels.iter().cloned().chain(something.map(|(name, figure)| format!("{name}：{figure}"))))
    })
}

fn sentence(row: &Row, between: &str, unit: &str) -> String {
    let figure = |(name, figure): &(String, String)| match figure.as_str() {
        "/" | "—" => format!("{name}0{unit}"),
        amount if amount.contains('.') => format!("{name}{amount}"),
        count if count.ends_with('件') => format!("{name}{count}"),
        count => format!("{name}{count}{unit}"),
    };
    row.figures.iter().map(figure).collect::<Vec<_>>().join(between)
}

/// Each row a sentence.
pub fn in_sentences(grid: &Grid) -> String {
    told(grid, |row| match row.figures.len() {
        0 => format!("{}：\n", row.labels[0]),
        _ => format!("{}：{}；\n", row.labels.join(""), sentence(row, "，", "件")),
    })
}

/// Each row a sentence, its label on a line before.
pub fn below_labels(grid: &Grid) -> String {
    told(grid, |row| lines(row.labels.iter().cloned().chain([sentence(row, "、", "")]).filter(|l| !l.is_empty())))
}

fn value(figure: &str) -> String {
    // No program's notation has thousands apart.
    if matches!(figure, "/" | "—") { "0".to_owned() } else { figure.replace(',', "") }
}

/// A program's notation, a line for each figure.
pub fn in_json(grid: &Grid) -> String {
    told(grid, |row| {
        let figures = row.figures.iter().map(|(name, figure)| format!("      \"{name}\": {}", value(figure)));
        let label = row.labels.iter().map(|l| format!("      \"项目\": \"{l}\""));
        format!("    {{\n{}\n    }},\n", label.chain(figures).collect::<Vec<_>>().join(",\n"))
    })
}

/// A program's notation, a line for each row.
pub fn in_json_lines(grid: &Grid) -> String {
    told(grid, |row| {
        let figures = row.figures.iter().map(|(name, figure)| format!("\"{name}\": {}", value(figure)));
        format!("{{\"项目\": \"{}\", {}}},\n", row.labels.join(""), figures.collect::<Vec<_>>().join(", "))
    })
}

/// As a screen reader reads it out.
pub fn read_aloud(grid: &Grid) -> String {
    let mut number = 1;
    told(grid, |row| {
        format!("第{}行 第1列 {}\n", row.figures.len(), row.labels.join("，"))
            + &lines(row.figures.iter().enumerate().map(|(i, (name, figure))| format!("第{}列 {name} {figure}", i + 2)))
    })
    .lines()
    .map(|line| {
        number += usize::from(line.contains("第1列"));
        match line.split_once("行 第1列") {
            Some((_, label)) => format!("第{number}行 第1列{label}\n"),
            None => format!("{line}\n"),
        }
    })
    .collect()
}

/// Label, name, a row of dots, figure.
pub fn dotted(grid: &Grid) -> String {
    told(grid, |row| match row.figures.len() {
        0 => lines(row.labels.iter().cloned()),
        _ => lines(row.figures.iter().map(|(name, figure)| format!("{}　{name}………………{}", row.labels.join(""), value(figure)))),
    })
}

/// The second table with its columns in another order, `extra` columns of the office's own behind; the others by tabs.
pub fn reordered(grid: &Grid, order: [usize; 7], extra: &[(&str, &str)]) -> String {
    if grid.iter().all(|r| r.iter().filter(|c| c.figure).count() != 7) {
        return tabs_dropped(grid);
    }
    let rows = rows(grid);
    let names = |at: usize| rows[0].figures[at].0.clone();
    let head = std::iter::once("办理情况".to_owned()).chain(order.map(names)).chain(extra.iter().map(|e| e.0.to_owned()));
    let head = head.collect::<Vec<_>>().join("\t");
    let row = |row: &Row| {
        let figures = order.map(|at| row.figures[at].1.clone()).into_iter().chain(extra.iter().map(|e| e.1.to_owned()));
        [row.labels.concat()].into_iter().chain(figures).collect::<Vec<_>>().join("\t")
    };
    lines(std::iter::once(head).chain(rows.iter().map(row)))
}

/// The second table with its rows across; the others by tabs.
pub fn turned(grid: &Grid, between: &str) -> String {
    let rows = rows(grid);
    if rows.iter().all(|r| r.figures.len() != 7) {
        return tabs_dropped(grid);
    }
    let label = |row: &Row| row.labels.last().unwrap().clone();
    let head = std::iter::once("申请人".to_owned()).chain(rows.iter().map(label)).collect::<Vec<_>>().join(between);
    let line = |at: usize| {
        let name = [rows[0].figures[at].0.clone()];
        name.into_iter().chain(rows.iter().map(|r| r.figures[at].1.clone())).collect::<Vec<_>>().join(between)
    };
    lines(std::iter::once(head).chain((0..7).map(line)))
}

/// Every line of a letter quoted.
pub fn quoted(text: &str, mark: &str) -> String {
    lines(text.lines().map(|l| format!("{mark}{l}")))
}

/// Rows of seven and more broken over two lines, by spaces.
pub fn over_lines(grid: &Grid) -> String {
    let broken = |row: &Vec<Cell>| {
        let at = row.iter().position(|c| c.figure).unwrap_or(row.len());
        let cells: Vec<String> = texts(row);
        match row.len() - at {
            7 => format!("{}\n   {}", cells[..at + 4].join(" "), cells[at + 4..].join(" ")),
            15 => format!("{}\n{}", cells[..8].join(" "), cells[8..].join(" ")),
            _ => cells.join(" "),
        }
    };
    lines(grid.iter().map(broken))
}

/// Figures of a row that ran together; `glued` where they stick to the label too.
pub fn run_together(grid: &Grid, glued: bool) -> String {
    lines(grid.iter().map(|row| {
        let at = row.iter().position(|c| c.figure).unwrap_or(row.len());
        if row.len() - at < 7 {
            return texts(row).join(" ");
        }
        let (labels, figures) = (texts(&row[..at]), texts(&row[at..]).concat());
        labels.join("") + if glued { "" } else { " " } + &figures
    }))
}
