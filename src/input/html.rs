//! HTML → [`Document`]: what a browser would show, paragraph by paragraph and cell by cell.
//!
//! In: a page, or the text/html of a paste. Out: a linearised text (cells by tabs, rows and paragraphs by line ends) and its rows.
//! Merged cells keep the column they stand in. A table used for layout (one that holds another table, or a whole report in one cell)
//! is read as paragraphs.

use super::html_tree::{Data, Id, Tree};
use super::line::{self, Bars, Line};
use super::{InputError, InputErrorKind, Measure};
use crate::document::{Cell, Document, Format, Row, RowKind};
use crate::number::is_space;
use crate::place::Span;

/// No table of ours is wider; a page may claim anything.
const MAX_SPAN: usize = 200;
/// Beyond this many columns a table is refused: each row may have to look past every column that cells above it cover.
const MOST_COLUMNS: usize = 1000;
/// A cell with more text than this on more lines than this holds a report, not a label.
const LAYOUT_CELL: (usize, usize) = (300, 5);

/// Reads a page; the name of its encoding is passed through.
///
/// # Errors
/// [`InputErrorKind::TooLarge`] where its tree or one of its tables is larger than any report's.
pub fn read(html: &str, encoding: Option<&'static str>) -> Result<Document, InputError> {
    let tree = Tree::parse(html)?;
    let layout = layout_tables(&tree);
    let mut writer = Writer::default();
    tree.walk(|id, entering| writer.node(&tree, id, entering, &layout));
    writer.end_paragraph();
    if writer.widest > MOST_COLUMNS {
        return Err(InputErrorKind::TooLarge { what: Measure::Columns, found: Some(writer.widest), limit: MOST_COLUMNS }.into());
    }
    let (text, rows, title) = (writer.text, writer.rows, writer.title);
    Ok(Document { name: None, format: Format::Html, encoding, text, rows, title, remarks: Vec::new() })
}

fn is_hidden(tree: &Tree, id: Id) -> bool {
    matches!(
        tree.name(id),
        "script"
            | "style"
            | "template"
            | "noscript"
            | "select"
            | "option"
            | "iframe"
            | "svg"
            | "object"
            | "textarea"
            | "button"
            | "rp"
            | "rt"
            | "del"
    ) || tree.is_marked_hidden(id)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "br"
            | "hr"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "blockquote"
            | "pre"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "caption"
            | "center"
            | "form"
            | "fieldset"
            | "address"
            | "aside"
            | "body"
            | "html"
            | "head"
            | "title"
    )
}

/// For each node: whether it is a table that serves for layout.
fn layout_tables(tree: &Tree) -> Vec<bool> {
    let mut layout = vec![false; tree.nodes.len()];
    let mut tables: Vec<Id> = Vec::new();
    let mut cells: Vec<(usize, usize)> = Vec::new();
    tree.walk(|id, entering| {
        match (tree.name(id), entering) {
            ("table", true) => {
                if let Some(&outer) = tables.last() {
                    layout[outer] = true;
                }
                tables.push(id);
            }
            ("table", false) => {
                tables.pop();
            }
            ("td" | "th", true) => cells.push((0, 0)),
            ("td" | "th", false) => {
                let (length, lines) = cells.pop().unwrap_or_default();
                if let (true, Some(&table)) = (length > LAYOUT_CELL.0 && lines > LAYOUT_CELL.1, tables.last()) {
                    layout[table] = true;
                }
            }
            (name, true) => {
                if let (Some(cell), true) = (cells.last_mut(), is_block(name)) {
                    cell.1 += 1;
                }
                if let (Some(cell), Data::Text(text)) = (cells.last_mut(), &tree.nodes[id].data) {
                    cell.0 += text.chars().filter(|c| !is_space(*c)).count();
                }
            }
            _ => {}
        }
        !is_hidden(tree, id)
    });
    layout
}

/// A table being read as a grid.
#[derive(Default)]
struct Grid {
    number: u32,
    /// For each column: the first row that no merged cell above covers.
    covered: Vec<usize>,
    rows: usize,
    column: usize,
    row: Vec<(usize, String)>,
    /// Where the open cell begins: its column, and how many columns and rows it covers.
    cell: Option<(usize, usize, usize)>,
}

#[derive(Default)]
struct Writer {
    text: String,
    rows: Vec<Row>,
    title: Option<String>,
    paragraph: String,
    /// Where a line broke within the open cell or paragraph.
    broken: bool,
    grids: Vec<Option<Grid>>,
    tables: u32,
    /// The most columns of any table; beyond the limit no more is read of it.
    widest: usize,
}

impl Writer {
    fn node(&mut self, tree: &Tree, id: Id, entering: bool, layout: &[bool]) -> bool {
        if entering && is_hidden(tree, id) {
            return false;
        }
        let name = tree.name(id);
        match name {
            "" => {
                if let (Data::Text(text), true) = (&tree.nodes[id].data, entering) {
                    self.push(text);
                }
            }
            "title" if entering => {}
            "title" => {
                let title = std::mem::take(&mut self.paragraph);
                self.title.get_or_insert(title);
            }
            "table" => {
                self.end_block();
                if entering {
                    let grid = (!layout[id]).then(|| Grid { number: self.tables, ..Grid::default() });
                    self.tables += u32::from(grid.is_some());
                    self.grids.push(grid);
                } else {
                    self.end_row();
                    self.grids.pop();
                }
            }
            "tr" => self.end_row(),
            "td" | "th" => self.cell(tree, id, entering),
            _ if is_block(name) => self.end_block(),
            _ => {}
        }
        true
    }

    fn grid(&mut self) -> Option<&mut Grid> {
        self.grids.last_mut()?.as_mut()
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c == '\u{a0}' { ' ' } else { c };
            if c.is_whitespace() && c != '\u{3000}' {
                if !self.paragraph.ends_with([' ', '\n']) && !self.paragraph.is_empty() {
                    self.paragraph.push(' ');
                }
                continue;
            }
            if std::mem::take(&mut self.broken) && !self.paragraph.is_empty() {
                // Two lines of figures in one cell are two figures: keep them apart. Words broken over lines belong together.
                let between_figures = c.is_ascii_digit() && self.paragraph.trim_end().ends_with(|p: char| p.is_ascii_digit());
                if between_figures {
                    self.paragraph.truncate(self.paragraph.trim_end().len());
                    self.paragraph.push('\n');
                }
            }
            self.paragraph.push(c);
        }
    }

    /// A line ends: within a grid's cell it is remembered, elsewhere the paragraph is done.
    fn end_block(&mut self) {
        if self.grid().is_some_and(|g| g.cell.is_some()) {
            self.broken = true;
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        self.broken = false;
        let paragraph = std::mem::take(&mut self.paragraph);
        let at = self.text.len();
        if let Line::Cells { kind, cells, .. } = line::split(&paragraph, at, Bars::default()) {
            self.text.push_str(&paragraph);
            self.text.push('\n');
            self.rows.push(Row { kind, cells });
        }
    }

    fn cell(&mut self, tree: &Tree, id: Id, entering: bool) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.broken = false;
        let Some(grid) = self.grid() else {
            self.paragraph = paragraph;
            return self.end_paragraph();
        };
        if entering {
            while grid.covered.get(grid.column).is_some_and(|&row| row > grid.rows) {
                grid.column += 1;
            }
            let [columns, rows] = tree.spans(id);
            // rowspan="0" means: to the end of the table.
            let rows = if rows == 0 { MAX_SPAN } else { rows.min(MAX_SPAN) };
            grid.cell = Some((grid.column, columns.clamp(1, MAX_SPAN), rows));
        } else if let Some((column, columns, rows)) = grid.cell.take() {
            let end = column + columns;
            grid.column = end;
            if end <= MOST_COLUMNS {
                if grid.covered.len() < end {
                    grid.covered.resize(end, 0);
                }
                grid.covered[column..end].fill(grid.rows + rows);
                grid.row.push((column, paragraph));
            }
            self.widest = self.widest.max(end);
        }
    }

    fn end_row(&mut self) {
        let Some(grid) = self.grid() else { return self.end_paragraph() };
        let row = std::mem::take(&mut grid.row);
        grid.column = 0;
        grid.cell = None;
        if row.is_empty() {
            return;
        }
        let kind = RowKind::Grid(grid.number);
        grid.rows += 1;
        let mut cells = Vec::with_capacity(row.len());
        for (i, (column, content)) in row.into_iter().enumerate() {
            if i > 0 {
                self.text.push('\t');
            }
            let content = content.trim_matches(is_space);
            let start = self.text.len();
            self.text.push_str(content);
            cells.push(Cell { span: Span::new(start, self.text.len()), column: column as u32, edges: None });
        }
        self.text.push('\n');
        self.rows.push(Row { kind, cells });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(html: &str) -> Vec<Vec<(u32, String)>> {
        let document = read(html, None).unwrap();
        let cells = |row: &Row| row.cells.iter().map(|c| (c.column, document.slice(c.span).to_owned())).collect();
        document.rows.iter().map(cells).collect()
    }

    fn own(cells: &[(u32, &str)]) -> Vec<(u32, String)> {
        cells.iter().map(|&(c, t)| (c, t.to_owned())).collect()
    }

    #[test]
    fn merged_cells_keep_their_columns() {
        let html = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>";
        assert_eq!(grid(html), [own(&[(0, "甲"), (1, "乙")]), own(&[(1, "1"), (2, "2")])]);
    }

    #[test]
    fn lines_within_a_cell_join_words_and_part_figures() {
        let html = "<table><tr><td>自然<br>人<td><p>结果</p><p>维持</p><td>12<br>3<td>&nbsp;7&nbsp;</table>";
        assert_eq!(grid(html), [own(&[(0, "自然人"), (1, "结果维持"), (2, "12\n3"), (3, "7")])]);
    }

    #[test]
    fn a_table_around_a_table_is_layout() {
        let html = "<table><tr><td><p>一、总体情况</p><table><tr><td>规章<td>4</table></td></tr></table>";
        assert_eq!(grid(html), [own(&[(0, "一、总体情况")]), own(&[(0, "规章"), (1, "4")])]);
    }

    #[test]
    fn scripts_and_hidden_parts_are_not_read() {
        let html = "<script>甲</script><p style='display: none'>乙</p><p hidden>丙</p><b style='DISPLAY:none'>丁</b><p>文";
        assert_eq!(grid(html), [own(&[(0, "文")])]);
    }

    #[test]
    fn what_no_report_has_is_refused_by_its_name() {
        let kind = |html: String| read(&html, None).map(|_| ()).map_err(|e| e.kind().clone());
        let refused = |what, found, limit| Err(InputErrorKind::TooLarge { what, found, limit });
        let deep = |n: usize| format!("{}文{}", "<div>".repeat(n), "</div>".repeat(n));
        assert_eq!(kind(deep(150)), Ok(()));
        assert_eq!(kind(deep(50_000)), refused(Measure::Depth, None, 200));
        // End tags that close nothing do not make it less deep.
        assert_eq!(kind("<div></x>".repeat(5000)), refused(Measure::Depth, None, 200));
        assert_eq!(kind("<p>文".repeat(130_000)), refused(Measure::Nodes, None, 250_000));
        assert_eq!(kind(format!("<table><tr>{}", "<td colspan=150>1".repeat(7))), refused(Measure::Columns, Some(1050), 1000));
    }

    #[test]
    fn formatting_left_open_is_opened_again_three_times_at_most() {
        let open: String = (0..150).map(|i| format!("<b style='color:#{i:03}'>")).collect();
        let tree = Tree::parse(&format!("<p>{open}{}", "<p>文".repeat(1000))).unwrap();
        assert!(tree.nodes.len() < 150 + 1000 * 6, "{} nodes", tree.nodes.len());
    }
}
