//! The body of a Word file (WordprocessingML) with some of its characters replaced.
//!
//! In: its XML, the text that is read of it, and what is to stand otherwise. Out: the XML with that. Each run of text is found in the text by its
//! order, blanks apart; an empty cell by its number in its row, which a run beside it tells.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::Event;

use super::edits::Edit;

/// What a run stands in that is no part of the text, or not in its order.
const ASIDE: [&str; 6] = ["del", "moveFrom", "Fallback", "txbxContent", "rt", "drawing"];

/// A run's text: its stretch of the XML, and of the text once it is found there.
struct Run {
    xml: Range<usize>,
    text: String,
    /// Where each of its characters, blanks apart, stands in the text: (offset in the run, offset in the text).
    found: Vec<(usize, usize)>,
    row: Option<usize>,
    /// The properties of the run as they are written; they hold for a figure put beside it.
    style: Range<usize>,
}

/// A cell of a row: where a run can be put into its first paragraph, or None; an empty paragraph is one tag to be opened.
struct Cell {
    end: Option<Range<usize>>,
}

#[derive(Default)]
struct Body {
    runs: Vec<Run>,
    rows: Vec<Vec<Cell>>,
}

/// The XML with these edits, or None where one cannot be placed.
pub fn replaced(xml: &str, text: &str, edits: &[Edit]) -> Option<String> {
    let mut body = read(xml)?;
    find(&mut body.runs, text);
    // What stands in each run now, and what is put into empty cells.
    let mut now: BTreeMap<usize, String> = BTreeMap::new();
    let mut put: Vec<(Range<usize>, String)> = Vec::new();
    for edit in edits.iter().rev() {
        if text[edit.field.clone()].trim().is_empty() {
            put.push(into_cell(&body, xml, text, edit)?);
            continue;
        }
        let at = |i: usize, offset: usize| body.runs[i].found.iter().find(|(_, text)| *text == offset).map(|(own, _)| *own);
        let gone: Vec<(usize, usize)> = text[edit.at.clone()]
            .char_indices()
            .filter(|(_, c)| !c.is_whitespace())
            .map(|(i, _)| edit.at.start + i)
            .map(|offset| (0..body.runs.len()).find_map(|i| at(i, offset).map(|own| (i, own))))
            .collect::<Option<_>>()?;
        // Where nothing goes, what comes stands behind the character before it, or before the one behind it.
        let beside = || {
            let field = &text[edit.field.clone()];
            let cut = edit.at.start - edit.field.start;
            let before = field[..cut].char_indices().rev().find(|(_, c)| !c.is_whitespace());
            let behind = field[cut..].char_indices().find(|(_, c)| !c.is_whitespace());
            let near = before.map(|(i, c)| (edit.field.start + i, c.len_utf8())).or(behind.map(|(i, _)| (edit.at.start + i, 0)))?;
            (0..body.runs.len()).find_map(|i| at(i, near.0).map(|own| (i, own + near.1)))
        };
        let (run, from) = match gone.first() {
            Some(first) => *first,
            None => beside()?,
        };
        for (i, own) in gone.iter().rev() {
            let held = now.entry(*i).or_insert_with(|| body.runs[*i].text.clone());
            held.remove(*own);
        }
        now.entry(run).or_insert_with(|| body.runs[run].text.clone()).insert_str(from, edit.put.trim());
    }
    put.extend(now.into_iter().map(|(i, text)| (body.runs[i].xml.clone(), escape(text.as_str()).into_owned())));
    put.sort_by_key(|(at, _)| at.start);
    let (mut out, mut at) = (String::with_capacity(xml.len() + 64), 0);
    for (range, text) in put {
        out += xml.get(at..range.start)?;
        out += &text;
        at = range.end;
    }
    Some(out + &xml[at..])
}

/// A figure for an empty cell: the place in the XML, and the run that comes there.
fn into_cell(body: &Body, xml: &str, text: &str, edit: &Edit) -> Option<(Range<usize>, String)> {
    let start = text[..edit.field.start].rfind('\n').map_or(0, |i| i + 1);
    let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let line = start..end;
    let beside = |run: &&Run| run.row.is_some() && run.found.iter().any(|(_, offset)| line.contains(offset));
    let near: Vec<&Run> = body.runs.iter().filter(beside).collect();
    let row = near.first()?.row?;
    if near.iter().any(|run| run.row != Some(row)) {
        return None;
    }
    let cells = &body.rows[row];
    if cells.len() != text[line.clone()].split('\t').count() {
        return None;
    }
    let number = text[line.start..edit.field.start].matches('\t').count();
    let place = cells[number].end.clone()?;
    let style = near.last().map_or("", |run| &xml[run.style.clone()]);
    let run = format!("<w:r>{style}<w:t>{}</w:t></w:r>", escape(edit.put.trim()));
    // A paragraph that is one tag is opened for it.
    let tag = &xml[place.clone()];
    Some(match tag.strip_suffix("/>") {
        Some(open) => (place, format!("{open}>{run}</w:p>")),
        None => (place, run),
    })
}

/// Finds each run in the text, in order.
fn find(runs: &mut [Run], text: &str) {
    let solid: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let mut at = 0;
    for run in runs {
        let own: Vec<(usize, char)> = run.text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
        let fits = solid.get(at..at + own.len()).is_some_and(|here| here.iter().map(|(_, c)| c).eq(own.iter().map(|(_, c)| c)));
        if fits {
            run.found = own.iter().zip(&solid[at..]).map(|((own, _), (text, _))| (*own, *text)).collect();
            at += own.len();
        }
    }
}

/// The runs and rows of a body; None where it is not well formed or its names have another prefix.
fn read(xml: &str) -> Option<Body> {
    if !xml.contains("xmlns:w=") {
        return None;
    }
    let mut reader = Reader::from_str(xml);
    let mut body = Body::default();
    let (mut aside, mut rows) = (0_usize, Vec::new());
    let (mut style, mut properties) = (0..0, 0);
    let mut open = None;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().ok()?;
        let after = reader.buffer_position() as usize;
        match &event {
            Event::Eof => return Some(body),
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name();
                let is_open = matches!(event, Event::Start(_));
                if aside > 0 || ASIDE.contains(&name.as_ref()) {
                    aside += usize::from(is_open);
                    continue;
                }
                match (name.as_ref(), is_open) {
                    ("tr", true) => {
                        rows.push(body.rows.len());
                        body.rows.push(Vec::new());
                    }
                    ("tc", true) => body.rows[*rows.last()?].push(Cell { end: None }),
                    ("p", false) => last_cell(&mut body, &rows).map_or((), |cell| {
                        cell.end.get_or_insert(before..after);
                    }),
                    ("r", true) => style = 0..0,
                    ("rPr", true) => properties = before,
                    ("t", true) => open = Some(after),
                    _ => {}
                }
            }
            Event::End(tag) => {
                if aside > 0 {
                    aside -= 1;
                    continue;
                }
                match tag.local_name().as_ref() {
                    "tr" => drop(rows.pop()),
                    "p" => last_cell(&mut body, &rows).map_or((), |cell| {
                        cell.end.get_or_insert(before..before);
                    }),
                    "rPr" => style = properties..after,
                    "t" => {
                        let inner = open.take()?..before;
                        // What is written in another way is not touched.
                        if let Some(text) = xml.get(inner.clone()).filter(|raw| !raw.contains('<')).and_then(|raw| unescape(raw).ok()) {
                            let text = text.into_owned();
                            body.runs.push(Run { xml: inner, text, found: Vec::new(), row: rows.last().copied(), style: style.clone() });
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

fn last_cell<'a>(body: &'a mut Body, rows: &[usize]) -> Option<&'a mut Cell> {
    body.rows.get_mut(*rows.last()?)?.last_mut()
}
