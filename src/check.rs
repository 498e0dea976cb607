//! Runs the rules: [`Subject`] → [`Outcome`].

use crate::rule::{Outcome, RULES, Subject};

/// Runs every rule of the catalogue, in its order.
pub fn check(subject: &Subject) -> Outcome {
    let mut outcome = Outcome::default();
    for rule in RULES {
        rule.run(subject, &mut outcome);
    }
    outcome
}
