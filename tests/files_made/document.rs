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
fn text_in_boxes_is_told() {
    let text = "<w:txbxContent><w:p><w:r><w:t>红头文件</w:t></w:r></w:p></w:txbxContent>";
    let shape = format!("<mc:AlternateContent><mc:Choice>{text}</mc:Choice><mc:Fallback>{text}</mc:Fallback></mc:AlternateContent>");
    let document = opened(&docx(&paragraph("", &format!("<w:r>{shape}</w:r>{}", run("", "正文"))), ""));
    assert_eq!(document.text, "正文\n");
    assert_eq!(document.remarks, [Remark::TextBoxes { characters: 4 }]);
}

#[test]
fn the_main_part_may_have_another_name() {
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let body = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>";
    let file = super::make::archive(&[("_rels/.rels", relations.as_bytes()), ("word/document2.xml", body.as_bytes())]);
    assert_eq!(opened(&file).text, "正文\n");
}
