//! `--previous`: a file, or a folder of them, → last year's report of each that is checked.
//!
//! Of a folder only who and when each report is of is kept, and where it is: it is read again when it is wanted, so that the memory does not grow with
//! what the files hold. One file beside one input is a pair by the caller's word; all else is matched by body and year, and by the names of the files
//! where a report says neither.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::files::{self, Listed};
use super::in_order::in_order;
use crate::checker::{Beside, Who};
use crate::filing::{Filing, Mismatch, folded, same_body, tail};
use crate::{Checker, Input, Lang, Options, together};

/// Where the reports of last year are.
pub struct Previous<'c> {
    checker: &'c Checker,
    source: Source,
    /// What found no partner, as it is told at the end.
    alone: Mutex<Vec<String>>,
    /// Whether a pair that was asked for is none.
    refused: Mutex<Option<String>>,
}

enum Source {
    /// The one that the caller names.
    One(PathBuf),
    /// Those to choose from, by the last characters of the body's name.
    Many { entries: Vec<Entry>, by_body: HashMap<String, Vec<usize>>, by_name: HashMap<String, Vec<usize>> },
}

/// A report to choose.
struct Entry {
    path: PathBuf,
    /// Its number in its file, from 1.
    part: usize,
    organization: Option<String>,
    year: Option<i32>,
}

impl<'c> Previous<'c> {
    /// Looks through what stands at `path`; `one` says that it is to be paired with one input. Gives what could not be read as well.
    pub fn open(path: &Path, one: bool, checker: &'c Checker, jobs: usize, lang: Lang) -> (Previous<'c>, Vec<String>) {
        let previous = |source| Previous { checker, source, alone: Mutex::default(), refused: Mutex::default() };
        if one && !path.is_dir() {
            return (previous(Source::One(path.to_owned())), Vec::new());
        }
        let (mut entries, mut problems) = (Vec::new(), Vec::new());
        let listed = files::walk(path);
        let named = in_order(
            &listed,
            jobs,
            |input| identify(input, checker, lang),
            |_, found| {
                match found {
                    Ok(mut found) => entries.append(&mut found),
                    Err(problem) => problems.push(problem),
                }
                Ok(())
            },
        );
        // Nothing is written here, so that nothing can fail.
        debug_assert!(named.is_ok());
        let (mut by_body, mut by_name): (HashMap<String, Vec<usize>>, HashMap<String, Vec<usize>>) = (HashMap::new(), HashMap::new());
        for (i, entry) in entries.iter().enumerate() {
            if let Some(name) = &entry.organization {
                by_body.entry(tail(&folded(name))).or_default().push(i);
            }
            if let Some(stem) = stem(&entry.path) {
                by_name.entry(stem).or_default().push(i);
            }
        }
        (previous(Source::Many { entries, by_body, by_name }), problems)
    }

    /// Last year's report of `filing`, which came from `path`.
    pub fn of(&self, filing: &Filing, path: &Path) -> Beside<'c> {
        match &self.source {
            Source::One(last) => self.read(last, 1),
            Source::Many { entries, by_body, by_name } => {
                let fits = |&&i: &&usize| self::fits(&entries[i], filing);
                let bodies = filing.organization.as_deref().and_then(|name| by_body.get(&tail(&folded(name))));
                let mut found: Vec<usize> = bodies.into_iter().flatten().filter(fits).copied().collect();
                // The very name before one that says the same in other words.
                if found.iter().any(|&i| entries[i].organization == filing.organization) {
                    found.retain(|&i| entries[i].organization == filing.organization);
                }
                if bodies.is_none() && filing.organization.is_none() || filing.year.is_none() {
                    let nameless =
                        |&&i: &&usize| entries[i].path != *path && (entries[i].organization.is_none() || entries[i].year.is_none());
                    found = stem(path).and_then(|stem| by_name.get(&stem)).into_iter().flatten().filter(nameless).copied().collect();
                }
                match found.as_slice() {
                    [one] => self.read(&entries[*one].path, entries[*one].part),
                    [] => {
                        self.alone.lock().unwrap_or_else(|e| e.into_inner()).push(path.display().to_string());
                        Beside::NOTHING
                    }
                    several => {
                        let names = several.iter().map(|&i| entries[i].path.display().to_string()).collect();
                        Beside::Unusable(Mismatch::Several(names))
                    }
                }
            }
        }
    }

    fn read(&self, path: &Path, part: usize) -> Beside<'c> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        let read = files::read(path)
            .map_err(|_| ())
            .and_then(|bytes| self.checker.last_year(Input::Bytes(&bytes), name.as_deref(), part).map_err(|_| ()));
        read.map_or(Beside::Unusable(Mismatch::Unread), |last| Beside::LastYear(Box::new(last)))
    }

    /// Notes that a pair that the caller named is none.
    pub fn refuse(&self, why: &str) {
        if matches!(self.source, Source::One(_)) {
            *self.refused.lock().unwrap_or_else(|e| e.into_inner()) = Some(why.to_owned());
        }
    }

    /// Why the pair that the caller named is none, where it is.
    pub fn refused(&self) -> Option<String> {
        self.refused.lock().unwrap_or_else(|e| e.into_inner()).clone()
    }

    /// What found no partner, by name.
    pub fn alone(&self) -> Vec<String> {
        let mut alone = self.alone.lock().unwrap_or_else(|e| e.into_inner()).clone();
        alone.sort();
        alone
    }
}

/// Who and when the reports in a file are of; or why it was not read.
fn identify(input: &Listed, checker: &Checker, lang: Lang) -> Result<Vec<Entry>, String> {
    let failed = |why: String| format!("{}: {why}", input.shown());
    if let Some(problem) = &input.problem {
        return Err(failed(problem.message(lang)));
    }
    let bytes = files::read(&input.path).map_err(|e| failed(files::explain(&e, lang)))?;
    let options = Options { name: input.name(), ..Options::default() };
    let who = checker.who(Input::Bytes(&bytes), &options).map_err(|e| failed(e.message(lang)))?;
    let entry = |(i, Who { organization, year })| Entry { path: input.path.clone(), part: i + 1, organization, year };
    Ok(who.into_iter().enumerate().map(entry).collect())
}

/// Whether a report is that of the same body for the year before.
fn fits(entry: &Entry, filing: &Filing) -> bool {
    let (Some(one), Some(other)) = (&filing.organization, &entry.organization) else { return false };
    filing.year.zip(entry.year).is_some_and(|(this, last)| last == this - 1) && same_body(one, other)
}

/// What the names of two years' files have in common.
fn stem(path: &Path) -> Option<String> {
    together::stem(&path.file_name()?.to_string_lossy())
}
