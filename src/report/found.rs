//! All that the rooms above found in a document, of which the report is made.

use super::Previous;
use crate::claims::Claim;
use crate::diagnose::Diagnosis;
use crate::document::Document;
use crate::equations::Evaluation;
use crate::filing::Case;
#[cfg(feature = "compare")]
use crate::rollup::Sums;
use crate::rule::Outcome;

/// All that was found in one document.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    pub document: &'a Document,
    pub case: &'a Case<'a>,
    pub evaluations: &'a [Evaluation<'a>],
    pub claims: &'a [Claim],
    pub outcome: &'a Outcome,
    pub diagnoses: &'a [Diagnosis],
    /// Last year's report, where one was given and read.
    pub previous: Option<&'a Previous>,
    /// What it comes to beside its units, where they were given.
    #[cfg(feature = "compare")]
    pub sums: Option<&'a Sums>,
    /// The profile that was asked for, as it is named.
    pub profile: Option<&'a str>,
}
