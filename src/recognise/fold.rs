//! What two ways of writing a label have in common: its bare characters.

use crate::number::{fold_width, is_space};
use crate::script::{is_chinese, simplified};

/// The character as compared: half width, simplified, lower case; None for white space, punctuation and enclosed numbers.
pub fn fold(c: char) -> Option<char> {
    if is_chinese(c) {
        return Some(simplified(c));
    }
    if is_space(c) {
        return None;
    }
    let c = fold_width(c);
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
    }
    // The commonest marks need no look at the tables of letters.
    if matches!(c, '。' | '、' | '“' | '”') {
        return None;
    }
    c.is_alphabetic().then_some(c)
}

/// All of `text`, folded.
pub fn fold_text(text: &str) -> Vec<char> {
    folded(text).collect()
}

/// The characters of `text`, folded, without the sounds of characters that some converters put behind them: "規(guī)章".
pub fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut until = 0;
    text.char_indices().filter_map(move |(at, c)| {
        if matches!(c, '(' | '（') {
            until = at + sound(&text[at..]);
        }
        if at < until { None } else { fold(c) }
    })
}

/// The bytes of the bracket with the sound of one character that `text` begins with: letters, one of them with its tone; 0 where it is another.
fn sound(text: &str) -> usize {
    /// No character's sound has more letters.
    const LETTERS: usize = 6;
    let letters = text.chars().skip(1).take(LETTERS).take_while(|c| c.is_lowercase());
    let (count, length, tones) =
        letters.fold((0, 1, 0), |(n, length, tones), c| (n + 1, length + c.len_utf8(), tones + usize::from(!c.is_ascii())));
    let closes = text.starts_with('(') && text[length..].starts_with(')');
    if count > 0 && tones == 1 && closes { length + 1 } else { 0 }
}

/// The number before a label has no more characters.
pub const LONGEST_NUMBER: usize = 3;

/// Whether a folded character may number a label: 1, 一, 十.
pub fn numbers(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A folded label without the number before it ("1属于国家秘密" → "属于国家秘密").
pub fn without_number(label: &[char]) -> &[char] {
    let digits = label.iter().take(LONGEST_NUMBER).take_while(|&&c| numbers(c)).count();
    &label[digits..]
}

/// Whether `words` stand in `text`.
pub fn contains(text: &[char], words: &[char]) -> bool {
    !words.is_empty() && text.windows(words.len()).any(|w| w == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_a_label_fold_to_one() {
        let plain: Vec<char> = "危及三安全一稳定".chars().collect();
        for label in ["3.危及“三安全一稳定”", "３、危及\"三安全一穩定\"", "③ 危及三安全 一稳定", "(3)危及\n「三安全一稳定」?"]
        {
            assert_eq!(without_number(&fold_text(label)), plain, "{label}");
        }
    }

    #[test]
    fn the_sound_of_a_character_is_no_part_of_a_label() {
        let plain: Vec<char> = "规章数量".chars().collect();
        assert_eq!(fold_text("規(guī)章數(shù)量"), plain);
        for other in ["规章（ā）数量", "规章(abc)数量", "规章(shùb", "规章(shù", "规章("] {
            assert_ne!(fold_text(other), plain, "{other}");
        }
    }
}
