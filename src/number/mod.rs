//! What a cell says: an exact decimal, one of the marks people write for "nothing", or words.

mod decimal;
mod notes;

use rust_decimal::Decimal;

use crate::script::is_chinese;
pub use decimal::{exact, is_round_to, times};

/// The most digits a figure may have before and after its point; longer ones are not figures of any office.
const MAX_DIGITS: usize = 15;

/// What stands in a cell. Blank, "/", "—", 无 and 0 are different things and stay so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing, or only white space.
    Blank,
    /// A sign that stands for nothing: "/", "—", 无.
    Mark(Mark),
    /// A figure.
    Figure(Figure),
    /// Anything else.
    Text,
}

/// The signs for "nothing" in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// "/" or "\".
    Slash,
    /// "-", "—", "――" and their kin.
    Dash,
    /// 无, 没有, 不适用.
    None,
}

/// A figure as written in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number before its unit is applied: 251000 for "251000元".
    pub number: Decimal,
    /// The unit written behind it, if any.
    pub unit: Option<Unit>,
    /// How many decimals were written.
    pub decimals: u32,
}

/// Units written inside a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Yuan,
    TenThousandYuan,
    HundredMillionYuan,
    /// A measure word: 件, 批次, 项 …
    Count,
}

impl Figure {
    /// The figure in the table's own unit (万元 for money, pieces for counts), exactly.
    pub fn value(&self) -> Decimal {
        match self.unit {
            Some(Unit::Yuan) => self.number * Decimal::new(1, 4),
            Some(Unit::HundredMillionYuan) => self.number * Decimal::new(10_000, 0),
            _ => self.number,
        }
        .normalize()
    }
}

impl Content {
    /// The value of a figure, in the table's own unit.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Content::Figure(figure) => Some(figure.value()),
            _ => None,
        }
    }

    /// Whether the cell says nothing: blank, or a mark for it.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Content::Blank | Content::Mark(_))
    }
}

const COUNT_UNITS: &[&str] =
    &["件次", "批次", "人次", "项次", "件", "批", "次", "项", "个", "条", "份", "宗", "起", "例", "部", "篇", "笔", "家", "人"];

/// Reads the whole text of a cell.
///
/// Full-width digits, thousands separators (half and full width, or ’), white space inside a number ("12 0"), a sign or the word for it ("增10",
/// "-(3)", "+0-3"), and a unit behind the number are understood. "12O", "1,12", "3/4" and figures of more than fifteen digits are
/// [`Content::Text`].
pub fn read(text: &str) -> Content {
    if let Some(number) = read_digits(text) {
        return Content::Figure(Figure { number, unit: None, decimals: 0 });
    }
    let rest = text.chars().filter(|c| !is_space(*c)).map(fold_width);
    match rest.clone().next() {
        None => return Content::Blank,
        // Most words show with their first character that they are words.
        Some(first) if begins_words(first) => return Content::Text,
        Some(_) => {}
    }
    // A short buffer is enough: no figure is longer, and words need not be copied to know that they are words.
    let mut folded = String::with_capacity(16);
    for c in rest {
        if folded.len() > 48 {
            return Content::Text;
        }
        // Markdown writes "\\-1" and "4\\.5" where a sign would be a mark of its own.
        if c.is_ascii_punctuation() && !matches!(c, '\\' | '/') && folded.ends_with('\\') {
            folded.pop();
        }
        folded.push(c);
    }
    // A page saved in the wrong encoding turns the no-break spaces around a figure into question marks.
    let body = notes::without(folded.trim_matches('?').trim_end_matches(['。', ';']));
    if body.is_empty() {
        return Content::Blank;
    }
    if let Some(mark) = read_mark(body) {
        return Content::Mark(mark);
    }
    if matches!(body, "零" | "〇" | "○") {
        return Content::Figure(Figure { number: Decimal::ZERO, unit: None, decimals: 0 });
    }
    match read_figure(body).or_else(|| read_change(body)) {
        Some(figure) if separate_lines_agree(text) => Content::Figure(figure),
        _ => Content::Text,
    }
}

/// "增10", "减少3件", "-(3)", "（+10）", and what went up and what went down beside each other: "+0-3", "增0减3".
fn read_change(body: &str) -> Option<Figure> {
    let mut signed = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '增' | '减' | '減' => {
                signed.push(if c == '增' { '+' } else { '-' });
                rest = rest.trim_start_matches(['加', '少', ':']);
            }
            '(' | ')' | '/' => {}
            _ => signed.push(c),
        }
    }
    let own_sign = |c: char| matches!(c, '+' | '-');
    if !signed.starts_with(own_sign) {
        return None;
    }
    let Some(second) = signed[1..].find(own_sign) else { return read_figure(&signed) };
    let (up, down) = (read_figure(&signed[..=second])?, read_figure(&signed[second + 1..])?);
    let apart = signed.starts_with('+') && signed[second + 1..].starts_with('-') && up.unit == down.unit;
    apart.then(|| Figure { number: up.number + down.number, ..up })
}

/// A change told as its head has it, what went up before a stroke and what went down behind it: "2/1" is 1 more.
pub fn read_up_and_down(text: &str) -> Option<Content> {
    let (up, down) = text.split_once(['/', '／'])?;
    let number = read(up).value()? - read(down).value()?;
    Some(Content::Figure(Figure { number, unit: None, decimals: 0 }))
}

/// Most figures are a few digits and nothing else.
fn read_digits(text: &str) -> Option<Decimal> {
    let plain = (1..=MAX_DIGITS).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.bytes().fold(0i64, |number, digit| number * 10 + i64::from(digit - b'0')).into())
}

/// Whether a Chinese character begins neither a figure nor a word for nothing.
fn begins_words(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') && !matches!(c, '一' | '无' | '無' | '没' | '暂' | '不' | '零' | '〇' | '增' | '减' | '減')
}

/// The figure of digits and of letters that are taken for them where text is read off a picture: O, l, I, 〇; None where anything else stands there.
pub fn read_letters(text: &str) -> Option<Content> {
    if !(1..=MAX_DIGITS).contains(&text.len()) {
        return None;
    }
    let mut number = 0i64;
    for c in text.chars() {
        let digit = match fold_width(c) {
            'O' | 'o' | '〇' => 0,
            'l' | 'I' | '丨' => 1,
            c => c.to_digit(10)?,
        };
        number = number * 10 + i64::from(digit);
    }
    Some(Content::Figure(Figure { number: number.into(), unit: None, decimals: 0 }))
}

/// Whether a word by itself is the unit of the figure before it.
pub fn is_unit(word: &str) -> bool {
    matches!(read_unit(word), Some(Some(_)))
}

fn read_mark(body: &str) -> Option<Mark> {
    let all = |set: &[char]| body.chars().all(|c| set.contains(&c));
    if all(&['/', '\\']) {
        Some(Mark::Slash)
    } else if all(&['-', '—', '–', '―', '─', '一', '－', '−', '_', '﹣', '─', '━']) && body != "一" {
        Some(Mark::Dash)
    } else if matches!(body, "无" | "無" | "没有" | "暂无" | "不适用" | "不適用") {
        Some(Mark::None)
    } else {
        None
    }
}

fn read_figure(body: &str) -> Option<Figure> {
    let (sign, rest) = match body.chars().next()? {
        '+' => ("", &body[1..]),
        '-' => ("-", &body[1..]),
        c @ ('−' | '﹣' | '–' | '—' | '↓') => ("-", &body[c.len_utf8()..]),
        '↑' => ("", &body['↑'.len_utf8()..]),
        _ => ("", body),
    };
    let end = rest.find(|c: char| !(c.is_ascii_digit() || is_group_mark(c) || c == '.')).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let unit = read_unit(unit.strip_prefix('(').and_then(|u| u.strip_suffix(')')).unwrap_or(unit))?;
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let whole = ungroup(whole)?;
    let fraction = match fraction {
        Some(f) if f.is_empty() || f.contains(|c| c == '.' || is_group_mark(c)) => return None,
        other => other,
    };
    if whole.is_empty() || whole.len() > MAX_DIGITS || fraction.is_some_and(|f| f.len() > MAX_DIGITS - 3) {
        return None;
    }
    let number = match fraction {
        Some(f) => format!("{sign}{whole}.{f}"),
        None => format!("{sign}{whole}"),
    };
    Some(Figure { number: exact(&number)?, unit, decimals: fraction.map_or(0, |f| f.len() as u32) })
}

/// The unit that words behind a number are; none where there are no words, None where they are something else.
fn read_unit(words: &str) -> Option<Option<Unit>> {
    Some(Some(match words {
        "" => return Some(None),
        "元" => Unit::Yuan,
        "万元" | "万" => Unit::TenThousandYuan,
        "亿元" | "亿" => Unit::HundredMillionYuan,
        other if COUNT_UNITS.contains(&other) => Unit::Count,
        _ => return None,
    }))
}

/// What parts groups of digits.
fn is_group_mark(c: char) -> bool {
    matches!(c, ',' | '\'' | '’' | '‘')
}

/// "1,120" without its separators; None where they do not stand before groups of three (or, as some write, four).
fn ungroup(whole: &str) -> Option<String> {
    if !whole.contains(is_group_mark) {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(is_group_mark);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let size = rest.first()?.len();
    let fits = (1..=size).contains(&first.len()) && matches!(size, 3 | 4) && rest.iter().all(|g| g.len() == size);
    fits.then(|| whole.replace(is_group_mark, ""))
}

/// Two figures on two lines of one cell are two figures; a figure broken by a blank is one.
fn separate_lines_agree(text: &str) -> bool {
    let lines = text.lines().filter(|l| l.chars().any(|c| c.is_ascii_digit() || fold_width(c).is_ascii_digit()));
    lines.count() <= 1
}

/// White space in the widest sense: also no-break and zero-width characters, the byte order mark, what turns the direction of a line, fills a place or
/// stands for an object.
pub fn is_space(c: char) -> bool {
    // Most characters are Chinese, and none of these is a space.
    if is_chinese(c) {
        return false;
    }
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}'..='\u{2064}' | '\u{00ad}' | '\u{7f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffc}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{180e}')
        || c.is_control()
}

/// The half-width form of full-width ASCII; every other character unchanged.
pub fn fold_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        read(text).value().map(|v| v.to_string())
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (text, expected) in [
            ("0", "0"),
            ("１２０", "120"),
            ("1,120", "1120"),
            ("1，120", "1120"),
            ("12 0", "120"),
            ("+17", "17"),
            ("-1", "-1"),
            ("－2", "-2"),
            ("160.5964万元", "160.5964"),
            ("70487元", "7.0487"),
            ("31批次", "31"),
            ("\u{a0}27 ", "27"),
            ("?27", "27"),
            ("3769.7215", "3769.7215"),
            ("零", "0"),
            ("1,2345", "12345"),
            ("1.5亿元", "15000"),
            ("12.50", "12.5"),
            ("1’254", "1254"),
            ("46（件）", "46"),
            ("增10", "10"),
            ("减少 3件", "-3"),
            ("-(3)", "-3"),
            ("（+10）", "10"),
            ("+0-3", "-3"),
            ("+0 / -0", "0"),
            ("增2 减5", "-3"),
            ("24①", "24"),
            ("24↓", "24"),
            ("○", "0"),
            ("~~8~~ 2", "2"),
            ("11（注2）", "11"),
            ("693*", "693"),
            ("179［2］", "179"),
            ("8²", "8"),
            ("2 件（同比增长12.3%）", "2"),
            ("11（较上年减少4件）", "11"),
            ("**1,254**", "1254"),
            ("__12__", "12"),
            ("`-3`", "-3"),
            ("\\-1", "-1"),
            ("7\\.5", "7.5"),
            ("12（上年9）", "12"),
            ("31（↓4.5%）", "31"),
            ("62（占全部的80%）", "62"),
            ("7注2", "7"),
            ("0项（无）", "0"),
            ("16√", "16"),
            ("'28", "28"),
            ("￥2,048.16万元", "2048.16"),
            ("48.5万元（含代收的垃圾处理费）", "48.5"),
            ("\u{202a}17\u{202c}", "17"),
            ("\u{fffc}\u{3164}6\u{2800}", "6"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_figure_is_words() {
        for text in [
            "12O",
            "1,12",
            "3/4",
            "1、2",
            "2019年",
            "1.",
            "(1)",
            "12\n3",
            "1.2.3",
            "1234567890123456",
            "约5",
            "规章",
            "增减",
            "增",
            "-3+1",
            "+1-2-3",
            "1’2",
            "*",
            "①",
            "12[3",
            "（同比增长2%）",
            "12（含续期）",
            "3（无）",
            "'",
            "'甲",
            "√",
            "注1",
            "5注",
            "5注意2",
            "3（2）",
            "3\\4",
            "**",
            "1*2",
        ] {
            assert_eq!(read(text), Content::Text, "{text:?}");
        }
    }

    #[test]
    fn the_marks_for_nothing_stay_apart() {
        assert_eq!(read("\u{3000}"), Content::Blank);
        assert_eq!(read("／"), Content::Mark(Mark::Slash));
        assert_eq!(read("——"), Content::Mark(Mark::Dash));
        assert_eq!(read("__"), Content::Mark(Mark::Dash));
        assert_eq!(read("**/**"), Content::Mark(Mark::Slash));
        assert_eq!(read_up_and_down("2/5").and_then(|c| c.value()), Some((-3).into()));
        assert_eq!(read_up_and_down("2/"), None);
        assert_eq!(read("无"), Content::Mark(Mark::None));
        assert_eq!((read("不适用"), read("不适用本表")), (Content::Mark(Mark::None), Content::Text));
        assert!(read("0").value().is_some());
    }
}
