//! PDF in ways that programs have of their own: many fonts, and two columns.

use gouji::{Checker, Input, Options};

use super::common::layout::{report, tabs_kept};
use super::common::{Figures, differences, form};
use super::make_pdf::{a4, file, hex, lines, pdf, stream, text, width};
use super::opened;

/// A page that shows each character in the next of so many fonts, all of one kind.
fn in_fonts(content: &str, count: usize, (page_width, page_height): (u32, u32)) -> Vec<u8> {
    let mut shown = String::new();
    let mut next = 0;
    for line in content.lines() {
        // "BT /F1 8 Tf 1 0 0 1 x y Tm <…> Tj ET"
        let words: Vec<&str> = line.split(' ').collect();
        let [_, _, size, _, _, _, _, _, x, y, _, text, _, _] = words[..] else {
            shown += &format!("{line}\n");
            continue;
        };
        let (mut x, size): (f32, f32) = (x.parse().unwrap(), size.parse().unwrap());
        for unit in text.trim_matches(['<', '>']).as_bytes().chunks(4).map(|unit| std::str::from_utf8(unit).unwrap()) {
            let character = char::from_u32(u32::from_str_radix(unit, 16).unwrap()).unwrap().to_string();
            shown += &format!("BT /F{} {size} Tf 1 0 0 1 {x} {y} Tm {} Tj ET\n", next % count, hex(&character));
            x += width(&character) * size;
            next += 1;
        }
    }
    let font = |n: usize| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/S{n}/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
             /BaseFont/S{n}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]>>]>>"
        )
        .into_bytes()
    };
    let names: String = (0..count).map(|n| format!("/F{n} {} 0 R", 5 + n)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page_width} {page_height}]/Contents 4 0 R/Resources<</Font<<{names}>>>>>>")
            .into_bytes(),
        stream("", shown.as_bytes()),
    ];
    objects.extend((0..count).map(font));
    file(&objects)
}

#[test]
fn a_figure_is_one_whatever_fonts_its_digits_are_in() {
    let figures = Figures::random(form("2021"), 11, 3000);
    let size = (1200, 1300);
    for count in [1, 2, 7, 60, 400] {
        let made = in_fonts(&lines(&report(&figures, tabs_kept, "0"), size, true), count, size);
        let answer = Checker::new().check(Input::Bytes(&made), &Options::default()).unwrap();
        let wrong = differences(&answer, &figures);
        assert!(wrong.is_empty(), "{count} fonts: {} wrong, {:?}", wrong.len(), wrong.first());
        assert_eq!(answer.summary.errors, 0, "{count} fonts");
    }
}

/// A table of three columns ruled throughout, its upper left corner there, each row with this label and the figures behind it.
fn table(x: u32, y: u32, rows: &[&str]) -> String {
    let height = 20 * rows.len() as u32;
    let mut content: String = (0..=rows.len() as u32).map(|i| format!("{x} {} 210 1 re f\n", y - 20 * i)).collect();
    content += &(0..4).map(|i| format!("{} {} 1 {height} re f\n", x + 70 * i, y - height)).collect::<String>();
    for (i, row) in rows.iter().enumerate() {
        for (j, words) in [row, "1", "2"].iter().enumerate() {
            content += &text((x + 70 * j as u32 + 5) as f32, (y - 14 - 20 * i as u32) as f32, 8.0, words);
        }
    }
    content
}

#[test]
fn two_columns_are_read_one_behind_the_other_between_the_lines_that_reach_over_both() {
    let column = |x: f32, words: &str| -> String {
        (0..4)
            .map(|i| text(x, 720.0 - 15.0 * i as f32, 10.0, &format!("{words}{}", ["一行，它比别的长", "二行", "三行", "四行"][i])))
            .collect()
    };
    let title = text(200.0, 780.0, 14.0, "年度报告的标题在两栏之上");
    let foot = text(285.0, 40.0, 9.0, "（全文完）");
    let left = column(50.0, "左栏的文字第") + &table(50, 640, &["左一", "左二", "左三", "左四"]);
    let right = column(330.0, "右栏的文字第") + &table(330, 655, &["右一", "右二", "右三"]) + &text(330.0, 500.0, 10.0, "右栏末");
    let document = opened(&pdf(&[a4(right.clone() + &left + &foot + &title)]));
    let found: Vec<&str> = document.text.lines().filter_map(|l| l.split(['\t', '第']).next()).collect();
    let texts = |side: &'static str| std::iter::repeat_n(side, 3);
    let all = ["年度报告的标题在两栏之上"].into_iter().chain(texts("左栏的文字")).chain(["左一", "左二", "左三", "左四"]);
    let all: Vec<&str> = all.chain(texts("右栏的文字")).chain(["右一", "右二", "右三", "右栏末", "（全文完）"]).collect();
    assert_eq!(found, all, "{}", document.text);
    // A text that goes on over the whole width is no column beside a narrow table.
    let whole: String = (0..6)
        .map(|i| text(50.0, 720.0 - 15.0 * i as f32, 10.0, "这一行文字一直写到这一页的右边为止，中间没有分栏，所以从上往下读。"))
        .collect();
    let document = opened(&pdf(&[a4(table(50, 600, &["左一", "左二", "左三", "左四", "左五", "左六"])
        + &whole
        + &text(330.0, 590.0, 10.0, "表旁的字"))]));
    assert!(document.text.find("这一行").unwrap() < document.text.find("左一").unwrap(), "{}", document.text);
}

#[test]
fn columns_between_tables_over_both_go_on_into_each_other() {
    let side = |x: f32, y: f32, lines: &[&str]| -> String {
        lines.iter().enumerate().map(|(i, line)| text(x, y - 15.0 * i as f32, 10.0, line)).collect()
    };
    // A table over both columns, of four rows.
    let over = |y: u32| {
        let level: String = (0..=4).map(|i| format!("50 {} 490 1 re f\n", y - 20 * i)).collect();
        let upright: String = [50, 295, 539].iter().map(|x| format!("{x} {} 1 80 re f\n", y - 80)).collect();
        level
            + &upright
            + &(0..4).map(|i| text(60.0, (y - 14 - 20 * i) as f32, 8.0, ["表一", "表二", "表三", "表四"][i as usize])).collect::<String>()
    };
    let full = "这一栏的一行写满到这里为止，共二十二个字";
    let head = side(50.0, 780.0, &[full, full, "左末。"]) + &side(320.0, 780.0, &[full, full, "右末。"]);
    let heading = |y: f32| side(50.0, y, &["四、某某情况的标题写到这一栏的边上还没有完"]) + &side(320.0, y + 9.0, &["，到这里才完"]);
    let whole = "四、某某情况的标题写到这一栏的边上还没有完，到这里才完";
    let one = opened(&pdf(&[a4(head.clone() + &over(700) + &heading(590.0) + &over(560) + &over(400))]));
    let two = opened(&pdf(&[a4(head.clone() + &over(700)), a4(over(800) + &heading(690.0) + &over(660))]));
    for document in [one, two] {
        let lines: Vec<&str> = document.text.lines().collect();
        let at = |line: &str| lines.iter().position(|l| l.trim() == line).unwrap_or_else(|| panic!("{line}: {}", document.text));
        assert!(at(whole) > at("表四"), "{}", document.text);
        assert!(document.text.find("左末").unwrap() < document.text.find("右末").unwrap());
    }
    // What stands at the right of a line in a text of one column is no column.
    let text_of = |y: f32| side(50.0, y, &["这一行文字一直写到这一页的右边为止，中间没有分栏，所以从上往下读，一行接着一行。"; 4]);
    let signed = text_of(780.0)
        + &over(700)
        + &side(50.0, 590.0, &["填表人甲", "填表人乙"])
        + &side(400.0, 590.0, &["日期一", "日期二"])
        + &over(550);
    let document = opened(&pdf(&[a4(signed)]));
    assert!(document.text.find("日期一").unwrap() < document.text.find("填表人乙").unwrap(), "{}", document.text);
}

#[test]
fn drawn_signs_whose_names_are_numbers_are_no_letters() {
    let drawn = |names: &str| {
        let content: String = (0..30).map(|i| format!("BT /F1 9 Tf 1 0 0 1 50 {} Tm <4142434445> Tj ET\n", 760 - 20 * i)).collect();
        let font = format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>/FirstChar 65/LastChar 69\
             /Widths[500 500 500 500 500]/Encoding<</Type/Encoding/Differences[65{names}]>>>>"
        );
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
        let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page].map(|o| o.as_bytes().to_vec());
        file(&[objects.to_vec(), vec![stream("", content.as_bytes()), font.into_bytes()]].concat())
    };
    for names in ["/g4DB6/g11/gA0C/gFACE/g1F", "/g12/g13/g14/g15/g16", "/cid345/cid346/cid1/cid2/cid3"] {
        let answer = Checker::new().check(Input::Bytes(&drawn(names)), &Options::default());
        assert_eq!(answer.map_err(|e| e.code()).err(), Some("no-characters"), "{names}");
    }
    // What names its signs is read.
    assert_eq!(opened(&drawn("/one/two/three/four/five")).text.lines().next().map(str::trim), Some("12345"));
    assert_eq!(opened(&drawn("/g/a/b/e/d")).text.lines().next().map(str::trim), Some("gabed"));
}

/// A page whose figures stand in a form's fields over it, as wide as they are or wider, with these flags.
fn in_fields(content: &str, flags: u32, (page_width, page_height): (u32, u32)) -> Vec<u8> {
    let (mut shown, mut fields) = (String::new(), Vec::new());
    for line in content.lines() {
        // "BT /F1 8 Tf 1 0 0 1 x y Tm <…> Tj ET"
        let words: Vec<&str> = line.split(' ').collect();
        let figure =
            words.get(11).map(|hex| hex.trim_matches(['<', '>'])).filter(|hex| hex.as_bytes().chunks(4).all(|c| c.starts_with(b"003")));
        let Some(figure) = figure else {
            shown += &format!("{line}\n");
            continue;
        };
        let (x, y): (f32, f32) = (words[8].parse().unwrap(), words[9].parse().unwrap());
        let width = 2.0 * figure.len() as f32;
        let rect = format!("{} {} {} {}", x - 1.0, y - 2.0, x + width + 1.0, y + 8.0);
        let number = 6 + fields.len();
        fields.push(format!("<</Type/Annot/Subtype/Widget/FT/Tx/F {flags}/Rect[{rect}]/AP<</N {} 0 R>>>>", number + 1).into_bytes());
        // Drawn twice as large as it is shown, from its very edge.
        let drawn = format!("/Tx BMC q BT /F1 16 Tf 0 4 Td <{figure}> Tj ET Q EMC");
        let dictionary = format!("/Subtype/Form/BBox[0 0 {} 20]/Resources<</Font<</F1 5 0 R>>>>", 2.0 * width + 4.0);
        fields.push(stream(&dictionary, drawn.as_bytes()));
    }
    let names: String = (0..fields.len() / 2).map(|n| format!("{} 0 R ", 6 + 2 * n)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page_width} {page_height}]/Contents 4 0 R/Annots[{names}]/Resources<</Font<</F1 5 0 R>>>>>>"
        )
        .into_bytes(),
        stream("", shown.as_bytes()),
        b"<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/S\
          /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]>>]>>"
            .to_vec(),
    ];
    objects.extend(fields);
    file(&objects)
}

#[test]
fn figures_in_the_fields_of_a_form_are_those_of_the_page() {
    let figures = Figures::random(form("2021"), 12, 90);
    let size = (1200, 1300);
    let content = lines(&report(&figures, tabs_kept, "0"), size, true);
    let made = in_fields(&content, 4, size);
    let answer = Checker::new().check(Input::Bytes(&made), &Options::default()).unwrap();
    let wrong = differences(&answer, &figures);
    assert!(wrong.is_empty(), "{} wrong, {:?}\n{}", wrong.len(), wrong.first(), opened(&made).text);
    assert_eq!(answer.summary.errors, 0);
    // What a field hides is not shown.
    let shown = opened(&in_fields(&(content + &text(30.0, 20.0, 8.0, "987654321")), 2, size)).text;
    assert!(shown.contains("总计") && !shown.contains("987654321"), "{shown}");
}
