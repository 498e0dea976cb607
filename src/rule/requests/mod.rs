//! What the table of section 3 says, beside what the text does.

mod unpaid_fee;

use super::Rule;

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[unpaid_fee::RULE];
