//! PDF: what is shown twice, slanted, turned, without characters, or a picture.

use gouji::InputErrorKind as Kind;
use gouji::internals::Remark;
use gouji::{Checker, Input, Options};

use super::common::layout::{report, tabs_kept};
use super::common::{Figures, differences, form};
use super::make_pdf::{Page, a4, lines, pdf, text};
use super::{opened, refused};

const SIZE: (u32, u32) = (1200, 1300);

fn figures() -> Figures {
    Figures::random(form("2021"), 7, 300)
}

/// A whole report on one page, with a level line under each row of its tables.
fn page() -> String {
    lines(&report(&figures(), tabs_kept, "0"), SIZE, false)
}

/// Every figure of the report comes out of a file, and nothing is wrong with it.
fn holds(what: &str, file: &[u8], remarks: &[Remark]) {
    let answer = Checker::new().check(Input::Bytes(file), &Options::default()).unwrap_or_else(|e| panic!("{what}: {e}"));
    let wrong = differences(&answer, &figures());
    assert!(wrong.is_empty(), "{what}: {} wrong, {:?}\n{}", wrong.len(), wrong.first(), opened(file).text);
    assert_eq!(answer.summary.errors, 0, "{what}");
    assert_eq!(opened(file).remarks, remarks, "{what}");
}

fn whole(content: String, rotate: u32, size: (u32, u32)) -> Vec<u8> {
    pdf(&[Page { content, rotate, size }])
}

#[test]
fn tables_with_level_lines_alone_are_read() {
    holds("level lines", &whole(page(), 0, SIZE), &[]);
    holds("level lines in a frame", &whole(lines(&report(&figures(), tabs_kept, "0"), SIZE, true), 0, SIZE), &[]);
}

#[test]
fn text_drawn_twice_is_read_once() {
    let again = |dx: f32| format!("{}q 1 0 0 1 {dx} 0 cm\n{}Q\n", page(), page());
    holds("the page again, a hair apart", &whole(again(0.3), 0, SIZE), &[]);
    holds("the page again, in place", &whole(again(0.0), 0, SIZE), &[]);
    // The same figure twice in a row is two figures.
    let document = opened(&pdf(&[a4(text(50.0, 700.0, 10.0, "共收到申请11件，答复22件"))]));
    assert_eq!(document.text.trim(), "共收到申请11件，答复22件");
}

#[test]
fn pages_turned_by_their_content_or_by_rotate_are_read() {
    let (width, height) = SIZE;
    for (what, matrix, size) in [
        ("up", format!("0 1 -1 0 {height} 0"), (height, width)),
        ("down", format!("0 -1 1 0 0 {width}"), (height, width)),
        ("upside down", format!("-1 0 0 -1 {width} {height}"), SIZE),
    ] {
        let turned = format!("q {matrix} cm\n{}Q\n", page());
        holds(what, &whole(turned.clone(), 0, size), &[]);
        let rotate = [("up", 90), ("down", 270), ("upside down", 180)].into_iter().find(|r| r.0 == what).unwrap().1;
        holds(&format!("{what}, turned back by /Rotate"), &whole(turned, rotate, size), &[]);
    }
    for rotate in [90, 180, 270] {
        holds(&format!("level, turned away by /Rotate {rotate}"), &whole(page(), rotate, SIZE), &[]);
    }
}

#[test]
fn a_slanted_watermark_is_no_text_and_told() {
    let mark = |x: u32, y: u32| format!("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 {x} {y} Tm {} Tj ET\n", super::make_pdf::hex("内部资料"));
    let marks: String = (0..9).map(|i| mark(100 + i % 3 * 350, 200 + i / 3 * 350)).collect();
    holds("watermark", &whole(marks + &page(), 0, SIZE), &[Remark::Slanted { characters: 36 }]);
}

#[test]
fn fonts_without_characters_are_refused_and_single_ones_are_no_blanks() {
    let unknown = "BT /F2 10 Tf 1 0 0 1 50 600 Tm <012301240125012601270128> Tj ET\n";
    assert_eq!(refused(&pdf(&[a4(unknown.repeat(20))])), Kind::NoCharacters { what: "PDF" });
    let document = opened(&pdf(&[a4(text(50.0, 700.0, 10.0, "共收到申请件数及办理情况") + unknown)]));
    assert!(document.text.contains("\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"), "{}", document.text);
    assert_eq!(document.remarks, [Remark::Unencoded { characters: 6 }]);
}

#[test]
fn scans_are_refused_whatever_marks_they_bear_and_mixed_files_say_which_pages_are_pictures() {
    let picture = "q 595 0 0 842 0 0 cm /P Do Q\n";
    let strips: String = (0..8).map(|i| format!("q 595 0 0 105 0 {} cm /P Do Q\n", i * 105)).collect();
    let scan = |marks: &str| a4(picture.to_owned() + &text(250.0, 30.0, 9.0, marks));
    assert_eq!(refused(&pdf(&[scan("— 1 —"), scan("由扫描全能王扫描创建"), a4(strips)])), Kind::Scanned { what: "PDF" });
    assert_eq!(refused(&pdf(&[a4(String::new()), a4("0 0 m 9 9 l S".to_owned())])), Kind::Scanned { what: "PDF" });
    let words = "全年共收到政府信息公开申请一百二十件，均已按时办结。";
    let body: String = (0..20).map(|i| text(50.0, 780.0 - 20.0 * i as f32, 10.0, words)).collect();
    let mixed = pdf(&[a4(body.clone()), scan("2"), a4(body.clone() + "q 100 0 0 40 50 50 cm /P Do Q\n"), scan("4")]);
    assert_eq!(opened(&mixed).remarks, [Remark::Pictures { pages: vec![2, 4] }]);
}

#[test]
fn too_many_pages_are_refused_not_cut() {
    let pages: Vec<Page> = (0..401).map(|_| a4(text(50.0, 700.0, 10.0, "文"))).collect();
    let gouji::InputErrorKind::TooLarge { found, limit, .. } = refused(&pdf(&pages)) else { panic!("another kind") };
    assert_eq!((found, limit), (Some(401), 400));
}

/// Bytes as five characters for four.
fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for word in bytes.chunks(4) {
        let number = (0..4).fold(0u32, |n, i| n << 8 | u32::from(word.get(i).copied().unwrap_or(0)));
        let digits = [85u32.pow(4), 85u32.pow(3), 85 * 85, 85, 1].map(|power| b'!' + (number / power % 85) as u8);
        if number == 0 && word.len() == 4 { out.push(b'z') } else { out.extend(&digits[..word.len() + 1]) }
    }
    [out, b"~>".to_vec()].concat()
}

#[test]
fn pages_packed_and_written_in_plain_characters_are_read() {
    let packed = |content: &[u8]| {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut encoder, content).unwrap();
        super::make_pdf::stream("/Filter[/ASCII85Decode/FlateDecode]", &ascii85(&encoder.finish().unwrap()))
    };
    let mut content = page();
    // What does not pack well, as the outlines and names of real files do not.
    let mut random = crate::common::Random::new(7);
    content += &format!("% {}\n", (0..8000).map(|_| char::from(b'a' + random.below(26) as u8)).collect::<String>());
    holds("ASCII85", &super::make_pdf::pdf_with(&[Page { content, rotate: 0, size: SIZE }], packed), &[]);
}

#[test]
fn a_cell_left_open_by_the_edge_of_the_page_ends_where_narrower_ones_begin() {
    // Three rows of four columns; the first cell of the first two rows covers two columns and has no rule to its left or above.
    let rule = |x: u32, y: u32, width: u32, height: u32| format!("{x} {y} {width} {height} re f\n");
    let mut content = String::new();
    for row in 0..3 {
        let y = 700 - row * 20;
        for column in [2u32, 3, 4].into_iter().chain((row == 2).then_some(1)) {
            content += &rule(50 + column * 60, y, 1, 20);
        }
        let from = [170, 110, 50][row as usize];
        content += &rule(from, y, 291 - from, 1);
        for column in 0..4u32 {
            if row == 2 || column != 1 {
                content += &text(55.0 + column as f32 * 60.0, y as f32 + 6.0, 8.0, &format!("{}{}", row + 1, column + 1));
            }
        }
    }
    content += &rule(50, 660, 1, 20);
    content += &(0..6).map(|i| rule(50, 600 - i * 20, 240, 1)).collect::<String>();
    content += &(0..5).map(|i| rule(50 + i * 60, 500, 1, 100)).collect::<String>();
    let document = opened(&pdf(&[a4(content)]));
    assert!(document.text.contains("31\t32\t33\t34\n"), "{}", document.text);
}

#[test]
fn a_row_that_the_end_of_a_page_broke_is_one_row() {
    // A page with a table of so many columns, ruled throughout.
    let table = |rows: &[[&str; 4]]| {
        let mut content = String::new();
        for (i, row) in rows.iter().enumerate() {
            for (j, words) in row.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
                content += &text(55.0 + j as f32 * 60.0, 706.0 - i as f32 * 20.0, 8.0, words);
            }
        }
        content += &(0..=rows.len()).map(|i| format!("50 {} 240 1 re f\n", 720 - i * 20)).collect::<String>();
        content += &(0..5).map(|j| format!("{} {} 1 {} re f\n", 50 + j * 60, 720 - rows.len() * 20, rows.len() * 20)).collect::<String>();
        a4(content)
    };
    let upper = [["一", "1", "2", "3"], ["二", "4", "5", "6"], ["", "7", "8", "9"]];
    let lower = [["三", "", "", ""], ["四", "", "", ""], ["", "10", "11", "12"]];
    let document = opened(&pdf(&[table(&upper), table(&lower)]));
    // Within a page rows are as they are.
    assert_eq!(document.text, "一\t1\t2\t3\n二\t4\t5\t6\n三\t7\t8\t9\n四\t\t\t\n\t10\t11\t12\n");
    // A label that fills its cell may be broken too, wherever that falls.
    let document = opened(&pdf(&[
        table(&[upper[0], upper[1], ["属于国家秘密", "7", "8", "9"]]),
        table(&[["）的信息", "", "", ""], lower[1], upper[1]]),
    ]));
    assert!(document.text.contains("属于国家秘密）的信息\t7\t8\t9\n四"), "{}", document.text);
    // Rows that both have a label are two.
    let document = opened(&pdf(&[table(&[upper[0], upper[1], ["三", "", "", ""]]), table(&[["四", "7", "8", "9"], lower[1], upper[1]])]));
    assert!(document.text.contains("三\t\t\t\n四\t7\t8\t9\n"), "{}", document.text);
    // The number of the page stands between; words there are another matter.
    for (mark, row) in [("- 4 -", "三\t7\t8\t9\n"), ("第 4 页", "三\t7\t8\t9\n"), ("续表", "三\t\t\t\n")] {
        let mut page = table(&upper);
        page.content += &text(280.0, 40.0, 8.0, mark);
        let document = opened(&pdf(&[page, table(&lower)]));
        assert!(document.text.contains(row), "{mark}: {}", document.text);
    }
    // A page has the columns that its rows part.
    let mut page = table(&[["三", "", "", ""], ["四", "1", "0", "1"], ["五", "2", "0", "2"]]);
    page.content += "80 660 1 40 re f\n";
    let document = opened(&pdf(&[table(&upper), page]));
    assert!(document.text.contains("三\t7\t8\t9\n"), "{}", document.text);
    // What is left of a label stands beside the row that follows, which begins anew; what does not is a row of its own.
    let first = [["（一）公开", "1.甲", "2", "3"], ["（二）提供", "1.乙", "5", "6"], ["（三）不予公", "1.丙", "8", "9"]];
    let rest =
        |item| opened(&pdf(&[table(&first), table(&[["开的", item, "0", "1"], ["", "3.戊", "0", "2"], ["", "4.己", "0", "3"]])])).text;
    assert!(rest("2.丁").contains("（三）不予公开的\t1.丙\t8\t9\n\t2.丁\t0\t1\n"), "{}", rest("2.丁"));
    assert!(rest("丁").contains("（三）不予公\t1.丙\t8\t9\n开的\t丁\t0\t1\n"), "{}", rest("丁"));
}

#[test]
fn words_pressed_out_of_the_last_row_by_the_end_of_the_page_are_its_own() {
    let table = |words: &str, more: &str| {
        let rows = [["结果维", "结果纠", "其他结", "总计数"], ["一", "二", "三", "四"]];
        let mut content: String = (0..3).map(|i| format!("50 {} 120 1 re f\n", 720 - i * 20)).collect();
        content += &(0..5).map(|j| format!("{} 680 1 40 re f\n", 50 + j * 30)).collect::<String>();
        for (i, row) in [rows[1], rows[0]].iter().enumerate() {
            for (j, words) in row.iter().enumerate() {
                content += &text(53.0 + j as f32 * 30.0, 706.0 - i as f32 * 20.0, 8.0, words);
            }
        }
        for (j, word) in words.chars().enumerate().filter(|(_, word)| *word != '　') {
            content += &text(61.0 + j as f32 * 30.0, 671.0, 8.0, &word.to_string());
        }
        opened(&pdf(&[a4(format!("{content}{more}")), a4(content.clone()), a4(content.clone())])).text
    };
    let number = text(280.0, 40.0, 8.0, "4");
    assert!(table("持正果", &number).starts_with("一\t二\t三\t四\n结果维持\t结果纠正\t其他结果\t总计数\n"), "{}", table("持正果", &number));
    // Words that go on below are a text's.
    let words = text(50.0, 640.0, 8.0, "五、存在的主要问题");
    assert!(table("持正果", &words).starts_with("一\t二\t三\t四\n结果维\t结果纠\t其他结\t总计数\n"), "{}", table("持正果", &words));
}
