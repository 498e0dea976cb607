//! The options of a call, as JavaScript gives them.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::error;
use super::fields::{aside_of, number_of, text_of, texts_of};
#[cfg(feature = "compare")]
use super::given::Given;
use crate::{Aside, Checker, Ignore, Lang, Options, form};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type RawInput = string | Uint8Array | { html: string; text: string };
export interface RawOptions { name?: string; form?: string; profile?: string; ignore?: string[]; aside?: [id: string, reason: string][]; lang?: string; part?: number; previous?: RawInput; previousName?: string; previousPart?: number; sameBody?: boolean; mode?: string; missing?: string[] }
"#;

/// Options as JavaScript gives them; absent ones take their defaults. Read field by field: a deserializer would bring the printing of floats along.
#[derive(Default, PartialEq)]
pub struct RawOptions {
    pub name: Option<String>,
    pub form: Option<String>,
    /// The text of a profile's file.
    pub profile: Option<String>,
    pub ignore: Vec<String>,
    pub aside: Vec<Aside>,
    pub lang: Option<String>,
    /// Which of the reports in the input, from 1.
    pub part: Option<usize>,
    /// Last year's report.
    #[cfg(feature = "compare")]
    pub previous: Option<Given>,
    #[cfg(feature = "compare")]
    pub previous_name: Option<String>,
    #[cfg(feature = "compare")]
    pub previous_part: Option<usize>,
    #[cfg(feature = "compare")]
    pub same_body: bool,
    /// What a parent's figures count.
    #[cfg(feature = "compare")]
    pub mode: Option<crate::report::Mode>,
    /// The units whose reports should be there and are not.
    #[cfg(feature = "compare")]
    pub missing: Vec<String>,
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

impl RawOptions {
    pub fn read(options: JsValue) -> Result<RawOptions, JsValue> {
        if options.is_undefined() || options.is_null() {
            return Ok(RawOptions::default());
        }
        // This build compares nothing: the caller loads the one that does, as for files.
        #[cfg(not(feature = "compare"))]
        if previous_of(&options)?.is_some() {
            return Err(error("files", "last year's report needs the larger build"));
        }
        Ok(RawOptions {
            name: text_of(&options, "name")?,
            form: text_of(&options, "form")?,
            profile: text_of(&options, "profile")?,
            ignore: texts_of(&options, "ignore")?,
            aside: aside_of(&options)?,
            lang: text_of(&options, "lang")?,
            part: number_of(&options, "part")?,
            #[cfg(feature = "compare")]
            previous: previous_of(&options)?.map(|previous| Given::read(&previous)).transpose()?,
            #[cfg(feature = "compare")]
            previous_name: text_of(&options, "previousName")?,
            #[cfg(feature = "compare")]
            previous_part: number_of(&options, "previousPart")?,
            #[cfg(feature = "compare")]
            same_body: Reflect::get(&options, &"sameBody".into())?.is_truthy(),
            #[cfg(feature = "compare")]
            mode: mode_of(&options)?,
            #[cfg(feature = "compare")]
            missing: texts_of(&options, "missing")?,
        })
    }

    pub fn lang(&self) -> Lang {
        Lang::parse(self.lang.as_deref().unwrap_or_default())
    }

    pub fn checker(&self) -> Result<Checker, JsValue> {
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

    pub fn options(&self) -> Options {
        Options {
            name: self.name.clone(),
            lang: self.lang(),
            ignore: self.ignore.iter().map(|i| Ignore::parse(i)).collect(),
            aside: self.aside.clone(),
            part: self.part.unwrap_or(1),
            #[cfg(feature = "compare")]
            previous_name: self.previous_name.clone(),
            #[cfg(feature = "compare")]
            previous_part: self.previous_part.unwrap_or(1),
            #[cfg(feature = "compare")]
            same_body: self.same_body,
            #[cfg(feature = "compare")]
            mode: self.mode,
            #[cfg(feature = "compare")]
            missing: self.missing.clone(),
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
