//! Every file that is refused is called what it is.

use gouji::InputErrorKind as Kind;

use super::make::{archive, compound, record, xls, xls_number, xls_stream};
use super::{opened, refused};

#[test]
fn compound_files_are_told_apart_by_their_streams() {
    let unsupported = |what| Kind::Unsupported { what };
    for (streams, expected) in [
        (&["/WordDocument", "/1Table", "/ObjectPool/_1/Workbook"][..], Kind::Damaged { what: "doc" }),
        (&["/PowerPoint Document"], unsupported("ppt")),
        (&["/CONTENTS"], unsupported("wps (Microsoft Works)")),
        (&["/FileHeader", "/BodyText/Section0"], unsupported("hwp")),
        (&["/Thumbnail"], unsupported("OLE2")),
        (&["/EncryptedPackage", "/EncryptionInfo"], Kind::Encrypted { what: "docx/xlsx/pptx" }),
        (&["/Workbook"], Kind::Damaged { what: "xls" }),
    ] {
        let streams: Vec<(&str, &[u8])> = streams.iter().map(|&name| (name, &b"x"[..])).collect();
        assert_eq!(refused(&compound(&streams)), expected);
    }
    let locked = record(0x809, &[0, 6, 5, 0]).into_iter().chain(record(0x2f, &[0; 6])).collect::<Vec<_>>();
    assert_eq!(refused(&compound(&[("/Workbook", &locked)])), Kind::Encrypted { what: "xls" });
}

#[test]
fn a_workbook_with_a_document_embedded_is_a_workbook() {
    let stream = xls_stream(&[("表", 0, xls_number(0, 0, 5.0))]);
    let file = compound(&[("/MBD0001/WordDocument", b"x"), ("/Workbook", &stream)]);
    assert_eq!(opened(&file).text, "5\n");
}

#[test]
fn a_compound_file_without_its_directory_is_called_by_the_streams_it_names() {
    let broken = |mut file: Vec<u8>| {
        // Where the directory starts.
        file[48..52].copy_from_slice(&[0xff, 0xff, 0xff, 0]);
        refused(&file)
    };
    assert_eq!(broken(xls(&[("表", 0, xls_number(0, 0, 5.0))])), Kind::Damaged { what: "xls" });
    assert_eq!(broken(compound(&[("/WordDocument", b"x")])), Kind::Damaged { what: "doc" });
}

#[test]
fn archives_are_told_apart_by_their_parts() {
    for (part, what) in
        [("ppt/presentation.xml", "pptx"), ("META-INF/MANIFEST.MF", "jar"), ("AndroidManifest.xml", "apk"), ("report.txt", "ZIP")]
    {
        assert_eq!(refused(&archive(&[(part, b"x")])), Kind::Unsupported { what });
    }
    for (kind, what) in [("presentation", "odp"), ("graphics", "OpenDocument")] {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        assert_eq!(refused(&archive(&[("mimetype", kind.as_bytes()), ("content.xml", b"x")])), Kind::Unsupported { what });
    }
    for (part, what) in [("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "OFD")] {
        let file = archive(&[(part, b"<a><b></a>")]);
        // Cut off before the directory at its end.
        assert_eq!(refused(&file[..file.len() / 2]), Kind::Damaged { what });
    }
    assert_eq!(refused(&archive(&[("word/document.xml", b"<a><b></a>")])), Kind::Damaged { what: "docx" });
}

#[test]
fn a_page_of_messages_within_messages_is_refused() {
    for field in ["Content-Type: message/rfc822", "CONTENT-TYPE : \"message\" / (x) rfc822", "Content-Type: multipart/digest; boundary=b"] {
        let page =
            format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\n{}", format!("{field}\n\n").repeat(60_000));
        assert_eq!(refused(page.as_bytes()), Kind::Damaged { what: "mht" });
    }
}

#[test]
fn a_workbook_saved_as_a_page_of_frames_gives_its_sheets_in_their_order() {
    let part = |name: &str, html: &str| {
        format!("--b\nContent-Location: file:///C:/{name}\nContent-Type: text/html; charset=\"utf-8\"\n\n{html}\n")
    };
    let sheet = |row: &str| format!("<html><body><table><tr><td>{row}</td><td>4</td></tr></table></body></html>");
    let frames = "<html><frameset rows=\"*,39\"><frame src=\"b.files/sheet001.htm\"><noframes><body>x</body></noframes></frameset></html>";
    let strip = "<html><body>tabs</body></html>";
    let page = [
        part("b.htm", frames),
        part("b.files/tabstrip.htm", strip),
        part("b.files/sheet001.htm", &sheet("规章")),
        part("b.files/sheet002.htm", &sheet("行政许可")),
        "--b--\n".to_owned(),
    ];
    let file = |parts: &[String]| format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n{}", parts.concat());
    assert_eq!(opened(file(&page).as_bytes()).text, "规章\t4\n行政许可\t4\n");
    // A page without frames is read alone, and frames without a sheet are nothing.
    assert_eq!(opened(file(&page[2..]).as_bytes()).text, "规章\t4\n");
    assert_eq!(refused(file(&page[..2]).as_bytes()), Kind::Empty);
}
