//! The weights of the narrative, moved and put back, and what a text comes to under them.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use gouji::internals::prose::{Weight, weights};
use gouji::report::Severity;
use gouji::{Checker, Input, Options};

/// Weights are the same for every thread: one at a time moves them.
static ALONE: Mutex<()> = Mutex::new(());

/// What a text came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The accusations of its narrative: id and quote.
    pub accused: BTreeSet<(String, String)>,
    /// Which weights were asked for. Another could have changed nothing.
    asked: Vec<bool>,
}

impl Reading {
    /// Whether a weight was asked for.
    pub fn asks(&self, weight: usize) -> bool {
        self.asked[weight]
    }
}

/// All weights. They are put back when it goes.
pub struct Scales {
    checker: Checker,
    names: Vec<String>,
    weights: Vec<&'static Weight>,
    /// As they are in the source.
    source: Vec<i32>,
    _alone: MutexGuard<'static, ()>,
}

impl Scales {
    /// All weights as they are in the source; waits until no other test moves them.
    pub fn new() -> Scales {
        // Who held it before may have failed: the weights were put back all the same.
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let (names, weights): (_, Vec<&Weight>) = weights().into_iter().unzip();
        let source = weights.iter().map(|w| w.bits()).collect();
        Scales { checker: Checker::new(), names, weights, source, _alone: alone }
    }

    /// Their names, in the order of their indices.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Puts each so many bits from where it is in the source.
    pub fn move_all(&self, by: &[i32]) {
        for (weight, by) in by.iter().enumerate() {
            self.move_one(weight, *by);
        }
    }

    /// Puts one so many bits from where it is in the source.
    pub fn move_one(&self, weight: usize, by: i32) {
        self.weights[weight].set(self.source[weight] + by);
    }

    /// What a text comes to with the weights as they are now.
    pub fn read(&self, text: &str) -> Reading {
        let asked = || self.weights.iter().map(|w| w.was_asked()).collect();
        // What was asked for before this text is forgotten.
        let _: Vec<bool> = asked();
        let report = self.checker.check(Input::Text(text), &Options::default()).unwrap();
        let loud = report.findings.into_iter().filter(|f| f.rule.starts_with("prose.") && f.severity != Severity::Note);
        Reading { accused: loud.map(|f| (f.id, f.quote.unwrap_or_default())).collect(), asked: asked() }
    }

    /// What each text comes to.
    pub fn read_all(&self, texts: &[String]) -> Vec<Reading> {
        texts.iter().map(|text| self.read(text)).collect()
    }
}

impl Drop for Scales {
    fn drop(&mut self) {
        self.move_all(&vec![0; self.weights.len()]);
    }
}

mod tests {
    use super::*;

    const SHORT: &str =
        "某某市某某局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n2023年，公开信息420条，其中通知210条、简报150条、公报48条。\n";

    #[test]
    fn a_moved_weight_changes_what_is_accused_and_is_put_back() {
        let scales = Scales::new();
        let stands = scales.read(SHORT);
        assert_eq!(stands.accused.len(), 1, "{stands:?}");
        let prior = scales.names().iter().position(|name| name == "PRIOR_SHORT").unwrap();
        assert!(stands.asks(prior));
        scales.move_one(prior, -20);
        assert!(scales.read(SHORT).accused.is_empty());
        drop(scales);
        assert_eq!(Scales::new().read(SHORT), stands);
    }

    #[test]
    fn what_was_not_asked_for_changes_nothing() {
        let scales = Scales::new();
        let stands = scales.read(SHORT);
        let other: Vec<usize> = (0..scales.names().len()).filter(|weight| !stands.asks(*weight)).collect();
        assert!(other.len() > 40 && other.len() < scales.names().len());
        for weight in other {
            for by in [-20, 20] {
                scales.move_one(weight, by);
                assert_eq!(scales.read(SHORT), stands, "{}", scales.names()[weight]);
            }
            scales.move_one(weight, 0);
        }
    }

    #[test]
    fn each_weight_has_a_name_of_its_own() {
        let scales = Scales::new();
        let names: BTreeSet<&String> = scales.names().iter().collect();
        assert_eq!(names.len(), scales.names().len());
        for name in ["NEARLY", "COVERED 95", "ONE_SHORT 15", "FEW_THINGS", "ENDED_AT_UNIT"] {
            assert!(scales.names().iter().any(|n| n == name), "{name}");
        }
    }
}
