//! A profile's file → a [`Profile`], or the line that is wrong and why.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::{Profile, Tell, ask};
use crate::form::{self, Form, RelationFile, Severity};
use crate::rule;

/// Why a profile was refused.
///
/// ```
/// let error = gouji::Profile::load("name = \"x\"\nsource = \"y\"\nmax_charcters = 1000\n").unwrap_err();
/// assert_eq!(error.line, 3);
/// assert!(error.to_string().starts_with("profile, line 3: unknown field `max_charcters`"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileError {
    /// The line of the profile's file, from 1.
    pub line: usize,
    /// What is wrong there, in words.
    pub reason: String,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "profile, line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for ProfileError {}

/// The file, field by field: read strictly, so that a misspelt field is not lost in silence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    source: String,
    deadline: Option<Spanned<String>>,
    max_characters: Option<usize>,
    #[serde(default)]
    must_tell: Vec<TellFile>,
    #[serde(default)]
    contact: Vec<String>,
    #[serde(default)]
    severities: BTreeMap<Spanned<String>, Severity>,
    #[serde(default)]
    tables: Vec<TableFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TellFile {
    what: String,
    words: Spanned<Vec<String>>,
    #[serde(default = "yes")]
    count: bool,
}

fn yes() -> bool {
    true
}

/// The relations that are added to one table of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    form: Spanned<String>,
    id: Spanned<String>,
    relations: Vec<RelationFile>,
}

/// A relation of the profile's own, written out for its table.
#[derive(Debug, Clone)]
pub struct Own {
    pub rule: String,
    form: String,
    table: String,
    statement: form::Statement,
    instances: Vec<form::Relation>,
}

impl Own {
    /// Puts the relation into its table, where that is among `forms`.
    pub fn add(&self, forms: &mut [Form]) {
        for form in forms.iter_mut().filter(|f| f.id == self.form.as_str()) {
            for table in form.tables.iter_mut().filter(|table| table.id == self.table.as_str()) {
                let at = table.statements.len();
                table.relations.extend(self.instances.iter().map(|r| form::Relation { statement: at, ..r.clone() }));
                table.statements.push(self.statement.clone());
            }
        }
    }
}

/// A mistake and the byte it stands at.
type Fault = (usize, String);

pub fn load(text: &str) -> Result<Profile, ProfileError> {
    let line = |at: usize| text[..text.floor_char_boundary(at)].matches('\n').count() + 1;
    let file: File =
        toml::from_str(text).map_err(|e| ProfileError { line: line(e.span().map_or(0, |s| s.start)), reason: e.message().to_owned() })?;
    file.profile().map_err(|(at, reason)| ProfileError { line: line(at), reason })
}

impl File {
    fn profile(self) -> Result<Profile, Fault> {
        let deadline = self.deadline.map(day).transpose()?;
        let must_tell = self.must_tell.into_iter().map(TellFile::tell).collect::<Result<_, _>>()?;
        let mut relations = Vec::new();
        for table in self.tables {
            relations.extend(table.relations(&self.source)?);
        }
        let known = |id: &str| {
            let own = relations.iter().any(|own: &Own| own.rule == id);
            own || ask::RULES.contains(&id) || rule::entries(&[]).iter().any(|entry| entry.id == id)
        };
        let mut severities = Vec::new();
        for (id, severity) in self.severities {
            if !known(id.get_ref()) {
                return Err((
                    id.span().start,
                    format!("没有规则 {id}，gouji rules 列出全部规则 · no rule \"{id}\": see gouji rules", id = id.get_ref()),
                ));
            }
            severities.push((id.into_inner(), severity));
        }
        Ok(Profile {
            name: self.name,
            source: self.source,
            deadline,
            max_characters: self.max_characters,
            must_tell,
            contact: self.contact,
            severities,
            relations,
        })
    }
}

/// "01-31": month and day.
fn day(text: Spanned<String>) -> Result<(i32, i32), Fault> {
    const DAYS: [i32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let read = text.get_ref().split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
    let fits = |&(month, day): &(i32, i32)| {
        let days = usize::try_from(month - 1).ok().and_then(|m| DAYS.get(m));
        days.is_some_and(|days| (1..=*days).contains(&day))
    };
    let wanted = || format!("“{}”不是日期：写月-日，如 01-31 · no day: month and day are wanted, as in 01-31", text.get_ref());
    read.filter(fits).ok_or_else(|| (text.span().start, wanted()))
}

impl TellFile {
    fn tell(self) -> Result<Tell, Fault> {
        let at = self.words.span().start;
        let words: Vec<String> = self.words.into_inner().iter().map(|word| rule::text::bare(word)).collect();
        if words.is_empty() || words.iter().any(String::is_empty) {
            return Err((at, "words 里至少要有一个词，且不能是空的 · at least one word is wanted, and none that is empty".to_owned()));
        }
        Ok(Tell { what: self.what, words, count: self.count })
    }
}

impl TableFile {
    /// Its relations, which rest on the profile's `source` where they name nothing else.
    fn relations(self, source: &str) -> Result<Vec<Own>, Fault> {
        let (form_at, table_at) = (self.form.span().start, self.id.span().start);
        let (id, name) = (self.form.into_inner(), self.id.into_inner());
        let Some(form) = form::official().iter().find(|f| f.id == id.as_str()) else {
            return Err((form_at, format!("没有表格 {id}，gouji forms 列出全部表格 · no form \"{id}\": see gouji forms")));
        };
        let Some(table) = form.table(&name) else {
            return Err((table_at, format!("{id} 年表没有 {name} 表 · the form {id} has no table \"{name}\"")));
        };
        let mut relations = Vec::new();
        for file in self.relations {
            let (statement, instances) = file.read(table.statements.len(), &table.blocks, source)?;
            relations.push(Own { rule: statement.rule.to_string(), form: id.clone(), table: name.clone(), statement, instances });
        }
        Ok(relations)
    }
}
