//! Elements that are no table's, laid out as its rows: which node begins a row, and which a cell.
//!
//! In: the tree of a page. Out: the part that a node has in such a row. Either its style says so (`html_styles`), or the page draws a table without
//! saying it: lines that follow each other, each of words in an element and figures in elements of the same kind.

use super::html_styles::NOTHING;
use super::html_tree::{Data, Id, Tree};
use crate::number::{self, Content};

/// What a node is in rows that no table's elements make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It holds the cells of one row, or of rows of so many.
    Row,
    /// It is a cell; whether it is the first of its row.
    Cell { first: bool },
}

/// The columns of an element that is nothing of itself: see `html_styles`.
const CONTENTS: usize = 1;
/// A cell's text is no longer, in bytes.
const LONGEST: usize = 300;
/// So many figures side by side without a word are a row.
const FIGURES: usize = 5;

/// The place of every node in such rows, where it has one.
pub fn places(tree: &mut Tree) -> Vec<Option<Place>> {
    let mut places = vec![None; tree.nodes.len()];
    for id in 0..tree.nodes.len() {
        if tree.name(id) == "tfoot" {
            tree.move_last(id);
        }
        let columns = match tree.row_of_cells(id) {
            Some(columns) => Some(columns),
            // The children of one element are looked at once, when it is its turn.
            None => {
                drawn_rows(tree, id, &mut places);
                None
            }
        };
        if let Some(columns) = columns.filter(|&c| c != CONTENTS && c != usize::from(NOTHING) && holds_cells(tree, id)) {
            let mut cells = cells(tree, id);
            tree.order_cells(id, &mut cells);
            let Some(first) = begin_rows(tree, &cells, columns) else { continue };
            places[id] = Some(Place::Row);
            for (cell, first) in cells.into_iter().zip(first) {
                places[cell].get_or_insert(Place::Cell { first });
            }
        }
    }
    places
}

/// The cells within an element, some of them perhaps in elements that are nothing of themselves.
fn cells(tree: &Tree, id: Id) -> Vec<Id> {
    let mut cells = Vec::new();
    for child in elements(tree, id) {
        if tree.row_of_cells(child) == Some(CONTENTS) { cells.extend(elements(tree, child)) } else { cells.push(child) }
    }
    cells
}

/// Which of `cells` begin a row of so many columns, the first alone where there are 0; none where they do not fill every row.
fn begin_rows(tree: &Tree, cells: &[Id], columns: usize) -> Option<Vec<bool>> {
    if columns == 0 {
        return Some((0..cells.len()).map(|at| at == 0).collect());
    }
    // For each column the rows that are covered, from the present one on.
    let mut covered = vec![0; columns];
    let mut end = 0;
    let mut begin = Vec::with_capacity(cells.len());
    for &cell in cells {
        let full = covered.iter().all(|&rows| rows > 0);
        if full {
            covered.iter_mut().for_each(|rows| *rows -= 1);
            end = 0;
        }
        let at = end + covered[end..].iter().position(|&rows| rows == 0)?;
        begin.push(full || begin.is_empty());
        let [wide, high] = tree.spans(cell);
        end = at + wide;
        let own = covered.get_mut(at..end).filter(|own| high > 0 && own.iter().all(|&rows| rows == 0))?;
        own.fill(high);
    }
    covered.iter().all(|&rows| rows > 0).then_some(begin)
}

fn elements(tree: &Tree, id: Id) -> impl Iterator<Item = Id> {
    tree.children(id).filter(|&child| !tree.name(child).is_empty())
}

/// Whether there are elements in an element, several, and nothing but blanks beside them.
fn holds_cells(tree: &Tree, id: Id) -> bool {
    let bare = |child: Id| matches!(&tree.nodes[child].data, Data::Text(text) if !text.chars().all(number::is_space));
    elements(tree, id).nth(1).is_some() && !tree.children(id).any(bare) && !matches!(tree.name(id), "table" | "tbody" | "tr")
}

/// Marks the children of an element that are rows without saying so.
fn drawn_rows(tree: &Tree, id: Id, places: &mut [Option<Place>]) {
    let rows = || elements(tree, id).filter(|&row| matches!(tree.name(row), "div" | "li" | "p" | "dd") && is_drawn(tree, row));
    // A row by itself may be a sentence whose words are styled each in its own way, unless there is no word in it.
    let alone = rows().nth(1).is_none();
    for row in rows().filter(|&row| !alone || elements(tree, row).nth(2 * FIGURES).is_some()) {
        places[row] = Some(Place::Row);
        elements(tree, row).enumerate().for_each(|(at, cell)| places[cell] = Some(Place::Cell { first: at == 0 }));
    }
}

/// Whether an element holds spans alone: words first and figures behind them, or figures alone.
fn is_drawn(tree: &Tree, row: Id) -> bool {
    if !holds_cells(tree, row) || elements(tree, row).any(|cell| tree.name(cell) != "span") {
        return false;
    }
    let (mut words, mut figures) = (0, 0);
    for cell in elements(tree, row) {
        match &*text(tree, cell) {
            text if text.len() > LONGEST => return false,
            text => match number::read(text) {
                Content::Blank => {}
                Content::Text if figures > 0 => return false,
                Content::Text => words += 1,
                _ => figures += 1,
            },
        }
    }
    figures > 0 && words > 0 || figures >= FIGURES
}

/// The text of an element that holds texts alone; more than [`LONGEST`] where it holds others.
fn text(tree: &Tree, id: Id) -> String {
    let mut text = String::new();
    for child in tree.children(id) {
        match &tree.nodes[child].data {
            Data::Text(part) if text.len() <= LONGEST => text.push_str(&part[..part.len().min(part.floor_char_boundary(LONGEST + 4))]),
            Data::Other => {}
            _ => return " ".repeat(LONGEST + 1),
        }
    }
    text
}
