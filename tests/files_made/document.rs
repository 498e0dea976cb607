//! Documents: hidden text, recorded changes, boxes.

use gouji::internals::Remark;

use super::make::docx;
use super::opened;

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", &run("", text)))
}

fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
}

#[test]
fn hidden_text_is_left_out_and_told() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"c\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"p\"><w:basedOn w:val=\"q\"/></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"q\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type=\"table\" w:styleId=\"t\"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>";
    let body = [
        paragraph("", &(run("", "共收到") + &run("<w:vanish/>", "草稿") + &run("<w:vanish w:val=\"0\"/>", "120件"))),
        paragraph("", &(run("<w:rStyle w:val=\"c\"/>", "批注") + &run("<w:rStyle w:val=\"t\"/>", "结转"))),
        paragraph("<w:pStyle w:val=\"p\"/>", &(run("", "作废") + &run("<w:vanish w:val=\"false\"/>", "保留"))),
        // The mark of a paragraph's end is hidden, not its text; hidden once, by a recorded change, is not hidden.
        paragraph("<w:rPr><w:vanish/></w:rPr>", &run("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "下年")),
        paragraph("", &run("<w:webHidden/>", "正文")),
    ];
    let document = opened(&docx(&body.concat(), styles));
    assert_eq!(document.text, "共收到120件\n结转\n保留\n下年\n正文\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 6 }]);
}

#[test]
fn rows_and_cells_that_are_deleted_or_hidden_are_no_part_of_the_table() {
    let rows = [
        row("", &(cell("", "一") + &cell("", "1"))),
        row("<w:del w:id=\"1\"/>", &(cell("", "二") + &cell("", "2"))),
        row("<w:hidden/>", &(cell("", "三") + &cell("", "3"))),
        row("", &(cell("", "四") + &cell("<w:cellDel w:id=\"2\"/>", "4") + &cell("", "5"))),
        row("<w:ins w:id=\"3\"/>", &(cell("<w:vMerge/>", "六") + &cell("<w:tcPrChange><w:gridSpan w:val=\"9\"/></w:tcPrChange>", "7"))),
    ];
    let document = opened(&docx(&format!("<w:tbl>{}</w:tbl>", rows.concat()), ""));
    assert_eq!(document.text, "一\t1\n四\t5\n\t7\n");
}

#[test]
fn what_moved_stands_where_it_went_and_a_deleted_end_joins_two_paragraphs() {
    let moved = "<w:moveFrom w:id=\"1\"><w:r><w:t>甲</w:t></w:r></w:moveFrom>";
    let body = paragraph("", &(moved.to_owned() + &run("", "乙")))
        + &paragraph("<w:rPr><w:del w:id=\"2\"/></w:rPr>", &run("", "共12"))
        + &paragraph("", &run("", "0件"))
        + &paragraph("", "<w:moveTo w:id=\"3\"><w:r><w:t>甲</w:t></w:r></w:moveTo>");
    assert_eq!(opened(&docx(&body, "")).text, "乙\n共120件\n甲\n");
}

#[test]
fn text_in_boxes_is_told_and_a_table_in_one_is_read_once_behind_its_paragraph() {
    let table = format!("<w:tbl>{}</w:tbl>", row("", &(cell("", "一") + &cell("", "1"))));
    let drawn = |text: &str| {
        let text = format!("<w:txbxContent>{text}</w:txbxContent>");
        let shape = format!("<mc:AlternateContent><mc:Choice>{text}</mc:Choice><mc:Fallback>{text}</mc:Fallback></mc:AlternateContent>");
        paragraph("", &format!("{}<w:r>{shape}</w:r>{}", run("", "前"), run("", "后")))
    };
    let within = format!("<w:tbl>{}</w:tbl>", row("", &format!("<w:tc>{}</w:tc>", drawn(&table))));
    let document = opened(&docx(&(drawn(&(paragraph("", &run("", "题")) + &table)) + &within + &drawn(&drawn(&table))), ""));
    assert_eq!(document.text, "前后\n题\n一\t1\n前后\n一\t1\n前后\n前后\n");
    // A box within a box is not read.
    assert_eq!(document.remarks, [Remark::TextBoxes { characters: 2 }]);
}

#[test]
fn text_in_boxes_is_told() {
    let text = "<w:txbxContent><w:p><w:r><w:t>红头文件</w:t></w:r></w:p></w:txbxContent>";
    let shape = format!("<mc:AlternateContent><mc:Choice>{text}</mc:Choice><mc:Fallback>{text}</mc:Fallback></mc:AlternateContent>");
    let document = opened(&docx(&paragraph("", &format!("<w:r>{shape}</w:r>{}", run("", "正文"))), ""));
    assert_eq!(document.text, "正文\n");
    assert_eq!(document.remarks, [Remark::TextBoxes { characters: 4 }]);
}

#[test]
fn columns_left_out_before_a_row_are_there() {
    let rows = row("", &(cell("", "一") + &cell("", "二"))) + &row("<w:gridBefore w:val=\"1\"/>", &cell("", "1"));
    let document = opened(&docx(&format!("<w:tbl>{rows}</w:tbl>"), ""));
    assert_eq!(document.rows[1].cells.iter().map(|c| c.column).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(document.text, "一\t二\n\t1\n");
}

#[test]
fn large_pictures_are_told_once_and_small_ones_are_not() {
    let drawing =
        |cx: u32, cy: u32| format!("<w:drawing><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><pic:blipFill><a:blip/></pic:blipFill></w:drawing>");
    let shape = |width: u32| format!("<w:pict><v:shape style=\"width:{width}pt;height:100pt\"><v:imagedata/></v:shape></w:pict>");
    let both = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        drawing(5_000_000, 2_000_000),
        shape(400)
    );
    let document = opened(&docx(
        &paragraph("", &format!("<w:r>{both}{}{}{}</w:r>{}", shape(400), shape(40), drawing(500_000, 500_000), run("", "文"))),
        "",
    ));
    assert_eq!(document.remarks, [Remark::Images { count: 2 }]);
}

/// A document with other parts: the id of each, its kind, its name, what is in it.
fn with_parts(body: &str, parts: &[(&str, &str, &str, &[u8])]) -> Vec<u8> {
    let relation =
        |(id, kind, name, _): &(&str, &str, &str, &[u8])| format!("<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{name}\"/>");
    let relations = format!("<Relationships>{}</Relationships>", parts.iter().map(relation).collect::<String>());
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let names: Vec<String> = parts.iter().map(|part| format!("word/{}", part.2)).collect();
    let mut all: Vec<(&str, &[u8])> =
        vec![("word/document.xml", document.as_bytes()), ("word/_rels/document.xml.rels", relations.as_bytes())];
    all.extend(names.iter().zip(parts).map(|(name, part)| (name.as_str(), part.3)));
    super::make::archive(&all)
}

#[test]
fn what_another_part_brings_in_is_read_where_it_stands_or_told() {
    let chunk = |id: &str| format!("<w:altChunk r:id=\"{id}\"/>");
    let body = paragraph("", &run("", "前")) + &["a", "b", "c", "d", "a", "none"].map(chunk).concat() + &paragraph("", &run("", "后"));
    let file = with_parts(
        &body,
        &[
            ("a", "aFChunk", "a.html", "<html><table><tr><td>规章<td>4</table></html>".as_bytes()),
            ("b", "aFChunk", "b.rtf", br"{\rtf1 5\par}"),
            ("c", "aFChunk", "c.txt", b"6\r\n7"),
            ("d", "aFChunk", "d.docx", &docx("", "")),
        ],
    );
    let document = opened(&file);
    assert_eq!(document.text, "前\n规章\t4\n5\n6\n7\n后\n");
    assert_eq!(document.remarks, [Remark::Embedded { count: 3 }]);
}

#[test]
fn headers_with_figures_and_notes_are_told() {
    let part = |text: &str| format!("<w:hdr>{}</w:hdr>", paragraph("", text)).into_bytes();
    let page = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let (title, figures, note) = (part(&(run("", "2023年度报告") + page)), part(&run("", "共12件")), part(&run("", "注")));
    let file = |parts: &[(&str, &str, &str, &[u8])]| opened(&with_parts(&paragraph("", &run("", "文")), parts)).remarks;
    assert_eq!(file(&[("a", "header", "h.xml", &title)]), []);
    assert_eq!(file(&[("a", "footer", "h.xml", &figures), ("b", "footnotes", "n.xml", &note)]), [Remark::Margins { characters: 5 }]);
}

#[test]
fn parts_may_be_in_utf_16_and_the_main_one_anywhere() {
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"main.xml\"/></Relationships>";
    let utf16 = |text: &str| [&b"\xff\xfe"[..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
    let body =
        utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>");
    assert_eq!(opened(&super::make::archive(&[("_rels/.rels", &utf16(relations)), ("main.xml", &body)])).text, "正文\n");
}

#[test]
fn the_main_part_may_have_another_name() {
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>";
    let file = super::make::archive(&[("_rels/.rels", relations.as_bytes()), ("word/document2.xml", body.as_bytes())]);
    assert_eq!(opened(&file).text, "正文\n");
}
