//! The tree a browser would build, kept in one vector: just what reading tables needs.
//!
//! html5ever's tree builder puts it together from the tokens of `html_tokens`, with all a browser's repairs.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::html_tokens::tokens;
use super::{InputError, InputErrorKind, Measure};
use crate::ordered::Ordered;

/// A node's number in [`Tree`]; 0 is the document.
pub type Id = usize;

pub enum Data {
    Document,
    Element {
        namespace: Namespace,
        name: LocalName,
        hidden: bool,
        /// Of several that could be shown, the one that is: a choice of a list.
        selected: bool,
        /// How many cells each row has that its children are, 0 where all are one row's; none where they are no cells.
        cells: Option<u8>,
        /// colspan and rowspan.
        spans: [u16; 2],
        /// The row of its grid in which it begins, as it says; 1 where it says nothing.
        line: u16,
    },
    Text(StrTendril),
    /// Comments and processing instructions: kept for the parser's sake, never read.
    Other,
}

/// A node and its neighbours: taking one out or putting one in takes the same time anywhere.
pub struct Node {
    pub data: Data,
    parent: Option<u32>,
    before: Option<u32>,
    after: Option<u32>,
    first: Option<u32>,
    last: Option<u32>,
}

/// The parsed page.
pub struct Tree {
    pub nodes: Vec<Node>,
}

/// More elements and texts than this no report's page has: the largest saved from Word have a tenth.
const MOST_NODES: usize = 250_000;
/// The pages of reports nest some dozens deep; the tree builder may look through all elements that are open at every tag.
const DEEPEST: usize = 200;
/// How many tags are read between two looks at what is open.
const TAGS_BETWEEN: usize = 16;

impl Tree {
    /// Parses `html` as a browser does: every text is some tree.
    ///
    /// # Errors
    /// [`InputErrorKind::TooLarge`] where the tree would be larger or deeper than that of any report.
    pub fn parse(html: &str) -> Result<Tree, InputError> {
        let sink = Sink { tree: RefCell::new(Tree { nodes: vec![Node::new(Data::Document)] }) };
        let builder = TreeBuilder::new(sink, Default::default());
        let too_large = |what, limit| Err(InputErrorKind::TooLarge { what, found: None, limit }.into());
        // The element that the tree builder takes for bare text as far as its end tag. Of some, `<noframes>` of a frameset, the tokens come apart all the
        // same, and the tree builder would stop the program at a tag within.
        let mut bare: Option<LocalName> = None;
        for (n, token) in tokens(html).enumerate() {
            if let (Some(name), Token::TagToken(tag)) = (&bare, &token)
                && !(tag.kind == TagKind::EndTag && tag.name == *name)
            {
                continue;
            }
            bare = bare.filter(|_| !matches!(token, Token::TagToken(_)));
            let name = if let Token::TagToken(tag) = &token { Some(tag.name.clone()) } else { None };
            // What else the tree builder answers is for a tokenizer that runs scripts.
            if let TokenSinkResult::RawData(_) = builder.process_token(token, 1) {
                bare = name;
            }
            if builder.sink.tree.borrow().nodes.len() > MOST_NODES {
                return too_large(Measure::Nodes, MOST_NODES);
            }
            if n % TAGS_BETWEEN == 0 {
                let open = Open(Cell::new(0));
                builder.trace_handles(&open);
                if open.0.get() > DEEPEST {
                    return too_large(Measure::Depth, DEEPEST);
                }
            }
        }
        let _ = builder.process_token(Token::EOFToken, 1);
        builder.end();
        Ok(builder.sink.finish())
    }

    /// The lower-case name of an element, "" for other nodes.
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].data {
            Data::Element { name, .. } => name,
            _ => "",
        }
    }

    /// Whether an element says of itself that it is not shown.
    pub fn is_marked_hidden(&self, id: Id) -> bool {
        matches!(self.nodes[id].data, Data::Element { hidden: true, .. })
    }

    /// Whether an element says of itself that it is the one chosen.
    pub fn is_selected(&self, id: Id) -> bool {
        matches!(self.nodes[id].data, Data::Element { selected: true, .. })
    }

    /// How many cells each row has that the children of an element are, 0 where all are one row's; None where they are no cells.
    pub fn row_of_cells(&self, id: Id) -> Option<usize> {
        match self.nodes[id].data {
            Data::Element { cells, .. } => cells.map(usize::from),
            _ => None,
        }
    }

    /// The nodes right within one.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.nodes[id].first, |&at| self.nodes[at as Id].after).map(|at| at as Id)
    }

    /// The node that one stands right within.
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id].parent.map(|parent| parent as Id)
    }

    /// How many columns and rows a cell covers, as it says; 1 where it says nothing.
    pub fn spans(&self, id: Id) -> [usize; 2] {
        match self.nodes[id].data {
            Data::Element { spans, .. } => spans.map(usize::from),
            _ => [1, 1],
        }
    }

    /// Puts the elements `cells` of `id` in the order of the rows in which they say that they begin.
    pub fn order_cells(&mut self, id: Id, cells: &mut Vec<Id>) {
        let line = |tree: &Tree, cell: Id| match tree.nodes[cell].data {
            Data::Element { line, .. } => line,
            _ => 1,
        };
        if cells.is_sorted_by_key(|&cell| line(self, cell)) || cells.iter().any(|&cell| self.parent(cell) != Some(id)) {
            return;
        }
        cells.order_by_key(|&cell| line(self, cell));
        for &cell in &*cells {
            self.detach(cell);
            self.attach(id, cell, None);
        }
    }

    /// Puts a node behind all others of its parent: the foot of a table, which may be written before its body, is shown below it.
    pub fn move_last(&mut self, id: Id) {
        if let Some(parent) = self.parent(id) {
            self.detach(id);
            self.attach(parent, id, None);
        }
    }

    /// Visits every node, on entering and on leaving, without recursion. Where `visit` answers false on entering, the node's children are
    /// passed over, and it is not left.
    pub fn walk(&self, mut visit: impl FnMut(Id, bool) -> bool) {
        let mut at = 0;
        loop {
            let goes_in = visit(at, true);
            if let Some(child) = self.nodes[at].first.filter(|_| goes_in) {
                at = child as Id;
                continue;
            }
            if goes_in {
                visit(at, false);
            }
            while self.nodes[at].after.is_none() {
                let Some(parent) = self.nodes[at].parent else { return };
                at = parent as Id;
                visit(at, false);
            }
            at = self.nodes[at].after.unwrap_or_default() as Id;
        }
    }
}

impl Node {
    fn new(data: Data) -> Node {
        Node { data, parent: None, before: None, after: None, first: None, last: None }
    }
}

/// Counts what the tree builder holds open, from its own stack: end tags that close nothing change nothing there.
struct Open(Cell<usize>);

impl Tracer for Open {
    type Handle = Id;
    fn trace_handle(&self, _: &Id) {
        self.0.set(self.0.get() + 1);
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

impl Tree {
    /// Takes a node, with all below it, out of its place.
    fn detach(&mut self, id: Id) {
        let node = &mut self.nodes[id];
        let (parent, before, after) = (node.parent.take(), node.before.take(), node.after.take());
        let Some(parent) = parent else { return };
        match before {
            Some(before) => self.nodes[before as Id].after = after,
            None => self.nodes[parent as Id].first = after,
        }
        match after {
            Some(after) => self.nodes[after as Id].before = before,
            None => self.nodes[parent as Id].last = before,
        }
    }

    /// Puts a node that stands nowhere under `parent`, before its child `after`, or last.
    fn attach(&mut self, parent: Id, id: Id, after: Option<u32>) {
        let this = Some(id as u32);
        let before = match after {
            Some(after) => std::mem::replace(&mut self.nodes[after as Id].before, this),
            None => std::mem::replace(&mut self.nodes[parent].last, this),
        };
        match before {
            Some(before) => self.nodes[before as Id].after = this,
            None => self.nodes[parent].first = this,
        }
        let node = &mut self.nodes[id];
        (node.parent, node.before, node.after) = (Some(parent as u32), before, after);
    }

    /// Puts `child` under `parent`, before its child `after`, or last; text goes on in the text before it.
    fn insert(&mut self, parent: Id, after: Option<u32>, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                self.attach(parent, id, after);
            }
            NodeOrText::AppendText(text) => {
                let before = after.map_or(self.nodes[parent].last, |after| self.nodes[after as Id].before);
                if let Some(Data::Text(known)) = before.map(|before| &mut self.nodes[before as Id].data) {
                    known.push_tendril(&text);
                    return;
                }
                self.nodes.push(Node::new(Data::Text(text)));
                self.attach(parent, self.nodes.len() - 1, after);
            }
        }
    }
}

impl Sink {
    fn add(&self, data: Data) -> Id {
        let nodes = &mut self.tree.borrow_mut().nodes;
        nodes.push(Node::new(data));
        nodes.len() - 1
    }

    fn parent(&self, id: Id) -> Option<Id> {
        self.tree.borrow().nodes[id].parent.map(|parent| parent as Id)
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
        match &self.tree.borrow().nodes[*target].data {
            Data::Element { namespace, name, .. } => Name(namespace.clone(), name.clone()),
            _ => Name(Namespace::default(), LocalName::default()),
        }
    }
    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        let value = |wanted: &str| attributes.iter().find(|a| &*a.name.local == wanted).map(|a| &*a.value);
        let span = |name: &str| value(name).and_then(|v| v.parse().ok()).unwrap_or(1);
        let (hidden, spans, line) = (value("hidden").is_some(), [span("colspan"), span("rowspan")], span("start"));
        let cells = value("class").and_then(|v| v.parse().ok());
        let selected = value("selected").is_some();
        let field = value("value").map(|v| NodeOrText::AppendText(StrTendril::from(v)));
        let id = self.add(Data::Element { namespace: name.ns, name: name.local, hidden, selected, cells, spans, line });
        if let Some(text) = field {
            self.append(&id, text);
        }
        id
    }
    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Other)
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Other)
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.tree.borrow_mut().insert(*parent, None, child);
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.parent(*element).is_some() {
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
        if let Some(parent) = self.parent(*sibling) {
            self.tree.borrow_mut().insert(parent, Some(*sibling as u32), child);
        }
    }
    fn add_attrs_if_missing(&self, target: &Id, new: Vec<Attribute>) {
        if let Data::Element { hidden, .. } = &mut self.tree.borrow_mut().nodes[*target].data {
            *hidden |= new.iter().any(|a| &*a.name.local == "hidden");
        }
    }
    fn remove_from_parent(&self, target: &Id) {
        self.tree.borrow_mut().detach(*target);
    }
    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let tree = &mut self.tree.borrow_mut();
        while let Some(child) = tree.nodes[*node].first {
            tree.detach(child as Id);
            tree.attach(*new_parent, child as Id, None);
        }
    }
}
