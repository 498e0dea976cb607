//! What stands between two figures: names in pieces parted by marks, and the words that open a list.
//!
//! In: a stretch of a passage's characters. Out: its pieces, the strongest mark, and the opener. What is quoted, or stands in a bracket that closes, is part
//! of a name.

use std::ops::Range;

use super::text::{WordList, begins, contains, ends, find};
use super::words::{Structure, structure};

/// The mark that parts a figure from the one before, the strongest of those between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    None,
    /// 、
    Pause,
    Comma,
    Semicolon,
    /// The end of a sentence.
    Stop,
}

/// What says that parts of a figure told before follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// 其中.
    Among,
    /// 包括.
    Each,
    /// 分别为, 具体为.
    Apart,
    /// A clause of its own: 在主动公开的信息中, 从申请方式看.
    Within,
    Colon,
    Bracket,
    /// None before the parts: the whole comes behind them (合计12条).
    Total,
}

/// The characters between two figures, in pieces parted by marks.
pub(super) struct Gap {
    pub(super) pieces: Vec<Piece>,
    /// It begins the passage: no figure stands before.
    first: bool,
    /// A bracket opens in it and does not close.
    bracket: bool,
}

#[derive(Clone)]
pub(super) struct Piece {
    /// The mark before it; None for the first, which still belongs to the figure before.
    pub(super) mark: Option<char>,
    pub(super) chars: Range<usize>,
}

impl Gap {
    pub(super) fn of(chars: &[char], from: usize, until: usize) -> Gap {
        let mut pieces = vec![Piece { mark: None, chars: from..from }];
        let mut bracket = false;
        let mut at = from;
        while at < until {
            let c = chars[at];
            // What a name quotes or explains is part of it.
            let closing = match c {
                '“' => Some('”'),
                '《' => Some('》'),
                '(' => Some(')'),
                _ => None,
            };
            if let Some(length) = closing.and_then(|close| chars[at..until].iter().position(|c| *c == close)) {
                at += length + 1;
            } else {
                match c {
                    '(' => {
                        bracket = true;
                        pieces.push(Piece { mark: Some(c), chars: at + 1..at + 1 });
                    }
                    ',' | ';' | '、' | ':' | '。' | '!' | '?' | ')' => pieces.push(Piece { mark: Some(c), chars: at + 1..at + 1 }),
                    _ => {}
                }
                at += 1;
            }
            if let Some(last) = pieces.last_mut() {
                last.chars.end = last.chars.end.max(at);
            }
        }
        Gap { pieces, first: from == 0, bracket }
    }

    pub(super) fn mark(&self) -> Mark {
        let mark = |p: &Piece| match p.mark {
            Some('、') => Mark::Pause,
            Some(',') => Mark::Comma,
            Some(';') => Mark::Semicolon,
            Some('。' | '!' | '?') => Mark::Stop,
            _ => Mark::None,
        };
        self.pieces.iter().map(mark).max().unwrap_or(Mark::None)
    }

    /// The opener in it, and whether it says that only some parts follow.
    pub(super) fn opener(&self, chars: &[char], words: &Structure) -> Option<(Opener, bool)> {
        let mut found: Option<(Opener, bool)> = None;
        let mut opened = 0;
        for (n, piece) in self.pieces.iter().enumerate() {
            // "952条，包含动态、招聘等信息；微博445条": names without figures, and then something else.
            let all = piece.mark == Some(',') && begins(&chars[piece.chars.clone()], words.all_of).is_some();
            let named = (all || piece.mark == Some(';')) && n > 0 && chars[self.pieces[n - 1].chars.clone()].contains(&'等');
            // "6条，包括甲工程、乙项目；公开了其他信息9条".
            let several = piece.mark == Some(';') && matches!(found, Some((Opener::Each, _))) && n > opened + 1;
            if named || several || matches!(piece.mark, Some('。' | '!' | '?')) {
                found = None;
            }
            let text = &without_brackets(&chars[piece.chars.clone()]);
            let next = self.pieces.get(n + 1).and_then(|p| p.mark);
            // "拆分为7件": what it became is no part of it.
            if contains(text, words.becomes) {
                continue;
            }
            // "11件中6件予以公开，3件…", "42个单位中有37个".
            let of_these = n == 0
                && self.pieces.len() == 1
                && (ends(text, words.of_these) || some_of(text, words) || words.among_these.iter().any(|w| find(text, w).is_some()));
            // "共21件。已办结件中公开6件、…": a sentence of its own says what is divided, and tells the first part.
            let taken_up = n > 0
                && n + 1 == self.pieces.len()
                && piece.mark == Some('。')
                && words.among_these.iter().any(|w| find(text, w).is_some_and(|at| at + w.chars().count() < text.len()));
            let opener = if taken_up {
                Some(Opener::Within)
            } else if of_these || begins(text, words.among).is_some() {
                Some(Opener::Among)
            } else if begins(text, words.first).is_some() || says(text, words.apart) {
                Some(Opener::Apart)
            } else if says(text, words.each) && (ends(text, words.each) || !matches!(next, Some(',' | ';')))
                // "办理结果为予以公开3件".
                // What stands behind a figure is of that: "2件办理结果为主动公开".
                || (n > 0 || self.first) && contains(text, words.ended_as)
                // "具体办理情况为：".
                || next == Some(':') && ends(text, words.comes_to) && contains(text, words.circumstances)
            {
                Some(Opener::Each)
            } else if next.is_some_and(|m| matches!(m, ',' | ':'))
                && ((n > 0 || self.first) && within(text, words) || n == 0 && ends(text, words.of_these))
            {
                Some(Opener::Within)
            } else {
                None
            };
            if let Some(opener) = opener {
                // "其中,包括…": the first that opens is the opener.
                let some = found.is_some_and(|(_, some)| some) || some_only(text, words);
                opened = if found.is_none() { n } else { opened };
                found = Some((found.map_or(opener, |(first, _)| first), some));
            } else if begins(text, words.some).is_some() && begins(text, words.not_some).is_none() && n > 0 {
                found = Some((found.map_or(Opener::Each, |(first, _)| first), true));
            }
        }
        let last = self.pieces.last()?;
        // In "门户网站:174条、公众号:238条" it parts a name from its figure.
        let before = self.pieces.len().checked_sub(2).map(|n| &self.pieces[n]);
        let of_name = last.chars.is_empty() && before.is_some_and(|name| name.mark.is_some() && !name.chars.is_empty());
        // "共212条。主要类别如下：…".
        let at =
            self.pieces.iter().rposition(|p| p.mark == Some(':')).filter(|&at| self.pieces[at + 1..].iter().all(|p| p.mark == Some('、')));
        let says = |p: &Piece| p.mark.is_some() && contains(&chars[p.chars.clone()], words.division);
        // "共收到47件。申请方式：当面5件、…".
        // "各渠道发布政府信息情况：网站…".
        let headed = |p: &Piece| {
            let text = &chars[p.chars.clone()];
            p.mark == Some('。') && (ends(text, words.headed) || ends(text, words.circumstances) && contains(text, words.headed))
        };
        let head = at.is_some_and(|at| self.pieces[..at].iter().any(says) || headed(&self.pieces[at - 1]));
        let colon = last.mark == Some(':') && self.mark() < Mark::Semicolon && !of_name || head;
        match found {
            Some(found) => Some(found),
            None if self.bracket => Some((Opener::Bracket, false)),
            None if colon => Some((Opener::Colon, false)),
            None => None,
        }
    }
}

/// The characters of a piece without what its brackets explain: "（包括通知公告、财政信息等）".
fn without_brackets(text: &[char]) -> Vec<char> {
    let mut depth = 0;
    let outside = |c: &char| {
        depth += i32::from(*c == '(');
        let kept = depth == 0;
        depth -= i32::from(*c == ')');
        kept
    };
    text.iter().copied().filter(outside).collect()
}

/// Behind 分别 they begin how something was done, and no list.
const ADVERBIAL: [char; 9] = ['以', '从', '向', '对', '于', '由', '被', '经', '就'];

/// Whether a piece says one of `words` of what was told before: at its beginning, or anywhere where a name goes before.
fn says(text: &[char], words: &WordList) -> bool {
    let longer = |w: &&&str| w.chars().count() > 1;
    // "9件包含在64件之中" is said of those before, and "分别提出" tells how something was done.
    let said = |at: usize, w: &str| {
        let behind = &text[at + w.chars().count()..];
        behind.first() != Some(&'在') && (!structure().in_turn.contains(&w) || behind.len() < 2)
    };
    // "分别以文字和图片解读3条".
    let first = |n: usize| match text.get(n) {
        Some('在') => false,
        Some(next) => !ADVERBIAL.contains(next) || begins(text, structure().in_turn) != Some(n),
        None => true,
    };
    begins(text, words).is_some_and(first)
        || contains(text, words) && words.iter().filter(longer).any(|w| find(text, w).is_some_and(|at| said(at, w)))
}

/// What a piece says is taken apart, where it names it: "新闻发布会包括".
pub(super) fn named(text: &[char], words: &Structure) -> Option<usize> {
    let lists = [words.each, words.apart].into_iter().filter(|list| contains(text, list));
    let longer = lists.flat_map(|list| list.iter()).filter(|w| w.chars().count() > 1);
    longer.filter_map(|w| find(text, w)).min().filter(|at| *at > 1)
}

fn some_only(text: &[char], words: &Structure) -> bool {
    let opening = begins(text, words.among).unwrap_or(0);
    begins(&text[opening..], words.some).is_some() && begins(&text[opening..], words.not_some).is_none()
        || words.some.iter().any(|w| w.contains("包括") && find(text, w).is_some())
}

/// Whether a name is nothing but "of these there are": 申请中有.
fn some_of(text: &[char], words: &Structure) -> bool {
    text.strip_suffix(&['有']).is_some_and(|text| ends(text, words.of_these))
}

/// Whether a stretch begins with 其中.
pub fn among(text: &[char]) -> bool {
    begins(text, structure().among).is_some()
}

/// Whether a paragraph begins with what opens the parts of a figure told before it: 其中, or a clause that says by what it is divided.
pub fn divides(paragraph: &[char]) -> bool {
    let words = structure();
    let clause = paragraph.iter().take(LONGEST_WITHIN + 1).position(|c| matches!(c, ',' | ':'));
    // "在解读回应方面，…" goes on to something else.
    let topic = |clause: &[char]| clause.starts_with(&['在']) && clause.ends_with(&['方', '面']);
    // "2.公开的主要类别。…".
    let heading = paragraph.iter().take(LONGEST_HEADING + 1).position(|c| *c == '。');
    heading.is_some_and(|end| contains(&paragraph[..end], words.division))
        || begins(paragraph, words.among).is_some()
        || clause.is_some_and(|end| within(&paragraph[..end], words) && !topic(&paragraph[..end]))
}

/// Whether a paragraph ends with a clause that says, before a colon, that parts of a figure told follow in paragraphs of their own: "…28条，其中：",
/// "…28条，主要类别如下：".
pub fn opens(paragraph: &[char]) -> bool {
    let words = structure();
    let Some(told) = paragraph.strip_suffix(&[':']) else { return false };
    let clause = told.rsplit(|c| matches!(c, ',' | ';' | '。')).next().unwrap_or_default();
    let says = |list| contains(clause, list);
    paragraph.iter().any(char::is_ascii_digit) && (says(words.among) || says(words.apart) || says(words.each) || says(words.division))
}

/// Nor is a heading within a paragraph.
const LONGEST_HEADING: usize = 24;

/// No clause that says by what a total is divided is longer.
const LONGEST_WITHIN: usize = 18;

/// Whether a whole clause says by what a total is divided.
fn within(text: &[char], words: &Structure) -> bool {
    text.len() <= LONGEST_WITHIN
        && (words.within.iter().any(|w| find(text, w).is_some())
            || ends(text, words.of_these)
            || ends(text, words.within_end) && begins(text, words.within_start).is_some())
}
