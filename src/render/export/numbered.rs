//! A text with a place for a number that is not known yet.

/// A text in which the number of an input stands, which is known only where it is written: the stretches between.
pub struct Numbered(Vec<String>);

impl Numbered {
    /// A text without a number in it.
    pub fn plain(text: String) -> Numbered {
        Numbered(vec![text])
    }

    /// A text with the number in one place.
    pub fn around(before: String, after: String) -> Numbered {
        Numbered(vec![before, after])
    }

    /// A text in which the number is to stand wherever `number` stands behind `before`.
    pub fn split(text: &str, before: &str, number: &str) -> Numbered {
        let place = format!("{before}{number}");
        let mut parts = text.split(&place).peekable();
        let mut stretches = Vec::new();
        while let Some(part) = parts.next() {
            stretches.push(if parts.peek().is_some() { format!("{part}{before}") } else { part.to_owned() });
        }
        Numbered(stretches)
    }

    /// Whether nothing is in it, not even a number.
    pub fn is_empty(&self) -> bool {
        matches!(&*self.0, [one] if one.is_empty())
    }

    /// The text with this number.
    pub fn with(self, number: usize) -> String {
        self.0.join(&number.to_string())
    }
}
