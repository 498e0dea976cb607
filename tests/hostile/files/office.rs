//! Documents and workbooks.

use std::io::{Cursor, Write};

use super::super::make::{compound, docx, record, xls, xls_number, xls_stream, xlsb, xlsb_record, xlsx};
use super::super::shapes::{Shape, count, repeat, shapes};

/// A ZIP archive of these parts, as they are.
pub fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, data) in parts {
        archive.start_file(*name, plain).unwrap();
        archive.write_all(data).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document whose text is `body`, as it is.
fn document(body: &str) -> Vec<u8> {
    stored(&[("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}").as_bytes())])
}

/// A document of `piece` again and again, closed or not.
fn pieces(piece: &str, size: usize) -> Vec<u8> {
    document(&piece.repeat(size / piece.len()))
}

/// How much more than their size the bombs unpack to.
pub const BOMB: usize = 64;

/// Documents.
pub const DOCUMENTS: &[Shape] = shapes! {
    "docx: tables within cells" => |n| pieces("<w:tbl><w:tr><w:tc>", n),
    "docx: tables within cells, with text, closed" => |n| {
        let depth = n / 90;
        let (open, close) = ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>");
        document(&format!("{}{}</w:body></w:document>", open.repeat(depth), close.repeat(depth)))
    },
    "docx: cells as wide as a number goes" => |n| pieces("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000000\"/></w:tcPr></w:tc></w:tr></w:tbl>", n),
    "docx: wide cells in one table" => |n| document(&("<w:tbl>".to_owned() + &"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"200\"/></w:tcPr></w:tc><w:tc/></w:tr>".repeat(n / 75))),
    "docx: wide cells in one row" => |n| document(&("<w:tbl><w:tr>".to_owned() + &"<w:tc><w:tcPr><w:gridSpan w:val=\"200\"/></w:tcPr></w:tc>".repeat(n / 55))),
    "docx: merged cells" => |n| document(&("<w:tbl>".to_owned() + &"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>".repeat(n / 55))),
    "docx: empty cells" => |n| document(&("<w:tbl><w:tr>".to_owned() + &"<w:tc/>".repeat(n / 7))),
    "docx: empty rows" => |n| document(&("<w:tbl>".to_owned() + &"<w:tr/>".repeat(n / 7))),
    "docx: empty paragraphs" => |n| pieces("<w:p/>", n),
    "docx: line breaks" => |n| pieces("<w:br/>", n),
    "docx: elements within elements" => |n| pieces("<a>", n),
    "docx: changes within changes" => |n| pieces("<w:del><w:ins>", n),
    "docx: one element with attributes" => |n| document(&format!("<w:tc {}/>", count(n, |i| format!("a{i}=\"1\" ")))),
    "docx: one attribute" => |n| document(&format!("<w:vMerge w:val=\"{}\"/>", "&amp;".repeat(n / 5))),
    "docx: references" => |n| document(&format!("<w:p><w:r><w:t>{}", "&#20013;".repeat(n / 8))),
    "docx: unknown entities" => |n| document(&format!("<!DOCTYPE a [<!ENTITY x \"xx\">]><w:p><w:r><w:t>{}", "&x;".repeat(n / 3))),
    "docx: one giant text" => |n| document(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>", "文".repeat(n / 3))),
    "docx: comments" => |n| pieces("<!---->", n),
    "docx: a comment that does not end" => |n| document(&format!("<!--{}", "<!--".repeat(n / 4))),
    "docx: hidden text" => |n| pieces("<w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r>", n),
    "docx: styles that build on each other" => |n| docx("<w:p/>", &count(n, |i| format!("<w:style w:styleId=\"s{i}\"><w:basedOn w:val=\"s{}\"/></w:style>", i + 1))),
    "docx: a bomb of blanks" => |n| docx(&" ".repeat(n * BOMB), ""),
    "docx: a bomb of paragraphs" => |n| docx(&"<w:p/>".repeat(n * BOMB / 6), ""),
    "docx: a bomb of styles" => |n| docx("<w:p/>", &"<w:style/>".repeat(n * BOMB / 10)),
    "zip: parts without content" => |n| {
        let names: Vec<String> = (0..n / 100).map(|i| format!("word/{i}.xml")).collect();
        stored(&names.iter().map(|name| (name.as_str(), &b""[..])).collect::<Vec<_>>())
    },
    "zip: names alone" => |n| [b"PK\x03\x04".to_vec(), repeat("PK\x01\x02", n)].concat(),
};

/// A workbook of one sheet that holds `rows`.
fn sheet(rows: &str) -> Vec<u8> {
    let relations = "<Relationships><Relationship Id=\"r\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>";
    stored(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"s\" id=\"r\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/s.xml", format!("<worksheet>{rows}").as_bytes()),
    ])
}

/// A .xls of one sheet with this record again and again.
fn records(record: &[u8], size: usize) -> Vec<u8> {
    xls(&[("s", 0, record.repeat(size / record.len() + 1))])
}

/// Workbooks.
pub const WORKBOOKS: &[Shape] = shapes! {
    "xlsx: empty rows" => |n| sheet(&"<row/>".repeat(n / 6)),
    "xlsx: blank cells" => |n| sheet(&format!("<row>{}", "<c s=\"1\"/>".repeat(n / 10))),
    "xlsx: figures, each in a row" => |n| sheet(&"<row><c><v>1</v></c></row>".repeat(n / 26)),
    "xlsx: figures in one row" => |n| sheet(&format!("<row>{}", "<c><v>1</v></c>".repeat(n / 15))),
    "xlsx: a far cell in each row" => |n| sheet(&"<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>".repeat(n / 62)),
    "xlsx: all cells in one place" => |n| sheet(&"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(n / 40)),
    "xlsx: each row in another column" => |n| {
        let column = |i: usize| [b'A' + (i / 676 % 20) as u8, b'A' + (i / 26 % 26) as u8, b'A' + (i % 26) as u8].map(char::from);
        sheet(&count(n, |i| format!("<row><c r=\"{}1\"><v>1</v></c></row>", column(i).iter().collect::<String>())))
    },
    "xlsx: hidden columns" => |n| sheet(&"<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(n / 38)),
    "xlsx: hidden rows" => |n| sheet(&count(n, |i| format!("<row r=\"{i}\" hidden=\"1\"><c><v>1</v></c></row>"))),
    "xlsx: merged cells over hidden rows" => |n| {
        let rows = count(n / 2, |i| format!("<row r=\"{}\" hidden=\"1\"><c><v>1</v></c></row>", i + 1));
        sheet(&(rows + &count(n / 2, |i| format!("<mergeCell ref=\"A{}:XFD1048576\"/>", i + 1))))
    },
    "xlsx: texts within cells" => |n| sheet(&format!("<row>{}", "<c t=\"inlineStr\"><is><t>文</t></is></c>".repeat(n / 45))),
    "xlsx: cells within cells" => |n| sheet(&format!("<row>{}", "<c>".repeat(n / 3))),
    "xlsx: sheets" => |n| {
        let content = "<sheetData><row><c><v>1</v></c></row></sheetData>";
        xlsx(&vec![("s", "visible", content); n / 600 + 1], "")
    },
    "xlsx: one sheet named again and again" => |n| {
        let relations = "<Relationships><Relationship Id=\"r\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>";
        let rows = "<row><c><v>1</v></c></row>".repeat(n / 52);
        stored(&[
            ("xl/workbook.xml", format!("<workbook>{}", "<sheet id=\"r\"/>".repeat(n / 32)).as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/s.xml", format!("<worksheet>{rows}").as_bytes()),
        ])
    },
    "xlsx: one long text in every cell" => |n| {
        let relations = "<Relationships><Relationship Id=\"r\" Type=\"x/worksheet\" Target=\"s.xml\"/>\
                         <Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>";
        stored(&[
            ("xl/workbook.xml", b"<workbook><sheet id=\"r\"/>"),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/t.xml", format!("<sst><si><t>{}</t></si>", "文".repeat(n / 6)).as_bytes()),
            ("xl/s.xml", format!("<worksheet>{}", "<row><c t=\"s\"><v>0</v></c></row>".repeat(n / 64)).as_bytes()),
        ])
    },
    "xlsx: a bomb of rows" => |n| xlsx(&[("s", "visible", &"<row/>".repeat(n * BOMB / 6))], ""),
    "xlsb: short cells" => |n| xlsb(&xlsb_record(13, &[0, 0, 0, 0, 6, 0, 0, 0]).repeat(n / 10)),
    "xls: figures, each in a row" => |n| {
        let cells: Vec<u8> = (0..n / 18).flat_map(|i| xls_number(i as u16, 0, 1.0)).collect();
        xls(&[("s", 0, cells)])
    },
    "xls: several figures in one record" => |n| records(&record(0xbd, &[0; 8000]), n),
    "xls: a far cell in each row" => |n| {
        let cells: Vec<u8> = (0..n / 36).flat_map(|i| [xls_number(i as u16, 0, 1.0), xls_number(i as u16, 255, 1.0)].concat()).collect();
        xls(&[("s", 0, cells)])
    },
    "xls: hidden columns" => |n| records(&record(0x7d, &[0, 0, 255, 0, 0, 0, 0, 0, 1, 0, 0, 0]), n),
    "xls: merged cells" => |n| records(&record(0xe5, &[0xff; 8002]), n),
    "xls: sheets within sheets" => |n| records(&record(0x809, &[0, 6, 16, 0]), n),
    "xls: one sheet named again and again" => |n| {
        let sheet = xls_number(0, 0, 1.0).repeat(n / 36 + 1);
        let entry = record(0x85, &[8, 0, 0, 0, 0, 0, 1, 0, b's']);
        let stream = [record(0x809, &[0, 6, 5, 0]), entry.repeat(n / 26 + 1), sheet].concat();
        compound(&[("/Workbook", &stream)])
    },
    "xls: texts that go on and on" => |n| {
        let texts = [record(0xfc, &[0; 8]), record(0x3c, &[1, 0, 0]).repeat(n / 7)].concat();
        compound(&[("/Workbook", &[record(0x809, &[0, 6, 5, 0]), texts].concat())])
    },
    "xls: a chain that bites its tail" => |n| {
        let mut file = compound(&[("/Workbook", &xls_stream(&[("s", 0, xls_number(0, 0, 1.0).repeat(n / 18))]))]);
        // Every sector of the table of sectors points back to the third.
        let at = (u32::from_le_bytes(file[76..80].try_into().unwrap()) as usize + 1) * 512;
        (at + 16..at + 512).step_by(4).for_each(|entry| file[entry..entry + 4].copy_from_slice(&3u32.to_le_bytes()));
        file
    },
    "ole: streams" => |n| {
        let names: Vec<String> = (0..n / 130).map(|i| format!("/s{i}")).collect();
        compound(&names.iter().map(|name| (name.as_str(), &b""[..])).collect::<Vec<_>>())
    },
};
