//! What JavaScript gives to be read.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::error;
use super::fields::text_of;
use crate::Input;

/// What JavaScript gives to be read.
#[derive(PartialEq)]
pub enum Given {
    Text(String),
    Bytes(Vec<u8>),
    Rich { html: String, text: String },
}

impl Given {
    pub fn read(input: &JsValue) -> Result<Given, JsValue> {
        if let Some(text) = input.as_string() {
            return Ok(Given::Text(text));
        }
        if let Some(bytes) = input.dyn_ref::<Uint8Array>() {
            return Ok(Given::Bytes(bytes.to_vec()));
        }
        let html = text_of(input, "html")?.ok_or_else(|| error("call", "a text, bytes, or { html, text } is wanted"))?;
        Ok(Given::Rich { html, text: text_of(input, "text")?.unwrap_or_default() })
    }

    pub fn input(&self) -> Input<'_> {
        match self {
            Given::Text(text) => Input::Text(text),
            Given::Bytes(bytes) => Input::Bytes(bytes),
            Given::Rich { html, text } => Input::Rich { html, text },
        }
    }
}
