//! Whether words stand in a stretch of characters: at its beginning, at its end, anywhere.
//!
//! Most of the time of reading goes by here, over lists of words of which hardly any is there: what a word begins with is looked at first.

/// Whether `text` begins with `word`.
fn is_at(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
}

/// The length of the longest of `words` that `text` begins with.
pub(super) fn begins(text: &[char], words: &[&str]) -> Option<usize> {
    let mut room = [0; 4];
    let first: &str = text.first()?.encode_utf8(&mut room);
    words.iter().filter(|w| w.starts_with(first) && is_at(text, w)).map(|w| w.chars().count()).max()
}

pub(super) fn ends(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| w.chars().rev().enumerate().all(|(i, c)| text.len() > i && text[text.len() - 1 - i] == c))
}

/// Where `word` stands first.
pub(super) fn find(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    (0..text.len()).find(|&at| text[at] == first && is_at(&text[at..], word))
}

pub(super) fn contains(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| find(text, w).is_some())
}
