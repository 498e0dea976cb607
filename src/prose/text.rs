//! Whether words stand in a stretch of characters: at its beginning, at its end, anywhere.
//!
//! Most of the time of reading goes by here, over lists of words of which hardly any is there: a list knows the signs that its words begin with, and
//! most stretches have none of them.

use std::ops::Deref;

/// A list of words that is looked for again and again.
pub struct WordList {
    words: Vec<&'static str>,
    /// The signs that a word of it may begin with: one bit for many of them.
    heads: [u64; HEADS],
}

/// Sixty-four bits each: a list of twenty words has one in twenty-five of them.
const HEADS: usize = 8;

impl WordList {
    /// The words of a text, parted by blanks, for as long as the program runs.
    pub fn of(list: &'static str) -> &'static WordList {
        let (words, mut heads) = (list.split(' ').collect::<Vec<_>>(), [0; HEADS]);
        for c in words.iter().filter_map(|w| w.chars().next()) {
            heads[c as usize / 64 % HEADS] |= 1 << (c as usize % 64);
        }
        Box::leak(Box::new(WordList { words, heads }))
    }

    /// Whether one of its words may begin with `c`; most signs that none begins with are told.
    fn may_begin(&self, c: char) -> bool {
        self.heads[c as usize / 64 % HEADS] >> (c as usize % 64) & 1 == 1
    }
}

impl Deref for WordList {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        &self.words
    }
}

/// Whether `text` begins with `word`.
fn is_at(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
}

/// The length of the longest of `words` that `text` begins with.
pub(super) fn begins(text: &[char], words: &WordList) -> Option<usize> {
    text.first().filter(|c| words.may_begin(**c)).and_then(|_| begins_with(text, words))
}

/// The same of words that are no list of `words.toml`.
pub(super) fn begins_with(text: &[char], words: &[&str]) -> Option<usize> {
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

/// Whether one of `words` stands in `text`.
pub(super) fn contains(text: &[char], words: &WordList) -> bool {
    (0..text.len()).any(|at| begins(&text[at..], words).is_some())
}

/// The same of a word that is in no list.
pub(super) fn has(text: &[char], word: &str) -> bool {
    find(text, word).is_some()
}
