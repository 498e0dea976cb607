//! The narrative read as claims: what is counted, of what, for which time, the figure, its words and place.
//!
//! In: a document and what was recognised in it. Out: the figures told outside its tables with their meaning, lists, shares and denials. It reads
//! by clause: a `passage`'s characters become `token`s (words of `words.toml`, figures, marks), these `item`s, and items `list`s and
//! `rate`s. Nothing is judged here but arithmetic; what is not understood whole is no claim, for a wrong accusation costs more than a missed one.

mod balance;
mod done;
mod item;
mod list;
mod passage;
mod rate;
mod repair;
mod stale;
mod standing;
mod token;
mod weigh;
mod words;

pub use balance::{Balance, is_carried_out};
pub use done::AllDone;
pub use item::{Denial, Item};
pub use list::List;
pub use passage::Passage;
pub use rate::{Rate, RateKind, agrees, growth_by_difference};
pub use repair::Repair;
pub use stale::Stale;
pub use standing::Standing;
pub use token::{Figure, Unit};
pub use weigh::{Fault, Verdict, judge};
pub use words::{Count, Part, Says};

use crate::document::Document;
use crate::filing::Filing;
use crate::input::{InputError, InputErrorKind, Measure};
use crate::number::fold_width;
use crate::place::Span;
use list::NEAR;
use words::*;

/// A figure told, and the cells it speaks of.
#[derive(Debug)]
pub struct Told {
    /// Index of its item.
    pub item: usize,
    pub count: &'static Count,
    /// The column; None for the total.
    pub part: Option<&'static Part>,
}

/// What a passage tells.
pub struct Narrated {
    pub passage: Passage,
    pub items: Vec<Item>,
    /// How each item stands to the one before.
    pub standings: Vec<Standing>,
    pub lists: Vec<List>,
    pub told: Vec<Told>,
    pub rates: Vec<Rate>,
    pub balances: Vec<Balance>,
    /// Clauses that say that all requests are done.
    pub done: Vec<AllDone>,
    pub denials: Vec<Denied>,
    pub stale: Vec<Stale>,
}

impl Narrated {
    /// What the item with this index tells.
    pub fn told_by(&self, item: usize) -> Option<&Told> {
        self.told.binary_search_by_key(&item, |t| t.item).ok().map(|at| &self.told[at])
    }
}

/// A denial, with the counts that it says are zero.
#[derive(Debug)]
pub struct Denied {
    pub counts: Vec<&'static Count>,
    pub from: usize,
    pub until: usize,
}

/// Everything that `words.toml` says a clause may count.
pub fn counts() -> &'static [Count] {
    &words().counts
}

/// The count with this id.
pub fn count(id: &str) -> Option<&'static Count> {
    counts().iter().find(|c| c.id == id)
}

/// No report tells as many figures; a text that does is refused.
const MOST_FIGURES: usize = 20_000;

/// Everything told in the text of `document`.
///
/// # Errors
/// [`InputErrorKind::TooLarge`] where it tells more figures than any report does.
pub fn read(document: &Document, reading: &Filing) -> Result<Vec<Narrated>, InputError> {
    let tables: Vec<Span> = reading.tables.iter().filter_map(|t| t.span).collect();
    let own = own_names(reading.organization.as_deref().unwrap_or_default());
    let words = words();
    // What the nearest heading spoke of, for terse clauses under it.
    let mut heading = 0;
    let mut figures = 0;
    let mut found = Vec::new();
    for passage in passage::passages(document, &tables) {
        let tokens = token::tokens(&passage.chars, words, &own);
        let lead = lead(&tokens);
        if passage.heading || lead.is_some() {
            heading = item::topic(lead.unwrap_or(&tokens).iter().fold(0, |says, t| says | spoken(t)));
        }
        if passage.heading {
            continue;
        }
        let (items, denials) = item::items(&tokens, reading.year, heading);
        figures += items.len();
        if figures > MOST_FIGURES {
            return Err(InputErrorKind::TooLarge { what: Measure::Figures, found: None, limit: MOST_FIGURES }.into());
        }
        let standings = standing::standings(&passage.chars, &items);
        let lists = list::lists(&items, &standings);
        let rates = rate::rates(&items, &lists, &passage.chars);
        let told = told(&items, &lists);
        let balances = balance::balances(&items, &standings);
        let done = done::all_done(&passage.chars);
        let denials: Vec<Denied> = denials.iter().filter_map(denied).collect();
        let stale = reading.year.map_or_else(Vec::new, |year| stale::stale(&passage.chars, &tokens, year, heading));
        // Most passages tell nothing that counts.
        if !(items.is_empty() && denials.is_empty() && stale.is_empty() && done.is_empty()) {
            found.push(Narrated { passage, items, standings, lists, told, rates, balances, done, denials, stale });
        }
    }
    Ok(found)
}

fn spoken(token: &token::Token) -> Says {
    match token.kind {
        token::Kind::Word(says) => says,
        _ => 0,
    }
}

/// The heading within a paragraph: "（二）依申请公开。全年…".
fn lead(tokens: &[token::Token]) -> Option<&[token::Token]> {
    let numbered =
        matches!(tokens, [token::Token { kind: token::Kind::Mark('('), .. }, _, token::Token { kind: token::Kind::Mark(')'), .. }, ..]);
    let end = tokens.iter().position(|t| matches!(t.kind, token::Kind::Mark('。' | ',' | ':')))?;
    (numbered && tokens[end].start < 20).then(|| &tokens[..end])
}

/// The names an office calls itself by: its whole name, that without the places before it, and the whole of its place where it governs it.
fn own_names(organization: &str) -> Vec<Vec<char>> {
    let name: Vec<char> = organization.chars().map(fold_width).collect();
    let mut own: Vec<Vec<char>> = Vec::new();
    for (i, c) in name.iter().enumerate() {
        let place = matches!(c, '省' | '市' | '县' | '区' | '州' | '旗' | '盟' | '镇' | '乡');
        own.extend((place && name.len() - i > 3).then(|| name[i..].to_vec()));
        own.extend((place && name.len() - i > 4).then(|| name[i + 1..].to_vec()));
        own.extend((place && name.ends_with(&['局'])).then(|| vec![*c, '局']));
    }
    let governed = organization.strip_suffix("人民政府").or(organization.strip_suffix("政府")).unwrap_or(organization);
    if let Some(level) = governed.chars().last().filter(|c| "省市县区州旗盟镇乡".contains(*c)) {
        own.push(governed.chars().collect());
        own.push(vec!['全', level]);
    }
    if organization.contains("街道") {
        own.push("全街道".chars().collect());
    }
    own.push(name);
    // "市人民政府办公室" is "市政府办公室" and "市政府办" as well.
    for i in 0..own.len() {
        let text: String = own[i].iter().collect();
        if text.contains("人民政府") {
            let short = text.replace("人民政府", "政府");
            own.extend(short.strip_suffix("公室").map(|s| s.chars().collect()));
            own.push(short.chars().collect());
        }
    }
    own.retain(|n| n.len() > 1);
    own.sort_by_key(|n| std::cmp::Reverse(n.len()));
    own
}

/// What may stand in a claim's clause besides its meaning.
const HARMLESS: Says =
    FILLER | THIS_YEAR | OWN | AMONG | INCLUDE | OPEN | INFO | ABOUT | OF_ALL | ONWARD | APPLICATION | CARRY | CUMULATIVE | FROM;

/// The items whose meaning is certain.
fn told(items: &[Item], lists: &[List]) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    // An item of another matter: a terse clause behind it may go on about that.
    let mut lost = false;
    let meaning = words().meaning;
    let disclosed = words().disclosed;
    // The head of the list that each item is a part of.
    let mut heads: Vec<Option<usize>> = vec![None; items.len()];
    for list in lists.iter().rev().filter(|l| l.opener.is_some()) {
        list.sure().iter().for_each(|&i| heads[i] = Some(list.whole()));
    }
    for (i, item) in items.iter().enumerate() {
        let whole = heads[i];
        let own = item.says & (REQUEST | ON_REQUEST | CASES | INFO) != 0;
        lost &= !own && item.says & disclosed == 0;
        if let Some(told) = (!lost).then(|| tell(items, &found, i, whole)).flatten() {
            found.push(told);
        } else {
            lost |= !own
                && whole.is_none()
                && item.depth == 0
                && item.figure.unit.counts_cases()
                && (item.unknown || item.says & meaning != 0)
                && item.says & (CHANNEL | CARRY) == 0
                && !item.change
                && item.year == Some(0);
        }
    }
    found
}

/// What item `i` tells, if that is certain; `found` is what those before it told, `whole` the head of the list it stands in.
fn tell(items: &[Item], found: &[Told], i: usize, whole: Option<usize>) -> Option<Told> {
    let words = words();
    let (meaning, columns) = (words.meaning, words.columns);
    let item = &items[i];
    let parent = match whole {
        // A part of what is not understood is not understood.
        Some(whole) => Some(&found[found.binary_search_by_key(&whole, |t| t.item).ok()?]),
        None => {
            let same = |t: &&Told| items[t.item].sentence == item.sentence;
            found.iter().rev().take(NEAR).take_while(same).find(|t| items[t.item].depth <= item.depth)
        }
    };
    let money = item.figure.unit == Unit::Yuan;
    let counted_so = money || item.figure.unit.counts_cases();
    if item.unknown || item.elsewhere || item.figure.about || !counted_so || item.says & !(HARMLESS | meaning | REST | ON_REQUEST) != 0 {
        return None;
    }
    let mut says = item.says & meaning;
    // "其他3件" among the outcomes of a review.
    if item.says & REST != 0 {
        parent.filter(|p| p.count.table == "review" && whole.is_some())?;
        says |= OTHER_OUTCOME;
    }
    let (column, mut counted) = (says & columns, says & !columns);
    if column.count_ones() > 1 {
        return None;
    }
    let part = words.parts.iter().find(|p| p.says == column);
    let asked = item.says & APPLICATION != 0 && item.topic & REQUEST != 0;
    // "依申请公开20条" alone may be a kind of what was made public.
    let acted = item.says & ON_REQUEST != 0 && says & (RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN | CARRY_OUT) != 0;
    if asked || acted {
        counted |= REQUEST;
    } else if item.says & ON_REQUEST != 0 && says & CASES == 0 {
        return None;
    }
    if counted & CASES != 0 && counted & (RECEIVE | PROCESS) == 0 {
        // "因政府信息公开申请引发的行政复议".
        counted &= !REQUEST;
    }
    let head = item.head & meaning & !columns;
    if counted == 0 && part.is_some() {
        counted = head;
    }
    // A figure alone says nothing.
    if counted == 0 && part.is_none() {
        return None;
    }
    let parent = parent.filter(|p| part.is_none_or(|part| part.table == p.count.table));
    let count = if part.is_some() && counted & !REQUEST == 0 && parent.is_some() {
        parent?.count
    } else {
        words.count(counted).or_else(|| words.count(counted | head)).or_else(|| words.count(counted | item.topic & REQUEST)).or_else(
            || {
                // "制发规范性文件6件，废止2件", "作出行政许可9件、行政处罚3件": what the figure before said goes without saying.
                let before = found.last().filter(|t| t.item + 1 == i && items[t.item].sentence == item.sentence)?;
                words.counts.iter().find(|c| {
                    c.says & counted == counted && (c.says & !counted).count_ones() == 1 && c.says & !counted & before.count.says != 0
                })
            },
        )?
    };
    // "收到180件，其中办结166件": of those received, or of all that were handled?
    if whole.is_some() && count.says & PROCESS != 0 && counted & PROCESS != 0 {
        return None;
    }
    // A part that names no column of its count's table ("行政复议自然人2件") is not understood; nor is a running total but of what is in force.
    let column_fits = part.is_none_or(|p| p.table == count.table);
    let total_fits = !item.stock || count.id.ends_with("in-force");
    // Reviews and suits are of this report only where it is said that they were about information.
    let informed = count.table != "review" || (item.topic | item::topic(item.says)) & INFO != 0;
    (count.money == money && column_fits && total_fits && informed).then_some(Told { item: i, count, part })
}

/// Reviews and suits.
const CASES: Says = REVIEW | SUIT | DIRECT | AFTER;

/// The counts that a denial says are zero.
fn denied(denial: &Denial) -> Option<Denied> {
    let words = words();
    let says = denial.says & words.meaning;
    let about = denial.says | denial.topic;
    let cases = says & CASES;
    let columns = words.columns & !(NATURAL | LEGAL);
    if denial.says & !(HARMLESS | words.meaning | ON_REQUEST) != 0 || says & columns != 0 {
        return None;
    }
    let count = |says: Says| words.count(says);
    let counts: Vec<&'static Count> = if cases != 0 {
        let only = says & !(CASES | REQUEST | RECEIVE | NATURAL | LEGAL) == 0;
        if !only || about & (INFO | REQUEST) == 0 {
            return None;
        }
        let separate = [REVIEW, SUIT, DIRECT, AFTER].into_iter().filter(|b| cases & b != 0);
        // 行政诉讼 beside 未经复议直接起诉 only names the latter.
        separate.filter(|b| *b != SUIT || cases & (DIRECT | AFTER) == 0).filter_map(count).collect()
    } else {
        let asked = says & !(NATURAL | LEGAL) & !REQUEST;
        let request = says & REQUEST != 0 || denial.says & ON_REQUEST != 0 || (about & REQUEST != 0 && denial.says & APPLICATION != 0);
        match asked {
            RECEIVE | NEW | 0 if request => count(NEW | REQUEST).into_iter().collect(),
            CARRY_IN if about & REQUEST != 0 => count(CARRY_IN | REQUEST).into_iter().collect(),
            CARRY_OUT if about & REQUEST != 0 => count(CARRY_OUT | REQUEST).into_iter().collect(),
            _ => return None,
        }
    };
    (!counts.is_empty()).then_some(Denied { counts, from: denial.from, until: denial.until })
}
