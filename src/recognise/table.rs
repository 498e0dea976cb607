//! A table with a line for each row: labels and figures → cells.

use rust_decimal::Decimal;

use super::chain::Chain;
use super::fold::{fold_text, without_number};
use super::joint::{self, Layer};
use super::labels::{approximate, likeness};
use super::placing::{Edges, Placed, Placing, RowToPlace, place};
use super::stream::{Slot, Stream, Unit};
use crate::document::Document;
use crate::form::{Form, Relation, TableForm};
use crate::number::Content;
use crate::place::Span;
use crate::reading::{Cell, Doubt, State, Table, UnknownRow};

/// What every reader of a table works with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub document: &'a Document,
    pub stream: &'a Stream,
}

/// A table the document does not have.
pub fn absent<'f>(form: &'f Form, table: &'f TableForm) -> Table<'f> {
    Table {
        form,
        table,
        span: None,
        cells: vec![Cell::missing(); table.cells.len()],
        missing_rows: Vec::new(),
        missing_columns: Vec::new(),
        unknown_rows: Vec::new(),
        doubts: Vec::new(),
        foreign_blocks: Vec::new(),
    }
}

/// A row of the form with what was found of it.
struct Found {
    block: usize,
    row: usize,
    /// The words of its label, in folded characters of the stream.
    label: Option<(usize, usize)>,
    unit: Option<usize>,
}

/// Reads the table whose labels are `chain`; `others` are the forms a block may have been taken from instead.
pub fn read<'f>(context: Context, form: &'f Form, table: &'f TableForm, chain: &Chain, others: &[Form]) -> Table<'f> {
    let mut found = assign(context.stream, table, chain);
    let mut result = absent(form, table);
    fill_gaps(context, table, &mut found);
    find_worn_labels(context.stream, table, &mut found);
    let units: Vec<usize> = found.iter().filter_map(|f| f.unit).collect();
    let (Some(&first), Some(&last)) = (units.first(), units.last()) else { return result };
    result.span = span(context.stream, &found);
    result.missing_rows = found.iter().filter(|f| f.unit.is_none() && f.label.is_none()).map(|f| (f.block, f.row)).collect();
    result.unknown_rows = (first..=last).filter(|u| !units.contains(u)).filter_map(|u| unknown(context, u)).collect();
    let columns = columns(context, table, &found, others, &mut result);
    fill(context, table, &found, &columns, &mut result);
    result
}

/// The unit of each label in the chain: the figures behind it, before the next label.
fn assign(stream: &Stream, table: &TableForm, chain: &Chain) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let rows: Vec<(usize, usize)> = table.rows().map(|(b, r, _)| (b, r)).collect();
    for (i, &(block, row)) in rows.iter().enumerate() {
        let occurrence = chain.rows[i];
        let next = chain.rows[i + 1..].iter().flatten().next().map_or(stream.chars.len() + 1, |o| o.start);
        let unit = occurrence.and_then(|o| {
            o.unit.or_else(|| {
                let behind = stream.units.partition_point(|u| u.at < o.end);
                let fits = |u: &Unit| u.at - o.end <= 40 && u.at < next && u.from <= o.start.max(u.from.min(o.end)) && !u.leading;
                (behind < stream.units.len() && fits(&stream.units[behind])).then_some(behind)
            })
        });
        found.push(Found { block, row, label: occurrence.map(|o| (o.start, o.end)), unit });
    }
    found
}

/// Rows without figures of their own: where as many units stand free between two rows as rows there lack one, they are those rows', unless
/// they are plainly called something else. A label may be unreadable, or stand a line below its figures.
fn fill_gaps(context: Context, table: &TableForm, found: &mut [Found]) {
    let taken: Vec<usize> = found.iter().filter_map(|f| f.unit).collect();
    let mut at = 0;
    while at < found.len() {
        if found[at].unit.is_some() {
            at += 1;
            continue;
        }
        let end = (at..found.len()).find(|&i| found[i].unit.is_some()).unwrap_or(found.len());
        let before = found[..at].iter().rev().find_map(|f| f.unit);
        let after = found[end..].iter().find_map(|f| f.unit);
        if let (Some(before), Some(after)) = (before, after) {
            let free: Vec<usize> = (before + 1..after).filter(|u| !taken.contains(u) && has_figures(&context.stream.units[*u])).collect();
            let rows = &mut found[at..end];
            let fits = |(&u, f): (&usize, &Found)| match f.label {
                Some((start, end)) => near(&context.stream.units[u], start, end),
                None => may_be(context, u, &table.blocks[f.block].rows[f.row].label),
            };
            if free.len() == rows.len() && free.iter().zip(rows.iter()).all(fits) {
                for (f, u) in rows.iter_mut().zip(free) {
                    f.unit = Some(u);
                }
            }
        }
        at = end;
    }
}

/// Whether a label and figures stand within a line or two of each other.
fn near(unit: &Unit, start: usize, end: usize) -> bool {
    const WORDS: usize = 40;
    unit.at <= start + WORDS && end <= unit.at + WORDS
}

/// Rows without figures whose labels were too worn to be found anywhere in the document: between the rows before and behind them, a
/// likeness is enough. They are there, and blank.
fn find_worn_labels(stream: &Stream, table: &TableForm, found: &mut [Found]) {
    for i in 0..found.len() {
        if found[i].unit.is_some() || found[i].label.is_some() {
            continue;
        }
        let place = |f: &Found| f.label.or_else(|| f.unit.map(|u| (stream.units[u].at, stream.units[u].at)));
        let before = found[..i].iter().rev().find_map(place).map(|p| p.1);
        let behind = found[i + 1..].iter().find_map(place).map(|p| p.0);
        let from = before.or(behind.map(|b| b.saturating_sub(60))).unwrap_or(0);
        let until = behind.unwrap_or(from + 60).min(stream.chars.len());
        // Figures in between would be its own: then it is no blank row.
        let figures = stream.units.iter().any(|u| u.at > from && u.at < until && has_figures(u));
        let row = &table.blocks[found[i].block].rows[found[i].row];
        let words = if figures || from >= until { &[][..] } else { &stream.chars[from..until] };
        let matched = std::iter::once(&row.label).chain(&row.variants).find_map(|text| {
            let folded = fold_text(text);
            let label = without_number(&folded);
            let (cost, start, end) = approximate(label, words)?;
            (cost * 3 <= label.len() && (label.len() >= 4 || cost == 0)).then_some((from + start, from + end))
        });
        found[i].label = matched;
    }
}

fn has_figures(unit: &Unit) -> bool {
    !unit.leading && unit.slots.iter().any(|s| matches!(s.content, Content::Figure(_)))
}

/// Whether the words before a unit could be the damaged rest of `label`.
fn may_be(context: Context, unit: usize, label: &str) -> bool {
    let unit = &context.stream.units[unit];
    let words = context.stream.atoms_between(unit.from, unit.at).last().map_or(&[][..], |a| &context.stream.chars[a.start..a.end]);
    words.len() < 2 || likeness(words, &fold_text(label)) > 0.35
}

fn unknown(context: Context, index: usize) -> Option<UnknownRow> {
    let unit = &context.stream.units[index];
    let atom = context.stream.atoms_between(unit.from, unit.at).last()?;
    has_figures(unit).then(|| UnknownRow { label: context.document.slice(atom.span).to_owned(), span: atom.span.cover(unit.span()) })
}

fn span(stream: &Stream, found: &[Found]) -> Option<Span> {
    let labels = found.iter().filter_map(|f| {
        let (start, end) = f.label?;
        stream.atoms_between(start, end).first().map(|a| a.span)
    });
    labels.chain(found.iter().filter_map(|f| f.unit.map(|u| stream.units[u].span()))).reduce(Span::cover)
}

/// For each row found: which cell of the table each printed column is (None: a column only another form has).
type Columns = Vec<Vec<Option<usize>>>;

/// Tells the columns of each row from the words above it: the form's own, or those of another form's block with the same row.
fn columns(context: Context, table: &TableForm, found: &[Found], others: &[Form], result: &mut Table) -> Columns {
    let mut columns = Columns::new();
    let mut head: &[char] = &[];
    for f in found {
        let block = &table.blocks[f.block];
        let own: Vec<usize> = table.cells_of_row(f.block, f.row).collect();
        if let Some(unit) = f.unit.map(|u| &context.stream.units[u]) {
            let until = f.label.map_or(unit.at, |(start, _)| start);
            // Words enough for a heading stand between the row before and this one.
            if until > unit.from + 5 {
                head = &context.stream.chars[unit.from.max(until.saturating_sub(120))..until];
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
                    result.foreign_blocks.push((f.block, form.id.clone()));
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

/// Places the figures of every row and writes the cells.
fn fill(context: Context, table: &TableForm, found: &[Found], columns: &Columns, result: &mut Table) {
    let lacking: Vec<Option<usize>> = (0..table.blocks.len()).map(|b| lacking_column(context, table, b, found)).collect();
    let rows: Vec<(usize, &Unit)> = found.iter().enumerate().filter_map(|(i, f)| Some((i, &context.stream.units[f.unit?]))).collect();
    let heads: Vec<Option<Vec<Edges>>> = (0..table.blocks.len()).map(|b| heads_of_block(context.stream, table, b, found)).collect();
    let patched: Vec<Vec<Slot>> = rows.iter().map(|&(i, unit)| slots_of(unit, lacking[found[i].block])).collect();
    let to_place: Vec<RowToPlace> = rows
        .iter()
        .zip(&patched)
        .map(|(&(i, unit), slots)| RowToPlace {
            slots,
            kind: unit.kind,
            columns: columns[i].len(),
            relations: row_relations(table, &columns[i]),
            heads: heads[found[i].block].clone(),
        })
        .collect();
    let mut placed = place(&to_place);
    let rows: Vec<usize> = rows.into_iter().map(|(i, _)| i).collect();
    settle_jointly(table, columns, &rows, found, &to_place, &mut placed);
    for ((&i, row), placed) in rows.iter().zip(&to_place).zip(&placed) {
        write(context, &columns[i], row, placed, result);
    }
    for f in found.iter().filter(|f| f.unit.is_none() && f.label.is_some()) {
        // The label stands there and no figure behind it: every cell of the row is blank.
        for cell in table.cells_of_row(f.block, f.row) {
            result.cells[cell] = Cell { content: Content::Blank, raw: String::new(), span: None, state: State::Blank };
        }
    }
    for (b, column) in lacking.into_iter().enumerate().filter_map(|(b, c)| Some((b, c?))) {
        result.missing_columns.push((b, column));
        for row in 0..table.blocks[b].rows.len() {
            result.cells[table.cells_of_row(b, row).start + column] = Cell::missing();
        }
    }
}

/// The relations that lie within one row, over its printed columns.
fn row_relations(table: &TableForm, columns: &[Option<usize>]) -> Vec<Relation> {
    let position = |cell: usize| columns.iter().position(|&c| c == Some(cell));
    let within = table.relations.iter().filter_map(|r| {
        let terms: Option<Vec<(i32, usize)>> = r.terms.iter().map(|&(sign, cell)| Some((sign, position(cell)?))).collect();
        Some(Relation { terms: terms?, ..r.clone() })
    });
    within.collect()
}

/// The one column that the header lacks and every row is short of.
fn lacking_column(context: Context, table: &TableForm, b: usize, found: &[Found]) -> Option<usize> {
    let block = &table.blocks[b];
    let width = block.columns.len();
    let rows: Vec<(&Found, &Unit)> =
        found.iter().filter(|f| f.block == b).filter_map(|f| Some((f, &context.stream.units[f.unit?]))).collect();
    let short = rows.iter().filter(|(_, unit)| unit.slots.len() + 1 == width).count();
    if width < 4 || rows.len() < 4 || short * 5 < rows.len() * 4 {
        return None;
    }
    let first = rows.first()?.0.label?.0;
    let head = &context.stream.chars[first.saturating_sub(160)..first];
    let labels: Vec<Vec<char>> = block.columns.iter().map(|c| fold_text(&c.label)).collect();
    let mut lacking = (0..width).filter(|&c| !contains(head, &labels[c]));
    lacking.next().filter(|_| lacking.next().is_none())
}

/// Where the heads of a block's columns stand, from the words above its first row.
fn heads_of_block(stream: &Stream, table: &TableForm, b: usize, found: &[Found]) -> Option<Vec<Edges>> {
    let first = found.iter().find(|f| f.block == b && (f.label.is_some() || f.unit.is_some()))?;
    let until = first.label.map_or_else(|| first.unit.map(|u| stream.units[u].at), |l| Some(l.0))?;
    let from = stream.units.iter().rev().map(|u| u.at).find(|&at| at < until).unwrap_or(0).max(until.saturating_sub(160));
    let labels: Vec<Vec<char>> = table.blocks[b].columns.iter().map(|c| fold_text(&c.label)).collect();
    heads(stream, from, until, &labels)
}

/// Where these labels stand along the line, each right of the one before; a label wrapped over lines shows its beginning.
fn heads(stream: &Stream, from: usize, until: usize, labels: &[Vec<char>]) -> Option<Vec<Edges>> {
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

/// The slots of a row, with an empty one put in for a column that the whole table lacks.
fn slots_of(unit: &Unit, lacking: Option<usize>) -> Vec<Slot> {
    let mut slots = unit.slots.clone();
    if let Some(column) = lacking.filter(|&c| c <= slots.len()) {
        let at = slots.get(column.saturating_sub(1)).map_or(0, |s| s.span.end);
        slots.insert(column, Slot { content: Content::Blank, span: Span::new(at, at), column: None, edges: None });
    }
    slots
}

/// Lets the relations between the rows decide what the rows alone leave open.
fn settle_jointly(table: &TableForm, columns: &Columns, rows: &[usize], found: &[Found], to_place: &[RowToPlace], placed: &mut [Placed]) {
    let open: Vec<usize> = (0..rows.len()).filter(|&i| placed[i].choices.len() > 1).collect();
    if open.is_empty() {
        return;
    }
    // A relation counts where all its rows are there and readable.
    let unread = |i: usize| to_place[i].slots.iter().any(|s| s.content == Content::Text);
    let row_of = |cell: usize| rows.iter().position(|&i| columns[i].contains(&Some(cell)));
    let blank_row = |cell: usize| {
        let form = &table.cells[cell];
        found.iter().any(|f| (f.block, f.row) == (form.block, form.row) && f.unit.is_none() && f.label.is_some())
    };
    let between: Vec<&Relation> = table
        .relations
        .iter()
        .filter(|r| {
            let all = |c: usize| row_of(c).map_or(blank_row(c), |i| !unread(i));
            r.op == crate::form::Op::Equal
                && r.terms.iter().all(|t| all(t.1))
                && r.terms.iter().any(|t| row_of(t.1) != row_of(r.terms[0].1))
        })
        .collect();
    let adds = |i: usize, placing: &Placing, relations: &[&Relation]| -> Vec<Decimal> {
        let cells = &columns[rows[i]];
        let share = |r: &&Relation| {
            let terms = r.terms.iter().filter_map(|&(sign, cell)| {
                let column = cells.iter().position(|&c| c == Some(cell))?;
                Some(to_place[i].value(placing[column]) * Decimal::from(sign))
            });
            terms.sum()
        };
        relations.iter().map(share).collect()
    };
    let solve = |relations: &[&Relation], placed: &[Placed]| {
        let mut start = vec![Decimal::ZERO; relations.len()];
        for i in (0..rows.len()).filter(|i| !open.contains(i)) {
            for (sum, add) in start.iter_mut().zip(adds(i, &placed[i].choices[0], relations)) {
                *sum += add;
            }
        }
        let layers: Vec<Layer> =
            open.iter().map(|&i| Layer { choices: placed[i].choices.iter().map(|c| adds(i, c, relations)).collect() }).collect();
        joint::surviving(start, &layers)
    };
    let survivors = if between.is_empty() {
        None
    } else {
        solve(&between, placed).or_else(|| {
            // One slip breaks the relations of one column: the others may still decide.
            let column = |r: &Relation| table.cells[r.terms[0].1].column;
            let width = table.blocks.iter().map(|b| b.columns.len()).max().unwrap_or(0);
            let mut union: Option<Vec<Vec<usize>>> = None;
            for left_out in 0..width {
                let rest: Vec<&Relation> = between.iter().copied().filter(|r| column(r) != left_out).collect();
                if let Some(found) = solve(&rest, placed) {
                    let all = union.get_or_insert_with(|| vec![Vec::new(); open.len()]);
                    for (known, new) in all.iter_mut().zip(found) {
                        known.extend(new);
                    }
                }
            }
            union
        })
    };
    if let Some(survivors) = survivors {
        for (&i, keep) in open.iter().zip(survivors) {
            let mut index = 0..;
            placed[i].choices.retain(|_| keep.contains(&index.next().unwrap_or(0)));
        }
    }
}

/// Writes the cells of one row.
fn write(context: Context, cells: &[Option<usize>], row: &RowToPlace, placed: &Placed, result: &mut Table) {
    let values: Vec<Vec<Decimal>> = placed.choices.iter().map(|c| row.values(c)).collect();
    let mut doubtful = Vec::new();
    for (column, &cell) in cells.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let agreed = values.iter().all(|v| v[column] == values[0][column]);
        let slot = placed.choices[0][column].map(|s| &row.slots[s]);
        let content = slot.map_or(Content::Blank, |s| s.content.clone());
        let state = match &content {
            Content::Text => State::Doubtful,
            _ if !agreed => State::Doubtful,
            c if c.is_nothing() => State::Blank,
            _ if placed.by_shape => State::Stated,
            _ => State::Inferred,
        };
        if !agreed {
            doubtful.push(cell);
        }
        result.cells[cell] = Cell {
            content,
            raw: slot.map_or(String::new(), |s| context.document.slice(s.span).to_owned()),
            span: slot.map(|s| s.span),
            state,
        };
    }
    if !doubtful.is_empty() {
        let span = row.slots.iter().map(|s| s.span).reduce(Span::cover).expect("a doubtful row has figures");
        let own: Vec<usize> = cells.iter().flatten().copied().collect();
        let choices = values.iter().map(|v| cells.iter().zip(v).filter(|(c, _)| c.is_some()).map(|(_, v)| *v).collect()).collect();
        result.doubts.push(Doubt { cells: own, choices, raw: context.document.slice(span).to_owned(), span });
    }
}

/// Reads a table whose rows stand side by side: `unit` holds all its figures.
pub fn read_across<'f>(context: Context, form: &'f Form, table: &'f TableForm, unit: &Unit) -> Table<'f> {
    let mut result = absent(form, table);
    let cells: Vec<Option<usize>> = (0..table.cells.len()).map(Some).collect();
    let labels: Vec<Vec<char>> = (0..table.cells.len()).map(|c| fold_text(&table.column_of(c).label)).collect();
    let heads = heads(context.stream, unit.at.saturating_sub(220).max(unit.from), unit.at, &labels);
    let row = RowToPlace { slots: &unit.slots, kind: unit.kind, columns: cells.len(), relations: row_relations(table, &cells), heads };
    let placed = place(std::slice::from_ref(&row));
    result.span = Some(unit.span());
    write(context, &cells, &row, &placed[0], &mut result);
    result
}

/// Reads a table whose rows should stand side by side and were printed one below the other instead.
pub fn read_stacked<'f>(context: Context, form: &'f Form, table: &'f TableForm, units: &[Option<usize>]) -> Table<'f> {
    let mut result = absent(form, table);
    let found: Vec<Found> = table.rows().zip(units).map(|((block, row, _), &unit)| Found { block, row, label: None, unit }).collect();
    let columns: Columns = found.iter().map(|f| table.cells_of_row(f.block, f.row).map(Some).collect()).collect();
    result.span = span(context.stream, &found);
    result.missing_rows = found.iter().filter(|f| f.unit.is_none()).map(|f| (f.block, f.row)).collect();
    fill(context, table, &found, &columns, &mut result);
    result
}
