//! Tunes the weights on four fifths of the sentences, and scores the fifth that was kept out.
//!
//! Weights that fit the sentences they were tuned on are no news; what they find in the others is. Each weight in turn is moved by a few bits and stays
//! where the four fifths gain most, in several passes.

use std::collections::BTreeSet;
use std::{fmt, mem};

use super::scales::{Reading, Scales};
use super::table::{Row, Score, Table};

/// How far a weight is moved at a time.
const STEPS: [i32; 6] = [1, -1, 2, -2, 4, -4];
/// So many times each weight is tried, unless none moves any more.
const PASSES: usize = 3;
/// A sentence that holds and is accused costs as much as so many wrong figures found.
const COST: i64 = 4;

/// What the weights come to that were tuned without one part of the sentences.
pub struct Trial {
    part: usize,
    /// How far each weight was moved.
    moves: Vec<i32>,
    /// The part kept out, with the weights as they are in the source and as tuned.
    kept: [Score; 2],
    /// The others, in the same way.
    seen: [Score; 2],
}

impl Trial {
    /// Tunes on every part but `part`; `readings` are those with the weights as they are in the source, where they stand again when this is done.
    pub fn run(scales: &Scales, table: &Table, readings: &[Reading], part: usize) -> Trial {
        let (kept, seen): (Vec<&Row>, Vec<&Row>) = table.rows.iter().partition(|row| row.part == part);
        let moves = tune(scales, table, &seen, readings.to_vec());
        scales.move_all(&moves);
        let tuned = scales.read_all(&table.texts);
        scales.move_all(&vec![0; moves.len()]);
        let both = |rows: &[&Row]| [readings, &tuned].map(|readings| score(rows, readings));
        Trial { part, moves, kept: both(&kept), seen: both(&seen) }
    }

    /// How the part kept out came out with the weights as they are in the source.
    pub fn stands(&self) -> Score {
        self.kept[0]
    }

    /// And with the weights tuned on the others.
    pub fn tuned(&self) -> Score {
        self.kept[1]
    }
}

impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.part + 1;
        writeln!(f, "fifth {name} kept out, weights as they stand: {}", self.kept[0])?;
        writeln!(f, "fifth {name} kept out, tuned on the others: {}", self.kept[1])?;
        write!(f, "  the others, before and after: {}; {}", self.seen[0], self.seen[1])
    }
}

fn score(rows: &[&Row], readings: &[Reading]) -> Score {
    rows.iter().map(|row| row.score(readings)).sum()
}

/// What these readings are worth: figures found, less what sentences accused wrongly cost.
fn worth(rows: &[&Row], readings: &[Reading]) -> i64 {
    let score = score(rows, readings);
    score.found as i64 - COST * score.accused as i64
}

/// Puts each of `changed` in its place among the readings, and what stood there in `changed`.
fn exchange(readings: &mut [Reading], changed: &mut [(usize, Reading)]) {
    for (text, reading) in changed {
        mem::swap(&mut readings[*text], reading);
    }
}

/// How far each weight is moved where these rows come out best. The weights are left where that is.
fn tune(scales: &Scales, table: &Table, rows: &[&Row], mut readings: Vec<Reading>) -> Vec<i32> {
    let texts: BTreeSet<usize> = rows.iter().flat_map(|row| row.texts()).collect();
    let mut moves = vec![0; scales.names().len()];
    let mut most = worth(rows, &readings);
    for _ in 0..PASSES {
        let before = moves.clone();
        for (weight, moved) in moves.iter_mut().enumerate() {
            let at = *moved;
            let mut best = Vec::new();
            for step in STEPS {
                scales.move_one(weight, at + step);
                // Where it was not asked for, nothing can have changed.
                let again = texts.iter().filter(|&&text| readings[text].asks(weight));
                let read = again.map(|&text| (text, scales.read(&table.texts[text])));
                let mut changed: Vec<_> = read.filter(|(text, reading)| readings[*text] != *reading).collect();
                exchange(&mut readings, &mut changed);
                let worth = worth(rows, &readings);
                exchange(&mut readings, &mut changed);
                if worth > most {
                    (most, *moved, best) = (worth, at + step, changed);
                }
            }
            scales.move_one(weight, *moved);
            exchange(&mut readings, &mut best);
        }
        if moves == before {
            break;
        }
    }
    moves
}

/// The mean of the shares found, and of the shares accused, in per cent: each part counts alike.
pub fn mean(parts: impl Iterator<Item = Score>) -> (f64, f64) {
    let shares: Vec<(f64, f64)> = parts.filter(|part| part.changed > 0).map(Score::shares).collect();
    let of = |share: fn(&(f64, f64)) -> f64| shares.iter().map(share).sum::<f64>() / shares.len().max(1) as f64;
    (of(|s| s.0), of(|s| s.1))
}

/// The weights that most trials moved, with how far.
pub fn moved_in_most<'s>(scales: &'s Scales, trials: &[Trial]) -> Vec<(&'s str, Vec<i32>)> {
    let moves = |weight: usize| trials.iter().map(|trial| trial.moves[weight]).filter(|by| *by != 0).collect::<Vec<i32>>();
    let all = scales.names().iter().enumerate().map(|(weight, name)| (&**name, moves(weight)));
    all.filter(|(_, moves)| moves.len() * 2 > trials.len()).collect()
}

mod tests {
    use super::*;

    /// A list that says nothing of being all there is, of which much is missing when its second part is told wrong; one a report, each in another fifth.
    const OPEN: [&str; 5] = [
        "2023年，公开信息5200条，其中通知3000条、简报〔2200→1200〕条。",
        "2023年，公开信息6400条，其中公报3700条、图片〔2700→1500〕条。",
        "2022年，公开信息7600条，其中通知4400条、公报〔3200→1800〕条。",
        "2022年，公开信息8300条，其中简报4800条、通知〔3500→1900〕条。",
        "2021年，公开信息9100条，其中图片5200条、简报〔3900→2100〕条。",
    ];
    /// The same build, left open by who wrote it.
    const LEFT_OPEN: [&str; 4] = [
        "2023年，公开信息5500条，其中通知3200条、简报1300条。",
        "2022年，公开信息6700条，其中公报3900条、图片1600条。",
        "2022年，公开信息7200条，其中通知4200条、公报1700条。",
        "2021年，公开信息8800条，其中简报5100条、通知2000条。",
    ];

    /// Rows of the first parts, each sentence in the part of its place.
    fn rows(verdict: &str, sentences: &[&str]) -> Vec<String> {
        let report = |part: usize| ["2", "3", "4", "0", "1"][part];
        sentences.iter().enumerate().map(|(part, sentence)| format!("{}\tlist\t{verdict}\t{sentence}", report(part))).collect()
    }

    fn trial(rows: &[Vec<String>], part: usize) -> Trial {
        let scales = Scales::new();
        let table = Table::read(&format!("file\tkind\tverdict\tsentence\n{}", rows.concat().join("\n")));
        let readings = scales.read_all(&table.texts);
        let trial = Trial::run(&scales, &table, &readings, part);
        assert_eq!(scales.read_all(&table.texts), readings, "the weights were put back");
        trial
    }

    #[test]
    fn what_four_fifths_teach_is_found_in_the_fifth() {
        let trial = trial(&[rows("perturbed", &OPEN)], 4);
        assert_eq!((trial.stands().found, trial.tuned().found), (0, 1), "{trial}");
        assert_eq!(trial.seen.map(|score| score.found), [0, 4]);
    }

    #[test]
    fn what_would_accuse_sentences_that_hold_is_not_learnt() {
        let trial = trial(&[rows("perturbed", &OPEN), rows("holds", &LEFT_OPEN)], 4);
        assert_eq!(trial.seen, [trial.seen[0]; 2]);
        assert!(trial.moves.iter().all(|by| *by == 0), "{:?}", trial.moves);
    }

    #[test]
    fn the_fifth_kept_out_teaches_nothing() {
        let trial = trial(&[rows("perturbed", &OPEN[..1])], 0);
        assert_eq!((trial.stands().changed, trial.tuned().found), (1, 0));
        assert!(trial.moves.iter().all(|by| *by == 0), "{:?}", trial.moves);
    }

    #[test]
    fn each_part_counts_alike_in_the_mean() {
        let score = |changed, found| Score { changed, found, clean: 4, accused: 1 };
        assert_eq!(mean([score(10, 5), score(2, 2), score(0, 0)].into_iter()), (75.0, 25.0));
    }
}
