//! How the figures of a passage stand to each other: the mark before each, the words that open a list, its name.
//!
//! In: a passage's characters and its items. Out: a [`Standing`] for each item. No word here says what is counted; names are free text, and what stands
//! inside quotes, or inside brackets that hold no figure, is part of a name whatever it says. The productions are in docs/narrative.md.

use std::ops::Range;

use super::gap::{Gap, Piece, named};
pub use super::gap::{Mark, Opener};
use super::item::Item;
use super::list::NEAR;
use super::text::{WordList, begins, begins_with, contains, ends, find, has};
use super::token::Figure;
use super::unit::Unit;
use super::words::{ON_REQUEST, REQUEST, Structure, structure};

/// How a figure stands to the one before it.
#[derive(Debug, Clone)]
pub struct Standing {
    pub mark: Mark,
    pub opener: Option<Opener>,
    /// Characters of its name, behind the words that open a list.
    pub name: Range<usize>,
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
    /// It says so as one says for example (如).
    pub example: bool,
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
    /// It is not among what the figure before counts: "304条（不含公众号推送的577条）", "63件，占受理量147件的42.9%".
    outside: bool,
}

impl Standing {
    /// Whether it is not among what the figure before counts.
    pub fn outside(&self) -> bool {
        self.outside
    }

    /// Whether it counts something else than the parts of a list do, and stands beside them: readers, part of a name, what is left out of the count.
    pub fn beside(&self) -> bool {
        self.reach || self.in_name || self.outside
    }
}

/// Among how many of the first characters of a name it may say how many things it sums up.
const FEW: usize = 6;

/// No name is longer; more is not looked at.
pub const LONGEST_NAME: usize = 300;

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
    // "314条信息中财政新闻166条".
    let name = match last.mark {
        None | Some('。') => &name[words.among_these.iter().find_map(|w| Some(find(name, w)? + w.chars().count())).unwrap_or(0)..],
        _ => name,
    };
    let told = |figure: &Figure| items[i.saturating_sub(NEAR + 1)..i.saturating_sub(1)].iter().any(|before| before.figure == *figure);
    // "办结524件，524件中准予517件": one told before, and taken up again.
    let again = gap.pieces.len() == 1 && begins(&chars[begin..item.at], words.of_these).is_some() && i > 0 && told(&items[i - 1].figure);
    let opened = gap.opener(chars, words).or(again.then_some((Opener::Among, false)));
    // "包括媒体解读在内的各类解读155条" is one of several.
    let within = has(&chars[begin..item.at], "在内的");
    let opened = opened.filter(|(opener, _)| *opener != Opener::Each || !within);
    let subject = gap.pieces.iter().find_map(|p| Some(p.chars.start..p.chars.start + named(&chars[p.chars.clone()], words)?));
    // "合计占全部1000件的50%": what a share is of.
    let totals = !name.contains(&'占');
    Standing {
        mark: gap.mark(),
        opener: opened.map(|(opener, _)| if subject.is_some() && opener != Opener::Apart { Opener::Each } else { opener }),
        subject,
        name: last.chars.end - name.len()..last.chars.end,
        // "其余栏目合计3条" is what is left, and adds up nothing before it.
        // "指南、年报等合计14条" sums up what it names itself.
        sum: totals
            && !gap.pieces.iter().any(|p| is_enumerated(&chars[p.chars.clone()]))
            && begins(name, words.rest).is_none()
            && !behind_names(name, words.total)
            && (sums(name, words) || published_in_all(chars, items, i, name, words)),
        of: number_of(name).filter(|_| is_total(name, words)),
        kinds: kinds_behind(behind),
        tells_above: contains(name, words.above),
        above: contains(name, words.above) && is_total(name, words),
        some: opened.is_some_and(|(_, some)| some),
        // "主要包括几个方面：一是加大公开，如预算6条": the last of such words counts.
        example: opened.is_some_and(|(_, some)| some)
            && (!contains(&chars[begin..item.at], words.mostly)
                || begins_with(&chars[last.chars.start..item.at], &["如", "例如", "比如", "诸如"]).is_some()),
        more: begins(behind, words.more).is_some() || goes_on(behind, words) || names_more(sentence_behind),
        // "公开其他信息70条".
        rest: begins(&name[begins(name, words.publishing).unwrap_or(0)..], words.rest).is_some()
            // "应主动公开的其他信息".
            || words.rest.iter().any(|w| find(name, w).is_some_and(|at| at > 0 && name[at - 1] == '的'))
            || behind_names(name, words.rest),
        total: totals && is_total(name, words),
        statement: states(name, words),
        acts: contains(name, words.publishing) || contains(name, words.statement) && begins(name, words.not_statement).is_none(),
        publishing: begins(name, words.publishing).is_some() && begins(name, words.published_names).is_none(),
        reach: contains(name, words.used)
            || contains(name, words.reach) && (ends(without_verb(name, words), &["量", "数", "率"]) || !item.figure.unit.counts_alike())
            || ends(name, words.reach) && item.figure.unit.is_one_of(&["次"]),
        shared: said_to_overlap(sentence_behind, words),
        both: contains(name, words.both) || contains(behind.split(|c| !c.is_alphanumeric()).next().unwrap_or_default(), words.both),
        step: contains(name, words.steps) || contains(name, words.answers) && (item.says | item.topic) & (REQUEST | ON_REQUEST) == 0,
        in_name: in_name(chars, items, i),
        leads: name.is_empty() && behind.first().is_some_and(|c| c.is_alphabetic()),
        outside: contains(&chars[last.chars.clone()], words.outside)
            || begins(name, words.share).is_some() && begins(name, words.not_share).is_none(),
    }
}

/// Whether one of `words` stands right behind names that 等 ends: 年报等合计, 动态等其他信息.
fn behind_names(name: &[char], words: &WordList) -> bool {
    name.iter().position(|c| *c == '等').is_some_and(|at| begins(&name[at + 1..], words).is_some())
}

/// Whether a name begins as a new statement does, and is no name of a kind of information: 组织活动, but not 组织机构.
fn states(name: &[char], words: &Structure) -> bool {
    begins(name, words.statement).is_some() && begins(name, words.not_statement).is_none()
}

/// Whether nothing parts a figure from the next, which counts something else: "12个镇（街道）7208条".
fn in_name(chars: &[char], items: &[Item], i: usize) -> bool {
    let (item, Some(next)) = (&items[i], items.get(i + 1)) else { return false };
    let counted = |x: &Item| matches!(x.figure.unit, Unit::Measure(_));
    counted(item)
        && counted(next)
        && item.figure.unit != next.figure.unit
        // "公众号推送1881条制作专题6个" lacks a mark, and counts both.
        && !(item.figure.unit.counts_information() && item.figure.value > next.figure.value && item.from < item.at)
        && item.depth == next.depth
        && item.until < next.at
        && next.at - item.until <= LONGEST_NAME
        && Gap::of(chars, item.until, next.at).pieces.len() == 1
}

/// Whether names without figures follow the last figure of a sentence: "社会救助3条、年度报告、办理结果。".
fn names_more(sentence_behind: &[char]) -> bool {
    let names = sentence_behind.split(|c| matches!(c, ',' | ';')).next().unwrap_or_default();
    // The year that a paper is named after is no figure: "3条、2023年度报告".
    let counted = names.windows(2).any(|pair| pair[0].is_ascii_digit() && !(pair[1].is_ascii_digit() || pair[1] == '年'));
    matches!(names, ['、', name, _, ..] if name.is_alphanumeric()) && !counted
}

/// Whether a clause without a figure goes on with parts: "，其余为部门文件；", "，以及联系方式等信息。".
fn goes_on(behind: &[char], words: &Structure) -> bool {
    let Some((',' | '、' | ';', rest)) = behind.split_first() else { return false };
    let Some(end) = rest.iter().position(|c| matches!(c, ',' | ';' | '。')) else { return false };
    let clause = &rest[..end];
    // "…312条，发布年度报告。": one more, and not how many.
    begins(clause, words.rest).is_some()
        || begins(clause, words.joins).is_some() && contains(clause, words.more)
        || begins(clause, words.published).is_some()
}

/// A name without the words before it that open a list.
fn without_opener<'c>(name: &'c [char], words: &Structure) -> &'c [char] {
    // "③其他类": the number that it is told by is no part of it.
    let mut rest = match name {
        ['①'..='⒛', rest @ ..] => rest,
        _ => name,
    };
    while let Some(length) = begins(rest, words.among)
        .or_else(|| begins(rest, words.apart))
        .or_else(|| begins(rest, words.each))
        .or_else(|| begins(rest, words.ended_as))
        .or_else(|| begins(rest, words.some))
    {
        rest = &rest[length..];
    }
    rest
}

/// Whether a name begins as one of several told in turn does: 二是.
pub fn is_enumerated(name: &[char]) -> bool {
    matches!(name, [number, '是' | '为', ..] if NUMBERS.contains(number))
}

const NUMBERS: [char; 11] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// How many kinds of things a name says it counts together: 三类渠道, 两级, 四个平台.
fn number_of(name: &[char]) -> Option<usize> {
    name.windows(2).take(FEW).find_map(|pair| {
        let number = if pair[0] == '两' { Some(2) } else { NUMBERS.iter().position(|n| *n == pair[0]) };
        number.filter(|n| *n > 1 && "类项种级者个大家轮方处".contains(pair[1]))
    })
}

/// A name without the verb that it ends with: 点击量达, 总量为.
pub fn without_verb<'c>(name: &'c [char], words: &Structure) -> &'c [char] {
    let verb = words.comes_to.iter().filter(|w| ends(name, &[w])).map(|w| w.chars().count()).max();
    &name[..name.len() - verb.unwrap_or(0)]
}

/// Whether a name says that its figure sums up those before: 共, 全年共, 合计报送.
fn sums(name: &[char], words: &Structure) -> bool {
    // "信息发布总量达2538条".
    let name = without_verb(name, words);
    let rest = &name[begins(name, words.all_of).unwrap_or(0)..];
    begins(rest, words.total) == Some(rest.len()) && !rest.is_empty() || begins(rest, words.sum).is_some() || ends(name, words.sum)
}

/// "政策公开17条、资金公开11条，共公开28条": whether a name sums up what was told before it in the same word and counted by the same.
fn published_in_all(chars: &[char], items: &[Item], i: usize, name: &[char], words: &Structure) -> bool {
    let Some(length) = begins(name, words.total) else { return false };
    let verb = words.publishing.iter().find(|verb| begins_with(&name[length..], &[verb]).is_some());
    let told = |verb: &&str| {
        let before = &items[i.saturating_sub(2)..i];
        let alike =
            |b: &Item| b.sentence == items[i].sentence && b.figure.unit == items[i].figure.unit && has(&chars[b.from..b.tail], verb);
        before.len() == 2 && before.iter().all(alike)
    };
    verb.is_some_and(told)
}

/// Whether a sentence says that some are counted twice; 互不重复 says that none are.
fn said_to_overlap(sentence: &[char], words: &Structure) -> bool {
    let request = |at: usize| begins(&sentence[at..], words.not_shared).is_some();
    let negated = |at: usize| at > 0 && begins(&sentence[at - 1..], words.negation).is_some() || request(at);
    contains(sentence, words.shared) && (0..sentence.len()).any(|at| begins(&sentence[at..], words.shared).is_some() && !negated(at))
}

/// How many kinds a clause right behind a figure speaks of, where it begins so: ",三类文件均同步推送".
fn kinds_behind(behind: &[char]) -> Option<usize> {
    let rest = behind.strip_prefix(&[',']).or(behind.strip_prefix(&['。']))?;
    let rest = ["以上", "上述", "这"].iter().find_map(|w| Some(&rest[begins_with(rest, &[w])?..])).unwrap_or(rest);
    // "三家占57%" says that there are others.
    let share = rest.iter().take(FEW).any(|c| *c == '占');
    number_of(&rest[..rest.len().min(2)]).filter(|_| !share)
}

/// Whether a name says that its figure is a total; 公共 and 共同 do not.
fn is_total(name: &[char], words: &Structure) -> bool {
    let around = |at: usize| {
        let before = at.checked_sub(1).map_or('\0', |i| name[i]);
        let behind = name.get(at + 1).copied().unwrap_or('\0');
        name[at] != '共' || !matches!(before, '公' | '中' | '党') && !matches!(behind, '同' | '建' | '享' | '产')
    };
    contains(name, words.total) && (0..name.len()).any(|at| begins(&name[at..], words.total).is_some() && around(at))
}
