//! OpenDocument: texts and spreadsheets, in an archive and in one file.

use gouji::InputErrorKind as Kind;
use gouji::internals::{Document, Remark};

use super::make::archive;
use super::{opened, refused};

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"";

/// A text in one file.
fn text(styles: &str, body: &str) -> Document {
    let styles = format!("<office:automatic-styles>{styles}</office:automatic-styles>");
    opened(
        format!("<?xml version=\"1.0\"?>\n<office:document {SPACES}>{styles}<office:body><office:text>{body}</office:text></office:body></office:document>")
            .as_bytes(),
    )
}

/// A spreadsheet in an archive.
fn sheets(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

#[test]
fn a_text_is_read_as_it_stands() {
    let styles = "<style:style style:name=\"h\"><style:text-properties text:display=\"none\"/></style:style>";
    let body = "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>\
                <text:p>a<text:s text:c=\"2\"/>b<text:span text:style-name=\"h\">hid</text:span><text:note><text:note-citation>1</text:note-citation>\
                <text:note-body><text:p>note</text:p></text:note-body></text:note><office:annotation><text:p>said</text:p></office:annotation></text:p>\
                <text:list><text:list-item><text:p>c</text:p></text:list-item></text:list><text:h>d<text:line-break/>e</text:h>";
    let document = text(styles, body);
    assert_eq!(document.text, "a b\nc\nd\ne\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 3 }, Remark::Margins { characters: 4 }]);
}

#[test]
fn merged_cells_of_a_text_keep_their_columns() {
    let cell = |spans: &str, text: &str| format!("<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>");
    let covered = "<table:covered-table-cell/>";
    let rows = [
        cell("table:number-rows-spanned=\"2\"", "1") + &cell("table:number-columns-spanned=\"2\"", "2") + covered,
        covered.to_owned() + &cell("", "3") + &cell("", "4"),
    ];
    let rows: String = rows.iter().map(|r| format!("<table:table-row>{r}</table:table-row>")).collect();
    let document = text("", &format!("<table:table><table:table-header-rows>{rows}</table:table-header-rows></table:table>"));
    let columns: Vec<Vec<u32>> = document.rows.iter().map(|r| r.cells.iter().map(|c| c.column).collect()).collect();
    assert_eq!((document.text.as_str(), columns), ("1\t2\n3\t4\n", vec![vec![0, 1], vec![1, 2]]));
}

#[test]
fn cells_and_rows_of_a_text_are_read_as_often_as_they_are_repeated() {
    let cell = |attributes: &str, text: &str| format!("<table:table-cell {attributes}>{text}</table:table-cell>");
    let row = |attributes: &str, cells: &str| format!("<table:table-row {attributes}>{cells}</table:table-row>");
    let (twice, thrice) = ("table:number-columns-repeated=\"2\"", "table:number-columns-repeated=\"3\"");
    let note = "<text:span text:style-name=\"up\">1</text:span>";
    let rows = [
        row(
            "",
            &(cell("table:number-rows-spanned=\"3\"", "<text:p>组</text:p>")
                + &cell(thrice, &format!("<text:p>7{note}</text:p><text:p>9</text:p>"))),
        ),
        row(
            "table:number-rows-repeated=\"2\"",
            &format!("<table:covered-table-cell/>{}{}", cell(twice, ""), cell("", "<text:p>5</text:p>")),
        ),
        // A blank row is none, however often it is there.
        row("table:number-rows-repeated=\"1000000\"", ""),
        row("", &(cell(twice, "<text:p>a</text:p>") + &cell("table:number-columns-repeated=\"0\"", "<text:p>b</text:p>"))),
    ];
    let styles = "<style:style style:name=\"up\"><style:text-properties style:text-position=\"super 58%\"/></style:style>";
    let document = text(styles, &format!("<table:table>{}</table:table><text:p>c</text:p>", rows.concat()));
    assert_eq!(document.text, "组\t7\n9\t7\n9\t7\n9\n\t\t5\n\t\t5\na\ta\tb\nc\n");
    let columns: Vec<Vec<u32>> = document.rows.iter().take(4).map(|r| r.cells.iter().map(|c| c.column).collect()).collect();
    assert_eq!(columns, [vec![0, 1, 2, 3], vec![1, 2, 3], vec![1, 2, 3], vec![0, 1, 2]]);
    // Outside a table nothing is repeated; beyond what any report has the file is refused.
    assert_eq!(text("", &cell(twice, "<text:p>d</text:p>")).text, "d\n");
    for many in ["table:number-columns-repeated=\"18446744073709551615\"", "table:number-columns-repeated=\"1001\""] {
        let table = format!("<table:table>{}</table:table>", row("", &cell(many, "<text:p>1</text:p>")));
        let file = format!("<office:document {SPACES}><office:body><office:text>{table}</office:text></office:body></office:document>");
        assert!(matches!(refused(file.as_bytes()), Kind::TooLarge { .. }), "{many}");
    }
    let blank = row("", &(cell("", "<text:p>1</text:p>") + &cell("table:number-columns-repeated=\"16000\"", "")));
    assert_eq!(text("", &format!("<table:table>{blank}</table:table>")).rows[0].cells.len(), 201);
}

#[test]
fn a_box_with_a_table_is_read_and_pictures_are_told() {
    let table = "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    let frame = |inner: &str| format!("<draw:frame svg:width=\"16cm\" svg:height=\"50mm\">{inner}</draw:frame>");
    let boxed = |inner: &str| frame(&format!("<draw:text-box>{inner}</draw:text-box>"));
    let image = frame("<draw:image><office:binary-data>AAAA</office:binary-data></draw:image>");
    let document = text("", &format!("<text:p>a{}{}{image}b</text:p><text:p>c</text:p>", boxed(table), boxed("<text:p>red</text:p>")));
    assert_eq!(document.text, "ab\n1\nc\n");
    assert_eq!(document.remarks, [Remark::TextBoxes { characters: 3 }, Remark::Images { count: 1 }]);
}

#[test]
fn a_spreadsheet_gives_values_and_repeats_only_what_holds_something() {
    let tables = "<table:table table:name=\"a\"><table:table-row>\
        <table:table-cell office:value-type=\"float\" office:value=\"12.5\"><text:p>13 件</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>甲<text:span>乙</text:span></text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"percentage\" office:value=\"0.3\"><text:p>30%</text:p>\
        <office:annotation><text:p>said</text:p></office:annotation></table:table-cell><table:table-cell table:formula=\"of:=1+1\"/></table:table-row></table:table>";
    let document = opened(&sheets("", tables));
    assert_eq!(document.text, "12.5\t甲乙\t甲乙\n0.3\t（公式未计算）\t\n0.3\t（公式未计算）\t\n");
    assert_eq!(document.remarks, [Remark::Uncalculated { count: 2 }]);
}

#[test]
fn hidden_sheets_rows_and_columns_are_left_out_and_told() {
    let cell = |text: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let styles = "<style:style style:name=\"t\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let tables = format!(
        "<table:table table:name=\"草稿\" table:style-name=\"t\"><table:table-row>{0}</table:table-row></table:table>\
         <table:table table:name=\"b\"><table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>\
         <table:table-row>{0}{1}{0}{2}</table:table-row><table:table-row table:visibility=\"filter\">{0}</table:table-row></table:table>",
        cell("1"),
        cell("2"),
        cell("3")
    );
    let document = opened(&sheets(styles, &tables));
    assert_eq!(document.text, "1\t3\n");
    assert_eq!(document.remarks, [Remark::HiddenSheets { names: vec!["草稿".into()] }, Remark::HiddenCells { rows: 1, columns: 2 }]);
}

#[test]
fn cells_repeated_beyond_what_any_report_has_are_refused() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/>";
    let tables = format!("<table:table><table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row></table:table>");
    assert!(matches!(refused(&sheets("", &tables)), Kind::TooLarge { .. }));
}

#[test]
fn what_is_locked_or_no_text_is_refused_by_name() {
    let kind = b"application/vnd.oasis.opendocument.text";
    let locked = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let file = archive(&[("mimetype", kind), ("META-INF/manifest.xml", locked.as_bytes()), ("content.xml", b"\x01\x02")]);
    assert_eq!(refused(&file), Kind::Encrypted { what: "odt" });
    assert_eq!(refused(&archive(&[("mimetype", kind), ("content.xml", b"<a><b></a>")])), Kind::Damaged { what: "odt" });
    let drawing = format!("<office:document {SPACES}><office:body><office:drawing/></office:body></office:document>");
    assert_eq!(refused(drawing.as_bytes()), Kind::Unsupported { what: "fodt/fods" });
    assert_eq!(
        refused(b"<?xml version=\"1.0\"?><uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2009/uof\"/>"),
        Kind::Unsupported { what: "UOF" }
    );
}
