//! 勾稽 (gouji): reads an annual report on government information disclosure (政府信息公开工作年度报告) and names every
//! contradiction in it.
//!
//! Data goes one way: bytes → [`input`] → [`document`] → [`recognise`] (after a [`form`]) → [`reading`]; its relations → [`equations`], its text →
//! [`prose`] → [`claims`]; of these the [`rule`]s make findings, [`diagnose`] names the wrong cells → [`report`] → [`render`].
//!
//! ```
//! use gouji::{Input, Options};
//! let text = "青禾市水利局2023年政府信息公开工作年度报告\n规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n";
//! let report = gouji::check_input(Input::Text(text), None, &Options::default())?;
//! assert_eq!(report.document.year, Some(2023));
//! # Ok::<(), gouji::input::InputError>(())
//! ```

pub mod claims;
pub mod diagnose;
pub mod document;
pub mod equations;
pub mod form;
pub mod formats;
pub mod input;
pub mod number;
pub mod place;
pub mod prose;
pub mod reading;
pub mod recognise;
pub mod render;
pub mod report;
pub mod rule;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use input::Input;
pub use render::Lang;
pub use report::{Aside, Ignore, Report};

use form::Form;

/// How a document is to be checked.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of the messages.
    pub lang: Lang,
    /// Findings to leave out; they are counted.
    pub ignore: Vec<Ignore>,
    /// Findings the user has set aside; they stay in the report, with his reasons.
    pub aside: Vec<Aside>,
    /// The forms to choose from; None for the official ones.
    pub forms: Option<Vec<Form>>,
    /// Which of the reports in the input is checked, from 1; [`examine_all`] checks each.
    pub part: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { lang: Lang::default(), ignore: Vec::new(), aside: Vec::new(), forms: None, part: 1 }
    }
}

/// Reads `input` and checks the report in it that `options` ask for, and hands all that was found to `take`.
///
/// `name` is the file's name, if it has one.
///
/// # Errors
/// [`input::InputError`] where the input could not be read at all, or has no such part; everything else is told in what was found.
pub fn examine<T>(
    input: Input,
    name: Option<&str>,
    options: &Options,
    take: impl FnOnce(&report::Found) -> T,
) -> Result<T, input::InputError> {
    examine_read(input::read(input, name)?, options, take)
}

/// As [`examine`], for a document already read.
///
/// # Errors
/// [`input::InputErrorKind::TooLarge`] where it tells more figures or holds more reports than are taken, `NoPart` as in [`examine`].
pub fn examine_read<T>(
    mut document: document::Document,
    options: &Options,
    take: impl FnOnce(&report::Found) -> T,
) -> Result<T, input::InputError> {
    let parts = told_apart(&document, options)?;
    let Some(part) = options.part.checked_sub(1).and_then(|p| parts.get(p)) else {
        return Err(input::InputErrorKind::NoPart { asked: options.part, found: parts.len() }.into());
    };
    document.rows.truncate(part.rows.end);
    document.rows.drain(..part.rows.start);
    examine_part(&mut document, &parts, options.part, options, take)
}

/// Reads `input` once and checks every report in it, in order, and hands what was found in each to `take`.
///
/// # Errors
/// As [`examine`].
pub fn examine_all(
    input: Input,
    name: Option<&str>,
    options: &Options,
    mut take: impl FnMut(&report::Found),
) -> Result<(), input::InputError> {
    let mut document = input::read(input, name)?;
    let parts = told_apart(&document, options)?;
    let mut rows = std::mem::take(&mut document.rows).into_iter();
    for (i, part) in parts.iter().enumerate() {
        document.rows = rows.by_ref().take(part.rows.len()).collect();
        examine_part(&mut document, &parts, i + 1, options, &mut take)?;
    }
    Ok(())
}

/// More reports in one input are no compilation but noise, and each is checked against the whole text's lines.
const MAX_PARTS: usize = 300;

/// The reports in `document`.
fn told_apart(document: &document::Document, options: &Options) -> Result<Vec<recognise::Part>, input::InputError> {
    let parts = recognise::parts(document, options.forms.as_deref().unwrap_or(form::official()));
    if parts.len() > MAX_PARTS {
        let kind = input::InputErrorKind::TooLarge { what: input::Measure::Reports, found: Some(parts.len()), limit: MAX_PARTS };
        return Err(kind.into());
    }
    Ok(parts)
}

/// Checks the report with this number, whose rows are those of `document`: the one way through the whole house, behind every door.
fn examine_part<T>(
    document: &mut document::Document,
    parts: &[recognise::Part],
    number: usize,
    options: &Options,
    take: impl FnOnce(&report::Found) -> T,
) -> Result<T, input::InputError> {
    if number > 1 {
        // The title of a page is that of its first report.
        document.title = None;
    }
    let mut reading = recognise::recognise(document, options.forms.as_deref().unwrap_or(form::official()));
    reading.part = number;
    reading.others = parts.iter().skip(1).filter(|_| number == 1).map(|p| (p.title.clone(), p.span)).collect();
    let narrated = prose::read(document, &reading)?;
    let evaluations = equations::evaluate(&reading);
    let claims = claims::read(document, &reading, &narrated);
    let subject = rule::Subject { document, reading: &reading, evaluations: &evaluations, claims: &claims, narrated: &narrated };
    let outcome = rule::check(&subject);
    let diagnoses = diagnose::diagnose(&reading, &claims, &outcome);
    Ok(take(&report::Found {
        document,
        reading: &reading,
        evaluations: &evaluations,
        claims: &claims,
        outcome: &outcome,
        diagnoses: &diagnoses,
    }))
}

/// Reads `input`, checks it, and gives its report.
///
/// # Errors
/// As [`examine`].
pub fn check_input(input: Input, name: Option<&str>, options: &Options) -> Result<Report, input::InputError> {
    examine(input, name, options, |found| report::build(found, &options.ignore, &options.aside, options.lang))
}
