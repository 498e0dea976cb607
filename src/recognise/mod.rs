//! [`Document`] + forms → [`Reading`]: which table, which row and which column each figure belongs to, and how sure that is.

mod across;
mod again;
mod chain;
mod extent;
mod fill;
mod fit;
mod fold;
mod heads;
mod joint;
mod labels;
mod parts;
mod placing;
mod rows;
mod section;
mod stream;
mod table;
mod title;

pub use parts::Part;
pub use title::year_in;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::document::Document;
use crate::form::{Form, Shape, TableForm, official};
use crate::reading::{Extent, Reading, Table};
use chain::{Chain, Occurrence};
use labels::Labels;
use stream::Stream;
use table::Context;

/// Reads `document` after the one of `forms` that fits it; the official ones where there is only a choice between them.
pub fn recognise<'f>(document: &Document, forms: &'f [Form]) -> Reading<'f> {
    let labels = &*labels(forms);
    let stream = Stream::new(document, labels);
    let occurrences = chain::occurrences(&stream, labels);
    let head = title::read(document);
    let finder = Finder { context: Context { document, stream: &stream }, labels, occurrences, forms };
    let form = finder.form(head.year);
    let mut tables = form.map_or(Vec::new(), |form| finder.tables(form));
    let sections = section::read(document, forms, labels);
    let extent = extent::extent(document, head.text.is_some(), &sections, &tables);
    if extent == Extent::Part {
        extent::spare_the_ends(&mut tables);
    }
    Reading {
        extent,
        part: 1,
        others: Vec::new(),
        title: head.text,
        organization: head.organization,
        year: head.year,
        form,
        sections,
        tables,
    }
}

/// The reports in `document`, told apart by the labels and titles of `forms`; one where there are no more.
pub fn parts(document: &Document, forms: &[Form]) -> Vec<Part> {
    parts::parts(document, forms, &labels(forms))
}

/// The labels of `forms`; those of the official ones are collected once.
fn labels(forms: &[Form]) -> Cow<'static, Labels> {
    static OFFICIAL: OnceLock<Labels> = OnceLock::new();
    if std::ptr::eq(forms, official()) {
        Cow::Borrowed(OFFICIAL.get_or_init(|| Labels::new(official())))
    } else {
        Cow::Owned(Labels::new(forms))
    }
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
        fit::fit(self.context.stream, table, &self.chain(table))
    }

    /// The form of the report: the one for its year if a table certainly follows it, whatever the others do; else the one its longest tables
    /// follow; else the one for its year; where only the table that all forms share was given, the newest.
    fn form(&self, year: Option<i32>) -> Option<&'f Form> {
        if let Some(form) = self.forms.iter().find(|f| year.is_some_and(|y| f.covers(y)) && self.is_followed(f)) {
            return Some(form);
        }
        let fits = self.forms.iter().filter_map(|form| {
            let tables = form.tables.iter().filter(|t| t.shape == Shape::Rows);
            let score: Vec<f64> = tables.filter_map(|t| self.fit(t)).collect();
            (!score.is_empty()).then(|| (score.iter().sum::<f64>(), form))
        });
        let fits: Vec<(f64, &Form)> = fits.collect();
        fit::best(&fits, year).or_else(|| match year {
            Some(year) => self.forms.iter().find(|f| f.covers(year)),
            None => {
                let has = |form: &&Form| {
                    form.tables.iter().any(|t| t.shape == Shape::Across && across::find(self.context.stream, t, &[]).is_some())
                };
                self.forms.iter().filter(has).max_by_key(|f| f.from)
            }
        })
    }

    /// Whether a table of the document follows `form` and no other.
    fn is_followed(&self, form: &Form) -> bool {
        form.tables.iter().filter(|t| t.shape == Shape::Rows).any(|table| {
            let others = self.forms.iter().filter(|f| f.id != form.id).filter_map(|f| f.table(&table.id));
            self.fit(table).is_some_and(|own| others.filter_map(|t| self.fit(t)).all(|other| own >= other + fit::AS_GOOD))
        })
    }

    fn tables(&self, form: &'f Form) -> Vec<Table<'f>> {
        let mut taken = Vec::new();
        let mut tables: Vec<Option<Table<'f>>> = form.tables.iter().map(|_| None).collect();
        for (i, table) in form.tables.iter().enumerate().filter(|(_, t)| t.shape == Shape::Rows) {
            // One report may mix the forms: each table follows the one that fits it best.
            let candidates = self.forms.iter().filter_map(|f| Some((f, f.table(&table.id)?)));
            let fitting: Vec<(f64, &Form, &TableForm)> = candidates.filter_map(|(f, t)| Some((self.fit(t)?, f, t))).collect();
            let most = fitting.iter().map(|f| f.0).fold(f64::MIN, f64::max);
            let own = fitting.iter().find(|f| f.1.id == form.id && f.0 > most - fit::AS_GOOD);
            tables[i] = Some(match own.or(fitting.iter().find(|f| f.0 == most)) {
                Some(&(_, own, table)) => {
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
