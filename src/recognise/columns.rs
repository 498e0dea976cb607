//! The heads of columns: which columns a row has, where they stand along the line, and which one is not there.

use super::fold::fold_text;
use super::placing::RowToPlace;
use super::prepared::PreparedTable;
use super::rows::Found;
use super::ruler::Edges;
use super::stream::{Atom, Context, Slot, Stream, Unit};
use crate::document::RowKind;
use crate::filing::{Table, UnknownRow};
use crate::form::{Column, Form, Op, Relation, TableForm};
use crate::number::Content;
use crate::place::Span;

/// For each row found: which cell of the table each printed column is (None: a column only another form has).
pub type Columns = Vec<Vec<Option<usize>>>;

/// Fewer words than this between two rows are no heading.
const HEADING: usize = 5;
/// The heads of a block are looked for in so many characters before its rows.
const HEADS: usize = 120;
/// The heads of a whole table, with what stands in its corner, are looked for in so many.
pub const TABLE_HEADS: usize = 160;
/// Fewer columns or rows than this do not tell that a column is lacking, or that there is another.
const TELLING: usize = 4;
/// No more columns of its own stand in a table beside those of the form.
const MOST_OTHERS: usize = 3;

/// Tells the columns of each row from the words above it: the form's own, in the form's order or another, or those of another form's block with the
/// same row.
pub fn columns(context: Context, prepared: &PreparedTable, found: &[Found], others: &[Form], result: &mut Table) -> Columns {
    let table = prepared.table;
    let mut columns = Columns::new();
    let mut head: &[char] = &[];
    let named: Vec<Option<Named>> = (0..table.blocks.len()).map(|b| named(context, prepared, b, found)).collect();
    for (b, named) in named.iter().enumerate().filter_map(|(b, named)| Some((b, named.as_ref()?))) {
        let lacking = (0..table.blocks[b].columns.len()).filter(|c| !named.columns.contains(&Some(*c)));
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

/// The columns of a block as they are printed.
pub struct Named {
    /// For each which of the block's it is; None: none of them.
    pub columns: Vec<Option<usize>>,
    /// The heads of those that are none of them.
    others: Vec<Span>,
}

/// The columns of a block as the heads above its first row name them, where these are not just the form's in the form's order: printed in one row, as
/// many as most rows have figures; or those of the form in its order, and some beside them.
pub fn named<'c>(context: Context<'c>, prepared: &PreparedTable, b: usize, found: &[Found]) -> Option<Named> {
    let (stream, heads) = (context.stream, &prepared.heads[b]);
    let rows = || found.iter().filter(|f| f.block == b);
    let first = rows().find_map(|f| f.label.map(|l| l.0).or(f.unit.map(|u| stream.units[u].at)))?;
    let within = |from: usize| stream.atoms_between(from, first);
    let column = |span: &Span| {
        let words = fold_text(context.document.slice(*span).split(['（', '(']).next().unwrap_or_default());
        heads.iter().position(|h| *h == words)
    };
    // A first row whose label is worn may stand in between.
    let reach = [stream.unit_before(first), first.saturating_sub(TABLE_HEADS)];
    let above = reach.into_iter().map(within).find(|above| above.iter().any(|a| column(&a.span).is_some()))?;
    let units: Vec<(usize, &Unit)> =
        rows().filter_map(|f| Some((prepared.table.cells_of_row(b, f.row).start, &stream.units[f.unit?]))).collect();
    // The first cell of each row and its slots, where it has so many and none but blank ones before and behind them.
    let wide = |width: usize| -> Vec<(usize, &[Slot])> {
        let own = |&(start, unit): &(usize, &'c Unit)| {
            let filled = |slot: &Slot| slot.content != Content::Blank;
            let ends = (unit.slots.iter().position(filled), unit.slots.iter().rposition(filled));
            let (first, last) = (ends.0.unwrap_or_default(), ends.1.unwrap_or_default());
            let from = (last + 1).saturating_sub(width);
            (from == first.min(unit.slots.len().checked_sub(width)?)).then(|| (start, &unit.slots[from..from + width]))
        };
        units.iter().filter_map(own).collect()
    };
    let usual = |rows: &[(usize, &[Slot])]| rows.len() * 4 >= units.len() * 3;
    // In how many rows the sums hold if the columns are these.
    let holding = |rows: &[(usize, &[Slot])], columns: &[Option<usize>]| {
        let holds = |(start, slots): &&(usize, &[Slot])| {
            let cells: Vec<Option<usize>> = columns.iter().map(|c| c.map(|c| start + c)).collect();
            let kind = RowKind::Separated;
            RowToPlace { slots, kind, table: prepared.table, cells: &cells, heads: None, ways: &[] }.adds_up() == Some(true)
        };
        rows.iter().filter(holds).count()
    };
    let groups: Vec<Vec<char>> = prepared.table.blocks[b].columns.iter().filter_map(|c| Some(fold_text(c.group.as_ref()?))).collect();
    let of_one_row = || {
        let head = above.iter().rfind(|a| column(&a.span).is_some())?.span;
        let row = context.document.rows.iter().find(|r| r.cells.iter().any(|c| c.span == head))?;
        let spans: Vec<Span> = match row.kind {
            RowKind::Paragraph => above.iter().map(|a| a.span).filter(|s| column(s).is_some()).collect(),
            _ => row.cells.iter().map(|c| c.span).skip_while(|s| column(s).is_none()).collect(),
        };
        // A head that is blank tells nothing.
        let is_blank = |s: &Span| s.start == s.end;
        let width = spans.iter().rposition(|s| !is_blank(s))? + 1;
        let spans = &spans[..width];
        if spans.iter().any(is_blank) {
            return None;
        }
        let rows = wide(width);
        let of_spans: Vec<Option<usize>> = spans.iter().map(column).collect();
        // A head and figures that stand in each of the columns which their merged cells covered are one column's.
        let filled = |i: usize| {
            let alike = |(_, slots): &(usize, &[Slot])| slots[i].content == slots[i - 1].content;
            i > 0 && of_spans[i].is_some() && of_spans[i] == of_spans[i - 1] && rows.len() == units.len() && rows.iter().all(alike)
        };
        let columns: Vec<Option<usize>> = (0..width).map(|i| of_spans[i].filter(|_| !filled(i))).collect();
        let once = |c: usize| columns.iter().filter(|n| **n == Some(c)).count() <= 1;
        // Heads in several rows stand in another order than their columns.
        let words = &stream.chars[above.first()?.start..first];
        let grouped = groups.iter().any(|group| contains(words, group));
        let own = columns.iter().enumerate().all(|(i, c)| *c == Some(i)) && width == heads.len();
        // One column less, the others in their order, is a column that is lacking.
        let lacking = width + 1 == heads.len() && columns.iter().all(Option::is_some) && columns.is_sorted();
        // Other words may be a head that is worn.
        let told = columns.iter().flatten().count();
        let clear = told == heads.len() || told == width && width > 1;
        if !clear || !(0..heads.len()).all(once) || grouped || !usual(&rows) || own || lacking {
            return None;
        }
        // A heading over some heads may be worn, and these stand in another order than their columns then: the sums tell.
        let own: Vec<Option<usize>> = (0..width).map(Some).collect();
        if width == heads.len() && !groups.is_empty() && holding(&rows, &columns) < holding(&rows, &own) {
            return None;
        }
        let others = spans.iter().copied().zip(of_spans).filter(|(_, column)| column.is_none()).map(|(span, _)| span).collect();
        Some(Named { columns, others })
    };
    let with_others = || {
        let more =
            (1..=MOST_OTHERS).find(|more| Some(wide(heads.len() + more)).is_some_and(|rows| rows.len() >= TELLING && usual(&rows)))?;
        let width = heads.len() + more;
        let rows = wide(width);
        let all: Vec<Vec<Option<usize>>> = (0..=heads.len())
            .map(|place| (0..width).map(|c| if c < place { Some(c) } else { c.checked_sub(place + more).map(|c| place + c) }).collect())
            .collect();
        let held: Vec<usize> = all.iter().map(|columns| holding(&rows, columns)).collect();
        let most = held.iter().copied().max().filter(|most| most * 4 >= rows.len() * 3)?;
        // Heads of none of the form's columns right behind one of them, or before; blank cells may stand between heads in several rows.
        let above = within(reach[1]);
        let is_other = |a: &Atom| {
            let words = &stream.chars[a.start..a.end];
            column(&a.span).is_none() && !groups.iter().any(|group| group == words)
        };
        let others_at = |place: usize| {
            let spans = |atoms: &[Atom]| atoms.iter().map(|a| a.span).collect::<Vec<Span>>();
            let among = |at: usize| above.get(at..at + more).filter(|atoms| atoms.iter().all(is_other)).map(spans);
            // Words behind a total may have been taken for what stands in place of figures.
            let behind = |end: usize| {
                let unit = stream.units.get(stream.units.partition_point(|u| u.at < end)).filter(|u| u.at == end)?;
                let words: Vec<Span> = unit.slots.iter().filter(|s| s.content == Content::Text).map(|s| s.span).collect();
                (words.len() == more).then_some(words)
            };
            (0..above.len()).find_map(|at| match column(&above[at].span)? {
                head if head + 1 == place => behind(above[at].end).or_else(|| among(at + 1)),
                head if head == place && place > 0 => among(at.checked_sub(more)?),
                _ => None,
            })
        };
        // Where the sums hold with columns that are blank, these are the ones.
        let is_blank = |place: usize| rows.iter().all(|(_, slots)| slots[place..place + more].iter().all(|s| s.content == Content::Blank));
        if (0..=heads.len()).any(|place| held[place] == most && is_blank(place)) {
            return None;
        }
        let mut places = (0..=heads.len()).filter(|&place| held[place] == most).filter_map(|place| Some((place, others_at(place)?)));
        let (place, others) = places.next()?;
        // Another place may not give other figures.
        let same = |other: &[Option<usize>]| {
            rows.iter().all(|(_, slots)| {
                let value = |columns: &[Option<usize>], c: usize| {
                    columns.iter().position(|n| *n == Some(c)).and_then(|slot| slots[slot].content.value()).unwrap_or_default()
                };
                (0..heads.len()).all(|c| value(other, c) == value(&all[place], c))
            })
        };
        places.all(|(other, _)| same(&all[other])).then(|| Named { columns: all[place].clone(), others })
    };
    of_one_row().or_else(with_others)
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

/// Whether `words` stand in `text`.
pub fn contains(text: &[char], words: &[char]) -> bool {
    !words.is_empty() && text.windows(words.len()).any(|w| w == words)
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
        let edges = edges.min_by(|a, b| a.0.total_cmp(&b.0))?;
        right = edges.1;
        found.push(edges);
    }
    Some(found)
}
