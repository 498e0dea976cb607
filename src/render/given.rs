//! What of a report was not given, in words.

use super::Lang;
use super::wording::{chinese, list};
use crate::rule::NotGiven;

/// What of a report was not given, in one sentence.
pub fn lacking(lacking: &NotGiven, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !lacking.tables.is_empty() {
        let tables = list(&lacking.tables, lang);
        parts.push(lang.pick(format!("{tables}表"), format!("the tables {tables}")));
    }
    if lacking.rows > 0 {
        let rows = lacking.rows;
        parts.push(lang.pick(format!("已有表格的另外 {rows} 行"), format!("{rows} rows of the tables given")));
    }
    if !lacking.sections.is_empty() {
        let numbers: Vec<String> = lacking.sections.iter().map(|&n| lang.pick(chinese(n), n.to_string())).collect();
        parts.push(lang.pick(format!("第{}部分", numbers.join("、")), format!("the sections {}", numbers.join(", "))));
    }
    if lacking.title {
        parts.push(lang.pick("标题".into(), "the title".into()));
    }
    let parts = parts.join(lang.pick("、", ", "));
    lang.pick(
        format!("这里只有报告的一部分：没有{parts}，没有核对；要核对整份报告，请粘贴全文"),
        format!("this is a part of a report: {parts} are not in it and were not checked; paste the whole to have it checked"),
    )
}
