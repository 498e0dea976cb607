//! Pages of characters and rules, as the readers of PDF and OFD place them → paragraphs and tables where those are drawn with rules, else text
//! aligned by blanks; what is no text is told.

mod aligned;
mod broken;
mod columns;
mod grid;
mod lines;
mod page;
mod part;
mod radicals;
mod transform;
mod wrapped;

pub use page::{Glyph, Page};
pub use transform::{Matrix, apply, then};

use crate::document::{Builder, Remark};
use crate::input::{InputError, InputErrorKind, Measure, decode, plain};
use aligned::{Aligned, MAX_TEXT};
use columns::Columns;
use grid::{Grid, TABLE_CELLS};
use part::{CellText, Part};

/// Lines of one page that are looked at for tables; a page with more is a drawing.
const MAX_RULES: usize = 1500;
/// As [`MAX_RULES`], of all pages.
const MAX_RULES_IN_ALL: usize = 30_000;
/// No report has more pages.
pub const MAX_PAGES: usize = 400;
/// Operators and characters that are drawn in all, a character as three. A report of ten pages has some ten thousand.
pub const MAX_DRAWN: usize = 1 << 20;
/// Of a page so much is covered by pictures, or it is none of a picture.
const PICTURE: f32 = 0.3;
/// A page that is all picture and has fewer characters shows a page number or a scanner's mark, no text.
const MARKS: usize = 100;

/// Reads all pages of a file of the format `what`.
///
/// # Errors
/// [`InputErrorKind::Scanned`] where they are pictures, [`InputErrorKind::NoCharacters`] where fonts do not say which characters they show,
/// [`InputErrorKind::TooLarge`] where there is more text than is taken.
pub fn read(mut pages: Vec<Page>, what: &'static str) -> Result<Builder, InputError> {
    refuse_without_text(&pages, what)?;
    let remarks = unread(&mut pages);
    let mut builder = arrange(pages)?;
    remarks.into_iter().for_each(|remark| builder.remark(remark));
    Ok(builder)
}

fn arrange(mut pages: Vec<Page>) -> Result<Builder, InputError> {
    let mut left = MAX_RULES_IN_ALL;
    let mut tables: Vec<Vec<Grid>> = Vec::new();
    for page in &mut pages {
        for glyph in &mut page.glyphs {
            if glyph.text.contains(|c| ('\u{2e80}'..='\u{2fdf}').contains(&c)) {
                glyph.text = glyph.text.chars().map(radicals::unify).collect();
            }
        }
        let rules = grid::joined(std::mem::take(&mut page.rules));
        let is_drawing = rules.len() > MAX_RULES.min(left);
        left = left.saturating_sub(rules.len());
        tables.push(if is_drawing { Vec::new() } else { grid::grids(&rules) });
    }
    let are_drawn = tables.iter().flatten().map(|g| g.cells.len()).sum::<usize>() >= TABLE_CELLS * 3;
    if are_drawn {
        let mut parts: Vec<Part> = Vec::new();
        let mut columns = Columns::default();
        for (page, grids) in pages.into_iter().zip(&tables) {
            let mut next = drawn_page(page, grids, &mut columns);
            broken::mend(&mut parts, &mut next);
            parts.extend(next);
        }
        let mut builder = Builder::default();
        parts.iter().for_each(|part| part.hand_over(&mut builder));
        return Ok(builder);
    }
    let mut aligned = Aligned::default();
    let mut dropped = 0;
    for mut page in pages {
        for glyph in &mut page.glyphs {
            let (text, controls) = decode::without_controls(std::mem::take(&mut glyph.text));
            glyph.text = text;
            dropped += controls;
        }
        aligned.page(page.glyphs);
        if aligned.text.len() > MAX_TEXT {
            return Err(InputErrorKind::TooLarge { what: Measure::Text, found: None, limit: MAX_TEXT }.into());
        }
    }
    let mut builder = plain(std::mem::take(&mut aligned.text), dropped)?;
    builder.place(aligned.edges());
    Ok(builder)
}

/// A page whose tables are drawn: what stands on it, in its order; `columns` are those of the page before, and then its own.
fn drawn_page<'g>(page: Page, grids: &'g [Grid], columns: &mut Columns) -> Vec<Part<'g>> {
    let mut inside: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|g| g.cells.iter().map(|_| Vec::new()).collect()).collect();
    let mut outside = Vec::new();
    for glyph in page.glyphs {
        // The middle of a character stands above its base line.
        let (x, y) = ((glyph.left + glyph.right) / 2.0, glyph.base - glyph.size * 0.35);
        let place = grids.iter().enumerate().find_map(|(i, grid)| Some((i, grid.at(x, y)?)));
        match place {
            Some((grid, cell)) => inside[grid][cell].push(glyph),
            None => outside.push(glyph),
        }
    }
    if let Some((grid, inside)) = grids.iter().zip(&mut inside).max_by(|a, b| a.0.bottom().total_cmp(&b.0.bottom())) {
        overflown(grid, &mut outside, inside);
    }
    // Paragraphs and tables in the order they stand on the page.
    *columns = Columns::of(&outside, grids, columns);
    let mut parts = Vec::new();
    for run in columns.part(outside) {
        let paragraphs = lines::paragraphs(run).into_iter();
        parts.extend(paragraphs.map(|([base, left], text)| (columns.key(base, left), Part::Paragraph(text))));
    }
    parts.extend(grids.iter().zip(inside).map(|(grid, cells)| (columns.key(grid.top(), grid.sides()[0]), Part::table(grid, cells))));
    parts.sort_by_key(|part| part.0);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Puts what the end of a page pressed out of the last row of `grid` back into its cells: words on the line below it, each under a cell whose own fill
/// it, and below them nothing but the number of the page.
fn overflown(grid: &Grid, outside: &mut Vec<Glyph>, inside: &mut [Vec<Glyph>]) {
    /// The next line is no further from the table's edge, in sizes of the type.
    const NEXT: f32 = 1.5;
    /// No table of ours has more columns.
    const MOST: usize = 20;
    let is_word = |g: &&Glyph| g.text.contains(char::is_alphabetic);
    let is_near = |g: &Glyph| g.base > grid.bottom() && g.base < grid.bottom() + g.size * NEXT;
    let place = |g: &Glyph| grid.at((g.left + g.right) / 2.0, grid.bottom() - 0.1);
    let near = || outside.iter().filter(|g| is_near(g));
    let full = |&cell: &usize| CellText::new(inside[cell].clone(), grid.width(&grid.cells[cell])).is_full;
    let mut cells: Vec<usize> = near().filter_map(place).collect();
    cells.dedup();
    if !near().all(|g| is_word(&g) && place(g).is_some())
        || outside.iter().filter(is_word).any(|g| g.base > grid.bottom() && !is_near(g))
        || cells.len() > MOST
        || !cells.iter().all(full)
    {
        return;
    }
    let (pressed, rest): (Vec<Glyph>, Vec<Glyph>) = std::mem::take(outside).into_iter().partition(is_near);
    *outside = rest;
    for glyph in pressed {
        if let Some(cell) = place(&glyph) {
            inside[cell].push(glyph);
        }
    }
}

/// Pages that are pictures, with a mark or a number at most; characters that no one can tell.
fn refuse_without_text(pages: &[Page], what: &'static str) -> Result<(), InputError> {
    let is_scan = |p: &Page| p.glyphs.is_empty() || (p.pictures > 0.5 && p.glyphs.len() < MARKS);
    if pages.iter().all(is_scan) {
        return Err(InputErrorKind::Scanned { what }.into());
    }
    let all: usize = pages.iter().map(|p| p.glyphs.len()).sum();
    let unknown: usize = pages.iter().map(Page::unknown).sum();
    if unknown * 2 > all { Err(InputErrorKind::NoCharacters { what }.into()) } else { Ok(()) }
}

/// Turns every page so that its text is level, takes out what is slanted, and tells what is not read.
fn unread(pages: &mut [Page]) -> Vec<Remark> {
    let slanted: usize = pages.iter_mut().map(Page::settle).sum();
    let unknown: usize = pages.iter().map(Page::unknown).sum();
    let pictures: Vec<usize> = (1..).zip(pages.iter()).filter(|(_, p)| p.pictures > PICTURE).map(|(number, _)| number).collect();
    let pictures = (!pictures.is_empty()).then_some(Remark::Pictures { pages: pictures });
    let slanted = (slanted > 0).then_some(Remark::Slanted { characters: slanted });
    let unknown = (unknown > 0).then_some(Remark::Unencoded { characters: unknown });
    [pictures, slanted, unknown].into_iter().flatten().collect()
}
