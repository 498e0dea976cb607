//! Paragraphs, tables and cells as a reader finds them → the text and the rows of a [`Document`]. No other code makes rows.
//!
//! Merged cells keep the column they stand in. A table used for layout (one that holds another table, or a whole report in one cell) is read as
//! paragraphs. The text is linearised: cells by tabs, rows and paragraphs by line ends.

use std::sync::OnceLock;

pub use super::grid::Area;
use super::grid::Grid;
use super::line::{self, Bars, Line};
use super::waiting::{Step, Waiting};
use super::words::Words;
use super::{Cell, Document, Format, Remark, Row, RowKind, stacked};
use crate::number::is_space;
use crate::place::Span;

/// Beyond this many columns a table is refused: each row may have to look past every column that cells above it cover.
const MOST_COLUMNS: usize = 1000;
/// The text that is taken, in bytes; what is handed over beyond it is not kept. A report has a hundredth.
const MOST_TEXT: usize = 16 << 20;

/// Why no document is made: more than any report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Bytes of text handed over.
    Text { limit: usize },
    /// Columns of one table.
    Columns { found: usize, limit: usize },
}

/// How a line of a text ends that keeps its own lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// There is nothing in it.
    Nothing,
    /// It is a single bar, which ends a cell begun on a line above or is a blank cell of its own: no row is made of it.
    Bar,
    /// It is a row of so many cells; `open` where the last one has no bar that ends it.
    Row { cells: usize, open: bool },
}

/// Makes a [`Document`]: either of paragraphs and tables ([`Builder::default`]), or of a text that keeps its lines ([`Builder::verbatim`]).
///
/// Whatever order its methods are called in, a document comes of it: a cell outside a table is a paragraph, what was left open ends where what
/// holds it ends.
#[derive(Default)]
pub struct Builder {
    text: String,
    rows: Vec<Row>,
    title: Option<String>,
    remarks: Vec<Remark>,
    waiting: Waiting,
    /// The words of the open paragraph or cell.
    words: Words,
    /// The tables that are open; None for those that serve for layout.
    grids: Vec<Option<Grid>>,
    tables: u32,
    /// The most columns of any table; beyond the limit no more is read of it.
    widest: usize,
    /// Bytes of text handed over.
    given: usize,
    /// Control characters that a reader did not hand over.
    dropped: usize,
}

impl Builder {
    /// Makes a document whose text is `text` as it is; its rows are to follow, line by line ([`Builder::line`]).
    pub fn verbatim(text: String) -> Builder {
        Builder { text, ..Builder::default() }
    }

    /// Makes a row of a line of a [`verbatim`](Builder::verbatim) text; `bars` is the habit of the text.
    pub fn line(&mut self, span: Span, bars: Bars) -> LineEnd {
        match line::split(&self.text[span.start..span.end], span.start, bars) {
            Line::Nothing => LineEnd::Nothing,
            Line::Bar => LineEnd::Bar,
            Line::Cells { kind, cells, open } => {
                let end = LineEnd::Row { cells: cells.len(), open };
                self.rows.push(Row { kind, cells });
                end
            }
        }
    }

    /// Makes a row of one blank cell at a byte of a [`verbatim`](Builder::verbatim) text.
    pub fn blank(&mut self, at: usize) {
        let cell = Cell { span: Span::new(at, at), column: 0, edges: None };
        self.rows.push(Row { kind: RowKind::Paragraph, cells: vec![cell] });
    }

    /// Adds a cell of a [`verbatim`](Builder::verbatim) text to the row before, or to one that begins, in a column that the text tells.
    pub fn spoken(&mut self, span: Span, column: u32, begins: bool) {
        let cell = Cell { span, column, edges: None };
        match self.rows.last_mut().filter(|row| !begins && row.kind == RowKind::Grid(0)) {
            Some(row) => row.cells.push(cell),
            None => self.rows.push(Row { kind: RowKind::Grid(0), cells: vec![cell] }),
        }
    }

    /// Puts the cells of lines that blanks part where they truly stand, as `edges` tells of each span; where it does not, they stay.
    #[cfg(feature = "files")]
    pub fn place(&mut self, edges: impl Fn(Span) -> Option<(f32, f32)>) {
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| cell.edges.is_some()) {
            cell.edges = edges(cell.span).or(cell.edges);
        }
    }

    /// Text of the open cell or paragraph. White space in it parts words, as in a page.
    pub fn text(&mut self, text: &str) {
        self.given += text.len();
        if self.given > MOST_TEXT {
            return;
        }
        if self.waiting.is_empty() { self.words.push(text) } else { self.waiting.text(text) }
    }

    /// Text that is raised above its line: behind words of a table's cell it is the mark of a note, and no part of them.
    #[cfg(feature = "files")]
    pub fn raised(&mut self, text: &str) {
        if self.waiting.is_empty() {
            return self.text(text);
        }
        self.given += text.len();
        if self.given <= MOST_TEXT {
            self.waiting.raised(text);
        }
    }

    /// A paragraph, heading, item, or whatever stands on lines of its own begins; an open one ends.
    pub fn begin_paragraph(&mut self) {
        self.waiting.line();
        self.step(Step::LineEnds);
    }

    /// What stood on lines of its own ends.
    pub fn end_paragraph(&mut self) {
        self.step(Step::LineEnds);
    }

    /// The line breaks within a paragraph or cell.
    #[cfg(feature = "files")]
    pub fn line_break(&mut self) {
        self.begin_paragraph();
    }

    /// What was handed over since the last line's end is the document's title, and no part of its text. The first title counts.
    pub fn end_title(&mut self) {
        self.step(Step::TitleEnds);
    }

    /// A table begins, at the top or within a cell.
    pub fn begin_table(&mut self) {
        self.waiting.begin_table();
    }

    /// The innermost table ends.
    pub fn end_table(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        self.waiting.end_table();
        if !self.waiting.is_empty() {
            return;
        }
        let (text, steps) = self.waiting.take();
        let mut from = 0;
        for step in steps {
            match step {
                Step::Text(to) => {
                    self.words.push(&text[from..to]);
                    from = to;
                }
                #[cfg(feature = "files")]
                Step::Raised(to) => {
                    let is_mark = self.grid().is_some_and(|g| g.in_cell()) && self.words.any();
                    self.words.push(if is_mark { "" } else { &text[from..to] });
                    from = to;
                }
                step => self.take(step),
            }
        }
    }

    /// A row begins; an open one ends.
    pub fn begin_row(&mut self) {
        self.end_row();
    }

    /// The row ends.
    pub fn end_row(&mut self) {
        if self.waiting.is_empty() { self.take(Step::RowEnds) } else { self.waiting.end_row() }
    }

    /// A cell begins that covers `area`, in the first column that is free.
    pub fn begin_cell(&mut self, area: Area) {
        let area = area.at_most();
        if self.waiting.is_empty() { self.take(Step::CellBegins(area)) } else { self.waiting.begin_cell(area) }
    }

    /// The open cell ends.
    pub fn end_cell(&mut self) {
        if self.waiting.is_empty() { self.take(Step::CellEnds) } else { self.waiting.end_cell() }
    }

    /// A whole cell of one line.
    #[cfg(feature = "files")]
    pub fn cell(&mut self, area: Area, text: &str) {
        self.begin_cell(area);
        self.text(text);
        self.end_cell();
    }

    /// Where a reader stands in the open table: how many steps and bytes of text wait.
    #[cfg(feature = "files")]
    pub fn mark(&self) -> (usize, usize) {
        self.waiting.mark()
    }

    /// The whole cells or rows since `mark` are there so many times more: how many steps that makes. More than `most` are not made, nor more text
    /// than is taken.
    #[cfg(feature = "files")]
    pub fn repeat(&mut self, mark: (usize, usize), times: usize, most: usize) -> usize {
        let (steps, text) = self.mark();
        let made = times.saturating_mul(steps.saturating_sub(mark.0));
        self.given = self.given.saturating_add(times.saturating_mul(text.saturating_sub(mark.1)));
        if made <= most && self.given <= MOST_TEXT {
            self.waiting.repeat(mark, times);
        }
        made
    }

    /// Something that is not read, and is to be told.
    pub fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    /// So many control characters were not handed over: no text has them, and that they were there is told.
    pub fn dropped(&mut self, characters: usize) {
        self.dropped += characters;
    }

    /// The document of all that was handed over. What is still open ends here.
    ///
    /// # Errors
    /// [`Excess`] where there is more of something than any report has.
    pub fn finish(mut self, format: Format, encoding: Option<&'static str>) -> Result<Document, Excess> {
        while !self.waiting.is_empty() {
            self.end_table();
        }
        self.end_line();
        if self.given > MOST_TEXT {
            return Err(Excess::Text { limit: MOST_TEXT });
        }
        if self.widest > MOST_COLUMNS {
            return Err(Excess::Columns { found: self.widest, limit: MOST_COLUMNS });
        }
        let dropped = self.dropped + self.words.dropped;
        if dropped > 0 {
            self.remark(Remark::ControlCharacters { count: dropped });
        }
        let Builder { text, rows, title, remarks, .. } = self;
        Ok(Document { name: None, format, encoding, text, rows, title, remarks, lines: OnceLock::new() })
    }

    fn step(&mut self, step: Step) {
        if self.waiting.is_empty() { self.take(step) } else { self.waiting.push(step) }
    }

    /// Does what a step asks for, its table's use being known.
    fn take(&mut self, step: Step) {
        match step {
            // Text comes with its words: see where steps are taken.
            Step::Text(_) => {}
            #[cfg(feature = "files")]
            Step::Raised(_) => {}
            Step::LineEnds => self.end_line(),
            Step::TitleEnds => {
                let title = self.words.take();
                self.title.get_or_insert(title);
            }
            Step::TableBegins(is_layout) => {
                self.end_line();
                self.grids.push((!is_layout).then(|| Grid::new(self.tables)));
                self.tables += u32::from(!is_layout);
            }
            Step::TableEnds => {
                self.end_line();
                self.close_row();
                self.grids.pop();
            }
            Step::RowEnds => self.close_row(),
            Step::CellBegins(area) => self.open_cell(area),
            Step::CellEnds => self.close_cell(),
        }
    }

    fn grid(&mut self) -> Option<&mut Grid> {
        self.grids.last_mut()?.as_mut()
    }

    /// A line ends: within a grid's cell it is remembered, elsewhere the paragraph is done.
    fn end_line(&mut self) {
        if self.grid().is_some_and(|g| g.in_cell()) { self.words.break_line() } else { self.close_paragraph() }
    }

    fn close_paragraph(&mut self) {
        let paragraph = self.words.take();
        if let Line::Cells { kind, cells, .. } = line::split(&paragraph, self.text.len(), Bars::default()) {
            self.text.push_str(&paragraph);
            self.text.push('\n');
            self.rows.push(Row { kind, cells });
        }
    }

    fn open_cell(&mut self, area: Area) {
        // What stands between cells belongs to none.
        self.close_paragraph();
        if let Some(grid) = self.grid() {
            grid.begin_cell(area);
        }
    }

    fn close_cell(&mut self) {
        let Some(grid) = self.grids.last_mut().and_then(Option::as_mut) else { return self.close_paragraph() };
        if grid.in_cell() {
            self.widest = self.widest.max(grid.end_cell(self.words.take(), MOST_COLUMNS));
        } else {
            self.words.join_lines();
        }
    }

    fn close_row(&mut self) {
        let Some(grid) = self.grid() else { return self.close_paragraph() };
        let Some((number, row)) = grid.end_row() else { return };
        let row: Vec<(usize, &str)> = row.iter().map(|(column, content)| (*column, content.trim_matches(is_space))).collect();
        let lines = stacked::count(&row);
        for line in 0..lines {
            let mut cells = Vec::with_capacity(row.len());
            for (i, (column, content)) in row.iter().enumerate() {
                if i > 0 {
                    self.text.push('\t');
                }
                let start = self.text.len();
                stacked::push_line(&mut self.text, content, line, lines);
                cells.push(Cell { span: Span::new(start, self.text.len()), column: *column as u32, edges: None });
            }
            self.text.push('\n');
            self.rows.push(Row { kind: RowKind::Grid(number), cells });
        }
    }
}

#[cfg(all(test, feature = "files"))]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_lines_of_cells_by_tabs() {
        let mut builder = Builder::default();
        builder.begin_table();
        for row in [["规章", "4"], ["行政规范性文件", "12"]] {
            builder.begin_row();
            row.iter().for_each(|text| builder.cell(Area::SINGLE, text));
            builder.end_row();
        }
        builder.end_table();
        let Ok(document) = builder.finish(Format::Docx, None) else { panic!("a small table") };
        assert_eq!(document.text, "规章\t4\n行政规范性文件\t12\n");
        assert_eq!(document.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [2, 2]);
    }
}
