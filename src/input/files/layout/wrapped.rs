//! Lines of a page without drawn tables → its lines, in which what a cell's edge broke stands in one piece beside the figures it belongs to.
//!
//! In: the pieces of each line, as gaps part them. Words below words go on where they stand in the same column, the upper ones leave no room for more,
//! and something tells that the lower ones are no row of their own: rows of the column are numbered and these are not, or lie further apart than
//! lines do. Where nothing tells, every line stays as it is.

use super::lines::begins_anew;
use super::page::Glyph;
use crate::number::{self, Content};

/// Words or a figure between gaps, in their size.
pub struct Piece {
    pub glyphs: Vec<Glyph>,
    pub left: f32,
    pub right: f32,
    /// The line it stands on; of several lines that of its figures, or the middle.
    pub base: f32,
    size: f32,
    is_figure: bool,
    begins_anew: bool,
}

/// A gap wider than this, in sizes of the type, parts pieces.
pub const GAP: f32 = 0.6;
/// A gap wider than this is a blank between words that stand together.
pub const HAIR: f32 = 0.15;
/// Lines of one cell are no further apart, in sizes of the type.
const LEADING: f32 = 1.8;
/// What stands in one column begins, or is centred, as near as this, in sizes of the type.
const ALIGNED: f32 = 0.5;
/// Distances of lines that differ by no more are the same.
const SAME: f32 = 1.12;
/// So many numbered words below each other are numbered rows.
const NUMBERED: usize = 3;
/// So many lines further down are looked at, of whatever size their type is.
const BELOW: usize = 8;
/// Looked at in the line below, of the pieces that stand below one.
const BESIDE: usize = 4;

impl Piece {
    fn new(glyphs: Vec<Glyph>) -> Piece {
        let text: String = glyphs.iter().map(|g| &*g.text).collect();
        let is_figure = text.len() < 64 && !matches!(number::read(&text), Content::Text);
        let size = glyphs.iter().map(|g| g.size).fold(0.0, f32::max);
        let (left, right) = glyphs.iter().fold((f32::MAX, f32::MIN), |(l, r), g| (l.min(g.left), r.max(g.right)));
        Piece { left, right, base: glyphs[0].base, size, is_figure, begins_anew: begins_anew(&text), glyphs }
    }

    fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Whether another stands in the same column: by its left edge, or its middle.
    fn is_above(&self, other: &Piece) -> bool {
        let near = self.size * ALIGNED;
        (self.left - other.left).abs() < near || (self.left + self.right - other.left - other.right).abs() < near * 2.0
    }
}

/// The pieces of a line. A figure that stands close behind words is one by itself where more figures follow it.
fn pieces(line: Vec<Glyph>) -> Vec<Piece> {
    let parts = parted(line, GAP).map(Piece::new);
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in parts {
        match pieces.pop() {
            Some(last) if piece.is_figure && !last.is_figure => {
                let mut words: Vec<Vec<Glyph>> = parted(last.glyphs, HAIR).collect();
                let figure = words.pop().map(Piece::new);
                let words = words.into_iter().flatten().collect::<Vec<_>>();
                match figure {
                    Some(figure) if figure.is_figure && !words.is_empty() => pieces.extend([Piece::new(words), figure]),
                    figure => pieces.push(Piece::new(words.into_iter().chain(figure.into_iter().flat_map(|f| f.glyphs)).collect())),
                }
            }
            last => pieces.extend(last),
        }
        pieces.push(piece);
    }
    pieces
}

/// The glyphs of a line, parted where a gap is wider than this, in sizes of the type.
fn parted(line: Vec<Glyph>, gap: f32) -> impl Iterator<Item = Vec<Glyph>> {
    let mut parts: Vec<Vec<Glyph>> = Vec::new();
    for glyph in line {
        match parts.last_mut() {
            Some(part) if glyph.left - part[part.len() - 1].right <= glyph.size * gap => part.push(glyph),
            _ => parts.push(vec![glyph]),
        }
    }
    parts.into_iter()
}

/// The place of a piece: its line, and its number there.
type At = (usize, usize);

/// The lines of a page, from the top, each with its pieces from the left.
pub fn mended(lines: Vec<Vec<Glyph>>) -> Vec<Vec<Piece>> {
    let lines: Vec<Vec<Piece>> = lines.into_iter().map(pieces).collect();
    let below = below(&lines);
    let chains = chains(&lines, &below);
    arranged(lines, chains)
}

/// For each piece of words the one that stands right below it in its column, if any.
fn below(lines: &[Vec<Piece>]) -> Vec<Vec<Option<At>>> {
    let find = |i: usize, piece: &Piece| {
        let near = lines[i + 1..].iter().enumerate().take(BELOW).take_while(|(_, line)| line[0].base - piece.base < piece.size * LEADING);
        near.into_iter().find_map(|(offset, line)| {
            let end = line.partition_point(|p| p.left <= piece.right);
            let start = end.saturating_sub(BESIDE);
            let at = (start..end).rev().find(|&at| line[at].right >= piece.left)?;
            Some((i + 1 + offset, at))
        })
    };
    let fits = |piece: &Piece, &(i, at): &At| !lines[i][at].is_figure && piece.is_above(&lines[i][at]);
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| line.iter().map(|piece| find(i, piece).filter(|_| !piece.is_figure).filter(|at| fits(piece, at))).collect())
        .collect()
}

/// The pieces that are one, from the top.
fn chains(lines: &[Vec<Piece>], below: &[Vec<Option<At>>]) -> Vec<Vec<At>> {
    let piece = |(i, at): At| &lines[i][at];
    let next = |(i, at): At| below[i][at];
    let has_figures = |(i, at): At| lines[i].get(at + 1).is_some_and(|p| p.is_figure);
    let mut taken: Vec<Vec<bool>> = lines.iter().map(|line| vec![false; line.len()]).collect();
    // How near lines stand to each other, and whether rows do: two lines with figures of their own are two rows.
    let gap = |a: At, b: At| (piece(b).base - piece(a).base) / piece(a).size.max(0.1);
    let all = || (0..lines.len()).flat_map(|i| (0..lines[i].len()).map(move |at| (i, at)));
    let pairs = || all().filter_map(|a| Some((a, next(a)?)));
    let least = pairs().map(|(a, b)| gap(a, b)).fold(f32::MAX, f32::min);
    let are_near = pairs().any(|(a, b)| has_figures(a) && has_figures(b) && gap(a, b) < least * SAME);
    let rows_are_apart = !are_near && all().any(has_figures);
    let mut chains = Vec::new();
    for start in all() {
        if taken[start.0][start.1] || piece(start).is_figure {
            continue;
        }
        // The column as far down as it goes, and the cells in it.
        let column: Vec<At> = std::iter::successors(Some(start), |&at| next(at).filter(|b| !taken[b.0][b.1])).collect();
        column.iter().for_each(|&(i, at)| taken[i][at] = true);
        let is_numbered = column.iter().filter(|&&at| piece(at).begins_anew).count() >= NUMBERED;
        let mut from = 0;
        while from < column.len() {
            let mut to = from + 1;
            let mut figures = has_figures(column[from]);
            let mut widest = piece(column[from]).width();
            while let Some(&at) = column.get(to) {
                let (above, this) = (piece(column[to - 1]), piece(at));
                let told = is_numbered || rows_are_apart && gap(column[to - 1], at) < least * SAME;
                let is_full =
                    above.width().max(this.width()) <= widest + above.size && above.width() + above.size * 1.5 > widest.max(this.width());
                let same = (above.size - this.size).abs() < above.size * 0.1;
                if this.begins_anew || !told || !is_full || !same || figures && has_figures(at) {
                    break;
                }
                figures |= has_figures(at);
                widest = widest.max(this.width());
                to += 1;
            }
            if to > from + 1 {
                chains.push(column[from..to].to_vec());
            }
            from = to;
        }
    }
    chains
}

/// The lines with each chain as one piece.
fn arranged(lines: Vec<Vec<Piece>>, chains: Vec<Vec<At>>) -> Vec<Vec<Piece>> {
    if chains.is_empty() {
        return lines;
    }
    let mut lines: Vec<Vec<Option<Piece>>> = lines.into_iter().map(|line| line.into_iter().map(Some).collect()).collect();
    let mut whole = Vec::new();
    for chain in chains {
        let own = chain.iter().find(|&&(i, at)| lines[i].get(at + 1).is_some_and(|p| p.as_ref().is_some_and(|p| p.is_figure))).copied();
        let base = |at: Option<&At>| at.and_then(|&(i, at)| lines[i][at].as_ref()).map_or(0.0, |p| p.base);
        let base = own.map_or((base(chain.first()) + base(chain.last())) / 2.0, |at| base(Some(&at)));
        let parts: Vec<Piece> = chain.into_iter().filter_map(|(i, at)| lines[i][at].take()).collect();
        let (left, right) = parts.iter().fold((f32::MAX, f32::MIN), |(l, r), p| (l.min(p.left), r.max(p.right)));
        let (size, begins_anew) = (parts[0].size, parts[0].begins_anew);
        let glyphs = parts.into_iter().flat_map(|p| p.glyphs).collect();
        whole.push(Piece { glyphs, left, right, base, size, is_figure: false, begins_anew });
    }
    whole.extend(lines.into_iter().flatten().flatten());
    whole.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut arranged: Vec<Vec<Piece>> = Vec::new();
    for piece in whole {
        match arranged.last_mut() {
            Some(line) if piece.base - line[0].base < line[0].size.min(piece.size) * 0.5 => line.push(piece),
            _ => arranged.push(vec![piece]),
        }
    }
    arranged.iter_mut().for_each(|line| line.sort_by(|a, b| a.left.total_cmp(&b.left)));
    arranged
}
