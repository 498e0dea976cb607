//! 勾稽 (gouji): reads an annual report on government information disclosure (政府信息公开工作年度报告) and names every
//! contradiction in it.
//!
//! Data goes one way: bytes → [`input`] → [`document`] → [`recognise`] (after a [`form`]) → [`reading`], [`prose`] → [`rule`]s, run by
//! [`check`](mod@check) → [`diagnose`] → [`report`] → [`render`].
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
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of the messages.
    pub lang: Lang,
    /// Findings to leave out; they are counted.
    pub ignore: Vec<Ignore>,
    /// Findings the user has set aside; they stay in the report, with his reasons.
    pub aside: Vec<Aside>,
    /// The forms to choose from; None for the official ones.
    pub forms: Option<Vec<Form>>,
}

/// Reads `input` and checks it, and hands all that was found to `take`: the one way through the whole house, behind every door.
///
/// `name` is the file's name, if it has one.
///
/// # Errors
/// [`input::InputError`] where the input could not be read at all; everything else is told in what was found.
pub fn examine<T>(
    input: Input,
    name: Option<&str>,
    options: &Options,
    take: impl FnOnce(&report::Found) -> T,
) -> Result<T, input::InputError> {
    examine_read(&input::read(input, name)?, options, take)
}

/// As [`examine`], for a document already read.
///
/// # Errors
/// [`input::InputErrorKind::TooLarge`] where the text tells more figures than any report does.
pub fn examine_read<T>(
    document: &document::Document,
    options: &Options,
    take: impl FnOnce(&report::Found) -> T,
) -> Result<T, input::InputError> {
    let reading = recognise::recognise(document, options.forms.as_deref().unwrap_or(form::official()));
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
