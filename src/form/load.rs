//! A form's file → a [`Form`], or the line that is wrong and why.

use std::fmt;

use toml::Spanned;

use super::file::{BlockFile, ColumnFile, FormFile, KindFile, RelationFile, RowFile, SameFile, SectionFile, TableFile, WordsFile};
use super::notation::{Each, LAST, expand, names_last_year};
use super::shape::*;

/// Why a form was refused.
///
/// ```
/// let error = gouji::form::load("id = \"own\"\ntitel = \"\"").unwrap_err();
/// assert_eq!(error.line, 2);
/// assert!(error.to_string().starts_with("form, line 2: unknown field `titel`"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct FormError {
    /// The line of the form's file, from 1.
    pub line: usize,
    /// What is wrong there, in words.
    pub reason: String,
    /// What the reader of TOML says, where it is that.
    source: Option<Box<toml::de::Error>>,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "form, line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for FormError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A mistake and the byte it stands at.
type Fault = (usize, String);

/// Reads a form's file (TOML; the built-in ones are the pattern).
///
/// # Errors
/// [`FormError`] with the line and the reason: not TOML, a field missing or unknown, a key given twice or with a "/" in it, a table
/// without rows or columns, a relation that names what is not there or would never be checked.
///
/// ```
/// let form = gouji::form::load(r#"
/// id = "county"
/// title = "县统计表"
/// source = "县政办发〔2025〕1号"
/// from = 2025
///
/// [[tables]]
/// id = "requests"
/// section = 3
/// title = "收到申请情况"
///
/// [[tables.blocks]]
/// label = ""
/// source = "县政办发〔2025〕1号"
/// columns = [{ key = "natural", label = "自然人" }, { key = "business", label = "商业企业" }, { key = "sum", label = "总计", total = true }]
/// rows = [{ key = "new", label = "新收" }]
///
/// [[tables.relations]]
/// rule = "county.row"
/// each = "row"
/// holds = "natural + business = sum"
/// "#)?;
/// assert_eq!(form.tables[0].relations.len(), 1);
/// # Ok::<(), gouji::FormError>(())
/// ```
pub fn load(text: &str) -> Result<Form, FormError> {
    let line = |at: usize| text[..text.floor_char_boundary(at)].matches('\n').count() + 1;
    let file: FormFile = toml::from_str(text).map_err(|e| FormError {
        line: line(e.span().map_or(0, |s| s.start)),
        reason: e.message().to_owned(),
        source: Some(Box::new(e)),
    })?;
    file.form().map_err(|(at, reason)| FormError { line: line(at), reason, source: None })
}

fn texts(list: Vec<String>) -> Vec<Text> {
    list.into_iter().map(Text::from).collect()
}

/// A key: part of an address, so without what addresses and relations are written with; given once among `seen`.
fn key(value: Spanned<String>, seen: &mut Vec<String>) -> Result<Text, Fault> {
    let (at, key) = (value.span().start, value.into_inner());
    if key.is_empty() || key.contains(|c: char| matches!(c, '/' | '*' | '+' | '=' | '>') || c.is_whitespace()) {
        return Err((at, format!("\"{key}\" cannot be a key: keys have no blanks and none of / * + = >")));
    }
    if key.starts_with(LAST) {
        return Err((at, format!("\"{key}\" cannot be a key: \"{LAST}\" before a name means last year's")));
    }
    if seen.contains(&key) {
        return Err((at, format!("\"{key}\" is given twice")));
    }
    seen.push(key.clone());
    Ok(key.into())
}

impl FormFile {
    fn form(self) -> Result<Form, Fault> {
        if self.tables.get_ref().is_empty() {
            return Err((self.tables.span().start, "a form needs at least one table".to_owned()));
        }
        let mut seen = Vec::new();
        let tables = self.tables.into_inner().into_iter().map(|t| {
            let at = t.span().start;
            t.into_inner().table(at, &self.source, &mut seen)
        });
        let tables: Vec<TableForm> = tables.collect::<Result<_, _>>()?;
        let known = |address: &str| tables.iter().flat_map(|t| t.cells.iter()).any(|c| c.address == address);
        if let Some(wrong) = self.same.iter().find(|s| !known(s.here.get_ref())) {
            return Err((wrong.here.span().start, format!("no cell of the form has the address \"{}\"", wrong.here.get_ref())));
        }
        let same = |s: SameFile| Same { form: s.form.into(), here: s.here.into_inner().into(), there: s.there.into() };
        Ok(Form {
            same: self.same.into_iter().map(same).collect(),
            tables,
            id: key(self.id, &mut Vec::new())?,
            title: self.title.into(),
            source: self.source.into(),
            from: self.from,
            until: self.until,
            sections: self.sections.into_iter().map(SectionFile::section).collect(),
        })
    }
}

impl SectionFile {
    fn section(self) -> Section {
        Section { number: self.number, title: self.title.into(), variants: texts(self.variants) }
    }
}

impl TableFile {
    /// `at` is the byte its table begins at, `source` the document that the form was issued with.
    fn table(self, at: usize, source: &str, seen: &mut Vec<String>) -> Result<TableForm, Fault> {
        let id = key(self.id, seen)?;
        if self.blocks.is_empty() {
            return Err((at, format!("the table \"{id}\" has no blocks")));
        }
        let (mut blocks, mut rows_seen, mut first_cell): (Vec<Block>, _, _) = (Vec::new(), Vec::new(), 0);
        for file in self.blocks {
            let at = file.span().start;
            let block = file.into_inner().block(at, first_cell, &mut rows_seen)?;
            first_cell += block.rows.len() * block.columns.len();
            blocks.push(block);
        }
        let cells = cells(&id, &blocks);
        let (mut statements, mut relations, mut years) = (Vec::new(), Vec::new(), Vec::new());
        // What is said of two years stands behind what is said of one, wherever the file says it.
        let (within, between): (Vec<_>, Vec<_>) = self.relations.into_iter().partition(|r| !names_last_year(r.holds.get_ref()));
        for file in within.into_iter().chain(between) {
            let (statement, instances) = file.read(statements.len(), &blocks, source)?;
            statements.push(statement);
            let two_years = instances.iter().any(|r| r.terms.iter().any(|t| t.1 >= cells.len()));
            if two_years { &mut years } else { &mut relations }.extend(instances);
        }
        let blocks = blocks.into_iter().enumerate().map(|(b, block)| block.with_totals(b, &cells, &relations)).collect();
        Ok(TableForm {
            id,
            section: self.section,
            title: self.title.into(),
            note: self.note.map(Text::from),
            shape: self.shape,
            marks: texts(self.marks),
            blocks,
            statements,
            relations,
            years,
            cells,
        })
    }
}

impl Block {
    /// A column that a sum in its rows comes to is a total, whether the file says so or not; so is a row that a sum in its columns comes to.
    fn with_totals(mut self, block: usize, cells: &[CellForm], relations: &[Relation]) -> Block {
        let sums = relations.iter().filter(|r| r.op == Op::Equal && r.terms.len() - r.left == 1 && r.left > 0);
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for relation in sums.filter(|r| cells[r.terms[0].1].block == block) {
            let (part, whole) = (&cells[relation.terms[0].1], &cells[relation.terms[relation.left].1]);
            if part.row == whole.row {
                columns.push(whole.column);
            } else {
                rows.push(whole.row);
            }
        }
        self.columns =
            self.columns.iter().cloned().enumerate().map(|(c, k)| Column { total: k.total || columns.contains(&c), ..k }).collect();
        self.rows = self.rows.iter().cloned().enumerate().map(|(r, k)| RowForm { total: k.total || rows.contains(&r), ..k }).collect();
        self
    }
}

impl BlockFile {
    fn block(self, at: usize, first_cell: usize, rows_seen: &mut Vec<String>) -> Result<Block, Fault> {
        if self.columns.is_empty() || self.rows.is_empty() {
            return Err((at, format!("the block \"{}\" needs rows and columns", self.label)));
        }
        let mut seen = Vec::new();
        let columns = self.columns.into_iter().map(|c| c.column(&mut seen)).collect::<Result<_, _>>()?;
        let rows = self.rows.into_iter().map(|r| r.row(rows_seen)).collect::<Result<_, _>>()?;
        Ok(Block { label: self.label.into(), source: self.source.into(), columns, rows, first_cell })
    }
}

impl ColumnFile {
    fn column(self, seen: &mut Vec<String>) -> Result<Column, Fault> {
        let kind = match self.kind {
            None | Some(KindFile::Count) => Kind::Count,
            Some(KindFile::Change) => Kind::Change,
            Some(KindFile::Amount) => Kind::Amount { decimals: self.decimals },
        };
        let (unit, group) = (self.unit.map(Text::from), self.group.map(Text::from));
        Ok(Column { key: key(self.key, seen)?, label: self.label.into(), unit, group, kind, total: self.total })
    }
}

impl RowFile {
    fn row(self, seen: &mut Vec<String>) -> Result<RowForm, Fault> {
        let (variants, groups) = (texts(self.variants), texts(self.groups));
        Ok(RowForm { key: key(self.key, seen)?, label: self.label.into(), variants, groups, total: self.total })
    }
}

impl RelationFile {
    /// The sentence, and its instances. What the file does not say of it is said in general words.
    ///
    /// # Errors
    /// The byte of the relation and the reason, where it names what the blocks do not have.
    pub fn read(self, statement: usize, blocks: &[Block], source: &str) -> Result<(Statement, Vec<Relation>), Fault> {
        let at = self.holds.span().start;
        let holds = self.holds.into_inner();
        let instances = expand(&self.rule, statement, self.each, &holds, blocks).map_err(|reason| (at, reason))?;
        let (op, sums) = (instances[0].op, instances.iter().all(|r| r.terms.len() - r.left == 1));
        let general = match (op, sums) {
            (Op::Equal, true) => ("各项之和与总计不相等", "the parts do not add up to the total"),
            (Op::Equal, false) => ("两边之和不相等", "the two sides are not equal"),
            (Op::AtLeast, _) => ("数量关系不成立", "the comparison does not hold"),
        };
        let line = match self.each {
            Each::Row => ("每行", "each row"),
            Each::Column => ("每列", "each column"),
        };
        let words = |given: Option<WordsFile>, (zh, en): (String, String)| {
            let (zh, en) = given.map_or((zh, en), |w| (w.zh, w.en));
            Words { zh: zh.into(), en: en.into() }
        };
        let severity = self.severity.unwrap_or(if op == Op::Equal { Severity::Error } else { Severity::Warning });
        let statement = Statement {
            rule: self.rule.into(),
            severity,
            statement: words(self.statement, (format!("{}：{holds}", line.0), format!("{}: {holds}", line.1))),
            broken: words(self.broken, (general.0.to_owned(), general.1.to_owned())),
            basis: self.basis.unwrap_or_else(|| source.to_owned()).into(),
            holds: holds.into(),
        };
        Ok((statement, instances))
    }
}
