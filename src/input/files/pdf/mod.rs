//! .pdf with a text layer → its pages, which [`layout`] reads.

mod content;
mod font;
mod names;
mod streams;

use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Opened, damaged, layout};
use crate::document::Format;
use crate::input::{InputError, InputErrorKind, Measure};
use content::Interpreter;
use streams::Budget;

/// Its name in the table of formats, and for messages.
pub const WHAT: &str = "PDF";

/// Reads the text of a PDF: as tables where they are drawn with lines, else as lines of text aligned by blanks.
///
/// # Errors
/// [`InputErrorKind::Encrypted`], [`InputErrorKind::Damaged`], [`InputErrorKind::TooLarge`], and as [`layout::read`].
pub fn read(bytes: &[u8]) -> Result<Opened, InputError> {
    streams::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => InputErrorKind::Encrypted { what: WHAT }.into(),
        _ => damaged(WHAT),
    })?;
    let sources = pdf.pages();
    if sources.len() > layout::MAX_PAGES {
        return Err(InputErrorKind::TooLarge { what: Measure::Pages, found: Some(sources.len()), limit: layout::MAX_PAGES }.into());
    }
    let mut budget = Budget::default();
    let mut interpreter = Interpreter::default();
    let mut pages = Vec::new();
    for source in sources.iter() {
        let data = budget.contents(source);
        let transform = source.initial_transform(true).as_coeffs().map(|c| c as f32);
        let mut page = interpreter.page(&data, source, transform, &mut budget);
        page.pictures /= area(source);
        pages.push(page);
        budget.within_limits()?;
    }
    Ok(Opened { builder: layout::read(pages, WHAT)?, format: Format::Pdf })
}

/// The area of a page, in points.
fn area(source: &Source) -> f32 {
    let (width, height) = source.render_dimensions();
    (width * height).max(1.0)
}
