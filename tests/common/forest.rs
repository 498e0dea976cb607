//! A tree of reports on paper: what is to be made, and what was: the files, and the truth of what was planted in them.

use gouji::form::Form;

use super::Figures;
use super::layout::{LAYOUTS, Layout};
use super::tree::{Slip, print};

/// What is to be made.
pub struct Plan {
    /// Last year's form and this year's, and the years.
    pub forms: [&'static Form; 2],
    pub years: [i32; 2],
    pub units: usize,
    pub parents: usize,
    /// The layouts that the reports come in, in turns, by their places in [`LAYOUTS`].
    pub layouts: Vec<usize>,
}

/// The files of a tree, by their paths in it, and what was planted in each.
#[derive(Default)]
pub struct Forest {
    pub files: Vec<(String, Vec<u8>)>,
    /// The file that a finding is of, its rule and its key.
    pub truth: Vec<(String, &'static str, String)>,
}

impl Plan {
    /// A tree of this form and the two years in which it was in use.
    pub fn of(form: &str, units: usize, parents: usize, layouts: &[usize]) -> Plan {
        let official = |id: &str| gouji::form::official().iter().find(|form| form.id == id).expect("a form");
        let (forms, years) = match form {
            "2019" => ([official("2019"); 2], [2019, 2020]),
            "2021" => ([official("2021"); 2], [2022, 2023]),
            "changed" => ([official("2019"), official("2021")], [2020, 2021]),
            other => panic!("{other}: 2019, 2021 or changed"),
        };
        Plan { forms, years, units, parents, layouts: layouts.to_vec() }
    }

    /// Ways to break with last year's report that there are under these forms.
    pub fn ways(&self) -> &'static [usize] {
        match (self.forms[0].id == self.forms[1].id, &*self.forms[1].id) {
            (true, "2019") => &[1, 2, 3, 4, 5, 6, COPIED],
            (true, _) => &[1, 2, 3, 5, 6, COPIED],
            (false, _) => &[1, 2, 5, 6, COPIED],
        }
    }

    pub fn layout(&self, turn: usize) -> &'static Layout {
        &LAYOUTS[self.layouts[turn % self.layouts.len()]]
    }
}

/// The way in which words are last year's, and no figure.
pub const COPIED: usize = 7;

impl Forest {
    /// Prints a report and gives its path, with the ending that its layout has.
    pub fn report(&mut self, path: &str, layout: &Layout, figures: &Figures, name: &str, year: i32, words: [&str; 2]) -> String {
        let text = print(figures, name, year, words[0], layout);
        let text = text.replacen("政策解读的形式还不够多样。下一步将多用图表和问答。", words[1], 1);
        let ending = if layout.0 == "html" { "html" } else { "txt" };
        let path = format!("{path}.{ending}");
        self.files.push((path.clone(), text.into_bytes()));
        path
    }

    /// Tells what was planted in a file.
    pub fn tell(&mut self, file: &str, slips: impl IntoIterator<Item = Slip>) {
        self.truth.extend(slips.into_iter().map(|slip| (file.to_owned(), slip.rule, slip.cell)));
    }
}
