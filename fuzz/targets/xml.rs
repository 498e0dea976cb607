#![no_main]
use gouji::{Checker, Input, Options};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = Checker::new().check(Input::Bytes(data), &Options::default());
});
