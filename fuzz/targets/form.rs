#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = gouji::form::load(&String::from_utf8_lossy(data));
});
