//! Units beside each other: text that was copied from one to the next.

mod copied;

use super::{Example, Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, sum_of};

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[copied::RULE];
