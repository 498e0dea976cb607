//! Files of a folder of one's own, as the programs of offices write them: which are read, whether their text is all there and in order, and whether
//! their tables are those that another program sees. Run by `cargo xtask files FOLDER`; the files are no part of the project.
//!
//! A .doc is compared with the page that LibreOffice makes of it (`soffice`), an .ofd with every piece of text in the XML of its pages. What differs
//! need not be wrong: the page shows text whose deletion is recorded, the XML of templates that no page uses and what is printed twice.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use gouji::Input;
use gouji::InputError;
use gouji::internals::{Document, RowKind, read};

/// What is compared of a document: its text without white space, and its tables: for each cell its row, its column and its text.
struct Content {
    /// The text of all paragraphs and cells, one after the other.
    text: String,
    pieces: Vec<String>,
    tables: Vec<Vec<(usize, u32, String)>>,
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2011}' | '-')).collect()
}

fn content(document: &Document) -> Content {
    let mut tables: BTreeMap<u32, Vec<(usize, u32, String)>> = BTreeMap::new();
    let mut pieces = Vec::new();
    let mut rows: BTreeMap<u32, usize> = BTreeMap::new();
    for row in &document.rows {
        let cells = row.cells.iter().map(|cell| (cell.column, bare(document.slice(cell.span))));
        let cells: Vec<(u32, String)> = cells.collect();
        pieces.extend(cells.iter().map(|cell| cell.1.clone()).filter(|text| !text.is_empty()));
        if let RowKind::Grid(number) = row.kind {
            let number_of_row = rows.entry(number).and_modify(|n| *n += 1).or_insert(0);
            tables.entry(number).or_default().extend(cells.into_iter().map(|(column, text)| (*number_of_row, column, text)));
        }
    }
    Content { text: pieces.concat(), pieces, tables: tables.into_values().collect() }
}

/// How many of these pieces stand in the text, each not far behind the one before (the shorter, the nearer); a piece that is not there is printed
/// where `GOUJI_VERBOSE` is set.
fn in_order(pieces: &[String], text: &str) -> usize {
    let mut at = 0;
    let mut found = 0;
    for piece in pieces {
        let window = &text[at..text.ceil_char_boundary(at + 300 + piece.len() * 20)];
        match window.find(piece.as_str()) {
            Some(offset) => {
                at += offset + piece.len();
                found += 1;
            }
            None if verbose() => println!("    not in its place: {}", piece.chars().take(60).collect::<String>()),
            None => {}
        }
    }
    found
}

fn verbose() -> bool {
    std::env::var_os("GOUJI_VERBOSE").is_some()
}

/// The page that LibreOffice made of each .doc; None where it made none.
fn pages(files: &[PathBuf], folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut made = BTreeMap::new();
    let documents: Vec<&PathBuf> = files.iter().filter(|f| f.extension().is_some_and(|e| e != "ofd")).collect();
    // Asked for nothing, the program would wait for ever.
    if documents.is_empty() {
        return made;
    }
    let status = Command::new("soffice").args(["--headless", "--convert-to", "html", "--outdir"]).arg(folder).args(&documents).output();
    if status.is_err() {
        println!("(no soffice here: documents are read, and compared with nothing)");
    }
    for document in documents {
        let page = folder.join(document.file_stem().unwrap()).with_extension("html");
        if let Ok(bytes) = std::fs::read(page) {
            made.insert(document.clone(), bytes);
        }
    }
    made
}

/// The page's body as a reader of the document sees it: LibreOffice puts headers, footers and the signs of notes into it.
fn without_margins(page: &[u8]) -> String {
    let mut page = String::from_utf8_lossy(page).into_owned();
    for (start, end) in [
        ("<div title=\"header\">", "</div>"),
        ("<div title=\"footer\">", "</div>"),
        ("<a class=\"sdfootnote", "</a>"),
        ("<a class=\"sdendnote", "</a>"),
    ] {
        while let Some(from) = page.find(start) {
            let to = page[from..].find(end).map_or(page.len(), |to| from + to + end.len());
            page.replace_range(from..to, "");
        }
    }
    page
}

/// Every piece of text of an .ofd's pages and what they are made of, as it stands in their XML: taken by the names of the elements alone.
fn text_codes(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut pieces = Vec::new();
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap();
        let name = part.name().unwrap_or_default().to_ascii_lowercase();
        let mut xml = String::new();
        if !name.ends_with(".xml") || name.contains("annot") || part.read_to_string(&mut xml).is_err() {
            continue;
        }
        for tail in xml.split("TextCode").skip(1) {
            // The end of an element begins with a bar.
            if let (Some(text), true) = (tail.split('>').nth(1), !tail.starts_with('>')) {
                let text = text.split('<').next().unwrap_or_default();
                let text =
                    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x20;", " ").replace("&amp;", "&");
                pieces.push(bare(&text));
            }
        }
    }
    pieces
}

/// How many of these characters the text has, each as often as it is there.
fn shared(pieces: &[String], text: &str) -> (usize, usize) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    let all = pieces.iter().flat_map(|p| p.chars());
    let found = all.clone().filter(|c| counts.get_mut(c).filter(|n| **n > 0).map(|n| *n -= 1).is_some()).count();
    (found, all.count())
}

fn line(path: &Path, bytes: &[u8], page: Option<&Vec<u8>>) -> String {
    let begun = Instant::now();
    let outcome: Result<Document, InputError> = read(Input::Bytes(bytes), None);
    let time = begun.elapsed().as_millis();
    let document = match outcome {
        Ok(document) => document,
        Err(error) => return format!("refused: {:?} ({time} ms)", error.kind()),
    };
    let ours = content(&document);
    if verbose() {
        println!("{}", document.text);
    }
    let format = format!("read as {:?}, {} characters, {time} ms", document.format, ours.text.chars().count());
    if path.extension().is_some_and(|e| e == "ofd") {
        let (found, all) = shared(&text_codes(bytes), &ours.text);
        return format!("{format}; {found} of {all} characters of its pages; tables {}; {:?}", ours.tables.len(), document.remarks);
    }
    let Some(page) = page else { return format!("{format}; LibreOffice reads nothing") };
    let theirs = match read(Input::Bytes(without_margins(page).as_bytes()), None) {
        Ok(theirs) => content(&theirs),
        Err(error) => return format!("{format}; LibreOffice's page is refused: {:?}", error.kind()),
    };
    let text = format!("{} of {} pieces in order", in_order(&theirs.pieces, &ours.text), theirs.pieces.len());
    let back = format!("{} of ours in theirs", in_order(&ours.pieces, &theirs.text) * 100 / ours.pieces.len().max(1));
    let same = theirs.tables.iter().zip(&ours.tables).filter(|(a, b)| a == b).count();
    if verbose() {
        for (a, b) in theirs.tables.iter().zip(&ours.tables).filter(|(a, b)| a != b) {
            println!("    theirs {a:?}\n    ours   {b:?}");
        }
    }
    format!("{format}; {text}, {back} %; {same} of {} tables, ours {}; {:?}", theirs.tables.len(), ours.tables.len(), document.remarks)
}

#[test]
#[ignore = "wants a folder of one's own: cargo xtask files FOLDER"]
fn table() {
    let folder = PathBuf::from(std::env::var_os("GOUJI_FILES").expect("cargo xtask files FOLDER"));
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|e| e.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("doc" | "wps" | "ofd") => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    let made = std::env::temp_dir().join(format!("gouji-office-{}", std::process::id()));
    let pages = pages(&files, &made);
    let _ = std::fs::remove_dir_all(&made);
    assert!(!files.is_empty(), "no .doc, .wps or .ofd in that folder");
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        println!("{}: {}", path.file_name().unwrap().to_string_lossy(), line(path, &bytes, pages.get(path)));
    }
}
