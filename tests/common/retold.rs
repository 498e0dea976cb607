//! Tables retold: each figure with the name of its column, columns in another order, rows across, and what letters and readers add to them.

use super::Figures;
use super::layout::{self, Cell, Grid, expand, grid, lines, tabs_dropped, texts};
use super::paste::{Class, Paste, changes, whole};

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

fn paste(figures: &Figures, print: impl Fn(&Grid) -> String) -> Paste {
    Paste::new(figures, whole(figures, "0", |_, grid| print(grid)))
}

/// The second table alone.
fn requests(figures: &Figures, print: impl Fn(&Grid) -> String) -> Paste {
    let table = figures.form.table("requests").unwrap();
    Paste::new(figures, print(&grid(figures, table, "0"))).given(&["requests"])
}

/// A page's lists, an item for each figure.
fn nested_lists(figures: &Figures) -> Paste {
    let item = |line: &str| format!("<li>{line}</li>");
    let text = whole(figures, "0", |_, g| format!("<ul>{}</ul>\n", in_lines(g).lines().map(item).collect::<String>()));
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    Paste::new(figures, format!("<!DOCTYPE html><html><body>{body}</body></html>"))
}

/// A letter's source with the report in it.
fn letter(figures: &Figures, how: &str, encode: fn(&[u8]) -> String, page: bool) -> Paste {
    let body = whole(figures, "0", |_, grid| if page { layout::html(grid) } else { tabs_dropped(grid) });
    let lines = |l: &str| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") };
    let body = if page { format!("<html><body>{}</body></html>", body.lines().map(lines).collect::<String>()) } else { body };
    let head = format!(
        "From: office@qinghe.example\nSubject: =?utf-8?B?5bm05oql?=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {how}\n\n"
    );
    Paste { bytes: (head + &encode(body.as_bytes())).into(), ..Paste::new(figures, "") }
}

/// Quoted-printable in lines of 76 (RFC 2045, 6.7).
fn quoted_printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut width = 0;
    for &byte in bytes {
        let part = match byte {
            b'\n' => "\n".to_owned(),
            b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
            _ => format!("={byte:02X}"),
        };
        if width + part.len() > 75 {
            out += "=\n";
            width = 0;
        }
        width = if byte == b'\n' { 0 } else { width + part.len() };
        out += &part;
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| -> String {
        let all = three.iter().chain([&0, &0]).take(3).fold(0usize, |all, b| all << 8 | usize::from(*b));
        (0..4).map(|i| if i > three.len() { '=' } else { char::from(DIGITS[all >> (18 - 6 * i) & 63]) }).collect()
    };
    let all: Vec<String> = bytes.chunks(3).map(group).collect();
    all.chunks(19).map(|line| line.concat() + "\r\n").collect()
}

/// The clipboard of Windows, with the tables in it.
fn clipboard(figures: &Figures) -> Paste {
    let tables: String = figures.form.tables.iter().map(|t| layout::html(&grid(figures, t, "0"))).collect();
    Paste::new(figures, format!("Version:0.9\r\nStartHTML:0000000097\r\nEndHTML:0000009999\r\n<html><body><!--StartFragment-->{tables}<!--EndFragment--></body></html>"))
        .given(&["requests", "review", "disclosure"])
}

/// Marks of notes behind some figures.
fn notes(figures: &Figures, note: &str, print: fn(&Grid) -> String) -> Paste {
    paste(figures, |grid| {
        let mut grid = grid.clone();
        let places = grid.iter_mut().flatten().filter(|c| c.figure).enumerate();
        places.filter(|(i, _)| i % 9 == 2).for_each(|(_, c)| c.text += note);
        print(&grid)
    })
}

/// In two halves, the second headed as going on.
fn goes_on(figures: &Figures, at: usize) -> Paste {
    let half = |grid: &Grid, range: std::ops::Range<usize>| {
        let rows = rows(grid);
        let row = |labels: String, cells: Vec<String>| std::iter::once(labels).chain(cells).collect::<Vec<_>>().join("\t");
        let head = row("项目".to_owned(), rows[0].figures[range.clone()].iter().map(|f| f.0.clone()).collect());
        let body = rows.iter().map(|r| row(r.labels.join("\t"), r.figures[range.clone()].iter().map(|f| f.1.clone()).collect()));
        lines(std::iter::once(head).chain(body))
    };
    requests(figures, |grid| format!("表3\n{}\n表3（续）\n{}", half(grid, 0..at), half(grid, at..7)))
}

/// The third table's figures alone, below its title.
fn figures_alone(figures: &Figures, between: &str) -> Paste {
    let table = figures.form.table("review").unwrap();
    let title = figures.form.sections.iter().find(|s| s.number == table.section).unwrap();
    let row = grid(figures, table, "0").pop().unwrap();
    Paste::new(figures, format!("四、{}\n{}\n", title.title, texts(&row).join(between))).given(&["review"])
}

/// Short labels, as a colleague's own sheet has them.
fn short_labels(figures: &Figures, short: [&str; 3]) -> Paste {
    requests(figures, |grid| {
        let mut grid = grid.clone();
        for (long, short) in
            ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理"].iter().zip(short)
        {
            grid.iter_mut().flatten().filter(|c| c.text == *long).for_each(|c| c.text = short.to_owned());
        }
        tabs_dropped(&grid)
    })
}

/// Pages' numbers within the tables.
fn pages(figures: &Figures, foot: &str) -> Paste {
    paste(figures, |grid| {
        tabs_dropped(grid).lines().enumerate().map(|(i, l)| if i % 8 == 7 { format!("{l}\n{foot}\n") } else { format!("{l}\n") }).collect()
    })
}

/// The classes of this module.
pub const CLASSES: &[Class] = &[
    (
        "names and figures",
        &[
            ("a line each", |f| paste(f, in_lines)),
            ("what is nothing left out", |f| paste(f, in_lines_without_nothing)),
            ("sentences", |f| paste(f, in_sentences)),
            ("sentences below labels", |f| paste(f, below_labels)),
            ("JSON", |f| paste(f, in_json)),
            ("JSON, a row a line", |f| paste(f, in_json_lines)),
            ("read aloud", |f| paste(f, read_aloud)),
            ("dotted", |f| paste(f, dotted)),
            ("one table in lines", |f| requests(f, in_lines)),
            ("one table in JSON", |f| requests(f, in_json)),
            ("one table read aloud", |f| requests(f, read_aloud)),
            ("changes down as well", |f| changes(f, in_lines, |v| v.to_string())),
            ("nested lists", nested_lists),
        ],
    ),
    (
        "columns by their heads",
        &[
            ("总计 first", |f| paste(f, |g| reordered(g, [6, 0, 1, 2, 3, 4, 5], &[]))),
            ("shuffled", |f| paste(f, |g| reordered(g, [3, 6, 0, 5, 1, 4, 2], &[]))),
            ("alone, shuffled", |f| requests(f, |g| reordered(g, [5, 4, 3, 2, 1, 0, 6], &[]))),
            ("last year's beside", |f| paste(f, |g| reordered(g, [0, 1, 2, 3, 4, 5, 6], &[("上年总计", "31"), ("增幅", "-8.3%")]))),
            ("a remark beside", |f| requests(f, |g| reordered(g, [0, 1, 2, 3, 4, 5, 6], &[("备注", "已核")]))),
            ("rows across", |f| paste(f, |g| turned(g, "\t"))),
            ("rows across, alone", |f| requests(f, |g| turned(g, "|"))),
        ],
    ),
    (
        "halves that go on",
        &[("4 and 3", |f| goes_on(f, 4)), ("1 and 6", |f| goes_on(f, 1)), ("6 and 1", |f| goes_on(f, 6)), ("5 and 2", |f| goes_on(f, 5))],
    ),
    (
        "rows over lines",
        &[("by spaces", |f| paste(f, over_lines)), ("quoted", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| over_lines(g)), "> ")))],
    ),
    (
        "run together",
        &[
            ("behind labels", |f| paste(f, |g| run_together(g, false)).rightly(&["cell.not-a-number"])),
            ("stuck to labels", |f| paste(f, |g| run_together(g, true)).rightly(&["cell.not-a-number"])),
        ],
    ),
    (
        "letters",
        &[
            ("quoted-printable", |f| letter(f, "quoted-printable", quoted_printable, false)),
            ("quoted-printable page", |f| letter(f, "quoted-printable", quoted_printable, true)),
            ("Base64", |f| letter(f, "base64", base64, false)),
            ("quoted", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| tabs_dropped(g)), "> "))),
            ("quoted twice", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| layout::spaces(g)), ">> "))),
            ("quoted, without a blank", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| layout::one_per_line(g)), ">"))),
        ],
    ),
    ("clipboard of Windows", &[("tables", clipboard)]),
    (
        "notes behind figures",
        &[
            ("raised", |f| notes(f, "<sup>2</sup>", layout::html)),
            ("raised, in brackets", |f| notes(f, "<sup>[1]</sup>", layout::html)),
            ("①, by tabs", |f| notes(f, "①", tabs_dropped)),
            ("*, by spaces", |f| notes(f, "*", layout::spaces)),
            ("growth, by tabs", |f| notes(f, "（同比增长3.5%）", tabs_dropped)),
        ],
    ),
    (
        "figures below a title",
        &[("by spaces", |f| figures_alone(f, " ")), ("by tabs", |f| figures_alone(f, "\t")), ("by bars", |f| figures_alone(f, " | "))],
    ),
    (
        "short labels",
        &[
            ("新收", |f| short_labels(f, ["新收", "上年结转", "结转下年"])),
            ("本年新收", |f| short_labels(f, ["本年新收", "上年结转", "结转下年度"])),
        ],
    ),
    (
        "numbers of pages",
        &[
            ("第 3 页 共 6 页", |f| pages(f, "第 3 页 共 6 页")),
            ("第5页", |f| pages(f, "第5页")),
            ("（共9页 第2页）", |f| pages(f, "（共9页 第2页）")),
        ],
    ),
];
