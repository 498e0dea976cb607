//! PDF files as small as they can be. Fonts: F1 shows UTF-16, F2 numbers its glyphs and says no more. Picture: P.

/// A page: its operators, how it is turned, and its width and height.
pub struct Page {
    pub content: String,
    pub rotate: u32,
    pub size: (u32, u32),
}

/// An A4 page with these operators.
pub fn a4(content: String) -> Page {
    Page { content, rotate: 0, size: (595, 842) }
}

/// A PDF of these objects, numbered from 1; the first is the catalogue.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", i + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    out
}

/// A stream with this dictionary (without its length) and data.
pub fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    [format!("<<{dictionary}/Length {}>>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

/// A PDF of these pages.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    pdf_with(pages, |content| stream("", content))
}

/// A PDF of these pages, their operators made a stream by `pack`.
pub fn pdf_with(pages: &[Page], pack: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let font = |encoding: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/S\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]>>]>>"
        )
        .into_bytes()
    };
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", 6 + 2 * i)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes(),
        font("UniGB-UCS2-H"),
        font("Identity-H"),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\0"),
    ];
    for (i, page) in pages.iter().enumerate() {
        let ((width, height), rotate, content) = (page.size, page.rotate, 7 + 2 * i);
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {rotate}/Contents {content} 0 R\
                 /Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</P 5 0 R>>>>>>"
            )
            .into_bytes(),
        );
        objects.push(pack(page.content.as_bytes()));
    }
    file(&objects)
}

/// A text as the string that F1 shows.
pub fn hex(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<{units}>")
}

/// A text at a place, level, in a size.
pub fn text(x: f32, y: f32, size: f32, text: &str) -> String {
    format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm {} Tj ET\n", hex(text))
}

/// How wide a text is, in sizes of its font.
pub fn width(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// Lines of text, cells by tabs, on a page of this size: tables (lines with tabs) in columns, with a level line below each row, and with a
/// frame around all where one is asked for.
pub fn lines(report: &str, (page_width, page_height): (u32, u32), framed: bool) -> String {
    const SIZE: f32 = 8.0;
    const STEP: f32 = 14.0;
    let rows: Vec<Vec<&str>> = report.lines().map(|line| line.split('\t').collect()).collect();
    let mut out = String::new();
    let mut y = page_height as f32 - 40.0;
    for table in rows.chunk_by(|a, b| (a.len() == 1) == (b.len() == 1)) {
        let columns = table.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |c: usize| table.iter().filter_map(|row| row.get(c)).map(|cell| width(cell)).fold(2.0, f32::max);
        let edges: Vec<f32> = (0..columns).map(|c| 30.0 + (0..c).map(|c| (widest(c) + 1.5) * SIZE).sum::<f32>()).collect();
        for row in table {
            for (cell, x) in row.iter().zip(&edges).filter(|(cell, _)| !cell.is_empty()) {
                out += &text(*x, y, SIZE, cell);
            }
            if columns > 1 {
                out += &format!("28 {0} m {1} {0} l S\n", y - 4.0, page_width - 30);
            }
            y -= STEP;
        }
        if framed && columns > 1 {
            let (low, high) = (y + STEP - 4.0, STEP * table.len() as f32);
            out += &format!("28 {low} {} {high} re S\n", page_width - 58);
        }
    }
    out
}
