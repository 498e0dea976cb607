//! What the small WebAssembly does without: everyone who opens the page loads it, and nothing in it reads this.

/// `value` in every build but the small one.
pub const fn large<T: Copy>(value: T) -> Option<T> {
    if cfg!(any(feature = "export", not(target_arch = "wasm32"))) { Some(value) } else { None }
}
