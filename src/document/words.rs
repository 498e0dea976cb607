//! The words of the paragraph or cell that is open.
//!
//! In: text as a reader finds it, and where lines break within it. Out: one line of text, white space as a page shows it; of a cell with its breaks.

use crate::script::unified;

/// Where a line broke within a cell's words, none of which is such a character.
pub const BREAK: char = '\u{1}';

/// See the module.
#[derive(Default)]
pub struct Words {
    text: String,
    /// Whether a line broke behind them.
    broken: bool,
    /// Control characters that no text has, and were not taken.
    pub dropped: usize,
}

impl Words {
    /// Text follows. White space in it parts words.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c == '\u{a0}' { ' ' } else { unified(c) };
            if c.is_whitespace() && c != '\u{3000}' {
                if !self.text.ends_with([' ', '\n', BREAK]) && !self.text.is_empty() {
                    self.text.push(' ');
                }
                continue;
            }
            if c.is_control() {
                self.dropped += 1;
                continue;
            }
            if std::mem::take(&mut self.broken) && !self.text.is_empty() {
                // Two lines of figures in one cell are two figures: keep them apart. Words broken over lines belong together.
                let between_figures = c.is_ascii_digit() && self.text.trim_end().ends_with(|p: char| p.is_ascii_digit());
                if between_figures {
                    self.text.truncate(self.text.trim_end().len());
                }
                self.text.push(if between_figures { '\n' } else { BREAK });
            }
            self.text.push(c);
        }
    }

    /// Whether there are words.
    #[cfg(feature = "files")]
    pub fn any(&self) -> bool {
        self.text.contains(|c| !crate::number::is_space(c))
    }

    /// The line breaks.
    pub fn break_line(&mut self) {
        self.broken = true;
    }

    /// No line broke behind the words.
    pub fn join_lines(&mut self) {
        self.broken = false;
    }

    /// The words so far; others follow them no more.
    pub fn take(&mut self) -> String {
        self.broken = false;
        std::mem::take(&mut self.text)
    }
}
