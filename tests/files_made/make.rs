//! Files as small as they can be.

use std::io::{Cursor, Write};

/// A ZIP archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(data).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A compound file of these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, data) in streams {
        if let Some((storage, _)) = name.rsplit_once('/').filter(|s| !s.0.is_empty()) {
            file.create_storage_all(storage).unwrap();
        }
        file.create_stream(name).unwrap().write_all(data).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// A .docx with this body, and these styles.
pub fn docx(body: &str, styles: &str) -> Vec<u8> {
    archive(&[
        ("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").as_bytes()),
        ("word/styles.xml", format!("<w:styles xmlns:w=\"w\">{styles}</w:styles>").as_bytes()),
    ])
}

/// A .xlsx with these sheets: name, state, and content of the sheet's part; `settings` stands in the workbook's part.
pub fn xlsx(sheets: &[(&str, &str, &str)], settings: &str) -> Vec<u8> {
    let mut workbook = String::from("<workbook xmlns:r=\"r\"><sheets>");
    let mut relations = String::from("<Relationships>");
    let mut parts = Vec::new();
    for (i, (name, state, content)) in sheets.iter().enumerate() {
        workbook += &format!("<sheet name=\"{name}\" sheetId=\"{i}\" state=\"{state}\" r:id=\"r{i}\"/>");
        relations += &format!("<Relationship Id=\"r{i}\" Type=\"x/worksheet\" Target=\"worksheets/s{i}.xml\"/>");
        parts.push((format!("xl/worksheets/s{i}.xml"), format!("<worksheet>{content}</worksheet>")));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!("{workbook}</sheets>{settings}</workbook>")));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations + "</Relationships>"));
    archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// A record of a .xls.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

/// The workbook stream of a .xls with these sheets: name, visibility, records.
pub fn xls_stream(sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let begin = |kind: u16| record(0x809, &[&0x600u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x0a, &[]);
    let entry = |(name, visibility, _): &(&str, u8, Vec<u8>), at: usize| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        record(0x85, &[&(at as u32).to_le_bytes()[..], &[*visibility, 0, (wide.len() / 2) as u8, 1], &wide].concat())
    };
    let globals = begin(5).len() + sheets.iter().map(|s| entry(s, 0).len()).sum::<usize>() + end.len();
    let (mut head, mut body) = (begin(5), Vec::new());
    for sheet in sheets {
        head.extend(entry(sheet, globals + body.len()));
        body.extend([begin(0x10), sheet.2.clone(), end.clone()].concat());
    }
    [head, end, body].concat()
}

/// A .xls with these sheets.
pub fn xls(sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    compound(&[("/Workbook", &xls_stream(sheets))])
}

/// A number in a cell of a .xls.
pub fn xls_number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &value.to_le_bytes()].concat())
}

/// A record of a .xlsb.
pub fn xlsb_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for mut number in [u32::from(kind), data.len() as u32] {
        while number > 0x7f {
            out.push(number as u8 | 0x80);
            number >>= 7;
        }
        out.push(number as u8);
    }
    [out, data.to_vec()].concat()
}

/// A .xlsb of one sheet with these records.
pub fn xlsb(records: &[u8]) -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&(units.len() as u32 / 2).to_le_bytes()[..], &units].concat()
    };
    let workbook = xlsb_record(156, &[&[0; 8][..], &wide("r1"), &wide("表")].concat());
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.bin\"/></Relationships>";
    archive(&[("xl/workbook.bin", &workbook), ("xl/_rels/workbook.bin.rels", relations.as_bytes()), ("xl/worksheets/s.bin", records)])
}
