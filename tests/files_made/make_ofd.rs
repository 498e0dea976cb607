//! OFD files after GB/T 33190—2016, in the ways of several writers.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::fmt::Write;

use super::common::layout::Grid;
use super::made::{Block, placed};
use super::make::archive;

/// How the lines of tables are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    None,
    /// Each a stroked line.
    Lines,
    /// Each a thin box that is filled.
    Boxes,
    /// Each cell a stroked box, in a drawing made elsewhere.
    Composite,
}

/// How much text stands in one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    Character,
    Word,
    Line,
}

/// How a step from one character to the next is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// One number for each.
    Each,
    /// Equal ones together.
    Grouped,
    /// Not at all.
    Untold,
}

/// A writer's habits.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// What stands before the names of elements: `ofd:`, another prefix, or nothing.
    pub prefix: &'static str,
    pub rules: Rules,
    pub pieces: Pieces,
    pub steps: Steps,
    /// Whether text is written upside down and turned back by a transform.
    pub transformed: bool,
    /// Whether tables stand in a template, and what is in them in blocks of the page.
    pub template: bool,
    /// How paths begin: nothing, `/`, or `./`; with slashes or not.
    pub path: &'static str,
}

const SIZE: f32 = 3.5;
const LEFT: f32 = 20.0;
const WIDTH: f32 = 170.0;
const TOP: f32 = 25.0;
const BOTTOM: f32 = 277.0;

/// One page as it comes together: its text, its lines, and the drawings made elsewhere.
#[derive(Default)]
struct Sheet {
    text: String,
    lines: String,
}

struct Writer {
    style: Style,
    sheets: Vec<Sheet>,
    units: String,
    id: usize,
    y: f32,
}

fn wide(c: char) -> f32 {
    if (c as u32) < 0x1100 { SIZE / 2.0 } else { SIZE }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text in lines no wider than this.
fn wrapped(text: &str, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut at = 0.0;
    for c in text.chars() {
        if at + wide(c) > width {
            lines.push(String::new());
            at = 0.0;
        }
        at += wide(c);
        lines.last_mut().unwrap().push(c);
    }
    lines
}

impl Writer {
    fn id(&mut self) -> usize {
        self.id += 1;
        self.id
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().unwrap()
    }

    fn turn(&mut self) {
        self.sheets.push(Sheet::default());
        self.y = TOP;
    }

    /// A line of text whose characters stand on `y`.
    fn line(&mut self, x: f32, y: f32, text: &str) {
        let mut at = x;
        let mut piece = String::new();
        let mut from = x;
        for c in text.chars() {
            piece.push(c);
            at += wide(c);
            let ends = match self.style.pieces {
                Pieces::Character => true,
                Pieces::Word => matches!(c, '，' | '。' | '、' | '）' | ' '),
                Pieces::Line => false,
            };
            if ends {
                self.piece(from, y, &std::mem::take(&mut piece));
                from = at;
            }
        }
        if !piece.is_empty() {
            self.piece(from, y, &piece);
        }
    }

    fn piece(&mut self, x: f32, y: f32, text: &str) {
        let widths: Vec<f32> = text.chars().map(wide).collect();
        let steps = &widths[..widths.len() - 1];
        let steps = match self.style.steps {
            _ if steps.is_empty() => String::new(),
            Steps::Untold => String::new(),
            Steps::Each => format!(" DeltaX=\"{}\"", steps.iter().map(f32::to_string).collect::<Vec<_>>().join(" ")),
            Steps::Grouped => {
                let groups: Vec<String> = steps.chunk_by(|a, b| a == b).map(|g| format!("g {} {}", g.len(), g[0])).collect();
                format!(" DeltaX=\"{}\"", groups.join(" "))
            }
        };
        let (id, p) = (self.id(), self.style.prefix);
        let (width, top) = (widths.iter().sum::<f32>(), y - SIZE);
        // The transform halves what is written twice as large.
        let (scale, matrix) = if self.style.transformed { (2.0, " CTM=\"0.5 0 0 0.5 0 0\"") } else { (1.0, "") };
        let steps = if self.style.transformed && !steps.is_empty() {
            let doubled: Vec<String> = widths[..widths.len() - 1].iter().map(|w| (w * 2.0).to_string()).collect();
            format!(" DeltaX=\"{}\"", doubled.join(" "))
        } else {
            steps
        };
        let (size, base) = (SIZE * scale, SIZE * scale);
        let text = escaped(text);
        let object = format!(
            "<{p}TextObject ID=\"{id}\" Boundary=\"{x} {top} {width} {SIZE}\"{matrix} Font=\"3\" Size=\"{size}\">\
             <{p}TextCode X=\"0\" Y=\"{base}\"{steps}>{text}</{p}TextCode></{p}TextObject>"
        );
        self.sheet().text += &object;
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrapped(text, WIDTH) {
            if self.y + 6.0 > BOTTOM {
                self.turn();
            }
            self.y += 6.0;
            self.line(LEFT, self.y, &line);
        }
    }

    fn path(&mut self, boundary: [f32; 4], data: &str, filled: bool) {
        let (id, p) = (self.id(), self.style.prefix);
        let [x, y, w, h] = boundary;
        let how = if filled { "Stroke=\"false\" Fill=\"true\"" } else { "LineWidth=\"0.2\"" };
        let object = format!(
            "<{p}PathObject ID=\"{id}\" Boundary=\"{x} {y} {w} {h}\" {how}><{p}AbbreviatedData>{data}</{p}AbbreviatedData></{p}PathObject>"
        );
        if self.style.rules == Rules::Composite {
            let (unit, use_id) = (self.id(), self.id());
            let _ = write!(
                self.units,
                "<{p}CompositeGraphicUnit ID=\"{unit}\" Width=\"210\" Height=\"297\"><{p}Content>{object}</{p}Content></{p}CompositeGraphicUnit>"
            );
            let used = format!("<{p}CompositeObject ID=\"{use_id}\" ResourceID=\"{unit}\" Boundary=\"0 0 210 297\"/>");
            self.sheet().lines += &used;
        } else {
            self.sheet().lines += &object;
        }
    }

    /// The four sides of a cell.
    fn frame(&mut self, [x, y, w, h]: [f32; 4]) {
        match self.style.rules {
            Rules::None => {}
            Rules::Lines => {
                for (x, y, w, h) in [(x, y, w, 0.0), (x, y + h, w, 0.0), (x, y, 0.0, h), (x + w, y, 0.0, h)] {
                    self.path([x, y, w.max(0.1), h.max(0.1)], &format!("M 0 0 L {w} {h}"), false);
                }
            }
            Rules::Boxes => {
                for (x, y, w, h) in [(x, y, w, 0.2), (x, y + h, w, 0.2), (x, y, 0.2, h), (x + w, y, 0.2, h)] {
                    self.path([x, y, w, h], &format!("M 0 0 L {w} 0 L {w} {h} L 0 {h} C"), true);
                }
            }
            Rules::Composite => self.path([x, y, w, h], &format!("M 0 0 L {w} 0 L {w} {h} L 0 {h} C"), false),
        }
    }

    fn table(&mut self, grid: &Grid) {
        let (cells, width) = placed(grid);
        let column = WIDTH / width as f32;
        let lines: Vec<Vec<String>> = cells.iter().map(|c| wrapped(&c.cell.text, column * c.cell.columns as f32 - 1.0)).collect();
        // A row is as high as its highest cell; the last row of a cell over several is as high as that wants.
        let mut heights = vec![6.0f32; grid.len()];
        for (cell, lines) in cells.iter().zip(&lines) {
            let last = cell.row + cell.cell.rows - 1;
            let before: f32 = heights[cell.row..last].iter().sum();
            heights[last] = heights[last].max(lines.len() as f32 * 4.5 + 1.5 - before);
        }
        let mut row = 0;
        while row < grid.len() {
            let mut end = row + 1;
            let mut bottom = self.y + 2.0 + heights[row];
            while end < grid.len() && bottom + heights[end] < BOTTOM {
                bottom += heights[end];
                end += 1;
            }
            if bottom > BOTTOM {
                self.turn();
                continue;
            }
            let top = self.y + 2.0;
            let y = |r: usize| top + heights[row..r].iter().sum::<f32>();
            let places: Vec<([f32; 4], usize)> = cells
                .iter()
                .enumerate()
                .filter(|(_, c)| c.row < end && c.row + c.cell.rows > row)
                .map(|(i, c)| {
                    let (from, to) = (y(c.row.max(row)), y((c.row + c.cell.rows).min(end)));
                    ([LEFT + c.column as f32 * column, from, c.cell.columns as f32 * column, to - from], i)
                })
                .collect();
            for (area, i) in places {
                self.frame(area);
                // A cell that goes on from the page before has its text there.
                if cells[i].row >= row {
                    for (n, line) in lines[i].iter().enumerate() {
                        self.line(area[0] + 0.5, area[1] + 4.5 * (n + 1) as f32, line);
                    }
                }
            }
            self.y = bottom;
            row = end;
            if row < grid.len() {
                self.turn();
            }
        }
    }
}

/// A file of these blocks.
pub fn ofd(blocks: &[Block], style: Style) -> Vec<u8> {
    let mut writer = Writer { style, sheets: vec![Sheet::default()], units: String::new(), id: 10, y: TOP };
    for block in blocks {
        match block {
            Block::Paragraph(text) => writer.paragraph(text),
            Block::Table(grid) => writer.table(grid),
        }
    }
    let p = style.prefix;
    let space = if p.is_empty() {
        "xmlns=\"http://www.ofdspec.org/2016\"".to_owned()
    } else {
        format!("xmlns:{}=\"http://www.ofdspec.org/2016\"", p.trim_end_matches(':'))
    };
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let path = |name: &str| match style.path {
        "\\" => name.replace('/', "\\"),
        "/" => format!("/Doc_0/{name}"),
        start => format!("{start}{name}"),
    };
    let area = format!("<{p}PageArea><{p}PhysicalBox>0 0 210 297</{p}PhysicalBox></{p}PageArea>");
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut pages, mut templates) = (String::new(), String::new());
    for (i, sheet) in writer.sheets.iter().enumerate() {
        let content = |objects: &str| {
            format!(
                "<{p}Content><{p}Layer ID=\"{}\"><{p}PageBlock ID=\"{}\">{objects}</{p}PageBlock></{p}Layer></{p}Content>",
                100_000 + i,
                200_000 + i
            )
        };
        let mut under = String::new();
        if style.template {
            let _ = write!(templates, "<{p}TemplatePage ID=\"{}\" BaseLoc=\"{}\"/>", 5000 + i, path(&format!("Tpls/Tpl_{i}/Content.xml")));
            under = format!("<{p}Template TemplateID=\"{}\" ZOrder=\"Background\"/>", 5000 + i);
            parts.push((format!("Doc_0/Tpls/Tpl_{i}/Content.xml"), format!("{head}<{p}Page {space}>{}</{p}Page>", content(&sheet.lines))));
        }
        let own = if style.template { sheet.text.clone() } else { format!("{}{}", sheet.lines, sheet.text) };
        let _ = write!(pages, "<{p}Page ID=\"{}\" BaseLoc=\"{}\"/>", 6000 + i, path(&format!("Pages/Page_{i}/Content.xml")));
        parts.push((format!("Doc_0/Pages/Page_{i}/Content.xml"), format!("{head}<{p}Page {space}>{under}{}</{p}Page>", content(&own))));
    }
    let res =
        format!("{head}<{p}Res {space} BaseLoc=\"Res\"><{p}CompositeGraphicUnits>{}</{p}CompositeGraphicUnits></{p}Res>", writer.units);
    parts.push(("Doc_0/DocumentRes.xml".to_owned(), res));
    let document = format!(
        "{head}<{p}Document {space}><{p}CommonData>{area}<{p}DocumentRes>{}</{p}DocumentRes>{templates}</{p}CommonData><{p}Pages>{pages}</{p}Pages></{p}Document>",
        path("DocumentRes.xml")
    );
    parts.push(("Doc_0/Document.xml".to_owned(), document));
    let root = format!(
        "{head}<{p}OFD {space} Version=\"1.0\" DocType=\"OFD\"><{p}DocBody><{p}DocInfo><{p}DocID>1</{p}DocID></{p}DocInfo>\
         <{p}DocRoot>{}Doc_0/Document.xml</{p}DocRoot></{p}DocBody></{p}OFD>",
        if style.path == "/" { "/" } else { "" }
    );
    parts.push(("OFD.xml".to_owned(), root));
    archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}
