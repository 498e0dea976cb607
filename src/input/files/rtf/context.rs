//! Paragraphs, cells and rows as a text in Rich Text Format ends them → its blocks.
//!
//! In: words, and where a paragraph, a cell or a row ends, with how many tables it stands within. Out: [`Block`]s, tables within tables.

use std::rc::Rc;

use super::table::{Block, Layout, Row};

/// A table that is open.
#[derive(Default)]
struct Level {
    rows: Vec<Row>,
    cells: Vec<Vec<Block>>,
    cell: Vec<Block>,
}

/// The text, or a box beside it.
#[derive(Default)]
pub struct Context {
    pub blocks: Vec<Block>,
    levels: Vec<Level>,
    /// Of the paragraph that is open.
    pub text: String,
    pub has_table: bool,
    pub characters: usize,
    /// Tables opened: each is a table, a row and a cell, whatever comes into it.
    pub opened: usize,
}

impl Context {
    /// Closes the tables deeper than `depth`, and opens those that lack.
    pub fn settle(&mut self, depth: usize) {
        while self.levels.len() > depth {
            let Some(mut level) = self.levels.pop() else { break };
            if !level.cell.is_empty() {
                level.cells.push(level.cell);
            }
            if !level.cells.is_empty() {
                level.rows.push(Row { cells: level.cells, layout: Rc::default() });
            }
            if !level.rows.is_empty() {
                self.has_table = true;
                self.push(Block::Table(level.rows));
            }
        }
        while self.levels.len() < depth {
            self.opened += 1;
            self.levels.push(Level::default());
        }
    }

    fn push(&mut self, block: Block) {
        self.levels.last_mut().map_or(&mut self.blocks, |level| &mut level.cell).push(block);
    }

    /// Ends the paragraph, which stands in so many tables.
    pub fn end_paragraph(&mut self, depth: usize) {
        let text = std::mem::take(&mut self.text);
        self.settle(depth);
        if !text.trim().is_empty() {
            self.push(Block::Paragraph(text));
        }
    }

    pub fn end_cell(&mut self, depth: usize) {
        self.end_paragraph(depth);
        if let Some(level) = self.levels.last_mut() {
            level.cells.push(std::mem::take(&mut level.cell));
        }
    }

    pub fn end_row(&mut self, depth: usize, layout: Rc<Layout>) {
        self.settle(depth);
        if !self.text.trim().is_empty() {
            self.end_cell(depth);
        }
        if let Some(level) = self.levels.last_mut() {
            level.rows.push(Row { cells: std::mem::take(&mut level.cells), layout });
        }
    }

    /// How many tables are open.
    pub fn depth(&self) -> usize {
        self.levels.len()
    }
}
