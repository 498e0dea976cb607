//! Random figures, in a random layout, with labels as people leave them: the figures come back, and nothing is accused.

mod common;

use common::layout::{Cell, Grid, LAYOUTS, grid};
use common::{Figures, Random, check, differences, form};

const NUMBERS: [[&str; 3]; 5] =
    [["1、", "1.", "(1)"], ["2、", "2．", "（2）"], ["3、", "⒊", "③"], ["4、", "4.", "4"], ["5、", "５．", "5 "]];

/// A label with one of the kinds of damage seen in published reports.
fn damage(text: &str, random: &mut Random) -> String {
    let chars: Vec<char> = text.chars().collect();
    let inner = |random: &mut Random| 2 + random.below(chars.len().saturating_sub(4).max(1));
    match random.below(9) {
        // A blank, or a no-break blank turned into a question mark, somewhere inside.
        0 if chars.len() > 4 => {
            let at = inner(random);
            chars[..at].iter().chain(&[' ']).chain(&chars[at..]).collect()
        }
        1 => format!("?{text}"),
        // A character lost, or mistaken for another.
        2 if chars.len() > 9 => {
            let at = inner(random);
            chars[..at].iter().chain(&chars[at + 1..]).collect()
        }
        3 if chars.len() > 9 => {
            let at = inner(random);
            chars[..at].iter().chain(&['某']).chain(&chars[at + 1..]).collect()
        }
        // Numbered otherwise, or not at all.
        4 | 5 => {
            let digit = chars[0].to_digit(10).filter(|d| (1..=5).contains(d) && chars.get(1) == Some(&'.'));
            match digit {
                Some(d) => format!("{}{}", NUMBERS[d as usize - 1][random.below(3)], chars[2..].iter().collect::<String>()),
                None => text.replace('（', "(").replace('）', ")"),
            }
        }
        6 => {
            text.replace("处理", "處理").replace("开", "開").replace("规", "規").replace("许", "許").replace("罚", "罰").replace("请", "請")
        }
        7 => text.replace("，", ",").replace("、", "，").replace(['“', '”'], "\""),
        _ => short(text),
    }
}

/// A label without the remark behind it.
fn short(text: &str) -> String {
    match text {
        _ if text.contains("部分公开") => "（二）部分公开".to_owned(),
        _ if text.contains("逾期不补正") => "1.逾期不补正".to_owned(),
        "行政规范性文件" => "规范性文件".to_owned(),
        _ => text.to_owned(),
    }
}

fn dress(value: &str, random: &mut Random) -> String {
    match random.below(12) {
        0 => format!("{value} "),
        1 => value.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c)).collect(),
        2 if value.len() == 4 && !value.contains('.') => format!("{},{}", &value[..1], &value[1..]),
        3 if !value.contains('.') => format!("{value}件"),
        _ => value.to_owned(),
    }
}

fn damaged(grid: Grid, random: &mut Random) -> Grid {
    // The heads stay: a table without any head is another matter.
    let mut rows = 0;
    let dress_cell = |mut cell: Cell, body: bool, random: &mut Random| {
        if cell.figure {
            cell.text = dress(&cell.text, random);
        } else if body && random.below(3) == 0 {
            cell.text = damage(&cell.text, random);
        }
        cell
    };
    grid.into_iter()
        .map(|row| {
            let body = row.iter().any(|c| c.figure);
            rows += usize::from(body);
            row.into_iter().map(|cell| dress_cell(cell, body, random)).collect()
        })
        .collect()
}

fn report(figures: &Figures, print: fn(&Grid) -> String, random: &mut Random) -> String {
    let mut out = format!("青禾市水利局{}年政府信息公开工作年度报告\n", figures.form.from);
    for section in &figures.form.sections {
        out += &format!("{}、{}\n", ["一", "二", "三", "四", "五", "六"][section.number as usize - 1], section.title);
        match figures.form.tables.iter().find(|t| t.section == section.number) {
            Some(table) => out += &print(&damaged(grid(figures, table, "0"), random)),
            None => out += "各项工作平稳推进，公开渠道保持畅通。\n",
        }
    }
    out
}

#[test]
fn damaged_labels_and_dressed_figures_are_read() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for form_id in ["2019", "2021"] {
        // An HTML table among lines of text is no page: that layout has its own test.
        for (name, print, _) in LAYOUTS.iter().filter(|l| l.0 != "html") {
            for seed in 0..25 {
                let mut random = Random::new(seed * 31 + 7);
                let figures = Figures::random(form(form_id), seed + 500, [8, 90, 2000][seed as usize % 3]);
                let text = report(&figures, *print, &mut random);
                let answer = check(&text);
                let wrong = differences(&answer, &figures);
                tried += 1;
                if !wrong.is_empty() || answer.summary.errors > 0 {
                    let first = answer.findings.iter().find(|f| f.severity == gouji::report::Severity::Error).map(|f| f.message.clone());
                    failures.push(format!("{form_id}, {name}, seed {seed}: {} wrong ({:?}), {first:?}", wrong.len(), wrong.first()));
                    if let Ok(folder) = std::env::var("KEEP") {
                        std::fs::write(format!("{folder}/d-{form_id}-{name}-{seed}.txt"), &text).unwrap();
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {tried} fail:\n{}", failures.len(), failures.join("\n"));
}
