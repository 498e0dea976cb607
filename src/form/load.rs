//! A form file → a [`Form`], or the line that is wrong and why.

use std::fmt;

use super::relation::{Each, expand};
use super::{Block, CellForm, Column, Form, Kind, RowForm, Section, Shape, TableForm};
use crate::tree::{Node, What};

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

/// A mistake and the byte it stands at.
type Fault = (usize, String);

/// Reads a form file (TOML; the built-in ones are the pattern).
///
/// # Errors
/// [`FormError`] with the line and the reason: not TOML, a field missing or unknown, a key given twice or with a "/" in it, a table
/// without rows or columns, a relation that names what is not there.
#[cfg(feature = "toml")]
pub fn load(text: &str) -> Result<Form, FormError> {
    let line = |at: usize| text[..text.floor_char_boundary(at)].matches('\n').count() + 1;
    let read = crate::tree::parse(text).and_then(|tree| form(&Fields { node: &tree }));
    read.map_err(|(at, reason)| FormError { line: line(at), reason })
}

/// The form in a packed tree.
pub fn unpacked(packed: &str) -> Result<Form, FormError> {
    form(&Fields { node: &crate::tree::unpack(packed) }).map_err(|(_, reason)| FormError { line: 1, reason })
}

/// A table of the file being read field by field.
struct Fields<'t> {
    node: &'t Node,
}

impl<'t> Fields<'t> {
    fn of(node: &'t Node) -> Result<Fields<'t>, Fault> {
        match node.what {
            What::Table(_) => Ok(Fields { node }),
            _ => Err((node.at, "a table of fields is wanted here".to_owned())),
        }
    }

    fn at(&self) -> usize {
        self.node.at
    }

    /// Refuses fields that no one reads: a misspelt one would otherwise be lost in silence.
    fn only(&self, known: &[&str]) -> Result<(), Fault> {
        match self.node.entries().iter().find(|(key, _, _)| !known.contains(&key.as_str())) {
            Some((key, at, _)) => Err((*at, format!("unknown field \"{key}\"; known here: {}", known.join(", ")))),
            None => Ok(()),
        }
    }

    fn optional(&self, name: &str) -> Option<&'t Node> {
        self.node.get(name)
    }

    fn needed(&self, name: &str) -> Result<&'t Node, Fault> {
        self.optional(name).ok_or_else(|| (self.at(), format!("the field \"{name}\" is missing")))
    }

    fn text(&self, name: &str) -> Result<String, Fault> {
        text(self.needed(name)?)
    }

    fn optional_text(&self, name: &str) -> Result<Option<String>, Fault> {
        self.optional(name).map(text).transpose()
    }

    fn number<N: TryFrom<i64>>(&self, name: &str) -> Result<Option<N>, Fault> {
        let Some(value) = self.optional(name) else { return Ok(None) };
        let number = match value.what {
            What::Number(number) => N::try_from(number).ok(),
            _ => None,
        };
        number.map(Some).ok_or_else(|| (value.at, format!("\"{name}\" is a whole number")))
    }

    fn flag(&self, name: &str) -> Result<bool, Fault> {
        match self.optional(name) {
            None => Ok(false),
            Some(Node { what: What::Flag(flag), .. }) => Ok(*flag),
            Some(other) => Err((other.at, format!("\"{name}\" is true or false"))),
        }
    }

    fn list(&self, name: &str) -> Result<&'t [Node], Fault> {
        match self.optional(name) {
            None => Ok(&[]),
            Some(Node { what: What::List(list), .. }) => Ok(list),
            Some(other) => Err((other.at, format!("\"{name}\" is a list"))),
        }
    }

    fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        self.list(name)?.iter().map(text).collect()
    }

    /// A key: part of an address, so without what addresses and relations are written with; given once among `seen`.
    fn key(&self, name: &str, seen: &mut Vec<String>) -> Result<String, Fault> {
        let value = self.needed(name)?;
        let key = text(value)?;
        if key.is_empty() || key.contains(|c: char| matches!(c, '/' | '*' | '+' | '=' | '>') || c.is_whitespace()) {
            return Err((value.at, format!("\"{key}\" cannot be a key: keys have no blanks and none of / * + = >")));
        }
        if seen.contains(&key) {
            return Err((value.at, format!("\"{key}\" is given twice")));
        }
        seen.push(key.clone());
        Ok(key)
    }
}

fn text(value: &Node) -> Result<String, Fault> {
    value.text().map(str::to_owned).ok_or_else(|| (value.at, "a text in quotes is wanted here".to_owned()))
}

fn form(fields: &Fields) -> Result<Form, Fault> {
    fields.only(&["id", "title", "source", "from", "until", "sections", "tables"])?;
    let tables = fields.list("tables")?;
    if tables.is_empty() {
        return Err((fields.at(), "a form needs at least one table".to_owned()));
    }
    let mut seen = Vec::new();
    Ok(Form {
        id: fields.key("id", &mut Vec::new())?,
        title: fields.text("title")?,
        source: fields.text("source")?,
        from: fields.number("from")?.ok_or_else(|| (fields.at(), "the field \"from\" is missing".to_owned()))?,
        until: fields.number("until")?,
        sections: fields.list("sections")?.iter().map(section).collect::<Result<_, _>>()?,
        tables: tables.iter().map(|t| table(&Fields::of(t)?, &mut seen)).collect::<Result<_, _>>()?,
    })
}

fn section(value: &Node) -> Result<Section, Fault> {
    let fields = Fields::of(value)?;
    fields.only(&["number", "title", "variants"])?;
    let number = fields.number("number")?.ok_or_else(|| (fields.at(), "the field \"number\" is missing".to_owned()))?;
    Ok(Section { number, title: fields.text("title")?, variants: fields.texts("variants")? })
}

fn table(fields: &Fields, seen: &mut Vec<String>) -> Result<TableForm, Fault> {
    fields.only(&["id", "section", "title", "note", "shape", "marks", "blocks", "relations"])?;
    let id = fields.key("id", seen)?;
    let mut blocks: Vec<Block> = Vec::new();
    let mut cells: Vec<CellForm> = Vec::new();
    let mut rows_seen = Vec::new();
    for value in fields.list("blocks")? {
        let block = block(&Fields::of(value)?, cells.len(), &mut rows_seen)?;
        for (r, row) in block.rows.iter().enumerate() {
            cells.extend(block.columns.iter().enumerate().map(|(c, column)| CellForm {
                address: format!("{id}/{}/{}", row.key, column.key),
                block: blocks.len(),
                row: r,
                column: c,
                kind: column.kind,
            }));
        }
        blocks.push(block);
    }
    if blocks.is_empty() {
        return Err((fields.at(), format!("the table \"{id}\" has no blocks")));
    }
    let mut relations = Vec::new();
    for value in fields.list("relations")? {
        let relation = Fields::of(value)?;
        relation.only(&["rule", "each", "holds"])?;
        let each = match relation.text("each")?.as_str() {
            "row" => Each::Row,
            "column" => Each::Column,
            other => return Err((relation.needed("each")?.at, format!("\"each\" is \"row\" or \"column\", not \"{other}\""))),
        };
        let holds = relation.needed("holds")?;
        relations.extend(expand(&relation.text("rule")?, each, &text(holds)?, &blocks).map_err(|reason| (holds.at, reason))?);
    }
    let shape = match fields.optional_text("shape")?.as_deref() {
        None | Some("rows") => Shape::Rows,
        Some("across") => Shape::Across,
        Some(other) => return Err((fields.needed("shape")?.at, format!("\"shape\" is \"rows\" or \"across\", not \"{other}\""))),
    };
    Ok(TableForm {
        id,
        section: fields.number("section")?.ok_or_else(|| (fields.at(), "the field \"section\" is missing".to_owned()))?,
        title: fields.text("title")?,
        note: fields.optional_text("note")?,
        shape,
        marks: fields.texts("marks")?,
        blocks,
        relations,
        cells,
    })
}

fn block(fields: &Fields, first_cell: usize, rows_seen: &mut Vec<String>) -> Result<Block, Fault> {
    fields.only(&["label", "source", "columns", "rows"])?;
    let mut seen = Vec::new();
    let columns: Vec<Column> = fields.list("columns")?.iter().map(|c| column(&Fields::of(c)?, &mut seen)).collect::<Result<_, _>>()?;
    let rows: Vec<RowForm> = fields.list("rows")?.iter().map(|r| row(&Fields::of(r)?, rows_seen)).collect::<Result<_, _>>()?;
    let label = fields.text("label")?;
    if columns.is_empty() || rows.is_empty() {
        return Err((fields.at(), format!("the block \"{label}\" needs rows and columns")));
    }
    Ok(Block { label, source: fields.text("source")?, columns, rows, first_cell })
}

fn column(fields: &Fields, seen: &mut Vec<String>) -> Result<Column, Fault> {
    fields.only(&["key", "label", "unit", "group", "kind", "decimals", "total"])?;
    let kind = match fields.optional_text("kind")?.as_deref() {
        None | Some("count") => Kind::Count,
        Some("change") => Kind::Change,
        Some("amount") => Kind::Amount { decimals: fields.number("decimals")? },
        Some(other) => {
            return Err((fields.needed("kind")?.at, format!("\"kind\" is \"count\", \"change\" or \"amount\", not \"{other}\"")));
        }
    };
    Ok(Column {
        key: fields.key("key", seen)?,
        label: fields.text("label")?,
        unit: fields.optional_text("unit")?,
        group: fields.optional_text("group")?,
        kind,
        total: fields.flag("total")?,
    })
}

fn row(fields: &Fields, seen: &mut Vec<String>) -> Result<RowForm, Fault> {
    fields.only(&["key", "label", "variants", "groups", "total"])?;
    Ok(RowForm {
        key: fields.key("key", seen)?,
        label: fields.text("label")?,
        variants: fields.texts("variants")?,
        groups: fields.texts("groups")?,
        total: fields.flag("total")?,
    })
}

#[cfg(all(test, feature = "toml"))]
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
