//! [`Document`] + forms → [`Filing`]: which table, which row and which column each figure belongs to, and how sure that is.

mod across;
mod again;
mod alignment;
mod alike;
#[cfg(any(feature = "files", not(target_family = "wasm")))]
mod beside;
mod between_rows;
mod columns;
mod constraints;
mod counted;
#[cfg(any(feature = "files", not(target_family = "wasm")))]
mod cut;
mod extent;
mod fill;
mod fit;
mod fold;
#[cfg(any(feature = "files", not(target_family = "wasm")))]
mod in_blocks;
mod labels;
mod marks;
mod misplaced;
mod named;
mod occurrences;
mod over_columns;
mod parted;
mod parts;
mod placing;
mod prepared;
mod printed;
mod quick;
mod row_to_place;
mod rows;
mod ruler;
mod section;
mod side_by_side;
mod stream;
mod table;
mod title;
mod told;
#[cfg(any(test, all(target_family = "wasm", not(feature = "files"))))]
mod torn;
mod under_heads;
mod unheaded;
mod units;
mod usual;
mod year;

pub use parts::Part;
pub use title::organization_in;
pub use year::year_in;

use crate::document::Document;
use crate::filing::{Extent, Filing, Table};
use crate::form::{Form, Shape, official};
use alignment::Alignment;
use occurrences::Occurrence;
use prepared::{Prepared, PreparedTable, official_prepared};
use stream::{Context, Stream};

/// Reads `document` after the one of `forms` that fits it; the official ones where there is only a choice between them.
pub fn recognise<'f>(document: &Document, forms: &'f [Form]) -> Filing<'f> {
    with_prepared(forms, |prepared| read(document, prepared))
}

/// The reports in `document`, told apart by the labels and titles of `forms`; one where there are no more.
pub fn parts(document: &Document, forms: &[Form]) -> Vec<Part> {
    with_prepared(forms, |prepared| parts::parts(document, prepared))
}

/// Does `work` with `forms` made ready; the official ones are made ready once.
fn with_prepared<'f, T>(forms: &'f [Form], work: impl FnOnce(&Prepared<'f>) -> T) -> T {
    if std::ptr::eq(forms, official()) { work(official_prepared()) } else { work(&Prepared::new(forms)) }
}

fn read<'f>(document: &Document, prepared: &Prepared<'f>) -> Filing<'f> {
    // Titles, sections and what a text is a part of are told in the order of the text; tables as they are read.
    let whole = document;
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    let arranged = beside::arranged(document, &prepared.labels);
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    let document = arranged.as_ref().unwrap_or(document);
    let stream = Stream::new(document, &prepared.labels);
    #[cfg(all(target_family = "wasm", not(feature = "files")))]
    let torn = torn::is_torn(&stream, prepared) || counted::may_be(document, &stream);
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    let bare = counted::without(document, &stream);
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    let (document, stream) = bare.as_ref().map_or((document, stream), |bare| (bare, Stream::new(bare, &prepared.labels)));
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    let stream = cut::mended(stream, &prepared.labels);
    let stream = named::rows(document, stream, prepared);
    #[cfg(any(feature = "files", not(target_family = "wasm")))]
    let stream = in_blocks::rows(stream, prepared);
    let occurrences = occurrences::occurrences(&stream, &prepared.labels);
    let head = title::read(whole);
    let finder = Finder::new(Context { document, stream: &stream }, prepared, occurrences);
    let form = finder.form(head.year);
    let mut tables = form.map_or(Vec::new(), |form| finder.tables(form));
    misplaced::read_letters(&mut tables);
    let sections = section::read(whole, prepared);
    let extent = extent::extent(whole, head.text.is_some(), &sections, &tables);
    if extent == Extent::Part {
        extent::spare_the_ends(&mut tables);
    }
    Filing {
        extent,
        part: 1,
        others: Vec::new(),
        title: head.text,
        organization: head.organization,
        year: head.year,
        form,
        sections,
        tables,
        #[cfg(all(target_family = "wasm", not(feature = "files")))]
        torn,
    }
}

/// A table of a form laid over the document: its labels in their best order, and how well the document follows it.
struct Candidate<'a, 'f> {
    table: &'a PreparedTable<'f>,
    alignment: Alignment,
    /// None where it does not follow it at all.
    fit: Option<f64>,
}

impl Candidate<'_, '_> {
    /// Whether every row is there. The heads of a block or two may be another form's: a table with every row of the one, and not of the other, follows the
    /// one.
    fn is_whole(&self) -> bool {
        self.alignment.rows.iter().all(Option::is_some)
    }
}

/// Chooses among the forms and reads their tables.
struct Finder<'a, 'f> {
    context: Context<'a>,
    prepared: &'a Prepared<'f>,
    occurrences: Vec<Occurrence>,
    /// Every table of every form with a line for each row, laid over the document once.
    candidates: Vec<Candidate<'a, 'f>>,
}

impl<'a, 'f> Finder<'a, 'f> {
    fn new(context: Context<'a>, prepared: &'a Prepared<'f>, occurrences: Vec<Occurrence>) -> Self {
        let align = |table: &'a PreparedTable<'f>| {
            let alignment = alignment::align(&occurrences, context.stream, table);
            Candidate { fit: fit::fit(context.stream, table, &alignment), table, alignment }
        };
        let candidates = prepared.all_tables().filter(|t| t.table.shape == Shape::Rows).map(align).collect();
        Finder { context, prepared, occurrences, candidates }
    }

    /// The tables of `form` laid over the document.
    fn of_form<'s>(&'s self, form: &'s Form) -> impl Iterator<Item = &'s Candidate<'a, 'f>> {
        self.candidates.iter().filter(move |a| std::ptr::eq(a.table.form, form))
    }

    /// The form of the report: the one for its year if a table certainly follows it, whatever the others do; else the one its longest tables
    /// follow; else the one for its year; where only the table that all forms share was given, the newest.
    fn form(&self, year: Option<i32>) -> Option<&'f Form> {
        let forms = self.prepared.forms;
        if let Some(form) = forms.iter().find(|f| year.is_some_and(|y| f.covers(y)) && self.is_followed(f)) {
            return Some(form);
        }
        let fits = forms.iter().filter_map(|form| {
            let score: Vec<f64> = self.of_form(form).filter_map(|a| a.fit).collect();
            (!score.is_empty()).then(|| (score.iter().sum::<f64>(), form))
        });
        let fits: Vec<(f64, &Form)> = fits.collect();
        fit::best(&fits, year).or_else(|| match year {
            Some(year) => forms.iter().find(|f| f.covers(year)),
            None => {
                let tables = self.prepared.all_tables().filter(|t| t.table.shape == Shape::Across);
                let found = tables.filter(|t| side_by_side::find(self.context, t, &[]).is_some());
                found.map(|t| t.form).max_by_key(|f| f.from)
            }
        })
    }

    /// Whether a table of the document follows `form` and no other.
    fn is_followed(&self, form: &Form) -> bool {
        self.of_form(form).any(|own| {
            let others = || self.candidates.iter().filter(|a| a.table.form.id != form.id && a.table.table.id == own.table.table.id);
            own.fit.is_some_and(|fit| {
                others().filter_map(|a| a.fit).all(|other| fit >= other + fit::AS_GOOD)
                    || own.is_whole() && !others().any(Candidate::is_whole)
            })
        })
    }

    fn tables(&self, form: &'f Form) -> Vec<Table<'f>> {
        let mut taken = Vec::new();
        let mut tables: Vec<Option<Table<'f>>> = form.tables.iter().map(|_| None).collect();
        for (i, table) in form.tables.iter().enumerate().filter(|(_, t)| t.shape == Shape::Rows) {
            // One report may mix the forms: each table follows the one that fits it best.
            let candidates = self.candidates.iter().filter(|a| a.table.table.id == table.id);
            let fitting: Vec<(f64, &Candidate)> = candidates.filter_map(|a| Some((a.fit?, a))).collect();
            let most = fitting.iter().map(|f| f.0).fold(f64::MIN, f64::max);
            let best = fitting.iter().find(|f| f.0 == most);
            let is_whole = |f: &(f64, &Candidate)| f.1.is_whole();
            let own = fitting
                .iter()
                .find(|f| f.1.table.form.id == form.id && (f.0 > most - fit::AS_GOOD || is_whole(f) && !best.is_some_and(is_whole)));
            tables[i] = Some(match own.or(best) {
                Some((_, found)) => {
                    let rest = alignment::other_half(&self.occurrences, self.context.stream, found.table, &found.alignment);
                    let halves = [Some(&found.alignment), rest.as_ref()].into_iter().flatten();
                    taken.extend(halves.flat_map(|a| a.rows.iter().flatten().filter_map(|o| o.unit)));
                    table::read(self.context, found.table, &found.alignment, rest.as_ref(), self.prepared)
                }
                None => table::absent(form, table),
            });
        }
        let prepared = self.prepared.all_tables().filter(|t| std::ptr::eq(t.form, form));
        for (i, table) in prepared.enumerate().filter(|(_, t)| t.table.shape == Shape::Across) {
            tables[i] = Some(match side_by_side::find(self.context, table, &taken) {
                Some(side_by_side::Found::Across(unit)) => table::read_across(self.context, form, table.table, &unit, false),
                Some(side_by_side::Found::Placed(unit)) => table::read_across(self.context, form, table.table, &unit, true),
                Some(side_by_side::Found::Stacked(units)) => table::read_stacked(self.context, form, table.table, &units),
                None => table::absent(form, table.table),
            });
        }
        tables.into_iter().flatten().collect()
    }
}
