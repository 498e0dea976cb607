//! The pieces that the text is made of ([MS-DOC] 2.8.35, PlcPcd): a document saved fast has its text in another order than it stands in the file.

use super::sprm::{Modifiers, of_piece};
use super::{WHAT, long, short};
use crate::input::files::damaged;
use crate::input::{InputError, decode};

/// A stretch of text that stands in one place of the document's stream.
pub struct Piece {
    /// Its characters' numbers in the text.
    from: usize,
    to: usize,
    /// Where it stands, and how many bytes a character has.
    at: usize,
    width: usize,
    /// What it changes of its characters' and paragraphs' own properties: a list of modifiers.
    pub changes: Vec<u8>,
    /// The characters, where its bytes are Chinese in the code page of the time: two for each, the second of them nothing.
    decoded: Option<Vec<u16>>,
}

/// A character of the text.
#[derive(Debug, Clone, Copy)]
pub struct Character {
    /// Its number in the text.
    pub number: usize,
    /// Where it stands in the document's stream.
    pub at: usize,
    /// The number of its piece.
    pub piece: usize,
    /// As UTF-16 has it.
    pub unit: u16,
}

/// All pieces, in the order of the text.
pub struct Pieces<'a> {
    stream: &'a [u8],
    pub pieces: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    /// Reads the table of pieces ([MS-DOC] 2.9.38, Clx).
    ///
    /// # Errors
    /// `Damaged` where there is none, or its pieces are more than the stream holds.
    pub fn parse(stream: &'a [u8], mut clx: &[u8], is_chinese: bool) -> Result<Pieces<'a>, InputError> {
        let mut lists: Vec<&[u8]> = Vec::new();
        let table = loop {
            match clx.first() {
                Some(1) => {
                    let length = short(clx, 1).ok_or_else(|| damaged(WHAT))?.into();
                    let list = clx.get(3..).and_then(|rest| rest.split_at_checked(length));
                    let (list, rest) = list.ok_or_else(|| damaged(WHAT))?;
                    lists.push(list);
                    clx = rest;
                }
                Some(2) => break clx.get(5..).ok_or_else(|| damaged(WHAT))?,
                _ => return Err(damaged(WHAT)),
            }
        };
        let length = long(clx, 1).unwrap_or(0) as usize;
        let table = table.get(..length).unwrap_or(table);
        let count = table.len().saturating_sub(4) / 12;
        let mut pieces = Vec::new();
        // No byte is in two pieces: a table that names the same text again and again does not cost more for it.
        let mut left = stream.len();
        let (mut is_western, mut pairs) = (false, 0);
        for i in 0..count {
            let entry = &table[(count + 1) * 4 + i * 8..][..8];
            let (from, to) = (long(table, i * 4).unwrap_or(0) as usize, long(table, i * 4 + 4).unwrap_or(0) as usize);
            let place = long(entry, 2).unwrap_or(0);
            // [MS-DOC] 2.9.73, FcCompressed: one byte a character.
            let is_compressed = place & 0x4000_0000 != 0;
            let place = (place & 0x3fff_ffff) as usize;
            let (at, width) = if is_compressed { (place / 2, 1) } else { (place, 2) };
            let bytes = to.checked_sub(from).and_then(|length| length.checked_mul(width)).ok_or_else(|| damaged(WHAT))?;
            left = left.checked_sub(bytes).ok_or_else(|| damaged(WHAT))?;
            let text = at.checked_add(bytes).and_then(|end| stream.get(at..end));
            let decoded = text.filter(|_| is_compressed && is_chinese).map(chinese);
            is_western |= decoded.as_ref().is_some_and(Option::is_none);
            pairs += decoded.iter().flatten().map(|decoded| decoded.1).sum::<usize>();
            let changes = changes(short(entry, 6).unwrap_or(0), &lists);
            pieces.push(Piece { from, to, at, width, changes, decoded: decoded.flatten().map(|decoded| decoded.0) });
        }
        if is_western || pairs < PAIRS {
            pieces.iter_mut().for_each(|piece| piece.decoded = None);
        }
        if pieces.is_empty() { Err(damaged(WHAT)) } else { Ok(Pieces { stream, pieces }) }
    }

    /// The characters of a part of the text. A piece that ends beyond the stream ends there.
    pub fn characters(&self, part: std::ops::Range<usize>) -> impl Iterator<Item = Character> {
        let first = self.pieces.partition_point(|piece| piece.to <= part.start);
        let pieces = self.pieces.iter().enumerate().skip(first).take_while({
            let end = part.end;
            move |(_, piece)| piece.from < end
        });
        pieces.flat_map(move |(number, piece)| {
            let numbers = piece.from.max(part.start)..piece.to.min(part.end);
            numbers.map_while(move |i| {
                let offset = i - piece.from;
                let at = piece.at + offset * piece.width;
                let unit = match &piece.decoded {
                    Some(units) => units[offset],
                    None if piece.width == 1 => western(*self.stream.get(at)?),
                    None => short(self.stream, at)?,
                };
                Some(Character { number: i, at, piece: number, unit })
            })
        })
    }
}

/// What a piece changes: one modifier, or one of the lists before the table ([MS-DOC] 2.9.214 to 2.9.216, Prm).
fn changes(prm: u16, lists: &[&[u8]]) -> Vec<u8> {
    if prm & 1 == 0 {
        let [number, value] = [prm >> 1 & 0x7f, prm >> 8];
        return of_piece(number).map(|kind| [&kind.to_le_bytes()[..], &[value as u8]].concat()).unwrap_or_default();
    }
    let list = lists.get(usize::from(prm >> 1)).copied().unwrap_or_default();
    // Of a list of changes to tables, say, nothing is kept for each of the pieces that point to it.
    let wanted = Modifiers(list).filter(|(kind, _)| (0..0x80).any(|number| of_piece(number) == Some(*kind)));
    wanted.flat_map(|(kind, operand)| [&kind.to_le_bytes()[..], operand].concat()).collect()
}

/// A byte of a compressed piece: Windows-1252, as [MS-DOC] 2.9.73 has it.
fn western(byte: u8) -> u16 {
    const HIGH: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90,
        0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
    ];
    if (0x80..0xa0).contains(&byte) { HIGH[usize::from(byte) - 0x80] } else { byte.into() }
}

/// So many pairs are no chance.
const PAIRS: usize = 2;

/// Some writers put Chinese into one-byte pieces, two bytes a character, which the format does not know. Western text is never all pairs of
/// such bytes, in any of its pieces. Gives the characters and how many such pairs there are.
fn chinese(bytes: &[u8]) -> Option<(Vec<u16>, usize)> {
    let mut units = Vec::with_capacity(bytes.len());
    let mut pairs = 0;
    let mut rest = bytes.iter();
    while let Some(&first) = rest.next() {
        if first < 0x80 {
            units.push(first.into());
            continue;
        }
        let second = *rest.next().filter(|&&second| (0xa1..=0xf7).contains(&first) && second >= 0xa1)?;
        let character = decode::gb18030(&[first, second]).encode_utf16().next().filter(|&unit| unit != 0xfffd)?;
        units.extend([character, 0]);
        pairs += 1;
    }
    Some((units, pairs))
}
