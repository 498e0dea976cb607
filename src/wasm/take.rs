//! What can be taken away.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::fields::{aside_of, text_of};
use super::given::Given;
use super::options::RawOptions;
use super::{checked, error};
use crate::{Lang, form};

/// Checks the inputs and gives what can be taken away: `shape` is csv, sarif, markdown or html (a text, of all inputs together), figures (a text) or
/// xlsx (bytes), both of the first input that was read, or workbook (bytes), of all of them. `items` is a list of `{ input, options, aside }`; `aside` are pairs of a finding's id and the
/// reason it is left out for. What could not be read has its row too: it is given as `{ name, error: { code, message } }`, and so is told an input
/// that cannot be read now.
///
/// # Errors
/// `call` for a shape there is none of, a malformed item, and where there is nothing to take; `form` and `files` for a form that is not read.
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
        "workbook" if taken.is_empty() => Err(nothing()),
        "workbook" => {
            let bytes = export::workbook_of(&taken, &forms, lang).map_err(|e| error("too-large", &e))?;
            Ok(Uint8Array::from(bytes.as_slice()).into())
        }
        other => Err(error("call", &format!("no shape \"{other}\": csv, sarif, markdown, html, figures, xlsx, workbook"))),
    }
}

/// What became of one input to be taken away; the forms it may follow are added to `forms`.
fn item_of(item: &JsValue, mut raw: RawOptions, forms: &mut Vec<form::Form>) -> Result<crate::render::export::Item, JsValue> {
    use crate::render::export::{Checked, Item};
    use crate::report::Unread;
    let field = |name: &str| Reflect::get(item, &name.into());
    let failed = field("error")?;
    if !failed.is_undefined() && !failed.is_null() {
        let (code, message) = (text_of(&failed, "code")?.unwrap_or_default(), text_of(&failed, "message")?.unwrap_or_default());
        return Ok(Item::Unread(Unread::new(text_of(item, "name")?, None, &code, message)));
    }
    let input = Given::read(&field("input")?)?;
    let checker = raw.checker()?;
    raw.aside.extend(aside_of(item)?);
    let own: Vec<form::Form> = checker.forms().iter().filter(|own| is_new(own, forms)).cloned().collect();
    forms.extend(own);
    let bytes = match &input {
        Given::Text(text) => text.as_bytes(),
        Given::Rich { html, .. } => html.as_bytes(),
        Given::Bytes(bytes) => bytes,
    };
    Ok(match checked(&checker, &input, &raw) {
        Ok(report) => Checked::new(report, bytes).into(),
        Err(e) => Item::Unread(Unread::new(raw.name.clone(), None, e.code(), e.message(raw.lang()))),
    })
}

/// Whether a form is none of `forms`, or states what none of them does: a profile adds relations to those that are there.
fn is_new(own: &form::Form, forms: &[form::Form]) -> bool {
    fn stated(form: &form::Form) -> impl Iterator<Item = &form::Statement> {
        form.tables.iter().flat_map(|table| &table.statements)
    }
    let known = |rule: &str| forms.iter().any(|form| stated(form).any(|statement| statement.rule == rule));
    forms.iter().all(|form| form.id != own.id) || !stated(own).all(|statement| known(&statement.rule))
}

/// The .docx `file` with `text` in the place of its own, nothing else of it touched. Of the options only `lang` counts, the language of errors.
///
/// # Errors
/// `uncorrected` where what was changed cannot be written back surely.
#[cfg(feature = "files")]
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
