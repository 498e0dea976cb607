//! The facts of a reason by name, for programs that word it themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::Remark;
use crate::rule::Why;

/// A fact: a number or a word, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Arg {
    Number(i64),
    Text(String),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Arg {
        Arg::Number(number.into())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}

impl From<&[String]> for Arg {
    fn from(texts: &[String]) -> Arg {
        Arg::Texts(texts.to_vec())
    }
}

impl From<&[usize]> for Arg {
    fn from(numbers: &[usize]) -> Arg {
        Arg::Numbers(numbers.iter().map(|&n| i64::try_from(n).unwrap_or(i64::MAX)).collect())
    }
}

/// The facts of why something was not checked.
pub fn of_why(why: &Why) -> BTreeMap<&'static str, Arg> {
    match why {
        Why::NoTable(title) => BTreeMap::from([("table", title.into())]),
        Why::Unread { table, relations } | Why::BlankTotal { table, relations } => {
            BTreeMap::from([("table", table.into()), ("relations", (*relations).into())])
        }
        Why::Told { count } | Why::TooMany { count } => BTreeMap::from([("count", (*count).into())]),
        Why::NotGiven(lacking) => {
            let sections: Vec<usize> = lacking.sections.iter().map(|&n| n as usize).collect();
            BTreeMap::from([
                ("tables", lacking.tables.as_slice().into()),
                ("rows", lacking.rows.into()),
                ("sections", sections.as_slice().into()),
                ("relations", lacking.relations.into()),
            ])
        }
        Why::BeforeForms(year) => BTreeMap::from([("year", (*year).into())]),
        Why::NoForm | Why::NoSections | Why::NoYear => BTreeMap::new(),
    }
}

/// The facts of what was not read.
pub fn of_remark(remark: &Remark) -> BTreeMap<&'static str, Arg> {
    match remark {
        Remark::ControlCharacters { count } | Remark::Uncalculated { count } => BTreeMap::from([("count", (*count).into())]),
        Remark::HiddenText { characters }
        | Remark::TextBoxes { characters }
        | Remark::Slanted { characters }
        | Remark::Unencoded { characters } => BTreeMap::from([("characters", (*characters).into())]),
        Remark::Pictures { pages } => BTreeMap::from([("pages", pages.as_slice().into())]),
        Remark::HiddenSheets { names } => BTreeMap::from([("names", names.as_slice().into())]),
        Remark::HiddenCells { rows, columns } => BTreeMap::from([("rows", (*rows).into()), ("columns", (*columns).into())]),
    }
}
