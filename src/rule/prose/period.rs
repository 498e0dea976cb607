//! `prose.period`: the period that the report says it covers is the whole of one year.

use crate::rule::text::{Date, dates, ends, has, opening, paragraphs};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "prose.period",
    severity: Severity::Warning,
    statement: spoken([
        "统计期限是报告年度的 1 月 1 日至 12 月 31 日",
        "the period covered is 1 January to 31 December of the year reported",
    ]),
    why: large([
        "统计期限不满一年或跨年的，表中数字既不能与上年比较，也不能与别的机关汇总；多半是改写时漏改。",
        "Figures of a period other than the year can be neither compared with last year's nor added to those of others; most \
         often it was left from an older text.",
    ]),
    basis: "《中华人民共和国政府信息公开条例》第四十九条（上一年度）；DB51/T 2660—2019 2.1（没有读到原文）",
    pass: large(&[
        in_2021(&[("自2023年1月1日至2023年12月31日", "自2023年1月1日起至12月31日止")]),
        in_2021(&[("自2023年1月1日至2023年12月31日", "自2023年5月20日本局组建之日起至2023年12月31日")]),
    ]),
    fail: large(&[
        in_2021(&[("自2023年1月1日至2023年12月31日", "自2023年1月1日至2023年12月30日")]),
        in_2021(&[("自2023年1月1日至2023年12月31日", "自2022年1月1日至2023年12月31日")]),
    ]),
    run,
};

const SAYS: [&str; 2] = [
    "统计期限写作{period}，应为报告年度的 1 月 1 日至 12 月 31 日",
    "the period covered is told as {period}; it is 1 January to 31 December of the year reported",
];

/// What a sentence that tells the report's own period has in it, whichever of [`OWN`] it is: most paragraphs have none of these.
const SIGNS: &str = "统计|所列|报告期|起止|期限自";
/// Words of the sentence that tells the report's own period.
const OWN: &str = "统计期限|统计时限|统计时间|统计时段|统计期间|统计周期|统计区间|数据统计|统计数据|所列数据|报告期|起止时间|期限自";

/// What stands before the date up to which the figures go.
const CUT: &str = "期限截至|期限截止|数据截至|数据截止";

/// Where a body began or ended within the year, or a sum runs over years, other dates are right.
const OTHER: &str = "累计|成立|组建|挂牌|机构改革|撤销|设立|施行|更名|至今";

fn run(subject: &Subject, outcome: &mut Outcome) {
    for words in paragraphs(subject, opening(subject)).iter().filter(|words| has(&words.text, SIGNS)) {
        for (start, sentence) in words.sentences(false) {
            if !has(sentence, OWN) || has(sentence, OTHER) {
                continue;
            }
            let dates = dates(sentence);
            let at = dates.windows(2).position(|p| is_period(&sentence[p[0].until..p[1].from]));
            // "统计期限截至2023年11月30日": a period's end alone; one after the year is the day on which the report was written.
            let (first, last) = match (at, &dates[..]) {
                (Some(at), _) => (dates[at], dates[at + 1]),
                (None, [end]) if end.year == subject.case.this.year && ends(&sentence[..end.from], CUT) => {
                    (Date { month: 1, day: Some(1), ..*end }, *end)
                }
                _ => continue,
            };
            if !whole_year(first, last) {
                let span = words.span(start + first.from, start + last.until);
                let period = &sentence[first.from..last.until];
                outcome.findings.push(told(subject, &RULE, Stated::new(SAYS, period).with("period", period), Some(span)));
            }
        }
    }
}

/// Whether what stands between two dates is no more than a word or sign of "until".
fn is_period(between: &str) -> bool {
    between.len() <= 18 && has(between, "至|到|-|—|–|~")
}

/// Another year from first to last is told by prose.year.
fn whole_year(first: Date, last: Date) -> bool {
    let one_year = first.year.is_none() || last.year.is_none() || first.year == last.year;
    one_year && (first.month, first.day.unwrap_or(1)) == (1, 1) && (last.month, last.day.unwrap_or(31)) == (12, 31)
}
