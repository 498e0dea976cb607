//! The words beside a report's sentences: headings, names of columns, the words before a finding.

use super::Lang;
use crate::diagnose::Confidence;
use crate::report::{FindingReport, Tally};
use crate::rule::{Nature, Severity};

/// The words of one language. In those with "{}" something is filled in: [`fill`].
pub struct Labels {
    /// The language's tag.
    pub tag: &'static str,
    /// The tag of its most common place, as SARIF wants it.
    pub tag_of_place: &'static str,
    /// The words before a finding.
    pub note: &'static str,
    pub missing: &'static str,
    pub contradiction: &'static str,
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
    /// How many claims the text makes, and how many of them hold, are contradicted, could not be checked.
    pub claims: &'static str,
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
    pub fn claims(&self, claims: Tally) -> Option<String> {
        let all = claims.held + claims.broken + claims.not_checked;
        (all > 0).then(|| fill(self.claims, &[&all, &claims.held, &claims.broken, &claims.not_checked]))
    }

    /// The word before a finding: a contradiction is named so only where it is one for certain.
    pub fn of(&self, finding: &FindingReport) -> &'static str {
        match (finding.severity, finding.nature) {
            (Severity::Error | Severity::Warning, Nature::Missing) => self.missing,
            (Severity::Error, Nature::Contradiction) => self.contradiction,
            (severity, _) => self.severity(severity),
        }
    }

    /// The word for a severity.
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
