//! What a PDF may unpack and draw: all of it within one budget, so that a small file cannot cost much.

use flate2::read::DeflateDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;
use std::io::Read;

use crate::input::files::damaged;
use crate::input::files::layout::MAX_DRAWN;
use crate::input::{InputError, InputErrorKind, Measure};

/// What is unpacked of one file in all, in bytes: its text, its fonts' tables, its directories. Pictures never are.
const MAX_UNPACKED: usize = 16 << 20;

/// What is left of the limits.
pub struct Budget {
    bytes: Option<usize>,
    drawn: Option<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { bytes: Some(MAX_UNPACKED), drawn: Some(MAX_DRAWN) }
    }
}

impl Budget {
    /// Counts an operator; false where there have been too many.
    pub fn operator(&mut self) -> bool {
        self.drawn = self.drawn.and_then(|left| left.checked_sub(1));
        self.drawn.is_some()
    }

    /// Counts a character, which weighs more than an operator; false where there have been too many.
    pub fn glyph(&mut self) -> bool {
        self.drawn = self.drawn.and_then(|left| left.checked_sub(3));
        self.drawn.is_some()
    }

    /// Whether all was within the limits so far.
    ///
    /// # Errors
    /// [`InputErrorKind::TooLarge`] where it was not.
    pub fn within_limits(&self) -> Result<(), InputError> {
        let over = |what, limit| Err(InputErrorKind::TooLarge { what, found: None, limit }.into());
        match (self.bytes, self.drawn) {
            (None, _) => over(Measure::Unpacked, MAX_UNPACKED),
            (_, None) => over(Measure::Drawn, MAX_DRAWN),
            _ => Ok(()),
        }
    }

    /// A stream, unpacked; None where it is damaged, or more than is left.
    pub fn decode(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let left = self.bytes?;
        let raw = stream.raw_data();
        self.bytes = left.checked_sub(unpacked(&raw, &stream.filters(), left));
        self.bytes?;
        stream.decoded_data().ok().map(|data| data.into_owned())
    }

    /// The operators of a page, which may be spread over several streams.
    pub fn contents(&mut self, page: &Page) -> Vec<u8> {
        if let Some(stream) = page.raw().get::<Stream>("Contents") {
            return self.decode(&stream).unwrap_or_default();
        }
        let mut data = Vec::new();
        for stream in page.raw().get::<Array>("Contents").iter().flat_map(|a| a.iter::<Stream>()) {
            data.extend(self.decode(&stream).unwrap_or_default());
            data.push(b' ');
            if self.bytes.is_none() {
                break;
            }
        }
        data
    }
}

/// How many bytes a stream unpacks to at most, as far as `limit` and one more.
fn unpacked(raw: &[u8], filters: &[Filter], limit: usize) -> usize {
    // What one byte can become: a repeated one, and the longest entry of a full table.
    const RUN_LENGTH: usize = 64;
    const LZW: usize = 1400;
    const FLATE: usize = 1032;
    let growth: usize = filters
        .iter()
        .map(|f| match f {
            Filter::RunLengthDecode => RUN_LENGTH,
            Filter::LzwDecode => LZW,
            Filter::FlateDecode => FLATE,
            Filter::Ascii85Decode => 4,
            _ => 1,
        })
        .fold(1, usize::saturating_mul);
    let at_most = raw.len().saturating_mul(growth);
    match filters {
        // Counted, not guessed: Chromium has a table for each of some hundred fonts, all of them short.
        [Filter::FlateDecode] => inflated(raw, limit),
        // Packed, and then written in plain characters: some writers do so for every page.
        [Filter::Ascii85Decode, Filter::FlateDecode] => inflated(&ascii85(raw), limit),
        _ => at_most,
    }
}

/// Bytes written five characters for four; what is none of them ends it.
fn ascii85(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let (mut word, mut digits) = (0u32, 0usize);
    for &character in raw {
        match character {
            b'z' if digits == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                word = word.wrapping_mul(85).wrapping_add(u32::from(character - b'!'));
                digits += 1;
                if digits == 5 {
                    bytes.extend(word.to_be_bytes());
                    (word, digits) = (0, 0);
                }
            }
            b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' => {}
            _ => break,
        }
    }
    // What is left of the last word, as if the highest digits followed.
    (digits..5).for_each(|_| word = word.wrapping_mul(85).wrapping_add(84));
    bytes.extend(&word.to_be_bytes()[..digits.saturating_sub(1)]);
    bytes
}

/// How many bytes a packed stream unpacks to, as far as `limit` and one more; whether it has the head of its format or not.
fn inflated(raw: &[u8], limit: usize) -> usize {
    let count = |data: &[u8]| {
        let (mut block, mut count) = ([0; 8192], 0);
        let mut decoder = DeflateDecoder::new(data);
        while let Ok(n @ 1..) = decoder.read(&mut block) {
            count += n;
            if count > limit {
                break;
            }
        }
        count
    };
    let has_head = raw.len() > 2 && raw[0] & 0x0f == 8 && u16::from_be_bytes([raw[0], raw[1]]).is_multiple_of(31);
    count(if has_head { &raw[2..] } else { raw }).max(raw.len())
}

/// Checks what opening the file unpacks before anything else is asked: its directories.
///
/// # Errors
/// [`InputErrorKind::TooLarge`]; [`InputErrorKind::Damaged`] where a directory is packed in a way that no program writes.
pub fn check(bytes: &[u8]) -> Result<(), InputError> {
    /// A dictionary before a stream is shorter.
    const DICTIONARY: usize = 1024;
    let mut left = MAX_UNPACKED;
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"stream") {
        let start = from + at + b"stream".len();
        let dictionary = &bytes[(from + at).saturating_sub(DICTIONARY)..from + at];
        // The dictionary of this stream alone, not of the one before it.
        let own = &dictionary[dictionary.windows(4).rposition(|w| w == b" obj" || w == b"\nobj").unwrap_or(0)..];
        from = start;
        if dictionary.ends_with(b"end") || !is_directory(own) {
            continue;
        }
        if [&b"LZW"[..], b"RunLength", b"/RL", b"ASCII85", b"/A85"].iter().any(|name| find(own, name).is_some()) {
            return Err(damaged("PDF"));
        }
        let data = &bytes[start..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let end = find(data, b"endstream").unwrap_or(data.len());
        // Packed twice over it would unpack twice.
        let packed = own.windows(6).filter(|w| w == b"/Flate").count() + own.windows(3).filter(|w| w == b"/Fl").count();
        if packed > 2 {
            return Err(damaged("PDF"));
        }
        let too_large = InputErrorKind::TooLarge { what: Measure::Unpacked, found: None, limit: MAX_UNPACKED };
        left = left.checked_sub(inflated(&data[..end], left)).ok_or(too_large)?;
        from = start + end;
    }
    Ok(())
}

/// Whether a stream's dictionary says that it holds other objects or says where they are; a name written in other than plain letters may.
fn is_directory(dictionary: &[u8]) -> bool {
    find(dictionary, b"ObjStm").is_some() || find(dictionary, b"XRef").is_some() || dictionary.contains(&b'#')
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}
