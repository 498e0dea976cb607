//! `--only`: of a report the parts asked for, and its document.

use clap::ValueEnum;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::render::export::Item;

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    Findings,
    Claims,
    Relations,
    Cells,
    Summary,
}

/// An answer as JSON: all of it, or what `only` picks.
pub struct Picked<'a> {
    pub item: &'a Item,
    pub only: &'a [Only],
}

impl Serialize for Picked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = match self.item {
            Item::Checked(checked) if !self.only.is_empty() => &checked.report,
            // Of an input that could not be read there is nothing to pick.
            item => return item.serialize(serializer),
        };
        let mut parts = serializer.serialize_map(None)?;
        parts.serialize_entry("document", &report.document)?;
        for only in [Only::Findings, Only::Claims, Only::Relations, Only::Cells, Only::Summary] {
            match only {
                only if !self.only.contains(&only) => {}
                Only::Findings => parts.serialize_entry("findings", &report.findings)?,
                Only::Claims => parts.serialize_entry("claims", &report.claims)?,
                Only::Relations => parts.serialize_entry("relations", &report.relations)?,
                Only::Cells => parts.serialize_entry("tables", &report.tables)?,
                Only::Summary => parts.serialize_entry("summary", &report.summary)?,
            }
        }
        parts.end()
    }
}
