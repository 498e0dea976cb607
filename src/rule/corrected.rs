//! Whether a report says that it corrected a figure of last year's, or that it carries in what was another body's: it need not follow from what was
//! printed then.

use super::Subject;

/// What a correction is told with, what it is of, and what was corrected: a sentence that says all three tells of one.
const SAID: [&[&str]; 3] = [
    &[
        "更正",
        "订正",
        "勘误",
        "修正",
        "核减",
        "核增",
        "重新核定",
        "口径调整",
        "口径变化",
        "调整口径",
        "误报",
        "误填",
        "少报",
        "多报",
        "漏报",
        "错报",
        "少计",
        "多计",
        "漏计",
        "漏统",
        "有误",
        "笔误",
        "填错",
        "少统计",
        "多统计",
    ],
    &["上年", "去年", "上一年"],
    &["数", "件", "统计", "结转"],
];

/// Words of bodies that were merged, or whose work went to others; and such as say so only of what is called 原, what was before, or of what was others'
/// and is carried over.
const MERGED: &[&str] = &["并入", "划入", "划转", "划归", "撤并", "机构改革", "区划调整", "职能调整", "职责调整", "职能划", "职责划"];
const OF_ANOTHER: &[&str] = &["合并", "移交", "接收", "撤销", "更名"];

/// What says that another body, or its work, came to this one; 我局 or 本局 stands behind it: "原移民局并入我局", "职能划转至本办".
const CAME: &[&str] = &["并入", "划入", "划转", "划归", "移交", "整合"];
/// What a body calls itself by behind 我 or 本: 我局, 本镇, 我街道, 本单位, 本机关.
const BODIES: [char; 13] = ['局', '办', '委', '厅', '院', '镇', '乡', '县', '市', '区', '街', '单', '机'];

/// Whether the text says so.
pub fn corrected(subject: &Subject) -> bool {
    let filing = &subject.case.this;
    let last_year = filing.year.map(|year| format!("{}年", year - 1));
    let text = subject.document.slice(subject.document.span());
    text.split(['\n', '\r']).any(|paragraph| {
        let carries = paragraph.contains("结转");
        paragraph.split(['。', '；']).any(|sentence| {
            let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
            let of_last_year = says(SAID[1]) || last_year.as_deref().is_some_and(|year| sentence.contains(year));
            let others =
                sentence.contains('原') || sentence.contains("结转") && ["其他", "外单位"].iter().any(|who| sentence.contains(who));
            let merged = carries && (says(MERGED) || others && says(OF_ANOTHER));
            // 多报送 is said of what was sent in.
            let wrong =
                SAID[0].iter().any(|word| sentence.match_indices(word).any(|(at, _)| !sentence[at + word.len()..].starts_with('送')));
            wrong && of_last_year && says(SAID[2]) || merged || came(sentence)
        })
    })
}

/// Whether a sentence says that what was another body's is this one's now: it ends a clause there, as "并入我局网站" does not.
fn came(sentence: &str) -> bool {
    CAME.iter().flat_map(|word| sentence.match_indices(word)).any(|(at, word)| {
        let behind = sentence[at + word.len()..].trim_start_matches(['至', '到', '给', '由', '归']);
        let Some(body) = behind.strip_prefix(['我', '本']) else { return false };
        let Some(rest) = body.strip_prefix(BODIES) else { return false };
        let rest = ["道", "位", "关", "公室", "员会"].iter().find_map(|more| rest.strip_prefix(more)).unwrap_or(rest);
        let ends = |c: char| !c.is_alphanumeric();
        sentence[..at].contains(['原', '职'])
            && (rest.is_empty() || rest.starts_with(ends) || ["承担", "管理", "后"].iter().any(|w| rest.starts_with(w)))
    })
}
