//! A Word file with other figures: the text asked for, the body changed only there, every other part as it was.
#![cfg(all(feature = "files", feature = "export"))]

use std::io::{Cursor, Read, Write};
use std::process::Command;

use gouji::corrected::{Uncorrected, docx};
use gouji::{Checker, Input, Options};

fn text_of(file: &[u8]) -> String {
    Checker::new().shown_text(Input::Bytes(file)).unwrap()
}

/// Every part of an archive as it is packed: name, method, size, check sum, bytes.
fn parts(file: &[u8]) -> Vec<(String, String, u64, u32, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut part = archive.by_index_raw(i).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), format!("{:?}", part.compression()), part.size(), part.crc32(), bytes)
        })
        .collect()
}

fn body(file: &[u8]) -> String {
    let mut xml = String::new();
    zip::ZipArchive::new(Cursor::new(file)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// A Word file of this body.
fn word(body: &str) -> Vec<u8> {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"{W}\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let packed = zip::write::SimpleFileOptions::default();
    for (name, text, how) in [
        ("[Content_Types].xml", types, stored),
        ("_rels/.rels", rels, packed),
        ("word/document.xml", &document, packed),
        ("docProps/盖章.bin", "印", stored),
    ] {
        out.start_file(name, how).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn cell(inside: &str) -> String {
    format!("<w:tc><w:tcPr/>{inside}</w:tc>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Holds that `file` comes out with `now` as its text, and with nothing else changed; gives what came out.
fn holds(file: &[u8], now: &str) -> Vec<u8> {
    let out = docx(file, now).unwrap();
    assert_eq!(text_of(&out), now);
    let (before, after) = (parts(file), parts(&out));
    assert_eq!(before.len(), after.len());
    for (was, is) in before.iter().zip(&after) {
        assert_eq!((&was.0, &was.1), (&is.0, &is.1));
        if was.0 != "word/document.xml" {
            assert_eq!(was, is, "{}", was.0);
        }
    }
    out
}

#[test]
fn every_figure_of_a_table_and_of_the_text_can_be_another() {
    for name in ["report-2019.docx", "report-2021.docx"] {
        let file = std::fs::read(format!("tests/files/{name}")).unwrap();
        let text = text_of(&file);
        let report = Checker::new().check(Input::Bytes(&file), &Options::default()).unwrap();
        let figures: Vec<_> = report.tables.iter().flat_map(|t| &t.cells).filter_map(|c| Some((c.address.clone(), c.place?))).collect();
        assert!(figures.len() > 100, "{name}: {}", figures.len());
        // Offsets of a report are in UTF-16.
        let byte = |offset: usize| {
            text.char_indices()
                .scan(0, |at, (i, c)| {
                    let here = *at;
                    *at += c.len_utf16();
                    Some((here, i))
                })
                .find(|(at, _)| *at == offset)
                .map_or(text.len(), |(_, i)| i)
        };
        // Each alone, of every seventh, and all of them at once.
        let put = |places: &[&gouji::Place]| {
            let mut now = text.clone();
            for place in places.iter().rev() {
                now.replace_range(byte(place.start as usize)..byte(place.end as usize), "9876");
            }
            now
        };
        for (_, place) in figures.iter().step_by(7) {
            holds(&file, &put(&[place]));
        }
        let mut all: Vec<_> = figures.iter().map(|(_, place)| place).collect();
        all.sort_by_key(|place| place.start);
        let out = holds(&file, &put(&all));
        assert_eq!(
            Checker::new()
                .check(Input::Bytes(&out), &Options::default())
                .unwrap()
                .tables
                .iter()
                .flat_map(|t| &t.cells)
                .filter(|c| c.raw == "9876")
                .count(),
            all.len()
        );
        // Nothing but characters of runs is another.
        let strip = |xml: &str| xml.split('<').map(|part| part.split('>').next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
        assert_eq!(strip(&body(&file)), strip(&body(&out)));
        // Words of the text.
        holds(&file, &text.replacen("政府信息公开申请", "政府信息公开之申请", 1));
    }
}

#[test]
fn figures_in_pieces_empty_cells_and_recorded_changes() {
    let pieces = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r><w:r><w:t xml:space=\"preserve\">2 </w:t></w:r></w:p>";
    let changed =
        "<w:p><w:del w:id=\"1\"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>8</w:t></w:r></w:ins></w:p>";
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let empty = "<w:p w:rsidR=\"00A\"/>".to_owned();
    let dressed = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:p>".to_owned();
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[paragraph("规章"), pieces.to_owned(), empty, paragraph("3")]),
        row(&[paragraph("行政规范性文件"), changed.to_owned(), dressed, paragraph("A&amp;B &lt; 5")])
    );
    let file = word(&format!("{}{table}{}", paragraph("本机关新收申请12件，办结12件。"), paragraph("完")));
    let text = text_of(&file);
    assert!(text.contains("规章\t12\t\t3"), "{text:?}");
    for (from, to) in [
        ("规章\t12\t\t3", "规章\t13\t\t3"),
        ("规章\t12\t\t3", "规章\t2\t\t3"),
        ("规章\t12\t\t3", "规章\t122\t4\t3"),
        ("规章\t12\t\t3", "规章\t\t4\t"),
        ("文件\t8\t\tA&B < 5", "文件\t9\t6\tA&B < 7"),
        ("办结12件", "办结1<件"),
    ] {
        assert!(text.contains(from), "{from:?}");
        let out = holds(&file, &text.replacen(from, to, 1));
        assert!(body(&out).contains("<w:delText>7</w:delText>"));
    }
    // A figure put into an empty cell looks as the one beside it.
    let out = body(&holds(&file, &text.replacen("规章\t12\t\t3", "规章\t12\t4\t3", 1)));
    assert!(out.contains("<w:p w:rsidR=\"00A\"><w:r><w:t>4</w:t></w:r></w:p>"), "{out}");
}

#[test]
fn what_cannot_be_written_back_surely_is_refused() {
    let file = word(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}", cell(&paragraph("规章")), cell(&paragraph("1")), paragraph("完")));
    let text = text_of(&file);
    assert_eq!(docx(&file, &text.replace("规章\t1", "规章\t1\t2")).unwrap_err(), Uncorrected::Structure);
    assert_eq!(docx(&file, &format!("{text}\n又一行")).unwrap_err(), Uncorrected::Structure);
    // Text of another kind than a run has no place: it is left alone.
    let odd = word(&format!("<w:p><w:r><w:t><![CDATA[共12件]]></w:t></w:r></w:p>{}", paragraph("完")));
    let text = text_of(&odd);
    assert_eq!(docx(&odd, &text.replace("12", "13")).unwrap_err(), Uncorrected::Place);
    let pdf = std::fs::read("tests/files/report-2021-skia.pdf").unwrap();
    assert_eq!(docx(&pdf, "1").unwrap_err(), Uncorrected::NotWord);
    for cut in (0..file.len()).step_by(37) {
        let _ = docx(&file[..cut], "1");
    }
}

/// A second reader, where this machine has it.
#[test]
fn libreoffice_reads_the_figures_that_were_put_in() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: LibreOffice (soffice) is not installed");
        return;
    }
    let folder = std::env::temp_dir().join(format!("gouji-corrected-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = std::fs::read("tests/files/report-2021.docx").unwrap();
    let text = text_of(&file);
    let at = text.find("一、本年新收政府信息公开申请数量").unwrap();
    let line = &text[at..at + text[at..].find('\n').unwrap()];
    let mut fields: Vec<&str> = line.split('\t').collect();
    let last = fields.len() - 1;
    fields[last] = "76543";
    let out = holds(&file, &text.replacen(line, &fields.join("\t"), 1));
    std::fs::write(folder.join("改.docx"), out).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mended = folder.join("改.docx");
    let args = [&profile, "--headless", "--convert-to", "html", "--outdir", &folder.to_string_lossy(), &mended.to_string_lossy()];
    let ran = Command::new("soffice").args(args).output().unwrap();
    let page = std::fs::read_to_string(folder.join("改.html")).unwrap_or_default();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(page.contains("76543"), "{}", String::from_utf8_lossy(&ran.stderr));
}
