//! Marks of notes raised behind figures, figures struck through before those that hold, and what a field's code works out: none is part of a figure.

use gouji::internals::Remark;

use super::make::{docx, xlsx};
use super::make_doc::{Made, Paragraph, cell, definition, paragraph, row_end, run, sprm};
use super::opened;

fn word(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

/// A table of one row whose cells hold these runs, and a paragraph behind it.
fn word_text(cells: &[String], behind: &str) -> gouji::internals::Document {
    let cells: String = cells.iter().map(|runs| format!("<w:tc><w:p>{runs}</w:p></w:tc>")).collect();
    opened(&docx(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{behind}</w:p>"), ""))
}

#[test]
fn raised_marks_of_a_docx_are_no_digits_in_a_table() {
    let raised = |text: &str| word("<w:vertAlign w:val=\"superscript\"/>", text);
    let cells = [
        word("", "规章") + &raised("①"),
        word("", "12") + &raised("3"),
        word("", "5") + &raised("注"),
        // By themselves they are what the cell says; lowered they are digits.
        raised("7"),
        word("", "1") + &word("<w:vertAlign w:val=\"subscript\"/>", "0"),
    ];
    let document = word_text(&cells, &(word("", "办公面积20m") + &raised("2")));
    assert_eq!(document.text, "规章\t12\t5\t7\t10\n办公面积20m2\n");
}

#[test]
fn what_is_struck_through_is_left_out_and_told() {
    let cells = [
        word("", "规章"),
        word("<w:strike/>", "24") + &word("", "0"),
        word("<w:dstrike w:val=\"true\"/>", "8") + &word("<w:strike w:val=\"0\"/>", " 9"),
    ];
    let document = word_text(&cells, &word("", "完"));
    assert_eq!(document.text, "规章\t0\t9\n完\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 3 }]);
}

#[test]
fn a_field_within_the_code_of_another_is_no_text() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = |code: &str, result: &str| mark("begin") + code + &mark("separate") + &word("", result) + &mark("end");
    let outer = field(&field("<w:r><w:instrText>REF x</w:instrText></w:r>", "77"), "12");
    // A result may hold a field, and a code that is never left ends with its paragraph.
    let within = mark("begin") + &mark("separate") + &word("", "1") + &field("", "3") + &mark("end");
    let document = word_text(&[word("", "规章"), outer, within + &mark("begin") + &mark("begin")], &word("", "完"));
    assert_eq!(document.text, "规章\t12\t13\n完\n");
}

#[test]
fn raised_and_struck_in_rich_text_format() {
    let row = r"{\rtf1\ansi\trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell 12{\super 3}\cell {\strike 24}0{\striked1 7}\cell\row\pard m{\super 2}\par}";
    let document = opened(row.as_bytes());
    assert_eq!(document.text, "a\t12\t0\nm2\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 3 }]);
}

#[test]
fn raised_and_struck_in_an_open_document() {
    let styles = "<style:style style:name=\"u\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
                  <style:style style:name=\"s\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
                  <style:style style:name=\"d\"><style:text-properties style:text-position=\"sub 58%\" style:text-line-through-style=\"none\"/></style:style>";
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    let cell = |inner: &str| format!("<table:table-cell><text:p>{inner}</text:p></table:table-cell>");
    let cells = cell(&("12".to_owned() + &span("u", "3"))) + &cell(&(span("s", "24") + "0")) + &cell(&("1".to_owned() + &span("d", "0")));
    let body = format!("<table:table><table:table-row>{cells}</table:table-row></table:table><text:p>m{}</text:p>", span("u", "2"));
    let document = opened(
        format!(
            "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">\
             <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
        )
        .as_bytes(),
    );
    assert_eq!(document.text, "12\t0\t10\nm2\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 2 }]);
}

#[test]
fn raised_and_struck_runs_of_a_sheet() {
    let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t>{text}</t></r>");
    let cell = |runs: &str| format!("<c t=\"inlineStr\"><is>{runs}</is></c>");
    let cells = cell(&(run("", "12") + &run("<vertAlign val=\"superscript\"/>", "3")))
        + &cell(&(run("<strike/>", "24") + &run("<strike val=\"0\"/>", "0")))
        + &cell(&run("<vertAlign val=\"superscript\"/>", "7"));
    let sheet = format!("<sheetData><row>{cells}</row></sheetData>");
    assert_eq!(opened(&xlsx(&[("表", "visible", &sheet)], "")).text, "12\t0\t7\n");
}

#[test]
fn raised_and_struck_in_word_97() {
    let of = |runs: &[(&str, &[u8])]| -> Paragraph {
        let runs: Vec<_> = runs.iter().map(|(text, look)| run(text, look)).collect();
        Paragraph { runs, ..cell("", 1) }
    };
    let (raised, struck) = (sprm(0x2a48, &[1]), sprm(0x0837, &[1]));
    let main = [
        of(&[("规章", &[])]),
        of(&[("12", &[]), ("3", &raised)]),
        of(&[("24", &struck), ("0", &[])]),
        row_end(1, &definition(&[0, 1000, 2000, 3000], &[0, 0, 0])),
        paragraph(&[run("20m", &[]), run("2", &raised)]),
    ];
    let document = opened(&Made { main: main.to_vec(), ..Made::default() }.file());
    assert_eq!(document.text, "规章\t12\t0\n20m2\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 2 }]);
}
