//! The words beside a report's sentences: headings, names of columns, the words before a finding.

use super::Lang;
use crate::diagnose::Confidence;
use crate::report::{Report, Summary, Tally};
use crate::rule::Severity;

/// The words of one language. In those with "{}" something is filled in: [`fill`].
pub struct Labels {
    /// The language's tag.
    pub tag: &'static str,
    /// The tag of its most common place, as SARIF wants it.
    pub tag_of_place: &'static str,
    /// The words before a finding.
    pub note: &'static str,
    pub error: &'static str,
    pub warning: &'static str,
    /// How sure a diagnosis is.
    pub certain: &'static str,
    pub likely: &'static str,
    pub possible: &'static str,
    /// What stands before other answers beside the best, and before those to choose from.
    pub or_possibly: &'static str,
    pub one_of_these: &'static str,
    /// "… see diagnosis {}".
    pub see_diagnosis: &'static str,
    /// "diagnosis ({})".
    #[cfg(feature = "cli")]
    pub diagnosis: &'static str,
    /// An input that could not be read.
    pub unread: &'static str,
    /// An input without a name.
    pub pasted: &'static str,
    /// The report's year, the form it follows, and places, behind what they are of.
    pub for_year: &'static str,
    pub form: &'static str,
    /// How many claims the text makes; of them those that hold, are contradicted, are only doubted, could not be checked, as far as there are any.
    pub claims: &'static str,
    pub claims_came_to: [&'static str; 4],
    /// Between those.
    pub comma: &'static str,
    pub line: &'static str,
    pub line_and_column: &'static str,
    pub table_not_found: &'static str,
    /// Words before a line.
    pub verdict: &'static str,
    pub set_aside: &'static str,
    pub not_checked: &'static str,
    /// Headings.
    pub title: &'static str,
    pub diagnoses: &'static str,
    pub diagnoses_in_full: &'static str,
    pub findings: &'static str,
    /// How many findings are listed; to how many problems they come, and how many are notes, as far as there are any.
    pub counted: &'static str,
    pub come_to: [&'static str; 2],
    pub set_aside_heading: &'static str,
    pub not_checked_heading: &'static str,
    /// The columns of the list of findings as csv, as a page, and as Markdown.
    pub csv_columns: [&'static str; 17],
    pub page_columns: [&'static str; 7],
    pub markdown_columns: [&'static str; 6],
    /// What a rule rests on, and how it is silenced.
    pub help: [&'static str; 2],
    /// Between a heading and what follows, between items, and behind a sentence.
    pub colon: &'static str,
    pub semicolon: &'static str,
    pub stop: &'static str,
}

/// A label with `values` in place of its "{}", in their order.
pub fn fill(label: &str, values: &[&dyn std::fmt::Display]) -> String {
    let mut pieces = label.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for (piece, value) in pieces.zip(values) {
        text += &value.to_string();
        text += piece;
    }
    text
}

impl Labels {
    /// What became of the text's claims, as a line; None where it makes none.
    pub fn claims(&self, report: &Report) -> Option<String> {
        let Tally { held, broken, not_checked } = report.summary.claims;
        let doubted = report.claims.iter().filter(|c| c.severity.is_some_and(|severity| severity != Severity::Error)).count();
        let counts = [held, broken.saturating_sub(doubted), doubted, not_checked];
        self.line(self.claims, counts.iter().sum(), &self.claims_came_to, &counts)
    }

    /// How many findings are open and what they come to, as a line; None where there are none.
    pub fn counted(&self, report: &Report) -> Option<String> {
        let Summary { errors, warnings, notes, problems, .. } = report.summary;
        self.line(self.counted, errors + warnings + notes, &self.come_to, &[problems, notes])
    }

    /// How many there are of all, and under each label how many, where that is any.
    fn line(&self, label: &str, all: usize, labels: &[&str], counts: &[usize]) -> Option<String> {
        let told = labels.iter().zip(counts).filter(|(_, count)| **count > 0).map(|(label, count)| fill(label, &[count]));
        (all > 0).then(|| fill(label, &[&all, &told.collect::<Vec<_>>().join(self.comma)]))
    }

    /// The word for a severity, before a finding of it.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }

    /// The word for a diagnosis' confidence.
    pub fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Certain => self.certain,
            Confidence::Likely => self.likely,
            Confidence::Possible => self.possible,
        }
    }
}

impl Lang {
    /// The words beside a report's sentences.
    pub(crate) fn labels(self) -> &'static Labels {
        self.tongue().labels()
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_filled_in_stands_in_its_place() {
        assert_eq!(fill("第 {} 行第 {} 列", &[&3, &"五"]), "第 3 行第 五 列");
        assert_eq!(fill("（粘贴的文本）", &[]), "（粘贴的文本）");
    }
}
