//! `prose.norm`: the norms that every report rests on are cited by their names and numbers.

use crate::place::Span;
use crate::rule::text::{Words, has, opening, paragraphs, section};
use crate::rule::{Outcome, Rule, Severity, Stated, Subject, in_2021, large, spoken, told};

pub const RULE: Rule = Rule {
    id: "prose.norm",
    severity: Severity::Warning,
    statement: spoken([
        "引用的条例、年度报告格式和收费办法，名称和文号正确、现行有效",
        "the regulation, the form and the rules on fees are cited by their names and numbers, as they are in force",
    ]),
    why: large([
        "名称少几个字、文号错一位，引用的就不是那份文件；旧文号多半是照抄往年报告留下的。",
        "With a word or a digit wrong another document is cited; an old number is most often left from a report of earlier years.",
    ]),
    basis: "国务院令第711号；国办公开办函〔2021〕30号、〔2019〕60号；国办函〔2020〕109号",
    pass: large(&[
        in_2021(&[("《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）")]),
        in_2021(&[(
            "《中华人民共和国政府信息公开条例》",
            "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
        )]),
    ]),
    fail: large(&[
        in_2021(&[("《中华人民共和国政府信息公开条例》", "《中华人民共和国信息公开条例》")]),
        in_2021(&[("《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）")]),
    ]),
    run,
};

const NAME: [&str; 2] = ["{found}应为{right}", "{found} should be {right}"];

/// A norm: its name, how its number begins, and the number in a report of the form's years.
struct Norm {
    name: &'static str,
    issuer: &'static str,
    number: &'static str,
}

const NORMS: [Norm; 3] = [
    Norm { name: "中华人民共和国政府信息公开条例", issuer: "国务院令", number: "国务院令第711号" },
    Norm { name: "中华人民共和国政府信息公开工作年度报告格式", issuer: "国办", number: NUMBER_2021 },
    Norm { name: "政府信息公开信息处理费管理办法", issuer: "国办", number: "国办函〔2020〕109号" },
];

/// The number of the form in force.
const NUMBER_2021: &str = "国办公开办函〔2021〕30号";
/// The form of 2019 was on trial, and has its own number.
const TRIAL: &str = "(试行)";
const NUMBER_2019: &str = "国办公开办函〔2019〕60号";
/// A report of this year is the first after the form in force.
const NEW_FORM: i32 = 2021;

fn run(subject: &Subject, outcome: &mut Outcome) {
    let Some(year) = subject.case.this.year.filter(|y| *y >= 2019) else { return };
    let last = section(subject, 6).map(|(_, body)| body);
    for span in [Some(opening(subject)), last].into_iter().flatten() {
        for words in paragraphs(subject, span).iter().filter(|words| has(&words.text, "《|〈")) {
            cited(subject, words, year, outcome);
        }
    }
}

/// Looks at every name in the marks of a title.
fn cited(subject: &Subject, words: &Words, year: i32, outcome: &mut Outcome) {
    const OPEN: [char; 2] = ['《', '〈'];
    const CLOSE: [char; 2] = ['》', '〉'];
    for (open, mark) in words.text.match_indices(OPEN) {
        let from = open + mark.len();
        let rest = &words.text[from..];
        let Some(length) = rest.find(CLOSE).filter(|end| !rest[..*end].contains(OPEN)) else { continue };
        let name = &rest[..length];
        let trial = name.strip_suffix(TRIAL).filter(|_| name.contains("年度报告"));
        let plain = trial.unwrap_or(name);
        let Some(norm) = NORMS.iter().find(|n| n.name == plain || near(plain, n.name)) else { continue };
        if norm.name != plain || trial.is_some() && year >= NEW_FORM {
            tell(subject, norm.name, name, words.span(from, from + length), outcome);
        }
        let right = if norm.number == NUMBER_2021 && year < NEW_FORM { NUMBER_2019 } else { norm.number };
        let behind = rest[length..].trim_start_matches(CLOSE);
        let behind = behind.strip_prefix("的通知").map_or(behind, |b| b.trim_start_matches(CLOSE));
        let Some(number) = behind.strip_prefix('(').and_then(|b| b.split(')').next()) else { continue };
        // Where the right number stands there too, the other is told of as what went before.
        let known = if norm.issuer == "国务院令" { "第711号" } else { right };
        if let Some((at, found)) = wrong_number(number, norm, right).filter(|_| !words.text.contains(known)) {
            let start = words.text.len() - behind.len() + '('.len_utf8() + at;
            tell(subject, right, found, words.span(start, start + found.len()), outcome);
        }
    }
}

fn tell(subject: &Subject, right: &str, found: &str, span: Span, outcome: &mut Outcome) {
    let fact = Stated::new(NAME, found).with("found", found).with("right", right).fixed(span, right);
    outcome.findings.push(told(subject, &RULE, fact, Some(span)));
}

/// The number that stands in the brackets behind a name, where it is none that the norm has: of the norm's own issuer alone.
fn wrong_number<'t>(brackets: &'t str, norm: &Norm, right: &str) -> Option<(usize, &'t str)> {
    let issuer = if norm.issuer == "国务院令" { "国务院" } else { norm.issuer };
    let at = brackets.find(issuer)?;
    let length = brackets[at..].find('号')? + '号'.len_utf8();
    let found = &brackets[at..at + length];
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic() && *c != '第' && *c != '令').collect::<String>();
    // 国务院令第711号 and 国务院第711号令 are one.
    let same = digits(found) == digits(right) && letters(found) == letters(right);
    let whole = found.chars().any(|c| c.is_ascii_digit()) && !found.contains([',', '、', ';', ',']);
    (whole && !same).then_some((at, found))
}

/// Whether a name is surely meant to be `right` and is not: a letter or two others, or up to three left out or put in; it begins and ends as the
/// name does.
fn near(name: &str, right: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (name.chars().collect(), right.chars().collect());
    if a == b || a.len() < 8 || a.len().abs_diff(b.len()) > 3 || a[..4] != b[..4] {
        return false;
    }
    if a.len() == b.len() {
        return a.iter().zip(&b).filter(|(x, y)| x != y).count() <= 2;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let mut rest = long.iter();
    short.iter().all(|c| rest.any(|d| d == c)) && a.ends_with(&b[b.len() - 2..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_a_name_is_told_from_other_names() {
        let regulation = NORMS[0].name;
        for name in ["中华人民共和国信息公开条例", "中华人民共和国政务信息公开条例", "中华人民共和国政府信息公开工作条例"]
        {
            assert!(near(name, regulation), "{name}");
        }
        for name in ["政府信息公开条例", "条例", "中华人民共和国政府信息公开条例释义", "中华人民共和国保守国家秘密法"]
        {
            assert!(!near(name, regulation), "{name}");
        }
        assert!(!near("青禾市政府信息公开信息处理费管理办法", NORMS[2].name));
        assert!(near("政府信息公开处理费管理办法", NORMS[2].name));
    }
}
