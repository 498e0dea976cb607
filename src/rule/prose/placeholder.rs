//! `prose.placeholder`: nothing is left to be filled in.

use super::{quoted, row_span};
use crate::ordered::Ordered;
use crate::place::Span;
use crate::rule::text::{digit, ends, has};
use crate::rule::{Fact, Finding, MOST_OF_A_RULE, Outcome, Rule, Severity, Subject, in_2021, large, spoken};

pub const RULE: Rule = Rule {
    id: "prose.placeholder",
    severity: Severity::Error,
    statement: spoken(["没有未填写的占位内容", "no placeholder is left in"]),
    why: large([
        "模板里的 XX 和“此处填写”没有替换，就是没有写完。明确是隐去人名的（申请人李××）不说，像是隐去人名、公司名的（张××、××公司），只作疑似。",
        "Where XX of a template or 此处填写 still stands, the report is not finished. Where it surely hides \
         a person's name nothing is said, and where it may hide that of a person or a company it is only doubted.",
    ]),
    basis: "gouji",
    pass: large(&[
        in_2021(&[("门户网站", "门户网站（http://xxgk.qinghe.example/XXGK）")]),
        in_2021(&[("举办培训 2 次", "印制3×4厘米书签")]),
    ]),
    fail: large(&[in_2021(&[("门户网站", "XX门户网站")]), in_2021(&[("举办培训 2 次", "举办培训____次")])]),
    run,
};

/// What stands for something that is to be filled in is made of these, but for brackets, and so is many a thing that does not.
fn is_sign(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | '×' | '＊' | '*' | '╳' | '_' | '＿' | '○' | '〇')
}
/// An instruction to fill something in has one of these.
fn tells_to_fill(c: char) -> bool {
    matches!(c, '填' | '插' | '补')
}
fn opens(c: char) -> bool {
    matches!(c, '（' | '(' | '【')
}
/// Instructions to fill something in.
const PHRASES: [&str; 7] = ["此处填写", "此处填报", "请填写", "在此填写", "此处插入", "待填写", "待补充"];
/// Who is told to, or by what, and what to do, where that stands in brackets: "（请结合本单位实际撰写）".
const ASKED: &str = "请|此处|结合|根据";
const TO_WRITE: &str = "填写|填报|撰写|编写|补充|补充完整";

fn run(subject: &Subject, outcome: &mut Outcome) {
    // "2024年  月  日": a date that was never filled in.
    for words in subject.words {
        if let Some(year) = words.text.strip_suffix("年月日").filter(|before| before.ends_with(|c: char| c.is_ascii_digit())) {
            let span = words.span(year.len() - 1, words.text.len());
            outcome.findings.push(quoted(subject, &RULE, Fact::Placeholder, span));
        }
    }
    let before = outcome.findings.len();
    for row in &subject.document.rows {
        let Some(span) = row_span(row) else { continue };
        let text = subject.document.slice(span);
        for (from, until) in placeholders(text) {
            if is_person(text, from, until) {
                continue;
            }
            // A template may have one on every line: those beyond what is told of a rule are counted, not kept.
            if outcome.findings.len() - before < MOST_OF_A_RULE {
                let severity = if may_hide(text, from, until) { Severity::Warning } else { RULE.severity };
                let place = Span::new(span.start + from, span.start + until);
                outcome.findings.push(Finding { severity, ..quoted(subject, &RULE, Fact::Placeholder, place) });
            } else {
                outcome.beyond += 1;
            }
        }
    }
}

/// Runs of XX, ××, ＊＊, ○○ and ____ that stand for something, empty brackets, and instructions to fill something in.
fn placeholders(text: &str) -> Vec<(usize, usize)> {
    // Most rows have none of these, and are looked through once.
    if !text.contains(|c| opens(c) || is_sign(c) || tells_to_fill(c)) {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize)> = brackets(text).collect();
    if text.contains(is_sign) {
        signs(text, &mut found);
    }
    if text.contains(tells_to_fill) {
        // What is quoted is the name of a field that others fill in.
        let quoted = |at: usize| text[..at].ends_with(['“', '"', '「', '《']);
        for phrase in PHRASES {
            found.extend(text.match_indices(phrase).filter(|(at, _)| !quoted(*at)).map(|(at, p)| (at, at + p.len())));
        }
    }
    found.order();
    found
}

/// Adds the runs of signs that stand for something.
fn signs(text: &str, found: &mut Vec<(usize, usize)>) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end = |i: usize| chars.get(i).map_or(text.len(), |&(at, _)| at);
    let latin = |c: Option<&(usize, char)>| {
        c.is_some_and(|&(_, c)| c.is_ascii_alphabetic() || matches!(c, '/' | '.' | '@' | '-' | '_' | '%' | '='))
    };
    let numeral = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&(_, c)| digit(c).is_some());
    // Two pairs of ** set off what stands between them.
    let one_pair = text.matches("**").count() == 1;
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i].1;
        if !is_sign(c) {
            i += 1;
            continue;
        }
        let run = chars[i..].iter().take_while(|&&(_, d)| d == c).count();
        // One sign will do before what is counted, where no figure stands before it.
        let is_word = |pair: &&(usize, char)| pair.1 != ' ';
        let counts = chars[i + run..].iter().find(is_word).is_some_and(|&(_, c)| COUNTED.contains(c))
            && chars[..i].iter().rfind(is_word).is_some_and(|&(_, c)| !c.is_ascii());
        let least = match c {
            'X' | 'x' | 'Ｘ' | '×' | '╳' if counts => 1,
            '*' if counts && one_pair => 2,
            'X' | 'x' | 'Ｘ' | '×' | '＊' | '╳' => 2,
            // In 二〇〇八 and 一〇〇 it is a digit.
            '○' | '〇' if !numeral(i.checked_sub(1)) && !numeral(Some(i + run)) => 2,
            '_' | '＿' => 3,
            _ => usize::MAX,
        };
        let alone = !latin(i.checked_sub(1).and_then(|p| chars.get(p))) && !latin(chars.get(i + run)) && (run < 40 || c != '_');
        // A line of underscores is a rule drawn on the page; between words it waits for some.
        let within = run < chars.len();
        // "6688××××": the last digits of a telephone number, hidden on purpose; of a year two stand before.
        let hidden = i > 2 && chars[i - 3..i].iter().all(|(_, c)| c.is_ascii_digit());
        if run >= least && alone && within && !hidden {
            found.push((chars[i].0, end(i + run)));
        }
        i += run;
    }
}

/// Family names that most people have and few other words end with; with what may stand behind a person's or a company's name that is hidden.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董曹袁邓许沈彭吕苏蒋蔡魏";
const PARTIES: [&str; 8] = ["公司", "企业", "先生", "女士", "同志", "村民", "等人", "案"];

/// Whether the signs from `from` to `until` may hide on purpose whose request or case it was, and so need not be filled in.
fn may_hide(text: &str, from: usize, until: usize) -> bool {
    let signs = !text[from..].starts_with(['_', '＿', '（', '(']) && !PHRASES.iter().any(|phrase| text[from..].starts_with(phrase));
    signs && (text[..from].ends_with(|c| FAMILIES.contains(c)) || PARTIES.iter().any(|party| text[until..].starts_with(party)))
}

/// Who asks for information or brings a suit.
const ASKERS: &str = "申请人|原告|当事人|第三人|上诉人|举报人|投诉人|村民|居民|市民|群众|公民";
/// What stands behind the name of such a one.
const DOES: [&str; 6] = ["等人", "诉", "不服", "同志", "先生", "女士"];

/// Whether the signs from `from` to `until` surely hide a person's name: "申请人李××", "张×诉我局".
fn is_person(text: &str, from: usize, until: usize) -> bool {
    let name = text[..from].char_indices().next_back().filter(|(_, c)| FAMILIES.contains(*c));
    name.is_some_and(|(at, _)| ends(&text[..at], ASKERS) || DOES.iter().any(|word| text[until..].starts_with(word)))
}

/// What is counted in a report.
const COUNTED: &str = "件条次篇期份场元月日";

/// Brackets with nothing but white space in them, before what is counted, or with an instruction to write something.
fn brackets(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices(opens).filter_map(|(at, open)| {
        let start = at + open.len();
        let inside = &text[start..start + text[start..].find(['）', ')', '】', '（', '(', '【'])?];
        let until = start + inside.len() + text[start + inside.len()..].chars().next()?.len_utf8();
        let blank = !inside.is_empty() && inside.trim_start().is_empty();
        let fits = blank && text[until..].starts_with(|c| COUNTED.contains(c))
            || has(inside, ASKED) && ends(inside, TO_WRITE)
            || inside.starts_with("请补充");
        fits.then_some((at, until))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_hide_a_name_is_told_from_what_was_not_filled_in() {
        let hides = |text: &str| placeholders(text).iter().map(|&(from, until)| may_hide(text, from, until)).collect::<Vec<_>>();
        for text in ["答复张××的申请", "李XX等人申请公开", "对××公司的答复", "××案已审结", "回访王＊＊女士"]
        {
            assert_eq!(hides(text), [true], "{text}");
        }
        for text in ["申请人周××", "答复村民郑XX等人", "钱某与吴×诉我局"] {
            assert!(
                placeholders(text)
                    .iter()
                    .chain([&(text.len(), text.len())])
                    .all(|&(from, until)| from == until || is_person(text, from, until)),
                "{text}"
            );
        }
        for text in ["XX局", "全年受理××件", "联系电话____", "20XX年", "（此处填写公司名称）", "关于××平台", "培训（　）次"]
        {
            assert_eq!(hides(text), [false], "{text}");
        }
    }

    #[test]
    fn placeholders_are_told_from_addresses() {
        let some = [
            "XX局",
            "全年受理××件",
            "联系电话____",
            "20XX年",
            "（此处填写具体情况）",
            "举办活动○○场",
            "问题：〇〇〇〇。",
            "收取【  】元",
            "（结合本部门情况撰写）",
        ];
        for text in some {
            assert_eq!(placeholders(text).len(), 1, "{text}");
        }
        assert_eq!(placeholders("于×月×日召开会议").len(), 2);
        for text in ["二〇〇八年", "一〇〇%", "（请于工作日来访）", "【新闻】元旦", "（办公室填写的除外）", "第〇期"]
        {
            assert_eq!(placeholders(text).len(), 0, "{text}");
        }
        for text in ["0512-6688××××", "http://www.example.cn/xxgk/XX/", "xxgk@example.cn", "3×4", "____________________", "信息公开"]
        {
            assert_eq!(placeholders(text).len(), 0, "{text}");
        }
    }
}
