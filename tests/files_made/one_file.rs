//! Documents and workbooks of Office in one XML file: Word 2003, flat OPC, Excel 2003, in any encoding and under any name.

use gouji::InputErrorKind as Kind;
use gouji::internals::Remark;

use super::{opened, refused};

const WORD: &str =
    "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\"";
const EXCEL: &str = "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"";

fn word(body: &str) -> String {
    let styles = "<w:styles><w:style w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    let head = "<?xml version=\"1.0\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n<!-- made by a template -->";
    format!("{head}<w:wordDocument {WORD}>{styles}<w:body>{body}</w:body></w:wordDocument>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_document_of_word_2003_is_read_as_it_stands() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:vmerge w:val=\"restart\"/>", "1"),
        cell("<w:gridSpan w:val=\"2\"/>", "2"),
        cell("<w:vmerge/>", "x"),
        cell("", "3"),
        cell("", "4")
    );
    let body = paragraph("a")
        + "<w:p><aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:t>b</w:t></w:r></aml:content></aml:annotation>\
           <aml:annotation w:type=\"Word.Insertion\"><aml:content><w:r><w:t>c</w:t></w:r></aml:content></aml:annotation>\
           <w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>hid</w:t></w:r></w:p>"
        + &table
        + "<w:sectPr><w:hdr w:type=\"odd\"><w:p><w:r><w:t>head</w:t></w:r></w:p></w:hdr></w:sectPr>";
    let document = opened(word(&body).as_bytes());
    assert_eq!(document.text, "a\nc\n1\t2\n\t3\t4\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 3 }, Remark::Margins { characters: 4 }]);
}

#[test]
fn it_may_be_in_any_encoding() {
    let text = word(&paragraph("规章"));
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GB18030.encode(&text).0.into_owned();
    for bytes in
        [text.clone().into_bytes(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), [b"\xff\xfe", utf16.as_slice()].concat(), utf16, gbk]
    {
        assert_eq!(opened(&bytes).text, "规章\n");
    }
}

#[test]
fn the_parts_of_a_document_may_stand_in_one_file() {
    let part = |name: &str, data: &str| format!("<pkg:part pkg:name=\"{name}\"><pkg:xmlData>{data}</pkg:xmlData></pkg:part>");
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let styles = "<w:styles><w:style w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    let body = paragraph("a") + "<w:p><w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>hid</w:t></w:r></w:p>";
    let file = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">{}{}{}</pkg:package>",
        part("/_rels/.rels", relations),
        part("/word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        part("/word/styles.xml", styles)
    );
    let document = opened(file.as_bytes());
    assert_eq!((document.text.as_str(), document.remarks), ("a\n", vec![Remark::HiddenText { characters: 3 }]));
}

#[test]
fn a_workbook_of_excel_2003_is_read_sheet_by_sheet() {
    let data = |kind: &str, text: &str| format!("<Data ss:Type=\"{kind}\">{text}</Data>");
    let sheet = |rows: &str, visible: &str| {
        format!(
            "<Worksheet ss:Name=\"表\"><Table><Column/><Column ss:Hidden=\"1\"/>{rows}</Table><WorksheetOptions>{visible}</WorksheetOptions></Worksheet>"
        )
    };
    let rows = format!(
        "<Row><Cell ss:MergeAcross=\"1\">{}<Comment><ss:Data>said</ss:Data></Comment></Cell><Cell>{}</Cell></Row>\
         <Row ss:Index=\"9\"><Cell>{}</Cell><Cell>{}</Cell><Cell ss:Index=\"3\" ss:Formula=\"=1\"/></Row><Row ss:Hidden=\"1\"><Cell>{}</Cell></Row>",
        data("String", "规<B>章</B>"),
        data("Number", "0.30000000000000004"),
        data("Boolean", "1"),
        data("Number", "7"),
        data("Number", "8")
    );
    let file = format!(
        "<?xml version=\"1.0\"?><Workbook {EXCEL}>{}{}</Workbook>",
        sheet(&rows, ""),
        sheet(&rows, "<Visible>SheetHidden</Visible>")
    );
    let document = opened(file.as_bytes());
    assert_eq!(document.text, "规章\t0.3\nTRUE\t（公式未计算）\n");
    let told =
        [Remark::HiddenSheets { names: vec!["表".into()] }, Remark::HiddenCells { rows: 1, columns: 1 }, Remark::Uncalculated { count: 1 }];
    assert_eq!(document.remarks, told);
}

#[test]
fn what_is_broken_is_told_by_its_name() {
    let broken = |text: &str| refused(text.as_bytes());
    assert_eq!(broken(&format!("<w:wordDocument {WORD}><w:body><w:p></w:body>")), Kind::Damaged { what: "Word 2003 XML" });
    assert_eq!(broken(&format!("<Workbook {EXCEL}><Worksheet></Workbook>")), Kind::Damaged { what: "Excel 2003 XML" });
}

#[test]
fn a_page_that_office_saved_is_a_page() {
    let page = "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>\
                <body><table><tr><td>规章<td>4</table></body></html>";
    assert_eq!(opened(page.as_bytes()).text, "规章\t4\n");
}
