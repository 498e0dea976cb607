//! Letters with files, and pages in several parts.

use super::make::docx;
use super::opened;

/// A message of these parts: for each its fields and its body, in Base64.
fn message(kind: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let part = |(fields, body): &(&str, &[u8])| format!("--b\r\nContent-Transfer-Encoding: base64\r\n{fields}\r\n\r\n{}\r\n", base64(body));
    let parts: String = parts.iter().map(part).collect();
    format!("From: a@example.cn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=\"b\"\r\n\r\n{parts}--b--\r\n").into()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| -> String {
        let held = (0..3).fold(0u32, |held, at| held << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        let digit = |at: usize| if at > chunk.len() { '=' } else { DIGITS[(held >> (18 - 6 * at) & 63) as usize].into() };
        (0..4).map(digit).collect()
    };
    bytes.chunks(3).map(group).collect::<Vec<_>>().join("")
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8";
const PAGE: &str = "Content-Type: text/html; charset=utf-8";
const FILE: &str = "Content-Type: application/octet-stream; name=\"a.docx\"\r\nContent-Disposition: attachment; filename=\"a.docx\"";

#[test]
fn a_file_that_comes_with_a_letter_is_read_where_the_letter_has_no_table() {
    let file = docx("<w:p><w:r><w:t>规章</w:t></w:r></w:p>", "");
    let text = "见附件".as_bytes();
    assert_eq!(opened(&message("mixed", &[(TEXT, text), (FILE, &file)])).text, "规章\n");
    assert_eq!(opened(&message("mixed", &[(TEXT, text), (FILE, b"PK\x03\x04 damaged"), (FILE, &file)])).text, "规章\n");
    let page = "<table><tr><td>规章<td>4</table>".as_bytes();
    assert_eq!(opened(&message("mixed", &[(PAGE, page), (FILE, &file)])).text, "规章\t4\n");
    // A file that cannot be read leaves the letter's own words, and a letter saved as a file that comes with it is not followed.
    assert_eq!(opened(&message("mixed", &[(TEXT, text), (FILE, b"PK\x03\x04 damaged")])).text.trim(), "见附件");
    let inner = message("mixed", &[(TEXT, text), (FILE, &file)]);
    assert_eq!(opened(&message("mixed", &[(TEXT, "转发".as_bytes()), (FILE, &inner)])).text.trim(), "转发");
}

#[test]
fn the_letter_that_a_letter_forwards_is_read_where_it_has_no_table_of_its_own() {
    let forwarding = |words: &str, inner: &[u8]| -> Vec<u8> {
        let inner = String::from_utf8_lossy(inner).replace("\"b\"", "\"c\"").replace("--b", "--c");
        let head = "From: b@example.cn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n";
        let own = format!("--b\r\nContent-Transfer-Encoding: base64\r\n{PAGE}\r\n\r\n{}\r\n", base64(words.as_bytes()));
        format!("{head}{own}--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--\r\n").into()
    };
    let inner = message("mixed", &[(PAGE, "<table><tr><td>规章<td>4</table>".as_bytes())]);
    assert_eq!(opened(&forwarding("<p>转发</p>", &inner)).text, "规章\t4\n");
    assert_eq!(opened(&forwarding("<table><tr><td>规章<td>7</table>", &inner)).text, "规章\t7\n");
    // Without one the letter's own words stay.
    let note = message("mixed", &[(TEXT, "请于月底前报送".as_bytes())]);
    assert_eq!(opened(&forwarding("<p>本局年度报告</p>", &note)).text.trim(), "本局年度报告");
    assert_eq!(opened(&forwarding("<p>转发</p>", b"Content-Type: application/zip\r\n\r\nPK")).text.trim(), "转发");
}

#[test]
fn of_two_ways_to_tell_a_letter_the_page_is_read() {
    let page = "<table><tr><td>规章<td>4</table>".as_bytes();
    assert_eq!(opened(&message("alternative", &[(TEXT, "规章 4".as_bytes()), (PAGE, page)])).text, "规章\t4\n");
}

#[test]
fn a_page_in_several_parts_begins_where_it_says() {
    let (head, page) = ("<p>页眉</p>".as_bytes(), "<table><tr><td>规章<td>4</table>".as_bytes());
    let named = format!("{PAGE}\r\nContent-ID: <p@x>");
    let parts = [(PAGE, head), (named.as_str(), page)];
    assert_eq!(opened(&message("related; start=\"<p@x>\"", &parts)).text, "规章\t4\n");
    assert_eq!(opened(&message("related", &parts)).text, "页眉\n");
    assert_eq!(opened(&message("related; start=\"<q@x>\"", &parts)).text, "页眉\n");
}

#[test]
fn a_page_in_a_frame_that_is_a_part_of_the_file_stands_in_its_place() {
    let page = |tag: &str| format!("<p>前</p><table><tr><td>栏目<td>导航</table><iframe{tag}></iframe><p>后</p>");
    let frame = "<html><body><table><tr><td>规章<td>4</table><iframe src=\"cid:f@x\"></iframe></body></html>";
    let named = format!("{PAGE}\r\nContent-ID: <f@x>\r\nContent-Location: http://example.cn/f?a=1&b=2");
    let text = |tag: &str| opened(&message("related", &[(PAGE, page(tag).as_bytes()), (named.as_str(), frame.as_bytes())])).text;
    let whole = "前\n栏目\t导航\n规章\t4\n后\n";
    assert_eq!(text(" width=\"9\" src=\"cid:f@x\" border=0"), whole);
    assert_eq!(text(" SRC=\"http://example.cn/f?a=1&amp;b=2\""), whole);
    assert_eq!(text(" src=cid:f@x"), whole);
    // Of several frames with one page the first shows it; a page that is no part, and one that is not shown, is not read.
    assert_eq!(text(" src='cid:f@x'></iframe><iframe src='cid:f@x'"), whole);
    assert_eq!(text(" src=\"cid:g@x\""), "前\n栏目\t导航\n后\n");
    assert_eq!(text(" src=\"cid:f@x\" style=\"display:none\""), "前\n栏目\t导航\n后\n");
}
