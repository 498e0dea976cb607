//! Rich Text Format: tables, code pages, what is deleted, hidden or stands aside.

use gouji::InputErrorKind as Kind;
use gouji::internals::{Document, Remark};

use super::{opened, refused};

fn rtf(body: &str) -> Document {
    opened(
        format!("{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}{{\\f1\\fcharset0 Arial;}}}}{body}}}").as_bytes(),
    )
}

/// The text and the column of each cell, row by row.
fn rows(document: &Document) -> Vec<Vec<(u32, &str)>> {
    document.rows.iter().map(|row| row.cells.iter().map(|c| (c.column, document.slice(c.span))).collect()).collect()
}

#[test]
fn characters_come_by_number_in_the_code_page_and_by_name() {
    // 规章 in GBK; its second byte may be a plain character (镕 is E9 46, 刓 84 5C).
    assert_eq!(rtf(r"\f0 \'b9\'e6\'d5\'c2 \'e9F\'84\'5c\'84\\\par").text, "规章 镕刓刓\n");
    assert_eq!(rtf(r"\uc1\u-29483?\u31456 ?\uc2\u20214\'bc\'fe\uc0\u22269\u39;x\par").text, "賕章件国';x\n");
    assert_eq!(rtf(r"{\f1 \'b9\'e6\'d5\'c2}\ldblquote\emdash\rdblquote\~\_\u55357 ?\u56832 ?\par").text, "规章“—” -😀\n");
    let big5 = b"{\\rtf1\\ansi\\ansicpg950 \\'a4\\'a4\\'a4\\'e5\\par}";
    assert_eq!(opened(big5).text, "中文\n");
    // No code page told: Chinese is known by what it reads as.
    assert_eq!(opened(b"{\\rtf1\\ansi \\'b9\\'e6\\'d5\\'c2\\par}").text, "规章\n");
    assert_eq!(opened(b"{\\rtf1\\ansi caf\\'e9\\par}").text, "café\n");
}

#[test]
fn cells_merged_by_marks_or_by_their_edges_alone_keep_their_columns() {
    let table = r"\trowd\clvmgf\cellx1000\cellx4000\pard\intbl 1\cell 2\cell\row
                  \trowd\clvmrg\cellx1000\cellx2010\cellx3000\cellx3995\pard\intbl\cell 3\cell 4\cell 5\cell\row
                  \trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\cellx4000\pard\intbl 6\cell\cell 7\cell 8\cell\row
                  \trowd\trleft1000\cellx2000\cellx4000\pard\intbl 9\cell 10\cell\row\pard end\par";
    let document = rtf(table);
    let expected = [
        vec![(0, "1"), (1, "2")],
        vec![(0, ""), (1, "3"), (2, "4"), (3, "5")],
        vec![(0, "6"), (2, "7"), (3, "8")],
        vec![(0, ""), (1, "9"), (2, "10")],
        vec![(0, "end")],
    ];
    assert_eq!(rows(&document), expected);
}

#[test]
fn a_table_within_a_cell_is_read_and_its_copy_for_old_programs_is_not() {
    let table = r"\trowd\cellx4000\pard\intbl one\par{\pard\intbl\itap2 1\nestcell{\nonesttables\par}2\nestcell
                  {\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}}
                  \pard\intbl\itap1 two\cell\trowd\cellx4000\row\pard end\par";
    assert_eq!(rtf(table).text, "one\n1\t2\ntwo\nend\n");
}

#[test]
fn deleted_text_is_left_out_and_what_is_hidden_or_stands_aside_is_told() {
    let document =
        rtf(r"{\*\generator x;}{\info{\title y}}{\header 2023 z}1{\deleted 2}{\revised 3}{\v 44}{\footnote 555}{\*\unknown 6}\v0
        {\field{\*\fldinst PAGE}{\fldrslt 7}}{\stylesheet{\s1 8;}}{\listtext 9.\tab}x\bin3 }}}\par");
    assert_eq!(document.text, "13 79. x\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 2 }, Remark::Margins { characters: 8 }]);
}

#[test]
fn a_box_with_a_table_is_read_behind_its_paragraph_and_one_without_is_told() {
    let shape = |inner: &str| format!(r"{{\shp{{\*\shpinst\shpleft0{{\sp{{\sn a}}{{\sv 1}}}}{{\shptxt {inner}}}}}{{\shprslt copy}}}}");
    let body = format!(r"a{}b{}\par c\par", shape(r"\trowd\cellx1000\pard\intbl 1\cell\row"), shape(r"red\par"));
    let document = rtf(&body);
    assert_eq!(document.text, "ab\n1\nc\n");
    assert_eq!(document.remarks, [Remark::TextBoxes { characters: 3 }]);
}

#[test]
fn large_pictures_are_told_and_small_ones_are_not() {
    let picture = |width: i32, height: i32| {
        format!(
            r"{{\*\shppict{{\pict\picwgoal{width}\pichgoal{height}\pngblip 00ff}}}}{{\nonshppict{{\pict\picwgoal9000\pichgoal9000 00}}}}"
        )
    };
    let document = rtf(&format!(r"a{}{}\par", picture(8000, 3000), picture(500, 500)));
    assert_eq!((document.text.as_str(), document.remarks.as_slice()), ("a\n", [Remark::Images { count: 1 }].as_slice()));
}

#[test]
fn any_end_is_an_end() {
    assert_eq!(rtf(r"}}}1\par{{{2\cell").text, "1\n2\n");
    assert_eq!(opened(br"{\rtf1 1\'").text, "1\n");
    assert_eq!(opened(br"{\rtf1 1\ucx").text, "1\n");
    assert_eq!(refused(b"{\\rtf1}"), Kind::Empty);
}
