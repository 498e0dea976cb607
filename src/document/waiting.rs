//! Tables that are open: what a table is for is known at its end, and until then what it holds waits.

use super::Area;
use crate::number::is_space;

/// A cell with more text than this on more lines than this holds a report, not a label.
const LAYOUT_CELL: (usize, usize) = (300, 5);

/// One thing that a reader found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Text; where it ends within the text that waits.
    Text(usize),
    /// As [`Step::Text`], raised above its line.
    #[cfg(feature = "files")]
    Raised(usize),
    /// A line, a paragraph, or what else stands on lines of its own begins or ends.
    LineEnds,
    /// The title ends, that is no part of the text.
    TitleEnds,
    /// A table begins; whether it serves for layout.
    TableBegins(bool),
    TableEnds,
    RowEnds,
    CellBegins(Area),
    CellEnds,
}

/// An open cell.
struct OpenCell {
    /// How many tables were open when it began, its own included.
    depth: usize,
    characters: usize,
    lines: usize,
}

/// What waits for the end of the outermost table.
#[derive(Default)]
pub struct Waiting {
    text: String,
    steps: Vec<Step>,
    /// The steps that began the tables that are open.
    tables: Vec<usize>,
    cells: Vec<OpenCell>,
}

impl Waiting {
    /// Whether no table is open, and nothing waits.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Adds a step within a table.
    pub fn push(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// Adds text.
    pub fn text(&mut self, text: &str) {
        if let Some(cell) = self.cells.last_mut() {
            cell.characters += text.chars().filter(|&c| !is_space(c)).count();
        }
        self.text.push_str(text);
        self.push(Step::Text(self.text.len()));
    }

    /// Adds text that is raised above its line.
    #[cfg(feature = "files")]
    pub fn raised(&mut self, text: &str) {
        self.text.push_str(text);
        self.push(Step::Raised(self.text.len()));
    }

    /// Counts a line that begins.
    pub fn line(&mut self) {
        if let Some(cell) = self.cells.last_mut() {
            cell.lines += 1;
        }
    }

    /// A table begins: one that it stands in serves for layout.
    pub fn begin_table(&mut self) {
        if let Some(&outer) = self.tables.last() {
            self.steps[outer] = Step::TableBegins(true);
        }
        self.tables.push(self.steps.len());
        self.push(Step::TableBegins(false));
    }

    /// The innermost table ends.
    pub fn end_table(&mut self) {
        self.end_cell();
        self.tables.pop();
        self.push(Step::TableEnds);
    }

    /// A row of the innermost table begins or ends, and so does a cell that is still open in it.
    pub fn end_row(&mut self) {
        self.end_cell();
        self.push(Step::RowEnds);
    }

    /// A cell of the innermost table begins.
    pub fn begin_cell(&mut self, area: Area) {
        self.end_cell();
        self.cells.push(OpenCell { depth: self.tables.len(), characters: 0, lines: 0 });
        self.push(Step::CellBegins(area));
    }

    /// The open cell of the innermost table ends, if there is one.
    pub fn end_cell(&mut self) {
        let depth = self.tables.len();
        let Some(cell) = self.cells.pop_if(|cell| cell.depth == depth) else { return };
        if let (true, Some(&table)) = (cell.characters > LAYOUT_CELL.0 && cell.lines > LAYOUT_CELL.1, self.tables.last()) {
            self.steps[table] = Step::TableBegins(true);
        }
        self.push(Step::CellEnds);
    }

    /// How much waits: steps, and bytes of their text.
    #[cfg(feature = "files")]
    pub fn mark(&self) -> (usize, usize) {
        (self.steps.len(), self.text.len())
    }

    /// What came since `mark` comes so many times more.
    #[cfg(feature = "files")]
    pub fn repeat(&mut self, mark: (usize, usize), times: usize) {
        let (steps, text) = (mark.0..self.steps.len(), mark.1..self.text.len());
        for _ in 0..times {
            let moved = self.text.len() - text.start;
            self.text.extend_from_within(text.clone());
            self.steps.extend_from_within(steps.clone());
            let from = self.steps.len() - steps.len();
            for step in &mut self.steps[from..] {
                if let Step::Text(to) | Step::Raised(to) = step {
                    *to += moved;
                }
            }
        }
    }

    /// All that waited, once the outermost table has ended.
    pub fn take(&mut self) -> (String, Vec<Step>) {
        (std::mem::take(&mut self.text), std::mem::take(&mut self.steps))
    }
}
