#![no_main]
use gouji::{Input, Options, check_input};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let html = String::from_utf8_lossy(data);
    let _ = check_input(Input::Rich { html: &format!("<table>{html}"), text: "" }, None, &Options::default());
});
