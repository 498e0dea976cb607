//! A table told in blocks one below the other, one for each of its columns.
//!
//! In: the stream. Out: the same, where such blocks are one, its rows as the form prints them.

use super::fold::fold_text;
use super::prepared::{Prepared, PreparedTable};
use super::printed::TELLING;
use super::stream::{Slot, Stream};
use crate::document::RowKind;

/// Fewer rows that have the same words in each block are no table's.
const ROWS: usize = 8;

/// Puts the blocks of a table together.
pub fn rows(stream: Stream, prepared: &Prepared) -> Stream {
    prepared.all_tables().find_map(|table| together(&stream, table)).unwrap_or(stream)
}

/// The stream with the blocks of `table` as one, where it has one for each column: the words above its first row end in the column's name, and behind each
/// label stands one figure.
fn together(stream: &Stream, table: &PreparedTable) -> Option<Stream> {
    let heads = table.heads.first().filter(|heads| heads.len() >= TELLING)?;
    let label = fold_text(&table.table.blocks[0].rows.first()?.label);
    let units = &stream.units;
    let words = |u: usize| units.get(u).filter(|u| u.slots.len() == 1).map(|u| &stream.chars[u.from..u.at]);
    let begin: Vec<usize> = (0..units.len()).filter(|&u| words(u).is_some_and(|words| words.ends_with(&label))).collect();
    let named = |u: usize| {
        let above = stream.atoms_between(stream.unit_before(units[u].at), units[u].at - label.len());
        above.iter().rev().find_map(|a| heads.iter().position(|head| stream.chars[a.start..a.end].ends_with(head)))
    };
    let names: Vec<Option<usize>> = begin.iter().map(|&u| named(u)).collect();
    let order: Vec<usize> = (0..heads.len()).map(|c| names.iter().position(|n| *n == Some(c))).collect::<Option<_>>()?;
    let same = |n: &usize| begin.iter().all(|&u| words(u + n).is_some_and(|own| Some(own) == words(begin[0] + n)));
    let rows = 1 + (1..).take_while(same).count();
    if names.len() != heads.len() || rows < ROWS {
        return None;
    }
    let mut result = Stream::default();
    for (at, unit) in units.iter().enumerate() {
        match begin.iter().position(|&b| (b..b + rows).contains(&at)) {
            Some(0) => {
                let from = if at == begin[0] { unit.at - label.len() } else { unit.from };
                result.copy(stream, from, unit.at);
                let slots: Vec<Slot> = order.iter().map(|&b| units[begin[b] + at - begin[0]].slots[0].clone()).collect();
                result.unit(slots, RowKind::Separated, false, false);
            }
            Some(_) => {}
            None => {
                result.copy(stream, unit.from, unit.at);
                result.repeat(unit);
            }
        }
    }
    result.copy(stream, units.last().map_or(0, |u| u.at), stream.chars.len());
    Some(result)
}
