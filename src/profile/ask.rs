//! What a profile asks of a report: its length, what it must tell, contacts, its day.

use rust_decimal::Decimal;

use super::{Profile, Tell};
use crate::rule::text::{self, bare, has, paragraphs, said_in, section};
use crate::rule::{Entry, Fact, Finding, Outcome, Severity, Stated, Subject, is_part, signed};

const LENGTH: &str = "profile.length";
const MUST_TELL: &str = "profile.must-tell";
const CONTACT: &str = "profile.contact";
const DEADLINE: &str = "profile.deadline";

/// The ids of what is found.
pub const RULES: [&str; 4] = [LENGTH, MUST_TELL, CONTACT, DEADLINE];

/// What any profile may ask, in words that name no profile: a log of many reports has one line for each of these rules.
#[cfg(feature = "export")]
pub fn any() -> [Entry; 4] {
    let asked = |id, zh: &str, en: &str| {
        let why = ["这是所用 profile 的要求，不是全国的规则。", "The profile in use asks for it; it is no national rule."];
        Entry::asked(id, [zh, en].map(str::to_owned), why.map(str::to_owned), "profile")
    };
    [
        asked(LENGTH, "总体情况不超过规定的字数", "the first section has no more characters than are allowed"),
        asked(MUST_TELL, "总体情况写明规定的内容", "the first section tells what is asked for"),
        asked(CONTACT, "写明规定的联系方式", "the contact that is asked for is told"),
        asked(DEADLINE, "落款日期不晚于规定的日期", "the date of the signature is not after the day that is set"),
    ]
}

/// What the profile asks, each with what must hold in the profile's own words and figures; nothing of what it does not ask.
pub fn entries(profile: &Profile) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut asks = |id, zh, en| {
        let why = [format!("这是{profile}的要求，不是全国的规则。"), format!("{profile} asks for it; it is no national rule.")];
        entries.push(Entry::asked(id, [zh, en], why, &profile.source));
    };
    if let Some(most) = profile.max_characters {
        asks(LENGTH, format!("总体情况不超过 {most} 字"), format!("the first section has no more than {most} characters"));
    }
    let list = |items: &mut dyn Iterator<Item = &str>| items.collect::<Vec<_>>().join("、");
    if !profile.must_tell.is_empty() {
        let what = list(&mut profile.must_tell.iter().map(|tell| tell.what.as_str()));
        asks(MUST_TELL, format!("总体情况写明{what}"), format!("the first section tells {what}"));
    }
    if !profile.contact.is_empty() {
        let what = list(&mut profile.contact.iter().map(String::as_str));
        asks(CONTACT, format!("写明{what}"), format!("{what} is told"));
    }
    if let Some((month, day)) = profile.deadline {
        let zh = format!("落款日期不晚于次年 {month} 月 {day} 日");
        asks(DEADLINE, zh, format!("the date of the signature is not after day {day} of month {month} of the next year"));
    }
    entries
}

const LONG: [&str; 2] = [
    "总体情况有 {count} 字，{profile}要求不超过 {most} 字",
    "the first section has {count} characters; {profile} wants no more than {most}",
];
const LACKS: [&str; 2] =
    ["总体情况没有写明{what}，这是{profile}要求的", "the first section does not tell {what}, which {profile} asks for"];
const NO_CONTACT: [&str; 2] = ["没有写明{what}，这是{profile}要求的", "{what} is not told, which {profile} asks for"];
const LATE: [&str; 2] = [
    "落款日期{date}晚于{profile}要求的 {month} 月 {day} 日",
    "the date of the signature, {date}, is after the day that {profile} asks for: day {day} of month {month}",
];

/// Adds what the report lacks of what is asked. Of a part nothing is asked: what is not there was not given.
pub fn ask(profile: &Profile, subject: &Subject, outcome: &mut Outcome) {
    if is_part(subject) {
        return;
    }
    length(profile, subject, outcome);
    if let (Some(said), Some((heading, _))) = (said_in(subject, 1), section(subject, 1)) {
        for tell in profile.must_tell.iter().filter(|tell| !is_told(tell, &said)) {
            let fact = Stated::new(LACKS, tell.what.as_str()).with("what", tell.what.as_str());
            outcome.findings.push(finding(subject, MUST_TELL, fact.missing(), profile, Some(heading)));
        }
    }
    contact(profile, subject, outcome);
    late(profile, subject, outcome);
}

/// What a region asks for is no national rule: a note, where the profile does not say otherwise.
fn finding(subject: &Subject, rule: &'static str, fact: Stated, profile: &Profile, span: Option<crate::place::Span>) -> Finding {
    let quote = span.map(|span| subject.document.quote(span));
    let fact = Fact::Stated(fact.with("profile", profile.source.as_str()));
    Finding { rule: rule.into(), severity: Severity::Note, fact, cells: Vec::new(), span, quote }
}

fn length(profile: &Profile, subject: &Subject, outcome: &mut Outcome) {
    let (Some(most), Some((heading, body))) = (profile.max_characters, section(subject, 1)) else { return };
    let count: usize = paragraphs(subject, body).iter().map(|words| words.text.chars().count()).sum();
    if count > most {
        let fact = Stated::new(LONG, "length").with("count", Decimal::from(count)).with("most", Decimal::from(most));
        outcome.findings.push(finding(subject, LENGTH, fact, profile, Some(heading)));
    }
}

/// Whether a sentence has one of the words, and a figure or a denial where one is wanted.
fn is_told(tell: &Tell, said: &str) -> bool {
    let counts = |sentence: &str| figures(sentence) || has(sentence, "未|没有|无|零");
    said.split(['。', ';', '!'])
        .any(|sentence| tell.words.iter().any(|word| sentence.contains(word.as_str())) && (!tell.count || counts(sentence)))
}

/// Whether a sentence has a figure that is no date: digits, or a numeral before what is counted.
fn figures(sentence: &str) -> bool {
    let mut before = ' ';
    sentence.chars().any(|c| {
        let digits = before.is_ascii_digit() && !c.is_ascii_digit() && !"年月日号".contains(c);
        let numeral = "一二两三四五六七八九十百千万".contains(before) && "件条次个篇期场项份部处家".contains(c);
        before = c;
        digits || numeral
    })
}

/// Words that must stand somewhere outside the tables.
fn contact(profile: &Profile, subject: &Subject, outcome: &mut Outcome) {
    for word in &profile.contact {
        let sought = bare(word);
        if !paragraphs(subject, subject.document.span()).iter().any(|words| words.text.contains(&sought)) {
            let fact = Stated::new(NO_CONTACT, word.as_str()).with("what", word.as_str());
            outcome.findings.push(finding(subject, CONTACT, fact.missing(), profile, None));
        }
    }
}

fn late(profile: &Profile, subject: &Subject, outcome: &mut Outcome) {
    let (Some((month, day)), Some(year)) = (profile.deadline, subject.case.this.year) else { return };
    let Some((words, text::Date { year: Some(signed), month: m, day: Some(d), .. })) = signed(subject) else { return };
    if signed == year + 1 && (m, d) > (month, day) || signed > year + 1 {
        let fact = Stated::new(LATE, "date").with("date", words.text.as_str());
        let fact = fact.with("month", Decimal::from(month)).with("day", Decimal::from(day));
        let span = words.span(0, words.text.len());
        outcome.findings.push(finding(subject, DEADLINE, fact, profile, Some(span)));
    }
}
