//! `words.toml` → statics. A word given twice, a meaning that no word has, or a count that finds no cell in any form is a fault.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::form::shape::{Form, TableForm};

/// `words.toml` as people write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    /// For each meaning its words, parted by white space.
    words: BTreeMap<String, String>,
    /// The words by which figures stand to each other, by what they do.
    structure: BTreeMap<String, String>,
    count: BTreeMap<String, Count>,
    part: BTreeMap<String, Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    /// Names of meanings, parted by white space; `|` parts sets of them that say the same.
    says: String,
    table: String,
    /// Readings parted by `|`, each a sum of row keys.
    rows: String,
    #[serde(default)]
    money: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    table: String,
    /// A sum of column keys.
    columns: String,
}

/// The source of `WORDS`, `COUNTS` and `PARTS`.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn source(text: &str, forms: &[Form]) -> Result<String, String> {
    let lexicon: Lexicon = toml::from_str(text).map_err(|e| e.to_string())?;
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for (name, list) in &lexicon.words {
        for word in list.split_whitespace() {
            if let Some(other) = seen.insert(word, name) {
                return Err(format!("the word {word} stands under \"{other}\" and again under \"{name}\""));
            }
        }
    }
    let known = |names: &str| match names.split_whitespace().find(|n| !lexicon.words.contains_key(*n)) {
        Some(name) => Err(format!("no words say \"{name}\"")),
        None => Ok(()),
    };
    for (id, count) in &lexicon.count {
        count.says.split('|').try_for_each(known)?;
        if !readings(&count.rows).any(|rows| forms.iter().any(|f| finds(f, &count.table, &rows))) {
            return Err(format!("[count.{id}] finds no cell in any form: {}", count.rows));
        }
    }
    for (id, part) in &lexicon.part {
        known(id)?;
        let has = |t: &&TableForm| part.columns.split('+').all(|c| t.blocks.iter().any(|b| b.columns.iter().any(|k| k.key == c.trim())));
        if !forms.iter().any(|f| table(f, &part.table).is_some_and(|t| has(&t))) {
            return Err(format!("[part.{id}] finds no column in any form: {}", part.columns));
        }
    }
    // Words stay together as one text: apart, each is two numbers more in what the page loads.
    let together = |list: &str| list.split_whitespace().collect::<Vec<_>>().join(" ");
    // So do the tables: a line an entry.
    let words: String = lexicon.words.iter().map(|(name, list)| format!("{name} {}\n", together(list))).collect();
    let mut counts = String::new();
    for (id, Count { says, table, rows, money }) in &lexicon.count {
        for says in says.split('|').map(str::trim) {
            counts += &format!("{id};{says};{table};{rows};{}\n", if *money { "money" } else { "" });
        }
    }
    let parts: String = lexicon.part.iter().map(|(id, Part { table, columns })| format!("{id};{table};{columns}\n")).collect();
    let mut out = format!("static WORDS: &str = {words:?};\nstatic COUNTS: &str = {counts:?};\nstatic PARTS: &str = {parts:?};\n");
    let lines: String = lexicon.structure.values().map(|list| together(list) + "\n").collect();
    out += &format!(
        "static STRUCTURE: std::sync::LazyLock<Structure> = std::sync::LazyLock::new(|| {{\n\
         let mut lines = {lines:?}.lines();\nlet mut next = || WordList::of(lines.next().unwrap_or_default());\nStructure {{\n"
    );
    for name in lexicon.structure.keys() {
        out += &format!("{name}: next(),\n");
    }
    Ok(out + "}});\n")
}

fn readings(rows: &str) -> impl Iterator<Item = Vec<&str>> {
    rows.split('|').map(|sum| sum.split('+').map(str::trim).collect())
}

fn table<'f>(form: &'f Form, id: &str) -> Option<&'f TableForm> {
    form.tables.iter().find(|t| t.id == id)
}

/// Whether every key of a sum is there: a row, rows that begin so (`denied.*`), or a cell (`normative/issued`).
fn finds(form: &Form, id: &str, rows: &[&str]) -> bool {
    let Some(table) = table(form, id) else { return false };
    let keys = || table.blocks.iter().flat_map(|b| b.rows.iter().map(|r| r.key.as_ref()));
    rows.iter().all(|row| match (row.contains('/'), row.strip_suffix('*')) {
        (true, _) => table.cells.iter().any(|c| c.address == format!("{id}/{row}")),
        (false, Some(prefix)) => keys().any(|k| k.starts_with(prefix)),
        (false, None) => keys().any(|k| k == *row),
    })
}
