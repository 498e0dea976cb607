//! A parent's figures beside the sums of its units' ([`crate::rollup`]), and which units were added.

mod sum;
mod unit;

use super::{Example, Fact, Finding, Outcome, Rule, Severity, Stated, Subject, found, large, spoken, sum_of};

/// The rules, in the order they run and are listed.
pub const RULES: &[Rule] = &[sum::RULE, unit::RULE];

/// What makes the sample the report of a government that covers its area; its units are the sample under other names.
const PARENT: &[(&str, &str)] = &[("青禾市水利局", "青禾市人民政府"), ("主动回应群众关切", "汇总各部门的数据，主动回应群众关切")];
