#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lastread_fuzz::row(bytes));
