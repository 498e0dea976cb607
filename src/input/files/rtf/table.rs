//! The blocks of a text in Rich Text Format → paragraphs, and tables on one grid.
//!
//! In: paragraphs, and rows of cells whose right edges alone are told. Out: what is handed to a [`Builder`]. A cell covers as many columns as edges of
//! other rows fall within it: many writers merge cells by their edges alone.

use std::rc::Rc;

use crate::document::{Area, Builder};

/// Edges nearer to each other than this are one, in twips (1/1440 inch): writers round them.
const SAME: i32 = 40;
/// The left edge of rows differs by the gap between their cells; beyond this, in twips, a row begins further in.
const INDENT: i32 = 400;

/// A paragraph, its lines parted by line ends, or a table.
pub enum Block {
    Paragraph(String),
    Table(Vec<Row>),
}

/// A row: what is in its cells, and how they are laid out.
pub struct Row {
    pub cells: Vec<Vec<Block>>,
    pub layout: Rc<Layout>,
}

/// How the cells of a row are laid out.
#[derive(Default, Clone)]
pub struct Layout {
    pub left: i32,
    pub cells: Vec<Place>,
}

/// Where a cell stands.
#[derive(Default, Clone, Copy)]
pub struct Place {
    pub right: i32,
    /// Whether it goes on from the one beside it, or from the one above, and shows nothing of its own.
    pub joins_left: bool,
    pub joins_above: bool,
}

/// Hands the blocks over.
pub fn hand_over(blocks: &[Block], builder: &mut Builder) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => {
                builder.begin_paragraph();
                for (i, line) in text.split('\n').enumerate() {
                    if i > 0 {
                        builder.line_break();
                    }
                    builder.text(line);
                }
                builder.end_paragraph();
            }
            Block::Table(rows) => table(rows, builder),
        }
    }
}

fn table(rows: &[Row], builder: &mut Builder) {
    let edges = edges(rows);
    builder.begin_table();
    for row in rows {
        builder.begin_row();
        let mut at = 0;
        if row.layout.left > edges.first().copied().unwrap_or(0) + INDENT {
            at = column(&edges, row.layout.left);
            if at > 0 {
                builder.cell(Area { columns: at, rows: 1 }, "");
            }
        }
        let mut places = row.layout.cells.iter();
        let mut cells = row.cells.iter();
        let mut place = places.next();
        while let Some(cell) = cells.next() {
            let shown = !place.is_some_and(|p| p.joins_above);
            let mut end = place.map_or(at + 1, |p| column(&edges, p.right)).max(at + 1);
            place = places.next();
            while let Some(next) = place.filter(|p| p.joins_left) {
                end = column(&edges, next.right).max(end);
                cells.next();
                place = places.next();
            }
            builder.begin_cell(Area { columns: end - at, rows: 1 });
            if shown {
                hand_over(cell, builder);
            }
            builder.end_cell();
            at = end;
        }
        builder.end_row();
    }
    builder.end_table();
}

/// The edges between columns, from the left; the first is that of the table.
fn edges(rows: &[Row]) -> Vec<i32> {
    let mut edges = Vec::new();
    let mut last: Option<&Rc<Layout>> = None;
    for row in rows {
        // Rows laid out alike share their layout.
        if last.is_some_and(|last| Rc::ptr_eq(last, &row.layout)) {
            continue;
        }
        last = Some(&row.layout);
        edges.push(row.layout.left);
        edges.extend(row.layout.cells.iter().map(|p| p.right));
    }
    edges.sort_unstable();
    let first = edges.first().copied().unwrap_or(0);
    let mut kept: Vec<i32> = Vec::new();
    for edge in edges {
        let near = kept.last().is_some_and(|&last| edge.saturating_sub(last) <= SAME);
        if !near && (kept.is_empty() || edge > first.saturating_add(INDENT)) {
            kept.push(edge);
        }
    }
    kept
}

/// The number of the edge at `right`: how many columns end there or before.
fn column(edges: &[i32], right: i32) -> usize {
    edges.partition_point(|&edge| edge <= right).saturating_sub(1)
}
