//! Rows that the end of a page cut in two → one row.
//!
//! In: the stream. Out: the same, where words that begin a label and words a little further on that end it are that label, and the figures of whichever
//! half has them are its own. Between them stands what ends a page and begins the next: its number, its title, the heads of the columns again; and what
//! is left of the heading of a group beside the lines of the label.

use super::fold::{numbers, without_number};
use super::labels::Labels;
use super::rows::has_figures;
use super::stream::{BETWEEN, Stream, Unit};

/// A row of fewer figures between the halves is none: they number a page ("3 / 6").
const WIDE: usize = 4;

/// A label in pieces.
struct Cut {
    /// The atoms that are its own, and how many characters before it each begins with.
    pieces: Vec<(usize, usize)>,
    /// Its figures.
    unit: Option<usize>,
    /// The first unit behind it.
    next: usize,
}

/// Puts together the pieces of each label.
pub fn mended(stream: Stream, labels: &Labels) -> Stream {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut at = 0;
    while at < stream.atoms.len() {
        let cut = cut(&stream, labels, at);
        at = cut.as_ref().map_or(at, Cut::last) + 1;
        cuts.extend(cut);
    }
    if cuts.is_empty() { stream } else { joined(&stream, &cuts) }
}

impl Cut {
    fn last(&self) -> usize {
        self.pieces[self.pieces.len() - 1].0
    }
}

/// The label that begins with an atom and is cut.
fn cut(stream: &Stream, labels: &Labels, first: usize) -> Option<Cut> {
    let words = |at: usize| &stream.chars[stream.atoms[at].start..stream.atoms[at].end];
    let begun = words(first);
    if !begun.is_empty() && without_number(begun).is_empty() {
        // Of a label of which its number alone stands on the page before, with its figures.
        let is_label = |at: &usize| !labels.exact(words(*at)).is_empty() && !numbers(words(*at)[0]);
        let rest = (first + 1..stream.atoms.len()).take(BETWEEN).find(is_label)?;
        let end = stream.atoms[first].end;
        return whole(stream, labels, vec![(first, 0), (rest, 0)]).filter(|c| c.unit.is_some_and(|u| stream.units[u].at == end));
    }
    labels.begun(begun).into_iter().find_map(|mut rest| {
        let mut pieces = vec![(first, 0)];
        for at in (first + 1..stream.atoms.len()).take(BETWEEN) {
            let words = words(at);
            let Some(piece) = labels.pieces(words).find(|piece| rest.starts_with(piece)) else { continue };
            pieces.push((at, words.len() - piece.len()));
            rest = &rest[piece.len()..];
            if rest.is_empty() {
                return whole(stream, labels, pieces);
            }
        }
        None
    })
}

/// The label of these pieces, if something parts them and the figures can be those of one row alone.
fn whole(stream: &Stream, labels: &Labels, pieces: Vec<(usize, usize)>) -> Option<Cut> {
    let (first, last) = (pieces[0].0, pieces[pieces.len() - 1].0);
    let end = stream.atoms[last].end;
    let begin = stream.units.partition_point(|u| u.at <= stream.atoms[first].start);
    let until = stream.units.partition_point(|u| u.at < end);
    let units = &stream.units[begin..until];
    let behind = stream.units.get(until).filter(|u| u.at == end);
    let beside = |u: &Unit| u.from < u.at && pieces.iter().any(|p| stream.atoms[p.0].end == u.at);
    let is_row = |u: &Unit| u.slots.len() >= if beside(u) { 2 } else { WIDE } && has_figures(u);
    let mut rows = (begin..until).filter(|&u| is_row(&stream.units[u]));
    let (filled, others) = (rows.next(), rows.next());
    let row = filled.map(|u| &stream.units[u]);
    // Among the pieces stand no other row and no other label.
    let is_other = |at: usize| {
        let atom = &stream.atoms[at];
        atom.end - atom.start >= WIDE
            && pieces.binary_search_by_key(&at, |p| p.0).is_err()
            && !labels.exact(&stream.chars[atom.start..atom.end]).is_empty()
    };
    let is_parted = !units.is_empty() || last - first >= pieces.len();
    if !is_parted || others.is_some() || row.is_some_and(|u| !beside(u)) || (first..last).any(is_other) {
        return None;
    }
    let blank = (begin..until).find(|&u| stream.units[u].is_blank());
    let unit = match behind {
        Some(u) if !u.is_blank() => {
            // Figures beside both halves may be of two rows.
            return row.is_none().then_some(Cut { pieces, unit: Some(until), next: until + 1 });
        }
        // A figure by itself may be the row's.
        _ if row.is_none() && units.iter().any(has_figures) => return None,
        _ => filled.or(blank).or(behind.map(|_| until)),
    };
    Some(Cut { pieces, unit, next: until + usize::from(behind.is_some()) })
}

/// The stream with the pieces of each label as one.
fn joined(stream: &Stream, cuts: &[Cut]) -> Stream {
    let mut result = Stream::default();
    let (mut from, mut next) = (0, 0);
    for cut in cuts {
        carry(&mut result, stream, (from, stream.atoms[cut.pieces[0].0].start), next);
        cut.pieces.iter().for_each(|&(at, before)| result.piece(stream, at, before));
        if let Some(unit) = cut.unit {
            result.repeat(&stream.units[unit]);
        }
        (from, next) = (stream.atoms[cut.last()].end, cut.next);
    }
    carry(&mut result, stream, (from, stream.chars.len()), next);
    result
}

/// Adds what stands in a stretch, as it stands; `next` is the first of its units.
fn carry(result: &mut Stream, stream: &Stream, (mut from, until): (usize, usize), next: usize) {
    for unit in stream.units[next..].iter().take_while(|u| u.at <= until) {
        result.copy(stream, from, unit.at);
        result.repeat(unit);
        from = unit.at;
    }
    result.copy(stream, from, until);
}
