//! WebAssembly: a thin door. JavaScript values in; plain objects out, the same as the command line's JSON.

mod last;

use js_sys::{Error, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{Aside, Checker, Ignore, Input, Lang, Options, form};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type RawInput = string | Uint8Array | { html: string; text: string };
export interface RawOptions { name?: string; form?: string; profile?: string; ignore?: string[]; aside?: [id: string, reason: string][]; lang?: string; part?: number; previous?: RawInput; previousName?: string; mode?: string }
"#;

/// Options as JavaScript gives them; absent ones take their defaults. Read field by field: a deserializer would bring the printing of floats along.
#[derive(Default, PartialEq)]
struct RawOptions {
    name: Option<String>,
    form: Option<String>,
    /// The text of a profile's file.
    profile: Option<String>,
    ignore: Vec<String>,
    aside: Vec<Aside>,
    lang: Option<String>,
    /// Which of the reports in the input, from 1.
    part: Option<usize>,
    /// Last year's report.
    #[cfg(feature = "compare")]
    previous: Option<Given>,
    #[cfg(feature = "compare")]
    previous_name: Option<String>,
    /// What a parent's figures count.
    #[cfg(feature = "compare")]
    mode: Option<crate::report::Mode>,
}

/// Last year's report among the options; None where there is none.
fn previous_of(object: &JsValue) -> Result<Option<JsValue>, JsValue> {
    let value = Reflect::get(object, &"previous".into())?;
    Ok(Some(value).filter(|v| !v.is_undefined() && !v.is_null()))
}

/// What a parent's figures count; None where its title and words say so.
#[cfg(feature = "compare")]
fn mode_of(object: &JsValue) -> Result<Option<crate::report::Mode>, JsValue> {
    match text_of(object, "mode")?.as_deref() {
        None | Some("auto" | "") => Ok(None),
        Some("area") => Ok(Some(crate::report::Mode::Area)),
        Some("own") => Ok(Some(crate::report::Mode::Own)),
        Some(_) => Err(error("call", "mode is auto, area or own")),
    }
}

/// A field that is a text; None where it is absent.
fn text_of(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let value = Reflect::get(object, &name.into()).map_err(|_| error("call", "an object is wanted"))?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| error("call", &format!("{name} is a text")))
}

/// The findings set aside: `aside`, a list of pairs of an id and a reason; none where it is absent.
fn aside_of(object: &JsValue) -> Result<Vec<Aside>, JsValue> {
    let wanted = || error("call", "aside is a list of pairs of an id and a reason");
    let list = Reflect::get(object, &"aside".into()).map_err(|_| wanted())?;
    if list.is_undefined() || list.is_null() {
        return Ok(Vec::new());
    }
    let pair = |pair: JsValue| {
        let pair: Vec<String> = pair.dyn_into::<js_sys::Array>().ok()?.iter().map(|t| t.as_string()).collect::<Option<_>>()?;
        <[String; 2]>::try_from(pair).ok().map(|[id, reason]| Aside { id, reason })
    };
    list.dyn_into::<js_sys::Array>().map_err(|_| wanted())?.iter().map(|p| pair(p).ok_or_else(wanted)).collect()
}

/// The number of a report; None where it is absent.
fn part_of(object: &JsValue) -> Result<Option<usize>, JsValue> {
    let wanted = || error("call", "part is a whole number from 1");
    let value = Reflect::get(object, &"part".into()).map_err(|_| wanted())?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let whole = value.as_f64().filter(|n| n.fract() == 0.0 && (1.0..1e9).contains(n));
    whole.map(|n| Some(n as usize)).ok_or_else(wanted)
}

/// Checks one input and gives its report.
///
/// # Errors
/// An `Error` with a `code` (`empty`, `unsupported`, `not-text`, `too-large`, `form`, `profile`, `call`) and a message in the language asked for.
#[wasm_bindgen]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] input: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let make = |input: &Given, raw: &RawOptions| {
        let (checker, options) = (raw.checker()?, raw.options());
        #[cfg(feature = "compare")]
        if let Some(previous) = &raw.previous {
            let report = checker.compare(previous.input(), input.input(), &options);
            return report.map_err(|e| error(e.code(), &e.message(options.lang)));
        }
        checker.check(input.input(), &options).map_err(|e| error(e.code(), &e.message(options.lang)))
    };
    let raw = RawOptions::read(options)?;
    let lang = raw.lang();
    // What is wrong with an input is said in any language, by any build; a report by one that speaks it.
    let take = |report: &_| if lang.is_spoken() { give(report) } else { Err(error("files", "this language needs the larger build")) };
    last::report_of(Given::read(&input)?, raw, make, take)
}

impl RawOptions {
    fn read(options: JsValue) -> Result<RawOptions, JsValue> {
        if options.is_undefined() || options.is_null() {
            return Ok(RawOptions::default());
        }
        // This build compares nothing: the caller loads the one that does, as for files.
        #[cfg(not(feature = "compare"))]
        if previous_of(&options)?.is_some() {
            return Err(error("files", "last year's report needs the larger build"));
        }
        let ignore = Reflect::get(&options, &"ignore".into()).map_err(|_| error("call", "options are an object"))?;
        let ignore = if ignore.is_undefined() || ignore.is_null() {
            Vec::new()
        } else if js_sys::Array::is_array(&ignore) {
            let list = js_sys::Array::from(&ignore);
            let texts = list.iter().map(|i| i.as_string().ok_or_else(|| error("call", "ignore is a list of texts")));
            texts.collect::<Result<_, _>>()?
        } else {
            return Err(error("call", "ignore is a list of texts"));
        };
        Ok(RawOptions {
            name: text_of(&options, "name")?,
            form: text_of(&options, "form")?,
            profile: text_of(&options, "profile")?,
            ignore,
            aside: aside_of(&options)?,
            lang: text_of(&options, "lang")?,
            part: part_of(&options)?,
            #[cfg(feature = "compare")]
            previous: previous_of(&options)?.map(|previous| Given::read(&previous)).transpose()?,
            #[cfg(feature = "compare")]
            previous_name: text_of(&options, "previousName")?,
            #[cfg(feature = "compare")]
            mode: mode_of(&options)?,
        })
    }

    fn lang(&self) -> Lang {
        Lang::parse(self.lang.as_deref().unwrap_or_default())
    }

    fn checker(&self) -> Result<Checker, JsValue> {
        let checker = match self.form.as_deref() {
            None | Some("auto" | "") => Checker::new(),
            Some(name) => Checker::with_forms([match form::official().iter().find(|f| f.id == name) {
                Some(known) => known.clone(),
                None => own_form(name)?,
            }]),
        };
        match self.profile.as_deref() {
            None | Some("") => Ok(checker),
            Some(text) => with_profile(checker, text),
        }
    }

    fn options(&self) -> Options {
        Options {
            name: self.name.clone(),
            lang: self.lang(),
            ignore: self.ignore.iter().map(|i| Ignore::parse(i)).collect(),
            aside: self.aside.clone(),
            part: self.part.unwrap_or(1),
            #[cfg(feature = "compare")]
            previous_name: self.previous_name.clone(),
            #[cfg(feature = "compare")]
            mode: self.mode,
        }
    }
}

#[cfg(feature = "toml")]
fn own_form(text: &str) -> Result<form::Form, JsValue> {
    form::load(text).map_err(|e| error("form", &e.to_string()))
}

#[cfg(feature = "toml")]
fn with_profile(checker: Checker, text: &str) -> Result<Checker, JsValue> {
    crate::Profile::load(text).map(|profile| checker.with_profile(profile)).map_err(|e| error("profile", &e.to_string()))
}

/// This build reads no profiles: the caller loads the one that does, as for files.
#[cfg(not(feature = "toml"))]
fn with_profile(_: Checker, _: &str) -> Result<Checker, JsValue> {
    Err(error("files", "a profile needs the larger build"))
}

/// This build reads no form files: the caller loads the one that does, as for files.
#[cfg(not(feature = "toml"))]
fn own_form(_: &str) -> Result<form::Form, JsValue> {
    Err(error("files", "a form of one's own needs the larger build"))
}

/// Checks the inputs and gives what can be taken away: `shape` is csv, sarif, markdown or html (a text, of all inputs together), figures (a text) or
/// xlsx (bytes), both of the first input that was read. `items` is a list of `{ input, options, aside }`; `aside` are pairs of a finding's id and the
/// reason it is left out for. What could not be read has its row too: it is given as `{ name, error: { code, message } }`, and so is told an input
/// that cannot be read now.
///
/// # Errors
/// `call` for a shape there is none of, a malformed item, and where there is nothing to take; `form` and `files` for a form that is not read.
#[cfg(feature = "export")]
#[wasm_bindgen(js_name = takeAway)]
pub fn take_away(items: &js_sys::Array, shape: &str) -> Result<JsValue, JsValue> {
    use crate::render::export::{self, Item, Shape};
    let mut taken = Vec::new();
    let (mut forms, mut lang) = (form::official().to_vec(), Lang::default());
    for item in items.iter() {
        let raw = RawOptions::read(Reflect::get(&item, &"options".into())?)?;
        lang = raw.lang();
        taken.push(item_of(&item, raw, &mut forms)?);
    }
    let nothing = || error("call", "nothing to take away");
    let first = || taken.iter().find_map(|i| if let Item::Checked(c) = i { Some(&c.report) } else { None }).ok_or_else(nothing);
    let text = |shape| if taken.is_empty() { Err(nothing()) } else { Ok(export::render(&taken, shape, &forms, lang).into()) };
    match shape {
        "csv" => text(Shape::Csv),
        "sarif" => text(Shape::Sarif),
        "markdown" => text(Shape::Markdown),
        "html" => text(Shape::Html),
        "figures" => Ok(export::figures(first()?, &forms).into()),
        "xlsx" => Ok(Uint8Array::from(export::workbook(first()?, &forms).map_err(|e| error("internal", &e))?.as_slice()).into()),
        other => Err(error("call", &format!("no shape \"{other}\": csv, sarif, markdown, html, figures, xlsx"))),
    }
}

/// What became of one input to be taken away; the forms it may follow are added to `forms`.
#[cfg(feature = "export")]
fn item_of(item: &JsValue, raw: RawOptions, forms: &mut Vec<form::Form>) -> Result<crate::render::export::Item, JsValue> {
    use crate::render::export::{Checked, Item};
    use crate::report::Unread;
    let field = |name: &str| Reflect::get(item, &name.into());
    let failed = field("error")?;
    if !failed.is_undefined() && !failed.is_null() {
        let (code, message) = (text_of(&failed, "code")?.unwrap_or_default(), text_of(&failed, "message")?.unwrap_or_default());
        return Ok(Item::Unread(Unread::new(text_of(item, "name")?, None, &code, message)));
    }
    let input = Given::read(&field("input")?)?;
    let (checker, mut options) = (raw.checker()?, raw.options());
    options.aside.extend(aside_of(item)?);
    forms.extend(checker.forms().iter().filter(|own| form::official().iter().all(|f| f.id != own.id)).cloned());
    let bytes = match &input {
        Given::Text(text) => text.as_bytes(),
        Given::Rich { html, .. } => html.as_bytes(),
        Given::Bytes(bytes) => bytes,
    };
    Ok(match checker.check(input.input(), &options) {
        Ok(report) => Checked::new(report, bytes).into(),
        Err(e) => Item::Unread(Unread::new(raw.name, None, e.code(), e.message(options.lang))),
    })
}

/// The .docx `file` with `text` in the place of its own, nothing else of it touched. Of the options only `lang` counts, the language of errors.
///
/// # Errors
/// `uncorrected` where what was changed cannot be written back surely.
#[cfg(all(feature = "files", feature = "export"))]
#[wasm_bindgen]
pub fn corrected(
    file: &Uint8Array,
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<Uint8Array, JsValue> {
    let lang = RawOptions::read(options)?.lang();
    let out = crate::corrected::docx(&file.to_vec(), text).map_err(|e| error("uncorrected", e.message(lang)))?;
    Ok(Uint8Array::from(out.as_slice()))
}

/// Holds each figure of a parent against the sum of its units', which are a list of `{ input, name, vertical }`.
///
/// # Errors
/// As of a check where the parent could not be read; `call` for a malformed unit.
#[cfg(feature = "compare")]
#[wasm_bindgen]
pub fn rollup(
    #[wasm_bindgen(unchecked_param_type = "RawInput")] parent: JsValue,
    units: &js_sys::Array,
    #[wasm_bindgen(unchecked_param_type = "RawOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let raw = RawOptions::read(options)?;
    let (checker, options) = (raw.checker()?, raw.options());
    let mut given = Vec::new();
    for unit in units.iter() {
        let vertical = Reflect::get(&unit, &"vertical".into())?.as_bool();
        given.push((Given::read(&Reflect::get(&unit, &"input".into())?)?, text_of(&unit, "name")?, vertical));
    }
    let mut inputs = Vec::new();
    for (given, name, vertical) in &given {
        let unit = crate::UnitInput::new(given.input());
        let unit = name.as_deref().map_or(unit, |name| unit.name(name));
        inputs.push(vertical.map_or(unit, |vertical| unit.vertical(vertical)));
    }
    let sums = checker.rollup(Given::read(&parent)?.input(), &inputs, &options);
    give(&sums.map_err(|e| error(e.code(), &e.message(options.lang)))?)
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
    text.map_err(|e| error(e.code(), &e.message(lang)))
}

/// The official forms: tables, rows, columns, cells and relations, as `gouji forms --format json` prints them.
#[wasm_bindgen]
pub fn forms() -> Result<JsValue, JsValue> {
    give(&form::official())
}

/// The catalogue of rules: id, statement in both languages, basis.
#[wasm_bindgen]
pub fn rules() -> Result<JsValue, JsValue> {
    give(&crate::rule::catalogue())
}

/// What JavaScript gives to be read.
#[derive(PartialEq)]
enum Given {
    Text(String),
    Bytes(Vec<u8>),
    Rich { html: String, text: String },
}

impl Given {
    fn read(input: &JsValue) -> Result<Given, JsValue> {
        if let Some(text) = input.as_string() {
            return Ok(Given::Text(text));
        }
        if let Some(bytes) = input.dyn_ref::<Uint8Array>() {
            return Ok(Given::Bytes(bytes.to_vec()));
        }
        let html = text_of(input, "html")?.ok_or_else(|| error("call", "a text, bytes, or { html, text } is wanted"))?;
        Ok(Given::Rich { html, text: text_of(input, "text")?.unwrap_or_default() })
    }

    fn input(&self) -> Input<'_> {
        match self {
            Given::Text(text) => Input::Text(text),
            Given::Bytes(bytes) => Input::Bytes(bytes),
            Given::Rich { html, text } => Input::Rich { html, text },
        }
    }
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
