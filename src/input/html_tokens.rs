//! The source of a page → its tags and texts, as html5ever's tree builder takes them.
//!
//! html5gum takes the source apart. html5ever's own tokenizer does the same, and brings a table of entity names of some 200 KB (uncompressed) into
//! what the page loads.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, Namespace, QualName};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, Error, ForwardingEmitter, Span, Tokenizer};

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
}

/// The attributes that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    Hidden,
    Style,
    Columns,
    Rows,
}

impl Read {
    fn of(name: &[u8]) -> Option<Read> {
        match name {
            b"hidden" => Some(Read::Hidden),
            b"style" => Some(Read::Style),
            b"colspan" => Some(Read::Columns),
            b"rowspan" => Some(Read::Rows),
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
                Some(tag(TagKind::StartTag, &self.name, self_closing, attrs))
            }
            CallbackEvent::EndTag { name } => Some(tag(TagKind::EndTag, name, false, Vec::new())),
            CallbackEvent::String { value } => Some(Token::CharacterTokens(if value.contains(&0) {
                text(&value.iter().copied().filter(|&b| b != 0).collect::<Vec<u8>>())
            } else {
                text(value)
            })),
            CallbackEvent::Doctype { name, public_identifier, system_identifier, force_quirks } => Some(Token::DoctypeToken(Doctype {
                name: Some(text(name)),
                public_id: public_identifier.map(text),
                system_id: system_identifier.map(text),
                force_quirks,
            })),
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
    }

    fn value(&mut self, read: Read, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        let span = |name: &str| {
            let span = value.trim().parse::<u64>().ok()?;
            Some(attribute(name, StrTendril::from(span.min(u64::from(u16::MAX)).to_string())))
        };
        match read {
            Read::Hidden => {}
            Read::Style => self.hidden |= value.replace(' ', "").to_ascii_lowercase().contains("display:none"),
            Read::Columns if self.is_cell() => self.spans.extend(span("colspan")),
            Read::Rows if self.is_cell() => self.spans.extend(span("rowspan")),
            Read::Columns | Read::Rows => {}
        }
    }

    fn is_cell(&self) -> bool {
        matches!(self.name.as_slice(), b"td" | b"th")
    }

    /// The attributes of the tag that ends.
    fn attributes(&mut self) -> Vec<Attribute> {
        let mut attributes = std::mem::take(&mut self.spans);
        if self.hidden {
            attributes.push(attribute("hidden", StrTendril::new()));
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
