#![no_main]
use gouji::{Checker, Input, Options};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let html = String::from_utf8_lossy(data);
    let _ = Checker::new().check(Input::Rich { html: &format!("<table>{html}"), text: "" }, &Options::default());
});
