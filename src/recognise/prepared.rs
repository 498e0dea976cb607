//! A set of forms made ready: what recognition asks of it for every document, folded and counted once.

use std::sync::LazyLock;

use super::fold::{fold_text, without_number};
use super::labels::{LabelId, Labels};
use super::quick::QuickMap;
use crate::form::{Form, TableForm, official};

/// See the module.
pub struct Prepared<'f> {
    /// The forms themselves.
    pub forms: &'f [Form],
    /// The labels of their rows.
    pub labels: Labels,
    /// Their tables: for each form, in its order.
    pub tables: Vec<Vec<PreparedTable<'f>>>,
    /// The titles of their sections, the other ways of writing them included.
    pub titles: Vec<SectionTitle>,
    /// The section of each title.
    pub sections: QuickMap<Vec<char>, u32>,
    /// The headings of groups of rows, without their numbers.
    pub groups: Vec<Vec<char>>,
}

/// The title of a section as it is compared.
pub struct SectionTitle {
    pub number: u32,
    pub chars: Vec<char>,
}

/// A table of a form as it is compared.
pub struct PreparedTable<'f> {
    pub form: &'f Form,
    pub table: &'f TableForm,
    /// The row that each label is.
    pub rows: QuickMap<LabelId, usize>,
    /// The block of each row.
    pub blocks: Vec<usize>,
    /// Words that only this form's table has.
    pub marks: Vec<Vec<char>>,
    /// The heads of the columns of each block.
    pub heads: Vec<Vec<Vec<char>>>,
}

impl<'f> Prepared<'f> {
    /// Makes `forms` ready.
    pub fn new(forms: &'f [Form]) -> Prepared<'f> {
        let labels = Labels::new(forms);
        let sections = || forms.iter().flat_map(|f| &f.sections);
        let titles = || sections().flat_map(|s| std::iter::once(&s.title).chain(&s.variants).map(|t| (s.number, fold_text(t))));
        let rows = forms.iter().flat_map(|f| &f.tables).flat_map(|t| t.rows());
        Prepared {
            forms,
            tables: forms.iter().map(|form| form.tables.iter().map(|table| PreparedTable::new(form, table, &labels)).collect()).collect(),
            titles: titles().map(|(number, chars)| SectionTitle { number, chars }).collect(),
            sections: titles().map(|(number, chars)| (chars, number)).collect(),
            groups: rows.flat_map(|(_, _, row)| &row.groups).map(|g| without_number(&fold_text(g)).to_vec()).collect(),
            labels,
        }
    }

    /// The number of the section in which the table of a label stands.
    pub fn section_of(&self, label: LabelId) -> u32 {
        let table = self.labels.table_of(label);
        self.all_tables().find(|t| table == Some(&t.table.id)).map_or(0, |t| t.table.section)
    }

    /// The tables of all forms.
    pub fn all_tables(&self) -> impl Iterator<Item = &PreparedTable<'f>> {
        self.tables.iter().flatten()
    }
}

/// The official forms, made ready once for all documents.
pub fn official_prepared() -> &'static Prepared<'static> {
    static OFFICIAL: LazyLock<Prepared<'static>> = LazyLock::new(|| Prepared::new(official()));
    &OFFICIAL
}

impl<'f> PreparedTable<'f> {
    fn new(form: &'f Form, table: &'f TableForm, labels: &Labels) -> PreparedTable<'f> {
        let heads = |block: &crate::form::Block| block.columns.iter().map(|c| fold_text(&c.label)).collect();
        let rows = table.rows().enumerate();
        PreparedTable {
            form,
            table,
            rows: rows.filter_map(|(i, (_, _, row))| Some((labels.id(&table.id, &row.key)?, i))).collect(),
            blocks: table.rows().map(|(block, ..)| block).collect(),
            marks: table.marks.iter().map(|m| fold_text(m)).collect(),
            heads: table.blocks.iter().map(heads).collect(),
        }
    }
}
