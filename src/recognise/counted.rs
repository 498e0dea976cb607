//! Numbers that only number the rows and columns of a table: 行次 or 代码 behind the labels, 甲 乙 1 2 3 … below the heads.
//!
//! In: a document and its stream. Out: the document without them. What proves a number is that it counts, along a row from 1 or down the table, further than figures do by
//! chance; a few are enough below a word that says so. The page's own build only sees that there may be such numbers, and leaves them to the larger one.

#[cfg(any(feature = "files", not(target_family = "wasm")))]
mod without;

#[cfg(any(feature = "files", not(target_family = "wasm")))]
pub use without::without;

use super::stream::{Slot, Stream, Unit};
use crate::document::Document;
use crate::number::Content;

/// So many figures do not count from 1 along a row by chance: the last of a row is the sum of the others.
const ALONG: usize = 5;
/// Nor do so many rows right below each other, if more follow.
const TELLING: usize = 3;

/// Whether words say that the numbers behind or below them number rows or columns.
fn says_so(words: &[char]) -> bool {
    matches!(words, ['甲' | '乙' | '丙'] | ['行' | '栏', '次'] | ['行' | '序' | '编', '号'] | [.., '代', '码'])
}

/// The whole number that stands in a slot, 0 where there is none; of one told as a sum ("7=1+2+3") what it is of.
fn number(document: &Document, slot: &Slot) -> u32 {
    document.slice(slot.span).split('=').next().unwrap_or_default().parse().unwrap_or(0)
}

/// The slots of a unit that hold something.
fn filled(unit: &Unit) -> impl Iterator<Item = (usize, &Slot)> {
    unit.slots.iter().enumerate().filter(|(_, slot)| slot.content != Content::Blank)
}

/// How many slots of a unit count from 1 along it.
fn along(document: &Document, unit: &Unit) -> usize {
    filled(unit).zip(1..).take_while(|((_, slot), n)| number(document, slot) == *n).count()
}

/// Whether figures stand before the label of a unit: it is numbered there.
fn is_numbered_before(stream: &Stream, at: usize) -> bool {
    at > 0 && stream.units[at - 1].leading
}

/// What stands first in a unit that may be a row: in which slot, and which number; 0 where it is none.
fn first(document: &Document, stream: &Stream, at: usize) -> Option<(usize, u32)> {
    let unit = &stream.units[at];
    let is_row = !unit.leading && unit.from < unit.at;
    let (slot, first) = filled(unit).next().filter(|_| is_row)?;
    Some((slot, number(document, first)))
}

/// Whether there may be such numbers.
#[cfg(any(test, all(target_family = "wasm", not(feature = "files"))))]
pub fn may_be(document: &Document, stream: &Stream) -> bool {
    let (mut last, mut run) = (0u32, 0);
    let mut counts = |(_, number): (usize, u32)| {
        run = if last > 0 && number == last.wrapping_add(1) { run + 1 } else { 1 };
        last = number;
        run >= TELLING
    };
    stream.atoms.iter().any(|atom| says_so(&stream.chars[atom.start..atom.end]))
        || (0..stream.units.len()).any(|at| {
            along(document, &stream.units[at]) >= ALONG
                || !is_numbered_before(stream, at) && first(document, stream, at).is_some_and(&mut counts)
        })
}

#[cfg(test)]
mod tests {
    use super::super::prepared::official_prepared;
    use super::*;
    use crate::input::{Input, read};

    /// Whether the larger build takes numbers out of a text, and the page's own build sees that it may.
    fn seen(text: &str) -> (bool, bool) {
        let document = read(Input::Text(text), None).expect("a text");
        let stream = Stream::new(&document, &official_prepared().labels);
        (without(&document, &stream).is_some(), may_be(&document, &stream))
    }

    #[test]
    fn what_is_taken_out_is_seen() {
        let rows = |numbers: std::ops::Range<u32>, head: &str| -> String {
            let row = |n: u32| format!("第{n}项内容\t{n}\t0\t7\t7\n");
            format!("项目\t{head}\t甲类\t乙类\t合计\n") + &numbers.map(row).collect::<String>()
        };
        for text in [rows(1..3, "行次"), rows(1..3, "代码"), rows(4..11, ""), "栏次\t1\t2\n".into(), "项目\t1\t2\t3\t4\t5\n".into()]
        {
            assert_eq!(seen(&text), (true, true), "{text}");
        }
        for text in [rows(1..3, ""), rows(2..4, "行次"), "项目\t1\t2\t3\t4\t10\n".into()] {
            assert!(!seen(&text).0, "{text}");
        }
    }
}
