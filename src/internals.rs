//! What the tests, benchmarks and fuzz targets of this repository reach inside for. Not a public door: it may change with any commit.

pub use crate::document::{Document, Remark, RowKind};
pub use crate::input::read;
pub use crate::recognise::recognise;
pub use crate::rule::{Example, Rule, rules};

/// The narrative.
pub mod prose {
    pub use crate::prose::{Weight, counts, read, weights};
}

/// The report of a parent, with what its units say of it among its findings.
pub fn beside_units(parent: &str, units: &[String], lang: crate::Lang) -> crate::Report {
    crate::Checker::new().beside_units(parent, units, &crate::Options::default().lang(lang))
}
