//! .ofd (GB/T 33190—2016) → its pages, which [`layout`] reads.
//!
//! [`package`] finds the parts, [`content`] places what a page shows. Annotations, signatures and the pictures of stamps stand in parts of their own,
//! and are passed over.

mod content;
mod numbers;
mod package;
mod path;

use super::archive::Archive;
use super::{damaged, layout};
use crate::document::{Builder, Remark};
use crate::input::{InputError, InputErrorKind, Measure};
use content::Interpreter;
use package::{Head, Package};

/// Its name in the table of formats, and for messages.
pub const WHAT: &str = "OFD";
/// What is unpacked of one file in all, in bytes: a page of a report has some 100,000, each in a part of its own that is not kept.
const MAX_UNPACKED: usize = 64 << 20;

/// Reads the pages of every document in the file.
///
/// # Errors
/// [`InputErrorKind::Encrypted`], [`InputErrorKind::Damaged`], [`InputErrorKind::TooLarge`], and as [`layout::read`].
pub fn read(archive: &mut Archive) -> Result<Builder, InputError> {
    if archive.has("Encryptions.xml") {
        return Err(InputErrorKind::Encrypted { what: WHAT }.into());
    }
    archive.unpack_at_most(MAX_UNPACKED);
    let mut package = Package { archive };
    let mut interpreter = Interpreter::default();
    let mut pages = Vec::new();
    for root in package.documents()? {
        let document = package.document(&root)?;
        let count = pages.len() + document.pages.len();
        if count > layout::MAX_PAGES {
            return Err(InputErrorKind::TooLarge { what: Measure::Pages, found: Some(count), limit: layout::MAX_PAGES }.into());
        }
        let units = package.units(&document.resources)?;
        for part in &document.pages {
            let xml = package.text(part)?.unwrap_or_default();
            let head = Head::parse(&xml);
            let own = head.resources.iter().filter_map(|path| package.find(part, path)).collect::<Vec<_>>();
            let own = package.units(&own)?;
            interpreter.begin([own, units.clone()]);
            interpreter.run(&xml)?;
            for template in head.templates.iter().filter_map(|id| document.templates.get(id)) {
                let xml = package.text(template)?.unwrap_or_default();
                interpreter.run(&xml)?;
            }
            pages.push(interpreter.end(head.area.or(document.area).unwrap_or(package::A4)));
        }
    }
    if pages.is_empty() {
        return Err(damaged(WHAT));
    }
    let mut builder = layout::read(pages, WHAT)?;
    if interpreter.hidden > 0 {
        builder.remark(Remark::HiddenText { characters: interpreter.hidden });
    }
    Ok(builder)
}
