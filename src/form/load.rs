//! A form file → a [`Form`], or the line that is wrong and why.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::relation::{Each, expand};
use super::{Block, CellForm, Column, Form, Kind, RowForm, Section, Shape, TableForm};

/// Why a form was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The line of the form file, from 1.
    pub line: usize,
    /// What is wrong there, in words.
    pub reason: String,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "form, line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for FormError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    id: Spanned<String>,
    title: String,
    source: String,
    from: i32,
    until: Option<i32>,
    #[serde(default)]
    sections: Vec<RawSection>,
    tables: Vec<Spanned<RawTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    number: u32,
    title: String,
    #[serde(default)]
    variants: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    id: Spanned<String>,
    section: u32,
    title: String,
    note: Option<String>,
    #[serde(default)]
    shape: RawShape,
    #[serde(default)]
    marks: Vec<String>,
    blocks: Vec<RawBlock>,
    #[serde(default)]
    relations: Vec<RawRelation>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawShape {
    #[default]
    Rows,
    Across,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBlock {
    label: String,
    source: String,
    columns: Vec<RawColumn>,
    rows: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    key: Spanned<String>,
    label: String,
    unit: Option<String>,
    group: Option<String>,
    #[serde(default)]
    kind: RawKind,
    decimals: Option<u32>,
    #[serde(default)]
    total: bool,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawKind {
    #[default]
    Count,
    Change,
    Amount,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    key: Spanned<String>,
    label: String,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    total: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRelation {
    rule: String,
    each: RawEach,
    holds: Spanned<String>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RawEach {
    Row,
    Column,
}

/// Reads a form file (TOML; the built-in ones are the pattern).
///
/// # Errors
/// [`FormError`] with the line and the reason: not TOML, a field missing or unknown, a key given twice or with a "/" in it, a table
/// without rows or columns, a relation that names what is not there.
pub fn load(text: &str) -> Result<Form, FormError> {
    let line = |at: usize| text[..text.floor_char_boundary(at)].matches('\n').count() + 1;
    let raw: RawForm = toml::from_str(text).map_err(|e| FormError {
        line: e.span().map_or(1, |s| line(s.start)),
        reason: e.message().to_owned(),
    })?;
    let fail = |at: usize, reason: String| FormError { line: line(at), reason };
    check_key(&raw.id).map_err(|reason| fail(raw.id.span().start, reason))?;
    if raw.tables.is_empty() {
        return Err(fail(0, "a form needs at least one table".into()));
    }
    let mut seen = HashSet::new();
    let mut tables = Vec::new();
    for table in raw.tables {
        let at = table.span().start;
        let table = table.into_inner();
        check_key(&table.id).map_err(|reason| fail(table.id.span().start, reason))?;
        if !seen.insert(table.id.get_ref().clone()) {
            return Err(fail(table.id.span().start, format!("the table \"{}\" is given twice", table.id.get_ref())));
        }
        tables.push(build(table, at, &fail)?);
    }
    Ok(Form {
        id: raw.id.into_inner(),
        title: raw.title,
        source: raw.source,
        from: raw.from,
        until: raw.until,
        sections: raw.sections.into_iter().map(|s| Section { number: s.number, title: s.title, variants: s.variants }).collect(),
        tables,
    })
}

fn check_key(key: &Spanned<String>) -> Result<(), String> {
    let text = key.get_ref();
    if text.is_empty() || text.contains(|c: char| c == '/' || c == '*' || c == '+' || c == '=' || c.is_whitespace()) {
        return Err(format!("\"{text}\" cannot be a key: keys have no blanks and none of / * + ="));
    }
    Ok(())
}

fn build(raw: RawTable, at: usize, fail: &impl Fn(usize, String) -> FormError) -> Result<TableForm, FormError> {
    let mut blocks = Vec::new();
    let mut cells: Vec<CellForm> = Vec::new();
    let mut rows_seen = HashSet::new();
    if raw.blocks.is_empty() {
        return Err(fail(at, format!("the table \"{}\" has no blocks", raw.id.get_ref())));
    }
    for (b, block) in raw.blocks.into_iter().enumerate() {
        if block.rows.is_empty() || block.columns.is_empty() {
            return Err(fail(at, format!("the block \"{}\" needs rows and columns", block.label)));
        }
        let mut columns_seen = HashSet::new();
        for column in &block.columns {
            check_key(&column.key).map_err(|reason| fail(column.key.span().start, reason))?;
            if !columns_seen.insert(column.key.get_ref().as_str()) {
                return Err(fail(column.key.span().start, format!("the column \"{}\" is given twice", column.key.get_ref())));
            }
        }
        for row in &block.rows {
            check_key(&row.key).map_err(|reason| fail(row.key.span().start, reason))?;
            if !rows_seen.insert(row.key.get_ref().clone()) {
                return Err(fail(row.key.span().start, format!("the row \"{}\" is given twice", row.key.get_ref())));
            }
        }
        let columns: Vec<Column> = block.columns.into_iter().map(column).collect();
        let first_cell = cells.len();
        for (r, row) in block.rows.iter().enumerate() {
            cells.extend(columns.iter().enumerate().map(|(c, column)| CellForm {
                address: format!("{}/{}/{}", raw.id.get_ref(), row.key.get_ref(), column.key),
                block: b,
                row: r,
                column: c,
                kind: column.kind,
            }));
        }
        let rows = block.rows.into_iter().map(|r| RowForm {
            key: r.key.into_inner(),
            label: r.label,
            variants: r.variants,
            groups: r.groups,
            total: r.total,
        });
        blocks.push(Block { label: block.label, source: block.source, columns, rows: rows.collect(), first_cell });
    }
    let mut relations = Vec::new();
    for relation in &raw.relations {
        let each = match relation.each {
            RawEach::Row => Each::Row,
            RawEach::Column => Each::Column,
        };
        let holds = relation.holds.get_ref();
        let expanded = expand(&relation.rule, each, holds, &blocks).map_err(|reason| fail(relation.holds.span().start, reason))?;
        relations.extend(expanded);
    }
    let shape = match raw.shape {
        RawShape::Rows => Shape::Rows,
        RawShape::Across => Shape::Across,
    };
    Ok(TableForm {
        id: raw.id.into_inner(),
        section: raw.section,
        title: raw.title,
        note: raw.note,
        shape,
        marks: raw.marks,
        blocks,
        relations,
        cells,
    })
}

fn column(raw: RawColumn) -> Column {
    let kind = match raw.kind {
        RawKind::Count => Kind::Count,
        RawKind::Change => Kind::Change,
        RawKind::Amount => Kind::Amount { decimals: raw.decimals },
    };
    Column { key: raw.key.into_inner(), label: raw.label, unit: raw.unit, group: raw.group, kind, total: raw.total }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
id = "x"
title = "t"
source = "s"
from = 2000
[[tables]]
id = "a"
section = 1
title = "t"
[[tables.blocks]]
label = "b"
source = "s"
columns = [{ key = "p", label = "P" }, { key = "q", label = "Q" }]
rows = [{ key = "r", label = "R" }]
[[tables.relations]]
rule = "a.sum"
each = "row"
holds = "p = q"
"#;

    #[test]
    fn a_malformed_form_is_refused_with_its_line() {
        assert_eq!(load(SMALL).unwrap().tables[0].cells[1].address, "a/r/q");
        for (from, to, line) in [
            ("p = q", "p = z", 18),
            ("p = q", "p + = q", 18),
            ("key = \"q\"", "key = \"p\"", 13),
            ("key = \"r\"", "key = \"r/s\"", 14),
            ("section = 1", "section = \"one\"", 8),
            ("title = \"t\"\nsource", "titel = \"t\"\nsource", 3),
        ] {
            let error = load(&SMALL.replacen(from, to, 1)).unwrap_err();
            assert_eq!(error.line, line, "{to}: {error}");
        }
    }
}
