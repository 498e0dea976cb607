//! The labels of all forms, ready to be found in a text: exactly, or with the damage people and programs do to them.

use super::alike::approximate;
use super::fold::{LONGEST_NUMBER, fold_text, without_number};
use super::quick::{QuickMap, QuickSet};
use crate::form::{Form, Shape};
use crate::ordered::Ordered;

/// A label's number in [`Labels`].
pub type LabelId = usize;

/// A way of writing a row's label.
struct Pattern {
    chars: Vec<char>,
    label: LabelId,
    /// How many of its characters may be damaged.
    damaged: usize,
    /// How many of its pairs of neighbouring characters a text must have for it to be looked for there.
    pairs_needed: usize,
}

/// The row labels of a set of forms. Rows of the same table and key share one label, whatever their form.
pub struct Labels {
    names: Vec<(String, String)>,
    patterns: Vec<Pattern>,
    exact: QuickMap<Vec<char>, Vec<LabelId>>,
    pairs: QuickMap<(char, char), Vec<usize>>,
    /// Words of the tables that label no row: heads of columns, of blocks and of groups.
    headings: QuickSet<Vec<char>>,
    /// How many figures a whole row of some table has.
    widths: Vec<usize>,
    /// The most characters of a label or heading, its number included.
    longest: usize,
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

/// A label of so many characters bears no damage: others differ from it by one.
const BEARS_NONE: usize = 3;
/// What is left of a group's heading before a piece of a label has fewer characters.
const GROUP: usize = 4;
/// One in so many characters of a longer label may be damaged.
const DAMAGED: usize = 3;
/// A label of so many characters is short.
const SHORT: usize = 5;
/// Of the pairs of neighbouring characters of a short label, the share that a text must have for the label to be looked for there.
const PAIRS_OF_SHORT: f64 = 0.3;
/// As [`PAIRS_OF_SHORT`], of longer labels.
const PAIRS: f64 = 0.4;

impl Labels {
    /// Collects the row labels of `forms`.
    pub fn new(forms: &[Form]) -> Labels {
        let mut labels = Labels {
            names: Vec::new(),
            patterns: Vec::new(),
            exact: QuickMap::default(),
            pairs: QuickMap::default(),
            headings: QuickSet::default(),
            widths: Vec::new(),
            longest: 0,
        };
        for table in forms.iter().flat_map(|f| &f.tables).filter(|t| t.shape == Shape::Rows) {
            for (_, _, row) in table.rows() {
                let label = labels.intern(&table.id, &row.key);
                for (variant, text) in std::iter::once(&row.label).chain(&row.variants).enumerate() {
                    let chars = without_number(&fold_text(text)).to_vec();
                    // A short way of writing a label is a part of many words.
                    let bears_none = variant > 0 && chars.len() < SHORT || chars.len() <= BEARS_NONE;
                    let damaged = if bears_none { 0 } else { (chars.len() / DAMAGED).max(1) };
                    // Taiwan's word for it, where a site has changed the words as well.
                    if let Some(at) = chars.windows(2).position(|w| w == ['文', '件']) {
                        let mut other = chars.clone();
                        other[at..at + 2].copy_from_slice(&['档', '案']);
                        labels.add(label, other, damaged);
                    }
                    labels.add(label, chars, damaged);
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
        let words = labels.exact.keys().chain(&labels.headings);
        labels.longest = words.map(Vec::len).max().unwrap_or(0) + LONGEST_NUMBER;
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

    /// Adds a way of writing a label, of which so many characters may be `damaged`.
    fn add(&mut self, label: LabelId, chars: Vec<char>, damaged: usize) {
        let known = self.exact.entry(chars.clone()).or_default();
        if known.contains(&label) {
            return;
        }
        known.push(label);
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|w| (w[0], w[1])).collect();
        pairs.order();
        pairs.dedup();
        for &pair in &pairs {
            self.pairs.entry(pair).or_default().push(self.patterns.len());
        }
        let share = if chars.len() <= SHORT { PAIRS_OF_SHORT } else { PAIRS };
        let all = pairs.len().max(1) as f64;
        let pairs_needed = (0..=pairs.len()).find(|&hits| hits as f64 / all >= share).unwrap_or(1);
        self.patterns.push(Pattern { chars, label, damaged, pairs_needed });
    }

    /// The label of a row, if any form has it.
    pub fn id(&self, table: &str, key: &str) -> Option<LabelId> {
        self.names.iter().position(|(t, k)| t == table && k == key)
    }

    /// The labels that `text` (folded) is, but for a number before it.
    pub fn exact(&self, text: &[char]) -> &[LabelId] {
        if text.len() > self.longest {
            return &[];
        }
        let bare = without_number(text);
        let found = self.exact.get(text).or_else(|| self.exact.get(bare).filter(|_| bare.len() < text.len()));
        found.map_or(&[], Vec::as_slice)
    }

    /// What is left of each label that `text` (folded) begins and does not end; of short ones too little to be told.
    pub fn begun(&self, text: &[char]) -> Vec<&[char]> {
        let bare = without_number(text);
        let rests = self.with_pair(bare).filter_map(|p| p.chars.strip_prefix(bare));
        rests.filter(|rest| !rest.is_empty() && rest.len() + text.len() >= SHORT).collect()
    }

    /// What of some words (folded) may be a piece of a label behind its first: all of them, or all but what is left of a group's heading before them. What
    /// is a label itself has no such heading before it.
    pub fn pieces<'t>(&self, words: &'t [char]) -> impl Iterator<Item = &'t [char]> {
        let headings = if self.exact(words).is_empty() { GROUP } else { 1 };
        let fits = move |&before: &usize| before == 0 || words.len() > before + 1;
        (0..words.len().min(headings)).filter(fits).map(|before| &words[before..])
    }

    /// Whether a label of which `text` (folded) is not all begins or ends so.
    pub fn is_half(&self, text: &[char]) -> bool {
        text.len() > BEARS_NONE && (!self.begun(text).is_empty() || self.with_pair(text).any(|p| p.chars.ends_with(text)))
    }

    /// The ways of writing that hold the first two characters of `text`.
    fn with_pair(&self, text: &[char]) -> impl Iterator<Item = &Pattern> {
        let patterns = text.get(..2).and_then(|pair| self.pairs.get(&(pair[0], pair[1])));
        patterns.into_iter().flatten().map(|&p| &self.patterns[p])
    }

    /// Whether so many figures are a whole row of some table.
    pub fn is_whole_row(&self, figures: usize) -> bool {
        self.widths.contains(&figures)
    }

    /// Whether `text` (folded) stands in a table as a heading or a label.
    pub fn is_heading(&self, text: &[char]) -> bool {
        text.len() <= self.longest && (self.headings.contains(without_number(text)) || self.headings.contains(text))
    }

    /// Whether `text` (folded) is the beginning of such a heading.
    pub fn begins_heading(&self, text: &[char]) -> bool {
        self.headings.iter().any(|heading| heading.starts_with(text))
    }

    /// The labels that stand in `text` (folded) with at most a third of their characters damaged; the best place for each pattern.
    pub fn like(&self, text: &[char]) -> Vec<Match> {
        let mut hits = vec![0usize; self.patterns.len()];
        let mut seen: Vec<(char, char)> = text.windows(2).map(|w| (w[0], w[1])).collect();
        seen.order();
        seen.dedup();
        for pair in &seen {
            for &pattern in self.pairs.get(pair).map_or(&[][..], Vec::as_slice) {
                hits[pattern] += 1;
            }
        }
        let candidates = self.patterns.iter().zip(&hits).filter(|(p, hits)| **hits >= p.pairs_needed);
        candidates.filter_map(|(pattern, _)| pattern.find(text)).collect()
    }
}

impl Pattern {
    fn find(&self, text: &[char]) -> Option<Match> {
        let length = self.chars.len();
        let (cost, start, end) = approximate(&self.chars, text)?;
        let likeness = 1.0 - cost as f64 / length as f64;
        (cost <= self.damaged).then_some(Match { label: self.label, start, end, likeness, length })
    }
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

    #[test]
    fn a_third_of_a_long_label_may_be_damaged_and_nothing_of_a_short_one() {
        let labels = Labels::new(official());
        let is = |text: &str, key: &str| labels.like(&fold_text(text)).iter().any(|m| labels.names[m.label].1 == key);
        assert!(is("结转下年度继续处理", "carried_out") && is("结转下某某某续处理", "carried_out"));
        assert!(!is("结转下某某某某处理", "carried_out"));
        // 重复申请 bears one; 总计 is two characters, and 总数 is no total.
        assert!(is("重复审请", "rejected.duplicate") && !is("重某审请", "rejected.duplicate"));
        assert!(!is("总数", "total"));
    }
}
