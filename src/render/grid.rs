//! A table of a form as officially printed: rows of cells that span columns and rows.

use crate::form::{Block, Shape, TableForm};

/// A cell of the printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    pub what: What,
    /// How many columns and rows it covers.
    pub columns: usize,
    pub rows: usize,
}

/// What a printed cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A heading or a row's name.
    Label(String),
    /// A figure, as an index into [`TableForm::cells`].
    Figure(usize),
}

fn label(text: impl AsRef<str>, columns: usize, rows: usize) -> GridCell {
    GridCell { what: What::Label(text.as_ref().to_owned()), columns, rows }
}

fn figure(cell: usize, columns: usize) -> GridCell {
    GridCell { what: What::Figure(cell), columns, rows: 1 }
}

/// The printed rows of `table`; cells covered from above or from the left are left out, as in HTML.
pub fn grid(table: &TableForm) -> Vec<Vec<GridCell>> {
    match (table.shape, &*table.blocks) {
        (Shape::Across, [block, ..]) => across(table, block),
        (Shape::Rows, [block]) => rows(table, block),
        (_, blocks) => stacked(table, blocks),
    }
}

/// Several blocks, each with its own heads: the table of what is disclosed.
fn stacked(table: &TableForm, blocks: &[Block]) -> Vec<Vec<GridCell>> {
    let width = blocks.iter().map(|b| b.columns.len()).max().unwrap_or(1);
    let mut grid = Vec::new();
    for (b, block) in blocks.iter().enumerate() {
        let span = |i: usize| if i + 1 == block.columns.len() { width - i } else { 1 };
        grid.push(vec![label(&block.label, width + 1, 1)]);
        let name = |c: &crate::form::Column| c.unit.as_ref().map_or_else(|| c.label.to_string(), |unit| format!("{}（{unit}）", c.label));
        let heads = block.columns.iter().enumerate().map(|(i, c)| label(name(c), span(i), 1));
        grid.push(std::iter::once(label("信息内容", 1, 1)).chain(heads).collect());
        for (r, row) in block.rows.iter().enumerate() {
            let figures = table.cells_of_row(b, r).enumerate().map(|(i, c)| figure(c, span(i)));
            grid.push(std::iter::once(label(&row.label, 1, 1)).chain(figures).collect());
        }
    }
    grid
}

/// One block with grouped heads on both sides: the table of requests.
fn rows(table: &TableForm, block: &Block) -> Vec<Vec<GridCell>> {
    let depth = 1 + block.rows.iter().map(|r| r.groups.len()).max().unwrap_or(0);
    let (totals, parts): (Vec<_>, Vec<_>) = block.columns.iter().partition(|c| c.total);
    let (grouped, plain): (Vec<_>, Vec<_>) = parts.into_iter().partition(|c| c.group.is_some());
    let levels = if grouped.is_empty() { 2 } else { 3 };
    let note = table.note.as_ref().map_or_else(String::new, |n| format!("（{n}）"));
    let mut top = vec![label(note, depth, levels), label(&block.label, plain.len() + grouped.len(), 1)];
    top.extend(totals.iter().map(|c| label(&c.label, 1, levels)));
    let mut middle: Vec<GridCell> = plain.iter().map(|c| label(&c.label, 1, levels - 1)).collect();
    middle.extend(grouped.first().and_then(|c| c.group.as_ref()).map(|g| label(g, grouped.len(), 1)));
    let mut grid = vec![top, middle];
    if !grouped.is_empty() {
        grid.push(grouped.iter().map(|c| label(&c.label, 1, 1)).collect());
    }
    for (r, row) in block.rows.iter().enumerate() {
        let mut line = Vec::new();
        for (g, name) in row.groups.iter().enumerate() {
            let same = |other: &crate::form::RowForm| other.groups.get(..=g) == Some(&row.groups[..=g]);
            if r == 0 || !same(&block.rows[r - 1]) {
                line.push(label(name, 1, block.rows[r..].iter().take_while(|o| same(o)).count()));
            }
        }
        line.push(label(&row.label, depth - row.groups.len(), 1));
        line.extend(table.cells_of_row(0, r).map(|c| figure(c, 1)));
        grid.push(line);
    }
    grid
}

/// All rows side by side under a two-level head: the table of reviews and suits.
fn across(table: &TableForm, block: &Block) -> Vec<Vec<GridCell>> {
    let width = block.columns.len();
    let (mut top, mut middle) = (Vec::new(), Vec::new());
    for (r, row) in block.rows.iter().enumerate() {
        match row.groups.first() {
            None => top.push(label(&row.label, width, 2)),
            Some(group) => {
                if r == 0 || block.rows[r - 1].groups.first() != Some(group) {
                    let members = block.rows.iter().filter(|o| o.groups.first() == Some(group)).count();
                    top.push(label(group, width * members, 1));
                }
                middle.push(label(&row.label, width, 1));
            }
        }
    }
    let heads = block.rows.iter().flat_map(|_| block.columns.iter().map(|c| label(&c.label, 1, 1))).collect();
    vec![top, middle, heads, (0..table.cells.len()).map(|c| figure(c, 1)).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every official table is a full rectangle in which every figure stands once.
    #[test]
    fn every_cell_has_its_place() {
        for table in crate::form::official().iter().flat_map(|f| &f.tables) {
            let grid = grid(table);
            let width: usize = grid[0].iter().map(|c| c.columns).sum();
            let mut covered = vec![0; width];
            let mut figures = Vec::new();
            for line in &grid {
                let free = covered.iter().filter(|&&c| c == 0).count();
                assert_eq!(line.iter().map(|c| c.columns).sum::<usize>(), free, "{}: {line:?}", table.id);
                let mut at = 0;
                for cell in line {
                    while covered[at] > 0 {
                        at += 1;
                    }
                    covered[at..at + cell.columns].fill(cell.rows);
                    at += cell.columns;
                    figures.extend(match cell.what {
                        What::Figure(c) => Some(c),
                        What::Label(_) => None,
                    });
                }
                covered.iter_mut().for_each(|c| *c -= 1);
            }
            assert_eq!(figures, (0..table.cells.len()).collect::<Vec<_>>(), "{}", table.id);
        }
    }
}
