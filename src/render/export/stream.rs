//! One document for many inputs, written as they come.

use super::{Item, Shape, csv, html, markdown, sarif};
use crate::form::Form;
use crate::say::Lang;

/// One document for all items, written as they come: what is kept of each is a line of an index.
///
/// ```
/// use gouji::export::{Item, Shape, Stream, render};
/// use gouji::report::Unread;
/// use gouji::{Lang, form};
///
/// let item = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "这个 PDF 里没有文字".into()));
/// let mut stream = Stream::new(Shape::Csv, form::official(), Lang::Zh);
/// let streamed = stream.item(&item) + &stream.end();
/// assert_eq!(streamed, render(&[item], Shape::Csv, form::official(), Lang::Zh));
/// ```
pub struct Stream<'f> {
    shape: Shape,
    forms: &'f [Form],
    lang: Lang,
    /// How many items it holds.
    count: usize,
    /// What is told of each behind them all: of a page its line in the index, of SARIF its artifact.
    index: Vec<String>,
    /// Of SARIF the notifications.
    notices: Vec<String>,
    /// Whether every item could be read.
    all_read: bool,
    /// Whether a result of SARIF was written.
    begun: bool,
}

impl<'f> Stream<'f> {
    /// An empty document; `forms` are those the reports may follow, for the layout of their tables.
    ///
    /// ```
    /// use gouji::export::{Shape, Stream};
    ///
    /// let mut stream = Stream::new(Shape::Html, gouji::form::official(), gouji::Lang::Zh);
    /// assert!(stream.end().starts_with("<!doctype html>"));
    /// ```
    pub fn new(shape: Shape, forms: &'f [Form], lang: Lang) -> Stream<'f> {
        Stream { shape, forms, lang, count: 0, index: Vec::new(), notices: Vec::new(), all_read: true, begun: false }
    }

    /// What is written for the next item, behind what was written before.
    ///
    /// ```
    /// use gouji::export::{Item, Shape, Stream};
    /// use gouji::report::Unread;
    ///
    /// let mut stream = Stream::new(Shape::Markdown, gouji::form::official(), gouji::Lang::Zh);
    /// let item = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "没有文字".into()));
    /// assert!(stream.item(&item).starts_with("# 扫描件.pdf"));
    /// ```
    pub fn item(&mut self, item: &Item) -> String {
        let (first, n) = (self.count == 0, self.count + 1);
        self.count += 1;
        self.all_read &= matches!(item, Item::Checked(_));
        match self.shape {
            Shape::Csv => csv::lines(item, first, self.lang),
            Shape::Markdown => format!("{}{}", if first { "" } else { "\n" }, markdown::part(item, self.lang)),
            Shape::Html => {
                self.index.push(html::index_line(item, n, self.lang));
                let head = if first { html::page_head(self.lang.labels().title, self.lang) } else { String::new() };
                head + &html::part(item, n, self.forms, self.lang)
            }
            Shape::Sarif => {
                let part = sarif::part(item, n - 1, self.lang);
                self.index.push(part.artifact);
                self.notices.extend(part.notices);
                let head = if first { sarif::head(self.forms, self.lang) } else { String::new() };
                let results = part.results.into_iter().map(|r| {
                    let comma = if std::mem::replace(&mut self.begun, true) { ",\n" } else { "\n" };
                    format!("{comma}{r}")
                });
                head + &results.collect::<String>()
            }
        }
    }

    /// What ends the document.
    ///
    /// ```
    /// use gouji::export::{Shape, Stream};
    ///
    /// let log = Stream::new(Shape::Sarif, gouji::form::official(), gouji::Lang::Zh).end();
    /// assert!(log.contains("2.1.0"));
    /// ```
    pub fn end(&mut self) -> String {
        let empty = self.count == 0;
        match self.shape {
            Shape::Csv if empty => csv::head(self.lang),
            Shape::Csv | Shape::Markdown => String::new(),
            Shape::Html => {
                let head = if empty { html::page_head(self.lang.labels().title, self.lang) } else { String::new() };
                head + &html::page_end(&self.index)
            }
            Shape::Sarif => {
                let head = if empty { sarif::head(self.forms, self.lang) } else { String::new() };
                head + &sarif::end(&self.index, &self.notices, self.all_read)
            }
        }
    }
}
