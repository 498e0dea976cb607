//! A table of published sentences: the texts that are to be read, and what is to be found in them.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::iter::Sum;

use super::scales::Reading;

/// The sentences are split in so many parts by their report.
pub const PARTS: usize = 5;

/// How some sentences came out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    pub changed: usize,
    pub found: usize,
    pub clean: usize,
    pub accused: usize,
}

impl Score {
    /// The share of the wrong figures that was found, and of the sentences that hold the share that was accused, in per cent.
    pub fn shares(self) -> (f64, f64) {
        let share = |some: usize, of: usize| 100.0 * some as f64 / of.max(1) as f64;
        (share(self.found, self.changed), share(self.accused, self.clean))
    }
}

impl Sum for Score {
    fn sum<I: Iterator<Item = Score>>(scores: I) -> Score {
        scores.fold(Score::default(), |a, b| Score {
            changed: a.changed + b.changed,
            found: a.found + b.found,
            clean: a.clean + b.clean,
            accused: a.accused + b.accused,
        })
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Score { changed, found, clean, accused } = self;
        write!(f, "{found}/{changed} wrong figures found ({:.1} %), {accused} of {clean} that hold accused", self.shares().0)
    }
}

/// What is wrong with a sentence of the table.
enum Slip {
    None,
    /// It was published so.
    Published,
    /// One figure was changed: the text with the wrong one.
    Made(usize),
}

/// A row of the table.
pub struct Row {
    /// Which of the parts its report is in.
    pub part: usize,
    pub kind: String,
    /// The text as it was published.
    text: usize,
    slip: Slip,
    /// Whether it holds, and no row before it tells it: each is counted once.
    holds: bool,
}

impl Row {
    /// The texts that it is scored by.
    pub fn texts(&self) -> impl Iterator<Item = usize> {
        let changed = if let Slip::Made(wrong) = self.slip { Some(wrong) } else { None };
        std::iter::once(self.text).chain(changed)
    }

    /// How it came out, where its texts were read so.
    pub fn score(&self, readings: &[Reading]) -> Score {
        let held = &readings[self.text].accused;
        let found = match self.slip {
            Slip::None => None,
            Slip::Published => Some(!held.is_empty()),
            Slip::Made(wrong) => Some(!readings[wrong].accused.is_subset(held)),
        };
        Score {
            changed: found.is_some().into(),
            found: found.unwrap_or_default().into(),
            clean: self.holds.into(),
            accused: (self.holds && !held.is_empty()).into(),
        }
    }
}

/// The rows, and each text that they speak of once.
#[derive(Default)]
pub struct Table {
    pub texts: Vec<String>,
    pub rows: Vec<Row>,
}

impl Table {
    /// Reads a `claims.tsv`; the first line has the names of its columns.
    pub fn read(claims: &str) -> Table {
        let mut table = Table::default();
        let (mut known, mut told) = (HashMap::new(), HashSet::new());
        for line in claims.lines().skip(1) {
            let [report, kind, verdict, sentence, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            let (right, wrong) = readings(sentence);
            let year = year(&right);
            let mut text = |sentence: &str| {
                *known.entry(narrative(sentence, year)).or_insert_with_key(|text: &String| {
                    table.texts.push(text.clone());
                    table.texts.len() - 1
                })
            };
            let at = text(&right);
            let slip = match verdict {
                "wrong" => Slip::Published,
                "perturbed" => Slip::Made(text(&wrong)),
                _ => Slip::None,
            };
            let part = report.bytes().map(usize::from).sum::<usize>() % PARTS;
            let holds = verdict != "wrong" && told.insert(at);
            table.rows.push(Row { part, kind: kind.to_owned(), text: at, slip, holds });
        }
        table
    }
}

/// The year that a sentence speaks of: the first one named.
fn year(sentence: &str) -> i32 {
    let years = (2018..2030).filter_map(|y| Some((sentence.find(&y.to_string())?, y)));
    years.min().map_or(2022, |(_, year)| year)
}

/// A sentence as a report of its year has it.
fn narrative(sentence: &str, year: i32) -> String {
    let body = sentence.replace("||", "\n\n");
    format!("某某市某某局{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n{body}\n")
}

/// A sentence with its marked figure as it should be, and as it was changed.
fn readings(sentence: &str) -> (String, String) {
    let Some((before, (right, (wrong, behind)))) = sentence
        .split_once('〔')
        .and_then(|(before, rest)| Some((before, rest.split_once('→')?)))
        .and_then(|(before, (right, rest))| Some((before, (right, rest.split_once('〕')?))))
    else {
        return (sentence.to_owned(), sentence.to_owned());
    };
    (format!("{before}{right}{behind}"), format!("{before}{wrong}{behind}"))
}
