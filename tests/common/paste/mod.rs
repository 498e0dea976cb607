//! Tables as people paste them: classes of what becomes of a report on its way from a page, a file or a picture to the clipboard.

mod cells;
mod marks;
mod parts;
mod programs;
mod review;
mod rows;
mod sites;
mod sources;
mod told;

use super::layout::{Cell, Grid, grid};
use super::{Figures, Random};
use gouji::form::TableForm;

/// A copy of (a part of) a report with what it holds.
pub struct Paste {
    pub bytes: Vec<u8>,
    pub figures: Figures,
    /// The addresses it holds begin with one of these; all where there are none.
    pub given: Vec<&'static str>,
    /// Whether it holds more, of which nothing is asked.
    pub whole: bool,
    /// Rules that rightly find something in it.
    pub rightly: &'static [&'static str],
}

/// How a paste is made of a report's figures.
pub type Make = fn(&Figures) -> Paste;

/// A class: its name, and its members, each with a name.
pub type Class = (&'static str, &'static [(&'static str, Make)]);

impl Paste {
    pub fn new(figures: &Figures, text: impl Into<Vec<u8>>) -> Paste {
        Paste { bytes: as_page(text.into()), figures: figures.clone(), given: Vec::new(), whole: false, rightly: &[] }
    }

    pub fn given(self, given: &[&'static str]) -> Paste {
        Paste { given: given.to_vec(), ..self }
    }

    pub fn in_a_whole(self) -> Paste {
        Paste { whole: true, ..self }
    }

    pub fn rightly(self, rightly: &'static [&'static str]) -> Paste {
        Paste { rightly, ..self }
    }
}

/// A text with the tables of a page in it as a page.
fn as_page(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
    if !text.contains("<table") || text.starts_with('<') {
        return bytes;
    }
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    format!("<!DOCTYPE html><html><body>{body}</body></html>").into()
}

/// A whole report, its tables printed by `print`.
pub fn whole(figures: &Figures, zero: &str, print: impl Fn(&TableForm, &Grid) -> String) -> String {
    let year = figures.form.from;
    let mut out = format!("青禾市水利局{year}年政府信息公开工作年度报告\n");
    for section in &figures.form.sections {
        out += &format!("{}、{}\n", ["一", "二", "三", "四", "五", "六"][section.number as usize - 1], section.title);
        match figures.form.tables.iter().find(|t| t.section == section.number) {
            Some(table) => out += &print(table, &grid(figures, table, zero)),
            None => out += &format!("{year}年，各项工作平稳推进，公开渠道保持畅通。\n"),
        }
        out += "\n";
    }
    out
}

/// A whole report, each of its cells changed by `change` before it is printed.
pub fn dressed(figures: &Figures, print: fn(&Grid) -> String, change: impl Fn(&mut Cell, &mut Random)) -> Paste {
    let mut random = Random::new(figures.values.values().sum::<i64>() as u64);
    let random = std::cell::RefCell::new(&mut random);
    let text = whole(figures, "0", |_, grid| {
        let mut grid = grid.clone();
        grid.iter_mut().flatten().for_each(|cell| change(cell, &mut random.borrow_mut()));
        print(&grid)
    });
    Paste::new(figures, text)
}

pub fn paste(figures: &Figures, print: impl Fn(&Grid) -> String) -> Paste {
    Paste::new(figures, whole(figures, "0", |_, grid| print(grid)))
}

/// The second table alone.
pub fn requests(figures: &Figures, print: impl Fn(&Grid) -> String) -> Paste {
    let table = figures.form.table("requests").unwrap();
    Paste::new(figures, print(&grid(figures, table, "0"))).given(&["requests"])
}

/// Every class.
pub fn classes() -> impl Iterator<Item = &'static Class> {
    let rooms = [
        cells::CLASSES,
        rows::CLASSES,
        sites::CLASSES,
        parts::CLASSES,
        review::CLASSES,
        sources::CLASSES,
        told::CLASSES,
        marks::CLASSES,
        programs::CLASSES,
    ];
    rooms.into_iter().flatten()
}
