//! The parts of an .ofd (GB/T 33190—2016 6 and 7): which documents, pages, templates and composite drawings there are, and where.

use std::collections::HashMap;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::WHAT;
use super::numbers;
use crate::input::files::archive::Archive;
use crate::input::files::xml::{attribute, reference, resolve};
use crate::input::files::{damaged, damaged_as};
use crate::input::{InputError, decode};

/// The size of a page that does not tell its own, in millimetres.
pub const A4: [f32; 4] = [0.0, 0.0, 210.0, 297.0];

/// Composite drawings by their id: the XML of each.
pub type Units = Rc<HashMap<String, String>>;

/// The archive, asked for its parts by the paths that others write.
pub struct Package<'p, 'a> {
    pub archive: &'p mut Archive<'a>,
}

/// One document: the names of its parts.
#[derive(Default)]
pub struct Document {
    pub pages: Vec<String>,
    /// The pages that others lie upon, by id.
    pub templates: HashMap<String, String>,
    /// The parts that hold what pages draw upon.
    pub resources: Vec<String>,
    pub area: Option<[f32; 4]>,
}

/// What a page says before its content.
#[derive(Default)]
pub struct Head {
    /// The ids of the templates that lie under or over it.
    pub templates: Vec<String>,
    /// The paths of its own resources.
    pub resources: Vec<String>,
    pub area: Option<[f32; 4]>,
}

impl Package<'_, '_> {
    /// The main parts of the documents (7.4, OFD.xml: DocBody, DocRoot).
    pub fn documents(&mut self) -> Result<Vec<String>, InputError> {
        let xml = self.text("OFD.xml")?.ok_or_else(|| damaged(WHAT))?;
        let mut roots = Vec::new();
        each(&xml, |element| {
            if element.name == "DocRoot" {
                roots.push(element.text);
            }
            true
        })?;
        let roots: Vec<String> = roots.iter().filter_map(|path| self.find("", path)).collect();
        if roots.is_empty() { Err(damaged(WHAT)) } else { Ok(roots) }
    }

    /// What a document consists of (7.5, Document.xml).
    pub fn document(&mut self, root: &str) -> Result<Document, InputError> {
        let xml = self.text(root)?.unwrap_or_default();
        let mut document = Document::default();
        each(&xml, |element| {
            match element.name.as_str() {
                "Page" => document.pages.extend(self.find(root, &element.base)),
                "TemplatePage" => document.templates.extend(self.find(root, &element.base).map(|part| (element.id, part))),
                "PublicRes" | "DocumentRes" => document.resources.extend(self.find(root, &element.text)),
                "PhysicalBox" => document.area = document.area.or(numbers::area(&element.text)),
                _ => {}
            }
            true
        })?;
        Ok(document)
    }

    /// The composite drawings in these parts (7.9 and 13).
    pub fn units(&mut self, parts: &[String]) -> Result<Units, InputError> {
        let mut units = HashMap::new();
        for part in parts {
            let Some(xml) = self.text(part)? else { continue };
            collect_units(&xml, &mut units)?;
        }
        Ok(Rc::new(units))
    }

    /// A part as text: UTF-8 as the standard has it, or what Chinese programs wrote before.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, InputError> {
        let data = self.archive.bytes(part)?;
        Ok(data.map(|data| String::from_utf8(data).unwrap_or_else(|e| decode::gb18030(e.as_bytes()))))
    }

    /// The name of the part that a path in another part means: relative to that part or from the root, and as writers have it, from the root
    /// without saying so, or the folder of a page alone.
    pub fn find(&self, from: &str, path: &str) -> Option<String> {
        let path = path.trim().replace('\\', "/");
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let names = [resolve(folder, &path), resolve("", path.trim_start_matches('/'))];
        names
            .into_iter()
            .flat_map(|name| [format!("{name}/Content.xml"), name])
            .rev()
            .find(|name| !path.is_empty() && self.archive.has(name))
    }
}

impl Head {
    /// Reads what stands before a page's content (7.7); what cannot be read ends it.
    pub fn parse(xml: &str) -> Head {
        let mut head = Head::default();
        let _ = each(xml, |element| {
            match element.name.as_str() {
                "Template" => head.templates.push(element.template),
                "PageRes" => head.resources.push(element.text),
                "PhysicalBox" => head.area = numbers::area(&element.text),
                name => return name != "Content" && name != "Layer",
            }
            true
        });
        head
    }
}

/// An element without others in it, or the beginning of one: what is looked at of it.
#[derive(Default)]
struct Element {
    name: String,
    id: String,
    template: String,
    base: String,
    text: String,
}

/// Shows every element of a part at its end, and every one that holds others at its beginning, until one is not wanted.
fn each(xml: &str, mut take: impl FnMut(Element) -> bool) -> Result<(), InputError> {
    let mut reader = Reader::from_str(xml);
    let element = |tag: &BytesStart| {
        let text = |name: &str| attribute(tag, name).unwrap_or_default().into_owned();
        let name = tag.local_name().as_ref().to_owned();
        Element { name, id: text("ID"), template: text("TemplateID"), base: text("BaseLoc"), text: String::new() }
    };
    let mut open: Option<Element> = None;
    loop {
        let wanted = match reader.read_event().map_err(|e| damaged_as(WHAT, e))? {
            Event::Start(tag) => open.replace(element(&tag)).is_none_or(&mut take),
            Event::Empty(tag) => open.take().is_none_or(&mut take) && take(element(&tag)),
            Event::End(_) => open.take().is_none_or(&mut take),
            Event::Text(text) => {
                if let Some(element) = &mut open {
                    element.text.push_str(&text);
                }
                true
            }
            Event::CData(text) => {
                if let Some(element) = &mut open {
                    element.text.push_str(&text);
                }
                true
            }
            Event::GeneralRef(name) => {
                if let (Some(element), Some(c)) = (&mut open, reference(&name)) {
                    element.text.push(c);
                }
                true
            }
            Event::Eof => return Ok(()),
            _ => true,
        };
        if !wanted {
            return Ok(());
        }
    }
}

/// Takes the composite drawings of a part, each as the XML within it.
fn collect_units(xml: &str, units: &mut HashMap<String, String>) -> Result<(), InputError> {
    let mut reader = Reader::from_str(xml);
    let mut open: Option<(String, usize)> = None;
    loop {
        let before = reader.buffer_position() as usize;
        match reader.read_event().map_err(|e| damaged_as(WHAT, e))? {
            Event::Start(tag) if is_unit(tag.local_name().as_ref()) => {
                let id = attribute(&tag, "ID").unwrap_or_default().into_owned();
                open = Some((id, reader.buffer_position() as usize));
            }
            Event::End(tag) if is_unit(tag.local_name().as_ref()) => {
                if let Some((id, from)) = open.take() {
                    units.insert(id, xml.get(from..before).unwrap_or_default().to_owned());
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn is_unit(name: &str) -> bool {
    name == "CompositeGraphicUnit"
}
