//! The notation of relations (勾稽关系) in a form's file: readable text → one normal form over cells.

use serde::Deserialize;

use super::shape::{Block, Op, Relation};

/// Which way a relation runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Each {
    /// Its names are columns; it holds in every row that has them all.
    Row,
    /// Its names are rows ("denied.*" is every row under "denied"); it holds in every column.
    Column,
}

/// What stands before the name of last year's row or column.
pub const LAST: &str = "last.";

/// Whether a relation speaks of last year's table too.
pub fn names_last_year(holds: &str) -> bool {
    holds.split_whitespace().any(|name| name.starts_with(LAST))
}

/// Reads a relation such as `new + carried_in = total + carried_out` and writes it out for every row or column; `statement` is the index
/// the instances name it by. A name behind "last." is last year's: its cells have indices behind those of the table.
///
/// # Errors
/// The reason, in words, where the text is no relation, names a row or column the table does not have, or holds in no row or column at all.
pub fn expand(rule: &str, statement: usize, each: Each, holds: &str, blocks: &[Block]) -> Result<Vec<Relation>, String> {
    let (sides, op) = if let Some((l, r)) = holds.split_once(">=") {
        ((l, r), Op::AtLeast)
    } else if let Some((l, r)) = holds.split_once('=') {
        ((l, r), Op::Equal)
    } else {
        return Err(format!("no \"=\" or \">=\" in the relation \"{holds}\""));
    };
    let left = terms(sides.0)?;
    let right = terms(sides.1)?;
    let written: Vec<(i32, &str)> = left.iter().copied().chain(right.iter().map(|&(sign, name)| (-sign, name))).collect();
    let of_table: usize = blocks.iter().map(|b| b.columns.len() * b.rows.len()).sum();
    let this_year = |name| str::strip_prefix(name, LAST).map_or((name, 0), |name| (name, of_table));
    let known = |name: &str| match each {
        Each::Row => blocks.iter().flat_map(|b| b.columns.iter()).any(|c| c.key == name),
        Each::Column => blocks.iter().flat_map(|b| b.rows.iter()).any(|r| matches(name, &r.key)),
    };
    if let Some((_, name)) = written.iter().find(|(_, name)| !known(this_year(name).0)) {
        return Err(format!("the relation \"{holds}\" names \"{name}\", which the table does not have"));
    }
    let mut relations = Vec::new();
    for block in blocks {
        let lines = match each {
            Each::Row => block.rows.len(),
            Each::Column => block.columns.len(),
        };
        for line in 0..lines {
            let mut cells = Vec::new();
            let mut left_cells = 0;
            let mut complete = true;
            for (i, &(sign, name)) in written.iter().enumerate() {
                if i == left.len() {
                    left_cells = cells.len();
                }
                let before = cells.len();
                let (name, offset) = this_year(name);
                cells.extend(find(block, each, name).map(|other| (sign, cell(block, each, line, other) + offset)));
                complete &= cells.len() > before;
            }
            if complete {
                relations.push(Relation { rule: rule.to_owned().into(), statement, terms: cells, left: left_cells, op });
            }
        }
    }
    if relations.is_empty() {
        return Err(format!("no row or column has all that the relation \"{holds}\" names: it would never be checked"));
    }
    Ok(relations)
}

/// The rows or columns of `block` that `name` means.
fn find<'a>(block: &'a Block, each: Each, name: &'a str) -> Box<dyn Iterator<Item = usize> + 'a> {
    match each {
        Each::Row => Box::new(block.columns.iter().enumerate().filter(move |(_, c)| c.key == name).map(|(i, _)| i)),
        Each::Column => Box::new(block.rows.iter().enumerate().filter(move |(_, r)| matches(name, &r.key)).map(|(i, _)| i)),
    }
}

fn cell(block: &Block, each: Each, line: usize, other: usize) -> usize {
    let (row, column) = match each {
        Each::Row => (line, other),
        Each::Column => (other, line),
    };
    block.first_cell + row * block.columns.len() + column
}

fn matches(name: &str, key: &str) -> bool {
    match name.strip_suffix('*') {
        Some(prefix) => key.starts_with(prefix),
        None => name == key,
    }
}

fn terms(side: &str) -> Result<Vec<(i32, &str)>, String> {
    let mut terms = Vec::new();
    let mut sign = Some(1);
    for token in side.split_whitespace() {
        match (token, sign) {
            ("+", None) => sign = Some(1),
            ("-", None) => sign = Some(-1),
            ("+" | "-", Some(_)) => return Err(format!("\"{token}\" without a name before it in \"{}\"", side.trim())),
            (name, Some(s)) => {
                terms.push((s, name));
                sign = None;
            }
            (name, None) => return Err(format!("no \"+\" or \"-\" before \"{name}\" in \"{}\"", side.trim())),
        }
    }
    match sign {
        None => Ok(terms),
        Some(_) => Err(format!("\"{}\" ends without a name", side.trim())),
    }
}
