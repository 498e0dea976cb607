//! PDF files.

use std::io::Write;

use super::super::make_pdf::{Page, a4, file, lines, pdf, stream, text};
use super::super::shapes::{Shape, count, shapes};

/// A PDF of one page with these operators.
fn page(content: String) -> Vec<u8> {
    pdf(&[a4(content)])
}

/// A PDF of one page, with objects from 4 on of one's own; the page's operators are in 4.
fn objects(resources: &str, rest: Vec<Vec<u8>>) -> Vec<u8> {
    let mut all = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>").into_bytes(),
    ];
    all.extend(rest);
    file(&all)
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

const SHOW: &[u8] = b"BT /F1 9 Tf 50 700 Td <0031> Tj ET";
const FONT: &str = "/Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H";

/// A font of two-byte codes with this descendant and this table of characters.
fn font(widths: &str, characters: &[u8]) -> Vec<u8> {
    let dictionary = format!("<<{FONT}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[{widths}]>>]/ToUnicode 6 0 R>>");
    objects("/Font<</F1 5 0 R>>", vec![stream("", SHOW), dictionary.into_bytes(), stream("", characters)])
}

/// PDF.
pub const PDF: &[Shape] = shapes! {
    "pdf: a report, page after page" => |n| {
        let report = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt")).unwrap();
        let content = lines(&report, (1200, 1800), true);
        let pages = (0..n / content.len() + 1).map(|_| Page { content: content.clone(), rotate: 0, size: (1200, 1800) });
        pdf(&pages.collect::<Vec<_>>())
    },
    "pdf: characters in one place" => |n| page(text(50.0, 700.0, 9.0, "1").repeat(n / 50)),
    "pdf: one long string" => |n| page(text(50.0, 700.0, 9.0, &"文".repeat(n / 4))),
    "pdf: a character a line, far right" => |n| page(count(n, |i| text(560.0, 800.0 - 9.0 * i as f32, 0.1, "1"))),
    "pdf: characters side by side, tiny" => |n| page(count(n, |i| text(i as f32, 700.0, 0.01, "1"))),
    "pdf: states saved" => |n| page("q ".repeat(n / 2)),
    "pdf: operands without operator" => |n| page("1 ".repeat(n / 2)),
    "pdf: arrays within arrays" => |n| page("[".repeat(n)),
    "pdf: dictionaries within dictionaries" => |n| page("<</A".repeat(n / 4)),
    "pdf: strings within strings" => |n| page("(".repeat(n)),
    "pdf: lines apart" => |n| page(count(n, |i| format!("{} {} m {0} {} l S ", i * 10 % 9000, i / 900 * 10, i / 900 * 10 + 6))),
    "pdf: lines across" => |n| page(count(n, |i| format!("0 {0} m 9000 {0} l S {0} 0 m {0} 9000 l S ", i * 5))),
    "pdf: boxes" => |n| page(count(n, |i| format!("{} {} 9 9 re S ", i % 50 * 10, i / 50 * 10))),
    "pdf: many tables beside each other, and text between" => |n| {
        let rule = |x: usize, y: usize, w: usize, h: usize| format!("{x} {y} {w} {h} re f ");
        let table = |x: usize, y: usize| -> String { (0..4).map(|i| rule(x + i * 8, y, 1, 40) + &rule(x, y + i * 13, 25, 1)).collect() };
        let tables: String = (0..90).map(|i| table(20 + i % 9 * 60, 60 + i / 9 * 70)).collect();
        page(tables + &text(50.0, 700.0, 9.0, "1").repeat(n / 100) + &count(n / 2, |i| text(47.0 + (i % 9) as f32 * 60.0, 800.0, 9.0, "1")))
    },
    "pdf: one long path" => |n| page("1 1 m ".repeat(n / 6)),
    "pdf: pictures" => |n| page("/P Do ".repeat(n / 6)),
    "pdf: drawings that draw each other" => |n| {
        let all: String = (5..13).map(|i| format!("/X{i} {i} 0 R")).collect();
        let calls = |i: usize| format!("/X{} Do ", i + 1).repeat(n / 80).into_bytes();
        let drawing = |i: usize| stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<{all}>>>>"), &calls(i));
        objects(&format!("/XObject<<{all}>>"), std::iter::once(stream("", &calls(4))).chain((5..13).map(drawing)).collect())
    },
    "pdf: one stream of operators again and again" => |n| {
        let contents = "5 0 R ".repeat(n / 12);
        let all = vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[{contents}]>>").into_bytes(),
            b"null".to_vec(),
            stream("", &b"0 0 m ".repeat(n / 12)),
        ];
        file(&all)
    },
    "pdf: pages that are each other's" => |n| file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]>>", "2 0 R 3 0 R ".repeat(n / 12)).into_bytes(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R]>>".to_vec(),
    ]),
    "pdf: empty pages" => |n| file(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]>>", "<</Type/Page>>".repeat(n / 14)).into_bytes(),
    ]),
    "pdf: widths of all glyphs" => |n| font(&"0 65535 500 ".repeat(n / 12), b""),
    "pdf: characters of all codes" => |n| font("", &b"1 beginbfrange <0000> <ffff> <0000> endbfrange\n".repeat(n / 48)),
    "pdf: a table of characters" => |n| font("", count(n, |i| format!("1 beginbfchar <{:04x}> <4e00> endbfchar\n", i % 65536)).as_bytes()),
    "pdf: fonts" => |n| {
        let all = count(n / 2, |i| format!("/F{i}<</Type/Font/Subtype/Type1>>"));
        let content = count(n / 2, |i| format!("/F{i} 9 Tf "));
        objects(&format!("/Font<<{all}>>"), vec![stream("", content.as_bytes())])
    },
    "pdf: a bomb of operators" => |n| objects("", vec![stream("/Filter/FlateDecode", &packed(&b"0 0 m ".repeat(n * 10)))]),
    "pdf: a bomb of blanks" => |n| objects("", vec![stream("/Filter/FlateDecode", &packed(&vec![b' '; n * 200]))]),
    "pdf: a bomb within a bomb" => |n| {
        let inner = packed(&vec![b' '; n * 2000]);
        objects("", vec![stream("/Filter[/FlateDecode/FlateDecode]", &packed(&inner))])
    },
    "pdf: a bomb of objects" => |n| objects("", vec![stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed(&vec![b' '; n * 200]))]),
    "pdf: objects without a directory" => |n| [b"%PDF-1.7\n".to_vec(), b"1 0 obj<</A 1>>endobj ".repeat(n / 22)].concat(),
    "pdf: dictionaries without an end" => |n| [b"%PDF-1.7\n".to_vec(), b"1 0 obj<<".repeat(n / 9)].concat(),
    "pdf: words without a meaning" => |n| [b"%PDF-1.7\n".to_vec(), b"stream ".repeat(n / 7)].concat(),
};
