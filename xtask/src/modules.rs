//! One module as it is joined with others: what it takes and gives, by oxc's parser; any shape that joining would get wrong is refused.
//!
//! In: a file of dist/. Out: its statements without imports and exports, and what these said.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{SourceType, Span};
use oxc_syntax::module_record::{ExportExportName, ExportLocalName, ImportImportName};

use crate::run::Failed;

/// What wasm-bindgen made: of all others the names are ours, and one in all of them.
pub fn is_made(name: &str) -> bool {
    ["core/", "files/"].iter().any(|folder| name.starts_with(folder))
}

/// Reads a text file of dist/.
pub fn read(dist: &Path, name: &str) -> Result<String, Failed> {
    fs::read_to_string(dist.join(name)).map_err(|e| Failed(format!("dist/{name}: {e}")))
}

/// A name that a module takes from another: `given` there, `own` here.
pub struct Taken {
    pub own: String,
    pub given: Given,
    pub from: String,
}

/// What of a module is taken.
#[derive(PartialEq)]
pub enum Given {
    Name(String),
    Default,
    All,
}

/// A place in a module's text that joining changes.
pub enum Place {
    /// An import, or the word before a declaration: it goes.
    Gone,
    /// `import("…")` of this module.
    Asked(String),
    /// `import.meta.url`.
    Url,
}

pub struct Module {
    pub name: String,
    text: String,
    places: Vec<(Span, Place)>,
    pub taken: Vec<Taken>,
    /// The names that it exports; of a made module the pairs of name there and name within.
    pub given: Vec<(String, String)>,
    /// Every name at its top.
    pub declared: BTreeSet<String>,
    /// Names that it uses and does not have: the browser's.
    pub foreign: BTreeSet<String>,
}

impl Module {
    pub fn read(dist: &Path, name: &str) -> Result<Module, Failed> {
        let text = read(dist, name)?;
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, &text, SourceType::mjs()).parse();
        if let Some(wrong) = parsed.diagnostics.first() {
            return Err(Failed(format!("{name}: {wrong}")));
        }
        let refused =
            |span: Span| Failed(format!("{name}: cannot be joined with others: {}", &text[span.start as usize..span.end as usize]));
        let (mut places, mut taken, mut given) = (Vec::new(), Vec::new(), Vec::new());
        let record = &parsed.module_record;
        for requested in record.requested_modules.values().flatten() {
            if !requested.is_import {
                return Err(refused(requested.statement_span));
            }
            places.push((requested.statement_span, Place::Gone));
        }
        for entry in &record.import_entries {
            let what = match &entry.import_name {
                ImportImportName::Name(name) => Given::Name(name.name.to_string()),
                ImportImportName::NamespaceObject => Given::All,
                ImportImportName::Default(_) => Given::Default,
            };
            let from = resolve(name, &entry.module_request.name);
            let own = entry.local_name.name.to_string();
            if !is_made(&from) && what != Given::Name(own.clone()) {
                return Err(refused(entry.statement_span));
            }
            taken.push(Taken { own, given: what, from });
        }
        for entry in &record.local_export_entries {
            let ExportLocalName::Name(own) = &entry.local_name else { return Err(refused(entry.statement_span)) };
            let other = match &entry.export_name {
                ExportExportName::Name(name) => name.name.to_string(),
                ExportExportName::Default(_) => "default".to_owned(),
                ExportExportName::Null => return Err(refused(entry.statement_span)),
            };
            let own = own.name.to_string();
            if !is_made(name) && own != other {
                return Err(refused(entry.statement_span));
            }
            let statement = &text[entry.statement_span.start as usize..];
            let listed = statement["export".len()..].trim_start().starts_with('{');
            let start = entry.statement_span.start;
            let gone = if listed { entry.statement_span } else { Span::new(start, start + "export ".len() as u32) };
            if !places.iter().any(|(span, _)| *span == gone) {
                places.push((gone, Place::Gone));
            }
            given.push((other, own));
        }
        for asked in &record.dynamic_imports {
            let path = &text[asked.module_request.start as usize..asked.module_request.end as usize];
            // Another is found at run time: it stays as it is.
            if let Some(path) = path.strip_prefix('"').and_then(|p| p.strip_suffix('"')) {
                places.push((asked.span, Place::Asked(resolve(name, path))));
            }
        }
        for meta in &record.import_metas {
            let url = Span::new(meta.start, meta.end + ".url".len() as u32);
            if !text[url.start as usize..].starts_with("import.meta.url") {
                return Err(refused(url));
            }
            places.push((url, Place::Url));
        }
        places.sort_by_key(|(span, _)| span.start);
        let semantic = SemanticBuilder::new().build(&parsed.program).semantic;
        let scoping = semantic.scoping();
        let imported: BTreeSet<&str> = taken.iter().map(|t| t.own.as_str()).collect();
        let declared =
            scoping.get_bindings(scoping.root_scope_id()).keys().map(ToString::to_string).filter(|n| !imported.contains(n.as_str()));
        let declared = declared.collect();
        let foreign = scoping.root_unresolved_references().keys().map(ToString::to_string).collect();
        Ok(Module { name: name.to_owned(), places, taken, given, declared, foreign, text: text.clone() })
    }

    /// The modules that it asks for while it runs.
    pub fn asked(&self) -> impl Iterator<Item = &String> {
        self.places.iter().filter_map(|(_, place)| if let Place::Asked(path) = place { Some(path) } else { None })
    }

    /// Its statements; `put` says what stands in each place.
    pub fn statements(&self, put: impl Fn(&Place) -> String) -> String {
        let (mut out, mut at) = (String::with_capacity(self.text.len()), 0);
        for (span, place) in &self.places {
            out += &self.text[at..span.start as usize];
            out += &put(place);
            at = span.end as usize;
        }
        out + &self.text[at..] + "\n"
    }
}

/// `./x.js` as seen from the module `from`, as a path within dist/.
fn resolve(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}
