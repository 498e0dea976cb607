//! What a copy does to rows: broken, repeated, parted, with blanks, bars and the feet of pages between.

use super::super::Random;
use super::super::layout::{self, Cell, Grid, grid, lines, tabs_dropped, texts};
use super::{Class, Figures, Paste, as_page, dressed, paste, whole};

/// One cell a line, what is blank a blank line.
fn blank_lines(grid: &Grid) -> String {
    lines(grid.iter().flatten().map(|c| c.text.clone()))
}

fn blank_lines_indented(grid: &Grid) -> String {
    lines(grid.iter().flatten().map(|c| if c.figure && c.text.is_empty() { "  \u{a0}".to_owned() } else { format!("  {}", c.text) }))
}

fn stray_bars(figures: &Figures, before: bool, bar: &str) -> Paste {
    let mut random = Random::new(5);
    let random = std::cell::RefCell::new(&mut random);
    let text = whole(figures, "0", |_, grid| {
        lines(grid.iter().map(|r| {
            let mut random = random.borrow_mut();
            let head = if before { bar.repeat(random.below(3)) } else { String::new() };
            format!("{head}{}{}", texts(r).join(bar), bar.repeat(random.below(4)))
        }))
    });
    Paste::new(figures, text)
}

/// The rows of the first table, and more beside `row` under its heading; the figures of the row are all of theirs together.
fn sub_rows(figures: &Figures, print: fn(&Grid) -> String, row: &str, parts: &'static [&'static str], headed: bool) -> Paste {
    let row = if figures.form.id == "2019" { row } else { "行政许可" };
    let text = whole(figures, "0", |_, grid| {
        let mut out = Grid::new();
        for line in grid {
            let at = line.iter().position(|c| !c.figure && c.text == row).filter(|_| line.iter().any(|c| c.figure));
            out.push(line.clone());
            let Some(at) = at else { continue };
            if headed {
                // The label of the row covers its parts, which share its figures.
                let last = out.last_mut().unwrap();
                last[at].rows = parts.len();
                last.insert(at + 1, Cell { text: parts[0].to_owned(), columns: 1, rows: 1, figure: false });
                last.last_mut().unwrap().columns = 1;
            }
            for part in &parts[1..] {
                let mut line: Vec<Cell> = line[at + 1..].iter().map(|c| Cell { text: "2".to_owned(), ..c.clone() }).collect();
                line.insert(0, Cell { text: (*part).to_owned(), columns: 1, rows: 1, figure: false });
                if headed {
                    line.last_mut().unwrap().columns = 1;
                }
                out.push(line);
            }
        }
        print(&out)
    });
    let mut all = figures.clone();
    if headed {
        let table = figures.form.table("disclosure").unwrap();
        let (block, at, _) = table.rows().find(|(.., r)| r.label == row).unwrap();
        for cell in table.cells_of_row(block, at) {
            *all.values.get_mut(&*table.cells[cell].address).unwrap() += 2 * (parts.len() as i64 - 1);
        }
    }
    Paste::new(&all, text)
}

fn repeated(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let mut out = Grid::new();
        for line in grid {
            out.push(line.clone());
            if line.iter().any(|c| c.text.contains("重复申请") || c.text == "行政处罚") {
                out.push(line.iter().filter(|c| c.rows == 1).cloned().collect());
            }
        }
        print(&out)
    });
    Paste::new(figures, text)
}

/// Every row of the second table broken behind its `n`th figure, the rest on the next line.
fn broken_rows(figures: &Figures, n: usize, between: &str) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        lines(grid.iter().map(|r| {
            let at = r.iter().position(|c| c.figure).unwrap_or(r.len());
            if r.len() - at != 7 {
                return texts(r).join(between);
            }
            format!("{}\n{}", texts(&r[..at + n]).join(between), texts(&r[at + n..]).join(between))
        }))
    });
    Paste::new(figures, text)
}

/// Words beside the amount in the cell for how many; only the form of 2019 has both.
fn words_in_amount(figures: &Figures, print: fn(&Grid) -> String, words: &'static str) -> Paste {
    let mut paste = dressed(figures, print, |_, _| {}).rightly(&["cell.not-a-number"]);
    let text = whole(figures, "0", |_, grid| {
        let mut grid = grid.clone();
        if let Some(row) = grid.iter_mut().find(|r| r[0].text == "政府集中采购") {
            row[1].text = words.to_owned();
            row[2].text = "1530000元".to_owned();
        }
        print(&grid)
    });
    if figures.form.id == "2019" {
        // What is read of the words is in doubt; the amount is not.
        paste.given = vec![
            "disclosure/regulations",
            "disclosure/normative",
            "disclosure/licensing",
            "disclosure/other_services",
            "disclosure/penalty",
            "disclosure/coercion",
            "disclosure/fees",
            "requests",
            "review",
        ];
        paste.whole = true;
    }
    Paste { bytes: as_page(text.into()), ..paste }
}

/// Feet and heads of pages between the rows, every `every` rows.
fn paged(figures: &Figures, print: fn(&Grid) -> String, every: usize, foot: fn(usize) -> String) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let printed = print(grid);
        let mut out = String::new();
        for (i, line) in printed.lines().enumerate() {
            out += &format!("{line}\n");
            if i % every == every - 1 && i > 4 {
                out += &foot(i / every + 3);
            }
        }
        out
    });
    Paste::new(figures, text)
}

/// Pages' numbers within the tables.
fn pages(figures: &Figures, foot: &str) -> Paste {
    paste(figures, |grid| {
        tabs_dropped(grid).lines().enumerate().map(|(i, l)| if i % 8 == 7 { format!("{l}\n{foot}\n") } else { format!("{l}\n") }).collect()
    })
}

/// A heading within the first part that reads like the title of another.
fn with_heading(figures: &Figures, heading: &str, sentence: &str) -> Paste {
    let text = whole(figures, "0", |_, grid| layout::tabs_dropped(grid));
    let second = text.find("二、").unwrap();
    let text = format!("{}{heading}\n{sentence}\n{}", &text[..second], &text[second..]);
    Paste::new(figures, text)
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "zeros as blank lines",
        &[
            ("one cell a line", |f| Paste::new(f, whole(f, "", |_, g| blank_lines(g)))),
            ("one cell a line, indented", |f| Paste::new(f, whole(f, "", |_, g| blank_lines_indented(g)))),
            ("CRLF", |f| Paste::new(f, whole(f, "", |_, g| blank_lines(g)).replace('\n', "\r\n"))),
            ("the second table alone", |f| {
                let table = f.form.table("requests").unwrap();
                Paste::new(f, blank_lines(&grid(f, table, ""))).given(&["requests"])
            }),
        ],
    ),
    (
        "stray bars",
        &[
            ("trailing |", |f| stray_bars(f, false, " | ")),
            ("leading and trailing |", |f| stray_bars(f, true, " | ")),
            ("trailing tabs", |f| stray_bars(f, false, "\t")),
            ("leading and trailing tabs", |f| stray_bars(f, true, "\t")),
            ("trailing │", |f| stray_bars(f, false, "│")),
        ],
    ),
    (
        "sub-rows",
        &[
            ("under one head, in a page", |f| sub_rows(f, layout::html, "其他对外管理服务事项", &["行政检查", "行政确认"], true)),
            ("under one head, by tabs", |f| {
                sub_rows(f, layout::tabs_dropped, "其他对外管理服务事项", &["行政检查", "行政确认", "行政奖励"], true)
            }),
            ("rows of their own, by tabs", |f| {
                sub_rows(f, layout::tabs_dropped, "其他对外管理服务事项", &["", "行政检查", "行政确认"], false)
            }),
            ("rows of their own, by spaces", |f| sub_rows(f, layout::spaces, "行政许可", &["", "行政检查", "行政确认"], false)),
            ("rows of their own, one cell a line", |f| sub_rows(f, layout::one_per_line, "行政许可", &["", "行政裁决"], false)),
        ],
    ),
    (
        "repeated rows",
        &[
            ("by tabs", |f| repeated(f, layout::tabs_dropped)),
            ("by spaces", |f| repeated(f, layout::spaces)),
            ("in a page", |f| repeated(f, layout::html)),
            ("one cell a line", |f| repeated(f, layout::one_per_line)),
        ],
    ),
    (
        "rows over two lines",
        &[
            ("behind the third figure, by tabs", |f| broken_rows(f, 3, "\t")),
            ("behind the sixth, by spaces", |f| broken_rows(f, 6, " ")),
            ("behind the first, by bars", |f| broken_rows(f, 1, " | ")),
            ("behind the label, by tabs", |f| broken_rows(f, 0, "\t")),
            ("behind the label, by spaces", |f| broken_rows(f, 0, " ")),
        ],
    ),
    (
        "words in an amount",
        &[
            ("公务用车10辆, by bars", |f| words_in_amount(f, layout::bars_leading, "公务用车10辆")),
            ("公务用车10辆, by tabs", |f| words_in_amount(f, layout::tabs_dropped, "公务用车10辆")),
            ("办公设备35台（套）, in a page", |f| words_in_amount(f, layout::html, "办公设备35台（套）")),
            ("公务用车10辆, by spaces", |f| words_in_amount(f, layout::spaces, "公务用车10辆")),
            ("货物3项，服务2项, one cell a line", |f| words_in_amount(f, layout::one_per_line, "货物3项，服务2项")),
        ],
    ),
    (
        "headings that read like titles",
        &[
            ("（三）行政复议", |f| with_heading(f, "（三）行政复议、行政诉讼情况", "本年度未发生因公开引发的争议。")),
            ("（二）依申请公开", |f| with_heading(f, "（二）收到和处理政府信息公开申请情况", "来件均按期答复。")),
            ("（一）主动公开", |f| with_heading(f, "（一）主动公开政府信息情况", "各栏目更新及时。")),
            ("3.其他", |f| with_heading(f, "3.其他需要报告的事项", "没有其他情况。")),
            ("（五）问题", |f| with_heading(f, "（五）存在的主要问题及改进情况", "解读还不够深入。")),
        ],
    ),
    (
        "feet and heads of pages",
        &[
            ("- 5 -, by tabs", |f| paged(f, layout::tabs_dropped, 7, |n| format!("- {n} -\n"))),
            ("5, by spaces", |f| paged(f, layout::spaces, 7, |n| format!("{n}\n"))),
            ("— 5 —, by spaces", |f| paged(f, layout::spaces, 6, |n| format!("— {n} —\n"))),
            ("第 5 页 共 12 页, by bars", |f| paged(f, layout::bars_leading, 8, |n| format!("第 {n} 页 共 12 页\n"))),
            ("5 / 12 and a head, by spaces", |f| {
                paged(f, layout::spaces, 7, |n| format!("{n} / 12\n青禾市水利局政府信息公开工作年度报告\n"))
            }),
            ("5/12, aligned", |f| paged(f, layout::aligned, 9, |n| format!("                                   {n}/12\n\n"))),
            ("a head, by tabs", |f| paged(f, layout::tabs_dropped, 7, |_| "青禾市水利局政府信息公开工作年度报告\n".to_owned())),
            ("a head and 第5页, by spaces", |f| paged(f, layout::spaces, 7, |n| format!("青禾市水利局 第{n}页\n"))),
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
