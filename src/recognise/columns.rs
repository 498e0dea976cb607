//! The heads of columns: which columns a row has, where they stand along the line, and which one is not there.

use super::fold::fold_text;
use super::rows::Found;
use super::ruler::Edges;
use super::stream::{Context, Stream, Unit};
use crate::filing::Table;
use crate::form::{Form, TableForm};

/// For each row found: which cell of the table each printed column is (None: a column only another form has).
pub type Columns = Vec<Vec<Option<usize>>>;

/// Fewer words than this between two rows are no heading.
const HEADING: usize = 5;
/// The heads of a block are looked for in so many characters before its rows.
const HEADS: usize = 120;
/// The heads of a whole table, with what stands in its corner, are looked for in so many.
const TABLE_HEADS: usize = 160;
/// Fewer columns or rows than this do not tell that a column is lacking.
const TELLING: usize = 4;

/// Tells the columns of each row from the words above it: the form's own, or those of another form's block with the same row.
pub fn columns(context: Context, table: &TableForm, found: &[Found], others: &[Form], result: &mut Table) -> Columns {
    let mut columns = Columns::new();
    let mut head: &[char] = &[];
    for f in found {
        let block = &table.blocks[f.block];
        let own: Vec<usize> = table.cells_of_row(f.block, f.row).collect();
        if let Some(unit) = f.unit.map(|u| &context.stream.units[u]) {
            let until = f.label.map_or(unit.at, |(start, _)| start);
            // Words enough for a heading stand between the row before and this one.
            if until > unit.from + HEADING {
                head = &context.stream.chars[unit.from.max(until.saturating_sub(HEADS))..until];
            }
        }
        let told = |columns: &[crate::form::Column]| {
            let told = columns.iter().filter(|c| contains(head, &fold_text(&c.label))).count();
            (told == columns.len(), told)
        };
        let row_key = &block.rows[f.row].key;
        let foreign = others.iter().filter_map(|form| {
            let other = form.table(&table.id)?.blocks.iter().find(|b| b.rows.iter().any(|r| r.key == *row_key))?;
            let same = other.columns.iter().map(|c| &c.key).eq(block.columns.iter().map(|c| &c.key));
            (!same && told(&other.columns) > told(&block.columns)).then_some((form, other))
        });
        match foreign.max_by_key(|(_, other)| told(&other.columns)) {
            Some((form, other)) => {
                if !result.foreign_blocks.iter().any(|(b, _)| *b == f.block) {
                    result.foreign_blocks.push((f.block, form.id.to_string()));
                }
                let own_cell = |key: &str| block.columns.iter().position(|c| c.key == key).map(|i| own[i]);
                columns.push(other.columns.iter().map(|c| own_cell(&c.key)).collect());
            }
            None => columns.push(own.into_iter().map(Some).collect()),
        }
    }
    columns
}

fn contains(text: &[char], words: &[char]) -> bool {
    !words.is_empty() && text.windows(words.len()).any(|w| w == words)
}

/// The one column that the header lacks and every row is short of.
pub fn lacking_column(context: Context, table: &TableForm, b: usize, found: &[Found]) -> Option<usize> {
    let block = &table.blocks[b];
    let width = block.columns.len();
    let rows: Vec<(&Found, &Unit)> =
        found.iter().filter(|f| f.block == b).filter_map(|f| Some((f, &context.stream.units[f.unit?]))).collect();
    let short = rows.iter().filter(|(_, unit)| unit.slots.len() + 1 == width).count();
    // A row or two may have more or fewer figures by a slip: four in five must be one short.
    if width < TELLING || rows.len() < TELLING || short * 5 < rows.len() * 4 {
        return None;
    }
    let first = rows.first()?.0.label?.0;
    let head = &context.stream.chars[first.saturating_sub(TABLE_HEADS)..first];
    let labels: Vec<Vec<char>> = block.columns.iter().map(|c| fold_text(&c.label)).collect();
    let mut lacking = (0..width).filter(|&c| !contains(head, &labels[c]));
    lacking.next().filter(|_| lacking.next().is_none())
}

/// Where the heads of a block's columns stand, from the words above its first row.
pub fn heads_of_block(stream: &Stream, table: &TableForm, b: usize, found: &[Found]) -> Option<Vec<Edges>> {
    let first = found.iter().find(|f| f.block == b && (f.label.is_some() || f.unit.is_some()))?;
    let until = first.label.map_or_else(|| first.unit.map(|u| stream.units[u].at), |l| Some(l.0))?;
    let from = stream.units.iter().rev().map(|u| u.at).find(|&at| at < until).unwrap_or(0).max(until.saturating_sub(TABLE_HEADS));
    let labels: Vec<Vec<char>> = table.blocks[b].columns.iter().map(|c| fold_text(&c.label)).collect();
    heads(stream, from, until, &labels)
}

/// Where these labels stand along the line, each right of the one before; a label wrapped over lines shows its beginning.
pub fn heads(stream: &Stream, from: usize, until: usize, labels: &[Vec<char>]) -> Option<Vec<Edges>> {
    let atoms = stream.atoms_between(from, until);
    let mut right = f32::MIN;
    let mut found = Vec::new();
    for label in labels {
        let edges = atoms.iter().filter_map(|a| {
            let words = &stream.chars[a.start..a.end];
            let begins = words.len() >= 2 && label.starts_with(words) || words.starts_with(label);
            a.edges.filter(|e| begins && e.0 >= right)
        });
        let edges = edges.min_by(|a, b| a.0.total_cmp(&b.0))?;
        right = edges.1;
        found.push(edges);
    }
    Some(found)
}
