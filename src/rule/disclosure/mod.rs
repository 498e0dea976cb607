//! What the table of section 2 may say of a body.

mod regulations_power;

use super::Rule;

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[regulations_power::RULE];
