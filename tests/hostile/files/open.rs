//! OpenDocument, Rich Text, and Office's documents in one XML file.

use super::super::make::archive;
use super::super::shapes::{Shape, count, repeat, shapes};

/// A text of OpenDocument in one file, of `piece` again and again.
fn fodt(piece: &str, size: usize) -> Vec<u8> {
    let head = "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><office:text>";
    [head.as_bytes(), &repeat(piece, size)].concat()
}

/// A spreadsheet of OpenDocument in an archive, that holds `rows`.
fn ods(rows: &str) -> Vec<u8> {
    let tables = format!("<table:table>{rows}</table:table></office:spreadsheet></office:body></office:document-content>");
    let content = format!("<office:document-content><office:body><office:spreadsheet>{tables}");
    archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn rtf(body: &str) -> Vec<u8> {
    format!("{{\\rtf1\\ansi\\ansicpg936 {body}").into_bytes()
}

fn pieces(piece: &str, size: usize) -> Vec<u8> {
    rtf(&piece.repeat(size / piece.len()))
}

/// Rich Text.
pub const RTF: &[Shape] = shapes! {
    "rtf: groups within groups" => |n| pieces("{", n),
    "rtf: ends of groups" => |n| pieces("}", n),
    "rtf: groups" => |n| pieces("{\\b 1}", n),
    "rtf: rows" => |n| pieces("\\trowd\\cellx1\\intbl 1\\cell\\row", n),
    "rtf: rows after one layout" => |n| rtf(&format!("\\trowd{}{}", count(n / 2, |i| format!("\\cellx{i}00")), "1\\cell\\row".repeat(n / 20))),
    "rtf: layouts that differ" => |n| rtf(&count(n, |i| format!("\\trowd\\cellx{}\\intbl 1\\cell\\row", i * 100))),
    "rtf: cells of one row" => |n| pieces("\\cell", n),
    "rtf: rows alone" => |n| pieces("\\row", n),
    "rtf: tables within tables" => |n| pieces("\\itap16 1\\nestcell\\nestrow\\itap1\\cell", n),
    "rtf: paragraphs" => |n| pieces("1\\par", n),
    "rtf: empty paragraphs" => |n| pieces("\\par", n),
    "rtf: characters by number" => |n| pieces("\\u22269?", n),
    "rtf: bytes of a code page" => |n| pieces("\\'b9\\'e6", n),
    "rtf: fonts in turn" => |n| pieces("\\f1\\'b9\\'e6", n),
    "rtf: fonts" => |n| rtf(&format!("{{\\fonttbl{}", count(n, |i| format!("{{\\f{i}\\fcharset134 a;}}")))),
    "rtf: boxes within boxes" => |n| pieces("{\\shptxt 1\\cell\\row", n),
    "rtf: boxes" => |n| pieces("{\\shptxt 1\\cell\\row}", n),
    "rtf: one long word" => |n| rtf(&format!("\\{}", "a".repeat(n))),
    "rtf: bytes told too many" => |n| pieces("\\bin999999999 ", n),
    "rtf: wide layouts, short rows" => |n| rtf(&format!("\\trowd{}{}", "\\cellx1000000".repeat(n / 40), "\\cell\\row\\trowd\\cellx2".repeat(n / 50))),
};

/// OpenDocument, and one XML file.
pub const OPEN: &[Shape] = shapes! {
    "fodt: paragraphs" => |n| fodt("<text:p>1</text:p>", n),
    "fodt: tables within cells" => |n| fodt("<table:table><table:table-row><table:table-cell>", n),
    "fodt: boxes within boxes" => |n| fodt("<draw:text-box><table:table>", n),
    "fodt: boxes with tables" => |n| fodt("<text:p><draw:text-box><table:table/></draw:text-box></text:p>", n),
    "fodt: cells as wide as a number goes" => |n| fodt("<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"999999999\"/></table:table-row></table:table>", n),
    "fodt: rows and cells repeated, blank and not" => |n| fodt("<table:table><table:table-row table:number-rows-repeated=\"99\"><table:table-cell table:number-columns-repeated=\"9\"><text:p>1</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"18446744073709551615\"/></table:table-row></table:table>", n),
    "fodt: repeated cells within repeated cells" => |n| fodt("<table:table><table:table-row table:number-rows-repeated=\"9\"><table:table-cell table:number-columns-repeated=\"9\">", n),
    "fodt: blanks" => |n| fodt("<text:p><text:s text:c=\"999999999\"/></text:p>", n),
    "fodt: elements within elements" => |n| fodt("<a>", n),
    "ods: rows repeated" => |n| ods(&"<table:table-row table:number-rows-repeated=\"40000\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>".repeat(n / 120)),
    "ods: one long text repeated" => |n| ods(&format!("<table:table-row table:number-rows-repeated=\"40000\"><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>", "文".repeat(n / 3))),
    "ods: blank rows repeated" => |n| ods(&"<table:table-row table:number-rows-repeated=\"1048576\" table:visibility=\"collapse\"/>".repeat(n / 85)),
    "ods: columns repeated" => |n| ods(&"<table:table-column table:number-columns-repeated=\"16384\" table:visibility=\"collapse\"/>".repeat(n / 90)),
    "ods: rows" => |n| ods(&"<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>".repeat(n / 95)),
    "ods: sheets" => |n| ods(&"</table:table><table:table>".repeat(n / 26)),
    "Word 2003: paragraphs" => |n| {
        let head = "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>";
        [head.as_bytes(), &repeat("<w:p><w:r><w:t>1</w:t></w:r></w:p>", n)].concat()
    },
    "Word 2003: boxes with tables" => |n| {
        let head = "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>";
        [head.as_bytes(), &repeat("<w:p><w:txbxContent><w:tbl/><w:txbxContent><w:tbl/></w:txbxContent></w:txbxContent></w:p>", n)].concat()
    },
    "flat OPC: parts" => |n| {
        let head = "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">";
        (head.to_owned() + &count(n, |i| format!("<pkg:part pkg:name=\"/{i}\"><pkg:xmlData>a</pkg:xmlData></pkg:part>")) + "</pkg:package>").into_bytes()
    },
    "Excel 2003: rows" => |n| {
        let head = "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>";
        let rows = "<Row><Cell><Data Type=\"Number\">1</Data></Cell></Row>".repeat(n / 52);
        format!("{head}{rows}</Table></Worksheet></Workbook>").into_bytes()
    },
    "Excel 2003: hidden columns and rows" => |n| {
        let head = "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>";
        let rows = "<Column Span=\"16000\" Hidden=\"1\"/><Row Hidden=\"1\"/>".repeat(n / 52);
        format!("{head}{rows}</Table></Worksheet></Workbook>").into_bytes()
    },
    "xml: instructions before the root" => |n| repeat("<?xml ?>", n),
    "docx: chunks" => |n| {
        let relations = format!("<Relationships>{}</Relationships>", count(n / 2, |i| format!("<Relationship Id=\"c{i}\" Type=\"x/aFChunk\" Target=\"c.html\"/>")));
        let body = format!("<w:document><w:body>{}</w:body></w:document>", count(n / 4, |i| format!("<w:altChunk r:id=\"c{i}\"/>")));
        archive(&[("word/document.xml", body.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes()), ("word/c.html", "<p>文".repeat(n / 8).as_bytes())])
    },
};
