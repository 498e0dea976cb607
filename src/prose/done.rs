//! "均已办结": that every request was dealt with to its end.
//!
//! In: the characters of a passage. Out: the clauses that say so of requests for information; what is said of the rest (其余均已办结) does not. All of those that
//! were due (均按时办结) need not be all there were: that nothing was left is said of them only beside how many were dealt with.

use super::text::{contains, has};
use super::words::structure;

/// A clause that says that all requests are done.
#[derive(Debug)]
pub struct AllDone {
    /// The sentence of the passage, from 0.
    pub sentence: usize,
    /// It says that they were dealt with on time, or were answered.
    pub on_time: bool,
    /// It says that they were dealt with as is ruled: how many there were is not told by that.
    pub as_ruled: bool,
    /// Characters of the passage.
    pub from: usize,
    pub until: usize,
}

/// Those of `done` that stand in a sentence.
pub fn in_sentence(done: &[AllDone], sentence: usize) -> &[AllDone] {
    let behind = &done[done.partition_point(|d| d.sentence < sentence)..];
    &behind[..behind.partition_point(|d| d.sentence == sentence)]
}

/// All such clauses of a passage, in order.
pub fn all_done(chars: &[char]) -> Vec<AllDone> {
    let words = structure();
    let mut found = Vec::new();
    let mut from = 0;
    for (sentence, text) in chars.split(|c| matches!(c, '。' | '!' | '?')).enumerate() {
        if has(text, "申请") {
            let mut at = from;
            // What stands behind (未发生行政复议) is another statement.
            let mut other = false;
            for clause in text.split(|c| matches!(c, ',' | ';' | ':' | '(' | ')')) {
                other |= contains(clause, words.other_matters);
                if !other && contains(clause, words.all) && !clause.iter().any(char::is_ascii_digit) && !contains(clause, words.otherwise) {
                    let done = contains(clause, words.done);
                    if done || contains(clause, words.answered) {
                        let as_ruled = contains(clause, words.as_ruled);
                        let on_time = !done || as_ruled || contains(clause, words.due);
                        found.push(AllDone { sentence, on_time, as_ruled, from: at, until: at + clause.len() });
                    }
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
        all_done(&text.chars().collect::<Vec<_>>()).iter().filter(|d| !d.on_time).count()
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
