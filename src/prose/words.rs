//! The words of the narrative as data: `words.toml` → a lexicon, the counts that a clause may tell, and the columns it may name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use toml::de::{DeTable, DeValue};

use crate::number::fold_width;

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
    OPEN = "open", REST = "rest", SHARE = "share", OF_ALL = "of_all", UP = "up", DOWN = "down", POINT = "point", NOT = "not", INFO = "info",
    REQUEST = "request", ON_REQUEST = "on_request", APPLICATION = "application", RECEIVE = "receive", NEW = "new", HANDLE = "handle", PROCESS = "process",
    CARRY_IN = "carry_in", CARRY_OUT = "carry_out", CARRY = "carry", ONWARD = "onward", NATURAL = "natural", LEGAL = "legal",
    OTHER_OUTCOME = "other_outcome", OTHER_RESULT = "other_result", REVIEW = "review", SUIT = "suit", DIRECT = "direct", AFTER = "after", IDIOM = "idiom",
}

/// Something a clause may count: it says just `says`, and speaks of the cells of any one of `rows`.
#[derive(Debug)]
pub struct Count {
    pub id: String,
    pub says: Says,
    /// The table of the form.
    pub table: String,
    /// The readings in use. Each is a sum of row keys (`*` at the end: every row that begins so), or of `row/column` where the column is fixed.
    pub rows: Vec<Vec<String>>,
    /// An amount of money, in 万元; else a count.
    pub money: bool,
}

/// A column of a table that a clause may name.
#[derive(Debug)]
pub struct Part {
    pub says: Says,
    pub table: String,
    pub columns: Vec<String>,
}

/// All of `words.toml`.
pub struct Words {
    names: Vec<String>,
    /// The words that begin alike, the longest first, with the bit of what they say.
    words: Vec<Vec<(Vec<char>, u8)>>,
    /// For each character of the basic plane one more than the index of the words that begin with it: looked up for every character of a text.
    heads: Vec<u16>,
    pub counts: Vec<Count>,
    pub parts: Vec<Part>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| load(include_str!("words.toml")).unwrap_or_else(|reason| panic!("words.toml: {reason}")));

/// The words built in.
pub fn words() -> &'static Words {
    &WORDS
}

impl Words {
    /// The longest word at the beginning of `text`: its length in characters and what it says.
    pub fn at(&self, text: &[char]) -> Option<(usize, Says)> {
        let head = *self.heads.get(*text.first()? as usize)?;
        let words = self.words.get(usize::from(head.checked_sub(1)?))?;
        words.iter().find(|(word, _)| text.starts_with(word)).map(|(word, bit)| (word.len(), 1 << bit))
    }

    /// The count that a clause saying `says` tells.
    pub fn count(&self, says: Says) -> Option<&Count> {
        self.counts.iter().find(|c| c.says == says)
    }

    /// Everything that counts and parts are made of.
    pub fn meaning(&self) -> Says {
        self.counts.iter().map(|c| c.says).chain(self.parts.iter().map(|p| p.says)).fold(0, |a, b| a | b)
    }

    /// Everything that names what became of a request.
    pub fn results(&self) -> Says {
        let requests = self.counts.iter().filter(|c| c.table == "requests").fold(0, |says, c| says | c.says);
        requests & !(REQUEST | RECEIVE | NEW | HANDLE | PROCESS | CARRY_IN | CARRY_OUT)
    }

    /// Everything that names a column.
    pub fn columns(&self) -> Says {
        self.parts.iter().fold(0, |a, p| a | p.says)
    }
}

fn text<'t>(value: &'t DeValue) -> Result<&'t str, String> {
    value.as_str().ok_or_else(|| "a text in quotes is wanted".to_owned())
}

fn load(toml: &str) -> Result<Words, String> {
    let parsed = DeTable::parse(toml).map_err(|e| e.to_string())?;
    let table = |name: &str| parsed.get_ref().get(name).and_then(|v| v.get_ref().as_table()).ok_or_else(|| format!("no table [{name}]"));
    let mut words = Words {
        names: KNOWN.iter().map(|k| (*k).to_owned()).collect(),
        words: Vec::new(),
        heads: vec![0; 1 << 16],
        counts: Vec::new(),
        parts: Vec::new(),
    };
    let mut by_head: BTreeMap<char, Vec<(Vec<char>, u8)>> = BTreeMap::new();
    for (name, list) in table("words")?.iter() {
        let bit = words.names.iter().position(|n| n == name.get_ref()).unwrap_or(words.names.len());
        if bit == words.names.len() {
            words.names.push(name.get_ref().to_string());
        }
        for word in text(list.get_ref())?.split_whitespace() {
            let word: Vec<char> = word.chars().map(fold_width).collect();
            by_head.entry(word[0]).or_default().push((word, bit as u8));
        }
    }
    if words.names.len() > Says::BITS as usize {
        return Err(format!("{} names, and no more than {} can be told apart", words.names.len(), Says::BITS));
    }
    for list in by_head.values_mut() {
        list.sort_unstable_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        if let Some(twice) = list.windows(2).find(|w| w[0].0 == w[1].0) {
            return Err(format!("the word {} is given twice", twice[0].0.iter().collect::<String>()));
        }
    }
    for (head, list) in by_head {
        words.words.push(list);
        let at = words.heads.get_mut(head as usize).ok_or_else(|| format!("no word begins with {head}"))?;
        *at = words.words.len() as u16;
    }
    let names = std::mem::take(&mut words.names);
    let says = |list: &str| {
        list.split_whitespace().try_fold(0, |says, name| {
            let bit = names.iter().position(|n| n == name).ok_or_else(|| format!("no words say \"{name}\""))?;
            Ok::<Says, String>(says | 1 << bit)
        })
    };
    let sums =
        |list: &str| -> Vec<Vec<String>> { list.split('|').map(|sum| sum.split('+').map(|key| key.trim().to_owned()).collect()).collect() };
    for (id, entry) in table("count")?.iter() {
        let field = |name: &str| {
            entry.get_ref().get(name).map(toml::Spanned::get_ref).ok_or_else(|| format!("[count.{}] has no {name}", id.get_ref()))
        };
        words.counts.push(Count {
            id: id.get_ref().to_string(),
            says: says(text(field("says")?)?)?,
            table: text(field("table")?)?.to_owned(),
            rows: sums(text(field("rows")?)?),
            money: field("money").is_ok(),
        });
    }
    for (id, entry) in table("part")?.iter() {
        let field = |name: &str| {
            entry.get_ref().get(name).map(toml::Spanned::get_ref).ok_or_else(|| format!("[part.{}] has no {name}", id.get_ref()))
        };
        let columns = sums(text(field("columns")?)?).swap_remove(0);
        words.parts.push(Part { says: says(id.get_ref())?, table: text(field("table")?)?.to_owned(), columns });
    }
    words.names = names;
    Ok(words)
}
