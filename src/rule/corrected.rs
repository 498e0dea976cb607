//! Whether a report says that it corrected a figure of last year's, or that it carries in what was another body's: it need not follow from what was
//! printed then.

use super::Subject;

/// What a correction of any figure is told with.
const CORRECTED: &[&str] = &[
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
];
const LAST_YEAR: &[&str] = &["上年", "去年", "上一年"];
/// What tells beside these that what is carried over is not what last year's report has; of other figures it may say what they are.
const DIFFERS: &[&str] =
    &["不一致", "不相符", "差异", "出入", "相差", "应为", "实为", "误将", "误计", "漏填", "漏登", "漏录", "重复计", "时点", "剔除"];
/// What tells so of figures that are compared with last year's report: "上年报告截稿后补录2件".
const ADDED: &[&str] = &["补录", "补登", "补计", "补报"];
/// What puts requests among those carried in, and takes them out: "现列入上年结转", "不再计入本年度上年结转".
const PUT: &[&str] = &["计入", "列入", "纳入", "转入"];
/// Figures of the other tables, a correction of which says nothing of requests.
const OF_OTHERS: &[&str] = &["处罚", "许可", "强制", "收费", "规章", "规范性", "复议", "诉讼"];
/// Requests that a body takes over with another's work, by no word of 结转.
const OPEN: &[&str] = &["结转", "在办", "未办结"];

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
            let of_last_year = says(LAST_YEAR) || last_year.as_deref().is_some_and(|year| sentence.contains(year));
            let others =
                sentence.contains('原') || sentence.contains("结转") && ["其他", "外单位"].iter().any(|who| sentence.contains(who));
            let merged = (carries || says(OPEN)) && (says(MERGED) || others && says(OF_ANOTHER)) || says(OPEN) && sentence.contains("承接");
            of_last_year && differs(sentence) || merged || came(sentence) || put(sentence)
        })
    })
}

/// Whether a sentence on last year says that a figure was wrong which may be that of what is carried over, or differs from what was printed.
fn differs(sentence: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let of_requests = says(&["结转", "申请"]);
    // 文件 are no count.
    let counted = || {
        let number = |c: char| c.is_numeric() || "一二两三四五六七八九十".contains(c);
        sentence.match_indices('件').any(|(at, _)| sentence[..at].trim_end().ends_with(number))
    };
    // 多报送 is said of what was sent in.
    let wrong = CORRECTED.iter().any(|word| sentence.match_indices(word).any(|(at, _)| !sentence[at + word.len()..].starts_with('送')));
    let of_reports = || says(&["报告数", "报告的数", "年报数", "年报的数"]);
    let of_a_figure = of_requests || !says(OF_OTHERS) && (says(&["数", "统计"]) || counted());
    let added = says(ADDED) && sentence.contains("结转") && says(&["报告", "年报"]);
    wrong && of_a_figure || added || says(DIFFERS) && (sentence.contains("结转") || !says(OF_OTHERS) && of_reports())
}

/// Whether a sentence says what was put among the requests carried in or taken from them, or that their number is another now.
fn put(sentence: &str) -> bool {
    let ends =
        |text: &str| ["上年结转", "上年度结转"].iter().any(|carried| text.trim_start_matches(['本', '年', '度', '“']).starts_with(carried));
    let is_put = || PUT.iter().flat_map(|word| sentence.match_indices(word)).any(|(at, word)| ends(&sentence[at + word.len()..]));
    let is_other = || {
        let behind = sentence.split("上年结转").nth(1).map(|behind| behind.trim_start_matches(['数', '量']));
        behind.is_some_and(|behind| {
            behind.starts_with('由') && ["变为", "调整为", "改为"].iter().any(|to| behind.contains(to))
                || behind.starts_with(['含', '包']) && ["未录", "未登", "未统", "未计", "未纳"].iter().any(|not| behind.contains(not))
        })
    };
    is_put() || is_other()
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
