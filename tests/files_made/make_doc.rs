//! Word documents, byte by byte after [MS-DOC]: as Word writes them, and as it does not.
#![allow(dead_code, reason = "each test binary uses its own part")]

use super::make::compound;

/// Characters with one look: the text, and the modifiers of its properties.
#[derive(Clone, Default)]
pub struct Run {
    pub text: String,
    pub look: Vec<u8>,
}

/// How the characters of a paragraph are written.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Coding {
    #[default]
    Wide,
    /// One byte a character.
    Western,
    /// Two bytes for each Chinese character, in a piece of one-byte characters.
    Chinese,
}

/// A paragraph: its runs, the character that ends it, and the modifiers of its properties.
#[derive(Clone)]
pub struct Paragraph {
    pub runs: Vec<Run>,
    pub end: char,
    pub end_look: Vec<u8>,
    pub place: Vec<u8>,
    pub style: u16,
    pub coding: Coding,
}

/// A modifier of properties: its number, and its operand as it stands in the file.
pub fn sprm(kind: u16, operand: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], operand].concat()
}

pub fn run(text: &str, look: &[u8]) -> Run {
    Run { text: text.to_owned(), look: look.to_vec() }
}

/// A paragraph outside tables.
pub fn paragraph(runs: &[Run]) -> Paragraph {
    Paragraph { runs: runs.to_vec(), end: '\r', end_look: Vec::new(), place: Vec::new(), style: 0, coding: Coding::Wide }
}

pub fn plain(text: &str) -> Paragraph {
    paragraph(&[run(text, &[])])
}

const IN_TABLE: [u8; 3] = [0x16, 0x24, 1];
const DELETED: [u8; 3] = [0, 8, 1];

/// Says how deep a paragraph stands in tables.
fn deep(depth: u8) -> Vec<u8> {
    [&IN_TABLE[..], &sprm(0x6649, &[depth, 0, 0, 0])].concat()
}

/// The last paragraph of a cell.
pub fn cell(text: &str, depth: u8) -> Paragraph {
    let mut cell = plain(text);
    cell.place = deep(depth);
    if depth > 1 {
        cell.place.extend(sprm(0x244b, &[1]));
    } else {
        cell.end = '\u{7}';
    }
    cell
}

/// A paragraph of a cell that is not its last.
pub fn within(text: &str, depth: u8) -> Paragraph {
    Paragraph { place: deep(depth), ..plain(text) }
}

/// The definition of a row's cells: their edges, and for each its flags (2 belongs to the left, 0x20 to the one above, 0x60 begins such).
pub fn definition(edges: &[i16], flags: &[u16]) -> Vec<u8> {
    let mut data = vec![flags.len() as u8];
    edges.iter().for_each(|edge| data.extend(edge.to_le_bytes()));
    for flags in flags {
        data.extend(flags.to_le_bytes());
        data.extend([0; 18]);
    }
    sprm(0xd608, &[&(data.len() as u16 + 1).to_le_bytes()[..], &data].concat())
}

/// The end of a row.
pub fn row_end(depth: u8, definition: &[u8]) -> Paragraph {
    let mut end = plain("");
    end.place = deep(depth);
    if depth > 1 {
        end.place.extend([sprm(0x244b, &[1]), sprm(0x244c, &[1])].concat());
    } else {
        end.end = '\u{7}';
        end.place.extend(sprm(0x2417, &[1]));
    }
    end.place.extend(definition);
    end
}

/// The paragraph with its end deleted.
pub fn end_deleted(mut paragraph: Paragraph) -> Paragraph {
    paragraph.end_look = DELETED.to_vec();
    paragraph
}

/// A document: its texts in the order in which they follow each other in the file, and how it is written.
#[derive(Clone, Default)]
pub struct Made {
    pub main: Vec<Paragraph>,
    pub footnotes: Vec<Paragraph>,
    pub headers: Vec<Paragraph>,
    pub boxes: Vec<Paragraph>,
    /// For each shape the character it is anchored at, and its number; for each box how many paragraphs it has, and its shape's number.
    pub shapes: Vec<(u32, u32)>,
    pub box_parts: Vec<(usize, u32)>,
    pub styles: Vec<u8>,
    /// The paragraphs stand in the file from the last to the first, as after a fast save.
    pub reversed: bool,
    /// For each paragraph of the main text by its number: what its piece changes (Prm), and the lists that such changes point to.
    pub changes: Vec<(usize, u16)>,
    pub lists: Vec<Vec<u8>>,
    /// Lists of properties longer than this stand in the stream of data.
    pub longest: Option<usize>,
    pub chinese: bool,
    pub flags: u16,
}

/// A page of runs: for each where it begins and ends, and its list.
fn pages(mut runs: Vec<(usize, usize, Vec<u8>)>, entry: usize, stream: &mut Vec<u8>) -> Vec<u8> {
    runs.sort_by_key(|run| run.0);
    let (mut starts, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = runs.as_slice();
    while !rest.is_empty() {
        stream.resize(stream.len().next_multiple_of(512), 0);
        let size = |n: usize| (n + 1) * 4 + n * entry + rest[..n].iter().map(|r| (r.2.len() + 3).next_multiple_of(2)).sum::<usize>();
        let contiguous = |n: usize| rest[..n].windows(2).all(|pair| pair[0].1 == pair[1].0);
        let count = (1..=rest.len().min(100)).take_while(|&n| size(n) <= 508 && contiguous(n)).last().expect("a list fits on a page");
        let mut page = [0u8; 512];
        let mut end = 510;
        for (i, (from, to, list)) in rest[..count].iter().enumerate() {
            page[i * 4..i * 4 + 4].copy_from_slice(&(*from as u32).to_le_bytes());
            page[i * 4 + 4..i * 4 + 8].copy_from_slice(&(*to as u32).to_le_bytes());
            // Paragraphs count pairs of bytes, with one more before where the number is even.
            let head = match (entry, list.len() % 2) {
                (1, _) => vec![list.len() as u8],
                (_, 1) => vec![list.len().div_ceil(2) as u8],
                _ => vec![0, (list.len() / 2) as u8],
            };
            let whole = [&head[..], list].concat();
            end = (end - whole.len()) / 2 * 2;
            page[end..end + whole.len()].copy_from_slice(&whole);
            page[(count + 1) * 4 + i * entry] = (end / 2) as u8;
        }
        page[511] = count as u8;
        starts.push(rest[0].0 as u32);
        numbers.push((stream.len() / 512) as u32);
        stream.extend(page);
        rest = &rest[count..];
    }
    starts.push(runs.last().map_or(0, |run| run.1) as u32);
    starts.iter().chain(&numbers).flat_map(|n| n.to_le_bytes()).collect()
}

impl Made {
    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let (document, tables, data) = self.streams();
        compound(&[("/WordDocument", &document), ("/1Table", &tables), ("/Data", &data)])
    }

    /// The streams of the document, of its tables, and of data.
    pub fn streams(&self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        let parts = [&self.main, &self.footnotes, &self.headers, &self.boxes];
        let all: Vec<&Paragraph> = parts.iter().flat_map(|part| part.iter()).collect();
        let mut stream = vec![0u8; 2048];
        let mut data = vec![0u8; 8];
        let (mut looks, mut places) = (Vec::new(), Vec::new());
        let mut pieces = vec![(0u32, 0usize); all.len()];
        let order: Vec<usize> = if self.reversed { (0..all.len()).rev().collect() } else { (0..all.len()).collect() };
        for &i in &order {
            let paragraph = all[i];
            stream.resize(stream.len().next_multiple_of(2), 0);
            let begin = stream.len();
            let end = run(&paragraph.end.to_string(), &paragraph.end_look);
            for run in paragraph.runs.iter().chain([&end]).filter(|run| !run.text.is_empty()) {
                let from = stream.len();
                match paragraph.coding {
                    Coding::Wide => run.text.encode_utf16().for_each(|unit| stream.extend(unit.to_le_bytes())),
                    Coding::Western => stream.extend(encoding_rs::WINDOWS_1252.encode(&run.text).0.iter()),
                    Coding::Chinese => stream.extend(encoding_rs::GB18030.encode(&run.text).0.iter()),
                }
                looks.push((from, stream.len(), run.look.clone()));
            }
            let wide = paragraph.coding == Coding::Wide;
            let place = if wide { begin as u32 } else { (begin as u32 * 2) | 0x4000_0000 };
            pieces[i] = (place, (stream.len() - begin) / if wide { 2 } else { 1 });
            let mut list = paragraph.place.clone();
            if self.longest.is_some_and(|longest| list.len() > longest) {
                let at = data.len() as u32;
                data.extend((list.len() as u16).to_le_bytes());
                data.extend(&list);
                list = sprm(0x6646, &at.to_le_bytes());
            }
            places.push((begin, stream.len(), [&paragraph.style.to_le_bytes()[..], &list].concat()));
        }
        let mut tables = vec![0u8; 4];
        let mut set = Vec::new();
        let mut table = |number: usize, content: &[u8], set: &mut Vec<(usize, u32)>| {
            set.push((154 + number * 8, tables.len() as u32));
            set.push((158 + number * 8, content.len() as u32));
            tables.extend(content);
        };
        let runs = pages(looks, 1, &mut stream);
        table(12, &runs, &mut set);
        let runs = pages(places, 13, &mut stream);
        table(13, &runs, &mut set);
        table(1, &self.styles, &mut set);
        let mut clx = Vec::new();
        for list in &self.lists {
            clx.extend([&[1][..], &(list.len() as u16).to_le_bytes(), list].concat());
        }
        let mut at = 0u32;
        let mut numbers = vec![0u32];
        numbers.extend(pieces.iter().map(|piece| {
            at += piece.1 as u32;
            at
        }));
        let entry = |(i, piece): (usize, &(u32, usize))| {
            let change = self.changes.iter().find(|change| change.0 == i).map_or(0, |change| change.1);
            [&[0, 0][..], &piece.0.to_le_bytes(), &change.to_le_bytes()].concat()
        };
        let entries: Vec<u8> = pieces.iter().enumerate().flat_map(entry).collect();
        let plc: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).chain(entries).collect();
        clx.extend([&[2][..], &(plc.len() as u32).to_le_bytes(), &plc].concat());
        table(33, &clx, &mut set);
        let length = |from: usize, count: usize| (numbers[from + count] - numbers[from]) as usize;
        let mut from = 0;
        let lengths: Vec<usize> = parts
            .iter()
            .map(|part| {
                from += part.len();
                length(from - part.len(), part.len())
            })
            .collect();
        if !self.boxes.is_empty() {
            let shapes: Vec<u8> = self.shapes.iter().map(|s| s.0).chain([u32::MAX]).flat_map(u32::to_le_bytes).collect();
            let entries = self.shapes.iter().flat_map(|s| [&s.1.to_le_bytes()[..], &[0; 22]].concat());
            table(40, &shapes.into_iter().chain(entries).collect::<Vec<u8>>(), &mut set);
            let first = all.len() - self.boxes.len();
            let mut ends = vec![0u32];
            let mut paragraphs = 0;
            for part in &self.box_parts {
                paragraphs += part.0;
                ends.push(length(first, paragraphs) as u32);
            }
            let entries = self.box_parts.iter().flat_map(|b| [&[0; 14][..], &b.1.to_le_bytes(), &[0; 4]].concat());
            table(56, &ends.into_iter().flat_map(u32::to_le_bytes).chain(entries).collect::<Vec<u8>>(), &mut set);
        }
        stream[..12].copy_from_slice(&[0xec, 0xa5, 0xc1, 0, 0, 0, 9, 4, 0, 0, self.flags as u8, 2 | (self.flags >> 8) as u8]);
        if self.chinese {
            stream[6..8].copy_from_slice(&[4, 8]);
        }
        for (at, number) in
            set.into_iter().chain([(76, lengths[0] as u32), (80, lengths[1] as u32), (84, lengths[2] as u32), (100, lengths[3] as u32)])
        {
            stream[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        (stream, tables, data)
    }
}
