//! `section.fee`: the sixth section says whether a 信息处理费 was charged, and how much.

use super::has_sections;
use crate::rule::text::{has, paragraphs, section};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, given, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "section.fee",
    severity: Severity::Note,
    statement: spoken([
        "第六部分写明是否收取信息处理费、收了多少",
        "the sixth section says whether a fee for processing (信息处理费) was charged, and how much",
    ]),
    why: large([
        "收没收信息处理费是 2021 年起要在“其他需要报告的事项”里写明的；没有收取也要写一句。它与第二部分的行政事业性收费是两回事。",
        "From 2021 the last section tells whether the fee was charged; none charged is said too. It is another thing than the \
         fees of the second section.",
    ]),
    basis: "国办函〔2020〕109号；国办公开办函〔2021〕30号一（六）（这一项没有读到原文）",
    pass: large(&[
        in_2021(&[("本年度没有收取政府信息公开信息处理费", "本年度共收取信息处理费400元")]),
        in_2021(&[("本年度没有收取政府信息公开信息处理费", "本年度未向申请人收费")]),
    ]),
    fail: large(&[
        in_2021(&[("本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。", "无。")]),
        in_2021(&[("本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。", "本年度依法收取了信息处理费。")]),
    ]),
    run,
};

const NOTHING: [&str; 2] = ["没有写明是否收取信息处理费", "it is not said whether a fee for processing (信息处理费) was charged"];
const NO_AMOUNT: [&str; 2] =
    ["收取了信息处理费，没有写明金额", "a fee for processing (信息处理费) was charged, and it is not said how much"];

/// The first form whose reports tell it.
const FROM: i32 = 2021;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let filing = &subject.case.this;
    let of_form = filing.year.is_some_and(|y| y >= FROM) && filing.form.is_some_and(|f| f.covers(FROM));
    if !of_form || given::is_part(subject) || !has_sections(subject, &RULE, outcome) {
        return;
    }
    let Some((heading, last)) = section(subject, 6) else { return };
    let (mut told_of, mut charged) = (false, false);
    for section in &filing.sections {
        // Beyond the last section only words of this fee alone count: those of any fee stand for it in the section where it belongs.
        let fee = if section.body == last { "处理费|收费|收取|费用" } else { "处理费" };
        for words in paragraphs(subject, section.body).iter().filter(|words| has(&words.text, fee)) {
            for (_, sentence) in words.sentences(false) {
                told_of |= speaks(sentence, fee);
                charged |= section.body == last && charges(sentence);
            }
        }
    }
    let says = match (told_of, charged) {
        (false, _) => NOTHING,
        (true, true) => NO_AMOUNT,
        (true, false) => return,
    };
    outcome.findings.push(told(subject, &RULE, Stated::new(says, "fee").missing(), Some(heading)));
}

/// Whether a sentence has one of these words, in more than the title of a norm: 按照《…信息处理费管理办法》执行 says nothing of the year.
fn speaks(sentence: &str, words: &str) -> bool {
    // The fees of the second section are others: "全年上缴行政事业性收费 12.6 万元".
    let of_others = |clause: &str| clause.contains("事业性") && !has(clause, "处理费|申请|信息");
    if sentence.split(',').all(|clause| of_others(clause) || !has(clause, words)) {
        return false;
    }
    let title = |text: &'_ str| text.split_once('《').and_then(|(before, rest)| Some((before.len(), before.len() + rest.find('》')?)));
    let (mut rest, mut behind_first) = (sentence, None);
    while let Some((before, end)) = title(rest) {
        if has(&rest[..before], words) {
            return true;
        }
        rest = &rest[end + 2 * '》'.len_utf8()..];
        // The number of the norm is no count: （国办函〔2020〕109号）.
        behind_first = behind_first.or_else(|| rest.strip_prefix('(').map_or(Some(rest), |number| number.split(')').nth(1)));
    }
    let denied_or_counted = |after: &str| has(after, DENIALS) || after.contains(|c: char| c.is_ascii_digit());
    has(rest, words) || has(sentence, words) && behind_first.is_some_and(denied_or_counted)
}

/// What says that there was none.
const DENIALS: &str = "未|没|无|不|零";

/// Whether a sentence surely says that the fee was charged, and tells no amount, no denial and nothing of how it would be. Figures of years, people
/// and requests are no amounts.
fn charges(sentence: &str) -> bool {
    const IF: &str = "按照|根据|依据|办法|规定|情况|标准|如|可以|将";
    const AMOUNTS: &str = "一|二|三|四|五|六|七|八|九|十|百|千|万|元";
    // By which norm may stand in another clause: "依据…规定,全年收取了处理费".
    let Some(clause) = sentence.split(',').find(|clause| clause.contains("处理费") && !clause.contains('《')) else { return false };
    let Some(at) = clause.find("处理费") else { return false };
    let amount = |(at, _): (usize, char)| !sentence[at + 1..].starts_with(|c: char| c.is_ascii_digit() || "年名人位件次号〕)]".contains(c));
    let mut figures = sentence.char_indices().filter(|(_, c)| c.is_ascii_digit());
    has(&clause[..at], "收取|收缴") && !has(clause, IF) && !has(sentence, AMOUNTS) && !has(sentence, DENIALS) && !figures.any(amount)
}
