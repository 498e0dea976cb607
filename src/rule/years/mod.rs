//! This report beside last year's, but for what the forms state of both ([`crate::equations`]): figures of another magnitude, text that was
//! copied, and last year's counts told again.

mod copied;
mod magnitude;
mod told;

use super::{CellId, Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, two_years};

pub use told::SAYS as TOLD;

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[magnitude::RULE, copied::RULE, told::RULE];
