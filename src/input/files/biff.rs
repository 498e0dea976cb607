//! The records of the old workbook stream, and what its cells and those of .xlsb have in common.

/// The records of a stream from a place on: their kind and data. A record that is cut off ends them.
#[derive(Clone)]
pub struct Records<'a>(pub &'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = short(self.0, 0)?;
        let length = short(self.0, 2)? as usize;
        let (data, rest) = self.0[4..].split_at_checked(length)?;
        self.0 = rest;
        Some((kind, data))
    }
}

/// Two bytes at a place as a number.
pub fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// Four bytes at a place as a number.
pub fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// Eight bytes at a place as a floating number.
pub fn float(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// A number squeezed into 32 bits: an integer or the upper half of a floating one, at times to be divided by a hundred.
pub fn rk(bits: u32) -> f64 {
    let number = if bits & 2 != 0 { f64::from(bits as i32 >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

/// What a cell shows whose formula failed.
pub fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    }
}

/// UTF-16 as text; halves of characters become marks of doubt.
pub fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A record and those that continue it, read as one. Characters of a text that go on in the next record begin there with a byte
/// that says anew whether they are wide.
pub struct Joined<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Joined<'a> {
    /// `parts` in their order.
    pub fn new(parts: Vec<&'a [u8]>) -> Self {
        Joined { parts, part: 0, at: 0 }
    }

    /// Whether nothing is left.
    pub fn is_done(&mut self) -> bool {
        self.rest().is_none()
    }

    /// What is left of the first part that has anything left.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let part = *self.parts.get(self.part)?;
            if self.at < part.len() {
                return Some(&part[self.at..]);
            }
            (self.part, self.at) = (self.part + 1, 0);
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.rest()?[0];
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |number, i| Some(number | (self.byte()? as usize) << (8 * i)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.rest()?.len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// A text of the newer format (BIFF8): the number of its characters in so many bytes, flags, the characters, and what formats them.
    /// None where it is cut off.
    pub fn text(&mut self, length_bytes: u32) -> Option<String> {
        let mut left = self.number(length_bytes)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extension = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut text = Vec::new();
        while left > 0 {
            let part = self.part;
            let rest = self.rest()?;
            if self.part != part {
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let count = left.min(rest.len() / size);
            // Half a character before the next record.
            if count == 0 {
                return None;
            }
            let bytes = &rest[..count * size];
            if wide {
                text.extend_from_slice(bytes)
            } else {
                text.extend(bytes.iter().flat_map(|&b| [b, 0]))
            }
            self.at += count * size;
            left -= count;
        }
        self.skip(runs * 4 + extension)?;
        Some(utf16(&text))
    }
}
