//! WebAssembly: a thin door. JavaScript values in; plain objects out, the same as the command line's JSON.

#[cfg(feature = "compare")]
mod beside;
mod fields;
mod given;
mod last;
mod options;
#[cfg(feature = "export")]
mod take;

use js_sys::{Error, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Checker, InputError, Lang, Report, form};
use given::Given;
use options::RawOptions;

/// Memory is handed out by rlsf (two-level segregated fit: in constant time, whatever was given back before): what the page loads is 1.8 KB smaller with
/// it than with the allocator of Rust's own library (docs/speed.md).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Checks one input and gives its report.
///
/// # Errors
/// An `Error` with a `code` (`empty`, `unsupported`, `not-text`, `too-large`, `form`, `profile`, `call`) and a message in the language asked for.
#[wasm_bindgen]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] input: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let make = |input: &Given, raw: &RawOptions| checked(&raw.checker()?, input, raw).map_err(|e| refused(&e, raw.lang()));
    let raw = RawOptions::read(options)?;
    let lang = raw.lang();
    // A report, and what is wrong with an input, is said by a build that speaks the language.
    let take = |report: &_| if lang.is_spoken() { give(report) } else { Err(unspoken()) };
    last::report_of(Given::read(&input)?, raw, make, take)
}

/// The text that the places of a report for `input` count in: the text itself, or the linearised text of a page. Of the options only `lang` counts,
/// the language of errors.
#[wasm_bindgen(js_name = shownText)]
pub fn shown_text(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] input: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<String, JsValue> {
    let lang = RawOptions::read(options)?.lang();
    let text = Checker::new().shown_text(Given::read(&input)?.input());
    text.map_err(|e| refused(&e, lang))
}

/// The official forms: tables, rows, columns, cells and relations, as `gouji forms --format json` prints them.
#[wasm_bindgen]
pub fn forms() -> Result<JsValue, JsValue> {
    give(&form::official())
}

/// The catalogue of rules: id, statement in both languages, basis; with what a profile among the options asks.
#[wasm_bindgen]
pub fn rules(#[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue) -> Result<JsValue, JsValue> {
    give(&RawOptions::read(options)?.checker()?.rules())
}

/// Checks an input, beside last year's report where the options have one.
fn checked(checker: &Checker, input: &Given, raw: &RawOptions) -> Result<Report, InputError> {
    #[cfg(feature = "compare")]
    if let Some(previous) = &raw.previous {
        return checker.compare(previous.input(), input.input(), &raw.options());
    }
    checker.check(input.input(), &raw.options())
}

/// An input that could not be read, as an error.
/// What is wrong with an input, where this build speaks the language; else that the larger one is to be asked.
fn refused(e: &InputError, lang: Lang) -> JsValue {
    if lang.is_spoken() { error(e.code(), &e.message(lang)) } else { unspoken() }
}

fn unspoken() -> JsValue {
    error("files", "this language needs the larger build")
}

fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    // Plain objects and null, as JSON.parse would give: not Map and undefined.
    value.serialize(&Serializer::json_compatible()).map_err(|e| error("call", &e.to_string()))
}

fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property on an object of our own cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
