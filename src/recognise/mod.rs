//! [`Document`] + forms → [`Reading`]: which table, which row and which column each figure belongs to, and how sure that is.

mod across;
mod chain;
mod fill;
mod fold;
mod heads;
mod joint;
mod labels;
mod placing;
mod rows;
mod section;
mod stream;
mod table;
mod title;

pub use fold::fold_text;
pub use title::year_in;

use std::sync::OnceLock;

use crate::document::Document;
use crate::form::{Form, Shape, TableForm, official};
use crate::reading::{Reading, Table};
use chain::{Chain, Occurrence};
use labels::Labels;
use stream::Stream;
use table::Context;

/// Reads `document` after the one of `forms` that fits it; the official ones where there is only a choice between them.
pub fn recognise<'f>(document: &Document, forms: &'f [Form]) -> Reading<'f> {
    static OFFICIAL: OnceLock<Labels> = OnceLock::new();
    let own;
    let labels = if std::ptr::eq(forms, official()) {
        OFFICIAL.get_or_init(|| Labels::new(official()))
    } else {
        own = Labels::new(forms);
        &own
    };
    let stream = Stream::new(document, labels);
    let occurrences = chain::occurrences(&stream, labels);
    let head = title::read(document);
    let finder = Finder { context: Context { document, stream: &stream }, labels, occurrences, forms };
    let form = finder.form(head.year);
    let tables = form.map_or(Vec::new(), |form| finder.tables(form));
    let sections = section::read(document, forms, labels);
    Reading { title: head.text, organization: head.organization, year: head.year, form, sections, tables }
}

struct Finder<'a, 'f> {
    context: Context<'a>,
    labels: &'a Labels,
    occurrences: Vec<Occurrence>,
    forms: &'f [Form],
}

impl<'f> Finder<'_, 'f> {
    fn chain(&self, table: &TableForm) -> Chain {
        chain::best(&self.occurrences, self.context.stream, self.labels, table)
    }

    /// How well a table of the document follows `table`; None where it does not at all.
    fn fit(&self, table: &TableForm) -> Option<f64> {
        let chain = self.chain(table);
        let found = chain.rows.iter().flatten().count();
        let with_figures = chain.rows.iter().flatten().filter(|o| o.unit.is_some()).count();
        let rows = chain.rows.len();
        if found * 4 < rows || found < 2.min(rows) || with_figures == 0 {
            return None;
        }
        let start = chain.rows.iter().flatten().map(|o| o.start).min()?.saturating_sub(120);
        let end = chain.rows.iter().flatten().map(|o| o.end).max()?;
        let words = &self.context.stream.chars[start..end];
        let marks = table.marks.iter().filter(|m| {
            let mark = fold_text(m);
            words.windows(mark.len().max(1)).any(|w| w == mark.as_slice())
        });
        Some(chain.score - 0.3 * (rows - found) as f64 + marks.count() as f64)
    }

    /// The form of the report: the one its longest tables follow; else the one for its year.
    fn form(&self, year: Option<i32>) -> Option<&'f Form> {
        let fits = self.forms.iter().filter_map(|form| {
            let tables = form.tables.iter().filter(|t| t.shape == Shape::Rows);
            let score: Vec<f64> = tables.filter_map(|t| self.fit(t)).collect();
            (!score.is_empty()).then(|| (score.iter().sum::<f64>(), form))
        });
        let best = fits.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, form)| form);
        best.or_else(|| self.forms.iter().find(|f| year.is_some_and(|y| f.covers(y))))
    }

    fn tables(&self, form: &'f Form) -> Vec<Table<'f>> {
        let mut taken = Vec::new();
        let mut tables: Vec<Option<Table<'f>>> = form.tables.iter().map(|_| None).collect();
        for (i, table) in form.tables.iter().enumerate().filter(|(_, t)| t.shape == Shape::Rows) {
            // One report may mix the forms: each table follows the one that fits it best.
            let candidates = self.forms.iter().filter_map(|f| Some((f, f.table(&table.id)?)));
            let fitting = candidates.filter_map(|(f, t)| Some((self.fit(t)?, f.id == form.id, f, t)));
            let best = fitting.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            tables[i] = Some(match best {
                Some((.., own, table)) => {
                    let chain = self.chain(table);
                    taken.extend(chain.rows.iter().flatten().filter_map(|o| o.unit));
                    table::read(self.context, own, table, &chain, self.forms)
                }
                None => table::absent(form, table),
            });
        }
        for (i, table) in form.tables.iter().enumerate().filter(|(_, t)| t.shape == Shape::Across) {
            tables[i] = Some(match across::find(self.context.stream, table, &taken) {
                Some(across::Found::Across(unit)) => table::read_across(self.context, form, table, &self.context.stream.units[unit]),
                Some(across::Found::Stacked(units)) => table::read_stacked(self.context, form, table, &units),
                None => table::absent(form, table),
            });
        }
        tables.into_iter().flatten().collect()
    }
}
