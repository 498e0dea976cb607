//! "均已办结": that every request was dealt with to its end.
//!
//! In: the characters of a passage. Out: the clauses that say so of requests for information. On time (按时答复) is another matter, and so is what is said of
//! the rest (其余均已办结).

/// A clause that says that all requests are done.
#[derive(Debug)]
pub struct AllDone {
    /// The sentence of the passage, from 0.
    pub sentence: usize,
    /// Characters of the passage.
    pub from: usize,
    pub until: usize,
}

const ALL: &[&str] = &["均", "全部", "全都", "都已"];
const DONE: &[&str] = &["办结", "办理完毕", "办理完成", "办理完结", "答复完毕", "处理完毕"];
/// What makes it another statement: on time, all but some, not yet, of last year.
const OTHERWISE: &[&str] = &[
    "按时", "按期", "及时", "如期", "时限", "期限", "法定", "规定", "除", "其余", "余下", "外", "未", "率", "上年", "去年", "结转", "顺延",
    "要求",
];
/// What else offices deal with: in a sentence that speaks of it, it may be that.
const OTHER_MATTERS: &[&str] = &["提案", "建议", "信箱", "热线", "投诉", "信访", "咨询", "留言", "工单", "许可", "举报", "复议", "诉讼"];

/// All such clauses of a passage.
pub fn all_done(chars: &[char]) -> Vec<AllDone> {
    let mut found = Vec::new();
    let mut from = 0;
    for (sentence, text) in chars.split(|c| matches!(c, '。' | '!' | '?')).enumerate() {
        let whole: String = text.iter().collect();
        if whole.contains("申请") && !OTHER_MATTERS.iter().any(|w| whole.contains(w)) {
            let mut at = from;
            for clause in text.split(|c| matches!(c, ',' | ';' | ':' | '(' | ')')) {
                let words: String = clause.iter().collect();
                let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
                if has(ALL) && has(DONE) && !has(OTHERWISE) && !words.contains(|c: char| c.is_ascii_digit()) {
                    found.push(AllDone { sentence, from: at, until: at + clause.len() });
                }
                at += clause.len() + 1;
            }
        }
        from += text.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> usize {
        all_done(&text.chars().collect::<Vec<_>>()).len()
    }

    #[test]
    fn all_is_said_of_requests_and_of_nothing_else() {
        for said in ["收到申请8件,均已办结。", "全年收到政府信息公开申请12件,已全部办理完毕。"] {
            assert_eq!(of(said), 1, "{said}");
        }
        for not in [
            "收到申请8件,均按时办结。",
            "收到申请8件,除2件结转外均已办结。",
            "收到申请8件,其余均已办结。",
            "办理提案12件,均已办结。",
            "申请均已答复。",
        ] {
            assert_eq!(of(not), 0, "{not}");
        }
    }
}
