//! What a copy does to the figures and labels in cells.

use super::super::layout::{self, Grid, grid, lines, tabs_dropped};
use super::{Class, Figures, Paste, dressed, paste, requests, whole};
use gouji::form::Kind;

fn units(word: &'static str, print: fn(&Grid) -> String) -> impl Fn(&Figures) -> Paste {
    move |figures| {
        dressed(figures, print, |cell, _| {
            if cell.figure && !cell.text.contains('.') {
                cell.text += word;
            }
        })
    }
}

/// Figures of 2019 with changes down as well as up, written by `write`; of 2021, which has none, as they are.
pub fn changes(figures: &Figures, print: fn(&Grid) -> String, write: impl Fn(i64) -> String) -> Paste {
    let mut figures = figures.clone();
    for (i, cell) in figures.form.tables.iter().flat_map(|t| &t.cells).filter(|c| c.kind == Kind::Change).enumerate() {
        let value = figures.values.get_mut(&*cell.address).unwrap();
        *value = [-*value, *value, 0, -*value - 1, *value + 2][i % 5];
    }
    let text = whole(&figures, "0", |table, _| {
        let mut grid = grid(&figures, table, "0");
        let mut places = grid.iter_mut().flatten().filter(|c| c.figure);
        for cell in &table.cells {
            let place = places.next().unwrap();
            if cell.kind == Kind::Change {
                place.text = write(figures.values[&*cell.address]);
            }
        }
        print(&grid)
    });
    Paste::new(&figures, text)
}

fn thousands(figures: &Figures, print: fn(&Grid) -> String, mark: char) -> Paste {
    dressed(figures, print, |cell, _| {
        let whole = cell.text.split('.').next().unwrap().len();
        if cell.figure && whole > 3 {
            cell.text.insert(whole - 3, mark);
        }
    })
}

/// Digits taken for letters that look like them, in one figure of `often`.
fn misread(figures: &Figures, print: fn(&Grid) -> String, often: usize) -> Paste {
    dressed(figures, print, |cell, random| {
        if cell.figure && !cell.text.contains('.') && random.below(often) == 0 {
            let zero = ["O", "o", "〇"][random.below(3)];
            let one = ["l", "I"][random.below(2)];
            cell.text = cell.text.replace('0', zero).replace('1', one);
        }
    })
    .rightly(&["cell.not-a-number"])
}

const GLOSSES: &[(&str, &str)] = &[
    ("规章", "规章（制度）"),
    ("规范性文件", "规范性文件（件）"),
    ("行政规范性文件", "行政规范性文件（含政府办文件）"),
    ("行政许可", "行政许可（件）"),
    ("行政处罚", "行政处罚（单位：件）"),
    ("行政强制", "行政强制（含强制措施）"),
    ("行政事业性收费", "行政事业性收费（万元）"),
    ("政府集中采购", "政府集中采购（含协议供货）"),
    ("（一）予以公开", "（一）予以公开（件）"),
    ("1.属于国家秘密", "1.属于国家秘密（第十四条）"),
    ("2.重复申请", "2.重复申请（不再重复处理）"),
    ("（七）总计", "（七）总计（件）"),
    ("四、结转下年度继续办理", "四、结转下年度继续办理（件）"),
];

const SENTENCES: &[(&str, &str)] = &[
    ("规章", "规章：指省、市人民政府制定的规章，不含规范性文件。"),
    ("规范性文件", "规范性文件：指本级政府及办公室制发的行政规范性文件。"),
    ("行政规范性文件", "行政规范性文件：指本级政府及办公室制发的规范性文件。"),
    ("行政许可", "行政许可：按审批系统办结数统计。"),
    ("行政处罚", "行政处罚：按决定书统计。"),
    ("行政强制", "行政强制：含强制措施和强制执行。"),
];

fn glossed(figures: &Figures, print: fn(&Grid) -> String, glosses: &'static [(&str, &str)]) -> Paste {
    dressed(figures, print, |cell, _| {
        if let Some((_, gloss)) = glosses.iter().find(|(label, _)| !cell.figure && cell.text == *label) {
            cell.text = (*gloss).to_owned();
        }
    })
}

/// The number before a label, and the label without it.
fn bare(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| "（()）一二三四五六七八九".contains(c) || c.is_ascii_digit());
    let numbered = rest.len() < text.len()
        && (rest.starts_with(['、', '.']) || text.starts_with('（') || text[..text.len() - rest.len()].ends_with('）'));
    if numbered { rest.trim_start_matches(['、', '.']) } else { text }
}

fn unnumbered(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    dressed(figures, print, |cell, _| {
        if !cell.figure {
            cell.text = bare(&cell.text).to_owned();
        }
    })
}

/// Labels dropped by the site: of one body row in `often` the label is blank.
fn unlabelled(figures: &Figures, print: fn(&Grid) -> String, often: usize) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        let mut grid = grid.clone();
        let body = grid.iter_mut().filter(|r| r.len() > 1 && r.iter().any(|c| c.figure) && r.iter().any(|c| !c.figure));
        for row in body.enumerate().filter(|(i, _)| i % often == often - 1).map(|(_, r)| r) {
            row.iter_mut().filter(|c| !c.figure).for_each(|c| c.text.clear());
        }
        print(&grid)
    });
    Paste::new(figures, text)
}

/// The first figure of each row stuck to its label; `all` sticks every figure to the one before.
fn glued(figures: &Figures, between: &str, all: bool) -> Paste {
    let text = whole(figures, "0", |_, grid| {
        lines(grid.iter().map(|r| {
            let mut line = String::new();
            for (i, cell) in r.iter().enumerate() {
                let sticks = i > 0 && cell.figure && (all || !r[i - 1].figure);
                line += if i == 0 || sticks { "" } else { between };
                line += &cell.text;
            }
            line
        }))
    });
    Paste::new(figures, text).rightly(&["cell.not-a-number"])
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

/// Marks of notes behind some figures.
fn notes(figures: &Figures, note: &str, print: fn(&Grid) -> String) -> Paste {
    paste(figures, |grid| {
        let mut grid = grid.clone();
        let places = grid.iter_mut().flatten().filter(|c| c.figure).enumerate();
        places.filter(|(i, _)| i % 9 == 2).for_each(|(_, c)| c.text += note);
        print(&grid)
    })
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "figures with a unit",
        &[
            ("件 and a space, in a line", |f| units(" 件", layout::spaces)(f)),
            ("件, by spaces", |f| units("件", layout::spaces)(f)),
            ("宗, aligned", |f| units("宗", layout::aligned)(f)),
            ("件 and a space, by tabs", |f| units(" 件", layout::tabs_dropped)(f)),
            ("（件）, by bars", |f| units("（件）", layout::bars_leading)(f)),
            ("件 and a space, one cell a line", |f| units(" 件", layout::one_per_line)(f)),
            ("件, on one line", |f| units("件", layout::one_line)(f)),
            ("件 and a space, on one line", |f| units(" 件", layout::one_line)(f)),
        ],
    ),
    (
        "more and less",
        &[
            ("增10 减3, by spaces", |f| changes(f, layout::spaces, |n| if n < 0 { format!("减{}", -n) } else { format!("增{n}") })),
            ("增加10件, by tabs", |f| {
                changes(f, layout::tabs_dropped, |n| if n < 0 { format!("减少{}件", -n) } else { format!("增加{n}件") })
            }),
            ("+(0) -(3), by tabs", |f| changes(f, layout::tabs_dropped, |n| if n < 0 { format!("-({})", -n) } else { format!("+({n})") })),
            ("+0-3, by bars", |f| changes(f, layout::bars_leading, |n| format!("+{}-{}", n.max(0), (-n).max(0)))),
            ("+0 -3, by tabs", |f| changes(f, layout::tabs_dropped, |n| format!("+{} -{}", n.max(0), (-n).max(0)))),
            ("+0/-3, one cell a line", |f| changes(f, layout::one_per_line, |n| format!("+{}/-{}", n.max(0), (-n).max(0)))),
            ("增10减3, in a page", |f| changes(f, layout::html, |n| if n < 0 { format!("减{}", -n) } else { format!("增{n}") })),
            ("增0 减3, by bars", |f| changes(f, layout::bars_leading, |n| format!("增{} 减{}", n.max(0), (-n).max(0)))),
            ("（+10）, by tabs", |f| changes(f, layout::tabs_dropped, |n| format!("（{n:+}）"))),
            ("增加 10, by tabs", |f| {
                changes(f, layout::tabs_dropped, |n| if n < 0 { format!("减少 {}", -n) } else { format!("增加 {n}") })
            }),
            ("＋10 －3, by spaces", |f| changes(f, layout::spaces, |n| if n < 0 { format!("－{}", -n) } else { format!("＋{n}") })),
        ],
    ),
    (
        "thousands",
        &[
            ("’, by tabs", |f| thousands(f, layout::tabs_dropped, '’')),
            ("', by spaces", |f| thousands(f, layout::spaces, '\'')),
            ("‘, by bars", |f| thousands(f, layout::bars_leading, '‘')),
            ("a space, by tabs", |f| thousands(f, layout::tabs_dropped, ' ')),
            ("a space, by bars", |f| thousands(f, layout::bars_leading, ' ')),
            ("a space, in a page", |f| thousands(f, layout::html, ' ')),
            ("a thin space, by tabs", |f| thousands(f, layout::tabs_dropped, '\u{2009}')),
            ("，, one cell a line", |f| thousands(f, layout::one_per_line, '，')),
            ("a space, by spaces", |f| thousands(f, layout::spaces, ' ')),
            ("a space, aligned", |f| thousands(f, layout::aligned, ' ')),
            ("、, by tabs", |f| thousands(f, layout::tabs_dropped, '、').rightly(&["cell.not-a-number"])),
        ],
    ),
    (
        "digits misread",
        &[
            ("often, by tabs", |f| misread(f, layout::tabs_dropped, 4)),
            ("often, by spaces", |f| misread(f, layout::spaces, 4)),
            ("seldom, by spaces", |f| misread(f, layout::spaces, 25)),
            ("often, by bars", |f| misread(f, layout::bars_trailing, 4)),
            ("seldom, one cell a line", |f| misread(f, layout::one_per_line, 25)),
            ("often, one cell a line", |f| misread(f, layout::one_per_line, 4)),
            ("always, aligned", |f| misread(f, layout::aligned, 1)),
            ("seldom, on one line", |f| misread(f, layout::one_line, 25)),
        ],
    ),
    (
        "labels with a gloss",
        &[
            ("by tabs", |f| glossed(f, layout::tabs_dropped, GLOSSES)),
            ("by spaces", |f| glossed(f, layout::spaces, GLOSSES)),
            ("one cell a line", |f| glossed(f, layout::one_per_line, GLOSSES)),
            ("in a page", |f| glossed(f, layout::html, GLOSSES)),
            ("a sentence, by tabs", |f| glossed(f, layout::tabs_dropped, SENTENCES)),
            ("a sentence, by spaces", |f| glossed(f, layout::spaces, SENTENCES)),
            ("a sentence, one cell a line", |f| glossed(f, layout::one_per_line, SENTENCES)),
        ],
    ),
    (
        "labels and numbers dropped",
        &[
            ("no numbers, by tabs", |f| unnumbered(f, layout::tabs_dropped)),
            ("no numbers, one cell a line", |f| unnumbered(f, layout::one_per_line)),
            ("no numbers, by spaces", |f| unnumbered(f, layout::spaces)),
            ("one label in five, by tabs", |f| unlabelled(f, layout::tabs_kept, 5)),
            ("one label in three, by bars", |f| unlabelled(f, layout::bars_padded, 3)),
            ("one label in four, in a page", |f| unlabelled(f, layout::html, 4)),
            ("one label in five, by spaces", |f| unlabelled(f, layout::spaces, 5)),
            ("one label in two, by tabs", |f| unlabelled(f, layout::tabs_kept, 2)),
        ],
    ),
    (
        "labels glued to figures",
        &[
            ("the first, by tabs", |f| glued(f, "\t", false)),
            ("the first, by spaces", |f| glued(f, " ", false)),
            ("the first, by bars", |f| glued(f, " | ", false)),
            ("all", |f| glued(f, "", true)),
            ("all, one-digit figures", |f| {
                let mut small = f.clone();
                small.values.iter_mut().filter(|(a, _)| a.starts_with("disclosure")).for_each(|(_, v)| *v %= 10);
                let mut paste = glued(&small, "", true);
                paste.given = vec!["disclosure"];
                paste.whole = true;
                paste
            }),
        ],
    ),
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
        "short labels",
        &[
            ("新收", |f| short_labels(f, ["新收", "上年结转", "结转下年"])),
            ("本年新收", |f| short_labels(f, ["本年新收", "上年结转", "结转下年度"])),
        ],
    ),
];
