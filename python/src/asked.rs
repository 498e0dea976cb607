//! The keywords of a call → the checker and the options they ask for.

use gouji::report::Mode;
use gouji::{Aside, Checker, Lang, Options, Profile, form};
use pyo3::prelude::*;

use crate::error;

/// What a call asks for, as the Python package hands it over: every keyword, absent ones as None.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Asked {
    name: Option<String>,
    previous_name: Option<String>,
    /// Which of the reports in last year's input, from 1.
    previous_part: usize,
    /// Whether the caller vouches that last year's report is of the same body.
    same_body: bool,
    /// `auto`, the id of an official form, or the text of a form's file.
    form: Option<String>,
    /// The text of a profile's file.
    profile: Option<String>,
    ignore: Vec<String>,
    aside: Vec<(String, String)>,
    mode: Option<String>,
    /// The units of a roll-up whose reports should be there and are not.
    missing: Vec<String>,
    lang: String,
    /// Which of the reports in the input, from 1.
    part: usize,
}

impl Asked {
    /// The language of messages.
    pub fn lang(&self) -> Lang {
        Lang::parse(&self.lang)
    }

    /// The checker and the options.
    ///
    /// # Errors
    /// `form`, `profile` and `call`, where what is asked for there is not.
    pub fn engine(&self, py: Python) -> PyResult<(Checker, Options)> {
        let checker = match self.form.as_deref() {
            None | Some("auto") => Checker::new(),
            Some(asked) => Checker::with_forms([match form::official().iter().find(|f| f.id == asked) {
                Some(known) => known.clone(),
                None => form::load(asked).map_err(|e| error(py, "form", e.to_string()))?,
            }]),
        };
        let checker = match self.profile.as_deref() {
            None => checker,
            Some(text) => checker.with_profile(Profile::load(text).map_err(|e| error(py, "profile", e.to_string()))?),
        };
        let mut options = Options::default().lang(self.lang()).part(self.part);
        options = options.previous_part(self.previous_part).same_body(self.same_body);
        if let Some(name) = &self.name {
            options = options.name(name);
        }
        if let Some(name) = &self.previous_name {
            options = options.previous_name(name);
        }
        options = match self.mode.as_deref() {
            None | Some("auto") => options,
            Some("area") => options.mode(Mode::Area),
            Some("own") => options.mode(Mode::Own),
            Some(_) => return Err(self.wrong(py, "mode 是 auto、area 或 own", "mode is auto, area or own")),
        };
        options = self.missing.iter().fold(options, |options, unit| options.missing(unit));
        let rules = checker.rules();
        for ignored in &self.ignore {
            let rule = ignored.split_once('@').map_or(ignored.as_str(), |(rule, _)| rule);
            if rules.iter().all(|known| known.id != rule) {
                let (zh, en) = (
                    format!("ignore：没有规则“{rule}”；gouji.rules() 列出全部规则"),
                    format!("ignore: no rule \"{rule}\"; see gouji.rules()"),
                );
                return Err(self.wrong(py, &zh, &en));
            }
            options = options.ignore(ignored.as_str());
        }
        for (id, reason) in &self.aside {
            options = options.aside(Aside { id: id.clone(), reason: reason.clone() });
        }
        Ok((checker, options))
    }

    /// A wrong call.
    fn wrong(&self, py: Python, zh: &str, en: &str) -> PyErr {
        error(py, "call", if self.lang() == Lang::En { en } else { zh }.to_owned())
    }
}
