//! Where columns stand along a line, told by the lines that are full.

use super::stream::Slot;

/// Left and right edge along a line.
pub type Edges = (f32, f32);

/// Columns nearer to each other than this are none.
const LEAST_PITCH: f32 = 2.0;
/// The figures of one column stand no further apart than this part of the pitch.
const AGREE: f32 = 0.25;
/// A figure belongs to a column no further away than this part of the pitch.
const REACH: f32 = 0.5;

/// A figure stands between two columns where it is not so many times nearer to one than to the other.
const APART: f32 = 2.0;

/// Where blanks are blank one line alone may be full: it tells where the columns stand if so many others keep to it.
const OTHERS: usize = 3;

/// Where `widest` columns stand along the line, where the full ones of `lines` agree on it, or all others with the one that is full; each line has
/// so many columns, and these slots.
pub fn ruler(widest: usize, lines: &[(usize, &[Slot])]) -> Option<Vec<Edges>> {
    let is_full = |(columns, slots): &&(usize, &[Slot])| *columns == widest && slots.len() == widest && widest > 1;
    let full: Vec<Vec<Edges>> = lines.iter().filter(is_full).filter_map(|(_, slots)| slots.iter().map(|s| s.edges).collect()).collect();
    if full.is_empty() {
        return None;
    }
    let ruler: Vec<Edges> = (0..widest)
        .map(|c| {
            let mean = |edge: fn(&Edges) -> f32| full.iter().map(|r| edge(&r[c])).sum::<f32>() / full.len() as f32;
            (mean(|e| e.0), mean(|e| e.1))
        })
        .collect();
    let pitch = pitch(&ruler);
    let agree = full.iter().all(|r| r.iter().zip(&ruler).all(|(a, b)| distance(*a, *b) < pitch * AGREE));
    let keeps = |(_, slots): &(usize, &[Slot])| {
        let filled: Vec<usize> = (0..slots.len()).collect();
        within(slots, &filled, &ruler, pitch * AGREE).is_some()
    };
    let wide = || lines.iter().filter(|line| line.0 == widest);
    let confirmed = || wide().count() > OTHERS && wide().all(keeps);
    (pitch > LEAST_PITCH && agree && (full.len() > 1 || confirmed())).then_some(ruler)
}

/// The least distance from one column to the next.
fn pitch(ruler: &[Edges]) -> f32 {
    ruler.windows(2).map(|w| (w[1].0 + w[1].1 - w[0].0 - w[0].1) / 2.0).fold(f32::MAX, f32::min)
}

/// How far a figure is from a column: by whichever edge, or the middle, the column is aligned.
fn distance(a: Edges, b: Edges) -> f32 {
    let middle = (a.0 + a.1 - b.0 - b.1) / 2.0;
    (a.0 - b.0).abs().min((a.1 - b.1).abs()).min(middle.abs())
}

/// Each figure to the nearest column, where that keeps their order and no figure stands between columns.
pub fn along(slots: &[Slot], filled: &[usize], ruler: &[Edges]) -> Option<Vec<Option<usize>>> {
    within(slots, filled, ruler, pitch(ruler) * REACH)
}

/// As [`along`], no figure further than this from its column.
fn within(slots: &[Slot], filled: &[usize], ruler: &[Edges], reach: f32) -> Option<Vec<Option<usize>>> {
    let mut placing = vec![None; ruler.len()];
    let mut next = 0;
    for &slot in filled {
        let edges = slots[slot].edges?;
        let from = |column: usize| distance(ruler[column], edges);
        let column = (0..ruler.len()).min_by(|&a, &b| from(a).total_cmp(&from(b)))?;
        let between = (0..ruler.len()).any(|other| other != column && from(other) < from(column) * APART);
        if column < next || from(column) > reach || between {
            return None;
        }
        placing[column] = Some(slot);
        next = column + 1;
    }
    Some(placing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number;
    use crate::place::Span;

    fn line(places: &[f32]) -> Vec<Slot> {
        let slot = |&at: &f32| Slot { content: number::read("1"), span: Span::new(0, 0), column: None, edges: Some((at, at + 1.0)) };
        places.iter().map(slot).collect()
    }

    #[test]
    fn lines_that_agree_make_a_ruler_and_a_figure_between_columns_has_no_place() {
        let of = |a: &[f32], b: &[f32]| ruler(3, &[(3, &line(a)), (3, &line(b))]);
        let ruled = of(&[0.0, 10.0, 20.0], &[0.0, 10.0, 20.0]).unwrap();
        // Each line may be a quarter of a column off the mean, no more; columns a character apart are none.
        assert!(of(&[0.0, 10.0, 20.0], &[0.0, 14.5, 20.0]).is_none());
        assert!(of(&[0.0, 10.0, 20.0], &[0.0, 12.0, 20.0]).is_some());
        assert!(of(&[0.0, 2.0, 4.0], &[0.0, 2.0, 4.0]).is_none());
        assert!(ruler(3, &[(3, &line(&[0.0, 10.0, 20.0]))]).is_none());
        // Where one line alone is full, three others tell that columns stand so, and none may contradict.
        let alone = |others: &[&[f32]]| {
            let lines: Vec<Vec<Slot>> = std::iter::once(&[0.0, 10.0, 20.0][..]).chain(others.iter().copied()).map(line).collect();
            ruler(3, &lines.iter().map(|slots| (3, &slots[..])).collect::<Vec<_>>()).is_some()
        };
        assert!(alone(&[&[0.0, 20.0], &[10.5], &[20.0]]));
        assert!(!alone(&[&[0.0, 20.0], &[10.5]]));
        assert!(!alone(&[&[0.0, 20.0], &[10.5], &[14.0]]));
        let at = |place: f32| along(&line(&[place]), &[0], &ruled);
        assert_eq!(at(13.0), Some(vec![None, Some(0), None]));
        assert_eq!(at(14.0), None);
        assert_eq!(at(26.0), None);
        // Two figures never stand in one column.
        assert_eq!(along(&line(&[9.0, 11.0]), &[0, 1], &ruled), None);
    }
}
