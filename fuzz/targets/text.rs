#![no_main]
use gouji::{Checker, Input, Options};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let _ = Checker::new().check(Input::Text(&text), &Options::default());
    let _ = Checker::new().check(Input::Bytes(data), &Options::default());
});
