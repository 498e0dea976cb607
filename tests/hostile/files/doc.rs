//! Documents of Word 97 to 2003.

use super::super::make::compound;
use super::super::make_doc::{Made, Paragraph, cell, definition, paragraph, plain, row_end, run, sprm, within};
use super::super::shapes::{Shape, repeat, shapes};

/// A document of these paragraphs again and again, about so many bytes of them.
fn document(paragraphs: &[Paragraph], each: usize, size: usize) -> Vec<u8> {
    Made { main: paragraphs.iter().cycle().take(size / each * paragraphs.len()).cloned().collect(), ..Made::default() }.file()
}

/// A document of one long paragraph, with `change` made to its stream and to that of its tables.
fn changed(size: usize, change: impl Fn(&mut Vec<u8>, &mut Vec<u8>)) -> Vec<u8> {
    let (mut document, mut tables, data) = Made { main: vec![plain(&"文".repeat(size / 2))], ..Made::default() }.streams();
    change(&mut document, &mut tables);
    compound(&[("/WordDocument", &document), ("/1Table", &tables), ("/Data", &data)])
}

/// Puts a table in the place of the one with this number.
fn put(document: &mut [u8], tables: &mut Vec<u8>, number: usize, table: &[u8]) {
    document[154 + number * 8..158 + number * 8].copy_from_slice(&(tables.len() as u32).to_le_bytes());
    document[158 + number * 8..162 + number * 8].copy_from_slice(&(table.len() as u32).to_le_bytes());
    tables.extend(table);
}

/// A table of pieces: each of `count` begins at the same place and has so many characters.
fn pieces(count: u32, characters: u32) -> Vec<u8> {
    let numbers = (0..=count).flat_map(|i| (i * characters).to_le_bytes());
    let entries = (0..count).flat_map(|_| [&[0, 0][..], &2048u32.to_le_bytes(), &[0, 0]].concat());
    let table: Vec<u8> = numbers.chain(entries).collect();
    [&[2][..], &(table.len() as u32).to_le_bytes(), &table].concat()
}

/// See the module.
pub const WORD: &[Shape] = shapes! {
    "doc: one giant paragraph" => |n| document(&[plain(&"文".repeat(n / 2))], n, n),
    "doc: short paragraphs" => |n| document(&[plain("文")], 40, n),
    "doc: cells" => |n| document(&[cell("1", 1)], 40, n),
    "doc: rows" => |n| document(&[cell("1", 1), row_end(1, &definition(&[0, 1000], &[0]))], 90, n),
    "doc: rows, each divided otherwise" => |n| {
        let row = |i: usize| [cell("1", 1), cell("2", 1), row_end(1, &definition(&[0, (i % 30_000) as i16, 30_001], &[0, 0]))];
        Made { main: (0..n / 160).flat_map(row).collect(), ..Made::default() }.file()
    },
    "doc: wide rows" => |n| {
        let edges: Vec<i16> = (0..=60).map(|i| i * 100).collect();
        let row = || (0..60).map(|_| cell("", 1)).chain([row_end(1, &[sprm(0x6646, &[8, 0, 0, 0])].concat())]);
        let mut made = Made { main: (0..n / 2600).flat_map(|_| row()).collect(), ..Made::default() };
        made.main.push(row_end(1, &definition(&edges, &[0x20; 60])));
        made.longest = Some(200);
        made.file()
    },
    "doc: cells that go on and on" => |n| document(&[cell("", 1), row_end(1, &definition(&[0, 1000], &[0x20]))], 90, n),
    "doc: tables within tables" => |n| {
        let deep = |i: usize| within("文", (i % 250) as u8 + 1);
        Made { main: (0..n / 60).map(deep).collect(), ..Made::default() }.file()
    },
    "doc: fields within fields" => |n| document(&[plain(&"\u{13}".repeat(n / 2))], n, n),
    "doc: fields within fields that end" => |n| document(&[plain(&format!("{}{}", "\u{13}\u{14}".repeat(n / 6), "\u{15}".repeat(n / 6)))], n, n),
    "doc: hidden text" => |n| document(&[paragraph(&[run("文", &[0x3c, 8, 1]), run("字", &[])])], 60, n),
    "doc: one list of properties pointed to again and again" => |n| {
        let list = sprm(0x4600, &[0, 0]).repeat(5000);
        let mut main = vec![Paragraph { place: list, ..plain("文") }];
        main.extend((0..n / 60).flat_map(|_| [Paragraph { place: sprm(0x6646, &[8, 0, 0, 0]), ..plain("文") }, plain("字")]));
        Made { main, longest: Some(100), ..Made::default() }.file()
    },
    "doc: one text named by many pieces" => |n| changed(n, |document, tables| put(document, tables, 33, &pieces(n as u32 / 12, 1000))),
    "doc: pieces of one character" => |n| changed(n, |document, tables| {
        document[76..80].copy_from_slice(&(n as u32 / 12).to_le_bytes());
        put(document, tables, 33, &pieces(n as u32 / 12, 1));
    }),
    "doc: one page of runs named again and again" => |n| changed(n, |document, tables| {
        let table: Vec<u8> = (0..=n as u32 / 8).chain((0..n as u32 / 8).map(|_| 5)).flat_map(u32::to_le_bytes).collect();
        put(document, tables, 12, &table);
        put(document, tables, 13, &table);
    }),
    "doc: pages of runs of noise" => |n| changed(n, |document, tables| {
        let table: Vec<u8> = (0..=n as u32 / 512).chain(4..n as u32 / 512 + 4).flat_map(u32::to_le_bytes).collect();
        document[2048..].iter_mut().enumerate().for_each(|(i, byte)| *byte = (i.wrapping_mul(2_654_435_761) >> 11) as u8);
        put(document, tables, 12, &table);
        put(document, tables, 13, &table);
    }),
    "doc: styles" => |n| changed(n / 2, |document, tables| {
        let style = [&[24, 0, 0, 0, 0x11, 0][..], &[0; 6], &[1, 0, b'n', 0, 0, 0, 2, 0, 0, 0, 3, 0, 0x3c, 8]].concat();
        let table = [&[4, 0, 0, 0, 10, 0][..], &style.repeat(n / 52)].concat();
        put(document, tables, 1, &table);
    }),
    "doc: boxes" => |n| {
        let count = n / 200;
        let main = (0..count).map(|_| plain("\u{8}")).collect();
        let shapes = (0..count as u32).map(|i| (i * 2, i)).collect();
        let (boxes, box_parts) = ((0..count).map(|_| plain("盒")).collect(), (0..count as u32).map(|i| (1, i)).collect());
        Made { main, boxes, shapes, box_parts, ..Made::default() }.file()
    },
    "doc: tables of noise" => |n| changed(n / 2, |document, tables| {
        put(document, tables, 33, &[2, 0xff, 0xff, 0xff, 0x7f]);
        tables.extend(repeat("\u{1}\u{7f}a", n / 2));
    }),
};
