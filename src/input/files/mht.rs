//! .mht, a page saved with all its parts in one file, and .eml, a letter with what comes with it → the page, the text, or the file.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::{Opened, damaged};
use crate::document::Format;
use crate::input::{InputError, page, plain};

/// So many of the files that come with a letter are looked at.
const MAX_FILES: usize = 8;

/// No more frames of a page are read.
const MAX_FRAMES: usize = 16;

/// Messages within messages that are followed: a saved page has none, and the parser goes a step deeper for each.
const MAX_MESSAGES: usize = 32;

/// Reads the page, or the letter: of a letter without a table the first file that comes with it and can be read, or the letter that it forwards.
///
/// # Errors
/// [`InputErrorKind::Damaged`](crate::input::InputErrorKind::Damaged) where there is none; as the readers of pages and texts.
pub fn read(bytes: &[u8]) -> Result<Opened, InputError> {
    letter(&parse(bytes).ok_or_else(|| damaged("mht"))?)
}

/// As [`read`], of what was parsed: `parse` sees to it that no more letters stand within one another than may be followed.
fn letter(message: &Message) -> Result<Opened, InputError> {
    let root = match root(message) {
        Some(PartType::Html(html)) => Some(PartType::Html(framed(message, html, &mut Vec::new()).into())),
        other => other.cloned(),
    };
    match &root {
        // A workbook is saved as a page of frames, and each of its sheets as a part.
        Some(PartType::Html(html)) if html.to_ascii_lowercase().contains("<frameset") => page_of(&sheets(message)),
        Some(PartType::Html(html)) if has_table(html) => page_of(html),
        body => match (file_of(message).or_else(|| forwarded(message)), body) {
            (Some(opened), _) => Ok(opened),
            (None, Some(PartType::Html(html))) => page_of(html),
            (None, Some(PartType::Text(text))) => Ok(Opened { builder: plain(text.clone().into_owned(), 0)?, format: Format::Text }),
            _ => Err(damaged("mht")),
        },
    }
}

/// The first of the letters that a letter forwards which has a table, or comes with a file that can be read.
fn forwarded(message: &Message) -> Option<Opened> {
    message.parts.iter().find_map(|part| {
        let PartType::Message(inner) = &part.body else { return None };
        match root(inner) {
            Some(PartType::Html(html)) if has_table(html) => letter(inner).ok(),
            _ => file_of(inner).or_else(|| forwarded(inner)),
        }
    })
}

/// The first of the files that come with a letter which can be read.
fn file_of(message: &Message) -> Option<Opened> {
    message.attachments().take(MAX_FILES).find_map(|file| super::attached(file.contents()))
}

fn has_table(html: &str) -> bool {
    html.to_ascii_lowercase().contains("<table")
}

/// The source of the page, where it is one.
pub fn source(bytes: &[u8]) -> Option<String> {
    match root(&parse(bytes)?)? {
        PartType::Html(html) => Some(html.clone().into_owned()),
        _ => None,
    }
}

/// A page with the pages that stand in frames of it in their places, where they are parts of the same file; each once, as `read` tells.
fn framed(message: &Message, html: &str, read: &mut Vec<usize>) -> String {
    let lower = html.to_ascii_lowercase();
    let (mut page, mut from) = (String::with_capacity(html.len()), 0);
    for (at, _) in lower.match_indices("<iframe") {
        let Some(end) = lower[at..].find('>').map(|end| at + end + 1) else { break };
        let Some((number, PartType::Html(frame))) = source_of(&html[at..end]).and_then(|source| part(message, &source)) else { continue };
        if at < from || read.len() == MAX_FRAMES || read.contains(&number) {
            continue;
        }
        read.push(number);
        let frame = framed(message, frame, read);
        // As hidden as the frame is.
        [&html[from..at], "<div", &html[at + "<iframe".len()..end], &frame, "</div>"].into_iter().for_each(|piece| page.push_str(piece));
        from = end;
    }
    page + &html[from..]
}

/// Where the page of a frame is, by its tag.
fn source_of(tag: &str) -> Option<String> {
    let name = tag.to_ascii_lowercase().find(" src=")?;
    let value = tag[name + " src=".len()..].trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = quote.map_or_else(|| value.split([' ', '>']).next(), |quote| value[1..].split(quote).next())?;
    Some(value.replace("&amp;", "&"))
}

/// The part that is called so (RFC 2392), or was had from there (RFC 2557, 4), and its number.
fn part<'m, 'b>(message: &'m Message<'b>, source: &str) -> Option<(usize, &'m PartType<'b>)> {
    let id = source.strip_prefix("cid:");
    let is_meant = |part: &mail_parser::MessagePart| match id {
        Some(id) => part.content_id().is_some_and(|own| own.trim_matches(['<', '>']) == id),
        None => part.content_location() == Some(source),
    };
    message.parts.iter().enumerate().find(|(_, part)| is_meant(part)).map(|(number, part)| (number, &part.body))
}

/// The parts that are pages with tables, one behind the other.
fn sheets(message: &Message) -> String {
    let page = |part: &mail_parser::MessagePart| match &part.body {
        PartType::Html(html) if html.to_ascii_lowercase().contains("<table") => Some(html.to_string()),
        _ => None,
    };
    message.parts.iter().filter_map(page).collect()
}

fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    if messages(bytes) > MAX_MESSAGES { None } else { MessageParser::default().parse(bytes) }
}

fn page_of(html: &str) -> Result<Opened, InputError> {
    Ok(Opened { builder: page(html)?, format: Format::Html })
}

/// The part that a page in several parts says it begins with (RFC 2387, 3.2), or its first.
fn root<'m, 'b>(message: &'m Message<'b>) -> Option<&'m PartType<'b>> {
    let bare = |id: &'m str| id.trim_matches(['<', '>']);
    let start = message.content_type().and_then(|t| t.attribute("start")).map(bare);
    let named = message.parts.iter().find(|part| start.is_some() && part.content_id().map(bare) == start);
    named.or(message.html_part(0)).or(message.text_part(0)).map(|part| &part.body)
}

/// How many parts may be messages themselves: their type is called a message, or a digest of them, however it is written.
fn messages(bytes: &[u8]) -> usize {
    const TYPE: &[u8] = b"content-type";
    let has = |text: &[u8], name: &[u8]| text.windows(name.len()).any(|w| w.eq_ignore_ascii_case(name));
    let windows = bytes.windows(TYPE.len()).enumerate();
    let types: Vec<usize> = windows.filter(|(_, w)| w.eq_ignore_ascii_case(TYPE)).map(|(at, _)| at).collect();
    let ends = types.iter().skip(1).copied().chain([bytes.len()]);
    let fields = types.iter().zip(ends).map(|(&from, to)| &bytes[from..to]);
    // A part's fields end at the first empty line.
    let heads = fields.map(|f| &f[..f.windows(3).position(|w| w.starts_with(b"\n\n") || w == b"\n\r\n").unwrap_or(f.len())]);
    heads.filter(|head| has(head, b"message") || has(head, b"digest")).count()
}
