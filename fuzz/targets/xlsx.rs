#![no_main]
use gouji::{Input, Options, check_input};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = check_input(Input::Bytes(data), None, &Options::default());
});
