//! Whether the tables of a document are in pieces: rows that the end of a page cut in two, a table told in blocks, one for each of its columns.
//!
//! In: the stream. Out: whether the larger build, which puts such pieces together (`cut`, `in_blocks`), is to read it. The page's own build does not, so
//! that what most reports need is loaded first.

use super::fold::{fold_text, without_number};
use super::prepared::{Prepared, PreparedTable};
use super::printed::TELLING;
use super::stream::{Atom, BETWEEN, GROUP, Stream};

/// A label of fewer characters is no beginning of another.
const SHORT: usize = 4;

/// See the module. It may say so of what is whole, never the other way round.
pub fn is_torn(stream: &Stream, prepared: &Prepared) -> bool {
    let words = |atom: &Atom| &stream.chars[atom.start..atom.end];
    // What is a whole label as well, such as 上年结转, may be what is left of a longer one; 其他 and such stand alone.
    let alone = |words: &[char]| words.len() < SHORT && !prepared.labels.exact(words).is_empty();
    // A label's number by itself, with the figures; or words that begin a label, and a little further on words that end it.
    let in_pieces = |(at, atom): (usize, &Atom)| {
        let begun = prepared.labels.begun(words(atom));
        let ends = |words: &[char]| {
            let fits = |&before: &usize| before == 0 || words.len() > before + 1;
            (0..words.len().min(GROUP)).filter(fits).any(|before| begun.iter().any(|rest| rest.ends_with(&words[before..])))
        };
        let number = !words(atom).is_empty() && without_number(words(atom)).is_empty();
        number && stream.units.binary_search_by_key(&atom.end, |u| u.at).is_ok()
            || !begun.is_empty() && !alone(words(atom)) && stream.atoms[at + 1..].iter().take(BETWEEN).any(|next| ends(words(next)))
    };
    // The first label of a wide table again and again.
    let in_blocks = |table: &PreparedTable| {
        let first = table.table.blocks[0].rows.first().map(|row| fold_text(&row.label)).unwrap_or_default();
        let again = stream.units.iter().filter(|u| !first.is_empty() && stream.chars[u.from..u.at].ends_with(&first)).count();
        again >= TELLING && table.heads.first().is_some_and(|heads| heads.len() >= TELLING)
    };
    stream.atoms.iter().enumerate().any(in_pieces) || prepared.all_tables().any(in_blocks)
}
