//! The labels of all forms, ready to be found in a text: exactly, or with the damage people and programs do to them.

use std::collections::{HashMap, HashSet};

use super::fold::{fold_text, without_number};
use crate::form::{Form, Shape};

/// A label's number in [`Labels`].
pub type LabelId = usize;

/// A way of writing a row's label.
#[derive(Clone)]
struct Pattern {
    chars: Vec<char>,
    label: LabelId,
    pairs: usize,
}

/// The row labels of a set of forms. Rows of the same table and key share one label, whatever their form.
#[derive(Clone)]
pub struct Labels {
    names: Vec<(String, String)>,
    patterns: Vec<Pattern>,
    exact: HashMap<Vec<char>, Vec<LabelId>>,
    pairs: HashMap<(char, char), Vec<usize>>,
    /// Words of the tables that label no row: heads of columns, of blocks and of groups.
    headings: HashSet<Vec<char>>,
    /// How many figures a whole row of some table has.
    widths: HashSet<usize>,
}

/// A label found in a stretch of folded text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    pub label: LabelId,
    /// First and last (excluded) character within the text searched.
    pub start: usize,
    pub end: usize,
    /// 1 for the label as printed, less for every character that differs.
    pub likeness: f64,
    /// The length of the label, which says how much a likeness is worth.
    pub length: usize,
}

impl Labels {
    /// Collects the row labels of `forms`.
    pub fn new(forms: &[Form]) -> Labels {
        let mut labels = Labels {
            names: Vec::new(),
            patterns: Vec::new(),
            exact: HashMap::new(),
            pairs: HashMap::new(),
            headings: HashSet::new(),
            widths: HashSet::new(),
        };
        for table in forms.iter().flat_map(|f| &f.tables).filter(|t| t.shape == Shape::Rows) {
            for (_, _, row) in table.rows() {
                let label = labels.intern(&table.id, &row.key);
                for text in std::iter::once(&row.label).chain(&row.variants) {
                    labels.add(label, without_number(&fold_text(text)).to_vec());
                }
            }
        }
        for block in forms.iter().flat_map(|f| &f.tables).flat_map(|t| &t.blocks) {
            let columns = block.columns.iter().flat_map(|c| [Some(&c.label), c.group.as_ref()]).flatten();
            let rows = block.rows.iter().flat_map(|r| r.groups.iter().chain([&r.label]));
            let words = columns.chain(rows).chain([&block.label]).map(|w| without_number(&fold_text(w)).to_vec());
            labels.headings.extend(words);
        }
        for table in forms.iter().flat_map(|f| &f.tables) {
            match table.shape {
                Shape::Rows => labels.widths.extend(table.blocks.iter().map(|b| b.columns.len())),
                Shape::Across => labels.widths.extend([table.cells.len()]),
            }
        }
        labels
    }

    /// The table whose row `label` is.
    pub fn table_of(&self, label: LabelId) -> Option<&str> {
        self.names.get(label).map(|(table, _)| table.as_str())
    }

    fn intern(&mut self, table: &str, key: &str) -> LabelId {
        let found = self.names.iter().position(|(t, k)| t == table && k == key);
        found.unwrap_or_else(|| {
            self.names.push((table.to_owned(), key.to_owned()));
            self.names.len() - 1
        })
    }

    fn add(&mut self, label: LabelId, chars: Vec<char>) {
        let known = self.exact.entry(chars.clone()).or_default();
        if known.contains(&label) {
            return;
        }
        known.push(label);
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|w| (w[0], w[1])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for &pair in &pairs {
            self.pairs.entry(pair).or_default().push(self.patterns.len());
        }
        self.patterns.push(Pattern { chars, label, pairs: pairs.len() });
    }

    /// The label of a row, if any form has it.
    pub fn id(&self, table: &str, key: &str) -> Option<LabelId> {
        self.names.iter().position(|(t, k)| t == table && k == key)
    }

    /// The labels that `text` (folded) is, but for a number before it.
    pub fn exact(&self, text: &[char]) -> &[LabelId] {
        let found = self.exact.get(text).or_else(|| self.exact.get(without_number(text)));
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether so many figures are a whole row of some table.
    pub fn is_whole_row(&self, figures: usize) -> bool {
        self.widths.contains(&figures)
    }

    /// Whether `text` (folded) stands in a table as a heading or a label.
    pub fn is_heading(&self, text: &[char]) -> bool {
        self.headings.contains(without_number(text)) || self.headings.contains(text)
    }

    /// The labels that stand in `text` (folded) with at most a third of their characters damaged; the best place for each pattern.
    pub fn like(&self, text: &[char]) -> Vec<Match> {
        let mut hits = vec![0usize; self.patterns.len()];
        let mut seen: Vec<(char, char)> = text.windows(2).map(|w| (w[0], w[1])).collect();
        seen.sort_unstable();
        seen.dedup();
        for pair in &seen {
            for &pattern in self.pairs.get(pair).map_or(&[][..], Vec::as_slice) {
                hits[pattern] += 1;
            }
        }
        let candidates = self.patterns.iter().zip(&hits).filter(|(p, hits)| {
            let share = **hits as f64 / p.pairs.max(1) as f64;
            share >= if p.chars.len() <= 5 { 0.3 } else { 0.4 }
        });
        candidates.filter_map(|(pattern, _)| pattern.find(text)).collect()
    }
}

impl Pattern {
    fn find(&self, text: &[char]) -> Option<Match> {
        let length = self.chars.len();
        // Short labels differ from each other by a character: they bear little damage.
        let allowed = match length {
            0..=3 => 0,
            4..=5 => 1,
            _ => length / 3,
        };
        let (cost, start, end) = approximate(&self.chars, text)?;
        let likeness = 1.0 - cost as f64 / length as f64;
        (cost <= allowed).then_some(Match { label: self.label, start, end, likeness, length })
    }
}

/// The best place of `pattern` in `text` by edit distance (Sellers 1980), the last one where several are as good: its cost, its first and
/// its last (excluded) character. None for an empty text.
pub fn approximate(pattern: &[char], text: &[char]) -> Option<(usize, usize, usize)> {
    // column[i]: cost of the first i characters of the pattern ending here, and where that match began.
    let mut column: Vec<(usize, usize)> = (0..=pattern.len()).map(|i| (i, 0)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, c) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, at + 1);
        for i in 1..=pattern.len() {
            let replace = (diagonal.0 + usize::from(pattern[i - 1] != *c), diagonal.1);
            let insert = (column[i].0 + 1, column[i].1);
            let delete = (column[i - 1].0 + 1, column[i - 1].1);
            diagonal = column[i];
            column[i] = replace.min(insert).min(delete);
        }
        let (cost, start) = column[pattern.len()];
        if best.is_none_or(|(known, ..)| cost <= known) {
            best = Some((cost, start, at + 1));
        }
    }
    best
}

/// How alike two folded texts are as a whole: 1 where they are the same, 0 where they share nothing.
pub fn likeness(a: &[char], b: &[char]) -> f64 {
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    1.0 - row[b.len()] as f64 / longest as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::official;

    #[test]
    fn damaged_labels_are_found_and_others_are_not() {
        let labels = Labels::new(official());
        let best = |text: &str| {
            let found = labels.like(&fold_text(text));
            let best = found.into_iter().max_by(|a, b| (a.likeness, a.length).partial_cmp(&(b.likeness, b.length)).unwrap());
            best.map(|m| labels.names[m.label].1.clone())
        };
        assert_eq!(best("（三）不予公开 2.其它法律行政法规禁止公开").as_deref(), Some("denied.law_prohibited"));
        assert_eq!(best("本年新收政府信息公开数量").as_deref(), Some("new"));
        assert_eq!(best("四、结转下年度继续处理").as_deref(), Some("carried_out"));
        assert_eq!(best("今年以来我局认真落实各项工作"), None);
        assert_eq!(labels.exact(&fold_text("(2) 重复申请")).len(), 1);
    }
}
