//! OFD.

use super::super::make::archive;
use super::super::shapes::{Shape, count, shapes};
use super::office::{BOMB, stored};

const ROOT: &[u8] = b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>";
const DOCUMENT: &[u8] =
    b"<Document><CommonData><PublicRes>R.xml</PublicRes></CommonData><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>";

/// A file of one page with this content, and these resources.
fn page(content: &str, resources: &str) -> Vec<u8> {
    let page = format!("<Page><Content><Layer>{content}</Layer></Content></Page>");
    stored(&[("OFD.xml", ROOT), ("D.xml", DOCUMENT), ("R.xml", format!("<Res>{resources}</Res>").as_bytes()), ("P.xml", page.as_bytes())])
}

fn text(text: &str, more: &str) -> String {
    format!("<TextObject Boundary=\"9 9 9 9\"><TextCode X=\"0\" Y=\"4\" {more}>{text}</TextCode></TextObject>")
}

fn line(i: usize) -> String {
    format!("<PathObject Boundary=\"{} {} 9 9\"><AbbreviatedData>M 0 0 L 9 0 L 9 9</AbbreviatedData></PathObject>", i % 200, i * 7 % 290)
}

/// See the module.
pub const OFD: &[Shape] = shapes! {
    "ofd: one giant text" => |n| page(&text(&"文".repeat(n / 3), ""), ""),
    "ofd: many characters" => |n| page(&text("文", "").repeat(n / 90), ""),
    "ofd: steps without text" => |n| page(&text("文", &format!("DeltaX=\"{}\"", "1 ".repeat(n / 2))), ""),
    "ofd: one step four thousand million times" => |n| page(&text("文字", "DeltaX=\"g 4000000000 1\" DeltaY=\"g 4000000000 0\"").repeat(n / 160), ""),
    "ofd: lines" => |n| page(&count(n, line), ""),
    "ofd: one long path" => |n| page(&format!("<PathObject><AbbreviatedData>{}</AbbreviatedData></PathObject>", "L 9 9 ".repeat(n / 6)), ""),
    "ofd: a path of operators" => |n| page(&format!("<PathObject><AbbreviatedData>{}</AbbreviatedData></PathObject>", "C".repeat(n)), ""),
    "ofd: a path of one number" => |n| page(&format!("<PathObject><AbbreviatedData>M {}</AbbreviatedData></PathObject>", "1e".repeat(n / 2)), ""),
    "ofd: elements within elements" => |n| page(&"<PageBlock>".repeat(n / 11), ""),
    "ofd: clips within clips" => |n| page(&"<Clips>".repeat(n / 7), ""),
    "ofd: drawings within drawings" => |n| {
        let unit = |i: usize| format!("<CompositeGraphicUnit ID=\"{i}\"><CompositeObject ResourceID=\"{0}\"/><CompositeObject ResourceID=\"{0}\"/></CompositeGraphicUnit>", i + 1);
        page("<CompositeObject ResourceID=\"0\"/>", &count(n, unit))
    },
    "ofd: one drawing used again and again" => |n| {
        let unit = format!("<CompositeGraphicUnit ID=\"7\">{}</CompositeGraphicUnit>", text(&"文".repeat(n / 6), ""));
        page(&"<CompositeObject ResourceID=\"7\"/>".repeat(n / 70), &unit)
    },
    "ofd: drawings that no page uses" => |n| page("", &count(n, |i| format!("<CompositeGraphicUnit ID=\"{i}\"><a/></CompositeGraphicUnit>"))),
    "ofd: one page named again and again" => |n| {
        let document = format!("<Document><Pages>{}</Pages></Document>", "<Page BaseLoc=\"P.xml\"/>".repeat(390));
        let page = format!("<Page><Content>{}</Content></Page>", text("文", "").repeat(n / 90));
        stored(&[("OFD.xml", ROOT), ("D.xml", document.as_bytes()), ("P.xml", page.as_bytes())])
    },
    "ofd: one template under every page" => |n| {
        let document = format!("<Document><CommonData><TemplatePage ID=\"1\" BaseLoc=\"T.xml\"/></CommonData><Pages>{}</Pages></Document>", "<Page BaseLoc=\"P.xml\"/>".repeat(390));
        let template = format!("<Page><Content>{}</Content></Page>", text("文", "").repeat(n / 90));
        stored(&[("OFD.xml", ROOT), ("D.xml", document.as_bytes()), ("P.xml", b"<Page><Template TemplateID=\"1\"/></Page>"), ("T.xml", template.as_bytes())])
    },
    "ofd: pages" => |n| {
        let document = format!("<Document><Pages>{}</Pages></Document>", "<Page BaseLoc=\"P.xml\"/>".repeat(n / 24));
        stored(&[("OFD.xml", ROOT), ("D.xml", document.as_bytes()), ("P.xml", b"<Page/>")])
    },
    "ofd: documents" => |n| {
        let root = format!("<OFD>{}</OFD>", "<DocBody><DocRoot>D.xml</DocRoot></DocBody>".repeat(n / 43));
        stored(&[("OFD.xml", root.as_bytes()), ("D.xml", DOCUMENT), ("P.xml", b"<Page/>")])
    },
    "ofd: a bomb of characters" => |n| {
        let page = format!("<Page><Content>{}</Content></Page>", text("文", "").repeat(n * BOMB / 90));
        archive(&[("OFD.xml", ROOT), ("D.xml", DOCUMENT), ("P.xml", page.as_bytes())])
    },
};
