//! Which words are the labels of one table: the best chain of them in the form's order (dynamic programming).

use super::occurrences::Occurrence;
use super::prepared::PreparedTable;
use super::stream::Stream;

/// Links of a chain are sought among this many occurrences before.
const REACH: usize = 160;
/// What each row of the form costs that is passed over.
const ROW_PASSED: f64 = 0.05;
/// And no more than so many cost anything: an extract leaves out as many as it likes, and no row of it is worth less for that.
const MOST_PASSED: f64 = 8.0;
/// What each group of figures costs that is passed over, beside those of rows passed over.
const FIGURES_PASSED: f64 = 0.04;
/// What each character costs between two labels of a chain.
const CHARACTER: f64 = 0.002;
/// So many of them cost nothing: a label of another table, a heading.
const FREE: f64 = 40.0;
/// And no more than so many cost anything.
const MOST: f64 = 200.0;

/// The labels of one table in their best order.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// For each row of the form, in order: its occurrence.
    pub rows: Vec<Option<Occurrence>>,
    pub score: f64,
}

/// Finds the one with the greatest score: labels in the form's order, close together, few rows left out.
pub fn align(occurrences: &[Occurrence], stream: &Stream, table: &PreparedTable) -> Alignment {
    let mine: Vec<(usize, &Occurrence)> = occurrences.iter().filter_map(|o| Some((*table.rows.get(&o.label)?, o))).collect();
    let units_before = |at: usize| stream.units.partition_point(|u| u.at < at);
    let ranks: Vec<usize> = mine.iter().map(|(_, o)| units_before(o.start)).collect();
    let mut best: Vec<(f64, Option<usize>)> = Vec::with_capacity(mine.len());
    for (i, (row, o)) in mine.iter().enumerate() {
        let mut choice = (o.score, None);
        for p in i.saturating_sub(REACH)..i {
            let (before, previous) = mine[p];
            if before >= *row || previous.end > o.start || previous.unit.is_some() && previous.unit == o.unit {
                continue;
            }
            let skipped = (row - before - 1) as f64;
            let passed = ranks[i].saturating_sub(ranks[p] + 1) as f64;
            let words = o.start.saturating_sub(previous.end) as f64;
            let passing = FIGURES_PASSED * (passed - skipped).max(0.0);
            let score = best[p].0 + o.score - ROW_PASSED * skipped.min(MOST_PASSED) - passing - CHARACTER * (words - FREE).clamp(0.0, MOST);
            if score > choice.0 {
                choice = (score, Some(p));
            }
        }
        best.push(choice);
    }
    let mut chain = Alignment { rows: vec![None; table.blocks.len()], score: 0.0 };
    let mut at = (0..best.len()).max_by(|&a, &b| best[a].0.total_cmp(&best[b].0).then(b.cmp(&a)));
    chain.score = at.map_or(0.0, |i| best[i].0);
    while let Some(i) = at {
        chain.rows[mine[i].0] = Some(*mine[i].1);
        at = best[i].1;
    }
    chain.trim(stream, table);
    chain
}

/// The labels of a table once more, before or behind those of `first`, where the figures of most rows there are too few: a wide table is printed
/// in a left and a right half.
pub fn other_half(occurrences: &[Occurrence], stream: &Stream, table: &PreparedTable, first: &Alignment) -> Option<Alignment> {
    let width = |row: usize| table.heads[table.blocks[row]].len();
    let short = |(row, o): (usize, &Option<Occurrence>)| Some(stream.units[o.as_ref()?.unit?].slots.len() < width(row));
    let rows: Vec<bool> = first.rows.iter().enumerate().filter_map(short).collect();
    if rows.len() < 2 || rows.iter().filter(|short| **short).count() * 4 < rows.len() * 3 {
        return None;
    }
    let start = first.rows.iter().flatten().map(|o| o.start).min()?;
    let end = first.rows.iter().flatten().map(|o| o.end).max()?;
    let outside: Vec<Occurrence> = occurrences.iter().filter(|o| o.end <= start || o.start >= end).copied().collect();
    let other = align(&outside, stream, table);
    (other.rows.iter().flatten().filter(|o| o.unit.is_some()).count() * 2 > rows.len()).then_some(other)
}

impl Alignment {
    /// Takes words that also head columns ("其他", "总计") off both ends where no figures stand behind them: there they are those heads, not the
    /// labels of blank rows.
    fn trim(&mut self, stream: &Stream, table: &PreparedTable) {
        let filled = |row: &Option<Occurrence>| row.and_then(|o| o.unit).is_some_and(|u| !stream.units[u].is_blank());
        let Some(first) = self.rows.iter().position(filled) else { return };
        let last = self.rows.iter().rposition(|row| row.is_some_and(|o| o.unit.is_some())).unwrap_or(first);
        for (_, row) in self.rows.iter_mut().enumerate().filter(|(i, _)| !(first..=last).contains(i)) {
            let is_head = |o: &Occurrence| table.heads.iter().flatten().any(|h| stream.chars[o.start..o.end].ends_with(h));
            self.score -= row.take_if(|o| is_head(o)).map_or(0.0, |o| o.score);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RowKind;
    use crate::recognise::prepared::official_prepared;
    use crate::recognise::stream::Unit;

    fn requests() -> &'static PreparedTable<'static> {
        official_prepared().all_tables().find(|t| t.form.id == "2021" && t.table.id == "requests").unwrap()
    }

    /// The label of a row of the form, ten characters long, worth 1.
    fn label(row: usize, start: usize) -> Occurrence {
        let label = *requests().rows.iter().find(|(_, r)| **r == row).unwrap().0;
        Occurrence { label, start, end: start + 10, score: 1.0, likeness: 1.0, unit: None }
    }

    fn score(labels: &[Occurrence], stream: &Stream) -> f64 {
        align(labels, stream, requests()).score
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn labels_stand_in_the_order_of_the_form() {
        let aligned = align(&[label(2, 0), label(0, 10), label(1, 20), label(3, 30)], &Stream::default(), requests());
        let rows: Vec<Option<usize>> = aligned.rows.iter().take(4).map(|o| o.map(|o| o.start)).collect();
        assert_eq!(rows, [Some(10), Some(20), None, Some(30)]);
    }

    #[test]
    fn distance_costs_from_forty_characters_to_two_hundred_more() {
        let apart = |n: usize| score(&[label(0, 0), label(1, 10 + n)], &Stream::default());
        assert!(near(apart(0), 2.0) && near(apart(40), 2.0) && apart(41) < 2.0);
        assert!(apart(239) > apart(240) && near(apart(240), apart(2000)));
        // Never so much that a row is better left out.
        assert!(apart(2000) > 1.5);
    }

    #[test]
    fn rows_and_figures_passed_over_cost_less_than_a_row_is_worth() {
        let unit = |at| Unit { from: 0, at, slots: Vec::new(), kind: RowKind::Paragraph, leading: false, glued: false };
        let next = score(&[label(0, 0), label(1, 20)], &Stream::default());
        let passed = score(&[label(0, 0), label(2, 20)], &Stream::default());
        assert!(passed < next && passed > next - 0.1);
        // Figures of a row passed over are its own; more than those are another's.
        let mut stream = Stream::default();
        stream.units = vec![unit(12), unit(14), unit(16)];
        let figures = score(&[label(0, 0), label(1, 20)], &stream);
        assert!(figures < next && figures > next - 0.1);
        assert!(score(&[label(0, 0), label(3, 20)], &stream) > figures - 0.1);
    }

    #[test]
    fn links_reach_over_a_hundred_and_sixty_occurrences() {
        let with = |noise: usize| {
            let mut labels = vec![label(0, 0)];
            labels.extend((0..noise).map(|i| Occurrence { score: 0.0, ..label(7, 20 + i) }));
            labels.push(label(6, 900));
            let rows = align(&labels, &Stream::default(), requests()).rows;
            rows[0].is_some() && rows[6].is_some()
        };
        assert!(with(159) && !with(160));
    }
}
