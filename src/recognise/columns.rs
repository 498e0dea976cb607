//! The heads of columns: which columns a row has, where they stand along the line, and which one is not there.

use super::fold::{contains, fold_text};
use super::over_columns::named;
use super::prepared::PreparedTable;
use super::printed::{Named, TABLE_HEADS, TELLING};
use super::rows::Found;
use super::ruler::Edges;
use super::stream::{Context, Stream, Unit};
use crate::filing::{Table, UnknownRow};
use crate::form::{Column, Form, Op, Relation, TableForm};
use crate::place::Span;

/// For each row found: which cell of the table each printed column is (None: a column only another form has).
pub type Columns = Vec<Vec<Option<usize>>>;

/// Fewer words than this between two rows are no heading.
const HEADING: usize = 5;
/// The heads of a block are looked for in so many characters before its rows.
const HEADS: usize = 120;

/// Tells the columns of each row from the words above it: the form's own, in the form's order or another, or those of another form's block with the
/// same row. Those that nobody can tell are doubted.
pub fn columns(context: Context, prepared: &PreparedTable, found: &[Found], others: &[Form], result: &mut Table) -> Columns {
    let table = prepared.table;
    let mut columns = Columns::new();
    let mut head: &[char] = &[];
    let named: Vec<Option<Named>> = (0..table.blocks.len()).map(|b| named(context, prepared, b, found)).collect();
    for (b, named) in named.iter().enumerate().filter_map(|(b, named)| Some((b, named.as_ref()?))) {
        // Where totals alone are told no column is looked for.
        let lacking = (0..table.blocks[b].columns.len()).filter(|c| named.columns.len() > 1 && !named.columns.contains(&Some(*c)));
        if let Some(span) = result.span.filter(|_| !named.unsure.is_empty()) {
            let cells = found.iter().filter(|f| f.block == b).flat_map(|f| {
                let own = table.cells_of_row(b, f.row);
                named.unsure.iter().map(move |c| own.start + c)
            });
            result.doubts.push(context.unread(cells.collect(), span));
        }
        result.missing_columns.extend(lacking.map(|c| (b, c)));
        let unknown = |&span: &Span| UnknownRow { label: context.document.slice(span).to_owned(), span };
        result.unknown_columns.extend(named.others.iter().map(unknown));
    }
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
        if let Some(named) = &named[f.block] {
            columns.push(named.columns.iter().map(|c| c.map(|c| own[c])).collect());
            continue;
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

/// The column of a block that bears another's head: the words between those beside it have nothing of what tells its own from all others of the table.
/// Where sums tell what the columns are, none does.
pub fn renamed(context: Context, prepared: &PreparedTable, b: usize, found: &[Found]) -> Option<usize> {
    /// Fewer words, or more, are no head.
    const HEAD: std::ops::RangeInclusive<usize> = 3..=12;
    let (stream, heads) = (context.stream, &prepared.heads[b]);
    let summed = |r: &Relation| r.op == Op::Equal && r.terms.iter().any(|t| prepared.table.cells[t.1].block == b);
    if heads.len() < 2 || prepared.table.relations.iter().any(summed) {
        return None;
    }
    let first = found.iter().find_map(|f| f.label.filter(|_| f.block == b))?.0;
    let above = &stream.chars[stream.unit_before(first).max(first.saturating_sub(HEADS))..first];
    let places: Vec<Option<usize>> = heads.iter().map(|h| above.windows(h.len()).rposition(|w| w == h)).collect();
    let column = places.iter().position(Option::is_none).filter(|&c| c > 0 && places.iter().flatten().count() + 1 == heads.len())?;
    let words =
        above.get(places[column - 1]? + heads[column - 1].len()..places.get(column + 1).copied().flatten().unwrap_or(above.len()))?;
    let others = || prepared.heads.iter().flatten().filter(|h| **h != heads[column]);
    let own = |c: &char| heads[column].contains(c) && !others().any(|other| other.contains(c));
    (HEAD.contains(&words.len()) && !words.iter().any(own)).then_some(column)
}

/// Which of `columns` the words of a header name.
pub fn told(header: &[char], columns: &[Column]) -> Vec<bool> {
    let mut header: String = header.iter().collect();
    let words = |text: &str| fold_text(text).iter().collect::<String>();
    // 其他 is a column, and a word of the group it stands in.
    for group in columns.iter().filter_map(|c| c.group.as_ref()) {
        header = header.replace(&words(group), "");
    }
    columns.iter().map(|c| header.contains(&words(&c.label))).collect()
}

/// The columns that the header lacks and every row is short of.
pub fn lacking_columns(context: Context, table: &TableForm, b: usize, found: &[Found]) -> Vec<usize> {
    let block = &table.blocks[b];
    let width = block.columns.len();
    let rows: Vec<(&Found, &Unit)> =
        found.iter().filter(|f| f.block == b).filter_map(|f| Some((f, &context.stream.units[f.unit?]))).collect();
    let Some(first) = rows.first().and_then(|r| Some(r.0.label?.0)).filter(|_| width >= TELLING && rows.len() >= TELLING) else {
        return Vec::new();
    };
    let told = told(&context.stream.chars[first.saturating_sub(TABLE_HEADS)..first], &block.columns);
    let lacking: Vec<usize> = (0..width).filter(|&c| !told[c]).collect();
    let short = rows.iter().filter(|(_, unit)| unit.slots.len() + lacking.len() == width).count();
    // A row or two may have more or fewer figures by a slip: four in five must be short of just these.
    if lacking.len() + TELLING > width + 1 || short * 5 < rows.len() * 4 { Vec::new() } else { lacking }
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
        // Or what shares a character with it, no longer than it ("总数" for 总计, "维持" for 结果维持).
        let alike = atoms.iter().filter_map(|a| {
            let words = &stream.chars[a.start..a.end];
            a.edges.filter(|e| e.0 >= right && words.len() <= label.len() && words.iter().any(|c| label.contains(c)))
        });
        let leftmost = |a: &Edges, b: &Edges| a.0.total_cmp(&b.0);
        let edges = edges.min_by(leftmost).or_else(|| alike.min_by(leftmost))?;
        right = edges.1;
        found.push(edges);
    }
    Some(found)
}
