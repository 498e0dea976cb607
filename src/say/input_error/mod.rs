//! Why an input could not be read, in words: in every language, but for the WebAssembly that has no English, whose door asks the larger one (`wasm`).

#[cfg(any(feature = "english", not(target_arch = "wasm32")))]
mod en;
mod zh;

use std::fmt;

use super::Lang;
use crate::input::InputError;

impl InputError {
    /// What is wrong, and what to do next.
    ///
    /// ```
    /// use gouji::{Checker, Input, Lang, Options};
    ///
    /// let error = Checker::new().check(Input::Text(" "), &Options::default()).unwrap_err();
    /// assert_eq!(error.message(Lang::Zh), "没有内容：请粘贴报告全文，或选择一个文件");
    /// assert_eq!(error.to_string(), error.message(Lang::En));
    /// ```
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => zh::input_error(self.kind()),
            #[cfg(any(feature = "english", not(target_arch = "wasm32")))]
            Lang::En => en::input_error(self.kind()),
            #[cfg(not(any(feature = "english", not(target_arch = "wasm32"))))]
            Lang::En => zh::input_error(self.kind()),
        }
    }
}

/// In English; [`InputError::message`] has both languages.
impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}
