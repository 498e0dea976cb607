//! What the small WebAssembly does without: everyone who opens the page loads it, and nothing in it reads this.
//!
//! In: what a rule says of itself. Out: the same, or nothing where the build does without.

/// `value` in every build but the small one.
pub const fn large<T: Copy>(value: T) -> Option<T> {
    if cfg!(any(feature = "export", not(target_arch = "wasm32"))) { Some(value) } else { None }
}

/// A statement in Chinese and English, in every build that speaks both; else the Chinese, and nothing.
pub const fn spoken([zh, en]: [&'static str; 2]) -> [&'static str; 2] {
    if cfg!(any(feature = "english", not(target_arch = "wasm32"))) { [zh, en] } else { [zh, ""] }
}
