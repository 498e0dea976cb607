//! How the figures of a passage stand to each other: the mark before each, the words that open a list, its name.
//!
//! In: a passage's characters and its items. Out: a [`Standing`] for each item. No word here says what is counted; names are free text, and what stands
//! inside quotes, or inside brackets that hold no figure, is part of a name whatever it says. The productions are in docs/narrative.md.

use std::ops::Range;

use super::item::Item;
use super::list::NEAR;
use super::token::Figure;
use super::unit::Unit;
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

/// How a figure stands to the one before it.
#[derive(Debug, Clone)]
pub struct Standing {
    pub mark: Mark,
    pub opener: Option<Opener>,
    /// Characters that name what is taken apart, where the opener has a subject of its own.
    pub subject: Option<Range<usize>>,
    /// Its name is a total word and nothing else: the sum of what went before.
    pub sum: bool,
    /// How many figures before it it sums up, where its name says so: 四类渠道共计, 两级合计.
    pub of: Option<usize>,
    /// Its name speaks of what was told before (上述).
    pub tells_above: bool,
    /// How many kinds the text behind it, as far as its clause or the next one, says there are of what was listed: "…18件，三类文件均…".
    pub kinds: Option<usize>,
    /// Its name says that it sums up what was told before, in sentences of their own too: 以上…共.
    pub above: bool,
    /// The opener says that only some parts follow (主要, 例如).
    pub some: bool,
    /// 等 right behind it: parts are left out.
    pub more: bool,
    /// Its name says that it is what is left (其他).
    pub rest: bool,
    /// Its name says that it is a total (共, 合计).
    pub total: bool,
    /// Its name begins as a new statement does.
    pub statement: bool,
    /// Its name says what was done: it may be a total.
    pub acts: bool,
    /// Its name begins with a word of publishing.
    pub publishing: bool,
    /// It counts readers, clicks or uses of what was published.
    pub reach: bool,
    /// Its sentence says behind it that what it counts may be counted twice.
    pub shared: bool,
    /// It counts what is of several kinds at once: 两种问题兼有的3个.
    pub both: bool,
    /// Its name tells a step that things go through, or who was there: one thing may be counted for several.
    pub step: bool,
    /// It is part of the next figure's name: "12个镇7208条".
    pub in_name: bool,
    /// Nothing stands before it in its clause: "3件为…".
    pub leads: bool,
    /// Its name is that of the figure before with a word of negation before it: 合格, 不合格.
    pub denies: bool,
    /// Of which ways to part a thing (城市/农村) its name is the first, the second… side, a bit for each way.
    sides: [u64; MOST_SIDES],
    /// It is not among what the figure before counts: "304条（不含公众号推送的577条）", "63件，占受理量147件的42.9%".
    outside: bool,
}

impl Standing {
    /// Whether it counts something else than the parts of a list do, and stands beside them: readers, part of a name, what is left out of the count.
    pub fn beside(&self) -> bool {
        self.reach || self.in_name || self.outside
    }

    /// Whether names part a thing so that nothing is left: 城市 and 农村, 采纳 and 未采纳.
    pub fn part_all(standings: &[&Standing]) -> bool {
        let of = |way: usize| structure().sides[way].split('/').count() == standings.len();
        let each = |way: usize| (0..standings.len()).all(|side| standings.iter().any(|s| s.sides[side] >> way & 1 == 1));
        matches!(standings, [_, second] if second.denies)
            || (2..=MOST_SIDES).contains(&standings.len()) && (0..structure().sides.len()).any(|way| of(way) && each(way))
    }
}

/// Among so many names a thing is parted at most.
const MOST_SIDES: usize = 4;

/// Among how many of the first characters of a name it may say how many things it sums up.
const FEW: usize = 6;

/// No name is longer; more is not looked at.
const LONGEST_NAME: usize = 300;

/// How each of `items` stands.
pub fn standings(chars: &[char], items: &[Item]) -> Vec<Standing> {
    (0..items.len()).map(|i| standing(chars, items, i)).collect()
}

fn standing(chars: &[char], items: &[Item], i: usize) -> Standing {
    let words = structure();
    let item = &items[i];
    let begin = if i > 0 { items[i - 1].until } else { 0 };
    let gap = Gap::of(chars, begin.max(item.at.saturating_sub(LONGEST_NAME)), item.at);
    let until = items.get(i + 1).map_or(chars.len(), |next| next.at).min(item.until + LONGEST_NAME);
    let behind = &chars[item.until..until];
    let far = &chars[item.until..chars.len().min(item.until + LONGEST_NAME)];
    let sentence_behind = far.split(|c| *c == '。').next().unwrap_or_default();
    let last = gap.pieces.last().cloned().unwrap_or(Piece { mark: None, chars: item.at..item.at });
    let name = without_opener(&chars[last.chars.clone()], words);
    let told = |figure: &Figure| items[i.saturating_sub(NEAR + 1)..i.saturating_sub(1)].iter().any(|before| before.figure == *figure);
    // "办结524件，524件中准予517件": one told before, and taken up again.
    let again = gap.pieces.len() == 1 && begins(&chars[begin..item.at], words.of_these).is_some() && i > 0 && told(&items[i - 1].figure);
    let opened = gap.opener(chars, words).or(again.then_some((Opener::Among, false)));
    let subject = gap.pieces.iter().find_map(|p| Some(p.chars.start..p.chars.start + named(&chars[p.chars.clone()], words)?));
    Standing {
        mark: gap.mark(),
        opener: opened.map(|(opener, _)| if subject.is_some() && opener != Opener::Apart { Opener::Each } else { opener }),
        subject,
        sum: sums(name, words),
        of: number_of(name).filter(|_| is_total(name, words)),
        kinds: kinds_behind(behind),
        tells_above: contains(name, words.above),
        above: contains(name, words.above) && is_total(name, words),
        some: opened.is_some_and(|(_, some)| some),
        more: begins(behind, words.more).is_some() || goes_on(behind, words),
        rest: begins(name, words.rest).is_some()
            || name.iter().position(|c| *c == '等').is_some_and(|at| begins(&name[at + 1..], words.rest).is_some()),
        total: is_total(name, words),
        statement: begins(name, words.statement).is_some(),
        acts: contains(name, words.publishing) || contains(name, words.statement),
        publishing: begins(name, words.publishing).is_some(),
        reach: contains(name, words.used)
            || contains(name, words.reach) && (ends(name, &["量", "数", "率"]) || !item.figure.unit.counts_alike()),
        shared: contains(sentence_behind, words.shared),
        both: contains(name, words.both),
        step: contains(name, words.steps),
        in_name: in_name(chars, items, i),
        leads: name.is_empty() && behind.first().is_some_and(|c| c.is_alphabetic()),
        denies: denies(name, &chars[..begin_of(items, i)], words),
        sides: sides(name, words),
        outside: contains(&chars[last.chars.clone()], words.outside) || begins(name, words.share).is_some(),
    }
}

/// Whether nothing parts a figure from the next, which counts something else: "12个镇（街道）7208条".
fn in_name(chars: &[char], items: &[Item], i: usize) -> bool {
    let (item, Some(next)) = (&items[i], items.get(i + 1)) else { return false };
    let counted = |x: &Item| matches!(x.figure.unit, Unit::Measure(_));
    counted(item)
        && counted(next)
        && item.figure.unit != next.figure.unit
        && item.depth == next.depth
        && item.until < next.at
        && next.at - item.until <= LONGEST_NAME
        && chars[item.until].is_alphabetic()
        && Gap::of(chars, item.until, next.at).pieces.len() == 1
}

/// The characters between two figures, in pieces parted by marks.
struct Gap {
    pieces: Vec<Piece>,
    /// It begins the passage: no figure stands before.
    first: bool,
    /// A bracket opens in it and does not close.
    bracket: bool,
}

#[derive(Clone)]
struct Piece {
    /// The mark before it; None for the first, which still belongs to the figure before.
    mark: Option<char>,
    chars: Range<usize>,
}

impl Gap {
    fn of(chars: &[char], from: usize, until: usize) -> Gap {
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

    fn mark(&self) -> Mark {
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
    fn opener(&self, chars: &[char], words: &Structure) -> Option<(Opener, bool)> {
        let mut found: Option<(Opener, bool)> = None;
        for (n, piece) in self.pieces.iter().enumerate() {
            if matches!(piece.mark, Some('。' | '!' | '?')) {
                found = None;
            }
            let text = &chars[piece.chars.clone()];
            let next = self.pieces.get(n + 1).and_then(|p| p.mark);
            // "拆分为7件": what it became is no part of it.
            if contains(text, words.becomes) {
                continue;
            }
            // "11件中6件予以公开，3件…", "42个单位中有37个".
            let of_these = n == 0 && self.pieces.len() == 1 && (ends(text, words.of_these) || some_of(text, words));
            let opener = if of_these || begins(text, words.among).is_some() {
                Some(Opener::Among)
            } else if begins(text, words.first).is_some() || says(text, words.apart) {
                Some(Opener::Apart)
            } else if says(text, words.each) && (ends(text, words.each) || !matches!(next, Some(',' | ';'))) {
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
                found = Some((found.map_or(opener, |(first, _)| first), some));
            } else if begins(text, words.some).is_some() && begins(text, words.not_some).is_none() && n > 0 {
                found = Some((found.map_or(Opener::Each, |(first, _)| first), true));
            }
        }
        let last = self.pieces.last()?;
        // In "门户网站:174条、公众号:238条" it parts a name from its figure.
        let before = self.pieces.len().checked_sub(2).map(|n| &self.pieces[n]);
        let of_name = last.chars.is_empty() && before.is_some_and(|name| name.mark.is_some() && !name.chars.is_empty());
        let colon = last.mark == Some(':') && self.mark() < Mark::Semicolon && !of_name;
        match found {
            Some(found) => Some(found),
            None if self.bracket => Some((Opener::Bracket, false)),
            None if colon => Some((Opener::Colon, false)),
            None => None,
        }
    }
}

/// Whether a piece says one of `words` of what was told before: at its beginning, or anywhere where a name goes before.
fn says(text: &[char], words: &[&str]) -> bool {
    let longer = |w: &&&str| w.chars().count() > 1;
    // "9件包含在64件之中" is said of those before, and "分别提出" tells how something was done.
    let said = |at: usize, w: &str| {
        let behind = &text[at + w.chars().count()..];
        behind.first() != Some(&'在') && (w != "分别" && w != "依次" || behind.len() < 2)
    };
    begins(text, words).is_some_and(|n| text.get(n) != Some(&'在'))
        || words.iter().filter(longer).any(|w| find(text, w).is_some_and(|at| said(at, w)))
}

/// Whether a clause without a figure goes on with parts: "，其余为部门文件；", "，以及联系方式等信息。".
fn goes_on(behind: &[char], words: &Structure) -> bool {
    const JOINS: &[&str] = &["以及", "及", "和", "还有"];
    let Some((',' | '、' | ';', rest)) = behind.split_first() else { return false };
    let Some(end) = rest.iter().position(|c| matches!(c, ',' | ';' | '。')) else { return false };
    let clause = &rest[..end];
    begins(clause, words.rest).is_some() || begins(clause, JOINS).is_some() && contains(clause, words.more)
}

/// What a piece says is taken apart, where it names it: "新闻发布会包括".
fn named(text: &[char], words: &Structure) -> Option<usize> {
    let longer = words.each.iter().chain(words.apart).filter(|w| w.chars().count() > 1);
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

/// Whether a whole clause says by what a total is divided.
fn within(text: &[char], words: &Structure) -> bool {
    const LONGEST: usize = 18;
    text.len() <= LONGEST
        && (words.within.iter().any(|w| find(text, w).is_some())
            || ends(text, words.of_these)
            || ends(text, words.within_end) && begins(text, words.within_start).is_some())
}

/// A name without the words before it that open a list.
fn without_opener<'c>(name: &'c [char], words: &Structure) -> &'c [char] {
    let mut rest = name;
    while let Some(length) = begins(rest, words.among)
        .or_else(|| begins(rest, words.apart))
        .or_else(|| begins(rest, words.each))
        .or_else(|| begins(rest, words.some))
    {
        rest = &rest[length..];
    }
    rest
}

/// Where the figure before the item `i` begins.
fn begin_of(items: &[Item], i: usize) -> usize {
    i.checked_sub(1).map_or(0, |before| items[before].at)
}

/// Whether a name is the one that `before` ends with and a word of negation before it.
fn denies(name: &[char], before: &[char], words: &Structure) -> bool {
    let rest = begins(name, words.negation).map_or(&[][..], |length| &name[length..]);
    rest.len() > 1 && before.ends_with(rest)
}

/// Which sides a name is of the ways to part a thing: 人大代表建议 is the first of 人大/政协. 未采纳 is not 采纳: the longest name counts.
fn sides(name: &[char], words: &Structure) -> [u64; MOST_SIDES] {
    let mut found = [0; MOST_SIDES];
    for (way, names) in words.sides.iter().enumerate() {
        let longest = |side: &str| side.split('|').filter(|w| find(name, w).is_some()).map(|w| w.chars().count()).max();
        let lengths: Vec<Option<usize>> = names.split('/').map(longest).collect();
        let most = lengths.iter().max().copied().flatten();
        let mut held = (0..lengths.len()).filter(|&side| most.is_some() && lengths[side] == most);
        if let (Some(side), None) = (held.next(), held.next()) {
            found[side] |= 1 << way;
        }
    }
    found
}

/// How many kinds of things a name says it counts together: 三类渠道, 两级, 四个平台.
fn number_of(name: &[char]) -> Option<usize> {
    const NUMBERS: [char; 11] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    name.windows(2).take(FEW).find_map(|pair| {
        let number = if pair[0] == '两' { Some(2) } else { NUMBERS.iter().position(|n| *n == pair[0]) };
        number.filter(|n| *n > 1 && "类项种级者个大家轮方处".contains(pair[1]))
    })
}

/// Whether a name says that its figure sums up those before: 共, 全年共, 合计报送.
fn sums(name: &[char], words: &Structure) -> bool {
    let rest = &name[begins(name, words.all_of).unwrap_or(0)..];
    begins(rest, words.total) == Some(rest.len()) && !rest.is_empty() || begins(rest, words.sum).is_some() || ends(name, words.sum)
}

/// How many kinds a clause right behind a figure speaks of, where it begins so: ",三类文件均同步推送".
fn kinds_behind(behind: &[char]) -> Option<usize> {
    let rest = behind.strip_prefix(&[',']).or(behind.strip_prefix(&['。']))?;
    let rest = ["以上", "上述", "这"].iter().find_map(|w| Some(&rest[begins(rest, &[w])?..])).unwrap_or(rest);
    number_of(&rest[..rest.len().min(2)])
}

/// The length of the longest of `words` that `text` begins with.
fn begins(text: &[char], words: &[&str]) -> Option<usize> {
    words.iter().filter(|w| w.chars().enumerate().all(|(i, c)| text.get(i) == Some(&c))).map(|w| w.chars().count()).max()
}

fn ends(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| w.chars().rev().enumerate().all(|(i, c)| text.len() > i && text[text.len() - 1 - i] == c))
}

fn find(text: &[char], word: &str) -> Option<usize> {
    (0..text.len()).find(|&at| begins(&text[at..], &[word]).is_some())
}

/// Whether a name says that its figure is a total; 公共 and 共同 do not.
fn is_total(name: &[char], words: &Structure) -> bool {
    let around = |at: usize| {
        let before = at.checked_sub(1).map_or('\0', |i| name[i]);
        let behind = name.get(at + 1).copied().unwrap_or('\0');
        name[at] != '共' || !matches!(before, '公' | '中' | '党') && !matches!(behind, '同' | '建' | '享' | '产')
    };
    (0..name.len()).any(|at| begins(&name[at..], words.total).is_some() && around(at))
}

fn contains(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|w| find(text, w).is_some())
}
