//! Where labels stand in a document, whole or worn, each with what it is worth.

use super::labels::{LabelId, Labels};
use super::stream::Stream;
use crate::document::RowKind;
use crate::ordered::Ordered;

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
/// A label broken within its cell goes on on no more lines.
const LINES_OF_A_CELL: usize = 6;
/// What a label is worth whatever its length; the rest of 1 comes with its length.
const ANY_LENGTH: f64 = 0.5;
/// Longer labels than this are not worth more.
const LONG_ENOUGH: usize = 12;
/// What of a whole label's worth is left where no figures stand right behind it.
const WITHOUT_FIGURES: f64 = 0.45;
/// As [`WITHOUT_FIGURES`], of a label that is worn.
const WORN_WITHOUT_FIGURES: f64 = 0.4;
/// A worn label without figures must be more like the printed one than this.
const WORN: f64 = 0.75;
/// A label behind a heading in one cell must be more like the printed one than this.
const WHOLE: f64 = 0.9;
/// A shorter label behind a heading may be a word of the heading.
const LONG: usize = 4;
/// No heading before a label in one cell is longer.
const HEADING: usize = 20;
/// Beside a worn label its cell holds no more characters than this.
const OTHER_WORDS: usize = 3;
/// Cells of so many characters may hold a worn label, or a heading and a label.
const CELL_OF_A_LABEL: std::ops::RangeInclusive<usize> = 4..=60;
/// What each character between a label and its figures costs.
const CHARACTER_BETWEEN: f64 = 0.02;
/// No more of them than this are counted.
const MOST_BETWEEN: usize = 20;
/// What each character of a label costs that stands behind its figures.
const CHARACTER_BEHIND: f64 = 0.01;
/// What is worth less is no label.
const LEAST: f64 = 0.1;

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
            let score = weight(text.len()) * if unit.is_some() { 1.0 } else { WITHOUT_FIGURES };
            found.push(Occurrence { label, start: atom.start, end: atom.end, score, likeness: 1.0, unit });
        }
        if exact.is_empty() && unit.is_none() && CELL_OF_A_LABEL.contains(&text.len()) {
            for m in labels.like(text) {
                let rest = text.len() - (m.end - m.start);
                // A group's heading may stand before the label in the same cell.
                let behind_heading = m.end == text.len() && m.length >= LONG && m.likeness > WHOLE && rest <= HEADING;
                if rest <= OTHER_WORDS && m.likeness > WORN || behind_heading {
                    let score = m.likeness * m.likeness * weight(m.length) * WORN_WITHOUT_FIGURES;
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
    found.order_by_key(|o| (o.end, o.start, o.label));
    found
}

/// Labels that end at a unit with damage, or are broken around it.
fn near_unit(stream: &Stream, labels: &Labels, index: usize, found: &mut Vec<Occurrence>) {
    let unit = &stream.units[index];
    let from = unit.from.max(unit.at.saturating_sub(WINDOW));
    // Only where white space or nothing parts the cells do labels run on behind their figures.
    let next = stream.units.get(index + 1);
    // Or where the rest of the label stands below it in its own column, beside blanks.
    let broken_cell = next.is_some_and(|u| u.is_blank() && u.from < u.at);
    let broken_lines = matches!(unit.kind, RowKind::Spaced) || broken_cell;
    let behind = stream.units[index + 1..].iter().take(LINES_OF_A_CELL).find(|u| !u.is_blank()).or(next.filter(|_| !broken_cell));
    let until = behind.map_or(stream.chars.len(), |u| u.at);
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
        let between = CHARACTER_BETWEEN * rest.min(MOST_BETWEEN) as f64;
        let score = m.likeness * m.likeness * weight(m.length) - between - CHARACTER_BEHIND * behind as f64;
        if score > LEAST {
            found.push(Occurrence { label: m.label, start, end: end.min(unit.at), score, likeness: m.likeness, unit: Some(index) });
        }
    }
}

/// Long labels say more than short ones.
fn weight(length: usize) -> f64 {
    ANY_LENGTH + (1.0 - ANY_LENGTH) * length.min(LONG_ENOUGH) as f64 / LONG_ENOUGH as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::official;
    use crate::input::{self, Input};

    /// 结转下年度继续处理 in `text`: what it is worth where it is worth most, if it is found.
    fn worth(text: &str) -> Option<f64> {
        of("carried_out", text).map(|o| o.score).max_by(f64::total_cmp)
    }

    fn of(key: &str, text: &str) -> impl Iterator<Item = Occurrence> + use<> {
        let labels = Labels::new(official());
        let stream = Stream::new(&input::read(Input::Text(text), None).unwrap(), &labels);
        let label = labels.id("requests", key).unwrap();
        occurrences(&stream, &labels).into_iter().filter(move |o| o.label == label)
    }

    #[test]
    fn a_label_is_worth_most_with_its_figures_and_least_where_it_is_worn() {
        let (figures, alone) = (worth("结转下年度继续处理\t1\t0").unwrap(), worth("结转下年度继续处理").unwrap());
        let worn = worth("结转下年度某续处理").unwrap();
        // Two of them without figures are worth less than the one that has them.
        assert!(figures > 2.0 * alone && alone > worn && 2.0 * worn > alone);
        assert!(worth("结转下年度某续处理\t1\t0").unwrap() > alone);
    }

    #[test]
    fn long_labels_say_more_up_to_twelve_characters() {
        assert!(weight(2) > 0.5 && weight(2) < weight(5) && weight(11) < weight(12));
        assert_eq!((weight(12), weight(30)), (1.0, 1.0));
    }

    #[test]
    fn words_between_a_label_and_its_figures_cost_up_to_twenty() {
        let after = |n: usize| worth(&format!("结转下年度继续处理{}\t1\t0", "甲".repeat(n)));
        assert!(after(0) > after(5) && after(5) > after(19) && after(19) > after(20));
        assert_eq!(after(20), after(60));
        assert!(after(20) > Some(LEAST));
        // Beyond the window it is not looked for.
        assert_eq!((after(80).is_some(), after(89)), (true, None));
    }

    #[test]
    fn beside_a_label_without_figures_its_cell_holds_a_heading_or_a_sign_or_two() {
        let behind = |n: usize| worth(&format!("结转下年度继续处理{}", "甲".repeat(n)));
        assert_eq!((behind(3).is_some(), behind(4)), (true, None));
        let before = |n: usize| worth(&format!("{}结转下年度继续处理", "甲".repeat(n)));
        assert_eq!((before(20).is_some(), before(21)), (true, None));
        // One in four of its characters may be worn, behind a heading one in ten.
        assert_eq!((worth("结某下年度某续处理").is_some(), worth("结某下年度某续处某")), (true, None));
        assert_eq!(worth("本年度办理结果结转下年度某续处理"), None);
        assert!(of("denied.law_prohibited", "不予公开的其他某律行政法规禁止公开").next().is_some());
        // A whole sentence is no cell of a label.
        assert_eq!(worth(&format!("{}结转下年度继续处理", "甲".repeat(60))), None);
    }

    #[test]
    fn a_label_broken_around_its_figures_is_one() {
        let broken = |between: &str| {
            let found = of("rejected.reissue", &format!("要求行政机关确认 3 0 0 0 0 0 3\n{between}或重新出具已获取信息\n"));
            found.map(|o| (o.likeness, o.end - o.start)).max_by(|a, b| a.0.total_cmp(&b.0))
        };
        // What counts as its end is where its figures begin.
        assert_eq!(broken(""), Some((1.0, 8)));
        assert!(broken(&"甲".repeat(40)).is_none_or(|o| o.0 < 1.0));
    }
}
