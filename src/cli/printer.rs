//! Answers → standard output, in the format asked for, each as it comes.

use std::io::{BufWriter, IsTerminal, Stdout, Write};

use super::json::indented;
use super::only::Only;
use super::{Format, print};
use crate::form::Form;
use crate::render::export::{Item, Part, Shape, Stream};
use crate::{Lang, render};

/// What an answer is made of, which the threads that check make.
pub enum Piece {
    /// Text that is printed as it is, behind what joins it to those before.
    Text(String),
    /// What it adds to one document for all.
    Part(Box<Part>),
}

/// How a piece is made.
pub struct Shaper<'f> {
    pub format: Format,
    pub lang: Lang,
    pub only: Vec<Only>,
    /// The forms that the reports may follow, for the layout of their tables.
    pub forms: &'f [Form],
    /// Where the pages of the rules are published.
    pub rules_url: &'f str,
}

impl<'f> Shaper<'f> {
    /// The shape of one document for all; None where every answer stands by itself.
    fn shape(&self) -> Option<Shape> {
        match self.format {
            Format::Csv => Some(Shape::Csv),
            Format::Sarif => Some(Shape::Sarif),
            Format::Markdown => Some(Shape::Markdown),
            Format::Html => Some(Shape::Html),
            Format::Human | Format::Json | Format::Ndjson => None,
        }
    }

    /// The document for all, where there is one.
    pub fn stream(&self) -> Option<Stream<'f>> {
        self.shape().map(|shape| Stream::new(shape, self.forms, self.lang).rules_at(self.rules_url))
    }

    /// How answers are joined; `one` says that JSON is one answer, and not a list of them.
    pub fn joint(&self, one: bool) -> Joint {
        match self.format {
            Format::Human => Joint::People,
            Format::Json if one => Joint::One,
            Format::Json => Joint::List,
            _ => Joint::Plain,
        }
    }

    /// The piece of an answer.
    ///
    /// # Errors
    /// Where it has no JSON.
    pub fn piece(&self, item: Item) -> std::io::Result<Piece> {
        let json = |pretty: bool| {
            let picked = super::only::Picked { item: &item, only: &self.only };
            if pretty { indented(&picked) } else { serde_json::to_string(&picked).map_err(std::io::Error::other) }
        };
        if let Some(shape) = self.shape() {
            return Ok(Piece::Part(Box::new(Part::of(&item, shape, self.forms, self.lang))));
        }
        Ok(Piece::Text(match self.format {
            Format::Human => match &item {
                Item::Checked(checked) => render::human::render(&checked.report, self.lang),
                // At a terminal the line on standard error stands in its place already.
                Item::Unread(_) if std::io::stdout().is_terminal() && std::io::stderr().is_terminal() => String::new(),
                Item::Unread(unread) => render::human::unread(unread, self.lang),
            },
            Format::Ndjson => json(false)? + "\n",
            _ => json(true)?,
        }))
    }
}

/// How answers that stand by themselves are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// People read them: an empty line between.
    People,
    /// JSON, of which there is one.
    One,
    /// JSON, a list of them.
    List,
    /// They follow each other as they are: lines, or what stands in one document.
    Plain,
}

/// Prints answers as they come.
pub struct Printer {
    joint: Joint,
    printed: usize,
    out: BufWriter<Stdout>,
}

impl Printer {
    pub fn new(joint: Joint) -> Printer {
        Printer { joint, printed: 0, out: BufWriter::with_capacity(1 << 16, std::io::stdout()) }
    }

    /// Tells, before its first item, that what was asked for alone has several answers.
    pub fn several(&mut self) {
        if self.joint == Joint::One {
            self.joint = Joint::List;
        }
    }

    /// Prints the next answer.
    ///
    /// # Errors
    /// Where output cannot be written.
    pub fn answer(&mut self, text: &str) -> std::io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let (before, after) = match (self.joint, self.printed) {
            (Joint::People, 1..) => ("\n", ""),
            (Joint::One, _) => ("", "\n"),
            (Joint::List, 0) => ("[\n", ""),
            (Joint::List, _) => (",\n", ""),
            _ => ("", ""),
        };
        self.printed += 1;
        // One after the other: joined, a long answer would be there twice. People's terminals show colours, and want each answer when it is there;
        // programs' formats are written as they are.
        for text in [before, text, after].into_iter().filter(|t| !t.is_empty()) {
            if self.joint == Joint::People { print(text)? } else { self.out.write_all(text.as_bytes())? }
        }
        Ok(())
    }

    /// Ends the output, with what ends a document.
    ///
    /// # Errors
    /// Where output cannot be written.
    pub fn end(&mut self, rest: &str) -> std::io::Result<()> {
        let list = match (self.joint, self.printed) {
            (Joint::List, 0) => "[]\n",
            (Joint::List, _) => "\n]\n",
            _ => "",
        };
        self.out.write_all(list.as_bytes())?;
        self.out.write_all(rest.as_bytes())?;
        self.out.flush()
    }
}
