//! The source of a page → its tags and texts, as html5ever's tree builder takes them.
//!
//! html5gum takes the source apart. html5ever's own tokenizer does the same, and brings a table of entity names of some 200 KB (uncompressed) into
//! what the page loads.

use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, Namespace, QualName};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Error, ForwardingEmitter, Span, Tokenizer};

use super::html_styles::{Shown, area, of_class, of_style};

/// The tags and texts of `html`, in order. Comments and faults of the source are left out.
pub fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut events = CallbackEmitter::new(Tags::default());
    // Scripts, styles and titles hold no tags; which elements do so is told by their names alone.
    events.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, Faultless(events)).map(|token| match token {
        Ok(token) => token,
    })
}

/// Leaves out the faults of the source: every text is some page, and to look for faults takes as long as to read it.
struct Faultless(CallbackEmitter<Tags, Token>);

impl ForwardingEmitter for Faultless {
    type Token = Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Token> {
        &mut self.0
    }
    fn should_emit_errors(&mut self) -> bool {
        false
    }
    fn emit_error(&mut self, _: Error) {}
}

/// Puts tags together, with what is read of their attributes.
///
/// Each attribute has as few values as it has meanings. The tree builder opens every formatting element again in every paragraph behind one that
/// left it open, but no more than three of those that are alike: with their styles, thousands would differ.
#[derive(Default)]
struct Tags {
    name: Vec<u8>,
    /// The attributes of the open tag seen so far, of those that are read.
    seen: Vec<Read>,
    /// The attribute whose value is to come; None where it is not read, or was there before.
    open: Option<Read>,
    hidden: bool,
    spans: Vec<Attribute>,
    /// How the open tag is laid out, as its style, its classes or its role say.
    shown: Option<Shown>,
    /// How elements of a class are laid out, as the style sheets so far say.
    classes: HashMap<String, Shown>,
    /// The style sheet that is open.
    sheet: Option<String>,
}

/// What stands in a field for a figure is no longer, in bytes.
const LONGEST_FIELD: usize = 100;

/// The attributes that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    Hidden,
    Style,
    Columns,
    Rows,
    Class,
    Role,
    Type,
    Value,
    Selected,
}

impl Read {
    fn of(name: &[u8]) -> Option<Read> {
        match name {
            b"hidden" => Some(Read::Hidden),
            b"style" => Some(Read::Style),
            b"colspan" => Some(Read::Columns),
            b"rowspan" => Some(Read::Rows),
            b"class" => Some(Read::Class),
            b"role" => Some(Read::Role),
            b"type" => Some(Read::Type),
            b"value" => Some(Read::Value),
            b"selected" => Some(Read::Selected),
            _ => None,
        }
    }
}

impl Callback<Token, ()> for Tags {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Token> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.begin(name);
                None
            }
            CallbackEvent::AttributeName { name } => {
                // Of several with one name the first counts.
                self.open = Read::of(name).filter(|read| !self.seen.contains(read));
                self.seen.extend(self.open);
                self.hidden |= self.open == Some(Read::Hidden);
                if self.open == Some(Read::Selected) && self.name == b"option" {
                    self.spans.push(attribute("selected", StrTendril::new()));
                }
                None
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(read) = self.open {
                    self.value(read, value);
                }
                None
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let attrs = self.attributes();
                if self.name == b"style" {
                    self.sheet = Some(String::new());
                }
                Some(tag(TagKind::StartTag, &self.name, self_closing, attrs))
            }
            CallbackEvent::EndTag { name } => {
                if let Some(sheet) = self.sheet.take() {
                    of_class(&sheet, &mut self.classes);
                }
                Some(tag(TagKind::EndTag, name, false, Vec::new()))
            }
            CallbackEvent::String { value } => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.push_str(&String::from_utf8_lossy(value));
                }
                Some(Token::CharacterTokens(if value.contains(&0) {
                    text(&value.iter().copied().filter(|&b| b != 0).collect::<Vec<u8>>())
                } else {
                    text(value)
                }))
            }
            // Whether a table ends the paragraph before it, which is all that a document's identifiers say, no row and no cell depends on.
            CallbackEvent::Doctype { name, force_quirks, .. } => {
                Some(Token::DoctypeToken(Doctype { name: Some(text(name)), public_id: None, system_id: None, force_quirks }))
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Error(_) => None,
        }
    }
}

impl Tags {
    fn begin(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.seen.clear();
        self.open = None;
        self.hidden = false;
        self.spans.clear();
        self.shown = None;
    }

    fn value(&mut self, read: Read, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        let span = |name: &str| {
            let span = value.trim().parse::<u64>().ok()?;
            Some(attribute(name, StrTendril::from(span.min(u64::from(u16::MAX)).to_string())))
        };
        match read {
            Read::Hidden | Read::Selected => {}
            Read::Style => {
                let style = value.replace(' ', "").to_ascii_lowercase();
                self.hidden |= style.contains("display:none") || style.contains("line-through");
                self.shown = of_style(&value).or(self.shown);
                if !self.is_block() || !style.contains("grid-") {
                    return;
                }
                let (line, [columns, rows]) = area(&value);
                for (name, covers) in [("colspan", columns), ("rowspan", rows), ("start", line.max(1))].into_iter().filter(|c| c.1 != 1) {
                    self.spans.push(attribute(name, StrTendril::from(covers.to_string())));
                }
            }
            Read::Class => self.shown = self.shown.or_else(|| value.split_ascii_whitespace().find_map(|c| self.classes.get(c).copied())),
            Read::Role => self.shown = self.shown.or((&*value == "row").then_some(Shown::Row)),
            Read::Type => self.hidden |= matches!(&*value, "hidden" | "button" | "submit" | "reset" | "checkbox" | "radio"),
            Read::Value if self.name == b"input" && value.len() <= LONGEST_FIELD => {
                self.spans.push(attribute("value", StrTendril::from(&*value)));
            }
            Read::Value => {}
            Read::Columns if self.is_cell() => self.spans.extend(span("colspan")),
            Read::Rows if self.is_cell() => self.spans.extend(span("rowspan")),
            Read::Columns | Read::Rows => {}
        }
    }

    fn is_cell(&self) -> bool {
        matches!(self.name.as_slice(), b"td" | b"th")
    }

    /// Whether an element is never opened again.
    fn is_block(&self) -> bool {
        matches!(self.name.as_slice(), b"div" | b"ul" | b"ol" | b"dl" | b"section" | b"form" | b"span" | b"li" | b"dt" | b"dd" | b"p")
    }

    /// The attributes of the tag that ends.
    fn attributes(&mut self) -> Vec<Attribute> {
        let mut attributes = std::mem::take(&mut self.spans);
        if self.hidden {
            attributes.push(attribute("hidden", StrTendril::new()));
        }
        // Of elements that may be opened again, none but a row: see above.
        if let Some(shown) = self.shown.filter(|&s| s == Shown::Row || self.is_block()) {
            attributes.push(attribute("class", StrTendril::from(shown.columns().to_string())));
        }
        attributes
    }
}

fn text(bytes: &[u8]) -> StrTendril {
    StrTendril::from(&*String::from_utf8_lossy(bytes))
}

fn tag(kind: TagKind, name: &[u8], self_closing: bool, attrs: Vec<Attribute>) -> Token {
    let name = LocalName::from(&*String::from_utf8_lossy(name));
    Token::TagToken(Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false })
}

fn attribute(name: &str, value: StrTendril) -> Attribute {
    Attribute { name: QualName::new(None, Namespace::default(), LocalName::from(name)), value }
}
