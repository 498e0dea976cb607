//! The narrative read as claims: what is counted, of what, for which time, the figure, its words and place.
//!
//! In: a document and what was recognised in it. Out: the figures told outside its tables with their meaning, lists, shares and denials. It reads
//! by clause: a `passage`'s characters become `token`s (words of `words.toml`, figures, marks), these `item`s, and items `list`s and
//! `rate`s. Nothing is judged here but arithmetic; what is not understood whole is no claim, for a wrong accusation costs more than a missed one.

#[cfg(feature = "compare")]
mod alone;
mod balance;
#[cfg(feature = "compare")]
mod before;
mod beyond;
mod denial;
mod done;
mod extent;
mod faults;
mod flow;
mod gap;
#[cfg(feature = "compare")]
mod grown;
mod item;
mod kind;
mod label;
mod list;
mod meaning;
mod otherwise;
mod passage;
mod rate;
mod repair;
mod role;
mod sides;
mod signs;
mod stale;
mod standing;
#[cfg(test)]
mod tests;
mod text;
mod token;
mod turns;
mod unit;
mod weigh;
mod weight;
mod weights;
#[cfg(feature = "compare")]
mod worded;
mod words;

#[cfg(feature = "compare")]
pub use alone::{growth_alone, named, named_alone};
pub use balance::{Balance, asked};
#[cfg(feature = "compare")]
pub use before::before;
pub use beyond::{Beyond, Why as WhyBeyond};
pub use done::AllDone;
#[cfg(feature = "compare")]
pub use grown::Grown;
pub use item::Item;
pub use list::{List, NEAR};
pub use passage::Passage;
pub use rate::{Rate, RateKind, growth_by_difference};
pub use repair::{Repair, digits_slipped, is_slip, may_be_slip};
pub use role::{is_carried_out, is_new};
pub use stale::Stale;
use standing::Opener;
pub use standing::Standing;
pub use token::{Figure, agrees};
pub use unit::Unit;
pub use weigh::{Fault, Tables, Verdict, judge};
#[cfg(feature = "internals")]
pub use weight::Weight;
#[cfg(feature = "internals")]
pub use weights::all as weights;
pub use words::{CAME_IN, Count, DEALT_WITH, PROCESS, Part, Says};

use crate::document::Document;
use crate::filing::Filing;
use crate::input::{InputError, InputErrorKind, Measure};
use crate::number::fold_width;
use crate::ordered::Ordered;
use crate::place::Span;
use crate::script::simplified;
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
    /// What others most likely tell.
    pub likely: Vec<Told>,
    pub rates: Vec<Rate>,
    /// Runs of shares of one whole.
    pub shares: Vec<Vec<usize>>,
    pub balances: Vec<Balance>,
    pub beyond: Vec<Beyond>,
    /// Clauses that say that all requests are done.
    pub done: Vec<AllDone>,
    pub denials: Vec<Denied>,
    pub stale: Vec<Stale>,
}

impl Narrated {
    /// What the item with this index tells.
    pub fn told_by(&self, item: usize) -> Option<&Told> {
        told_by(&self.told, item)
    }

    /// What it most likely tells, where that is not certain.
    #[cfg(feature = "compare")]
    pub fn likely_of(&self, item: usize) -> Option<&Told> {
        told_by(&self.likely, item)
    }
}

/// What the item with this index tells, of those in order of their items.
fn told_by(told: &[Told], item: usize) -> Option<&Told> {
    told.binary_search_by_key(&item, |t| t.item).ok().map(|at| &told[at])
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

/// Whether a figure's words say that reviews or suits are counted.
pub fn is_of_cases(item: &Item) -> bool {
    item.says & (REVIEW | SUIT) != 0
}

/// Whether item `i` is the first of its sentence and tells how much information was published in a year named there: "2023年，经网站公开信息561条".
pub fn publishes(items: &[Item], i: usize, chars: &[char]) -> bool {
    let item = &items[i];
    if i > 0 && items[i - 1].sentence == item.sentence {
        return false;
    }
    let from = chars[..item.at].iter().rposition(|c| *c == '。').unwrap_or(0);
    let label = &chars[item.from..item.at];
    // "公开信息共计561条".
    let in_all = |at: usize| label.len() == at + 2 || text::begins(&label[at + 2..], structure().total) == Some(label.len() - at - 2);
    chars[from..item.at].contains(&'年')
        && text::has(label, "公开")
        && (label.windows(2).rposition(|pair| pair == ['信', '息']).is_some_and(in_all) || chars[item.until..].starts_with(&['信', '息']))
}

/// Whether a text may tell of more than came in its year, in whatever words: of the year before, where it is not but compared, of years before that, of what
/// was counted twice; or tells in a bracket behind a figure what is among it.
pub fn may_tell_more(chars: &[char]) -> bool {
    let words = structure();
    let compared = |at: usize| at > 0 && matches!(chars[at - 1], '比' | '较' | '与' | '同' | '和');
    let year_before = |at: usize| text::begins(&chars[at..], words.year_before).is_some() && !compared(at);
    let among = chars.windows(2).any(|two| matches!(two, ['(', '含' | '包' | '其' | '部']));
    among || text::contains(chars, words.more_than_came) || (0..chars.len()).any(year_before)
}

/// Whether a figure is of requests by name, and not only of applications of some kind.
pub fn of_requests(item: &Item) -> bool {
    (item.says | item.topic) & (REQUEST | ON_REQUEST) != 0 && item.says & (REVIEW | SUIT) == 0
}

/// Whether a text speaks of what may have come over from the year before.
pub fn speaks_of_carrying(chars: &[char]) -> bool {
    text::contains(chars, structure().year_before) || text::has(chars, "结转")
}

/// So many characters may stand between a figure and the word that says that all are meant: 政府信息公开申请的申请人.
const NOUN_OF_ALL: usize = 12;

/// Whether item `i` leads its clause and speaks of all there are: "2件均为网络申请". Behind 其中 it is of some.
pub fn is_of_all(narrated: &Narrated, i: usize) -> bool {
    let (item, standing) = (&narrated.items[i], &narrated.standings[i]);
    let behind = narrated.passage.chars[item.until..].chunks(standing::LONGEST_NAME).next().unwrap_or_default();
    let clause = behind.split(|c| !c.is_alphanumeric()).next().unwrap_or_default();
    let all = (0..clause.len().min(NOUN_OF_ALL)).any(|at| text::begins(&clause[at..], structure().all).is_some());
    standing.leads
        && all
        && !text::contains(clause, structure().left_over)
        && matches!(standing.opener, None | Some(Opener::Within | Opener::Colon))
}

/// The verbs that tell what was done with requests; those that say nearly the same may be told of different ones.
pub fn verbs() -> &'static [&'static str] {
    structure().verbs
}

/// Whether a word alone says what was done: a verb of dealing with requests, or of publishing.
pub fn is_of_doing(word: &str) -> bool {
    structure().verbs.contains(&word) || structure().publishing.contains(&word)
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
        let named = tokens.iter().any(|t| spoken(t) & INFO != 0);
        heading = section_topic(reading, passage.span(0, passage.chars.len()), named).unwrap_or(heading);
        if passage.heading || lead.is_some() {
            heading = label::topic(lead.unwrap_or(&tokens).iter().fold(0, |says, t| says | spoken(t)));
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
        let lists = list::lists(&items, &standings, &passage.chars);
        let done = done::all_done(&passage.chars);
        let rates = rate::rates(&items, &standings, &lists, &done, &passage.chars);
        let (told, likely) = meaning::told(&items, &lists, &passage.chars);
        let shares = rate::share_runs(&items, &standings, &passage.chars);
        let balances = balance::balances(&items, &standings, &lists, &denials, &done, &passage.chars);
        let beyond = beyond::beyond(&items, &standings, &lists, &told, &passage.chars);
        let denials: Vec<Denied> = denials.iter().filter_map(meaning::denied).collect();
        let stale = reading.year.map_or_else(Vec::new, |year| stale::stale(&passage.chars, &tokens, year, heading));
        // Most passages tell nothing that counts.
        if !(items.is_empty() && denials.is_empty() && stale.is_empty() && done.is_empty()) {
            found.push(Narrated { passage, items, standings, lists, told, likely, rates, shares, balances, beyond, done, denials, stale });
        }
    }
    Ok(found)
}

/// What the official section speaks of in which a passage stands: the third of requests, the fourth of reviews and suits about information.
///
/// A passage that itself says of which reviews it speaks (`passage_names_it`) may tell of others first: "共办理行政复议30件，其中涉及政府信息公开7件".
fn section_topic(reading: &Filing, passage: Span, passage_names_it: bool) -> Option<Says> {
    let section = reading.sections.iter().find(|s| s.body.start <= passage.start && passage.end <= s.body.end);
    match section?.number {
        3 => Some(label::topic(REQUEST)),
        4 => Some(if passage_names_it { 0 } else { INFO }),
        _ => None,
    }
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
    let name: Vec<char> = organization.chars().map(|c| simplified(fold_width(c))).collect();
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
    if text::find(&name, "街道").is_some() {
        own.push("全街道".chars().collect());
    }
    own.push(name);
    // "市人民政府办公室" is "市政府办公室" and "市政府办" as well.
    for i in 0..own.len() {
        if let Some(at) = text::find(&own[i], "人民政府") {
            let short = [&own[i][..at], &own[i][at + 2..]].concat();
            own.extend(short.strip_suffix(&['公', '室']).map(<[char]>::to_vec));
            own.push(short);
        }
    }
    own.retain(|n| n.len() > 1);
    own.order_by_key(|n| std::cmp::Reverse(n.len()));
    own
}
