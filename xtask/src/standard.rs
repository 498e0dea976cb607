//! Rust's standard library, built with the core instead of taken as it comes.
//!
//! As it comes it is optimised for speed and writes a message for each panic; a panic in the browser prints nothing, it stops. Built here for size and
//! with panics that stop at once, the core is 15 KB smaller as brotli (docs/speed.md). rustup brings the source; without it the library is taken as it
//! comes. Neither option is stable; the toolchain is pinned (rust-toolchain.toml), so that they mean the same on every machine.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{root, step};

/// What cargo is told to build it.
pub const ARGUMENTS: [&str; 4] = ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];

/// What the compiler is told besides, and may be told only then: a library taken as it comes panics in its own way.
pub const FLAGS: &str = " -Z unstable-options -C panic=immediate-abort";

/// Whether the library's source is there.
pub fn is_there() -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()).output();
    sysroot.is_ok_and(|o| PathBuf::from(String::from_utf8_lossy(&o.stdout).trim()).join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}

/// Has rustup bring the source where it is not there. Where that cannot be done it is only said: the page is larger then, and as right.
pub fn bring() {
    if !is_there() && step("rustup", &["component", "add", "rust-src"]).is_err() {
        println!(
            "xtask: the source of Rust's standard library is not there: the WebAssembly is some 15 KB larger to send than it could be"
        );
    }
}
