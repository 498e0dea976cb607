//! The words of the narrative as data: `words.toml` → a lexicon, the counts that a clause may tell, and the columns it may name.

use std::sync::LazyLock;

use super::text::WordList;
use crate::number::fold_width;
use crate::ordered::Ordered;

/// What a clause says, as a set of the names under `[words]`: bit n is the n-th name.
pub type Says = u128;

/// The names that the code itself asks for; `words.toml` may have more, which only its counts and parts use.
macro_rules! known {
    ($($constant:ident = $name:literal),* $(,)?) => {
        #[repr(u8)]
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "an index, used through the constants below")]
        enum Index { $($constant),* }
        const KNOWN: &[&str] = &[$($name),*];
        $(pub const $constant: Says = 1 << Index::$constant as u8;)*
    };
}

known! {
    FILLER = "filler", THIS_YEAR = "this_year", OTHER_TIME = "other_time", THAN = "than", PART_TIME = "part_time", CUMULATIVE = "cumulative",
    CHANNEL = "channel", OTHERS = "others", OWN = "own", REGION = "region", ABOUT = "about", AMONG = "among", INCLUDE = "include",
    OPEN = "open", REST = "rest", SHARE = "share", OF_ALL = "of_all", UP = "up", DOWN = "down", POINT = "point", FROM = "from", NOT = "not", INFO = "info",
    REQUEST = "request", ON_REQUEST = "on_request", APPLICATION = "application", RECEIVE = "receive", NEW = "new", HANDLE = "handle", PROCESS = "process",
    CARRY_IN = "carry_in", CARRY_OUT = "carry_out", CARRY = "carry", NEXT = "next", ONWARD = "onward", NATURAL = "natural", LEGAL = "legal",
    OTHER_OUTCOME = "other_outcome", REVIEW = "review", SUIT = "suit", DIRECT = "direct", AFTER = "after", IDIOM = "idiom", DECIDE = "decide", PENDING = "pending", WITHDRAWN = "withdrawn", ISSUE = "issue", REPEAL = "repeal", BECAME = "became",
    RESPECTIVELY = "respectively",
}

/// What came in.
pub const CAME_IN: Says = RECEIVE | NEW;

/// What came in, what was done with it, and reviews are told of by clauses of their own, and are no parts of what was published.
pub const DEALT_WITH: Says = RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN | CARRY_OUT | REVIEW | SUIT | REQUEST | ON_REQUEST | APPLICATION;

/// Something a clause may count: it says just `says`, and speaks of the cells of any one of `rows`.
#[derive(Debug)]
pub struct Count {
    pub id: &'static str,
    pub says: Says,
    /// The table of the form.
    pub table: &'static str,
    /// The readings in use. Each is a sum of row keys (`*` at the end: every row that begins so), or of `row/column` where the column is fixed.
    pub rows: Vec<Vec<String>>,
    /// An amount of money, in 万元; else a count.
    pub money: bool,
}

/// A column of a table that a clause may name.
#[derive(Debug)]
pub struct Part {
    pub says: Says,
    pub table: &'static str,
    pub columns: Vec<String>,
}

/// All of `words.toml`.
pub struct Words {
    /// The words that begin alike, the longest first, with the bit of what they say.
    words: Vec<Vec<(Vec<char>, u8)>>,
    /// For each character of the basic plane one more than the index of the words that begin with it: looked up for every character of a text.
    heads: Vec<u16>,
    pub counts: Vec<Count>,
    pub parts: Vec<Part>,
    /// Everything that counts and parts are made of.
    pub meaning: Says,
    /// Everything that names a column.
    pub columns: Says,
    /// Everything that names what became of a request.
    pub results: Says,
    /// What names an outcome of several rows, each for a reason of its own.
    pub groups: Says,
    /// Everything that names how a review or a suit ended, or that it did not.
    pub outcomes: Says,
    /// Everything that counts of the table of what is disclosed are made of.
    pub disclosed: Says,
}

/// The words by which figures stand to each other, and those of fixed turns of speech, as `[structure]` of `words.toml` lists them.
pub struct Structure {
    pub among: &'static WordList,
    pub first: &'static WordList,
    pub shared: &'static WordList,
    pub not_shared: &'static WordList,
    pub in_turn: &'static WordList,
    pub mostly: &'static WordList,
    pub comes_to: &'static WordList,
    pub to_do: &'static WordList,
    pub division: &'static WordList,
    pub places: &'static WordList,
    pub not_statement: &'static WordList,
    pub headed: &'static WordList,
    pub circumstances: &'static WordList,
    pub apart: &'static WordList,
    pub each: &'static WordList,
    pub ended_as: &'static WordList,
    pub published_things: &'static WordList,
    pub as_ruled: &'static WordList,
    pub one_more: &'static WordList,
    pub within: &'static WordList,
    pub within_start: &'static WordList,
    pub within_end: &'static WordList,
    pub some: &'static WordList,
    pub more: &'static WordList,
    pub rest: &'static WordList,
    pub total: &'static WordList,
    pub reach: &'static WordList,
    pub used: &'static WordList,
    pub statement: &'static WordList,
    pub publishing: &'static WordList,
    pub published_names: &'static WordList,
    pub share: &'static WordList,
    pub not_share: &'static WordList,
    pub due: &'static WordList,
    pub all: &'static WordList,
    pub done: &'static WordList,
    pub published: &'static WordList,
    pub of_some_rate: &'static WordList,
    pub to_next_year: &'static WordList,
    pub part_of_all_rate: &'static WordList,
    pub answered_rate: &'static WordList,
    pub done_rate: &'static WordList,
    pub otherwise: &'static WordList,
    pub other_matters: &'static WordList,
    pub sides: &'static WordList,
    pub deducted: &'static WordList,
    pub two: &'static WordList,
    pub both: &'static WordList,
    pub sum: &'static WordList,
    pub all_of: &'static WordList,
    pub outside: &'static WordList,
    pub becomes: &'static WordList,
    pub of_these: &'static WordList,
    pub answers: &'static WordList,
    pub among_these: &'static WordList,
    pub steps: &'static WordList,
    pub more_than_came: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub of_some_applicants: &'static WordList,
    pub verbs: &'static WordList,
    pub above: &'static WordList,
    pub not_some: &'static WordList,
    pub negation: &'static WordList,
    pub left: &'static WordList,
    pub still: &'static WordList,
    pub later: &'static WordList,
    pub answered: &'static WordList,
    pub left_over: &'static WordList,
    pub joins: &'static WordList,
    pub year_before: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub compared: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub not_that_year: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub told_of_year: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub years_end: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub not_alike: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub beside: &'static WordList,
    #[cfg_attr(not(feature = "compare"), expect(dead_code, reason = "last year's figures are held against last year's report"))]
    pub done_of_last: &'static WordList,
    pub plans: &'static WordList,
    pub taken: &'static WordList,
    pub happened: &'static WordList,
    pub ahead: &'static WordList,
}

/// The words of structure built in.
pub fn structure() -> &'static Structure {
    &STRUCTURE
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static BUILT_IN: LazyLock<Words> = LazyLock::new(compile);

/// The words built in.
pub fn words() -> &'static Words {
    &BUILT_IN
}

impl Words {
    /// The longest word at the beginning of `text`: its length in characters and what it says.
    pub fn at(&self, text: &[char]) -> Option<(usize, Says)> {
        let head = *self.heads.get(*text.first()? as usize)?;
        let words = self.words.get(usize::from(head.checked_sub(1)?))?;
        // The first characters are alike; the second tells most of them apart.
        let second = text.get(1);
        let begins = |word: &[char]| (word.len() < 2 || second == Some(&word[1])) && text.starts_with(word);
        words.iter().find(|(word, _)| begins(word)).map(|(word, bit)| (word.len(), 1 << bit))
    }

    /// The count that a clause saying `says` tells.
    pub fn count(&self, says: Says) -> Option<&Count> {
        self.counts.iter().find(|c| c.says == says)
    }
}

/// The built-in words in the form a text is read with. What may be wrong with them was looked for when the crate was built.
fn compile() -> Words {
    let mut names: Vec<&str> = KNOWN.to_vec();
    let mut all: Vec<(Vec<char>, u8)> = Vec::new();
    for line in WORDS.lines() {
        let (name, list) = line.split_once(' ').unwrap_or_default();
        let bit = names.iter().position(|n| *n == name).unwrap_or(names.len());
        if bit == names.len() {
            names.push(name);
        }
        for word in list.split(' ') {
            let word: Vec<char> = word.chars().map(fold_width).collect();
            all.push((word, bit as u8));
        }
    }
    let mut words = Words {
        words: Vec::new(),
        heads: vec![0; 1 << 16],
        counts: Vec::new(),
        parts: Vec::new(),
        meaning: 0,
        columns: 0,
        results: 0,
        groups: 0,
        outcomes: 0,
        disclosed: 0,
    };
    all.order_by(|a, b| a.0[0].cmp(&b.0[0]).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
    for (word, bit) in all {
        let head = &mut words.heads[word[0] as usize];
        if *head == 0 {
            words.words.push(Vec::new());
            *head = words.words.len() as u16;
        }
        words.words[usize::from(*head) - 1].push((word, bit));
    }
    let says = |list: &str| -> Says {
        let bits = list.split_whitespace().filter_map(|name| names.iter().position(|n| *n == name));
        bits.fold(0, |says, bit| says | 1 << bit)
    };
    let sums =
        |list: &str| -> Vec<Vec<String>> { list.split('|').map(|sum| sum.split('+').map(|key| key.trim().to_owned()).collect()).collect() };
    let entries = |table: &'static str| table.lines().map(|line| line.split(';').collect::<Vec<&'static str>>());
    for entry in entries(COUNTS) {
        let [id, told, table, rows, money] = entry[..] else { continue };
        words.counts.push(Count { id, says: says(told), table, rows: sums(rows), money: !money.is_empty() });
    }
    for entry in entries(PARTS) {
        let [told, table, columns] = entry[..] else { continue };
        words.parts.push(Part { says: says(told), table, columns: sums(columns).swap_remove(0) });
    }
    let all = |table: &str| words.counts.iter().filter(|c| c.table == table).fold(0, |says, c| says | c.says);
    (words.results, words.disclosed) =
        (all("requests") & !(REQUEST | RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN | CARRY_OUT), all("disclosure") & !PROCESS);
    let grouped = words.counts.iter().filter(|c| c.rows.iter().flatten().any(|row| row.ends_with('*')));
    words.groups = grouped.fold(0, |says, c| says | c.says) & !REQUEST;
    words.outcomes = words.parts.iter().filter(|p| p.table == "review").fold(0, |says, p| says | p.says);
    words.columns = words.parts.iter().fold(0, |says, p| says | p.says);
    words.meaning = words.counts.iter().fold(words.columns, |says, c| says | c.says);
    words
}
