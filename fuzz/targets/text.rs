#![no_main]
use gouji::{Input, Options, check_input};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let _ = check_input(Input::Text(&text), None, &Options::default());
    let _ = check_input(Input::Bytes(data), None, &Options::default());
});
