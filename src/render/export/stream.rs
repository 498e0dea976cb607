//! One document for many inputs, written as they come.
//!
//! In: what each input adds ([`Part`]), which any thread can make. Out: the text that stands for it in the document, in the order in which they are handed over.

use super::numbered::Numbered;
use super::{Item, Shape, csv, html, markdown, sarif};
use crate::form::Form;
use crate::say::Lang;

/// What one item adds to a document for all.
///
/// ```
/// use gouji::export::{Item, Part, Shape, Stream};
/// use gouji::report::Unread;
/// use gouji::{Lang, form};
///
/// let item = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "没有文字".into()));
/// // Made on one thread, written on another.
/// let part = std::thread::scope(|scope| scope.spawn(|| Part::of(&item, Shape::Csv, form::official(), Lang::Zh)).join().unwrap());
/// let stream = || Stream::new(Shape::Csv, form::official(), Lang::Zh);
/// assert_eq!(stream().part(part), stream().item(&item));
/// ```
pub struct Part {
    text: Numbered,
    /// What is told of it behind them all: of a page its line in the index, of SARIF its artifact.
    index: Option<Numbered>,
    /// Of SARIF the notifications.
    notices: Vec<Numbered>,
    read: bool,
}

impl Part {
    /// What `item` adds to a document of this shape; the other two are those of its [`Stream`].
    ///
    /// ```
    /// use gouji::export::{Item, Part, Shape, Stream};
    /// use gouji::report::Unread;
    /// use gouji::{Lang, form};
    ///
    /// let item = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "没有文字".into()));
    /// let part = Part::of(&item, Shape::Markdown, form::official(), Lang::Zh);
    /// assert!(Stream::new(Shape::Markdown, form::official(), Lang::Zh).part(part).starts_with("# 扫描件.pdf"));
    /// ```
    pub fn of(item: &Item, shape: Shape, forms: &[Form], lang: Lang) -> Part {
        let read = matches!(item, Item::Checked(_));
        let alone = |text| Part { text, index: None, notices: Vec::new(), read };
        match shape {
            Shape::Csv => alone(Numbered::plain(csv::lines(item, lang))),
            Shape::Markdown => alone(Numbered::plain(markdown::part(item, lang))),
            Shape::Html => Part { index: Some(html::index_line(item, lang)), ..alone(html::part(item, forms, lang)) },
            Shape::Sarif => {
                let told = sarif::part(item, forms, lang);
                Part { index: Some(Numbered::plain(told.artifact)), notices: told.notices, ..alone(told.results) }
            }
        }
    }
}

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
    /// Where the pages of the rules are published; empty where that is not told.
    rules_at: &'f str,
    /// How many items it holds.
    count: usize,
    index: Vec<String>,
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
        Stream { shape, forms, lang, rules_at: "", count: 0, index: Vec::new(), notices: Vec::new(), all_read: true, begun: false }
    }

    /// The same document, in which SARIF tells the page of each rule (`helpUri`): `base` is an absolute URI under which the files of docs/rules are
    /// published.
    ///
    /// ```
    /// use gouji::export::{Shape, Stream};
    ///
    /// let stream = Stream::new(Shape::Sarif, gouji::form::official(), gouji::Lang::Zh);
    /// let log = stream.rules_at("https://gk.example.gov.cn/gouji/rules").end();
    /// assert!(log.contains("https://gk.example.gov.cn/gouji/rules/cell.blank.md"));
    /// ```
    #[must_use]
    pub fn rules_at(self, base: &'f str) -> Stream<'f> {
        Stream { rules_at: base, ..self }
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
        self.part(Part::of(item, self.shape, self.forms, self.lang))
    }

    /// What is written for the next item, which was made before: a part of this document's shape.
    ///
    /// ```
    /// use gouji::export::{Item, Part, Shape, Stream};
    /// use gouji::report::Unread;
    /// use gouji::{Lang, form};
    ///
    /// let item = Item::Unread(Unread::new(Some("扫描件.pdf".into()), None, "scanned", "没有文字".into()));
    /// let mut stream = Stream::new(Shape::Html, form::official(), Lang::Zh);
    /// let text: String = (0..2).map(|_| stream.part(Part::of(&item, Shape::Html, form::official(), Lang::Zh))).collect();
    /// assert!(text.contains("id=\"report-1\"") && text.contains("id=\"report-2\""));
    /// ```
    pub fn part(&mut self, part: Part) -> String {
        // A page counts from 1, SARIF from 0.
        let number = self.count + usize::from(self.shape == Shape::Html);
        let head = if self.count == 0 { self.head() } else { String::new() };
        let joined = match self.shape {
            Shape::Markdown if self.count > 0 => "\n",
            Shape::Sarif if part.text.is_empty() => "",
            Shape::Sarif if std::mem::replace(&mut self.begun, true) => ",\n",
            Shape::Sarif => "\n",
            _ => "",
        };
        self.count += 1;
        self.all_read &= part.read;
        self.index.extend(part.index.map(|line| line.with(number)));
        self.notices.extend(part.notices.into_iter().map(|notice| notice.with(number)));
        head + joined + &part.text.with(number)
    }

    /// What the document begins with.
    fn head(&self) -> String {
        match self.shape {
            Shape::Csv => csv::head(self.lang),
            Shape::Markdown => String::new(),
            Shape::Html => html::page_head(self.lang.labels().title, self.lang),
            Shape::Sarif => sarif::head(self.forms, self.rules_at, self.lang),
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
        let head = if self.count == 0 { self.head() } else { String::new() };
        head + &match self.shape {
            Shape::Csv | Shape::Markdown => String::new(),
            Shape::Html => html::page_end(&self.index),
            Shape::Sarif => sarif::end(&self.index, &self.notices, self.all_read),
        }
    }
}
