//! The tree a browser would build, kept in one vector: just what reading tables needs.
//!
//! html5gum takes the text apart and html5ever's tree builder puts it together, with all a browser's repairs. html5ever's own tokenizer
//! does the same, and brings a table of entity names of some 200 KB (uncompressed) into what the page loads.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use html5gum::{DefaultEmitter, Token as Piece, Tokenizer};

/// A node's number in [`Tree`]; 0 is the document.
pub type Id = usize;

pub enum Data {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(StrTendril),
    /// Comments and processing instructions: kept for the parser's sake, never read.
    Other,
}

pub struct Node {
    pub data: Data,
    pub children: Vec<Id>,
    parent: Option<Id>,
}

/// The parsed page.
pub struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    /// Parses `html` as a browser does; every text is some tree, so there is no error.
    pub fn parse(html: &str) -> Tree {
        let sink = Sink { tree: RefCell::new(Tree { nodes: vec![Node { data: Data::Document, children: Vec::new(), parent: None }] }) };
        let builder = TreeBuilder::new(sink, Default::default());
        let mut emitter = DefaultEmitter::default();
        // Scripts, styles and titles hold no tags; which elements do so is told by their names alone.
        emitter.naively_switch_states(true);
        let mut depth = 0usize;
        for piece in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(piece) = piece;
            for token in tokens(piece, &mut depth) {
                // What the tree builder answers is for a tokenizer that runs scripts.
                let _ = builder.process_token(token, 1);
            }
        }
        let _ = builder.process_token(Token::EOFToken, 1);
        builder.end();
        builder.sink.finish()
    }

    /// The lower-case name of an element, "" for other nodes.
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].data {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// The value of an element's attribute.
    pub fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        match &self.nodes[id].data {
            Data::Element { attributes, .. } => attributes.iter().find(|a| &*a.name.local == wanted).map(|a| &*a.value),
            _ => None,
        }
    }
}

/// The attributes that are read; no others are kept.
const ATTRIBUTES: [&[u8]; 4] = [b"colspan", b"rowspan", b"hidden", b"style"];
/// Browsers nest no deeper than some hundred elements; the tree builder looks through all that are open at every tag.
const DEEPEST: usize = 1500;

/// A piece of the text as the tree builder takes it.
fn tokens(piece: Piece, depth: &mut usize) -> Vec<Token> {
    let text = |bytes: &[u8]| StrTendril::from(&*String::from_utf8_lossy(bytes));
    match piece {
        Piece::StartTag(tag) => {
            let name = String::from_utf8_lossy(&tag.name);
            // Tables and what closes by itself stay; of the rest, what lies too deep is opened no further.
            let plain = !matches!(
                &*name,
                "table" | "tbody" | "tr" | "td" | "th" | "p" | "li" | "br" | "img" | "hr" | "input" | "meta" | "link" | "col" | "option"
            );
            if plain && !tag.self_closing {
                *depth += 1;
                if *depth > DEEPEST {
                    return Vec::new();
                }
            }
            let attribute = |name: &[u8], value: &[u8]| Attribute {
                name: QualName::new(None, Namespace::default(), LocalName::from(&*String::from_utf8_lossy(name))),
                value: text(value),
            };
            let attrs = tag.attributes.iter().filter(|(n, _)| ATTRIBUTES.contains(&n.as_slice())).map(|(n, v)| attribute(n, v)).collect();
            let name = LocalName::from(&*name);
            vec![Token::TagToken(Tag {
                kind: TagKind::StartTag,
                name,
                self_closing: tag.self_closing,
                attrs,
                had_duplicate_attributes: false,
            })]
        }
        Piece::EndTag(tag) => {
            *depth = depth.saturating_sub(1);
            let name = LocalName::from(&*String::from_utf8_lossy(&tag.name));
            vec![Token::TagToken(Tag {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            })]
        }
        Piece::String(value) => value.split(|&b| b == 0).map(|part| Token::CharacterTokens(text(part))).collect(),
        Piece::Doctype(doctype) => vec![Token::DoctypeToken(Doctype {
            name: Some(text(&doctype.name)),
            public_id: doctype.public_identifier.as_deref().map(|v| text(v)),
            system_id: doctype.system_identifier.as_deref().map(|v| text(v)),
            force_quirks: doctype.force_quirks,
        })],
        Piece::Comment(_) | Piece::Error(_) => Vec::new(),
    }
}

struct Sink {
    tree: RefCell<Tree>,
}

/// An element's name, owned: the nodes it comes from may move while it is looked at.
#[derive(Debug)]
struct Name(Namespace, LocalName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0
    }
    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl Sink {
    fn add(&self, data: Data) -> Id {
        let nodes = &mut self.tree.borrow_mut().nodes;
        nodes.push(Node { data, children: Vec::new(), parent: None });
        nodes.len() - 1
    }

    fn detach(&self, id: Id) {
        let nodes = &mut self.tree.borrow_mut().nodes;
        if let Some(parent) = nodes[id].parent.take() {
            // What the parser moves was added last, or nearly so: look from the end.
            if let Some(at) = nodes[parent].children.iter().rposition(|&c| c == id) {
                nodes[parent].children.remove(at);
            }
        }
    }

    /// Puts `child` under `parent`, before its `at`-th child.
    fn insert(&self, parent: Id, at: usize, child: NodeOrText<Id>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                {
                    let nodes = &mut self.tree.borrow_mut().nodes;
                    let before = at.checked_sub(1).map(|i| nodes[parent].children[i]);
                    if let Some(Data::Text(known)) = before.map(|b| &mut nodes[b].data) {
                        known.push_tendril(&text);
                        return;
                    }
                }
                self.add(Data::Text(text))
            }
        };
        let nodes = &mut self.tree.borrow_mut().nodes;
        nodes[id].parent = Some(parent);
        let at = at.min(nodes[parent].children.len());
        nodes[parent].children.insert(at, id);
    }

    fn node(&self, id: Id) -> Ref<'_, Node> {
        Ref::map(self.tree.borrow(), |tree| &tree.nodes[id])
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Id {
        0
    }
    fn elem_name(&self, target: &Id) -> Name {
        match &self.node(*target).data {
            Data::Element { name, .. } => Name(name.ns.clone(), name.local.clone()),
            _ => Name(Namespace::default(), LocalName::default()),
        }
    }
    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Data::Element { name, attributes })
    }
    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Other)
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Other)
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let at = self.node(*parent).children.len();
        self.insert(*parent, at, child);
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.node(*element).parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    /// A template's contents are never shown: its own node may hold them.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }
    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let Some(parent) = self.node(*sibling).parent else { return };
        if let NodeOrText::AppendNode(id) = child {
            self.detach(id);
        }
        let at = self.node(parent).children.iter().rposition(|c| c == sibling).unwrap_or(0);
        self.insert(parent, at, child);
    }
    fn add_attrs_if_missing(&self, target: &Id, new: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &mut self.tree.borrow_mut().nodes[*target].data {
            for attribute in new {
                if attributes.iter().all(|a| a.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }
    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }
    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let nodes = &mut self.tree.borrow_mut().nodes;
        let children = std::mem::take(&mut nodes[*node].children);
        for &child in &children {
            nodes[child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }
}
