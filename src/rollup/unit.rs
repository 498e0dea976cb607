//! A report → what is kept of it as a unit's.

use super::shingles::signature;
use super::value;
use crate::document::Document;
use crate::filing::{Filing, Section, Unit, UnitTable};

/// How many characters of a narrative are quoted.
const QUOTED: usize = 60;

/// What is kept of a report.
pub fn unit(document: &Document, filing: &Filing) -> Unit {
    let tables = filing.tables.iter().filter(|t| t.span.is_some()).map(|table| UnitTable {
        form: table.form.id.to_string(),
        id: table.table.id.to_string(),
        cells: (0..table.cells.len()).map(|c| value(table, c)).collect(),
    });
    // What stands in a section beside its table are the form's own words.
    let own = |section: &&Section| filing.tables.iter().all(|t| t.table.section != section.number);
    let text: String = filing.sections.iter().filter(own).map(|s| document.slice(s.body)).collect();
    let named = filing.organization.as_deref().map_or_else(|| text.clone(), |name| text.replace(name, ""));
    let told: Vec<char> = named.chars().filter(|c| c.is_alphabetic() && !"〇零一二三四五六七八九十百千万亿两".contains(*c)).collect();
    Unit {
        name: filing.organization.clone().or_else(|| document.name.clone()).unwrap_or_default(),
        organization: filing.organization.clone(),
        year: filing.year,
        form: filing.form.map(|f| f.id.to_string()),
        vertical: None,
        tables: filing.is_report().then(|| tables.collect()),
        signature: signature(&told),
        begins: text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUOTED).collect(),
    }
}
