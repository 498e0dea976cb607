//! Several reports beside one another.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[cfg(feature = "export")]
use super::error;
use super::fields::{number_of, text_of};
use super::given::Given;
use super::options::RawOptions;
use super::{give, refused};
use crate::report::Rollup;
use crate::together::{Who, arrange};

/// Holds each figure of a parent against the sum of its units', which are a list of `{ input, name, vertical, part }`.
///
/// # Errors
/// As of a check where the parent could not be read; `call` for a malformed unit.
#[wasm_bindgen]
pub fn rollup(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] parent: JsValue,
    units: &js_sys::Array,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    give(&added_up(&parent, units, &RawOptions::read(options)?)?)
}

/// The same to be taken away: `shape` is csv or html.
///
/// # Errors
/// As [`rollup`]; `call` for a shape there is none of.
#[cfg(feature = "export")]
#[wasm_bindgen(js_name = takeRollup)]
pub fn take_rollup(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] parent: JsValue,
    units: &js_sys::Array,
    shape: &str,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<String, JsValue> {
    use crate::render::export::{SumsShape, rollups};
    let shape = match shape {
        "csv" => SumsShape::Csv,
        "html" => SumsShape::Html,
        other => return Err(error("call", &format!("no shape \"{other}\": csv, html"))),
    };
    let raw = RawOptions::read(options)?;
    Ok(rollups(&[added_up(&parent, units, &raw)?], shape, raw.lang()))
}

fn added_up(parent: &JsValue, units: &js_sys::Array, raw: &RawOptions) -> Result<Rollup, JsValue> {
    let mut given = Vec::new();
    for unit in units.iter() {
        let vertical = Reflect::get(&unit, &"vertical".into())?.as_bool();
        let input = Given::read(&Reflect::get(&unit, &"input".into())?)?;
        given.push((input, text_of(&unit, "name")?, vertical, number_of(&unit, "part")?));
    }
    let mut inputs = Vec::new();
    for (given, name, vertical, part) in &given {
        let unit = crate::UnitInput::new(given.input());
        let unit = name.as_deref().map_or(unit, |name| unit.name(name));
        let unit = vertical.map_or(unit, |vertical| unit.vertical(vertical));
        inputs.push(part.map_or(unit, |part| unit.part(part)));
    }
    let sums = raw.checker()?.rollup(Given::read(parent)?.input(), &inputs, &raw.options());
    sums.map_err(|e| refused(&e, raw.lang()))
}

/// What reports are to one another: `list` has `{ name, organization, year, read }` of each, the name being its file's.
///
/// # Errors
/// `call` for a malformed item.
#[wasm_bindgen(js_name = arrange)]
pub fn arranged(list: &js_sys::Array) -> Result<JsValue, JsValue> {
    let who = |one: JsValue| {
        let year = Reflect::get(&one, &"year".into())?.as_f64().filter(|year| year.fract() == 0.0 && year.abs() < 1e6);
        Ok(Who {
            file: text_of(&one, "name")?,
            organization: text_of(&one, "organization")?,
            year: year.map(|year| year as i32),
            read: Reflect::get(&one, &"read".into())?.is_truthy(),
        })
    };
    let list: Vec<Who> = list.iter().map(who).collect::<Result<_, JsValue>>()?;
    give(&arrange(&list))
}
