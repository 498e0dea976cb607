//! The document as read: one text, and the rows of cells in it. It knows no form.
//!
//! In: paragraphs, tables and cells as a reader of [`crate::input`] finds them, handed to a [`Builder`], the only maker of rows. Out: what
//! [`crate::recognise`] works on.

mod builder;
mod cells;
mod grid;
mod line;
mod stacked;
mod values;
mod waiting;
mod words;

pub use builder::{Area, Builder, Excess, LineEnd};
pub use line::Bars;

use serde::{Deserialize, Serialize};

use std::sync::OnceLock;

use crate::place::{LineIndex, Place, Span};

/// What stands for a formula whose value the file does not hold.
pub const UNCALCULATED: &str = "（公式未计算）";

/// A document as every reader gives it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The name it came under, if any.
    pub name: Option<String>,
    pub format: Format,
    /// The encoding its bytes were read in; None where the format fixes it.
    pub encoding: Option<&'static str>,
    /// The text shown to the user: his own for text, a linearised one (cells by tabs, rows by line ends) for the others.
    pub text: String,
    /// Everything in reading order.
    pub rows: Vec<Row>,
    /// A title the format keeps outside the text, such as HTML's `<title>`.
    pub title: Option<String>,
    /// What the input holds beside this, and was not read.
    pub remarks: Vec<Remark>,
    /// Where the lines of the text begin: made when first asked for, once for all reports in it.
    lines: OnceLock<LineIndex>,
}

/// Something the input holds that was not read as part of the report. Every remark is told with the answer, under "not checked", so that what was
/// passed over never looks like fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Control characters (NUL and the like) that no text has; how many were dropped.
    ControlCharacters { count: usize },
    /// Sheets of a workbook that it hides, by name.
    HiddenSheets { names: Vec<String> },
    /// Rows and columns of sheets that are hidden and hold something; how many of each.
    HiddenCells { rows: usize, columns: usize },
    /// Text of a document that it hides; how many characters.
    HiddenText { characters: usize },
    /// Text in boxes beside the text; how many characters.
    TextBoxes { characters: usize },
    /// Text of headers, footers and notes; how many characters.
    Margins { characters: usize },
    /// Pictures within the text, large enough to hold a table; how many.
    Images { count: usize },
    /// Files within the document that were not read; how many.
    Embedded { count: usize },
    /// Pages that pictures cover, in whole or large part; their numbers from 1.
    Pictures { pages: Vec<usize> },
    /// Characters that lie slanted across a page, as a watermark does.
    Slanted { characters: usize },
    /// Characters that a font shows without saying which they are.
    Unencoded { characters: usize },
    /// Formulas whose value the file does not hold; how many.
    Uncalculated { count: usize },
}

/// The formats told apart.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("<table><tr><td>规章<td>1<td>0<td>3</table>"), &Options::default())?;
/// assert_eq!(report.document.format, gouji::report::Format::Html);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A text, in a file or pasted.
    Text,
    /// A web page, by itself, in a single-file archive (.mht) or in a paste.
    Html,
    /// A document of Word, or of a program that writes the same: .docx, and the same as one XML file.
    Docx,
    /// A document of Word 97 to 2003, or of a program that writes the same: .doc and .wps.
    Doc,
    /// A workbook: .xlsx, .xlsb and .xls, and Excel's XML of 2003.
    Xlsx,
    /// A text in Rich Text Format.
    Rtf,
    /// An OpenDocument text: .odt and .fodt.
    Odt,
    /// An OpenDocument spreadsheet: .ods and .fods.
    Ods,
    /// A PDF with text.
    Pdf,
    /// An OFD with text (GB/T 33190—2016).
    Ofd,
}

/// One row: a paragraph (a single cell outside a table), or a row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    pub kind: RowKind,
    pub cells: Vec<Cell>,
}

/// How the cells of a row were told apart, which says how far its blanks can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A line or paragraph outside any table.
    Paragraph,
    /// A row of a real table (its number in the document, from 0): columns are known.
    Grid(u32),
    /// A line whose cells were separated by tabs or bars: blanks are kept, columns may have drifted.
    Separated,
    /// A line whose cells were separated by white space: blanks are lost, but the place along the line may tell.
    Spaced,
}

/// One cell of a row.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text within [`Document::text`], without the white space around it.
    pub span: Span,
    /// The first column it covers, from 0.
    pub column: u32,
    /// Where it stands along the line, in half-width characters (text) or points (pdf): left and right edge.
    pub edges: Option<(f32, f32)>,
}

/// A row of so many cells in which nothing stands may be the one row of a table that lies across the page: it is kept. Of fewer it is a gap between lines.
pub const ACROSS: usize = 10;

/// A quotation is no longer than this, in bytes: first and last words of a longer stretch say where it is, and a thousand findings about one
/// long line do not copy it a thousand times.
const LONGEST_QUOTE: usize = 1200;

impl Document {
    /// The same text, read as other rows of it: in another order, or without some of their cells.
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    pub fn with_rows(&self, rows: Vec<Row>) -> Document {
        Document { rows, ..self.clone() }
    }

    /// Where a stretch of the text stands, as it is told to people.
    pub fn place(&self, span: Span) -> Place {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).place(&self.text, span)
    }

    /// The words of `span` as a finding quotes them: of a longer stretch the first and the last ones.
    pub fn quote(&self, span: Span) -> String {
        let text = self.slice(span);
        if text.len() <= LONGEST_QUOTE {
            return text.to_owned();
        }
        let (head, tail) = (text.floor_char_boundary(LONGEST_QUOTE / 2), text.ceil_char_boundary(text.len() - LONGEST_QUOTE / 2));
        format!("{}……{}", &text[..head], &text[tail..])
    }

    /// From its first to its last row, which is less than its text where the text holds other reports too.
    pub fn span(&self) -> Span {
        let mut cells = self.rows.iter().flat_map(|r| &r.cells).map(|c| c.span);
        let start = cells.next().map_or(0, |s| s.start);
        Span::new(start, cells.next_back().map_or(start, |s| s.end).max(start))
    }

    /// The text of a cell.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }
}
