//! Word 97 to 2003: where its text and its tables come from, and what is no part of them.

use gouji::InputErrorKind as Kind;
use gouji::internals::{Document, Remark};

use super::make::compound;
use super::make_doc::{Coding, Made, Paragraph, cell, definition, end_deleted, paragraph, plain, row_end, run, sprm, within};
use super::{opened, refused};

const DELETED: [u8; 3] = [0, 8, 1];
const HIDDEN: [u8; 3] = [0x3c, 8, 1];

fn made(main: &[Paragraph]) -> Made {
    Made { main: main.to_vec(), ..Made::default() }
}

fn text(main: &[Paragraph]) -> String {
    opened(&made(main).file()).text
}

/// For each row its cells: the first column, and the text.
fn rows(document: &Document) -> Vec<Vec<(u32, &str)>> {
    document.rows.iter().map(|row| row.cells.iter().map(|cell| (cell.column, document.slice(cell.span))).collect()).collect()
}

#[test]
fn what_is_deleted_hidden_or_the_code_of_a_field_is_no_text() {
    let main = [
        paragraph(&[run("共收到", &[]), run("草稿", &HIDDEN), run("一百", &DELETED), run("120件", &[])]),
        end_deleted(plain("上年")),
        plain("结转3件"),
        plain("见\u{13} HYPERLINK \"\u{13}REF x\u{14}内\u{15}\" \u{14}附件\u{15}。"),
        // A field that does not end is no field; one without a result shows nothing.
        plain("甲\u{13}乙\u{13} PAGE \u{15}丙"),
        paragraph(&[run("(", &sprm(0x6a09, &[0, 0, 0x1a, 0x22])), run("、\u{1}\u{1e}\u{1f}\u{b}丁", &[])]),
    ];
    let document = opened(&made(&main).file());
    assert_eq!(document.text, "共收到120件\n上年结转3件\n见附件。\n甲乙丙\n√、-\n丁\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 2 }]);
}

#[test]
fn a_style_hides_unless_a_run_shows_itself() {
    // Style 0 hides nothing, 1 hides, 2 builds on it; 3 is a style of characters that hides.
    let style = |kind: u16, based_on: u16, look: &[u8]| {
        let list = [&(look.len() as u16).to_le_bytes()[..], look].concat();
        let lists = if kind == 1 { [&[2, 0, 0, 0][..], &list].concat() } else { list };
        let body = [&[0, 0][..], &(kind | based_on << 4).to_le_bytes(), &[0; 6], &[1, 0, b'n', 0, 0, 0], &lists].concat();
        let even = body.len().next_multiple_of(2);
        [&(even as u16).to_le_bytes()[..], &body, &vec![0; even - body.len()]].concat()
    };
    let head = [18u16, 4, 10].iter().flat_map(|n| n.to_le_bytes()).chain([0; 14]).collect::<Vec<u8>>();
    let styles = [head, style(1, 0xfff, &[]), style(1, 0xfff, &HIDDEN), style(1, 1, &[]), style(2, 0xfff, &HIDDEN)].concat();
    let by_style = |number: u16| sprm(0x4a30, &number.to_le_bytes());
    let mut hidden = paragraph(&[run("作废", &[]), run("保留", &[0x3c, 8, 0]), run("又见", &by_style(3))]);
    hidden.style = 2;
    let main = [paragraph(&[run("正文", &[]), run("批注", &by_style(3))]), hidden];
    let document = opened(&Made { styles, ..made(&main) }.file());
    assert_eq!(document.text, "正文\n保留又见\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 4 }]);
}

#[test]
fn merged_cells_keep_their_columns_and_rows() {
    let main = [
        cell("甲", 1),
        cell("乙", 1),
        cell("", 1),
        row_end(1, &definition(&[0, 1000, 2000, 3000], &[0x60, 0, 2])),
        cell("", 1),
        cell("1", 1),
        cell("2", 1),
        // A hair beside the others.
        row_end(1, &definition(&[0, 1010, 2000, 3000], &[0x20, 0, 0])),
        cell("丙", 1),
        row_end(1, &definition(&[0, 3000], &[0])),
        cell("3", 1),
        row_end(1, &definition(&[2000, 3000], &[0])),
    ];
    let document = opened(&made(&main).file());
    let expected = [vec![(0, "甲"), (1, "乙")], vec![(1, "1"), (2, "2")], vec![(0, "丙")], vec![(0, ""), (2, "3")]];
    assert_eq!(rows(&document), expected);
}

#[test]
fn changes_to_a_rows_cells_are_made_in_their_order() {
    let three = || definition(&[0, 1000, 2000, 3000], &[0, 0, 0]);
    let changed = |change: Vec<u8>| {
        let main = [cell("a", 1), cell("b", 1), cell("c", 1), row_end(1, &three()), cell("x", 1), cell("y", 1), cell("z", 1)];
        let end = row_end(1, &[three(), change].concat());
        opened(&made(&[&main[..], &[end]].concat()).file())
    };
    // Merged, merged down, deleted, inserted, made wider.
    let document = changed(sprm(0x5624, &[0, 2]));
    assert_eq!(rows(&document)[1], [(0, "xy"), (2, "z")]);
    let document = changed(sprm(0xd62b, &[2, 0, 1]));
    assert_eq!(rows(&document)[1], [(1, "y"), (2, "z")]);
    let document = changed([sprm(0x5622, &[0, 1]), sprm(0x7621, &[0, 1, 0xe8, 3])].concat());
    assert_eq!(rows(&document)[1], [(0, "x"), (1, "y"), (2, "z")]);
    let document = changed(sprm(0x7623, &[0, 1, 0xd0, 7]));
    assert_eq!(rows(&document)[1], [(0, "x"), (2, "y"), (3, "z")]);
}

#[test]
fn tables_within_cells_are_told_by_their_own_ends() {
    let main = [
        within("一、总体情况", 1),
        cell("规章", 2),
        cell("4", 2),
        row_end(2, &definition(&[0, 1000, 2000], &[0, 0])),
        cell("", 1),
        row_end(1, &definition(&[0, 3000], &[0])),
        plain("完"),
    ];
    assert_eq!(text(&main), "一、总体情况\n规章\t4\n完\n");
}

#[test]
fn rows_that_are_deleted_or_hidden_are_no_part_of_the_table() {
    let row = |name: &str, looks: [&[u8]; 2]| {
        let mut cells = [cell(name, 1), cell("1", 1)];
        cells.iter_mut().for_each(|cell| cell.runs[0].look = looks[0].to_vec());
        let mut end = row_end(1, &definition(&[0, 1000, 2000], &[0, 0]));
        end.end_look = looks[1].to_vec();
        let [first, second] = cells;
        [first, second, end]
    };
    let rows = [row("一", [&[], &[]]), row("二", [&DELETED, &DELETED]), row("三", [&HIDDEN, &HIDDEN]), row("", [&[], &[]])];
    assert_eq!(text(&rows.concat()), "一\t1\n\t1\n");
    // LibreOffice marks the end of the row before the deleted one.
    assert_eq!(text(&[row("一", [&[], &DELETED]), row("二", [&DELETED, &[]]), row("三", [&[], &[]])].concat()), "一\t1\n三\t1\n");
}

#[test]
fn a_document_saved_fast_reads_in_the_order_of_its_pieces() {
    let main = [plain("一"), cell("二", 1), cell("2", 1), row_end(1, &definition(&[0, 1000, 2000], &[0, 0])), plain("三"), plain("四")];
    // One piece hides its text by itself, one deletes it by a list.
    let changes = vec![(4, 0x5c << 1 | 1 << 8), (5, 1)];
    let lists = vec![DELETED.to_vec()];
    let document = opened(&Made { reversed: true, changes, lists, ..made(&main) }.file());
    assert_eq!(document.text, "一\n二\t2\n");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 1 }]);
}

#[test]
fn long_lists_of_properties_stand_beside_the_pictures() {
    let main = [
        cell("甲", 1),
        cell("乙", 1),
        row_end(1, &definition(&[0, 1000, 3000], &[0, 0])),
        cell("丙", 1),
        row_end(1, &definition(&[0, 3000], &[0])),
    ];
    let document = opened(&Made { longest: Some(30), ..made(&main) }.file());
    assert_eq!(rows(&document), [vec![(0, "甲"), (1, "乙")], vec![(0, "丙")]]);
}

#[test]
fn one_byte_pieces_are_western_or_chinese() {
    let western = Paragraph { coding: Coding::Western, ..plain("“120” – 5\u{a0}%") };
    let chinese = |text| Paragraph { coding: Coding::Chinese, ..plain(text) };
    let read = |main: &[Paragraph]| opened(&Made { chinese: true, ..made(main) }.file()).text;
    assert_eq!(read(&[western.clone(), plain("完")]), "“120” – 5 %\n完\n");
    assert_eq!(read(&[chinese("新收12件"), chinese("—"), plain("完")]), "新收12件\n—\n完\n");
    // One piece that is western makes them all so; in a document of another language the same bytes are what the format says.
    assert_eq!(read(&[western, chinese("件")]), "“120” – 5 %\n¼þ\n");
    assert_eq!(text(&[chinese("新收12件")]), "Ð\u{c2}ÊÕ12¼þ\n");
}

#[test]
fn boxes_stand_behind_the_paragraph_they_hang_on_and_notes_at_the_end() {
    let main = [plain("一\u{8}"), plain("二")];
    let boxes = vec![plain("盒中"), plain("别处"), plain("")];
    let made = Made {
        footnotes: vec![plain("注")],
        headers: vec![plain("页眉")],
        boxes,
        shapes: vec![(1, 7)],
        box_parts: vec![(1, 7), (1, 9)],
        ..made(&main)
    };
    assert_eq!(opened(&made.file()).text, "一\n盒中\n二\n别处\n注\n");
}

#[test]
fn older_versions_and_locked_files_are_refused_by_name() {
    let word = |head: &[u8]| {
        let mut stream = made(&[plain("一")]).streams().0;
        stream[..head.len()].copy_from_slice(head);
        refused(&compound(&[("/WordDocument", &stream), ("/1Table", b"x")]))
    };
    let older = Kind::Unsupported { what: "Word 6/95" };
    for (ident, version) in [(0xa5dcu16, 0x65u16), (0xa5dc, 0x68), (0xa699, 0x68)] {
        assert_eq!(word(&[ident.to_le_bytes(), version.to_le_bytes()].concat()), older);
    }
    assert_eq!(refused(b"\xdb\xa5\x2d\0and more"), Kind::Unsupported { what: "Word 2" });
    assert_eq!(refused(&Made { flags: 0x100, ..made(&[plain("一")]) }.file()), Kind::Encrypted { what: "doc" });
    assert_eq!(word(&[0, 0]), Kind::Damaged { what: "doc" });
    // The tables are not where they should be.
    assert_eq!(word(&[]), Kind::Damaged { what: "doc" });
}
