//! `--previous`: a file, or a folder of them, → last year's report of each that is checked.
//!
//! Of a folder, and of what is checked, only who and when each report is of is kept, and where it is: it is read again when it is wanted, so that the
//! memory does not grow with what the files hold. One file beside one input is a pair by the caller's word; all else is matched by body and year as
//! [`together`] does, and by the names of the files where a report says neither. What is sure is paired; of the rest the reason is told.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::files::{self, Listed};
use super::in_order::in_order;
use crate::checker::Beside;
use crate::filing::{Filing, Lacking, Mismatch};
use crate::together::{self, Who, YearState};
use crate::{Checker, Input, Lang, Options};

/// Where the reports of last year are.
pub struct Previous<'c> {
    checker: &'c Checker,
    source: Source,
    /// What is not compared with last year's report, and why, as it is told at the end.
    alone: Mutex<Vec<String>>,
    /// Whether a pair that was asked for is none.
    refused: Mutex<Option<String>>,
}

enum Source {
    /// The one that the caller names.
    One(PathBuf),
    /// Those of last year, and which of them is that of each report that is checked, by its file and its number in it.
    Many { last: Vec<Entry>, chosen: HashMap<(PathBuf, usize), Choice> },
}

/// A report to choose, or one that is checked.
#[derive(Clone)]
struct Entry {
    path: PathBuf,
    /// Its number in its file, from 1.
    part: usize,
    /// Its file is named with its folders: the year may stand in theirs.
    who: Who,
}

/// Last year's report, by its place in the list; or why there is none.
#[derive(Clone)]
enum Choice {
    Found(usize),
    Not(Mismatch),
}

impl<'c> Previous<'c> {
    /// Looks through what stands at `path`, and through the `inputs`, which are to be checked; `one` says that it is to be paired with one input.
    /// Gives what could not be read as well.
    pub fn open(path: &Path, inputs: &[Listed], one: bool, checker: &'c Checker, jobs: usize, lang: Lang) -> (Previous<'c>, Vec<String>) {
        let previous = |source| Previous { checker, source, alone: Mutex::default(), refused: Mutex::default() };
        if one && !path.is_dir() {
            return (previous(Source::One(path.to_owned())), Vec::new());
        }
        let listed = files::walk(path);
        let (mut last, problems) = identify(&listed, checker, jobs, lang);
        // A report may be among both: then it is looked through once, and stands behind those that are last year's alone.
        let place = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let wanted: HashMap<PathBuf, &Path> = inputs.iter().map(|input| (place(&input.path), &*input.path)).collect();
        last.sort_by_key(|entry| wanted.contains_key(&place(&entry.path)));
        let both = last.iter().position(|entry| wanted.contains_key(&place(&entry.path))).unwrap_or(last.len());
        let mut all = last.clone();
        for entry in &mut all[both..] {
            entry.path = wanted[&place(&entry.path)].to_owned();
        }
        let known: Vec<PathBuf> = all[both..].iter().map(|entry| entry.path.clone()).collect();
        let known: std::collections::HashSet<&Path> = known.iter().map(PathBuf::as_path).collect();
        // What comes by standard input is looked at when it is checked, for it comes once; and what cannot be read is told when it is checked.
        let others: Vec<Listed> = inputs
            .iter()
            .filter(|input| !known.contains(&*input.path) && input.origin().is_some() && input.problem.is_none())
            .map(Listed::again)
            .collect();
        all.extend(identify(&others, checker, jobs, lang).0);
        let chosen = choices(&all, last.len(), both);
        let chosen = all[both..].iter().zip(chosen).map(|(entry, choice)| ((entry.path.clone(), entry.part), choice)).collect();
        (previous(Source::Many { last, chosen }), problems)
    }

    /// Last year's report of `filing`, which came from `path`.
    pub fn of(&self, filing: &Filing, path: &Path) -> Beside<'c> {
        let (last, chosen) = match &self.source {
            Source::One(last) => return self.read(last, 1),
            Source::Many { last, chosen } => (last, chosen),
        };
        let choice = chosen.get(&(path.to_owned(), filing.part)).cloned().or_else(|| {
            let who = Who { file: None, organization: filing.organization.clone(), year: filing.year, read: true };
            let mut all = last.clone();
            all.push(Entry { path: path.to_owned(), part: filing.part, who });
            choices(&all, last.len(), last.len()).pop()
        });
        match choice {
            Some(Choice::Found(at)) => self.read(&last[at].path, last[at].part),
            Some(Choice::Not(why)) => Beside::Unusable(why),
            None => Beside::NOTHING,
        }
    }

    fn read(&self, path: &Path, part: usize) -> Beside<'c> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        let read = files::read(path)
            .map_err(|_| ())
            .and_then(|bytes| self.checker.last_year(Input::Bytes(&bytes), name.as_deref(), part).map_err(|_| ()));
        read.map_or(Beside::Unusable(Mismatch::Unread), |last| Beside::LastYear(Box::new(last)))
    }

    /// Notes why the report at `path` is not compared: a pair that the caller named is none, or none was found.
    pub fn refuse(&self, path: &Path, why: &str) {
        if matches!(self.source, Source::One(_)) {
            *self.refused.lock().unwrap_or_else(|e| e.into_inner()) = Some(why.to_owned());
        } else {
            self.alone.lock().unwrap_or_else(|e| e.into_inner()).push(format!("{}: {why}", path.display()));
        }
    }

    /// Why the pair that the caller named is none, where it is.
    pub fn refused(&self) -> Option<String> {
        self.refused.lock().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// What was not compared, each with the reason.
    pub fn alone(&self) -> Vec<String> {
        let mut alone = self.alone.lock().unwrap_or_else(|e| e.into_inner()).clone();
        alone.sort();
        alone
    }
}

/// Which of the first `last` entries is last year's of each from `this` on.
fn choices(entries: &[Entry], last: usize, this: usize) -> Vec<Choice> {
    let list: Vec<Who> = entries.iter().map(|entry| entry.who.clone()).collect();
    let years = together::last_years(&list, 0..last, this..entries.len());
    let silent = |who: &Who| who.read && (who.organization.is_none() || who.year.is_none());
    // By the names of the files, without their digits: those of last year, and those that are checked and say not whose or when they are.
    let (mut named, mut rivals): (HashMap<String, Vec<usize>>, HashMap<String, Vec<usize>>) = (HashMap::new(), HashMap::new());
    for (i, entry) in entries.iter().enumerate() {
        let Some(stem) = stem(&entry.path) else { continue };
        if i >= this && silent(&entry.who) {
            rivals.entry(stem.clone()).or_default().push(i);
        }
        if i < last {
            named.entry(stem).or_default().push(i);
        }
    }
    let shown = |i: usize| entries[i].path.display().to_string();
    let all = |of: &[usize]| of.iter().map(|&i| shown(i)).collect::<Vec<_>>();
    let called = |i: usize| match &entries[i].who.organization {
        Some(body) => format!("{body} {}", shown(i)),
        None => shown(i),
    };
    // Of each report of last year's those that it may be of.
    let mut wanted: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, year) in (this..).zip(&years).filter(|(_, year)| year.state == YearState::Shared || year.state == YearState::Found) {
        year.reports.iter().for_each(|&j| wanted.entry(j).or_default().push(i));
    }
    let shared = |i: usize, j: usize, among: &[usize]| {
        let others: Vec<usize> = among.iter().copied().filter(|&k| k != i).collect();
        Mismatch::Shared { previous: shown(j), others: all(&others) }
    };
    let choice = |(i, year): (usize, &together::Year)| {
        let who = &list[i];
        let key = stem(&entries[i].path);
        let namesakes = key.as_ref().and_then(|stem| named.get(stem)).map_or(&[][..], Vec::as_slice);
        if silent(who) && matches!(year.state, YearState::None | YearState::Unnamed) {
            // Neither says whose or when it is: then their names are all that tells.
            let alike: Vec<usize> = namesakes.iter().copied().filter(|&j| j != i && silent(&list[j])).collect();
            let rivals = key.as_ref().and_then(|stem| rivals.get(stem)).map_or(&[][..], Vec::as_slice);
            // Where units go by numbers, the one of the very name is the same unit's, as long as no other is called so.
            let very = |of: &[usize]| {
                let name = |j: usize| entries[j].path.file_stem();
                of.iter().copied().filter(|&j| j != i && name(j) == name(i)).collect::<Vec<usize>>()
            };
            if let ([one], []) = (&*very(&alike), &*very(rivals)) {
                return Choice::Found(*one);
            }
            match *alike {
                [] => {}
                [one] if rivals.len() > 1 && one < this => return Choice::Not(shared(i, one, rivals)),
                [one] => return Choice::Found(one),
                _ => return Choice::Not(Mismatch::Several(all(&alike))),
            }
        }
        Choice::Not(match (year.state, &*year.reports) {
            (YearState::Found, &[one]) => return Choice::Found(one),
            (YearState::Shared, &[one, ..]) => shared(i, one, wanted.get(&one).map_or(&[], Vec::as_slice)),
            (YearState::Several, several) => Mismatch::Several(all(several)),
            (YearState::Similar, similar) => Mismatch::Similar(similar.iter().map(|&j| called(j)).collect()),
            (YearState::Unnamed, alike) => Mismatch::Unnamed(all(alike)),
            (_, others) => {
                let mut years: Vec<i32> = others.iter().filter_map(|&j| list[j].year).collect();
                years.dedup();
                let unread = namesakes.iter().copied().filter(|&j| !list[j].read && j != i);
                let unread = unread.map(shown).collect();
                Mismatch::Lacking(Lacking { body: who.organization.clone(), year: who.year, years, unread })
            }
        })
    };
    (this..).zip(&years).map(choice).collect()
}

/// Who and when the reports in each file are of, and what could not be read, with the reason; such a file is an entry too, which says nothing.
fn identify(inputs: &[Listed], checker: &Checker, jobs: usize, lang: Lang) -> (Vec<Entry>, Vec<String>) {
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    let done = in_order(
        inputs,
        jobs,
        |input| who(input, checker, lang),
        |input, found| {
            let entry =
                |(i, who): (usize, Who)| Entry { path: input.path.clone(), part: i + 1, who: Who { file: Some(input.shown()), ..who } };
            match found {
                Ok(found) => entries.extend(found.into_iter().enumerate().map(entry)),
                Err(problem) => {
                    problems.push(problem);
                    entries.push(entry((0, Who::default())));
                }
            }
            Ok(())
        },
    );
    // Nothing is written here, so that nothing can fail.
    debug_assert!(done.is_ok());
    (entries, problems)
}

/// Who and when the reports in a file are of; or why it was not read.
fn who(input: &Listed, checker: &Checker, lang: Lang) -> Result<Vec<Who>, String> {
    let failed = |why: String| format!("{}: {why}", input.shown());
    if let Some(problem) = &input.problem {
        return Err(failed(problem.message(lang)));
    }
    let bytes = files::read(&input.path).map_err(|e| failed(files::explain(&e, lang)))?;
    let options = Options { name: input.name(), ..Options::default() };
    checker.who(Input::Bytes(&bytes), &options).map_err(|e| failed(e.message(lang)))
}

/// What the names of two years' files have in common.
fn stem(path: &Path) -> Option<String> {
    together::stem(&path.file_name()?.to_string_lossy())
}
