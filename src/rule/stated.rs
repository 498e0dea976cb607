//! What only one rule finds: the rule's file has its words beside it, and nothing else in the house needs to know of it.

use rust_decimal::Decimal;

use super::Nature;
use crate::place::Span;

/// Facts by name, and the sentence they stand in.
#[derive(Debug, Clone)]
pub struct Stated {
    /// In Chinese and in English: `{name}` is where a fact stands, in quotation marks where it is a text.
    pub says: [&'static str; 2],
    /// What it is about, within its rule: no other finding may change it.
    pub key: String,
    /// The facts that its words name.
    pub args: Vec<(&'static str, Value)>,
    pub nature: Nature,
    /// What to put where, where one replacement surely mends it.
    pub fix: Option<(Span, String)>,
}

/// A fact.
#[derive(Debug, Clone)]
pub enum Value {
    Text(String),
    Number(Decimal),
}

impl Stated {
    /// Something that looks wrong, in these words, about what `key` names.
    pub fn new(says: [&'static str; 2], key: impl Into<String>) -> Stated {
        Stated { says, key: key.into(), args: Vec::new(), nature: Nature::Suspect, fix: None }
    }

    /// A fact that its words name.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Stated {
        self.args.push((name, value.into()));
        self
    }

    /// Mended by `text` in place of what stands at `span`.
    pub fn fixed(self, span: Span, text: impl Into<String>) -> Stated {
        Stated { fix: Some((span, text.into())), ..self }
    }

    /// Something that is missing.
    pub fn missing(self) -> Stated {
        Stated { nature: Nature::Missing, ..self }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Value {
        Value::Number(number)
    }
}
