//! OFD: where its characters stand, what it draws upon, and what is no text of it.

use gouji::InputErrorKind as Kind;
use gouji::internals::Remark;

use super::make::archive;
use super::{opened, refused};

/// A file of one page with this content, and these resources.
fn page(content: &str, resources: &str) -> Vec<u8> {
    file(&[&format!("<Page><Content><Layer>{content}</Layer></Content></Page>")], resources, "Pages/P{}.xml")
}

/// A file of these pages; `path` is what the document says where they are.
fn file(pages: &[&str], resources: &str, path: &str) -> Vec<u8> {
    let list: String = (0..pages.len()).map(|i| format!("<Page ID=\"{i}\" BaseLoc=\"{}\"/>", path.replace("{}", &i.to_string()))).collect();
    let document = format!("<Document><CommonData><PublicRes>Res.xml</PublicRes></CommonData><Pages>{list}</Pages></Document>");
    let resources = format!("<Res>{resources}</Res>");
    let names: Vec<String> = (0..pages.len()).map(|i| format!("Doc_0/Pages/P{i}.xml")).collect();
    let mut parts = vec![
        ("OFD.xml", &b"<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"[..]),
        ("Doc_0/Document.xml", document.as_bytes()),
        ("Doc_0/Res.xml", resources.as_bytes()),
    ];
    parts.extend(names.iter().map(String::as_str).zip(pages.iter().map(|page| page.as_bytes())));
    archive(&parts)
}

fn text(x: f32, y: f32, more: &str, text: &str) -> String {
    format!("<TextObject Boundary=\"{x} {y} 90 5\" Size=\"4\"><TextCode X=\"0\" Y=\"4\" {more}>{text}</TextCode></TextObject>")
}

#[test]
fn characters_stand_where_their_steps_lead() {
    let content = [
        text(20.0, 20.0, "DeltaX=\"g 3 4 20 2\"", "本年新收12件"),
        // Steps that are not told are as wide as the characters are; a text that is turned upside down twice is level.
        text(20.0, 30.0, "", "规章 4"),
        "<TextObject Boundary=\"20 40 90 5\" CTM=\"0.5 0 0 0.5 0 0\" Size=\"8\"><TextCode X=\"0\" Y=\"8\" DeltaX=\"8 4\">一&amp;二</TextCode>\
         <TextCode X=\"60\">三</TextCode></TextObject>"
            .to_owned(),
        // Down the page, one character below the other: lines that stand as near as those of a cell are one.
        text(20.0, 50.0, "DeltaY=\"9\"", "甲乙"),
        "<TextObject Boundary=\"20 80 90 5\" Size=\"4\" ReadDirection=\"90\"><TextCode X=\"0\" Y=\"4\">丙丁</TextCode></TextObject>".to_owned(),
    ];
    let document = opened(&page(&content.concat(), ""));
    let lines: Vec<String> =
        document.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty()).collect();
    assert_eq!(lines, ["本年新收 12件", "规章 4", "一&二 三", "甲", "乙", "丙丁"]);
}

#[test]
fn drawings_made_elsewhere_are_drawn_where_they_are_used() {
    let unit = format!(
        "<CompositeGraphicUnits><CompositeGraphicUnit ID=\"7\"><Content>{}</Content></CompositeGraphicUnit>\
                        <CompositeGraphicUnit ID=\"8\"><Content><CompositeObject ResourceID=\"8\"/></Content></CompositeGraphicUnit></CompositeGraphicUnits>",
        text(0.0, 0.0, "DeltaX=\"4\"", "规章")
    );
    let content = "<CompositeObject ResourceID=\"7\" Boundary=\"20 30 90 9\"/><PageBlock><CompositeObject ResourceID=\"7\" Boundary=\"20 20 90 9\" CTM=\"2 0 0 2 0 0\"/></PageBlock>\
                   <CompositeObject ResourceID=\"8\"/><CompositeObject ResourceID=\"9\"/>";
    assert_eq!(opened(&page(content, &unit)).text.split_whitespace().collect::<Vec<_>>(), ["规章", "规章"]);
}

#[test]
fn clips_and_patterns_are_no_content_and_what_is_not_to_be_seen_is_told() {
    let seen = text(20.0, 20.0, "", "共收到120件");
    let content = [
        seen.clone(),
        seen.replace("<TextObject ", "<TextObject Visible=\"false\" ").replace("120", "99"),
        format!(
            "<PathObject Boundary=\"0 0 9 9\"><FillColor><Pattern><CellContent>{}</CellContent></Pattern></FillColor></PathObject>",
            text(0.0, 60.0, "", "底纹")
        ),
    ];
    let document = opened(&page(&content.concat(), ""));
    assert_eq!(document.text.trim(), "共收到120件");
    assert_eq!(document.remarks, [Remark::HiddenText { characters: 6 }]);
}

#[test]
fn pages_are_found_however_their_paths_are_written() {
    let content = format!("<Page><Content><Layer>{}</Layer></Content></Page>", text(20.0, 20.0, "", "一"));
    for path in [
        "Pages/P{}.xml",
        "/Doc_0/Pages/P{}.xml",
        "./Pages/P{}.xml",
        "Pages\\P{}.xml",
        "Doc_0/Pages/P{}.xml",
        "pages/p{}.XML",
        "../Doc_0/Pages/P{}.xml",
    ] {
        assert_eq!(opened(&file(&[&content, &content], "", path)).text.split_whitespace().count(), 2, "{path}");
    }
}

#[test]
fn several_documents_in_one_file_are_read_one_after_the_other() {
    let body = |i: usize| format!("<o:DocBody><o:DocRoot>D{i}/Document.xml</o:DocRoot></o:DocBody>");
    let root = format!("<o:OFD xmlns:o=\"x\">{}{}</o:OFD>", body(0), body(1));
    let document = "<o:Document xmlns:o=\"x\"><o:Pages><o:Page BaseLoc=\"P\"/></o:Pages></o:Document>";
    let page = |s: &str| format!("<Page><Content><Layer>{}</Layer></Content></Page>", text(20.0, 20.0, "", s));
    let (one, two) = (page("甲"), page("乙"));
    let file = archive(&[
        ("OFD.xml", root.as_bytes()),
        ("D0/Document.xml", document.as_bytes()),
        ("D1/Document.xml", document.as_bytes()),
        ("D0/P/Content.xml", one.as_bytes()),
        ("D1/P/Content.xml", two.as_bytes()),
    ]);
    assert_eq!(opened(&file).text.split_whitespace().collect::<Vec<_>>(), ["甲", "乙"]);
}

#[test]
fn what_cannot_be_read_is_called_ofd() {
    let picture = "<ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>";
    assert_eq!(refused(&page(picture, "")), Kind::Scanned { what: "OFD" });
    assert_eq!(refused(&page("<TextObject><TextCode>一</TextObject>", "")), Kind::Damaged { what: "OFD" });
    assert_eq!(refused(&archive(&[("OFD.xml", b"<OFD/>")])), Kind::Damaged { what: "OFD" });
    assert_eq!(refused(&archive(&[("OFD.xml", b"<OFD/>"), ("Encryptions.xml", b"<x/>")])), Kind::Encrypted { what: "OFD" });
    let pages = vec!["<Page/>"; 401];
    assert!(matches!(refused(&file(&pages, "", "Pages/P{}.xml")), Kind::TooLarge { found: Some(401), limit: 400, .. }));
}
