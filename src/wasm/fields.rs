//! The fields of an object, as JavaScript gives them.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::error;
use crate::Aside;

/// A field that is a text; None where it is absent.
pub fn text_of(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let value = Reflect::get(object, &name.into()).map_err(|_| error("call", "an object is wanted"))?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| error("call", &format!("{name} is a text")))
}

/// A field that is a list of texts; none where it is absent.
pub fn texts_of(object: &JsValue, name: &str) -> Result<Vec<String>, JsValue> {
    let wanted = || error("call", &format!("{name} is a list of texts"));
    let list = Reflect::get(object, &name.into()).map_err(|_| error("call", "an object is wanted"))?;
    if list.is_undefined() || list.is_null() {
        return Ok(Vec::new());
    }
    list.dyn_into::<js_sys::Array>().map_err(|_| wanted())?.iter().map(|text| text.as_string().ok_or_else(wanted)).collect()
}

/// The findings set aside: `aside`, a list of pairs of an id and a reason; none where it is absent.
pub fn aside_of(object: &JsValue) -> Result<Vec<Aside>, JsValue> {
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

/// The number of a report, from 1; None where it is absent.
pub fn number_of(object: &JsValue, name: &str) -> Result<Option<usize>, JsValue> {
    let wanted = || error("call", "a part is a whole number from 1");
    let value = Reflect::get(object, &name.into()).map_err(|_| wanted())?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let whole = value.as_f64().filter(|n| n.fract() == 0.0 && (1.0..1e9).contains(n));
    whole.map(|n| Some(n as usize)).ok_or_else(wanted)
}
