//! Which report is last year's of which.

use std::collections::{HashMap, HashSet};

use super::{Known, Year, YearState};

/// How many years back a report of the same body is looked for, to say that there is one, though not last year's.
const YEARS_BACK: i32 = 10;

/// Names of fewer characters are too short to be called similar.
const SHORTEST: usize = 4;

/// Last year's report of each of which it is asked for.
pub fn years(known: &Known) -> Vec<Year> {
    let mut years: Vec<Year> = known.this.clone().map(|i| of_body(known, i)).collect();
    share(known, &mut years);
    let taken: HashSet<usize> = years.iter().filter(|year| year.state != YearState::None).flat_map(|year| year.reports.clone()).collect();
    let (names, files) = (Alike::of(known, &taken), Files::of(known, &taken));
    for (i, year) in known.this.clone().zip(&mut years).filter(|(_, year)| year.state == YearState::None) {
        for (state, reports) in [(YearState::Unnamed, files.before(i)), (YearState::Similar, names.before(i))] {
            if !reports.is_empty() {
                *year = Year { state, reports };
            }
        }
        if let Some(this) = known.list[i].year.filter(|_| year.state == YearState::None) {
            // Of this very year too, where last year's were looked for and this year's were given.
            let given = known.namesakes(i, this).into_iter().filter(|j| !known.this.contains(j));
            year.reports = given.chain((2..=YEARS_BACK).flat_map(|back| known.namesakes(i, this - back))).collect();
        }
    }
    years
}

/// Those of the same body for the year before; the very name goes before one that says the same in other words.
fn of_body(known: &Known, i: usize) -> Year {
    let Some(year) = known.list[i].year else { return Year::default() };
    let mut reports: Vec<usize> = known.namesakes(i, year - 1);
    if reports.iter().any(|&j| known.names[j] == known.names[i]) {
        reports.retain(|&j| known.names[j] == known.names[i]);
    }
    let state = match reports.len() {
        0 => YearState::None,
        1 => YearState::Found,
        _ => YearState::Several,
    };
    Year { state, reports }
}

/// A report that was found by several is nobody's for certain, but for one that goes by its very name.
fn share(known: &Known, years: &mut [Year]) {
    let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
    let first = known.this.start;
    for (i, year) in years.iter().enumerate() {
        for &j in &year.reports {
            found.entry(j).or_default().push(i);
        }
    }
    for (j, all) in found.into_iter().filter(|(_, all)| all.len() > 1) {
        let very: Vec<usize> = all.iter().copied().filter(|&i| known.names[first + i] == known.names[j]).collect();
        for i in all.into_iter().filter(|&i| very != [i]) {
            if years[i].state == YearState::Found {
                years[i].state = YearState::Shared;
            }
        }
    }
}

/// The reports that are nobody's yet, by their names with one character less: names that differ in one character share one of these.
struct Alike<'k> {
    known: &'k Known<'k>,
    by_key: HashMap<(i32, String), Vec<usize>>,
}

/// A name, and the name without each of its characters.
fn keys(name: &str) -> impl Iterator<Item = String> {
    let long = name.chars().count() >= SHORTEST;
    let without = name.char_indices().map(|(at, c)| format!("{}{}", &name[..at], &name[at + c.len_utf8()..]));
    std::iter::once(name.to_owned()).chain(without).filter(move |_| long)
}

impl<'k> Alike<'k> {
    fn of(known: &'k Known, taken: &HashSet<usize>) -> Alike<'k> {
        let mut by_key: HashMap<(i32, String), Vec<usize>> = HashMap::new();
        for (i, who) in known.list.iter().enumerate().filter(|(i, _)| known.last.contains(i) && !taken.contains(i)) {
            if let (Some(name), Some(year)) = (&known.names[i], who.year) {
                for key in keys(name) {
                    by_key.entry((year, key)).or_default().push(i);
                }
            }
        }
        Alike { known, by_key }
    }

    fn before(&self, i: usize) -> Vec<usize> {
        let (Some(name), Some(year)) = (&self.known.names[i], self.known.list[i].year) else { return Vec::new() };
        let mut found: Vec<usize> = keys(name).filter_map(|key| self.by_key.get(&(year - 1, key))).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The reports that are nobody's yet, by the names of their files without their digits.
struct Files<'k> {
    known: &'k Known<'k>,
    by_stem: HashMap<String, Vec<usize>>,
}

impl<'k> Files<'k> {
    fn of(known: &'k Known, taken: &HashSet<usize>) -> Files<'k> {
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, who) in known.list.iter().enumerate().filter(|(i, who)| known.last.contains(i) && who.read && !taken.contains(i)) {
            if let Some(stem) = who.file.as_deref().and_then(stem) {
                by_stem.entry(stem).or_default().push(i);
            }
        }
        Files { known, by_stem }
    }

    fn before(&self, i: usize) -> Vec<usize> {
        let list = self.known.list;
        let (Some(stem), true) = (list[i].file.as_deref().and_then(stem), list[i].read) else { return Vec::new() };
        let year = |i: usize| list[i].year.or_else(|| year_of(list[i].file.as_deref()?));
        let silent = |i: usize| list[i].organization.is_none() || list[i].year.is_none();
        let named = |i: usize| list[i].organization.is_some();
        let fits = |&j: &usize| {
            j != i
                && (silent(i) || silent(j))
                && year(i).zip(year(j)).is_some_and(|(this, last)| last == this - 1)
                && !(named(i) && named(j) && !self.known.is_same(i, j))
        };
        self.by_stem.get(&stem).into_iter().flatten().copied().filter(fits).collect()
    }
}

/// A file's name without its folders, its ending and its digits: what two years' have in common. None where no letter is left.
pub fn stem(file: &str) -> Option<String> {
    let name = file.rsplit('/').next()?;
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Some(name.chars().filter(|c| !c.is_numeric()).collect::<String>()).filter(|stem| stem.chars().any(char::is_alphabetic))
}

/// The year in a file's name: four digits by themselves, of this century.
fn year_of(file: &str) -> Option<i32> {
    let mut years = file.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4 && digits.starts_with("20"));
    years.next_back()?.parse().ok()
}
