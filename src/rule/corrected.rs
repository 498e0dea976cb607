//! Whether a report says that it corrected a figure of last year's, or that it carries in what was another body's: it need not follow from what was
//! printed then.

use super::Subject;

/// What a correction is told with, what it is of, and what was corrected: a sentence that says all three tells of one.
const SAID: [&[&str]; 3] = [
    &["更正", "订正", "勘误", "修正", "核减", "核增", "重新核定", "口径调整", "口径变化", "调整口径", "误报", "误填"],
    &["上年", "去年", "上一年"],
    &["数", "件", "统计", "结转"],
];

/// Words of bodies that were merged, or whose work went to others; and such as say so only of what is called 原, what was before.
const MERGED: &[&str] = &["并入", "划入", "划转", "划归", "撤并", "机构改革", "区划调整", "职能调整", "职责调整", "职能划", "职责划"];
const OF_ANOTHER: &[&str] = &["合并", "移交", "接收", "撤销", "更名"];

/// Whether the text says so.
pub fn corrected(subject: &Subject) -> bool {
    let filing = &subject.case.this;
    let last_year = filing.year.map(|year| format!("{}年", year - 1));
    let text = subject.document.slice(subject.document.span());
    text.split(['。', '；', '\n', '\r']).any(|sentence| {
        let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let of_last_year = says(SAID[1]) || last_year.as_deref().is_some_and(|year| sentence.contains(year));
        let merged = sentence.contains("结转") && (says(MERGED) || sentence.contains('原') && says(OF_ANOTHER));
        says(SAID[0]) && of_last_year && says(SAID[2]) || merged
    })
}
