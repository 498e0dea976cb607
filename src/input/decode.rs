//! Bytes → text: which encoding they are in, and which are no text at all.

use super::{InputError, InputErrorKind};
#[cfg(not(feature = "files"))]
use crate::formats;

/// Whether the bytes begin as a page saved with all its parts in one file does.
pub fn is_mht(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let has = |words: &[u8]| head.windows(words.len()).any(|w| w.eq_ignore_ascii_case(words));
    has(b"mime-version:") && (has(b"multipart/") || has(b"content-type: text/html"))
}

/// What a letter says whose source `text` is: its first part in quoted-printable (RFC 2045, 6.7) or Base64 (6.8), as bytes; None where it is no such
/// source.
pub fn letter(text: &str) -> Option<Vec<u8>> {
    const FIELD: &str = "content-transfer-encoding:";
    let head = text[..text.floor_char_boundary(LONGEST_HEAD)].to_ascii_lowercase();
    let (at, quoted) = head.match_indices(FIELD).find_map(|(at, _)| {
        let how = head[at + FIELD.len()..].trim_start_matches([' ', '"']);
        let at_start = at == 0 || head[..at].ends_with('\n');
        (at_start && (how.starts_with("quoted-printable") || how.starts_with("base64"))).then(|| (at, how.starts_with('q')))
    })?;
    let mut lines = text[at..].lines().skip_while(|l| !l.trim_end().is_empty()).skip(1).take_while(|l| !l.starts_with("--"));
    let mut bytes = Vec::new();
    if !quoted {
        let digits = lines.flat_map(str::bytes).filter_map(|b| ALPHABET.iter().position(|a| *a == b));
        let (mut held, mut bits) = (0, 0);
        for digit in digits {
            (held, bits) = ((held << 6 | digit) & 0xffff, bits + 6);
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits) as u8);
            }
        }
        return Some(bytes);
    }
    lines.try_for_each(|line| {
        let line = line.trim_end();
        let whole = line.strip_suffix('=');
        let mut rest = whole.unwrap_or(line).as_bytes();
        while let [first, tail @ ..] = rest {
            let byte = match (first, tail) {
                (b'=', [high, low, after @ ..]) => {
                    rest = after;
                    let digit = |b: &u8| char::from(*b).to_digit(16);
                    (digit(high)? << 4 | digit(low)?) as u8
                }
                _ => {
                    rest = tail;
                    *first
                }
            };
            bytes.push(byte);
        }
        if whole.is_none() {
            bytes.push(b'\n');
        }
        Some(())
    })?;
    Some(bytes)
}

/// The fields of a letter before its text are no longer.
const LONGEST_HEAD: usize = 16 << 10;
/// The digits of Base64.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The common name of a format that only the readers of files know.
#[cfg(not(feature = "files"))]
pub fn needs_files(bytes: &[u8]) -> Option<&'static str> {
    if formats::is_zip(bytes) {
        Some("docx/xlsx")
    } else if bytes.starts_with(formats::COMPOUND) {
        Some("xls")
    } else if let Some(format) = formats::of_head(bytes).filter(|f| f.treatment == formats::Treatment::ReadByFiles) {
        Some(format.name)
    } else {
        is_mht(bytes).then_some("mht")
    }
}

/// Decodes `bytes` and names the encoding: byte order mark first, then valid UTF-8, then UTF-16 without a mark, then GB18030
/// (which holds GBK and GB2312), or Big5 where that gives more of the words that every report has.
///
/// # Errors
/// [`InputErrorKind::NotText`] where no encoding gives a text.
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), InputError> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Ok((String::from_utf8_lossy(rest).into_owned(), "UTF-8"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok((utf16(rest, u16::from_le_bytes), "UTF-16LE"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok((utf16(rest, u16::from_be_bytes), "UTF-16BE"));
    }
    // A NUL or two have strayed into many a text; in UTF-16 every digit and line end has one.
    let nuls = bytes.iter().filter(|&&b| b == 0).count();
    let whole = std::str::from_utf8(bytes);
    if nuls > 0
        && (nuls * FEW > bytes.len() || whole.is_err())
        && let Some(read) = utf16_without_mark(bytes)
    {
        return Ok(read);
    }
    match whole {
        Ok(text) => return text_or_refuse(text.to_owned(), "UTF-8"),
        // A file cut in the middle of a character is still UTF-8, and so is one with a stray byte or two.
        Err(_) => {
            let lossy = String::from_utf8_lossy(bytes);
            let broken = lossy.chars().filter(|&c| c == '\u{fffd}').count();
            let whole = lossy.chars().filter(|&c| c as u32 > 0x7f && c != '\u{fffd}').count();
            if broken * 20 <= whole {
                return Ok((lossy.into_owned(), "UTF-8"));
            }
        }
    }
    let read = |label| {
        let text = labelled(bytes, label);
        (WORDS.iter().map(|w| text.matches(w).count()).sum::<usize>(), text)
    };
    let (gb, big5) = (read("gb18030"), read("big5"));
    if big5.0 > gb.0 { text_or_refuse(big5.1, "Big5") } else { text_or_refuse(gb.1, "GB18030") }
}

/// Words of a report, in either script, that no encoding makes of another's by chance.
const WORDS: [&str; 5] = ["政府", "公開", "公开", "年度", "情"];

/// One in so many characters may be broken or a control character.
const FEW: usize = 50;
/// One for so many Chinese characters, in UTF-8: chance makes no valid UTF-8 of Chinese.
const FEW_AMONG_CHINESE: usize = 8;

/// `text` without the control characters that no text has, and how many they were. The mark that ended texts under DOS is none worth telling.
pub fn without_controls(mut text: String) -> (String, usize) {
    let strays = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}');
    text.truncate(text.trim_end_matches('\x1a').len());
    let count = if may_hold_controls(&text) { text.chars().filter(|&c| strays(c)).count() } else { 0 };
    if count > 0 {
        text.retain(|c| !strays(c));
    }
    (text, count)
}

/// Whether a byte is there that control characters are written with, but for tabs and line ends: most texts have none.
fn may_hold_controls(text: &str) -> bool {
    let may = |&b: &u8| u8::from((b < b' ' && !(b'\t'..=b'\r').contains(&b)) | (b == 0x7f) | (b == 0xc2));
    // In pieces in which a byte can count them, so that many are looked at in one step.
    text.as_bytes().chunks(255).any(|piece| piece.iter().map(may).sum::<u8>() > 0)
}

/// A text may hold a broken character here and there, and no control characters to speak of; among so many Chinese characters one stray more is no
/// sign of a file that is none, however short the text.
fn text_or_refuse(text: String, encoding: &'static str) -> Result<(String, &'static str), InputError> {
    if !may_hold_controls(&text) && !text.contains("\u{fffd}") {
        return Ok((text, encoding));
    }
    let (mut all, mut chinese, mut bad) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        chinese += usize::from(('\u{4e00}'..='\u{9fff}').contains(&c));
        if c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x0b' | '\x1a')) {
            bad += 1;
        }
    }
    let is_text = bad * FEW <= all || encoding == "UTF-8" && bad * FEW_AMONG_CHINESE <= chinese;
    if !is_text { Err(InputErrorKind::NotText.into()) } else { Ok((text, encoding)) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// UTF-16 without a mark: read the right way round, a text is mostly Chinese characters, digits and white space, whatever its subject.
fn utf16_without_mark(bytes: &[u8]) -> Option<(String, &'static str)> {
    let usual = |text: &str| {
        let (all, usual) = text.chars().fold((0usize, 0usize), |(all, usual), c| {
            let is_usual =
                matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
            (all + 1, usual + usize::from(is_usual))
        });
        usual as f64 / all.max(1) as f64
    };
    let readings = [(utf16(bytes, u16::from_le_bytes), "UTF-16LE"), (utf16(bytes, u16::from_be_bytes), "UTF-16BE")];
    let best = readings.into_iter().map(|(text, name)| (usual(&text), text, name)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(share, ..)| *share > 0.8).map(|(_, text, name)| (text, name))
}

/// Text in GB18030, which holds GBK and GB2312.
#[cfg(feature = "files")]
pub fn gb18030(bytes: &[u8]) -> String {
    labelled(bytes, "gb18030")
}

/// Text in a code page of Windows.
#[cfg(feature = "files")]
pub fn code_page(bytes: &[u8], page: u16) -> String {
    let is_chinese = |text: &str| {
        text.chars().all(|c| c.is_ascii() || matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
    };
    match page {
        936 | 54936 => gb18030(bytes),
        950 => labelled(bytes, "big5"),
        932 => labelled(bytes, "shift_jis"),
        949 => labelled(bytes, "euc-kr"),
        65001 => labelled(bytes, "utf-8"),
        1250 | 1251 | 1253..=1258 => labelled(bytes, &format!("windows-{page}")),
        // A writer that names no code page, or the western one, may have written Chinese all the same: no western text reads as Chinese throughout,
        // nor as UTF-8.
        _ if str::from_utf8(bytes).is_ok() => labelled(bytes, "utf-8"),
        _ => Some(gb18030(bytes)).filter(|text| is_chinese(text)).unwrap_or_else(|| labelled(bytes, "windows-1252")),
    }
}

/// Text in an encoding by its name in the Encoding Standard.
#[cfg(not(target_arch = "wasm32"))]
fn labelled(bytes: &[u8], label: &str) -> String {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The browser's own decoder follows the same standard and costs no download.
#[cfg(target_arch = "wasm32")]
fn labelled(bytes: &[u8], label: &str) -> String {
    web_sys::TextDecoder::new_with_label(label)
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_told_and_read() {
        let text = "自然人\t2742\r\n一、总体情况\n";
        let utf16le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
            ([b"\xff\xfe", utf16le.as_slice()].concat(), "UTF-16LE"),
            ([b"\xfe\xff", utf16be.as_slice()].concat(), "UTF-16BE"),
            (utf16le.clone(), "UTF-16LE"),
            (utf16be.clone(), "UTF-16BE"),
            (gb, "GB18030"),
        ] {
            assert_eq!(decode(&bytes).unwrap(), (text.to_owned(), name));
        }
    }

    #[test]
    fn a_stray_nul_is_dropped_and_counted() {
        let text = "一、总体情况\n全年新收政府信息公开申请12件，予以公开3件。\n".repeat(20);
        let page = format!("<html><body><p>{}</body>", "abcdefghijkl ".repeat(50));
        for text in [text, page] {
            let with = |encode: fn(&str) -> Vec<u8>| [&encode(&text[..6])[..], b"\0", &encode(&text[6..])].concat();
            let utf8 = with(|t| t.as_bytes().to_vec());
            let gb = with(|t| encoding_rs::GB18030.encode(t).0.into_owned());
            for bytes in [utf8, gb] {
                assert_eq!(without_controls(decode(&bytes).unwrap().0), (text.clone(), 1));
            }
        }
        assert_eq!(without_controls("甲\u{85}\t乙\x1a".to_owned()), ("甲\u{85}\t乙".to_owned(), 0));
    }

    #[test]
    fn a_stray_control_character_refuses_no_text_however_short() {
        assert!(decode("某局\0二〇二三年政府信息公开".as_bytes()).is_ok());
        assert!(decode(b"ab\0\x01\x02\x03cd").is_err());
    }

    #[test]
    fn a_cut_character_is_still_utf8_and_noise_is_no_text() {
        let text = "全年新收政府信息公开申请一百件，予以公开三十件。";
        let (read, name) = decode(&text.as_bytes()[..text.len() - 1]).unwrap();
        assert_eq!((name, read.starts_with("全年新收")), ("UTF-8", true));
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode(&noise).is_err());
    }
}
