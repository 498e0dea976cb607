//! WebAssembly: a thin door. JavaScript values in; plain objects out, the same as the command line's JSON.

use js_sys::{Error, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::render::wording;
use crate::{Ignore, Input, Lang, Options, form};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type RawInput = string | Uint8Array | { html: string; text: string };
export interface RawOptions { name?: string; form?: string; ignore?: string[]; lang?: string }
"#;

/// Options as JavaScript gives them; absent ones take their defaults.
#[derive(Deserialize, Default)]
#[serde(default)]
struct RawOptions {
    name: Option<String>,
    form: Option<String>,
    ignore: Vec<String>,
    lang: Option<String>,
}

#[derive(Deserialize)]
struct Rich {
    html: String,
    text: String,
}

/// Checks one input and gives its report.
///
/// # Errors
/// An `Error` with a `code` (`empty`, `unsupported`, `not-text`, `too-large`, `form`, `call`) and a message in the language asked for.
#[wasm_bindgen]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] input: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let raw = RawOptions::read(options)?;
    give(&report(&input, &raw, &raw.options()?)?)
}

impl RawOptions {
    fn read(options: JsValue) -> Result<RawOptions, JsValue> {
        if options.is_undefined() || options.is_null() {
            return Ok(RawOptions::default());
        }
        serde_wasm_bindgen::from_value(options).map_err(|e| error("call", &e.to_string()))
    }

    fn options(&self) -> Result<Options, JsValue> {
        let forms = match self.form.as_deref() {
            None | Some("auto" | "") => None,
            Some(name) => Some(vec![match form::official().iter().find(|f| f.id == name) {
                Some(known) => known.clone(),
                None => form::load(name).map_err(|e| error("form", &e.to_string()))?,
            }]),
        };
        let lang = Lang::parse(self.lang.as_deref().unwrap_or_default());
        Ok(Options { lang, ignore: self.ignore.iter().map(|i| Ignore::parse(i)).collect(), forms })
    }
}

fn report(input: &JsValue, raw: &RawOptions, options: &Options) -> Result<crate::Report, JsValue> {
    let report = with_input(input, |input| crate::check_input(input, raw.name.as_deref(), options))?;
    report.map_err(|e| error(e.code(), &wording::input_error(&e, options.lang)))
}

/// Checks the inputs and gives what can be taken away: `shape` is csv, sarif, markdown or html (a text, of all inputs together), figures (a text) or
/// xlsx (bytes), both of the first input. `items` is a list of `{ input, options, aside }`; `aside` are pairs of a finding's id and the reason it is left out for.
///
/// # Errors
/// As [`check`]; `call` for a shape there is none of.
#[cfg(feature = "export")]
#[wasm_bindgen(js_name = takeAway)]
pub fn take_away(items: &js_sys::Array, shape: &str) -> Result<JsValue, JsValue> {
    use crate::render::export::{self, Checked, Shape};
    let mut checked = Vec::new();
    let mut options = Options::default();
    for item in items.iter() {
        let field = |name: &str| Reflect::get(&item, &name.into());
        let input = field("input")?;
        let raw = RawOptions::read(field("options")?)?;
        options = raw.options()?;
        let mut one = with_input(&input, |input| match input {
            Input::Text(text) => text.as_bytes().to_vec(),
            Input::Rich { html, .. } => html.as_bytes().to_vec(),
            Input::Bytes(bytes) => bytes.to_vec(),
        })
        .and_then(|bytes| Ok(Checked::new(report(&input, &raw, &options)?, &bytes)))?;
        let aside: Option<Vec<(String, String)>> =
            serde_wasm_bindgen::from_value(field("aside")?).map_err(|e| error("call", &e.to_string()))?;
        aside.unwrap_or_default().iter().for_each(|(id, reason)| one.set_aside(id, reason));
        checked.push(one);
    }
    let forms: Vec<form::Form> = form::official().iter().cloned().chain(options.forms.into_iter().flatten()).collect();
    let first = checked.first().ok_or_else(|| error("call", "nothing to take away"))?;
    let text = |shape| Ok(export::render(&checked, shape, &forms, options.lang).into());
    match shape {
        "csv" => text(Shape::Csv),
        "sarif" => text(Shape::Sarif),
        "markdown" => text(Shape::Markdown),
        "html" => text(Shape::Html),
        "figures" => Ok(export::figures(first, &forms).into()),
        "xlsx" => Ok(Uint8Array::from(export::workbook(first, &forms).map_err(|e| error("internal", &e))?.as_slice()).into()),
        other => Err(error("call", &format!("no shape \"{other}\": csv, sarif, markdown, html, figures, xlsx"))),
    }
}

/// The text that the places of a report for `input` count in: the text itself, or the linearised text of a page.
#[wasm_bindgen(js_name = shownText)]
pub fn shown_text(#[wasm_bindgen(unchecked_param_type = "RawInput")] input: JsValue) -> Result<String, JsValue> {
    let document = with_input(&input, |input| crate::input::read(input, None))?;
    document.map(|d| d.text).map_err(|e| error(e.code(), &wording::input_error(&e, Lang::Zh)))
}

/// The official forms: tables, rows, columns, cells and relations, as `gouji forms --format json` prints them.
#[wasm_bindgen]
pub fn forms() -> Result<JsValue, JsValue> {
    give(&form::official())
}

/// The catalogue of rules: id, statement in both languages, basis.
#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    give(&crate::rule::RULES.iter().map(crate::rule::Rule::entry).collect::<Vec<_>>())
}

/// Hands what JavaScript gave to `take` as an [`Input`].
fn with_input<T>(input: &JsValue, take: impl FnOnce(Input) -> T) -> Result<T, JsValue> {
    if let Some(text) = input.as_string() {
        return Ok(take(Input::Text(&text)));
    }
    if let Some(bytes) = input.dyn_ref::<Uint8Array>() {
        return Ok(take(Input::Bytes(&bytes.to_vec())));
    }
    let rich: Rich = serde_wasm_bindgen::from_value(input.clone()).map_err(|e| error("call", &e.to_string()))?;
    Ok(take(Input::Rich { html: &rich.html, text: &rich.text }))
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
