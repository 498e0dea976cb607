//! What two ways of writing a label have in common: its bare characters.

use std::sync::LazyLock;

use crate::number::{fold_width, is_space};

/// Traditional characters of the forms' labels and titles, each followed by its simplified form.
const TRADITIONAL: &str = "規规範范許许處处罰罚強强開开數数製制發发廢废現现條条項项購购採采總总額额務务業业費费單单萬万請请結结轉转屬属於于國国據据機机關关構构組组織织會会無无補补報报訴诉議议維维糾纠審审執执個个複复復复類类過过內内權权護护當当確确認认獲获資资訊讯計计與与種种應应檢检詢询產产繼继續续辦办絕绝對对後后經经為为動动給给從从統统體体況况監监督督導导題题進进須须還还來来見见險险穩稳諮咨";

/// The first and the last of the characters that one code page of Chinese holds.
const CHINESE: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// For each of [`CHINESE`], as it is compared. Every character of every document is looked up here.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms: Vec<char> = CHINESE.collect();
    let mut pairs = TRADITIONAL.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        forms[from as usize - *CHINESE.start() as usize] = to;
    }
    forms
});

/// Whether a character is Chinese.
pub fn is_chinese(c: char) -> bool {
    CHINESE.contains(&c)
}

/// The character as compared: half width, simplified, lower case; None for white space, punctuation and enclosed numbers.
pub fn fold(c: char) -> Option<char> {
    if is_chinese(c) {
        return Some(SIMPLIFIED[c as usize - *CHINESE.start() as usize]);
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
    text.chars().filter_map(fold).collect()
}

/// The number before a label has no more characters.
pub const LONGEST_NUMBER: usize = 3;

/// Whether a folded character may number a label: 1, 一, 十.
fn numbers(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A folded label without the number before it ("1属于国家秘密" → "属于国家秘密").
pub fn without_number(label: &[char]) -> &[char] {
    let digits = label.iter().take(LONGEST_NUMBER).take_while(|&&c| numbers(c)).count();
    &label[digits..]
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
}
