//! The characters of a passage → words, figures and marks.

use rust_decimal::Decimal;

use super::unit::{Unit, measure};
use super::words::{ABOUT, Says, Words};
use crate::number::exact;

/// A figure of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    pub value: Decimal,
    /// What one in its last digit told is worth: 1 for 120, 0.1 for 23.6, 1000 for 3.5万.
    pub step: Decimal,
    /// Told as 余, 约, 近, 多.
    pub about: bool,
    pub unit: Unit,
}

impl Figure {
    /// What may be meant, from the least to the most: of what is told roughly (1100余, 约300) a fifth less or more, of what is rounded (3.5万) half of its
    /// last digit.
    pub fn range(&self) -> (Decimal, Decimal) {
        let spread = if self.about {
            self.value / FIVE
        } else if self.step > Decimal::ONE {
            self.step / Decimal::TWO
        } else {
            Decimal::ZERO
        };
        (self.value - spread, self.value + spread)
    }

    /// Whether it is the share in per cent that `part` is of `whole`; nothing is one of a whole of nothing.
    pub fn is_share(&self, part: Decimal, whole: Decimal) -> bool {
        (part * Decimal::ONE_HUNDRED).checked_div(whole).is_some_and(|exact| agrees(self.value, exact, self.step))
    }
}

const FIVE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Whether `told` is `exact`, rounded either way or cut to steps of `step`: the last of several shares is often what the others leave of 100.
pub fn agrees(told: Decimal, exact: Decimal, step: Decimal) -> bool {
    let over = told - exact;
    over.abs() < step
}

/// A token: what it is, and its first and last character (end excluded).
#[derive(Debug, Clone)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Word(Says),
    Figure(Figure),
    /// "2023年".
    Year(i32),
    /// A day or month; true for the first and last of a year.
    Date(bool),
    /// A mark of punctuation, half-width where there is one.
    Mark(char),
    Unknown,
}

/// The tokens of `chars` (folded, without white space). Names in `own` are the report's own office.
pub fn tokens(chars: &[char], words: &Words, own: &[Vec<char>]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (kind, length) = token(chars, at, words, own);
        match (kind, tokens.last_mut()) {
            (Kind::Unknown, Some(last)) if matches!(last.kind, Kind::Unknown) => last.end = at + length,
            _ => tokens.push(Token { kind, start: at, end: at + length }),
        }
        at += length;
    }
    tokens
}

fn token(chars: &[char], at: usize, words: &Words, own: &[Vec<char>]) -> (Kind, usize) {
    let rest = &chars[at..];
    if let Some(name) = own.iter().find(|n| n[0] == rest[0] && rest.starts_with(n)) {
        return (Kind::Word(super::words::OWN), name.len());
    }
    if let Some((length, says)) = words.at(rest) {
        return (Kind::Word(says), length);
    }
    let c = rest[0];
    if c.is_ascii_digit() {
        // "1.": an item's number, where a sentence begins.
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let begins = at == 0 || matches!(chars[at - 1], '。' | ';' | ':');
        let numbers = matches!(rest.get(digits), Some('.' | '、')) && !rest.get(digits + 1).is_some_and(char::is_ascii_digit);
        return if begins && digits < 3 && numbers { (Kind::Mark(','), digits + 1) } else { arabic(chars, at) };
    }
    if let Some(figure) = chinese(chars, at) {
        return figure;
    }
    if c.is_ascii_alphabetic() {
        let length = rest.iter().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | ':' | '@' | '-' | '_' | '+')).count();
        return (Kind::Unknown, length);
    }
    if matches!(
        c,
        '。' | '、'
            | ','
            | ';'
            | ':'
            | '('
            | ')'
            | '!'
            | '?'
            | '“'
            | '”'
            | '《'
            | '》'
            | '"'
            | '〔'
            | '〕'
            | '['
            | ']'
            | '【'
            | '】'
            | '—'
    ) {
        return (Kind::Mark(c), 1);
    }
    (Kind::Unknown, 1)
}

/// A number in digits, and what makes it a figure, a year, a date, or none of these.
fn arabic(chars: &[char], at: usize) -> (Kind, usize) {
    let get = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut end = at;
    let mut digits = String::new();
    while get(end).is_ascii_digit() {
        digits.push(get(end));
        end += 1;
    }
    // "1,120": groups of three, and no digit after the last.
    while digits.len() <= 15
        && get(end) == ','
        && (1..=3).all(|i| get(end + i).is_ascii_digit())
        && !get(end + 4).is_ascii_digit()
        && (end - at <= 3 || get(end - 4) == ',')
    {
        digits.extend(&chars[end + 1..end + 4]);
        end += 4;
    }
    let mut decimals = 0;
    if get(end) == '.' && get(end + 1).is_ascii_digit() {
        let from = end;
        end += 1;
        while get(end).is_ascii_digit() {
            end += 1;
        }
        decimals = end - from - 1;
        digits.extend(&chars[from..end]);
    }
    // Telephone numbers, ranges, ratios, times, versions, addresses: the whole run is no figure.
    let joins = |c: char| matches!(c, '-' | '~' | '—' | '–' | '－' | '～' | '/' | ':' | '.' | '+' | '*' | '×');
    if (joins(get(end)) && get(end + 1).is_ascii_digit())
        || get(end).is_ascii_alphabetic()
        || digits.len() > 15
        || (get(end) == '至' && get(end + 1).is_ascii_digit())
    {
        while get(end).is_ascii_alphanumeric()
            || ((joins(get(end)) || get(end) == '至' || get(end) == ',') && get(end + 1).is_ascii_alphanumeric())
        {
            end += 1;
        }
        // "10-20件" counts about that many; nothing certain.
        end += chars.get(end..).map_or(0, |rest| measure(rest).map_or(0, |(_, length)| length));
        return (Kind::Unknown, end - at);
    }
    let before = at.checked_sub(1).map_or('\0', get);
    if matches!(before, '第' | '〔' | '[' | '#' | '№' | '/' | '-' | '+' | '.') || before.is_ascii_alphabetic() {
        return (Kind::Unknown, end - at);
    }
    if get(end) == '年' && digits.len() == 4 && (digits.starts_with("20") || digits.starts_with("19")) {
        let length = end + 1 + usize::from(get(end + 1) == '度') - at;
        return (year(digits.parse().unwrap_or(0), &chars[at + length..]), length);
    }
    if get(end) == '月' {
        // "截至12月底".
        if digits == "12" && matches!(get(end + 1), '底' | '末') {
            return (Kind::Date(true), end + 2 - at);
        }
        let mut day = end + 1;
        while get(day).is_ascii_digit() {
            day += 1;
        }
        let ends = (digits == "1" && chars[end + 1..day] == ['1']) || (digits == "12" && chars[end + 1..day] == ['3', '1']);
        return (Kind::Date(ends && get(day) == '日'), day + usize::from(get(day) == '日') - at);
    }
    let Some(value) = exact(&digits).filter(|_| decimals <= 12) else { return (Kind::Unknown, end - at) };
    figure(chars, at, end, value, Decimal::new(1, decimals as u32))
}

/// What stands behind a number: 万, 余, a measure word, %.
fn figure(chars: &[char], at: usize, end: usize, value: Decimal, step: Decimal) -> (Kind, usize) {
    let nothing = (Kind::Unknown, end - at);
    let get = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut end = end;
    let (mut value, mut step, mut about) = (value, step, false);
    let mut about_here = |end: &mut usize| {
        if matches!(get(*end), '余' | '多' | '来') {
            about = true;
            *end += 1;
        }
    };
    about_here(&mut end);
    let scale = match get(end) {
        '万' => 10_000,
        '亿' => 100_000_000,
        '千' => 1000,
        '百' => 100,
        _ => 1,
    };
    if scale != 1 && !matches!((get(end), get(end + 1)), ('百', '分')) {
        let scale = Decimal::from(scale);
        let (Some(v), Some(s)) = (value.checked_mul(scale), step.checked_mul(scale)) else { return nothing };
        (value, step) = (v, s);
        end += 1;
        about_here(&mut end);
    }
    let unit = match get(end) {
        '%' => {
            end += 1;
            Unit::Percent
        }
        '元' => {
            end += 1;
            Unit::Yuan
        }
        // "3000（条）" as well.
        _ => match measure(chars.get(end..).unwrap_or_default()).or_else(|| bracketed(chars.get(end..)?)) {
            // "12篇（次）" counts both together.
            Some((unit, length)) => {
                end += length;
                end += chars.get(end..).and_then(bracketed).map_or(0, |(_, length)| length);
                unit
            }
            None if is_bare(chars, at, end) => Unit::Bare,
            None => return (Kind::Unknown, end - at),
        },
    };
    for (words, length) in [(['以', '上'], 2), (['左', '右'], 2), (['上', '下'], 2), (['以', '内'], 2)] {
        if get(end) == words[0] && get(end + 1) == words[1] {
            about = true;
            end += length;
        }
    }
    (Kind::Figure(Figure { value: value.normalize(), step, about, unit }), end - at)
}

/// Whether a bracket with figures stands behind a number that is told without its measure word: "直接起诉13（维持7、纠正6）". "附件3（…)" and "第3（…)" have none.
fn taken_apart(chars: &[char], at: usize, end: usize) -> bool {
    const LONGEST: usize = 60;
    let numbered = at > 0 && matches!(chars[at - 1], '件' | '表' | '图' | '条' | '款' | '项' | '号' | '步' | '章' | '节' | '期');
    let within = || chars[end + 1..].iter().take(LONGEST).take_while(|c| **c != ')');
    chars.get(end) == Some(&'(') && !numbered && within().any(char::is_ascii_digit) && within().any(|c| matches!(c, '、' | ','))
}

/// The measure word of a number that has it in a bracket, and how many characters that takes.
fn bracketed(rest: &[char]) -> Option<(Unit, usize)> {
    let (unit, length) = measure(rest.strip_prefix(&['('])?)?;
    (rest.get(length + 1) == Some(&')')).then_some((unit, length + 2))
}

/// Whether a number from `at` to `end` is told without its measure word: words before it and a mark behind, and no year.
fn is_bare(chars: &[char], at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| chars.get(i)).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c) || *c == '”');
    let behind = chars.get(end).is_none_or(|c| matches!(c, '、' | ',' | ';' | '。' | ')')) || taken_apart(chars, at, end);
    let year = end - at == 4 && matches!(chars[at..at + 2], ['1', '9'] | ['2', '0']);
    before && behind && !year
}

/// A number in Chinese numerals before a measure word; a single 一 or 两 counts only cases, for 一次 and 一个 are turns of speech.
fn chinese(chars: &[char], at: usize) -> Option<(Kind, usize)> {
    let digit = |c: char| match c {
        '零' | '〇' => Some(0i64),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    let scale = |c: char| match c {
        '十' => Some(10i64),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        _ => None,
    };
    if digit(chars[at]).is_none() && scale(chars[at]).is_none() {
        return None;
    }
    let run = chars[at..].iter().take_while(|&&c| digit(c).is_some() || scale(c).is_some()).count();
    // "二〇二二年".
    if run == 4 && chars.get(at + run) == Some(&'年') {
        let year = chars[at..at + run].iter().try_fold(0, |year, &c| Some(year * 10 + digit(c)?));
        if let Some(year) = year.filter(|y| (1990..2100).contains(y)) {
            let length = run + 1 + usize::from(chars.get(at + run + 1) == Some(&'度'));
            return Some((self::year(year as i32, &chars[at + length..]), length));
        }
    }
    let before = at.checked_sub(1).map_or('\0', |i| chars[i]);
    let unknown = Some((Kind::Unknown, run));
    if run > 12 || matches!(before, '第' | '数' | '几') {
        return unknown;
    }
    let (mut total, mut section, mut last) = (0i64, 0i64, None::<i64>);
    let mut smallest = 1;
    for &c in &chars[at..at + run] {
        if let Some(d) = digit(c) {
            if last.is_some_and(|l| l != 0) {
                return unknown;
            }
            last = Some(d);
            smallest = 1;
        } else if let Some(s) = scale(c) {
            if s == 10_000 {
                total = (total + section + last.unwrap_or(0)) * s;
                section = 0;
            } else {
                // "十二" is twelve; "百件" alone is a way to say many.
                if last.is_none() && !(s == 10 && section == 0) {
                    return unknown;
                }
                section += last.unwrap_or(1) * s;
            }
            last = None;
            smallest = s;
        }
    }
    let value = total + section + last.unwrap_or(0);
    let (kind, length) = figure(chars, at, at + run, value.into(), smallest.into());
    let Kind::Figure(figure) = kind else { return unknown };
    // Round ones are told with 余 when they are not exact; 一次 and 两项 are turns of speech.
    let sure = figure.unit.is_one_of(&["件", "宗", "份", "例", "起", "条"]) || run > 1;
    if sure { Some((Kind::Figure(Figure { step: Decimal::ONE, ..figure }), length)) } else { Some((Kind::Unknown, length)) }
}

/// Whether a word makes the figure behind it an estimate.
pub fn is_about(kind: &Kind) -> bool {
    matches!(kind, Kind::Word(says) if says & ABOUT != 0)
}

/// So many characters may stand between a year and the paper that is named after it: 2022年度部门决算.
const BEFORE_PAPER: usize = 4;

/// What a year is: the time of what is told, or part of the name of a paper (2022年度决算, 2023年部门预算) that was published when the report says.
fn year(year: i32, behind: &[char]) -> Kind {
    let near = &behind[..behind.len().min(BEFORE_PAPER + 2)];
    let paper = near.windows(2).position(|w| matches!(w, ['预' | '决', '算'] | ['预', '决']));
    // "2021年公开预算12条": published in that year.
    let of_paper = paper.is_some_and(|at| !near[..at].iter().any(|c| matches!(c, '公' | '发' | '编' | '批' | ',' | '、' | '。')));
    if of_paper { Kind::Unknown } else { Kind::Year(year) }
}
