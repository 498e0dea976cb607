//! Whether words stand in a stretch of characters: at its beginning, at its end, anywhere.

/// The length of the longest of `words` that `text` begins with.
pub(super) fn begins(text: &[char], words: &[&str]) -> Option<usize> {
    words.iter().filter(|w| w.chars().enumerate().all(|(i, c)| text.get(i) == Some(&c))).map(|w| w.chars().count()).max()
}

pub(super) fn ends(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| w.chars().rev().enumerate().all(|(i, c)| text.len() > i && text[text.len() - 1 - i] == c))
}

pub(super) fn find(text: &[char], word: &str) -> Option<usize> {
    (0..text.len()).find(|&at| begins(&text[at..], &[word]).is_some())
}

pub(super) fn contains(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| find(text, w).is_some())
}
