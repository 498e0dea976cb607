//! Answers → standard output, in the format asked for, each as it comes.

use std::io::{IsTerminal, Write};

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

    /// The piece of an answer; `one` says that JSON is this answer, and not a list of them.
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

/// Prints answers as they come.
pub struct Printer<'f> {
    format: Format,
    /// Whether one input was asked for: then JSON is its answer, else a list of answers.
    one: bool,
    printed: usize,
    /// What goes into one document for all.
    stream: Option<Stream<'f>>,
    out: std::io::BufWriter<std::io::Stdout>,
}

impl<'f> Printer<'f> {
    pub fn new(shaper: &Shaper<'f>, one: bool) -> Printer<'f> {
        let stream = shaper.shape().map(|shape| Stream::new(shape, shaper.forms, shaper.lang));
        Printer { format: shaper.format, one, printed: 0, stream, out: std::io::BufWriter::with_capacity(1 << 16, std::io::stdout()) }
    }

    /// Tells, before its first item, that an input asked for alone has several answers.
    pub fn several(&mut self, several: bool) {
        self.one &= !several;
    }

    /// Prints what became of the next input.
    ///
    /// # Errors
    /// Where output cannot be written.
    pub fn piece(&mut self, piece: Piece) -> std::io::Result<()> {
        let first = self.printed == 0;
        let text = match (piece, &mut self.stream) {
            (Piece::Text(text), _) if text.is_empty() => return Ok(()),
            (Piece::Text(text), _) => text,
            (Piece::Part(part), Some(stream)) => stream.part(*part),
            (Piece::Part(_), None) => return Ok(()),
        };
        let (before, after) = match (self.format, first) {
            (Format::Human, false) => ("\n", ""),
            (Format::Json, _) if self.one => ("", "\n"),
            (Format::Json, true) => ("[\n", ""),
            (Format::Json, false) => (",\n", ""),
            _ => ("", ""),
        };
        self.printed += 1;
        // One after the other: joined, a long answer would be there twice. People's terminals show colours, and want each answer when it is there;
        // programs' formats are written as they are.
        for text in [before, &text, after].into_iter().filter(|t| !t.is_empty()) {
            if self.format == Format::Human { print(text)? } else { self.out.write_all(text.as_bytes())? }
        }
        Ok(())
    }

    /// Ends the output.
    ///
    /// # Errors
    /// Where output cannot be written.
    pub fn end(&mut self) -> std::io::Result<()> {
        let text = match (&mut self.stream, self.format, self.one, self.printed) {
            (Some(stream), ..) => stream.end(),
            (None, Format::Json, false, 0) => "[]\n".to_owned(),
            (None, Format::Json, false, _) => "\n]\n".to_owned(),
            _ => String::new(),
        };
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}
