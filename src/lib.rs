//! 勾稽 (gouji): reads an annual report on government information disclosure (政府信息公开工作年度报告) and names every
//! contradiction in it.
//!
//! A [`Checker`] is made once and takes any number of reports, on any number of threads. What it finds is a [`Report`]: facts, figures and places, with
//! messages in Chinese or in English.
//!
//! ```
//! use gouji::{Checker, Input, Options};
//!
//! let checker = Checker::new();
//! let text = "青禾市水利局2023年政府信息公开工作年度报告\n规章\t1\t0\t3\n行政规范性文件\t6\t2\t3\n";
//! let report = checker.check(Input::Text(text), &Options::default())?;
//! assert_eq!(report.document.year, Some(2023));
//! # Ok::<(), gouji::InputError>(())
//! ```
//!
//! # Features
//! `files` (by default) reads docx, xlsx, xlsb, xls, mht and pdf; text and HTML are always read. `toml` (by default) loads forms and profiles of one's own. `english`
//! (by default) has English sentences beside the Chinese. `export` adds the `export` module: lists of findings and workbooks; with `files`, `corrected`: a Word file with other figures. `schema` gives [`Report`] a
//! JSON Schema. `cli` is the command line.
//!
//! Data goes one way: bytes → `input` → `document` → `recognise` (after a [`form`]) → `filing`; its relations → `equations`, its text → `prose` →
//! `claims`; of these the rules make findings, `diagnose` names the wrong cells → [`report`], in facts → [`say`], in words.
// What tests reach inside for is documented where it stands, not as a public door.
#![cfg_attr(feature = "internals", allow(missing_docs))]

mod checker;
mod claims;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod diagnose;
mod digits;
mod document;
mod equations;
mod filing;
pub mod form;
pub mod formats;
mod input;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
mod number;
mod ordered;
mod place;
#[cfg(feature = "toml")]
mod profile;
mod prose;
mod recognise;
mod render;
pub mod report;
#[cfg(feature = "compare")]
mod rollup;
mod rule;
pub mod say;
mod script;
#[cfg(feature = "compare")]
pub mod together;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(feature = "compare")]
pub use checker::UnitInput;
pub use checker::{Checker, Options};
pub use form::Form;
#[cfg(feature = "toml")]
pub use form::FormError;
pub use input::{Input, InputError, InputErrorKind, MAX_BYTES, Measure};
pub use place::Place;
#[cfg(feature = "toml")]
pub use profile::{Profile, ProfileError};
#[cfg(all(feature = "files", feature = "export"))]
pub use render::corrected;
#[cfg(feature = "export")]
pub use render::export;
pub use report::{Aside, Ignore, Report};
pub use rule::{Entry as RuleEntry, Example as RuleExample, Examples as RuleExamples};
pub use say::Lang;
