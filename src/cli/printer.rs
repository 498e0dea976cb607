//! Answers → standard output, in the format asked for.

use std::io::IsTerminal;

use crate::render::export::{self, Item, Shape};
use crate::{Checker, Lang, render};

use super::json::indented;
use super::{Format, print, print_plain};

/// Prints answers as they come, or keeps them where one document holds all.
pub struct Printer {
    format: Format,
    lang: Lang,
    /// Whether one input was asked for: then JSON is its answer, else a list of answers.
    one: bool,
    printed: usize,
    /// What goes into one document for all.
    kept: Vec<Item>,
}

impl Printer {
    pub fn new(format: Format, lang: Lang, one: bool) -> Printer {
        Printer { format, lang, one, printed: 0, kept: Vec::new() }
    }

    /// Tells, before its first item, that an input asked for alone has several answers.
    pub fn several(&mut self, several: bool) {
        self.one &= !several;
    }

    /// Takes what became of the next input.
    ///
    /// # Errors
    /// Where output cannot be written.
    pub fn item(&mut self, item: Item) -> std::io::Result<()> {
        let first = self.printed == 0;
        let json = |pretty: bool| if pretty { indented(&item) } else { serde_json::to_string(&item).map_err(std::io::Error::other) };
        let text = match self.format {
            Format::Human => {
                let text = match &item {
                    Item::Checked(checked) => render::human::render(&checked.report, self.lang),
                    // At a terminal the line on standard error stands in its place already.
                    Item::Unread(_) if std::io::stdout().is_terminal() && std::io::stderr().is_terminal() => return Ok(()),
                    Item::Unread(unread) => render::human::unread(unread, self.lang),
                };
                format!("{}{text}", if first { "" } else { "\n" })
            }
            Format::Ndjson => format!("{}\n", json(false)?),
            Format::Json if self.one => format!("{}\n", json(true)?),
            Format::Json => format!("{}{}", if first { "[\n" } else { ",\n" }, json(true)?),
            Format::Csv | Format::Sarif | Format::Markdown | Format::Html => {
                self.kept.push(item);
                return Ok(());
            }
        };
        self.printed += 1;
        if matches!(self.format, Format::Human) { print(&text) } else { print_plain(&text) }
    }

    /// Ends the output; `checker` has the forms the reports may follow.
    ///
    /// # Errors
    /// Where output cannot be written.
    pub fn end(&self, checker: &Checker) -> std::io::Result<()> {
        let shape = match self.format {
            Format::Csv => Some(Shape::Csv),
            Format::Sarif => Some(Shape::Sarif),
            Format::Markdown => Some(Shape::Markdown),
            Format::Html => Some(Shape::Html),
            Format::Human | Format::Json | Format::Ndjson => None,
        };
        if let Some(shape) = shape {
            return print_plain(&export::render(&self.kept, shape, checker.forms(), self.lang));
        }
        match (self.format, self.one, self.printed) {
            (Format::Json, false, 0) => print_plain("[]\n"),
            (Format::Json, false, _) => print_plain("\n]\n"),
            _ => Ok(()),
        }
    }
}
