//! The catalogue: everything a finding can name as its rule, as it is told to people and programs.

use serde::Serialize;

use super::{Example, Rule, Severity, rules};
use crate::form::{Form, Statement, Text, Words, official};

/// A rule, or a relation of a form, as the catalogue tells it.
///
/// ```
/// let rules = gouji::Checker::new().rules();
/// let blank = rules.iter().find(|rule| rule.id == "cell.blank").expect("a rule");
/// assert!(blank.why.as_ref().is_some_and(|why| !why.zh.is_empty() && !why.en.is_empty()));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The id its findings carry.
    pub id: Text,
    /// The gravest severity its findings have.
    pub severity: Severity,
    /// What must hold, in both languages.
    pub statement: Words,
    /// Why it matters, in both languages; of a relation its form says no more than what must hold. The small WebAssembly does without, and without
    /// examples.
    #[cfg_attr(not(any(feature = "export", not(target_arch = "wasm32"))), serde(skip))]
    pub why: Option<Words>,
    /// What it rests on.
    pub basis: Text,
    /// Reports of which it says nothing, and of which it does.
    #[cfg_attr(not(any(feature = "export", not(target_arch = "wasm32"))), serde(skip))]
    pub examples: Examples,
}

/// What shows a rule at work; nothing of a relation, whose figures say it all.
///
/// ```
/// let rules = gouji::Checker::new().rules();
/// let blank = rules.iter().find(|rule| rule.id == "cell.blank").expect("a rule");
/// assert!(!blank.examples.pass.is_empty() && !blank.examples.fail.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Examples {
    /// Those of which it says nothing.
    pub pass: &'static [Example],
    /// Those of which it does.
    pub fail: &'static [Example],
}

/// The whole catalogue: the relations that the official forms and `own` ones state, each id once, then the rules.
pub fn entries(own: &[Form]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for form in official().iter().rev().chain(own) {
        for statement in form.tables.iter().flat_map(|t| &t.statements) {
            if entries.iter().all(|e| e.id != statement.rule) {
                entries.push(Entry::from(statement));
            }
        }
    }
    entries.extend(rules().map(Entry::from));
    entries
}

/// The catalogue of the official forms.
#[cfg(feature = "export")]
pub fn catalogue() -> &'static [Entry] {
    static CATALOGUE: std::sync::LazyLock<Vec<Entry>> = std::sync::LazyLock::new(|| entries(&[]));
    &CATALOGUE
}

impl Entry {
    /// What a profile asks, in its own words; it has no file among the rules.
    #[cfg(feature = "toml")]
    pub(crate) fn asked(id: &'static str, statement: [String; 2], why: [String; 2], source: &str) -> Entry {
        let text = |[zh, en]: [String; 2]| Words { zh: zh.into(), en: en.into() };
        Entry {
            id: id.into(),
            severity: Severity::Note,
            statement: text(statement),
            why: Some(text(why)),
            basis: source.to_owned().into(),
            examples: Examples { pass: &[], fail: &[] },
        }
    }
}

fn words([zh, en]: [&'static str; 2]) -> Words {
    Words { zh: zh.into(), en: en.into() }
}

impl From<&Statement> for Entry {
    fn from(statement: &Statement) -> Entry {
        Entry {
            id: statement.rule.clone(),
            severity: statement.severity,
            statement: statement.statement.clone(),
            why: None,
            basis: statement.basis.clone(),
            examples: Examples { pass: &[], fail: &[] },
        }
    }
}

impl From<&Rule> for Entry {
    fn from(rule: &Rule) -> Entry {
        Entry {
            id: rule.id.into(),
            severity: rule.severity,
            statement: words(rule.statement),
            why: rule.why.map(words),
            basis: rule.basis.into(),
            examples: Examples { pass: rule.pass(), fail: rule.fail() },
        }
    }
}
