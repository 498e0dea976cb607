//! Which words are the labels of one table: the best chain of labels in the form's order (dynamic programming).

use super::labels::{LabelId, Labels};
use super::prepared::PreparedTable;
use super::stream::Stream;

/// A label found in the stream.
#[derive(Debug, Clone, Copy)]
pub struct Occurrence {
    pub label: LabelId,
    /// Its folded characters in the stream.
    pub start: usize,
    pub end: usize,
    pub score: f64,
    /// 1 for the label as printed, less for damage.
    pub likeness: f64,
    /// The unit right behind it.
    pub unit: Option<usize>,
}

/// The longest stretch of words before a figure in which its label is looked for.
const WINDOW: usize = 90;
/// How far a label broken around its figures may reach behind them.
const AFTER: usize = 30;
/// Links of a chain are sought among this many occurrences before.
const REACH: usize = 160;

/// Every occurrence of a label, by where it ends.
pub fn occurrences(stream: &Stream, labels: &Labels) -> Vec<Occurrence> {
    let mut found = Vec::new();
    let mut next_unit = 0;
    for atom in &stream.atoms {
        // Units that number the words behind them are no label's, of this atom or of any later one.
        while stream.units.get(next_unit).is_some_and(|u| u.at < atom.end || u.at == atom.end && u.leading) {
            next_unit += 1;
        }
        let unit = stream.units.get(next_unit).filter(|u| u.at == atom.end).map(|_| next_unit);
        let text = &stream.chars[atom.start..atom.end];
        let exact = labels.exact(text);
        for &label in exact {
            let score = weight(text.len()) * if unit.is_some() { 1.0 } else { 0.45 };
            found.push(Occurrence { label, start: atom.start, end: atom.end, score, likeness: 1.0, unit });
        }
        if exact.is_empty() && unit.is_none() && (4..=60).contains(&text.len()) {
            for m in labels.like(text) {
                let rest = text.len() - (m.end - m.start);
                // A group's heading may stand before the label in the same cell.
                let behind_heading = m.end == text.len() && m.length >= 4 && m.likeness > 0.9 && rest <= 20;
                if rest <= 3 && m.likeness > 0.75 || behind_heading {
                    let score = m.likeness * m.likeness * weight(m.length) * 0.4;
                    let (start, end) = (atom.start + m.start, atom.start + m.end);
                    found.push(Occurrence { label: m.label, start, end, score, likeness: m.likeness, unit });
                }
            }
        }
    }
    for (index, unit) in stream.units.iter().enumerate().filter(|(_, u)| !u.leading && u.from < u.at) {
        let settled =
            stream.atoms_between(unit.from, unit.at).last().is_some_and(|a| !labels.exact(&stream.chars[a.start..a.end]).is_empty());
        if !settled {
            near_unit(stream, labels, index, &mut found);
        }
    }
    found.sort_by_key(|o| (o.end, o.start, o.label));
    found
}

/// Labels that end at a unit with damage, or are broken around it.
fn near_unit(stream: &Stream, labels: &Labels, index: usize, found: &mut Vec<Occurrence>) {
    let unit = &stream.units[index];
    let from = unit.from.max(unit.at.saturating_sub(WINDOW));
    // Only where white space or nothing parts the cells do labels run on behind their figures.
    let broken_lines = matches!(unit.kind, crate::document::RowKind::Spaced);
    let until = stream.units.get(index + 1).map_or(stream.chars.len(), |u| u.at);
    let until = if broken_lines { until.min(unit.at + AFTER) } else { unit.at };
    for m in labels.like(&stream.chars[from..until]) {
        let (start, end) = (from + m.start, from + m.end);
        if start >= unit.at {
            continue;
        }
        let rest = unit.at.saturating_sub(end);
        let behind = end.saturating_sub(unit.at);
        // A two-character label counts only where it fills its cell; here it has company.
        if m.length < 3 && rest > 0 {
            continue;
        }
        let score = m.likeness * m.likeness * weight(m.length) - 0.02 * rest.min(20) as f64 - 0.01 * behind as f64;
        if score > 0.1 {
            found.push(Occurrence { label: m.label, start, end: end.min(unit.at), score, likeness: m.likeness, unit: Some(index) });
        }
    }
}

/// Long labels say more than short ones.
fn weight(length: usize) -> f64 {
    0.5 + length.min(12) as f64 / 24.0
}

/// The best chain for one table.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// For each row of the form, in order: its occurrence.
    pub rows: Vec<Option<Occurrence>>,
    pub score: f64,
}

/// Finds the chain with the greatest score: labels in the form's order, close together, few rows left out.
pub fn best(occurrences: &[Occurrence], stream: &Stream, table: &PreparedTable) -> Chain {
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
            let score =
                best[p].0 + o.score - 0.05 * skipped - 0.04 * (passed - skipped).max(0.0) - 0.002 * (words - 40.0).clamp(0.0, 200.0);
            if score > choice.0 {
                choice = (score, Some(p));
            }
        }
        best.push(choice);
    }
    let mut chain = Chain { rows: vec![None; table.blocks.len()], score: 0.0 };
    let mut at = (0..best.len()).max_by(|&a, &b| best[a].0.total_cmp(&best[b].0).then(b.cmp(&a)));
    chain.score = at.map_or(0.0, |i| best[i].0);
    while let Some(i) = at {
        chain.rows[mine[i].0] = Some(*mine[i].1);
        at = best[i].1;
    }
    chain.trim(stream, table);
    chain
}

impl Chain {
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
