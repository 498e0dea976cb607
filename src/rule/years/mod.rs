//! This report beside last year's, but for what the forms state of both ([`crate::equations`]): figures of another magnitude, text that was copied.

mod copied;
mod magnitude;

use super::{CellId, Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, two_years};

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[magnitude::RULE, copied::RULE];
