//! .pdf with a text layer → its text; what is no text is told.

use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::pdf_content::Interpreter;
use super::pdf_page::Page;
use super::pdf_streams::{self, Budget};
use super::{Opened, damaged, pdf_layout};
use crate::document::{Format, Remark};
use crate::input::{InputError, InputErrorKind, Measure};

/// Its name in the table of formats, and for messages.
pub const WHAT: &str = "PDF";
/// No report has more pages.
const MAX_PAGES: usize = 400;
/// Of a page so much is covered by pictures, or it is none of a picture.
const PICTURE: f32 = 0.3;
/// A page that is all picture and has fewer characters shows a page number or a scanner's mark, no text.
const MARKS: usize = 100;

/// Reads the text of a PDF: as tables where they are drawn with lines, else as lines of text aligned by blanks.
///
/// # Errors
/// [`InputErrorKind::Encrypted`], [`InputErrorKind::Damaged`], [`InputErrorKind::TooLarge`]; [`InputErrorKind::Scanned`] where its pages
/// are pictures, [`InputErrorKind::NoCharacters`] where its fonts do not say which characters they show.
pub fn read(bytes: &[u8]) -> Result<Opened, InputError> {
    pdf_streams::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => InputErrorKind::Encrypted { what: WHAT }.into(),
        _ => damaged(WHAT),
    })?;
    let sources = pdf.pages();
    if sources.len() > MAX_PAGES {
        return Err(InputErrorKind::TooLarge { what: Measure::Pages, found: Some(sources.len()), limit: MAX_PAGES }.into());
    }
    let mut budget = Budget::default();
    let mut interpreter = Interpreter::default();
    let mut pages = Vec::new();
    for source in sources.iter() {
        let data = budget.contents(source);
        let transform = source.initial_transform(true).as_coeffs().map(|c| c as f32);
        let mut page = interpreter.page(&data, source.resources(), transform, &mut budget);
        page.pictures /= area(source);
        pages.push(page);
        budget.within_limits()?;
    }
    refuse_without_text(&pages)?;
    let remarks = unread(&mut pages);
    let mut builder = pdf_layout::read(pages)?;
    remarks.into_iter().for_each(|remark| builder.remark(remark));
    Ok(Opened { builder, format: Format::Pdf })
}

/// The area of a page, in points.
fn area(source: &Source) -> f32 {
    let (width, height) = source.render_dimensions();
    (width * height).max(1.0)
}

/// Pages that are pictures, with a mark or a number at most; characters that no one can tell.
fn refuse_without_text(pages: &[Page]) -> Result<(), InputError> {
    let is_scan = |p: &Page| p.glyphs.is_empty() || (p.pictures > 0.5 && p.glyphs.len() < MARKS);
    if pages.iter().all(is_scan) {
        return Err(InputErrorKind::Scanned.into());
    }
    let all: usize = pages.iter().map(|p| p.glyphs.len()).sum();
    let unknown: usize = pages.iter().map(Page::unknown).sum();
    if unknown * 2 > all { Err(InputErrorKind::NoCharacters.into()) } else { Ok(()) }
}

/// Turns every page so that its text is level, takes out what is slanted, and tells what is not read.
fn unread(pages: &mut [Page]) -> Vec<Remark> {
    let slanted: usize = pages.iter_mut().map(Page::settle).sum();
    let unknown: usize = pages.iter().map(Page::unknown).sum();
    let pictures: Vec<usize> = (1..).zip(pages.iter()).filter(|(_, p)| p.pictures > PICTURE).map(|(number, _)| number).collect();
    let pictures = (!pictures.is_empty()).then_some(Remark::Pictures { pages: pictures });
    let slanted = (slanted > 0).then_some(Remark::Slanted { characters: slanted });
    let unknown = (unknown > 0).then_some(Remark::Unencoded { characters: unknown });
    [pictures, slanted, unknown].into_iter().flatten().collect()
}
