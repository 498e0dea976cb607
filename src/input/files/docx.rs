//! .docx → HTML: paragraphs, and tables with their merged cells. Insertions are taken, deletions and text boxes left out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Archive, damaged, entry, escape};
use crate::input::InputError;

/// Reads the body of the document.
pub fn read(archive: &mut Archive) -> Result<String, InputError> {
    let xml = entry(archive, "word/document.xml", "docx")?;
    let mut reader = Reader::from_str(&xml);
    let mut body = Body::default();
    loop {
        match reader.read_event().map_err(|_| damaged("docx"))? {
            Event::Start(tag) => body.open(&tag),
            Event::Empty(tag) => {
                body.open(&tag);
                body.close(tag.local_name().as_ref());
            }
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            Event::Text(text) => body.text(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                match &*name {
                    "lt" => body.text("<"),
                    "gt" => body.text(">"),
                    "amp" => body.text("&"),
                    "quot" => body.text("\""),
                    "apos" => body.text("'"),
                    code => {
                        let code = code
                            .strip_prefix('#')
                            .and_then(|c| c.strip_prefix('x').map_or(c.parse().ok(), |h| u32::from_str_radix(h, 16).ok()));
                        body.text(&code.and_then(char::from_u32).map(String::from).unwrap_or_default());
                    }
                }
            }
            Event::Eof => return Ok(body.html),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Body {
    html: String,
    /// How many elements deep we are in something that is not read.
    skipped: usize,
    in_text: bool,
    /// For each open cell: where its tag stands in the HTML, how many columns it covers, and whether it goes on from above.
    cells: Vec<(usize, usize, bool)>,
}

/// What is not read: deletions, what stands in a shape, and the second of two renderings of the same.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "txbxContent" | "Fallback" | "instrText")
}

fn value(tag: &BytesStart, name: &str) -> Option<String> {
    tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| a.value.into_owned())
}

impl Body {
    fn open(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || is_left_out(name) {
            self.skipped += 1;
            return;
        }
        match name {
            "tbl" => self.html.push_str("<table>"),
            "tr" => self.html.push_str("<tr>"),
            "tc" => self.cells.push((self.html.len(), 1, false)),
            "gridSpan" => {
                if let (Some(cell), Some(n)) = (self.cells.last_mut(), value(tag, "val").and_then(|v| v.parse().ok())) {
                    cell.1 = n;
                }
            }
            "vMerge" => {
                if let Some(cell) = self.cells.last_mut() {
                    cell.2 = value(tag, "val").is_none_or(|v| v == "continue");
                }
            }
            "p" => self.html.push_str("<p>"),
            "t" => self.in_text = true,
            "tab" => self.html.push('\t'),
            "br" | "cr" => self.html.push_str("<br>"),
            "noBreakHyphen" => self.html.push('-'),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "tbl" => self.html.push_str("</table>"),
            "tr" => self.html.push_str("</tr>"),
            "tc" => {
                if let Some((at, columns, goes_on)) = self.cells.pop() {
                    // A cell merged with the one above shows nothing of its own.
                    if goes_on {
                        self.html.truncate(at);
                    }
                    self.html.insert_str(at, &format!("<td colspan=\"{columns}\">"));
                    self.html.push_str("</td>");
                }
            }
            "p" => self.html.push_str("</p>"),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            escape(text, &mut self.html);
        }
    }
}
