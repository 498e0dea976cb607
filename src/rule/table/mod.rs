//! Tables, rows and columns: are they there, and in the official form?

mod column_missing;
mod form_year;
mod missing;
mod row_missing;
mod row_unknown;

use super::{FORMS, Rule};

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[missing::RULE, row_missing::RULE, column_missing::RULE, row_unknown::RULE, form_year::RULE];
