//! Properties as Word writes them ([MS-DOC] 2.2.5): a list of modifiers, each a number that says what it changes and an operand.

use super::short;

/// The modifiers that are looked at ([MS-DOC] 2.6).
pub mod kind {
    pub const DELETED: u16 = 0x0800;
    pub const HIDDEN: u16 = 0x083c;
    pub const STRUCK: u16 = 0x0837;
    pub const STRUCK_TWICE: u16 = 0x2a53;
    pub const RAISED: u16 = 0x2a48;
    pub const CHARACTER_STYLE: u16 = 0x4a30;
    pub const PLAIN: u16 = 0x2a33;
    pub const SYMBOL: u16 = 0x6a09;
    pub const PARAGRAPH_STYLE: u16 = 0x4600;
    pub const IN_TABLE: u16 = 0x2416;
    pub const ROW_END: u16 = 0x2417;
    pub const DEPTH: u16 = 0x6649;
    pub const DEPTH_CHANGE: u16 = 0x664a;
    pub const INNER_CELL_END: u16 = 0x244b;
    pub const INNER_ROW_END: u16 = 0x244c;
    pub const HUGE: u16 = 0x6646;
    pub const HUGE_BEFORE: u16 = 0x6645;
    pub const TABLE_PROPERTIES: u16 = 0x646b;
    pub const CELLS: u16 = 0xd608;
    pub const CELLS_IN_COMPATIBILITY: u16 = 0xd606;
    pub const DELETE_CELLS: u16 = 0x5622;
    pub const INSERT_CELLS: u16 = 0x7621;
    pub const CELL_WIDTH: u16 = 0x7623;
    pub const MERGE_CELLS: u16 = 0x5624;
    pub const SPLIT_CELLS: u16 = 0x5625;
    pub const MERGE_DOWN: u16 = 0xd62b;
    pub const TABS: u16 = 0xc615;
}

/// The modifiers of a list with their operands, without the bytes that say how long an operand is.
pub struct Modifiers<'a>(pub &'a [u8]);

impl<'a> Iterator for Modifiers<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = short(self.0, 0)?;
        let rest = &self.0[2..];
        // How long the operand is ([MS-DOC] 2.2.5.1, spra).
        let (from, length) = match kind >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if matches!(kind, kind::CELLS | kind::CELLS_IN_COMPATIBILITY) => (2, usize::from(short(rest, 0)?).checked_sub(1)?),
            _ => match *rest.first()? {
                // So many tabs that a byte cannot say how long they are ([MS-DOC] 2.9.182).
                255 if kind == kind::TABS => {
                    let deleted = 4 * usize::from(*rest.get(1)?);
                    (1, 2 + deleted + 3 * usize::from(*rest.get(2 + deleted)?))
                }
                length => (1, usize::from(length)),
            },
        };
        let operand = rest.get(from..from + length)?;
        self.0 = &rest[from + length..];
        Some((kind, operand))
    }
}

/// The modifier that a piece of text has written in place of a list's number ([MS-DOC] 2.9.215, Prm0); None where it is none of those looked at.
pub fn of_piece(number: u16) -> Option<u16> {
    match number {
        0x18 => Some(kind::IN_TABLE),
        0x19 => Some(kind::ROW_END),
        0x41 => Some(kind::DELETED),
        0x5c => Some(kind::HIDDEN),
        _ => None,
    }
}
